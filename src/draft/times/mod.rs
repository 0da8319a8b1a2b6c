//! Time expressions of a running English text, and their dates.
//!
//! The [table of rules](rules) finds expressions and gives each a [meaning], which is resolved against the date of the writing
//! or the time that was told last. Values in TIMEX3 follow TimeML (<https://www.timeml.org/>); dates are EDTF.

mod edtf;
mod holidays;
mod length;
mod meaning;
mod notation;
mod recur;
mod resolve;
mod rule;
mod rules;
mod stamp;
mod tense;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use self::meaning::{Meaning, Recurring, Which};
use self::recur::in_year;
use self::resolve::Resolver;
use self::stamp::{Stamp, Unit};
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

/// The bytes of a sentence that are read at once, so that a text without full stops takes no longer than others.
const MAX_READ: usize = 4096;

/// Rules for words that corpora of histories, after TIDES, count as times, and those of news, after TimeML, do not.
const NARRATIVE_ONLY: &[&str] = &["duration-after", "duration-of", "former"];

/// The bytes of a sentence within which a year that it names is its own. Years behind them are often named in passing.
const LEAD: usize = 25;

struct Finding {
    bytes: Range<usize>,
    sentence: usize,
    rule: &'static str,
    meaning: Meaning,
}

/// Finds the time expressions of a text, in its order and not overlapping.
///
/// The bytes of the sentences are those of [`sentences`](super::sentences()) or others in the order of the text.
pub fn tag(text: &str, sentences: &[Range<usize>], context: &Context) -> Vec<TimeExpression> {
    let mut findings = findings(text, sentences);
    years_of_lists(text, &mut findings);
    let anchor = context.anchor.unwrap_or_else(|| anchor_of(&findings));
    findings
        .retain(|finding| anchor == Anchor::Narrative || !NARRATIVE_ONLY.contains(&finding.rule));
    let mut resolver = Resolver {
        hemisphere: context.hemisphere,
        anchor,
        written: context.written.as_ref().and_then(stamp_of),
        told: None,
        thread: None,
    };
    let mut expressions = Vec::with_capacity(findings.len());
    for (at, finding) in findings.iter().enumerate() {
        let sentence = sentences[finding.sentence].clone();
        let within = finding.bytes.start - sentence.start..finding.bytes.end - sentence.start;
        let sentence_text = &text[sentence];
        let clause = Clause::around(sentence_text, &within);
        let resolved = resolver.resolve(&finding.meaning, clause.tense());
        if let Some(stamp) = resolved.stamp
            && stamp.unit() <= Unit::Year
        {
            resolver.told = Some((stamp, at));
            if stamp.unit() < Unit::Year || within.start <= LEAD {
                resolver.thread = Some((stamp, at));
            }
        }
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
            because: resolved.because.clone(),
            modality: clause.modality(),
            sure: resolved.sure,
            alternatives: resolved.alternatives(),
            timex: Timex {
                kind: resolved.kind,
                value: resolved.value.clone(),
            },
        });
    }
    expressions
}

fn findings(text: &str, sentences: &[Range<usize>]) -> Vec<Finding> {
    let mut all = Vec::new();
    for (sentence, bytes) in sentences.iter().enumerate() {
        let mut start = bytes.start;
        while start < bytes.end {
            let end = piece_end(text, start, bytes.end);
            let found = rule::findings(&text[start..end]).into_iter();
            all.extend(found.map(|(bytes, rule, meaning)| Finding {
                bytes: start + bytes.start..start + bytes.end,
                sentence,
                rule: rule.id,
                meaning,
            }));
            start = end;
        }
    }
    all
}

/// The end of a piece of a sentence, behind a space where there is one.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= MAX_READ {
        return end;
    }
    let limit = text.floor_char_boundary(start + MAX_READ);
    let space = text[start..limit].rfind(char::is_whitespace);
    space.map_or(limit, |space| {
        let at = start + space;
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    })
}

