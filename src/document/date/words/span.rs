//! Windows and bounds without a date of their own, since another event's date is in them: as words and as EDTF.

use std::ops::RangeInclusive;

use super::super::calendar::month_name;
use super::super::edtf::{Bounds, Window};
use super::super::instant::{Civil, Instant, year_text};
use super::date::year_words;
use super::listed;

/// The years that EDTF writes with four digits; others can have no month and no day.
const FOUR_DIGITS: RangeInclusive<i64> = -9999..=9999;

/// A unit of the calendar, coarsest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    /// The coarsest unit that begins at all of these; a time within a day counts as its day.
    fn beginning_at(instants: impl IntoIterator<Item = Instant>) -> Self {
        let units = instants.into_iter().map(|instant| {
            let Civil { year, month, .. } = instant.civil();
            let begins = |month| Instant::from_ymd(year, month, 1) == Some(instant);
            match month {
                1 if begins(1) => Self::Year,
                month if begins(month) => Self::Month,
                _ => Self::Day,
            }
        });
        units.max().unwrap_or(Self::Day)
    }
}

/// A year, month or day of the calendar; what is finer than its unit is of no account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarDate {
    pub year: i64,
    pub month: u32,
    pub day: u32,
}

impl CalendarDate {
    fn at(unit: Unit, instant: Instant) -> Self {
        let Civil {
            year, month, day, ..
        } = instant.civil();
        let (month, day) = match unit {
            Unit::Year => (1, 1),
            Unit::Month => (month, 1),
            Unit::Day => (month, day),
        };
        Self { year, month, day }
    }

    /// The last one before an instant.
    fn before(unit: Unit, until: Instant) -> Self {
        Self::at(unit, until.plus_seconds(-1))
    }

    fn words(self, unit: Unit) -> String {
        let year = year_words(self.year);
        let month = month_name(self.month);
        match unit {
            Unit::Year => year,
            Unit::Month => format!("{month} {year}"),
            Unit::Day => format!("{} {month} {year}", self.day),
        }
    }

    fn edtf(self, unit: Unit) -> String {
        let year = year_text(self.year);
        match unit {
            Unit::Month if FOUR_DIGITS.contains(&self.year) => format!("{year}-{:02}", self.month),
            Unit::Day if FOUR_DIGITS.contains(&self.year) => {
                format!("{year}-{:02}-{:02}", self.month, self.day)
            }
            _ => year,
        }
    }
}

/// "1–10 August 2022", "April–June 2022", "1670–1672": the dash has spaces where words with spaces stand beside it.
pub(super) fn span_words(unit: Unit, first: CalendarDate, last: CalendarDate) -> String {
    let (same_year, same_month) = (first.year == last.year, first.month == last.month);
    let last_words = last.words(unit);
    if first == last {
        return last_words;
    }
    match unit {
        Unit::Day if same_year && same_month => format!("{}–{last_words}", first.day),
        Unit::Day if same_year => {
            format!("{} {} – {last_words}", first.day, month_name(first.month))
        }
        Unit::Month if same_year => format!("{}–{last_words}", month_name(first.month)),
        Unit::Year if first.year > 0 && FOUR_DIGITS.contains(&last.year) => {
            format!("{}–{last_words}", first.year)
        }
        _ => format!("{} – {last_words}", first.words(unit)),
    }
}

/// A window in words: whole years and months as such, anything else as its first and last day.
pub fn words_for_window(window: Window) -> String {
    let unit = Unit::beginning_at([window.from, window.until].into_iter().flatten());
    match (window.from, window.until) {
        (None, None) => "at an unknown time".to_owned(),
        (None, Some(until)) => format!(
            "{} or earlier",
            CalendarDate::before(unit, until).words(unit)
        ),
        (Some(from), None) => format!("{} or later", CalendarDate::at(unit, from).words(unit)),
        (Some(from), Some(until)) if until == from.plus_seconds(1) => second_words(from),
        (Some(from), Some(until)) => span_words(
            unit,
            CalendarDate::at(unit, from),
            CalendarDate::before(unit, until),
        ),
    }
}

fn second_words(instant: Instant) -> String {
    let Civil {
        hour,
        minute,
        second,
        ..
    } = instant.civil();
    let day = CalendarDate::at(Unit::Day, instant).words(Unit::Day);
    match second {
        0 => format!("{day}, {hour:02}:{minute:02} UTC"),
        _ => format!("{day}, {hour:02}:{minute:02}:{second:02} UTC"),
    }
}

/// Bounds in words: "August 2022", "from April 2022 to 9 January 2023", "until 2001".
pub fn words_for_bounds(bounds: Bounds) -> String {
    let Bounds { start, end } = bounds;
    if start == end {
        return words_for_window(start);
    }
    let (from, to) = (words_for_window(start), words_for_window(end));
    match (start_is_open(bounds), end_is_open(bounds)) {
        (true, true) => "start and end unknown".to_owned(),
        (true, false) => format!("until {to}"),
        (false, true) if start.until.is_none() => format!("from {from}"),
        (false, true) => format!("from {from} on"),
        (false, false) => format!("from {from} to {to}"),
    }
}

