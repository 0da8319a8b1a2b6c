//! A row of a lane while it is filled.

use crate::view::glyph::DIAMOND;
use crate::view::label_placement::{FreeRow, GAP, LabelRoom, NamedShape, Side};

use crate::view::measure::Measure;

use super::counts::Count;
use super::{Item, Label, LabelArea, MIN_TEXT};

/// More room than this, in points, is worth fitting a name again.
const MORE: f32 = 3.0;

/// An event with room for its name.
pub(super) struct Named<'a> {
    pub item: Item<'a>,
    pub shape: NamedShape,
    pub side: Side,
    /// The width of its whole label, and the room that the label takes.
    pub whole: f32,
    pub width: f32,
    /// The room with which it still says something.
    pub least: f32,
}

/// The room that is free around a shape, from the end of what stands before it to the start of what follows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Gap {
    from: f32,
    until: f32,
}

#[derive(Default)]
pub(super) struct Row<'a> {
    /// By their shapes' left ends.
    pub named: Vec<Named<'a>>,
    pub counts: Vec<Count<'a>>,
    /// Parts of the row that are taken by something else.
    pub blocked: Vec<(f32, f32)>,
}

impl Named<'_> {
    fn label_left(&self, area: LabelArea) -> f32 {
        label_left(self.shape, self.side, self.width, area)
    }

    /// The left and the right end of the shape with its label.
    pub fn taken(&self, area: LabelArea) -> (f32, f32) {
        self.taken_with(self.width, area)
    }

    /// As much of its name as its room holds.
    fn label(&self, area: LabelArea, measure: &mut dyn Measure) -> Label {
        let item = &self.item;
        let (text, shortened) = item.fitted(area.size, self.whole, self.width, measure);
        let width = if shortened {
            measure.width(&text, item.face, area.size)
        } else {
            self.whole
        };
        let width = width.min(self.width.max(1.0));
        Label {
            text,
            shortened,
            left: label_left(self.shape, self.side, width, area),
            width,
        }
    }

    /// The same with as little of its label as still says something.
    pub fn taken_at_least(&self, area: LabelArea) -> (f32, f32) {
        self.taken_with(self.least, area)
    }

    fn taken_with(&self, width: f32, area: LabelArea) -> (f32, f32) {
        let left = label_left(self.shape, self.side, width, area);
        (
            self.shape.left.min(left),
            self.shape.right.max(left + width),
        )
    }
}

/// The left end of a label; one at the edge of the canvas has at least an ellipsis on it.
fn label_left(shape: NamedShape, side: Side, width: f32, area: LabelArea) -> f32 {
    let left = shape.label_left(side, width);
    match side {
        Side::Inside | Side::Right => left.min(area.width - MIN_TEXT),
        Side::Left => left,
    }
}

impl<'a> Row<'a> {
    pub fn insert(&mut self, named: Named<'a>) {
        let at = self
            .named
            .partition_point(|other| other.shape.left <= named.shape.left);
        self.named.insert(at, named);
    }

    /// The room for the name of a shape that is not in the row yet; nothing where something stands in the shape's way.
    pub fn room(&self, shape: NamedShape, area: LabelArea) -> Option<LabelRoom> {
        let gap = self.gap(shape, area, Named::taken)?;
        Some(gap.room(shape, area))
    }

    /// The same if the names beside it were as short as they may be.
    pub fn room_beside_shortened(&self, shape: NamedShape, area: LabelArea) -> Option<LabelRoom> {
        let gap = self.gap(shape, area, Named::taken_at_least)?;
        Some(gap.room(shape, area))
    }

    /// The parts of the row that are taken by anything but names.
    pub fn taken_otherwise(&self) -> impl Iterator<Item = (f32, f32)> {
        let counts = self.counts.iter().map(|count| (count.left, count.right));
        counts.chain(self.blocked.iter().copied())
    }

