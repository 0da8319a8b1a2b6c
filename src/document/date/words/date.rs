//! One date in words, without what qualifies it.

use std::ops::RangeInclusive;

use edtf_core::{Date, DateField, Year, YearKind};

use super::super::calendar::month_name;
use super::super::reckoning::{Hemisphere, Reckoning};
use super::listed;
use super::year::{YearStyle, is_far, year_words};

/// The date without `~`, `?` and `%`.
pub(super) fn plain(date: &Date, reckoning: Reckoning, style: YearStyle) -> String {
    let year = SpokenYear::of(&date.year, style);
    let Some(month) = date.month else {
        return year.alone();
    };
    if let Some(code @ 21..) = month.value() {
        return season(code, &date.year, reckoning.hemisphere, style);
    }
    let months = candidates(month, 1..=12);
    let month_words = match month.digits {
        [None, None] => format!("some month in {}", year.within()),
        _ => {
            let name = |month| month_name(month).to_owned();
            year.after(&one_of(&months, "month", name))
        }
    };
    let Some(day) = date.day else {
        return month_words;
    };
    match (day.digits, month.digits) {
        ([None, None], [None, None]) => format!("some day in {}", year.within()),
        ([None, None], _) => format!("some day in {month_words}"),
        _ => match months[..] {
            [only] => {
                // A year that is not known may be a leap year.
                let year = date.year.value().unwrap_or(2000);
                let mut days = candidates(day, 1..=31);
                let is_there = |day| reckoning.calendar.first_instant(year, only, day).is_some();
                days.retain(|day| is_there(*day));
                let days = one_of(&days, "day", |day| day.to_string());
                format!("{days} {month_words}")
            }
            _ => {
                let days = candidates(day, 1..=31);
                let days = one_of(&days, "day", |day| format!("day {day}"));
                format!("{days} of {month_words}")
            }
        },
    }
}

/// The numbers that fit a month or a day, some of whose digits may not be given.
fn candidates(field: DateField, numbers: RangeInclusive<u8>) -> Vec<u32> {
    let fits = |number: &u8| {
        let [tens, ones] = field.digits;
        tens.is_none_or(|tens| tens == number / 10) && ones.is_none_or(|ones| ones == number % 10)
    };
    numbers.filter(fits).map(u32::from).collect()
}

/// A number alone, or several as one that is not known: a list of them would read as a set, which is another date.
fn one_of(numbers: &[u32], unit: &str, name: impl Fn(u32) -> String) -> String {
    let neighbours = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match numbers {
        [only] => name(*only),
        [first, .., last] if neighbours => {
            format!("some {unit} from {} to {}", name(*first), name(*last))
        }
        _ => {
            let names: Vec<String> = numbers.iter().copied().map(name).collect();
            format!("some {unit} among {}", listed(&names, "and"))
        }
    }
}

/// The first and the last year that a year may be; nothing where it is too far away to count.
pub(super) fn year_range(year: &Year) -> Option<(i64, i64)> {
    match (year.value(), year.kind, year.significant_digits) {
        (Some(value), kind, Some(significant)) => {
            let written = match kind {
                YearKind::Standard { .. } => 4,
                _ => value.unsigned_abs().max(1).ilog10() + 1,
            };
            let unit = 10_i64
                .checked_pow(written.saturating_sub(significant))
                .unwrap_or(1);
            let nearer = value / unit * unit;
            let farther = nearer.saturating_add(if value < 0 { 1 - unit } else { unit - 1 });
            Some((nearer.min(farther), nearer.max(farther)))
        }
        (Some(value), _, None) => Some((value, value)),
        (None, YearKind::Standard { negative, digits }, _) => {
            let filled = |fill: u8| {
                let digits = digits.iter().map(|digit| digit.unwrap_or(fill));
                digits.fold(0, |year, digit| year * 10 + i64::from(digit))
            };
            let (nearer, farther) = (filled(0), filled(9));
            Some(if negative {
                (-farther, -nearer)
            } else {
                (nearer, farther)
            })
        }
        (None, _, _) => None,
    }
}

/// A year in words, which depend on what stands before it.
enum SpokenYear {
    /// "1985".
    Given(i64, YearStyle),
    /// "the 1980s".
    Group(String),
    /// "some year from 1000 to 1999".
    Vague(String),
}

