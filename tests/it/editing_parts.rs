//! What the panel shows beside titles and dates is corrected in it too: tensions, names, numbers, ids, phrases, the record.

use claimline::document::date::Calendar;
use claimline::document::{self, ClaimNumber, Genre, LaneId, RelativeTo};
use claimline::io::SHIPPED;
use claimline::view::look::{LinkRef, Selection};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::support::desk::{Desk, lines_beyond};
use crate::support::window::{AnyWindow as _, AppWindow as _};

/// A document that holds its text, in which a claim has a number and is named by an event, a claim, a view and a step.
const SMALL: &str = r#"(
    format: 1,
    source: (
        title: "Why the bridge fell",
        written: (edtf: "2023-03-10"),
        text_inline: "Why the bridge fell\n\n1. The warning came too late\n\nEarly last August engineers warned the city.\n\n2. The city slept\n\nIt closed the bridge soon after the warning.\n",
    ),
    lanes: [(id: "city", name: "City")],
    events: [
        (
            id: "warning",
            title: "Engineers warn",
            lane: "city",
            when: (
                phrases: [(text: "early last August", in: claim(1))],
                edtf: "2022-08",
            ),
        ),
        (
            id: "closure",
            title: "Bridge closed",
            lane: "city",
            when: (
                phrases: [(text: "soon after the warning", in: claim(2))],
                relative_to: after("warning"),
            ),
        ),
    ],
    claims: [
        (
            number: 1,
            title: "The warning came too late",
            events: [(event: "warning", role: cause)],
        ),
        // What the second one says.
        (
            number: 2,
            title: "The city slept",
            events: [(event: "closure", role: consequence), (event: "warning", role: background)],
            builds_on: [1],
        ),
    ],
    views: [(name: "Of the first", show: [claim(1)])],
    story: (
        steps: [
            (
                headline: "A warning, too late",
                view: events(["warning", "closure"]),
                selected: event("warning"),
                claims: [1, 2],
            ),
        ],
    ),
)
"#;

/// Reads a claim by its number.
fn read_claim(desk: &mut Desk, number: u32) {
    desk.harness.click_on_canvas(&format!("Claim {number}: "));
}

#[test]
fn a_tension_is_added_told_and_taken_away_in_a_step_each() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 2);
    let list = "Choose what it is hard to hold together with";
    let other = "1. The warning came too late";
    desk.choose(list, Role::CheckBox, other);
    desk.harness.press(&[Key::Escape]);
    let added = desk.text();
    assert_eq!(
        lines_beyond(&added, SMALL),
        ["            tensions: [(with: 1)],"]
    );
    desk.type_in("Note on claims 2 and 1", "Both cannot be.");
    desk.harness.press(&[Key::Enter]);
    assert_eq!(
        desk.document().claims[1].tensions[0].note,
        "Both cannot be."
    );
    // The other claim tells of it too, and can take it away.
    read_claim(&mut desk, 1);
    desk.harness.get_by_label("Both cannot be.");
    desk.choose(list, Role::CheckBox, "2. The city slept");
    assert!(desk.document().claims[1].tensions.is_empty());
    for _ in 0..5 {
        desk.undo();
    }
    assert_eq!(desk.text(), SMALL);
}

