//! The caret's steps by key.

use std::ops::Range;

use egui::{Key, Modifiers, Pos2, pos2};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::state::TextSelection;
use crate::view::article::paragraphs::{Paragraph, paragraph_at};

use super::setting::Typesetter;

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretStep {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    PageUp,
    PageDown,
}

impl CaretStep {
    /// The step that a key asks for; Shift selects on the way.
    pub fn of(key: Key, modifiers: Modifiers) -> Option<Self> {
        if modifiers.alt {
            return None;
        }
        Some(match (key, modifiers.command) {
            (Key::ArrowLeft, false) => Self::Left,
            (Key::ArrowRight, false) => Self::Right,
            (Key::ArrowLeft, true) => Self::WordLeft,
            (Key::ArrowRight, true) => Self::WordRight,
            (Key::ArrowUp, false) => Self::Up,
            (Key::ArrowDown, false) => Self::Down,
            (Key::Home, false) => Self::LineStart,
            (Key::End, false) => Self::LineEnd,
            (Key::Home, true) => Self::TextStart,
            (Key::End, true) => Self::TextEnd,
            (Key::PageUp, false) => Self::PageUp,
            (Key::PageDown, false) => Self::PageDown,
            _ => return None,
        })
    }
}

/// The selection after a step. `page` is the height of the view in points.
pub fn stepped(
    typesetter: &mut Typesetter<'_>,
    selection: &TextSelection,
    step: CaretStep,
    selects: bool,
    page: f32,
) -> TextSelection {
    if typesetter.paragraphs.is_empty() {
        return selection.clone();
    }
    let (caret, kept_x) = match step {
        CaretStep::Left | CaretStep::Right if !selects && !selection.bytes().is_empty() => {
            // A selection is left at its end on that side.
            let bytes = selection.bytes();
            let is_later = (step == CaretStep::Right) != is_at_right(typesetter, selection.caret);
            (if is_later { bytes.end } else { bytes.start }, None)
        }
        CaretStep::Left | CaretStep::WordLeft => (along(typesetter, selection.caret, step), None),
        CaretStep::Right | CaretStep::WordRight => (along(typesetter, selection.caret, step), None),
        CaretStep::Up | CaretStep::Down | CaretStep::PageUp | CaretStep::PageDown => {
            let (caret, x) = across(typesetter, selection, step, page);
            (caret, Some(x))
        }
        CaretStep::LineStart | CaretStep::LineEnd => {
            let index = paragraph_at(typesetter.paragraphs, selection.caret);
            let edges = typesetter.set(index).line_edges(selection.caret);
            match step {
                CaretStep::LineStart => (edges.start, None),
                _ => (edges.end, None),
            }
        }
        CaretStep::TextStart => (ends(typesetter.paragraphs).start, None),
        CaretStep::TextEnd => (ends(typesetter.paragraphs).end, None),
    };
    let moved = match selects {
        true => selection.extended_to(caret),
        false => TextSelection::caret_at(caret),
    };
    TextSelection { kept_x, ..moved }
}

/// All of the text that is shown.
pub fn ends(paragraphs: &[Paragraph]) -> Range<usize> {
    let start = paragraphs.first().map_or(0, |first| first.bytes.start);
    let end = paragraphs.last().map_or(0, |last| last.bytes.end);
    start..end
}

fn is_at_right(typesetter: &mut Typesetter<'_>, caret: usize) -> bool {
    let index = paragraph_at(typesetter.paragraphs, caret);
    typesetter.set(index).begins_at_the_right()
}

/// Along the line, by a letter or a word; where it is read from the right, to the left is on.
fn along(typesetter: &mut Typesetter<'_>, caret: usize, step: CaretStep) -> usize {
    let index = paragraph_at(typesetter.paragraphs, caret);
    let set = typesetter.set(index);
    let to_right = matches!(step, CaretStep::Right | CaretStep::WordRight);
    let is_later = to_right != set.begins_at_the_right();
    let by_word = matches!(step, CaretStep::WordLeft | CaretStep::WordRight);
    let paragraphs = typesetter.paragraphs;
    let before = index.checked_sub(1).map(|index| &paragraphs[index].bytes);
    let behind = paragraphs.get(index + 1).map(|next| &next.bytes);
    let found = match (by_word, is_later) {
        (false, true) => {
            let behind = set.stops().partition_point(|stop| *stop <= caret);
            let found = set.stops().get(behind).copied();
            found.or((caret < set.bytes.end).then_some(set.bytes.end))
        }
        (false, false) => {
            let behind = set.stops().partition_point(|stop| *stop < caret);
            set.stops()[..behind].last().copied()
        }
        (true, true) => word_end_behind(typesetter.text, &set.bytes, caret),
        (true, false) => word_start_before(typesetter.text, &set.bytes, caret),
    };
    let beyond = match is_later {
        true => behind.map(|bytes| bytes.start),
        false => before.map(|bytes| bytes.end),
    };
    found.or(beyond).unwrap_or(caret)
}

