//! Frames of large documents cost what those of small ones do: shown by counts, not by clocks.
//!
//! The same bounds hold at ten million events. They take several gigabytes to make, which is why that test runs only when
//! asked for (`cargo test --release --test it -- --ignored`), and the benchmark of frames asserts them too.

use std::sync::Arc;

use claimline::app::ClaimlineApp;
use claimline::document::{
    self, ClaimNumber, Document, EventKind, ITEMS_PER_CHECK, Link, LoadProgress, Role, Story,
    StoryStep, StoryView, Subject, problem::MAX_PROBLEMS,
};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, PresentMsg, State, update};
use claimline::timeline::{LaneIx, Timeline};
use claimline::ui::{self, LoadStatus};
use claimline::view::camera::Camera;
use claimline::view::layout::{AUDIENCE_HEIGHT, layout};
use claimline::view::look::SelectionIx;
use claimline::view::scene::{Scene, Shape, Target};
use egui::Vec2;
use egui::accesskit::Role as NodeRole;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::large::{self, Bounds};
use crate::support::presentation::audience_scene;
use crate::support::window::{AppWindow as _, Window};

const CANVAS: Vec2 = Vec2::new(1226.0, 790.0);

fn seen(timeline: &Arc<Timeline>, days: f64, measure: &mut FontMeasure) -> (State, Scene) {
    let mut state = support::state_of(Arc::clone(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(CANVAS));
    let middle = 1.262e9;
    update(
        &mut state,
        Msg::SetCamera(Camera {
            start: middle - days * 43_200.0,
            end: middle + days * 43_200.0,
        }),
    );
    let scene = layout(
        &state.timeline,
        &state.document_layout,
        state.look(),
        CANVAS,
        measure,
    );
    (state, scene)
}

fn assert_bounded(events: usize) {
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(events);
    for days in [20.0 * 365.0, 365.0, 30.0, 1.0] {
        let (_, scene) = seen(&timeline, days, &mut measure);
        Bounds::of(&scene).assert_within(&format!("{events} events, {days} days"));
    }
}

#[test]
fn what_a_frame_draws_and_looks_at_is_bounded_by_the_canvas_at_every_size() {
    for events in [20, 1_000, 10_000, 1_000_000] {
        assert_bounded(events);
    }
}

#[test]
#[ignore = "ten million events take several gigabytes"]
fn the_bounds_are_the_same_at_ten_million_events() {
    assert_bounded(10_000_000);
}

#[test]
fn a_few_events_among_very_many_that_end_before_and_begin_after_are_found_with_few_looks() {
    let mut document = large::document(200_000);
    for (index, event) in document.events.iter_mut().enumerate() {
        let (year, month, day) = (2000 + index % 20, 1 + index / 20 % 12, 1 + index / 240 % 28);
        event.when.edtf = Some(large::edtf(&format!("{year}-{month:02}-{day:02}")));
    }
    let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
    for lane in timeline.lanes() {
        let index = timeline.lane_index(lane);
        // An hour of a day early in the twenty years.
        let from = 978_307_200.0 + 43_200.0;
        let found = index.overlapping(from, from + 3_600.0);
        assert_eq!(found.events.len(), index.count(from, from + 3_600.0));
        assert!(!found.events.is_empty());
        assert!(found.visited < 200, "looked at {}", found.visited);
    }
}

#[test]
fn those_that_matter_alike_are_picked_from_here_and_there() {
    let mut document = large::document(20_000);
    for event in &mut document.events {
        // The day of a longer date.
        let day = event.when.edtf.take().expect("every event has a date");
        let year = &day.edtf().trim_start_matches('[')[..4];
        event.when.edtf = Some(large::edtf(&format!("{year}-03-04")));
        event.kind = EventKind::Happened;
    }
    document.claims.clear();
    let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
    let index = timeline.lane_index(timeline.lanes().next().expect("a lane"));
    let found = index.top_k(f64::NEG_INFINITY, f64::INFINITY, 32);
    let year_of = |event: &claimline::timeline::EventIx| {
        let (start, _) = timeline.extent(*event).possible;
        (start / (365.25 * 86_400.0)) as i32
    };
    let years: std::collections::HashSet<i32> = found.events.iter().map(year_of).collect();
    assert!(years.len() >= 10, "{years:?}");
}

#[test]
fn a_count_that_is_pointed_at_or_has_the_focus_lists_the_weightiest_of_what_it_holds() {
    assert_lists_what_it_holds(|count| count.hover());
    assert_lists_what_it_holds(|count| count.focus());
}

fn assert_lists_what_it_holds(reach: impl Fn(&egui_kittest::Node<'_>)) {
    let state = support::state_of(large::timeline(10_000));
    let mut harness = Window::default().show(state, ui::window_ui);
    let is_count = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.contains(" events of Lane ") && name.contains(" that begin ")
    };
    let count = harness.get_all_by_role(NodeRole::Button).find(is_count);
    reach(&count.expect("a count"));
    let dated = |harness: &Harness<'_, State>| harness.query_all_by_label_contains(" · ").count();
    let before = dated(&harness);
    harness.run_steps(60);
    assert_eq!(dated(&harness) - before, 12);
    let is_rest = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().value().unwrap_or_default();
        name.starts_with("and ") && name.ends_with(" more")
    };
    let labels = harness.get_all_by_role(NodeRole::Label);
    assert_eq!(labels.filter(is_rest).count(), 1);
}

