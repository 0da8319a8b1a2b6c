//! Lines above everything else, until the reader has answered them.

use egui::{Align, Button, Label, Layout, Ui};

use super::widgets::accent_bar;

/// Shows a notice; true once the reader has closed it.
pub fn notice_ui(ui: &mut Ui, notice: &str) -> bool {
    accent_bar(ui, "notice", |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let closed = ui.add(Button::new("Close notice")).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(notice).wrap());
            });
            closed
        })
        .inner
    })
}

/// Offers a timeline that was never saved; true to open it, false to forget it.
pub fn unfinished_ui(ui: &mut Ui) -> Option<bool> {
    accent_bar(ui, "unfinished", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label("A new timeline was not saved when its window was closed.");
            let opens = ui.button("Open it").clicked().then_some(true);
            opens.or(ui.button("Forget it").clicked().then_some(false))
        })
        .inner
    })
}
