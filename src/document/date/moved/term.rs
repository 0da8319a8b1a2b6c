//! A single date by its parts, and the dates of its form that are near to an instant.

use std::ops::Range;

use super::MoveError;
use crate::document::date::instant::{Civil, Instant, year_text};

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;
const QUALIFIERS: [char; 3] = ['~', '?', '%'];
/// The codes of months, of the seasons of either hemisphere, and of other groups of months; each sort fills a year.
const PARTS_OF_A_YEAR: [(u32, u32); 7] = [
    (1, 12),
    (21, 24),
    (25, 28),
    (29, 32),
    (33, 36),
    (37, 39),
    (40, 41),
];

/// The places of a date's parts in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Term<'t> {
    text: &'t str,
    /// With its sign and its `Y`.
    year: Range<usize>,
    /// The month, or the code of a season.
    month: Option<Range<usize>>,
    day: Option<Range<usize>>,
    /// The hour and the minute of a clock.
    clock: Option<Range<usize>>,
}

/// The unit that a date is moved by.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Minute,
    Day,
    /// Of a year, by the first and the last code of its sort.
    Part(u32, u32),
    Year,
    /// A year of which so many digits are given.
    Digits(usize),
    /// So many years, as `E` says.
    Power(i64),
}

impl<'t> Term<'t> {
    /// The parts of a text that is a single date.
    pub fn of(text: &'t str) -> Self {
        let mut at = 0;
        let skip = |at: &mut usize, is_skipped: &dyn Fn(char) -> bool| {
            let rest = &text[*at..];
            *at += rest.len() - rest.trim_start_matches(is_skipped).len();
        };
        let is_qualifier = |letter: char| QUALIFIERS.contains(&letter);
        let is_digit = |letter: char| letter.is_ascii_digit() || letter == 'X';
        skip(&mut at, &is_qualifier);
        let from = at;
        skip(&mut at, &|letter| letter == 'Y');
        skip(&mut at, &|letter| letter == '-');
        skip(&mut at, &is_digit);
        let year = from..at;
        let mut next = || {
            let mut from = at;
            skip(&mut from, &is_qualifier);
            from += text[from..].strip_prefix('-').map(|_| 1)?;
            skip(&mut from, &is_qualifier);
            at = from;
            skip(&mut at, &is_digit);
            Some(from..at)
        };
        let month = next();
        let day = next();
        let clock = text.find('T').map(|t| t + 1..t + 1 + "00:00".len());
        Self {
            text,
            year,
            month,
            day,
            clock,
        }
    }

    /// The dates of this form, or of one that is a unit finer, that are near to an instant.
    ///
    /// # Errors
    /// A form that has no such dates.
    pub fn near(&self, to: Instant, refines: bool) -> Result<Vec<String>, MoveError> {
        let unit = match refines {
            true => self.finer_unit()?,
            false => self.unit()?,
        };
        let civil = to.civil();
        let around = [-1, 0, 1];
        let near: Vec<Option<String>> = match unit {
            Unit::Minute => {
                let shift = self.shift_seconds();
                let minutes = around.map(|minutes| to.plus_seconds(shift + minutes * MINUTE));
                minutes.map(|to| self.written(unit, to.civil())).into()
            }
            Unit::Day => {
                let days = around.map(|days| to.plus_seconds(days * DAY).civil());
                days.map(|day| self.written(unit, day)).into()
            }
            Unit::Part(first, last) => around
                .into_iter()
                .flat_map(|years| (first..=last).map(move |month| (civil.year + years, month)))
                .map(|(year, month)| {
                    self.written(
                        unit,
                        Civil {
                            year,
                            month,
                            ..civil
                        },
                    )
                })
                .collect(),
            Unit::Year | Unit::Digits(_) | Unit::Power(_) => {
                let step = match unit {
                    Unit::Digits(digits) => 10_i64.pow(4 - digits as u32),
                    Unit::Power(years) => years,
                    _ => 1,
                };
                let years = around.map(|steps| civil.year.saturating_add(steps * step));
                years
                    .map(|year| self.written(unit, Civil { year, ..civil }))
                    .into()
            }
        };
        Ok(near.into_iter().flatten().collect())
    }

    fn unit(&self) -> Result<Unit, MoveError> {
        if self.clock.is_some() {
            return Ok(Unit::Minute);
        }
        if let Some(digits) = self.digits_of_year()? {
            return Ok(digits);
        }
        Ok(match (self.number(&self.month), self.number(&self.day)) {
            (Some(_), Some(_)) => Unit::Day,
            (Some(code), None) => part_of_a_year(code)?,
            (None, _) => Unit::Year,
        })
    }

