//! Editing in the window, as a reader does it: by labels and keys, on a file of its own.

use std::fs;

use claimline::io::SHIPPED;
use claimline::state::{Msg, State, update};
use claimline::view::look::Selection;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::support::desk::{Desk, lines_beyond};
use crate::support::window::{AnyWindow as _, AppWindow as _};

const TITLE: &str = "Title of “US drone strike in Kabul”";

#[test]
fn a_title_is_typed_where_it_stands_and_saved_as_one_changed_line() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.type_in(TITLE, " again");
    assert!(desk.harness.says("US drone strike in Kabul again"));
    assert_eq!(desk.file(), SHIPPED);
    assert!(desk.harness.state().title().starts_with("• "));
    desk.harness.command(Key::S);
    let file = desk.file();
    assert_eq!(lines_beyond(&file, SHIPPED).len(), 1);
    assert!(lines_beyond(&file, SHIPPED)[0].contains("US drone strike in Kabul again"));
    assert!(!desk.harness.state().title().starts_with("• "));
    desk.harness.get_by_label_contains("Saved to");
}

#[test]
fn a_typed_word_is_one_step_and_undo_says_what_it_takes_back() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.type_in(TITLE, " once more");
    desk.harness.command(Key::Z);
    assert!(desk.text().contains("\"US drone strike in Kabul once \""));
    desk.harness
        .get_by_label_contains("Undone: title of “US drone strike in Kabul");
    desk.harness.command(Key::Z);
    desk.harness.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    desk.harness.command(Key::Z);
    desk.harness.get_by_label("Nothing to undo");
    let redo = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    for _ in 0..3 {
        desk.harness.key_press_modifiers(redo, Key::Z);
        desk.harness.run();
    }
    assert!(desk.text().contains("once more"));
}

#[test]
fn a_text_with_a_fault_says_so_beside_its_field_and_the_picture_waits() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.harness.get_by_label(TITLE).focus();
    desk.harness.run();
    desk.harness.press(&[Key::Backspace]);
    assert!(
        desk.harness.says("this text is empty"),
        "{}",
        desk.harness.all_that_is_said()
    );
    let shown = desk.harness.open_state().timeline.clone();
    assert!(
        shown
            .events()
            .any(|event| shown.event(event).title == "US drone strike in Kabul")
    );
    desk.harness.command(Key::Z);
    assert!(!desk.harness.says("this text is empty"));
}

#[test]
fn what_is_not_saved_is_there_again_after_a_crash_and_can_be_undone() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.type_in(TITLE, " again");
    let text = desk.text();
    let mut desk = desk.again();
    assert_eq!(desk.text(), text);
    assert_eq!(desk.file(), SHIPPED);
    desk.harness
        .get_by_label_contains("Changes that were not saved are here again");
    desk.harness.command(Key::Z);
    desk.harness.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    let desk = desk.again();
    assert_eq!(desk.text(), SHIPPED);
    assert!(!desk.harness.says("Changes that were not saved"));
}

#[test]
fn undo_reaches_back_behind_a_save_and_a_restart() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.type_in(TITLE, "!");
    desk.harness.command(Key::S);
    let mut desk = desk.again();
    assert!(!desk.harness.says("Changes that were not saved"));
    desk.harness.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    assert_ne!(desk.file(), SHIPPED);
}

#[test]
fn what_another_program_changes_is_brought_together_with_what_is_typed() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    desk.type_in(TITLE, " again");
    let theirs = SHIPPED.replace("Airspace opened to the strike", "The airspace is opened");
    assert_ne!(theirs, SHIPPED);
    fs::write(&desk.path, &theirs).expect("it can be written");
    desk.harness.wait_until("their title is shown", |window| {
        window.says("The airspace is opened")
    });
    let both = theirs.replace(
        "\"US drone strike in Kabul\"",
        "\"US drone strike in Kabul again\"",
    );
    assert_eq!(desk.text(), both);
    desk.harness.command(Key::S);
    assert_eq!(desk.file(), both);
}

#[test]
fn a_value_that_both_change_is_asked_about() {
    for (answer, stays) in [
        ("Keep mine", "Kabul again"),
        ("Take theirs", "Another title"),
    ] {
        let mut desk = Desk::new();
        desk.read("US drone strike in Kabul");
        desk.type_in(TITLE, " again");
        let theirs = SHIPPED.replace("\"US drone strike in Kabul\"", "\"Another title\"");
        fs::write(&desk.path, &theirs).expect("it can be written");
        desk.harness
            .wait_until("it asks", |window| window.says("Both have changed"));
        assert!(desk.text().contains("Kabul again\""));
        desk.harness.get_by_label(answer).click();
        desk.harness.run();
        assert!(desk.text().contains(stays), "{answer}");
        assert!(!desk.harness.says("Both have changed"));
    }
}

