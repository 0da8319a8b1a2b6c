//! The scene of the shipped document, written as SVG and compared as text.
//!
//! `UPDATE_EXPECTED=1 cargo test --test it pictures` writes the files anew; look at the difference before committing.

use std::path::PathBuf;

use claimline::export::svg::{self, Fonts};
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::theme::Palette;
use claimline::view::layout::layout;
use claimline::view::look::Selection;
use egui::Vec2;

use crate::support;

fn compare(state: &State, palette: Palette, name: &str) {
    let mut measure = FontMeasure::default();
    let scene = layout(
        &state.timeline,
        &state.document_layout,
        state.look(),
        state.canvas(),
        &mut measure,
    );
    let drawn = svg::write(
        &scene,
        &state.timeline,
        &state.document_layout,
        palette,
        Fonts::Named,
    );
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/expected")
        .join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &drawn).expect("the expected files can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let difference = drawn
        .lines()
        .zip(expected.lines())
        .enumerate()
        .find(|(_, (a, b))| a != b);
    if let Some((line, (now, before))) = difference {
        panic!(
            "{name} differs from line {} on:\n now    {now}\n before {before}",
            line + 1
        );
    }
    assert_eq!(drawn.lines().count(), expected.lines().count(), "{name}");
}

fn at_home() -> State {
    let mut state = support::state_of(support::shipped());
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 790.0)));
    state
}

#[test]
fn the_first_view_is_as_it_was() {
    compare(&at_home(), Palette::LIGHT, "first-view.svg");
}

#[test]
fn an_event_selected_is_as_it_was() {
    let mut state = at_home();
    let strike = "kabul-strike".into();
    update(&mut state, Msg::Select(Selection::Event(strike)));
    compare(&state, Palette::DARK, "event-selected.svg");
}

#[test]
fn the_summer_of_2022_at_true_scale_is_as_it_was() {
    let mut state = at_home();
    update(&mut state, Msg::ToggleFolds);
    let strike = "kabul-strike".into();
    update(&mut state, Msg::Select(Selection::Event(strike)));
    update(&mut state, Msg::FitSelection);
    update(&mut state, Msg::Dismiss);
    compare(&state, Palette::LIGHT, "summer-2022.svg");
}
