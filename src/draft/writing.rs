//! The date of the writing against what the text itself tells of its time.

use std::sync::LazyLock;

use regex::Regex;

use super::times::{Form, Modality, TimeExpression, words};
use crate::article::{Article, Written, number, pattern};
use crate::document::date::{Bounds, EdtfDate, Hemisphere, Window, month_name};

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:early |mid-?|late |in )*(?<month>january|february|march|april|may|june|july|august|september|october|november|december)(?:’s|'s)?$",
    )
});
static PAST_MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^the (?:past|last) (?<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}) months$",
    )
});

/// English that is read today is no older.
const OLDEST: &str = "[1500..]";

/// Adds to the evidence what the text tells of its time, and asks where that speaks against the date.
pub fn weigh(
    article: &Article,
    expressions: &[TimeExpression],
    date: Option<&EdtfDate>,
    written: &mut Written,
) {
    let window = date.map(|date| date.meaning(Hemisphere::default()).bounds.start);
    if let Some(until) = window.and_then(|window| window.until) {
        let is_later = |bounds: Bounds| bounds.start.from.is_some_and(|from| until <= from);
        let later = told(expressions).find(|(_, bounds)| is_later(*bounds));
        if let Some((later, _)) = later {
            let words = article.shown(later.bytes.clone());
            written.questions.push(format!(
                "the text tells of “{words}”, which is later than this; was it written later, or is that a forecast?"
            ));
        }
    }
    for (words, month) in implied_months(article, expressions) {
        let name = name_of(month);
        written.evidence.push_str(&format!(
            " {words}, so it seems to have been written about {name}."
        ));
        let given = window.and_then(month_of).or_else(|| {
            let latest = EdtfDate::parse(written.latest.as_deref()?).ok()?;
            month_of(latest.meaning(Hemisphere::default()).bounds.start)
        });
        let is_far = |given: usize| !matches!((given + 12 - month) % 12, 0 | 1 | 11);
        if date.is_some() && given.is_some_and(is_far) {
            written.questions.push(format!(
                "{words}, which points to {name}; is the date of the writing right?"
            ));
        }
    }
}

/// The name of a month, counted from 0.
fn name_of(month: usize) -> &'static str {
    month_name(month as u32 + 1)
}

/// The dates that the text tells of by themselves.
fn told(expressions: &[TimeExpression]) -> impl Iterator<Item = (&TimeExpression, Bounds)> {
    let tells = |expression: &&TimeExpression| {
        expression.form == Form::Absolute
            && expression.modality == Modality::Asserted
            && expression.sure
    };
    expressions.iter().filter(tells).filter_map(|expression| {
        let date = EdtfDate::parse(expression.edtf.as_deref()?).ok()?;
        Some((expression, date.resolve(Hemisphere::default()).ok()?.bounds))
    })
}

/// The month, counted from 0, if a window lies in one.
fn month_of(window: Window) -> Option<usize> {
    let (first, last) = (window.earliest_day()?, window.latest_day()?);
    let month = |day: &str| day.get(5..7)?.parse::<usize>().ok()?.checked_sub(1);
    (first.get(..7) == last.get(..7)).then(|| month(&first))?
}

/// Months of the writing that the text implies: "the past five months" beside "August" point to January.
fn implied_months(article: &Article, expressions: &[TimeExpression]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for (index, expression) in expressions.iter().enumerate() {
        let words = article.shown(expression.bytes.clone());
        let Some(count) = PAST_MONTHS.captures(&words) else {
            continue;
        };
        let count = number(&count["count"]);
        let place = article.place_of(expression.bytes.start);
        let before = expressions[..index]
            .iter()
            .rev()
            .take_while(|other| article.place_of(other.bytes.start) == place);
        let month = before.into_iter().find_map(|other| {
            let shown = article.shown(other.bytes.clone());
            let number = words::month(&MONTH.captures(&shown)?["month"])?;
            Some(number as usize - 1)
        });
        if let Some((month, count)) = month.zip(count) {
            let month_name = name_of(month);
            let implied = (month + count as usize) % 12;
            if !found.iter().any(|(_, other)| *other == implied) {
                found.push((
                    format!("The text counts “{words}” where it speaks of {month_name}"),
                    implied,
                ));
            }
        }
    }
    found
}

/// A date of the writing for a document, which needs one. Where nothing tells it, it lies between the last date that the
/// text tells of and the day on which the page was fetched.
#[expect(
    clippy::expect_used,
    reason = "the constant is a date, and a test reads it"
)]
pub fn edtf(written: &mut Written, article: &Article, expressions: &[TimeExpression]) -> EdtfDate {
    let parsed = |text: &str| EdtfDate::parse(text).ok();
    if let Some(known) = written.edtf.as_deref().and_then(parsed) {
        return known;
    }
    let last = told(expressions).max_by_key(|(_, bounds)| bounds.start.from);
    let earliest =
        last.and_then(|(expression, bounds)| Some((expression, bounds.start.earliest_day()?)));
    let latest = written.latest.clone();
    let text = match (&earliest, &latest) {
        (Some((_, earliest)), Some(latest)) if earliest < latest => {
            format!("[{earliest}..{latest}]")
        }
        (_, Some(latest)) => format!("[..{latest}]"),
        (Some((_, earliest)), None) => format!("[{earliest}..]"),
        (None, None) => OLDEST.to_owned(),
    };
    if let Some((expression, _)) = earliest.filter(|(_, earliest)| text.contains(earliest)) {
        let words = article.shown(expression.bytes.clone());
        written.evidence.push_str(&format!(
            " It is not older than the last date that it tells of, “{words}”."
        ));
    }
    parsed(&text).unwrap_or_else(|| parsed(OLDEST).expect("a date"))
}

#[cfg(test)]
mod tests {
    use super::super::{Options, draft};
    use super::*;

    fn drafted(text: &str, written: Option<&str>) -> String {
        let article = Article::read(text.as_bytes(), "a.txt").expect("an article");
        let written = written.map(|text| EdtfDate::parse(text).expect("a date"));
        draft(
            &article,
            &Options {
                written,
                ..Options::default()
            },
        )
        .text
    }

    #[test]
    fn the_oldest_writing_is_a_date() {
        assert!(EdtfDate::parse(OLDEST).is_ok());
    }

    #[test]
    fn a_writing_that_is_not_told_lies_after_what_the_text_tells_of() {
        let text = "| Welcome to The Daily\n\nMonday, July 6, 2020\n\nThe quay\n\nThe quay was closed on 4 August 2018, and nobody asked why.\n";
        let draft = drafted(text, None);
        assert!(
            draft.contains("edtf: \"[2018-08-04..2020-07-06]\""),
            "{draft}"
        );
        assert!(draft.contains("// decide: when was it written?"), "{draft}");
    }

    #[test]
    fn months_that_the_text_counts_tell_the_month_of_the_writing() {
        let text = "The quay\n\nIt was closed in early August, and the raids went on over the past five months without an end.\n";
        let draft = drafted(text, Some("2019-06-08"));
        assert!(draft.contains("points to January"), "{draft}");
        assert!(!drafted(text, Some("2019-01-08")).contains("points to"));
    }

    #[test]
    fn a_date_after_the_writing_is_asked_about() {
        let draft = drafted(
            "The quay\n\nIt was closed on 4 August 2018 by the council.\n",
            Some("2017-03-01"),
        );
        assert!(draft.contains("which is later than this"), "{draft}");
    }
}
