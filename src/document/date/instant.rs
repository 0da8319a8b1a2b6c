//! Instants in whole seconds, and the calendar they belong to.

use chrono::{Datelike as _, NaiveDate};

const DAY_SECONDS: i64 = 86_400;
/// The Gregorian calendar repeats after 400 years, which are so many days.
const CYCLE_YEARS: i64 = 400;
const CYCLE_DAYS: i64 = 146_097;
/// Days from the calendar's first day, 0001-01-01 being day 1, to 1970-01-01.
const EPOCH_FROM_COMMON_ERA: i64 = 719_163;

/// The Julian calendar repeats after 4 years, which are so many days.
const JULIAN_CYCLE_YEARS: i64 = 4;
const JULIAN_CYCLE_DAYS: i64 = 1461;
/// Days from the first of January of the Julian calendar's year 0, which is 30 December -0001, to 1970-01-01.
const EPOCH_FROM_JULIAN_YEAR_ZERO: i64 = 719_530;

/// Whole seconds since 1970-01-01T00:00Z in the proleptic Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(i64);

/// An instant as a calendar and a clock show it, in UTC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Civil {
    /// Astronomical: 0 is 1 BC.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59: a leap second is the first second of the next minute.
    pub second: u32,
}

impl Instant {
    /// The instant so many seconds after 1970-01-01T00:00Z.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00Z.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// In seconds, for the view.
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// The earliest and the latest instant that can be counted, some 290 billion years away. What would lie beyond lies
    /// there, so both are out of reach for a date.
    pub const EARLIEST: Self = Self(i64::MIN);
    pub const LATEST: Self = Self(i64::MAX);

    /// True of one that stands for an instant beyond counting.
    pub fn is_out_of_reach(self) -> bool {
        self == Self::EARLIEST || self == Self::LATEST
    }

    /// The first second of a day. The year is astronomical: 0 is 1 BC. `None` where there is no such day.
    ///
    /// chrono knows some 260,000 years, so the year is moved into its range by whole cycles of the calendar.
    pub fn from_ymd(year: i64, month: u32, day: u32) -> Option<Self> {
        let cycles = year.div_euclid(CYCLE_YEARS);
        let year = i32::try_from(year.rem_euclid(CYCLE_YEARS)).ok()?;
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        let days = i64::from(date.num_days_from_ce()) - EPOCH_FROM_COMMON_ERA;
        let days = cycles.saturating_mul(CYCLE_DAYS).saturating_add(days);
        Some(Self(days.saturating_mul(DAY_SECONDS)))
    }

    /// The first second of a day of the Julian calendar, the Old Style. `None` where it has no such day.
    ///
    /// Its four-year cycle is one of the Gregorian calendar that holds no century, such as that from 2000 on.
    pub fn from_julian_ymd(year: i64, month: u32, day: u32) -> Option<Self> {
        let cycles = year.div_euclid(JULIAN_CYCLE_YEARS);
        let year_of_cycle = i32::try_from(year.rem_euclid(JULIAN_CYCLE_YEARS)).ok()?;
        let first = NaiveDate::from_ymd_opt(2000, 1, 1)?;
        let date = NaiveDate::from_ymd_opt(2000 + year_of_cycle, month, day)?;
        let days = (date - first).num_days() - EPOCH_FROM_JULIAN_YEAR_ZERO;
        let days = cycles
            .saturating_mul(JULIAN_CYCLE_DAYS)
            .saturating_add(days);
        Some(Self(days.saturating_mul(DAY_SECONDS)))
    }

    /// An instant some seconds later, or as late as can be counted.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Calendar and clock at that instant, in UTC.
    pub fn civil(self) -> Civil {
        let days = self.0.div_euclid(DAY_SECONDS) + EPOCH_FROM_COMMON_ERA;
        // Day 1 of the common era is 0001-01-01, so the cycle from 0000-01-01 begins at day -365.
        let from_year_zero = days + 365;
        let cycles = from_year_zero.div_euclid(CYCLE_DAYS);
        let in_cycle = from_year_zero.rem_euclid(CYCLE_DAYS) - 365;
        // The remainder of a division by the cycle's days always fits.
        let date = i32::try_from(in_cycle)
            .ok()
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .unwrap_or_default();
        let seconds = self.0.rem_euclid(DAY_SECONDS) as u32;
        Civil {
            year: i64::from(date.year()) + cycles * CYCLE_YEARS,
            month: date.month(),
            day: date.day(),
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
        }
    }

