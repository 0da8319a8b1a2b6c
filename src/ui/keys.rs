//! Keys to messages, by the table of commands.

use egui::text_selection::LabelSelectionState;
use egui::{Event, Id, Key, Modifiers, Ui};

use crate::command::{Action, COMMANDS, CommandId};
use crate::state::{Msg, PresentMsg, State};

/// True while a menu or a text field takes the keys. Esc and Enter end either while it is drawn, so this is asked before.
pub fn are_taken(ui: &Ui) -> bool {
    egui::Popup::is_any_open(ui.ctx()) || ui.ctx().text_edit_focused()
}

/// Commands that a text of the document does not keep for itself while it is typed in.
const IN_FIELDS: [CommandId; 5] = [
    CommandId::Undo,
    CommandId::Redo,
    CommandId::Save,
    CommandId::MoveUp,
    CommandId::MoveDown,
];

/// Sends what the keys ask for that reach beyond the field that has the focus.
pub fn field_keys_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let types_in_document = state
        .editing()
        .is_some_and(|editing| editing.field().is_some());
    if !types_in_document {
        return;
    }
    for command in IN_FIELDS.map(CommandId::command) {
        let Action::Send(msg) = command.action else {
            continue;
        };
        let is_asked_for = ui.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => !command
                    .keys
                    .iter()
                    .any(|chord| chord.matches(*key, *modifiers)),
                _ => true,
            });
            input.events.len() < before
        });
        if is_asked_for {
            out.push(msg(state));
        }
    }
}

/// Sends what the keys ask for, where they are not taken. While something outside the canvas has the focus, the keys
/// that move it and press it are its own.
pub fn keys_ui(ui: &Ui, state: &State, canvas_has_focus: bool, out: &mut Vec<Msg>) {
    let focused_elsewhere = !canvas_has_focus && ui.memory(|memory| memory.focused().is_some());
    let in_presentation = state.presentation().is_some();
    let (events, modifiers) = ui.input(|input| (input.events.clone(), input.modifiers));
    for event in events {
        let (key, modifiers) = match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => (key, modifiers),
            // The desktop's key for copying comes by that name alone. Text that is marked copies itself.
            Event::Copy if !has_marked_text(ui) => (Key::C, Modifiers::COMMAND),
            _ => continue,
        };
        if focused_elsewhere && moves_focus(key) && !modifiers.alt {
            continue;
        }
        // What has the focus on the canvas leads on to what lies beside it.
        if canvas_has_focus && is_arrow(key) && !modifiers.any() {
            continue;
        }
        if in_presentation {
            out.push(Msg::Present(PresentMsg::TakeOver));
        }
        let command = COMMANDS.iter().find(|command| {
            command.is_available(in_presentation)
                && command
                    .keys
                    .iter()
                    .any(|chord| chord.matches(key, modifiers))
        });
        // Behind what lies over the window nothing moves.
        let closes_help = state.help_open && matches!(key, Key::Questionmark | Key::F1);
        let closes_settings = state.settings_open && key == Key::Comma && modifiers.command;
        if state.is_covered() && key != Key::Escape && !closes_help && !closes_settings {
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
    if in_presentation {
        return;
    }
    let (mut zoom, mut pan) = (0, 0);
    for command in COMMANDS {
        let Action::Hold { zoom: z, pan: p } = command.action else {
            continue;
        };
        if !state.is_covered()
            && !modifiers.any()
            && command.keys.iter().any(|chord| is_held(ui, chord.key))
        {
            zoom += z;
            pan += p;
        }
    }
    if zoom != 0 || pan != 0 || state.is_moving() {
        out.push(Msg::Hold { zoom, pan });
    }
}

/// Takes down which keys were pressed together with others, as in Ctrl+S: whoever lets go of Ctrl first holds no S.
pub fn note_chords(ui: &Ui) {
    let mut chords = chords(ui);
    ui.input(|input| {
        chords.retain(|key| input.key_down(*key));
        chords.extend(input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.any() => Some(*key),
            _ => None,
        }));
    });
    ui.data_mut(|data| data.insert_temp(chords_id(), chords));
}

fn chords_id() -> Id {
    Id::unique("keys of chords")
}

/// True of a key that is down and was pressed by itself.
fn is_held(ui: &Ui, key: Key) -> bool {
    ui.input(|input| input.key_down(key)) && !chords(ui).contains(&key)
}

fn chords(ui: &Ui) -> Vec<Key> {
    ui.data(|data| data.get_temp(chords_id()))
        .unwrap_or_default()
}

fn has_marked_text(ui: &Ui) -> bool {
    let texts = ui.ctx().plugin_or_default::<LabelSelectionState>();
    texts.lock().has_selection()
}

fn moves_focus(key: Key) -> bool {
    key == Key::Enter || is_arrow(key)
}

fn is_arrow(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
    )
}

