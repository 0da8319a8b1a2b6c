//! The scene in the window: a plot item that converts its marks to egui's shapes.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::{Mesh, PathShape, RectShape, TextShape};
use egui::{Color32, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

use crate::bidi::in_visual_order;
use crate::fonts::font;
use crate::theme::Palette;
use crate::view::scene::{Dash, Mark, Scene, Shape};

/// A rectangle no wider or higher than this, in points, has soft sides; others end with a pixel.
const THIN: f32 = 2.0;

/// Hosts a scene in a plot. The plot's coordinates are the scene's points with y upward, so that its transform,
/// which is this frame's, places the scene.
pub struct SceneItem {
    base: PlotItemBase,
    scene: Arc<Scene>,
}

impl SceneItem {
    pub fn new(scene: Arc<Scene>) -> Self {
        Self {
            base: PlotItemBase::new("canvas".to_owned()),
            scene,
        }
    }
}

impl PlotItem for SceneItem {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, _shapes: &mut Vec<egui::Shape>) {
        let origin = transform.position_from_point(&PlotPoint::new(0.0, 0.0));
        paint_marks(
            ui.painter(),
            Palette::of(ui.visuals()),
            &self.scene.marks,
            origin,
        );
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// Paints marks with their canvas's top left corner at `origin`.
pub fn paint_marks(painter: &Painter, palette: Palette, marks: &[Mark], origin: Pos2) {
    let by = origin.to_vec2();
    for run in runs(marks) {
        let mut shapes = Vec::with_capacity(run.marks.len() * 2);
        for mark in run.marks {
            shape_mark(painter, palette, mark, by, &mut shapes);
        }
        let clip = match run.clip {
            Some(clip) => clip.translate(by).intersect(painter.clip_rect()),
            None => painter.clip_rect(),
        };
        painter.with_clip_rect(clip).extend(shapes);
    }
}

/// Marks that are handed over together. Each handing over locks the whole context, and each clip is a call of its own to
/// the graphics driver, which without a graphics card takes a third of a millisecond.
struct Run<'a> {
    marks: &'a [Mark],
    /// The clip, where any of them needs one.
    clip: Option<Rect>,
}

/// The runs of marks in their order: a mark that lies within its clip goes with any that have room for it.
fn runs(marks: &[Mark]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut begun = 0;
    let (mut clip, mut bounds) = (None, Rect::NOTHING);
    for (index, mark) in marks.iter().enumerate() {
        let inked = inked(&mark.shape);
        let own = (!holds(mark.clip, inked)).then_some(mark.clip);
        let goes_along = match (clip, own) {
            (None, None) => true,
            (Some(clip), None) => holds(clip, inked),
            (None, Some(own)) => holds(own, bounds),
            (Some(clip), Some(own)) => clip == own,
        };
        if !goes_along {
            runs.push(Run {
                marks: &marks[begun..index],
                clip,
            });
            (begun, clip, bounds) = (index, None, Rect::NOTHING);
        }
        clip = clip.or(own);
        bounds |= inked;
    }
    runs.push(Run {
        marks: &marks[begun..],
        clip,
    });
    runs
}

/// Where a shape may ink: strokes have a width, soft sides reach beyond it, and letters beyond their box.
fn inked(shape: &Shape) -> Rect {
    match shape {
        Shape::Area { .. } | Shape::Blocks { .. } => shape.bounds(),
        _ => shape.bounds().expand(4.0),
    }
}

/// Whether the one rectangle holds the other, which may be none.
fn holds(outer: Rect, inner: Rect) -> bool {
    outer.union(inner) == outer
}

fn shape_mark(
    painter: &Painter,
    palette: Palette,
    mark: &Mark,
    by: Vec2,
    out: &mut Vec<egui::Shape>,
) {
    let color = palette.color(mark.color_role).gamma_multiply(mark.opacity);
    let pixels_per_point = painter.pixels_per_point();
    let of_width = |width: f32| Strokes {
        by,
        width,
        color,
        pixels_per_point,
    };
    match &mark.shape {
        Shape::Area {
            rect,
            left,
            right,
            corner,
        } => {
            let rect = rect.translate(by);
            let is_thin = rect.width().min(rect.height()) <= THIN;
            if left == right && (is_thin || *corner > 0.0) {
                let fill = color.gamma_multiply(*left);
                out.push(egui::Shape::from(RectShape::filled(rect, *corner, fill)));
            } else {
                let (left, right) = (color.gamma_multiply(*left), color.gamma_multiply(*right));
                let rect = rect.round_to_pixels(pixels_per_point);
                add_to_mesh(out, |mesh| add_area(mesh, rect, left, right));
            }
        }
        Shape::Line {
            points,
            width,
            dash,
        } => match dash {
            Some(dash) => {
                let strokes = dashes(points, *dash);
                add_to_mesh(out, |mesh| of_width(*width).add(mesh, &strokes));
            }
            None if points.len() == 2 => {
                let stroke = [[points[0], points[1]]];
                add_to_mesh(out, |mesh| of_width(*width).add(mesh, &stroke));
            }
            None => {
                let points: Vec<Pos2> = points.iter().map(|point| *point + by).collect();
                out.push(egui::Shape::from(PathShape::line(
                    points,
                    Stroke::new(*width, color),
                )));
            }
        },
        Shape::Hatching { strokes, width } => {
            add_to_mesh(out, |mesh| of_width(*width).add(mesh, strokes));
        }
        Shape::Blocks { rects } => add_to_mesh(out, |mesh| {
            mesh.reserve_vertices(4 * rects.len());
            mesh.reserve_triangles(2 * rects.len());
            for rect in rects {
                let rect = rect.translate(by).round_to_pixels(pixels_per_point);
                add_area(mesh, rect, color, color);
            }
        }),
        Shape::Polygon { points } => {
            let points = points.iter().map(|point| *point + by).collect();
            out.push(egui::Shape::from(PathShape::convex_polygon(
                points,
                color,
                Stroke::NONE,
            )));
        }
        Shape::Disc { center, radius } => {
            out.push(egui::Shape::circle_filled(*center + by, *radius, color));
        }
        Shape::Text(text) => {
            let galley = painter.layout_no_wrap(
                in_visual_order(&text.text).into_owned(),
                font(text.face, text.size),
                Color32::PLACEHOLDER,
            );
            let rect = text.rect.translate(by);
            let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            out.push(egui::Shape::from(TextShape::new(at, galley, color)));
        }
    }
}

/// The dashes of a line through points, begun anew at each of them.
fn dashes(points: &[Pos2], dash: Dash) -> Vec<[Pos2; 2]> {
    let mut strokes = Vec::new();
    for pair in points.windows(2) {
        let along = pair[1] - pair[0];
        let length = along.length();
        let way = along.normalized();
        let mut at = 0.0;
        while at < length {
            let until = (at + dash.on).min(length);
            strokes.push([pair[0] + way * at, pair[0] + way * until]);
            at = until + dash.off.max(0.1);
        }
    }
    strokes
}

/// Adds to the mesh that came last, or to a new one: marks one behind the other are one mesh where they can be.
fn add_to_mesh(out: &mut Vec<egui::Shape>, add: impl FnOnce(&mut Mesh)) {
    if let Some(egui::Shape::Mesh(mesh)) = out.last_mut() {
        add(Arc::make_mut(mesh));
        return;
    }
    let mut mesh = Mesh::default();
    add(&mut mesh);
    out.push(egui::Shape::from(mesh));
}

/// Strokes of one colour; as so many lines of egui's they would cost most of a frame.
struct Strokes {
    by: Vec2,
    width: f32,
    color: Color32,
    pixels_per_point: f32,
}

impl Strokes {
    fn add(&self, mesh: &mut Mesh, strokes: &[[Pos2; 2]]) {
        for [from, to] in strokes {
            let (from, to) = (*from + self.by, *to + self.by);
            if from.x == to.x || from.y == to.y {
                self.add_straight(mesh, Rect::from_two_pos(from, to));
            } else {
                self.add_slanting(mesh, from, to);
            }
        }
    }

    /// An upright or level stroke ends with a pixel, as bars do: it is as sharp, and a third of the triangles.
    fn add_straight(&self, mesh: &mut Mesh, line: Rect) {
        let width = self.width.round_to_pixels(self.pixels_per_point);
        let width = width.max(1.0 / self.pixels_per_point);
        let color = self.color.gamma_multiply((self.width / width).min(1.0));
        let across = match line.width() == 0.0 {
            true => vec2(width / 2.0, 0.0),
            false => vec2(0.0, width / 2.0),
        };
        let rect = line.expand2(across).round_to_pixels(self.pixels_per_point);
        add_area(mesh, rect, color, color);
    }

    /// A slanting stroke has soft sides.
    fn add_slanting(&self, mesh: &mut Mesh, from: Pos2, to: Pos2) {
        // Half a point beyond the stroke's sides nothing is left of it; half a point within them it is full.
        let half = self.width / 2.0;
        let (outer, inner) = (half + 0.5, (half - 0.5).max(0.0));
        let color = self.color.gamma_multiply(self.width.min(1.0));
        let across = (to - from).normalized().rot90();
        let first = mesh.vertices.len() as u32;
        for end in [from, to] {
            for (distance, color) in [
                (-outer, Color32::TRANSPARENT),
                (-inner, color),
                (inner, color),
                (outer, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(end + across * distance, color);
            }
        }
        for side in 0..3 {
            let (a, b) = (first + side, first + side + 4);
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(b, a + 1, b + 1);
        }
    }
}

/// A rectangle whose colour runs from left to right. As so many rectangles of egui's they would cost most of a frame.
fn add_area(mesh: &mut Mesh, rect: Rect, left: Color32, right: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.colored_vertex(rect.left_top(), left);
    mesh.colored_vertex(rect.right_top(), right);
    mesh.colored_vertex(rect.right_bottom(), right);
    mesh.colored_vertex(rect.left_bottom(), left);
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

#[cfg(test)]
mod tests {
    use crate::view::scene::ColorRole;

    use super::*;

    fn mark(rect: Rect, clip: Rect) -> Mark {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        Mark {
            shape,
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: None,
            clip,
        }
    }

    fn square(x: f32) -> Rect {
        Rect::from_min_size(pos2(x, 0.0), Vec2::splat(10.0))
    }

    #[test]
    fn marks_within_their_clips_are_painted_together_and_only_what_reaches_over_its_clip_is_cut() {
        let (titles, times) = (square(0.0), square(10.0));
        let (title, time) = (mark(titles, titles), mark(times, times));
        let beyond = mark(square(5.0), times);
        let clips = |marks: &[Mark]| -> Vec<(usize, Option<Rect>)> {
            let runs = runs(marks);
            runs.iter().map(|run| (run.marks.len(), run.clip)).collect()
        };
        assert_eq!(
            clips(&[title.clone(), time.clone(), title.clone()]),
            [(3, None)]
        );
        // What is cut takes along what its clip holds, and nothing else.
        assert_eq!(
            clips(&[time.clone(), beyond.clone(), time, beyond, title]),
            [(4, Some(times)), (1, None)]
        );
    }

    #[test]
    fn dashes_cover_a_line_up_to_its_end_and_no_further() {
        let line = [Pos2::ZERO, pos2(10.0, 0.0)];
        let strokes = dashes(&line, Dash { on: 4.0, off: 3.0 });
        let ends: Vec<(f32, f32)> = strokes.iter().map(|[from, to]| (from.x, to.x)).collect();
        assert_eq!(ends, [(0.0, 4.0), (7.0, 10.0)]);
    }
}
