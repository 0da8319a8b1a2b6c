//! Rows for a lane whose names do not all have room in the widest view.
//!
//! Looking closer gives the names room one after the other. From left to right, each event gets the row in which its name
//! soonest has room beside the one before. What lasts long is spread over the rows by itself, since it would leave no room
//! for anything else; other events keep out of its way only where that costs them little.
//!
//! In its row each event then has the zoom from which it is named: the active ranges of Been, Daiches and Yap, "Dynamic map
//! labeling" (2006), which make what is named at one scale named at every closer one. They are found by a lazy greedy search:
//! the event that has room in the widest view is given it first, of several the most important, and an event is only looked
//! at again when its room was taken.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::document::EventKind;
use crate::timeline::{EventIx, Timeline};
use crate::view::glyph::DIAMOND;
use crate::view::scale::Scale;

use super::{AROUND_LABEL, LETTER, MAX_LABEL, importance, row_at};

/// How much closer one looks than in the widest view, in quarters of a doubling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ZoomStep(u8);

impl ZoomStep {
    pub const WIDEST: Self = Self(0);
    /// Closer than anything is looked at.
    const NEVER: Self = Self(u8::MAX);
    const STEPS_PER_DOUBLING: f64 = 4.0;

    fn factor(self) -> f64 {
        (f64::from(self.0) / Self::STEPS_PER_DOUBLING).exp2()
    }
}

/// What takes more of the widest view than this lasts long, in points.
const LONG: f64 = 150.0;
/// Room for a name no closer than this is soon enough to leave what lasts long its row.
const SOON: ZoomStep = ZoomStep(16);

/// An event's place in points of the widest view.
struct Candidate {
    left: f64,
    right: f64,
    /// The width of its label with the room around it.
    label: f64,
    /// True where its label may not cross the line of the writing.
    ends_at_writing: bool,
}

impl Candidate {
    fn of(timeline: &Timeline, event: EventIx, widest: &Scale, writing: f64) -> Self {
        let (from, until) = timeline.extent(event).possible;
        let x = |time: f64| widest.x_from_time(time).clamp(0.0, widest.width());
        let letters = timeline.event(event).title.chars().count() as f32;
        let (left, right) = (x(from), x(until));
        Self {
            left,
            right,
            label: f64::from((letters * LETTER).min(MAX_LABEL) + AROUND_LABEL),
            ends_at_writing: timeline.kind_of(event) != EventKind::Hypothetical && left < writing,
        }
    }

    /// The part of its row that it takes so close, in points of that view.
    fn taken(&self, zoom: ZoomStep, writing: f64) -> (f64, f64) {
        let factor = zoom.factor();
        let margin = f64::from(DIAMOND) / 2.0;
        let (left, right) = (self.left * factor - margin, self.right * factor + margin);
        if right - left >= self.label {
            (left, right)
        } else if self.ends_at_writing && right + self.label > writing * factor {
            (left - self.label, right)
        } else {
            (left, right + self.label)
        }
    }
}

/// The row of each of a lane's events, given in the order of their starts, and the zoom from which its name has room there.
pub(super) fn rows(
    timeline: &Timeline,
    events: &[EventIx],
    widest: &Scale,
    rows: usize,
) -> (Vec<u16>, Vec<ZoomStep>) {
    let (_, written) = timeline.written_seconds();
    let writing = widest.x_from_time(written);
    let candidate = |event: &EventIx| Candidate::of(timeline, *event, widest, writing);
    let lane = Candidates {
        all: events.iter().map(candidate).collect(),
        writing,
    };
    let mut by_importance: Vec<usize> = (0..events.len()).collect();
    by_importance
        .sort_by_cached_key(|place| (lane.is_long(*place), importance(timeline, events[*place])));
    let row_of = lane.rows(rows);
    let mut in_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for place in by_importance {
        in_row[row_of[place]].push(place);
    }
    let mut named_from = vec![ZoomStep::NEVER; events.len()];
    for row in in_row {
        for (place, zoom) in lane.zooms_of_row(&row) {
            named_from[place] = zoom;
        }
    }
    (row_of.into_iter().map(row_at).collect(), named_from)
}