fn digit(key: Key) -> Option<u8> {
    let name = key.name();
    name.parse().ok().filter(|digit| *digit < 10)
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput};

    use super::*;
    use crate::state::sample::explored;
    use crate::state::update;

    fn presented() -> State {
        let mut state = explored();
        update(&mut state, Msg::Present(PresentMsg::FromFirst));
        state
    }

    /// The messages of a key that goes down, but for those that every key sends.
    fn messages(state: &State, key: Key, modifiers: Modifiers, canvas_has_focus: bool) -> Vec<Msg> {
        let input = RawInput {
            events: vec![
                Event::ModifiersChanged(modifiers),
                Event::Key {
                    key,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers,
                },
            ],
            ..RawInput::default()
        };
        let mut out = Vec::new();
        let mut output = Context::default().run_ui(input, |ui| {
            out.clear();
            keys_ui(ui, state, canvas_has_focus, &mut out);
        });
        output.textures_delta.clear();
        let of_every_key = [Msg::Hover(None), Msg::Present(PresentMsg::TakeOver)];
        out.retain(|message| !of_every_key.contains(message));
        out
    }

    fn pressed(state: &State, key: Key) -> Vec<Msg> {
        messages(state, key, Modifiers::NONE, false)
    }

    #[test]
    fn a_key_does_one_thing_while_exploring_and_another_while_presenting() {
        assert_eq!(pressed(&explored(), Key::ArrowRight), [Msg::NextEvent]);
        let next = Msg::Present(PresentMsg::Next);
        assert_eq!(pressed(&presented(), Key::ArrowRight), [next]);
    }

    #[test]
    fn a_key_that_is_held_moves_only_while_exploring_and_without_modifiers() {
        let zoom = Msg::Hold { zoom: 1, pan: 0 };
        assert_eq!(pressed(&explored(), Key::W), [zoom]);
        assert_eq!(messages(&explored(), Key::W, Modifiers::ALT, false), []);
        let white = Msg::Present(PresentMsg::White);
        assert_eq!(pressed(&presented(), Key::W), [white]);
    }

    #[test]
    fn a_key_of_a_chord_is_not_held_when_the_other_key_is_let_go_first() {
        let ctx = Context::default();
        let state = explored();
        let frame = |modifiers, events: Vec<Event>| {
            let mut out = Vec::new();
            let events = [vec![Event::ModifiersChanged(modifiers)], events].concat();
            let input = RawInput {
                events,
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                out.clear();
                note_chords(ui);
                keys_ui(ui, &state, false, &mut out);
            });
            output.textures_delta.clear();
            out.iter().any(|msg| matches!(msg, Msg::Hold { .. }))
        };
        let s = |pressed, modifiers| Event::Key {
            key: Key::S,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        assert!(!frame(
            Modifiers::COMMAND,
            vec![s(true, Modifiers::COMMAND)]
        ));
        assert!(!frame(Modifiers::NONE, Vec::new()));
        assert!(!frame(Modifiers::NONE, vec![s(false, Modifiers::NONE)]));
        assert!(frame(Modifiers::NONE, vec![s(true, Modifiers::NONE)]));
    }

    #[test]
    fn digits_are_typed_only_while_presenting() {
        assert_eq!(pressed(&explored(), Key::Num7), []);
        let seven = Msg::Present(PresentMsg::Digit(7));
        assert_eq!(pressed(&presented(), Key::Num7), [seven]);
    }

    #[test]
    fn shift_tells_presenting_from_the_first_step_and_from_the_current_one() {
        let with = |modifiers| messages(&explored(), Key::F5, modifiers, false);
        assert_eq!(with(Modifiers::NONE), [Msg::Present(PresentMsg::FromFirst)]);
        assert_eq!(
            with(Modifiers::SHIFT),
            [Msg::Present(PresentMsg::FromCurrent)]
        );
    }

    #[test]
    fn behind_the_help_nothing_moves_and_esc_closes_it() {
        let mut state = explored();
        update(&mut state, Msg::ToggleHelp);
        assert_eq!(pressed(&state, Key::ArrowRight), []);
        assert_eq!(pressed(&state, Key::D), []);
        assert_eq!(pressed(&state, Key::Escape), [Msg::Dismiss]);
    }

    #[test]
    fn enter_is_the_canvas_s_own_where_something_on_it_has_the_focus() {
        let mut state = explored();
        update(&mut state, Msg::NextEvent);
        assert_eq!(pressed(&state, Key::Enter), [Msg::FocusDetail]);
        assert_eq!(messages(&state, Key::Enter, Modifiers::NONE, true), []);
    }

    #[test]
    fn a_command_that_can_do_nothing_is_sent_all_the_same_and_answered() {
        let mut state = explored();
        let back = messages(&state, Key::ArrowLeft, Modifiers::ALT, false);
        assert_eq!(back, [Msg::Back]);
        update(&mut state, Msg::Back);
        let answer = state.answer(0.0).expect("an answer");
        assert_eq!(answer.text, "Nothing to go back to");
    }
}
