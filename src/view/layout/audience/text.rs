//! Texts in lines.

use egui::{Pos2, Rect, pos2};

use crate::view::scene::{ColorRole, Face, Mark, Shape, Target, Text};

use super::AUDIENCE_TEXT;
use super::page::{LINE, Page, TITLE};

/// A text to set.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub face: Face,
    pub size: f32,
}

impl Page<'_> {
    pub(super) fn lines(&mut self, words: Words<'_>, room: f32) -> Vec<String> {
        if words.text.is_empty() {
            return Vec::new();
        }
        self.measure.lines(words.text, words.face, words.size, room)
    }

    /// Sets a text in lines from a left upper corner on; says where it ends.
    pub(super) fn paragraph(
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

    /// As many of the lines as the area holds. The last one that does ends in an ellipsis if there are more, and
    /// keeps the whole text.
    pub(super) fn set(
        &mut self,
        words: Words<'_>,
        mut lines: Vec<String>,
        at: Pos2,
        area: Rect,
        opacity: f32,
        target: Option<Target>,
    ) -> f32 {
        let height = words.size * LINE;
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

    /// One line by its left middle.
    pub(super) fn line(&mut self, words: Words<'_>, left_middle: Pos2, area: Rect) {
        let top = left_middle.y - words.size * LINE / 2.0;
        let line = vec![words.text.to_owned()];
        self.set(words, line, pos2(left_middle.x, top), area, 1.0, None);
    }

    pub(super) fn mark(
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

pub(super) fn title_words(text: &str) -> Words<'_> {
    Words {
        text,
        face: Face::SemiBold,
        size: TITLE,
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
