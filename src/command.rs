//! One table of commands: keys, buttons, the help and the README all read it.

mod table;

use egui::os::OperatingSystem;
use egui::{Key, Modifiers};

use crate::state::{Msg, State};

pub use table::COMMANDS;

/// The name by which code refers to a command, whatever it is called in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandId {
    ZoomIn,
    ZoomOut,
    PanEarlier,
    PanLater,
    ZoomInStep,
    ZoomOutStep,
    FitSelection,
    FitAll,
    ToggleFolds,
    NextClaimOrder,
    Back,
    Forward,
    Find,
    NextEvent,
    PreviousEvent,
    NextClaim,
    PreviousClaim,
    OpenDetail,
    EventList,
    Filters,
    Compare,
    NextLanes,
    ShowAll,
    ListRecords,
    CopyCitation,
    ContextMenu,
    Dismiss,
    ToggleDetail,
    ToggleArticle,
    ToggleOverview,
    ToggleLegend,
    MoreClaims,
    MoreEvents,
    WiderNames,
    NarrowerNames,
    ResetDivision,
    NewEvent,
    NewClaim,
    AddPhrase,
    Delete,
    MoveUp,
    MoveDown,
    Talk,
    AddStep,
    PreviousDecision,
    NextDecision,
    AcceptDecision,
    Undo,
    Redo,
    Save,
    SaveAs,
    New,
    Open,
    CloseDocument,
    NextTheme,
    ToggleMotion,
    ToggleHelp,
    Settings,
    Reload,
    Quit,
    PresentFromFirst,
    PresentFromCurrent,
    NextReveal,
    EnterStep,
    PreviousReveal,
    EraseDigit,
    FirstStep,
    LastStep,
    TypeDigit,
    StepOverview,
    BlackScreen,
    WhiteScreen,
    Freeze,
    Spotlight,
    ToggleNotes,
    LargerNotes,
    SmallerNotes,
    SwapWindows,
    SecondWindow,
    Leave,
}

/// Something that can be asked for by a button or by key.
#[derive(Clone, Copy)]
pub struct Command {
    pub id: CommandId,
    pub name: &'static str,
    pub group: Group,
    pub scope: Scope,
    pub keys: &'static [Chord],
    pub action: Action,
    pub enabled: fn(&State) -> bool,
}

/// The modes that have a command: one key may do one thing in explore mode and another in a presentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Explore,
    Presentation,
    Everywhere,
}

/// A heading of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Read,
    View,
    Edit,
    Program,
    Present,
    InPresentation,
}

/// The effect of a command.
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

impl CommandId {
    /// The command with its name and keys. A test holds that the table has them all in this order.
    pub fn command(self) -> &'static Command {
        &COMMANDS[self as usize]
    }
}

impl Command {
    /// The same command somewhere else.
    const fn in_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// True if the command is there in explore mode, or in a presentation.
    pub fn is_available(&self, in_presentation: bool) -> bool {
        match self.scope {
            Scope::Everywhere => true,
            Scope::Presentation => in_presentation,
            Scope::Explore => !in_presentation,
        }
    }

    /// The keys as people write them on their system, "Ctrl+R" or "⌘R".
    pub fn keys_text(&self, os: OperatingSystem) -> String {
        if matches!(self.action, Action::Digit) {
            return "0 to 9".to_owned();
        }
        let keys: Vec<String> = self.keys.iter().map(|chord| chord.text(os)).collect();
        match &keys[..] {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => keys.join(""),
        }
    }

    /// The name with the keys, for what is shown where the pointer rests.
    pub fn hint(&self, os: OperatingSystem) -> String {
        format!("{} ({})", self.name, self.keys_text(os))
    }
}

fn is_letter(key: Key) -> bool {
    matches!(key.name().as_bytes(), [letter] if letter.is_ascii_alphabetic())
}

