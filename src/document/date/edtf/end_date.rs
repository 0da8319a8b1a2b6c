//! One end of a date for which one EDTF text has no form.

use std::fmt;

use edtf_core::SetKind;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use super::parsed::{End, Parsed};
use super::{DateError, EdtfDate, is_date};

/// The start or the end of something that lasts, as a document writes it: a date, a one-of set, `..` where it is open, or
/// nothing where it is not known.
#[derive(Clone, PartialEq, Debug)]
pub struct EndDate {
    text: SmolStr,
    pub(in crate::document::date) end: End,
}

impl EndDate {
    /// The name by which serde knows the type, and a reader that recovers from errors too.
    pub(in crate::document) const SERDE_NAME: &'static str = "EndDate";

    /// Reads one end.
    ///
    /// # Errors
    /// The reason, if the text is none.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let end = match text {
            ".." => End::Open,
            "" => End::Unknown,
            _ => match &*EdtfDate::parse(text)?.parsed {
                Parsed::Date(date) => End::Date(*date),
                Parsed::Clock(clock) => End::Clock(*clock),
                Parsed::Set(set) if set.kind == SetKind::OneMember => {
                    End::OneOf(set.elements.clone())
                }
                Parsed::Set(_) => return Err(no_end(text, "each of several dates")),
                Parsed::Period { .. } => return Err(no_end(text, "a period")),
            },
        };
        Ok(Self {
            text: text.into(),
            end,
        })
    }

    /// The text that was read.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The day and the time of a clock, as they are written; nothing of other dates.
    pub(in crate::document::date) fn day_and_time(&self) -> Option<(&str, &str)> {
        self.end.clock().and_then(|_| self.text.split_once('T'))
    }

    /// True of one that EDTF has a form for within an interval.
    pub(in crate::document::date) fn fits_an_interval(&self) -> bool {
        !matches!(self.end, End::OneOf(_))
    }
}

fn no_end(text: &str, what: &str) -> DateError {
    let bare = text.trim_matches(['{', '}']);
    let one_of = format!("[{}]", bare.replace('/', ".."));
    let hint = match is_date(&one_of) {
        true => format!("write `{one_of}` for one of these"),
        false => "write one date, such as `2022-08`, or a one-of set".to_owned(),
    };
    DateError {
        offset: 0,
        message: format!("`{text}` is {what}, which no start or end can be"),
        hint: Some(hint),
    }
}

impl fmt::Display for EndDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for EndDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for EndDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Self::SERDE_NAME, EndVisitor)
    }
}

struct EndVisitor;

impl<'de> Visitor<'de> for EndVisitor {
    type Value = EndDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an EDTF date")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<EndDate, E> {
        EndDate::parse(text).map_err(E::custom)
    }

    /// The reader that recovers from errors passes this where no end could be read: an open one fits any other.
    fn visit_unit<E>(self) -> Result<EndDate, E> {
        Ok(EndDate {
            text: "..".into(),
            end: End::Open,
        })
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<EndDate, D::Error> {
        deserializer.deserialize_str(self)
    }
}
