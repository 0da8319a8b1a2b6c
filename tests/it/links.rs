//! Stress and links in the texts of a document, in the window.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{Msg, PresentMsg, update};
use claimline::ui::window_ui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::window::{AnyWindow as _, Window};
use crate::support::{state_of, timeline_of};

const DOCUMENT: &str = r#"(
    format: 1,
    source: (title: "With *sources*", written: (edtf: "1931", evidence: "Says [the printer](http://printer.example/1931).")),
    events: [(
        id: "act", title: "Act *with* a source",
        about: "See **Hansard**, *vol. 219*, [the debate](https://debates.example/1928) and <b>this</b>.\n1. First",
        when: (edtf: "1928-07-02", because: "Dated by the Act: https://acts.example/1928/12."),
        record: (edtf: "1928-07-03", note: "Ask [him](mailto:him@acts.example), not [it](javascript:alert(1))."),
    )],
    claims: [(number: 1, title: "It was late", summary: "Writer says *it was late*.", events: [(event: "act", role: cause)])],
)"#;

/// The whole program with a document, and the folder that holds it.
fn opened() -> (Harness<'static, ClaimlineApp>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("links.ron");
    std::fs::write(&path, DOCUMENT).expect("it can be written");
    let origin = Origin::of(path).expect("a file");
    (Window::default().open(origin), folder)
}

/// Draws frames until the window is at rest; returns the addresses that it asks the system to open.
fn opened_addresses(harness: &mut Harness<'static, ClaimlineApp>) -> Vec<String> {
    let mut addresses = Vec::new();
    for _ in 0..6 {
        harness.step();
        let commands = harness.output().platform_output.commands.iter();
        addresses.extend(commands.filter_map(|command| match command {
            OutputCommand::OpenUrl(open) => Some(open.url.clone()),
            _ => None,
        }));
    }
    addresses
}

/// Presses a key without letting it go: each event has a frame of its own, and this one's is looked at.
fn key_down(harness: &mut Harness<'static, ClaimlineApp>, key: Key) {
    harness.event(egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
}

fn links(harness: &Harness<'static, ClaimlineApp>) -> Vec<String> {
    let links = harness.get_all_by_role(Role::Link);
    links
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn a_click_on_a_protected_address_opens_it_at_once() {
    let (mut harness, _folder) = opened();
    harness.click_on_canvas("Act *with* a source");
    harness.get_by_label("the debate").click();
    let addresses = opened_addresses(&mut harness);
    assert_eq!(addresses, ["https://debates.example/1928"]);
    assert!(!harness.says("Open this address?"));
    harness.get_by_label("https://acts.example/1928/12").click();
    let addresses = opened_addresses(&mut harness);
    assert_eq!(addresses, ["https://acts.example/1928/12"]);
}

#[test]
fn any_other_address_is_shown_whole_and_asked_about_first() {
    let (mut harness, _folder) = opened();
    for answer in ["Cancel", "Open"] {
        harness.get_by_label("the printer").click();
        assert!(opened_addresses(&mut harness).is_empty());
        harness.get_by_label("http://printer.example/1931");
        harness.get_by_label(answer).click();
        let addresses = opened_addresses(&mut harness);
        let expected: &[&str] = match answer {
            "Open" => &["http://printer.example/1931"],
            _ => &[],
        };
        assert_eq!(addresses, expected);
        assert!(!harness.says("Open this address?"));
    }
    harness.click_on_canvas("Act *with* a source");
    harness.get_by_label("him").click();
    harness.run();
    assert!(harness.says("mailto:him@acts.example"));
}

#[test]
fn esc_cancels_the_question_and_nothing_else_and_enter_does_no_harm() {
    let (mut harness, _folder) = opened();
    harness.click_on_canvas("Act *with* a source");
    for key in [Key::Escape, Key::Enter] {
        harness.get_by_label("him").click();
        harness.run();
        assert!(harness.says("Open this address?"));
        harness.press(&[Key::ArrowRight]);
        key_down(&mut harness, key);
        assert!(opened_addresses(&mut harness).is_empty());
        assert!(!harness.says("Open this address?"));
        assert!(harness.says("See Hansard, vol. 219, the debate"), "{key:?}");
    }
}

#[test]
fn links_are_reached_and_followed_by_key() {
    let (mut harness, _folder) = opened();
    harness.click_on_canvas("Act *with* a source");
    for _ in 0..60 {
        harness.press(&[Key::Tab]);
        if harness.get_by_label("the debate").is_focused() {
            break;
        }
    }
    assert!(harness.get_by_label("the debate").is_focused());
    key_down(&mut harness, Key::Enter);
    let addresses = opened_addresses(&mut harness);
    assert_eq!(addresses, ["https://debates.example/1928"]);
}

#[test]
fn texts_lose_the_signs_of_their_stress_and_nothing_else() {
    let (mut harness, _folder) = opened();
    assert!(harness.says("With *sources*"));
    harness.click_on_canvas("Act *with* a source");
    assert!(harness.says("See Hansard, vol. 219, the debate and <b>this</b>.\n1. First"));
    assert!(harness.says("Ask him, not [it](javascript:alert(1))."));
    let links = links(&harness);
    assert!(!links.iter().any(|link| link.contains("it")), "{links:?}");
}

#[test]
fn the_room_is_shown_texts_without_the_signs_of_their_stress() {
    let mut state = state_of(timeline_of(DOCUMENT));
    update(&mut state, Msg::CanvasResized(Vec2::new(1600.0, 900.0)));
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    let harness = Window::default().show(state, window_ui);
    let said = harness.all_that_is_said();
    assert!(said.contains("See Hansard, vol. 219, the debate"), "{said}");
}