/// A document whose first claim is about every event.
fn with_a_claim_about_all(events: usize) -> Document {
    let mut document = large::document(events);
    let links = document.events.iter().map(|event| Link {
        event: event.id.clone(),
        role: Role::Cause,
        direct: true,
        note: None,
    });
    document.claims[0].events = links.collect();
    document
}

#[test]
fn a_claim_about_every_event_is_bounded_too() {
    let document = with_a_claim_about_all(20_000);
    let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
    let claim = timeline.claim_numbered(ClaimNumber(1)).expect("the claim");
    let mut measure = FontMeasure::default();
    for days in [20.0 * 365.0, 30.0] {
        let (mut state, scene) = seen(&timeline, days, &mut measure);
        Bounds::of(&scene).assert_within(&format!("a claim about every event, {days} days"));
        let is_of_claim = |target: &Target| match target {
            Target::Link(link) => link.claim == claim,
            Target::LinkGroup(group) => group.claim == claim,
            _ => false,
        };
        let hitboxes = scene.hitboxes.iter();
        let marks = hitboxes.filter(|hitbox| is_of_claim(&hitbox.target));
        assert!((5..150).contains(&marks.count()));
        let selection = SelectionIx::Claim(claim).named(&timeline);
        update(&mut state, Msg::Select(selection));
        let harness = Window::default().show(state, ui::window_ui);
        harness.get_by_label_contains("19,800 more, lit on the canvas");
    }
}

#[test]
fn claims_that_are_all_about_every_event_are_bounded_too() {
    let mut document = with_a_claim_about_all(2_000);
    let links = document.claims[0].events.clone();
    for claim in &mut document.claims {
        claim.events.clone_from(&links);
    }
    let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
    let mut measure = FontMeasure::default();
    for days in [20.0 * 365.0, 3.0 * 365.0, 365.0, 30.0] {
        let (_, scene) = seen(&timeline, days, &mut measure);
        let place = format!("claims about every event, {days} days");
        Bounds::of(&scene).assert_within_for_full_claims(&place);
    }
}