#[test]
fn a_claim_moves_by_key_and_all_that_names_it_follows() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 2);
    desk.harness
        .key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    desk.harness.run();
    let document = desk.document();
    let numbered = |at: usize| (document.claims[at].number.0, &*document.claims[at].title);
    assert_eq!(numbered(0), (1, "The city slept"));
    assert_eq!(numbered(1), (2, "The warning came too late"));
    assert_eq!(document.claims[0].builds_on, [ClaimNumber(2)]);
    let story = document.story.as_ref().expect("a story");
    assert_eq!(story.steps[0].claims, [ClaimNumber(2), ClaimNumber(1)]);
    let text = desk.text();
    assert!(text.contains("show: [claim(2)]"), "{text}");
    assert!(
        text.contains("in: claim(2))],\n                edtf"),
        "{text}"
    );
    assert!(text.contains("// What the second one says.\n        (\n            number: 1,"));
    let state = desk.harness.open_state();
    assert_eq!(
        state.look().selection,
        Some(Selection::Claim(ClaimNumber(1)))
    );
    desk.harness
        .key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    desk.harness.run();
    desk.harness.get_by_label("It is the first already");
    desk.undo();
    assert_eq!(desk.text(), SMALL);
    let state = desk.harness.open_state();
    assert_eq!(
        state.look().selection,
        Some(Selection::Claim(ClaimNumber(2)))
    );
    // The menu does the same.
    desk.choose("Menu of claim 2", Role::Button, "Further up (Alt+Up)");
    assert_eq!(desk.text(), text);
}

#[test]
fn a_claim_has_another_number_once_that_is_free() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 1);
    desk.choose("Menu of claim 1", Role::Button, "Another number");
    desk.type_on("2");
    assert!(desk.harness.says("two claims have the number 2"));
    desk.harness.press(&[Key::Enter]);
    desk.harness
        .get_by_label_contains("The number stays as it was");
    assert_eq!(desk.text(), SMALL);
    desk.choose("Menu of claim 1", Role::Button, "Another number");
    desk.type_on("7");
    desk.harness.press(&[Key::Enter]);
    let document = desk.document();
    assert_eq!(document.claims[0].number, ClaimNumber(7));
    assert_eq!(document.claims[1].builds_on, [ClaimNumber(7)]);
    assert!(!desk.text().contains("claim(1)"));
    desk.undo();
    assert_eq!(desk.text(), SMALL);
}

#[test]
fn an_id_is_typed_and_whatever_refers_to_it_follows() {
    let mut desk = Desk::of(SMALL);
    desk.read("Engineers warn");
    desk.harness.get_by_label("warning").click();
    desk.harness.run();
    desk.harness.command(Key::A);
    desk.type_on("The warning");
    assert!(desk.harness.says("write `the-warning`"));
    desk.harness.press(&[Key::Escape]);
    assert_eq!(desk.text(), SMALL);
    desk.harness.get_by_label("warning").click();
    desk.harness.run();
    desk.type_and_end("alarm");
    let document = desk.document();
    assert_eq!(document.events[0].id.as_str(), "alarm");
    let relative_to = &document.events[1].when.relative_to;
    assert_eq!(*relative_to, RelativeTo::After("alarm".into()));
    assert!(!desk.text().contains("\"warning\""));
    let state = desk.harness.open_state();
    assert_eq!(
        state.look().selection,
        Some(Selection::Event("alarm".into()))
    );
    desk.undo();
    assert_eq!(desk.text(), SMALL);
    // Done again, it is still what is read.
    desk.harness.command(Key::Y);
    let state = desk.harness.open_state();
    assert_eq!(
        state.look().selection,
        Some(Selection::Event("alarm".into()))
    );
}

#[test]
fn the_id_of_a_new_event_is_made_of_its_title_and_undone_with_that() {
    let mut desk = Desk::new();
    desk.harness.press(&[Key::E]);
    let placeholder = desk.text();
    desk.type_on("Surrender");
    desk.harness.press(&[Key::Enter]);
    assert!(desk.text().contains("id: \"surrender\""));
    desk.undo();
    assert!(!desk.text().contains("surrender"));
    while desk.text() != placeholder {
        desk.undo();
    }
    desk.undo();
    assert_eq!(desk.text(), SHIPPED);
}

