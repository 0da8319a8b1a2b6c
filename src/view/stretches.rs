//! Stretches of time that the view draws at a scale of their own.
//!
//! A stretch is quiet when nothing begins, ends, or may begin or end in it. It is folded away when it would take more than a
//! fifth of the view and is out of proportion to the other stretches, and condensed a little when it is not. A stretch in
//! which a date is vague, a bare year where one looks at months, is condensed: it is seen whole, and takes no more room than
//! what is dated better. What lies after the writing is condensed too where most events lie before it.

use crate::document::EventKind;
use crate::timeline::{EventIx, Timeline};

use super::camera::Camera;

/// A stretch with a scale of its own, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    pub start: f64,
    pub end: f64,
    pub drawn: Drawn,
}

/// The way in which a stretch is shortened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drawn {
    /// To a strip of some points, however long it is.
    Folded,
    /// To a share of what it would take at the scale of the rest.
    Condensed(f64),
}

impl Drawn {
    /// The same in a part of time that is condensed as a whole.
    fn condensed(self, by: f64) -> Self {
        match self {
            Self::Folded => Self::Folded,
            Self::Condensed(rate) => Self::Condensed(rate * by),
        }
    }
}

/// A quiet stretch is so many times longer than the mean of the others.
const OUT_OF_PROPORTION: f64 = 4.0;
/// No quiet stretch takes more than this share of the view, if condensing it by half is enough for that; the view has room
/// beside what is dated.
const MAX_QUIET: f64 = 0.2 / 0.9;
const MIN_RATE: f64 = 0.5;
/// A date of a year or more is vague when it takes more than this share of the view.
const VAGUE: f64 = 1.0 / 6.0;
/// The share of the view for a vague date.
const CONDENSED: f64 = 1.0 / 18.0;
/// Vague dates are near each other when they are no more than so many times their length apart.
const NEAR: f64 = 1.5;
/// Vague dates that are near each other have so many times that share at most.
const MAX_CONDENSED: f64 = 5.0;
/// About a year, in seconds: no month or season is as long.
const A_YEAR: f64 = 300.0 * 86_400.0;
/// The part that is left open on either side of a fold, as a share of the view that remains.
const MARGIN: f64 = 0.012;
/// More is left open of a stretch with which the document begins, so that its year has a label.
const FIRST_MARGIN: f64 = 0.055;
/// A quiet rest of less than this share of the view is no fold of its own beside a vague date.
const MIN_FOLD: f64 = 0.05;
/// The share of the view for what lies after the writing, unless most events do.
const AFTER_WRITING: f64 = 0.1;

/// The stretches with a scale of their own, earliest first, none touching the next but at its end.
pub fn find(timeline: &Timeline) -> Vec<Stretch> {
    let ends = extremes(timeline);
    let (first, last) = ends;
    if !may_be_uneven(timeline, first, last) {
        return Vec::new();
    }
    let mut view = f64::INFINITY;
    let mut quiet: Vec<(f64, f64)> = Vec::new();
    // The rest that one fold leaves behind makes other stretches long in comparison, and makes a whole dated year vague, so
    // the search starts over with the shorter view for as long as that shortens it further.
    loop {
        let found = quiet_stretches(timeline, view, ends);
        let remaining = last - first - found.iter().map(|(a, b)| b - a).sum::<f64>();
        if remaining >= view {
            break;
        }
        quiet = found;
        view = remaining;
    }
    quiet.sort_by(|a, b| a.0.total_cmp(&b.0));
    let vague = vague_runs(timeline, view);
    let mut stretches = Vec::new();
    for (start, end) in quiet {
        let around = QuietStretch {
            start,
            end,
            is_first: start <= first,
            view,
        };
        around.shorten(&vague, &mut stretches);
    }
    // Far from 1970 the margins can be less than seconds can tell.
    stretches.retain(|stretch: &Stretch| stretch.start < stretch.end);
    condense_quiet(timeline, view, ends, &mut stretches);
    condense_after_writing(timeline, ends, &mut stretches);
    stretches
}

