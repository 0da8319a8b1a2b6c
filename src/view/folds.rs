//! Quiet stretches of time that the view folds away.
//!
//! A stretch is quiet when nothing begins, ends, or may begin or end in it. It is worth folding when it would
//! take more than a third of the view and is out of proportion to the other stretches: documents spread evenly
//! over time have nothing to fold.

use crate::timeline::Timeline;

use super::camera::Camera;

/// A folded stretch, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    pub start: f64,
    pub end: f64,
}

/// A quiet stretch is so many times longer than the mean of the others.
const OUT_OF_PROPORTION: f64 = 4.0;
/// A date of a year or more is vague when it takes more than this share of the view.
const VAGUE: f64 = 1.0 / 6.0;
/// About a year, in seconds: no month or season is as long.
const A_YEAR: f64 = 300.0 * 86_400.0;
/// The part that is left open on either side of a fold, as a share of the view that remains.
const MARGIN: f64 = 0.012;
/// More is left open of a stretch with which the document begins, so that its year has a label.
const FIRST_MARGIN: f64 = 0.055;

/// The stretches to fold, earliest first.
pub fn find(timeline: &Timeline) -> Vec<Fold> {
    let (first, last) = extremes(timeline);
    if !may_be_quiet(timeline, first, last) {
        return Vec::new();
    }
    let mut view = f64::INFINITY;
    let mut folded: Vec<(f64, f64)> = Vec::new();
    // The rest that one fold leaves behind makes other stretches long in comparison, and makes a whole dated year vague, so
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
        // Far from 1970 the margins can be less than seconds can tell.
        .filter(|fold| fold.start < fold.end)
        .collect()
}

/// The parts into which the whole is divided to see whether any third of it may be empty.
const PARTS: usize = 96;

/// True where some stretch may be a third of the whole, as the first one to be folded is. This looks at each date once;
/// large documents mostly have none, and need not sort their dates to know.
fn may_be_quiet(timeline: &Timeline, first: f64, last: f64) -> bool {
    let mut parts = [false; PARTS];
    let share = PARTS as f64 / (last - first).max(1.0);
    for event in timeline.events() {
        let bounds = timeline.bounds(event);
        for window in [bounds.start, bounds.end] {
            // A vague date may be left out of account, so only its length tells whether it counts.
            let (Some(from), Some(until)) = (window.from, window.until) else {
                continue;
            };
            if until.as_f64() - from.as_f64() > A_YEAR {
                continue;
            }
            for bound in [from, until] {
                let part = (bound.as_f64() - first) * share;
                parts[(part as usize).min(PARTS - 1)] = true;
            }
        }
    }
    let longest = parts.split(|occupied| *occupied).map(<[bool]>::len).max();
    longest.unwrap_or(0) + 2 > PARTS / 3
}

/// The stretches worth folding in a view of so many seconds, longest first.
fn quiet_stretches(timeline: &Timeline, view: f64) -> Vec<(f64, f64)> {
    let DateEdges { edges, windows } = dates(timeline, view * VAGUE);
    let mut stretches: Vec<(f64, f64)> = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    stretches.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let mut left: f64 = stretches.iter().map(|(start, end)| end - start).sum();
    let mut quiet = Vec::new();
    for (index, &(start, end)) in stretches.iter().enumerate() {
        let length = end - start;
        let others = stretches.len() - index - 1;
        let mean = (left - length) / others as f64;
        if others == 0 || length <= left / 3.0 || length <= OUT_OF_PROPORTION * mean {
            break;
        }
        let first_after = windows.partition_point(|window| window.1 <= start);
        let something_may_happen = windows
            .get(first_after)
            .is_some_and(|window| window.0 < end);
        if !something_may_happen {
            quiet.push((start, end));
            left -= length;
        }
    }
    quiet
}

