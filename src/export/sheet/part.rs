//! A head or a foot in the making.

use egui::{Pos2, Rect, pos2, vec2};

use crate::bidi::line_in_its_direction;
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face, Mark, Shape, Text};

/// The room at the sides, which is that of the names in the gutter.
pub(super) const MARGIN: f32 = 14.0;

/// A head or a foot: marks from its own left upper corner.
#[derive(Default)]
pub(super) struct Part {
    pub height: f32,
    pub marks: Vec<Mark>,
}

/// The look of a text.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub face: Face,
    pub size: f32,
    pub line_height: f32,
    pub color_role: ColorRole,
}

impl Part {
    /// Sets a text in lines that are no wider than `room`, from a left upper corner on; returns its lower end.
    pub fn paragraph(
        &mut self,
        text: &str,
        at: Pos2,
        room: f32,
        style: Style,
        measure: &mut dyn Measure,
    ) -> f32 {
        let mut top = at.y;
        for line in measure.lines(text, style.face, style.size, room) {
            let width = measure.width(&line, style.face, style.size);
            let line = line_in_its_direction(text, &line);
            self.line(line, None, pos2(at.x, top), width, style);
            top += style.line_height;
        }
        top
    }

    /// Sets a line of known width from a left upper corner on.
    pub fn line(
        &mut self,
        text: String,
        whole: Option<String>,
        at: Pos2,
        width: f32,
        style: Style,
    ) {
        let rect = Rect::from_min_size(at, vec2(width, style.line_height));
        let text = Text {
            text,
            whole,
            rect,
            size: style.size,
            face: style.face,
        };
        self.push(Shape::Text(text), style.color_role, rect.expand(4.0));
    }

    /// A rule from side to side.
    pub fn rule(&mut self, y: f32, width: f32) {
        let shape = Shape::Line {
            points: vec![pos2(0.0, y), pos2(width, y)],
            width: 1.0,
            dash: None,
        };
        let clip = Rect::from_min_max(pos2(0.0, y - 1.0), pos2(width, y + 1.0));
        self.push(shape, ColorRole::Rule, clip);
    }

    pub fn moved_down(mut self, points: f32) -> Self {
        let by = vec2(0.0, points);
        for mark in &mut self.marks {
            mark.shape.translate(by);
            mark.clip = mark.clip.translate(by);
        }
        self
    }

    fn push(&mut self, shape: Shape, color_role: ColorRole, clip: Rect) {
        self.marks.push(Mark {
            shape,
            color_role,
            opacity: 1.0,
            target: None,
            clip,
        });
    }
}
