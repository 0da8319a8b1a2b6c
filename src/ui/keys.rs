//! Keys to messages, by the table of commands.

use egui::{Event, Key, Ui};

use crate::command::{Action, COMMANDS};
use crate::state::{Msg, PresentMsg, State};

/// True while a menu or a text field takes the keys. Esc and Enter end either while it is drawn, so this is asked before.
pub fn are_taken(ui: &Ui) -> bool {
    egui::Popup::is_any_open(ui.ctx()) || ui.ctx().text_edit_focused()
}

/// Sends what the keys ask for, where they are not taken. While something outside the canvas has the focus, the keys
/// that move it and press it are its own.
pub fn keys_ui(ui: &Ui, state: &State, canvas_has_focus: bool, out: &mut Vec<Msg>) {
    let focused_elsewhere = !canvas_has_focus && ui.memory(|memory| memory.focused().is_some());
    let in_talk = state.presentation().is_some();
    let (events, down) = ui.input(|input| (input.events.clone(), input.keys_down.clone()));
    let modifiers = ui.input(|input| input.modifiers);
    for event in events {
        let Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            continue;
        };
        if focused_elsewhere && moves_focus(key) && !modifiers.alt {
            continue;
        }
        if in_talk {
            out.push(Msg::Present(PresentMsg::TakeOver));
        }
        let command = COMMANDS.iter().find(|command| {
            command.is_available(in_talk)
                && command
                    .keys
                    .iter()
                    .any(|chord| chord.matches(key, modifiers))
                && (command.enabled)(state)
        });
        // Behind the help nothing moves.
        if state.help_open && !matches!(key, Key::Escape | Key::Questionmark | Key::F1) {
            continue;
        }
        // Enter presses what has the focus on the canvas; only without one does it open the selection.
        if key == Key::Enter && canvas_has_focus {
            continue;
        }
        match command.map(|command| command.action) {
            Some(Action::Send(msg)) => out.push(msg(state)),
            Some(Action::Digit) => {
                out.extend(digit(key).map(|digit| Msg::Present(PresentMsg::Digit(digit))))
            }
            Some(Action::Hold { .. }) | None => continue,
        }
        out.push(Msg::Hover(None));
    }
    if in_talk {
        return;
    }
    let (mut zoom, mut pan) = (0, 0);
    for command in COMMANDS {
        let Action::Hold { zoom: z, pan: p } = command.action else {
            continue;
        };
        if !state.help_open
            && !modifiers.any()
            && command.keys.iter().any(|chord| down.contains(&chord.key))
        {
            zoom += z;
            pan += p;
        }
    }
    if zoom != 0 || pan != 0 || state.is_moving() {
        out.push(Msg::Hold { zoom, pan });
    }
}

fn moves_focus(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Enter
    )
}

fn digit(key: Key) -> Option<u8> {
    let name = key.name();
    name.parse().ok().filter(|digit| *digit < 10)
}