impl SpokenYear {
    fn of(year: &Year, style: YearStyle) -> Self {
        let Some((first, last)) = year_range(year) else {
            // A document with such a year is refused, so no reader sees this.
            return Self::Vague("a year too far away to name".to_owned());
        };
        let some_year = || {
            let (first, last) = (
                style.words_before(first, last),
                style.words_behind(last, first),
            );
            format!("some year from {first} to {last}")
        };
        match (year.value(), year.kind) {
            (Some(value), _) if let Some(digits) = year.significant_digits => {
                Self::Vague(if is_far(value) {
                    // The range of years would be all nines and zeros.
                    let s = if digits == 1 { "" } else { "s" };
                    format!("{} to {digits} significant digit{s}", year_words(value))
                } else {
                    format!("{}, estimated as {}", some_year(), style.words(value))
                })
            }
            (Some(value), _) => Self::Given(value, style),
            (None, YearKind::Standard { negative, digits }) => match digits {
                [None, None, None, None] if negative => {
                    Self::Vague("an unknown year BC".to_owned())
                }
                [None, None, None, None] => Self::Vague("an unknown year".to_owned()),
                // Years before Christ are not counted from a round one in astronomical numbers.
                [.., None, Some(ones)] if !negative => {
                    Self::Vague(format!("{} that ends in {ones}", some_year()))
                }
                [_, None, Some(tens), Some(ones)] if !negative => {
                    Self::Vague(format!("{} that ends in {tens}{ones}", some_year()))
                }
                _ if negative || first == 0 => Self::Vague(some_year()),
                [Some(_), Some(_), Some(0), None] => Self::Group(style.range(first, last)),
                [Some(_), Some(_), Some(_), None] if first >= 1000 => {
                    Self::Group(format!("the {first}s"))
                }
                [Some(_), Some(_), Some(_), None] => Self::Group(style.range(first, last)),
                [Some(_), Some(_), None, None] => Self::Group(format!(
                    "the {} century ({})",
                    ordinal(first / 100 + 1),
                    style.range(first, last)
                )),
                _ => Self::Vague(some_year()),
            },
            (None, _) => Self::Vague(some_year()),
        }
    }

    /// By itself.
    fn alone(self) -> String {
        match self {
            Self::Given(year, style) => style.words(year),
            Self::Group(words) | Self::Vague(words) => words,
        }
    }

    /// After "in" or "of".
    fn within(&self) -> String {
        match self {
            Self::Given(year, style) => style.words(*year),
            Self::Vague(words) => words.clone(),
            Self::Group(words) => format!("a year in {words}"),
        }
    }

    /// After the name of a month or a season.
    fn after(&self, name: &str) -> String {
        match self {
            Self::Given(year, style) => style.words_after(name, *year),
            Self::Group(_) | Self::Vague(_) => format!("{name} of {}", self.within()),
        }
    }
}

/// "1st", "2nd", "20th".
fn ordinal(number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The groups of months that codes from 21 on stand for (ISO 8601-2:2019, 4.8).
fn season(code: u8, year: &Year, hemisphere: Hemisphere, style: YearStyle) -> String {
    let spoken = SpokenYear::of(year, style);
    let names = ["spring", "summer", "autumn", "winter"];
    let name = names[usize::from((code - 21) % 4)];
    let name = match code {
        21..=24 => name.to_owned(),
        25..=28 => format!("northern {name}"),
        29..=32 => format!("southern {name}"),
        _ => return format!("the {} of {}", part_of_year(code), spoken.within()),
    };
    match (crosses_new_year(code, hemisphere), year.value()) {
        (true, Some(year)) => style.words_after_name_into_next(&name, year),
        _ => spoken.after(&name),
    }
}

/// The parts of a year that are no seasons.
pub(super) fn part_of_year(code: u8) -> &'static str {
    match code {
        33 => "first quarter",
        34 => "second quarter",
        35 => "third quarter",
        36 => "last quarter",
        37 => "first third",
        38 => "second third",
        39 => "last third",
        40 => "first half",
        _ => "second half",
    }
}

/// True of a season that begins in December, as winter does in the north and summer in the south.
fn crosses_new_year(code: u8, hemisphere: Hemisphere) -> bool {
    match hemisphere {
        Hemisphere::Northern => matches!(code, 24 | 28 | 30),
        Hemisphere::Southern => matches!(code, 22 | 28 | 30),
    }
}
