//! The events that stand in front of a dense lane, each in its row and with its name.

use std::collections::HashSet;

use crate::timeline::{EventIx, LaneIx};
use crate::view::labels::{Item, Label, LabelArea, LaneLabels, Slot};
use crate::view::rows::CROWDED;

use super::super::builder::SceneBuilder;
use super::{CountedCell, index_in_front};

/// All events in view are looked at where they are no more than so many times as those that may be named, in a lane that is
/// not crowded: in that, those that last long are found with many looks each.
const FEW_MORE: usize = 6;
/// The most events that are looked for among very many.
const MAX_K: usize = 100;
/// The least width of a name in a dense lane, in points.
const MIN_LABEL: f32 = 80.0;
/// One event that overlaps the view for so many rows, whether or not it begins in it.
const ROWS_PER_PASSING: usize = 5;

impl SceneBuilder<'_> {
    /// The events of a dense lane that there is room for beside its counts, which stand in some rows. Those that are read or
    /// pointed at are always there, if need be without a name.
    pub(super) fn top_k_slots(
        &mut self,
        lane: LaneIx,
        most: usize,
        in_view: usize,
        (counted_rows, counts): (&[u16], &[CountedCell]),
    ) -> Vec<(u16, Slot)> {
        let rows = self.rows_of(lane);
        let begin = self.look.camera.start;
        let mut wanted = self.focus.events(begin, most);
        wanted.retain(|event| {
            self.timeline.lanes_of(*event).contains(&lane) && self.look.shows_event(*event)
        });
        let mut events = wanted.clone();
        events.extend(self.in_naming_order(lane, most, in_view));
        let wanted: HashSet<EventIx> = wanted.into_iter().collect();
        let mut seen = HashSet::new();
        events.retain(|event| seen.insert(*event));
        let items = self.items(lane, events);
        let area = LabelArea {
            least: MIN_LABEL,
            ..self.label_area()
        };
        let mut labels = LaneLabels::new(rows, area);
        for row in counted_rows {
            for count in counts {
                labels.block(*row, count.left, count.right);
            }
        }
        let unnamed = labels.name_all(items, most, self.measure);
        let mut slots = labels.into_slots(self.measure);
        let is_wanted = |item: &Item<'_>| wanted.contains(&item.event);
        let bare = unnamed.into_iter().filter(is_wanted).map(|item| {
            let slot = Slot::Event {
                event: item.event,
                label: Label::nothing(item.glyph.right),
                glyph: item.glyph,
            };
            (item.row, slot)
        });
        slots.extend(bare);
        slots
    }

    /// The lane's events in view, the weightiest where they are many more than have room.
    fn in_naming_order(&mut self, lane: LaneIx, most: usize, in_view: usize) -> Vec<EventIx> {
        let (from, until) = self.reach();
        let (timeline, look) = (self.timeline, self.look);
        let index = index_in_front(timeline, look, lane);
        if in_view <= most * FEW_MORE && index.len() <= CROWDED {
            return self.events_in_view(lane, index);
        }
        let most = most.min(MAX_K);
        let starting = index.top_k_starting(self.look.camera.start, until, most);
        // A few events that only pass through come first, and more of them where little begins here.
        let few = usize::from(self.rows_of(lane)).div_ceil(ROWS_PER_PASSING);
        let passing = few.max(most.saturating_sub(starting.events.len()));
        let passing = index.top_k(from, until, passing);
        self.visited += passing.visited + starting.visited;
        let (first, others) = passing.events.split_at(few.min(passing.events.len()));
        [first, &starting.events[..], others].concat()
    }
}
