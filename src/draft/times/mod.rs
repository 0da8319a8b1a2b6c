//! Time expressions of a running English text, and their dates.
//!
//! A table of rules (`rules`) finds expressions and gives each a `meaning`, which is resolved against the date of the writing
//! or the time that was told last. Values in TIMEX3 follow TimeML (<https://www.timeml.org/>); dates are EDTF.

mod cues;
mod doubt;
mod edtf;
mod engine;
mod finding;
mod holidays;
mod length;
mod meaning;
mod neighbours;
mod notation;
mod recur;
mod resolve;
mod resolved;
mod rule;
mod rules;
mod run;
mod stamp;
mod stretch;
mod tense;
#[cfg(test)]
mod tests;
pub(super) mod words;

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use self::doubt::First;
use self::finding::{Finding, findings, without_narrative};
use self::length::duration;
use self::meaning::{Count, Distance, Meaning, Part};
use self::neighbours::share_dates;
use self::resolve::Resolver;
use self::resolved::Resolved;
use self::stamp::{Stamp, Unit};
use self::stretch::in_order;
use self::tense::Clause;
pub use self::tense::modality;
use crate::document::date::{EdtfDate, Hemisphere};

/// The knowledge beside the text that dates depend on.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The date of the writing.
    pub written: Option<EdtfDate>,
    /// The time that dates are counted from. Guessed where it is not given.
    pub anchor: Option<Anchor>,
    /// The half of the globe, for seasons.
    pub hemisphere: Hemisphere,
}

/// The time that dates without a year are counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The writing, as in a newspaper.
    News,
    /// The time that was told last, as in a history.
    Narrative,
}

/// Words of a text that tell a time.
#[derive(Clone, PartialEq, Debug)]
pub struct TimeExpression {
    /// Their bytes in the text.
    pub bytes: Range<usize>,
    /// The position of their sentence.
    pub sentence: usize,
    /// The rule that found them.
    pub rule: &'static str,
    /// The way in which they tell it.
    pub form: Form,
    /// The thing that they are counted from.
    pub relative_to: RelativeTo,
    /// Their date, where it is known. [`EdtfDate`] reads it.
    pub edtf: Option<String>,
    /// The reason for the date, or for none.
    pub because: String,
    /// The claim of the clause that it happened then.
    pub modality: Modality,
    /// False where another reading is as good.
    pub sure: bool,
    /// Other readings.
    pub alternatives: Vec<Alternative>,
    /// The same as TIMEX3 has it.
    pub timex: Timex,
}

/// The way in which an expression tells a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// By itself: "4 August 2022".
    Absolute,
    /// By a distance: "two years ago".
    Shift,
    /// A length: "18 months".
    Span,
    /// A part of another time: "early August".
    Part,
    /// By the writing or the time that was told last: "4 August", "last week".
    Relative,
    /// Again and again: "every Tuesday".
    Set,
    /// By the context only: "recently".
    Vague,
}

/// The thing that a date is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelativeTo {
    /// The date stands by itself, or is not known.
    Nothing,
    /// The date of the writing.
    Writing,
    /// Another expression, by its position.
    Expression(usize),
}

/// The way in which a clause speaks of its time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Modality {
    /// It happened.
    Asserted,
    /// Somebody says so.
    Alleged,
    /// It may, might or will.
    Supposed,
    /// It did not.
    Denied,
}

/// Another reading of an expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    pub edtf: String,
    /// The condition under which it holds.
    pub because: String,
}

/// An expression in TIMEX3.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timex {
    pub kind: TimexKind,
    /// `None` where only the context tells it.
    pub value: Option<String>,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

/// The bytes of a sentence within which a year that it names is its own. Years behind them are often named in passing.
const LEAD: usize = 25;

