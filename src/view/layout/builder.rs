//! A scene in the making: the parts of the canvas, and how the simplest marks are added.

use std::collections::HashSet;

use egui::{Pos2, Rect, Vec2, pos2};

use crate::timeline::{EventIx, Timeline};
use crate::view::claim_rows::ClaimRows;
use crate::view::division;
use crate::view::look::{Highlight, Look};
use crate::view::measure::Measure;
use crate::view::rows::Rows;
use crate::view::scale::Scale;
use crate::view::scene::{ColorRole, Face, Hitbox, Mark, Regions, Shape, Target, Text};
use crate::view::ticks::TICK_SIZE;

use super::lane_heights::LaneHeights;

/// The strip above the lanes.
pub(super) const HEADER: f32 = 24.0;
/// The two lines of the axis.
pub(super) const AXIS: f32 = 42.0;

/// The least opacity at which text keeps a contrast of 4.5:1 in both themes where it steps back: the theme's text on a bar that
/// does so too, and muted and accented text on plain ground.
const LEAST_OPACITY: f32 = 0.7;
const LEAST_MUTED_OPACITY: f32 = 0.9;

/// A scene in the making.
pub(super) struct SceneBuilder<'a> {
    pub timeline: &'a Timeline,
    pub look: &'a Look,
    pub rows: &'a Rows,
    pub lane_heights: LaneHeights,
    /// The length in seconds of the finest date in each segment of the scale.
    pub finest: &'a [f64],
    pub focus: Highlight<'a>,
    pub claim_rows: ClaimRows<'a>,
    pub scale: Scale,
    pub regions: Regions,
    /// The smallest text that may be set, in points.
    pub least_text: f32,
    /// The events that stand in front, where not all do.
    pub named_events: Option<&'a HashSet<EventIx>>,
    pub measure: &'a mut dyn Measure,
    pub marks: Vec<Mark>,
    pub hitboxes: Vec<Hitbox>,
    /// The number of events that were looked at.
    pub visited: usize,
}

/// The look of a text, and the thing that it stands for.
#[derive(Clone)]
pub(super) struct Style {
    pub face: Face,
    pub size: f32,
    pub color_role: ColorRole,
    pub opacity: f32,
    pub target: Option<Target>,
    pub clip: Rect,
}

impl SceneBuilder<'_> {
    /// The canvas's x of a time.
    pub fn x(&self, time: f64) -> f32 {
        let x = self.scale.x_from_time(time);
        let width = self.scale.width();
        self.regions.lanes.left() + x.clamp(-width, 2.0 * width) as f32
    }

    /// How much larger ticks and titles are than on a canvas of usual width.
    pub fn growth(&self) -> f32 {
        division::growth(self.regions.lanes.right())
    }

    /// The size of the axis's labels in points.
    pub fn tick_size(&self) -> f32 {
        TICK_SIZE * self.growth()
    }

    /// The whole of the canvas that shows time.
    pub fn time_rect(&self) -> Rect {
        Rect::from_min_max(
            pos2(self.regions.lanes.left(), 0.0),
            self.regions.claims.right_bottom(),
        )
    }

    /// The row of `region`, from the canvas's left edge to its right.
    pub fn full_width(&self, region: Rect) -> Rect {
        Rect::from_min_max(pos2(0.0, region.top()), region.right_bottom())
    }

    pub fn push(
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

    pub fn fill(&mut self, rect: Rect, color_role: ColorRole, clip: Rect) {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: 0.0,
        };
        self.push(shape, color_role, 1.0, None, clip);
    }

    pub fn rule(&mut self, from: Pos2, to: Pos2, color_role: ColorRole, clip: Rect) {
        let shape = Shape::Line {
            points: vec![from, to],
            width: 1.0,
            dash: None,
        };
        self.push(shape, color_role, 1.0, None, clip);
    }

    /// Writes a line of text in a box of known left edge and middle, shortened to `room`.
    pub fn write(
        &mut self,
        text: &str,
        left_middle: Pos2,
        room: f32,
        style: &Style,
    ) -> Option<Rect> {
        let fitted = self.measure.fitted(text, style.face, style.size, room)?;
        let width = self.measure.width(&fitted, style.face, style.size);
        let whole = (fitted != text).then(|| text.to_owned());
        Some(self.write_fitted(fitted, whole, left_middle, width, style))
    }

    pub fn write_fitted(
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
        let least = match style.color_role {
            ColorRole::Text => LEAST_OPACITY,
            _ => LEAST_MUTED_OPACITY,
        };
        self.push(
            shape,
            style.color_role,
            style.opacity.max(least),
            style.target.clone(),
            style.clip,
        );
        rect
    }

    /// Makes the part of a rectangle that can be seen stand for something.
    pub fn hitbox(&mut self, target: Target, rect: Rect, clip: Rect) {
        let rect = rect.intersect(clip);
        if rect.is_positive() {
            self.hitboxes.push(Hitbox {
                target,
                rect,
                nth: 0,
            });
        }
    }
}
