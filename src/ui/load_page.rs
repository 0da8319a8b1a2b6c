//! The page of a document that is being read: its progress, and a first look at it.

use std::time::Duration;

use egui::{Align, Button, CentralPanel, Frame, Layout, Margin, Panel, ProgressBar, Ui};

use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words;

use super::canvas;
use super::widgets::{muted, semibold};

/// Drawing the progress more often would take its time from the reading, where there is no graphics card.
const BETWEEN_FRAMES: Duration = Duration::from_millis(100);

/// The progress of a document that is being read.
pub struct LoadStatus<'a> {
    pub file: &'a str,
    pub doing: &'a str,
    /// From 0 to 1.
    pub share: f32,
}

/// Shows the progress, and the first events as soon as they are known; true if it is to be cancelled.
pub fn load_page_ui(
    ui: &mut Ui,
    progress: &LoadStatus<'_>,
    first_look: Option<&State>,
    out: &mut Vec<Msg>,
) -> bool {
    let palette = Palette::of(ui.visuals());
    let mut cancel = ui.input(|input| input.key_pressed(egui::Key::Escape));
    let paper = Frame::NONE.fill(palette.color(ColorRole::Paper));
    match first_look {
        Some(state) => {
            let bar = paper.inner_margin(Margin::symmetric(12, 9));
            Panel::top("opening").frame(bar).show(ui, |ui| {
                ui.horizontal(|ui| {
                    cancel |= progress_ui(ui, progress, 240.0);
                    let first = words::thousands(state.timeline.document().events.len());
                    ui.label(muted(
                        ui,
                        &format!("A first look: its first {first} events"),
                    ));
                });
            });
            CentralPanel::no_frame()
                .frame(paper)
                .show(ui, |ui| canvas::picture_ui(ui, state, out));
        }
        None => {
            CentralPanel::no_frame().frame(paper).show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Center), |ui| {
                    ui.add_space(ui.available_height() * 0.38);
                    cancel |= progress_ui(ui, progress, 360.0);
                });
            });
        }
    }
    cancel
}

fn progress_ui(ui: &mut Ui, progress: &LoadStatus<'_>, width: f32) -> bool {
    ui.label(semibold(&format!("Opening {}", progress.file)).size(16.0));
    let palette = Palette::of(ui.visuals());
    let bar = ProgressBar::new(progress.share)
        .desired_width(width)
        .desired_height(10.0)
        .fill(palette.color(ColorRole::Accent));
    ui.scope(|ui| {
        ui.visuals_mut().extreme_bg_color = palette.color(ColorRole::Fold);
        ui.add(bar)
    });
    // Nothing else says that it has gone on.
    ui.ctx().request_repaint_after(BETWEEN_FRAMES);
    let share = format!("{:.0} %", progress.share * 100.0);
    ui.label(share);
    ui.label(muted(ui, progress.doing));
    ui.add(Button::new("Cancel")).on_hover_text("Esc").clicked()
}
