//! An EDTF date (ISO 8601-2:2019, Annex A; levels 0, 1 and 2) and the bounds we mean by it.
//!
//! Parsing is `edtf-core`'s, and what that lacks is in `extensions`. The standard, and the Library of Congress's page on it
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
mod extensions;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, ParseError};
use foldhash::HashMap;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use self::bounds::Evaluator;
pub(super) use self::bounds::merged;
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

    /// From the first to the last of several windows in the order of time; `None` of none.
    pub fn hull(windows: &[Self]) -> Option<Self> {
        let (first, last) = (windows.first()?, windows.last()?);
        Some(Self {
            from: first.from,
            until: last.until,
        })
    }

    /// Time that two windows share; `None` if there is none.
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

/// Windows of an event's two ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bounds {
    /// The window of its beginning.
    pub start: Window,
    /// The window of its end.
    pub end: Window,
}

impl Bounds {
    /// Those of something that is at each of several windows: it begins with the first of them and ends with the last.
    /// `None` of none.
    pub fn from_first_to_last(members: &[Window]) -> Option<Self> {
        let froms = members.iter().map(|member| member.from);
        let untils = members.iter().map(|member| member.until);
        // An open beginning, `None`, is before all others; an open end is behind them.
        let earlier = |a: Option<Instant>, b: Option<Instant>| [a, b].into_iter().flatten().min();
        let later = |a: Option<Instant>, b: Option<Instant>| Some(a?.max(b?));
        Some(Self {
            start: Window {
                from: froms.clone().min()?,
                until: untils.clone().reduce(earlier)?,
            },
            end: Window {
                from: froms.max()?,
                until: untils.reduce(later)?,
            },
        })
    }

    fn are_out_of_reach(&self) -> bool {
        let Self { start, end } = self;
        let known = [start.from, start.until, end.from, end.until];
        known.into_iter().flatten().any(Instant::is_out_of_reach)
    }

    fn run_backwards(&self) -> bool {
        let ends = self.start.from.zip(self.end.until);
        ends.is_some_and(|(from, until)| until <= from)
    }

    /// Those of something that begins and ends somewhere within a window.
    pub fn within(window: Window) -> Self {
        Self {
            start: window,
            end: window,
        }
    }
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

/// The way in which a date fixes one end of an event.
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

/// The shape of an event in time.
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

impl Form {
    /// The bounds that its members give it; nothing where it has none of its own.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Once | Self::Period => None,
            Self::OneOf(members) => Window::hull(members).map(Bounds::within),
            Self::EachOf(members) => Bounds::from_first_to_last(members),
        }
    }
}

/// The half of the globe, which says what months spring is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hemisphere {
    /// Spring is March to May.
    #[default]
    Northern,
    /// Spring is September to November.
    Southern,
}

/// A date as a document writes it, parsed when it was read. Which days it means depends on the document's hemisphere too.
#[derive(Clone, PartialEq, Debug)]
pub struct EdtfDate {
    text: SmolStr,
    /// Shared by dates of the same text: it is large, and a long document has many of the same day.
    pub(super) parsed: Arc<Edtf>,
}

/// Dates that are remembered at most: the days of a century, and as many others.
const MAX_RECENT: usize = 1 << 16;

thread_local! {
    static RECENT: RefCell<HashMap<SmolStr, EdtfDate>> = RefCell::default();
}

/// The shape in time that a date gives in one hemisphere.
#[derive(Clone, PartialEq, Debug)]
pub struct DateMeaning {
    /// Within one date, from one to another, or at one or each of several.
    pub form: Form,
    /// The windows of its two ends.
    pub bounds: Bounds,
    /// The way in which its start is fixed.
    pub start_edge: Edge,
    /// The same for its end: that of its start where the date is no interval.
    pub end_edge: Edge,
}

