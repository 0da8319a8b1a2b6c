//! A timeline, a look and a size make a scene.
//!
//! Top to bottom: a header strip that names the folds and the writing, the event lanes, the time axis, and the
//! claim rows on the same scale. A gutter on the left holds lane names and claim titles.

mod audience;
mod axis;
mod claims;
mod dense;
mod lanes;

use std::collections::HashSet;

use egui::{Pos2, Rect, Vec2, pos2};

use crate::timeline::{EventIx, Timeline};

use super::document_layout::DocumentLayout;
use super::look::{Focus, Look};
use super::measure::Measure;
use super::rows::Rows;
use super::scale::Scale;
use super::scene::{ColorRole, Face, Hitbox, Mark, Regions, Scene, Shape, Target, Text};

pub use audience::{
    AUDIENCE_HEIGHT, AUDIENCE_TEXT, AudienceView, audience, audience_canvas,
    longest_audience_scroll, step_scroll,
};
pub use claims::{CLAIM_ROW, role_shape};
pub use lanes::is_in_view;

/// The strip above the lanes.
const HEADER: f32 = 24.0;
/// The two lines of the axis.
const AXIS: f32 = 42.0;
/// The gutter's share of the canvas and its bounds in points.
const GUTTER_SHARE: f32 = 0.215;
const GUTTER: (f32, f32) = (150.0, 270.0);
/// The share of the height that claim rows get when there is not room for all, and the least they are left with
/// when even the tightest rows of events need more: the events are what one looks for first.
const CLAIMS_SHARE: f32 = 0.33;
const LEAST_CLAIMS_SHARE: f32 = 0.13;

/// How wide the part of the canvas is that shows time.
pub fn time_width(size: Vec2) -> f32 {
    (size.x - gutter_width(size)).max(1.0)
}

fn gutter_width(size: Vec2) -> f32 {
    (size.x * GUTTER_SHARE)
        .clamp(GUTTER.0, GUTTER.1)
        .min(size.x / 2.0)
}

/// Lays out the canvas.
pub fn layout(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
    measure: &mut dyn Measure,
) -> Scene {
    let width = time_width(size);
    let scale = document_layout
        .viewport(f64::from(width), look.folding)
        .scale(look.camera);
    let regions = regions(timeline, document_layout, size);
    let mut canvas = SceneBuilder {
        timeline,
        look,
        rows: &document_layout.rows,
        focus: Focus::new(timeline, look),
        scale,
        regions,
        least_text: 0.0,
        named_events: None,
        measure,
        marks: Vec::new(),
        hitboxes: Vec::new(),
        visited: 0,
    };
    canvas.draw_lane_bands();
    canvas.draw_claim_bands();
    canvas.draw_axis();
    canvas.draw_guides();
    canvas.draw_events();
    canvas.draw_claims();
    Scene {
        size,
        marks: canvas.marks,
        hitboxes: canvas.hitboxes,
        regions,
        visited: canvas.visited,
    }
}

fn regions(timeline: &Timeline, document_layout: &DocumentLayout, size: Vec2) -> Regions {
    let gutter = gutter_width(size);
    let claims_content = claims::content_height(timeline);
    let room = (size.y - HEADER - AXIS).max(0.0);
    let for_lanes = (room - claims_content).max(room * (1.0 - CLAIMS_SHARE));
    let row_height = lanes::row_height(timeline, &document_layout.rows, for_lanes);
    let lanes_content = lanes::content_height(timeline, &document_layout.rows, row_height);
    let lanes_height = if lanes_content + claims_content <= room {
        lanes_content
    } else {
        lanes_content.min(room * (1.0 - LEAST_CLAIMS_SHARE))
    };
    let lanes_bottom = HEADER + lanes_height;
    let part = |top: f32, bottom: f32| {
        Rect::from_min_max(pos2(gutter, top), pos2(size.x, bottom.max(top)))
    };
    Regions {
        gutter: Rect::from_min_max(Pos2::ZERO, pos2(gutter, size.y)),
        lanes: part(HEADER, lanes_bottom),
        axis: part(lanes_bottom, lanes_bottom + AXIS),
        claims: part(lanes_bottom + AXIS, size.y),
        row_height,
        lanes_content_height: lanes_content,
        claims_content_height: claims_content,
    }
}

/// A scene in the making.
struct SceneBuilder<'a> {
    timeline: &'a Timeline,
    look: &'a Look,
    rows: &'a Rows,
    focus: Focus<'a>,
    scale: Scale,
    regions: Regions,
    /// The smallest text that may be set, in points.
    least_text: f32,
    /// The events that stand in front, where not all do.
    named_events: Option<&'a HashSet<EventIx>>,
    measure: &'a mut dyn Measure,
    marks: Vec<Mark>,
    hitboxes: Vec<Hitbox>,
    /// How many events were looked at.
    visited: usize,
}

