//! An EDTF date (ISO 8601-2:2019, Annex A; levels 0, 1 and 2) and the bounds we mean by it.
//!
//! Parsing is `edtf-core`'s. The standard says what may be written; what follows from it for a picture is ours:
//!
//! - a date is something that lies **somewhere within** that day, month or year: start and end have one window;
//! - an interval lasts from somewhere within its first date to somewhere within its last;
//! - `[…]` is at exactly one of its members, `{…}` at every one;
//! - `~`, `?` and `%` have no width in the standard: they mark an end and leave its window as it is;
//! - seasons are left to the user by the standard: ours are the meteorological ones, three whole months each,
//!   winter beginning in December of its year.

use std::fmt;

use edtf_core::{
    Bound, BoundDate, Date, DateField, Edtf, IntervalEndpoint, SetElement, SetKind, TimeShift,
    YearKind,
};
use serde::{Deserialize, Serialize};

use super::hints;
use super::instant::Instant;

/// The instants at which one end of an event may lie: half-open, a missing bound is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Window {
    pub from: Option<Instant>,
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

    /// What two windows share; `None` if that is nothing.
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

/// Where an event may begin and where it may end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bounds {
    pub start: Window,
    pub end: Window,
}

/// The unit that a date is given in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    Second,
    Day,
    Month,
    /// A season, a quarter or another group of months.
    Season,
    Year,
    Decade,
    Century,
    Millennium,
    Coarser,
}

/// How a date fixes one end of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    Dated {
        precision: Precision,
        /// `~`
        approximate: bool,
        /// `?`
        uncertain: bool,
    },
    /// `..`: known not to be bounded.
    Open,
    /// Nothing: there is a bound, and nobody knows it.
    Unknown,
}

/// What a date says about the shape of an event in time.
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

/// Which months spring is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hemisphere {
    #[default]
    Northern,
    Southern,
}

/// A date that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    text: String,
    pub(super) parsed: Edtf,
    form: Form,
    bounds: Bounds,
    start_edge: Edge,
    end_edge: Edge,
}

/// Why a text is no EDTF date, where, and how to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    /// The byte in the text.
    pub offset: usize,
    pub message: String,
    pub hint: Option<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DateError {}

impl Reading {
    /// Reads an EDTF date.
    ///
    /// # Errors
    /// What keeps the text from being one; an interval that ends before it starts; a year so far away that its
    /// seconds cannot be counted.
    pub fn parse(text: &str, hemisphere: Hemisphere) -> Result<Self, DateError> {
        let parsed = Edtf::parse(text).map_err(|error| DateError {
            offset: error.offset.min(text.len()),
            message: format!("`{text}` is no EDTF date: {}", error.message),
            hint: hints::mend(text),
        })?;
        let reader = Reader { text, hemisphere };
        let (form, bounds, start_edge, end_edge) = match &parsed {
            Edtf::Date(date) => {
                let window = reader.window(*date)?;
                let edge = edge(date);
                (
                    Form::Once,
                    Bounds {
                        start: window,
                        end: window,
                    },
                    edge,
                    edge,
                )
            }
            Edtf::DateTime(when) => {
                let window = reader.second(when)?;
                let edge = Edge::Dated {
                    precision: Precision::Second,
                    approximate: false,
                    uncertain: false,
                };
                (
                    Form::Once,
                    Bounds {
                        start: window,
                        end: window,
                    },
                    edge,
                    edge,
                )
            }
            Edtf::Interval(interval) => {
                let (start, start_edge) = reader.endpoint(&interval.start)?;
                let (end, end_edge) = reader.endpoint(&interval.end)?;
                let bounds = reader.ordered(start, end)?;
                (Form::Period, bounds, start_edge, end_edge)
            }
            Edtf::Set(set) => reader.set(set.kind, &set.elements)?,
        };
        Ok(Self {
            text: text.to_owned(),
            parsed,
            form,
            bounds,
            start_edge,
            end_edge,
        })
    }

    /// The text that was read.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    pub fn form(&self) -> &Form {
        &self.form
    }

    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    pub fn start_edge(&self) -> Edge {
        self.start_edge
    }

    /// The same as the start's where the date is no interval.
    pub fn end_edge(&self) -> Edge {
        self.end_edge
    }
}

struct Reader<'a> {
    text: &'a str,
    hemisphere: Hemisphere,
}

