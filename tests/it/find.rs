//! Finding words: the events left, at no more cost than the whole.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use claimline::app::ClaimlineApp;
use claimline::document::EventKind;
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{Effect, Msg, PresentMsg, State, update};
use claimline::timeline::EventIx;
use claimline::view::camera::Camera;
use claimline::view::filter::{Filter, SharedFilter};
use claimline::view::layout::layout;
use claimline::view::look::SelectionIx;
use claimline::view::scene::{Scene, Target};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::support;
use crate::support::large::{self, Bounds};
use crate::support::window::{AnyWindow as _, AppWindow as _, Window, repaint_delay};

fn type_text(harness: &mut Harness<'_, ClaimlineApp>, text: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn left(harness: &Harness<'_, ClaimlineApp>) -> usize {
    let filter = harness
        .open_state()
        .look()
        .filter
        .as_ref()
        .expect("words are looked for");
    filter.0.event_order().all().len()
}

fn selected(harness: &Harness<'_, ClaimlineApp>) -> String {
    let state = harness.open_state();
    let Some(SelectionIx::Event(event)) = state.selected() else {
        panic!("{:?} is selected", state.look().selection);
    };
    state.timeline.event(event).title.clone()
}

#[test]
fn words_leave_the_events_that_have_them_and_enter_goes_through_these() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "the STRIKE");
    let left = left(&harness);
    assert!((2..10).contains(&left), "{left}");
    let said = format!("{left} of 29 events");
    harness.get_by_label(&said);
    let on_canvas = |harness: &Harness<'_, ClaimlineApp>, title: &str| {
        harness.query_all_by_label_contains(title).count() > 0
    };
    assert!(on_canvas(&harness, "Airspace opened to the strike"));
    assert!(!on_canvas(&harness, "Relations ruined for years"));
    harness.press(&[Key::Enter]);
    let mut seen = vec![selected(&harness)];
    for _ in 1..left {
        harness.press(&[Key::ArrowRight]);
        let next = selected(&harness);
        assert!(!seen.contains(&next), "{next}");
        seen.push(next);
    }
    harness.press(&[Key::ArrowRight]);
    assert_eq!(Some(&selected(&harness)), seen.last(), "that was the last");
    // Esc leaves the selection, and then what is looked for.
    harness.press(&[Key::Escape]);
    harness.get_by_label(&said);
    harness.press(&[Key::Escape]);
    assert!(harness.open_state().look().filter.is_none());
    assert!(on_canvas(&harness, "Relations ruined for years"));
}

#[test]
fn esc_in_the_box_looks_for_nothing_and_keeps_the_selection() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::ArrowRight]);
    let before = selected(&harness);
    type_text(&mut harness, "no such word");
    harness.get_by_label("0 of 29 events");
    harness.press(&[Key::Escape]);
    assert!(harness.open_state().look().filter.is_none());
    assert_eq!(selected(&harness), before);
}

#[test]
fn names_lanes_and_how_real_an_event_is_are_looked_at_too() {
    let timeline = support::shipped();
    let left = |text: &str| {
        let filter = Filter::new(&timeline, text, &AtomicBool::new(false));
        let titles = filter.event_order().all().iter();
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
    assert_eq!(left("alleged"), titles);
    assert_eq!(left("early august"), ["US drone strike in Kabul"]);
    assert_eq!(left("").len(), 29);
}

#[test]
fn what_is_left_is_counted_as_a_look_at_every_event_does() {
    let timeline = large::timeline(3_000);
    let filter = Filter::new(&timeline, "number 1 LANE 3", &AtomicBool::new(false));
    let lane = timeline.lane_by_id(&"lane-3".into()).expect("the lane");
    let expected: Vec<EventIx> = timeline
        .events_by_time()
        .iter()
        .copied()
        .filter(|event| {
            // The lane's name has the other words.
            timeline.event(*event).title.contains('1') && timeline.lane_of(*event) == lane
        })
        .collect();
    let in_lane: Vec<EventIx> = filter
        .lane_index(lane)
        .entries()
        .map(|(event, _, _)| event)
        .collect();
    assert!(expected.len() > 50);
    assert_eq!(in_lane, expected);
    let whole = filter
        .lane_index(lane)
        .count(f64::NEG_INFINITY, f64::INFINITY);
    assert_eq!(whole, expected.len());
    assert!(expected.iter().all(|event| filter.has_event(*event)));
}

#[test]
fn a_frame_of_what_is_left_is_bounded_by_the_canvas() {
    const CANVAS: Vec2 = Vec2::new(1226.0, 790.0);
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(200_000);
    let filter = Filter::new(&timeline, "7", &AtomicBool::new(false));
    assert!(filter.event_order().all().len() > 50_000);
    let filter = SharedFilter(Arc::new(filter));
    let mut state = support::state_of(Arc::clone(&timeline));
    state.preferences.reduced_motion = true;
    update(&mut state, Msg::CanvasResized(CANVAS));
    update(&mut state, Msg::Find("7".to_owned()));
    update(&mut state, Msg::Found("7".to_owned(), filter.clone()));
    let mut seen = 0;
    for days in [7300.0, 365.0, 30.0, 1.0] {
        let half = days * 43_200.0;
        let camera = Camera {
            start: 1.262e9 - half,
            end: 1.262e9 + half,
        };
        update(&mut state, Msg::SetCamera(camera));
        let scene: Scene = layout(
            &timeline,
            &state.document_layout,
            state.look(),
            CANVAS,
            &mut measure,
        );
        Bounds::of(&scene).assert_within(&format!("filtered, {days} days"));
        for hitbox in &scene.hitboxes {
            if let Target::Event(event) = hitbox.target {
                assert!(filter.0.has_event(event));
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen} events are drawn");
}

#[test]
fn in_a_large_document_words_are_looked_for_beside_the_window_and_the_last_ones_count() {
    let mut state = support::state_of(large::timeline(6_000));
    let asked = update(&mut state, Msg::Find("number 59".to_owned()));
    assert_eq!(asked, [Effect::Find(Some("number 59".to_owned()))]);
    assert!(state.explore().find.is_under_way && state.look().filter.is_none());
    update(&mut state, Msg::Find("number 599".to_owned()));
    let found = |text: &str| {
        let filter = Filter::new(&state.timeline, text, &AtomicBool::new(false));
        Msg::Found(text.to_owned(), SharedFilter(Arc::new(filter)))
    };
    let (old, new) = (found("number 59"), found("number 599"));
    update(&mut state, old);
    assert!(
        state.look().filter.is_none(),
        "nobody waits for it any more"
    );
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    update(&mut state, new);
    assert!(
        state.look().filter.is_none(),
        "a presentation shows everything"
    );
    update(&mut state, Msg::Present(PresentMsg::End));
    let filter = state.look().filter.clone().expect("what is left");
    // Numbers 599, 1599 and so on, and 5990 to 5999.
    assert_eq!(filter.0.event_order().all().len(), 16);
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
    let has_filter = |state: &State| state.look().filter.is_some();
    harness.wait_until("words are found", |window| has_filter(window.open_state()));
    harness.step();
    // Numbers 1999 and 11999, and 19990 to 19999.
    harness.get_by_label("12 of 20,000 events");
}

#[test]
fn the_focused_search_field_asks_for_no_frames() {
    let mut harness = Window::default().open(Origin::Shipped);
    type_text(&mut harness, "kabul");
    assert_eq!(repaint_delay(&harness), std::time::Duration::MAX);
}