/// A lane's events in the order of their starts.
struct Candidates {
    all: Vec<Candidate>,
    writing: f64,
}

/// The events of a row, in the order of their starts: those that last long, and the others.
#[derive(Clone, Default)]
struct PackedRow {
    long: Vec<usize>,
    short: Vec<usize>,
}

impl PackedRow {
    fn of(&self, is_long: bool) -> &[usize] {
        if is_long { &self.long } else { &self.short }
    }

    fn of_mut(&mut self, is_long: bool) -> &mut Vec<usize> {
        if is_long {
            &mut self.long
        } else {
            &mut self.short
        }
    }
}

impl Candidates {
    /// The row of each of them, from left to right.
    fn rows(&self, rows: usize) -> Vec<usize> {
        let mut packed = vec![PackedRow::default(); rows];
        let mut turn = 0;
        let found = (0..self.all.len()).map(|place| {
            // Rows alike take turns.
            let from_turn = (turn + 1..rows).chain(0..=turn);
            let fitness = |row: &usize| self.fitness(&packed[*row], place);
            turn = from_turn.min_by_key(fitness).unwrap_or_default();
            packed[turn].of_mut(self.is_long(place)).push(place);
            turn
        });
        found.collect()
    }

    fn is_long(&self, place: usize) -> bool {
        self.all[place].right - self.all[place].left > LONG
    }

    /// How well an event stands behind those of a row, the least the best.
    fn fitness(&self, row: &PackedRow, place: usize) -> impl Ord + use<> {
        let is_long = self.is_long(place);
        let (alike, others) = (row.of(is_long), row.of(!is_long));
        let zoom = self.zoom_among(alike, place).unwrap_or(ZoomStep::NEVER);
        let meets_others = self.zoom_among(others, place).is_none();
        (zoom.max(SOON), meets_others, zoom, alike.len())
    }

    /// The zoom from which an event's name has room among these, if there is any.
    fn zoom_among(&self, row: &[usize], place: usize) -> Option<ZoomStep> {
        let at = row.partition_point(|other| *other < place);
        let before = at.checked_sub(1).map(|before| (row[before], place));
        let after = row.get(at).map(|after| (place, *after));
        let mut zoom = ZoomStep::WIDEST;
        for (first, second) in before.into_iter().chain(after) {
            zoom = zoom.max(self.apart_from(first, second)?);
        }
        Some(zoom)
    }

    /// The zoom from which each of these has room for its name in a row, given the most important first. Those are left out
    /// that never have.
    fn zooms_of_row(&self, row: &[usize]) -> Vec<(usize, ZoomStep)> {
        let waiting = row.iter().enumerate();
        let mut waiting: BinaryHeap<_> = waiting
            .map(|(rank, place)| Reverse((ZoomStep::WIDEST, rank, *place)))
            .collect();
        let mut named: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        while let Some(Reverse((expected, rank, place))) = waiting.pop() {
            match self.zoom_among(&named, place) {
                None => {}
                Some(zoom) if zoom > expected => waiting.push(Reverse((zoom, rank, place))),
                Some(zoom) => {
                    named.insert(named.partition_point(|other| *other < place), place);
                    found.push((place, zoom));
                }
            }
        }
        found
    }

    /// The zoom from which two of them have room for their names side by side, if there is any.
    fn apart_from(&self, first: usize, second: usize) -> Option<ZoomStep> {
        let is_apart = |step: u8| {
            let (_, end) = self.all[first].taken(ZoomStep(step), self.writing);
            let (start, _) = self.all[second].taken(ZoomStep(step), self.writing);
            end <= start
        };
        if is_apart(0) {
            return Some(ZoomStep::WIDEST);
        }
        let (mut near, mut far) = (0, ZoomStep::NEVER.0);
        if !is_apart(far - 1) {
            return None;
        }
        while near + 1 < far {
            let middle = near.midpoint(far);
            if is_apart(middle) {
                far = middle;
            } else {
                near = middle;
            }
        }
        Some(ZoomStep(far))
    }
}
