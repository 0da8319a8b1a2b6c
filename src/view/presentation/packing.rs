//! Rows for a whole presentation, in which no two labels of a step meet.

use std::collections::{HashMap, HashSet};

use crate::timeline::{EventIx, Timeline};
use crate::view::document_layout::DocumentLayout;
use crate::view::glyph::Glyph;
use crate::view::rows::{self, Rows};
use crate::view::scale::Scale;
use crate::view::viewport::Viewport;

use super::steps::{MAX_STEPS_TO_PACK, Step, Steps};

/// The width of the time axis for which rows are found: that of a screen twice as wide as high.
const NOMINAL_WIDTH: f64 = 580.0;

/// The left and the right end of an event with its label, in points of a step's view.
type Taken = (f32, f32);
/// A step's events with the part of their rows that they take.
type Packed = Vec<(EventIx, Taken)>;

/// Finds rows for the whole presentation, so that nothing changes its row from step to step: the first row of its lane
/// in which no label of an event meets another's in any step that names both. An event that no step names stands where
/// its shape meets the fewest others.
pub(super) fn pack(timeline: &Timeline, document_layout: &DocumentLayout, steps: &Steps) -> Rows {
    let mut rows = Rows::one_each(timeline);
    // One row is enough for one name at a time.
    if steps.len() > MAX_STEPS_TO_PACK {
        return rows;
    }
    let viewport = document_layout.viewport(NOMINAL_WIDTH, 1.0);
    let packed: Vec<Packed> = (0..steps.len())
        .map(|index| packed_step(timeline, &viewport, &steps.get(timeline, index)))
        .collect();
    let placed = place_named(timeline, &packed, &mut rows);
    place_the_rest(timeline, &viewport, &placed, &mut rows);
    rows
}

/// The events that a step names and shows.
fn packed_step(timeline: &Timeline, viewport: &Viewport<'_>, step: &Step) -> Packed {
    let scale = viewport.scale(step.camera(timeline, viewport));
    let in_view = |event: &&EventIx| {
        let (left, right) = shape(timeline, **event, &scale);
        right > 0.0 && left < NOMINAL_WIDTH as f32
    };
    let named_events = step.named_events.iter();
    let dated = named_events.filter(|event| !timeline.is_undated(**event));
    dated
        .filter(in_view)
        .map(|event| (*event, rows::taken(timeline, *event, &scale)))
        .collect()
}

/// Gives rows to the events that are named, in the order in which they are; returns them.
fn place_named(timeline: &Timeline, packed: &[Packed], rows: &mut Rows) -> HashSet<EventIx> {
    let mut steps_of: HashMap<EventIx, Vec<(&Packed, Taken)>> = HashMap::new();
    for step in packed {
        for (event, taken) in step {
            steps_of.entry(*event).or_default().push((step, *taken));
        }
    }
    let mut placed = HashSet::new();
    for (event, _) in packed.iter().flatten() {
        if !placed.insert(*event) {
            continue;
        }
        let lane = timeline.lane_of(*event);
        let mut met = HashSet::new();
        for (step, own) in &steps_of[event] {
            let others = step.iter().filter(|(other, taken)| {
                other != event
                    && placed.contains(other)
                    && timeline.lane_of(*other) == lane
                    && meet(*own, *taken)
            });
            met.extend(others.map(|(other, _)| rows.row_of(*other)));
        }
        rows.place(*event, lane, rows::first_row_without(&met));
    }
    placed
}

/// Gives rows to all other events, in the order of time: the row of its lane that is free, or else free first.
fn place_the_rest(
    timeline: &Timeline,
    viewport: &Viewport<'_>,
    placed: &HashSet<EventIx>,
    rows: &mut Rows,
) {
    let scale = viewport.scale(viewport.home);
    let x = |time: f64| scale.x_from_time(time) as f32;
    for lane in timeline.lanes() {
        let index = timeline.lane_index(lane);
        let crowded = index.len() > rows::CROWDED;
        let mut ends = vec![f32::NEG_INFINITY; usize::from(rows.of_lane(lane))];
        let mut shared_last = 0;
        for (event, start, end) in index.entries() {
            let (left, right) = if crowded {
                (x(start), x(end))
            } else {
                shape(timeline, event, &scale)
            };
            if !placed.contains(&event) {
                let free = ends.iter().position(|end| *end <= left);
                let position = free.unwrap_or_else(|| {
                    shared_last = rows::first_free(&ends, shared_last);
                    shared_last
                });
                rows.place(event, lane, rows::row_at(position));
            }
            let end = &mut ends[usize::from(rows.row_of(event))];
            *end = end.max(right);
        }
    }
}

fn shape(timeline: &Timeline, event: EventIx, scale: &Scale) -> (f32, f32) {
    let kind = timeline.event(event).kind;
    let glyph = Glyph::new(kind, &timeline.dated(event), timeline.extent(event), scale);
    (glyph.left, glyph.right)
}

fn meet(a: Taken, b: Taken) -> bool {
    a.0 < b.1 && b.0 < a.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample::{rows_of, timeline};

    /// The rows of events in a story whose steps name these.
    fn rows(events: &[(&str, &str)], steps: &[&[&str]]) -> Vec<u16> {
        let steps: Vec<String> = steps
            .iter()
            .map(|ids| format!(r#"(headline: "H", view: events({ids:?}))"#))
            .collect();
        let story = format!(", story: (steps: [{}])", steps.join(", "));
        let timeline = timeline(events, &story);
        let rows = pack(
            &timeline,
            &DocumentLayout::new(&timeline),
            &Steps::of(&timeline),
        );
        rows_of(&timeline, |event| rows.row_of(event))
    }

    const DAYS: [(&str, &str); 3] = [
        ("The first event", "2022-06-01"),
        ("The second event", "2022-06-01"),
        ("The third event", "2022-06-01"),
    ];

    #[test]
    fn events_that_a_step_names_together_stand_in_rows_of_their_own() {
        assert_eq!(rows(&DAYS, &[&["e0", "e1", "e2"]]), [0, 1, 2]);
    }

    #[test]
    fn events_that_no_step_names_together_share_a_row() {
        assert_eq!(rows(&DAYS, &[&["e0", "e1"], &["e2"]]), [0, 1, 0]);
        assert_eq!(rows(&DAYS, &[&["e0"], &["e1", "e2"]]), [0, 0, 1]);
    }

    #[test]
    fn an_event_keeps_its_row_in_every_step_that_names_it() {
        assert_eq!(
            rows(&DAYS, &[&["e1"], &["e0", "e1"], &["e1", "e2"]]),
            [1, 0, 1]
        );
    }

    #[test]
    fn an_event_that_no_step_names_stands_where_its_shape_is_free() {
        let events = [
            ("Named", "2022-06-01"),
            ("Named too", "2022-06-01"),
            ("Not named", "2022-06-02"),
        ];
        let rows = rows(&events, &[&["e0", "e1"]]);
        assert!(rows[2] < 2, "{rows:?}");
    }
}
