//! The structure of the argument on the canvas: an arc for each claim that builds on another, lit by its steps.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use claimline::document::ClaimNumber;
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::{ClaimIx, EventIx};
use claimline::view::look::{Highlight, SelectionIx};
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Target};
use claimline::words;
use egui::{PointerButton, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;

use crate::support::picture::drawn;
use crate::support::window::{AnyWindow as _, AppWindow as _, Window, place, title_of_row};
use crate::support::{self, large::Bounds};

/// High enough for all claims of the shipped document.
const CANVAS: Vec2 = Vec2::new(1226.0, 1400.0);

fn opened(state: State, canvas: Vec2) -> State {
    let mut state = state;
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(canvas));
    state
}

fn shipped() -> State {
    opened(support::state_of(support::shipped()), CANVAS)
}

fn select(state: &mut State, number: u32) {
    let claim = state
        .timeline
        .claim_numbered(ClaimNumber(number))
        .expect("the claim");
    update(
        state,
        Msg::Select(SelectionIx::Claim(claim).named(&state.timeline)),
    );
}

/// The arrows at the ends of arcs: what stands for nothing and is a triangle in the gutter.
fn arrows(scene: &Scene) -> Vec<&Mark> {
    let gutter = scene.regions.gutter;
    let is_arrow = |mark: &&Mark| {
        mark.target.is_none()
            && matches!(&mark.shape, Shape::Polygon { points } if gutter.contains(points[0]))
    };
    scene.marks.iter().filter(is_arrow).collect()
}

fn row_of(scene: &Scene, claim: ClaimIx) -> Rect {
    let is_row = |target: &Target| *target == Target::Claim(claim);
    let mut hitboxes = scene.hitboxes.iter();
    hitboxes
        .find(|hitbox| is_row(&hitbox.target))
        .expect("its row")
        .rect
}

#[test]
fn each_claim_has_an_arc_to_each_that_it_builds_on_whose_arrow_points_there() {
    let state = shipped();
    let scene = drawn(&state, &mut FontMeasure::default());
    let timeline = &state.timeline;
    let mut premises: Vec<f32> = timeline
        .claims_by_number()
        .iter()
        .flat_map(|claim| timeline.structure().premises_of(*claim))
        .map(|premise| row_of(&scene, *premise).center().y)
        .collect();
    premises.sort_by(f32::total_cmp);
    assert!(premises.len() > 20, "{}", premises.len());
    let mut tips: Vec<f32> = arrows(&scene)
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Polygon { points } => Some(points[0].y),
            _ => None,
        })
        .collect();
    tips.sort_by(f32::total_cmp);
    assert_eq!(tips.len(), premises.len());
    for (tip, premise) in tips.iter().zip(&premises) {
        assert!((tip - premise).abs() < 0.6, "{tip} for {premise}");
    }
    assert!(
        arrows(&scene)
            .iter()
            .all(|mark| mark.color_role == ColorRole::Muted)
    );
}

#[test]
fn of_a_claim_that_is_read_one_step_is_lit_the_most_and_each_further_one_less() {
    let mut state = shipped();
    select(&mut state, 9);
    let scene = drawn(&state, &mut FontMeasure::default());
    let timeline = &state.timeline;
    let claim = timeline.claim_numbered(ClaimNumber(9)).expect("the claim");
    let structure = timeline.structure();
    let direct = structure.premises_of(claim).len() + structure.followers_of(claim).len();
    let lit: Vec<f32> = arrows(&scene)
        .iter()
        .filter(|mark| mark.color_role == ColorRole::Accent)
        .map(|mark| mark.opacity)
        .collect();
    let strongest = lit.iter().filter(|opacity| **opacity == 1.0).count();
    assert_eq!(strongest, direct);
    let further = lit.len() - strongest;
    assert!(further > 0 && lit.iter().all(|opacity| *opacity >= 0.3));
    // The rest steps back.
    let back = arrows(&scene)
        .into_iter()
        .filter(|mark| mark.color_role == ColorRole::Muted);
    assert!(back.clone().count() > 0);
    assert!(back.clone().all(|mark| mark.opacity < 0.2));
}

