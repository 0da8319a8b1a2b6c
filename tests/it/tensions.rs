//! Sparks say what is hard to hold together, and arcs are lit for all that rests on an event.

use claimline::describe;
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::ClaimIx;
use claimline::view::look::SelectionIx;
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Target};
use egui::Vec2;

use crate::support;
use crate::support::picture::drawn;

/// The shipped document on a canvas that shows all claims.
fn shipped() -> State {
    let mut state = support::state_of(support::shipped());
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 1400.0)));
    state
}

fn tense(state: &State) -> Vec<ClaimIx> {
    let structure = state.timeline.structure();
    let claims = state.timeline.claims_by_number().iter().copied();
    claims
        .filter(|claim| !structure.tensions_of(*claim).is_empty())
        .collect()
}

#[test]
fn each_claim_in_tension_has_a_spark_that_names_the_other_and_can_be_pointed_at_before_its_row() {
    let state = shipped();
    let scene = drawn(&state, &mut FontMeasure::default());
    let tense = tense(&state);
    assert!(tense.len() > 4);
    for claim in tense {
        let target = Target::Tension(claim);
        let name = describe::name(&state.timeline, &state.document_layout, &target);
        for other in state.timeline.structure().tensions_of(claim) {
            let number = state.timeline.claim(*other).number;
            assert!(name.contains(&format!("truth {number}")), "{name}");
        }
        let spark = scene.hitboxes.iter().find(|hitbox| hitbox.target == target);
        let middle = spark.expect("a spark").rect.center();
        assert_eq!(scene.hit_test(middle), Some(&target));
    }
}

#[test]
fn a_spark_can_be_seen_while_another_claim_is_read() {
    let mut state = shipped();
    let first = state.timeline.claims_by_number()[0];
    let selection = SelectionIx::Claim(first).named(&state.timeline);
    update(&mut state, Msg::Select(selection));
    let scene = drawn(&state, &mut FontMeasure::default());
    let is_spark = |mark: &&Mark| matches!(mark.target, Some(Target::Tension(_)));
    let sparks: Vec<&Mark> = scene.marks.iter().filter(is_spark).collect();
    assert!(sparks.len() >= tense(&state).len());
    assert!(sparks.iter().all(|spark| spark.opacity > 0.5));
}

/// The number of arcs that are lit.
fn lit_arcs(scene: &Scene) -> usize {
    let gutter = scene.regions.gutter;
    let is_lit = |mark: &&Mark| {
        mark.target.is_none()
            && mark.color_role == ColorRole::Accent
            && matches!(&mark.shape, Shape::Polygon { points } if gutter.contains(points[0]))
    };
    scene.marks.iter().filter(is_lit).count()
}

#[test]
fn the_arcs_of_all_that_rests_on_an_event_are_lit_when_that_is_asked() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    let event = state.timeline.event_by_id(&"kabul-strike".into());
    let selection = SelectionIx::Event(event.expect("the strike")).named(&state.timeline);
    update(&mut state, Msg::Select(selection.clone()));
    assert_eq!(lit_arcs(&drawn(&state, &mut measure)), 0);
    update(&mut state, Msg::ShowResting(selection));
    let resting = state.look().resting(&state.timeline);
    let structure = state.timeline.structure();
    let arcs = resting.iter().map(|claim| {
        let premises = structure.premises_of(*claim).iter();
        premises.filter(|premise| resting.contains(premise)).count()
    });
    let arcs: usize = arcs.sum();
    assert!(arcs > 3);
    assert_eq!(lit_arcs(&drawn(&state, &mut measure)), arcs);
}