/// The fault that keeps a text from being an EDTF date, with its place and a way to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    /// The byte in the text.
    pub offset: usize,
    /// The fault, in one clause.
    pub message: String,
    /// A way to mend it.
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
    /// The name by which serde knows the type, and a reader that recovers from errors too.
    pub(in crate::document) const SERDE_NAME: &'static str = "EdtfDate";

    /// Reads an EDTF date.
    ///
    /// # Errors
    /// The reason, if the text is none.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some(known) = RECENT.with_borrow(|recent| recent.get(text).cloned()) {
            return Ok(known);
        }
        let parsed = parsed(text).map_err(|error| not_edtf(text, error))?;
        if extensions::is_no_leap_second(&parsed) {
            return Err(no_leap_second(text));
        }
        let date = Self {
            text: text.into(),
            parsed: Arc::new(parsed),
        };
        RECENT.with_borrow_mut(|recent| {
            if recent.len() == MAX_RECENT {
                recent.clear();
            }
            recent.insert(date.text.clone(), date.clone());
        });
        Ok(date)
    }

    /// A date that says nothing, in place of one that could not be read: whatever it is compared with fits it.
    fn placeholder() -> Self {
        Self {
            text: "../..".into(),
            parsed: Arc::new(Edtf::Interval(Interval {
                start: IntervalEndpoint::Open,
                end: IntervalEndpoint::Open,
            })),
        }
    }

    /// The text that was read.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The day and the time of a clock, as they are written: "2022-08-04" and "13:05:00+05:00"; nothing of other dates.
    pub fn day_and_time(&self) -> Option<(&str, &str)> {
        match *self.parsed {
            Edtf::DateTime(_) => self.text.split_once('T'),
            Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_) => None,
        }
    }

    /// The days that it means, its seasons 21 to 24 being those of the hemisphere. Of a date that cannot be
    /// [resolved](Self::resolve), they are as near as can be.
    pub fn meaning(&self, hemisphere: Hemisphere) -> DateMeaning {
        Evaluator { hemisphere }.meaning(&self.parsed)
    }

    /// The days that it means, if there are such.
    ///
    /// # Errors
    /// An interval that ends before it starts; a year so far away that its seconds cannot be counted.
    pub fn resolve(&self, hemisphere: Hemisphere) -> Result<DateMeaning, DateError> {
        let meaning = self.meaning(hemisphere);
        match self.fault(&meaning) {
            None => Ok(meaning),
            Some(fault) => Err(fault),
        }
    }

    fn fault(&self, meaning: &DateMeaning) -> Option<DateError> {
        if meaning.bounds.are_out_of_reach() {
            return Some(DateError {
                offset: 0,
                message: format!("`{}` lies too far away to count its seconds", self.text),
                hint: Some("years reach about 290 billion either way".to_owned()),
            });
        }
        let runs_backwards = meaning.bounds.run_backwards();
        runs_backwards.then(|| self.ends_before_it_starts())
    }

    fn ends_before_it_starts(&self) -> DateError {
        // In the north it has been judged by the parser, whose words are kept.
        if let Err(error) = Edtf::parse(&self.text) {
            return not_edtf(&self.text, error);
        }
        DateError {
            offset: self.text.find('/').map_or(0, |slash| slash + 1),
            message: format!("`{}` ends before it starts", self.text),
            hint: Some(SWAP.to_owned()),
        }
    }
}

/// The days that a date may be.
pub(super) fn window_of(date: Date, hemisphere: Hemisphere) -> Window {
    Evaluator { hemisphere }.window(date)
}

impl FromStr for EdtfDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for EdtfDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for EdtfDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Self::SERDE_NAME, EdtfVisitor)
    }
}

struct EdtfVisitor;

impl<'de> Visitor<'de> for EdtfVisitor {
    type Value = EdtfDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an EDTF date")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<EdtfDate, E> {
        EdtfDate::parse(text).map_err(E::custom)
    }

    /// The reader that recovers from errors passes this where a date could not be read.
    fn visit_unit<E>(self) -> Result<EdtfDate, E> {
        Ok(EdtfDate::placeholder())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<EdtfDate, D::Error> {
        deserializer.deserialize_str(self)
    }
}

fn parsed(text: &str) -> Result<Edtf, ParseError> {
    Edtf::parse(text).or_else(|error| extensions::parse(text).ok_or(error))
}

/// True of a date that a document may hold in either hemisphere, so that a hint may name it.
fn is_date(text: &str) -> bool {
    let Ok(parsed) = parsed(text) else {
        return false;
    };
    let can_be = |hemisphere| {
        let bounds = Evaluator { hemisphere }.meaning(&parsed).bounds;
        !bounds.are_out_of_reach() && !bounds.run_backwards()
    };
    !extensions::is_no_leap_second(&parsed)
        && [Hemisphere::Northern, Hemisphere::Southern]
            .into_iter()
            .all(can_be)
}

fn no_leap_second(text: &str) -> DateError {
    DateError {
        offset: text.rfind(":60").map_or(0, |colon| colon + 1),
        message: format!("`{text}` has a second 60, which only ends a day of UTC"),
        hint: Some("seconds run from 00 to 59; a leap second is `T23:59:60Z`".to_owned()),
    }
}

fn not_edtf(text: &str, error: ParseError) -> DateError {
    // Only the message tells a range in a set that runs backwards from what is no date at all.
    let backwards = error.message.contains("precedes");
    DateError {
        offset: error.offset.min(text.len()),
        message: format!("`{text}` is no EDTF date: {}", error.message),
        hint: if backwards {
            Some(SWAP.to_owned())
        } else {
            Some(hints::mend(text, is_date))
        },
    }
}

/// The hint on a pair of dates in the wrong order.
const SWAP: &str = "swap its two dates";
