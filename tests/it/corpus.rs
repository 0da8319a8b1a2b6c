//! Rules that hold for every document of `tests/documents`, so that none holds for the shipped one alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimline::document::{self, EventKind, date::Instant};
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::EventIx;
use claimline::view::scene::Target;
use claimline::view::stretches::Drawn;
use egui::Vec2;

use crate::support::picture::{Rule, drawn, faults, look_somewhere};
use crate::support::{Dice, state_of, timeline_of};

/// Canvases as large as whole windows: a small laptop's, an ordinary one and a large monitor's.
pub const SIZES: [(f32, f32); 3] = [(1024.0, 640.0), (1600.0, 900.0), (2560.0, 1440.0)];

/// The rules that pictures of a document are known to break, by its name. Each is a fault of the program: whoever mends
/// it removes the line, since the test fails where a fault listed here is gone.
const KNOWN_FAULTS: &[(&str, Rule)] = &[];

pub fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let entries = std::fs::read_dir(folder).expect("the corpus is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let named = paths.iter().map(|path| {
        let name = path.file_stem().expect("a file has a name");
        let text = std::fs::read_to_string(path).expect("a document can be read");
        (name.to_string_lossy().into_owned(), text)
    });
    named.collect()
}

#[test]
fn every_document_opens_without_errors() {
    let documents = documents();
    assert!(documents.len() >= 12, "{}", documents.len());
    for (name, text) in documents {
        if let Err(problems) = document::open(text.as_bytes()) {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{name}:\n{}", lines.join("\n"));
        }
    }
}

/// Looks at random that are drawn of each document in each size.
const LOOKS: usize = 12;

/// The looks in which a document is drawn, by name: as it opens, at true scale, and somewhere at random.
pub fn looks(text: &str, (width, height): (f32, f32)) -> Vec<(String, State)> {
    let timeline = timeline_of(text);
    let home = || {
        let mut state = state_of(Arc::clone(&timeline));
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
        state
    };
    let mut unfolded = home();
    update(&mut unfolded, Msg::ToggleFolds);
    let mut looks = vec![
        ("as it opens".to_owned(), home()),
        ("at true scale".to_owned(), unfolded),
    ];
    let mut dice = Dice(13);
    looks.extend((0..LOOKS).map(|look| {
        let mut state = home();
        look_somewhere(&mut state, &mut dice);
        (format!("in look {look}"), state)
    }));
    looks
}

