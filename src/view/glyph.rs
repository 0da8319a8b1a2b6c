//! How an event is drawn: exactly as precisely as the text dates it.
//!
//! Certain is solid, possible is a light tint in a dashed outline, and each end stands on its own:
//!
//! - a date known to the day, too narrow to show its width, is a **diamond**;
//! - a whole calendar unit (a month, a season, a year) is a **bracket**: dashed above and below, closed at the
//!   unit's borders, since the borders are the calendar's and the event lies somewhere between them;
//! - a one-of date is a **dashed box with dots**: any of these days;
//! - an approximate end has no border, it **fades**;
//! - an open end is solid until the writing and **fades** behind it;
//! - what is only alleged is **hatched**;
//! - what is feared or forecast is **hollow and dotted**, with a hollow diamond.
//!
//! Nothing is pinned to a midpoint and nothing has whiskers. Hue is the lane's; certainty is told by fill and
//! outline alone, so that it survives greyscale. The legend is drawn by this code too.

use egui::{Pos2, Rect, pos2};

use crate::document::EventKind;
use crate::document::date::{Edge, Form, Precision};
use crate::document::when::Dated;
use crate::timeline::{Extent, LaneIx};

use super::scale::Scale;
use super::scene::{Dash, Ink, Mark, Shape, Target, Tone};

/// A date narrower than this is drawn as a diamond, of this width.
pub const DIAMOND: f32 = 13.0;
/// The least width of a bar.
const LEAST_BAR: f32 = 5.0;
/// How far an open end fades.
const OPEN_FADE: f64 = 46.0;
/// How far a forecast with an open end fades; its label stands in it.
const FORECAST_FADE: f64 = 250.0;
/// The least width over which an approximate end fades.
const SOFT_FADE: f64 = 20.0;
/// How far off the canvas shapes are cut.
const OUTSIDE: f64 = 80.0;

const DASHED: Dash = Dash { on: 4.0, off: 3.0 };
const DOTTED: Dash = Dash { on: 1.5, off: 3.0 };

/// The shape of an event at one scale, in points from the canvas's left.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub left: f32,
    pub right: f32,
    body: Body,
    kind: EventKind,
}

#[derive(Clone, Debug, PartialEq)]
enum Body {
    Diamond,
    Bar {
        certain: Option<(f32, f32)>,
        start: End,
        end: End,
    },
    /// One box for each possible place, joined by a thin line.
    Boxes {
        boxes: Vec<(f32, f32)>,
        one_of: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Known so closely that its vagueness does not show.
    Sharp,
    /// Somewhere in a calendar unit.
    Bracket,
    /// Approximate or unknown.
    Soft,
    Open,
}

impl Glyph {
    pub fn new(kind: EventKind, dated: &Dated, extent: Extent, scale: &Scale) -> Self {
        let place = Placed { scale };
        if let Form::OneOf(windows) | Form::EachOf(windows) = &dated.form
            && (windows.len() > 1 || matches!(dated.form, Form::OneOf(_)))
        {
            let boxes: Vec<(f32, f32)> = windows
                .iter()
                .map(|window| {
                    let from = window.from.map_or(f64::NEG_INFINITY, |i| i.as_f64());
                    let until = window.until.map_or(f64::INFINITY, |i| i.as_f64());
                    let possible = (from.max(extent.possible.0), until.min(extent.possible.1));
                    place.span(Extent { possible, ..extent }, kind)
                })
                .filter(|(left, right)| left < right)
                .collect();
            let left = boxes.iter().map(|b| b.0).fold(f32::INFINITY, f32::min);
            let right = boxes.iter().map(|b| b.1).fold(f32::NEG_INFINITY, f32::max);
            let open = !extent.possible.0.is_finite() || !extent.possible.1.is_finite();
            if left <= right && !open {
                let one_of = matches!(dated.form, Form::OneOf(_));
                if right - left < DIAMOND {
                    return Self::diamond(kind, (left + right) / 2.0);
                }
                return Self {
                    left,
                    right,
                    body: Body::Boxes { boxes, one_of },
                    kind,
                };
            }
        }
        let (left, right) = place.span(extent, kind);
        let one_date = !dated.is_period();
        if one_date && right - left < DIAMOND {
            return Self::diamond(kind, (left + right) / 2.0);
        }
        let middle = (left + right) / 2.0;
        let (left, right) = if right - left < LEAST_BAR {
            (middle - LEAST_BAR / 2.0, middle + LEAST_BAR / 2.0)
        } else {
            (left, right)
        };
        let certain = extent
            .certain
            .map(|(from, until)| (place.x(from), place.x(until)))
            .filter(|(from, until)| until - from >= 1.0);
        let start = end(dated.start_edge, one_date, extent.possible.0.is_finite());
        let finish = end(dated.end_edge, one_date, extent.possible.1.is_finite());
        // A soft end needs some width to fade over, however narrow its window is at this scale.
        let soft = |end: End, gap: f32| match end {
            End::Soft => (SOFT_FADE as f32 - gap).max(0.0) / 2.0,
            End::Sharp | End::Bracket | End::Open => 0.0,
        };
        let (certain_left, certain_right) = certain.unwrap_or((right, left));
        let left = left - soft(start, (certain_left - left).max(0.0));
        let right = right + soft(finish, (right - certain_right).max(0.0));
        let certain = certain.map(|(from, until)| {
            let from = if start == End::Soft {
                from.max(left + SOFT_FADE as f32)
            } else {
                from
            };
            let until = if finish == End::Soft {
                until.min(right - SOFT_FADE as f32)
            } else {
                until
            };
            (from, until.max(from))
        });
        Self {
            left,
            right,
            body: Body::Bar {
                certain,
                start,
                end: finish,
            },
            kind,
        }
    }

