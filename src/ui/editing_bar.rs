//! Lines above the canvas on what keeps the document from being shown, and on values that another program has changed too.

use egui::Ui;

use crate::document::source::{Conflict, SourceText};
use crate::printable::shortened;
use crate::state::{Editing, Msg, State};
use crate::theme::Palette;

use super::choice::choice_ui;
use super::field::mends_ui;
use super::widgets::{NOTE, accent_bar, muted, note, semibold};

pub fn editing_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(editing) = state.editing() else {
        return;
    };
    if editing.has_errors() {
        accent_bar(ui, "faults", |ui| {
            ui.horizontal_wrapped(|ui| faults_ui(ui, editing, out));
        });
    }
    if let Some(conflict) = editing.conflicts().first() {
        let count = editing.conflicts().len();
        accent_bar(ui, "conflicts", |ui| {
            ui.horizontal_wrapped(|ui| conflict_ui(ui, conflict, count, out));
        });
    }
}

/// The worst fault, and the number of the others.
fn faults_ui(ui: &mut Ui, editing: &Editing, out: &mut Vec<Msg>) {
    let palette = Palette::of(ui.visuals());
    ui.label(semibold("The picture waits").color(palette.warning()));
    if let Some(fault) = editing.faults().first() {
        ui.label(fault.told());
        mends_ui(ui, editing, fault, out);
    }
    if editing.faults().len() > 1 {
        let more = format!("and {} more", editing.faults().len() - 1);
        let shown = muted(ui, &more).size(NOTE.size);
        choice_ui(ui, "Other problems", shown, |ui| {
            for fault in &editing.faults()[1..] {
                ui.label(fault.told());
                mends_ui(ui, editing, fault, out);
            }
        });
    }
}

/// What both have made of a value, to choose from.
fn conflict_ui(ui: &mut Ui, conflict: &Conflict, count: usize, out: &mut Vec<Msg>) {
    let palette = Palette::of(ui.visuals());
    let heading = format!("Both have changed {}", conflict.name);
    ui.label(semibold(&heading).color(palette.warning()));
    for (whose, value) in [
        ("yours", &conflict.ours),
        ("theirs", &conflict.theirs),
        ("before", &conflict.base),
    ] {
        let told = value.as_deref().map(SourceText::told);
        let told = told.unwrap_or_else(|| "not there".to_owned());
        let shown = ui.label(format!("{whose}: {}", shortened(&told)));
        shown.on_hover_text(told);
    }
    for (name, takes_theirs) in [("Keep mine", false), ("Take theirs", true)] {
        if ui.button(name).clicked() {
            out.push(Msg::Resolve(conflict.clone(), takes_theirs));
        }
    }
    if count > 1 {
        note(ui, &format!("1 of {count}"));
    }
}
