//! An EDTF date (ISO 8601-2:2019, Annex A; levels 0, 1 and 2) and the bounds we mean by it.
//!
//! Parsing is `edtf-core`'s. The standard, and the Library of Congress's page on it
//! (<https://www.loc.gov/standards/datetime/>), say what may be written; what follows from it for a picture is ours:
//!
//! - a date is something that lies **somewhere within** that day, month or year: start and end have one window;
//! - an interval lasts from somewhere within its first date to somewhere within its last;
//! - `[…]` is at exactly one of its members, `{…}` at every one;
//! - `~`, `?` and `%` have no width in the standard: they mark an end and leave its window as it is;
//! - seasons are left to the user by the standard: ours are the meteorological ones, three whole months each. In the
//!   north spring is March to May, and winter begins in December of its year and ends in February of the next; in
//!   the south all is shifted by half a year.

mod bounds;
#[cfg(test)]
mod tests;

use std::fmt;

use edtf_core::{Edtf, Interval, IntervalEndpoint, ParseError};
use serde::{Deserialize, Serialize};

use self::bounds::{Evaluator, Meaning};
use super::hints;
use super::instant::Instant;

/// The instants at which one end of an event may lie: half-open, a missing bound is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// The first instant of it.
    pub from: Option<Instant>,
    /// The first instant behind it.
    pub until: Option<Instant>,
}

impl Window {
    /// The first day, as EDTF writes it.
    pub fn earliest_day(&self) -> Option<String> {
        self.from.map(Instant::day_text)
    }

    /// The last day, inclusive.
    pub fn latest_day(&self) -> Option<String> {
        self.until.map(|until| until.plus_seconds(-1).day_text())
    }

    /// What two windows share; `None` if that is nothing.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let from = match (self.from, other.from) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = from.zip(until).is_some_and(|(from, until)| from >= until);
        (!empty).then_some(Self { from, until })
    }
}

/// Where an event may begin and where it may end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bounds {
    /// Where it may begin.
    pub start: Window,
    /// Where it may end.
    pub end: Window,
}

/// The unit that a date is given in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// A second of a date-time.
    Second,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season, a quarter or another group of months.
    Season,
    /// A year.
    Year,
    /// Ten years: a year without its last digit.
    Decade,
    /// A hundred years: a year without its last two digits.
    Century,
    /// A thousand years: a year without its last three digits.
    Millennium,
    /// More than a thousand years.
    Coarser,
}

/// How a date fixes one end of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// By a date, or by the dates of a set.
    Dated {
        /// The unit that it is given in, the coarsest one in a set.
        precision: Precision,
        /// `~` or `%`: an estimate.
        approximate: bool,
        /// `?` or `%`: the source is in doubt.
        uncertain: bool,
    },
    /// `..`: known not to be bounded; also one that is only bounded on one side, as in `..1985/1990`.
    Open,
    /// Nothing: there is a bound, and nobody knows it.
    Unknown,
}

/// What a date says about the shape of an event in time.
#[derive(Clone, PartialEq, Debug)]
pub enum Form {
    /// Somewhere within one date.
    Once,
    /// From one date to another.
    Period,
    /// At exactly one of these.
    OneOf(Vec<Window>),
    /// At every one of these.
    EachOf(Vec<Window>),
}

/// Which months spring is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hemisphere {
    /// Spring is March to May.
    #[default]
    Northern,
    /// Spring is September to November.
    Southern,
}

/// A date that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct EdtfDate {
    text: String,
    pub(super) parsed: Edtf,
    pub(super) hemisphere: Hemisphere,
    form: Form,
    bounds: Bounds,
    start_edge: Edge,
    end_edge: Edge,
}

/// Why a text is no EDTF date, where, and how to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    /// The byte in the text.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DateError {}

impl EdtfDate {
    /// Reads an EDTF date; the hemisphere is that of its seasons 21 to 24.
    ///
    /// # Errors
    /// What keeps the text from being one; an interval that ends before it starts; a year so far away that its
    /// seconds cannot be counted.
    pub fn parse(text: &str, hemisphere: Hemisphere) -> Result<Self, DateError> {
        let evaluator = Evaluator { text, hemisphere };
        let (parsed, meaning) = match Edtf::parse(text) {
            Ok(parsed) => {
                let meaning = evaluator.meaning(&parsed)?;
                (parsed, meaning)
            }
            Err(error) => interval_in_any_order(text)
                .and_then(|parsed| {
                    evaluator
                        .meaning(&parsed)
                        .ok()
                        .map(|meaning| (parsed, meaning))
                })
                .ok_or_else(|| no_edtf(text, error))?,
        };
        let Meaning {
            form,
            bounds,
            start_edge,
            end_edge,
        } = meaning;
        Ok(Self {
            text: text.to_owned(),
            parsed,
            hemisphere,
            form,
            bounds,
            start_edge,
            end_edge,
        })
    }

    /// The text that was read.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The shape in time that it gives.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Where its two ends may lie.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// How its start is fixed.
    pub fn start_edge(&self) -> Edge {
        self.start_edge
    }

    /// How its end is fixed: the same as its start where the date is no interval.
    pub fn end_edge(&self) -> Edge {
        self.end_edge
    }
}

/// An interval whose two dates stand in any order. `edtf-core` refuses one that ends before it starts, but judges by
/// the seasons of the north alone, and the south may see it otherwise.
fn interval_in_any_order(text: &str) -> Option<Edtf> {
    let date = |text| match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => Some(IntervalEndpoint::Date(date)),
        _ => None,
    };
    let (start, end) = text.split_once('/')?;
    Some(Edtf::Interval(Interval {
        start: date(start)?,
        end: date(end)?,
    }))
}

fn no_edtf(text: &str, error: ParseError) -> DateError {
    // Only the message tells a range in a set that runs backwards from what is no date at all.
    let backwards = error.message.contains("precedes");
    DateError {
        offset: error.offset.min(text.len()),
        message: format!("`{text}` is no EDTF date: {}", error.message),
        hint: if backwards {
            Some(SWAP.to_owned())
        } else {
            hints::mend(text)
        },
    }
}

/// How to mend a pair of dates in the wrong order.
const SWAP: &str = "swap its two dates";