    fn finer_unit(&self) -> Result<Unit, MoveError> {
        if self.clock.is_some() {
            return Err(MoveError::NoFinerUnit);
        }
        match self.digits_of_year()? {
            Some(Unit::Digits(3)) => return Ok(Unit::Year),
            Some(Unit::Digits(digits)) => return Ok(Unit::Digits(digits + 1)),
            Some(_) => return Err(MoveError::NoFinerUnit),
            None => {}
        }
        match (self.number(&self.month), self.number(&self.day)) {
            (Some(_), Some(_)) => Err(MoveError::NoFinerUnit),
            (Some(1..=12), None) => Ok(Unit::Day),
            (Some(_) | None, _) => Ok(Unit::Part(1, 12)),
        }
    }

    /// The unit of a year that is not given by all of its digits.
    fn digits_of_year(&self) -> Result<Option<Unit>, MoveError> {
        let year = &self.text[self.year.clone()];
        if year.starts_with('Y') {
            let rest = self.text[self.year.end..].strip_prefix('E');
            let digits: String = rest
                .into_iter()
                .flat_map(str::chars)
                .take_while(char::is_ascii_digit)
                .collect();
            let has_more = self.text.contains('S');
            let power = digits
                .parse()
                .ok()
                .and_then(|power| 10_i64.checked_pow(power));
            let unit = power.filter(|_| !has_more).map(Unit::Power);
            return unit.map(Some).ok_or(MoveError::LongYear);
        }
        if self.text.contains('S') {
            return Err(MoveError::LongYear);
        }
        match year.trim_start_matches('-').find('X') {
            None => Ok(None),
            Some(0) => Err(MoveError::Open),
            Some(digits) => Ok(Some(Unit::Digits(digits))),
        }
    }

    /// A month or a day of which all digits are given.
    fn number(&self, part: &Option<Range<usize>>) -> Option<u32> {
        self.text[part.clone()?].parse().ok()
    }

    /// Seconds by which the clock is ahead of UTC.
    fn shift_seconds(&self) -> i64 {
        let zone = self.clock.as_ref().and_then(|clock| {
            let rest = &self.text[clock.end..];
            rest.find(['+', '-']).map(|sign| &rest[sign..])
        });
        let Some(zone) = zone else { return 0 };
        let mut numbers = zone[1..]
            .split(':')
            .map(|number| number.parse().unwrap_or(0));
        let hours: i64 = numbers.next().unwrap_or(0);
        let minutes = hours * 60 + numbers.next().unwrap_or(0);
        match zone.starts_with('-') {
            true => -minutes * MINUTE,
            false => minutes * MINUTE,
        }
    }

    /// The date in this form, down to a unit, at a time; nothing where its year has no such form.
    fn written(&self, unit: Unit, at: Civil) -> Option<String> {
        let year = self.written_year(unit, at.year)?;
        let mut parts = vec![(self.year.clone(), year)];
        if matches!(unit, Unit::Part(..) | Unit::Day | Unit::Minute) {
            parts.push(self.two_digits(&self.month, self.year.end, at.month));
        }
        if matches!(unit, Unit::Day | Unit::Minute) {
            let behind = self.month.as_ref().map_or(self.year.end, |month| month.end);
            parts.push(self.two_digits(&self.day, behind, at.day));
        }
        if let (Unit::Minute, Some(clock)) = (unit, &self.clock) {
            parts.push((clock.clone(), format!("{:02}:{:02}", at.hour, at.minute)));
        }
        let mut written = self.text.to_owned();
        for (place, part) in parts.into_iter().rev() {
            written.replace_range(place, &part);
        }
        Some(written)
    }

    /// A part in two digits and its place; of one that is not given, behind what is.
    fn two_digits(
        &self,
        part: &Option<Range<usize>>,
        behind: usize,
        number: u32,
    ) -> (Range<usize>, String) {
        match part {
            Some(part) => (part.clone(), format!("{number:02}")),
            None => (behind..behind, format!("-{number:02}")),
        }
    }

    fn written_year(&self, unit: Unit, year: i64) -> Option<String> {
        let before = &self.text[self.year.clone()];
        match unit {
            Unit::Power(years) => {
                let (whole, rest) = (year.div_euclid(years), year.rem_euclid(years));
                Some(format!("Y{}", whole + i64::from(rest > years / 2)))
            }
            Unit::Digits(given) => {
                let (sign, digits) = match before.strip_prefix('-') {
                    Some(digits) => ("-", digits),
                    None => ("", before),
                };
                // What is not given of a year has another meaning on the other side of year 0.
                let is_same_side = sign.is_empty() == (year >= 0);
                let number = format!("{:04}", year.unsigned_abs());
                let fits = is_same_side && number.len() == digits.len();
                fits.then(|| format!("{sign}{}{}", &number[..given], &digits[given..]))
            }
            Unit::Minute | Unit::Day | Unit::Part(..) | Unit::Year => {
                (-9999..=9999).contains(&year).then(|| year_text(year))
            }
        }
    }
}

fn part_of_a_year(code: u32) -> Result<Unit, MoveError> {
    let mut sorts = PARTS_OF_A_YEAR.into_iter();
    let sort = sorts.find(|(first, last)| (*first..=*last).contains(&code));
    let (first, last) = sort.ok_or(MoveError::OutOfForm)?;
    Ok(Unit::Part(first, last))
}