impl Reader<'_> {
    fn too_far(&self) -> DateError {
        DateError {
            offset: 0,
            message: format!("`{}` lies too far away to count its seconds", self.text),
            hint: Some("years reach about 290 billion either way".to_owned()),
        }
    }

    fn window(&self, date: Date) -> Result<Window, DateError> {
        let bounds = Edtf::Date(self.in_hemisphere(date)).bounds();
        let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else {
            return Err(self.too_far());
        };
        let start_of = |day: BoundDate| {
            let (month, day_of_month) = (u32::from(day.month), u32::from(day.day));
            Instant::from_ymd(day.year, month, day_of_month).ok_or_else(|| self.too_far())
        };
        Ok(Window {
            from: Some(start_of(first)?),
            until: Some(start_of(last)?.plus_seconds(86_400)),
        })
    }

    /// EDTF has codes of their own for the seasons of either hemisphere; 21 to 24 are those of the document's.
    fn in_hemisphere(&self, mut date: Date) -> Date {
        if self.hemisphere == Hemisphere::Southern
            && let Some(month) = &mut date.month
            && let Some(code @ 21..=24) = month.value()
        {
            let southern = code + 8;
            *month = DateField {
                digits: [Some(southern / 10), Some(southern % 10)],
                qualifier: month.qualifier,
            };
        }
        date
    }

    /// A second. Without a shift it is read as UTC; a leap second is the first of the next minute.
    fn second(&self, when: &edtf_core::DateTime) -> Result<Window, DateError> {
        let midnight = self.window(when.date)?.from.ok_or_else(|| self.too_far())?;
        let time = when.time;
        let of_day =
            i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second);
        let shift = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes) * 60,
            Some(TimeShift::Utc) | None => 0,
        };
        let from = midnight.plus_seconds(of_day - shift);
        Ok(Window {
            from: Some(from),
            until: Some(from.plus_seconds(1)),
        })
    }

    fn endpoint(&self, endpoint: &IntervalEndpoint) -> Result<(Window, Edge), DateError> {
        Ok(match endpoint {
            IntervalEndpoint::Date(date) => (self.window(*date)?, edge(date)),
            IntervalEndpoint::Open => (Window::default(), Edge::Open),
            IntervalEndpoint::Unknown => (Window::default(), Edge::Unknown),
            IntervalEndpoint::OnOrBefore(date) => (
                Window {
                    from: None,
                    ..self.window(*date)?
                },
                Edge::Open,
            ),
            IntervalEndpoint::OnOrAfter(date) => (
                Window {
                    until: None,
                    ..self.window(*date)?
                },
                Edge::Open,
            ),
        })
    }

    /// An end that is not dated lies on its side of the end that is.
    fn ordered(&self, mut start: Window, mut end: Window) -> Result<Bounds, DateError> {
        if let (Some(from), Some(until)) = (start.from, end.until)
            && until <= from
        {
            return Err(DateError {
                offset: 0,
                message: format!("`{}` ends before it starts", self.text),
                hint: Some("swap its two dates".to_owned()),
            });
        }
        start.until = start.until.or(end.until);
        end.from = end.from.or(start.from);
        Ok(Bounds { start, end })
    }

    fn set(
        &self,
        kind: SetKind,
        elements: &[SetElement],
    ) -> Result<(Form, Bounds, Edge, Edge), DateError> {
        let mut windows = Vec::with_capacity(elements.len());
        let mut edges = Vec::with_capacity(elements.len());
        for element in elements {
            let (window, date) = match element {
                SetElement::Date(date) => (self.window(*date)?, date),
                SetElement::OnOrBefore(date) => (
                    Window {
                        from: None,
                        ..self.window(*date)?
                    },
                    date,
                ),
                SetElement::OnOrAfter(date) => (
                    Window {
                        until: None,
                        ..self.window(*date)?
                    },
                    date,
                ),
                SetElement::Range(first, last) => (
                    Window {
                        from: self.window(*first)?.from,
                        until: self.window(*last)?.until,
                    },
                    first,
                ),
            };
            if window
                .from
                .zip(window.until)
                .is_some_and(|(from, until)| from >= until)
            {
                return Err(DateError {
                    offset: 0,
                    message: format!("a range in `{}` ends before it starts", self.text),
                    hint: Some("swap its two dates".to_owned()),
                });
            }
            windows.push(window);
            edges.push(edge(date));
        }
        let windows = merged(windows);
        let (Some(first), Some(last)) = (windows.first().copied(), windows.last().copied()) else {
            return Err(self.too_far());
        };
        let hull = Window {
            from: first.from,
            until: last.until,
        };
        let edge = coarsest(&edges);
        Ok(match kind {
            SetKind::OneMember => {
                let bounds = Bounds {
                    start: hull,
                    end: hull,
                };
                (Form::OneOf(windows), bounds, edge, edge)
            }
            SetKind::AllMembers => {
                let bounds = Bounds {
                    start: first,
                    end: last,
                };
                (Form::EachOf(windows), bounds, edge, edge)
            }
        })
    }
}

/// In the order of time, neighbours joined.
fn merged(mut windows: Vec<Window>) -> Vec<Window> {
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

fn coarsest(edges: &[Edge]) -> Edge {
    let mut result = (Precision::Second, false, false);
    for edge in edges {
        if let Edge::Dated {
            precision,
            approximate,
            uncertain,
        } = edge
        {
            result.0 = result.0.max(*precision);
            result.1 |= approximate;
            result.2 |= uncertain;
        }
    }
    Edge::Dated {
        precision: result.0,
        approximate: result.1,
        uncertain: result.2,
    }
}

fn edge(date: &Date) -> Edge {
    Edge::Dated {
        precision: precision(date),
        approximate: date.is_approximate(),
        uncertain: date.is_uncertain(),
    }
}

/// The unit that the date fixes: digits that are not given make it coarser.
fn precision(date: &Date) -> Precision {
    let unknown = |field: Option<DateField>| field.is_some_and(DateField::has_unspecified);
    if date.year.has_unspecified() || date.year.significant_digits.is_some() {
        let unknown_digits = match date.year.kind {
            YearKind::Standard { digits, .. } => match date.year.significant_digits {
                Some(significant) => 4_u32.saturating_sub(significant) as usize,
                None => 4 - digits.iter().position(Option::is_none).unwrap_or(4),
            },
            YearKind::Big { .. } | YearKind::Exponential { .. } => 4,
        };
        return match unknown_digits {
            0 => Precision::Year,
            1 => Precision::Decade,
            2 => Precision::Century,
            3 => Precision::Millennium,
            _ => Precision::Coarser,
        };
    }
    match (date.month, date.day) {
        (None, _) => Precision::Year,
        (month, _) if unknown(month) => Precision::Year,
        (Some(month), _) if month.value().is_some_and(|code| code > 12) => Precision::Season,
        (Some(_), None) => Precision::Month,
        (Some(_), day) if unknown(day) => Precision::Month,
        (Some(_), Some(_)) => Precision::Day,
    }
}
