//! Stories of finding one's bearings: the overview, answers to what is done, and what can be done with a thing.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::view::camera::Camera;
use claimline::view::layout;
use claimline::view::overview::{Columns, overview};
use claimline::view::scene::Mark;
use egui::{Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::support;
use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

fn opened() -> Harness<'static, ClaimlineApp> {
    Window::default().open(Origin::Shipped)
}

/// The chart of the overview, where the window in it can be dragged.
fn chart(harness: &Harness<'_, ClaimlineApp>) -> Rect {
    harness
        .get_by_label("Overview: click or drag to look elsewhere")
        .rect()
}

fn camera(harness: &Harness<'_, ClaimlineApp>) -> Camera {
    harness.open_state().look().camera
}

fn drag(harness: &mut Harness<'_, ClaimlineApp>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

#[test]
fn the_overview_starts_and_ends_where_the_axis_does() {
    for size in [vec2(800.0, 600.0), vec2(1600.0, 900.0)] {
        let harness = Window::default().sized(size).open(Origin::Shipped);
        let canvas = harness.open_state().canvas();
        let chart = chart(&harness);
        // The window of a test has a margin.
        assert_eq!(chart.right() - 8.0, canvas.x, "{size}");
        assert_eq!(chart.width(), layout::time_width(canvas), "{size}");
    }
}

#[test]
fn dragging_an_end_of_the_overview_s_window_zooms_and_the_other_end_stays() {
    let mut harness = opened();
    let home = camera(&harness);
    let chart = chart(&harness);
    drag(&mut harness, chart.left_center(), chart.center());
    let right_half = camera(&harness);
    assert!(right_half.start > home.start);
    assert!((right_half.end - home.end).abs() < 1.0, "{right_half:?}");
    let to = pos2(chart.left() + chart.width() * 0.75, chart.center().y);
    drag(&mut harness, chart.right_center(), to);
    let third_quarter = camera(&harness);
    assert!((third_quarter.start - right_half.start).abs() < 1.0);
    assert!(third_quarter.end < home.end);
}

#[test]
fn dragging_the_middle_of_the_overview_s_window_pans_and_a_click_elsewhere_jumps() {
    let mut harness = opened();
    let chart = chart(&harness);
    drag(&mut harness, chart.left_center(), chart.center());
    let state = harness.open_state();
    let scale = state.viewport().scale(state.viewport().home);
    let xs = |camera: Camera| [camera.start, camera.end].map(|time| scale.x_from_time(time));
    let before = xs(camera(&harness));
    let middle = pos2(chart.left() + chart.width() * 0.75, chart.center().y);
    drag(&mut harness, middle, middle - vec2(60.0, 0.0));
    let panned = xs(camera(&harness));
    for (before, panned) in before.into_iter().zip(panned) {
        assert!((before - panned - 60.0).abs() < 1.0, "{before} {panned}");
    }
    let at = pos2(chart.left() + 20.0, chart.center().y);
    harness.click_at(at, egui::PointerButton::Primary);
    let jumped = xs(camera(&harness));
    assert!(jumped[0].abs() < 1.0, "{jumped:?}");
}

/// The marks of an overview where every event is looked for.
fn marks(events: usize, width: f32) -> Vec<Mark> {
    let state = support::state_of(support::generated(events, 1));
    let viewport = state.document_layout.viewport(f64::from(width), 1.0);
    let scale = viewport.scale(viewport.home);
    let selected: Vec<_> = state.timeline.events().collect();
    overview(
        &state.timeline,
        &Columns::new(&state.timeline, None, &selected, &scale),
        (&scale, &state.document_layout.finest),
        Vec2::new(width, 60.0),
        &mut claimline::fonts::FontMeasure::default(),
    )
}

#[test]
fn the_overview_s_marks_are_bounded_by_its_width() {
    for (events, width) in [(200, 400.0), (20_000, 400.0), (20_000, 900.0)] {
        let count = marks(events, width).len();
        // Three lanes and a selection to each column of four points, and the years.
        assert!(count as f32 <= width + 150.0, "{events}, {width}: {count}");
    }
}
