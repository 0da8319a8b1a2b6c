//! Dates as a reader says them: "one of 1–10 August 2022", "since 2001", "winter 1968–69", "44 BC".
//!
//! Dates that differ are said differently: something within a date is said by it alone ("August 2022"), something that
//! lasts with "from" and "to", one of several with "one of" or "or", and each of several with "each of".

mod date;
#[cfg(test)]
mod distinct;
mod old_style;
mod period;
mod span;
#[cfg(test)]
mod tests;
mod year;

use edtf_core::{
    Date, DateField, DateTime, Qualifier, SetElement, SetKind, TimeShift, Year, YearKind,
};

use self::date::{part_of_year, plain, year_range};
use self::span::span_words;
use self::year::YearStyle;
use super::calendar::{CalendarDate, Unit};
use super::edtf::{EdtfDate, Parsed};
use super::reckoning::{Calendar, Hemisphere, Reckoning};

pub use self::span::{Zone, words_for, words_for_end, words_for_window};
pub use self::year::{year_short, year_words};
pub use super::calendar::month_name;

impl EdtfDate {
    /// The date as a reader says it, in English and in the British order of day, month and year.
    pub fn words(&self, hemisphere: Hemisphere) -> String {
        words(&self.parsed, hemisphere.into())
    }
}

/// A parsed date as a reader says it.
pub(super) fn words(parsed: &Parsed, reckoning: Reckoning) -> String {
    let wording = Wording::of(parsed, reckoning);
    match reckoning.calendar {
        Calendar::Gregorian => wording.parsed(parsed),
        Calendar::Julian => wording.in_both_styles(parsed),
    }
}

/// The two things beside a date that its words depend on.
struct Wording {
    reckoning: Reckoning,
    /// One for all of the date's years.
    style: YearStyle,
}

impl Wording {
    fn of(parsed: &Parsed, reckoning: Reckoning) -> Self {
        let dates = parsed.dates();
        // An unknown year is of no era.
        let years = dates.iter().map(|date| &date.year);
        let ranges = years
            .filter(|year| !is_unknown(year))
            .filter_map(year_range);
        let years: Vec<i64> = ranges.flat_map(|(first, last)| [first, last]).collect();
        Self {
            reckoning,
            style: YearStyle::of(&years),
        }
    }

    /// A date in the words of its own calendar.
    fn parsed(&self, parsed: &Parsed) -> String {
        match parsed {
            Parsed::Date(date) => self.qualified(date),
            Parsed::Clock(clock) => self.clock(clock),
            Parsed::Period { start, end } => self.period(start, end),
            Parsed::Set(set) => self.set(set.kind, &set.elements),
        }
    }

    /// A date with what qualifies it: before it, or behind it where only a part is qualified.
    fn qualified(&self, date: &Date) -> String {
        Qualified::of(date).around(&plain(date, self.reckoning, self.style))
    }

    fn clock(&self, clock: &DateTime) -> String {
        let day = self.qualified(&clock.date);
        format!("{day}, {}{}", time(clock), zone(clock))
    }

    fn set(&self, kind: SetKind, members: &[SetElement]) -> String {
        let (joint, of) = match kind {
            SetKind::OneMember => ("or", "one of "),
            SetKind::AllMembers => ("and", "each of "),
        };
        let words: Vec<String> = (0..members.len())
            .map(|index| self.member(kind, members, index, joint))
            .collect();
        match (kind, members) {
            (_, [SetElement::Date(date)]) => self.qualified(date),
            (_, [SetElement::Range(..)]) => format!("{of}{}", words.concat()),
            (SetKind::AllMembers, [_, _, ..]) => format!("{of}{}", listed(&words, joint)),
            _ => listed(&words, joint),
        }
    }

    fn member(&self, kind: SetKind, members: &[SetElement], index: usize, joint: &str) -> String {
        match &members[index] {
            SetElement::Date(date) => self.listed_date(date, &members[index + 1..]),
            SetElement::OnOrBefore(date) if date.day.is_some() => {
                format!("on {joint} before {}", self.qualified(date))
            }
            SetElement::OnOrBefore(date) => format!("{} {joint} earlier", self.qualified(date)),
            SetElement::OnOrAfter(date) if date.day.is_some() => {
                format!("on {joint} after {}", self.qualified(date))
            }
            SetElement::OnOrAfter(date) => format!("{} {joint} later", self.qualified(date)),
            SetElement::Range(first, last) => {
                let range = match (place(first), place(last)) {
                    (Some((unit, from)), Some((same, to)))
                        if unit == same
                            && !Qualified::of(first).is_some()
                            && !Qualified::of(last).is_some() =>
                    {
                        span_words(unit, from, to, self.style)
                    }
                    _ => format!("{} – {}", self.qualified(first), self.qualified(last)),
                };
                match (kind, members.len()) {
                    // "1667 or one of 1670–1672": a range among single dates.
                    (SetKind::OneMember, 2..) => format!("one of {range}"),
                    _ => range,
                }
            }
        }
    }

