//! The drawing of labels and counts: each with its glyph, in its row.

use egui::{Rect, pos2};

use crate::document::EventKind;
use crate::timeline::{EventIx, LaneIx};
use crate::view::glyph::{Brush, Glyph};
use crate::view::labels::{Label, Slot};
use crate::view::scene::{ColorRole, Face, Hue, Mark, Shape, Target, Tone};

use super::builder::{SceneBuilder, Style};

/// The opacity of what keeps lines from running through a label, and the part of a bar's height beside its outlines that it
/// leaves free.
const PLATE_OPACITY: f32 = 0.85;
const BESIDE_OUTLINE: f32 = 0.8;

/// The opacity of a figure, which says less than a name, how far it is raised at most, and the part of its size from the middle of a
/// digit to its top, which stays on its plate.
const FIGURE_OPACITY: f32 = 0.9;
const MAX_RAISED: f32 = 3.0;
const HALF_DIGIT: f32 = 0.25;

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
    /// Draws a slot, and behind an event's name the figure of its claims.
    pub(super) fn draw_slot(
        &mut self,
        slot: Slot,
        figure: Option<Label>,
        place: RowPlace,
        above: &mut Above,
    ) {
        match slot {
            Slot::Event {
                event,
                glyph,
                label,
            } => self.draw_named(event, &glyph, (label, figure), place, above),
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
        (label, figure): (Label, Option<Label>),
        place: RowPlace,
        above: &mut Above,
    ) {
        let RowPlace { lane, middle } = place;
        let hue = Hue::of_event(self.timeline, event);
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let lit = self.focus.highlights_event(event);
        let opacity = self.opacity_of(event, lit);
        let target = Target::Event(event);
        let left = glyph.left.min(label.left) + origin;
        let texts = || [Some(&label), figure.as_ref()].into_iter().flatten();
        let ends = texts().map(|text| text.left + text.width);
        let right = ends.fold(glyph.right, f32::max) + origin;
        let rect = Rect::from_x_y_ranges(
            left..=right,
            middle - self.bar_height() / 2.0..=middle + self.bar_height() / 2.0,
        )
        .expand2(egui::vec2(3.0, 1.5));
        if lit {
            self.wash(rect, &target, clip);
        }
        // A shape that steps back lets through what lies behind it.
        if opacity < 1.0 {
            for (from, until) in texts().map(around) {
                let within = (from.max(glyph.left), until.min(glyph.right));
                self.plate(within, place, band(lane));
            }
        }
        let glyph_start = self.marks.len();
        let brush = Brush {
            hue,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        glyph.draw(middle, self.bar_height(), &brush, &mut self.marks);
        self.move_right(glyph_start, origin);
        let text_start = self.marks.len();
        if label.width > 0.0 {
            self.clear_behind(&label, (glyph, hue), lit, place);
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
        if let Some(figure) = figure {
            self.clear_behind(&figure, (glyph, hue), lit, place);
            self.write_figure(event, figure, opacity, place);
        }
        above.labels.extend(self.marks.drain(text_start..));
        above.hitboxes.push((self.place_of(event), target, rect));
        self.draw_record(event, glyph.x + origin, place, above);
    }

    /// Writes how many claims speak of an event, a little raised, so that it is not taken for a part of the name.
    fn write_figure(&mut self, event: EventIx, figure: Label, opacity: f32, place: RowPlace) {
        let size = self.count_size();
        let raised = (self.plate_height() / 2.0 - size * HALF_DIGIT).clamp(0.0, MAX_RAISED);
        let style = Style {
            face: Face::Regular,
            size,
            color_role: ColorRole::Text,
            opacity: opacity * FIGURE_OPACITY,
            target: Some(Target::ClaimCount(event)),
            clip: self.regions.lanes,
        };
        let left = figure.left + self.regions.lanes.left();
        let at = pos2(left, place.middle - raised);
        self.write_fitted(figure.text, None, at, figure.width, &style);
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
        let hue = Hue::of_lane(self.timeline, lane);
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
        let guided = self.focus.guided();
        let read: Vec<EventIx> = guided
            .into_iter()
            .filter(|event| events.contains(event))
            .collect();
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
            ColorRole::Lane(hue, tone),
            opacity,
            Some(target.clone()),
            clip,
        );
        let size = self.count_size();
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
        // A count says how the record goes together with what it holds; its dates are drawn of what is read alone.
        for event in read {
            self.draw_record(event, rect.center().x, place, above);
        }
    }

    /// Keeps ticks, folds, the line of the writing and hatching from running through a label.
    fn clear_behind(
        &mut self,
        label: &Label,
        (glyph, hue): (&Glyph, Hue),
        lit: bool,
        place: RowPlace,
    ) {
        let (from, until) = around(label);
        let outer = if lit {
            ColorRole::AccentWash
        } else {
            band(place.lane)
        };
        let is_across = |end: f32| from < end && end < until;
        if is_across(glyph.left) || is_across(glyph.right) {
            self.plate((from, until), place, outer);
            return;
        }
        if let Some(part) = glyph.restless_part(from, until) {
            let ground = match glyph.is_hollow() {
                true => band(place.lane),
                false => ColorRole::Lane(hue, Tone::Possible),
            };
            self.plate(part, place, ground);
        }
        let outside = if from < glyph.left {
            (from, until.min(glyph.left))
        } else {
            (from.max(glyph.right), until)
        };
        self.plate(outside, place, outer);
    }

    fn plate_height(&self) -> f32 {
        self.bar_height() - 2.0 * BESIDE_OUTLINE
    }

    /// Covers a part of a row, from one x to another, with a ground.
    fn plate(&mut self, (from, until): (f32, f32), place: RowPlace, ground: ColorRole) {
        if from >= until {
            return;
        }
        let origin = self.regions.lanes.left();
        let half = self.plate_height() / 2.0;
        let shape = Shape::Area {
            rect: Rect::from_x_y_ranges(
                origin + from..=origin + until,
                place.middle - half..=place.middle + half,
            ),
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        self.push(shape, ground, PLATE_OPACITY, None, self.regions.lanes);
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

/// From a little before a label to a little behind it.
fn around(label: &Label) -> (f32, f32) {
    (label.left - 2.0, label.left + label.width + 2.0)
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
