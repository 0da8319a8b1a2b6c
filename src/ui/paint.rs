//! The scene in the window: a plot item that converts its marks to egui's shapes.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::{Mesh, PathShape, RectShape, TextShape};
use egui::{Color32, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2};
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
    // Marks of the same clip are handed over together: each handing over locks the whole context.
    for run in marks.chunk_by(|a, b| a.clip == b.clip) {
        let mut shapes = Vec::with_capacity(run.len() * 2);
        for mark in run {
            shape_mark(painter, palette, mark, by, &mut shapes);
        }
        let clip = run[0].clip.translate(by).intersect(painter.clip_rect());
        painter.with_clip_rect(clip).extend(shapes);
    }
}

fn shape_mark(
    painter: &Painter,
    palette: Palette,
    mark: &Mark,
    by: Vec2,
    out: &mut Vec<egui::Shape>,
) {
    let color = palette.color(mark.color_role).gamma_multiply(mark.opacity);
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
                let rect = rect.round_to_pixels(painter.pixels_per_point());
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
                add_to_mesh(out, |mesh| add_strokes(mesh, &strokes, by, *width, color));
            }
            None if points.len() == 2 => {
                let stroke = [[points[0], points[1]]];
                add_to_mesh(out, |mesh| add_strokes(mesh, &stroke, by, *width, color));
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
            add_to_mesh(out, |mesh| add_strokes(mesh, strokes, by, *width, color));
        }
        Shape::Blocks { rects } => add_to_mesh(out, |mesh| {
            mesh.reserve_vertices(4 * rects.len());
            mesh.reserve_triangles(2 * rects.len());
            for rect in rects {
                let rect = rect
                    .translate(by)
                    .round_to_pixels(painter.pixels_per_point());
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

/// Strokes with soft sides: as so many lines they would cost most of a frame.
fn add_strokes(mesh: &mut Mesh, strokes: &[[Pos2; 2]], by: Vec2, width: f32, color: Color32) {
    // Half a point beyond the stroke's sides nothing is left of it; half a point within them it is full.
    let (outer, inner) = (width / 2.0 + 0.5, (width / 2.0 - 0.5).max(0.0));
    let color = color.gamma_multiply(width.min(1.0));
    mesh.reserve_vertices(8 * strokes.len());
    mesh.reserve_triangles(6 * strokes.len());
    for [from, to] in strokes {
        let along = *to - *from;
        let length = along.length_sq().sqrt();
        if length == 0.0 {
            continue;
        }
        let across = along.rot90() / length;
        let first = mesh.vertices.len() as u32;
        for end in [*from + by, *to + by] {
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
    use super::*;

    #[test]
    fn dashes_cover_a_line_up_to_its_end_and_no_further() {
        let line = [Pos2::ZERO, pos2(10.0, 0.0)];
        let strokes = dashes(&line, Dash { on: 4.0, off: 3.0 });
        let ends: Vec<(f32, f32)> = strokes.iter().map(|[from, to]| (from.x, to.x)).collect();
        assert_eq!(ends, [(0.0, 4.0), (7.0, 10.0)]);
    }
}
