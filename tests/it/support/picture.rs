//! The rules that every picture keeps: texts do not overlap, none leaves the canvas, every event in view is named or
//! counted exactly once, no label stands on another event's glyph, and no forecast in the past. Events without a date are in
//! every view.

use std::collections::BTreeSet;
use std::fmt;

use claimline::document::EventKind;
use claimline::fonts::FontMeasure;
use claimline::state::{Msg, State, update};
use claimline::timeline::EventIx;
use claimline::view::glyph::Glyph;
use claimline::view::layout::{is_in_view, layout};
use claimline::view::scene::{Bin, ColorRole, Mark, Scene, Shape, Target};
use egui::{Pos2, Rect, Vec2};

use super::Dice;

/// A rule that a picture breaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rule {
    /// Something is written.
    Written,
    /// No text leaves the canvas.
    Within,
    /// No two texts overlap.
    Apart,
    /// No event is named or counted twice.
    Once,
    /// Every event in view is named or counted.
    Told,
    /// No label stands on another event's glyph.
    Clear,
    /// Nothing hypothetical stands left of the writing.
    Ahead,
}

/// A rule that is broken, and by what.
pub struct Fault {
    pub rule: Rule,
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.words)
    }
}

/// Folds or unfolds, zooms and pans at random.
pub fn look_somewhere(state: &mut State, dice: &mut Dice) {
    if dice.roll(3) == 0 {
        update(state, Msg::ToggleFolds);
    }
    for _ in 0..=dice.roll(4) {
        let width = f64::from(state.look().division.time_width(state.canvas()));
        let x = dice.share() * width;
        let factor = 1.0 + dice.share() * dice.share() * 20.0;
        update(state, Msg::Zoom { factor, x });
        update(state, Msg::Pan((dice.share() - 0.5) * width));
    }
}

pub fn drawn(state: &State, measure: &mut FontMeasure) -> Scene {
    layout(
        &state.timeline,
        &state.document_layout,
        state.look(),
        state.canvas(),
        measure,
    )
}

/// Fails on the first fault of the picture. Of lanes that do not all have room, it sees those that are in view.
pub fn check(state: &State, measure: &mut FontMeasure, place: &str) {
    let scene = drawn(state, measure);
    let mut faults = faults_of_texts(&scene);
    let told = told(state, &scene, &mut faults);
    if !is_scrolled(&scene) {
        faults.extend(untold(state, &told));
    }
    if let Some(fault) = faults.first() {
        panic!("{place}: {fault}");
    }
}

/// All faults of the picture, with its lanes scrolled from the first to the last.
pub fn faults(mut state: State, measure: &mut FontMeasure) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut all_told = BTreeSet::new();
    loop {
        let scene = drawn(&state, measure);
        faults.extend(faults_of_texts(&scene));
        all_told.extend(told(&state, &scene, &mut faults));
        faults.extend(labels_on_glyphs(&scene).1);
        faults.extend(forecasts_in_the_past(&state, &scene).1);
        let before = state.look().lanes_scroll;
        // Half a page, so that every row is once whole.
        update(
            &mut state,
            Msg::ScrollLanes(scene.regions.lanes.height() / 2.0),
        );
        if state.look().lanes_scroll == before {
            faults.extend(untold(&state, &all_told));
            return faults;
        }
    }
}

fn is_scrolled(scene: &Scene) -> bool {
    scene.regions.lanes_content_height > scene.regions.lanes.height() + 0.5
}

fn faults_of_texts(scene: &Scene) -> Vec<Fault> {
    let fault = |rule, words| Fault { rule, words };
    let canvas = Rect::from_min_size(Pos2::ZERO, scene.size).expand(0.5);
    let texts: Vec<(Rect, &str)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => {
                // A row scrolled half out of view is cut there, not drawn over its neighbour.
                let seen = text.rect.intersect(mark.clip);
                (seen.height() > 2.0).then_some((seen, text.text.as_str()))
            }
            _ => None,
        })
        .collect();
    let mut faults = Vec::new();
    if texts.is_empty() {
        faults.push(fault(Rule::Written, "nothing is written".to_owned()));
    }
    for (index, (rect, text)) in texts.iter().enumerate() {
        if !canvas.contains_rect(*rect) {
            let words = format!("{text:?} leaves the canvas: {rect:?}");
            faults.push(fault(Rule::Within, words));
        }
        for (other_rect, other) in &texts[index + 1..] {
            let shared = rect
                .shrink2(Vec2::new(0.2, 2.5))
                .intersect(other_rect.shrink2(Vec2::new(0.2, 2.5)));
            if shared.is_positive() {
                let words = format!("{text:?} {rect:?} and {other:?} {other_rect:?} overlap");
                faults.push(fault(Rule::Apart, words));
            }
        }
    }
    faults
}

