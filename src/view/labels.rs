//! Labels of one lane: each event's name beside or inside its glyph, or a count where there is no room.
//!
//! The rule that holds at every scale: each event in view has a label or is in exactly one count, and no label overlaps
//! another label or another event's glyph. Each event stands in its own row. Names are given room in the naming order of
//! [`Rows`](super::rows::Rows): first whole ones, then shortened ones in what is left, and then the counts, for which a name
//! beside them is shortened rather than lost.

mod counts;
mod figures;
mod row;

use egui::Rangef;

use crate::timeline::EventIx;

use super::glyph::Glyph;
use super::label_placement::{GAP, NamedShape, Side};
use super::measure::Measure;
use super::rows::MAX_LABEL;
use super::scene::Face;
use row::{Named, Row};

pub use figures::figures;

/// A label shorter than this says too little; the event is counted instead.
pub const MIN_LABEL: f32 = 40.0;
/// The steps in which a shortened name grows.
const ROOM_STEP: f32 = 4.0;
/// The least room for a text, that of an ellipsis alone.
const MIN_TEXT: f32 = 12.0;

/// An event in view, with its shape at this scale.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    pub event: EventIx,
    pub row: u16,
    pub glyph: Glyph,
    pub title: &'a str,
    pub face: Face,
    /// True for a fear or a forecast, which is never named on its left.
    pub stays_right: bool,
}

/// A label or a count, with its place in its row.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    Event {
        event: EventIx,
        glyph: Glyph,
        label: Label,
    },
    /// Events without room for their names, in the order of time.
    Cluster {
        events: Vec<EventIx>,
        left: f32,
        right: f32,
        label: String,
    },
}

impl Slot {
    /// The part of its row that it takes.
    pub fn reach(&self) -> Rangef {
        match self {
            Self::Event { glyph, label, .. } => {
                let right = glyph.right.max(label.left + label.width);
                Rangef::new(glyph.left.min(label.left), right)
            }
            Self::Cluster { left, right, .. } => Rangef::new(*left, *right),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: String,
    pub shortened: bool,
    pub left: f32,
    pub width: f32,
}

impl Label {
    /// No words, for what has no room for any.
    pub fn nothing(left: f32) -> Self {
        Self {
            text: String::new(),
            shortened: false,
            left,
            width: 0.0,
        }
    }
}

/// The canvas on which labels are arranged.
#[derive(Clone, Copy, Debug)]
pub struct LabelArea {
    /// The width in points.
    pub width: f32,
    /// The x of the writing.
    pub writing: f32,
    /// The size of labels in points.
    pub size: f32,
    /// The least width of a label that says something, in points.
    pub least: f32,
}

/// A lane's rows while they are filled.
pub struct LaneLabels<'a> {
    area: LabelArea,
    rows: Vec<Row<'a>>,
}

/// Arranges a lane's events, given in their naming order; each slot comes with its row.
pub fn arrange(
    items: Vec<Item<'_>>,
    rows: u16,
    area: LabelArea,
    measure: &mut dyn Measure,
) -> Vec<(u16, Slot)> {
    let mut lane = LaneLabels::new(rows, area);
    let to_count = lane.name_all(items, usize::MAX, measure);
    lane.count(to_count, measure);
    lane.use_what_was_freed(measure);
    lane.into_slots(measure)
}

impl<'a> LaneLabels<'a> {
    pub fn new(rows: u16, area: LabelArea) -> Self {
        Self {
            area,
            rows: (0..rows).map(|_| Row::default()).collect(),
        }
    }

    /// Keeps a part of a row free of names.
    pub fn block(&mut self, row: u16, left: f32, right: f32) {
        self.rows[usize::from(row)].blocked.push((left, right));
    }

    /// Names as many as there is room for, in this order and no more than `most`; returns the others.
    pub fn name_all(
        &mut self,
        items: Vec<Item<'a>>,
        most: usize,
        measure: &mut dyn Measure,
    ) -> Vec<Item<'a>> {
        let mut named = 0;
        let mut unnamed = items;
        for name in [
            Self::name_whole,
            Self::name_shortened,
            Self::name_beside_shortened,
        ] {
            let mut without_room = Vec::new();
            for item in unnamed {
                if named == most {
                    without_room.push(item);
                } else if let Some(item) = name(self, item, measure) {
                    without_room.push(item);
                } else {
                    named += 1;
                }
            }
            unnamed = without_room;
        }
        unnamed
    }

