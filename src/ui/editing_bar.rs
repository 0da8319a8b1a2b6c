//! Lines above the canvas on what keeps the document from being shown, and on values that another program has changed too.

use egui::{Frame, Margin, Panel, Ui};

use crate::document::source::{Conflict, SourceText};
use crate::printable::shortened;
use crate::state::{Editing, Msg, State};
use crate::theme::Palette;
use crate::view::scene::ColorRole;

use super::widgets::{note, semibold};

pub fn editing_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(editing) = state.editing() else {
        return;
    };
    if editing.has_errors() {
        bar(ui, "faults", |ui| faults_ui(ui, editing));
    }
    if let Some(conflict) = editing.conflicts().first() {
        let count = editing.conflicts().len();
        bar(ui, "conflicts", |ui| conflict_ui(ui, conflict, count, out));
    }
}

fn bar(ui: &mut Ui, id: &'static str, contents: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::NONE
        .fill(palette.color(ColorRole::AccentWash))
        .inner_margin(Margin::symmetric(12, 6));
    Panel::top(id).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(contents);
    });
}

/// The worst fault, and the number of the others.
fn faults_ui(ui: &mut Ui, editing: &Editing) {
    let palette = Palette::of(ui.visuals());
    ui.label(semibold("The picture waits").color(palette.warning()));
    if let Some(fault) = editing.faults().first() {
        ui.label(fault.told());
    }
    if editing.faults().len() > 1 {
        let more = editing.faults().len() - 1;
        note(ui, &format!("and {more} more"));
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
