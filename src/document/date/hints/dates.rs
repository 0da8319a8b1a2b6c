//! Single dates in words: "1 August 2022", "44 BC", "the early 19th century".

use chrono::{Datelike, NaiveDate};

use super::{
    IsDate,
    reading::{Reading, year_text},
    tokens::{Token, is_number, is_year, month, position, third},
};

const ABOUT: &[&str] = &[
    "about",
    "approx",
    "approximately",
    "around",
    "c",
    "ca",
    "cca",
    "circa",
    "near",
    "roughly",
    "~",
];
const PERHAPS: &[&str] = &[
    "likely",
    "maybe",
    "perhaps",
    "possibly",
    "presumably",
    "probably",
];
/// Spring to winter, from 21 on.
const SEASONS: [&[&str]; 4] = [&["spring"], &["summer"], &["autumn", "fall"], &["winter"]];

const DAYS_OF_THIRDS: &str =
    "early is read as days 1 to 10, mid as 11 to 20, late as 21 to the month's end";
const DAYS_OF_HALVES: &str = "the first half of a month is read as days 1 to 15";
const MONTHS_OF_THIRDS: &str =
    "early is read as January to April, mid as May to August, late as September to December";
const QUARTERS: &str = "33 to 36 stand for the quarters of a year";
const HALVES: &str = "40 and 41 stand for the halves of a year";
const YEAR_ZERO: &str = "1 BC is the year 0000, so each year before it has a number one less";

/// A kind of date: items that stand for one token each, and the reading of what they captured. `Y` is a year of three or four
/// digits, `N` any number, `D` a day of a month, `M` a month's name, `S` a season, `T` early, mid or late.
type Row = (&'static str, fn(&Captured<'_>) -> Option<Reading>);

const DATES: &[Row] = &[
    ("Y", |it| Some(Reading::year(it.number(0)?))),
    ("Y - N", |it| it.plain_month(1)),
    ("Y - N - N", |it| {
        Reading::day(it.number(0)?, it.small(1)?, it.small(2)?)
    }),
    ("D M Y", |it| {
        Reading::day(it.number(1)?, it.month, it.small(0)?)
    }),
    ("M D Y", |it| {
        Reading::day(it.number(1)?, it.month, it.small(0)?)
    }),
    ("Y M D", |it| {
        Reading::day(it.number(0)?, it.month, it.small(1)?)
    }),
    ("D - M - Y", |it| {
        Reading::day(it.number(1)?, it.month, it.small(0)?)
    }),
    ("M Y", |it| Some(Reading::month(it.number(0)?, it.month))),
    ("M - Y", |it| Some(Reading::month(it.number(0)?, it.month))),
    ("Y - M", |it| Some(Reading::month(it.number(0)?, it.month))),
    ("Y M", |it| Some(Reading::month(it.number(0)?, it.month))),
    ("T M Y", third_of_month),
    ("S Y", |it| Some(it.within_year(it.season))),
    ("T S Y", |it| Some(it.within_year(it.season))),
    ("S Y - N", |it| Some(it.within_year(it.season))),
    ("S Y / N", |it| Some(it.within_year(it.season))),
    ("T Y", third_of_year),
    ("q N Y", |it| it.quarter(0, 1)),
    ("Y q N", |it| it.quarter(1, 0)),
    ("Y - q N", |it| it.quarter(1, 0)),
    ("q N / Y", |it| it.quarter(0, 1)),
    ("Y / q N", |it| it.quarter(1, 0)),
    ("N quarter Y", |it| it.quarter(0, 1)),
    ("N half Y", |it| it.half(0, 1)),
    ("h N Y", |it| it.half(0, 1)),
    ("N h Y", |it| it.half(0, 1)),
    ("Y h N", |it| it.half(1, 0)),
    ("Y - h N", |it| it.half(1, 0)),
    ("h N / Y", |it| it.half(0, 1)),
    ("Y / h N", |it| it.half(1, 0)),
    ("N half M Y", half_of_month),
    ("N half Y s", half_of_decade),
    ("N half N century|c", half_of_century),
    ("Y s", |it| decade(it.number(0)?)),
    ("T Y s", third_of_decade),
    ("N century|c", |it| century(it.number(0)?)),
    ("N century ad|ce", |it| century(it.number(0)?)),
    ("T N century|c", third_of_century),
    ("N century bc|bce", century_before_christ),
    ("T N century bc|bce", century_before_christ),
    ("N bc|bce", |it| {
        Some(Reading::year(1 - it.number(0)?).noting(YEAR_ZERO))
    }),
    ("bc|bce N", |it| {
        Some(Reading::year(1 - it.number(0)?).noting(YEAR_ZERO))
    }),
    ("M N bc|bce", |it| {
        Some(Reading::month(1 - it.number(0)?, it.month).noting(YEAR_ZERO))
    }),
    ("D M N bc|bce", |it| {
        Some(Reading::day(1 - it.number(1)?, it.month, it.small(0)?)?.noting(YEAR_ZERO))
    }),
    ("ad|ce N", |it| Some(Reading::year(it.number(0)?))),
    ("N ad|ce", |it| Some(Reading::year(it.number(0)?))),
    ("D M ad|ce N", |it| {
        Reading::day(it.number(1)?, it.month, it.small(0)?)
    }),
    ("N million ago", |it| years_ago(it.numbers[0], 1_000)),
    ("N ma|mya", |it| years_ago(it.numbers[0], 1_000)),
    ("N billion ago", |it| years_ago(it.numbers[0], 1_000_000)),
    ("N ga|bya", |it| years_ago(it.numbers[0], 1_000_000)),
];

