//! An EDTF date (ISO 8601-2:2019, Annex A; levels 0, 1 and 2) and the bounds we mean by it.
//!
//! Parsing is `edtf-core`'s, and what that lacks is in `extensions`. The standard, and the Library of Congress's page on it
//! (<https://www.loc.gov/standards/datetime/>), say what may be written; what follows from it for a picture is ours:
//!
//! - a date is something that lies **somewhere within** that day, month or year: start and end have one window;
//! - an interval lasts from somewhere within its first date to somewhere within its last; where either is one of several,
//!   for which EDTF has no form, each end is a text of its own;
//! - `[…]` is at exactly one of its members, `{…}` at every one;
//! - `~`, `?` and `%` have no width in the standard: they mark an end and leave its window as it is;
//! - seasons are left to the user by the standard: ours are the meteorological ones, three whole months each. In the
//!   north spring is March to May, and winter begins in December of its year and ends in February of the next; in
//!   the south all is shifted by half a year.

mod bounds;
mod end_date;
mod extensions;
mod faults;
mod parsed;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use edtf_core::{Date, Edtf, ParseError, SetElement};
use foldhash::HashMap;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use self::bounds::Evaluator;
pub use self::end_date::EndDate;
pub(super) use self::faults::{SWAP, fault_of_days};
use self::faults::{is_order, no_leap_second, not_edtf};
pub(super) use self::parsed::{End, Parsed};
use super::meaning::{DateMeaning, Window};
use super::reckoning::{Hemisphere, Reckoning};

/// A date as a document writes it, parsed when it was read. Which days it means depends on its
/// [`Reckoning`] too.
#[derive(Clone, PartialEq, Debug)]
pub struct EdtfDate {
    text: SmolStr,
    /// Shared by dates of the same text: it is large, and a long document has many of the same day.
    pub(super) parsed: Arc<Parsed>,
}

/// Dates that are remembered at most: the days of a century, and as many others.
const MAX_RECENT: usize = 1 << 16;

thread_local! {
    static RECENT: RefCell<HashMap<SmolStr, EdtfDate>> = RefCell::default();
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

impl DateError {
    /// The dates that the hint says to write, the likeliest first.
    pub fn dates_meant(&self) -> Vec<String> {
        let hint = self.hint.as_deref().unwrap_or_default();
        super::hints::named_in(hint, is_date)
    }
}

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

    /// The dates that somebody who typed this may have meant, written in whatever form, the likeliest first; none where it
    /// is no date.
    pub fn typed(text: &str) -> Vec<Self> {
        let is_date = |text: &str| Self::parse(text).is_ok();
        let forms = super::hints::meant(text, is_date).into_iter();
        forms.filter_map(|form| Self::parse(&form).ok()).collect()
    }

    /// A date that says nothing, in place of one that could not be read: whatever it is compared with fits it.
    fn placeholder() -> Self {
        Self {
            text: "../..".into(),
            parsed: Arc::new(Parsed::Period {
                start: End::Open,
                end: End::Open,
            }),
        }
    }

    /// The text that was read.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The day and the time of a clock at its start and at its end, as they are written: "2022-08-04" and "13:05:00+05:00";
    /// nothing of other dates.
    pub(super) fn days_and_times<'d>(&'d self) -> [Option<(&'d str, &'d str)>; 2] {
        let split = |text: &'d str| text.split_once('T');
        match &*self.parsed {
            Parsed::Clock(_) => [split(&self.text); 2],
            Parsed::Period { start, end } => {
                let texts = self.text.split_once('/').unwrap_or_default();
                let of_clock = |end: &End, text| end.clock().and_then(|_| split(text));
                [of_clock(start, texts.0), of_clock(end, texts.1)]
            }
            Parsed::Date(_) | Parsed::Set(_) => [None; 2],
        }
    }

    /// The days that it means, its seasons 21 to 24 being those of the hemisphere. Of a date that cannot be
    /// [resolved](Self::resolve), they are as near as can be.
    pub fn meaning(&self, reckoning: impl Into<Reckoning>) -> DateMeaning {
        meaning_of(&self.parsed, reckoning.into())
    }

    /// The days that it means, if there are such.
    ///
    /// # Errors
    /// An interval that ends before it starts; a day that the calendar does not have; a year so far away that its seconds
    /// cannot be counted.
    pub fn resolve(&self, reckoning: impl Into<Reckoning>) -> Result<DateMeaning, DateError> {
        let reckoning = reckoning.into();
        let meaning = self.meaning(reckoning);
        let is_far = meaning.bounds.are_out_of_reach();
        let dates = || self.parsed.dates();
        if let Some(fault) = fault_of_days(&self.text, dates, is_far, reckoning.calendar) {
            return Err(fault);
        }
        if meaning.bounds.run_backwards() {
            return Err(self.ends_before_it_starts());
        }
        Ok(meaning)
    }

    fn ends_before_it_starts(&self) -> DateError {
        // In the north it has been judged by the parser, whose words are kept.
        if let Err(error) = Edtf::parse(&self.text)
            && is_order(&error)
        {
            return not_edtf(&self.text, error);
        }
        DateError {
            offset: self.text.find('/').map_or(0, |slash| slash + 1),
            message: format!("`{}` ends before it starts", self.text),
            hint: Some(SWAP.to_owned()),
        }
    }
}

/// The days that a parsed date means.
pub(super) fn meaning_of(parsed: &Parsed, reckoning: Reckoning) -> DateMeaning {
    Evaluator { reckoning }.meaning(parsed)
}

/// The days that a date may be.
pub(super) fn window_of(date: Date, reckoning: Reckoning) -> Window {
    Evaluator { reckoning }.window(date)
}

/// The days that a member of a set may be.
pub(super) fn window_of_member(element: &SetElement, reckoning: Reckoning) -> Window {
    Evaluator { reckoning }.member(element)
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

fn parsed(text: &str) -> Result<Parsed, ParseError> {
    let parsed = Edtf::parse(text).map(Parsed::from);
    parsed.or_else(|error| extensions::parse(text).ok_or(error))
}

/// True of a date that a document may hold in either hemisphere, so that a hint may name it.
fn is_date(text: &str) -> bool {
    let Ok(parsed) = parsed(text) else {
        return false;
    };
    let can_be = |hemisphere: Hemisphere| {
        let bounds = meaning_of(&parsed, hemisphere.into()).bounds;
        !bounds.are_out_of_reach() && !bounds.run_backwards()
    };
    !extensions::is_no_leap_second(&parsed)
        && [Hemisphere::Northern, Hemisphere::Southern]
            .into_iter()
            .all(can_be)
}
