//! A talk: the room's picture and the speaker's console, each in the window it belongs to.

mod console;
mod notes;
mod room;
mod steps;

use egui::{CentralPanel, Frame, Id, Ui, UiBuilder};

use crate::state::{Msg, State, Windows};
use crate::theme::Palette;
use crate::view::scene::Ink;

use super::help;

/// Draws one of the talk's windows: the room's picture, or the console.
pub fn present_ui(ui: &mut Ui, state: &State, is_the_rooms: bool, out: &mut Vec<Msg>) {
    let Some(show) = &state.show else { return };
    // Keys are the talk's, so that none of them presses a button that happens to have the focus.
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    let alone = matches!(show.windows, Windows::One { .. });
    if is_the_rooms {
        CentralPanel::no_frame().show(ui, |ui| {
            if alone && show.choosing.is_some() {
                steps::steps_ui(ui, state, out);
            } else {
                room::room_ui(ui, state, out);
                if alone {
                    room::notice_ui(ui, state);
                }
            }
        });
    } else {
        let palette = Palette::of(ui.visuals());
        CentralPanel::no_frame()
            .frame(Frame::NONE.fill(palette.color(Ink::Paper)))
            .show(ui, |ui| {
                // The panes keep their sizes whichever window they are in.
                let console = UiBuilder::new().scope_id(Id::unique("console"));
                ui.scope_builder(console, |ui| console::console_ui(ui, state, out));
            });
    }
    if state.help_open && (alone || !is_the_rooms) {
        help::help_ui(ui, state, out);
    }
}
