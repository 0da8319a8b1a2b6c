//! The commands themselves.

use egui::{Key, Modifiers};

use crate::state::{FileDialog, ListOrder, Listed, Msg, Page, PresentMsg, State, WindowSetup};

use super::{Action, Chord, Command, CommandId, Group, Scope};

/// All commands, in the order of their ids, which is that of the help.
pub const COMMANDS: &[Command] = &[
    hold(CommandId::ZoomIn, "Zoom in", &[key(Key::W)], 1, 0),
    hold(CommandId::ZoomOut, "Zoom out", &[key(Key::S)], -1, 0),
    hold(
        CommandId::PanEarlier,
        "Pan to earlier",
        &[key(Key::A)],
        0,
        -1,
    ),
    hold(CommandId::PanLater, "Pan to later", &[key(Key::D)], 0, 1),
    send(
        CommandId::ZoomInStep,
        "Zoom in a step",
        Group::Move,
        &[key(Key::Plus), key(Key::Equals)],
        |state| Msg::Zoom {
            factor: 1.5,
            x: middle(state),
        },
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::ZoomOutStep,
        "Zoom out a step",
        Group::Move,
        &[key(Key::Minus)],
        |state| Msg::Zoom {
            factor: 1.0 / 1.5,
            x: middle(state),
        },
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::FitSelection,
        "Fit the selection, then everything",
        Group::Move,
        &[key(Key::F)],
        |_| Msg::FitSelection,
        always,
    ),
    send(
        CommandId::FitAll,
        "Show everything",
        Group::Move,
        &[key(Key::Home)],
        |_| Msg::FitAll,
        always,
    ),
    send(
        CommandId::ToggleFolds,
        "Fold quiet years, or show true scale",
        Group::Move,
        &[key(Key::G)],
        |_| Msg::ToggleFolds,
        State::has_folds,
    ),
    send(
        CommandId::NextClaimOrder,
        "Order the claims by number, by time, or premises first",
        Group::Move,
        &[key(Key::C)],
        |state| match state.selected_words() {
            // What one marks in the article, one makes something of.
            Some(_) => Msg::NewClaim,
            None => Msg::NextClaimOrder,
        },
        State::has_claims,
    ),
    send(
        CommandId::Back,
        "Back",
        Group::Move,
        &[alt(Key::ArrowLeft)],
        |_| Msg::Back,
        State::can_go_back,
    ),
    send(
        CommandId::Forward,
        "Forward",
        Group::Move,
        &[alt(Key::ArrowRight)],
        |_| Msg::Forward,
        State::can_go_forward,
    ),
    send(
        CommandId::Find,
        "Find, go to, commands",
        Group::Read,
        &[ctrl(Key::K), ctrl(Key::F), key(Key::Slash)],
        |_| Msg::FocusFind,
        always,
    ),
    send(
        CommandId::NextEvent,
        "Next event in time",
        Group::Read,
        &[key(Key::ArrowRight)],
        |_| Msg::NextEvent,
        always,
    ),
    send(
        CommandId::PreviousEvent,
        "Previous event in time",
        Group::Read,
        &[key(Key::ArrowLeft)],
        |_| Msg::PreviousEvent,
        always,
    ),
    send(
        CommandId::NextClaim,
        "Next claim",
        Group::Read,
        &[key(Key::ArrowDown)],
        |_| Msg::NextClaim,
        always,
    ),
    send(
        CommandId::PreviousClaim,
        "Previous claim",
        Group::Read,
        &[key(Key::ArrowUp)],
        |_| Msg::PreviousClaim,
        always,
    ),
    send(
        CommandId::OpenDetail,
        "Go to the details of the selection",
        Group::Read,
        &[key(Key::Enter)],
        |_| Msg::FocusDetail,
        something_selected,
    ),
    send(
        CommandId::EventList,
        "List of events, or what the text is",
        Group::Read,
        &[key(Key::L)],
        |state| {
            let list = Page::Events(ListOrder::default());
            let shown = matches!(state.explore().page, Page::Events(_));
            let shown = shown && state.shows_page(state.explore().page);
            Msg::ShowPage(if shown { Page::Introduction } else { list })
        },
        always,
    ),
    send(
        CommandId::Filters,
        "Choose which events are shown, or what the text is",
        Group::Read,
        &[key(Key::X)],
        |_| Msg::ToggleFilters,
        always,
    ),
    send(
        CommandId::Compare,
        "Two filters, one above the other",
        Group::Read,
        &[key(Key::V)],
        |_| Msg::ToggleComparison,
        always,
    ),
    send(
        CommandId::NextLanes,
        "Lanes by lane, who, how real, date or claim",
        Group::Read,
        &[key(Key::B)],
        |_| Msg::NextLanes,
        always,
    ),
    send(
        CommandId::ShowAll,
        "Show all events again, in the document’s lanes",
        Group::Read,
        &[key(Key::Backspace)],
        |_| Msg::ShowAll,
        |state| !state.look().arrangement.is_plain(),
    ),
    send(
        CommandId::ListRecords,
        "List where the record has other dates",
        Group::Read,
        &[key(Key::R)],
        |_| Msg::List(Listed::Records),
        has_records,
    ),
    send(
        CommandId::CopyCitation,
        "Copy the selection with its date and source",
        Group::Read,
        &[ctrl(Key::C)],
        |_| Msg::CopyCitation(None),
        something_selected,
    ),
    send(
        CommandId::ContextMenu,
        "Menu of what has the focus or is selected",
        Group::Read,
        &[shift(Key::F10), key(Key::Menu)],
        |_| Msg::AskForMenu,
        always,
    ),
    send(
        CommandId::Dismiss,
        "Close what lies over the window, clear the selection, or end the search",
        Group::Read,
        &[key(Key::Escape)],
        |_| Msg::Dismiss,
        always,
    ),
    send(
        CommandId::ToggleDetail,
        "Show or hide the details",
        Group::View,
        &[key(Key::I)],
        |_| Msg::ToggleDetail,
        always,
    ),
    send(
        CommandId::ToggleArticle,
        "Show or hide the article",
        Group::View,
        &[key(Key::Q)],
        |_| Msg::ToggleArticle,
        |state| state.article_pane.is_some(),
    ),
    send(
        CommandId::ToggleOverview,
        "Show or hide the overview",
        Group::View,
        &[key(Key::O)],
        |_| Msg::ToggleOverview,
        always,
    ),
    send(
        CommandId::ToggleLegend,
        "Show or hide the key to the signs in view",
        Group::View,
        &[key(Key::K)],
        |_| Msg::ToggleLegend,
        always,
    ),
    send(
        CommandId::MoreClaims,
        "More room for claims",
        Group::View,
        &[shift(Key::ArrowUp)],
        |_| Msg::MoveDividers {
            gutter: 0.0,
            claims: STEP,
        },
        State::has_claims,
    ),
    send(
        CommandId::MoreEvents,
        "More room for events",
        Group::View,
        &[shift(Key::ArrowDown)],
        |_| Msg::MoveDividers {
            gutter: 0.0,
            claims: -STEP,
        },
        State::has_claims,
    ),
    send(
        CommandId::WiderNames,
        "More room for names",
        Group::View,
        &[shift(Key::ArrowRight)],
        |_| Msg::MoveDividers {
            gutter: STEP,
            claims: 0.0,
        },
        always,
    ),
    send(
        CommandId::NarrowerNames,
        "More room for time",
        Group::View,
        &[shift(Key::ArrowLeft)],
        |_| Msg::MoveDividers {
            gutter: -STEP,
            claims: 0.0,
        },
        always,
    ),
    send(
        CommandId::ResetDivision,
        "Room for names, events and claims as at first",
        Group::View,
        &[shift(Key::Home)],
        |_| Msg::ResetDivision,
        State::is_divided_by_hand,
    ),
    send(
        CommandId::NewEvent,
        "New event, of the words that are marked",
        Group::Edit,
        &[key(Key::E)],
        |_| Msg::NewEvent(None),
        always,
    ),
    send(
        CommandId::NewClaim,
        "New claim, of the words that are marked",
        Group::Edit,
        &[ctrl(Key::E)],
        |_| Msg::NewClaim,
        always,
    ),
    send(
        CommandId::AddPhrase,
        "Give the event the words that are marked",
        Group::Edit,
        &[key(Key::P)],
        |_| Msg::AddPhrase,
        |state| state.selected_words().is_some(),
    ),
    send(
        CommandId::Delete,
        "Take away what is selected",
        Group::Edit,
        &[key(Key::Delete)],
        |_| Msg::DeleteSelection,
        |state| state.look().selection.is_some(),
    ),
    send(
        CommandId::MoveUp,
        "Move the claim or the step up",
        Group::Edit,
        &[alt(Key::ArrowUp)],
        |_| Msg::MoveOn(None, false),
        always,
    ),
    send(
        CommandId::MoveDown,
        "Move the claim or the step down",
        Group::Edit,
        &[alt(Key::ArrowDown)],
        |_| Msg::MoveOn(None, true),
        always,
    ),
    send(
        CommandId::Talk,
        "Steps of the talk, or what the text is",
        Group::Edit,
        &[key(Key::J)],
        |state| {
            Msg::ShowPage(match state.shows_page(Page::Talk) {
                true => Page::Introduction,
                false => Page::Talk,
            })
        },
        always,
    ),
    send(
        CommandId::AddStep,
        "Add what is selected, or in view, to the talk",
        Group::Edit,
        &[ctrl(Key::J)],
        |_| Msg::AddStep(None),
        always,
    ),
    // Before the key without Shift, which it may have too.
    send(
        CommandId::PreviousDecision,
        "The question to decide before",
        Group::Edit,
        &[shift(Key::N)],
        |_| Msg::Decide(false),
        always,
    ),
    send(
        CommandId::NextDecision,
        "Next question to decide",
        Group::Edit,
        &[key(Key::N)],
        |_| Msg::Decide(true),
        always,
    ),
    send(
        CommandId::AcceptDecision,
        "Accept what is in question",
        Group::Edit,
        &[key(Key::Y)],
        |_| Msg::AcceptDecision,
        always,
    ),
    send(
        CommandId::Undo,
        "Undo",
        Group::Edit,
        &[ctrl(Key::Z)],
        |_| Msg::Undo,
        always,
    ),
    send(
        CommandId::Redo,
        "Do again what was undone",
        Group::Edit,
        &[ctrl_shift(Key::Z), ctrl(Key::Y)],
        |_| Msg::Redo,
        always,
    ),
    send(
        CommandId::Save,
        "Save",
        Group::Edit,
        &[ctrl(Key::S)],
        |_| Msg::Save,
        always,
    ),
    send(
        CommandId::SaveAs,
        "Save under another name",
        Group::Edit,
        &[ctrl_shift(Key::S)],
        |_| Msg::AskForFile(FileDialog::SaveAs),
        always,
    ),
    send(
        CommandId::New,
        "New timeline, from an article or empty",
        Group::Edit,
        &[ctrl(Key::N)],
        |_| Msg::AskForFile(FileDialog::New),
        always,
    ),
    send(
        CommandId::Open,
        "Open a timeline",
        Group::Edit,
        &[ctrl(Key::O)],
        |_| Msg::AskForFile(FileDialog::Open),
        always,
    ),
    send(
        CommandId::CloseDocument,
        "Close the timeline",
        Group::Edit,
        &[ctrl(Key::W)],
        |_| Msg::CloseDocument,
        always,
    ),
    send(
        CommandId::NextTheme,
        "Light, dark, high contrast, print, or as the system",
        Group::View,
        &[key(Key::T)],
        |_| Msg::NextTheme,
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::ToggleMotion,
        "Cuts instead of motion, or motion again",
        Group::View,
        &[key(Key::M)],
        |_| Msg::ToggleMotion,
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::ToggleHelp,
        "Keys and legend",
        Group::Program,
        &[key(Key::Questionmark), key(Key::F1)],
        |_| Msg::ToggleHelp,
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::Settings,
        "Settings",
        Group::Program,
        &[ctrl(Key::Comma)],
        |_| Msg::ToggleSettings,
        always,
    ),
    send(
        CommandId::Reload,
        "Read the file again",
        Group::Program,
        &[ctrl(Key::R)],
        |_| Msg::Reload,
        always,
    ),
    send(
        CommandId::Quit,
        "Quit",
        Group::Program,
        &[ctrl(Key::Q)],
        |_| Msg::Quit,
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::PresentFromFirst,
        "Present from the first step",
        Group::Present,
        &[key(Key::F5)],
        |_| Msg::Present(PresentMsg::FromFirst),
        always,
    )
    .in_scope(Scope::Everywhere),
    send(
        CommandId::PresentFromCurrent,
        "Present from the current step",
        Group::Present,
        &[shift(Key::F5)],
        |_| Msg::Present(PresentMsg::FromCurrent),
        always,
    )
    .in_scope(Scope::Everywhere),
    talk(
        CommandId::NextReveal,
        "Next claim or step",
        &[
            key(Key::ArrowRight),
            key(Key::ArrowDown),
            key(Key::Space),
            key(Key::PageDown),
        ],
        |_| Msg::Present(PresentMsg::Next),
        always,
    ),
    talk(
        CommandId::EnterStep,
        "Go to the step typed, else next",
        &[key(Key::Enter)],
        |_| Msg::Present(PresentMsg::Enter),
        always,
    ),
    talk(
        CommandId::PreviousReveal,
        "Back a claim or step",
        &[key(Key::ArrowLeft), key(Key::ArrowUp), key(Key::PageUp)],
        |_| Msg::Present(PresentMsg::Back),
        always,
    ),
    talk(
        CommandId::EraseDigit,
        "Take back a digit, else back",
        &[key(Key::Backspace)],
        |_| Msg::Present(PresentMsg::Erase),
        always,
    ),
    talk(
        CommandId::FirstStep,
        "First step",
        &[key(Key::Home)],
        |_| Msg::Present(PresentMsg::First),
        always,
    ),
    talk(
        CommandId::LastStep,
        "Last step",
        &[key(Key::End)],
        |_| Msg::Present(PresentMsg::Last),
        always,
    ),
    Command {
        id: CommandId::TypeDigit,
        name: "Type the number of a step",
        group: Group::InPresentation,
        scope: Scope::Presentation,
        keys: &DIGITS,
        action: Action::Digit,
        enabled: always,
    },
    talk(
        CommandId::StepOverview,
        "Overview of all steps",
        &[key(Key::Tab)],
        |_| Msg::Present(PresentMsg::Steps),
        always,
    ),
    talk(
        CommandId::BlackScreen,
        "Black screen",
        &[key(Key::B), key(Key::Period)],
        |_| Msg::Present(PresentMsg::Black),
        always,
    ),
    talk(
        CommandId::WhiteScreen,
        "White screen",
        &[key(Key::W), key(Key::Comma)],
        |_| Msg::Present(PresentMsg::White),
        always,
    ),
    talk(
        CommandId::Freeze,
        "Freeze the room’s picture",
        &[key(Key::F)],
        |_| Msg::Present(PresentMsg::Freeze),
        always,
    ),
    talk(
        CommandId::Spotlight,
        "Spotlight",
        &[key(Key::L)],
        |_| Msg::Present(PresentMsg::Spotlight),
        always,
    ),
    talk(
        CommandId::ToggleNotes,
        "Notes",
        &[key(Key::N)],
        |_| Msg::Present(PresentMsg::Notes),
        always,
    ),
    talk(
        CommandId::LargerNotes,
        "Larger notes",
        &[ctrl(Key::Plus), ctrl(Key::Equals)],
        |_| Msg::Present(PresentMsg::LargerNotes),
        always,
    ),
    talk(
        CommandId::SmallerNotes,
        "Smaller notes",
        &[ctrl(Key::Minus)],
        |_| Msg::Present(PresentMsg::SmallerNotes),
        always,
    ),
    talk(
        CommandId::SwapWindows,
        "Swap the two windows",
        &[key(Key::S)],
        |_| Msg::Present(PresentMsg::Swap),
        two_windows,
    ),
    talk(
        CommandId::SecondWindow,
        "Open or close the second window",
        &[key(Key::P)],
        |_| Msg::Present(PresentMsg::SecondWindow),
        always,
    ),
    talk(
        CommandId::Leave,
        "Leave what is special, then the talk",
        &[key(Key::Escape)],
        |_| Msg::Present(PresentMsg::Leave),
        always,
    ),
];

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