#[test]
fn a_phrase_is_typed_and_told_how_the_article_has_it() {
    let mut desk = Desk::of(SMALL);
    desk.read("Engineers warn");
    let field = "Phrase 1 of “Engineers warn”";
    let focus = |desk: &mut Desk| {
        let field = desk.harness.get_by_role_and_label(Role::TextInput, field);
        field.focus();
        desk.harness.run();
    };
    focus(&mut desk);
    assert!(desk.harness.says("(as the text has it)"));
    desk.type_on("early last Augst");
    assert!(desk.harness.says("(the text has other words)"));
    desk.harness.press(&[Key::Enter]);
    desk.choose(
        &format!("Menu of p{}", &field[1..]),
        Role::Button,
        "Take what the text has",
    );
    assert_eq!(
        desk.document().events[0].when.phrases[0].text,
        "Early last August"
    );
    assert!(!desk.harness.says("(the text has other words)"));
    focus(&mut desk);
    desk.type_on("in the winter of discontent");
    assert!(desk.harness.says("(not in the text)"));
    // A phrase that stands elsewhere is given its place.
    desk.choose(
        &format!("Menu of p{}", &field[1..]),
        Role::RadioButton,
        "Closing",
    );
    let place = desk.document().events[0].when.phrases[0].place;
    assert_eq!(place, Some(document::Place::Closing));
}

#[test]
fn the_record_is_told_dated_and_taken_away() {
    let mut desk = Desk::of(SMALL);
    desk.read("Engineers warn");
    desk.choose(
        "Menu of “Engineers warn”",
        Role::Button,
        "Tell the record’s date",
    );
    assert!(desk.text().contains("record: (edtf: \"2022-08\")"));
    desk.type_on("2022-08-04");
    desk.harness.press(&[Key::Enter]);
    assert!(desk.harness.says("4 August 2022"));
    let record = "Menu of the record of “Engineers warn”";
    desk.choose(record, Role::Button, "Take it away");
    assert!(!desk.text().contains("record"));
    desk.choose("Weight", Role::RadioButton, "weight 7");
    assert_eq!(desk.document().events[0].weight, Some(7));
}

#[test]
fn somebody_has_other_names_and_the_colour_of_a_lane() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 1);
    desk.choose("Choose who", Role::Button, "Somebody new");
    desk.type_on("City engineers");
    desk.harness.press(&[Key::Enter]);
    let document = desk.document();
    assert_eq!(document.actors[0].id.as_str(), "city-engineers");
    assert_eq!(document.claims[0].actors, [document.actors[0].id.clone()]);
    desk.harness.get_by_label("Another name").click();
    desk.harness.run();
    desk.type_on("The engineers");
    desk.harness.press(&[Key::Enter]);
    assert_eq!(desk.document().actors[0].other_names, ["The engineers"]);
    desk.choose("Lane", Role::RadioButton, "City");
    assert_eq!(desk.document().actors[0].lane, Some(LaneId::from("city")));
    desk.choose(
        "Menu of other name 1 of “City engineers”",
        Role::Button,
        "Take it away",
    );
    assert!(desk.document().actors[0].other_names.is_empty());
}

#[test]
fn what_is_known_of_the_text_is_corrected_in_the_introduction() {
    let mut desk = Desk::of(SMALL);
    desk.choose("Kind of text", Role::RadioButton, "Analysis");
    assert_eq!(desk.document().source.genre, Some(Genre::Analysis));
    desk.choose("What is known of its publishing", Role::Button, "The place");
    desk.type_on("The Daily");
    desk.harness.press(&[Key::Enter]);
    let published = desk.document().source.published.as_ref();
    assert_eq!(
        published.and_then(|at| at.place.as_deref()),
        Some("The Daily")
    );
    let written = "How the date of the writing is read";
    desk.choose(written, Role::RadioButton, "Old Style");
    assert!(desk.document().source.written.calendar == Calendar::Julian);
    desk.choose(written, Role::RadioButton, "New Style");
    assert!(!desk.text().contains("calendar"));
    desk.choose(
        "What is known of its publishing",
        Role::Button,
        "The EDTF date",
    );
    desk.type_on("1700-02-28");
    desk.harness.press(&[Key::Enter]);
    desk.choose(
        "What is known of its publishing",
        Role::RadioButton,
        "Old Style",
    );
    desk.harness
        .get_by_label("10 March (Old Style 28 February) 1700");
    desk.harness
        .get_by_label("Call the claims otherwise")
        .click();
    desk.harness.run();
    desk.type_and_end("lesson");
    assert_eq!(desk.document().claims_are_called.one, "lesson");
    desk.choose("First month of summer", Role::RadioButton, "December");
    assert!(desk.text().contains("hemisphere: southern"));
}