#[test]
fn a_presentation_about_very_many_events_is_bounded_too() {
    let step = |view, selected, claims: &[u32]| StoryStep {
        show: Vec::new(),
        against: Vec::new(),
        headline: "H".to_owned(),
        view,
        selected,
        claims: claims.iter().copied().map(ClaimNumber).collect(),
        notes: None,
    };
    let story = |document: &Document| {
        let ids = document.events.iter().map(|event| event.id.clone());
        let last = document.events.last().map(|event| event.id.clone());
        let steps = vec![
            step(StoryView::Everything, None, &[1, 2, 3]),
            step(
                StoryView::Events(ids.collect()),
                last.map(Subject::Event),
                &[4],
            ),
            step(
                StoryView::Dates(large::edtf("2000/2020")),
                Some(Subject::Claim(ClaimNumber(1))),
                &[],
            ),
        ];
        Story {
            minutes: None,
            steps,
        }
    };
    let size = Vec2::new(AUDIENCE_HEIGHT * 16.0 / 9.0, AUDIENCE_HEIGHT);
    let mut measure = FontMeasure::default();
    for is_written in [true, false] {
        let mut document = with_a_claim_about_all(20_000);
        document.story = is_written.then(|| story(&document));
        let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
        let mut state = support::state_of(timeline);
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::Present(PresentMsg::FromFirst));
        for press in 0..8 {
            let presentation = state.presentation().expect("a presentation");
            let told = presentation.script.step(&state.timeline, presentation.step);
            let selected = told.selection.and_then(|on| on.event(&state.timeline));
            assert!(
                told.named_events.len() <= 60,
                "{} are named",
                told.named_events.len()
            );
            assert!(selected.is_none_or(|event| told.named_events.contains(&event)));
            let scene = audience_scene(&state, size, &mut measure);
            Bounds::of(&scene).assert_within_for_an_audience(&format!("press {press}"));
            update(&mut state, Msg::Present(PresentMsg::Next));
        }
    }
}

#[test]
fn a_count_zooms_to_what_it_holds() {
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(10_000);
    let (mut state, scene) = seen(&timeline, 20.0 * 365.0, &mut measure);
    let bin = scene
        .hitboxes
        .iter()
        .find_map(|hitbox| match hitbox.target {
            Target::Bin(bin) => Some(bin),
            _ => None,
        })
        .expect("a count");
    let index = timeline.lane_index(bin.lane);
    let (from, until) = (bin.from as f64, bin.until as f64);
    assert_eq!(index.count_starts(from, until), bin.events as usize);
    // Its dates are those of what it holds.
    let starts: Vec<f64> = index.entries().map(|(_, start, _)| start).collect();
    assert!(starts.contains(&from) && starts.contains(&(until - 1.0)));
    let click = state.click(&Target::Bin(bin)).expect("a count opens");
    update(&mut state, click);
    let camera = state.look().camera;
    assert!(camera.start < from && until < camera.end);
    assert!(camera.end - camera.start < 1.25 * (until - from));
}

/// Events of one day in one lane, one behind the other in the file.
fn of_one_day(events: usize) -> Arc<Timeline> {
    let mut document = large::document(events);
    let lane = document.lanes[0].id.clone();
    for event in &mut document.events {
        event.lane = Some(lane.clone());
        event.when.edtf = Some(large::edtf("2010-03-04"));
        event.kind = EventKind::Happened;
    }
    Arc::new(Timeline::build(Arc::new(document)).expect("good dates"))
}

#[test]
fn a_count_that_no_scale_takes_apart_lists_what_it_holds_and_goes_to_the_one_that_is_picked() {
    let state = support::state_of(of_one_day(400));
    let mut harness = Window::default().show(state, ui::window_ui);
    let is_count = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with("400 events of Lane 0 that begin ")
    };
    let count = harness.get_all_by_role(NodeRole::Button).find(is_count);
    count.expect("the count").click();
    harness.run();
    assert!(harness.state().listed.is_some());
    harness.get_by_label("400 events");
    let rows = |harness: &Harness<'_, State>| {
        let buttons = harness.query_all_by_role(NodeRole::Button);
        let is_row = |node: &egui_kittest::Node<'_>| {
            let name = node.accesskit_node().label().unwrap_or_default();
            name.starts_with("Event number ") && name.contains(", 4 March 2010")
        };
        buttons.filter(is_row).count()
    };
    // No more rows are made than there is room for.
    assert!((10..60).contains(&rows(&harness)), "{}", rows(&harness));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.state().listed.is_none());

    let count = harness.get_all_by_role(NodeRole::Button).find(is_count);
    count.expect("the count").click();
    harness.run();
    // The keyboard begins at the first.
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(harness.state().listed.is_none());
    let selected = harness.state().look().selected(&harness.state().timeline);
    let index = harness
        .state()
        .timeline
        .lane_index(claimline::timeline::LaneIx(0));
    let (second, _, _) = index.entries().nth(1).expect("the second event");
    assert_eq!(selected, Some(SelectionIx::Event(second)));
}

