//! A line above everything else, until the reader closes it.

use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, Ui};

use crate::theme::Palette;
use crate::view::scene::ColorRole;

/// Shows a notice; true once the reader has closed it.
pub fn notice_ui(ui: &mut Ui, notice: &str) -> bool {
    let palette = Palette::of(ui.visuals());
    let bar = Frame::NONE
        .fill(palette.color(ColorRole::AccentWash))
        .inner_margin(Margin::symmetric(12, 7));
    let panel = Panel::top("notice").frame(bar).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let closed = ui.add(Button::new("Close notice")).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(notice).wrap());
            });
            closed
        })
        .inner
    });
    panel.inner
}

/// Offers a timeline that was never saved; true to open it, false to forget it.
pub fn unfinished_ui(ui: &mut Ui) -> Option<bool> {
    let palette = Palette::of(ui.visuals());
    let bar = Frame::NONE
        .fill(palette.color(ColorRole::AccentWash))
        .inner_margin(Margin::symmetric(12, 7));
    let panel = Panel::top("unfinished").frame(bar).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label("A new timeline was not saved when its window was closed.");
            let opens = ui.button("Open it").clicked().then_some(true);
            opens.or(ui.button("Forget it").clicked().then_some(false))
        })
        .inner
    });
    panel.inner
}