    /// Shortens the names that reach into a part of the row.
    pub fn shorten_for(&mut self, left: f32, right: f32, area: LabelArea) {
        for named in &mut self.named {
            let label = named.label_left(area);
            if named.side == Side::Right && named.shape.right <= left {
                named.width = named.width.min(left - GAP - label);
            } else if named.side == Side::Left && right <= named.shape.left {
                let most = named.shape.left - GAP - (right + GAP);
                named.width = named.width.min(most);
            }
        }
    }

    /// The labels of the named: fitted into their room, and then into what the others leave of theirs.
    pub fn labels(&mut self, area: LabelArea, measure: &mut dyn Measure) -> Vec<Label> {
        let mut rooms = Vec::with_capacity(self.named.len());
        let mut labels = Vec::with_capacity(self.named.len());
        for named in &mut self.named {
            let label = named.label(area, measure);
            rooms.push(named.width);
            named.width = label.width;
            labels.push(label);
        }
        for at in 0..self.named.len() {
            if !labels[at].shortened {
                continue;
            }
            let mut named = self.named.remove(at);
            if let Some(gap) = self.gap(named.shape, area, Named::taken) {
                let room = gap.room(named.shape, area).on(named.side);
                // To fit a name takes long.
                if room > rooms[at] + MORE {
                    named.width = room;
                    labels[at] = named.label(area, measure);
                    named.width = labels[at].width;
                }
            }
            self.named.insert(at, named);
        }
        labels
    }

    /// The gap around a shape between the row's names and whatever else it holds.
    fn gap(
        &self,
        shape: NamedShape,
        area: LabelArea,
        taken: impl Fn(&Named<'a>, LabelArea) -> (f32, f32),
    ) -> Option<Gap> {
        let mut gap = Gap {
            from: 0.0,
            until: area.width,
        };
        for other in &self.named {
            let taken = taken(other, area);
            gap = gap
                .beside(taken, shape)
                .or_else(|| gap.touching(other, shape, area))?;
        }
        for taken in self.taken_otherwise() {
            gap = gap.beside(taken, shape)?;
        }
        Some(gap)
    }
}

impl Gap {
    /// The room for a shape's name.
    fn room(self, shape: NamedShape, area: LabelArea) -> LabelRoom {
        let free = FreeRow {
            from: self.from,
            until: self.until,
            width: area.width,
            writing: area.writing,
            gap: GAP,
        };
        let room = LabelRoom::around(shape, free);
        let inside = self.until - shape.label_left(Side::Inside, 0.0);
        LabelRoom {
            inside: room.inside.min(inside),
            ..room
        }
    }

    /// The rest of it beside something that takes a part of the row.
    fn beside(self, taken: (f32, f32), shape: NamedShape) -> Option<Self> {
        if taken.1 + GAP <= shape.left {
            Some(Self {
                from: self.from.max(taken.1 + GAP),
                ..self
            })
        } else if shape.right + GAP <= taken.0 {
            Some(Self {
                until: self.until.min(taken.0 - GAP),
                ..self
            })
        } else {
            None
        }
    }

    /// The rest of it beside a shape that this one may touch, as a long one that is named within may touch what begins where it
    /// ends and is not named between them.
    fn touching(self, other: &Named<'_>, shape: NamedShape, area: LabelArea) -> Option<Self> {
        let label_left = other.label_left(area);
        let overlap = |first: NamedShape, second: NamedShape| {
            first.left < second.left && first.right <= second.left + second.inset.unwrap_or(DIAMOND)
        };
        if other.side == Side::Inside
            && overlap(other.shape, shape)
            && label_left + other.width + GAP <= shape.left
        {
            Some(Self {
                from: shape.left,
                ..self
            })
        } else if other.side != Side::Left && overlap(shape, other.shape) {
            Some(Self {
                from: shape.left,
                until: self.until.min(other.shape.left - GAP),
            })
        } else {
            None
        }
    }
}
