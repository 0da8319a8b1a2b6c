//! Lanes that are not the document's: by a property of the events, and of two filters one above the other.

use std::collections::BTreeSet;

use claimline::document::{self, Facet, FacetValue};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{Msg, PresentMsg, State, update};
use claimline::timeline::{EventIx, LaneIx, Timeline};
use claimline::view::arrangement::{Arrangement, LANES_BY, LaneChoice};
use claimline::view::layout::TIE;
use claimline::view::scene::{Scene, Shape, Target};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::picture::{Rule, drawn, faults};
use crate::support::presentation::{audience_scene, in_presentation};
use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

fn values(texts: &[&str]) -> Vec<FacetValue> {
    let values = texts.iter().map(|text| text.parse().expect("a value"));
    values.collect()
}

fn compared(timeline: std::sync::Arc<Timeline>, above: &[&str], below: &[&str]) -> State {
    let mut state = support::state_of(timeline);
    let arrangement = Arrangement::of_filters(&values(above), &values(below));
    update(&mut state, Msg::AskFor(arrangement));
    state
}

fn lane_named(timeline: &Timeline, name: &str) -> LaneIx {
    let mut lanes = timeline.lanes();
    let lane = lanes.find(|lane| timeline.lane(*lane).name == name);
    lane.unwrap_or_else(|| panic!("there is no lane {name}"))
}

fn events_in(timeline: &Timeline, lane: LaneIx) -> BTreeSet<EventIx> {
    let entries = timeline.lane_index(lane).entries();
    entries.map(|(event, _, _)| event).collect()
}

#[test]
fn an_event_stands_in_the_lane_of_each_value_that_it_has_and_once_in_the_order_of_time() {
    for (name, whole) in support::documents() {
        let dated: BTreeSet<EventIx> = whole.event_order().dated().iter().copied().collect();
        for facet in LANES_BY {
            let timeline = LaneChoice::By(facet).arranged(&whole);
            assert_eq!(
                timeline.event_order().dated(),
                whole.event_order().dated(),
                "{name} by {facet:?}"
            );
            let mut shown = BTreeSet::new();
            for lane in timeline.lanes() {
                let here = events_in(&timeline, lane);
                shown.extend(here.iter().copied());
                let Some(value) = timeline.lane_value(lane) else {
                    continue;
                };
                let arrangement = Arrangement::of_filters(std::slice::from_ref(&value), &[]);
                let subset = arrangement.subset(&whole);
                let has = |event: &&EventIx| subset.has_event(**event);
                let with_value: BTreeSet<EventIx> = dated.iter().filter(has).copied().collect();
                assert_eq!(here, with_value, "{name}: {value:?}");
                assert!(
                    facet == Facet::Lane || !here.is_empty(),
                    "{name}: {value:?}"
                );
            }
            assert_eq!(shown, dated, "{name} by {facet:?}");
        }
    }
}

#[test]
fn every_document_is_legible_in_lanes_of_every_kind() {
    let mut measure = FontMeasure::default();
    for (name, timeline) in support::documents() {
        let mut state = support::state_of(timeline);
        for size in [vec2(700.0, 500.0), vec2(1_400.0, 700.0)] {
            update(&mut state, Msg::CanvasResized(size));
            for facet in state.lane_facets() {
                update(&mut state, Msg::MakeLanesBy(facet));
                let mut faults = faults(state.clone(), &mut measure);
                // An event with several values is named in several lanes.
                faults.retain(|fault| fault.rule != Rule::Once);
                assert!(faults.is_empty(), "{name} by {facet:?}: {}", faults[0]);
            }
        }
    }
}

#[test]
fn back_in_the_document_s_lanes_all_is_as_it_was() {
    let mut measure = FontMeasure::default();
    let mut state = support::state_of(support::shipped());
    let before = drawn(&state, &mut measure);
    for _ in state.lane_facets() {
        update(&mut state, Msg::NextLanes);
    }
    assert!(state.timeline.has_document_lanes());
    assert_eq!(drawn(&state, &mut measure).marks, before.marks);
}

#[test]
fn lanes_are_made_anew_with_a_key_and_going_back_returns() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::B]);
    harness.get_by_label("Lanes by: Who");
    harness.get_by_label_contains("Lane: Afghan Taliban");
    harness.press(&[Key::B]);
    harness.get_by_label_contains("Lane: Alleged");
    // A lane's name asks for what it is for.
    harness.click_on_canvas("Lane: Alleged");
    harness.get_by_label("9 of 29 events shown");
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        harness.run();
    }
    harness.get_by_label_contains("Lane: Afghan Taliban");
    harness.press(&[Key::Backspace]);
    harness.get_by_label_contains("Lane: Pakistan and Taliban");
}

#[test]
fn an_event_in_several_lanes_is_pointed_at_in_each_and_says_where_it_stands() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::B]);
    let places = || harness.get_all_by_label_contains("Military ties restored");
    let said: Vec<String> = places()
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(said.len() > 1, "{said:?}");
    assert!(
        said[0].contains("in 2 lanes: Pakistan; United States"),
        "{said:?}"
    );
}