/// Claims that each build on the three before.
fn chained(claims: usize) -> State {
    let mut text = String::from(
        r#"(format: 1, source: (title: "T", written: (edtf: "2020", evidence: "E.")),
        events: [(id: "e", title: "E", when: (edtf: "2001", because: "B."))], claims: ["#,
    );
    for number in 1..=claims {
        let before: Vec<String> = (number.saturating_sub(3).max(1)..number)
            .map(|other| other.to_string())
            .collect();
        write!(
            text,
            r#"(number: {number}, title: "C", events: [(event: "e", role: cause)], builds_on: [{}]),"#,
            before.join(", ")
        )
        .expect("a text can be written");
    }
    text.push_str("])");
    let canvas = Vec2::new(1226.0, 790.0);
    opened(support::state_of(support::timeline_of(&text)), canvas)
}

#[test]
fn a_chain_of_ten_thousand_claims_is_drawn_within_the_bounds_of_a_frame() {
    let mut state = chained(10_000);
    let mut measure = FontMeasure::default();
    for number in [1, 5_000, 10_000] {
        select(&mut state, number);
        let scene = drawn(&state, &mut measure);
        Bounds::of(&scene).assert_within(&format!("a chain, read at {number}"));
        let arrows = arrows(&scene).len();
        assert!((10..400).contains(&arrows), "{arrows} arcs");
    }
}

#[test]
fn titles_have_the_column_s_room_where_there_is_no_structure() {
    let title = |state: &State| {
        let scene = drawn(state, &mut FontMeasure::default());
        let mut texts = scene.texts();
        texts
            .find(|(text, _)| text.text.starts_with("A title"))
            .map(|(text, _)| text.text.len())
            .expect("the title")
    };
    let text = |builds_on: &str| {
        let title = "A title that is a good deal longer than the gutter of any canvas has room for";
        format!(
            r#"(format: 1, source: (title: "T", written: (edtf: "2020", evidence: "E.")), events: [
            (id: "e", title: "E", when: (edtf: "2001", because: "B."))], claims: [
            (number: 1, title: "C", events: [(event: "e", role: cause)]),
            (number: 2, title: "{title}", events: [(event: "e", role: cause)], builds_on: [{builds_on}])])"#
        )
    };
    let of = |builds_on: &str| {
        let timeline = support::timeline_of(&text(builds_on));
        title(&opened(support::state_of(timeline), CANVAS))
    };
    assert!(of("1") < of(""));
}

/// The claims in view from top to bottom.
fn rows(state: &State) -> Vec<u32> {
    let scene = drawn(state, &mut FontMeasure::default());
    let hitboxes = scene.hitboxes.iter();
    let mut rows: Vec<(f32, u32)> = hitboxes
        .filter_map(|hitbox| match hitbox.target {
            Target::Claim(claim) => Some((hitbox.rect.top(), state.timeline.claim(claim).number.0)),
            _ => None,
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, number)| number).collect()
}

fn select_event(state: &mut State, id: &str) -> EventIx {
    let event = state.timeline.event_by_id(&id.into()).expect("the event");
    update(
        state,
        Msg::Select(SelectionIx::Event(event).named(&state.timeline)),
    );
    event
}

#[test]
fn the_claims_about_an_event_that_is_read_stand_above_the_others_and_return() {
    let mut state = shipped();
    let before = rows(&state);
    assert_eq!(before, (1..=20).collect::<Vec<u32>>());
    let event = select_event(&mut state, "kabul-strike");
    let speaks = |number: &u32| {
        let links = state.timeline.links_of_event(event).iter();
        let mut numbers = links.map(|link| state.timeline.claim(link.claim).number.0);
        numbers.any(|other| other == *number)
    };
    let (about, others): (Vec<u32>, Vec<u32>) = before.iter().copied().partition(speaks);
    assert!(about.len() >= 2 && !speaks(&before[0]), "{about:?}");
    assert_eq!(rows(&state), [&about[..], &others[..]].concat());
    // Each says what it makes of the event.
    let scene = drawn(&state, &mut FontMeasure::default());
    for link in state.timeline.links_of_event(event) {
        let role = words::role(state.timeline.link(*link).role).to_lowercase();
        let says = |mark: &Mark| match &mark.shape {
            Shape::Text(text) => text.text == role,
            _ => false,
        };
        let target = Some(Target::Link(*link));
        assert!(
            scene
                .marks
                .iter()
                .any(|mark| mark.target == target && says(mark)),
            "{role}"
        );
    }
    update(&mut state, Msg::Dismiss);
    assert_eq!(rows(&state), before);
}

#[test]
fn the_rows_return_to_where_they_were_scrolled_to() {
    let mut state = opened(
        support::state_of(support::shipped()),
        Vec2::new(1226.0, 700.0),
    );
    update(&mut state, Msg::ScrollClaims(100.0));
    let before = rows(&state);
    assert!(before[0] > 1);
    select_event(&mut state, "kabul-strike");
    assert_ne!(rows(&state), before);
    update(&mut state, Msg::Dismiss);
    assert_eq!(rows(&state), before);
}

#[test]
fn where_more_claims_are_gathered_than_fit_it_says_how_many_and_goes_there() {
    let mut state = opened(chained(30), Vec2::new(1226.0, 300.0));
    select_event(&mut state, "e");
    let more = |state: &State| {
        let scene = drawn(state, &mut FontMeasure::default());
        let mut hitboxes = scene.hitboxes.into_iter();
        hitboxes.find_map(|hitbox| match hitbox.target {
            Target::MoreClaims(count) => Some(count),
            _ => None,
        })
    };
    let count = more(&state).expect("not all fit");
    let seen = rows(&state);
    let click = state
        .click(&Target::MoreClaims(count))
        .expect("it does something");
    update(&mut state, click);
    assert!(more(&state).is_none_or(|left| left < count));
    assert!(rows(&state)[0] > seen[0]);
}