#[test]
fn what_a_view_or_a_step_asks_for_is_not_taken_away_before_that() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 1);
    desk.harness.press(&[Key::Delete]);
    desk.harness
        .get_by_label("It stays: the view “Of the first” asks for it");
    assert_eq!(desk.text(), SMALL);
    desk.harness.press(&[Key::Escape, Key::X]);
    let menu = "Menu of the view “Of the first”";
    desk.choose(menu, Role::Button, "Another name");
    desk.type_and_end("Mine");
    assert_eq!(desk.document().views[0].name, "Mine");
    desk.choose("Menu of the view “Mine”", Role::Button, "Take it away");
    assert!(desk.document().views.is_empty());
    while desk.text() != SMALL {
        desk.undo();
    }
}

#[test]
fn the_menu_of_a_claim_on_the_canvas_moves_it_and_adds_it_to_the_talk() {
    let mut desk = Desk::of(SMALL);
    read_claim(&mut desk, 1);
    desk.harness.press(&[Key::Menu]);
    desk.harness
        .get_by_role_and_label(Role::Button, "Further down")
        .click();
    desk.harness.run();
    let numbers = |desk: &Desk| {
        let claims = desk.document().claims.iter();
        claims.map(|claim| claim.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        numbers(&desk),
        ["The city slept", "The warning came too late"]
    );
    desk.harness.press(&[Key::Menu]);
    desk.harness
        .get_by_role_and_label(Role::Button, "Add it to the talk")
        .click();
    desk.harness.run();
    let story = desk.document().story.as_ref().expect("a story");
    assert_eq!(story.steps[1].headline, "The warning came too late");
    assert_eq!(story.steps[1].claims, [ClaimNumber(2)]);
}

#[test]
fn lists_of_what_there_is_offer_what_is_new() {
    let mut desk = Desk::of(SMALL);
    desk.read("Bridge closed");
    desk.choose("Lane", Role::Button, "A new lane");
    desk.type_and_end("River");
    let document = desk.document();
    let river = LaneId::from("river");
    assert_eq!(document.lanes[1].id, river);
    assert_eq!(document.events[1].lane, Some(river));
    // The lane's id came with its name, and both go with it.
    while desk.text() != SMALL {
        desk.undo();
    }
    read_claim(&mut desk, 1);
    desk.choose(
        "Choose the events it speaks of",
        Role::Button,
        "A new event",
    );
    desk.type_and_end("Ferry sinks");
    let document = desk.document();
    assert_eq!(document.events[2].title, "Ferry sinks");
    assert_eq!(document.claims[0].events[1].event, document.events[2].id);
}

#[test]
fn the_part_of_an_event_in_a_claim_is_chosen_where_that_is_read() {
    let mut desk = Desk::of(SMALL);
    let link = |role| {
        Selection::Link(LinkRef {
            claim: ClaimNumber(1),
            event: "warning".into(),
            role,
        })
    };
    let is = |desk: &Desk| desk.harness.open_state().look().selection.clone();
    desk.harness
        .click_on_canvas("Claim 1: Engineers warn as cause");
    assert_eq!(is(&desk), Some(link(document::Role::Cause)));
    let list = "What claim 1 says of “Engineers warn”";
    desk.choose(list, Role::RadioButton, "Motive");
    assert_eq!(is(&desk), Some(link(document::Role::Motive)));
}
