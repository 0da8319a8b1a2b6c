//! The time axis, the line of the writing, and the guide from an event to its claims.

use egui::{Rect, pos2};

use crate::timeline::{ClaimOrder, EventIx};
use crate::view::scene::{ColorRole, Dash, Face, Shape, Target};
use crate::view::ticks;
use crate::words::written;

use super::builder::{HEADER, SceneBuilder, Style};

/// The size of the heading of the claims in points.
const HEADING_SIZE: f32 = 12.5;
/// The width of the band that leads to the line of the writing, at most.
const MAX_WRITING: f32 = 24.0;
/// The width of the mark at what one is at in the article.
const PLACE: f32 = 10.0;
/// The middle of the axis's second line, from its top.
pub(super) const CONTEXT_LINE: f32 = 30.0;

impl SceneBuilder<'_> {
    pub(super) fn draw_axis(&mut self) {
        let axis = ticks::axis(&self.scale, self.finest, self.tick_size(), self.measure);
        let region = self.regions.axis;
        let time = self.time_rect();
        let full = self.full_width(region);
        let line = |y: f32| (pos2(0.0, y), pos2(full.right(), y));
        for tick in &axis.ticks {
            let x = region.left() + tick.x;
            let reach = if tick.major { time } else { self.regions.lanes };
            let color_role = ColorRole::Rule;
            self.rule(
                pos2(x, reach.top().max(HEADER)),
                pos2(x, reach.bottom()),
                color_role,
                time,
            );
        }
        self.draw_borders();
        // Nor do ticks run through what has no date.
        let clear = full.union(self.full_width(self.regions.undated));
        self.fill(clear, ColorRole::Paper, clear);
        self.shade_condensed();
        for tick in &axis.ticks {
            let x = region.left() + tick.x;
            let length = if tick.major { region.height() } else { 6.0 };
            self.rule(
                pos2(x, region.top()),
                pos2(x, region.top() + length),
                ColorRole::Muted,
                region,
            );
        }
        self.draw_fold_strips();
        let (from, to) = line(region.top());
        self.rule(from, to, ColorRole::Muted, full);
        let (from, to) = line(region.bottom());
        self.rule(from, to, ColorRole::Rule, full);

        let mut style = Style {
            face: Face::Regular,
            size: self.tick_size(),
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: None,
            clip: region,
        };
        if axis.shows_clock && self.timeline.names_zone() {
            self.name_zone(&style);
        }
        let (counts, units): (Vec<_>, Vec<_>) = axis
            .broken
            .into_iter()
            .map(|[count, unit]| (count, unit))
            .unzip();
        let ticks = axis.ticks.into_iter().filter_map(|tick| tick.label);
        for label in ticks.chain(axis.begun).chain(counts) {
            let at = pos2(region.left() + label.left, region.top() + 13.0);
            self.write_fitted(label.text, None, at, label.width, &style);
        }
        style.face = Face::SemiBold;
        let mut taken: Vec<Rect> = Vec::new();
        for label in axis.context.into_iter().chain(units) {
            let at = pos2(region.left() + label.left, region.top() + CONTEXT_LINE);
            taken.push(self.write_fitted(label.text, None, at, label.width, &style));
        }
        taken.extend(self.draw_writing());
        self.label_folds(taken);
        self.draw_place_in_article();
    }

    /// A small mark at the time of what one is at in the article.
    fn draw_place_in_article(&mut self) {
        let event = self.look.read_at.as_ref();
        let event = event.and_then(|id| self.timeline.event_by_id(id));
        let Some(event) = event.filter(|event| !self.timeline.is_undated(*event)) else {
            return;
        };
        let region = self.regions.axis;
        let x = self.glyph(event).x + region.left();
        let points = vec![
            pos2(x - PLACE / 2.0, region.top()),
            pos2(x + PLACE / 2.0, region.top()),
            pos2(x, region.top() + PLACE * 0.8),
        ];
        let shape = Shape::Polygon { points };
        self.push(shape, ColorRole::Accent, 1.0, None, region);
    }

    /// The zone of the times, left of them; that of clocks of which no text tells the zone is not known.
    fn name_zone(&mut self, times: &Style) {
        const ZONE: &str = "UTC";
        let region = self.full_width(self.regions.axis);
        let style = Style {
            color_role: ColorRole::Muted,
            clip: region,
            ..times.clone()
        };
        let width = self.measure.width(ZONE, style.face, style.size);
        let left = self.regions.axis.left() - width - 8.0;
        let at = pos2(left, region.top() + 13.0);
        self.write_fitted(ZONE.to_owned(), None, at, width, &style);
    }

    /// The heading of the claims below the axis, by the document's word for them.
    pub(super) fn head_claims(&mut self) {
        let region = self.regions.axis;
        if region.bottom() >= self.regions.claims.bottom() {
            return;
        }
        let full = self.full_width(region);
        let style = Style {
            face: Face::SemiBold,
            size: HEADING_SIZE * self.growth(),
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: Some(Target::ClaimOrder),
            clip: full,
        };
        let many = &self.timeline.document().claims_are_called.many;
        let mut heading: String = many.chars().take(1).flat_map(char::to_uppercase).collect();
        heading.extend(many.chars().skip(1));
        match self.look.claim_order {
            ClaimOrder::Number => {}
            ClaimOrder::Time => heading.push_str(" by time"),
            ClaimOrder::Structure => heading.push_str(", premises first"),
        }
        let room = self.regions.gutter.width() - 24.0;
        let at = pos2(14.0, region.bottom() - 12.0);
        if let Some(rect) = self.write(&heading, at, room, &style) {
            self.hitbox(Target::ClaimOrder, rect.expand(3.0), full);
        }
    }

    /// The day or days on which the text was written: a band as wide as they are, a line at their end, a label.
    fn draw_writing(&mut self) -> Option<Rect> {
        let (from, until) = self.timeline.written_seconds();
        let right = self.x(until);
        // A vague date of writing is a narrow mark all the same.
        let left = self.x(from).max(right - MAX_WRITING);
        let time = self.time_rect();
        if right < time.left() || left > time.right() {
            return None;
        }
        // The axis keeps its labels clear.
        let (lanes, claims) = (self.regions.lanes, self.regions.claims);
        for (top, bottom) in [
            (HEADER - 4.0, lanes.bottom()),
            (claims.top(), claims.bottom()),
        ] {
            let band = Rect::from_min_max(pos2(left, top.max(HEADER)), pos2(right, bottom));
            let shape = Shape::Area {
                rect: band,
                left: 0.25,
                right: 1.0,
                corner: 0.0,
            };
            self.push(shape, ColorRole::Fold, 1.0, Some(Target::Writing), time);
            let (shape, color_role, opacity) = writing_line(right, top, bottom);
            self.push(shape, color_role, opacity, Some(Target::Writing), time);
        }
        let text = written(self.timeline);
        let style = Style {
            face: Face::SemiBold,
            size: self.tick_size(),
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: Some(Target::Writing),
            clip: time,
        };
        let room = time.width() - 10.0;
        let width = self.measure.width(&text, style.face, style.size).min(room);
        let left = (right - width / 2.0)
            .min(time.right() - width - 6.0)
            .max(time.left() + 4.0);
        let rect = self.write(&text, pos2(left, HEADER / 2.0), room, &style)?;
        self.hitbox(Target::Writing, rect.expand(3.0), time);
        Some(rect)
    }

    /// Draws guides from the events that are read or pointed at down through the claims.
    pub(super) fn draw_guides(&mut self) {
        for event in self.focus.guided() {
            self.draw_guide(event);
        }
    }

    fn draw_guide(&mut self, event: EventIx) {
        let glyph = self.glyph(event);
        let time = self.time_rect();
        let (left, right) = if glyph.is_diamond() {
            (glyph.x, glyph.x)
        } else {
            (glyph.left, glyph.right)
        };
        let origin = time.left();
        let rect = Rect::from_min_max(
            pos2(left + origin, self.regions.claims.top()),
            pos2(right + origin, time.bottom()),
        );
        // A wash over most of the canvas would say nothing; the two lines do.
        if rect.intersect(time).width() < time.width() / 2.0 {
            let shape = Shape::Area {
                rect,
                left: 1.0,
                right: 1.0,
                corner: 0.0,
            };
            self.push(
                shape,
                ColorRole::AccentWash,
                0.5,
                Some(Target::Event(event)),
                time,
            );
        }
        // The marks stand on the line through the event itself; its ends are fainter.
        let ends = [(rect.left(), 0.35), (rect.right(), 0.35)];
        for (x, opacity) in ends.into_iter().chain([(glyph.x + origin, 0.8)]) {
            // From the lanes down, but not through the axis's labels.
            let points = vec![pos2(x, self.regions.axis.bottom()), pos2(x, rect.bottom())];
            let shape = Shape::Line {
                points,
                width: 1.0,
                dash: None,
            };
            self.push(shape, ColorRole::Accent, opacity, None, time);
        }
    }
}

/// The line at the end of the writing, with the role of its colour and its opacity.
pub fn writing_line(x: f32, top: f32, bottom: f32) -> (Shape, ColorRole, f32) {
    let line = Shape::Line {
        points: vec![pos2(x, top), pos2(x, bottom)],
        width: 1.5,
        dash: Some(Dash { on: 6.0, off: 3.0 }),
    };
    (line, ColorRole::Text, 0.75)
}
