//! Pictures of what is far away, and on canvases of any size: nothing panics, and every number can be drawn.

use std::cell::RefCell;
use std::sync::Arc;

use claimline::fonts::FontMeasure;
use claimline::state::{Msg, PresentMsg, update};
use claimline::timeline::Timeline;
use claimline::ui;
use claimline::view::camera::Camera;
use claimline::view::document_layout::DocumentLayout;
use claimline::view::layout::layout;
use claimline::view::scene::{Scene, Shape};
use egui::{Pos2, Rect, Vec2};
use proptest::prelude::*;

use crate::support::presentation::audience_scene;
use crate::support::window::Window;
use crate::support::{shipped, state_of, timeline_of};

/// The years that can be dated reach about so far either way.
const FARTHEST: i64 = 290_000_000_000;

/// A document written in 2020 with an event in each of two years, and one that lasts from the earlier on.
fn of_two_years(a: i64, b: i64) -> Arc<Timeline> {
    let (a, b) = (a.min(b), a.max(b));
    let event = |id: &str, kind: &str, edtf: &str| {
        format!(
            r#"(id: "{id}", title: "The event {id}", kind: {kind}, lane: "l", when: (edtf: "{edtf}", because: "B.")),"#
        )
    };
    let kind = |year: i64| {
        if year < 2020 {
            "happened"
        } else {
            "hypothetical"
        }
    };
    let (first, last) = (year_text(a), year_text(b));
    let period = match kind(a) == kind(b) {
        true => event("c", kind(a), &format!("{first}/{last}")),
        false => event("c", "ongoing", &format!("{first}/..")),
    };
    let events = [
        event("a", kind(a), &first),
        event("b", kind(b), &last),
        period,
    ];
    timeline_of(&format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2020-06-01", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [{}], claims: [(number: 1, title: "C", summary: "S.", events: [(event: "a", role: cause)])])"#,
        events.concat()
    ))
}

