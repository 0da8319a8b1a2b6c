//! Building of the index: a lane's events sorted beside the others', then all lanes merged.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rayon::prelude::*;

use super::{Counts, LaneIndex, Times};
use crate::document::EventKind;
use crate::timeline::{EventIx, EventOrder, Extent, Timeline};

/// One event's part of the index.
#[derive(Clone, Copy)]
pub struct IndexEntry {
    pub start: f64,
    /// Its possible end, which orders those that start together, and its picture's end.
    may_end: f64,
    pub end: f64,
    pub event: EventIx,
    pub weight: u32,
}

/// A lane's events as they come, and the starts and ends of what surely lies somewhere.
#[derive(Default)]
struct Gathered {
    entries: Vec<IndexEntry>,
    starts: Vec<f64>,
    ends: Vec<f64>,
}

/// The order of events, and the index of each lane, which holds those that have a date. They are given in the order of the
/// document, in which their dates lie side by side.
pub fn build(
    timeline: &Timeline,
    events: impl Iterator<Item = EventIx>,
) -> (EventOrder, Vec<LaneIndex>) {
    let (lanes, undated) = by_lane(timeline, events);
    let lanes = lanes.into_par_iter();
    let (lanes, certain): (Vec<Vec<IndexEntry>>, Vec<Counts>) = lanes.map(Gathered::sorted).unzip();
    let index_lanes = || {
        let lanes = lanes.par_iter().zip(certain);
        lanes
            .map(|(entries, certain)| LaneIndex::new(entries, certain))
            .collect()
    };
    let (dated, index) = rayon::join(|| merged(&lanes), index_lanes);
    (EventOrder::new(dated, &undated), index)
}

/// The events of each lane, and those that have no place in any.
fn by_lane(
    timeline: &Timeline,
    events: impl Iterator<Item = EventIx>,
) -> (Vec<Gathered>, Vec<EventIx>) {
    let mut lanes: Vec<Gathered> = timeline.lanes().map(|_| Gathered::default()).collect();
    let mut undated = Vec::new();
    for event in events {
        if timeline.is_undated(event) {
            undated.push(event);
            continue;
        }
        let extent = timeline.extent(event);
        let (start, may_end) = extent.time_sort_key();
        let end = if may_end.is_finite() {
            may_end
        } else {
            extent.dated.1
        };
        let entry = IndexEntry {
            start,
            may_end,
            end,
            event,
            weight: weight(timeline, event, end - start),
        };
        let sure = sure(timeline.kind_of(event), extent);
        for lane in timeline.lanes_of(event) {
            let lane = &mut lanes[lane.0 as usize];
            lane.entries.push(entry);
            if let Some((from, until)) = sure {
                lane.starts.push(from);
                lane.ends.push(until);
            }
        }
    }
    (lanes, undated)
}

/// The author's weight, then how many claims speak of it, and then how long it is, on a scale of doublings in 64 steps
/// each. Those that are alike in all are picked from here and there, or the earliest would stand for all.
pub fn weight(timeline: &Timeline, event: EventIx, seconds: f64) -> u32 {
    let author = u32::from(timeline.weight_of(event));
    let claims = timeline.links_of_event(event).len().min(63) as u32;
    // The exponent of a number and the first bits of its mantissa grow as its logarithm does.
    let doublings = (seconds.max(0.0) + 1.0).to_bits() - 1.0_f64.to_bits();
    let length = (doublings >> (f64::MANTISSA_DIGITS - 1 - 6)).min(0xFFF) as u32;
    let scattered = event.0.wrapping_mul(SCATTER) >> 22;
    (author << 28) | (claims << 22) | (length << 10) | scattered
}

/// 2³² over the golden ratio: its multiples lie as evenly as can be (Knuth, The Art of Computer Programming, 6.4).
const SCATTER: u32 = 0x9E37_79B9;

/// From when to when an event surely lies: what is only alleged or feared does so nowhere.
fn sure(kind: EventKind, extent: Extent) -> Option<(f64, f64)> {
    if !matches!(kind, EventKind::Happened | EventKind::Ongoing) {
        return None;
    }
    let to_the_day = extent.possible.1 - extent.possible.0 <= 86_400.0;
    extent.certain.or(to_the_day.then_some(extent.possible))
}

impl Gathered {
    fn sorted(mut self) -> (Vec<IndexEntry>, Counts) {
        self.entries.par_sort_unstable();
        let certain = Counts {
            starts: Times::sorted(self.starts),
            ends: Times::sorted(self.ends),
        };
        (self.entries, certain)
    }
}

impl Ord for IndexEntry {
    /// By start, then by end, then as they stand in the document.
    fn cmp(&self, other: &Self) -> Ordering {
        self.start
            .total_cmp(&other.start)
            .then(self.may_end.total_cmp(&other.may_end))
            .then(self.event.cmp(&other.event))
    }
}

impl PartialOrd for IndexEntry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for IndexEntry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for IndexEntry {}

/// The events of all lanes in order, from those of each. One that is in several stands there once.
fn merged(lanes: &[Vec<IndexEntry>]) -> Vec<EventIx> {
    let mut rests: Vec<_> = lanes.iter().map(|lane| lane.iter()).collect();
    let mut all = Vec::with_capacity(rests.iter().map(ExactSizeIterator::len).sum());
    let mut heads: BinaryHeap<Reverse<(IndexEntry, usize)>> = rests
        .iter_mut()
        .enumerate()
        .filter_map(|(lane, rest)| Some(Reverse((*rest.next()?, lane))))
        .collect();
    while let Some(mut head) = heads.peek_mut() {
        let Reverse((entry, lane)) = &mut *head;
        if all.last() != Some(&entry.event) {
            all.push(entry.event);
        }
        match rests[*lane].next() {
            Some(next) => *entry = *next,
            None => {
                PeekMut::pop(head);
            }
        }
    }
    all
}