#[test]
fn in_every_document_texts_stand_apart_and_every_event_in_view_is_named_or_counted() {
    let mut measure = FontMeasure::default();
    let mut found: BTreeSet<(String, Rule)> = BTreeSet::new();
    let mut unknown = Vec::new();
    for (name, text) in documents() {
        for size in SIZES {
            for (look, state) in looks(&text, size) {
                for fault in faults(state, &mut measure) {
                    let (width, height) = size;
                    if !KNOWN_FAULTS.contains(&(&name, fault.rule)) {
                        unknown.push(format!("{name} {look} at {width}x{height}: {fault}"));
                    }
                    found.insert((name.clone(), fault.rule));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    for (name, rule) in KNOWN_FAULTS {
        assert!(
            found.contains(&((*name).to_owned(), *rule)),
            "{name} keeps {rule:?} now: remove it from the known faults"
        );
    }
}

/// The first view of each document at each size.
pub fn first_views() -> Vec<(String, State)> {
    first_views_of(documents())
}

/// The first view at each size of documents that are given by name and text.
pub fn first_views_of(documents: Vec<(String, String)>) -> Vec<(String, State)> {
    let mut views = Vec::new();
    for (name, text) in documents {
        for (width, height) in SIZES {
            let mut state = state_of(timeline_of(&text));
            update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
            views.push((format!("{name} at {width}x{height}"), state));
        }
    }
    views
}

/// The windows of an event's two ends, in seconds.
pub fn windows(state: &State, event: EventIx) -> [(Option<f64>, Option<f64>); 2] {
    let bounds = state.timeline.bounds(event);
    [bounds.start, bounds.end].map(|window| {
        let seconds = |instant: Option<Instant>| instant.map(Instant::as_f64);
        (seconds(window.from), seconds(window.until))
    })
}

#[test]
fn no_fold_lies_where_an_event_may_begin_or_end() {
    let mut folds = 0;
    for (place, state) in first_views() {
        for stretch in &state.document_layout.stretches {
            if stretch.drawn != Drawn::Folded {
                continue;
            }
            folds += 1;
            for &event in state.timeline.events_by_time() {
                let id = &state.timeline.event(event).id;
                for window in windows(&state, event) {
                    let lies_clear = match window {
                        (Some(from), Some(until)) => until <= stretch.start || stretch.end <= from,
                        (known, None) | (None, known) => {
                            known.is_none_or(|at| at <= stretch.start || stretch.end <= at)
                        }
                    };
                    assert!(lies_clear, "{place}: {id} is cut by {stretch:?}");
                }
            }
        }
    }
    assert!(folds > 10, "{folds}");
}

#[test]
fn what_lies_after_the_writing_takes_a_fifth_at_most_unless_most_events_do() {
    for (place, state) in first_views() {
        let timeline = &state.timeline;
        let (_, written) = timeline.written_seconds();
        let is_after = |event: &&EventIx| {
            let bounds = timeline.bounds(**event);
            let from = bounds.start.from.map(Instant::as_f64);
            timeline.kind_of(**event) == EventKind::Hypothetical
                || from.is_some_and(|f| f >= written)
        };
        let events = timeline.events_by_time();
        if 2 * events.iter().filter(is_after).count() > events.len() {
            continue;
        }
        let viewport = state.viewport();
        let x = viewport.scale(viewport.home).x_from_time(written);
        let share = 1.0 - x / viewport.width;
        assert!(share <= 0.2, "{place}: {share}");
    }
}

#[test]
fn a_date_is_seen_whole_or_stands_for_itself_in_the_first_view() {
    for (place, state) in first_views() {
        let viewport = state.viewport();
        let scale = viewport.scale(viewport.home);
        let home = viewport.home;
        for &event in state.timeline.events_by_time() {
            for window in windows(&state, event) {
                let (Some(from), Some(until)) = window else {
                    continue;
                };
                let (left, right) = (scale.x_from_time(from), scale.x_from_time(until));
                assert!(
                    left >= -0.5 && right <= viewport.width + 0.5,
                    "{place}: {left} to {right}"
                );
                assert!(home.start <= from && until <= home.end, "{place}");
            }
        }
    }
}

#[test]
fn x_to_time_to_x_returns_in_every_document() {
    for (place, state) in first_views() {
        let viewport = state.viewport();
        let scale = viewport.scale(viewport.home);
        for x in 0..=200 {
            let x = viewport.width * f64::from(x) / 200.0;
            let back = scale.x_from_time(scale.time_from_x(x));
            assert!((back - x).abs() < 0.5, "{place}: {x} came back at {back}");
        }
    }
}

#[test]
fn the_closest_look_shows_three_units_of_the_finest_date() {
    for (place, mut state) in first_views() {
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::ToggleFolds);
        let lengths =
            |event: &EventIx| windows(&state, *event).map(|(from, until)| Some(until? - from?));
        let events = state.timeline.events_by_time();
        let finest = events
            .iter()
            .flat_map(lengths)
            .flatten()
            .fold(f64::INFINITY, f64::min);
        let x = state.viewport().width / 2.0;
        update(&mut state, Msg::Zoom { factor: 1e20, x });
        let shown = state.look().camera.seconds() / finest;
        assert!((2.99..3.5).contains(&shown), "{place}: {shown}");
    }
}

#[test]
fn what_is_fitted_has_a_margin_that_is_a_share_of_it() {
    for (place, state) in first_views() {
        let viewport = state.document_layout.viewport(state.viewport().width, 0.0);
        for &event in state.timeline.events_by_time() {
            let (from, until) = state.timeline.dated_span(&[event]);
            let (camera, home) = (viewport.fitted(from, until), viewport.home);
            assert!(camera.start <= from && until <= camera.end, "{place}");
            let least = viewport.shortest_seconds.max(home.finest_seconds());
            let most = (2.0 * (until - from))
                .max(1.01 * least)
                .min(home.seconds() + 1.0);
            assert!(
                camera.seconds() <= most * 1.01,
                "{place}: {} of {most}",
                camera.seconds()
            );
        }
    }
}

#[test]
fn a_forecast_at_the_edge_says_more_than_an_ellipsis() {
    let mut measure = FontMeasure::default();
    let mut named = 0;
    for (place, state) in first_views() {
        let scene = drawn(&state, &mut measure);
        for (text, on) in scene.texts() {
            let Some(Target::Event(event)) = on else {
                continue;
            };
            if state.timeline.kind_of(*event) == EventKind::Hypothetical {
                let letters = text.text.trim_end_matches('…').chars().count();
                let is_told = text.whole.is_none() || letters > 5;
                assert!(is_told, "{place}: {:?}", text.text);
                named += 1;
            }
        }
    }
    assert!(named >= 7 * SIZES.len(), "{named}");
}
