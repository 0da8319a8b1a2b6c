//! Units and names of the calendar.

use std::ops::RangeInclusive;

use super::instant::{Civil, Instant, year_text};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English ordinals from 1 to 31.
pub const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

/// The English name of a month from 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    month
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index as usize))
        .copied()
        .unwrap_or("an unknown month")
}

/// The years that EDTF writes with four digits; others can have no month and no day.
pub const FOUR_DIGITS: RangeInclusive<i64> = -9999..=9999;

/// A unit of the calendar, coarsest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unit {
    Year,
    Month,
    Day,
    Second,
}

impl Unit {
    /// The coarsest unit that begins at all of these.
    pub fn beginning_at(instants: impl IntoIterator<Item = Instant>) -> Self {
        let units = instants.into_iter().map(|instant| {
            let Civil {
                year, month, day, ..
            } = instant.civil();
            let begins = |month, day| Instant::from_ymd(year, month, day) == Some(instant);
            match (month, day) {
                (1, 1) if begins(1, 1) => Self::Year,
                (month, 1) if begins(month, 1) => Self::Month,
                (month, day) if begins(month, day) => Self::Day,
                _ => Self::Second,
            }
        });
        units.max().unwrap_or(Self::Day)
    }

    /// The same as far as a set of EDTF knows it: a time counts as its day.
    pub fn of_set(instants: impl IntoIterator<Item = Instant>) -> Self {
        Self::beginning_at(instants).min(Self::Day)
    }
}

/// A year, month, day or second of the calendar; what is finer than its unit is of no account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CalendarDate {
    pub year: i64,
    pub month: u32,
    pub day: u32,
    /// Hour, minute and second.
    pub clock: (u32, u32, u32),
}

impl CalendarDate {
    pub fn new(year: i64, month: u32, day: u32) -> Self {
        Self {
            year,
            month,
            day,
            clock: (0, 0, 0),
        }
    }

    pub fn at(unit: Unit, instant: Instant) -> Self {
        let Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = instant.civil();
        match unit {
            Unit::Year => Self::new(year, 1, 1),
            Unit::Month => Self::new(year, month, 1),
            Unit::Day => Self::new(year, month, day),
            Unit::Second => Self {
                clock: (hour, minute, second),
                ..Self::new(year, month, day)
            },
        }
    }

    /// The last one before an instant.
    pub fn before(unit: Unit, until: Instant) -> Self {
        Self::at(unit, until.plus_seconds(-1))
    }

    pub fn edtf(self, unit: Unit) -> String {
        let year = year_text(self.year);
        match unit {
            Unit::Month if FOUR_DIGITS.contains(&self.year) => format!("{year}-{:02}", self.month),
            Unit::Day if FOUR_DIGITS.contains(&self.year) => {
                format!("{year}-{:02}-{:02}", self.month, self.day)
            }
            Unit::Second if FOUR_DIGITS.contains(&self.year) => {
                let (hour, minute, second) = self.clock;
                let day = self.edtf(Unit::Day);
                format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
            }
            _ => year,
        }
    }
}
