//! Events by time, found without looking at every one.
//!
//! For each lane: the events in the order of their starts, with a tree of the latest end and the greatest weight over
//! them, which finds the events that overlap a stretch of time, or the weightiest of them; and starts and ends each
//! sorted by themselves. An event overlaps a stretch if it starts before the stretch's end and does not end before its
//! start, and whatever ends before the start has started before the end. So the number of those that overlap is
//! the number of starts before the one less the number of ends before the other: two searches, and exact.

mod build;
mod counts;

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::EventIx;

use build::IndexEntry;
pub(super) use build::build;
pub use counts::BinCount;
use counts::{Counts, Sweep, Times};

/// Events per leaf of the tree.
const LEAF: usize = 8;
/// Leaves and nodes that a search for the weightiest events may visit for each event asked for, and at least. Events
/// that are not found by then are left to the counts.
const LOOKS_PER_EVENT: usize = 4;
const MIN_LOOKS: usize = 64;

/// One lane's events.
#[derive(Clone, Debug)]
pub struct LaneIndex {
    /// In the order of their starts.
    events: Vec<EventIx>,
    /// Seconds at which each of them starts and ends on the picture. What is open is taken from where it is dated.
    starts: Times,
    ends: Vec<f64>,
    weights: Vec<u32>,
    /// A complete binary tree, the root at 1; the leaves are at its end.
    tree: Vec<TreeNode>,
    /// The ends by themselves, sorted.
    sorted_ends: Times,
    certain: Counts,
}

/// Maxima over a part of the events.
#[derive(Clone, Copy, Debug)]
struct TreeNode {
    latest_end: f64,
    weight: u32,
}

/// The number of events before a stretch of time and behind it, and the times of the nearest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    pub earlier: usize,
    pub latest_end: Option<f64>,
    pub later: usize,
    pub first_start: Option<f64>,
}

/// The events that a search found, and the number of events and tree nodes that it visited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub events: Vec<EventIx>,
    pub visited: usize,
}

impl LaneIndex {
    /// Of events in the order of their starts.
    fn new(entries: &[IndexEntry], certain: Counts) -> Self {
        let ends: Vec<f64> = entries.iter().map(|entry| entry.end).collect();
        let weights: Vec<u32> = entries.iter().map(|entry| entry.weight).collect();
        let leaves = ends.chunks(LEAF).zip(weights.chunks(LEAF));
        let leaves: Vec<TreeNode> = leaves
            .map(|(ends, weights)| TreeNode::of(ends, weights))
            .collect();
        let starts = entries.iter().map(|entry| entry.start).collect();
        Self {
            events: entries.iter().map(|entry| entry.event).collect(),
            // They are in order already, which sorting finds at a glance.
            starts: Times::sorted(starts),
            sorted_ends: Times::sorted(ends.clone()),
            ends,
            weights,
            tree: tree(&leaves),
            certain,
        }
    }

