//! A date that was read out of words, in the forms that hints need.

use chrono::{Datelike, NaiveDate};

use super::IsDate;

/// A date that was read.
#[derive(Default)]
pub(super) struct Reading {
    /// Its form.
    pub edtf: String,
    /// Its form as an end of a period, which cannot be a set.
    pub as_end: String,
    /// The last date of the same kind before it.
    pub before: Option<String>,
    /// The first one behind it.
    pub after: Option<String>,
    /// A set that is nearer to what was typed.
    pub finer: Option<String>,
    /// A remark on it.
    pub note: Option<&'static str>,
}

impl Reading {
    pub fn of(edtf: String) -> Self {
        Self {
            as_end: edtf.clone(),
            edtf,
            ..Self::default()
        }
    }

    pub fn years(edtf: String, first: i64, last: i64) -> Self {
        Self {
            before: Some(year_text(first - 1)),
            after: Some(year_text(last + 1)),
            ..Self::of(edtf)
        }
    }

    pub fn year(year: i64) -> Self {
        Self::years(year_text(year), year, year)
    }

    pub fn month(year: i64, month: u32) -> Self {
        let text = |months: i64| {
            format!(
                "{}-{:02}",
                year_text(months.div_euclid(12)),
                months.rem_euclid(12) + 1
            )
        };
        let months = year * 12 + i64::from(month) - 1;
        Self {
            before: Some(text(months - 1)),
            after: Some(text(months + 1)),
            ..Self::of(text(months))
        }
    }

    pub fn day(year: i64, month: u32, day: u32) -> Option<Self> {
        let text = |date: NaiveDate| {
            format!(
                "{}-{:02}-{:02}",
                year_text(date.year().into()),
                date.month(),
                date.day()
            )
        };
        let date = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)?;
        Some(Self {
            before: date.pred_opt().map(text),
            after: date.succ_opt().map(text),
            ..Self::of(text(date))
        })
    }

    /// A one-of set within or about a date that can be the end of a period.
    pub fn part(set: String, whole: &str, note: &'static str) -> Self {
        Self {
            as_end: format!("{whole}~"),
            note: Some(note),
            ..Self::of(set)
        }
    }

    pub fn noting(self, note: &'static str) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    /// The same with `~` or `?`, where those can stand.
    pub fn qualified(mut self, qualifier: char, is_date: IsDate) -> Self {
        for form in [&mut self.edtf, &mut self.as_end] {
            let qualified = format!("{form}{qualifier}");
            if is_date(&qualified) {
                *form = qualified;
            }
        }
        self
    }

    /// The hint where nothing stands around the date.
    pub fn hint(&self) -> String {
        self.with_note(match &self.finer {
            Some(finer) => format!("write `{}`, or `{finer}` for that part of it", self.edtf),
            None => format!("write `{}`", self.edtf),
        })
    }

    /// The hint with the remark on this date.
    pub fn with_note(&self, hint: String) -> String {
        match self.note {
            Some(note) => format!("{hint}; {note}"),
            None => hint,
        }
    }
}

/// A year as EDTF writes it.
pub(super) fn year_text(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}