/// Gives the year of "October and November 1919" to October too.
fn years_of_lists(text: &str, findings: &mut [Finding]) {
    for at in (0..findings.len().saturating_sub(1)).rev() {
        let (this, next) = (&findings[at], &findings[at + 1]);
        if let Meaning::Clock(clock, None) = this.meaning
            && this.sentence == next.sentence
            && text[this.bytes.end..next.bytes.start].trim() == "on"
        {
            findings[at].meaning = Meaning::Clock(clock, Some(Box::new(next.meaning.clone())));
            continue;
        }
        let Meaning::Recurring(what) = unwrapped(&this.meaning) else {
            continue;
        };
        let Meaning::At(stamp) = unwrapped(&next.meaning) else {
            continue;
        };
        if this.sentence != next.sentence || !is_list(&text[this.bytes.end..next.bytes.start]) {
            continue;
        }
        let (Some(year), month) = (stamp.year(), stamp.month()) else {
            continue;
        };
        let stamp = match what {
            Recurring::DayOfMonth(day) => month.and_then(|month| Stamp::day(year, month, *day)),
            _ if !matches!(
                stamp,
                Stamp::Month(..) | Stamp::Day(_) | Stamp::Season(..) | Stamp::DayPart(..)
            ) =>
            {
                None
            }
            _ => {
                let is_year_before = in_year(*what, year)
                    .and_then(Stamp::days)
                    .zip(stamp.days())
                    .is_some_and(|(this, next)| this.0 > next.0);
                in_year(*what, year - i32::from(is_year_before))
            }
        };
        if let Some(stamp) = stamp {
            let meaning = replaced(&findings[at].meaning, stamp);
            findings[at].meaning = meaning;
        }
    }
}

/// The meaning of that which something is a part of.
fn unwrapped(meaning: &Meaning) -> &Meaning {
    match meaning {
        Meaning::Part(_, of) | Meaning::DayPart(_, Some(of)) | Meaning::UnitOf(_, of) => {
            unwrapped(of)
        }
        _ => meaning,
    }
}

fn replaced(meaning: &Meaning, stamp: Stamp) -> Meaning {
    match meaning {
        Meaning::Part(part, of) => Meaning::Part(*part, Box::new(replaced(of, stamp))),
        Meaning::DayPart(part, Some(of)) => {
            Meaning::DayPart(*part, Some(Box::new(replaced(of, stamp))))
        }
        Meaning::UnitOf(unit, of) => Meaning::UnitOf(*unit, Box::new(replaced(of, stamp))),
        _ => Meaning::At(stamp),
    }
}

fn is_list(between: &str) -> bool {
    let joints = [
        "and", "to", "until", "till", "through", "or", "the", "on", "from",
    ];
    between.len() <= 16
        && between
            .split(|c: char| !c.is_alphanumeric())
            .all(|word| word.is_empty() || joints.contains(&word))
}

/// Fewer dates with a year do not make a history.
const MANY_YEARS: usize = 10;
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
    let (mut with_year, mut from_today) = (0, 0);
    for finding in findings {
        match unwrapped(&finding.meaning) {
            Meaning::At(_) => with_year += 1,
            Meaning::Recurring(Recurring::Weekday(_)) | Meaning::Nth(..) => from_today += 1,
            Meaning::Unit(Which::This | Which::Last | Which::Next, _) => from_today += 1,
            _ => {}
        }
    }
    if with_year > 2 * from_today && with_year > MANY_YEARS {
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
        Meaning::At(_) => Form::Absolute,
        Meaning::Recurring(_)
        | Meaning::Nth(..)
        | Meaning::Unit(..)
        | Meaning::UnitOf(..)
        | Meaning::Within(..) => Form::Relative,
        Meaning::Shift(_) => Form::Shift,
        Meaning::Span(..) => Form::Span,
        Meaning::Part(..) | Meaning::DayPart(..) => Form::Part,
        Meaning::Clock(_, of) => of.as_deref().map_or(Form::Relative, form),
        Meaning::Set(_) => Form::Set,
        Meaning::Vague(_) => Form::Vague,
    }
}