/// The parts of a date that a row's items captured.
#[derive(Default)]
struct Captured<'t> {
    numbers: Vec<Token<'t>>,
    month: u32,
    season: usize,
    /// 0 early, 1 mid, 2 late.
    third: usize,
}

impl Captured<'_> {
    fn number(&self, index: usize) -> Option<i64> {
        let number = self.numbers.get(index)?.parse().ok()?;
        // More digits are no year of anybody's, and sums of them might not fit.
        (number < 1_000_000_000).then_some(number)
    }

    fn small(&self, index: usize) -> Option<u32> {
        self.numbers.get(index)?.parse().ok()
    }

    fn plain_month(&self, index: usize) -> Option<Reading> {
        let month = self.small(index).filter(|month| (1..=12).contains(month))?;
        Some(Reading::month(self.number(0)?, month))
    }

    /// A season, a quarter or a half of the year.
    fn within_year(&self, code: usize) -> Reading {
        let year = self.numbers.first().copied().unwrap_or_default();
        Reading::of(format!("{year:0>4}-{code:02}"))
    }

    fn half(&self, half: usize, year: usize) -> Option<Reading> {
        let half = self.small(half).filter(|half| (1..=2).contains(half))?;
        let year = year_text(self.number(year)?);
        Some(Reading::of(format!("{year}-{}", 39 + half)).noting(HALVES))
    }

    fn quarter(&self, quarter: usize, year: usize) -> Option<Reading> {
        let quarter = self
            .small(quarter)
            .filter(|quarter| (1..=4).contains(quarter))?;
        let year = year_text(self.number(year)?);
        Some(Reading::of(format!("{year}-{}", 32 + quarter)).noting(QUARTERS))
    }
}

/// The years of the first or the second half of as many.
fn half_of_years(half: u32, first: i64, years: i64) -> Option<String> {
    let from = match half {
        1 => first,
        2 => first + years / 2,
        _ => return None,
    };
    let to = from + years / 2 - 1;
    Some(format!("[{}..{}]", year_text(from), year_text(to)))
}

fn half_of_decade(it: &Captured<'_>) -> Option<Reading> {
    let first = it.number(1)?;
    Some(Reading {
        finer: Some(half_of_years(it.small(0)?, first, 10)?),
        note: None,
        ..decade(first)?
    })
}

fn half_of_century(it: &Captured<'_>) -> Option<Reading> {
    let number = it.number(1)?;
    Some(Reading {
        finer: Some(half_of_years(it.small(0)?, (number - 1) * 100, 100)?),
        ..century(number)?
    })
}

fn half_of_month(it: &Captured<'_>) -> Option<Reading> {
    let days = match it.small(0)? {
        1 => (1, Some(15)),
        2 => (16, None),
        _ => return None,
    };
    days_of_month(it.number(1)?, it.month, days, DAYS_OF_HALVES)
}

fn third_of_month(it: &Captured<'_>) -> Option<Reading> {
    let days = [(1, Some(10)), (11, Some(20)), (21, None)][it.third];
    days_of_month(it.number(0)?, it.month, days, DAYS_OF_THIRDS)
}

/// From a day of a month to another, or to its end.
fn days_of_month(
    year: i64,
    month: u32,
    (from, to): (u32, Option<u32>),
    note: &'static str,
) -> Option<Reading> {
    let last = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, 1)?.num_days_in_month();
    let to = to.unwrap_or(last.into());
    let month = Reading::month(year, month).edtf;
    let set = format!("[{month}-{from:02}..{month}-{to:02}]");
    Some(Reading::part(set, &month, note))
}

