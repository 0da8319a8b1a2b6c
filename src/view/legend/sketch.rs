//! The samples of the legend.

use egui::{Pos2, Rect, pos2, vec2};

use crate::document::date::{EdtfDate, Hemisphere};
use crate::document::when::Dated;
use crate::document::{EventKind, Role};
use crate::timeline::{LaneIx, extent};
use crate::view::camera::Camera;
use crate::view::glyph::{Brush, Glyph};
use crate::view::layout::{RecordSpan, TIE, border_line, condensed_shade, role_shape};
use crate::view::measure::Measure;
use crate::view::scale::Scale;
use crate::view::scene::{ColorRole, Dash, Face, Hue, Mark, Shape, Text, Tone};

use EventKind::{Alleged, Happened, Hypothetical, Ongoing};

use super::SAMPLE;

/// The height of a bar.
const BAR: f32 = 15.0;
const DAY: f64 = 86_400.0;
/// 1 December 2022.
const WRITTEN: f64 = 19_327.0 * DAY;

/// A sample in the making.
pub(super) struct Sketch<'a> {
    pub clip: Rect,
    pub measure: &'a mut dyn Measure,
    pub marks: Vec<Mark>,
}

impl Sketch<'_> {
    pub fn date(&mut self, kind: EventKind, edtf: &str, rect: Rect) {
        let Some(glyph) = sample_glyph(kind, edtf) else {
            return;
        };
        let brush = Brush {
            hue: Hue::Lane(LaneIx(0)),
            opacity: 1.0,
            target: None,
            clip: self.clip,
        };
        glyph.draw(rect.center().y, BAR, &brush, &mut self.marks);
        for mark in &mut self.marks {
            mark.shape.translate(vec2(rect.left(), 0.0));
            without_hue(mark);
        }
    }

    /// The record's date where it is a day, and where it is longer.
    pub fn record(&mut self, rect: Rect) {
        let foot = rect.bottom() - 5.0;
        for (left, right) in [(10.0, 12.0), (24.0, 56.0)] {
            let span = RecordSpan {
                left: rect.left() + left,
                right: rect.left() + right,
                certain: None,
                is_open: [false; 2],
            };
            let shapes = span.shapes(foot, 5.5).into_iter();
            self.extend(shapes.map(|shape| (shape, ColorRole::Text, 1.0)));
        }
    }

    pub fn tie(&mut self, rect: Rect) {
        let line = |from: Pos2, to: Pos2, width: f32, dash: Option<Dash>| Shape::Line {
            points: vec![from, to],
            width,
            dash,
        };
        let middle = rect.center().x;
        let (top, bottom) = (rect.top() + 2.0, rect.bottom() - 2.0);
        let bar = |y: f32| line(pos2(middle - 12.0, y), pos2(middle + 12.0, y), 3.0, None);
        let tie = line(pos2(middle, top), pos2(middle, bottom), 1.5, Some(TIE));
        self.extend([bar(top), tie, bar(bottom)].map(|shape| (shape, ColorRole::Muted, 1.0)));
    }

    pub fn cluster(&mut self, rect: Rect) {
        let pill = Rect::from_center_size(rect.center(), vec2(30.0, BAR));
        self.area(pill, BAR / 2.0, Tone::Certain);
        self.count("4", pill, 12.0);
    }

    pub fn density(&mut self, rect: Rect) {
        let heights = [
            (1.0, 3.0),
            (3.0, 6.0),
            (6.0, 9.0),
            (9.0, 15.0),
            (5.0, 12.0),
            (8.0, 10.0),
            (2.0, 6.0),
        ];
        for (index, (certain, all)) in heights.into_iter().enumerate() {
            let left = rect.left() + 11.0 + index as f32 * 6.0;
            for (from, until, tone) in [
                (0.0, certain, Tone::Certain),
                (certain, all, Tone::Possible),
            ] {
                let column = Rect::from_x_y_ranges(
                    left..=left + 5.0,
                    rect.bottom() - 2.0 - until..=rect.bottom() - 2.0 - from,
                );
                self.area(column, 0.0, tone);
            }
        }
    }

    /// Ticks that stand closer from a border on.
    pub fn condensed(&mut self, rect: Rect) {
        let border = rect.center().x;
        self.extend([
            condensed_shade(rect.with_min_x(border)),
            border_line(border, rect.top(), rect.bottom()),
        ]);
        let far = [4.0, 18.0].map(|x| rect.left() + x);
        let near = [4.0, 9.0, 14.0, 19.0, 24.0].map(|x| border + x);
        self.extend(far.into_iter().chain(near).map(|x| {
            let points = vec![pos2(x, rect.center().y), pos2(x, rect.bottom())];
            let tick = Shape::Line {
                points,
                width: 1.0,
                dash: None,
            };
            (tick, ColorRole::Muted, 1.0)
        }));
    }

    fn area(&mut self, rect: Rect, corner: f32, tone: Tone) {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner,
        };
        self.extend([(shape, ColorRole::Lane(Hue::Lane(LaneIx(0)), tone), 1.0)]);
        self.marks.iter_mut().for_each(without_hue);
    }

    pub fn role(&mut self, role: Role, direct: bool, rect: Rect) {
        let center = pos2(rect.left() + 7.0, rect.center().y);
        let shapes = role_shape(role, direct, center, 5.0);
        self.extend(shapes.into_iter().map(|(shape, is_paper)| {
            let color_role = if is_paper {
                ColorRole::Paper
            } else {
                ColorRole::Muted
            };
            (shape, color_role, 1.0)
        }));
    }

    pub fn count(&mut self, text: &str, around: Rect, size: f32) {
        let width = self.measure.width(text, Face::SemiBold, size);
        let text = Text {
            text: text.to_owned(),
            whole: None,
            rect: Rect::from_center_size(around.center(), vec2(width, size * 1.3)),
            size,
            face: Face::SemiBold,
        };
        self.extend([(Shape::Text(text), ColorRole::Text, 1.0)]);
    }

    pub fn extend(&mut self, shapes: impl IntoIterator<Item = (Shape, ColorRole, f32)>) {
        let clip = self.clip;
        self.marks
            .extend(shapes.into_iter().map(|(shape, color_role, opacity)| Mark {
                shape,
                color_role,
                opacity,
                target: None,
                clip,
            }));
    }
}

/// The glyph of a sample, from the left edge of a view of a year as wide as the sample, moved so that the date is in it.
pub(super) fn sample_glyph(kind: EventKind, edtf: &str) -> Option<Glyph> {
    let date = EdtfDate::parse(edtf).ok()?;
    let dated = Dated::read(date.meaning(Hemisphere::Northern));
    let before = match kind {
        Happened | Alleged => 330.0,
        Ongoing => 150.0,
        Hypothetical => 30.0,
    };
    let start = WRITTEN - before * DAY;
    let camera = Camera {
        start,
        end: start + 365.0 * DAY,
    };
    let scale = Scale::new(camera, &[], 0.0, f64::from(SAMPLE.x));
    let extent = extent(kind, dated.bounds, dated.is_period(), WRITTEN);
    Some(Glyph::new(kind, &dated, extent, &scale))
}

/// Takes a lane's hue from a mark, which is of no lane: its tones become shares of one grey.
fn without_hue(mark: &mut Mark) {
    let ColorRole::Lane(_, tone) = mark.color_role else {
        return;
    };
    mark.color_role = ColorRole::Muted;
    mark.opacity *= match tone {
        Tone::Strong => 1.0,
        Tone::Certain => 0.36,
        Tone::Possible => 0.12,
    };
}
