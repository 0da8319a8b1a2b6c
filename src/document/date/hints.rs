//! Hints on texts that are no EDTF dates: the form nearest to what was typed.
//!
//! A hint is a sentence such as "write `1850~`". The forms between backticks up to its first semicolon are dates, and
//! [`mend`] gives no hint in which one of them is none; behind the semicolon stand remarks.
//!
//! - [`numbers`] reads what is written in digits, `8/1/2022` or `1914-18`, and [`times`] what has a time of a clock;
//!   [`impossible`] knows the days, months and times that there are none of.
//! - [`phrases`] reads what is written in words, "until 1985" or "from 3 August to 5 September 2022", by a table of
//!   phrases around dates.
//! - [`dates`] reads the dates in those, "19th century" or "mid August 2022", by a table of their own, out of [`tokens`] and
//!   into a [`reading`].

mod dates;
mod impossible;
mod numbers;
mod phrases;
mod reading;
mod times;
mod tokens;

/// Judges whether a text is a date that can be written in a document.
pub type IsDate = fn(&str) -> bool;

/// Longer texts are no dates that somebody mistyped.
const MAX_TEXT: usize = 80;
/// The hint on a text of which nothing can be told.
const ANY_DATE: &str = "write a date such as `2022-08`, a period such as `2022-04/2023-01`, or a one-of range such as `[2022-08-01..2022-08-10]`";

/// The date that the writer probably means, if it can be told.
pub fn mend(text: &str, is_date: IsDate) -> String {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return "write a date such as `2022`, `2022-08` or `2022-08-01`; leave `edtf` out where an event has no date".to_owned();
    }
    if trimmed.len() > MAX_TEXT {
        return ANY_DATE.to_owned();
    }
    let plain = with_plain_hyphens(trimmed);
    if is_date(&plain) {
        let fault = match plain == trimmed {
            true => "without the space around it",
            false => "with plain hyphens",
        };
        return format!("write `{plain}`, {fault}");
    }
    let ways: [fn(&str, IsDate) -> Option<String>; 11] = [
        spelled_otherwise,
        of_older_drafts,
        as_set,
        numbers::range_of_two_units,
        times::mend_set,
        numbers::mend,
        times::mend,
        of_parts,
        impossible::mend,
        phrases::mend,
        impossible::no_such_day,
    ];
    ways.iter()
        .find_map(|way| {
            let hint = way(&plain, is_date)?;
            (names_dates_only(&hint, is_date) && !makes_a_season(&plain, &hint)).then_some(hint)
        })
        .unwrap_or_else(|| ANY_DATE.to_owned())
}

/// The dates that somebody who typed this may have meant, the likeliest first; none where that cannot be told.
pub fn meant(text: &str, is_date: IsDate) -> Vec<String> {
    let text = text.trim();
    if is_date(text) {
        return vec![text.to_owned()];
    }
    match text.is_empty() {
        true => Vec::new(),
        false => named_in(&mend(text, is_date), is_date),
    }
}

/// The dates that a hint says to write, the likeliest first; none of one that only shows how dates are written.
pub fn named_in(hint: &str, is_date: IsDate) -> Vec<String> {
    match hint.contains("such as") {
        true => Vec::new(),
        false => forms(hint)
            .filter(|form| is_date(form))
            .map(str::to_owned)
            .collect(),
    }
}

/// The forms that a hint says to write.
fn forms(hint: &str) -> impl Iterator<Item = &str> {
    let advice = hint.split(';').next().unwrap_or_default();
    advice.split('`').skip(1).step_by(2)
}

fn names_dates_only(hint: &str, is_date: IsDate) -> bool {
    forms(hint).all(is_date)
}

/// True if a hint reads digits as a season or a quarter, of which digits alone never speak: `[2022-02-30]` is no month 30.
fn makes_a_season(text: &str, hint: &str) -> bool {
    let is_spelled = text.contains(|c: char| c.is_alphabetic() && !"TZXYES".contains(c));
    let seasons = || forms(hint).flat_map(|form| form.split(['/', ',', '[', ']', '{', '}']));
    let is_season = |date: &str| {
        let (_, unit) = date.trim_matches('.').rsplit_once('-').unwrap_or_default();
        date.len() == 7 && unit.parse().is_ok_and(|unit: u8| (21..=41).contains(&unit))
    };
    !is_spelled && seasons().any(|date| is_season(date) && !text.contains(date))
}

/// The text with a hyphen for each of the dashes and minus signs that editors make of it.
fn with_plain_hyphens(text: &str) -> String {
    let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}');
    text.replace(is_dash, "-")
}

