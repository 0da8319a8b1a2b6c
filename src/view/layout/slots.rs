//! The drawing of labels and counts: each with its glyph, in its row.

use egui::{Rect, pos2};

use crate::document::EventKind;
use crate::timeline::{EventIx, LaneIx};
use crate::view::glyph::{Brush, Glyph};
use crate::view::labels::{Label, Slot};
use crate::view::scene::{ColorRole, Face, Mark, Shape, Target, Tone};

use super::builder::{SceneBuilder, Style};

/// The marks and hitboxes that wait until all glyphs are drawn.
#[derive(Default)]
pub(super) struct Above {
    /// They lie above every glyph.
    pub labels: Vec<Mark>,
    /// Reached in the order of time, and counts after all events.
    pub hitboxes: Vec<((f64, f64), Target, Rect)>,
}

/// The place of counts in that order.
pub(super) const AFTER_ALL: (f64, f64) = (f64::INFINITY, f64::INFINITY);

/// A row of a lane, by the middle of its height.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    pub lane: LaneIx,
    pub middle: f32,
}

impl SceneBuilder<'_> {
    pub(super) fn draw_slot(&mut self, slot: Slot, place: RowPlace, above: &mut Above) {
        match slot {
            Slot::Event {
                event,
                glyph,
                label,
            } => self.draw_named(event, &glyph, label, place, above),
            Slot::Cluster {
                events,
                left,
                right,
                label,
            } => self.draw_cluster(events, (left, right), label, place, above),
        }
    }

    fn draw_named(
        &mut self,
        event: EventIx,
        glyph: &Glyph,
        label: Label,
        place: RowPlace,
        above: &mut Above,
    ) {
        let RowPlace { lane, middle } = place;
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let lit = self.focus.highlights_event(event);
        let opacity = self.opacity_of(event, lit);
        let target = Target::Event(event);
        let left = glyph.left.min(label.left) + origin;
        let right = glyph.right.max(label.left + label.width) + origin;
        let rect = Rect::from_x_y_ranges(
            left..=right,
            middle - self.bar_height() / 2.0..=middle + self.bar_height() / 2.0,
        )
        .expand2(egui::vec2(3.0, 1.5));
        if lit {
            self.wash(rect, &target, clip);
        }
        let glyph_start = self.marks.len();
        let brush = Brush {
            lane,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        glyph.draw(middle, self.bar_height(), &brush, &mut self.marks);
        self.move_right(glyph_start, origin);
        let text_start = self.marks.len();
        if !lit && label.left + label.width > glyph.right {
            self.clear_behind(&label, lane, middle);
        }
        let style = Style {
            face: label_face(self.timeline.event(event).kind),
            size: self.label_size(),
            color_role: ColorRole::Text,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        let whole = label
            .shortened
            .then(|| self.timeline.event(event).title.clone());
        let at = pos2(label.left + origin, middle);
        if !label.text.is_empty() {
            self.write_fitted(label.text, whole, at, label.width, &style);
        }
        above.labels.extend(self.marks.drain(text_start..));
        above.hitboxes.push((self.place_of(event), target, rect));
        self.draw_record(event, glyph, place, above);
    }

    fn draw_cluster(
        &mut self,
        events: Vec<EventIx>,
        (left, right): (f32, f32),
        label: String,
        place: RowPlace,
        above: &mut Above,
    ) {
        let RowPlace { lane, middle } = place;
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let lit = events
            .iter()
            .any(|event| self.focus.highlights_event(*event));
        let opacity = events
            .iter()
            .map(|event| self.opacity_of(*event, lit))
            .fold(0.0, f32::max);
        let real = events.iter().any(|event| {
            let kind = self.timeline.event(*event).kind;
            matches!(kind, EventKind::Happened | EventKind::Ongoing)
        });
        let tone = if real { Tone::Certain } else { Tone::Possible };
        let order = events
            .first()
            .map_or(AFTER_ALL, |event| self.place_of(*event));
        let target = Target::Cluster(events);
        let rect = Rect::from_x_y_ranges(
            left + origin..=right + origin,
            middle - self.bar_height() / 2.0..=middle + self.bar_height() / 2.0,
        );
        if lit {
            self.wash(rect.expand(3.0), &target, clip);
        }
        let area = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: self.bar_height() / 2.0,
        };
        self.push(
            area,
            ColorRole::Lane(lane, tone),
            opacity,
            Some(target.clone()),
            clip,
        );
        let size = (self.label_size() - 1.0).max(self.least_text);
        let width = self.measure.width(&label, Face::SemiBold, size);
        let style = Style {
            face: Face::SemiBold,
            size,
            color_role: ColorRole::Text,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        let at = pos2(rect.center().x - width / 2.0, middle);
        let text_start = self.marks.len();
        self.write_fitted(label, None, at, width, &style);
        above.labels.extend(self.marks.drain(text_start..));
        above.hitboxes.push((order, target, rect));
    }

    /// Keeps ticks, folds and the line of the writing from running through a label.
    fn clear_behind(&mut self, label: &Label, lane: LaneIx, middle: f32) {
        let left = label.left + self.regions.lanes.left();
        let rect = Rect::from_x_y_ranges(
            left - 2.0..=left + label.width + 2.0,
            middle - self.bar_height() / 2.0..=middle + self.bar_height() / 2.0,
        );
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        let paper = band(lane);
        self.push(shape, paper, 0.85, None, self.regions.lanes);
    }

    /// A wash of the accent behind what is lit.
    pub(super) fn wash(&mut self, rect: Rect, target: &Target, clip: Rect) {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: 4.0,
        };
        let target = Some(target.clone());
        self.push(shape, ColorRole::AccentWash, 1.0, target, clip);
    }
}

/// Every second lane is tinted.
pub(super) fn band(lane: LaneIx) -> ColorRole {
    if lane.0.is_multiple_of(2) {
        ColorRole::Band
    } else {
        ColorRole::Paper
    }
}

/// The face of labels: fears and forecasts are set in italics.
pub(super) fn label_face(kind: EventKind) -> Face {
    match kind {
        EventKind::Hypothetical => Face::Italic,
        EventKind::Happened | EventKind::Ongoing | EventKind::Alleged => Face::Regular,
    }
}
