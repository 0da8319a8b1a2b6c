//! Stretches of time that the view draws at a scale of their own.
//!
//! The instants at which something begins or ends, or may, divide a document into pieces. A piece that would take more than
//! a fifth of the view and is out of proportion to the others is shortened (`share`): where nothing may begin or end in it,
//! it is quiet and folded away; where something may, a bare year where one looks at days, it is condensed, so that it is
//! seen whole. What lies after the writing is condensed too where most events lie before it.

mod pieces;
mod share;

use crate::document::EventKind;
use crate::timeline::{EventIx, Timeline};

use super::camera::Camera;
use pieces::pieces;
use share::SharedView;

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

/// The share of the view for what lies after the writing, unless most events do.
const AFTER_WRITING: f64 = 0.1;

/// The stretches with a scale of their own, earliest first, none touching the next but at its end.
pub fn find(timeline: &Timeline) -> Vec<Stretch> {
    let (first, last) = extremes(timeline);
    let (_, written) = timeline.written_seconds();
    if !may_be_uneven(timeline, first, last) {
        return Vec::new();
    }
    let mut pieces = pieces(timeline);
    let is_divided = first < written && written < last && !is_mostly_after(timeline, written);
    let after = match is_divided {
        true => pieces.split_off(pieces.partition_point(|piece| piece.start < written)),
        false => Vec::new(),
    };
    let before = SharedView::new(pieces, 1.0);
    let mut stretches = before.stretches();
    if is_divided {
        let after = SharedView::new(after, AFTER_WRITING);
        let room = before.seconds() * AFTER_WRITING / (1.0 - AFTER_WRITING);
        if after.seconds() > room {
            stretches.extend(after.condensed_stretches(room / after.seconds()));
        }
    }
    // Far from 1970 the margins can be less than seconds can tell.
    stretches.retain(|stretch| stretch.start < stretch.end);
    stretches
}

/// Draws the room around all that is dated like what it lies beside: condensed stretches reach further than one can see.
pub fn reach_beyond(stretches: &mut [Stretch], (first, last): (f64, f64)) {
    let view = last - first;
    if let Some(Stretch { start, drawn, .. }) = stretches.first_mut()
        && let Drawn::Condensed(rate) = *drawn
        && *start <= first
    {
        *start -= view / rate;
    }
    if let Some(Stretch { end, drawn, .. }) = stretches.last_mut()
        && let Drawn::Condensed(rate) = *drawn
        && *end >= last
    {
        *end += view / rate;
    }
}

/// True if more than half of the events begin after the writing.
fn is_mostly_after(timeline: &Timeline, written: f64) -> bool {
    let begins_after = |event: &EventIx| {
        let bounds = timeline.bounds(*event);
        let from = bounds.start.from.map(|from| from.as_f64());
        let is_forecast = timeline.kind_of(*event) == EventKind::Hypothetical;
        is_forecast && !bounds.say_nothing() || from.is_some_and(|f| f >= written)
    };
    let after = timeline.events().filter(begins_after).count();
    2 * after > timeline.events_by_time().len()
}

/// The stretches in which an event may begin or end and that have two ends, in seconds.
pub(super) fn closed_windows(timeline: &Timeline) -> impl Iterator<Item = (f64, f64)> {
    let bounds = timeline.events().map(|event| timeline.bounds(event));
    let windows = bounds.flat_map(|bounds| [bounds.start, bounds.end]);
    windows.filter_map(|window| Some((window.from?.as_f64(), window.until?.as_f64())))
}

/// The instants at which something begins or ends, or may, in seconds.
fn bounds(timeline: &Timeline) -> impl Iterator<Item = f64> {
    let bounds = timeline.events().map(|event| timeline.bounds(event));
    let windows = bounds.flat_map(|bounds| [bounds.start, bounds.end]);
    let instants = windows.flat_map(|window| [window.from, window.until]);
    instants.flatten().map(|instant| instant.as_f64())
}

/// The parts into which the whole is divided to see whether any sixth of it may be empty.
const PARTS: usize = 96;

/// True where some piece may be a fifth of the whole, as the first one to be shortened is, or much lies after the writing.
/// This looks at each date once; large documents mostly are even, and need not sort their dates to know.
fn may_be_uneven(timeline: &Timeline, first: f64, last: f64) -> bool {
    let mut parts = [false; PARTS];
    let share = PARTS as f64 / (last - first).max(1.0);
    for bound in bounds(timeline) {
        let part = (bound - first) * share;
        parts[(part as usize).min(PARTS - 1)] = true;
    }
    let longest = parts.split(|occupied| *occupied).map(<[bool]>::len).max();
    let (_, written) = timeline.written_seconds();
    longest.unwrap_or(0) + 2 > PARTS / 6 || last - written > (last - first) * AFTER_WRITING
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
    bounds(timeline).fold((written, written), |(first, last), bound| {
        (first.min(bound), last.max(bound))
    })
}

#[cfg(test)]
mod tests;
