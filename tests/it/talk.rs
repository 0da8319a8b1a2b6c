//! The talk is written in the window: steps are added, named, ordered and taken away, and say what they show.

use claimline::document::{ClaimNumber, StoryView, Subject};
use claimline::io::SHIPPED;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::support::desk::{Desk, lines_beyond};
use crate::support::window::AnyWindow as _;

/// A document without a talk.
const PLAIN: &str = r#"(
    format: 1,
    source: (title: "T", written: (edtf: "2020-05-01")),
    events: [
        (id: "fire", title: "The fire", when: (edtf: "2019-05")),
        (id: "flood", title: "The flood", when: (edtf: "2019-11")),
    ],
    claims: [
        (number: 1, title: "It burned", events: [(event: "fire", role: cause)]),
    ],
)
"#;

fn headlines(desk: &Desk) -> Vec<String> {
    let story = desk.document().story.iter();
    let steps = story.flat_map(|story| &story.steps);
    steps.map(|step| step.headline.clone()).collect()
}

#[test]
fn the_first_step_makes_a_talk_and_the_last_one_ends_it() {
    let mut desk = Desk::of(PLAIN);
    desk.read("The fire");
    desk.harness.command(Key::J);
    desk.harness
        .get_by_label_contains("is step 1 of the talk now");
    let story = desk.document().story.clone().expect("a story");
    let step = &story.steps[0];
    assert_eq!(step.headline, "The fire");
    assert_eq!(step.view, StoryView::Events(vec!["fire".into()]));
    assert_eq!(step.selected, Some(Subject::Event("fire".into())));
    assert_eq!(step.claims, [ClaimNumber(1)]);
    let text = desk.text();
    let added = lines_beyond(&text, PLAIN);
    assert_eq!(added[0], "    story: (");
    assert_eq!(added.last(), Some(&"    ),"));
    desk.harness.press(&[Key::J]);
    desk.choose("Menu of step 1", Role::Button, "Take it away");
    assert_eq!(desk.text(), PLAIN);
    desk.undo();
    assert_eq!(desk.text(), text);
}

#[test]
fn a_step_of_what_is_in_view_is_named_at_once_and_moved_while_it_is_typed() {
    let mut desk = Desk::of(PLAIN);
    desk.read("The fire");
    desk.harness.command(Key::J);
    desk.harness.press(&[Key::J]);
    desk.harness.command(Key::J);
    desk.type_on("All of it");
    assert_eq!(headlines(&desk), ["The fire", "All of it"]);
    let alt_up = |desk: &mut Desk| {
        desk.harness
            .key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
        desk.harness.run();
    };
    alt_up(&mut desk);
    assert_eq!(headlines(&desk), ["All of it", "The fire"]);
    // The field went along.
    desk.harness.press(&[Key::End]);
    desk.type_on("!");
    assert_eq!(headlines(&desk), ["All of it!", "The fire"]);
    alt_up(&mut desk);
    desk.harness.get_by_label("It is the first already");
}

#[test]
fn each_choice_of_a_step_changes_one_place_of_the_file() {
    let mut desk = Desk::new();
    desk.harness.press(&[Key::J]);
    for (list, role, entry, written) in [
        (
            "Length of the talk",
            Role::RadioButton,
            "45 minutes",
            "minutes: 45",
        ),
        (
            "View of step 1",
            Role::CheckBox,
            "Military ties restored",
            "\"military",
        ),
        ("View of step 1", Role::RadioButton, "Everything", ""),
        (
            "View of step 2",
            Role::CheckBox,
            "Military ties restored",
            "view: events([",
        ),
        (
            "What step 1 puts forward",
            Role::RadioButton,
            "Military ties restored",
            "selected: event(",
        ),
        (
            "Truths of step 1",
            Role::CheckBox,
            "1. The Taliban were never puppets",
            "claims: [1]",
        ),
    ] {
        let before = desk.text();
        desk.choose(list, role, entry);
        let after = desk.text();
        let changed = lines_beyond(&after, &before);
        assert!(changed.len() <= 1, "{entry}: {changed:?}");
        let told = changed.concat();
        assert!(told.contains(written), "{entry}: {changed:?}");
        desk.undo();
        assert_eq!(desk.text(), before, "{entry}");
    }
    assert_eq!(desk.text(), SHIPPED);
}

#[test]
fn a_step_has_notes_and_moves_by_its_menu() {
    let mut desk = Desk::of(PLAIN);
    for event in ["The fire", "The flood"] {
        desk.read(event);
        desk.harness.command(Key::J);
    }
    desk.harness.press(&[Key::J]);
    desk.choose("Menu of step 2", Role::Button, "Write notes");
    desk.type_on("Say it slowly.");
    desk.harness.press(&[Key::Enter]);
    let before = desk.text();
    desk.choose("Menu of step 2", Role::Button, "Further up (Alt+Up)");
    assert_eq!(headlines(&desk), ["The flood", "The fire"]);
    let story = desk.document().story.as_ref().expect("a story");
    assert_eq!(story.steps[0].notes.as_deref(), Some("Say it slowly."));
    desk.undo();
    assert_eq!(desk.text(), before);
}