    /// Puts an event into its row with all of its name, or gives it back.
    fn name_whole(&mut self, item: Item<'a>, measure: &mut dyn Measure) -> Option<Item<'a>> {
        let shape = NamedShape::of(&item.glyph, item.stays_right);
        let row = &mut self.rows[usize::from(item.row)];
        // To measure a name takes longer than to see that not even the shape has room.
        let Some(room) = row.room(shape, self.area) else {
            return Some(item);
        };
        let whole = item.width(self.area.size, measure);
        let wanted = whole.ceil();
        let Some(side) = room.side_for(wanted.min(MAX_LABEL)) else {
            return Some(item);
        };
        let least = self.area.least;
        row.insert(Named {
            item,
            shape,
            side,
            whole,
            width: wanted.min(room.on(side)),
            least: least.min(wanted),
        });
        None
    }

    /// Puts an event into its row with as much of its name as there is room for, if that says anything, or gives it back.
    fn name_shortened(&mut self, item: Item<'a>, measure: &mut dyn Measure) -> Option<Item<'a>> {
        let shape = NamedShape::of(&item.glyph, item.stays_right);
        let row = &mut self.rows[usize::from(item.row)];
        let Some(room) = row.room(shape, self.area) else {
            return Some(item);
        };
        let least = self.area.least;
        // A forecast at the edge of the canvas has at least an ellipsis on it.
        let is_last = room.right >= self.area.width - shape.right.max(0.0) - GAP;
        let at_edge = (item.stays_right && is_last).then_some(if shape.inset.is_some() {
            Side::Inside
        } else {
            Side::Right
        });
        let Some(side) = room.widest_side(least).or(at_edge) else {
            return Some(item);
        };
        let width = room.on(side).max(MIN_TEXT);
        let whole = item.width(self.area.size, measure);
        row.insert(Named {
            item,
            shape,
            side,
            whole,
            width,
            least: least.min(width),
        });
        None
    }

    /// Puts an event into its row where names that are shortened leave room for it, or gives it back.
    fn name_beside_shortened(
        &mut self,
        item: Item<'a>,
        measure: &mut dyn Measure,
    ) -> Option<Item<'a>> {
        let area = self.area;
        let shape = NamedShape::of(&item.glyph, item.stays_right);
        let row = &mut self.rows[usize::from(item.row)];
        let Some(room) = row.room_beside_shortened(shape, area) else {
            return Some(item);
        };
        let whole = item.width(area.size, measure);
        let least = area.least.min(whole.ceil());
        let Some(side) = room.widest_side(least) else {
            return Some(item);
        };
        // It takes no more than the half of what there is from the others.
        let width = (room.on(side) / 2.0).clamp(least, whole.ceil());
        let named = Named {
            item,
            shape,
            side,
            whole,
            width,
            least,
        };
        let (left, right) = named.taken(area);
        row.shorten_for(left, right, area);
        row.insert(named);
        None
    }

    /// Looks once more at what was shortened or counted, since a count may have freed more than it took.
    fn use_what_was_freed(&mut self, measure: &mut dyn Measure) {
        loop {
            for row in 0..self.rows.len() {
                for at in 0..self.rows[row].named.len() {
                    self.name_whole_elsewhere(row, at, measure);
                }
            }
            if !self.name_counted(measure) {
                return;
            }
        }
    }

    /// Puts a shortened name where there is room for all of it, if there is.
    fn name_whole_elsewhere(&mut self, row: usize, at: usize, measure: &mut dyn Measure) {
        let named = &self.rows[row].named[at];
        if named.width >= named.whole {
            return;
        }
        let named = self.rows[row].named.remove(at);
        if let Some(item) = self.name_whole(named.item.clone(), measure) {
            self.rows[row].insert(Named { item, ..named });
        }
    }

    /// The names as they fit, with all the room that was left beside them, and the counts.
    pub fn into_slots(self, measure: &mut dyn Measure) -> Vec<(u16, Slot)> {
        let area = self.area;
        let mut slots = Vec::new();
        for (row, mut placed) in (0..).zip(self.rows) {
            let labels = placed.labels(area, measure);
            let named = placed
                .named
                .into_iter()
                .zip(labels)
                .map(|(named, label)| Slot::Event {
                    event: named.item.event,
                    glyph: named.item.glyph,
                    label,
                });
            slots.extend(named.map(|slot| (row, slot)));
            slots.extend(
                placed
                    .counts
                    .into_iter()
                    .map(|count| (row, count.into_slot())),
            );
        }
        slots
    }
}

impl Item<'_> {
    fn width(&self, size: f32, measure: &mut dyn Measure) -> f32 {
        measure.width(self.title, self.face, size)
    }

    /// The title as far as there is room for it, and whether it had to be shortened.
    fn fitted(
        &self,
        size: f32,
        whole: f32,
        room: f32,
        measure: &mut dyn Measure,
    ) -> (String, bool) {
        if whole <= room {
            return (self.title.to_owned(), false);
        }
        // Steps of some points, so that a name that is cut stays as it is while one zooms, and need not be measured anew.
        let room = (room / ROOM_STEP).floor() * ROOM_STEP;
        let fitted = measure.fitted(self.title, self.face, size, room);
        let title = fitted.unwrap_or_else(|| "…".to_owned());
        let is_shortened = title != self.title;
        (title, is_shortened)
    }
}

#[cfg(test)]
mod tests;
