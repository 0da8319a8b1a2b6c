//! How the index is built: a lane's events sorted beside the others', then all lanes merged.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rayon::prelude::*;

use super::{Counts, LaneIndex, Times};
use crate::document::EventKind;
use crate::timeline::{EventIx, Extent, Timeline};

/// What the index is made of, for one event.
#[derive(Clone, Copy)]
pub struct Entry {
    pub start: f64,
    /// Where it may end, which orders those that start together, and where its picture does.
    may_end: f64,
    pub end: f64,
    pub event: EventIx,
}

/// A lane's events as they come, and the starts and ends of what surely lies somewhere.
#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    starts: Vec<f64>,
    ends: Vec<f64>,
}

/// A lane's events in order, and what surely lies where.
pub struct Sorted {
    pub entries: Vec<Entry>,
    pub certain: Counts,
}

/// Events in the order of time, and the index of each lane. They are given in the order of the document, in which their
/// dates lie side by side.
pub fn build(
    timeline: &Timeline,
    events: impl Iterator<Item = EventIx>,
) -> (Vec<EventIx>, Vec<LaneIndex>) {
    let lanes = by_lane(timeline, events).into_par_iter();
    let lanes: Vec<Sorted> = lanes.map(Gathered::sorted).collect();
    let by_time = merged(&lanes);
    let indexes = lanes.into_par_iter();
    (
        by_time,
        indexes.map(|lane| LaneIndex::new(timeline, lane)).collect(),
    )
}

fn by_lane(timeline: &Timeline, events: impl Iterator<Item = EventIx>) -> Vec<Gathered> {
    let mut lanes: Vec<Gathered> = timeline.lanes().map(|_| Gathered::default()).collect();
    for event in events {
        let extent = timeline.extent(event);
        let lane = &mut lanes[usize::from(timeline.lane_of(event).0)];
        let (start, may_end) = extent.place_in_time();
        lane.entries.push(Entry {
            start,
            may_end,
            end: if may_end.is_finite() {
                may_end
            } else {
                extent.dated.1
            },
            event,
        });
        if let Some((from, until)) = sure(timeline.kind_of(event), extent) {
            lane.starts.push(from);
            lane.ends.push(until);
        }
    }
    lanes
}

/// From when to when an event surely lies: what is only alleged or feared does so nowhere.
fn sure(kind: EventKind, extent: Extent) -> Option<(f64, f64)> {
    if !matches!(kind, EventKind::Happened | EventKind::Ongoing) {
        return None;
    }
    let to_the_day = extent.possible.1 - extent.possible.0 <= 86_400.0;
    extent.certain.or(to_the_day.then_some(extent.possible))
}

impl Gathered {
    fn sorted(mut self) -> Sorted {
        self.entries.par_sort_unstable();
        Sorted {
            entries: self.entries,
            certain: Counts {
                starts: Times::sorted(self.starts),
                ends: Times::sorted(self.ends),
            },
        }
    }
}

impl Ord for Entry {
    /// By start, then by end, then as they stand in the document.
    fn cmp(&self, other: &Self) -> Ordering {
        self.start
            .total_cmp(&other.start)
            .then(self.may_end.total_cmp(&other.may_end))
            .then(self.event.cmp(&other.event))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

/// The events of all lanes in order, from those of each.
fn merged(lanes: &[Sorted]) -> Vec<EventIx> {
    let mut rests: Vec<_> = lanes.iter().map(|lane| lane.entries.iter()).collect();
    let mut all = Vec::with_capacity(rests.iter().map(ExactSizeIterator::len).sum());
    let mut heads: BinaryHeap<Reverse<(Entry, usize)>> = rests
        .iter_mut()
        .enumerate()
        .filter_map(|(lane, rest)| Some(Reverse((*rest.next()?, lane))))
        .collect();
    while let Some(mut head) = heads.peek_mut() {
        let Reverse((entry, lane)) = &mut *head;
        all.push(entry.event);
        match rests[*lane].next() {
            Some(next) => *entry = *next,
            None => {
                PeekMut::pop(head);
            }
        }
    }
    all
}
