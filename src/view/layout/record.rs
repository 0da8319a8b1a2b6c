//! The record's date of an event that the text dates otherwise: a thin mark of no lane's hue in the gap below the event's row,
//! where no word stands.

use egui::{Pos2, Rect, pos2};

use crate::document::date::{Bounds, Instant};
use crate::document::when::Dated;
use crate::timeline::EventIx;
use crate::view::scale::Scale;
use crate::view::scene::{ColorRole, Dash, Shape, Target};

use super::builder::SceneBuilder;
use super::lanes::BETWEEN_ROWS;
use super::slots::{Above, RowPlace};

/// A date narrower than this is a small triangle, of this width.
const TRIANGLE: f32 = 9.0;
/// The height of a mark's ends, and the share of a row that they take at most.
const HEIGHT: f32 = 5.5;
const MAX_SHARE: f32 = 0.2;
/// The distance over which what is open is drawn beyond what is known.
const OPEN_REACH: f32 = 30.0;
/// The distance off the canvas at which marks are cut.
const OUTSIDE: f64 = 40.0;
/// The room around a mark within which it is pointed at.
const AROUND: f32 = 4.0;
const DASHED: Dash = Dash { on: 4.0, off: 3.0 };

/// The place of a record's date on the time axis, in points from its left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordSpan {
    pub left: f32,
    pub right: f32,
    /// The part that surely belongs to it.
    pub certain: Option<(f32, f32)>,
    pub is_open: [bool; 2],
}

impl RecordSpan {
    /// Nothing of a date that says nothing.
    pub fn new(dated: &Dated, scale: &Scale) -> Option<Self> {
        let x = |instant: Instant| {
            let x = scale.x_from_time(instant.as_f64());
            x.clamp(-OUTSIDE, scale.width() + OUTSIDE) as f32
        };
        let Bounds { start, end } = dated.bounds;
        let known = [start.from, start.until, end.from, end.until];
        let known = known.into_iter().flatten().map(x);
        let first = known.clone().reduce(f32::min)?;
        let last = known.reduce(f32::max)?;
        let certain = start.until.zip(end.from);
        let certain = certain.filter(|(from, until)| dated.is_period() && from < until);
        Some(Self {
            left: start.from.map_or(first - OPEN_REACH, x),
            right: end.until.map_or(last + OPEN_REACH, x),
            certain: certain.map(|(from, until)| (x(from), x(until))),
            is_open: [start.from.is_none(), end.until.is_none()],
        })
    }

    fn translated(self, by: f32) -> Self {
        Self {
            left: self.left + by,
            right: self.right + by,
            certain: self.certain.map(|(from, until)| (from + by, until + by)),
            ..self
        }
    }

    /// Its shapes on a line: dashed where it may be, solid where it surely is.
    pub fn shapes(self, foot: f32, height: f32) -> Vec<Shape> {
        let line = |from: Pos2, to: Pos2, dash: Option<Dash>| Shape::Line {
            points: vec![from, to],
            width: 1.7,
            dash,
        };
        if self.right - self.left < TRIANGLE {
            let middle = (self.left + self.right) / 2.0;
            let points = vec![
                pos2(middle, foot - height),
                pos2(middle + TRIANGLE / 2.0, foot + 1.0),
                pos2(middle - TRIANGLE / 2.0, foot + 1.0),
            ];
            return vec![Shape::Polygon { points }];
        }
        let along = |from: f32, until: f32, dash| line(pos2(from, foot), pos2(until, foot), dash);
        let mut shapes = vec![along(self.left, self.right, Some(DASHED))];
        shapes.extend(self.certain.map(|(from, until)| along(from, until, None)));
        let ends = [self.left, self.right].into_iter().zip(self.is_open);
        let closed = ends.filter(|(_, is_open)| !is_open);
        shapes.extend(closed.map(|(x, _)| line(pos2(x, foot - height), pos2(x, foot + 0.7), None)));
        shapes
    }
}

impl SceneBuilder<'_> {
    /// Draws the record's date of an event that stands at some x of the canvas, if the document gives one, and leads to it
    /// from an event that is read or pointed at.
    pub(super) fn draw_record(
        &mut self,
        event: EventIx,
        x: f32,
        place: RowPlace,
        above: &mut Above,
    ) {
        // The audience has no legend: its card explains the mark of what is read, and of nothing else.
        let is_read = self.focus.guided().contains(&event);
        if self.named_events.is_some() && !is_read {
            return;
        }
        let Some(record) = self.timeline.record_of(event) else {
            return;
        };
        let Some(span) = RecordSpan::new(&record.dated, &self.scale) else {
            return;
        };
        let clip = self.regions.lanes;
        let span = span.translated(clip.left());
        let bar_bottom = place.middle + self.bar_height() / 2.0;
        let foot = bar_bottom + BETWEEN_ROWS / 2.0;
        let opacity = self.opacity_of(event, self.focus.highlights_event(event));
        let target = Target::Record(event);
        let start = self.marks.len();
        if is_read {
            let nearest = x.clamp(span.left, span.right);
            let leader = Shape::Line {
                points: vec![pos2(x, bar_bottom), pos2(x, foot), pos2(nearest, foot)],
                width: 1.4,
                dash: None,
            };
            self.push(leader, ColorRole::Accent, 1.0, Some(target.clone()), clip);
        }
        let height = HEIGHT.min(self.regions.row_height * MAX_SHARE);
        for shape in span.shapes(foot, height) {
            self.push(shape, ColorRole::Text, opacity, Some(target.clone()), clip);
        }
        above.labels.extend(self.marks.drain(start..));
        let rect = Rect::from_x_y_ranges(span.left..=span.right, foot - height..=foot + 1.0);
        let middle = rect.center().x;
        let rect = rect
            .union(Rect::from_center_size(
                pos2(middle, foot),
                egui::vec2(TRIANGLE, 0.0),
            ))
            .expand2(egui::vec2(AROUND, 1.0));
        above.hitboxes.push((self.place_of(event), target, rect));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample::{dated, scale_of_2022};

    fn span(edtf: &str) -> Option<RecordSpan> {
        RecordSpan::new(&dated(edtf), &scale_of_2022(1000.0))
    }

    #[test]
    fn a_day_is_a_triangle_and_a_longer_date_a_line_that_is_solid_where_it_is_certain() {
        let day = span("2022-04-10").expect("a day").shapes(10.0, 5.0);
        assert!(matches!(day[..], [Shape::Polygon { .. }]), "{day:?}");
        let strokes = |edtf: &str| -> Vec<bool> {
            let shapes = span(edtf).expect("a date").shapes(10.0, 5.0);
            let dashed = shapes.iter().map(|shape| match shape {
                Shape::Line { dash, .. } => dash.is_some(),
                other => panic!("{edtf} has {other:?}"),
            });
            dashed.collect()
        };
        // Along it, and its two ends.
        assert_eq!(strokes("2022-04"), [true, false, false]);
        assert_eq!(strokes("2022-04/2022-08"), [true, false, false, false]);
        assert_eq!(strokes("2022-04/.."), [true, false]);
    }

    #[test]
    fn an_open_end_reaches_a_little_beyond_what_is_known_and_nothing_known_has_no_mark() {
        let open = span("2022-04-01/..").expect("a date");
        let closed = span("2022-04-01").expect("a day");
        assert_eq!(open.left, closed.left);
        assert_eq!(open.right, closed.right + OPEN_REACH);
        assert_eq!(open.is_open, [false, true]);
        assert_eq!(span("XXXX"), None);
    }
}