    fn diamond(kind: EventKind, center: f32) -> Self {
        Self {
            left: center - DIAMOND / 2.0,
            right: center + DIAMOND / 2.0,
            body: Body::Diamond,
            kind,
        }
    }

    pub fn is_diamond(&self) -> bool {
        self.body == Body::Diamond
    }

    /// How far from its left end a label within it begins.
    pub fn label_inset(&self) -> f32 {
        match (self.kind, &self.body) {
            (EventKind::Hypothetical, _) => 20.0,
            (
                _,
                Body::Bar {
                    start: End::Soft, ..
                },
            ) => 12.0,
            _ => 7.0,
        }
    }

    /// Draws it with its middle at `middle`, a bar as high as `height`.
    pub fn draw(&self, middle: f32, height: f32, brush: &Brush, out: &mut Vec<Mark>) {
        let rect = Rect::from_x_y_ranges(
            self.left..=self.right,
            middle - height / 2.0..=middle + height / 2.0,
        );
        let mut pen = Pen { brush, out };
        match &self.body {
            Body::Diamond => self.draw_diamond(rect.center(), &mut pen),
            Body::Bar {
                certain,
                start,
                end,
            } => self.draw_bar(rect, *certain, *start, *end, &mut pen),
            Body::Boxes { boxes, one_of } => self.draw_boxes(rect, boxes, *one_of, &mut pen),
        }
        if self.kind == EventKind::Hypothetical && !self.is_diamond() && rect.width() > 18.0 {
            let center = pos2(rect.left().max(0.0) + 10.0, middle);
            pen.outline(&diamond(center, 4.5), None, 1.3);
        }
    }