/// Finds the time expressions of a text, in its order and not overlapping.
///
/// The bytes of the sentences are those of [`sentences`](crate::article::sentences()) or others in the order of the text.
pub fn tag(text: &str, sentences: &[Range<usize>], context: &Context) -> Vec<TimeExpression> {
    let mut findings = findings(text, sentences);
    share_dates(text, &mut findings);
    let anchor = context.anchor.unwrap_or_else(|| anchor_of(&findings));
    if anchor == Anchor::News && without_narrative(text, sentences, &mut findings) {
        share_dates(text, &mut findings);
    }
    let mut resolver = Resolver {
        hemisphere: context.hemisphere,
        anchor,
        written: context.written.as_ref().and_then(stamp_of),
        first: first_in_figures(&findings),
        told: None,
        told_day: None,
        thread: None,
    };
    let mut expressions = Vec::with_capacity(findings.len());
    let mut previous_stamp = None;
    for (at, finding) in findings.iter().enumerate() {
        let sentence = sentences[finding.sentence].clone();
        let within = finding.bytes.start - sentence.start..finding.bytes.end - sentence.start;
        let sentence_text = &text[sentence];
        let clause = Clause::around(sentence_text, &within);
        let previous = at.checked_sub(1).map(|at| &findings[at]);
        let around = (previous, finding, findings.get(at + 1));
        let resolved = in_order(text, around, previous_stamp, &resolver, clause.tense());
        let resolved = if finding.is_counted_from_next {
            counted_from(at + 1, &finding.meaning, resolved, anchor)
        } else {
            resolved
        };
        previous_stamp = resolved.stamp;
        if let Some(stamp) = resolved.stamp
            && stamp.unit() <= Unit::Year
        {
            resolver.told = Some((stamp, at));
            if stamp.unit() <= Unit::Day {
                resolver.told_day = resolver.told;
            }
            if stamp.unit() < Unit::Year || within.start <= LEAD {
                resolver.thread = Some((stamp, at));
            }
        }
        // Whatever comes now is told of a day that is not known.
        let is_unknown = resolved.stamp.is_none()
            && matches!(
                finding.meaning.whole(),
                Meaning::Recurring(_) | Meaning::Nth(..)
            );
        resolver.told_day = resolver.told_day.filter(|_| !is_unknown);
        let alternatives = resolved.others.iter().filter_map(|(stamp, condition)| {
            let (edtf, because) = (stamp.edtf()?, (*condition).to_owned());
            Some(Alternative { edtf, because })
        });
        let alternatives: Vec<Alternative> = alternatives.collect();
        expressions.push(TimeExpression {
            bytes: finding.bytes.clone(),
            sentence: finding.sentence,
            rule: finding.rule,
            form: form(&finding.meaning),
            relative_to: resolved.relative_to,
            edtf: edtf::edtf(
                &resolved,
                context.hemisphere,
                &sentence_text[..within.start],
            ),
            because: because(&resolved, resolver.written, |at| {
                &text[findings[at].bytes.clone()]
            }),
            modality: clause.modality(),
            sure: alternatives.is_empty() && resolved.doubt.is_none(),
            alternatives,
            timex: Timex {
                kind: resolved.kind,
                value: resolved.value,
            },
        });
    }
    expressions
}

/// A date that is counted from the next expression. TimeML has the length alone for it, and TIDES the date.
fn counted_from(next: usize, meaning: &Meaning, resolved: Resolved, anchor: Anchor) -> Resolved {
    let Meaning::Beside(Distance::Units(count, unit), ..) = meaning else {
        return resolved;
    };
    let length = Some(duration(Count::Exact(*count), *unit));
    if resolved.stamp.is_none() {
        return Resolved::unknown(TimexKind::Duration, length, "a length of time");
    }
    let resolved = Resolved {
        relative_to: RelativeTo::Expression(next),
        ..resolved
    };
    match anchor {
        Anchor::News => Resolved {
            kind: TimexKind::Duration,
            value: length,
            ..resolved
        },
        Anchor::Narrative => resolved,
    }
}

/// The part that stands first in those dates in figures that cannot be read otherwise, if they agree.
fn first_in_figures(findings: &[Finding]) -> Option<First> {
    let tells = |finding: &&Finding| match finding.meaning {
        Meaning::At(stamp) => stamp.date().is_some_and(|date| date.day() > 12),
        _ => false,
    };
    let has = |rule: &str| {
        let mut telling = findings.iter().filter(tells);
        telling.any(|finding| finding.rule == rule)
    };
    match (has("figures-day-first"), has("figures-month-first")) {
        (true, false) => Some(First::Day),
        (false, true) => Some(First::Month),
        _ => None,
    }
}

