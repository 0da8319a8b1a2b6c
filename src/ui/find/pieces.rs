//! The words of a line on the list, with what was looked for marked.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat, TextWrapping};

use crate::bidi::{has_right_to_left, in_visual_order};
use crate::describe::Piece;
use crate::fonts::font;
use crate::theme::Palette;
use crate::view::scene::{ColorRole, Face};

/// Pieces on one line, with what was looked for marked, cut at a width.
pub fn job(
    pieces: &[Piece],
    face: Face,
    size: f32,
    color_role: ColorRole,
    palette: Palette,
    width: f32,
) -> LayoutJob {
    let plain = TextFormat::simple(font(face, size), palette.color(color_role));
    let strong = TextFormat {
        font_id: font(Face::SemiBold, size),
        color: palette.color(ColorRole::Text),
        background: palette.color(ColorRole::AccentWash),
        ..plain.clone()
    };
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(width),
        ..LayoutJob::default()
    };
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            job.append(" · ", 0.0, plain.clone());
        }
        // In the order in which it is seen, the places of its words are others.
        if has_right_to_left(&piece.text) {
            job.append(&in_visual_order(&piece.text), 0.0, plain.clone());
            continue;
        }
        for (range, is_marked) in parts(&piece.text, &piece.marked) {
            let format = if is_marked { &strong } else { &plain };
            job.append(&piece.text[range], 0.0, format.clone());
        }
    }
    job
}

/// A text in parts, each marked or not.
fn parts(text: &str, marked: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for place in marked {
        parts.push((at..place.start, false));
        parts.push((place.clone(), true));
        at = place.end;
    }
    parts.push((at..text.len(), false));
    parts.retain(|(range, _)| !range.is_empty());
    parts
}
