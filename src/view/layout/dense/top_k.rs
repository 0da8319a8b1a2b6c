//! The events that stand in front of a dense lane, each in its row and with its name.

use std::collections::HashSet;

use crate::document::EventKind;
use crate::timeline::{EventIx, LaneIx};
use crate::view::glyph::Glyph;
use crate::view::label_placement::{FreeRow, GAP, LabelRoom, NamedShape, Side};
use crate::view::labels::{Label, Slot};

use super::super::builder::SceneBuilder;
use super::super::lanes::{is_in_view, label_face};
use super::MAX_SINGLY;

/// The number of the weightiest events that are looked for, for each row.
const SINGLES_PER_ROW: usize = 2;
/// One event that overlaps the view for so many rows, whether or not it begins in it.
const ROWS_PER_PASSING: usize = 5;
/// The least width of a label that says something, and the most that one gets.
const LABEL: (f32, f32) = (48.0, 190.0);

impl SceneBuilder<'_> {
    /// The weightiest events that there is room for. Those that are read or pointed at are always there, if need be without a
    /// name.
    pub(super) fn top_k_slots(&mut self, lane: LaneIx, rows: u16, in_view: usize) -> Vec<Slot> {
        let (from, until) = self.reach();
        let begin = self.look.camera.start;
        let index = self.look.lane_index(self.timeline, lane);
        let most = if in_view <= MAX_SINGLY {
            in_view
        } else {
            usize::from(rows) * SINGLES_PER_ROW
        };
        let starting = index.top_k_starting(begin, until, most);
        // A few events that only pass through come first, and more of them where little begins here.
        let few = usize::from(rows).div_ceil(ROWS_PER_PASSING);
        let passing = few.max(most.saturating_sub(starting.events.len()));
        let passing = index.top_k(from, until, passing);
        self.visited += passing.visited + starting.visited;
        let mut events = self.focus.events(begin, most);
        events.retain(|event| self.timeline.lane_of(*event) == lane && self.look.has_event(*event));
        let wanted: HashSet<EventIx> = events.iter().copied().collect();
        let (first, others) = passing.events.split_at(few.min(passing.events.len()));
        events.extend(first);
        events.extend(&starting.events);
        events.extend(others);
        let mut seen = HashSet::new();
        events.retain(|event| seen.insert(*event));
        // The last row is for the counts, if there are any.
        let last = (rows > 1 && !starting.events.is_empty()).then_some(rows - 1);
        let mut taken: Vec<Vec<(f32, f32)>> = vec![Vec::new(); usize::from(rows)];
        let mut slots = Vec::new();
        for event in events {
            let row = self.rows.row_of(event);
            let is_wanted = wanted.contains(&event);
            let glyph = self.glyph(event);
            if !is_in_view(&glyph, self.scale.width() as f32) || (Some(row) == last && !is_wanted) {
                continue;
            }
            let row = &mut taken[usize::from(row)];
            let is_free = |(left, right): (f32, f32)| {
                let mut others = row.iter();
                others.all(|other| right + GAP <= other.0 || other.1 + GAP <= left)
            };
            // To measure a name takes longer than to see that not even the shape has room.
            let label = is_free((glyph.left, glyph.right))
                .then(|| self.name_beside(event, &glyph))
                .flatten()
                .filter(|label| is_free(taken_by(&glyph, label)));
            let label = match label {
                Some(label) => label,
                None if is_wanted => Label::nothing(glyph.right),
                None => continue,
            };
            row.push(taken_by(&glyph, &label));
            slots.push(Slot::Event {
                event,
                glyph,
                label,
            });
        }
        slots
    }

    /// An event's name where it has room.
    fn name_beside(&mut self, event: EventIx, glyph: &Glyph) -> Option<Label> {
        let entry = self.timeline.event(event);
        let (face, size) = (label_face(entry.kind), self.label_size());
        let (least, longest) = LABEL;
        let whole = self.measure.width(&entry.title, face, size);
        let shape = NamedShape::of(glyph, entry.kind == EventKind::Hypothetical);
        let room = LabelRoom::around(shape, self.free_row());
        let side = room
            .side_for(whole.min(longest))
            .or_else(|| room.side_for_shortened(whole.min(least)))?;
        let room = match side {
            Side::Inside => room.inside,
            Side::Right | Side::Left => room.on(side).min(longest),
        };
        let text = self.measure.fitted(&entry.title, face, size, room)?;
        let width = self.measure.width(&text, face, size);
        Some(Label {
            shortened: text != entry.title,
            left: shape.label_left(side, width),
            width,
            text,
        })
    }

    /// A row without anything in it yet.
    fn free_row(&self) -> FreeRow {
        let width = self.scale.width() as f32;
        let (_, written) = self.timeline.written_seconds();
        FreeRow {
            from: 0.0,
            until: width,
            width,
            writing: self.scale.x_from_time(written) as f32,
            gap: GAP,
        }
    }
}

/// The part of its row that an event takes with its name.
fn taken_by(glyph: &Glyph, label: &Label) -> (f32, f32) {
    (
        glyph.left.min(label.left),
        glyph.right.max(label.left + label.width),
    )
}
