//! Rules of the audience's picture, at every step and on a screen of any shape.

use std::collections::BTreeSet;

use claimline::fonts::FontMeasure;
use claimline::state::{Msg, PresentMsg, State, update};
use claimline::timeline::ClaimIx;
use claimline::view::layout::{AUDIENCE_HEIGHT, AUDIENCE_TEXT, audience_canvas};
use claimline::view::look::SelectionIx;
use claimline::view::scene::{ColorRole, Scene, Shape, Target, Text};
use egui::{Rect, vec2};

use crate::support;
use crate::support::presentation::{PRESSES, audience_scene, in_presentation};

const SHAPES: [f32; 4] = [16.0 / 9.0, 16.0 / 10.0, 4.0 / 3.0, 2.4];

/// The picture of each press of the shipped presentation on screens of several shapes.
fn for_each_picture(mut check: impl FnMut(&State, &Scene)) {
    let mut measure = FontMeasure::default();
    for shape in SHAPES {
        let size = vec2(AUDIENCE_HEIGHT * shape, AUDIENCE_HEIGHT);
        let mut state = in_presentation(support::shipped(), 0);
        update(&mut state, Msg::CanvasResized(audience_canvas(size)));
        for _ in 0..PRESSES {
            let scene = audience_scene(&state, size, &mut measure);
            check(&state, &scene);
            update(&mut state, Msg::Present(PresentMsg::Next));
        }
    }
}

/// The pictures of them that put a claim forward; each claim is in some.
fn for_each_claim(mut check: impl FnMut(&State, &Scene, ClaimIx)) {
    let mut claims = BTreeSet::new();
    for_each_picture(|state, scene| {
        if let Some(SelectionIx::Claim(claim)) = state.selected() {
            claims.insert(claim);
            check(state, scene, claim);
        }
    });
    assert_eq!(claims.len(), support::shipped().claims_by_number().len());
}

fn place(state: &State, scene: &Scene) -> String {
    let presentation = state.presentation().expect("a presentation is given");
    format!(
        "step {}, claim {}, {:?}",
        presentation.step + 1,
        presentation.revealed,
        scene.size
    )
}

/// The texts below the axis.
fn written(scene: &Scene) -> impl Iterator<Item = &Text> {
    let axis = scene.regions.axis.bottom();
    let texts = scene.texts().map(|(text, _)| text);
    texts.filter(move |text| text.rect.top() >= axis)
}

#[test]
fn no_line_is_cut_and_none_is_small() {
    for_each_picture(|state, scene| {
        let screen = Rect::from_min_size(egui::Pos2::ZERO, scene.size).expand(0.5);
        // The strip at the foot is a line of text and what is around it.
        let strip = scene.size.y - 2.0 * AUDIENCE_TEXT;
        for mark in &scene.marks {
            let Shape::Text(text) = &mark.shape else {
                continue;
            };
            assert!(
                text.size >= AUDIENCE_TEXT,
                "{}: {}",
                place(state, scene),
                text.text
            );
        }
        assert!(written(scene).count() > 0, "{}", place(state, scene));
        for text in written(scene) {
            let place = place(state, scene);
            assert!(screen.contains_rect(text.rect), "{place}: {text:?}");
            let in_card = text.rect.top() < strip;
            assert!(
                !in_card || text.rect.bottom() <= strip + 3.0,
                "{place}: {text:?}"
            );
        }
    });
}

#[test]
fn each_claim_stands_with_the_articles_own_words_for_its_dates() {
    for_each_claim(|state, scene, claim| {
        let claim = state.timeline.claim(claim);
        let said: Vec<&str> = written(scene).map(|text| text.text.as_str()).collect();
        // A line may end within a quotation.
        let said = said.concat().replace(' ', "");
        let all: Vec<&str> = state
            .timeline
            .document()
            .events
            .iter()
            .flat_map(|event| &event.when.phrases)
            .map(|phrase| phrase.text.as_str())
            .collect();
        let quoted = all
            .iter()
            .any(|phrase| said.contains(&format!("“{}”", phrase.replace(' ', ""))));
        assert!(
            quoted,
            "{}, truth {}: {said}",
            place(state, scene),
            claim.number
        );
    });
}

#[test]
fn each_claim_lights_an_event_with_its_number_in_view() {
    let mut named = 0;
    for_each_claim(|state, scene, claim| {
        let number = state.timeline.claim(claim).number;
        let direct = state
            .timeline
            .links_of_claim(claim)
            .iter()
            .any(|link| state.timeline.link(*link).direct);
        let in_brackets = scene.texts().any(|(text, target)| {
            let numbers = text.text.rsplit_once(" [").map(|(_, numbers)| numbers);
            let numbers = numbers.and_then(|numbers| numbers.strip_suffix(']'));
            matches!(target, Some(Target::Event(_)))
                && numbers.is_some_and(|all| all.split(", ").any(|one| one == number.to_string()))
        });
        named += usize::from(in_brackets);
        assert!(
            in_brackets || !direct,
            "{}, truth {number}",
            place(state, scene)
        );
    });
    assert!(
        named > 20,
        "{named} pictures with a claim's number at an event"
    );
}

#[test]
fn what_happened_is_named_left_of_the_writing() {
    let mut named = 0;
    for_each_picture(|state, scene| {
        let (_, written) = state.timeline.written_seconds();
        let scale = state.viewport().scale(state.look().camera);
        // The viewport is the canvas's own width, which the scene's gutter shifts.
        let shift = scene.regions.lanes.left();
        let writing = scale.x_from_time(written) as f32 + shift;
        for (text, target) in scene.texts() {
            let Some(Target::Event(event)) = target else {
                continue;
            };
            let in_lanes = text.rect.bottom() <= scene.regions.axis.top() + 2.0;
            let kind = state.timeline.event(*event).kind;
            if in_lanes && kind != claimline::document::EventKind::Hypothetical {
                let place = place(state, scene);
                assert!(text.rect.left() <= writing, "{place}: {}", text.text);
                named += 1;
            }
        }
    });
    assert!(named > 100, "{named} names");
}

#[test]
fn what_is_muted_never_lies_on_a_fold() {
    let (mut all_folds, mut muted) = (0, 0);
    for_each_picture(|state, scene| {
        let folds: Vec<Rect> = scene
            .marks
            .iter()
            .filter(|mark| mark.color_role == ColorRole::Fold)
            .filter_map(|mark| match mark.shape {
                Shape::Area { rect, .. } => Some(rect.intersect(mark.clip)),
                _ => None,
            })
            .collect();
        all_folds += folds.len();
        for mark in &scene.marks {
            let Shape::Text(text) = &mark.shape else {
                continue;
            };
            muted += usize::from(mark.color_role == ColorRole::Muted);
            let middle = text.rect.shrink(3.0);
            let on_fold = folds.iter().any(|fold| fold.intersects(middle));
            let place = place(state, scene);
            assert!(
                mark.color_role != ColorRole::Muted || !on_fold,
                "{place}: {}",
                text.text
            );
        }
    });
    assert!(
        all_folds > 0 && muted > 0,
        "{all_folds} folds, {muted} muted texts"
    );
}
