//! The article beside the canvas, through the whole window.

use std::fs;

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{ArticlePane, Preferences};
use claimline::view::look::Selection;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window, repaint_delay};

/// An article of ours with three claims, a sentence that no event covers, and a date that none uses.
fn article() -> String {
    let more = "The quay has stood for longer than anybody remembers, and its stones are worn. "
        .repeat(12);
    format!(
        "Three reasons to mend the quay\n\nThe council was asked on 3 May 2022 and said nothing.\n\n1. The quay is old\n\nIt gave \
         way in the first days of autumn 2022. {more}\n\n2. Nobody pays for it\n\nThe harbour board was dissolved last April, and the quay gave way \
         in early August. {more}\n\n3. The ferry needs it\n\n{more}Since the storm of 2019 the ferry has lain at the old quay. {more}\n"
    )
}

const DOCUMENT: &str = r#"(
    format: 1,
    source: (title: "Three reasons to mend the quay", written: (edtf: "2023-01-10"), text: "quay.txt"),
    lanes: [(id: "quay", name: "Quay"), (id: "board", name: "Board")],
    events: [
        (id: "gave-way", title: "The quay gives way", lane: "quay", when: (
            phrases: [(text: "the first days of autumn 2022", in: claim(1)), (text: "the quay gave way in early August", in: claim(2))],
            edtf: "2022-08")),
        (id: "dissolved", title: "The board is dissolved", lane: "board", when: (
            phrases: [(text: "last April", in: claim(2))], edtf: "2022-04")),
        (id: "storm", title: "The storm", lane: "quay", when: (
            phrases: [(text: "the storm of 2019", in: claim(3))], edtf: "2019")),
        (id: "silent", title: "The silence", lane: "quay", when: (edtf: "2020")),
    ],
    claims: [
        (number: 1, title: "It is old", events: [(event: "gave-way", role: cause)]),
        (number: 2, title: "Nobody pays", events: [(event: "dissolved", role: cause)]),
        (number: 3, title: "It is needed", events: [(event: "storm", role: cause)]),
    ],
)"#;

struct Desk {
    folder: TempDir,
    harness: Harness<'static, ClaimlineApp>,
}

impl Desk {
    fn pane(&self) -> &ArticlePane {
        let pane = self.harness.open_state().article_pane.as_ref();
        pane.expect("an article")
    }

    fn new() -> Self {
        Self::sized(vec2(1600.0, 900.0))
    }

    fn sized(size: Vec2) -> Self {
        Self::with(size, &article(), DOCUMENT)
    }

    fn with(size: Vec2, article: &str, document: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("quay.txt"), article).expect("a file");
        let path = folder.path().join("quay.ron");
        fs::write(&path, document).expect("a file");
        let mut harness = Window::default().sized(size).begin(Origin::File(path));
        harness.wait_until("the dates are found", |window| {
            let pane = window.open_state().article_pane.as_ref();
            pane.is_none_or(|pane| pane.dates.is_some())
        });
        Self { folder, harness }
    }

    fn press(&mut self, keys: &[Key]) {
        self.harness.press(keys);
    }

    /// Presses a link of the article by its name.
    fn press_link(&mut self, name: &str) {
        self.link(name).click();
        self.harness.run();
    }

    fn link(&self, name: &str) -> egui_kittest::Node<'_> {
        let mut links = self.harness.get_all_by_role(Role::Link);
        let is_called =
            |link: &egui_kittest::Node<'_>| link.accesskit_node().label().as_deref() == Some(name);
        links
            .find(is_called)
            .unwrap_or_else(|| panic!("no link {name} in {:?}", self.links()))
    }

    fn links(&self) -> Vec<String> {
        let links = self.harness.get_all_by_role(Role::Link);
        links
            .filter_map(|link| link.accesskit_node().label())
            .collect()
    }

    fn selected_event(&self) -> Option<String> {
        match &self.harness.open_state().look().selection {
            Some(Selection::Event(id)) => Some(id.to_string()),
            _ => None,
        }
    }

    /// The first words of the paragraphs in sight.
    fn paragraphs(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive().filter_map(|node| {
            let node = node.accesskit_node();
            let is_one = matches!(node.role(), Role::Paragraph | Role::Heading);
            node.label().filter(|_| is_one)
        });
        nodes
            .map(|label| label.chars().take(24).collect())
            .collect()
    }

    fn read_at(&self) -> Option<String> {
        let event = self.harness.open_state().look().read_at.as_ref();
        event.map(ToString::to_string)
    }

    fn selected_words(&self) -> Option<String> {
        let state = self.harness.open_state();
        let bytes = state.selected_words()?;
        let article = state.article.as_ref()?;
        Some(article.text[bytes].to_owned())
    }
}

