//! The structure of the argument on the canvas: an arc for each claim that builds on another, lit by its steps.

use std::fmt::Write as _;

use claimline::document::ClaimNumber;
use claimline::fonts::FontMeasure;
use claimline::state::{Msg, State, update};
use claimline::timeline::ClaimIx;
use claimline::view::look::SelectionIx;
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Target};
use egui::{Rect, Vec2};

use crate::support::picture::drawn;
use crate::support::{self, large::Bounds};

/// High enough for all claims of the shipped document.
const CANVAS: Vec2 = Vec2::new(1226.0, 1400.0);

fn opened(state: State, canvas: Vec2) -> State {
    let mut state = state;
    state.preferences.reduced_motion = true;
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