/// The reason for a date in words, with that which it is counted from.
fn because<'t>(
    resolved: &Resolved,
    written: Option<Stamp>,
    words: impl Fn(usize) -> &'t str,
) -> String {
    let part = match resolved.part {
        Some(Part::Early) => ", the first third of it".to_owned(),
        Some(Part::Middle) => ", the middle third of it".to_owned(),
        Some(Part::Late) => ", the last third of it".to_owned(),
        Some(Part::FirstHalf) => ", the first half of it".to_owned(),
        Some(Part::SecondHalf) => ", the second half of it".to_owned(),
        Some(Part::IntoNextDay) => ", and of the next".to_owned(),
        Some(Part::Run(run)) => format!(", {}", run.words()),
        Some(Part::Whole) | None => String::new(),
    };
    let from = match resolved.relative_to {
        RelativeTo::Nothing => String::new(),
        RelativeTo::Writing => {
            let date = written.and_then(Stamp::edtf).unwrap_or_default();
            format!(", counted from the writing ({date})")
        }
        RelativeTo::Expression(at) => format!(", counted from “{}”", words(at)),
    };
    let doubt = resolved.doubt.as_deref().unwrap_or_default();
    format!("{}{from}{part}{doubt}", resolved.reason)
}

/// Fewer dates with a year do not make a history.
const MANY_YEARS: usize = 10;
/// Nor do so many for each time that is counted from the writing. Histories have a dozen or more, and an opinion that goes
/// back over the years has five or six.
const YEARS_A_COUNTED: usize = 8;
/// The sentences from which the anchor is guessed at most.
const GUESSED_FROM: usize = 400;

/// The anchor of a text, guessed from its beginning: a history tells dates with their years, news counts from today.
pub fn guessed_anchor(text: &str, sentences: &[Range<usize>]) -> Anchor {
    let beginning = &sentences[..sentences.len().min(GUESSED_FROM)];
    anchor_of(&findings(text, beginning))
}

fn anchor_of(findings: &[Finding]) -> Anchor {
    let findings = findings
        .iter()
        .take_while(|finding| finding.sentence < GUESSED_FROM);
    let (mut with_year, mut counted) = (0, 0);
    for finding in findings {
        let meaning = finding.meaning.whole();
        with_year += usize::from(matches!(meaning, Meaning::At(_)));
        counted += usize::from(meaning.counts_from_writing());
    }
    if with_year > MANY_YEARS && with_year > YEARS_A_COUNTED * counted {
        Anchor::Narrative
    } else {
        Anchor::News
    }
}

/// The part of the calendar that a date lies in.
fn stamp_of(date: &EdtfDate) -> Option<Stamp> {
    let bounds = date.meaning(Hemisphere::default()).bounds;
    let day = |text: Option<String>| text?.parse::<NaiveDate>().ok();
    let first = day(bounds.start.earliest_day());
    let last = day(bounds.end.latest_day());
    let (first, last) = (first.or(last)?, last.or(first)?);
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    Some(if first == last {
        Stamp::Day(first)
    } else if is_one_month {
        Stamp::Month(first.year(), first.month())
    } else if first.year() == last.year() {
        Stamp::Year(first.year())
    } else {
        Stamp::Day(last)
    })
}

fn form(meaning: &Meaning) -> Form {
    match meaning {
        Meaning::At(_) | Meaning::Eid(Some(_)) => Form::Absolute,
        Meaning::Recurring(_)
        | Meaning::Nth(..)
        | Meaning::Unit(..)
        | Meaning::UnitOf(..)
        | Meaning::Eid(None)
        | Meaning::Within(..) => Form::Relative,
        Meaning::Shift(_) | Meaning::Beside(..) => Form::Shift,
        Meaning::Span(..) => Form::Span,
        Meaning::Part(..)
        | Meaning::DayPart(..)
        | Meaning::NthOf(..)
        | Meaning::NthWeekdayOf(..) => Form::Part,
        Meaning::Doubtful(_, of) => form(of),
        Meaning::Clock(_, of) => of.as_deref().map_or(Form::Relative, form),
        Meaning::Set(_) | Meaning::Each(_) => Form::Set,
        Meaning::Vague(_) => Form::Vague,
    }
}
