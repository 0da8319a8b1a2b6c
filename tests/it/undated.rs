//! Events without a date: listed above the axis, claims and all, and never drawn at a time.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use claimline::export::svg::{self, Fonts};
use claimline::export::{json, sheet};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::theme::Palette;
use claimline::timeline::{EventIx, Timeline};
use claimline::view::layout::{AUDIENCE_HEIGHT, audience_canvas};
use claimline::view::look::{Selection, SelectionIx};
use claimline::view::presentation::StepView;
use claimline::view::scene::{ColorRole, Mark, Scene, Target};
use egui::{Key, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;
use serde_json::Value;

use crate::support::picture::{check, drawn, faults, look_somewhere};
use crate::support::presentation::{audience_scene, in_presentation};
use crate::support::window::{AnyWindow as _, AppWindow as _, Window};
use crate::support::{Dice, state_of, timeline_of};

/// Five of its eleven events have no date.
const CHARTERS: &str = include_str!("../documents/undated.ron");

/// A document of so many undated events and one claim about all of them, and of no others.
fn only_undated(count: usize, more: &str) -> String {
    let events: String = (0..count)
        .map(|index| format!(r#"(id: "u{index}", title: "Scrap number {index}", lane: "l"),"#))
        .collect();
    let links: String = (0..count)
        .map(|index| format!(r#"(event: "u{index}", role: evidence),"#))
        .collect();
    format!(
        r#"(format: 1, source: (title: "Scraps", written: (edtf: "1930", evidence: "E.")),
        lanes: [(id: "l", name: "Lane", holds: "Scraps.")], events: [{events}{more}],
        claims: [(number: 1, title: "They belong together", events: [{links}])])"#
    )
}

fn state_at(timeline: &Arc<Timeline>, (width, height): (f32, f32)) -> State {
    let mut state = state_of(Arc::clone(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
    state
}

fn titled(timeline: &Timeline, beginning: &str) -> EventIx {
    let mut events = timeline.events();
    let is_it = |event: &EventIx| timeline.event(*event).title.starts_with(beginning);
    events.find(is_it).expect(beginning)
}

fn select(state: &mut State, event: EventIx) {
    let selection = SelectionIx::Event(event).named(&state.timeline);
    update(state, Msg::Select(selection));
}

/// The part of the canvas that a mark may ink.
fn inked(mark: &Mark) -> Rect {
    mark.shape.bounds().intersect(mark.clip)
}

fn undated_marks(state: &State, scene: &Scene) -> Vec<Mark> {
    let is_undated = |event: &EventIx| state.timeline.is_undated(*event);
    let of_undated = scene.marks.iter().filter(|mark| match &mark.target {
        Some(Target::Event(event)) => is_undated(event),
        Some(Target::Cluster(events)) => events.iter().any(is_undated),
        _ => false,
    });
    of_undated.cloned().collect()
}

#[test]
fn an_undated_event_is_drawn_in_its_strip_alone_and_wherever_one_looks_alike() {
    let mut measure = FontMeasure::default();
    let timeline = timeline_of(CHARTERS);
    let home = state_at(&timeline, (1226.0, 790.0));
    let at_home = undated_marks(&home, &drawn(&home, &mut measure));
    let mut dice = Dice(3);
    for look in 0..40 {
        let mut state = state_at(&timeline, (1226.0, 790.0));
        look_somewhere(&mut state, &mut dice);
        check(&state, &mut measure, &format!("look {look}"));
        let scene = drawn(&state, &mut measure);
        let marks = undated_marks(&state, &scene);
        assert_eq!(marks, at_home, "look {look}");
        for mark in &marks {
            let rect = inked(mark);
            assert!(scene.regions.undated.contains_rect(rect), "{mark:?}");
        }
    }
}

#[test]
fn nothing_of_the_time_axis_runs_through_the_strip() {
    let mut measure = FontMeasure::default();
    let timeline = timeline_of(CHARTERS);
    let mut dice = Dice(4);
    for look in 0..40 {
        let mut state = state_at(&timeline, (1226.0, 790.0));
        look_somewhere(&mut state, &mut dice);
        select(&mut state, titled(&timeline, "Toll remitted"));
        let scene = drawn(&state, &mut measure);
        let strip = scene.regions.undated.shrink(1.0);
        // What is drawn before the paper is put under the strip is hidden by it.
        let paper = scene.marks.iter().position(|mark| {
            let is_paper = mark.color_role == ColorRole::Paper;
            is_paper && inked(mark).contains_rect(strip)
        });
        let paper = paper.expect("the strip has paper of its own");
        for mark in &scene.marks[paper + 1..] {
            let is_of_the_strip = match &mark.target {
                Some(Target::Event(event)) => timeline.is_undated(*event),
                _ => false,
            };
            let shared = inked(mark).intersect(strip);
            let is_clear = shared.width() < 0.0 || shared.height() < 0.0;
            assert!(is_of_the_strip || is_clear, "look {look}: {mark:?}");
        }
    }
}

#[test]
fn a_selected_one_never_moves_the_view_and_has_no_guide() {
    let mut measure = FontMeasure::default();
    let timeline = timeline_of(CHARTERS);
    let mut dice = Dice(5);
    for title in ["The burgesses promise", "The chest may be lost"] {
        let mut state = state_at(&timeline, (735.0, 540.0));
        look_somewhere(&mut state, &mut dice);
        let camera = state.look().camera;
        let event = titled(&timeline, title);
        select(&mut state, event);
        assert_eq!(state.look().camera, camera, "{title}");
        let click = state
            .click(&Target::Event(event))
            .expect("a click reads it");
        update(&mut state, click);
        assert_eq!(state.look().camera, camera, "{title}");
        let scene = drawn(&state, &mut measure);
        let below = scene.regions.claims;
        let guides = scene
            .marks
            .iter()
            .filter(|mark| inked(mark).height() > 0.9 * below.height());
        assert!(
            !guides
                .into_iter()
                .any(|mark| mark.color_role == ColorRole::Accent)
        );
    }
}

#[test]
fn the_view_fits_nothing_but_everything_where_nothing_selected_has_a_date() {
    let timeline = timeline_of(CHARTERS);
    let mut state = state_at(&timeline, (1226.0, 790.0));
    let home = state.look().camera;
    update(
        &mut state,
        Msg::Zoom {
            factor: 5.0,
            x: 60.0,
        },
    );
    assert_ne!(state.look().camera, home);
    let undated = titled(&timeline, "Toll remitted");
    let looked_at = state.look().camera;
    update(
        &mut state,
        Msg::Fit(SelectionIx::Event(undated).named(&timeline)),
    );
    assert_eq!(state.look().camera, looked_at);
    select(&mut state, undated);
    update(&mut state, Msg::FitSelection);
    assert_eq!(state.look().camera, home);
}

#[test]
fn the_keys_go_on_to_them_after_the_last_that_has_a_date() {
    let timeline = timeline_of(CHARTERS);
    let mut state = state_at(&timeline, (1226.0, 790.0));
    let last = *timeline.events_by_time().last().expect("some are dated");
    select(&mut state, last);
    let mut seen = Vec::new();
    let mut undated = timeline.event_order().undated().to_vec();
    for _ in 0..=undated.len() {
        update(&mut state, Msg::NextEvent);
        seen.extend(state.selected().and_then(|on| on.event(&timeline)));
    }
    // The last one stays.
    undated.extend(undated.last().copied());
    assert_eq!(seen, undated);
    for _ in 0..undated.len() - 1 {
        update(&mut state, Msg::PreviousEvent);
    }
    assert_eq!(state.selected(), Some(SelectionIx::Event(last)));
}

#[test]
fn the_strip_is_there_only_where_a_search_leaves_some() {
    let mut measure = FontMeasure::default();
    let timeline = timeline_of(CHARTERS);
    let mut state = state_at(&timeline, (1226.0, 790.0));
    update(&mut state, Msg::Find("toll".to_owned()));
    update(&mut state, Msg::ToggleHideRest);
    check(&state, &mut measure, "toll");
    let scene = drawn(&state, &mut measure);
    let named: BTreeSet<EventIx> = undated_marks(&state, &scene)
        .iter()
        .filter_map(|mark| match mark.target {
            Some(Target::Event(event)) => Some(event),
            _ => None,
        })
        .collect();
    let expected = ["Toll remitted", "The abbey confirms"].map(|title| titled(&timeline, title));
    assert_eq!(named, BTreeSet::from(expected));
    update(&mut state, Msg::NextEvent);
    assert_eq!(state.selected(), Some(SelectionIx::Event(expected[0])));
    update(&mut state, Msg::Find("walls begun".to_owned()));
    let scene = drawn(&state, &mut measure);
    assert_eq!(scene.regions.undated.height(), 0.0);
    assert!(undated_marks(&state, &scene).is_empty());
}

#[test]
fn those_that_have_no_room_are_one_count_that_opens_as_a_list() {
    let mut measure = FontMeasure::default();
    let timeline = timeline_of(&only_undated(90, ""));
    for size in [(1024.0, 640.0), (480.0, 420.0), (2560.0, 1440.0)] {
        let mut state = state_at(&timeline, size);
        let faults = faults(state.clone(), &mut measure);
        assert!(faults.is_empty(), "at {size:?}: {}", faults[0]);
        let scene = drawn(&state, &mut measure);
        let counts = scene
            .hitboxes
            .iter()
            .filter_map(|hitbox| match &hitbox.target {
                Target::Cluster(events) => Some(events.clone()),
                _ => None,
            });
        let counts: Vec<Vec<EventIx>> = counts.collect();
        let [count] = &counts[..] else {
            panic!("at {size:?}: {} counts", counts.len());
        };
        let camera = state.look().camera;
        let click = state.click(&Target::Cluster(count.clone()));
        assert!(matches!(click, Some(Msg::List(_))), "{click:?}");
        update(&mut state, click.expect("it opens"));
        assert_eq!(state.listed_events().as_deref(), Some(&count[..]));
        assert_eq!(state.look().camera, camera);
    }
}

#[test]
fn names_are_whole_where_all_have_room() {
    let mut measure = FontMeasure::default();
    let long = "A charter of which so much is said in its title that the title alone would fill a row of a small window";
    let more = format!(r#"(id: "long", title: "{long}", lane: "l")"#);
    let timeline = timeline_of(&only_undated(3, &more));
    let state = state_at(&timeline, (1600.0, 900.0));
    let scene = drawn(&state, &mut measure);
    let mut texts = scene.texts().map(|(text, _)| text.text.as_str());
    assert!(texts.any(|text| text == long));
}

#[test]
fn a_document_of_nothing_else_is_drawn_and_told_and_exported() {
    let mut measure = FontMeasure::default();
    for text in [
        only_undated(1, ""),
        only_undated(5, ""),
        r#"(format: 1, source: (title: "T", written: (edtf: "1930")), events: [(id: "a", title: "A")])"#
            .to_owned(),
    ] {
        let timeline = timeline_of(&text);
        for size in [(1024.0, 640.0), (1600.0, 900.0), (50.0, 50.0)] {
            let mut state = state_at(&timeline, size);
            let scene = drawn(&state, &mut measure);
            assert!(scene.size.x > 0.0);
            for message in [Msg::FitSelection, Msg::NextEvent, Msg::FitSelection, Msg::NextClaim] {
                update(&mut state, message);
                let _ = drawn(&state, &mut measure);
            }
            let camera = state.look().camera;
            assert!(camera.start.is_finite() && camera.end.is_finite() && camera.start < camera.end);
        }
        let state = state_at(&timeline, (1280.0, 800.0));
        let faults = faults(state.clone(), &mut measure);
        assert!(faults.is_empty(), "{}", faults[0]);
        let size = sheet::PageSize {
            width: 1280.0,
            height: None,
            max_height: 20_000.0,
        };
        let (layout, look) = (&state.document_layout, state.look());
        let pages = sheet::pages(&timeline, layout, look, size, &mut measure).expect("pages");
        let picture = svg::write(&pages[0], &timeline, layout, Palette::LIGHT, Fonts::Named);
        assert!(picture.contains("Undated"));
        assert!(picture.contains("Without a date"));
        let told = in_presentation(Arc::clone(&timeline), 3);
        let scene = audience_scene(&told, Vec2::new(16.0 / 9.0 * AUDIENCE_HEIGHT, AUDIENCE_HEIGHT), &mut measure);
        assert!(scene.texts().any(|(text, _)| text.text == "Undated"));
    }
}

#[test]
fn a_step_that_names_one_lists_it_in_the_room() {
    let timeline = timeline_of(CHARTERS);
    let size = Vec2::new(16.0 / 9.0 * AUDIENCE_HEIGHT, AUDIENCE_HEIGHT);
    let mut steps = 0;
    for presses in 0..6 {
        let mut state = in_presentation(Arc::clone(&timeline), presses);
        update(&mut state, Msg::CanvasResized(audience_canvas(size)));
        let picture = state.picture().expect("a presentation");
        let script = &state.presentation().expect("a presentation").script;
        let step = script.step(&timeline, picture.step);
        let scene = audience_scene(&state, size, &mut FontMeasure::default());
        let undated = |event: &&EventIx| timeline.is_undated(**event);
        let expected: BTreeSet<EventIx> =
            step.named_events.iter().filter(undated).copied().collect();
        steps += usize::from(!expected.is_empty());
        let marks = undated_marks(&state, &scene);
        let told = marks.iter().flat_map(|mark| match &mark.target {
            Some(Target::Event(event)) => vec![*event],
            Some(Target::Cluster(events)) => events.clone(),
            _ => Vec::new(),
        });
        let told: BTreeSet<EventIx> = told.collect();
        assert!(expected.is_subset(&told), "{}", step.headline);
    }
    assert!(steps > 3, "{steps}");
}

#[test]
fn without_a_story_they_are_told_last_and_in_the_widest_view() {
    let text = CHARTERS
        .split("    story: (")
        .next()
        .expect("the story is last");
    let timeline = timeline_of(&format!("{text})"));
    let state = in_presentation(Arc::clone(&timeline), 0);
    let script = &state.presentation().expect("a presentation").script;
    let dated = timeline.events_by_time().len();
    assert_eq!(script.len(), timeline.events().count());
    for index in 0..script.len() {
        let step = script.step(&timeline, index);
        let event = step.selection.and_then(|on| on.event(&timeline));
        let is_undated = timeline.is_undated(event.expect("each is about an event"));
        assert_eq!(is_undated, index >= dated, "{}", step.headline);
        assert_eq!(
            is_undated,
            step.view == StepView::Everything,
            "{}",
            step.headline
        );
    }
}

#[test]
fn json_says_that_they_are_undated_and_bounds_nothing() {
    let timeline = timeline_of(CHARTERS);
    let mut written = Vec::new();
    json::write(&timeline, &mut written).expect("memory can be written");
    let exported: Value = serde_json::from_slice(&written).expect("JSON");
    let events = exported["events"].as_array().expect("a list");
    for (event, exported) in timeline.events().zip(events) {
        let when = &exported["when"];
        assert_eq!(when["undated"], timeline.is_undated(event), "{when}");
        if timeline.is_undated(event) {
            for end in ["start", "end"] {
                assert!(when[end]["earliest"].is_null() && when[end]["latest"].is_null());
            }
        }
    }
    assert_eq!(events[1]["when"]["words"], "undated");
    assert_eq!(events[5]["when"]["words"], "1 August of an unknown year");
}

#[test]
fn the_window_names_them_tells_of_them_and_of_their_claims() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/undated.ron");
    let mut harness = Window::default().open(Origin::File(path));
    assert!(harness.says("6 events that the text dates and 5 without a date"));
    harness.click_on_canvas("Toll remitted, undated, 1 claim");
    for text in ["We read it as", "Undated", "As a cause"] {
        assert!(harness.says(text), "{text}");
    }
    harness.get_by_label("2. The abbey paid for its mill with the toll");
    harness.click_on_canvas("Claim 1: The burgesses promise to keep the bridge as evidence");
    let selected = harness.open_state().look().selection.clone();
    assert!(matches!(selected, Some(Selection::Link(_))), "{selected:?}");
    assert!(harness.says("The burgesses promise to keep the bridge"));
    harness.press(&[Key::Escape]);
    harness.click_on_canvas("Claim 2: 4 events without a date");
    assert!(harness.says("Events it speaks of, in time"));
}
