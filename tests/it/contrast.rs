//! Every word on the canvas and in the room can be read: it is large enough, and has contrast with whatever lies behind it.
//!
//! It is computed from the scenes, mark by mark, since a rendered picture needs a graphics driver.

use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, PresentMsg, State, update};
use claimline::theme::{Palette, contrast, mix};
use claimline::view::layout::{AUDIENCE_HEIGHT, audience_canvas};
use claimline::view::look::SelectionIx;
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Text};
use egui::{Color32, Pos2, Vec2, pos2, vec2};

use crate::corpus::documents;
use crate::support::picture::drawn;
use crate::support::presentation::{PRESSES, audience_scene, in_presentation};
use crate::support::{shipped, state_of, timeline_of};

/// The least contrast of text by WCAG 2.2, and the least size in points.
pub const LEAST_CONTRAST: f32 = 4.5;
const LEAST_SIZE: f32 = 12.0;

/// The opacity with which a shape covers a point. A dash counts as a line: it moves along as one zooms.
fn cover(shape: &Shape, at: Pos2) -> f32 {
    let is_on = |points: &[Pos2], width: f32| {
        let mut strokes = points.windows(2);
        strokes.any(|ends| distance(at, ends[0], ends[1]) <= width / 2.0)
    };
    let is_covered = match shape {
        Shape::Area {
            rect, left, right, ..
        } => {
            if !rect.contains(at) {
                return 0.0;
            }
            let share = (at.x - rect.left()) / rect.width();
            return left + (right - left) * share;
        }
        Shape::Line { points, width, .. } => is_on(points, *width),
        Shape::Hatching { strokes, width } => strokes.iter().any(|ends| is_on(ends, *width)),
        Shape::Blocks { rects } => rects.iter().any(|rect| rect.contains(at)),
        Shape::Polygon { points } => is_within(points, at),
        Shape::Disc { center, radius } => center.distance(at) <= *radius,
        Shape::Text(_) => false,
    };
    f32::from(u8::from(is_covered))
}

fn distance(at: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let share = (at - from).dot(along) / along.length_sq().max(1e-6);
    at.distance(from + along * share.clamp(0.0, 1.0))
}

/// True within a convex polygon, whichever way its corners go round.
pub fn is_within(corners: &[Pos2], at: Pos2) -> bool {
    let next = corners.iter().cycle().skip(1);
    let mut sides = corners.iter().zip(next).map(|(from, to)| {
        let (along, across) = (*to - *from, at - *from);
        along.x * across.y - along.y * across.x
    });
    let first = sides.clone().find(|side| *side != 0.0).unwrap_or(0.0);
    sides.all(|side| side * first >= 0.0)
}

/// The color behind a text at a point.
fn ground(palette: Palette, behind: &[&Mark], at: Pos2) -> Color32 {
    let paper = palette.color(ColorRole::Paper);
    behind.iter().fold(paper, |ground, mark| {
        let share = mark.opacity * cover(&mark.shape, at);
        match mark.clip.contains(at) && share > 0.0 {
            true => mix(ground, palette.color(mark.color_role), share),
            false => ground,
        }
    })
}

/// The points at which a word has most of its ink.
fn points_of(text: &Text) -> impl Iterator<Item = Pos2> {
    let columns = (text.rect.width() / 2.0).max(1.0) as usize;
    let xs = (0..columns).map(|column| text.rect.left() + 1.0 + 2.0 * column as f32);
    let middle = text.rect.center().y;
    let ys = [-0.25, 0.0, 0.25].map(|share| middle + share * text.size);
    xs.flat_map(move |x| ys.map(|y| pos2(x, y)))
}

/// The faults of a scene's texts, each in words.
fn faults_of(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, mark) in scene.marks.iter().enumerate() {
        let Shape::Text(text) = &mark.shape else {
            continue;
        };
        if text.size < LEAST_SIZE {
            faults.push(format!("{:?} is {} points high", text.text, text.size));
        }
        let behind: Vec<&Mark> = scene.marks[..index]
            .iter()
            .filter(|mark| mark.shape.bounds().expand(2.0).intersects(text.rect))
            .collect();
        for palette in Palette::ALL {
            let of_point = |at: Pos2| {
                let ground = ground(palette, &behind, at);
                let ink = mix(ground, palette.color(mark.color_role), mark.opacity);
                contrast(ink, ground)
            };
            let seen = points_of(text).filter(|at| mark.clip.contains(*at));
            let worst = seen.map(of_point).fold(f32::INFINITY, f32::min);
            if worst < LEAST_CONTRAST {
                let role = mark.color_role;
                faults.push(format!(
                    "{palette:?}: {:?} in {role:?} has {worst:.2}",
                    text.text
                ));
            }
        }
    }
    faults
}

/// Each document at home, with an event and with a claim selected, and with a claim pointed at, so that the rest steps back.
fn looks(state: &State) -> Vec<(&'static str, State)> {
    let event = state.timeline.events().next();
    let claim = state.timeline.claims_by_number().first();
    let event = event.map(|event| SelectionIx::Event(event).named(&state.timeline));
    let claim = claim.map(|claim| SelectionIx::Claim(*claim).named(&state.timeline));
    let after = |msg: Msg| {
        let mut state = state.clone();
        update(&mut state, msg);
        state
    };
    let mut looks = vec![("at home", state.clone())];
    looks.extend(event.map(|event| ("an event selected", after(Msg::Click(event)))));
    if let Some(claim) = claim {
        looks.push(("a claim pointed at", after(Msg::Hover(Some(claim.clone())))));
        looks.push(("a claim selected", after(Msg::Click(claim))));
    }
    looks
}

#[test]
fn every_word_has_contrast_with_what_lies_behind_it_in_every_theme_and_is_large_enough() {
    let mut measure = FontMeasure::default();
    let documents = documents()
        .into_iter()
        .map(|(name, text)| (name, timeline_of(&text)));
    let mut faults = Vec::new();
    for (name, timeline) in documents.chain([("shipped".to_owned(), shipped())]) {
        for (width, height) in [(1024.0, 640.0), (1600.0, 900.0)] {
            let mut state = state_of(timeline.clone());
            state.preferences.motion = MotionChoice::Reduced;
            update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
            for (look, state) in looks(&state) {
                let found = faults_of(&drawn(&state, &mut measure));
                let place = format!("{name} at {width}x{height}, {look}");
                faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_word_that_the_room_sees_has_contrast_with_what_lies_behind_it_in_every_theme() {
    let mut measure = FontMeasure::default();
    let documents = documents()
        .into_iter()
        .map(|(name, text)| (name, timeline_of(&text)));
    let mut faults = Vec::new();
    for (name, timeline) in documents.chain([("shipped".to_owned(), shipped())]) {
        for shape in [16.0 / 9.0, 4.0 / 3.0] {
            let size = vec2(AUDIENCE_HEIGHT * shape, AUDIENCE_HEIGHT);
            let mut state = in_presentation(timeline.clone(), 0);
            update(&mut state, Msg::CanvasResized(audience_canvas(size)));
            for press in 0..PRESSES {
                let found = faults_of(&audience_scene(&state, size, &mut measure));
                let place = format!("{name} in {size:?} after {press} presses");
                faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
                update(&mut state, Msg::Present(PresentMsg::Next));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