#[test]
fn the_claims_can_be_ordered_by_time_and_with_premises_first() {
    let mut state = shipped();
    update(&mut state, Msg::NextClaimOrder);
    let timeline = Arc::clone(&state.timeline);
    let first_event = |number: &u32| {
        let claim = timeline
            .claim_numbered(ClaimNumber(*number))
            .expect("the claim");
        let links = timeline.links_of_claim(claim).iter();
        let times = links.map(|link| timeline.own_time(timeline.event_of_link(*link)));
        times.fold(f64::INFINITY, f64::min)
    };
    assert!(rows(&state).is_sorted_by_key(first_event));
    update(&mut state, Msg::NextClaimOrder);
    let order = rows(&state);
    let place = |claim: ClaimIx| {
        let number = timeline.claim(claim).number.0;
        order
            .iter()
            .position(|other| *other == number)
            .expect("it has a row")
    };
    let mut compared = 0;
    for claim in timeline.claims_by_number() {
        for premise in timeline.structure().premises_of(*claim) {
            assert!(place(*premise) < place(*claim));
            compared += 1;
        }
    }
    assert!(compared > 20);
    // The keys walk in the order that is seen.
    update(&mut state, Msg::NextClaim);
    update(&mut state, Msg::NextClaim);
    let read = state
        .look()
        .selected(&timeline)
        .and_then(SelectionIx::claim);
    assert_eq!(
        read.map(|claim| timeline.claim(claim).number.0),
        Some(order[1])
    );
    update(&mut state, Msg::NextClaimOrder);
    assert_eq!(rows(&state), (1..=20).collect::<Vec<u32>>());
}

#[test]
fn what_rests_on_an_event_is_what_speaks_of_it_and_all_that_builds_on_that() {
    let mut state = shipped();
    let event = state
        .timeline
        .events()
        .find(|event| state.timeline.event(*event).title == "Change of government in Pakistan")
        .expect("the event");
    let selection = SelectionIx::Event(event).named(&state.timeline);
    let lit = |state: &State| {
        let highlight = Highlight::new(&state.timeline, state.look());
        let claims = state.timeline.claims_by_number().iter().copied();
        claims
            .filter(|claim| highlight.highlights_claim(*claim))
            .collect::<Vec<_>>()
    };
    update(&mut state, Msg::Select(selection.clone()));
    let speaking = lit(&state);
    let mut expected: HashSet<ClaimIx> = speaking.iter().copied().collect();
    for claim in &speaking {
        expected.extend(
            state
                .timeline
                .structure()
                .chain_of(*claim)
                .followers
                .into_keys(),
        );
    }
    update(&mut state, Msg::ShowResting(selection));
    let resting: HashSet<ClaimIx> = lit(&state).into_iter().collect();
    assert_eq!(resting, expected);
    assert!(resting.len() > speaking.len(), "{resting:?}");
    // Reading something else ends it.
    select(&mut state, 20);
    assert!(state.look().resting(&state.timeline).is_empty());
}

#[test]
fn what_rests_on_a_claim_is_asked_from_its_menu_counted_and_listed() {
    let mut harness = Window::default().open(Origin::Shipped);
    let at = place(&harness, "Truth 2: ");
    harness.click_at(at, PointerButton::Secondary);
    harness.get_by_label("What rests on this?").click();
    // The menu goes, and then the pointer is over what was behind it.
    harness.run_steps(4);
    harness.run();
    let state = harness.open_state();
    let resting = state.look().resting(&state.timeline);
    let links = resting
        .iter()
        .flat_map(|claim| state.timeline.links_of_claim(*claim));
    let events: HashSet<EventIx> = links
        .map(|link| state.timeline.event_of_link(*link))
        .collect();
    assert!(resting.len() == 14 && events.len() > 10);
    let counted = format!("14 truths, which speak of {} events", events.len());
    assert!(harness.query_by_label(&counted).is_some());
    harness
        .get_by_label("Truth 3: Suspicion of Pakistani dominance")
        .click();
    harness.run();
    assert!(harness.query_by_label(&counted).is_none());
}

#[test]
fn the_panel_leads_to_what_rests_on_an_event_and_to_claims_that_are_hard_to_hold_together() {
    // High enough for all of the panel.
    let window = Window::default().sized(egui::Vec2::new(1600.0, 1000.0));
    let mut harness = window.open(Origin::Shipped);
    harness.get_by_label("Truths 5 and 9").click();
    harness.run_steps(4);
    harness.run();
    assert!(
        harness
            .query_by_label("Hard to hold together with")
            .is_some()
    );
    harness.click_on_canvas("Change of government in Pakistan");
    harness.get_by_label("8 more truths build on these").click();
    harness.run_steps(4);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("13 truths, which speak of")
            .is_some()
    );
}

#[test]
fn a_claim_that_is_pointed_at_says_what_it_rests_on_and_carries() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.hover_at(title_of_row(&harness, "Truth 9: "));
    harness.run_steps(60);
    assert!(harness.says("Rests on 7 truths, carries 8"));
}