    /// All its events in the order of their starts, each with the seconds at which its picture starts and ends.
    pub fn entries(&self) -> impl Iterator<Item = (EventIx, f64, f64)> {
        let ends = self.starts.iter().zip(&self.ends);
        let pairs = self.events.iter().zip(ends);
        pairs.map(|(event, (start, end))| (*event, *start, *end))
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The exact number of events that may lie in a stretch of time.
    pub fn count(&self, from: f64, until: f64) -> usize {
        let started = self.starts.before(until);
        started - self.sorted_ends.before_or_at(from).min(started)
    }

    /// What lies before a stretch of time and behind it.
    pub fn beside(&self, from: f64, until: f64) -> Beside {
        let earlier = self.sorted_ends.before_or_at(from);
        let later = self.starts.before(until);
        Beside {
            earlier,
            latest_end: self.sorted_ends[..earlier].last().copied(),
            later: self.starts.len() - later,
            first_start: self.starts[later..].first().copied(),
        }
    }

    /// The exact number of events in each stretch from one time to the next. The times ascend.
    pub fn histogram(&self, times: &[f64]) -> Vec<BinCount> {
        let mut all = Sweep::new(&self.starts, &self.sorted_ends);
        let mut certain = Sweep::new(&self.certain.starts, &self.certain.ends);
        times
            .windows(2)
            .map(|stretch| {
                let (from, until) = (stretch[0], stretch[1]);
                let certain = certain.count(from, until);
                BinCount {
                    certain,
                    possible: all.count(from, until).saturating_sub(certain),
                }
            })
            .collect()
    }

    /// The number of events that start in a stretch of time, which counts each of them once whatever the stretches.
    pub fn count_starts(&self, from: f64, until: f64) -> usize {
        self.starts.before(until) - self.starts.before(from)
    }

    /// The events that start in a stretch of time, in the order of their starts.
    pub fn starting(&self, from: f64, until: f64) -> &[EventIx] {
        &self.events[self.starts.before(from)..self.starts.before(until)]
    }

    /// The first and the last start in a stretch of time.
    pub fn first_and_last_start(&self, from: f64, until: f64) -> Option<(f64, f64)> {
        let starts = &self.starts[self.starts.before(from)..self.starts.before(until)];
        Some((*starts.first()?, *starts.last()?))
    }

    /// All events that overlap a stretch of time, in the order of their starts.
    pub fn overlapping(&self, from: f64, until: f64) -> Found {
        let mut found = Found::default();
        let started = self.starts.before(until);
        let leaves = self.leaves();
        let mut stack = vec![1];
        while let Some(node) = stack.pop() {
            found.visited += 1;
            let reaches = |known: &TreeNode| known.latest_end > from;
            let begins = || self.positions(node).start < started;
            if !self.tree.get(node).is_some_and(reaches) || !begins() {
                continue;
            }
            if node < leaves {
                // The earlier half is looked at first.
                stack.extend([2 * node + 1, 2 * node]);
                continue;
            }
            let Range { start, end } = self.positions(node);
            let end = end.min(started);
            found.visited += end - start;
            for index in start..end {
                if self.ends[index] > from {
                    found.events.push(self.events[index]);
                }
            }
        }
        found
    }

    /// The weightiest events that overlap a stretch of time, weightiest first, at most so many.
    ///
    /// Weighty is what its author calls so, then what many claims speak of, and then what is long.
    pub fn top_k(&self, from: f64, until: f64, most: usize) -> Found {
        let started = self.starts.before(until);
        self.top_k_among(0..started, from, most)
    }

    /// The weightiest events that start in a stretch of time.
    pub fn top_k_starting(&self, from: f64, until: f64, most: usize) -> Found {
        let among = self.starts.before(from)..self.starts.before(until);
        self.top_k_among(among, f64::NEG_INFINITY, most)
    }

    /// The weightiest of the events at these positions that end after `from`.
    fn top_k_among(&self, among: Range<usize>, from: f64, most: usize) -> Found {
        let mut found = Found::default();
        let leaves = self.leaves();
        let mut looks = MIN_LOOKS + most * LOOKS_PER_EVENT;
        let mut heap = BinaryHeap::new();
        if let Some(root) = self.tree.get(1) {
            heap.push(Candidate {
                weight: root.weight,
                at: At::TreeNode(1),
            });
        }
        while let Some(candidate) = heap.pop() {
            match candidate.at {
                At::Event(index) => {
                    found.events.push(self.events[index]);
                    if found.events.len() == most {
                        break;
                    }
                }
                At::TreeNode(node) if looks > 0 => {
                    looks -= 1;
                    found.visited += 1;
                    if node < leaves {
                        for child in [2 * node, 2 * node + 1] {
                            let Range { start, end } = self.positions(child);
                            let Some(known) = self.tree.get(child) else {
                                continue;
                            };
                            let is_among = start < among.end && among.start < end;
                            if known.latest_end > from && is_among {
                                heap.push(Candidate {
                                    weight: known.weight,
                                    at: At::TreeNode(child),
                                });
                            }
                        }
                        continue;
                    }
                    let Range { start, end } = self.positions(node);
                    let (start, end) = (start.max(among.start), end.min(among.end));
                    found.visited += end.saturating_sub(start);
                    for index in start..end {
                        if self.ends[index] > from {
                            heap.push(Candidate {
                                weight: self.weights[index],
                                at: At::Event(index),
                            });
                        }
                    }
                }
                At::TreeNode(_) => {}
            }
        }
        found
    }

    /// The positions of the events below a node, and beyond the last of them in the last of its row.
    fn positions(&self, node: usize) -> Range<usize> {
        let below = self.leaves().ilog2() - node.ilog2();
        let first = ((node << below) - self.leaves()) * LEAF;
        first..first + (LEAF << below)
    }

    fn leaves(&self) -> usize {
        self.tree.len() / 2
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.events[..])
            + self.starts.bytes()
            + size_of_val(&self.ends[..])
            + size_of_val(&self.weights[..])
            + size_of_val(&self.tree[..])
            + self.sorted_ends.bytes()
            + self.certain.starts.bytes()
            + self.certain.ends.bytes()
    }
}

impl TreeNode {
    const NOTHING: Self = Self {
        latest_end: f64::NEG_INFINITY,
        weight: 0,
    };

    /// Of a leaf's events.
    fn of(ends: &[f64], weights: &[u32]) -> Self {
        let events = ends.iter().zip(weights);
        events.fold(Self::NOTHING, |node, (&latest_end, &weight)| {
            node.with(Self { latest_end, weight })
        })
    }

    fn with(self, other: Self) -> Self {
        Self {
            latest_end: self.latest_end.max(other.latest_end),
            weight: self.weight.max(other.weight),
        }
    }
}

/// A complete binary tree over leaves.
fn tree(leaves: &[TreeNode]) -> Vec<TreeNode> {
    let count = leaves.len().next_power_of_two();
    let mut tree = vec![TreeNode::NOTHING; 2 * count];
    tree[count..count + leaves.len()].copy_from_slice(leaves);
    for node in (1..count).rev() {
        tree[node] = tree[2 * node].with(tree[2 * node + 1]);
    }
    tree
}

/// A part of the tree or an event that waits to be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Candidate {
    weight: u32,
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    TreeNode(usize),
    Event(usize),
}

impl Ord for Candidate {
    /// By weight, and then so that the same search always finds the same.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_place = other.at.cmp(&self.at);
        self.weight.cmp(&other.weight).then(by_place)
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
