//! Texts in lines.

use egui::{Pos2, Rect, pos2};

use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face, Hitbox, Mark, Shape, Target, Text};

use super::screen::AUDIENCE_TEXT;

/// The height of a line of text, as a share of its size.
const LINE: f32 = 1.3;

/// A text to set.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub face: Face,
    pub size: f32,
}

impl Words<'_> {
    /// The height of so many lines.
    pub fn height(self, lines: usize) -> f32 {
        lines as f32 * self.size * LINE
    }
}

/// Sets texts, and keeps the marks that they are and the places of those that can be clicked.
pub(super) struct Typesetter<'a> {
    pub measure: &'a mut dyn Measure,
    pub marks: Vec<Mark>,
    pub hitboxes: Vec<Hitbox>,
}

impl Typesetter<'_> {
    /// The width of one line of text.
    pub fn width(&mut self, words: Words<'_>) -> f32 {
        self.measure.width(words.text, words.face, words.size)
    }

    /// The height of texts below each other.
    pub fn height(&mut self, texts: &[Words<'_>], width: f32) -> f32 {
        let heights = texts
            .iter()
            .map(|words| words.height(self.lines(*words, width).len()));
        heights.sum()
    }

    pub fn lines(&mut self, words: Words<'_>, room: f32) -> Vec<String> {
        if words.text.is_empty() {
            return Vec::new();
        }
        self.measure.lines(words.text, words.face, words.size, room)
    }

    /// Sets a text in lines from a left upper corner on; returns its lower end.
    pub fn paragraph(
        &mut self,
        words: Words<'_>,
        at: Pos2,
        area: Rect,
        opacity: f32,
        target: Option<Target>,
    ) -> f32 {
        let lines = self.lines(words, area.right() - at.x);
        self.set(words, lines, at, area, opacity, target)
    }

    /// Sets as many of the lines as the area holds. The last one that does ends in an ellipsis if there are more, and
    /// keeps the whole text.
    pub fn set(
        &mut self,
        words: Words<'_>,
        mut lines: Vec<String>,
        at: Pos2,
        area: Rect,
        opacity: f32,
        target: Option<Target>,
    ) -> f32 {
        let height = words.height(1);
        let most = ((area.bottom() - at.y + 2.0) / height).floor().max(0.0) as usize;
        let cut = lines.len() > most;
        lines.truncate(most);
        if let Some(last) = lines.last_mut().filter(|_| cut) {
            let room = area.right() - at.x;
            let more = format!("{last} …………");
            let fitted = self.measure.fitted(&more, words.face, words.size, room);
            *last = fitted.map_or_else(|| "…".to_owned(), |text| text.replace("…………", "…"));
        }
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let width = self.measure.width(&line, words.face, words.size);
            let top = at.y + index as f32 * height;
            let shape = Shape::Text(Text {
                text: line,
                whole: (cut && index + 1 == count).then(|| words.text.to_owned()),
                rect: Rect::from_min_size(pos2(at.x, top), egui::vec2(width, height)),
                size: words.size,
                face: words.face,
            });
            self.mark(
                shape,
                ColorRole::Text,
                opacity,
                target.clone(),
                area.expand(4.0),
            );
        }
        at.y + count as f32 * height
    }

    /// Sets one line by its left middle.
    pub fn line(&mut self, words: Words<'_>, left_middle: Pos2, area: Rect) {
        let top = left_middle.y - words.height(1) / 2.0;
        let line = vec![words.text.to_owned()];
        self.set(words, line, pos2(left_middle.x, top), area, 1.0, None);
    }

    pub fn mark(
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
}

pub(super) fn semibold(text: &str, size: f32) -> Words<'_> {
    Words {
        text,
        face: Face::SemiBold,
        size,
    }
}

pub(super) fn regular(text: &str, size: f32) -> Words<'_> {
    Words {
        text,
        face: Face::Regular,
        size,
    }
}

pub(super) fn italic(text: &str) -> Words<'_> {
    Words {
        text,
        face: Face::Italic,
        size: AUDIENCE_TEXT,
    }
}
