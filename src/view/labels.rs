//! Labels of one row: each event's name beside or inside its glyph, or a count where there is no room.
//!
//! The rule that holds at every scale: each event in view has a label or is in exactly one counted cluster, and
//! no label overlaps another label or another event's glyph.

use crate::timeline::EventIx;

use super::glyph::{DIAMOND, Glyph};
use super::label_placement::{FreeRow, GAP, LabelRoom, NamedShape, Side};
use super::measure::Measure;
use super::scene::Face;

/// A label shorter than this says too little; the event is counted instead.
const MIN_LABEL: f32 = 40.0;
/// The least room for a text, that of an ellipsis alone.
const MIN_TEXT: f32 = 12.0;
/// The least width of a count.
const COUNT_WIDTH: f32 = 28.0;

/// An event in view, with its shape at this scale.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    pub event: EventIx,
    pub glyph: Glyph,
    pub title: &'a str,
    /// The words behind the title, which are never shortened.
    pub suffix: &'a str,
    pub face: Face,
    /// True for a fear or a forecast, which is never named on its left.
    pub stays_right: bool,
}

/// A label or a count, with its place in the row.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    Event {
        event: EventIx,
        glyph: Glyph,
        label: Label,
    },
    Cluster {
        events: Vec<EventIx>,
        left: f32,
        right: f32,
        label: String,
    },
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
}

/// A slot in the making.
struct PendingSlot<'a> {
    items: Vec<Item<'a>>,
    left: f32,
    right: f32,
    /// The width of the whole label.
    label: f32,
    /// The side of the label; none where events are counted.
    side: Option<Side>,
}

/// Arranges a row's events, given by their left ends. A label that has no place for all of it stands within its glyph,
/// shortened.
pub fn arrange(items: Vec<Item<'_>>, canvas: LabelArea, measure: &mut dyn Measure) -> Vec<Slot> {
    let width = canvas.width;
    let mut pending: Vec<PendingSlot<'_>> = Vec::with_capacity(items.len());
    for item in items {
        let label = item.width(canvas.size, measure).ceil();
        let from = pending
            .last()
            .map_or(0.0, |before| before.full_right(width) + 2.0 * GAP);
        pending.push(PendingSlot {
            left: item.glyph.left,
            right: item.glyph.right,
            label,
            side: Some(side_of(&item, label, from, canvas)),
            items: vec![item],
        });
        settle(&mut pending, width);
    }
    keep_the_last_on_the_canvas(&mut pending, width);
    finish(pending, canvas, measure)
}

/// The side of an event's label, of which the end of the row is not known yet.
fn side_of(item: &Item<'_>, label: f32, from: f32, canvas: LabelArea) -> Side {
    let shape = NamedShape::of(&item.glyph, item.stays_right);
    let row = FreeRow {
        from,
        until: f32::INFINITY,
        width: canvas.width,
        writing: canvas.writing,
        gap: GAP,
    };
    let room = LabelRoom::around(shape, row);
    let may_be_inside = shape.inset.is_some() && (item.stays_right || room.inside >= MIN_LABEL);
    // A shape that fades off the canvas has no other place for its label than inside.
    if may_be_inside && shape.right >= canvas.width - MIN_LABEL {
        return Side::Inside;
    }
    let otherwise = if may_be_inside {
        Side::Inside
    } else {
        Side::Right
    };
    room.side_for(label).unwrap_or(otherwise)
}

/// Merges slots from the right until the last two leave each other room.
fn settle(pending: &mut Vec<PendingSlot<'_>>, width: f32) {
    while let [.., before, last] = &pending[..] {
        let apart = before.taken_right() + GAP <= last.taken_left();
        // A shape that begins where a long bar ends may touch it, since the bar's label is within.
        let touching = before.side == Some(Side::Inside)
            && last.side != Some(Side::Left)
            && before.right <= last.left + DIAMOND
            && before.inner_right() + GAP <= last.left;
        if apart || touching {
            return;
        }
        merge_last_two(pending, width);
    }
}

fn merge_last_two(pending: &mut Vec<PendingSlot<'_>>, width: f32) {
    let (Some(last), Some(before)) = (pending.pop(), pending.last_mut()) else {
        return;
    };
    before.left = before.left.min(last.left);
    before.right = before.right.max(last.right);
    before.items.extend(last.items);
    before.side = None;
    // A count needs its own width, on the canvas.
    let seen = before.right.min(width) - before.left.max(0.0);
    if seen < COUNT_WIDTH {
        before.left = before.left.clamp(0.0, (width - COUNT_WIDTH).max(0.0));
        before.right = before.left + COUNT_WIDTH;
    }
}

