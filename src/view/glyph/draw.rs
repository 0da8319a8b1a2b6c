//! A glyph's marks.

use egui::{Pos2, Rect, pos2};

use crate::document::EventKind;
use crate::view::scene::{ColorRole, Dash, Hue, Mark, Shape, Target, Tone};

use super::{Body, DIAMOND, End, Glyph};

const DASHED: Dash = Dash { on: 4.0, off: 3.0 };
/// The length of the strokes above and below where a bar begins to be certain.
const INNER_CAP: f32 = 3.0;
const DOTTED: Dash = Dash { on: 1.5, off: 3.0 };

impl Glyph {
    /// Draws it with its middle at `middle`, a bar as high as `height`.
    pub fn draw(&self, middle: f32, height: f32, brush: &Brush, out: &mut Vec<Mark>) {
        let rect = Rect::from_x_y_ranges(
            self.left..=self.right,
            middle - height / 2.0..=middle + height / 2.0,
        );
        let mut pen = Pen { brush, out };
        match &self.body {
            Body::Diamond { exact } => {
                // In a line of its own height it is a dot.
                let half = (DIAMOND / 2.0).min(height * 0.6);
                self.draw_diamond(rect.center(), half, *exact, &mut pen);
            }
            Body::Bar {
                certain,
                start,
                end,
            } => self.draw_bar(rect, *certain, *start, *end, &mut pen),
            Body::Boxes { boxes, one_of } => self.draw_boxes(rect, boxes, *one_of, &mut pen),
        }
        if self.kind == EventKind::Hypothetical && !self.is_diamond() && rect.width() > 18.0 {
            let center = pos2(self.x.max(DIAMOND / 2.0), middle);
            pen.outline(&diamond(center, (height * 0.45).min(4.5)), None, 1.3);
        }
    }

    fn draw_diamond(&self, center: Pos2, half: f32, exact: bool, pen: &mut Pen<'_>) {
        let points = diamond(center, half);
        match self.kind {
            EventKind::Happened | EventKind::Ongoing if exact => pen.polygon(points, Tone::Strong),
            EventKind::Happened | EventKind::Ongoing => {
                pen.polygon(points.clone(), Tone::Possible);
                pen.outline(&points, Some(Dash { on: 2.5, off: 1.5 }), 1.3);
            }
            EventKind::Alleged => {
                pen.polygon(points.clone(), Tone::Possible);
                for shift in [-0.4 * half, 0.0, 0.4 * half] {
                    let half = half / 2.0 - shift.abs() / 4.0;
                    let middle = pos2(center.x + shift / 2.0, center.y + shift / 2.0);
                    pen.line(
                        vec![
                            pos2(middle.x - half, middle.y + half),
                            pos2(middle.x + half, middle.y - half),
                        ],
                        None,
                        1.2,
                    );
                }
                pen.outline(&points, None, 1.3);
            }
            EventKind::Hypothetical => {
                pen.paper(points.clone());
                pen.outline(&points, None, 1.4);
            }
        }
    }

