//! A talk's two windows side by side, each with a pointer of its own, and the screens they are on.

use std::cell::RefCell;
use std::rc::Rc;

use crate::support;
use crate::support::presentation::{SIZE, harness_of, in_presentation, said_in};
use claimline::state::{Msg, Pace, Preferences, PresentMsg, State, WindowSetup, update};
use claimline::theme;
use claimline::ui;
use claimline::view::layout::{AUDIENCE_HEIGHT, audience};
use claimline::view::look::Selection;
use claimline::view::scene::Target;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

type SharedState = Rc<RefCell<State>>;
type WindowUi = fn(&mut egui::Ui, &State, &mut Vec<Msg>);

/// One of two windows that show the same state.
fn window(shared: &SharedState, draw: WindowUi) -> Harness<'static, SharedState> {
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, shared: &mut SharedState| {
                let mut messages = Vec::new();
                draw(ui, &shared.borrow(), &mut messages);
                for message in messages {
                    update(&mut shared.borrow_mut(), message);
                }
            },
            Rc::clone(shared),
        );
    harness.run();
    harness
}

#[test]
fn what_the_speaker_points_at_on_the_console_stays_lit_while_the_room_is_drawn() {
    let shared: SharedState = Rc::new(RefCell::new(in_presentation(support::shipped(), 1)));
    let mut console = window(&shared, ui::window_ui);
    let mut room = window(&shared, ui::second_window_ui);
    let event = console.get_by_label_contains("US invasion of Afghanistan");
    let at = event.rect().center();
    for step in 0..4 {
        console.event(Event::PointerMoved(at + vec2(step as f32, 0.0)));
        console.run();
        room.run();
    }
    let hover = shared.borrow().look().hover.clone();
    assert!(matches!(hover, Some(Selection::Event(_))), "{hover:?}");
    console.event(Event::PointerGone);
    console.run();
    room.run();
    assert_eq!(shared.borrow().look().hover, None);
}

#[test]
fn esc_closes_an_open_menu_and_the_talk_goes_on() {
    let mut console = harness_of(in_presentation(support::shipped(), 0), ui::window_ui);
    console.get_by_label("Screen").click();
    console.run();
    assert!(said_in(&console).contains("The room looks at"));
    console.key_press(Key::Escape);
    console.run();
    assert!(!said_in(&console).contains("The room looks at"));
    assert!(console.state().presentation().is_some(), "the talk goes on");
    console.key_press(Key::Escape);
    console.run();
    assert!(
        console.state().presentation().is_none(),
        "and the next one ends it"
    );
}

#[test]
fn behind_the_help_no_click_goes_back() {
    let mut console = harness_of(in_presentation(support::shipped(), 3), ui::window_ui);
    let before = console
        .state()
        .presentation()
        .map(|presentation| (presentation.step, presentation.revealed));
    console.key_press(Key::Questionmark);
    console.run();
    let at = Pos2::new(400.0, 450.0);
    console.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        console.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    console.run();
    let after = console
        .state()
        .presentation()
        .map(|presentation| (presentation.step, presentation.revealed));
    assert_eq!(before, after);
}

#[test]
fn the_console_says_what_comes_next() {
    let console = harness_of(in_presentation(support::shipped(), 0), ui::window_ui);
    assert!(said_in(&console).contains("Step 2: Since 2001"));
    let console = harness_of(in_presentation(support::shipped(), 1), ui::window_ui);
    assert!(said_in(&console).contains("Truth 2: A marriage of convenience"));
    let console = harness_of(in_presentation(support::shipped(), 99), ui::window_ui);
    assert!(said_in(&console).contains("This is the end."));
}

#[test]
fn with_one_window_the_speaker_sees_what_is_typed_and_that_the_picture_is_kept() {
    let mut state = in_presentation(support::shipped(), 0);
    update(&mut state, Msg::Present(PresentMsg::SecondWindow));
    update(&mut state, Msg::Present(PresentMsg::Digit(7)));
    let window = harness_of(state.clone(), ui::window_ui);
    assert!(said_in(&window).contains("Go to 7: Enter"));
    update(&mut state, Msg::Present(PresentMsg::Leave));
    update(&mut state, Msg::Present(PresentMsg::Freeze));
    let window = harness_of(state.clone(), ui::window_ui);
    assert!(said_in(&window).contains("Frozen"));
    // With two, the console says so and the room is spared.
    update(&mut state, Msg::Present(PresentMsg::SecondWindow));
    let room = harness_of(state.clone(), ui::second_window_ui);
    assert!(!said_in(&room).contains("Frozen"));
    let console = harness_of(state, ui::window_ui);
    assert!(said_in(&console).contains("Room: frozen"));
}