fn ties(scene: &Scene) -> BTreeSet<EventIx> {
    let marks = scene.marks.iter();
    let tied = marks.filter_map(|mark| match (&mark.shape, &mark.target) {
        (
            Shape::Line {
                dash: Some(dash), ..
            },
            Some(Target::Event(event)),
        ) if *dash == TIE => Some(*event),
        _ => None,
    });
    tied.collect()
}

#[test]
fn two_filters_stand_one_above_the_other_and_what_both_leave_is_tied() {
    let state = compared(support::shipped(), &["who=us"], &["who=ttp"]);
    let timeline = &state.timeline;
    let [above, below] = ["United States", "TTP (Pakistani Taliban)"]
        .map(|name| events_in(timeline, lane_named(timeline, name)));
    let both: BTreeSet<EventIx> = above.intersection(&below).copied().collect();
    assert!(!both.is_empty() && both.len() < above.len().min(below.len()));
    assert_eq!(state.shown_count(), Some(above.union(&below).count()));
    let scene = drawn(&state, &mut FontMeasure::default());
    assert_eq!(ties(&scene), both);
    let tops = |event: EventIx| {
        let hitboxes = scene.hitboxes.iter();
        let of_event = hitboxes.filter(|hitbox| hitbox.target == Target::Event(event));
        of_event.map(|hitbox| hitbox.nth).collect::<Vec<u16>>()
    };
    for event in both {
        assert_eq!(tops(event), [0, 1]);
    }
    // One event that only one of them leaves is there once.
    assert_eq!(tops(*above.difference(&below).next().expect("one")), [0]);
}

#[test]
fn one_compares_in_the_panel_by_choosing_what_is_shown_above_and_below() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::X]);
    harness.get_by_label("Alleged, 9").click();
    harness.run();
    harness.press(&[Key::V]);
    // The lower one is chosen next, and begins with everything.
    harness.get_by_label("29 of 29 events shown");
    harness.get_by_label("9 in both");
    let feared = harness
        .get_all_by_label("Feared or forecast, 7")
        .next()
        .expect("the lane's value");
    feared.click();
    harness.run();
    harness.get_by_label("16 of 29 events shown");
    harness.get_by_label("0 in both");
    harness
        .get_by_label("Do not ask for How real: Alleged")
        .click();
    harness.run();
    harness.get_by_label("7 in both");
    harness.press(&[Key::V]);
    assert!(harness.open_state().timeline.has_document_lanes());
    // It waits, and comes back.
    harness.press(&[Key::V]);
    harness.get_by_label("7 in both");
    harness.press(&[Key::B]);
    harness.get_by_label("Lanes by: Who. The second filter waits");
}

/// The shipped document with a story of two steps, the first of which compares.
fn with_comparing_step() -> std::sync::Arc<Timeline> {
    let mut document: document::Document = support::shipped().document().clone();
    let story = document.story.as_mut().expect("it has a story");
    story.steps.truncate(2);
    story.steps[0].show = values(&["who=us"]);
    story.steps[0].against = values(&["who=ttp"]);
    story.steps[0].view = document::StoryView::Everything;
    std::sync::Arc::new(Timeline::build(std::sync::Arc::new(document)).expect("good dates"))
}

#[test]
fn a_step_of_a_talk_compares_and_the_next_one_shows_the_document_s_lanes() {
    let mut measure = FontMeasure::default();
    let size = vec2(960.0, 540.0);
    let mut state = in_presentation(with_comparing_step(), 0);
    let scene = audience_scene(&state, size, &mut measure);
    let lanes = |scene: &Scene| {
        let texts = scene.texts();
        let names = texts.filter(|(_, target)| matches!(target, Some(Target::Lane(_))));
        names.map(|(text, _)| text.text.clone()).collect::<String>()
    };
    assert!(lanes(&scene).contains("United States"), "{}", lanes(&scene));
    assert!(lanes(&scene).contains("TTP"), "{}", lanes(&scene));
    let told = scene.texts().any(|(text, _)| text.text.contains("below:"));
    assert!(told, "the room is told what it sees");
    assert!(!ties(&scene).is_empty());
    while state.presentation().expect("a talk").step == 0 {
        update(&mut state, Msg::Present(PresentMsg::Next));
    }
    let next = audience_scene(&state, size, &mut measure);
    assert!(
        lanes(&next).contains("Feared or forecast"),
        "{}",
        lanes(&next)
    );
}

#[test]
fn a_talk_has_the_document_s_lanes_and_gives_the_reader_s_back() {
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::MakeLanesBy(Facet::Kind));
    update(&mut state, Msg::SetFilter(values(&["who=us"])));
    let shown = state.shown_count();
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    assert!(state.timeline.has_document_lanes());
    audience_scene(&state, vec2(960.0, 540.0), &mut FontMeasure::default());
    update(&mut state, Msg::Present(PresentMsg::End));
    assert!(!state.timeline.has_document_lanes());
    assert_eq!(state.shown_count(), shown);
    drawn(&state, &mut FontMeasure::default());
}

#[test]
fn another_version_of_the_document_keeps_the_lanes() {
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::MakeLanesBy(Facet::Who));
    let lanes = state.timeline.lanes().count();
    let fresh = support::state_of(support::shipped());
    let document_layout = (*fresh.document_layout).clone();
    state.replace(fresh.timeline, document_layout);
    assert_eq!(state.timeline.lanes().count(), lanes);
    assert!(!state.timeline.has_document_lanes());
}