/// A stretch in which nothing but vague dates may begin or end.
struct QuietStretch {
    start: f64,
    end: f64,
    /// The document begins with it.
    is_first: bool,
    /// The seconds of the view that is left when all of them are folded.
    view: f64,
}

impl QuietStretch {
    /// Condenses the vague dates in it, and folds what lies before, between and behind them.
    fn shorten(&self, vague: &[VagueRun], stretches: &mut Vec<Stretch>) {
        let least = self.view * MIN_FOLD;
        let mut at = self.start;
        let first = vague.partition_point(|run| run.until <= self.start);
        for run in &vague[first..] {
            if run.from >= self.end {
                break;
            }
            let (mut from, mut until) = (run.from.max(self.start), run.until.min(self.end));
            if from - at < least {
                from = at;
            }
            if self.end - until < least {
                until = self.end;
            }
            self.fold(at, from, stretches);
            let dates = (until - from) / run.shortest;
            let share = CONDENSED * dates.clamp(1.0, MAX_CONDENSED);
            let rate = (self.view * share / (until - from)).min(1.0);
            stretches.push(Stretch {
                start: from,
                end: until,
                drawn: Drawn::Condensed(rate),
            });
            at = until;
        }
        self.fold(at, self.end, stretches);
    }

    fn fold(&self, start: f64, end: f64, stretches: &mut Vec<Stretch>) {
        let margin = |share: f64| (self.view * share).min((end - start) / 10.0);
        // A condensed stretch beside it is room enough.
        let before = match (start <= self.start, self.is_first) {
            (true, true) => margin(FIRST_MARGIN),
            (true, false) => margin(MARGIN),
            (false, _) => 0.0,
        };
        let after = if end >= self.end { margin(MARGIN) } else { 0.0 };
        stretches.push(Stretch {
            start: start + before,
            end: end - after,
            drawn: Drawn::Folded,
        });
    }
}

/// The stretches in which an event may begin or end and that have two ends, in seconds.
pub(super) fn closed_windows(timeline: &Timeline) -> impl Iterator<Item = (f64, f64)> {
    let bounds = timeline.events().map(|event| timeline.bounds(event));
    let windows = bounds.flat_map(|bounds| [bounds.start, bounds.end]);
    windows.filter_map(|window| Some((window.from?.as_f64(), window.until?.as_f64())))
}

/// Vague dates that are near each other.
struct VagueRun {
    from: f64,
    until: f64,
    /// The length of the shortest of them.
    shortest: f64,
}

/// The dates that are vague in a view of so many seconds, earliest first.
fn vague_runs(timeline: &Timeline, view: f64) -> Vec<VagueRun> {
    let least = (view * VAGUE).max(A_YEAR);
    let vague = closed_windows(timeline).filter(|(from, until)| until - from > least);
    let mut runs: Vec<VagueRun> = vague
        .map(|(from, until)| VagueRun {
            from,
            until,
            shortest: until - from,
        })
        .collect();
    runs.sort_by(|a, b| a.from.total_cmp(&b.from));
    runs.dedup_by(|next, kept| {
        let shortest = kept.shortest.min(next.shortest);
        // One year between two others is no more than they are, and no fold.
        let is_near = next.from <= kept.until + shortest * NEAR;
        if is_near {
            kept.until = kept.until.max(next.until);
            kept.shortest = shortest;
        }
        is_near
    });
    runs
}

/// Joins windows that touch, given by their beginnings.
fn join_touching(windows: &mut Vec<(f64, f64)>) {
    windows.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
}

