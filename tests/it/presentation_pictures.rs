//! Rules of the audience's picture, at every step and on a screen of any shape.

use std::collections::BTreeSet;

use claimline::fonts::FontMeasure;
use claimline::state::{Msg, PresentMsg, State, update};
use claimline::timeline::{ClaimIx, EventIx, LaneIx};
use claimline::view::layout::{AUDIENCE_HEIGHT, AUDIENCE_TEXT, audience_canvas};
use claimline::view::look::SelectionIx;
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Target, Text};
use claimline::words;
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
fn each_claim_is_tied_to_the_events_that_it_names_by_marks_and_leaders() {
    let mut tied = 0;
    for_each_claim(|state, scene, claim| {
        let place = place(state, scene);
        let row = scene.regions.claims;
        for link in state.timeline.links_of_claim(claim) {
            let event = state.timeline.event_of_link(*link);
            let has_mark = |mark: &Mark| match &mark.target {
                Some(Target::Link(other)) => {
                    other == link && row.contains(mark.shape.bounds().center())
                }
                Some(Target::LinkGroup(group)) => group.listed.contains(link),
                _ => false,
            };
            assert!(scene.marks.iter().any(has_mark), "{place}: {link:?}");
            let is_leader = |mark: &&Mark| {
                let bounds = mark.shape.bounds();
                mark.target == Some(Target::Event(event))
                    && mark.color_role == ColorRole::Accent
                    && bounds.width() == 0.0
                    && (row.top()..=row.bottom()).contains(&bounds.bottom())
            };
            let leader = scene.marks.iter().find(is_leader);
            tied += usize::from(leader.is_some());
            if let Some(leader) = leader {
                assert!(state.timeline.link(*link).direct, "{place}: {link:?}");
                let above = scene
                    .texts()
                    .filter(|(text, _)| text.rect.top() < row.top());
                for (text, _) in above {
                    let bounds = leader.shape.bounds();
                    assert!(!bounds.intersects(text.rect), "{place}: {}", text.text);
                }
            }
        }
    });
    assert!(tied > 100, "{tied} leaders");
}

#[test]
fn each_card_names_the_role_of_each_event_that_its_claim_speaks_of() {
    for_each_claim(|state, scene, claim| {
        let place = place(state, scene);
        let card = scene.regions.claims.bottom();
        let said: Vec<&str> = scene
            .texts()
            .filter(|(text, target)| {
                text.rect.top() >= card && *target == Some(&Target::Claim(claim))
            })
            .map(|(text, _)| text.text.as_str())
            .collect();
        let said = said.join(" ");
        let is_narrow = scene.size.x < 1.5 * scene.size.y;
        for link in &state.timeline.claim(claim).events {
            let event = state.timeline.event_by_id(&link.event).expect("an event");
            let title = &state.timeline.event(event).title;
            let is_said = said.contains(words::role(link.role)) && said.contains(title);
            assert!(is_said || is_narrow, "{place}: {title}, {said}");
        }
    });
}

#[test]
fn a_premise_that_was_told_before_stands_beside_the_claim_and_is_recalled_by_a_click() {
    let mut recalled = 0;
    for_each_claim(|state, scene, claim| {
        let presentation = state.presentation().expect("a presentation is given");
        let (step, revealed) = (presentation.step, presentation.revealed);
        for &premise in state.timeline.structure().premises_of(claim) {
            let target = Target::Claim(premise);
            let stands = scene.hitboxes.iter().any(|hitbox| hitbox.target == target);
            let told = presentation.script.is_told(premise, step, revealed);
            assert_eq!(stands, told, "{}: {premise:?}", place(state, scene));
            recalled += usize::from(stands);
        }
    });
    assert!(recalled > 40, "{recalled}");
}

#[test]
fn the_bar_has_a_segment_for_each_step_and_fills_the_current_one_by_its_claims() {
    for_each_picture(|state, scene| {
        let presentation = state.presentation().expect("a presentation is given");
        let bar: Vec<&Mark> = scene
            .marks
            .iter()
            .filter(|mark| {
                let bounds = mark.shape.bounds();
                bounds.top() > scene.size.y - 20.0 && bounds.height() < 12.0
            })
            .filter(|mark| matches!(mark.shape, Shape::Area { .. }))
            .collect();
        let of_role = |role: ColorRole| bar.iter().filter(|mark| mark.color_role == role).count();
        let steps = presentation.script.len();
        assert_eq!(of_role(ColorRole::Muted), presentation.step);
        assert_eq!(of_role(ColorRole::Fold), steps - presentation.step);
        let claims = state.current_step().expect("a step").claims.len();
        assert_eq!(of_role(ColorRole::Band), claims, "notches");
        let width_of = |role: ColorRole| {
            let mut marks = bar.iter().rev();
            let mark = marks.find(|mark| mark.color_role == role);
            mark.map_or(0.0, |mark| mark.shape.bounds().width())
        };
        let all = bar.iter().filter(|mark| mark.shape.bounds().height() > 8.0);
        let segment = all
            .map(|mark| mark.shape.bounds().width())
            .fold(0.0, f32::max);
        let share = width_of(ColorRole::Accent) / segment;
        let expected = (presentation.revealed + 1) as f32 / (claims + 1) as f32;
        assert!((share - expected).abs() < 0.01, "{share} {expected}");
    });
}

#[test]
fn a_step_shows_the_lanes_it_speaks_of_and_the_others_are_lines() {
    for_each_picture(|state, scene| {
        let named: BTreeSet<LaneIx> = scene
            .texts()
            .filter(|(text, _)| text.rect.bottom() <= scene.regions.lanes.bottom())
            .filter_map(|(_, target)| match target {
                Some(Target::Event(event)) => Some(state.timeline.lane_of(*event)),
                _ => None,
            })
            .collect();
        let mut lines = Vec::new();
        let mut high = Vec::new();
        for hitbox in &scene.hitboxes {
            if let Target::Lane(lane) = hitbox.target {
                let heights = if named.contains(&lane) {
                    &mut high
                } else {
                    &mut lines
                };
                heights.push(hitbox.rect.height());
            }
        }
        let place = place(state, scene);
        assert!(
            lines.iter().all(|height| *height <= 17.0),
            "{place}: {lines:?}"
        );
        assert!(
            high.iter().all(|height| *height > 17.0),
            "{place}: {high:?}"
        );
        assert_eq!(
            lines.len() + high.len(),
            state.timeline.lanes().count(),
            "{place}"
        );
    });
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

#[test]
fn the_record_of_an_event_that_is_read_has_a_mark_that_its_card_explains_and_no_other_has() {
    let mut seen = 0;
    for_each_picture(|state, scene| {
        let read = match state.selected() {
            Some(SelectionIx::Event(event)) => state.timeline.record_of(event).map(|_| event),
            _ => None,
        };
        let marked = scene.marks.iter().filter_map(|mark| match mark.target {
            Some(Target::Record(event)) => Some(event),
            _ => None,
        });
        let marked: BTreeSet<EventIx> = marked.collect();
        assert!(
            marked.iter().all(|event| Some(*event) == read),
            "{}: {marked:?}",
            place(state, scene)
        );
        let Some(event) = read else { return };
        seen += marked.len();
        let date = words::record_date(&state.timeline, event);
        let says = written(scene).any(|text| text.text.contains(&date));
        assert!(says, "{}", place(state, scene));
    });
    assert!(seen > 0);
}
