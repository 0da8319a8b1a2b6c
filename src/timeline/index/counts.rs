//! Numbers of events by time, from their starts and their ends sorted by themselves.

use std::ops::Deref;

/// The number of events in a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BinCount {
    /// Those that surely are.
    pub certain: u32,
    /// Those that may be, beside the certain ones.
    pub possible: u32,
}

impl BinCount {
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

    /// The number of times before a time.
    pub fn before(&self, time: f64) -> usize {
        self.before_near(self.all.len() / 2, time)
    }

    /// The number of times before a time or at it.
    pub fn before_or_at(&self, time: f64) -> usize {
        self.before(time.next_up())
    }

    /// The number of times before a time, looked for near a guess.
    fn before_near(&self, guess: usize, time: f64) -> usize {
        let blocks = before_near(&self.firsts, guess / BLOCK, time);
        let Some(begins) = blocks.checked_sub(1).map(|block| block * BLOCK) else {
            return 0;
        };
        let block = &self.all[begins..self.all.len().min(begins + BLOCK)];
        // As if they lay evenly in their block.
        let (first, last) = (block[0], block[block.len() - 1]);
        let share = (time - first) / (last - first);
        begins + before_near(block, (share * block.len() as f64) as usize, time)
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

/// The number of sorted times before a time, looked for from a guess on by steps that double.
fn before_near(times: &[f64], guess: usize, time: f64) -> usize {
    let mut low = guess.min(times.len());
    let mut high = low;
    let mut step = 1;
    while high < times.len() && times[high] < time {
        low = high + 1;
        high += step;
        step *= 2;
    }
    while low > 0 && times[low - 1] >= time {
        high = low - 1;
        low = low.saturating_sub(step);
        step *= 2;
    }
    let high = high.min(times.len());
    low + times[low..high].partition_point(|other| *other < time)
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
        self.started = self.starts.before_near(self.started, until);
        self.ended = self.ends.before_near(self.ended, from.next_up());
        self.started.saturating_sub(self.ended) as u32
    }
}