    fn draw_bar(
        &self,
        rect: Rect,
        certain: Option<(f32, f32)>,
        start: End,
        end: End,
        pen: &mut Pen<'_>,
    ) {
        let fades = |end: End| matches!(end, End::Soft | End::Open);
        let (sure_left, sure_right) = certain.unwrap_or_else(|| {
            // Nothing is certain: the tint is fullest in the middle, or at the end that does not fade.
            match (fades(start), fades(end)) {
                (true, true) => (rect.center().x, rect.center().x),
                (true, false) => (rect.right(), rect.right()),
                (false, true) => (rect.left(), rect.left()),
                (false, false) => (rect.left(), rect.right()),
            }
        });
        let hollow = self.kind == EventKind::Hypothetical;
        let part =
            |from: f32, until: f32| Rect::from_x_y_ranges(from..=until.max(from), rect.y_range());
        let before = part(rect.left(), sure_left);
        let sure = part(sure_left, sure_right);
        let after = part(sure_right, rect.right());

        if !hollow {
            pen.area(
                before,
                Tone::Possible,
                if fades(start) { 0.0 } else { 1.0 },
                1.0,
            );
            pen.area(
                after,
                Tone::Possible,
                1.0,
                if fades(end) { 0.0 } else { 1.0 },
            );
            let tone = if certain.is_some() && self.kind != EventKind::Alleged {
                Tone::Certain
            } else {
                Tone::Possible
            };
            pen.area(sure, tone, 1.0, 1.0);
        }
        if self.kind == EventKind::Alleged {
            let from = if fades(start) { sure_left } else { rect.left() };
            let until = if fades(end) { sure_right } else { rect.right() };
            pen.hatch(if until > from {
                part(from, until)
            } else {
                rect
            });
        }

        let dash = if hollow { DOTTED } else { DASHED };
        let solid = if hollow { Some(DOTTED) } else { None };
        for y in [rect.top(), rect.bottom()] {
            pen.fading_rule(before, y, fades(start), false, dash);
            pen.fading_rule(after, y, fades(end), true, dash);
            if certain.is_some() {
                pen.line(
                    vec![pos2(sure.left(), y), pos2(sure.right(), y)],
                    solid,
                    1.2,
                );
            } else if !sure.is_negative() && sure.width() > 0.5 {
                pen.line(
                    vec![pos2(sure.left(), y), pos2(sure.right(), y)],
                    Some(dash),
                    1.2,
                );
            }
        }
        for (end, x, inner) in [
            (start, rect.left(), sure_left),
            (end, rect.right(), sure_right),
        ] {
            let cap = |x: f32| vec![pos2(x, rect.top()), pos2(x, rect.bottom())];
            match end {
                End::Sharp | End::Bracket => pen.line(cap(x), solid, 1.6),
                End::Soft | End::Open => {}
            }
            // Short, so that it crosses no word within.
            if certain.is_some() && end == End::Bracket && (inner - x).abs() > 3.0 {
                for (y, toward) in [(rect.top(), 1.0), (rect.bottom(), -1.0)] {
                    let stroke = vec![pos2(inner, y), pos2(inner, y + toward * INNER_CAP)];
                    pen.faint_line(stroke, solid, 1.0, 0.5);
                }
            }
        }
    }

    fn draw_boxes(&self, rect: Rect, boxes: &[(f32, f32)], one_of: bool, pen: &mut Pen<'_>) {
        let hollow = self.kind == EventKind::Hypothetical;
        let dash = if hollow { DOTTED } else { DASHED };
        for pair in boxes.windows(2) {
            let middle = rect.center().y;
            pen.line(
                vec![pos2(pair[0].1, middle), pos2(pair[1].0, middle)],
                Some(DOTTED),
                1.0,
            );
        }
        for &(left, right) in boxes {
            let part = Rect::from_x_y_ranges(left..=right.max(left + 3.0), rect.y_range());
            let dashed = one_of.then_some(dash);
            if !hollow {
                // Each is somewhere within its box.
                pen.area(part, Tone::Possible, 1.0, 1.0);
            }
            if self.kind == EventKind::Alleged {
                pen.hatch(part);
            }
            pen.outline(
                &[
                    part.left_top(),
                    part.right_top(),
                    part.right_bottom(),
                    part.left_bottom(),
                ],
                dashed,
                1.2,
            );
        }
        if one_of && boxes.len() == 1 && rect.width() >= 18.0 {
            let dots = ((rect.width() - 6.0) / 6.0).floor().clamp(2.0, 5.0);
            for index in 0..dots as usize {
                let x = rect.left() + rect.width() * (index as f32 + 0.5) / dots;
                pen.disc(pos2(x, rect.bottom()), 1.7);
            }
        }
    }
}

/// A diamond's corners, clockwise from the top.
pub fn diamond(center: Pos2, half: f32) -> Vec<Pos2> {
    vec![
        pos2(center.x, center.y - half),
        pos2(center.x + half, center.y),
        pos2(center.x, center.y + half),
        pos2(center.x - half, center.y),
    ]
}