/// Leaves no more than a share of the view to what lies after the writing, unless most events do.
fn condense_after_writing(
    timeline: &Timeline,
    (first, last): (f64, f64),
    stretches: &mut Vec<Stretch>,
) {
    let (_, written) = timeline.written_seconds();
    let begins_after = |event: &EventIx| {
        let bounds = timeline.bounds(*event);
        let from = bounds.start.from.map(|from| from.as_f64());
        let is_forecast = timeline.kind_of(*event) == EventKind::Hypothetical;
        is_forecast && !bounds.say_nothing() || from.is_some_and(|f| f >= written)
    };
    let after = timeline.events().filter(begins_after).count();
    if 2 * after > timeline.events_by_time().len() || last <= written {
        return;
    }
    let (before, behind) = (
        open_seconds(first, written, stretches),
        open_seconds(written, last, stretches),
    );
    let room = before * AFTER_WRITING / (1.0 - AFTER_WRITING);
    if behind <= room || room <= 0.0 {
        return;
    }
    let rate = room / behind;
    let mut all: Vec<Stretch> = Vec::new();
    let mut add = |start: f64, end: f64, drawn: Drawn| {
        if start < end {
            all.push(Stretch { start, end, drawn });
        }
    };
    let mut at = written;
    for Stretch { start, end, drawn } in std::mem::take(stretches) {
        add(start, end.min(written), drawn);
        if end > written {
            let start = start.max(written);
            add(at, start, Drawn::Condensed(rate));
            add(start, end, drawn.condensed(rate));
            at = end;
        }
    }
    add(at, last, Drawn::Condensed(rate));
    *stretches = all;
}

/// The seconds from one time to another at the scale of the rest: what is folded takes none.
fn open_seconds(from: f64, until: f64, stretches: &[Stretch]) -> f64 {
    let mut open = until - from;
    for stretch in stretches {
        let part = stretch.end.min(until) - stretch.start.max(from);
        if part > 0.0 {
            open -= match stretch.drawn {
                Drawn::Folded => part,
                Drawn::Condensed(rate) => part * (1.0 - rate),
            };
        }
    }
    open.max(0.0)
}

/// The parts into which the whole is divided to see whether any sixth of it may be empty.
const PARTS: usize = 96;

/// True where some stretch may be a sixth of the whole, as the first one to be folded is, or much lies after the writing.
/// This looks at each date once; large documents mostly are even, and need not sort their dates to know.
fn may_be_uneven(timeline: &Timeline, first: f64, last: f64) -> bool {
    let mut parts = [false; PARTS];
    let share = PARTS as f64 / (last - first).max(1.0);
    // A vague date may be left out of account, so only its length tells whether it counts.
    for (from, until) in closed_windows(timeline).filter(|(from, until)| until - from <= A_YEAR) {
        for bound in [from, until] {
            let part = (bound - first) * share;
            parts[(part as usize).min(PARTS - 1)] = true;
        }
    }
    let longest = parts.split(|occupied| *occupied).map(<[bool]>::len).max();
    let (_, written) = timeline.written_seconds();
    longest.unwrap_or(0) + 2 > PARTS / 6 || last - written > (last - first) * AFTER_WRITING
}

/// The stretches worth folding in a view of so many seconds, longest first.
fn quiet_stretches(timeline: &Timeline, view: f64, ends: (f64, f64)) -> Vec<(f64, f64)> {
    let DateEdges { edges, windows } = dates(timeline, view * VAGUE, ends);
    let mut stretches: Vec<(f64, f64)> = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    stretches.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let mut left: f64 = stretches.iter().map(|(start, end)| end - start).sum();
    let mut quiet = Vec::new();
    for (index, &(start, end)) in stretches.iter().enumerate() {
        let length = end - start;
        let others = stretches.len() - index - 1;
        let mean = (left - length) / others as f64;
        if others == 0 || length <= left * MAX_QUIET || length <= OUT_OF_PROPORTION * mean {
            break;
        }
        if is_quiet(&windows, start, end) {
            quiet.push((start, end));
            left -= length;
        }
    }
    quiet
}

/// True if nothing may begin or end from one time to another, given the stretches in which something may.
fn is_quiet(windows: &[(f64, f64)], start: f64, end: f64) -> bool {
    let first_after = windows.partition_point(|window| window.1 <= start);
    let next = windows.get(first_after);
    next.is_none_or(|window| window.0 >= end)
}

