//! A document that is edited while its window is open, through real files.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use claimline::app::ClaimlineApp;
use claimline::io::{Origin, SHIPPED};
use claimline::state::{Preferences, State};
use claimline::theme;
use claimline::view::look::Selection;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

/// The longest that a test waits for what should come at once.
const PATIENCE: Duration = Duration::from_secs(30);

/// A window on a copy of the shipped document, in a folder of its own.
struct Editor {
    harness: Harness<'static, ClaimlineApp>,
    path: PathBuf,
    woken: Receiver<()>,
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
        let preferences = Preferences {
            reduced_motion: true,
            ..Preferences::default()
        };
        let app = ClaimlineApp::new(Origin::File(path.clone()), preferences);
        let (wake, woken) = channel();
        let mut harness = Harness::builder()
            .with_size(Vec2::new(1600.0, 900.0))
            .with_context_setup(theme::install)
            .build_ui_state(|ui, app: &mut ClaimlineApp| app.show(ui), app);
        harness.ctx.set_request_repaint_callback(move |_| {
            // Nobody waits any more once the test has ended.
            let _ = wake.send(());
        });
        harness.run();
        Self {
            harness,
            path,
            woken,
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

    /// Draws a frame whenever the window is woken, until something holds.
    fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            let woken = self.woken.recv_timeout(PATIENCE);
            woken.unwrap_or_else(|_| panic!("it never happened that {what}"));
            self.harness.step();
        }
        self.harness.run();
    }

    fn state(&self) -> &State {
        self.harness.state().state().expect("a document is open")
    }

    fn says(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    fn press(&mut self, keys: &[Key]) {
        for key in keys {
            self.harness.key_press(*key);
            self.harness.run();
        }
    }
}

#[test]
fn the_picture_follows_each_save() {
    let mut editor = Editor::new();
    for title in ["The August strike on Kabul", "The Kabul strike"] {
        assert!(!editor.says(title));
        editor.save_edited("US drone strike in Kabul", title);
        editor.until("the new title is shown", |editor| editor.says(title));
    }
}

#[test]
fn a_file_that_is_written_in_place_is_followed_too() {
    let mut editor = Editor::new();
    let edited = SHIPPED.replace("US drone strike in Kabul", "The Kabul strike");
    std::fs::write(&editor.path, edited).expect("it can be written");
    editor.until("the new title is shown", |editor| {
        editor.says("The Kabul strike")
    });
}

#[test]
fn the_place_is_kept_under_a_new_version_of_the_document() {
    let mut editor = Editor::new();
    editor.press(&[
        Key::ArrowRight,
        Key::ArrowRight,
        Key::F,
        Key::ArrowDown,
        Key::ArrowDown,
    ]);
    let before = editor.state().clone();
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
    editor.until("the new event is shown", |editor| {
        let document = editor.state().timeline.document();
        document
            .events
            .iter()
            .any(|event| event.id.as_str() == "brand-new")
    });
    let after = editor.state();
    assert_eq!(after.look().selection, selected);
    assert_eq!(after.look().camera, before.look().camera);
    assert_eq!(after.is_folded(), before.is_folded());
    assert_eq!(after.can_go_back(), before.can_go_back());
    editor
        .harness
        .key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    editor.harness.run();
    let earlier = editor.state().look().selection.clone();
    assert!(earlier.is_some() && earlier != selected, "{earlier:?}");
}

#[test]
fn a_selection_that_is_gone_is_let_go() {
    let mut editor = Editor::new();
    editor.press(&[Key::ArrowRight]);
    let Some(Selection::Event(id)) = editor.state().look().selection.clone() else {
        panic!("an event is selected");
    };
    editor.save(&SHIPPED.replace(&format!("\"{id}\""), "\"called-otherwise\""));
    editor.until("it is let go", |editor| {
        editor.state().look().selection.is_none()
    });
    assert!(
        editor.says("How to begin"),
        "the panel introduces the document"
    );
}

#[test]
fn a_file_with_errors_leaves_the_last_good_picture_under_a_banner() {
    let mut editor = Editor::new();
    editor.press(&[Key::ArrowRight]);
    let selected = editor.state().look().selection.clone();
    editor.save_edited("kind: happened", "kind: hapened");
    editor.until("the banner is shown", |editor| editor.says("in july4.ron"));
    assert_eq!(editor.state().look().selection, selected);
    assert!(editor.says("US drone strike in Kabul"), "the picture stays");

    editor.harness.get_by_label("List them").click();
    editor.harness.run();
    assert!(
        editor.says("did you mean `happened`?"),
        "the problems are listed"
    );
    editor.press(&[Key::Escape]);
    assert!(!editor.says("did you mean `happened`?"));
    assert_eq!(
        editor.state().look().selection,
        selected,
        "Esc only leaves the list"
    );

    editor.save(SHIPPED);
    editor.until("the banner is gone", |editor| !editor.says("in july4.ron"));
    assert_eq!(editor.state().look().selection, selected);
}

#[test]
fn a_file_that_was_broken_from_the_start_opens_once_it_is_good() {
    let mut editor = Editor::on("(format: 1");
    assert!(editor.says("cannot be opened"));
    editor.save(SHIPPED);
    editor.until("the document is open", |editor| editor.says("How to begin"));
}

#[test]
fn a_file_that_is_removed_and_written_again_is_followed() {
    let mut editor = Editor::new();
    std::fs::remove_file(&editor.path).expect("it can be removed");
    editor.until("the banner is shown", |editor| editor.says("in july4.ron"));
    editor.save_edited("US drone strike in Kabul", "The Kabul strike");
    editor.until("the new title is shown", |editor| {
        editor.says("The Kabul strike")
    });
    assert!(!editor.says("in july4.ron"));
}

#[test]
fn words_looked_for_are_looked_for_in_the_new_version() {
    let mut editor = Editor::new();
    editor.harness.key_press(Key::Slash);
    editor.harness.run();
    editor.harness.event(egui::Event::Text("zebra".to_owned()));
    editor.harness.run();
    let matches = |editor: &Editor| {
        let filter = editor.state().look().filter.as_ref();
        filter.map(|filter| filter.0.events_by_time().len())
    };
    assert_eq!(matches(&editor), Some(0));
    editor.save_edited("US drone strike in Kabul", "A zebra in Kabul");
    editor.until("it is found", |editor| matches(editor) == Some(1));
}

#[test]
fn a_presentation_stays_at_its_step_when_one_is_added_before_it() {
    let mut editor = Editor::new();
    editor.press(&[Key::F5, Key::Num5, Key::Enter, Key::PageDown]);
    let stop = |editor: &Editor| {
        let given = editor
            .state()
            .presentation()
            .expect("a presentation is given");
        (given.step, given.revealed)
    };
    assert_eq!(stop(&editor), (4, 1));
    editor.save_edited("steps: [", r#"steps: [(headline: "Before all else"),"#);
    editor.until("the step has moved on", |editor| stop(editor) == (5, 1));
    editor.press(&[Key::PageDown]);
    assert_eq!(stop(&editor), (5, 2));
}