/// `[1667, 1668]`, `185x`: a date but for spaces or small letters.
fn spelled_otherwise(text: &str, is_date: IsDate) -> Option<String> {
    let bare: String = text.split_whitespace().collect();
    let large = text.to_uppercase();
    [(bare, "without the space"), (large, "in capitals")]
        .into_iter()
        .find(|(date, _)| is_date(date))
        .map(|(date, fault)| format!("write `{date}`, {fault}"))
}

/// `199u`, `1984/open`, `unknown/2006`, `18--`: the drafts before the standard, and library catalogues.
fn of_older_drafts(text: &str, is_date: IsDate) -> Option<String> {
    let open = text.replace("open", "..").replace("unknown", "");
    let catalogued = text
        .strip_suffix("--")
        .map(|century| format!("{century}XX"))
        .or_else(|| text.strip_suffix('-').map(|decade| format!("{decade}X")));
    [Some(open.replace('u', "X")), catalogued]
        .into_iter()
        .flatten()
        .find(|date| is_date(date))
        .map(|date| format!("write `{date}`"))
}

/// `2022-08-01..2022-08-10`, `1667, 1668`: the members of a set without its brackets.
fn as_set(text: &str, is_date: IsDate) -> Option<String> {
    let bare: String = text.split_whitespace().collect();
    if !bare.contains([',', '.']) || !is_date(&format!("[{bare}]")) {
        return None;
    }
    let one_of = format!("`[{bare}]` for one of these");
    let period = match (bare.strip_prefix(".."), bare.strip_suffix("..")) {
        (Some(end), _) => format!("../{end}"),
        (_, Some(start)) => format!("{start}/.."),
        _ => bare.replace("..", "/"),
    };
    Some(match bare.contains(',') {
        true => format!("write {one_of}, or `{{{bare}}}` for each of them"),
        false if is_date(&period) => {
            format!("write {one_of}, or `{period}` for a period; a one-of range stands in brackets")
        }
        false => format!("write {one_of}; a one-of range stands in brackets"),
    })
}

/// `2022-8-1/2022-9-1`, `[33..44]`: a period or a set of which some dates are written otherwise.
fn of_parts(text: &str, is_date: IsDate) -> Option<String> {
    let is_set = text.starts_with(['[', '{']);
    if !is_set && text.matches('/').count() != 1 {
        return None;
    }
    let mut mended = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let sign = rest.find(['/', '[', ']', '{', '}', ',']);
        let ends = [sign, rest.find("..")].into_iter().flatten();
        let (part, behind) = rest.split_at(ends.min().unwrap_or(rest.len()));
        let length = if behind.starts_with("..") { 2 } else { 1 };
        let (delimiter, behind) = behind.split_at(length.min(behind.len()));
        mended.push_str(&mended_part(part.trim(), is_date)?);
        mended.push_str(delimiter);
        rest = behind;
    }
    Some(format!("write `{mended}`"))
}

/// A part of a period or set, or the only form that its own hint says to write.
fn mended_part(part: &str, is_date: IsDate) -> Option<String> {
    if part.is_empty() || is_date(part) {
        return Some(part.to_owned());
    }
    let hint = mend(part, is_date);
    let mut forms = forms(&hint).filter(|_| hint.starts_with("write `"));
    let only = forms.next()?.to_owned();
    match only.as_str() {
        // The end of a period of which nothing is known is left out.
        "XXXX" => Some(String::new()),
        _ => forms.next().is_none().then_some(only),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_hint_stand_before_its_first_semicolon() {
        let hint = "write `1667` or `1668`; leave `edtf` out";
        assert!(forms(hint).eq(["1667", "1668"]));
        assert_eq!(forms("swap its two dates").count(), 0);
    }

    #[test]
    fn what_was_typed_is_a_date_only_if_it_can_be_told_which() {
        let is_date = |text: &str| crate::document::date::EdtfDate::parse(text).is_ok();
        for (typed, dates) in [
            ("August 2022", &["2022-08"][..]),
            ("summer 2022", &["2022-22"]),
            ("44 BC", &["-0043"]),
            ("19th century", &["18XX"]),
            ("8/1/2022", &["2022-01-08", "2022-08-01"]),
            ("9/11", &[]),
            ("september", &[]),
            ("today", &[]),
            ("the strike", &[]),
            ("", &[]),
        ] {
            assert_eq!(meant(typed, is_date), dates, "{typed}");
        }
    }

    #[test]
    fn a_hint_that_would_name_what_is_no_date_is_not_given() {
        assert_eq!(mend("1850s", |_| false), ANY_DATE);
        assert_eq!(mend("1850s", |date| date == "185X"), "write `185X`");
    }
}
