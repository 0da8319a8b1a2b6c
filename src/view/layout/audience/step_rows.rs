//! Rows for the names of one step, in which none of them meet.

use std::collections::HashMap;

use crate::timeline::{EventIx, LaneIx, Timeline};
use crate::view::glyph::Glyph;
use crate::view::layout::lanes::is_in_view;
use crate::view::presentation::Step;
use crate::view::rows;
use crate::view::viewport::Viewport;

/// The rows of the events that a step names, counted within their lanes from the top.
#[derive(Clone, Debug, Default)]
pub struct StepRows {
    row_of: HashMap<(LaneIx, EventIx), u16>,
    /// The named events of each lane that has any, and the number of its rows.
    of_lane: HashMap<LaneIx, (Vec<EventIx>, u16)>,
}

impl StepRows {
    /// The first row of its lane for each event in which its name meets no other, in the step's own view, so that nothing
    /// changes its row while somebody looks around from there. Those that are undated or out of that view have none.
    pub fn of(timeline: &Timeline, viewport: &Viewport<'_>, step: &Step) -> Self {
        let scale = viewport.scale(step.camera(timeline, viewport));
        let mut packed = Self::default();
        let mut taken: HashMap<(LaneIx, u16), Vec<(f32, f32)>> = HashMap::new();
        for &event in &step.named_events {
            let kind = timeline.event(event).kind;
            let (dated, extent) = (timeline.dated(event), timeline.extent(event));
            let in_view = || {
                let glyph = Glyph::new(kind, &dated, extent, &scale);
                is_in_view(&glyph, scale.width() as f32)
            };
            if timeline.is_undated(event) || !in_view() {
                continue;
            }
            let own = rows::taken(timeline, event, &scale, scale.width() as f32);
            let meets = |other: &(f32, f32)| own.0 < other.1 && other.0 < own.1;
            for &lane in timeline.lanes_of(event) {
                let row = (0..u16::MAX)
                    .find(|row| {
                        !taken
                            .get(&(lane, *row))
                            .is_some_and(|row| row.iter().any(meets))
                    })
                    .unwrap_or_default();
                taken.entry((lane, row)).or_default().push(own);
                packed.row_of.insert((lane, event), row);
                let (named, rows) = packed.of_lane.entry(lane).or_default();
                named.push(event);
                *rows = (*rows).max(row + 1);
            }
        }
        packed
    }

    pub fn row_of(&self, lane: LaneIx, event: EventIx) -> Option<u16> {
        self.row_of.get(&(lane, event)).copied()
    }

    /// The number of a lane's rows: none where the step names nothing in it.
    pub fn of_lane(&self, lane: LaneIx) -> u16 {
        self.of_lane.get(&lane).map_or(0, |(_, rows)| *rows)
    }

    pub fn named_in(&self, lane: LaneIx) -> impl Iterator<Item = EventIx> {
        let named = self.of_lane.get(&lane).into_iter();
        named.flat_map(|(named, _)| named.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::document_layout::DocumentLayout;
    use crate::view::presentation::Script;
    use crate::view::sample::timeline;

    /// The rows of three events in the one step of a story that names these.
    fn rows(events: [(&str, &str); 3], named: &[&str]) -> Vec<Option<u16>> {
        let story = format!(r#", story: (steps: [(headline: "H", view: events({named:?}))])"#);
        let timeline = timeline(&events, &story);
        let document_layout = DocumentLayout::new(&timeline);
        let script = Script::of(&timeline);
        let viewport = document_layout.viewport(580.0, 1.0);
        let rows = StepRows::of(&timeline, &viewport, &script.step(&timeline, 0));
        let row_of = |event| rows.row_of(LaneIx(0), event);
        timeline.events().map(row_of).collect()
    }

    const DAYS: [(&str, &str); 3] = [
        ("The first event", "2022-06-01"),
        ("The second event", "2022-06-01"),
        ("The third event", "2022-06-01"),
    ];

    #[test]
    fn events_whose_names_would_meet_stand_in_rows_of_their_own() {
        assert_eq!(rows(DAYS, &["e0", "e1", "e2"]), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn events_whose_names_do_not_meet_share_a_row() {
        let events = [
            ("Early", "2022-01-01"),
            ("Late", "2022-12-01"),
            ("Later", "2022-12-01"),
        ];
        assert_eq!(rows(events, &["e0", "e1"]), [Some(0), Some(0), None]);
    }

    #[test]
    fn an_event_that_the_step_does_not_name_has_no_row() {
        assert_eq!(rows(DAYS, &["e2"]), [None, None, Some(0)]);
    }
}