fn on_screens(chosen: Option<&str>, screens: &[&str]) -> State {
    let preferences = Preferences {
        audience_monitor: chosen.map(str::to_owned),
        ..Preferences::default()
    };
    let mut state = State::new(support::shipped(), preferences);
    let screens = screens.iter().map(|name| (*name).to_owned()).collect();
    update(&mut state, Msg::Monitors(screens));
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    state
}

/// The screen that the room looks at, and whether the program's own window is on it.
fn room_is(state: &State) -> (Option<&str>, bool) {
    let presentation = state.presentation().expect("a talk is given");
    (
        state.audience_monitor().map(String::as_str),
        presentation.windows.main_shows_audience(),
    )
}

#[test]
fn the_room_looks_at_the_other_screen_or_at_the_one_chosen() {
    let three = ["laptop", "wall", "desk"];
    assert_eq!(room_is(&on_screens(None, &three)), (Some("wall"), false));
    let chosen = on_screens(Some("desk"), &three);
    assert_eq!(room_is(&chosen), (Some("desk"), false));
    let gone = on_screens(Some("gone"), &three);
    assert_eq!(room_is(&gone), (Some("wall"), false));
    let alone = on_screens(Some("wall"), &["laptop"]);
    assert_eq!(room_is(&alone), (Some("laptop"), true));
    let windows = alone
        .presentation()
        .map(|presentation| presentation.windows);
    assert_eq!(
        windows,
        Some(WindowSetup::One {
            presenter_view: false
        })
    );
}

#[test]
fn the_console_is_never_covered_by_the_room() {
    let two = ["laptop", "wall"];
    let mut state = on_screens(None, &two);
    update(&mut state, Msg::AudienceMonitor("laptop".to_owned()));
    assert_eq!(room_is(&state), (Some("laptop"), true));
    assert_eq!(state.second_monitor().map(String::as_str), Some("wall"));
    // It is remembered for the next talk.
    let again = on_screens(Some("laptop"), &two);
    assert_eq!(room_is(&again), (Some("laptop"), true));
    update(&mut state, Msg::AudienceMonitor("wall".to_owned()));
    assert_eq!(room_is(&state), (Some("wall"), false));
    for expected in [(Some("laptop"), true), (Some("wall"), false)] {
        update(&mut state, Msg::Present(PresentMsg::Swap));
        assert_eq!(room_is(&state), expected);
    }
}

/// Seconds after the step was left that the talk was started at, and how the talk goes then.
fn pace_after(state: &mut State, seconds: f64) -> Option<Pace> {
    let elapsed = state.elapsed_seconds().expect("the clock runs");
    let start = 1000.0 - elapsed;
    update(state, Msg::Frame(start + seconds));
    let pace = state.pace();
    update(state, Msg::Frame(1000.0));
    pace
}

#[test]
fn the_pace_is_even_over_the_presses_after_the_first_step() {
    // 31 presses after the first step in 25 minutes: each has 48.4 seconds.
    let story = support::shipped()
        .document()
        .story
        .clone()
        .expect("a story");
    let presses: usize = story.steps[1..]
        .iter()
        .map(|step| step.claims.len() + 1)
        .sum();
    let each = 25.0 * 60.0 / presses as f64;
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::Frame(1000.0));
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    assert_eq!(
        state.pace(),
        None,
        "the clock does not run in the first step"
    );
    update(&mut state, Msg::Present(PresentMsg::Next));
    assert_eq!(pace_after(&mut state, 59.0), Some(Pace::OnTime));
    assert_eq!(pace_after(&mut state, each + 59.0), Some(Pace::OnTime));
    assert!(matches!(
        pace_after(&mut state, each + 61.0),
        Some(Pace::Behind(_))
    ));
    for _ in 1..presses {
        update(&mut state, Msg::Present(PresentMsg::Next));
    }
    // The last press is planned to end with the document_layout.
    assert_eq!(pace_after(&mut state, 25.0 * 60.0), Some(Pace::OnTime));
    let late = pace_after(&mut state, 25.0 * 60.0 + 61.0);
    assert!(matches!(late, Some(Pace::Behind(by)) if (by - 61.0).abs() < 0.01));
}

