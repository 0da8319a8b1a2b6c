//! The things beside a date that its days depend on.

use serde::{Deserialize, Serialize};

use super::instant::Instant;

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

/// The calendar that a date is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// The New Style, which EDTF is written in.
    #[default]
    Gregorian,
    /// The Old Style, whose years begin on 1 January here too.
    Julian,
}

impl Calendar {
    /// The first second of a day. `None` where the calendar has no such day.
    pub fn first_instant(self, year: i64, month: u32, day: u32) -> Option<Instant> {
        match self {
            Self::Gregorian => Instant::from_ymd(year, month, day),
            Self::Julian => Instant::from_julian_ymd(year, month, day),
        }
    }

    /// With the seasons of a hemisphere.
    pub fn in_hemisphere(self, hemisphere: Hemisphere) -> Reckoning {
        Reckoning {
            hemisphere,
            calendar: self,
        }
    }
}

/// All that the days of a date depend on beside its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reckoning {
    pub hemisphere: Hemisphere,
    pub calendar: Calendar,
}

impl From<Hemisphere> for Reckoning {
    fn from(hemisphere: Hemisphere) -> Self {
        Calendar::Gregorian.in_hemisphere(hemisphere)
    }
}
