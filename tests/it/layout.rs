//! Properties of the picture that hold wherever one looks.

use std::sync::Arc;

use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::{EventIx, Timeline};
use claimline::view::look::Selection;
use claimline::view::scene::{Target, Text};
use egui::Vec2;

use crate::support::picture::{
    check, drawn, forecasts_in_the_past, labels_on_glyphs, look_somewhere,
};
use crate::support::{Dice, generated, shipped, state_of};

/// A state on a canvas of its own size, looking somewhere at random.
fn off_step(timeline: &Arc<Timeline>, dice: &mut Dice) -> State {
    let mut state = state_of(Arc::clone(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    let sizes = [
        (1226.0, 790.0),
        (735.0, 540.0),
        (1900.0, 1000.0),
        (480.0, 420.0),
    ];
    let (width, height) = sizes[dice.roll(4) as usize];
    update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
    look_somewhere(&mut state, dice);
    state
}

#[test]
fn labels_never_overlap_and_every_event_in_view_is_labelled_or_counted() {
    let mut measure = FontMeasure::default();
    let mut documents = vec![("shipped".to_owned(), shipped())];
    documents.extend(
        [5_usize, 40, 200]
            .map(|events| (format!("{events} events"), generated(events, events as u64))),
    );
    for (name, timeline) in &documents {
        let mut dice = Dice(7);
        let home = state_of(Arc::clone(timeline));
        check(&home, &mut measure, &format!("{name} at home"));
        for look in 0..200 {
            let state = off_step(timeline, &mut dice);
            check(&state, &mut measure, &format!("{name}, look {look}"));
        }
    }
}

#[test]
fn no_label_stands_on_another_event_s_glyph() {
    let mut measure = FontMeasure::default();
    let timeline = shipped();
    let mut dice = Dice(11);
    let mut compared = 0;
    for look in 0..100 {
        let state = off_step(&timeline, &mut dice);
        let (pairs, faults) = labels_on_glyphs(&drawn(&state, &mut measure));
        if let Some(fault) = faults.first() {
            panic!("look {look}: {fault}");
        }
        compared += pairs;
    }
    assert!(compared > 1_000, "{compared} labels and glyphs");
}

#[test]
fn most_names_of_the_first_view_are_followed_by_the_number_of_claims_about_their_event() {
    let mut measure = FontMeasure::default();
    let timeline = shipped();
    let scene = drawn(&state_of(Arc::clone(&timeline)), &mut measure);
    let targets = || scene.texts().filter_map(|(text, on)| Some((text, on?)));
    let named = targets().filter_map(|(_, target)| match target {
        Target::Event(event) => Some(*event),
        _ => None,
    });
    let named: Vec<EventIx> = named.collect();
    let figures = targets().filter_map(|(text, target)| match target {
        Target::ClaimCount(event) => Some((*event, text)),
        _ => None,
    });
    let figures: Vec<(EventIx, &Text)> = figures.collect();
    for (event, text) in &figures {
        assert!(named.contains(event), "{text:?}");
        assert_eq!(text.text, timeline.claim_count(*event).to_string());
    }
    assert!(
        figures.len() * 4 >= named.len() * 3,
        "{} of {} names have a figure",
        figures.len(),
        named.len()
    );
}

#[test]
fn nothing_hypothetical_stands_left_of_the_writing() {
    let mut measure = FontMeasure::default();
    let timeline = shipped();
    let mut dice = Dice(3);
    let mut seen = 0;
    for look in 0..100 {
        let state = off_step(&timeline, &mut dice);
        let (marks, faults) = forecasts_in_the_past(&state, &drawn(&state, &mut measure));
        if let Some(fault) = faults.first() {
            panic!("look {look}: {fault}");
        }
        seen += marks;
    }
    assert!(seen > 100, "{seen} marks of fears and forecasts");
}

#[test]
fn zooming_in_and_out_keeps_the_date_under_the_pointer_within_half_a_pixel() {
    let mut dice = Dice(5);
    for timeline in [shipped(), generated(40, 2)] {
        for _ in 0..200 {
            let mut state = off_step(&timeline, &mut dice);
            let width = state.viewport().width;
            let x = dice.share() * width;
            let time = state.viewport().scale(state.look().camera).time_from_x(x);
            let steps = 1 + dice.roll(12);
            for _ in 0..steps {
                update(&mut state, Msg::Zoom { factor: 1.2, x });
            }
            for _ in 0..steps {
                update(
                    &mut state,
                    Msg::Zoom {
                        factor: 1.0 / 1.2,
                        x,
                    },
                );
            }
            let viewport = state.viewport();
            let back = viewport.scale(state.look().camera).x_from_time(time);
            let at_the_limit = {
                let camera = state.look().camera;
                (camera.start - viewport.home.start).abs() < 1.0
                    || (camera.end - viewport.home.end).abs() < 1.0
                    || (camera.end - camera.start) < 200.0
            };
            assert!(
                (back - x).abs() < 0.5 || at_the_limit,
                "{x} came back at {back}"
            );
        }
    }
}

#[test]
fn the_view_cannot_leave_the_data() {
    let mut dice = Dice(9);
    let timeline = shipped();
    for _ in 0..200 {
        let mut state = off_step(&timeline, &mut dice);
        update(&mut state, Msg::Pan((dice.share() - 0.5) * 1e7));
        let (camera, home) = (state.look().camera, state.viewport().home);
        let day = 86_400.0;
        assert!(
            camera.start >= home.start - day && camera.end <= home.end + day,
            "{camera:?} {home:?}"
        );
        assert!(camera.end > camera.start);
    }
}

#[test]
fn the_first_view_gives_the_months_it_is_about_most_of_the_width() {
    for size in [
        Vec2::new(1226.0, 790.0),
        Vec2::new(1900.0, 1000.0),
        Vec2::new(735.0, 540.0),
    ] {
        let mut state = state_of(shipped());
        update(&mut state, Msg::CanvasResized(size));
        let viewport = state.viewport();
        let scale = viewport.scale(state.look().camera);
        let x = |year, month, day| {
            let instant =
                claimline::document::date::Instant::from_ymd(year, month, day).expect("a day");
            scale.x_from_time(instant.as_f64())
        };
        let share = (x(2023, 1, 9) - x(2022, 4, 1)) / viewport.width;
        // Beside them, 2001 to 2003 are seen whole, as years.
        assert!(share > 0.5, "{size:?}: {share}");
        let folds = scale.visible_folds();
        assert!(!folds.is_empty());
        assert!(folds.iter().all(|fold| fold.xs.1 - fold.xs.0 <= 40.0));
    }
}

#[test]
fn folding_back_and_forth_returns() {
    let mut state = state_of(shipped());
    state.preferences.motion = MotionChoice::Reduced;
    let before = state.look().camera;
    update(&mut state, Msg::ToggleFolds);
    assert!(state.look().folding == 0.0);
    update(&mut state, Msg::ToggleFolds);
    assert!((state.look().camera.start - before.start).abs() < 60.0);
    assert!((state.look().camera.end - before.end).abs() < 60.0);
}

#[test]
fn unfolding_moves_smoothly() {
    let mut state = state_of(shipped());
    update(&mut state, Msg::Frame(1.0));
    update(&mut state, Msg::ToggleFolds);
    let x_of_strike = |state: &State| {
        let (written, _) = state.timeline.written_seconds();
        state
            .viewport()
            .scale(state.look().camera)
            .x_from_time(written)
    };
    let mut before = x_of_strike(&state);
    let mut frames = 0;
    while state.is_moving() {
        frames += 1;
        update(&mut state, Msg::Frame(1.0 + f64::from(frames) / 60.0));
        let now = x_of_strike(&state);
        assert!((now - before).abs() < 40.0, "a jump of {}", now - before);
        before = now;
        assert!(frames < 120);
    }
    assert!(frames > 10);
}

#[test]
fn the_number_of_shapes_is_bounded_by_the_canvas_and_not_by_the_events() {
    let mut measure = FontMeasure::default();
    let counts: Vec<usize> = [2_000, 8_000]
        .map(|events| {
            let state = state_of(generated(events, 1));
            drawn(&state, &mut measure).marks.len()
        })
        .to_vec();
    // One mark for every few points of a row is the most that can be told apart.
    let state = state_of(shipped());
    let rows = state.canvas().y / 15.0;
    let most = (state.canvas().x / 4.0 * rows) as usize;
    for count in &counts {
        assert!(
            (100..most).contains(count),
            "{count} shapes, at most {most}"
        );
    }
    assert!(counts[1] < counts[0] * 3 / 2, "{counts:?}");
}

#[test]
fn a_zoom_while_the_years_unfold_ends_the_unfolding_where_it_was_going() {
    let mut state = state_of(shipped());
    update(&mut state, Msg::Frame(1.0));
    update(&mut state, Msg::ToggleFolds);
    update(&mut state, Msg::Frame(1.2));
    update(
        &mut state,
        Msg::Zoom {
            factor: 1.3,
            x: 300.0,
        },
    );
    assert!(!state.is_moving());
    assert!(state.look().folding == 0.0 && !state.is_folded());
}

#[test]
fn a_flight_survives_a_panel_that_opens() {
    let mut state = state_of(shipped());
    update(&mut state, Msg::Frame(1.0));
    let strike = "kabul-strike".into();
    update(&mut state, Msg::Select(Selection::Event(strike)));
    update(&mut state, Msg::FitSelection);
    update(&mut state, Msg::Frame(1.1));
    update(&mut state, Msg::CanvasResized(Vec2::new(900.0, 700.0)));
    let mut now = 1.1;
    while state.is_moving() {
        now += 1.0 / 60.0;
        update(&mut state, Msg::Frame(now));
        assert!(now < 5.0);
    }
    let shown = state.look().camera.end - state.look().camera.start;
    assert!(
        shown < 60.0 * 86_400.0,
        "the view is still {} days wide",
        shown / 86_400.0
    );
}

#[test]
fn fitting_what_ends_in_a_fold_shows_it_at_true_scale() {
    let mut state = state_of(shipped());
    state.preferences.motion = MotionChoice::Reduced;
    let id = "american-invasion".into();
    let invasion = state.timeline.event_by_id(&id).expect("the invasion");
    update(&mut state, Msg::Select(Selection::Event(id)));
    update(&mut state, Msg::FitSelection);
    let (from, until) = state.timeline.extent(invasion).possible;
    let scale = state.viewport().scale(state.look().camera);
    let width = scale.x_from_time(until) - scale.x_from_time(from);
    assert!(width > state.viewport().width / 3.0, "{width}");
    update(&mut state, Msg::Back);
    assert!(state.is_folded());
}
