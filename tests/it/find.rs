//! Finding: words, names, dates and commands from one field, and what was found in front of the rest.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use claimline::app::ClaimlineApp;
use claimline::document::EventKind;
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{Effect, MotionChoice, Msg, PresentMsg, State, search, update};
use claimline::timeline::{EventIx, Timeline};
use claimline::view::camera::Camera;
use claimline::view::document_layout::DocumentLayout;
use claimline::view::layout::layout;
use claimline::view::look::SelectionIx;
use claimline::view::query::{Findings, Line};
use claimline::view::scene::{Scene, Target};
use claimline::view::shared::Shared;
use claimline::view::subset::Subset;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::support;
use crate::support::large::{self, Bounds};
use crate::support::window::{AnyWindow as _, AppWindow as _, Window, repaint_delay};

fn names() -> Arc<Timeline> {
    support::timeline_of(include_str!("../documents/names.ron"))
}

fn searched(timeline: &Timeline, text: &str) -> (Shared<Findings>, Shared<Subset>) {
    let findings = search(timeline, None, text, None, &AtomicBool::new(false));
    let subset = Shared::new(findings.0.subset(timeline));
    (findings, subset)
}

/// The name of what a line stands for, in the document.
fn id_of(timeline: &Timeline, findings: &Findings, line: Line) -> String {
    match line {
        Line::Event(event) => timeline.event(event).id.to_string(),
        Line::Claim(claim) => format!("#{}", timeline.claim(claim).number),
        Line::Actor(actor) => format!("@{}", timeline.actor(actor).id),
        Line::Text(_, field) => format!("{field:?}"),
        Line::Sentence(place) => format!("sentence {place}"),
        Line::GoTo(_) => {
            let date = findings.date_of(line).expect("a date");
            format!("to {}", date.edtf())
        }
        Line::More(section) => format!("more {section:?}"),
    }
}

fn lines(timeline: &Timeline, text: &str) -> Vec<String> {
    let (Shared(findings), _) = searched(timeline, text);
    let lines = findings.all_lines();
    lines.map(|line| id_of(timeline, &findings, line)).collect()
}

#[test]
fn what_people_type_finds_what_they_mean_first() {
    let (names, shipped) = (names(), support::shipped());
    for (typed, first) in [
        ("osterreich", "ausgleich"),
        ("ÖSTERREICH", "ausgleich"),
        ("dvorak", "symphony"),
        ("Dvořák", "symphony"),
        ("dvo", "symphony"),
        ("o'neill", "oneill"),
        ("oneill", "oneill"),
        ("O’Neill's", "oneill"),
        ("1943", "autumn"),
        ("september", "autumn"),
        ("September 1943", "autumn"),
        ("in september 1943", "autumn"),
        ("istanbul", "istanbul"),
        ("istambul", "istanbul"),
        ("strasse", "strasse"),
        ("STRASSE süden", "strasse"),
        ("lodz", "lodz"),
        ("οδυσσευς", "odysseus"),
        ("cooperation", "coop"),
        ("encyclopaedia", "coop"),
        ("beer hall", "beer"),
        ("beer-hall", "beer"),
        ("putsch beer", "beer"),
        ("8 November 1923", "beer"),
        ("1923-11-09", "beer"),
        ("9/11", "attacks"),
        ("44 BC", "caesar"),
        ("first century BC", "caesar"),
        ("final", "return"),
        ("feared", "return"),
        ("الظواهري", "killed"),
        ("zawahiri", "killed"),
        ("31 July 2022", "killed"),
        ("kissinger", "#1"),
        ("watershed", "Note"),
        ("christmas", "Quotation"),
        ("programme", "Reason"),
        ("Washington", "Record"),
        ("#8", "#8"),
        ("#18", "#18"),
        ("@dvorak", "@dvorak"),
        ("19th century", "ausgleich"),
        ("1890s", "symphony"),
    ] {
        let found = lines(&names, typed);
        assert_eq!(
            found.first().map(String::as_str),
            Some(first),
            "{typed}: {found:?}"
        );
    }
    for (typed, first) in [
        ("August 2022", "kabul-strike"),
        ("early august", "kabul-strike"),
        ("talibna", "return-to-power"),
        ("taliban", "return-to-power"),
        ("stirke", "kabul-strike"),
        ("islamabad", "marriage-of-convenience"),
        ("#8", "#8"),
    ] {
        let found = lines(&shipped, typed);
        let first_found = found.first().map(String::as_str);
        assert!(
            first_found.is_some_and(|found| found.contains(first)),
            "{typed}: {found:?}"
        );
    }
}

