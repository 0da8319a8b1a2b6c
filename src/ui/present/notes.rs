//! The speaker's notes: paragraphs with light emphasis.

use egui::{ScrollArea, Ui};

use crate::ui::rich_text::{TextLook, styled_text_ui};
use crate::view::scene::ColorRole;

/// Shows notes at a size in points.
pub fn notes_ui(ui: &mut Ui, notes: Option<&str>, points: f32) {
    ScrollArea::vertical()
        .id_salt("notes")
        .auto_shrink(false)
        .show(ui, |ui| match notes {
            Some(notes) => {
                let look = TextLook {
                    size: points,
                    line_height: points * 1.4,
                    color_role: ColorRole::Text,
                };
                styled_text_ui(ui, notes, look);
            }
            None => {
                ui.weak("No notes for this step.");
            }
        });
}
