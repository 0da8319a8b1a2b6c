//! The picture of a text in sight.

use egui::epaint::Mesh;
use egui::{Color32, Rect, Stroke, Ui, Vec2, pos2, vec2};

use crate::theme::mix;
use crate::view::scene::ColorRole;

use super::sight::Sight;
use super::{Frame, TextMark, Underline};

/// The share of the accent in the ground of what is selected.
const SELECTED: f32 = 0.3;
/// The distances of the dots of a dotted line, and their size, in points.
const DOT_EVERY: f32 = 4.0;
const DOT: f32 = 1.5;

/// Paints washes, then what is selected, then lines, then letters.
pub fn paint(ui: &Ui, frame: &Frame<'_>, sight: &Sight, marks: &[Vec<TextMark>]) {
    let palette = frame.palette;
    let corner = frame.column.min.to_vec2();
    let selected = frame.reader.view.selection.bytes();
    let selection = mix(
        palette.color(ColorRole::Paper),
        palette.color(ColorRole::Accent),
        SELECTED,
    );
    let mut ground = Mesh::default();
    let mut lines = Mesh::default();
    for (placed, marks) in sight.placed.iter().zip(marks) {
        let by = corner + vec2(0.0, placed.top);
        for mark in marks {
            let boxes = placed.set.boxes(&mark.bytes);
            if let Some(wash) = mark.wash {
                for rect in &boxes {
                    ground.add_colored_rect(rect.translate(by), palette.color(wash));
                }
            }
            if let Some(underline) = mark.underline {
                let color = palette.color(underline.color_role);
                for rect in &boxes {
                    add_underline(&mut lines, rect.translate(by), underline, color);
                }
            }
        }
        if !selected.is_empty() {
            for rect in placed.set.boxes(&selected) {
                // From line to line without a gap.
                let rect = rect.translate(by).expand2(vec2(0.0, 2.0));
                ground.add_colored_rect(rect, selection);
            }
        }
    }
    ui.painter().add(ground);
    ui.painter().add(lines);
    for placed in &sight.placed {
        let by = corner + vec2(0.0, placed.top);
        let at = placed.set.origin() + by;
        ui.painter()
            .galley(at, placed.set.galley().clone(), Color32::PLACEHOLDER);
    }
    if frame.response.has_focus()
        && let Some(caret) = sight.caret(frame.reader.view.selection.caret)
    {
        let caret = caret.translate(corner);
        let stroke = Stroke::new(1.5, palette.color(ColorRole::Accent));
        ui.painter().vline(caret.left(), caret.y_range(), stroke);
    }
}

fn add_underline(mesh: &mut Mesh, rect: Rect, underline: Underline, color: Color32) {
    let top = rect.bottom() + f32::from(underline.level) * 2.5 - 0.5;
    if !underline.dotted {
        let line = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + 1.5));
        mesh.add_colored_rect(line, color);
        return;
    }
    let mut left = rect.left();
    while left + DOT <= rect.right() {
        let dot = Rect::from_min_size(pos2(left, top), Vec2::splat(DOT));
        mesh.add_colored_rect(dot, color);
        left += DOT_EVERY;
    }
}
