//! The page of a window without a document.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Ui};

use crate::command::CommandId;
use crate::state::FileDialog;
use crate::theme::Palette;
use crate::view::scene::ColorRole;

use super::recent::{RecentFile, recent_ui};
use super::widgets::{prose, title};

/// What is asked for on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartRequest {
    Dialog(FileDialog),
    ShippedDocument,
    Open(PathBuf),
}

/// Says what the program does, and how to begin.
pub fn start_page_ui(ui: &mut Ui, recent: &[RecentFile]) -> Option<StartRequest> {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::NONE
        .fill(palette.color(ColorRole::Paper))
        .inner_margin(Margin::same(40));
    let page = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ui.set_max_width(620.0);
        title(ui, "Claimline");
        ui.add_space(6.0);
        prose(ui, "A timeline of what a contested text says happened, drawn as precisely as the text dates it.");
        prose(ui, "Its claims stand below the events that they interpret; click either to see the other.");
        prose(ui, "Make one from an article, correct it in place, and present it to a room.");
        ui.add_space(14.0);
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            let os = ui.ctx().os();
            for (name, command, dialog) in [
                ("New from an article …", CommandId::New, FileDialog::New),
                ("Open …", CommandId::Open, FileDialog::Open),
            ] {
                let button = ui.button(name).on_hover_text(command.command().hint(os));
                let keys = command.command().keys;
                let is_pressed = ui.input(|input| {
                    keys.iter().any(|chord| {
                        input.key_pressed(chord.key) && chord.matches(chord.key, input.modifiers)
                    })
                });
                if button.clicked() || is_pressed {
                    asked = Some(StartRequest::Dialog(dialog));
                }
            }
            if ui.button("See the timeline that comes with it").clicked() {
                asked = Some(StartRequest::ShippedDocument);
            }
        });
        if !recent.is_empty()
            && let Some(path) = recent_ui(ui, recent)
        {
            asked = Some(StartRequest::Open(path));
        }
        asked
    });
    page.inner
}
