//! How many events are where, from their starts and their ends sorted by themselves.

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
    pub starts: Vec<f64>,
    pub ends: Vec<f64>,
}

/// Counts along ascending stretches: each search begins where the one before ended.
pub struct Sweep<'a> {
    starts: &'a [f64],
    ends: &'a [f64],
    started: usize,
    ended: usize,
}

impl<'a> Sweep<'a> {
    pub fn new(starts: &'a [f64], ends: &'a [f64]) -> Self {
        Self {
            starts,
            ends,
            started: 0,
            ended: 0,
        }
    }

    pub fn count(&mut self, from: f64, until: f64) -> u32 {
        self.started = gallop(self.starts, self.started, |start| start < until);
        self.ended = gallop(self.ends, self.ended, |end| end <= from);
        self.started.saturating_sub(self.ended) as u32
    }
}

/// The first position from `from` on at which `holds` does not, found by steps that double.
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

impl Counts {
    pub fn sort(&mut self) {
        self.starts.sort_unstable_by(f64::total_cmp);
        self.ends.sort_unstable_by(f64::total_cmp);
        self.starts.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
