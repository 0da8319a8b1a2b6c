//! The dates of all events, packed in few bytes each.

use crate::document::date::{Bounds, Edge, Form, Instant, Window};
use crate::document::when::{Dated, Provenance};
use crate::document::{Event, EventKind, MAX_WEIGHT};

/// Every event's date by its position in the document.
#[derive(Clone, Debug)]
pub struct DateTable {
    dates: Vec<PackedDate>,
    /// The windows of those that are at one or at each of several dates, one date's behind the other's.
    windows: Vec<[i64; 2]>,
    /// The few dates that come from another event's, in order, each with the position of that event and of the one that
    /// tells its beginning.
    derived: Vec<(u32, [u32; 2])>,
    names_zone: bool,
}

/// One date, in a third of the bytes of [`Dated`].
#[derive(Clone, Copy, Debug)]
struct PackedDate {
    /// Start from and until, end from and until; [`OPEN`] where there is no bound.
    bounds: [i64; 4],
    /// The number of windows before its own; those end where the next date's begin.
    windows: u32,
    start_edge: Edge,
    end_edge: Edge,
    form: FormTag,
    cut_at_writing: bool,
    is_zoneless: bool,
    /// Stands beside the date, since the picture of a date depends on it.
    kind: EventKind,
    /// Stands here too, since the index needs it of every event; 0 where the document gives none.
    weight: u8,
}

#[derive(Clone, Copy, Debug)]
enum FormTag {
    Once,
    Period,
    OneOf,
    EachOf,
}

/// Marks an open bound. No instant lies there: dates so far away are refused.
const OPEN: i64 = i64::MIN;

impl DateTable {
    pub fn of(dated: &[Dated], events: &[Event]) -> Self {
        let mut windows = Vec::new();
        let dates = dated
            .iter()
            .zip(events)
            .map(|(dated, event)| pack(dated, event, &mut windows))
            .collect();
        windows.shrink_to_fit();
        let derived = (0..)
            .zip(dated)
            .filter_map(|(index, dated)| match dated.provenance {
                Provenance::Derived { from, told_by } => {
                    Some((index, [from as u32, told_by as u32]))
                }
                Provenance::Read => None,
            });
        Self {
            dates,
            windows,
            derived: derived.collect(),
            names_zone: dated.iter().any(Dated::names_zone),
        }
    }

    /// True where the zone of some time of a clock is given.
    pub fn names_zone(&self) -> bool {
        self.names_zone
    }

    pub fn get(&self, index: usize) -> Dated {
        let packed = self.dates[index];
        let first = packed.windows as usize;
        let next = self.dates.get(index + 1);
        let end = next.map_or(self.windows.len(), |next| next.windows as usize);
        let windows = || {
            let windows = self.windows[first..end].iter();
            windows.map(|[from, until]| window(*from, *until)).collect()
        };
        Dated {
            form: match packed.form {
                FormTag::Once => Form::Once,
                FormTag::Period => Form::Period,
                FormTag::OneOf => Form::OneOf(windows()),
                FormTag::EachOf => Form::EachOf(windows()),
            },
            bounds: self.bounds(index),
            start_edge: packed.start_edge,
            end_edge: packed.end_edge,
            provenance: self.provenance(index),
            cut_at_writing: packed.cut_at_writing,
            is_zoneless: packed.is_zoneless,
        }
    }

    fn provenance(&self, index: usize) -> Provenance {
        let derived = &self.derived;
        match derived.binary_search_by_key(&index, |(derived, _)| *derived as usize) {
            Ok(position) => {
                let [from, told_by] = derived[position].1.map(|position| position as usize);
                Provenance::Derived { from, told_by }
            }
            Err(_) => Provenance::Read,
        }
    }

    pub fn bounds(&self, index: usize) -> Bounds {
        let [a, b, c, d] = self.dates[index].bounds;
        Bounds {
            start: window(a, b),
            end: window(c, d),
        }
    }

    pub fn kind(&self, index: usize) -> EventKind {
        self.dates[index].kind
    }

    pub fn weight(&self, index: usize) -> u8 {
        self.dates[index].weight
    }

    pub fn is_period(&self, index: usize) -> bool {
        matches!(self.dates[index].form, FormTag::Period)
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.dates[..])
            + size_of_val(&self.windows[..])
            + size_of_val(&self.derived[..])
    }
}

fn pack(dated: &Dated, event: &Event, windows: &mut Vec<[i64; 2]>) -> PackedDate {
    let first = windows.len() as u32;
    let form = match &dated.form {
        Form::Once => FormTag::Once,
        Form::Period => FormTag::Period,
        Form::OneOf(_) => FormTag::OneOf,
        Form::EachOf(_) => FormTag::EachOf,
    };
    if let Form::OneOf(several) | Form::EachOf(several) = &dated.form {
        let several = several.iter();
        windows.extend(several.map(|window| [seconds(window.from), seconds(window.until)]));
    }
    let Bounds { start, end } = dated.bounds;
    PackedDate {
        bounds: [start.from, start.until, end.from, end.until].map(seconds),
        windows: first,
        start_edge: dated.start_edge,
        end_edge: dated.end_edge,
        form,
        cut_at_writing: dated.cut_at_writing,
        is_zoneless: dated.is_zoneless,
        kind: event.kind,
        weight: event.weight.unwrap_or(0).min(MAX_WEIGHT) as u8,
    }
}

fn seconds(bound: Option<Instant>) -> i64 {
    bound.map_or(OPEN, Instant::seconds)
}

fn window(from: i64, until: i64) -> Window {
    let bound = |seconds: i64| (seconds != OPEN).then(|| Instant::from_seconds(seconds));
    Window {
        from: bound(from),
        until: bound(until),
    }
}
