//! One table of commands: menus, shortcuts, the help and the README all read it.

use egui::{Key, Modifiers};

use crate::state::{Msg, State};

/// Something that can be asked for by name or by key.
#[derive(Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    pub group: Group,
    pub keys: &'static [Chord],
    pub action: Action,
    pub enabled: fn(&State) -> bool,
}

/// A heading of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Read,
    View,
    Program,
}

/// What a command does.
#[derive(Clone, Copy)]
pub enum Action {
    /// Once for each press.
    Send(fn(&State) -> Msg),
    /// As long as the key is down: zoom and pan directions.
    Hold { zoom: i8, pan: i8 },
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    pub modifiers: Modifiers,
    pub key: Key,
}

const fn key(key: Key) -> Chord {
    Chord {
        modifiers: Modifiers::NONE,
        key,
    }
}

const fn alt(key: Key) -> Chord {
    Chord {
        modifiers: Modifiers::ALT,
        key,
    }
}

const fn ctrl(key: Key) -> Chord {
    Chord {
        modifiers: Modifiers::COMMAND,
        key,
    }
}

fn always(_: &State) -> bool {
    true
}

fn something_selected(state: &State) -> bool {
    state.look.selection.is_some()
}

fn middle(state: &State) -> f64 {
    state.stage().width / 2.0
}

const fn send(
    name: &'static str,
    group: Group,
    keys: &'static [Chord],
    msg: fn(&State) -> Msg,
    enabled: fn(&State) -> bool,
) -> Command {
    Command {
        name,
        group,
        keys,
        action: Action::Send(msg),
        enabled,
    }
}

const fn hold(name: &'static str, keys: &'static [Chord], zoom: i8, pan: i8) -> Command {
    Command {
        name,
        group: Group::Move,
        keys,
        action: Action::Hold { zoom, pan },
        enabled: always,
    }
}

/// Every command, in the order in which the help lists them.
pub const COMMANDS: &[Command] = &[
    hold("Zoom in", &[key(Key::W)], 1, 0),
    hold("Zoom out", &[key(Key::S)], -1, 0),
    hold("Pan to earlier", &[key(Key::A)], 0, -1),
    hold("Pan to later", &[key(Key::D)], 0, 1),
    send(
        "Zoom in a step",
        Group::Move,
        &[key(Key::Plus), key(Key::Equals)],
        |state| Msg::Zoom {
            factor: 1.5,
            x: middle(state),
        },
        always,
    ),
    send(
        "Zoom out a step",
        Group::Move,
        &[key(Key::Minus)],
        |state| Msg::Zoom {
            factor: 1.0 / 1.5,
            x: middle(state),
        },
        always,
    ),
    send(
        "Fit the selection, then everything",
        Group::Move,
        &[key(Key::F)],
        |_| Msg::Focus,
        always,
    ),
    send(
        "Show everything",
        Group::Move,
        &[key(Key::Home)],
        |_| Msg::FitAll,
        always,
    ),
    send(
        "Fold quiet years, or show true scale",
        Group::Move,
        &[key(Key::G)],
        |_| Msg::ToggleFolds,
        State::has_folds,
    ),
    send(
        "Back",
        Group::Move,
        &[alt(Key::ArrowLeft)],
        |_| Msg::Back,
        State::can_go_back,
    ),
    send(
        "Forward",
        Group::Move,
        &[alt(Key::ArrowRight)],
        |_| Msg::Forward,
        State::can_go_forward,
    ),
    send(
        "Next event in time",
        Group::Read,
        &[key(Key::ArrowRight)],
        |_| Msg::NextEvent,
        always,
    ),
    send(
        "Previous event in time",
        Group::Read,
        &[key(Key::ArrowLeft)],
        |_| Msg::PreviousEvent,
        always,
    ),
    send(
        "Next claim",
        Group::Read,
        &[key(Key::ArrowDown)],
        |_| Msg::NextClaim,
        always,
    ),
    send(
        "Previous claim",
        Group::Read,
        &[key(Key::ArrowUp)],
        |_| Msg::PreviousClaim,
        always,
    ),
    send(
        "Go to the details of the selection",
        Group::Read,
        &[key(Key::Enter)],
        |_| Msg::Open,
        something_selected,
    ),
    send(
        "Clear the selection",
        Group::Read,
        &[key(Key::Escape)],
        |_| Msg::Clear,
        always,
    ),
    send(
        "Show or hide the details",
        Group::View,
        &[key(Key::I)],
        |_| Msg::ToggleDetail,
        always,
    ),
    send(
        "Show or hide the overview",
        Group::View,
        &[key(Key::O)],
        |_| Msg::ToggleOverview,
        always,
    ),
    send(
        "Light, dark, or as the system",
        Group::View,
        &[key(Key::T)],
        |_| Msg::NextTheme,
        always,
    ),
    send(
        "Cuts instead of motion",
        Group::View,
        &[key(Key::M)],
        |_| Msg::ToggleReducedMotion,
        always,
    ),
    send(
        "Keys and legend",
        Group::Program,
        &[key(Key::Questionmark), key(Key::F1)],
        |_| Msg::ToggleHelp,
        always,
    ),
    send(
        "Read the file again",
        Group::Program,
        &[ctrl(Key::R)],
        |_| Msg::Reload,
        always,
    ),
    send(
        "Quit",
        Group::Program,
        &[ctrl(Key::Q)],
        |_| Msg::Quit,
        always,
    ),
];

/// The command of a name, for buttons.
pub fn named(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

impl Command {
    /// The keys as people write them, "Ctrl+R".
    pub fn keys_text(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(Chord::text).collect();
        keys.join(" or ")
    }
}

impl Chord {
    fn text(&self) -> String {
        let mut text = String::new();
        if self.modifiers.command {
            text.push_str("Ctrl+");
        }
        if self.modifiers.alt {
            text.push_str("Alt+");
        }
        let key = match self.key {
            Key::ArrowLeft => "Left",
            Key::ArrowRight => "Right",
            Key::ArrowUp => "Up",
            Key::ArrowDown => "Down",
            Key::Escape => "Esc",
            Key::Plus => "+",
            Key::Minus => "-",
            Key::Equals => "=",
            Key::Questionmark => "?",
            other => other.name(),
        };
        text.push_str(key);
        text
    }

    /// Whether a key event is this chord. Shift does not count, since on many keyboards it is what makes
    /// a `?` or a `+`.
    pub fn matches(&self, key: Key, modifiers: Modifiers) -> bool {
        self.key == key
            && self.modifiers.command == modifiers.command
            && self.modifiers.alt == modifiers.alt
    }
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Move, Self::Read, Self::View, Self::Program];

    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving about",
            Self::Read => "Reading",
            Self::View => "The window",
            Self::Program => "The program",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let chords: Vec<(&str, Chord)> = COMMANDS
            .iter()
            .flat_map(|command| command.keys.iter().map(|chord| (command.name, *chord)))
            .collect();
        for (index, (name, chord)) in chords.iter().enumerate() {
            for (other, same) in &chords[index + 1..] {
                assert!(chord != same, "{name} and {other} share {}", chord.text());
            }
        }
    }

    #[test]
    fn the_readme_lists_every_command_with_its_keys() {
        let readme = include_str!("../README.md");
        for command in COMMANDS {
            let row = format!("| {} | {} |", command.keys_text(), command.name);
            assert!(readme.contains(&row), "the README lacks the row {row}");
        }
    }
}
