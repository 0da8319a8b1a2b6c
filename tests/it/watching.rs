//! A document that is edited while its window is open, through real files.

use std::path::PathBuf;

use claimline::app::ClaimlineApp;
use claimline::io::{Origin, SHIPPED};
use claimline::view::look::Selection;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

/// A window on a copy of the shipped document, in a folder of its own.
struct Editor {
    harness: Harness<'static, ClaimlineApp>,
    path: PathBuf,
    _folder: TempDir,
}

impl Editor {
    fn new() -> Self {
        Self::on(SHIPPED)
    }

    fn on(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("july4.ron");
        std::fs::write(&path, text).expect("a file");
        let harness = Window::default().open(Origin::File(path.clone()));
        Self {
            harness,
            path,
            _folder: folder,
        }
    }

    /// Saves as many editors do: a new file is renamed to the old one's name.
    fn save(&self, text: &str) {
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, text).expect("a file");
        std::fs::rename(&beside, &self.path).expect("it takes the old one's place");
    }

    fn save_edited(&self, from: &str, to: &str) {
        let edited = SHIPPED.replace(from, to);
        assert_ne!(edited, SHIPPED, "{from} stands in the document");
        self.save(&edited);
    }
}

#[test]
fn the_picture_follows_each_save() {
    let mut editor = Editor::new();
    for title in ["The August strike on Kabul", "The Kabul strike"] {
        assert!(!editor.harness.says(title));
        editor.save_edited("US drone strike in Kabul", title);
        editor
            .harness
            .wait_until("the new title is shown", |window| window.says(title));
    }
}

#[test]
fn a_file_that_is_written_in_place_is_followed_too() {
    let mut editor = Editor::new();
    let edited = SHIPPED.replace("US drone strike in Kabul", "The Kabul strike");
    std::fs::write(&editor.path, edited).expect("it can be written");
    editor
        .harness
        .wait_until("the new title is shown", |window| {
            window.says("The Kabul strike")
        });
}

#[test]
fn the_place_is_kept_under_a_new_version_of_the_document() {
    let mut editor = Editor::new();
    editor.harness.press(&[
        Key::ArrowRight,
        Key::ArrowRight,
        Key::F,
        Key::ArrowDown,
        Key::ArrowDown,
    ]);
    let before = editor.harness.open_state().clone();
    let selected = before.look().selection.clone();
    assert!(matches!(selected, Some(Selection::Claim(_))));
    // An event and a claim are added before all others, so that each position means another thing than it did.
    let event = r#"events: [
        (id: "brand-new", title: "Brand new", kind: happened, lane: "pakistan",
         when: (phrases: [(text: "then", in: introduction)], edtf: "2022-06", because: "It says so.")),"#;
    let claim = r#"claims: [
        (number: 99, title: "A new claim", summary: "The author argues something new.",
         events: [(event: "brand-new", role: cause)]),"#;
    let lane = before.timeline.document().lanes[0].id.to_string();
    let text = SHIPPED
        .replacen("    events: [", &event.replace("pakistan", &lane), 1)
        .replacen("\n    claims: [", &format!("\n{claim}"), 1);
    editor.save(&text);
    editor
        .harness
        .wait_until("the new event is shown", |window| {
            let document = window.open_state().timeline.document();
            document
                .events
                .iter()
                .any(|event| event.id.as_str() == "brand-new")
        });
    let after = editor.harness.open_state();
    assert_eq!(after.look().selection, selected);
    assert_eq!(after.look().camera, before.look().camera);
    assert_eq!(after.is_folded(), before.is_folded());
    assert_eq!(after.can_go_back(), before.can_go_back());
    editor
        .harness
        .key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    editor.harness.run();
    let earlier = editor.harness.open_state().look().selection.clone();
    assert!(earlier.is_some() && earlier != selected, "{earlier:?}");
}