#[test]
fn a_talk_that_is_started_later_has_what_is_left_of_its_plan() {
    let mut state = support::state_of(support::shipped());
    update(&mut state, Msg::Frame(1000.0));
    update(&mut state, Msg::Present(PresentMsg::From(9)));
    assert_eq!(state.elapsed_seconds(), None, "not before it is left");
    update(&mut state, Msg::Present(PresentMsg::Next));
    assert_eq!(state.elapsed_seconds(), None, "nor with its first claim");
    update(&mut state, Msg::Present(PresentMsg::From(10)));
    assert_eq!(pace_after(&mut state, 20.0), Some(Pace::OnTime));
    assert!(matches!(
        pace_after(&mut state, 170.0),
        Some(Pace::Behind(_))
    ));
}

#[test]
fn a_press_in_mid_flight_keeps_the_speed_and_ends_where_the_step_is() {
    let mut state = in_presentation(support::shipped(), 1);
    state.preferences.reduced_motion = false;
    update(&mut state, Msg::Frame(10.0));
    update(&mut state, Msg::Present(PresentMsg::From(4)));
    const DT: f64 = 0.001;
    let middle = |state: &State| {
        let scale = state.viewport().scale(state.viewport().home);
        let camera = state.look().camera;
        (scale.x_from_time(camera.start) + scale.x_from_time(camera.end)) / 2.0
    };
    let mut now = 10.0;
    let frame = |state: &mut State, now: &mut f64| {
        *now += DT;
        update(state, Msg::Frame(*now));
        middle(state)
    };
    while now < 10.25 {
        frame(&mut state, &mut now);
    }
    let (a, b) = (middle(&state), frame(&mut state, &mut now));
    let before = (b - a) / DT;
    assert!(before.abs() > 50.0, "it flies: {before}");
    update(&mut state, Msg::Present(PresentMsg::From(8)));
    assert!((middle(&state) - b).abs() < 1e-6, "no jump in place");
    let after = (frame(&mut state, &mut now) - b) / DT;
    let jump = (after - before).abs() / before.abs();
    assert!(jump < 0.1, "no jump in speed: {before} to {after}");
    for _ in 0..4000 {
        frame(&mut state, &mut now);
    }
    assert!(!state.is_moving());
    let told = state
        .current_step()
        .expect("a step")
        .camera(&state.timeline, &state.viewport());
    assert_eq!(state.look().camera, told);
}

#[test]
fn a_picture_frozen_in_mid_flight_is_not_kept_half_arrived() {
    let mut state = in_presentation(support::shipped(), 1);
    state.preferences.reduced_motion = false;
    update(&mut state, Msg::Frame(10.0));
    update(&mut state, Msg::Present(PresentMsg::Next));
    update(&mut state, Msg::Present(PresentMsg::Freeze));
    assert!(state.picture().is_some_and(|picture| picture.fade < 1.0));
    assert!(
        state
            .audience_picture()
            .is_some_and(|picture| picture.fade == 1.0)
    );
}

#[test]
fn where_not_all_lanes_fit_the_room_scrolls_by_whole_rows_and_esc_returns() {
    let timeline = support::generated(120, 3);
    let mut state = in_presentation(timeline.clone(), 0);
    let size = vec2(AUDIENCE_HEIGHT * 4.0 / 3.0, AUDIENCE_HEIGHT);
    let told = state.look().lanes_scroll;
    let mut measure = theme::FontMeasure::default();
    let script = state.presentation().expect("a talk").script.clone();
    let mut scrolls = Vec::new();
    for _ in 0..6 {
        update(&mut state, Msg::ScrollLanes(40.0));
        scrolls.push(state.look().lanes_scroll);
        let picture = state.picture().expect("a talk");
        let scene = audience(
            &timeline,
            &state.document_layout,
            &script,
            &picture,
            size,
            &mut measure,
        );
        let lanes = scene.regions.lanes;
        for mark in &scene.marks {
            if let claimline::view::scene::Shape::Text(text) = &mark.shape
                && matches!(mark.target, Some(Target::Event(_)))
                && mark.clip == lanes
            {
                let middle = text.rect.center().y;
                let cut = middle > lanes.top() - 5.0 && middle < lanes.top() + 5.0
                    || middle > lanes.bottom() - 5.0 && middle < lanes.bottom() + 5.0;
                assert!(!cut, "{} is cut", text.text);
            }
        }
    }
    let is_long = scene_is_long(&state);
    assert_eq!(scrolls.last() > scrolls.first(), is_long);
    if is_long {
        assert!(
            state
                .presentation()
                .is_some_and(|presentation| presentation.off_step)
        );
        update(&mut state, Msg::Present(PresentMsg::Leave));
    }
    assert_eq!(state.look().lanes_scroll, told);
}

fn scene_is_long(state: &State) -> bool {
    let script = &state.presentation().expect("a talk").script;
    claimline::view::layout::longest_audience_scroll(&state.timeline, script, state.canvas()) > 0.0
}