    fn draw_diamond(&self, center: Pos2, pen: &mut Pen<'_>) {
        let points = diamond(center, DIAMOND / 2.0);
        match self.kind {
            EventKind::Happened | EventKind::Ongoing => pen.polygon(points, Tone::Strong),
            EventKind::Alleged => {
                pen.polygon(points.clone(), Tone::Possible);
                for shift in [-2.6_f32, 0.0, 2.6] {
                    let half = DIAMOND / 4.0 - shift.abs() / 4.0;
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
            if certain.is_some() && end == End::Bracket && (inner - x).abs() > 3.0 {
                pen.line(cap(inner), solid, 1.0);
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
                let tone = if one_of {
                    Tone::Possible
                } else {
                    Tone::Certain
                };
                pen.area(part, tone, 1.0, 1.0);
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
                pen.disc(pos2(x, rect.bottom() - 4.0), 1.1);
            }
        }
    }
}

fn end(edge: Edge, one_date: bool, bounded: bool) -> End {
    match edge {
        _ if !bounded => End::Open,
        Edge::Open => End::Open,
        Edge::Unknown => End::Soft,
        Edge::Dated {
            approximate: true, ..
        }
        | Edge::Dated {
            uncertain: true, ..
        } => End::Soft,
        Edge::Dated { precision, .. } if one_date || precision > Precision::Day => End::Bracket,
        Edge::Dated { .. } => End::Sharp,
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

struct Placed<'a> {
    scale: &'a Scale,
}

impl Placed<'_> {
    fn x(&self, time: f64) -> f32 {
        self.scale
            .x_from_time(time)
            .clamp(-OUTSIDE, self.scale.width() + OUTSIDE) as f32
    }

    /// The drawn ends of an extent. An open end fades within a few points of what is known.
    fn span(&self, extent: Extent, kind: EventKind) -> (f32, f32) {
        let fade = if kind == EventKind::Hypothetical {
            FORECAST_FADE
        } else {
            OPEN_FADE
        };
        let (from, until) = extent.possible;
        let left = if from.is_finite() {
            self.x(from)
        } else {
            self.cut(self.scale.x_from_time(extent.dated.0) - fade)
        };
        let right = if until.is_finite() {
            self.x(until)
        } else {
            self.cut(self.scale.x_from_time(extent.dated.1) + fade)
        };
        (left, right)
    }

    fn cut(&self, x: f64) -> f32 {
        x.clamp(-OUTSIDE, self.scale.width() + OUTSIDE) as f32
    }
}

/// What a glyph is drawn with.
#[derive(Clone, Debug)]
pub struct Brush {
    pub lane: LaneIx,
    pub strength: f32,
    pub target: Option<Target>,
    pub clip: Rect,
}

struct Pen<'a> {
    brush: &'a Brush,
    out: &'a mut Vec<Mark>,
}

impl Pen<'_> {
    fn push(&mut self, shape: Shape, ink: Ink, strength: f32) {
        self.out.push(Mark {
            shape,
            ink,
            strength: strength * self.brush.strength,
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
            self.push(shape, Ink::Lane(self.brush.lane, tone), 1.0);
        }
    }

    fn polygon(&mut self, points: Vec<Pos2>, tone: Tone) {
        self.push(
            Shape::Polygon { points },
            Ink::Lane(self.brush.lane, tone),
            1.0,
        );
    }

    fn paper(&mut self, points: Vec<Pos2>) {
        self.push(Shape::Polygon { points }, Ink::Paper, 1.0);
    }

    fn line(&mut self, points: Vec<Pos2>, dash: Option<Dash>, width: f32) {
        self.faint_line(points, dash, width, 1.0);
    }

    fn faint_line(&mut self, points: Vec<Pos2>, dash: Option<Dash>, width: f32, strength: f32) {
        self.push(
            Shape::Line {
                points,
                width,
                dash,
            },
            Ink::Lane(self.brush.lane, Tone::Strong),
            strength,
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
            Ink::Lane(self.brush.lane, Tone::Strong),
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
        for (index, &strength) in steps.iter().enumerate() {
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
                strength,
            );
        }
    }

    /// Diagonal strokes, cut at the rectangle's sides.
    fn hatch(&mut self, rect: Rect) {
        const STEP: f32 = 6.0;
        let height = rect.height();
        let mut x = (rect.left() / STEP).floor() * STEP - height;
        while x < rect.right() {
            let from = x.max(rect.left());
            let until = (x + height).min(rect.right());
            if until - from > 0.5 {
                let points = vec![
                    pos2(from, rect.bottom() - (from - x)),
                    pos2(until, rect.bottom() - (until - x)),
                ];
                self.faint_line(points, None, 1.0, 0.38);
            }
            x += STEP;
        }
    }
}