#[test]
fn a_document_that_names_its_text_shows_it_beside_the_canvas() {
    let mut desk = Desk::new();
    let shown = desk.paragraphs();
    assert_eq!(shown[0], "Three reasons to mend th");
    assert!(
        shown
            .iter()
            .any(|words| words.starts_with("1. The quay is old")),
        "{shown:?}"
    );
    desk.press(&[Key::Q]);
    assert!(desk.paragraphs().is_empty());
    let canvas = desk.harness.open_state().canvas().x;
    desk.press(&[Key::Q]);
    assert!(!desk.paragraphs().is_empty());
    assert!(desk.harness.open_state().canvas().x < canvas - 200.0);
}

#[test]
fn a_document_without_a_text_says_nothing_new_but_answers_the_key() {
    let mut harness = Window::default().open(Origin::Shipped);
    assert!(!harness.says("The article"));
    harness.press(&[Key::Q]);
    assert!(harness.says("The document names no text to show"));
}

#[test]
fn a_click_on_a_phrase_reads_its_event_and_pointing_at_it_lights_the_event() {
    let mut desk = Desk::new();
    desk.press_link("The quay gives way");
    assert_eq!(desk.selected_event().as_deref(), Some("gave-way"));
    assert!(desk.harness.says("In the article’s words"));
    let at = desk.link("The board is dissolved").rect().center();
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.run();
    let pointed_at = desk.harness.open_state().look().previewed.clone();
    assert_eq!(pointed_at, Some(Selection::Event("dissolved".into())));
    desk.harness
        .event(Event::PointerMoved(egui::pos2(1500.0, 500.0)));
    desk.harness.run();
    assert_eq!(desk.harness.open_state().look().previewed, None);
}

#[test]
fn the_text_scrolls_to_what_is_selected_and_stays_where_that_is_in_sight() {
    let mut desk = Desk::sized(vec2(1280.0, 800.0));
    desk.harness.click_on_canvas("The storm");
    let storm = desk.pane().view.scroll;
    assert!(storm.byte > 500, "{storm:?}");
    assert!(desk.links().contains(&"The storm".to_owned()));
    // An event without words moves nothing.
    desk.harness.click_on_canvas("The silence");
    let pane = desk.pane();
    assert_eq!(pane.view.scroll, storm);
    desk.harness.click_on_canvas("Claim 1: It is old");
    assert!(
        desk.paragraphs()
            .iter()
            .any(|words| words.starts_with("1. The quay is old"))
    );
    let lit = desk.harness.open_state().sentences_of_selection();
    assert_eq!(lit.len(), 1);
    // Of several sentences one in sight is enough.
    desk.harness.click_on_canvas("Claim 2: Nobody pays");
    desk.press_link("The quay gives way");
    let before = desk.pane().view.scroll;
    desk.harness.run();
    let after = desk.pane().view.scroll;
    assert_eq!(before, after);
}

#[test]
fn scrolling_the_text_moves_a_mark_along_the_axis_while_the_text_is_shown() {
    let mut desk = Desk::sized(vec2(1280.0, 800.0));
    desk.press_link("The quay gives way");
    let mut events = vec![desk.read_at()];
    desk.harness.hover_at(egui::pos2(150.0, 400.0));
    for _ in 0..8 {
        desk.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -300.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        desk.harness.run_steps(8);
        events.push(desk.read_at());
    }
    events.dedup();
    let events: Vec<&str> = events
        .iter()
        .map(|event| event.as_deref().unwrap_or("-"))
        .collect();
    assert!(events.ends_with(&["gave-way", "storm"]), "{events:?}");
    desk.press(&[Key::Q]);
    assert_eq!(desk.read_at(), None);
}

#[test]
fn dates_that_no_event_uses_are_pressed_to_select_their_words() {
    let mut desk = Desk::new();
    desk.press_link("A date that no event uses");
    assert_eq!(desk.selected_words().as_deref(), Some("3 May 2022"));
}

