//! Windows and bounds without a date of their own, since another event's date is in them, in words.

use edtf_core::Qualifier;

use super::super::calendar::{CalendarDate, Unit, month_name};
use super::super::instant::Instant;
use super::super::meaning::{Bounds, Edge, Form, Window, merged};
use super::year::YearStyle;
use super::{listed, mark};

/// The zone of the times of a clock in bounds, which are of UTC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zone {
    Utc,
    /// The document names none, and then its words name none.
    Unnamed,
}

impl CalendarDate {
    fn words(self, unit: Unit, style: YearStyle) -> String {
        let month = month_name(self.month);
        match unit {
            Unit::Year => style.words(self.year),
            Unit::Month => style.words_after(month, self.year),
            Unit::Day => style.words_after(&format!("{} {month}", self.day), self.year),
            Unit::Second => format!("{}, {}", self.words(Unit::Day, style), self.clock_words()),
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
            "{}, {}–{}",
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

/// A window in words: whole years and months as such, anything else by its first and its last unit.
pub fn words_for_window(window: Window) -> String {
    Telling::unknown(style_for([window]), Zone::Utc).window(window)
}

/// The same of the window of an end in the unit that its edge gives, whatever qualifies it.
pub fn words_for_end(window: Window, edge: Edge, zone: Zone) -> String {
    let edge = match edge {
        Edge::Dated { precision, .. } => Edge::Dated {
            precision,
            approximate: false,
            uncertain: false,
        },
        Edge::Open | Edge::Unknown => edge,
    };
    let style = style_for([window]);
    Telling {
        style,
        edges: [edge; 2],
        zone,
    }
    .window(window)
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

/// The things beside a window that its words depend on.
#[derive(Clone, Copy)]
struct Telling {
    style: YearStyle,
    /// The edges that fix its first and its last instant.
    edges: [Edge; 2],
    zone: Zone,
}

impl Telling {
    fn unknown(style: YearStyle, zone: Zone) -> Self {
        Self {
            style,
            edges: [Edge::Unknown; 2],
            zone,
        }
    }

    /// What stands behind a date in that unit.
    fn zone(self, unit: Unit) -> &'static str {
        match (unit, self.zone) {
            (Unit::Second, Zone::Utc) => " UTC",
            _ => "",
        }
    }

    fn date(self, unit: Unit, date: CalendarDate) -> String {
        format!("{}{}", date.words(unit, self.style), self.zone(unit))
    }

    fn window(self, window: Window) -> String {
        let [mark, last_mark] = self.marks(window);
        match (window.from, window.until) {
            (None, None) => "at an unknown time".to_owned(),
            (None, Some(until)) => {
                let unit = self.last_unit(until);
                let last = CalendarDate::before(unit, until);
                format!("{last_mark}{} or earlier", self.date(unit, last))
            }
            (Some(from), None) => {
                let unit = self.first_unit(from);
                let first = CalendarDate::at(unit, from);
                format!("{mark}{} or later", self.date(unit, first))
            }
            (Some(from), Some(until)) => {
                let [first_unit, last_unit] = self.units(from, until);
                let first = CalendarDate::at(first_unit, from);
                let last = CalendarDate::before(last_unit, until);
                if first_unit != last_unit || mark != last_mark {
                    let (first, last) = (self.date(first_unit, first), self.date(last_unit, last));
                    return format!("{mark}{first} – {last_mark}{last}");
                }
                let span = span_words(first_unit, first, last, self.style);
                format!("{mark}{span}{}", self.zone(first_unit))
            }
        }
    }

    /// The coarsest unit that begins there, or the finer one that is given.
    fn first_unit(self, from: Instant) -> Unit {
        let given = self.edges[0].unit();
        Unit::beginning_at([from]).max(given.unwrap_or(Unit::Year))
    }

    /// The same of the last instant of a window. Where no time of a clock ends, none is told.
    fn last_unit(self, until: Instant) -> Unit {
        let given = self.edges[1].unit().map(|given| given.min(Unit::Day));
        Unit::beginning_at([until]).max(given.unwrap_or(Unit::Year))
    }

    /// The units of both: each its own, unless the coarser of them would hold the whole window. Then it is the finer one, but
    /// a time of a clock beside another day makes none of that.
    fn units(self, from: Instant, until: Instant) -> [Unit; 2] {
        let units @ [first, last] = [self.first_unit(from), self.last_unit(until)];
        let is_within_one =
            |unit| CalendarDate::at(unit, from) == CalendarDate::before(unit, until);
        if !is_within_one(first.min(last)) {
            return units;
        }
        let finest = match is_within_one(Unit::Day) {
            true => Unit::Second,
            false => Unit::Day,
        };
        [first.max(last.min(finest)), last.max(first.min(finest))]
    }

    /// The marks of its first and its last instant. One that is within the unit of its edge has been cut, and is no date that
    /// is about some time or perhaps at it.
    fn marks(self, window: Window) -> [&'static str; 2] {
        let [first, last] = self.edges;
        let mark = |edge: Edge, at: Option<Instant>| {
            let is_whole = |at| edge.unit() >= Some(Unit::beginning_at([at]));
            at.filter(|at| is_whole(*at)).map_or("", |_| mark_of(edge))
        };
        [mark(first, window.from), mark(last, window.until)]
    }
}

fn mark_of(edge: Edge) -> &'static str {
    match edge {
        Edge::Dated {
            approximate,
            uncertain,
            ..
        } => mark(Qualifier {
            uncertain,
            approximate,
        }),
        Edge::Open | Edge::Unknown => "",
    }
}

/// A date that no text of a document gives in words, as it is drawn: its form, its bounds, and the edges that fix them.
pub fn words_for(form: &Form, bounds: Bounds, edges: [Edge; 2], zone: Zone) -> String {
    match form {
        Form::Once => words_for_bounds(bounds, edges, zone),
        Form::Period => words_for_period(bounds, edges, zone),
        Form::OneOf(members) => words_for_members(members, zone),
        Form::EachOf(members) => words_for_each(members, zone),
    }
}

/// Bounds of something within one date: "August 2022", "from April 2022 to 9 January 2023", "until 2001".
fn words_for_bounds(bounds: Bounds, edges: [Edge; 2], zone: Zone) -> String {
    let Bounds { start, end } = bounds;
    let style = style_for([start, end]);
    if start == end {
        return Telling { style, edges, zone }.window(start);
    }
    let [start_edge, end_edge] = edges;
    let end_words = |window, edge| {
        let edges = [edge; 2];
        member_words(window, Telling { style, edges, zone })
    };
    let (from, to) = (end_words(start, start_edge), end_words(end, end_edge));
    match (bounds.start_is_open(), bounds.end_is_open()) {
        (true, true) => "start and end unknown".to_owned(),
        (true, false) => format!("until {to}"),
        (false, true) if start.until.is_none() => format!("from {from}"),
        (false, true) => format!("from {from} on"),
        (false, false) => format!("from {from} to {to}"),
    }
}

/// The same of something that lasts.
fn words_for_period(bounds: Bounds, edges: [Edge; 2], zone: Zone) -> String {
    let is_within_one = bounds.start == bounds.end && bounds.start.from.is_some();
    let words = words_for_bounds(bounds, edges, zone);
    if is_within_one && bounds.end.until.is_some() {
        format!("all or part of {words}")
    } else {
        words
    }
}

/// One of several windows: "2001, 2005 or one of 2010–2012".
fn words_for_members(members: &[Window], zone: Zone) -> String {
    let told = Telling::unknown(style_for(members.iter().copied()), zone);
    let words = members.iter().map(|member| member_words(*member, told));
    listed(&words.collect::<Vec<_>>(), "or")
}

/// A window as one of several, or as an end of something that lasts.
fn member_words(window: Window, told: Telling) -> String {
    let words = told.window(window);
    let (Some(from), Some(until)) = (window.from, window.until) else {
        return words;
    };
    let [first, last] = told.units(from, until);
    // "One of about 1900–1910" would be years about which there is no doubt.
    let are_alike = first == last && told.marks(window) == [""; 2];
    match are_alike {
        _ if is_whole_unit(window) => words,
        true => format!("one of {words}"),
        false => format!("some time within {words}"),
    }
}

/// Each of several windows: "each of 2001, 2005 and 2010–2012".
fn words_for_each(members: &[Window], zone: Zone) -> String {
    let members = merged(members.to_vec());
    let told = Telling::unknown(style_for(members.iter().copied()), zone);
    let words = members.iter().map(|member| told.window(*member));
    format!("each of {}", listed(&words.collect::<Vec<_>>(), "and"))
}

fn is_whole_unit(window: Window) -> bool {
    let ends = window.from.zip(window.until);
    ends.is_some_and(|(from, until)| {
        let unit = Unit::beginning_at([from, until]);
        CalendarDate::at(unit, from) == CalendarDate::before(unit, until)
    })
}