#[test]
fn a_date_is_typed_in_words_and_shown_before_it_is_kept() {
    let mut desk = Desk::new();
    desk.read("Tensions surge");
    let before = desk.text();
    desk.harness
        .get_by_label("Date of “Tensions surge”")
        .focus();
    desk.harness.run();
    desk.type_on("last May");
    let shown = |desk: &Desk| {
        let state = desk.harness.open_state();
        let Some(Selection::Event(id)) = &state.look().selection else {
            panic!("an event is selected");
        };
        let event = state.timeline.event_by_id(id).expect("it is there");
        state.timeline.date_label(event).edtf.to_string()
    };
    assert_eq!(shown(&desk), "2022-05");
    assert_eq!(desk.text(), before);
    desk.harness.press(&[Key::Escape]);
    assert_ne!(shown(&desk), "2022-05");
    assert_eq!(desk.text(), before);
    desk.harness
        .get_by_label("Date of “Tensions surge”")
        .focus();
    desk.harness.run();
    desk.type_on("2022-05~");
    desk.harness.press(&[Key::Enter]);
    assert_eq!(shown(&desk), "2022-05~");
    assert_eq!(lines_beyond(&desk.text(), &before).len(), 1);
    desk.harness.command(Key::Z);
    assert_eq!(desk.text(), before);
    // A date that does not fit those that count from it is not kept.
    desk.read("US drone strike in Kabul");
    desk.harness
        .get_by_label("Date of “US drone strike in Kabul”")
        .focus();
    desk.harness.run();
    desk.type_on("last May");
    assert!(desk.harness.says("does not fit"));
    desk.harness.press(&[Key::Enter]);
    desk.harness
        .get_by_label_contains("The date stays as it was");
    assert_eq!(desk.text(), before);
}

#[test]
fn an_event_is_made_and_taken_away_with_what_refers_to_it() {
    let mut desk = Desk::new();
    desk.harness.press(&[Key::E]);
    desk.type_on("Fall of Kabul");
    desk.harness.press(&[Key::Enter]);
    assert!(desk.text().contains("title: \"Fall of Kabul\""));
    let state = desk.harness.open_state();
    assert_eq!(state.timeline.document().events.len(), 30);
    desk.harness.press(&[Key::Delete]);
    assert_eq!(desk.text(), SHIPPED);
    // An event of which claims speak goes with what they say of it.
    desk.read("TTP seen as a “prized asset”");
    desk.harness.press(&[Key::Delete]);
    let state = desk.harness.open_state();
    assert_eq!(state.timeline.document().events.len(), 28);
    // The next one in time is read then, so that one can go on.
    let read = state.selected().expect("something is read");
    let next = read.event(&state.timeline).expect("an event");
    let order = state.timeline.event_order().all();
    let place = order.iter().position(|event| *event == next);
    desk.harness.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    let state = desk.harness.open_state();
    let again = state.selected().expect("it is read again");
    let again = again.event(&state.timeline).expect("an event");
    let order = state.timeline.event_order().all();
    assert_eq!(order.iter().position(|event| *event == again), place);
    // One that dates another stays.
    desk.read("Mediation with the TTP fails");
    desk.harness.press(&[Key::Delete]);
    desk.harness.get_by_label_contains("It stays: ");
    assert_eq!(desk.text(), SHIPPED);
}

#[test]
fn each_choice_of_the_panel_changes_one_line() {
    let mut desk = Desk::new();
    desk.read("US drone strike in Kabul");
    let (one, several) = (Role::RadioButton, Role::CheckBox);
    for (choice, role, option, written) in [
        ("How real", one, "Alleged", "kind: alleged"),
        ("Lane", one, "Pakistan", "lane: \"pakistan\""),
        ("Choose who", several, "Imran Khan", "\"khan\""),
        (
            "Choose truths about it",
            several,
            "1. The Taliban were never puppets",
            "role: interpretation",
        ),
    ] {
        let before = desk.text();
        desk.harness.get_by_label(choice).click();
        desk.harness.run();
        desk.harness.get_by_role_and_label(role, option).click();
        desk.harness.run();
        let after = desk.text();
        let changed = lines_beyond(&after, &before);
        assert_eq!(changed.len(), 1, "{choice}: {changed:?}");
        assert!(changed[0].contains(written), "{choice}: {changed:?}");
        desk.harness.command(Key::Z);
        assert_eq!(desk.text(), before);
    }
}

#[test]
fn a_document_that_is_too_long_to_edit_says_so() {
    let mut state = State::new(
        crate::support::shipped(),
        claimline::state::Preferences::default(),
    );
    for msg in [Msg::NewEvent(None), Msg::Undo, Msg::Save] {
        assert!(update(&mut state, msg).is_empty());
        let said = state.answer(0.0).map(|answer| answer.text.clone());
        assert!(said.unwrap_or_default().contains("too long to be edited"));
    }
}