/// The hue, the opacity and the rest with which a glyph is drawn.
#[derive(Clone, Debug)]
pub struct Brush {
    pub hue: Hue,
    pub opacity: f32,
    pub target: Option<Target>,
    pub clip: Rect,
}

struct Pen<'a> {
    brush: &'a Brush,
    out: &'a mut Vec<Mark>,
}

impl Pen<'_> {
    fn push(&mut self, shape: Shape, color_role: ColorRole, opacity: f32) {
        self.out.push(Mark {
            shape,
            color_role,
            opacity: opacity * self.brush.opacity,
            target: self.brush.target.clone(),
            clip: self.brush.clip,
        });
    }

    fn area(&mut self, rect: Rect, tone: Tone, left: f32, right: f32) {
        if rect.width() >= 0.5 {
            let shape = Shape::Area {
                rect,
                left,
                right,
                corner: 0.0,
            };
            self.push(shape, ColorRole::Lane(self.brush.hue, tone), 1.0);
        }
    }

    fn polygon(&mut self, points: Vec<Pos2>, tone: Tone) {
        self.push(
            Shape::Polygon { points },
            ColorRole::Lane(self.brush.hue, tone),
            1.0,
        );
    }

    fn paper(&mut self, points: Vec<Pos2>) {
        self.push(Shape::Polygon { points }, ColorRole::Paper, 1.0);
    }

    fn line(&mut self, points: Vec<Pos2>, dash: Option<Dash>, width: f32) {
        self.faint_line(points, dash, width, 1.0);
    }

    fn faint_line(&mut self, points: Vec<Pos2>, dash: Option<Dash>, width: f32, opacity: f32) {
        self.push(
            Shape::Line {
                points,
                width,
                dash,
            },
            ColorRole::Lane(self.brush.hue, Tone::Strong),
            opacity,
        );
    }

    fn outline(&mut self, corners: &[Pos2], dash: Option<Dash>, width: f32) {
        let mut points = corners.to_vec();
        points.extend(corners.first());
        self.line(points, dash, width);
    }

    fn disc(&mut self, center: Pos2, radius: f32) {
        self.push(
            Shape::Disc { center, radius },
            ColorRole::Lane(self.brush.hue, Tone::Strong),
            1.0,
        );
    }

    /// The upper or lower edge of a part that is only possible, fainter the further out where it fades.
    fn fading_rule(&mut self, part: Rect, y: f32, fades: bool, outward_is_right: bool, dash: Dash) {
        if part.width() < 2.0 {
            return;
        }
        let steps: &[f32] = if fades { &[0.85, 0.55, 0.25] } else { &[1.0] };
        let step = part.width() / steps.len() as f32;
        for (index, &opacity) in steps.iter().enumerate() {
            let (from, until) = if outward_is_right {
                let from = part.left() + step * index as f32;
                (from, from + step)
            } else {
                let until = part.right() - step * index as f32;
                (until - step, until)
            };
            self.faint_line(
                vec![pos2(from, y), pos2(until, y)],
                Some(dash),
                1.2,
                opacity,
            );
        }
    }

    /// Diagonal strokes, cut at the rectangle's sides.
    fn hatch(&mut self, rect: Rect) {
        const STEP: f32 = 6.0;
        let height = rect.height();
        let mut strokes = Vec::with_capacity((rect.width() / STEP) as usize + 4);
        let mut x = (rect.left() / STEP).floor() * STEP - height;
        while x < rect.right() {
            let from = x.max(rect.left());
            let until = (x + height).min(rect.right());
            if until - from > 0.5 {
                strokes.push([
                    pos2(from, rect.bottom() - (from - x)),
                    pos2(until, rect.bottom() - (until - x)),
                ]);
            }
            x += STEP;
        }
        let color_role = ColorRole::Lane(self.brush.hue, Tone::Strong);
        self.push(
            Shape::Hatching {
                strokes,
                width: 1.0,
            },
            color_role,
            0.38,
        );
    }
}

#[cfg(test)]
mod tests;