#[test]
fn a_selection_that_is_gone_is_let_go() {
    let mut editor = Editor::new();
    editor.harness.press(&[Key::ArrowRight]);
    let Some(Selection::Event(id)) = editor.harness.open_state().look().selection.clone() else {
        panic!("an event is selected");
    };
    editor.save(&SHIPPED.replace(&format!("\"{id}\""), "\"called-otherwise\""));
    editor.harness.wait_until("it is let go", |window| {
        window.open_state().look().selection.is_none()
    });
    assert!(
        editor.harness.says("How to begin"),
        "the panel introduces the document"
    );
}

#[test]
fn a_file_with_errors_leaves_the_last_good_picture_under_a_banner() {
    let mut editor = Editor::new();
    editor.harness.press(&[Key::ArrowRight]);
    let selected = editor.harness.open_state().look().selection.clone();
    editor.save_edited("kind: happened", "kind: hapened");
    editor
        .harness
        .wait_until("the banner is shown", |window| window.says("in july4.ron"));
    assert_eq!(editor.harness.open_state().look().selection, selected);
    assert!(
        editor.harness.says("US drone strike in Kabul"),
        "the picture stays"
    );

    editor.harness.get_by_label("List them").click();
    editor.harness.run();
    assert!(
        editor.harness.says("Did you mean `happened`?"),
        "the problems are listed"
    );
    editor.harness.press(&[Key::Escape]);
    assert!(!editor.harness.says("Did you mean `happened`?"));
    assert_eq!(
        editor.harness.open_state().look().selection,
        selected,
        "Esc only leaves the list"
    );

    editor.save(SHIPPED);
    editor
        .harness
        .wait_until("the banner is gone", |window| !window.says("in july4.ron"));
    assert_eq!(editor.harness.open_state().look().selection, selected);
}

#[test]
fn a_file_that_was_broken_from_the_start_opens_once_it_is_good() {
    let mut editor = Editor::on("(format: 1");
    assert!(editor.harness.says("cannot be opened"));
    editor.save(SHIPPED);
    editor
        .harness
        .wait_until("the document is open", |window| window.says("How to begin"));
}

#[test]
fn a_file_that_is_removed_and_written_again_is_followed() {
    let mut editor = Editor::new();
    std::fs::remove_file(&editor.path).expect("it can be removed");
    editor
        .harness
        .wait_until("the banner is shown", |window| window.says("in july4.ron"));
    editor.save_edited("US drone strike in Kabul", "The Kabul strike");
    editor
        .harness
        .wait_until("the new title is shown", |window| {
            window.says("The Kabul strike")
        });
    assert!(!editor.harness.says("in july4.ron"));
}

#[test]
fn words_looked_for_are_looked_for_in_the_new_version() {
    let mut editor = Editor::new();
    editor.harness.key_press(Key::Slash);
    editor.harness.run();
    editor.harness.event(egui::Event::Text("zebra".to_owned()));
    editor.harness.run();
    let matches = |window: &Harness<'_, ClaimlineApp>| {
        let findings = window.open_state().explore().find.findings.as_ref();
        findings.map(|findings| findings.0.events.count)
    };
    assert_eq!(matches(&editor.harness), Some(0));
    editor.save_edited("US drone strike in Kabul", "A zebra in Kabul");
    editor
        .harness
        .wait_until("it is found", |window| matches(window) > Some(0));
}

#[test]
fn a_presentation_stays_at_its_step_when_one_is_added_before_it() {
    let mut editor = Editor::new();
    editor
        .harness
        .press(&[Key::F5, Key::Num5, Key::Enter, Key::PageDown]);
    let stop = |window: &Harness<'_, ClaimlineApp>| {
        let state = window.open_state();
        let given = state.presentation().expect("a presentation is given");
        (given.step, given.revealed)
    };
    assert_eq!(stop(&editor.harness), (4, 1));
    editor.save_edited("steps: [", r#"steps: [(headline: "Before all else"),"#);
    editor
        .harness
        .wait_until("the step has moved on", |window| stop(window) == (5, 1));
    editor.harness.press(&[Key::PageDown]);
    assert_eq!(stop(&editor.harness), (5, 2));
}