fn year_text(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// A picture takes a hundred times as long as a number.
fn few() -> ProptestConfig {
    ProptestConfig::with_cases(64)
}

fn any_year() -> impl Strategy<Value = i64> {
    prop_oneof![
        -FARTHEST..=FARTHEST,
        (-3000..3000_i64).prop_filter("the year of the writing", |year| *year != 2020),
        Just(-FARTHEST),
        Just(FARTHEST),
    ]
}

fn any_camera() -> impl Strategy<Value = Camera> {
    use proptest::num::f64::ANY;
    let odd = (ANY, ANY).prop_map(|(start, end)| Camera { start, end });
    let near = (-1e10..1e10_f64, 0.0..1e9_f64);
    let far = (-1e19..1e19_f64, 0.0..1e19_f64);
    let real = prop_oneof![near, far].prop_map(|(start, seconds)| Camera {
        start,
        end: start + seconds,
    });
    prop_oneof![1 => odd, 3 => real]
}

fn any_size() -> impl Strategy<Value = Vec2> {
    let side = || prop_oneof![1 => 0.0..60.0_f32, 2 => 60.0..2000.0_f32, 1 => 2000.0..=10_000.0_f32, 1 => Just(0.0)];
    (side(), side()).prop_map(|(width, height)| Vec2::new(width, height))
}

fn points_of(shape: &Shape) -> Vec<Pos2> {
    let corners = |rect: &Rect| vec![rect.min, rect.max];
    match shape {
        Shape::Area {
            rect, left, right, ..
        } => {
            let mut points = corners(rect);
            points.push(Pos2::new(*left, *right));
            points
        }
        Shape::Line { points, .. } | Shape::Polygon { points } => points.clone(),
        Shape::Hatching { strokes, .. } => strokes.iter().flatten().copied().collect(),
        Shape::Blocks { rects } => rects.iter().flat_map(corners).collect(),
        Shape::Disc { center, radius } => vec![*center, Pos2::new(*radius, 0.0)],
        Shape::Text(text) => corners(&text.rect),
    }
}

fn assert_drawable(scene: &Scene) {
    let is_roomy = scene.size.min_elem() >= 200.0;
    assert!(!is_roomy || scene.marks.len() > 3, "{:?}", scene.marks);
    for mark in &scene.marks {
        let points = points_of(&mark.shape);
        let finite = points.iter().all(|point| point.is_finite());
        assert!(finite && mark.opacity.is_finite(), "{mark:?}");
    }
    assert!(scene.hitboxes.iter().all(|hitbox| hitbox.rect.is_finite()));
}

fn assert_within(camera: Camera, home: Camera) {
    let leeway = home.seconds() * 1e-3;
    assert!(
        camera.start.is_finite()
            && camera.start < camera.end
            && camera.start >= home.start - leeway
            && camera.end <= home.end + leeway,
        "{camera:?} in {home:?}"
    );
}

#[test]
fn any_two_years_seen_through_any_camera_at_any_size_can_be_drawn() {
    let measure = RefCell::new(FontMeasure::default());
    proptest!(few(), |(a in any_year(), b in any_year(), camera in any_camera(), folding in 0.0..=1.0_f64, size in any_size())| {
        let timeline = of_two_years(a, b);
        let document_layout = DocumentLayout::new(&timeline);
        let mut look = state_of(Arc::clone(&timeline)).look().clone();
        look.camera = camera;
        look.folding = folding;
        let measure = &mut *measure.borrow_mut();
        assert_drawable(&layout(&timeline, &document_layout, &look, size, measure));
        let viewport = document_layout.viewport(f64::from(size.x), folding);
        look.camera = viewport.clamped(camera);
        assert_drawable(&layout(&timeline, &document_layout, &look, size, measure));
    });
}

#[test]
fn the_audience_sees_any_two_years_at_any_size() {
    let measure = RefCell::new(FontMeasure::default());
    proptest!(few(), |(a in any_year(), b in any_year(), size in any_size())| {
        let timeline = of_two_years(a, b);
        let mut state = state_of(timeline);
        update(&mut state, Msg::Present(PresentMsg::FromFirst));
        for _ in 0..3 {
            update(&mut state, Msg::CanvasResized(size));
            assert_drawable(&audience_scene(&state, size, &mut measure.borrow_mut()));
            update(&mut state, Msg::Present(PresentMsg::Next));
        }
    });
}

#[test]
fn no_way_of_moving_leads_out_of_the_data_or_into_nothing() {
    proptest!(|(
        a in any_year(), b in any_year(), camera in any_camera(), folded: bool, width in 0.0..10_000.0_f64,
        factor in 1e-9..1e9_f64, share in 0.0..=1.0_f64, points in -1e30..1e30_f64,
    )| {
        let timeline = of_two_years(a, b);
        let document_layout = DocumentLayout::new(&timeline);
        // Whatever moves the view while it unfolds ends the unfolding first.
        let folding = if folded { 1.0 } else { 0.0 };
        let viewport = document_layout.viewport(width, folding);
        let camera = viewport.clamped(camera);
        assert_within(camera, viewport.home);
        let zoomed = viewport.zoomed(camera, factor, share * width);
        assert_within(zoomed, viewport.home);
        assert_within(viewport.panned(zoomed, points), viewport.home);
        assert_within(viewport.fitted(camera.start, zoomed.end), viewport.home);
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_within(viewport.zoomed(camera, odd, 0.0), viewport.home);
            assert_within(viewport.zoomed(camera, 2.0, odd), viewport.home);
            assert_within(viewport.panned(camera, odd), viewport.home);
        }
    });
}

#[test]
fn a_flight_in_a_document_of_all_time_arrives_where_it_was_going() {
    let mut state = state_of(of_two_years(-13_800_000_000, 2019));
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 790.0)));
    update(&mut state, Msg::Frame(1.0));
    let goal = state.viewport().fitted(1.5e9, 1.55e9);
    update(&mut state, Msg::SetCamera(goal));
    let landed = state.look().camera;
    assert!(
        (landed.start - goal.start).abs() < goal.seconds() / 10.0,
        "{landed:?} for {goal:?}"
    );
}

#[test]
fn a_window_may_be_as_small_as_it_likes() {
    let timeline = shipped();
    for width in [1.0, 20.0, 47.0, 120.0, 400.0] {
        for height in [1.0, 20.0, 60.0, 300.0] {
            let size = Vec2::new(width, height);
            let window = || Window::default().sized(size);
            let shown = window().show(state_of(Arc::clone(&timeline)), ui::window_ui);
            assert_eq!(shown.ctx.content_rect().size(), size);
            let mut presented = state_of(Arc::clone(&timeline));
            update(&mut presented, Msg::Present(PresentMsg::FromFirst));
            window().show(presented, ui::window_ui);
        }
    }
}
