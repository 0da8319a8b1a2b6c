//! Dates as EDTF writes them.

use std::fmt;

use super::calendar::{CalendarDate, FOUR_DIGITS, Unit};
use super::instant::Instant;
use super::meaning::{Bounds, Edge, Form, Window, merged};

/// A date in EDTF: in one text, or in one for each end, where those are sets, for which no interval has room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfText {
    One(String),
    Ends { start: String, end: String },
}

/// EDTF for a date of which nothing is known.
const NO_DATE: &str = "XXXX";

impl fmt::Display for EdtfText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(text) => f.write_str(text),
            Self::Ends { start, end } => write!(f, "start {start}, end {end}"),
        }
    }
}

impl EdtfText {
    /// EDTF of a date that no text of a document gives, or that comes as near to it as EDTF can.
    ///
    /// A window that is a whole unit is that date, and any other one a one-of set. Where four digits cannot write a year,
    /// it is whole years, and a clock time is its day where it is no end of a period. Where there are no bounds at all, it is
    /// a year of which no digit is known.
    pub fn of(form: &Form, bounds: Bounds) -> Self {
        match form {
            // One of several of which one may be any time at all says nothing.
            Form::OneOf(members) if members.contains(&Window::default()) => {
                Self::One(NO_DATE.to_owned())
            }
            Form::OneOf(members) => Self::One(match members[..] {
                [only] => by_itself(only),
                _ => format!("[{}]", listed(members)),
            }),
            Form::EachOf(members) => Self::One(format!("{{{}}}", listed(&merged(members.clone())))),
            Form::Once | Form::Period if bounds.say_nothing() => Self::One(NO_DATE.to_owned()),
            Form::Once if bounds.start == bounds.end => Self::One(by_itself(bounds.start)),
            Form::Once | Form::Period => Self::of_period(bounds),
        }
    }

    fn of_period(bounds: Bounds) -> Self {
        let start = match bounds.start_is_open() {
            true => "..".to_owned(),
            false => end_of_period(bounds.start),
        };
        let end = match bounds.end_is_open() {
            true => "..".to_owned(),
            false => end_of_period(bounds.end),
        };
        // An interval has room for a range with an open side, if that is the outer one.
        let range = |text: &str| text.find("..").filter(|_| text != "..");
        let start_fits = range(&start).is_none_or(|dots| dots == 0);
        let end_fits = range(&end).is_none_or(|dots| dots + 2 == end.len());
        if start_fits && end_fits {
            return Self::One(format!("{start}/{end}"));
        }
        let alone = |text: String| match range(&text) {
            Some(_) => format!("[{text}]"),
            None => text,
        };
        Self::Ends {
            start: alone(start),
            end: alone(end),
        }
    }

    /// The same with `~`, `?` or `%` behind what is one date, be it an end, and approximate or uncertain.
    #[must_use]
    pub fn qualified(self, start_edge: Edge, end_edge: Edge) -> Self {
        match self {
            Self::One(text) => Self::One(match text.split_once('/') {
                Some((start, end)) => format!(
                    "{}/{}",
                    qualified(start.to_owned(), start_edge),
                    qualified(end.to_owned(), end_edge)
                ),
                None => {
                    let only = |edge| move |date: &str| qualified(date.to_owned(), edge);
                    let before = text
                        .strip_prefix("[..")
                        .and_then(|date| date.strip_suffix(']'));
                    let after = text
                        .strip_prefix('[')
                        .and_then(|date| date.strip_suffix("..]"));
                    match (before.map(only(end_edge)), after.map(only(start_edge))) {
                        (Some(date), _) => format!("[..{date}]"),
                        (_, Some(date)) => format!("[{date}..]"),
                        (None, None) => qualified(text, start_edge),
                    }
                }
            }),
            Self::Ends { start, end } => Self::Ends {
                start: qualified(start, start_edge),
                end: qualified(end, end_edge),
            },
        }
    }

    /// The whole date, if it is in one text.
    pub fn one(&self) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Ends { .. } => None,
        }
    }

    /// The texts of its start and its end, if it is not in one.
    pub fn ends(&self) -> [Option<&str>; 2] {
        match self {
            Self::One(_) => [None, None],
            Self::Ends { start, end } => [Some(start), Some(end)],
        }
    }
}

/// A text with the sign of its edge, if it is one date.
fn qualified(text: String, edge: Edge) -> String {
    let sign = match edge {
        // The dates of a range cannot be qualified, and a date in another unit than that of the edge is none that it fixed.
        _ if text.contains("..") || text.contains(',') => return text,
        _ if edge.unit() != Some(unit_of(&text)) => return text,
        Edge::Open | Edge::Unknown => return text,
        Edge::Dated {
            approximate,
            uncertain,
            ..
        } => match (approximate, uncertain) {
            (false, false) => return text,
            (true, false) => '~',
            (false, true) => '?',
            (true, true) => '%',
        },
    };
    format!("{text}{sign}")
}

/// The unit of one date.
fn unit_of(text: &str) -> Unit {
    match text
        .split('-')
        .skip(1)
        .filter(|part| part.len() == 2)
        .count()
    {
        0 => Unit::Year,
        1 => Unit::Month,
        _ => Unit::Day,
    }
}

fn by_itself(window: Window) -> String {
    let text = end_of_period(window);
    match text.contains("..") && text != ".." {
        true => format!("[{text}]"),
        false => text,
    }
}

/// A window as an end of a period: a date, a clock time, or a range without its brackets.
fn end_of_period(window: Window) -> String {
    match (window.from, window.until) {
        (Some(from), Some(until))
            if until == from.plus_seconds(1) && FOUR_DIGITS.contains(&from.civil().year) =>
        {
            CalendarDate::at(Unit::Second, from).edtf(Unit::Second)
        }
        _ => member(window),
    }
}

fn listed(members: &[Window]) -> String {
    let members: Vec<String> = members.iter().copied().map(member).collect();
    members.join(",")
}

/// A window as a member of a set: a date or a range.
fn member(window: Window) -> String {
    match (window.from, window.until) {
        (None, None) => "..".to_owned(),
        (None, Some(until)) => {
            let unit = Unit::of_set([until]);
            format!("..{}", CalendarDate::before(unit, until).edtf(unit))
        }
        (Some(from), None) => {
            let unit = Unit::of_set([from]);
            format!("{}..", CalendarDate::at(unit, from).edtf(unit))
        }
        (Some(from), Some(until)) => match range(from, until) {
            (first, last) if first == last => first,
            (first, last) => format!("{first}..{last}"),
        },
    }
}

/// The first and the last unit, of the same precision as a range in EDTF demands.
fn range(from: Instant, until: Instant) -> (String, String) {
    let unit = Unit::of_set([from, until]);
    let (first, last) = (
        CalendarDate::at(unit, from),
        CalendarDate::before(unit, until),
    );
    let short = |place: CalendarDate| FOUR_DIGITS.contains(&place.year);
    let unit = if short(first) && short(last) {
        unit
    } else {
        Unit::Year
    };
    (first.edtf(unit), last.edtf(unit))
}

#[cfg(test)]
pub(super) mod tests;
