//! The document's own dates, out of the fields that may give them.

use crate::document::date::{EdtfDate, Hemisphere, OwnDate, Reckoning};
use crate::document::problem::{Problem, ValuePath};
use crate::document::{Published, Record, RelativeTo, When, Written};

impl Written {
    /// The date that it gives.
    pub fn own_date(&self, hemisphere: Hemisphere) -> OwnDate<'_> {
        OwnDate::whole(&self.edtf, self.calendar.in_hemisphere(hemisphere))
    }
}

impl Published {
    /// The date that it gives, if it does.
    pub fn own_date(&self, hemisphere: Hemisphere) -> Option<OwnDate<'_>> {
        let edtf = self.edtf.as_ref()?;
        Some(OwnDate::whole(
            edtf,
            self.calendar.in_hemisphere(hemisphere),
        ))
    }
}

impl Record {
    /// The date that it gives.
    pub fn own_date(&self, hemisphere: Hemisphere) -> OwnDate<'_> {
        OwnDate::whole(&self.edtf, self.calendar.in_hemisphere(hemisphere))
    }
}

impl When {
    /// The document's own date: its `edtf`, or its `start` and `end`.
    pub fn own_date(&self, hemisphere: Hemisphere) -> Option<OwnDate<'_>> {
        let reckoning = self.calendar.in_hemisphere(hemisphere);
        if let Some(edtf) = &self.edtf {
            return Some(OwnDate::whole(edtf, reckoning));
        }
        let (start, end) = (self.start.as_deref()?, self.end.as_deref()?);
        Some(OwnDate::from_start_to_end(start, end, reckoning))
    }

    /// True where some field says when the event was, be it by another event. A year of which no digit is known does not.
    pub fn gives_a_date(&self) -> bool {
        let is_relative = self.relative_to != RelativeTo::Nothing;
        let says_something = |edtf: &EdtfDate| {
            let meaning = edtf.meaning(Reckoning::default());
            !meaning.bounds.say_nothing()
        };
        let is_dated = self.edtf.as_ref().is_some_and(says_something);
        is_relative || is_dated || self.start.is_some() || self.end.is_some()
    }

    pub(super) fn has_own_date(&self) -> bool {
        self.edtf.is_some() || self.start.is_some() || self.end.is_some()
    }

    /// True where the fields that give a date do not exclude each other, and none of them misses another.
    pub(super) fn has_fitting_fields(&self) -> bool {
        match (&self.edtf, &self.start, &self.end) {
            (Some(_), None, None) | (None, Some(_), Some(_)) | (None, None, None) => true,
            (Some(_), _, _) | (None, Some(_), None) | (None, None, Some(_)) => false,
        }
    }

    /// Fields that give a date twice, or half of one.
    pub(super) fn problem_of_fields(&self, path: ValuePath) -> Option<Problem> {
        if self.has_fitting_fields() {
            return None;
        }
        let (given, missing) = match self.start {
            Some(_) => ("start", "end"),
            None => ("end", "start"),
        };
        let path = path.field(given);
        Some(match self.edtf {
            Some(_) => Problem::error(path, format!("`{given}` stands beside `edtf`"))
                .mend("keep `edtf`, or `start` and `end` instead of it".to_owned()),
            None => Problem::error(path, format!("`{given}` stands without `{missing}`")).mend(
                format!("add `{missing}`, which is `\"..\"` where it is open and `\"\"` where it is not known"),
            ),
        })
    }
}