#[test]
fn titles_come_before_texts_whole_words_before_beginnings_and_these_before_inner_parts() {
    let event = |id: &str, title: &str, about: &str, year: u32| {
        format!(
            r#"(id: "{id}", title: "{title}", about: "{about}", when: (edtf: "{year}", because: "B.")),"#
        )
    };
    let events = [
        event("inner", "A backport", "", 2001),
        event("beginning", "Portable things", "", 2002),
        event("text", "Something", "It was at the port.", 2003),
        event("later", "The port opens", "", 2005),
        event("title", "The port closes", "", 2004),
        event("other", "Nothing of it", "", 2006),
    ];
    let timeline = support::timeline_of(&format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "2010")), events: [{}])"#,
        events.concat()
    ));
    assert_eq!(
        lines(&timeline, "port"),
        ["title", "later", "text", "beginning", "inner"]
    );
    // A slip is forgiven only where nothing has the word as it is typed.
    assert_eq!(lines(&timeline, "opnes"), ["later"]);
    assert_eq!(lines(&timeline, "prot"), [""; 0]);
}

#[test]
fn a_date_finds_what_overlaps_it_what_lies_within_first_and_offers_to_go_there() {
    let timeline = support::timeline_of(
        r#"(format: 1, source: (title: "T", written: (edtf: "2010")), events: [
            (id: "around", title: "A", when: (edtf: "1990/2005", because: "B.")),
            (id: "within", title: "B", when: (edtf: "2001-07-03", because: "B.")),
            (id: "open", title: "C", kind: ongoing, when: (edtf: "2000/..", because: "B.")),
            (id: "before", title: "D", when: (edtf: "1999", because: "B.")),
            (id: "undated", title: "E", when: (because: "B.")),
        ])"#,
    );
    for typed in [
        "2001",
        "July 2001",
        "summer 2001",
        "2001-07",
        "in 2001",
        "3 July 2001",
    ] {
        let found = lines(&timeline, typed);
        assert_eq!(found[..3], ["within", "around", "open"], "{typed}");
        assert!(found[3].starts_with("to 2001"), "{typed}: {found:?}");
        assert_eq!(found.len(), 4, "{typed}: {found:?}");
    }
    // Words beside a date narrow it.
    assert_eq!(lines(&timeline, "b 2001")[0], "within");
    assert_eq!(lines(&timeline, "1980"), ["to 1980"]);
}

#[test]
fn every_event_is_found_by_its_title_each_word_of_it_its_date_in_words_and_its_quotations() {
    for (name, timeline) in support::documents() {
        for event in timeline.events() {
            let entry = timeline.event(event);
            let date = timeline.date_label(event).words;
            let words = entry.title.split_whitespace();
            let quotations = entry.when.phrases.iter().map(|phrase| phrase.text.as_str());
            let texts = words.chain(quotations).chain([entry.title.as_str(), &date]);
            // A dash or a sign is no word.
            let texts = texts.filter(|text| text.chars().any(char::is_alphanumeric));
            for text in texts {
                // A sign before a word asks for something else.
                let text = text.trim_start_matches(['#', '@', '>']);
                let (Shared(findings), _) = searched(&timeline, text);
                assert!(
                    findings.is_matched(event),
                    "{name}: {:?} by {text:?}",
                    entry.id
                );
            }
        }
    }
}

