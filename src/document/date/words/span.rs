//! Windows and bounds without a date of their own, since another event's date is in them, in words.

use super::super::calendar::{CalendarDate, Unit, month_name};
use super::super::meaning::{Bounds, Form, Window, merged};
use super::listed;
use super::year::YearStyle;

impl CalendarDate {
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

/// A date that no text of a document gives in words, as it is drawn.
pub fn words_for(form: &Form, bounds: Bounds) -> String {
    match form {
        Form::Once => words_for_bounds(bounds),
        Form::Period => words_for_period(bounds),
        Form::OneOf(members) => words_for_members(members),
        Form::EachOf(members) => words_for_each(members),
    }
}

/// Bounds of something within one date: "August 2022", "from April 2022 to 9 January 2023", "until 2001".
fn words_for_bounds(bounds: Bounds) -> String {
    let Bounds { start, end } = bounds;
    let style = style_for([start, end]);
    if start == end {
        return window_words(start, style);
    }
    let (from, to) = (member_words(start, style), member_words(end, style));
    match (bounds.start_is_open(), bounds.end_is_open()) {
        (true, true) => "start and end unknown".to_owned(),
        (true, false) => format!("until {to}"),
        (false, true) if start.until.is_none() => format!("from {from}"),
        (false, true) => format!("from {from} on"),
        (false, false) => format!("from {from} to {to}"),
    }
}

/// The same of something that lasts.
fn words_for_period(bounds: Bounds) -> String {
    let is_within_one = bounds.start == bounds.end && bounds.start.from.is_some();
    let words = words_for_bounds(bounds);
    if is_within_one && bounds.end.until.is_some() {
        format!("all or part of {words}")
    } else {
        words
    }
}

/// One of several windows: "2001, 2005 or one of 2010–2012".
fn words_for_members(members: &[Window]) -> String {
    let style = style_for(members.iter().copied());
    let words = members.iter().map(|member| member_words(*member, style));
    listed(&words.collect::<Vec<_>>(), "or")
}

/// A window as one of several, or as an end of something that lasts.
fn member_words(window: Window, style: YearStyle) -> String {
    let words = window_words(window, style);
    if is_whole_unit(window) || window.from.is_none() || window.until.is_none() {
        words
    } else {
        format!("one of {words}")
    }
}

/// Each of several windows: "each of 2001, 2005 and 2010–2012".
fn words_for_each(members: &[Window]) -> String {
    let members = merged(members.to_vec());
    let style = style_for(members.iter().copied());
    let words = members.iter().map(|member| window_words(*member, style));
    format!("each of {}", listed(&words.collect::<Vec<_>>(), "and"))
}

fn is_whole_unit(window: Window) -> bool {
    let ends = window.from.zip(window.until);
    ends.is_some_and(|(from, until)| {
        let unit = Unit::beginning_at([from, until]);
        CalendarDate::at(unit, from) == CalendarDate::before(unit, until)
    })
}
