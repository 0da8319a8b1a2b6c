//! The presentation: the audience view and the presenter view, each in the window it belongs to.

mod audience_view;
mod notes;
mod presenter_view;
mod step_overview;

use egui::{CentralPanel, Frame, Id, Ui, UiBuilder};

use crate::state::{Msg, State, WindowSetup};
use crate::theme::Palette;
use crate::view::scene::ColorRole;

use super::help;

/// Draws one of the windows: the audience view, or the presenter view.
pub fn present_ui(ui: &mut Ui, state: &State, shows_audience: bool, out: &mut Vec<Msg>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    // Keys belong to the presentation: none of them presses a button that happens to have the focus.
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    let alone = matches!(presentation.windows, WindowSetup::One { .. });
    if shows_audience {
        CentralPanel::no_frame().show(ui, |ui| {
            if alone && presentation.overview_cursor.is_some() {
                step_overview::step_overview_ui(ui, state, out);
            } else {
                audience_view::audience_ui(ui, state, out);
            }
        });
    } else {
        let palette = Palette::of(ui.visuals());
        CentralPanel::no_frame()
            .frame(Frame::NONE.fill(palette.color(ColorRole::Paper)))
            .show(ui, |ui| {
                // The panes keep their sizes whichever window they are in.
                let panes = UiBuilder::new().scope_id(Id::unique("presenter view"));
                ui.scope_builder(panes, |ui| presenter_view::presenter_ui(ui, state, out));
            });
    }
    if state.help_open && (alone || !shows_audience) {
        help::help_ui(ui, state, out);
    }
}