/// Condenses the quiet stretches that are not folded and still take more than their share of the view.
fn condense_quiet(timeline: &Timeline, view: f64, ends: (f64, f64), stretches: &mut Vec<Stretch>) {
    let DateEdges { edges, windows } = dates(timeline, view * VAGUE, ends);
    let is_drawn_otherwise = |start: f64, end: f64| {
        let next = stretches.partition_point(|stretch| stretch.end <= start);
        stretches
            .get(next)
            .is_some_and(|stretch| stretch.start < end)
    };
    let mut quiet: Vec<(f64, f64)> = edges
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .filter(|(start, end)| {
            is_quiet(&windows, *start, *end) && !is_drawn_otherwise(*start, *end)
        })
        .collect();
    quiet.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    // The others give the view its length; each that takes its greatest share leaves them less of it.
    let mut others = open_seconds(ends.0, ends.1, stretches);
    let mut condensed: Vec<(f64, f64)> = Vec::new();
    let mut share = 0.0;
    for (start, end) in quiet {
        let left = others - (end - start);
        let view = left / (1.0 - MAX_QUIET * (condensed.len() + 1) as f64);
        if view <= 0.0 || end - start <= view * MAX_QUIET {
            break;
        }
        condensed.push((start, end));
        others = left;
        share = view * MAX_QUIET;
    }
    stretches.extend(condensed.into_iter().filter_map(|(start, end)| {
        let rate = share / (end - start);
        (rate >= MIN_RATE).then_some(Stretch {
            start,
            end,
            drawn: Drawn::Condensed(rate),
        })
    }));
    stretches.sort_by(|a, b| a.start.total_cmp(&b.start));
}

/// The instants at which things begin and end.
struct DateEdges {
    /// Every instant that bounds when something may begin or end, earliest first, and the end of the writing.
    edges: Vec<f64>,
    /// The stretches in which something may begin or end, earliest first, none touching another.
    windows: Vec<(f64, f64)>,
}

/// A bare year, where one looks at months, cannot hold a quiet stretch open, or nothing could be folded around it:
/// dates vaguer than `vague` seconds are left out, but for the beginning of one that is all there is to an event.
fn dates(timeline: &Timeline, vague: f64, (first, last): (f64, f64)) -> DateEdges {
    let (_, written) = timeline.written_seconds();
    let mut edges = vec![written];
    let mut windows = Vec::new();
    for event in timeline.events() {
        let bounds = timeline.bounds(event);
        for window in [bounds.start, bounds.end] {
            let from = window.from.map(|instant| instant.as_f64());
            let until = window.until.map(|instant| instant.as_f64());
            match (from, until) {
                (Some(from), Some(until)) if until - from > vague.max(A_YEAR) => {
                    edges.extend((bounds.start == bounds.end).then_some(from));
                }
                (Some(from), Some(until)) => {
                    edges.extend([from, until]);
                    windows.push((from, until));
                }
                (from, until) => edges.extend(from.or(until)),
            }
        }
    }
    edges.extend([first, last]);
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    windows.sort_by(|a, b| a.0.total_cmp(&b.0));
    join_touching(&mut windows);
    DateEdges { edges, windows }
}

/// The first and the last instant that anything is dated to: the writing where nothing else is.
pub fn content(timeline: &Timeline) -> (f64, f64) {
    let (mut start, mut end) = extremes(timeline);
    if end <= start {
        let (from, until) = timeline.written_seconds();
        (start, end) = (from, until.max(from + 86_400.0));
    }
    let whole = Camera { start, end }.drawable();
    (whole.start, whole.end)
}

fn extremes(timeline: &Timeline) -> (f64, f64) {
    // A vague date of writing takes no room of its own.
    let (_, written) = timeline.written_seconds();
    let mut extremes = (written, written);
    for event in timeline.events() {
        let bounds = timeline.bounds(event);
        for bound in [
            bounds.start.from,
            bounds.start.until,
            bounds.end.from,
            bounds.end.until,
        ] {
            let Some(seconds) = bound.map(|instant| instant.as_f64()) else {
                continue;
            };
            extremes = (extremes.0.min(seconds), extremes.1.max(seconds));
        }
    }
    extremes
}

#[cfg(test)]
mod tests;
