//! The page of a document that is being opened.

use egui::{Align, CentralPanel, Frame, Layout, ProgressBar, Ui};

use crate::theme::Palette;
use crate::view::scene::Ink;

use super::widgets::{muted, semibold};

/// Shows how far the opening is; says whether it is to be given up.
pub fn opening_ui(ui: &mut Ui, file: &str, doing: &str, share: f32) -> bool {
    let palette = Palette::of(ui.visuals());
    let mut cancel = false;
    CentralPanel::no_frame()
        .frame(Frame::NONE.fill(palette.color(Ink::Paper)))
        .show(ui, |ui| {
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.add_space(ui.available_height() * 0.38);
                ui.label(semibold(&format!("Opening {file}")).size(18.0));
                ui.add_space(6.0);
                ui.add(ProgressBar::new(share).desired_width(360.0).animate(true));
                ui.label(muted(ui, doing));
                ui.add_space(10.0);
                cancel = ui.button("Cancel").on_hover_text("Esc").clicked();
            });
        });
    cancel || ui.input(|input| input.key_pressed(egui::Key::Escape))
}