#[test]
fn words_are_selected_by_key_and_copied_as_they_stand() {
    let mut desk = Desk::new();
    let text = desk.harness.get_by_label("Text of the article");
    text.focus();
    desk.harness.run();
    let all = Modifiers::COMMAND | Modifiers::SHIFT;
    desk.harness.key_press_modifiers(all, Key::ArrowRight);
    desk.harness.run();
    desk.harness.key_press_modifiers(all, Key::ArrowRight);
    desk.harness.run();
    assert_eq!(desk.selected_words().as_deref(), Some("Three reasons"));
    desk.harness.event(Event::Copy);
    desk.harness.step();
    let commands = &desk.harness.output().platform_output.commands;
    let copied = commands.iter().any(
        |command| matches!(command, egui::OutputCommand::CopyText(text) if text == "Three reasons"),
    );
    assert!(copied, "{commands:?}");
    // The keys of the canvas are the text's here: Home does not fit everything.
    let camera = desk.harness.open_state().look().camera;
    desk.press(&[Key::ArrowDown, Key::Home]);
    assert_eq!(desk.harness.open_state().look().camera, camera);
    assert_eq!(desk.selected_event(), None);
}

#[test]
fn sentences_that_nothing_covers_are_counted_and_shown_by_a_switch() {
    let mut desk = Desk::new();
    let uncovered = desk.harness.get_by_label("Show what nothing covers (1)");
    uncovered.click();
    desk.harness.run();
    let pane = desk.pane();
    assert!(pane.shows_uncovered);
}

#[test]
fn the_search_finds_in_the_article_and_leads_there() {
    let mut desk = Desk::sized(vec2(1280.0, 800.0));
    desk.harness.key_press(Key::Slash);
    desk.harness.run();
    desk.harness.event(Event::Text("ferry lain".to_owned()));
    desk.harness.run();
    assert!(desk.harness.says("In the article 1"));
    let found = desk.harness.get_all_by_role(Role::Button);
    let line = found.into_iter().find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains("the ferry has lain")
    });
    line.expect("a line of the list").click();
    desk.harness.run();
    assert_eq!(desk.selected_words().as_deref(), Some("ferry"));
    assert!(
        desk.links().contains(&"The storm".to_owned()),
        "its sentence is in sight"
    );
}

#[test]
fn the_panels_leave_the_canvas_half_of_the_window_or_what_the_lines_leave() {
    for (width, share) in [(800.0, 0.5), (1280.0, 0.42), (1600.0, 0.5)] {
        let mut desk = Desk::sized(vec2(width, 800.0));
        let least = width * share - 14.0;
        assert!(desk.harness.open_state().canvas().x >= least, "{width}");
        desk.press(&[Key::I]);
        let least = width / 2.0 - 14.0;
        assert!(desk.harness.open_state().canvas().x >= least, "{width}");
        assert!(
            !desk.paragraphs().is_empty(),
            "without the details there is room in {width}"
        );
    }
}

#[test]
fn the_axis_has_no_mark_of_an_article_that_waits_for_room() {
    let mut desk = Desk::new();
    desk.harness.click_on_canvas("The storm");
    assert!(desk.read_at().is_some());
    desk.harness.set_size(vec2(800.0, 800.0));
    desk.harness.run();
    assert!(desk.paragraphs().is_empty());
    assert_eq!(desk.read_at(), None);
    desk.harness.set_size(vec2(1600.0, 900.0));
    desk.harness.run();
    assert!(desk.read_at().is_some());
}

#[test]
fn a_presentation_does_not_show_the_article() {
    let mut desk = Desk::new();
    desk.press(&[Key::F5]);
    assert!(desk.paragraphs().is_empty());
    desk.press(&[Key::Escape]);
    assert!(!desk.paragraphs().is_empty());
}

#[test]
fn a_window_with_an_article_draws_nothing_anew_at_rest() {
    let mut desk = Desk::new();
    desk.press_link("The quay gives way");
    desk.harness.run_steps(10);
    for _ in 0..5 {
        desk.harness.step();
        assert_eq!(repaint_delay(&desk.harness), std::time::Duration::MAX);
    }
}

