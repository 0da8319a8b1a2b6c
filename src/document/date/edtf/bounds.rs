//! Bounds of a parsed date.

use edtf_core::{
    Bound, BoundDate, Date, DateField, DateTime, Edtf, IntervalEndpoint, SetElement, SetKind,
    TimeShift, Year, YearKind,
};

use super::{Bounds, DateMeaning, Edge, Form, Hemisphere, Instant, Precision, Window};

const DAY_SECONDS: i64 = 86_400;

impl DateMeaning {
    /// Something that lies somewhere within one window.
    fn once(window: Window, edge: Edge) -> Self {
        Self {
            form: Form::Once,
            bounds: Bounds::within(window),
            start_edge: edge,
            end_edge: edge,
        }
    }
}

/// The one thing beside a date that its bounds depend on.
pub(super) struct Evaluator {
    pub hemisphere: Hemisphere,
}

impl Evaluator {
    pub fn meaning(&self, parsed: &Edtf) -> DateMeaning {
        match parsed {
            Edtf::Date(date) => DateMeaning::once(self.window(*date), edge(date)),
            Edtf::DateTime(when) => {
                let edge = Edge::Dated {
                    precision: Precision::Second,
                    approximate: false,
                    uncertain: false,
                };
                DateMeaning::once(self.second(when), edge)
            }
            Edtf::Interval(interval) => {
                let (start, start_edge) = self.endpoint(&interval.start);
                let (end, end_edge) = self.endpoint(&interval.end);
                DateMeaning {
                    form: Form::Period,
                    bounds: closed(start, end),
                    start_edge,
                    end_edge,
                }
            }
            Edtf::Set(set) => self.set(set.kind, &set.elements),
        }
    }

    /// From the earliest to the latest day that the date may be.
    fn window(&self, date: Date) -> Window {
        let bounds = Edtf::Date(in_hemisphere(date, self.hemisphere)).bounds();
        Window {
            from: Some(first_instant(bounds.earliest)),
            until: Some(first_instant(bounds.latest).plus_seconds(DAY_SECONDS)),
        }
    }

    /// The date or any earlier one.
    fn on_or_before(&self, date: Date) -> Window {
        Window {
            from: None,
            ..self.window(date)
        }
    }

    /// The date or any later one.
    fn on_or_after(&self, date: Date) -> Window {
        Window {
            until: None,
            ..self.window(date)
        }
    }

    /// A second. Without a shift it is read as UTC; a leap second is the first of the next minute.
    fn second(&self, when: &DateTime) -> Window {
        let time = when.time;
        let (hours, minutes) = (i64::from(time.hour), i64::from(time.minute));
        let of_day = hours * 3600 + minutes * 60 + i64::from(time.second);
        let shift = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes) * 60,
            Some(TimeShift::Utc) | None => 0,
        };
        let midnight = self.window(when.date).from;
        let from = midnight.map(|midnight| midnight.plus_seconds(of_day - shift));
        Window {
            from,
            until: from.map(|from| from.plus_seconds(1)),
        }
    }

    fn endpoint(&self, endpoint: &IntervalEndpoint) -> (Window, Edge) {
        match endpoint {
            IntervalEndpoint::Date(date) => (self.window(*date), edge(date)),
            IntervalEndpoint::Open => (Window::default(), Edge::Open),
            IntervalEndpoint::Unknown => (Window::default(), Edge::Unknown),
            IntervalEndpoint::OnOrBefore(date) => (self.on_or_before(*date), Edge::Open),
            IntervalEndpoint::OnOrAfter(date) => (self.on_or_after(*date), Edge::Open),
        }
    }

    fn set(&self, kind: SetKind, elements: &[SetElement]) -> DateMeaning {
        let members = elements.iter().map(|element| self.member(element));
        let (windows, edges): (Vec<Window>, Vec<Edge>) = members.unzip();
        let windows = merged(windows);
        let edge = coarsest(&edges);
        let form = match kind {
            SetKind::OneMember => Form::OneOf(windows),
            SetKind::AllMembers => Form::EachOf(windows),
        };
        DateMeaning {
            // The parser refuses a set without members.
            bounds: form.bounds().unwrap_or_default(),
            form,
            start_edge: edge,
            end_edge: edge,
        }
    }

    fn member(&self, element: &SetElement) -> (Window, Edge) {
        match element {
            SetElement::Date(date) => (self.window(*date), edge(date)),
            SetElement::OnOrBefore(date) => (self.on_or_before(*date), edge(date)),
            SetElement::OnOrAfter(date) => (self.on_or_after(*date), edge(date)),
            SetElement::Range(first, last) => {
                let window = Window {
                    from: self.window(*first).from,
                    until: self.window(*last).until,
                };
                (window, edge(first))
            }
        }
    }
}

/// The first second of a day, or the end of what can be counted.
fn first_instant(day: Bound) -> Instant {
    match day {
        Bound::Date(BoundDate { year, month, day }) => {
            let instant = Instant::from_ymd(year, u32::from(month), u32::from(day));
            // The parser's days are days of the calendar.
            instant.unwrap_or(Instant::LATEST)
        }
        Bound::NegativeInfinity => Instant::EARLIEST,
        Bound::PositiveInfinity | Bound::Unknown => Instant::LATEST,
    }
}

/// An end that is open lies on its side of the other.
fn closed(mut start: Window, mut end: Window) -> Bounds {
    if start.from.is_none() {
        start.until = [start.until, end.until].into_iter().flatten().min();
    }
    if end.until.is_none() {
        end.from = start.from.max(end.from);
    }
    Bounds { start, end }
}

/// EDTF has codes of their own for the seasons of either hemisphere; 21 to 24 are those of the document's.
fn in_hemisphere(mut date: Date, hemisphere: Hemisphere) -> Date {
    if hemisphere == Hemisphere::Southern
        && let Some(month) = &mut date.month
        && let Some(code @ 21..=24) = month.value()
    {
        let southern = code + 8;
        month.digits = [Some(southern / 10), Some(southern % 10)];
    }
    date
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

/// The edge of a set: as coarse as its coarsest member, and as doubtful as any.
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
    match unknown_digits(&date.year) {
        0 => {}
        1 => return Precision::Decade,
        2 => return Precision::Century,
        3 => return Precision::Millennium,
        _ => return Precision::Coarser,
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

/// The number of digits at the end of a year that are not given.
fn unknown_digits(year: &Year) -> usize {
    match (year.significant_digits, year.kind) {
        (None, YearKind::Standard { digits, .. }) => {
            let known = digits.iter().position(Option::is_none);
            digits.len() - known.unwrap_or(digits.len())
        }
        (None, _) => 0,
        (Some(significant), kind) => {
            let digits = match kind {
                YearKind::Standard { digits, .. } => digits.len(),
                _ => year
                    .value()
                    .map_or(0, |value| value.to_string().trim_start_matches('-').len()),
            };
            digits.saturating_sub(significant as usize)
        }
    }
}