const fn ctrl_shift(key: Key) -> Chord {
    Chord {
        modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT),
        key,
    }
}

const fn shift(key: Key) -> Chord {
    Chord {
        modifiers: Modifiers::SHIFT,
        key,
    }
}

fn always(_: &State) -> bool {
    true
}

fn has_records(state: &State) -> bool {
    !state.timeline.records().is_empty()
}

fn something_selected(state: &State) -> bool {
    state.look().selection.is_some()
}

/// The step by which a key moves a line of the canvas, in points.
const STEP: f32 = 20.0;

fn middle(state: &State) -> f64 {
    state.viewport().width / 2.0
}

fn two_windows(state: &State) -> bool {
    let windows = state.presentation().map(|given| given.windows);
    matches!(windows, Some(WindowSetup::Two { .. }))
}

/// A command of a presentation.
const fn talk(
    id: CommandId,
    name: &'static str,
    keys: &'static [Chord],
    msg: fn(&State) -> Msg,
    enabled: fn(&State) -> bool,
) -> Command {
    Command {
        id,
        name,
        group: Group::InPresentation,
        scope: Scope::Presentation,
        keys,
        action: Action::Send(msg),
        enabled,
    }
}

const DIGITS: [Chord; 10] = [
    key(Key::Num0),
    key(Key::Num1),
    key(Key::Num2),
    key(Key::Num3),
    key(Key::Num4),
    key(Key::Num5),
    key(Key::Num6),
    key(Key::Num7),
    key(Key::Num8),
    key(Key::Num9),
];

const fn send(
    id: CommandId,
    name: &'static str,
    group: Group,
    keys: &'static [Chord],
    msg: fn(&State) -> Msg,
    enabled: fn(&State) -> bool,
) -> Command {
    Command {
        id,
        name,
        group,
        scope: Scope::Explore,
        keys,
        action: Action::Send(msg),
        enabled,
    }
}

const fn hold(
    id: CommandId,
    name: &'static str,
    keys: &'static [Chord],
    zoom: i8,
    pan: i8,
) -> Command {
    Command {
        id,
        name,
        group: Group::Move,
        scope: Scope::Explore,
        keys,
        action: Action::Hold { zoom, pan },
        enabled: always,
    }
}
