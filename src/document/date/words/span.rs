//! Windows and bounds without a date of their own, since another event's date is in them: as words and as EDTF.

use std::ops::RangeInclusive;

use super::super::calendar::month_name;
use super::super::edtf::{Bounds, Window, merged};
use super::super::instant::{Civil, Instant, year_text};
use super::listed;
use super::year::YearStyle;

/// The years that EDTF writes with four digits; others can have no month and no day.
const FOUR_DIGITS: RangeInclusive<i64> = -9999..=9999;

/// A unit of the calendar, coarsest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
    Second,
}

impl Unit {
    /// The coarsest unit that begins at all of these.
    fn beginning_at(instants: impl IntoIterator<Item = Instant>) -> Self {
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

    /// The same as far as EDTF knows it within an interval or a set: a time counts as its day.
    fn of_edtf(instants: impl IntoIterator<Item = Instant>) -> Self {
        Self::beginning_at(instants).min(Self::Day)
    }
}

/// A year, month, day or second of the calendar; what is finer than its unit is of no account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarDate {
    pub year: i64,
    pub month: u32,
    pub day: u32,
    /// Hour, minute and second.
    clock: (u32, u32, u32),
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

    fn at(unit: Unit, instant: Instant) -> Self {
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
    fn before(unit: Unit, until: Instant) -> Self {
        Self::at(unit, until.plus_seconds(-1))
    }

    fn words(self, unit: Unit, style: YearStyle) -> String {
        let month = month_name(self.month);
        match unit {
            Unit::Year => style.words(self.year),
            Unit::Month => style.words_after(month, self.year),
            Unit::Day => style.words_after(&format!("{} {month}", self.day), self.year),
            Unit::Second => format!(
                "{}, {} UTC",
                self.words(Unit::Day, style),
                self.clock_words()
            ),
        }
    }

    /// The words without what a later date of the same unit says too: the "1" of "1–10 August 2022".
    pub fn words_before(self, unit: Unit, later: Self, style: YearStyle) -> String {
        let (same_year, same_month) = (self.year == later.year, self.month == later.month);
        let month = month_name(self.month);
        match unit {
            Unit::Year => style.words_before(self.year, later.year),
            Unit::Month if same_year && !same_month => month.to_owned(),
            Unit::Day if same_year && same_month && self.day != later.day => self.day.to_string(),
            Unit::Day if same_year && !same_month => format!("{} {month}", self.day),
            _ => self.words(unit, style),
        }
    }

    /// "13:05", "13:05:07".
    fn clock_words(self) -> String {
        match self.clock {
            (hour, minute, 0) => format!("{hour:02}:{minute:02}"),
            (hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
        }
    }

    fn edtf(self, unit: Unit) -> String {
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

/// "1–10 August 2022", "April–June 2022", "1670–1672": the dash has spaces where words with spaces stand beside it.
pub(super) fn span_words(
    unit: Unit,
    first: CalendarDate,
    last: CalendarDate,
    style: YearStyle,
) -> String {
    let last_words = last.words(unit, style);
    if first == last {
        return last_words;
    }
    let same_day = (first.year, first.month, first.day) == (last.year, last.month, last.day);
    match unit {
        Unit::Year => style.range(first.year, last.year),
        Unit::Second if same_day => format!(
            "{}, {}–{} UTC",
            first.words(Unit::Day, style),
            first.clock_words(),
            last.clock_words()
        ),
        _ => {
            let first_words = first.words_before(unit, last, style);
            let dash = if first_words.contains(' ') {
                " – "
            } else {
                "–"
            };
            format!("{first_words}{dash}{last_words}")
        }
    }
}

/// A window in words: whole years and months as such, anything else as its first and last day, or second.
pub fn words_for_window(window: Window) -> String {
    window_words(window, style_for([window]))
}

/// One style for the years of several windows.
fn style_for(windows: impl IntoIterator<Item = Window>) -> YearStyle {
    let years = windows.into_iter().flat_map(|window| {
        let last = window.until.map(|until| until.plus_seconds(-1));
        let ends = [window.from, last].into_iter().flatten();
        ends.map(|end| end.civil().year)
    });
    YearStyle::of(&years.collect::<Vec<_>>())
}

fn window_words(window: Window, style: YearStyle) -> String {
    let unit = Unit::beginning_at([window.from, window.until].into_iter().flatten());
    match (window.from, window.until) {
        (None, None) => "at an unknown time".to_owned(),
        (None, Some(until)) => {
            let last = CalendarDate::before(unit, until);
            format!("{} or earlier", last.words(unit, style))
        }
        (Some(from), None) => {
            let first = CalendarDate::at(unit, from);
            format!("{} or later", first.words(unit, style))
        }
        (Some(from), Some(until)) => span_words(
            unit,
            CalendarDate::at(unit, from),
            CalendarDate::before(unit, until),
            style,
        ),
    }
}

/// Bounds of something within one date in words: "August 2022", "from April 2022 to 9 January 2023", "until 2001".
pub fn words_for_bounds(bounds: Bounds) -> String {
    let Bounds { start, end } = bounds;
    let style = style_for([start, end]);
    if start == end {
        return window_words(start, style);
    }
    let (from, to) = (window_words(start, style), window_words(end, style));
    match (start_is_open(bounds), end_is_open(bounds)) {
        (true, true) => "start and end unknown".to_owned(),
        (true, false) => format!("until {to}"),
        (false, true) if start.until.is_none() => format!("from {from}"),
        (false, true) => format!("from {from} on"),
        (false, false) => format!("from {from} to {to}"),
    }
}

/// The same of something that lasts.
pub fn words_for_period(bounds: Bounds) -> String {
    let is_within_one = bounds.start == bounds.end && bounds.start.from.is_some();
    let words = words_for_bounds(bounds);
    if is_within_one && bounds.end.until.is_some() {
        format!("all or part of {words}")
    } else {
        words
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
    edtf_for_period(bounds)
}

/// EDTF of something that lasts.
pub fn edtf_for_period(bounds: Bounds) -> String {
    format!("{}/{}", start_edtf(bounds), end_edtf(bounds))
}

/// One of several windows in words: "2001, 2005 or one of 2010–2012".
pub fn words_for_members(members: &[Window]) -> String {
    let style = style_for(members.iter().copied());
    let words = members.iter().map(|member| {
        let words = window_words(*member, style);
        if is_whole_unit(*member) || member.from.is_none() || member.until.is_none() {
            words
        } else {
            format!("one of {words}")
        }
    });
    listed(&words.collect::<Vec<_>>(), "or")
}

/// Each of several windows in words: "each of 2001, 2005 and 2010–2012".
pub fn words_for_each(members: &[Window]) -> String {
    let members = merged(members.to_vec());
    let style = style_for(members.iter().copied());
    let words = members.iter().map(|member| window_words(*member, style));
    format!("each of {}", listed(&words.collect::<Vec<_>>(), "and"))
}

/// One of several windows as a set of EDTF, or as the date or range that they are.
pub fn edtf_for_members(members: &[Window]) -> String {
    match members {
        [only] => edtf_for_window(*only),
        _ => format!("[{}]", listed_edtf(members)),
    }
}

/// Each of several windows as a set of EDTF.
pub fn edtf_for_each(members: &[Window]) -> String {
    format!("{{{}}}", listed_edtf(&merged(members.to_vec())))
}

fn listed_edtf(members: &[Window]) -> String {
    let members: Vec<String> = members.iter().copied().map(member_edtf).collect();
    members.join(",")
}

fn is_whole_unit(window: Window) -> bool {
    let ends = window.from.zip(window.until);
    ends.is_some_and(|(from, until)| {
        let unit = Unit::beginning_at([from, until]);
        CalendarDate::at(unit, from) == CalendarDate::before(unit, until)
    })
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
                return CalendarDate::at(Unit::Second, from).edtf(Unit::Second);
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
    let unit = Unit::of_edtf([from]);
    CalendarDate::at(unit, from).edtf(unit)
}

fn edtf_up_to(until: Instant) -> String {
    let unit = Unit::of_edtf([until]);
    CalendarDate::before(unit, until).edtf(unit)
}

fn whole_unit(from: Instant, until: Instant) -> Option<String> {
    let (first, last) = edtf_span(from, until);
    (first == last).then_some(first)
}

/// The first and the last unit, of the same precision as a range in EDTF demands.
fn edtf_span(from: Instant, until: Instant) -> (String, String) {
    let unit = Unit::of_edtf([from, until]);
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