/// The last label may have no room on the right; then it stands on the left, if the slot before leaves room.
fn keep_the_last_on_the_canvas(pending: &mut Vec<PendingSlot<'_>>, width: f32) {
    while let Some(last) = pending.last() {
        let needed = last.label.min(MIN_LABEL);
        let stays_right = matches!(&last.items[..], [only] if only.stays_right);
        if stays_right || last.side != Some(Side::Right) || last.right + GAP + needed <= width {
            return;
        }
        let room_from = match &pending[..] {
            [.., before, _] => before.taken_right() + GAP,
            _ => 0.0,
        };
        let room = last.left - GAP - room_from;
        if room >= needed || pending.len() == 1 {
            if let Some(last) = pending.last_mut() {
                last.side = Some(Side::Left);
            }
            return;
        }
        merge_last_two(pending, width);
        settle(pending, width);
    }
}

fn finish(
    pending: Vec<PendingSlot<'_>>,
    canvas: LabelArea,
    measure: &mut dyn Measure,
) -> Vec<Slot> {
    let width = canvas.width;
    let mut slots = Vec::with_capacity(pending.len());
    let mut taken = f32::NEG_INFINITY;
    let lefts: Vec<f32> = pending
        .iter()
        .skip(1)
        .map(PendingSlot::taken_left)
        .collect();
    let least: Vec<f32> = pending.iter().map(PendingSlot::taken_right).collect();
    for (index, pending) in pending.into_iter().enumerate() {
        let next = lefts
            .get(index)
            .map_or(width, |left| left.max(least[index] + GAP) - GAP);
        let (left, right) = (pending.left, pending.right);
        let single = pending.items.len() == 1;
        let mut items = pending.items;
        let Some(first) = items.first().cloned() else {
            continue;
        };
        if !single {
            let from = left.max(0.0).max(taken + 2.0);
            let until = right
                .min(width)
                .max(from + COUNT_WIDTH)
                .min(next.max(from + COUNT_WIDTH));
            let long = format!("{} events", items.len());
            let fits =
                measure.width(&long, Face::SemiBold, canvas.size - 1.0) + 12.0 <= until - from;
            slots.push(Slot::Cluster {
                label: if fits { long } else { items.len().to_string() },
                events: items.drain(..).map(|item| item.event).collect(),
                left: from,
                right: until,
            });
            taken = until;
            continue;
        }
        let shape = NamedShape::of(&first.glyph, first.stays_right);
        let side = pending.side.unwrap_or(Side::Right);
        let (from, room) = match side {
            Side::Inside => {
                let from = shape.label_left(side, 0.0).min(width - MIN_TEXT);
                (from, right.min(width) - from - GAP)
            }
            Side::Left => {
                let room = (left - GAP - taken.max(0.0) - GAP).max(0.0);
                let label = pending.label.min(room);
                (shape.label_left(side, label), label)
            }
            Side::Right => {
                // A forecast at the edge of the canvas has at least an ellipsis on it.
                let from = shape.label_left(side, 0.0).min(width - MIN_TEXT);
                (from, (next.min(width) - from).max(0.0))
            }
        };
        let (text, shortened) = first.fitted(canvas.size, room, measure);
        let label_width = measure
            .width(&text, first.face, canvas.size)
            .min(room.max(1.0));
        taken = right.max(from + label_width);
        slots.push(Slot::Event {
            event: first.event,
            glyph: first.glyph,
            label: Label {
                shortened,
                text,
                left: from,
                width: label_width,
            },
        });
    }
    slots
}

impl Item<'_> {
    fn width(&self, size: f32, measure: &mut dyn Measure) -> f32 {
        measure.width(self.title, self.face, size) + measure.width(self.suffix, self.face, size)
    }

    /// The title as far as there is room for it before the suffix, and whether it had to be shortened.
    fn fitted(&self, size: f32, room: f32, measure: &mut dyn Measure) -> (String, bool) {
        let room = room - measure.width(self.suffix, self.face, size);
        let fitted = measure.fitted(self.title, self.face, size, room);
        let title = fitted.unwrap_or_else(|| "…".to_owned());
        (format!("{title}{}", self.suffix), title != self.title)
    }
}

impl PendingSlot<'_> {
    /// The left end of the shape and its label.
    fn taken_left(&self) -> f32 {
        match self.side {
            Some(Side::Left) => self.left - GAP - self.label,
            Some(Side::Inside | Side::Right) | None => self.left,
        }
    }

    /// The right end of a label within the shape.
    fn inner_right(&self) -> f32 {
        let inset = self
            .items
            .first()
            .map_or(0.0, |item| item.glyph.label_inset());
        self.left.max(0.0) + inset + self.label
    }

    /// The right end with the whole label.
    fn full_right(&self, width: f32) -> f32 {
        match self.side {
            Some(Side::Inside | Side::Left) | None => self.right,
            Some(Side::Right) => (self.right.max(0.0) + GAP + self.label).min(width),
        }
    }

    /// The right end with the least label that says something.
    fn taken_right(&self) -> f32 {
        match self.side {
            Some(Side::Inside | Side::Left) | None => self.right,
            Some(Side::Right) => self.right.max(0.0) + GAP + self.label.min(MIN_LABEL),
        }
    }
}

#[cfg(test)]
mod tests;
