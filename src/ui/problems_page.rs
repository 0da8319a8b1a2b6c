//! The page of a document that could not be opened: every problem with its place and how to mend it; or of one that was
//! not to be opened after all.

use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use crate::theme::Palette;
use crate::view::scene::ColorRole;

use super::widgets::{note, semibold, title};

/// What the reader asks for on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenRequest {
    Reload,
    ShippedDocument,
    /// The timeline as it was before the file had problems.
    LastGood,
}

/// Lists the problems, one line each as `check` prints them.
pub fn problems_page_ui(ui: &mut Ui, file: &str, problems: &[String]) -> Option<OpenRequest> {
    let palette = Palette::of(ui.visuals());
    let mut asked = None;
    CentralPanel::no_frame()
        .frame(Frame::NONE.fill(palette.color(ColorRole::Paper)).inner_margin(Margin::same(28)))
        .show(ui, |ui| {
            let count = match problems.len() {
                1 => "1 problem".to_owned(),
                count => format!("{count} problems"),
            };
            title(ui, &format!("{file} cannot be opened: {count}"));
            note(ui, "Mend the file in a text editor, save it, and read it again. Nothing in it was changed.");
            asked = ways_on_ui(ui);
            ui.add_space(12.0);
            problem_list_ui(ui, problems);
        });
    asked
}

/// Every problem with its place.
pub fn problem_list_ui(ui: &mut Ui, problems: &[String]) {
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        for problem in problems {
            let (place, message) = problem.split_once(": ").unwrap_or(("", problem));
            ui.label(semibold(place));
            ui.label(message);
            ui.add_space(8.0);
        }
    });
}

/// Says that the opening was given up.
pub fn cancelled_ui(ui: &mut Ui, file: &str) -> Option<OpenRequest> {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::NONE.fill(palette.color(ColorRole::Paper));
    let frame = frame.inner_margin(Margin::same(28));
    let page = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        title(ui, &format!("Opening {file} was cancelled"));
        note(ui, "Nothing in it was changed.");
        ways_on_ui(ui)
    });
    page.inner
}

fn ways_on_ui(ui: &mut Ui) -> Option<OpenRequest> {
    let mut asked = None;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Read it again (Ctrl+R)").clicked() {
            asked = Some(OpenRequest::Reload);
        }
        if ui.button("Open the shipped document instead").clicked() {
            asked = Some(OpenRequest::ShippedDocument);
        }
    });
    if ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::R)) {
        asked = Some(OpenRequest::Reload);
    }
    asked
}
