//! From an article to a document in the window: pasted or from a file, corrected, and saved under a name.

use std::fs;
use std::path::Path;

use claimline::app::ClaimlineApp;
use claimline::document::open;
use claimline::io::Origin;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

fn article() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join("tests/articles/01-harbour.txt")).expect("a text")
}

fn type_on(harness: &mut Harness<'static, ClaimlineApp>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn save_as(harness: &mut Harness<'static, ClaimlineApp>, path: &Path) {
    harness.get_by_label("Name of the file").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    type_on(harness, &path.display().to_string());
    harness.press(&[Key::Enter]);
}

fn is_drafted(window: &Harness<'static, ClaimlineApp>) -> bool {
    !window.says("New timeline")
}

#[test]
fn a_pasted_article_becomes_a_document_that_is_saved_and_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("harbour.ron");
    let mut harness = Window::default().keep_journals(folder.path(), Origin::Shipped);
    harness.command(Key::N);
    harness.get_by_label("Text of the article").focus();
    harness.run();
    harness.event(egui::Event::Paste(article()));
    harness.run();
    harness.get_by_label("Draft from the text").click();
    harness.wait_until("the draft is there", is_drafted);
    let state = harness.open_state();
    assert!(state.timeline.document().events.len() > 3);
    assert!(
        state.shown_article().is_some(),
        "the article stands beside it"
    );
    assert!(
        harness.state().title().starts_with("• "),
        "it is in no file yet"
    );
    // Saving asks for a name.
    harness.command(Key::S);
    save_as(&mut harness, &path);
    let file = fs::read(&path).expect("it was written");
    let (document, _) = open(&file).expect("it is good");
    assert_eq!(
        document.source.text_inline.as_deref(),
        Some(article().as_str())
    );
    assert!(!harness.state().title().starts_with("• "));
    drop(harness);
    let harness = Window::default().keep_journals(folder.path(), Origin::File(path));
    assert!(harness.open_state().shown_article().is_some());
    assert!(!harness.says("Changes that were not saved"));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("there.ron");
    fs::write(&path, "something").expect("it can be written");
    let mut harness = Window::default().open(Origin::Shipped);
    let save = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    harness.key_press_modifiers(save, Key::S);
    harness.run();
    save_as(&mut harness, &path);
    assert!(harness.says("There is a file of that name"));
    assert_eq!(fs::read_to_string(&path).expect("a text"), "something");
    harness.get_by_label("Save").click();
    harness.run();
    assert!(
        fs::read_to_string(&path)
            .expect("a text")
            .contains("format: 1")
    );
}

#[test]
fn an_article_in_an_old_encoding_is_drafted_with_a_notice_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ferry.txt");
    let text = "The caf\u{e9} on the quay opened on 4 May 2021. The fa\u{e7}ade was painted in June 2022.\n";
    let bytes: Vec<u8> = text
        .chars()
        .filter_map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    fs::write(&path, bytes).expect("writable");
    let mut harness = Window::default().open(Origin::Shipped);
    harness.command(Key::O);
    save_as(&mut harness, &path);
    harness.wait_until("the draft is there", |window| {
        is_drafted(window) && window.says("windows-1252")
    });
    let events = &harness.open_state().timeline.document().events;
    let about = events[0].about.as_deref().unwrap_or_default();
    assert!(about.contains("caf\u{e9}"), "{about}");
    harness.get_by_label("Close notice").click();
    harness.run();
    assert!(!harness.says("windows-1252"));
}

#[test]
fn what_cannot_be_drafted_says_why_and_the_document_before_stays() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.command(Key::N);
    for (text, why) in [("", "Paste the text of an article"), ("\u{7}\u{1}", "")] {
        harness.get_by_label("Text of the article").focus();
        harness.run();
        harness.event(egui::Event::Paste(text.to_owned()));
        harness.run();
        harness.get_by_label("Draft from the text").click();
        harness.step();
        harness.wait_until("it is said why", |window| {
            window.says(why) && window.says("Draft from the text")
        });
    }
    // Keys that are typed in the dialog do nothing below.
    type_on(&mut harness, "e");
    harness.press(&[Key::Escape]);
    assert_eq!(harness.open_state().timeline.document().events.len(), 29);
}

#[test]
fn a_closed_document_leads_to_the_page_that_says_how_to_begin() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    fs::write(&path, article()).expect("it can be written");
    let mut harness = Window::default().open(Origin::Shipped);
    harness.command(Key::W);
    assert!(harness.says("See the timeline that comes with it"));
    harness.command(Key::O);
    save_as(&mut harness, &path);
    // An article that is opened is drafted.
    harness.wait_until("the draft is there", is_drafted);
    assert!(harness.open_state().timeline.document().events.len() > 3);
    harness.command(Key::W);
    harness
        .get_by_label("See the timeline that comes with it")
        .click();
    harness.run();
    assert_eq!(harness.open_state().timeline.document().events.len(), 29);
}

#[test]
fn an_empty_timeline_begins_with_one_event_of_today() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.command(Key::N);
    harness.get_by_label("Empty timeline").click();
    harness.run();
    assert_eq!(harness.open_state().timeline.document().events.len(), 1);
    harness.press(&[Key::E]);
    type_on(&mut harness, "Second");
    assert_eq!(harness.open_state().timeline.document().events.len(), 2);
}

#[test]
fn a_new_timeline_that_was_not_saved_is_offered_again_with_its_edits() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = || Window::default().keep_journals(folder.path(), Origin::Shipped);
    let mut harness = open();
    harness.command(Key::N);
    harness.get_by_label("Empty timeline").click();
    harness.run();
    harness.press(&[Key::E]);
    type_on(&mut harness, "S");
    drop(harness);
    let mut harness = open();
    harness.get_by_label("Open it").click();
    harness.run();
    let titles = |harness: &Harness<'_, ClaimlineApp>| {
        let document = harness.open_state().timeline.document().events.iter();
        document
            .map(|event| event.title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&harness), ["First event", "S"]);
    assert!(harness.state().title().starts_with("• "));
    harness.command(Key::Z);
    harness.command(Key::Z);
    assert_eq!(titles(&harness), ["First event"]);
    drop(harness);
    let mut harness = open();
    harness.get_by_label("Forget it").click();
    harness.run();
    assert!(!harness.says("Open it"));
    drop(harness);
    assert!(!open().says("Open it"));
}

#[test]
fn a_draft_can_be_stopped_while_it_is_made() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.command(Key::N);
    harness.get_by_label("Text of the article").focus();
    harness.run();
    harness.event(egui::Event::Paste(article().repeat(40)));
    harness.run();
    harness.get_by_label("Draft from the text").click();
    harness.step();
    harness.step();
    assert!(harness.says("Drafting the timeline from the text"));
    harness.press(&[Key::Escape]);
    assert!(harness.says("Draft from the text"));
    harness.press(&[Key::Escape]);
    assert!(is_drafted(&harness), "the dialog is closed");
    assert_eq!(harness.open_state().timeline.document().events.len(), 29);
}