#[test]
fn find_prints_the_same_list_in_columns() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_claimline"))
        .args(["find", "tests/documents/names.ron", "september", "1943"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(
        said.lines().collect::<Vec<&str>>(),
        [
            "event\tautumn\tA thing in the autumn\t8 September 1943\t8 September 1943",
            "date\t1943-09\t\tSeptember 1943\t",
        ]
    );
}

fn type_text(harness: &mut Harness<'_, ClaimlineApp>, text: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn found(harness: &Harness<'_, ClaimlineApp>) -> Vec<EventIx> {
    let found = harness.open_state().look().found.as_ref();
    let found = found.expect("something is found");
    found.0.event_order().all().to_vec()
}

fn selected(harness: &Harness<'_, ClaimlineApp>) -> String {
    let state = harness.open_state();
    let Some(SelectionIx::Event(event)) = state.selected() else {
        panic!("{:?} is selected", state.look().selection);
    };
    state.timeline.event(event).title.clone()
}

#[test]
fn what_was_found_stands_in_front_and_is_walked_in_the_order_of_time() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "STRIKE");
    let count = found(&harness).len();
    assert!((2..10).contains(&count), "{count}");
    harness.get_by_label(&format!("In all {count} events, 5 truths"));
    let on_canvas = |harness: &Harness<'_, ClaimlineApp>, title: &str| {
        harness.query_all_by_label_contains(title).count() > 0
    };
    // The rest is still there.
    assert!(on_canvas(&harness, "Relations ruined for years"));
    harness.press(&[Key::Enter]);
    assert_eq!(selected(&harness), "US drone strike in Kabul");
    // Beginning with the first in time, each of what was found is reached.
    while harness
        .open_state()
        .timeline
        .event(found(&harness)[0])
        .title
        != selected(&harness)
    {
        harness.press(&[Key::ArrowLeft]);
    }
    let mut seen = vec![selected(&harness)];
    for _ in 1..count {
        harness.press(&[Key::ArrowRight]);
        let next = selected(&harness);
        assert!(!seen.contains(&next), "{next}");
        seen.push(next);
    }
    harness.press(&[Key::ArrowRight]);
    assert_eq!(Some(&selected(&harness)), seen.last(), "that was the last");
    // Esc leaves the selection, and then what is looked for.
    harness.press(&[Key::Escape]);
    assert_eq!(found(&harness).len(), count);
    harness.press(&[Key::Escape]);
    assert!(harness.open_state().look().found.is_none());
}

#[test]
fn a_switch_hides_what_was_not_found() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "strike");
    let rest = "Relations ruined for years";
    assert!(harness.query_all_by_label_contains(rest).count() > 0);
    harness.get_by_label("Hide the rest").click();
    harness.run();
    assert_eq!(harness.query_all_by_label_contains(rest).count(), 0);
    assert!(
        harness
            .query_all_by_label_contains("US drone strike in Kabul")
            .count()
            > 0
    );
    harness.get_by_label("Hide the rest").click();
    harness.run();
    assert!(harness.query_all_by_label_contains(rest).count() > 0);
}

#[test]
fn the_cursor_shows_what_it_is_on_and_going_back_returns_to_before_the_search() {
    let mut harness = Window::default().open(Origin::Shipped);
    let state = |harness: &Harness<'_, ClaimlineApp>| harness.open_state().look().clone();
    let before = state(&harness).camera;
    type_text(&mut harness, "invasion");
    harness.press(&[Key::ArrowDown]);
    let previewed = state(&harness).previewed;
    let previewed = previewed.and_then(|on| on.find(&harness.open_state().timeline));
    let Some(SelectionIx::Event(event)) = previewed else {
        panic!("{previewed:?}");
    };
    let title = &harness.open_state().timeline.event(event).title;
    assert_eq!(title, "US invasion of Afghanistan");
    assert!(state(&harness).selection.is_none(), "it is only shown");
    harness.press(&[Key::Enter]);
    assert_eq!(selected(&harness), "US invasion of Afghanistan");
    assert!(state(&harness).previewed.is_none());
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(state(&harness).camera, before);
    assert!(state(&harness).selection.is_none());
}

#[test]
fn esc_in_the_field_looks_for_nothing_keeps_the_selection_and_returns_to_the_view_before() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::ArrowRight]);
    let (before, camera) = (selected(&harness), harness.open_state().look().camera);
    type_text(&mut harness, "no such word");
    harness.get_by_label("Nothing has “no such word”.");
    harness.press(&[Key::Escape]);
    type_text(&mut harness, "taliban return");
    harness.press(&[Key::ArrowDown, Key::ArrowDown, Key::Escape]);
    assert!(harness.open_state().look().found.is_none());
    assert_eq!(harness.open_state().look().camera, camera);
    assert_eq!(selected(&harness), before);
}

#[test]
fn a_slip_is_shown_as_such() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "talibna");
    harness.get_by_label("No “talibna”; showing “taliban”");
}

#[test]
fn a_date_moves_the_view_to_it() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "August 2022");
    harness.get_by_label("Go to August 2022").click();
    harness.run();
    let camera = harness.open_state().look().camera;
    let august = 1_659_312_000.0..1_661_990_400.0;
    assert!(camera.start <= august.start && camera.end >= august.end);
    assert!(camera.end - camera.start < 90.0 * 86_400.0, "closely");
}

