//! The strip at the foot: the author, and how far the presentation is.

use egui::{Rect, pos2};

use crate::view::presentation::{Script, Step};
use crate::view::scene::{ColorRole, Shape};
use crate::words;

use super::page::ScreenTexts;
use super::screen::{AUDIENCE_TEXT, AudienceView, MARGIN};
use super::text::regular;

/// The height of the bar.
const BAR: f32 = 6.0;
/// The room between two segments, and the least width of a segment that can be told from its neighbours.
const GAP: f32 = 2.0;
const MIN_SEGMENT: f32 = 5.0;
/// The width of a notch, and the least room between two.
const NOTCH: f32 = 1.2;
const MIN_BETWEEN: f32 = 2.0;
/// The least width of the bar.
const MIN_BAR: f32 = 60.0;

impl ScreenTexts<'_> {
    /// Sets the strip: the author, the steps, and the place of the current one among them.
    pub fn strip(&mut self, script: &Script, step: &Step, picture: &AudienceView, area: Rect) {
        self.fill(area, ColorRole::Band, 0.0, area);
        // What is not shown is said where the author stands otherwise.
        let by = match &step.shown {
            Some(shown) => words::shown_by(
                self.timeline,
                &step.arrangement.told(self.timeline),
                shown.0.event_order().all().len(),
            ),
            None => words::byline(&self.timeline.document().source),
        };
        let place = words::place_among(picture.step, script.len());
        let middle = area.center().y;
        let widths = [&by, &place].map(|text| self.typesetter.width(regular(text, AUDIENCE_TEXT)));
        let [by_width, place_width] = widths;
        let place_left = area.right() - MARGIN - place_width;
        let bar = Rect::from_min_max(
            pos2(
                area.left() + MARGIN + by_width + 2.0 * MARGIN,
                middle - BAR / 2.0,
            ),
            pos2(place_left - 2.0 * MARGIN, middle + BAR / 2.0),
        );
        let has_bar = bar.width() > MIN_BAR;
        let room = if has_bar {
            by_width + 1.0
        } else {
            (place_left - MARGIN - area.left() - MARGIN).max(0.0)
        };
        let measure = &mut self.typesetter.measure;
        let fitted = measure.fitted(&by, regular(&by, AUDIENCE_TEXT).face, AUDIENCE_TEXT, room);
        for (text, left) in [(fitted, area.left() + MARGIN), (Some(place), place_left)] {
            if let Some(text) = text {
                let words = regular(&text, AUDIENCE_TEXT);
                self.typesetter.line(words, pos2(left, middle), area);
            }
        }
        if has_bar {
            self.bar(script.len(), step, picture, bar, area);
        }
    }

    /// Draws a segment for each step, or where they are too many one line up to the current step.
    fn bar(&mut self, steps: usize, step: &Step, picture: &AudienceView, bar: Rect, clip: Rect) {
        let each = (bar.width() + GAP) / steps as f32;
        if each - GAP < MIN_SEGMENT {
            let end = bar.left() + bar.width() * (picture.step + 1) as f32 / steps as f32;
            let told = bar.with_max_x(end);
            let current = told.with_min_x((end - MIN_SEGMENT).max(bar.left()));
            for (rect, color_role) in [
                (bar, ColorRole::Fold),
                (told, ColorRole::Muted),
                (current, ColorRole::Accent),
            ] {
                self.fill(rect, color_role, BAR / 2.0, clip);
            }
            return;
        }
        for index in 0..steps {
            let left = bar.left() + index as f32 * each;
            let segment = Rect::from_x_y_ranges(left..=left + each - GAP, bar.y_range());
            if index == picture.step {
                self.current_segment(step.claims.len(), picture.revealed, segment, clip);
            } else {
                let is_told = index < picture.step;
                let color_role = if is_told {
                    ColorRole::Muted
                } else {
                    ColorRole::Fold
                };
                self.fill(segment, color_role, 1.0, clip);
            }
        }
    }

    /// The current step is filled as far as its claims have appeared, each with a notch.
    fn current_segment(&mut self, claims: usize, revealed: usize, segment: Rect, clip: Rect) {
        let segment = segment.expand2(egui::vec2(0.0, 1.5));
        let part = segment.width() / (claims + 1) as f32;
        let filled = segment.with_max_x(segment.left() + part * (revealed + 1) as f32);
        self.fill(segment, ColorRole::Fold, 1.0, clip);
        self.fill(filled, ColorRole::Accent, 1.0, clip);
        if part < NOTCH + MIN_BETWEEN {
            return;
        }
        for claim in 1..=claims {
            let x = segment.left() + part * claim as f32;
            let notch = Rect::from_x_y_ranges(x - NOTCH / 2.0..=x + NOTCH / 2.0, segment.y_range());
            self.fill(notch, ColorRole::Band, 0.0, clip);
        }
    }

    fn fill(&mut self, rect: Rect, color_role: ColorRole, corner: f32, clip: Rect) {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner,
        };
        self.typesetter.mark(shape, color_role, 1.0, None, clip);
    }
}