#[test]
fn a_step_whose_headline_is_edited_is_known_by_what_it_puts_forward() {
    let mut editor = Editor::new();
    editor.harness.press(&[Key::F5, Key::Num5, Key::Enter]);
    let story = editor
        .harness
        .open_state()
        .timeline
        .document()
        .story
        .clone();
    let headline = story.expect("a story").steps[4].headline.clone();
    let edited = SHIPPED
        .replacen("steps: [", r#"steps: [(headline: "Before all else"),"#, 1)
        .replacen(
            &format!("headline: \"{headline}\""),
            "headline: \"Said otherwise\"",
            1,
        );
    editor.save(&edited);
    editor
        .harness
        .wait_until("the step has moved on", |window| {
            let given = window.open_state().presentation();
            given.is_some_and(|given| given.step == 5)
        });
}

#[test]
fn a_frozen_picture_and_the_step_shown_last_outlive_a_save() {
    let mut editor = Editor::new();
    editor
        .harness
        .press(&[Key::F5, Key::Num5, Key::Enter, Key::F, Key::PageDown]);
    editor.save_edited("steps: [", r#"steps: [(headline: "Before all else"),"#);
    let frozen_at = |window: &Harness<'_, ClaimlineApp>| {
        let given = window.open_state().presentation()?;
        Some(given.frozen.as_ref()?.step)
    };
    assert_eq!(frozen_at(&editor.harness), Some(4));
    editor
        .harness
        .wait_until("the frozen step has moved on", |window| {
            frozen_at(window) == Some(5)
        });
    // Out of what is special, the talk, and the selection; a step is added before the one shown last.
    editor.harness.press(&[Key::Escape; 4]);
    assert!(editor.harness.open_state().presentation().is_none());
    editor.save(SHIPPED);
    editor
        .harness
        .wait_until("the step is gone again", |window| {
            let story = window.open_state().timeline.document().story.as_ref();
            story.is_some_and(|story| story.steps[0].headline != "Before all else")
        });
    editor
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::F5);
    editor.harness.run();
    let given = editor.harness.open_state().presentation();
    assert_eq!(given.map(|given| given.step), Some(4));
}

#[cfg(unix)]
#[test]
fn links_on_the_way_to_the_file_may_be_turned_elsewhere() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let version = |name: &str, title: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir(&path).expect("a folder");
        let text = SHIPPED.replace("US drone strike in Kabul", title);
        std::fs::write(path.join("july4.ron"), text).expect("a file");
        path
    };
    let first = version("first", "The first strike");
    let second = version("second", "The second strike");
    let current = folder.path().join("current");
    symlink(&first, &current).expect("a link");
    let mut window = Window::default().open(Origin::File(current.join("july4.ron")));
    assert!(window.says("The first strike"));
    let beside = folder.path().join("beside");
    symlink(&second, &beside).expect("a link");
    std::fs::rename(&beside, &current).expect("it takes the old one's place");
    window.wait_until("the other version is shown", |window| {
        window.says("The second strike")
    });
    let third = SHIPPED.replace("US drone strike in Kabul", "The third strike");
    std::fs::write(second.join("july4.ron"), third).expect("it can be written");
    window.wait_until("saves of the other version are followed", |window| {
        window.says("The third strike")
    });
}

#[test]
fn a_folder_that_is_removed_and_made_again_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("a folder");
    let path = inner.join("july4.ron");
    std::fs::write(&path, SHIPPED).expect("a file");
    let mut window = Window::default().open(Origin::File(path.clone()));
    std::fs::remove_dir_all(&inner).expect("it can be removed");
    window.wait_until("the banner is shown", |window| window.says("in july4.ron"));
    std::fs::create_dir(&inner).expect("a folder");
    let again = SHIPPED.replace("US drone strike in Kabul", "The Kabul strike");
    std::fs::write(&path, again).expect("a file");
    window.wait_until("the new title is shown", |window| {
        window.says("The Kabul strike")
    });
}
