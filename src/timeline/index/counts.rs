//! How many events are where, from their starts and their ends sorted by themselves.

use std::ops::Deref;

/// How many events are at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that surely are.
    pub certain: u32,
    /// Those that may be, beside the certain ones.
    pub possible: u32,
}

impl Tally {
    pub fn all(&self) -> u32 {
        self.certain + self.possible
    }

    pub fn with(self, other: Self) -> Self {
        Self {
            certain: self.certain + other.certain,
            possible: self.possible + other.possible,
        }
    }
}

/// Starts and ends, each sorted by themselves.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub starts: Times,
    pub ends: Times,
}

/// Seconds in ascending order. The first of every [`BLOCK`] stands by itself too, so that a search among millions leaves the
/// processor's cache in its last steps alone.
#[derive(Clone, Debug, Default)]
pub struct Times {
    all: Vec<f64>,
    firsts: Vec<f64>,
}

const BLOCK: usize = 128;

impl Times {
    pub fn sorted(mut all: Vec<f64>) -> Self {
        all.sort_unstable_by(f64::total_cmp);
        all.shrink_to_fit();
        let firsts = all.iter().step_by(BLOCK).copied().collect();
        Self { all, firsts }
    }

    /// How many lie before a time.
    pub fn before(&self, time: f64) -> usize {
        self.count_from(0, |other| other < time)
    }

    /// How many lie before a time or at it.
    pub fn before_or_at(&self, time: f64) -> usize {
        self.count_from(0, |other| other <= time)
    }

    /// For how many something holds that holds for the first so many, and from some place on no more.
    fn count_from(&self, known: usize, holds: impl Fn(f64) -> bool) -> usize {
        let blocks = gallop(&self.firsts, known / BLOCK, &holds);
        let begins = blocks.saturating_sub(1) * BLOCK;
        let ends = (blocks * BLOCK).min(self.all.len());
        begins + self.all[begins..ends].partition_point(|time| holds(*time))
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.all[..]) + size_of_val(&self.firsts[..])
    }
}

impl Deref for Times {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.all
    }
}

/// The first position from `from` on at which something does not hold, found by steps that double.
fn gallop(times: &[f64], from: usize, holds: impl Fn(f64) -> bool) -> usize {
    let mut step = 1;
    let mut low = from;
    while low + step <= times.len() && holds(times[low + step - 1]) {
        low += step;
        step *= 2;
    }
    let high = (low + step).min(times.len());
    low + times[low..high].partition_point(|time| holds(*time))
}

/// Counts along ascending stretches: each search begins where the one before ended.
pub struct Sweep<'a> {
    starts: &'a Times,
    ends: &'a Times,
    started: usize,
    ended: usize,
}

impl<'a> Sweep<'a> {
    pub fn new(starts: &'a Times, ends: &'a Times) -> Self {
        Self {
            starts,
            ends,
            started: 0,
            ended: 0,
        }
    }

    pub fn count(&mut self, from: f64, until: f64) -> u32 {
        self.started = self.starts.count_from(self.started, |start| start < until);
        self.ended = self.ends.count_from(self.ended, |end| end <= from);
        self.started.saturating_sub(self.ended) as u32
    }
}