    /// The day as EDTF writes it: `2022-08-01`, `-0043-03-15`, and `Y12000-01-01` where the year has more digits
    /// than four (EDTF itself ends at the year there; the day is kept for exactness).
    pub fn day_text(self) -> String {
        let Civil {
            year, month, day, ..
        } = self.civil();
        let year = year_text(year);
        format!("{year}-{month:02}-{day:02}")
    }
}

/// An astronomical year as EDTF writes it.
pub(super) fn year_text(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_epoch_is_the_first_of_january_1970() {
        assert_eq!(
            Instant::from_ymd(1970, 1, 1),
            Some(Instant::from_seconds(0))
        );
        assert_eq!(Instant::from_seconds(-1).day_text(), "1969-12-31");
    }

    #[test]
    fn the_leap_rule_is_the_gregorian_one_before_christ_too() {
        assert!(Instant::from_ymd(2000, 2, 29).is_some());
        assert!(Instant::from_ymd(1900, 2, 29).is_none());
        assert!(Instant::from_ymd(0, 2, 29).is_some());
        assert!(Instant::from_ymd(-4, 2, 29).is_some());
        assert!(Instant::from_ymd(-1, 2, 29).is_none());
    }

    #[test]
    fn a_day_of_the_old_style_is_the_day_that_history_has_for_it() {
        for ((year, month, day), expected) in [
            // The day before the reform and the day of it, in Rome, in London and in Petrograd.
            ((1582, 10, 4), "1582-10-14"),
            ((1582, 10, 5), "1582-10-15"),
            ((1752, 9, 2), "1752-09-13"),
            ((1752, 9, 3), "1752-09-14"),
            ((1918, 2, 1), "1918-02-14"),
            // The leap days that the Gregorian calendar does not have.
            ((1700, 2, 28), "1700-03-10"),
            ((1700, 2, 29), "1700-03-11"),
            ((1700, 3, 1), "1700-03-12"),
            ((1900, 2, 29), "1900-03-13"),
            ((1649, 1, 30), "1649-02-09"),
            ((1917, 10, 25), "1917-11-07"),
            // The third century is the one in which both calendars agree.
            ((200, 3, 1), "0200-03-01"),
            ((299, 12, 31), "0299-12-31"),
            ((-43, 3, 15), "-0043-03-13"),
            ((-4712, 1, 1), "-4713-11-24"),
        ] {
            let instant = Instant::from_julian_ymd(year, month, day).expect("a day");
            assert_eq!(instant.day_text(), expected, "{year}-{month}-{day}");
        }
        assert!(Instant::from_julian_ymd(1701, 2, 29).is_none());
        assert!(Instant::from_julian_ymd(1700, 2, 30).is_none());
    }

    #[test]
    fn a_year_that_64_bits_cannot_count_lies_where_counting_ends() {
        let is_out_of_reach = |year| Instant::from_ymd(year, 1, 1).map(Instant::is_out_of_reach);
        assert_eq!(is_out_of_reach(290_000_000_000), Some(false));
        assert_eq!(is_out_of_reach(293_000_000_000), Some(true));
        assert_eq!(Instant::from_ymd(i64::MAX, 1, 1), Some(Instant::LATEST));
        assert_eq!(Instant::from_ymd(i64::MIN, 1, 1), Some(Instant::EARLIEST));
    }

    proptest! {
        #[test]
        fn days_become_seconds_and_days_again(year in -3_000_000_000_i64..3_000_000_000, month in 1..=12_u32, day in 1..=28_u32) {
            let civil = Instant::from_ymd(year, month, day).expect("a day that every month has").civil();
            prop_assert_eq!((civil.year, civil.month, civil.day), (year, month, day));
            prop_assert_eq!((civil.hour, civil.minute, civil.second), (0, 0, 0));
        }

        #[test]
        fn a_day_of_the_old_style_is_followed_by_its_next(year in -3_000_000_000_i64..3_000_000_000, month in 1..=12_u32) {
            let day = |month, day| Instant::from_julian_ymd(year, month, day);
            let last = (28..=31).rev().find_map(|last| day(month, last)).expect("a month has days");
            let next = if month == 12 {
                Instant::from_julian_ymd(year + 1, 1, 1)
            } else {
                day(month + 1, 1)
            };
            prop_assert_eq!(Some(last.plus_seconds(DAY_SECONDS)), next);
        }

        #[test]
        fn any_second_has_a_place_in_the_calendar(seconds: i64) {
            let civil = Instant::from_seconds(seconds).civil();
            prop_assert!((1..=12).contains(&civil.month) && (1..=31).contains(&civil.day));
        }
    }
}
