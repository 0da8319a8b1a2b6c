//! The date that a document itself gives an event, in one EDTF text or in one for each end.

use std::borrow::Cow;

use super::edtf::{DateError, EdtfDate, EndDate, Parsed, SWAP, fault_of_days, meaning_of};
use super::edtf_text::EdtfText;
use super::meaning::{Bounds, DateMeaning};
use super::new_style::in_new_style;
use super::reckoning::{Calendar, Reckoning};
use super::words;

/// A document's own date for an event.
#[derive(Clone, Debug)]
pub struct OwnDate<'d> {
    written: Written<'d>,
    parsed: Cow<'d, Parsed>,
    reckoning: Reckoning,
}

/// The fields that give a date.
#[derive(Clone, Copy, Debug)]
enum Written<'d> {
    Whole(&'d EdtfDate),
    Ends {
        start: &'d EndDate,
        end: &'d EndDate,
    },
}

/// The fault of a document's own date, and the field that has it.
#[derive(Debug)]
pub struct OwnDateError {
    pub field: &'static str,
    pub error: DateError,
}

impl<'d> OwnDate<'d> {
    /// A date in one text.
    pub fn whole(date: &'d EdtfDate, reckoning: impl Into<Reckoning>) -> Self {
        Self {
            written: Written::Whole(date),
            parsed: Cow::Borrowed(&date.parsed),
            reckoning: reckoning.into(),
        }
    }

    /// A period, each end of which has its own text.
    pub fn from_start_to_end(
        start: &'d EndDate,
        end: &'d EndDate,
        reckoning: impl Into<Reckoning>,
    ) -> Self {
        Self {
            written: Written::Ends { start, end },
            parsed: Cow::Owned(Parsed::Period {
                start: start.end.clone(),
                end: end.end.clone(),
            }),
            reckoning: reckoning.into(),
        }
    }

    /// The days that it means. Of a date that cannot be [resolved](Self::resolve), they are as near as can be.
    pub fn meaning(&self) -> DateMeaning {
        meaning_of(&self.parsed, self.reckoning)
    }

    /// The days that it means, if there are such.
    ///
    /// # Errors
    /// Those of [`EdtfDate::resolve`], and that neither end is given.
    pub fn resolve(&self) -> Result<DateMeaning, OwnDateError> {
        let in_field = |field| move |error| OwnDateError { field, error };
        match self.written {
            Written::Whole(date) => date.resolve(self.reckoning).map_err(in_field("edtf")),
            Written::Ends { start, end } => {
                let meaning = self.meaning();
                match fault_of_ends(start, end, &meaning, self.reckoning.calendar) {
                    None => Ok(meaning),
                    Some((field, error)) => Err(in_field(field)(error)),
                }
            }
        }
    }

    /// Its parts as they were parsed, and what their days depend on.
    pub(super) fn parts(&self) -> (&Parsed, Reckoning) {
        (&self.parsed, self.reckoning)
    }

    /// The date as a reader says it.
    pub fn words(&self) -> String {
        words::words(&self.parsed, self.reckoning)
    }

    /// The date as the document writes it, in one text where EDTF has a form for it; of another calendar, the days that it
    /// is, since EDTF knows the Gregorian one alone.
    pub fn edtf(&self) -> EdtfText {
        match self.written {
            _ if self.reckoning.calendar != Calendar::Gregorian => {
                edtf_of(&self.parsed, self.reckoning)
            }
            Written::Whole(date) => EdtfText::One(date.edtf().to_owned()),
            Written::Ends { start, end } if start.fits_an_interval() && end.fits_an_interval() => {
                EdtfText::One(format!("{start}/{end}"))
            }
            Written::Ends { start, end } => EdtfText::Ends {
                start: start.edtf().to_owned(),
                end: end.edtf().to_owned(),
            },
        }
    }

    /// The day and the time of a clock at its start and at its end, as the document writes them; nothing of other dates, nor
    /// in another calendar.
    pub fn days_and_times(&self) -> [Option<(&'d str, &'d str)>; 2] {
        match self.written {
            _ if self.reckoning.calendar != Calendar::Gregorian => [None; 2],
            Written::Whole(date) => date.days_and_times(),
            Written::Ends { start, end } => [start, end].map(EndDate::day_and_time),
        }
    }

    /// The fields that give its start and its end.
    pub fn fields(&self) -> [&'static str; 2] {
        match self.written {
            Written::Whole(_) => ["edtf"; 2],
            Written::Ends { .. } => ["start", "end"],
        }
    }
}

/// A parsed date in EDTF: that of its own calendar, or the days that it is.
pub(super) fn edtf_of(parsed: &Parsed, reckoning: Reckoning) -> EdtfText {
    if reckoning.calendar == Calendar::Gregorian {
        return parsed.edtf();
    }
    if let Some(new) = in_new_style(parsed, reckoning) {
        return new.edtf();
    }
    let DateMeaning {
        form,
        bounds,
        start_edge,
        end_edge,
        ..
    } = meaning_of(parsed, reckoning);
    EdtfText::of(&form, bounds).qualified(start_edge, end_edge)
}

fn fault_of_ends(
    start: &EndDate,
    end: &EndDate,
    meaning: &DateMeaning,
    calendar: Calendar,
) -> Option<(&'static str, DateError)> {
    if !start.end.is_dated() && !end.end.is_dated() {
        return Some((
            "start",
            DateError {
                offset: 0,
                message: "neither `start` nor `end` is a date".to_owned(),
                hint: Some(
                    "give one of them a date, or leave both out where no date is known".to_owned(),
                ),
            },
        ));
    }
    let Bounds {
        start: starts,
        end: ends,
    } = meaning.bounds;
    for (field, date, window) in [("start", start, starts), ("end", end, ends)] {
        let is_far = Bounds::within(window).are_out_of_reach();
        if let Some(fault) = fault_of_days(date.edtf(), || date.end.dates(), is_far, calendar) {
            return Some((field, fault));
        }
    }
    meaning.bounds.run_backwards().then(|| {
        let error = DateError {
            offset: 0,
            message: format!("`{end}` ends before `{start}` starts"),
            hint: Some(SWAP.to_owned()),
        };
        ("end", error)
    })
}
