//! Folds and condensed stretches on the canvas.

use egui::{Pos2, Rect, pos2};

use crate::view::scale::{FOLD_POINTS, VisibleSegment};
use crate::view::scene::{ColorRole, Dash, Face, Shape, Target};
use crate::words::thousands;

use super::axis::CONTEXT_LINE;
use super::builder::{HEADER, SceneBuilder, Style};

/// The room between the length of a fold and the dates in its line.
const FROM_DATES: f32 = 10.0;

impl SceneBuilder<'_> {
    /// Shades the axis where time is condensed, so that one sees where its scale is another.
    pub(super) fn shade_condensed(&mut self) {
        let region = self.regions.axis;
        for segment in self.scale.condensed_segments() {
            let rect = self.segment_rect(&segment, region);
            let (shape, color_role, opacity) = condensed_shade(rect);
            let target = Target::Condensed(segment.stretch());
            self.push(shape, color_role, opacity, Some(target.clone()), region);
            self.hitbox(target, rect, region);
        }
    }

    /// Marks the borders at which the scale changes. A fold is a mark itself.
    pub(super) fn draw_borders(&mut self) {
        let time = self.time_rect();
        for (x, stretch) in self.scale.borders() {
            let x = time.left() + x as f32;
            let (shape, color_role, opacity) = border_line(x, HEADER, time.bottom());
            self.push(
                shape,
                color_role,
                opacity,
                Some(Target::Condensed(stretch)),
                time,
            );
        }
    }

    /// The part of a region that a segment takes.
    fn segment_rect(&self, segment: &VisibleSegment, region: Rect) -> Rect {
        let width = self.scale.width();
        let [left, right] = [segment.xs.0, segment.xs.1].map(|x| x.clamp(0.0, width) as f32);
        let left = region.left() + left;
        region.with_min_x(left).with_max_x(region.left() + right)
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
    pub(super) fn draw_fold_strips(&mut self) {
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
    pub(super) fn label_folds(&mut self, mut taken: Vec<Rect>) {
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
            size: self.tick_size(),
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: Some(Target::Fold(index)),
            clip: time,
        };
        let [long, short] = length_words(segment.times.1 - segment.times.0);
        // Over the strip, or else on the axis, or else only in its tooltip: beside it, a label could be another fold's.
        let header = HEADER / 2.0;
        let axis = self.regions.axis.top() + CONTEXT_LINE;
        // On the axis it lies on the strip itself, where muted text would be hard to read, and is no part of a date.
        let places = [
            (&long, header, 3.0, ColorRole::Muted),
            (&short, header, 3.0, ColorRole::Muted),
            (&long, axis, FROM_DATES, ColorRole::Text),
        ];
        for (text, y, room, color_role) in places {
            let width = self.measure.width(text, style.face, style.size);
            let left = (strip.center().x - width / 2.0)
                .max(time.left() + 2.0)
                .min(time.right() - width - 2.0);
            let height = style.size * 1.3;
            let rect = Rect::from_min_max(
                pos2(left - room, y - height / 2.0),
                pos2(left + width + room, y + height / 2.0),
            );
            // Half a number would be another number.
            let is_whole = left >= time.left();
            if is_whole && taken.iter().all(|other| !other.intersects(rect)) {
                let style = Style {
                    color_role,
                    ..style
                };
                if y == axis {
                    // The strip's edges run through no word.
                    let word = Rect::from_min_max(
                        pos2(left - 2.0, rect.top()),
                        pos2(left + width + 2.0, rect.bottom()),
                    );
                    self.fill(word, ColorRole::Fold, time);
                }
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

/// The shade of the axis where time is condensed, with the role of its colour and its opacity.
pub fn condensed_shade(rect: Rect) -> (Shape, ColorRole, f32) {
    let area = Shape::Area {
        rect,
        left: 1.0,
        right: 1.0,
        corner: 0.0,
    };
    (area, ColorRole::Fold, 0.5)
}

/// The line at which the scale changes, with the role of its colour and its opacity.
pub fn border_line(x: f32, top: f32, bottom: f32) -> (Shape, ColorRole, f32) {
    let line = Shape::Line {
        points: vec![pos2(x, top), pos2(x, bottom)],
        width: 1.0,
        dash: Some(Dash { on: 1.0, off: 3.0 }),
    };
    (line, ColorRole::Muted, 0.8)
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

/// The length of a fold in words, in full and with the short unit of deep time. No other is shortened: "46 y" beside a year
/// would be read as a date.
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
    let (count, one, many) = if days >= 548.0 {
        (years, "year", "years")
    } else if days >= 46.0 {
        (days / 30.44, "month", "months")
    } else if days >= 1.5 {
        (days, "day", "days")
    } else if seconds >= 5400.0 {
        (seconds / 3600.0, "hour", "hours")
    } else if seconds >= 90.0 {
        (seconds / 60.0, "minute", "minutes")
    } else {
        (seconds, "second", "seconds")
    };
    let count = count.round().max(1.0) as usize;
    let unit = if count == 1 { one } else { many };
    let words = format!("{} {unit}", thousands(count));
    [words.clone(), words]
}
