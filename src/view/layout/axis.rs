//! The time axis, the folds, the line of the writing, and the guide from an event to its claims.

use egui::{Pos2, Rect, pos2};

use crate::timeline::{ClaimOrder, EventIx};
use crate::view::scale::{FOLD_POINTS, VisibleSegment};
use crate::view::scene::{ColorRole, Dash, Face, Shape, Target};
use crate::view::ticks::{self, TICK_SIZE};
use crate::words::{thousands, written};

use super::builder::{HEADER, SceneBuilder, Style};

/// The width of the band that leads to the line of the writing, at most.
const MAX_WRITING: f32 = 24.0;
/// The middle of the axis's second line, from its top.
const CONTEXT_LINE: f32 = 30.0;

impl SceneBuilder<'_> {
    pub(super) fn draw_axis(&mut self) {
        let axis = ticks::axis(&self.scale, self.finest, self.measure);
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
        // Nor do ticks run through what has no date.
        let clear = full.union(self.full_width(self.regions.undated));
        self.fill(clear, ColorRole::Paper, clear);
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
            size: TICK_SIZE,
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: None,
            clip: region,
        };
        if axis.shows_clock {
            self.name_zone(&style);
        }
        for label in axis.ticks.into_iter().filter_map(|tick| tick.label) {
            let at = pos2(region.left() + label.left, region.top() + 13.0);
            self.write_fitted(label.text, None, at, label.width, &style);
        }
        style.face = Face::SemiBold;
        let mut taken: Vec<Rect> = Vec::new();
        for label in axis.context {
            let at = pos2(region.left() + label.left, region.top() + CONTEXT_LINE);
            taken.push(self.write_fitted(label.text, None, at, label.width, &style));
        }
        taken.extend(self.draw_writing());
        self.label_folds(taken);
        if region.bottom() < self.regions.claims.bottom() {
            self.head_claims();
        }
    }

    /// The zone of the times, left of them.
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
    fn head_claims(&mut self) {
        let region = self.regions.axis;
        let full = self.full_width(region);
        let style = Style {
            face: Face::SemiBold,
            size: 12.5,
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
            size: TICK_SIZE,
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: Some(Target::Writing),
            clip: time,
        };
        let width = self.measure.width(&text, style.face, style.size);
        let left = (right - width / 2.0)
            .min(time.right() - width - 6.0)
            .max(time.left() + 4.0);
        let rect = self.write_fitted(text, None, pos2(left, HEADER / 2.0), width, &style);
        self.hitbox(Target::Writing, rect.expand(3.0), time);
        Some(rect)
    }

    /// The folds on the canvas with their strips. One that is being unfolded is none: its years come into view.
    fn fold_strips(&self) -> Vec<(usize, VisibleSegment, Rect)> {
        let time = self.time_rect();
        let width = self.scale.width();
        self.scale
            .visible_folds()
            .into_iter()
            .filter_map(|segment| {
                let left = time.left() + segment.xs.0.max(-100.0) as f32;
                let right = time.left() + segment.xs.1.min(width + 100.0) as f32;
                let strip = Rect::from_min_max(pos2(left, HEADER), pos2(right, time.bottom()));
                let folded = f64::from(right - left) <= FOLD_POINTS * 1.5;
                segment
                    .fold
                    .filter(|_| folded)
                    .map(|index| (index, segment, strip))
            })
            .collect()
    }

    /// Each fold is a torn strip, which what has no date interrupts.
    fn draw_fold_strips(&mut self) {
        let time = self.time_rect();
        let undated = self.regions.undated;
        for (index, _, strip) in self.fold_strips() {
            let pieces = match undated.height() > 0.0 {
                true => vec![
                    strip.with_max_y(undated.top()),
                    strip.with_min_y(undated.bottom()),
                ],
                false => vec![strip],
            };
            for (shape, color_role, opacity) in pieces.into_iter().flat_map(fold_shapes) {
                let target = Some(Target::Fold(index));
                self.push(shape, color_role, opacity, target, time);
            }
        }
    }

    /// Each fold states how long it is.
    fn label_folds(&mut self, mut taken: Vec<Rect>) {
        for (index, segment, strip) in self.fold_strips() {
            self.label_fold(segment, strip, index, &mut taken);
        }
    }

    fn label_fold(
        &mut self,
        segment: VisibleSegment,
        strip: Rect,
        index: usize,
        taken: &mut Vec<Rect>,
    ) {
        let time = self.time_rect();
        let style = Style {
            face: Face::Regular,
            size: TICK_SIZE,
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: Some(Target::Fold(index)),
            clip: time,
        };
        let [long, short] = length_words(segment.times.1 - segment.times.0);
        // Over the strip, or else on the axis, or else only in its tooltip: beside it, a label could be another fold's.
        let header = HEADER / 2.0;
        let axis = self.regions.axis.top() + CONTEXT_LINE;
        // On the axis it lies on the strip itself, where muted text would be hard to read.
        let places = [
            (&long, header, ColorRole::Muted),
            (&short, header, ColorRole::Muted),
            (&short, axis, ColorRole::Text),
        ];
        for (text, y, color_role) in places {
            let width = self.measure.width(text, style.face, style.size);
            let left = (strip.center().x - width / 2.0)
                .max(time.left() + 2.0)
                .min(time.right() - width - 2.0);
            let height = style.size * 1.3;
            let rect = Rect::from_min_max(
                pos2(left - 3.0, y - height / 2.0),
                pos2(left + width + 3.0, y + height / 2.0),
            );
            // Half a number would be another number.
            let is_whole = left >= time.left();
            if is_whole && taken.iter().all(|other| !other.intersects(rect)) {
                let style = Style {
                    color_role,
                    ..style
                };
                self.write_fitted(text.clone(), None, pos2(left, y), width, &style);
                taken.push(rect);
                break;
            }
        }
        let top = Rect::from_min_max(
            pos2(strip.left() - 6.0, 0.0),
            pos2(strip.right() + 6.0, HEADER),
        );
        self.hitbox(Target::Fold(index), top, time);
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

/// A torn strip, with the role of each part's colour and its opacity.
pub fn fold_shapes(strip: Rect) -> [(Shape, ColorRole, f32); 3] {
    let area = Shape::Area {
        rect: strip,
        left: 1.0,
        right: 1.0,
        corner: 0.0,
    };
    let [left, right] = [strip.left(), strip.right()].map(|x| Shape::Line {
        points: zigzag(x, strip.top(), strip.bottom()),
        width: 1.0,
        dash: None,
    });
    [
        (area, ColorRole::Fold, 0.8),
        (left, ColorRole::Muted, 0.8),
        (right, ColorRole::Muted, 0.8),
    ]
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

fn zigzag(x: f32, top: f32, bottom: f32) -> Vec<Pos2> {
    const STEP: f32 = 6.0;
    let count = ((bottom - top) / STEP).max(0.0) as usize;
    (0..=count)
        .map(|index| {
            let side = if index % 2 == 0 { -1.8 } else { 1.8 };
            pos2(x + side, top + index as f32 * STEP)
        })
        .collect()
}

/// The length of a fold in words, in full and short.
pub fn length_words(seconds: f64) -> [String; 2] {
    const DAY: f64 = 86_400.0;
    let days = seconds / DAY;
    let years = days / 365.2425;
    if years >= 1e6 {
        let (count, long, short) = match years {
            1e9.. => (years / 1e9, "billion years", "Gyr"),
            _ => (years / 1e6, "million years", "Myr"),
        };
        // Two digits tell enough of a length that is only an impression.
        let step = if count < 10.0 { 10.0 } else { 1.0 };
        let count = (count * step).round() / step;
        return [long, short].map(|unit| format!("{count} {unit}"));
    }
    let (count, one, many, short) = if days >= 548.0 {
        (years, "year", "years", "y")
    } else if days >= 46.0 {
        (days / 30.44, "month", "months", "mo")
    } else if days >= 1.5 {
        (days, "day", "days", "d")
    } else if seconds >= 5400.0 {
        (seconds / 3600.0, "hour", "hours", "h")
    } else if seconds >= 90.0 {
        (seconds / 60.0, "minute", "minutes", "min")
    } else {
        (seconds, "second", "seconds", "s")
    };
    let count = count.round().max(1.0) as usize;
    let unit = if count == 1 { one } else { many };
    let count = thousands(count);
    [format!("{count} {unit}"), format!("{count} {short}")]
}
