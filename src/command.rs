//! One table of commands: menus, shortcuts, the help and the README all read it.

mod table;

use egui::{Key, Modifiers};

use crate::state::{Msg, State};

pub use table::COMMANDS;

/// Something that can be asked for by name or by key.
#[derive(Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    pub group: Group,
    pub scope: Scope,
    pub keys: &'static [Chord],
    pub action: Action,
    pub enabled: fn(&State) -> bool,
}

/// Where a command is there: one key may do one thing at the desk and another in a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Explore,
    Present,
    Everywhere,
}

/// A heading of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Read,
    View,
    Program,
    Present,
    Talk,
}

/// What a command does.
#[derive(Clone, Copy)]
pub enum Action {
    /// Once for each press.
    Send(fn(&State) -> Msg),
    /// As long as the key is down: zoom and pan directions.
    Hold { zoom: i8, pan: i8 },
    /// The number on the key, typed.
    Digit,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    pub modifiers: Modifiers,
    pub key: Key,
}

/// The command of a name, for buttons.
pub fn named(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

impl Command {
    /// The same command somewhere else.
    const fn in_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// Whether the command is there at the desk, or in a talk.
    pub fn is_available(&self, in_talk: bool) -> bool {
        match self.scope {
            Scope::Everywhere => true,
            Scope::Present => in_talk,
            Scope::Explore => !in_talk,
        }
    }

    /// The keys as people write them, "Ctrl+R".
    pub fn keys_text(&self) -> String {
        if matches!(self.action, Action::Digit) {
            return "0 to 9".to_owned();
        }
        let keys: Vec<String> = self.keys.iter().map(Chord::text).collect();
        match &keys[..] {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => keys.join(""),
        }
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
        if self.modifiers.shift {
            text.push_str("Shift+");
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
            Key::Comma => ",",
            Key::Period => ".",
            Key::Slash => "/",
            Key::PageUp => "Page Up",
            Key::PageDown => "Page Down",
            other => other.name(),
        };
        text.push_str(key);
        text
    }

    /// Whether a key event is this chord. Shift counts with F5 alone, since on many keyboards it is what makes
    /// a `?` or a `+`.
    pub fn matches(&self, key: Key, modifiers: Modifiers) -> bool {
        self.key == key
            && (key != Key::F5 || self.modifiers.shift == modifiers.shift)
            && self.modifiers.command == modifiers.command
            && self.modifiers.alt == modifiers.alt
    }
}

impl Group {
    pub const ALL: [Self; 6] = [
        Self::Present,
        Self::Move,
        Self::Read,
        Self::View,
        Self::Program,
        Self::Talk,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving about",
            Self::Read => "Reading",
            Self::View => "The window",
            Self::Program => "The program",
            Self::Present => "Presenting",
            Self::Talk => "In a talk",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        for in_talk in [false, true] {
            let chords: Vec<(&str, Chord)> = COMMANDS
                .iter()
                .filter(|command| command.is_available(in_talk))
                .flat_map(|command| command.keys.iter().map(|chord| (command.name, *chord)))
                .collect();
            for (index, (name, chord)) in chords.iter().enumerate() {
                for (other, same) in &chords[index + 1..] {
                    assert!(chord != same, "{name} and {other} share {}", chord.text());
                }
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