/// The start has no bound but that it is not after the end.
fn start_is_open(Bounds { start, end }: Bounds) -> bool {
    let before_end = |until| end.until.is_none_or(|end| until < end);
    start.from.is_none() && !start.until.is_some_and(before_end)
}

/// The end has no bound but that it is not before the start.
fn end_is_open(Bounds { start, end }: Bounds) -> bool {
    let after_start = |from| start.from.is_none_or(|start| start < from);
    end.until.is_none() && !end.from.is_some_and(after_start)
}

/// EDTF that has these bounds, or comes as near to them as EDTF can.
///
/// A window that is a whole unit is that date. By itself any other window is a one-of set; as the start or end of an
/// interval, where EDTF allows no set, it is its outer day. Where four digits cannot write a year, it is whole years.
/// EDTF has no text for no bounds at all: that is `..` here.
pub fn edtf_for_bounds(bounds: Bounds) -> String {
    if bounds.start == bounds.end {
        return edtf_for_window(bounds.start);
    }
    format!("{}/{}", start_edtf(bounds), end_edtf(bounds))
}

/// One of several windows in words: "2001, 2005 or 2010".
pub fn words_for_members(members: &[Window]) -> String {
    let words: Vec<String> = members.iter().copied().map(words_for_window).collect();
    listed(&words, "or")
}

/// One of several windows as a set of EDTF, or as the date or range that they are.
pub fn edtf_for_members(members: &[Window]) -> String {
    match members {
        [only] => edtf_for_window(*only),
        _ => {
            let members: Vec<String> = members.iter().copied().map(member_edtf).collect();
            format!("[{}]", members.join(","))
        }
    }
}

/// A window as a member of a set.
fn member_edtf(window: Window) -> String {
    match (window.from, window.until) {
        (None, None) => "..".to_owned(),
        (None, Some(until)) => format!("..{}", edtf_up_to(until)),
        (Some(from), None) => format!("{}..", edtf_from(from)),
        (Some(from), Some(until)) => {
            let (first, last) = edtf_span(from, until);
            if first == last {
                first
            } else {
                format!("{first}..{last}")
            }
        }
    }
}

fn edtf_for_window(window: Window) -> String {
    match (window.from, window.until) {
        (None, None) => "..".to_owned(),
        (Some(from), Some(until)) => {
            let civil = from.civil();
            if until == from.plus_seconds(1) && (0..=9999).contains(&civil.year) {
                let (hour, minute, second) = (civil.hour, civil.minute, civil.second);
                let day = CalendarDate::at(Unit::Day, from).edtf(Unit::Day);
                return format!("{day}T{hour:02}:{minute:02}:{second:02}Z");
            }
            match whole_unit(from, until) {
                Some(unit) => unit,
                None => format!("[{}]", member_edtf(window)),
            }
        }
        _ => format!("[{}]", member_edtf(window)),
    }
}

fn start_edtf(bounds: Bounds) -> String {
    match (bounds.start.from, bounds.start.until) {
        (Some(from), until) => until
            .and_then(|until| whole_unit(from, until))
            .unwrap_or_else(|| CalendarDate::at(Unit::Day, from).edtf(Unit::Day)),
        (None, Some(until)) if !start_is_open(bounds) => format!("..{}", edtf_up_to(until)),
        (None, _) => "..".to_owned(),
    }
}

fn end_edtf(bounds: Bounds) -> String {
    match (bounds.end.from, bounds.end.until) {
        (from, Some(until)) => from
            .and_then(|from| whole_unit(from, until))
            .unwrap_or_else(|| CalendarDate::before(Unit::Day, until).edtf(Unit::Day)),
        (Some(from), None) if !end_is_open(bounds) => format!("{}..", edtf_from(from)),
        (_, None) => "..".to_owned(),
    }
}

fn edtf_from(from: Instant) -> String {
    let unit = Unit::beginning_at([from]);
    CalendarDate::at(unit, from).edtf(unit)
}

fn edtf_up_to(until: Instant) -> String {
    let unit = Unit::beginning_at([until]);
    CalendarDate::before(unit, until).edtf(unit)
}

fn whole_unit(from: Instant, until: Instant) -> Option<String> {
    let (first, last) = edtf_span(from, until);
    (first == last).then_some(first)
}

/// The first and the last unit, of the same precision as a range in EDTF demands.
fn edtf_span(from: Instant, until: Instant) -> (String, String) {
    let unit = Unit::beginning_at([from, until]);
    let (first, last) = (
        CalendarDate::at(unit, from),
        CalendarDate::before(unit, until),
    );
    let short = |place: CalendarDate| FOUR_DIGITS.contains(&place.year);
    let unit = if short(first) && short(last) {
        unit
    } else {
        Unit::Year
    };
    (first.edtf(unit), last.edtf(unit))
}
