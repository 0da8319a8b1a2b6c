//! Quiet stretches of time that the view folds away.
//!
//! A stretch is quiet when nothing begins, ends, or may begin or end in it. It is worth folding when it would
//! take more than a third of the view and is out of proportion to the other stretches: documents spread evenly
//! over time have nothing to fold.

use crate::timeline::Timeline;

/// A folded stretch, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    pub start: f64,
    pub end: f64,
}

/// How many times longer than the mean of the others a stretch must be.
const OUT_OF_PROPORTION: f64 = 4.0;
/// A date is vague when it takes more than this share of the view.
const VAGUE: f64 = 1.0 / 6.0;
/// What is left open on either side of a fold, as a share of the view that remains.
const MARGIN: f64 = 0.012;
/// More is left open of a stretch with which the document begins, so that its year has a label.
const FIRST_MARGIN: f64 = 0.055;

/// The stretches to fold, earliest first, and the span of all that is dated.
pub fn find(timeline: &Timeline) -> Vec<Fold> {
    let (first, last) = extremes(timeline);
    let mut view = f64::INFINITY;
    let mut folded: Vec<(f64, f64)> = Vec::new();
    // What one fold leaves behind makes other stretches long in comparison, and makes a whole dated year vague, so
    // the search starts over with the shorter view for as long as that shortens it further.
    loop {
        let quiet = quiet_stretches(timeline, view);
        let remaining = last - first - quiet.iter().map(|(a, b)| b - a).sum::<f64>();
        if remaining >= view {
            break;
        }
        folded = quiet;
        view = remaining;
    }
    folded.sort_by(|a, b| a.0.total_cmp(&b.0));
    folded
        .into_iter()
        .map(|(start, end)| {
            let margin = |share: f64| (view * share).min((end - start) / 10.0);
            let before = if start <= first { FIRST_MARGIN } else { MARGIN };
            Fold {
                start: start + margin(before),
                end: end - margin(MARGIN),
            }
        })
        .collect()
}

/// The stretches worth folding in a view of so many seconds, longest first.
fn quiet_stretches(timeline: &Timeline, view: f64) -> Vec<(f64, f64)> {
    let edges = edges(timeline, view * VAGUE);
    let mut stretches: Vec<(f64, f64)> = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    stretches.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let mut left: f64 = stretches.iter().map(|(start, end)| end - start).sum();
    (0..stretches.len())
        .map_while(|index| {
            let (start, end) = stretches[index];
            let length = end - start;
            let others = stretches.len() - index - 1;
            let mean = (left - length) / others as f64;
            let fold = others > 0 && length > left / 3.0 && length > OUT_OF_PROPORTION * mean;
            left -= length;
            fold.then_some((start, end))
        })
        .collect()
}

/// Every instant at which something begins or ends or may do so, earliest first, and the writing.
fn edges(timeline: &Timeline, vague: f64) -> Vec<f64> {
    let (written_from, written_until) = timeline.written_seconds();
    let mut edges = vec![written_from, written_until];
    for &event in timeline.events_by_time() {
        let bounds = timeline.dated(event).bounds;
        let seconds = |bound: Option<crate::document::date::Instant>| bound.map(|i| i.as_f64());
        let start = (seconds(bounds.start.from), seconds(bounds.start.until));
        let end = (seconds(bounds.end.from), seconds(bounds.end.until));
        let one_date = start == end;
        let is_vague = |window: (Option<f64>, Option<f64>)| match window {
            (Some(from), Some(until)) => until - from > vague,
            _ => false,
        };
        // A date vaguer than a quiet stretch cannot end one, or nothing could be folded around it. Of one that
        // is all there is to an event its beginning stays.
        if one_date {
            edges.extend(start.0.or(start.1));
            if !is_vague(start) {
                edges.extend(start.1);
            }
            continue;
        }
        for window in [start, end] {
            if !is_vague(window) {
                edges.extend(window.0);
                edges.extend(window.1);
            }
        }
    }
    let (first, last) = extremes(timeline);
    edges.extend([first, last]);
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}

/// The first and the last instant that anything is dated to.
pub fn content(timeline: &Timeline) -> (f64, f64) {
    let (first, last) = extremes(timeline);
    if last > first {
        (first, last)
    } else {
        (first, first + 86_400.0)
    }
}

fn extremes(timeline: &Timeline) -> (f64, f64) {
    let mut extremes = timeline.written_seconds();
    for &event in timeline.events_by_time() {
        let bounds = timeline.dated(event).bounds;
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