fn word_end_behind(text: &str, bytes: &Range<usize>, caret: usize) -> Option<usize> {
    let words = text[bytes.clone()].unicode_word_indices();
    let mut ends = words.map(|(at, word)| bytes.start + at + word.len());
    ends.find(|end| *end > caret)
        .or((caret < bytes.end).then_some(bytes.end))
}

fn word_start_before(text: &str, bytes: &Range<usize>, caret: usize) -> Option<usize> {
    let words = text[bytes.clone()].unicode_word_indices();
    let starts = words.map(|(at, _)| bytes.start + at);
    let before = starts.take_while(|start| *start < caret).last();
    before.or((caret > bytes.start).then_some(bytes.start))
}

/// The word at a byte, or what stands there between words, without the signs of the text's format.
pub fn word_at(text: &str, paragraph: &Paragraph, byte: usize) -> Range<usize> {
    let bytes = &paragraph.bytes;
    let parts = text[bytes.clone()].split_word_bound_indices();
    let parts = parts.map(|(at, part)| bytes.start + at..bytes.start + at + part.len());
    let found = parts.take_while(|part| part.start <= byte).last();
    let mut word = found.unwrap_or(byte..byte);
    for sign in &paragraph.signs {
        if sign.contains(&word.start) {
            word.start = sign.end.min(word.end);
        } else if sign.start < word.end && word.end <= sign.end {
            word.end = sign.start;
        }
    }
    word
}

/// Up or down, by a line or a page; returns the x that is kept on the way too.
fn across(
    typesetter: &mut Typesetter<'_>,
    selection: &TextSelection,
    step: CaretStep,
    page: f32,
) -> (usize, f32) {
    let mut index = paragraph_at(typesetter.paragraphs, selection.caret);
    let mut set = typesetter.set(index);
    let (line, rect) = set.caret(selection.caret);
    let x = selection.kept_x.unwrap_or(rect.left());
    let count = typesetter.paragraphs.len();
    let caret = match step {
        CaretStep::Up if line > 0 => set.byte_in_line(line - 1, x),
        CaretStep::Up if index > 0 => {
            let above = typesetter.set(index - 1);
            above.byte_in_line(above.count_lines().saturating_sub(1), x)
        }
        CaretStep::Up => set.bytes.start,
        CaretStep::Down if line + 1 < set.count_lines() => set.byte_in_line(line + 1, x),
        CaretStep::Down if index + 1 < count => typesetter.set(index + 1).byte_in_line(0, x),
        CaretStep::Down => set.bytes.end,
        _ => {
            let by = if step == CaretStep::PageUp {
                -page
            } else {
                page
            };
            let mut y = rect.center().y + by;
            while y < 0.0 && index > 0 {
                index -= 1;
                set = typesetter.set(index);
                y += set.height;
            }
            while y > set.height && index + 1 < count {
                y -= set.height;
                index += 1;
                set = typesetter.set(index);
            }
            let is_beyond = y < 0.0 || y > set.height;
            let at: Pos2 = pos2(x, y);
            match is_beyond {
                true if by < 0.0 => set.bytes.start,
                true => set.bytes.end,
                false => set.byte_at(at),
            }
        }
    };
    (caret, x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::article::paragraphs::ParagraphKind;

    #[test]
    fn words_end_and_begin_where_unicode_says_so() {
        let text = "In April’s rain, don't stop";
        let all = 0..text.len();
        let mut at = 0;
        let mut ends = Vec::new();
        while let Some(end) = word_end_behind(text, &all, at) {
            ends.push(&text[at..end]);
            at = end;
        }
        assert_eq!(ends, ["In", " April’s", " rain", ", don't", " stop"]);
        let back = word_start_before(text, &all, text.len()).expect("a word");
        assert_eq!(&text[back..], "stop");
        let paragraph = Paragraph::new(all, ParagraphKind::Body);
        assert_eq!(&text[word_at(text, &paragraph, 5)], "April’s");
        assert_eq!(&text[word_at(text, &paragraph, text.len())], "stop");
    }

    #[test]
    fn a_word_is_marked_without_the_signs_of_its_stress() {
        let text = "In _April_ it **rained**";
        let mut paragraph = Paragraph::new(0..text.len(), ParagraphKind::Body);
        paragraph.signs = vec![3..4, 9..10, 14..16, 22..24];
        assert_eq!(&text[word_at(text, &paragraph, 5)], "April");
        assert_eq!(&text[word_at(text, &paragraph, 18)], "rained");
    }
}