#[test]
fn the_counts_of_a_lane_add_up_to_the_events_that_begin_in_view() {
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(10_000);
    let (state, scene) = seen(&timeline, 3.0 * 365.0, &mut measure);
    let camera = state.look().camera;
    let mut lanes_with_counts = 0;
    for lane in timeline.lanes() {
        let counted: usize = scene
            .hitboxes
            .iter()
            .filter_map(|hitbox| match hitbox.target {
                Target::Bin(bin) if bin.lane == lane => Some(bin.events as usize),
                _ => None,
            })
            .sum();
        let begin = timeline
            .lane_index(lane)
            .count_starts(camera.start, camera.end);
        // A lane that is scrolled out of view, or not all in view, has none.
        assert!(counted == 0 || counted == begin, "{counted} of {begin}");
        lanes_with_counts += usize::from(counted > 0);
    }
    assert!(lanes_with_counts >= 2);
}

#[test]
fn where_more_lasts_than_a_lane_can_have_rows_they_have_names_and_it_says_how_many_there_are() {
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(10_000);
    let (state, scene) = seen(&timeline, 4.0, &mut measure);
    let camera = state.look().camera;
    let stated: Vec<String> = scene
        .texts()
        .map(|(text, _)| text.text.clone())
        .filter(|text| text.ends_with("in view"))
        .collect();
    // As many lanes as are scrolled into view, from the first on.
    assert!(stated.len() >= 2, "{stated:?}");
    for (lane, stated) in timeline.lanes().zip(&stated) {
        let entries = timeline.lane_index(lane).entries();
        let in_view = entries.filter(|(_, start, end)| *start < camera.end && *end > camera.start);
        assert_eq!(*stated, format!("{} in view", in_view.count()));
        let named = scene.hitboxes.iter().filter(
            |hitbox| matches!(hitbox.target, Target::Event(event) if timeline.lane_of(event) == lane),
        );
        let rows = usize::from(state.document_layout.rows.of_lane(lane));
        assert!(named.count() >= rows / 2, "of {rows} rows in {lane:?}");
    }
    let is_cluster = |target: &Target| matches!(target, Target::Cluster(_));
    assert!(
        !scene
            .hitboxes
            .iter()
            .any(|hitbox| is_cluster(&hitbox.target))
    );
}

#[test]
fn events_of_the_same_day_share_the_rows_of_their_lane() {
    let timeline = of_one_day(300);
    let state = support::state_of(Arc::clone(&timeline));
    let mut held = [0; 16];
    for event in timeline.events() {
        let rows = &state.document_layout.rows;
        held[usize::from(rows.row_of(&timeline, LaneIx(0), event))] += 1;
    }
    assert!(
        held.iter().all(|count| (18..=19).contains(count)),
        "{held:?}"
    );
}

#[test]
fn rows_do_not_change_while_one_zooms() {
    let mut measure = FontMeasure::default();
    let timeline = large::timeline(1_000);
    let mut rows = std::collections::HashMap::new();
    for days in [7300.0, 2000.0, 365.0, 90.0, 30.0, 7.0] {
        let (_, scene) = seen(&timeline, days, &mut measure);
        for mark in &scene.marks {
            if let (Shape::Text(text), Some(Target::Event(event))) = (&mark.shape, &mark.target) {
                let middle = text.rect.center().y.round() as i32;
                let row = *rows.entry(*event).or_insert(middle);
                assert_eq!(row, middle, "at {days} days");
            }
        }
    }
    assert!(rows.len() > 50);
}