impl Chord {
    fn text(&self, os: OperatingSystem) -> String {
        let Modifiers {
            alt,
            shift,
            command,
            ..
        } = self.modifiers;
        // Each system has an order of its own.
        let modifiers = match os {
            OperatingSystem::Mac | OperatingSystem::IOS => {
                [(alt, "⌥"), (shift, "⇧"), (command, "⌘")]
            }
            _ => [(command, "Ctrl+"), (alt, "Alt+"), (shift, "Shift+")],
        };
        let held = modifiers.iter().filter(|(is_held, _)| *is_held);
        held.map(|(_, sign)| *sign).collect::<String>() + key_text(self.key)
    }

    /// True if a key event is this chord. Shift counts with keys that write nothing, since on many keyboards it is what
    /// makes a `?` or a `+`.
    pub fn matches(&self, key: Key, modifiers: Modifiers) -> bool {
        // Nor do letters with the key for commands.
        let writes_nothing = modifiers.command && is_letter(key)
            || matches!(
                key,
                Key::F5
                    | Key::F10
                    | Key::Home
                    | Key::ArrowLeft
                    | Key::ArrowRight
                    | Key::ArrowUp
                    | Key::ArrowDown
            );
        self.key == key
            && (!self.modifiers.shift || modifiers.shift)
            && (!writes_nothing || self.modifiers.shift == modifiers.shift)
            && self.modifiers.command == modifiers.command
            && self.modifiers.alt == modifiers.alt
    }
}

fn key_text(key: Key) -> &'static str {
    match key {
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
    }
}

impl Group {
    pub const ALL: [Self; 7] = [
        Self::Present,
        Self::Move,
        Self::Read,
        Self::View,
        Self::Edit,
        Self::Program,
        Self::InPresentation,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving about",
            Self::Read => "Reading",
            Self::View => "The window",
            Self::Edit => "Writing",
            Self::Program => "The program",
            Self::Present => "Presenting",
            Self::InPresentation => "In a talk",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_at_the_place_of_its_id() {
        for (place, command) in COMMANDS.iter().enumerate() {
            assert_eq!(command.id as usize, place, "{}", command.name);
        }
        assert_eq!(COMMANDS.len(), CommandId::Leave as usize + 1);
    }

    #[test]
    fn keys_are_written_as_the_system_writes_them() {
        for (id, elsewhere, mac) in [
            (CommandId::Reload, "Ctrl+R", "⌘R"),
            (CommandId::Back, "Alt+Left", "⌥Left"),
            (CommandId::PresentFromCurrent, "Shift+F5", "⇧F5"),
            (CommandId::Find, "Ctrl+K, Ctrl+F or /", "⌘K, ⌘F or /"),
            (CommandId::ZoomIn, "W", "W"),
        ] {
            let text = |os| id.command().keys_text(os);
            assert_eq!(text(OperatingSystem::Nix), elsewhere);
            assert_eq!(text(OperatingSystem::Windows), elsewhere);
            assert_eq!(text(OperatingSystem::Mac), mac);
        }
    }

    #[test]
    fn every_command_can_be_given_by_key() {
        for command in COMMANDS {
            let takes_digits = matches!(command.action, Action::Digit);
            assert!(takes_digits || !command.keys.is_empty(), "{}", command.name);
        }
    }

    #[test]
    fn no_two_commands_share_a_key() {
        for in_presentation in [false, true] {
            let chords: Vec<(&str, Chord)> = COMMANDS
                .iter()
                .filter(|command| command.is_available(in_presentation))
                .flat_map(|command| command.keys.iter().map(|chord| (command.name, *chord)))
                .collect();
            for (index, (name, chord)) in chords.iter().enumerate() {
                for (other, same) in &chords[index + 1..] {
                    assert!(chord != same, "{name} and {other} share {chord:?}");
                }
            }
        }
    }

    #[test]
    fn the_readme_lists_every_command_with_its_keys() {
        let readme = include_str!("../README.md");
        for command in COMMANDS {
            let row = format!(
                "| {} | {} |",
                command.keys_text(OperatingSystem::Nix),
                command.name
            );
            assert!(readme.contains(&row), "the README lacks the row {row}");
        }
    }
}
