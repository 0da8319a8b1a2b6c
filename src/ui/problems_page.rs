//! The page of a document that could not be opened: every problem with its place and how to mend it; or of one that was
//! not to be opened after all.

use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use crate::command::CommandId;
use crate::document::source::SourceText;
use crate::document::{Diagnostic, Diagnostics, Position, Related, Replacement, problem::Severity};
use crate::printable::printable;
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words::{capitalised, thousands};

use super::widgets::{note, semibold, title};

/// Request of the reader on this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenRequest {
    /// Write what mends a problem into the file.
    Mend(Diagnostic, Replacement),
    Reload,
    ShippedDocument,
    /// The timeline as it was before the file had problems.
    LastGood,
}

/// Lists the problems of a document that cannot be opened.
pub fn problems_page_ui(ui: &mut Ui, file: &str, problems: &Diagnostics) -> Option<OpenRequest> {
    let palette = Palette::of(ui.visuals());
    let mut asked = None;
    CentralPanel::no_frame()
        .frame(Frame::NONE.fill(palette.color(ColorRole::Paper)).inner_margin(Margin::same(28)))
        .show(ui, |ui| {
            let count = match problems.count() {
                1 => "1 problem".to_owned(),
                count => format!("{} problems", thousands(count)),
            };
            title(ui, &format!("{} cannot be opened: {count}", printable(file)));
            note(ui, "Mend it here, where there is a button, or in a text editor; each save is read at once. Nothing else in it is changed.");
            asked = ways_on_ui(ui);
            ui.add_space(12.0);
            asked = asked.take().or(problem_list_ui(ui, problems));
        });
    asked
}

/// Every problem that is told, with what mends it, and the number of the others.
pub fn problem_list_ui(ui: &mut Ui, problems: &Diagnostics) -> Option<OpenRequest> {
    let mut asked = None;
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        for problem in problems {
            problem_ui(ui, problem);
            ui.horizontal(|ui| {
                for mend in &problem.replacements {
                    let name = format!("Write {}", SourceText::told(&mend.new_text));
                    if ui.button(printable(&name)).clicked() {
                        asked = Some(OpenRequest::Mend(problem.clone(), mend.clone()));
                    }
                }
            });
            ui.add_space(8.0);
        }
        if problems.untold > 0 {
            let count = thousands(problems.untold);
            note(
                ui,
                &format!("And {count} more; `claimline check --all` lists every one."),
            );
        }
    });
    asked
}

/// Severity and place, the fault, the way to mend it, and other places to look at.
fn problem_ui(ui: &mut Ui, problem: &Diagnostic) {
    let severity = match problem.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Advice => "Advice",
    };
    let head = match problem.place {
        Some(place) => format!("{severity} on line {}, column {}", place.line, place.column),
        None => severity.to_owned(),
    };
    ui.label(semibold(&head));
    ui.label(printable(&problem.message));
    for Related { place, message } in &problem.related {
        let Position { line, column } = place;
        let message = printable(message);
        ui.label(format!("{message} on line {line}, column {column}"));
    }
    if let Some(mend) = &problem.mend {
        note(ui, &capitalised(&printable(mend)));
    }
}

/// Says that the opening was cancelled.
pub fn cancelled_ui(ui: &mut Ui, file: &str) -> Option<OpenRequest> {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::NONE.fill(palette.color(ColorRole::Paper));
    let frame = frame.inner_margin(Margin::same(28));
    let page = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        title(ui, &format!("Opening {} was cancelled", printable(file)));
        note(ui, "Nothing in it was changed.");
        ways_on_ui(ui)
    });
    page.inner
}

fn ways_on_ui(ui: &mut Ui) -> Option<OpenRequest> {
    let mut asked = None;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let keys = CommandId::Reload.command().keys_text(ui.ctx().os());
        if ui.button(format!("Read it again ({keys})")).clicked() {
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