    /// A date of a list, without what the next one says too: the "3" of "3 or 5 August 2022". The era of a year must be that
    /// of all that follow: "2, 1 BC and AD 1" would be read as AD 2.
    fn listed_date(&self, date: &Date, following: &[SetElement]) -> String {
        let before = |next: &SetElement| match next {
            SetElement::Date(next) => self.words_before(date, next),
            _ => None,
        };
        let mut shortened = following.iter().map(before);
        let next = shortened.next().flatten();
        let is_year = date.month.is_none();
        next.filter(|next| !is_year || shortened.all(|later| later.as_ref() == Some(next)))
            .unwrap_or_else(|| self.qualified(date))
    }

    /// A date without what another one of the same unit says too.
    fn words_before(&self, date: &Date, next: &Date) -> Option<String> {
        let ((unit, this), (same, next_place)) = (place(date)?, place(next)?);
        let is_qualified = [date, next].map(|date| Qualified::of(date).is_some());
        let may_share = unit == same && is_qualified == [false, false];
        may_share.then(|| this.words_before(unit, next_place, self.style))
    }
}

/// The parts of a date that are qualified by `~`, `?` or `%`.
enum Qualified {
    /// All of them alike, or none.
    Whole(Qualifier),
    /// Some of them, in words: "year uncertain, day approximate".
    InPart(String),
}

impl Qualified {
    fn of(date: &Date) -> Self {
        let month_name = match date.month.and_then(DateField::value) {
            Some(21..=32) => "season",
            Some(code @ 33..) => part_of_year(code).rsplit(' ').next().unwrap_or("part"),
            _ => "month",
        };
        let parts: Vec<(&str, Qualifier)> = [
            Some(("year", date.year.qualifier)),
            date.month.map(|month| (month_name, month.qualifier)),
            date.day.map(|day| ("day", day.qualifier)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.iter().all(|(_, qualifier)| *qualifier == parts[0].1) {
            return Self::Whole(parts[0].1);
        }
        let mut kinds: Vec<Qualifier> = Vec::new();
        for (_, qualifier) in &parts {
            if qualifier.is_qualified() && !kinds.contains(qualifier) {
                kinds.push(*qualifier);
            }
        }
        let words = kinds.into_iter().map(|kind| {
            let alike = parts.iter().filter(|(_, qualifier)| *qualifier == kind);
            let names: Vec<String> = alike.map(|(name, _)| (*name).to_owned()).collect();
            format!("{} {}", listed(&names, "and"), adjective(kind))
        });
        Self::InPart(words.collect::<Vec<_>>().join(", "))
    }

    /// The words of the date with these before or behind them.
    fn around(&self, date: &str) -> String {
        match self {
            Self::Whole(qualifier) => format!("{}{date}", mark(*qualifier)),
            Self::InPart(parts) => format!("{date} ({parts})"),
        }
    }

    fn is_some(&self) -> bool {
        match self {
            Self::Whole(qualifier) => qualifier.is_qualified(),
            Self::InPart(_) => true,
        }
    }
}

/// "13:05", "13:05:07".
fn time(DateTime { time, .. }: &DateTime) -> String {
    match time.second {
        0 => format!("{:02}:{:02}", time.hour, time.minute),
        second => format!("{:02}:{:02}:{second:02}", time.hour, time.minute),
    }
}

/// " UTC", " UTC+05:00". A text that names no zone has none in its words; that we read it as UTC is seen in the bounds.
fn zone(DateTime { time, .. }: &DateTime) -> String {
    match time.shift {
        Some(TimeShift::Utc) => " UTC".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
        None => String::new(),
    }
}

/// True of a year of which no digit is known.
fn is_unknown(year: &Year) -> bool {
    matches!(
        year.kind,
        YearKind::Standard {
            digits: [None, None, None, None],
            ..
        }
    )
}

/// A number with its thousands apart, "12,345".
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "a", "a or b", "a, b or c".
fn listed(members: &[String], last_word: &str) -> String {
    match members {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

/// The words for `~` (about), `?` (perhaps) and `%` (both) before a date.
fn mark(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
    }
}

fn adjective(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        _ => "approximate",
    }
}

/// A date that is a whole year, month or day of the calendar, all digits given.
pub(super) fn place(date: &Date) -> Option<(Unit, CalendarDate)> {
    if date.year.significant_digits.is_some() {
        return None;
    }
    let number = |field: DateField| field.value().map(u32::from);
    let year = date.year.value()?;
    let (unit, month, day) = match (date.month, date.day) {
        (None, _) => (Unit::Year, 1, 1),
        (Some(month), None) => (Unit::Month, number(month)?, 1),
        (Some(month), Some(day)) => (Unit::Day, number(month)?, number(day)?),
    };
    (1..=12)
        .contains(&month)
        .then_some((unit, CalendarDate::new(year, month, day)))
}