#[test]
fn a_command_is_found_by_the_words_of_its_name_and_done() {
    let mut harness = Window::default().open(Origin::Shipped);
    assert!(harness.open_state().preferences.overview_shown);
    type_text(&mut harness, ">overview");
    harness.press(&[Key::Enter]);
    assert!(!harness.open_state().preferences.overview_shown);
    // Keys are the canvas's again.
    harness.press(&[Key::ArrowRight]);
    assert!(harness.open_state().look().selection.is_some());
}

#[test]
fn a_section_with_more_opens() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "taliban");
    let events = |harness: &Harness<'_, ClaimlineApp>| {
        let sections = harness.open_state().explore().find.findings.clone();
        let opened = harness.open_state().explore().find.opened;
        let sections = sections.expect("something is found").0.sections(opened);
        sections[0].2.len()
    };
    assert_eq!(events(&harness), 6, "five and the rest");
    harness.press(&[Key::ArrowDown; 6]);
    harness.press(&[Key::Enter]);
    assert_eq!(events(&harness), 22);
    assert!(harness.open_state().explore().find.is_open);
}

#[test]
fn names_lanes_and_how_real_an_event_is_are_looked_at_too() {
    let timeline = support::shipped();
    let left = |text: &str| {
        let (_, Shared(subset)) = searched(&timeline, text);
        let titles = subset.event_order().all().iter();
        let titles = titles.map(|event| timeline.event(*event).title.clone());
        titles.collect::<Vec<String>>()
    };
    // An actor's other name, a lane's, a kind, and a phrase of the article's.
    assert!(left("Islamabad").len() > 5);
    assert_eq!(left("feared or forecast").len(), 7);
    let alleged = timeline.events_by_time().iter();
    let alleged = alleged.map(|event| timeline.event(*event));
    let alleged = alleged.filter(|event| event.kind == EventKind::Alleged);
    let titles: Vec<String> = alleged.map(|event| event.title.clone()).collect();
    assert!(!titles.is_empty());
    let found = left("alleged");
    assert!(titles.iter().all(|title| found.contains(title)));
    assert!(left("early august").contains(&"US drone strike in Kabul".to_owned()));
}

#[test]
fn what_is_found_is_counted_as_a_look_at_every_event_does() {
    let timeline = large::timeline(3_000);
    let (_, Shared(found)) = searched(&timeline, "number 11 LANE 3");
    let lane = timeline
        .document_lane_by_id(&"lane-3".into())
        .expect("the lane");
    let expected: Vec<EventIx> = timeline
        .events_by_time()
        .iter()
        .copied()
        .filter(|event| {
            // The lane's name has the other words; its date has numbers too.
            let texts = format!(
                "{} {}",
                timeline.event(*event).title,
                timeline.date_label(*event).words
            );
            texts.contains("11")
                && texts.contains('3') | (timeline.lane_of(*event) == lane)
                && timeline.lane_of(*event) == lane
        })
        .collect();
    let in_lane: Vec<EventIx> = found
        .lane_index(lane)
        .entries()
        .map(|(event, _, _)| event)
        .collect();
    assert!(expected.len() > 20, "{}", expected.len());
    assert_eq!(in_lane, expected);
    let whole = found
        .lane_index(lane)
        .count(f64::NEG_INFINITY, f64::INFINITY);
    assert_eq!(whole, expected.len());
    assert!(expected.iter().all(|event| found.has_event(*event)));
}