fn third_of_year(it: &Captured<'_>) -> Option<Reading> {
    let year = year_text(it.number(0)?);
    let first = 1 + 4 * it.third;
    let set = format!("[{year}-{first:02}..{year}-{:02}]", first + 3);
    Some(Reading::part(
        set,
        &format!("{year}-{:02}", first + 1),
        MONTHS_OF_THIRDS,
    ))
}

fn decade(first: i64) -> Option<Reading> {
    let decade = format!("{:03}X", first / 10);
    let may_be_century = first % 100 == 0;
    (first % 10 == 0).then(|| Reading {
        note: may_be_century.then_some("with XX instead of its last two digits it is the century"),
        ..Reading::years(decade, first, first + 9)
    })
}

fn third_of_decade(it: &Captured<'_>) -> Option<Reading> {
    let first = it.number(0)?;
    let (from, to) = [(0, 3), (4, 6), (7, 9)][it.third];
    Some(Reading {
        finer: Some(format!(
            "[{}..{}]",
            year_text(first + from),
            year_text(first + to)
        )),
        note: None,
        ..decade(first)?
    })
}

fn century(number: i64) -> Option<Reading> {
    let first = number.checked_sub(1)? * 100;
    Some(Reading::years(
        format!("{:02}XX", first / 100),
        first,
        first + 99,
    ))
}

fn third_of_century(it: &Captured<'_>) -> Option<Reading> {
    let number = it.number(0)?;
    let first = (number - 1) * 100;
    let (from, to) = [(0, 33), (34, 66), (67, 99)][it.third];
    Some(Reading {
        finer: Some(format!(
            "[{}..{}]",
            year_text(first + from),
            year_text(first + to)
        )),
        ..century(number)?
    })
}

fn century_before_christ(it: &Captured<'_>) -> Option<Reading> {
    let hundreds = it.number(0)?.checked_sub(1)? * 100;
    let century = format!("-{:02}XX", hundreds / 100);
    Some(Reading::years(century, -hundreds - 99, -hundreds))
}

/// "4.54 billion years ago", in thousands of years a unit.
fn years_ago(number: Token<'_>, thousands_per_unit: u32) -> Option<Reading> {
    let thousands = (number.parse::<f64>().ok()? * f64::from(thousands_per_unit)).round() as u64;
    Some(Reading::of(match thousands % 1_000 {
        0 => format!("Y-{}E6", thousands / 1_000),
        _ => format!("Y-{thousands}E3"),
    }))
}

/// A date that some tokens are.
pub(super) fn read(tokens: &[Token<'_>], is_date: IsDate) -> Option<Reading> {
    let (first, rest) = tokens.split_first()?;
    for (words, qualifier) in [(ABOUT, '~'), (PERHAPS, '?')] {
        if words.contains(first) {
            return Some(read(rest, is_date)?.qualified(qualifier, is_date));
        }
    }
    let in_words = DATES
        .iter()
        .find_map(|(pattern, reading)| reading(&captured(pattern, tokens)?));
    in_words.or_else(|| {
        // Numbers side by side would make another number.
        let is_apart = |pair: &[Token<'_>]| !(is_number(pair[0]) && is_number(pair[1]));
        let edtf = tokens.concat().to_uppercase();
        let is_edtf = tokens.len() > 1 && tokens.windows(2).all(is_apart) && is_date(&edtf);
        is_edtf.then(|| Reading::of(edtf))
    })
}

/// The year of which only the last digits stand behind another: the "55" of "1850-55".
pub(super) fn last_digits(tokens: &[Token<'_>], year: Token<'_>) -> Option<Reading> {
    match tokens {
        [digits] if digits.len() <= 2 && is_number(digits) && year.len() == 4 && is_year(year) => {
            let whole = format!("{}{digits}", &year[..year.len() - digits.len()]);
            Some(Reading::year(whole.parse().ok()?))
        }
        _ => None,
    }
}

/// The parts of a date, if the tokens are of that kind.
fn captured<'t>(pattern: &str, tokens: &[Token<'t>]) -> Option<Captured<'t>> {
    let mut items = pattern.split(' ');
    let mut captured = Captured::default();
    for token in tokens {
        let item = items.next()?;
        let is_number = is_number(token);
        match item {
            "Y" if is_year(token) => captured.numbers.push(token),
            "N" if is_number => captured.numbers.push(token),
            "D" if is_number && token.len() <= 2 => captured.numbers.push(token),
            "M" => captured.month = month(token)?,
            "S" => captured.season = 21 + position(&SEASONS, token)?,
            "T" => captured.third = third(token)?,
            _ if item.split('|').any(|word| word == *token) => {}
            _ => return None,
        }
    }
    items.next().is_none().then_some(captured)
}
