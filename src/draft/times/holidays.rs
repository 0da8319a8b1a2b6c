//! Days that have a name, by the year.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::stamp::Stamp;

/// A day that has a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holiday {
    Fixed {
        month: u32,
        day: u32,
    },
    /// The nth weekday of a month; 5 is the last.
    Nth {
        nth: u8,
        weekday: Weekday,
        month: u32,
    },
    /// Days after Easter Sunday of the western churches.
    Easter {
        offset: i64,
    },
    /// Days of the Islamic calendar, from the first of a month on.
    Islamic {
        month: u8,
        day: u8,
        days: u8,
    },
}

impl Holiday {
    pub const EID_AL_FITR: Self = islamic(10, 1, 1);
    pub const EID_AL_ADHA: Self = islamic(12, 10, 1);
}

const fn fixed(month: u32, day: u32) -> Holiday {
    Holiday::Fixed { month, day }
}

const fn nth(nth: u8, weekday: Weekday, month: u32) -> Holiday {
    Holiday::Nth {
        nth,
        weekday,
        month,
    }
}

const fn islamic(month: u8, day: u8, days: u8) -> Holiday {
    Holiday::Islamic { month, day, days }
}

/// The names, in small letters.
const NAMES: &[(&str, Holiday)] = &[
    ("all saints day", fixed(11, 1)),
    ("all souls day", fixed(11, 2)),
    ("armistice day", fixed(11, 11)),
    ("ascension day", Holiday::Easter { offset: 39 }),
    ("ash wednesday", Holiday::Easter { offset: -46 }),
    ("bastille day", fixed(7, 14)),
    ("boxing day", fixed(12, 26)),
    ("christmas", fixed(12, 25)),
    ("christmas day", fixed(12, 25)),
    ("christmas eve", fixed(12, 24)),
    ("columbus day", nth(2, Weekday::Mon, 10)),
    ("d-day", fixed(6, 6)),
    ("easter", Holiday::Easter { offset: 0 }),
    ("easter monday", Holiday::Easter { offset: 1 }),
    ("easter sunday", Holiday::Easter { offset: 0 }),
    ("eid al-adha", Holiday::EID_AL_ADHA),
    ("eid al-fitr", Holiday::EID_AL_FITR),
    ("eid ul-adha", Holiday::EID_AL_ADHA),
    ("eid ul-fitr", Holiday::EID_AL_FITR),
    ("father s day", nth(3, Weekday::Sun, 6)),
    ("fourth of july", fixed(7, 4)),
    ("good friday", Holiday::Easter { offset: -2 }),
    ("guy fawkes night", fixed(11, 5)),
    ("halloween", fixed(10, 31)),
    ("independence day", fixed(7, 4)),
    ("labor day", nth(1, Weekday::Mon, 9)),
    ("lady day", fixed(3, 25)),
    ("martin luther king day", nth(3, Weekday::Mon, 1)),
    ("may day", fixed(5, 1)),
    ("memorial day", nth(5, Weekday::Mon, 5)),
    ("michaelmas", fixed(9, 29)),
    ("midsummer day", fixed(6, 24)),
    ("mother s day", nth(2, Weekday::Sun, 5)),
    ("new year", fixed(1, 1)),
    ("new year s", fixed(1, 1)),
    ("new year s day", fixed(1, 1)),
    ("new year s eve", fixed(12, 31)),
    ("palm sunday", Holiday::Easter { offset: -7 }),
    ("pentecost", Holiday::Easter { offset: 49 }),
    ("presidents day", nth(3, Weekday::Mon, 2)),
    ("ramadan", islamic(9, 1, 30)),
    ("st andrew s day", fixed(11, 30)),
    ("st david s day", fixed(3, 1)),
    ("st george s day", fixed(4, 23)),
    ("st patrick s day", fixed(3, 17)),
    ("st valentine s day", fixed(2, 14)),
    ("thanksgiving", nth(4, Weekday::Thu, 11)),
    ("thanksgiving day", nth(4, Weekday::Thu, 11)),
    ("twelfth night", fixed(1, 5)),
    ("valentine s day", fixed(2, 14)),
    ("veterans day", fixed(11, 11)),
    ("xmas", fixed(12, 25)),
];