/// The events that are named or counted, and a fault for each that is so twice. The counts of a lane that is drawn as
/// density hold those that it names too.
fn told(state: &State, scene: &Scene, faults: &mut Vec<Fault>) -> BTreeSet<EventIx> {
    let mut told = BTreeSet::new();
    let mut counted = BTreeSet::new();
    let mut bins = Vec::new();
    for (_, target) in scene.texts() {
        let events = match target {
            Some(Target::Event(event)) => vec![*event],
            Some(Target::Cluster(events)) => events.clone(),
            Some(Target::Bin(bin)) => {
                bins.push(*bin);
                continue;
            }
            _ => continue,
        };
        for event in events {
            if !told.insert(event) {
                let words = format!("{event:?} is named or counted twice");
                faults.push(Fault {
                    rule: Rule::Once,
                    words,
                });
            }
        }
    }
    let says_how_many_are_in_view = scene
        .texts()
        .any(|(text, target)| target.is_none() && text.text.ends_with(" in view"));
    let left = state.look().camera.start;
    for event in state.timeline.events() {
        let lanes = state.timeline.lanes_of(event);
        let (start, _) = state.timeline.extent(event).possible;
        let begins_in = |bin: &Bin| (bin.from as f64..=bin.until as f64).contains(&start);
        let mut of_lane = bins.iter().filter(|bin| lanes.contains(&bin.lane));
        // One that began before the view is in the number of those in view alone.
        let began_before = start <= left && says_how_many_are_in_view;
        if of_lane.any(|bin| begins_in(bin) || began_before) {
            counted.insert(event);
        }
    }
    told.extend(counted);
    told
}

/// A fault for each event in view that is not among those told.
fn untold(state: &State, told: &BTreeSet<EventIx>) -> Vec<Fault> {
    let viewport = state.viewport();
    let scale = viewport.scale(state.look().camera);
    let is_untold = |event: &&EventIx| {
        let glyph = Glyph::new(
            state.timeline.event(**event).kind,
            &state.timeline.dated(**event),
            state.timeline.extent(**event),
            &scale,
        );
        is_in_view(&glyph, viewport.width as f32) && !told.contains(*event)
    };
    let order = state.look().event_order(&state.timeline);
    let dated = order.dated().iter().filter(is_untold);
    let undated = order.undated().iter();
    let undated = undated.filter(|event| !told.contains(*event));
    dated
        .chain(undated)
        .map(|event| Fault {
            rule: Rule::Told,
            words: format!(
                "{:?} has neither label nor count",
                state.timeline.event(*event).title
            ),
        })
        .collect()
}

/// The number of pairs of a label and another event's glyph, and a fault for each in which they meet.
pub fn labels_on_glyphs(scene: &Scene) -> (usize, Vec<Fault>) {
    let event_of = |mark: &Mark| match mark.target {
        Some(Target::Event(event) | Target::ClaimCount(event)) => Some(event),
        _ => None,
    };
    let labels = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(text) => Some((event_of(mark)?, text.rect.intersect(mark.clip), text)),
        _ => None,
    });
    let is_glyph = |mark: &&Mark| mark.color_role != ColorRole::AccentWash;
    let glyphs = scene.marks.iter().filter(is_glyph);
    let glyphs = glyphs.filter_map(|mark| match mark.shape {
        Shape::Area { rect, .. } => Some((event_of(mark)?, rect.intersect(mark.clip))),
        _ => None,
    });
    let glyphs: Vec<(EventIx, Rect)> = glyphs.collect();
    let mut pairs = 0;
    let mut faults = Vec::new();
    for (event, label, text) in labels {
        for (_, glyph) in glyphs.iter().filter(|(owner, _)| *owner != event) {
            pairs += 1;
            let shared = glyph.intersect(label.shrink2(Vec2::new(1.0, 4.0)));
            if shared.width() >= 1.0 && shared.height() >= 1.0 {
                faults.push(Fault {
                    rule: Rule::Clear,
                    words: format!("{:?} {label:?} stands on the glyph {glyph:?}", text.text),
                });
            }
        }
    }
    (pairs, faults)
}

/// The number of marks of hypothetical events, and a fault for each that begins before the writing.
pub fn forecasts_in_the_past(state: &State, scene: &Scene) -> (usize, Vec<Fault>) {
    let timeline = &state.timeline;
    let (_, written) = timeline.written_seconds();
    let lanes = scene.regions.lanes.left();
    let scale = state.viewport().scale(state.look().camera);
    let line = lanes + scale.x_from_time(written) as f32;
    let mut marks = 0;
    let mut faults = Vec::new();
    for mark in &scene.marks {
        let Some(Target::Event(event)) = mark.target else {
            continue;
        };
        if timeline.event(event).kind != EventKind::Hypothetical || timeline.is_undated(event) {
            continue;
        }
        marks += 1;
        let left = mark.shape.bounds().left();
        if left < line - 0.6 && line >= lanes {
            let title = &timeline.event(event).title;
            faults.push(Fault {
                rule: Rule::Ahead,
                words: format!(
                    "{title:?} at {left}, the writing at {line}: {:?}",
                    mark.shape
                ),
            });
        }
    }
    (marks, faults)
}
