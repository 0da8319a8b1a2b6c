//! One date in words, without what qualifies it.

use std::ops::RangeInclusive;

use edtf_core::{Date, DateField, Year, YearKind};

use super::super::calendar::month_name;
use super::super::edtf::Hemisphere;
use super::super::instant::Instant;
use super::{listed, thousands};

/// A year as people write it: astronomical year 0 is 1 BC, and a year of more than four digits, which would be taken
/// for a mere number, has them grouped and its era named.
pub fn year_words(year: i64) -> String {
    let era = if year > 0 { "AD" } else { "BC" };
    // Years given in millions are round astronomically, and the one year's difference means nothing there.
    let round = year.unsigned_abs();
    if round >= 1_000_000 && round.is_multiple_of(100_000) {
        return format!("{} million {era}", round as f64 / 1e6);
    }
    match year {
        1..=9999 => year.to_string(),
        10_000.. => format!("{} {era}", grouped(round)),
        _ => format!("{} {era}", grouped(round + 1)),
    }
}

/// "44", "10,000", "170,000,002": a year of four digits stays in one piece.
fn grouped(year: u64) -> String {
    match year {
        ..=9999 => year.to_string(),
        _ => thousands(year),
    }
}

/// The date without `~`, `?` and `%`.
pub(super) fn plain(date: &Date, hemisphere: Hemisphere) -> String {
    let year = SpokenYear::of(&date.year);
    let Some(month) = date.month else {
        return year.alone();
    };
    if let Some(code @ 21..) = month.value() {
        return season(code, &date.year, hemisphere);
    }
    let months = candidates(month, 1..=12);
    let month_words = match month.digits {
        [None, None] => format!("some month in {}", year.within()),
        _ => {
            let name = |month| month_name(month).to_owned();
            format!("{} {}", one_of(&months, "month", name), year.after_name())
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
                days.retain(|day| Instant::from_ymd(year, only, *day).is_some());
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

/// A few numbers as a list, more as the range that they fill.
fn one_of(numbers: &[u32], unit: &str, name: impl Fn(u32) -> String) -> String {
    let neighbours = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match numbers {
        [first, _, _, .., last] if neighbours => {
            format!("some {unit} from {} to {}", name(*first), name(*last))
        }
        _ => {
            let names: Vec<String> = numbers.iter().copied().map(name).collect();
            listed(&names, "or")
        }
    }
}

/// A year in words, which depend on what stands before it.
enum SpokenYear {
    /// "1985".
    Given(String),
    /// "the 1980s".
    Group(String),
    /// "some year from 1000 to 1999".
    Vague(String),
}

impl SpokenYear {
    fn of(year: &Year) -> Self {
        match (year.value(), year.kind, year.significant_digits) {
            (Some(value), kind, Some(significant)) => Self::estimated(value, kind, significant),
            (Some(value), _, None) => Self::Given(year_words(value)),
            (None, YearKind::Standard { digits, .. }, _) => Self::masked(digits),
            // A document with such a year is refused, so no reader sees this.
            (None, _, _) => Self::Vague("a year too far away to name".to_owned()),
        }
    }

    /// `1950S2`: only so many of its digits are significant.
    fn estimated(value: i64, kind: YearKind, significant: u32) -> Self {
        let written = match kind {
            YearKind::Standard { .. } => 4,
            _ => value.unsigned_abs().max(1).ilog10() + 1,
        };
        let unit = 10_i64
            .checked_pow(written.saturating_sub(significant))
            .unwrap_or(1);
        let nearer = value / unit * unit;
        let farther = nearer.saturating_add(if value < 0 { 1 - unit } else { unit - 1 });
        let (first, last) = (nearer.min(farther), nearer.max(farther));
        let range = some_year(first, last);
        Self::Vague(format!("{range}, estimated as {}", year_words(value)))
    }

    fn masked(digits: [Option<u8>; 4]) -> Self {
        let filled = |fill: u8| {
            let digits = digits.iter().map(|digit| digit.unwrap_or(fill));
            digits.fold(0, |year, digit| year * 10 + i64::from(digit))
        };
        match (digits, filled(0)) {
            ([None, None, None, None], _) => Self::Vague("an unknown year".to_owned()),
            // The years from 0 on have no such name.
            ([Some(_), Some(_), _, None], first @ 1..) => Self::Group(format!("the {first}s")),
            (_, first) => Self::Vague(some_year(first, filled(9))),
        }
    }

    /// By itself.
    fn alone(self) -> String {
        match self {
            Self::Given(words) | Self::Group(words) | Self::Vague(words) => words,
        }
    }

    /// After "in" or "of".
    fn within(&self) -> String {
        match self {
            Self::Given(words) | Self::Vague(words) => words.clone(),
            Self::Group(words) => format!("a year in {words}"),
        }
    }

    /// After the name of a month or a season.
    fn after_name(&self) -> String {
        match self {
            Self::Given(words) => words.clone(),
            Self::Group(_) | Self::Vague(_) => format!("of {}", self.within()),
        }
    }
}

fn some_year(first: i64, last: i64) -> String {
    format!(
        "some year from {} to {}",
        year_words(first),
        year_words(last)
    )
}

/// The groups of months that codes from 21 on stand for (ISO 8601-2:2019, 4.8).
fn season(code: u8, year: &Year, hemisphere: Hemisphere) -> String {
    let spoken = SpokenYear::of(year);
    let names = ["spring", "summer", "autumn", "winter"];
    let name = names[usize::from((code - 21) % 4)];
    let after_name = match (crosses_new_year(code, hemisphere), year.value()) {
        (true, Some(year)) => with_next_year(year),
        _ => spoken.after_name(),
    };
    match code {
        21..=24 => format!("{name} {after_name}"),
        25..=28 => format!("northern {name} {after_name}"),
        29..=32 => format!("southern {name} {after_name}"),
        _ => format!("{} of {}", part_of_year(code), spoken.within()),
    }
}

fn part_of_year(code: u8) -> &'static str {
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

/// "1968–69", "1999–2000", "44–43 BC".
fn with_next_year(year: i64) -> String {
    let next = year.saturating_add(1);
    match year {
        1.. if next % 100 != 0 => format!("{year}–{:02}", next % 100),
        1.. => format!("{year}–{next}"),
        0 => "1 BC – 1 AD".to_owned(),
        // Astronomical year -43 is 44 BC.
        _ => format!("{}–{}", 1_i64.saturating_sub(year), year_words(next)),
    }
}