impl Holiday {
    /// The day of a name.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace(['\'', '’', '.'], " ");
        let words = name.split_whitespace().skip_while(|word| *word == "the");
        let words: Vec<&str> = words.collect();
        let name = words.join(" ");
        let found = NAMES.binary_search_by_key(&name.as_str(), |(name, _)| name);
        found.ok().map(|at| NAMES[at].1)
    }

    /// True of a day that is another one of each year.
    pub fn is_movable(self) -> bool {
        !matches!(self, Self::Fixed { .. })
    }

    /// The days in a year.
    pub fn in_year(self, year: i32) -> Option<Stamp> {
        match self {
            Self::Islamic { days, .. } => Some(Stamp::ByMoon(self.day_in_year(year)?, days)),
            _ => self.day_in_year(year).map(Stamp::Day),
        }
    }

    /// Its first day in a year.
    fn day_in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Islamic { month, day, .. } => {
                // A year of the moon is 11 days shorter.
                let around = (year - 622) * 33 / 32;
                (around - 1..=around + 2)
                    .filter_map(|islamic_year| islamic_day(islamic_year, month, day))
                    .find(|day| day.year() == year)
            }
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::Nth {
                nth: 5,
                weekday,
                month,
            } => (1..=5)
                .rev()
                .find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)),
            Self::Nth {
                nth,
                weekday,
                month,
            } => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
            Self::Easter { offset } => {
                let sunday = easter(year)?;
                let days = Days::new(offset.unsigned_abs());
                if offset < 0 {
                    sunday.checked_sub_days(days)
                } else {
                    sunday.checked_add_days(days)
                }
            }
        }
    }
}

/// A day of the Islamic calendar by its arithmetic form, which is one or two days off where the moon is sighted.
fn islamic_day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    /// The day before the first, counted from the first of the common era.
    const BEFORE_EPOCH: i32 = 227_014;
    let months = (59 * (i32::from(month) - 1) + 1) / 2;
    let leap_days = (3 + 11 * year).div_euclid(30);
    let days = i32::from(day) + months + (year - 1) * 354 + leap_days;
    (year > 0)
        .then(|| NaiveDate::from_num_days_from_ce_opt(BEFORE_EPOCH + days))
        .flatten()
}

/// Easter Sunday in the New Style, by the anonymous computation of 1876.
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let of_march = u32::try_from(h + l - 7 * m + 21).ok()?;
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    march.checked_add_days(Days::new(u64::from(of_march)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_on_the_sundays_that_are_known() {
        for (year, month, day) in [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2024, 3, 31)] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day));
        }
    }

    #[test]
    fn days_by_the_moon_are_no_more_than_two_days_off() {
        for (name, year, month, day) in [
            ("ramadan", 2023, 3, 23),
            ("ramadan", 2000, 11, 27),
            ("eid al-fitr", 2022, 5, 2),
            ("eid al-adha", 1990, 7, 2),
        ] {
            let reckoned = Holiday::named(name).and_then(|feast| feast.day_in_year(year));
            let known = NaiveDate::from_ymd_opt(year, month, day);
            let apart = reckoned
                .zip(known)
                .map(|(one, other)| (one - other).num_days());
            assert!(
                apart.is_some_and(|days| days.abs() <= 2),
                "{name} {year}: {apart:?}"
            );
        }
    }

    #[test]
    fn the_names_are_sorted_and_each_has_a_day_in_each_year() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name));
        for (name, holiday) in NAMES {
            assert!(holiday.in_year(2023).is_some(), "{name}");
            assert_eq!(Holiday::named(name), Some(*holiday));
        }
        assert_eq!(
            Holiday::named("New Year’s Eve").and_then(|day| day.in_year(2022)),
            Stamp::day(2022, 12, 31)
        );
    }
}