/// The instants at which things begin and end.
struct DateEdges {
    /// Every instant that bounds when something may begin or end, earliest first, and the writing.
    edges: Vec<f64>,
    /// The stretches in which something may begin or end, earliest first, none touching another.
    windows: Vec<(f64, f64)>,
}

/// A bare year, where one looks at months, cannot hold a quiet stretch open, or nothing could be folded around it:
/// dates vaguer than `vague` seconds are left out, but for the beginning of one that is all there is to an event.
fn dates(timeline: &Timeline, vague: f64) -> DateEdges {
    let (written_from, written_until) = timeline.written_seconds();
    let mut edges = vec![written_from, written_until];
    let mut windows = vec![(written_from, written_until)];
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
    let (first, last) = extremes(timeline);
    edges.extend([first, last]);
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    windows.sort_by(|a, b| a.0.total_cmp(&b.0));
    windows.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
    DateEdges { edges, windows }
}

/// The first and the last instant that anything is dated to.
pub fn content(timeline: &Timeline) -> (f64, f64) {
    let (start, end) = extremes(timeline);
    let end = if end > start { end } else { start + 86_400.0 };
    let whole = Camera { start, end }.drawable();
    (whole.start, whole.end)
}

fn extremes(timeline: &Timeline) -> (f64, f64) {
    let mut extremes = timeline.written_seconds();
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
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::document::date::Instant;
    use crate::view::sample::timeline;

    /// The months of the folds in a document with an event for each date.
    fn folded(dates: &[&str]) -> Vec<String> {
        let events: Vec<(&str, &str)> = dates.iter().map(|date| ("E", *date)).collect();
        let month = |time: f64| {
            let civil = Instant::from_seconds(time as i64).civil();
            format!("{}-{:02}", civil.year, civil.month)
        };
        find(&timeline(&events, ""))
            .iter()
            .map(|fold| format!("{} to {}", month(fold.start), month(fold.end)))
            .collect()
    }

    #[test]
    fn two_quiet_decades_are_folded() {
        let folds = folded(&[
            "2001-06-01",
            "2022-05",
            "2022-08-01",
            "2022-10-05",
            "2023-01",
        ]);
        assert_eq!(folds, ["2001-06 to 2022-04"]);
    }

    #[test]
    fn dates_spread_evenly_are_not_folded() {
        assert!(folded(&["1990-01-01", "2000-01-01", "2010-01-01", "2020-01-01"]).is_empty());
    }

    #[test]
    fn a_stretch_in_which_something_may_have_happened_is_not_quiet() {
        let folds = folded(&["[2022-08-01..2022-08-10]"]);
        assert_eq!(folds.len(), 1, "{folds:?}");
        assert!(folds[0].starts_with("2022-08 to 2023-0"), "{folds:?}");
    }

    #[test]
    fn a_bare_year_far_back_does_not_hold_its_decade_open() {
        let folds = folded(&["2001/..", "2022-05", "2022-08-01", "2022-10-05", "2023-01"]);
        assert_eq!(folds.len(), 1, "{folds:?}");
        assert!(folds[0].starts_with("2001-01 to 2022-04"), "{folds:?}");
    }

    proptest! {
        #[test]
        fn folds_follow_each_other_and_hold_nothing_that_is_dated(days in vec(0..19_000_i64, 1..30)) {
            let day = |day: &i64| Instant::from_seconds(day * 86_400).day_text();
            let dates: Vec<String> = days.iter().map(day).collect();
            let events: Vec<(&str, &str)> = dates.iter().map(|date| ("E", date.as_str())).collect();
            let timeline = timeline(&events, "");
            let (first, last) = content(&timeline);
            let folds = find(&timeline);
            for fold in &folds {
                prop_assert!(first <= fold.start && fold.start < fold.end && fold.end <= last);
                let dated = days.iter().map(|day| (day * 86_400) as f64);
                let mut within = dated.filter(|time| fold.start < *time && *time < fold.end);
                prop_assert_eq!(within.next(), None);
            }
            prop_assert!(folds.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