/// The state of a large document in which some words were found.
fn state_with_found(timeline: &Arc<Timeline>, text: &str, canvas: Vec2) -> State {
    let (findings, subset) = searched(timeline, text);
    let mut state = support::state_of(Arc::clone(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(canvas));
    update(&mut state, Msg::Find(text.to_owned()));
    update(&mut state, Msg::Found(text.to_owned(), findings));
    update(&mut state, Msg::FoundInFront(text.to_owned(), subset));
    state
}

#[test]
fn a_frame_with_something_found_is_bounded_by_the_canvas_whether_or_not_the_rest_is_hidden() {
    const CANVAS: Vec2 = Vec2::new(1226.0, 790.0);
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(200_000);
    let mut state = state_with_found(&timeline, "77", CANVAS);
    for hides in [false, true] {
        let mut seen = 0;
        for days in [7300.0, 365.0, 30.0, 1.0] {
            let half = days * 43_200.0;
            let camera = Camera {
                start: 1.262e9 - half,
                end: 1.262e9 + half,
            };
            update(&mut state, Msg::SetCamera(camera));
            let document_layout = &state.document_layout;
            let look = state.look();
            let scene: Scene = layout(&timeline, document_layout, look, CANVAS, &mut measure);
            Bounds::of(&scene).assert_within(&format!("found, {days} days, hides {hides}"));
            let found = look.found.as_ref().expect("something is found");
            for hitbox in &scene.hitboxes {
                if let Target::Event(event) = hitbox.target {
                    assert!(!hides || found.0.has_event(event));
                    seen += usize::from(found.0.has_event(event));
                }
            }
        }
        assert!(seen > 20, "{seen} events that were found are drawn");
        update(&mut state, Msg::ToggleHideRest);
    }
}

#[test]
fn in_a_large_document_words_are_looked_for_beside_the_window_and_the_last_ones_count() {
    let mut state = support::state_of(large::timeline(6_000));
    assert_eq!(update(&mut state, Msg::FocusFind), [Effect::IndexWords]);
    let asked = update(&mut state, Msg::Find("number 59".to_owned()));
    assert_eq!(asked, [Effect::Find(Some("number 59".to_owned()))]);
    assert!(state.explore().find.is_under_way && state.look().found.is_none());
    update(&mut state, Msg::Find("number 599".to_owned()));
    let found = |text: &str| {
        let (findings, subset) = searched(&state.timeline, text);
        [
            Msg::Found(text.to_owned(), findings),
            Msg::FoundInFront(text.to_owned(), subset),
        ]
    };
    let (old, new) = (found("number 59"), found("number 599"));
    for message in old {
        update(&mut state, message);
    }
    assert!(state.look().found.is_none(), "nobody waits for it any more");
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    for message in new {
        update(&mut state, message);
    }
    assert!(
        state.look().found.is_none(),
        "a presentation shows everything"
    );
    update(&mut state, Msg::Present(PresentMsg::End));
    let found = state.look().found.clone().expect("what is found");
    // Numbers 599, 1599 and so on, and 5990 to 5999.
    assert_eq!(found.0.event_order().all().len(), 16);
}

#[test]
fn the_list_never_covers_the_canvas_and_a_hidden_panel_is_hidden_again() {
    for size in [vec2(1_024.0, 640.0), vec2(1_600.0, 900.0)] {
        let mut harness = Window::default().open(Origin::Shipped);
        harness.set_size(size);
        harness.press(&[Key::I]);
        let whole = harness.open_state().canvas().x;
        harness.press(&[Key::Slash]);
        assert_eq!(harness.open_state().canvas().x, whole);
        harness.event(egui::Event::Text("operation".to_owned()));
        harness.run();
        harness.press(&[Key::ArrowDown]);
        let foot = harness.get_by_label("In all 1 event");
        assert!(
            foot.rect().left() - 8.0 > harness.open_state().canvas().x,
            "{size}"
        );
        harness.press(&[Key::Escape]);
        assert_eq!(harness.open_state().canvas().x, whole);
    }
}

#[test]
fn the_window_shows_what_was_found_beside_it() {
    let file = large::file(20_000);
    let mut harness = Window::default().begin(Origin::File(file.path().to_owned()));
    harness.wait_until("it is open", |window| window.state().state().is_some());
    harness.key_press(Key::Slash);
    harness.step();
    harness.step();
    harness.event(egui::Event::Text("number 1999".to_owned()));
    let has_found = |state: &State| state.look().found.is_some();
    harness.wait_until("words are found", |window| has_found(window.open_state()));
    harness.step();
    // Numbers 1999 and 11999, and 19990 to 19999.
    harness.get_by_label("In all 12 events");
}

#[test]
fn the_focused_search_field_asks_for_no_frames() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "kabul");
    assert_eq!(repaint_delay(&harness), std::time::Duration::MAX);
}

#[test]
fn what_was_found_is_let_go_with_the_version_of_the_document_that_it_was_found_in() {
    let large = large::timeline(6_000);
    let mut state = state_with_found(&large, "number 59", Vec2::new(1226.0, 790.0));
    assert!(state.explore().find.is_open && state.explore().find.findings.is_some());
    let small = names();
    let document_layout = DocumentLayout::new(&small);
    state.replace(small, document_layout);
    let mut harness = Window::default().show(state, claimline::ui::window_ui);
    harness.get_by_label("Nothing has “number 59”.");
    update(harness.state_mut(), Msg::Find("!!".to_owned()));
    harness.run();
    assert!(harness.state().look().found.is_none(), "signs are no words");
}