/// What a text looks like and stands for.
#[derive(Clone)]
struct Style {
    face: Face,
    size: f32,
    color_role: ColorRole,
    opacity: f32,
    target: Option<Target>,
    clip: Rect,
}

impl SceneBuilder<'_> {
    /// The canvas's x of a time.
    fn x(&self, time: f64) -> f32 {
        let x = self.scale.x_from_time(time);
        let width = self.scale.width();
        self.regions.lanes.left() + x.clamp(-width, 2.0 * width) as f32
    }

    /// The whole of the canvas that shows time.
    fn time_rect(&self) -> Rect {
        Rect::from_min_max(
            pos2(self.regions.lanes.left(), 0.0),
            self.regions.claims.right_bottom(),
        )
    }

    /// The row of `region`, from the canvas's left edge to its right.
    fn full_width(&self, region: Rect) -> Rect {
        Rect::from_min_max(pos2(0.0, region.top()), region.right_bottom())
    }

    fn push(
        &mut self,
        shape: Shape,
        color_role: ColorRole,
        opacity: f32,
        target: Option<Target>,
        clip: Rect,
    ) {
        self.marks.push(Mark {
            shape,
            color_role,
            opacity,
            target,
            clip,
        });
    }

    fn fill(&mut self, rect: Rect, color_role: ColorRole, clip: Rect) {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        self.push(shape, color_role, 1.0, None, clip);
    }

    fn rule(&mut self, from: Pos2, to: Pos2, color_role: ColorRole, clip: Rect) {
        let shape = Shape::Line {
            points: vec![from, to],
            width: 1.0,
            dash: None,
        };
        self.push(shape, color_role, 1.0, None, clip);
    }

    /// Writes a line of text in a box of known left edge and middle, shortened to `room`.
    fn write(&mut self, text: &str, left_middle: Pos2, room: f32, style: &Style) -> Option<Rect> {
        let fitted = self.measure.fitted(text, style.face, style.size, room)?;
        let width = self.measure.width(&fitted, style.face, style.size);
        let whole = (fitted != text).then(|| text.to_owned());
        Some(self.write_fitted(fitted, whole, left_middle, width, style))
    }

    fn write_fitted(
        &mut self,
        text: String,
        whole: Option<String>,
        left_middle: Pos2,
        width: f32,
        style: &Style,
    ) -> Rect {
        let height = style.size * 1.3;
        let rect = Rect::from_min_size(
            pos2(left_middle.x, left_middle.y - height / 2.0),
            Vec2::new(width, height),
        );
        let shape = Shape::Text(Text {
            text,
            whole,
            rect,
            size: style.size,
            face: style.face,
        });
        self.push(
            shape,
            style.color_role,
            style.opacity,
            style.target.clone(),
            style.clip,
        );
        rect
    }

    /// Makes the part of a rectangle that can be seen stand for something.
    fn hitbox(&mut self, target: Target, rect: Rect, clip: Rect) {
        let rect = rect.intersect(clip);
        if rect.is_positive() {
            self.hitboxes.push(Hitbox { target, rect });
        }
    }
}

/// How far the lanes and the claim rows can be scrolled, in points.
pub fn longest_scrolls(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    size: Vec2,
) -> (f32, f32) {
    let regions = regions(timeline, document_layout, size);
    (
        (regions.lanes_content_height - regions.lanes.height()).max(0.0),
        (regions.claims_content_height - regions.claims.height()).max(0.0),
    )
}

/// The height at which nothing needs to scroll, in points.
pub fn whole_height(timeline: &Timeline, document_layout: &DocumentLayout) -> f32 {
    let row = lanes::row_height(timeline, &document_layout.rows, f32::INFINITY);
    let lanes = lanes::content_height(timeline, &document_layout.rows, row);
    HEADER + lanes + AXIS + claims::content_height(timeline)
}

/// How tall the lanes' part of the canvas is, in points.
pub fn lanes_height(timeline: &Timeline, document_layout: &DocumentLayout, size: Vec2) -> f32 {
    regions(timeline, document_layout, size).lanes.height()
}

/// The top and the bottom of an event's row, from the top of the first lane, in points.
pub fn event_row(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    size: Vec2,
    event: EventIx,
) -> (f32, f32) {
    let row = regions(timeline, document_layout, size).row_height;
    let top = lanes::row_top(timeline, &document_layout.rows, event, row);
    (top, top + row)
}

/// How tall the claim rows' part of the canvas is, in points.
pub fn claims_height(timeline: &Timeline, document_layout: &DocumentLayout, size: Vec2) -> f32 {
    regions(timeline, document_layout, size).claims.height()
}

/// How long a fold is, "20 years".
pub fn fold_length_words(seconds: f64) -> String {
    let [long, _] = axis::length_words(seconds);
    long
}