#[test]
fn a_pan_at_the_deepest_zoom_ten_thousand_years_away_moves_everything_alike() {
    // From a second in the year 1 to the year 9999, in one document.
    let text = r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "9999-12-31", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [
            (id: "a", title: "A", kind: happened, lane: "l", when: (edtf: "0001-06-15T12:00:00Z", because: "B.")),
            (id: "b", title: "B", kind: happened, lane: "l", when: (edtf: "9998", because: "B.")),
        ],
        claims: [(number: 1, title: "C", summary: "S.", events: [(event: "a", role: cause), (event: "b", role: cause)])])"#;
    let timeline = support::timeline_of(text);
    let event = timeline.event_by_id(&"a".into()).expect("the event");
    let (from, until) = timeline.extent(event).possible;
    assert!((until - from - 1.0).abs() < 1e-3, "it takes a second");
    let mut state = support::state_of(Arc::clone(&timeline));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(CANVAS));
    if state.has_folds() {
        update(&mut state, Msg::ToggleFolds);
    }
    update(
        &mut state,
        Msg::SetCamera(Camera {
            start: from - 30.0,
            end: from + 30.0,
        }),
    );
    let x = |state: &State| {
        state
            .viewport()
            .scale(state.look().camera)
            .x_from_time(from)
    };
    let begun = x(&state);
    for step in 1..=200 {
        update(&mut state, Msg::Pan(1.7));
        let off = begun - x(&state) - 1.7 * f64::from(step);
        assert!(off.abs() < 0.05, "step {step}: {off}");
    }
}

fn window_of(path: &std::path::Path) -> Harness<'static, ClaimlineApp> {
    let origin = Origin::File(path.to_owned());
    Window::default().begin(origin)
}

#[test]
fn a_large_file_is_opened_beside_the_window() {
    let file = large::file(20_000);
    let mut harness = window_of(file.path());
    assert!(harness.state().state().is_none());
    harness.get_by_label_contains("Opening ");
    harness.wait_until("it is open", |window| window.state().state().is_some());
    let state = harness.open_state();
    assert_eq!(state.timeline.events_by_time().len(), 20_000);
}

#[test]
fn a_first_look_is_at_the_first_events_of_the_file_and_knows_about_how_many_follow() {
    let file = large::file(20_000);
    let bytes = std::fs::read(file.path()).expect("it can be read");
    let (document, resolved, expected) = document::first_look(&bytes).expect("a first look");
    let first = document.events.len();
    assert!((1_000..20_000).contains(&first), "{first}");
    // The claims at the end take space too.
    assert!((15_000..30_000).contains(&expected), "{expected}");
    let timeline = Timeline::of(Arc::new(document), resolved).expect("its dates agree");
    let state = support::state_of(Arc::new(timeline));
    let harness = Window::default().show(state, |ui, state, messages| {
        let progress = LoadStatus {
            file: "large.ron",
            doing: "Reading",
            share: 0.3,
        };
        ui::load_page_ui(ui, &progress, Some(state), messages);
    });
    harness.get_by_label_contains("A first look: its first ");
    let canvas = harness.state().canvas();
    assert!(canvas.x > 1500.0 && canvas.y > 800.0, "{canvas:?}");
}

#[test]
fn a_reading_that_is_cancelled_ends_before_its_end() {
    let file = large::file(20_000);
    let bytes = std::fs::read(file.path()).expect("it can be read");
    let whole = Arc::default();
    document::open_resolved(&bytes, MAX_PROBLEMS, &whole).expect("it is good");
    assert!(whole.events() > 19_000);
    let cancelled = Arc::new(LoadProgress::default());
    cancelled.cancel();
    let problems =
        document::open_resolved(&bytes, MAX_PROBLEMS, &cancelled).expect_err("it was cancelled");
    assert_eq!(problems.count(), 1);
    assert!(problems.told[0].to_string().contains("cancelled"));
    assert!(cancelled.events() <= ITEMS_PER_CHECK);
}

#[test]
fn an_opening_can_be_cancelled() {
    let file = large::file(20_000);
    let mut harness = window_of(file.path());
    harness.get_by_label("Cancel").click();
    harness.step();
    harness.step();
    assert!(harness.state().state().is_none());
    harness.get_by_label_contains("cancelled");
    harness
        .get_by_label("Open the shipped document instead")
        .click();
    harness.step();
    harness.step();
    assert!(harness.state().state().is_some());
}