#[test]
fn the_width_of_the_article_is_kept() {
    let mut desk = Desk::new();
    let canvas = desk.harness.open_state().canvas().x;
    let left = desk.harness.open_state().preferences.panels.article;
    assert_eq!(left, None);
    let edge = egui::pos2(512.0, 450.0);
    desk.harness.drag_at(edge);
    desk.harness.run();
    desk.harness.hover_at(edge - vec2(80.0, 0.0));
    desk.harness.run();
    desk.harness.drop_at(edge - vec2(80.0, 0.0));
    desk.harness.run();
    let kept = desk.harness.open_state().preferences.panels.article;
    assert!(kept.is_some_and(|points| points < 442), "{kept:?}");
    let wider = desk.harness.open_state().canvas().x;
    assert!(wider - canvas > 70.0);
    let preferences: Preferences = desk.harness.open_state().preferences.clone();
    let path = desk.folder.path().join("quay.ron");
    let harness = Window::default()
        .with_preferences(preferences)
        .open(Origin::File(path));
    assert!((harness.open_state().canvas().x - wider).abs() < 2.0);
}

/// What the article becomes: one phrase has other words, one is lost, and one has moved to another claim.
fn changed_article() -> String {
    article()
        .replace("It gave way in the first days of autumn 2022.", "It fell.")
        .replace(
            "the quay gave way in early August",
            "the old quay gave way in early August",
        )
        .replace(
            "The harbour board was dissolved last April, and",
            "Of the board it says that",
        )
        .replace(
            "1. The quay is old\n\n",
            "1. The quay is old\n\nThe board was dissolved last April. ",
        )
}

impl Desk {
    fn change_article(&mut self, article: &str) {
        fs::write(self.folder.path().join("quay.txt"), article).expect("a file");
        let text = article.to_owned();
        self.harness
            .wait_until("the article is read again", |window| {
                let article = window.open_state().article.as_ref();
                article.is_some_and(|article| article.text == text)
            });
    }

    fn phrase(&self, event: &str, at: usize) -> (String, Option<String>) {
        let timeline = &self.harness.open_state().timeline;
        let event = timeline.event_by_id(&event.into()).expect("the event");
        let phrase = &timeline.event(event).when.phrases[at];
        (
            phrase.text.clone(),
            phrase.place.map(|place| place.written()),
        )
    }
}

#[test]
fn phrases_that_an_edit_of_the_article_moved_or_lost_are_told_and_each_is_confirmed() {
    let mut desk = Desk::new();
    assert!(!desk.harness.says("is not in the text"));
    desk.change_article(&changed_article());
    // Nothing moves silently.
    assert_eq!(desk.phrase("dissolved", 0).1.as_deref(), Some("claim(2)"));
    let told = "1 phrase is not in the text, 1 has other words there, 1 stands elsewhere";
    desk.press_link(&format!("▼ {told}"));
    assert!(
        desk.harness
            .says("“last April” stands in claim 1, not in claim 2")
    );
    assert!(
        desk.harness
            .says("“the first days of autumn 2022” is not in the text any more")
    );
    desk.harness.get_by_label("Take that place").click();
    desk.harness.run();
    assert_eq!(
        desk.phrase("dissolved", 0),
        ("last April".to_owned(), Some("claim(1)".to_owned()))
    );
    desk.harness.get_by_label("Take the text’s words").click();
    desk.harness.run();
    let words = "the old quay gave way in early August".to_owned();
    assert_eq!(
        desk.phrase("gave-way", 1),
        (words, Some("claim(2)".to_owned()))
    );
    assert!(desk.harness.says("1 phrase is not in the text"));
    // The one that is lost stays, flagged where the event is read.
    desk.harness.click_on_canvas("The quay gives way");
    assert!(desk.harness.says("(not in the text)"));
    for _ in 0..2 {
        desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        desk.harness.run();
    }
    assert_eq!(desk.phrase("dissolved", 0).1.as_deref(), Some("claim(2)"));
    assert!(desk.harness.says(told));
}

#[test]
fn an_article_that_changes_is_read_on_from_where_one_was() {
    let mut desk = Desk::sized(vec2(1280.0, 800.0));
    desk.harness.click_on_canvas("The storm");
    let before = desk.paragraphs();
    desk.change_article(&format!("{}\n\nA new end.\n", article().trim_end()));
    assert!(desk.paragraphs().starts_with(&before));
    desk.change_article("Three reasons to mend the quay\n\n1. The quay is old\n\nIt fell.\n");
    assert_eq!(desk.paragraphs()[0], "Three reasons to mend th");
    assert!(desk.harness.says("4 phrases are not in the text"));
}
