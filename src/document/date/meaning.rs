//! The shape of a date in time: the windows of its two ends, and the way in which they are fixed.

use super::calendar::Unit;
use super::instant::Instant;

/// The instants at which one end of an event may lie: half-open, a missing bound is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// The first instant of it.
    pub from: Option<Instant>,
    /// The first instant behind it.
    pub until: Option<Instant>,
}

impl Window {
    /// The first day, as EDTF writes it.
    pub fn earliest_day(&self) -> Option<String> {
        self.from.map(Instant::day_text)
    }

    /// The last day, inclusive.
    pub fn latest_day(&self) -> Option<String> {
        self.until.map(|until| until.plus_seconds(-1).day_text())
    }

    /// From the first to the last of several windows in the order of time; `None` of none.
    pub fn hull(windows: &[Self]) -> Option<Self> {
        let (first, last) = (windows.first()?, windows.last()?);
        Some(Self {
            from: first.from,
            until: last.until,
        })
    }

    /// Time that two windows share; `None` if there is none.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let from = match (self.from, other.from) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = from.zip(until).is_some_and(|(from, until)| from >= until);
        (!empty).then_some(Self { from, until })
    }
}

/// Windows of an event's two ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bounds {
    /// The window of its beginning.
    pub start: Window,
    /// The window of its end.
    pub end: Window,
}

impl Bounds {
    /// Those of something that is at each of several windows: it begins with the first of them and ends with the last.
    /// `None` of none.
    pub fn from_first_to_last(members: &[Window]) -> Option<Self> {
        let froms = members.iter().map(|member| member.from);
        let untils = members.iter().map(|member| member.until);
        // An open beginning, `None`, is before all others; an open end is behind them.
        let earlier = |a: Option<Instant>, b: Option<Instant>| [a, b].into_iter().flatten().min();
        let later = |a: Option<Instant>, b: Option<Instant>| Some(a?.max(b?));
        Some(Self {
            start: Window {
                from: froms.clone().min()?,
                until: untils.clone().reduce(earlier)?,
            },
            end: Window {
                from: froms.max()?,
                until: untils.reduce(later)?,
            },
        })
    }

    /// True of bounds that leave every time open, so that nothing can be drawn of them.
    pub fn say_nothing(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn are_out_of_reach(&self) -> bool {
        let Self { start, end } = self;
        let known = [start.from, start.until, end.from, end.until];
        known.into_iter().flatten().any(Instant::is_out_of_reach)
    }

    pub(super) fn run_backwards(&self) -> bool {
        let ends = self.start.from.zip(self.end.until);
        ends.is_some_and(|(from, until)| until <= from)
    }

    /// The start has no bound but that it is not after the end.
    pub(super) fn start_is_open(&self) -> bool {
        let Self { start, end } = self;
        let before_end = |until| end.until.is_none_or(|end| until < end);
        start.from.is_none() && !start.until.is_some_and(before_end)
    }

    /// The end has no bound but that it is not before the start.
    pub(super) fn end_is_open(&self) -> bool {
        let Self { start, end } = self;
        let after_start = |from| start.from.is_none_or(|start| start < from);
        end.until.is_none() && !end.from.is_some_and(after_start)
    }

    /// Those of something that begins and ends somewhere within a window.
    pub fn within(window: Window) -> Self {
        Self {
            start: window,
            end: window,
        }
    }
}

/// The unit that a date is given in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// A second of a date-time.
    Second,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season, a quarter or another group of months.
    Season,
    /// A year.
    Year,
    /// Ten years: a year without its last digit.
    Decade,
    /// A hundred years: a year without its last two digits.
    Century,
    /// A thousand years: a year without its last three digits.
    Millennium,
    /// More than a thousand years.
    Coarser,
}

/// The way in which a date fixes one end of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// By a date, or by the dates of a set.
    Dated {
        /// The unit that it is given in, the coarsest one in a set.
        precision: Precision,
        /// `~` or `%`: an estimate.
        approximate: bool,
        /// `?` or `%`: the source is in doubt.
        uncertain: bool,
    },
    /// `..`: known not to be bounded; also one that is only bounded on one side, as in `..1985/1990`.
    Open,
    /// Nothing: there is a bound, and nobody knows it.
    Unknown,
}

impl Edge {
    /// The unit of the calendar that its date is given in.
    pub(super) fn unit(self) -> Option<Unit> {
        let Self::Dated { precision, .. } = self else {
            return None;
        };
        Some(match precision {
            Precision::Second => Unit::Second,
            Precision::Day => Unit::Day,
            Precision::Month | Precision::Season => Unit::Month,
            Precision::Year
            | Precision::Decade
            | Precision::Century
            | Precision::Millennium
            | Precision::Coarser => Unit::Year,
        })
    }
}

/// The shape of an event in time.
#[derive(Clone, PartialEq, Debug)]
pub enum Form {
    /// Somewhere within one date.
    Once,
    /// From one date to another.
    Period,
    /// At exactly one of these.
    OneOf(Vec<Window>),
    /// At every one of these.
    EachOf(Vec<Window>),
}

impl Form {
    /// The bounds that its members give it; nothing where it has none of its own.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Once | Self::Period => None,
            Self::OneOf(members) => Window::hull(members).map(Bounds::within),
            Self::EachOf(members) => Bounds::from_first_to_last(members),
        }
    }
}

/// The shape in time that a date gives.
#[derive(Clone, PartialEq, Debug)]
pub struct DateMeaning {
    /// Within one date, from one to another, or at one or each of several.
    pub form: Form,
    /// The windows of its two ends.
    pub bounds: Bounds,
    /// The way in which its start is fixed.
    pub start_edge: Edge,
    /// The same for its end: that of its start where the date is no interval.
    pub end_edge: Edge,
    /// A time of a clock in it names no zone, so that its words name none, though it is read as UTC.
    pub is_zoneless: bool,
}

impl DateMeaning {
    /// Something that lies somewhere within one window.
    pub(super) fn once(window: Window, edge: Edge) -> Self {
        Self {
            form: Form::Once,
            bounds: Bounds::within(window),
            start_edge: edge,
            end_edge: edge,
            is_zoneless: false,
        }
    }
}

/// In the order of time, neighbours joined: one of August and September is one of the days of both.
pub(in crate::document) fn merged(mut windows: Vec<Window>) -> Vec<Window> {
    // An open beginning, `None`, sorts first, as it must.
    windows.sort_by_key(|window| window.from);
    let mut merged: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        match merged.last_mut() {
            Some(last) if last.until.is_none() || last.until >= window.from => {
                last.until = match (last.until, window.until) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    _ => None,
                };
            }
            _ => merged.push(window),
        }
    }
    merged
}
