//! A presentation's two windows side by side, each with a pointer of its own, and the screens they are on.

use std::cell::RefCell;
use std::rc::Rc;

use claimline::fonts::FontMeasure;
use claimline::state::{
    MotionChoice, Msg, Pace, Preferences, PresentMsg, State, WindowSetup, update,
};
use claimline::ui;
use claimline::view::layout::{AUDIENCE_HEIGHT, audience_canvas};
use claimline::view::look::Selection;
use claimline::view::scene::Target;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::support;
use crate::support::presentation::{audience_scene, in_presentation};
use crate::support::window::{AnyWindow as _, SharedState, Window};

#[test]
fn what_the_speaker_points_at_in_the_presenter_view_stays_lit_while_the_audience_view_is_drawn() {
    let shared: SharedState = Rc::new(RefCell::new(in_presentation(support::shipped(), 1)));
    let mut presenter_view = Window::default().share(&shared, ui::window_ui);
    let mut audience_view = Window::default().share(&shared, ui::second_window_ui);
    let event = presenter_view.get_by_label_contains("US invasion of Afghanistan");
    let at = event.rect().center();
    for step in 0..4 {
        presenter_view.event(Event::PointerMoved(at + vec2(step as f32, 0.0)));
        presenter_view.run();
        audience_view.run();
    }
    let hover = shared.borrow().look().hover.clone();
    assert!(matches!(hover, Some(Selection::Event(_))), "{hover:?}");
    presenter_view.event(Event::PointerGone);
    presenter_view.run();
    audience_view.run();
    assert_eq!(shared.borrow().look().hover, None);
}

#[test]
fn esc_closes_an_open_menu_and_the_presentation_goes_on() {
    let mut presenter_view =
        Window::default().show(in_presentation(support::shipped(), 0), ui::window_ui);
    presenter_view.get_by_label("Screen").click();
    presenter_view.run();
    assert!(
        presenter_view
            .all_that_is_said()
            .contains("The room looks at")
    );
    presenter_view.key_press(Key::Escape);
    presenter_view.run();
    assert!(
        !presenter_view
            .all_that_is_said()
            .contains("The room looks at")
    );
    assert!(
        presenter_view.state().presentation().is_some(),
        "the presentation goes on"
    );
    presenter_view.key_press(Key::Escape);
    presenter_view.run();
    assert!(
        presenter_view.state().presentation().is_none(),
        "and the next one ends it"
    );
}

#[test]
fn behind_the_help_no_click_goes_back() {
    let mut presenter_view =
        Window::default().show(in_presentation(support::shipped(), 3), ui::window_ui);
    let before = presenter_view
        .state()
        .presentation()
        .map(|presentation| (presentation.step, presentation.revealed));
    presenter_view.key_press(Key::Questionmark);
    presenter_view.run();
    let at = Pos2::new(400.0, 450.0);
    presenter_view.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        presenter_view.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    presenter_view.run();
    let after = presenter_view
        .state()
        .presentation()
        .map(|presentation| (presentation.step, presentation.revealed));
    assert_eq!(before, after);
}

#[test]
fn the_presenter_view_says_what_comes_next() {
    let presenter_view =
        Window::default().show(in_presentation(support::shipped(), 0), ui::window_ui);
    assert!(
        presenter_view
            .all_that_is_said()
            .contains("Step 2: Since 2001")
    );
    let presenter_view =
        Window::default().show(in_presentation(support::shipped(), 1), ui::window_ui);
    assert!(
        presenter_view
            .all_that_is_said()
            .contains("Truth 2: Each side used the other")
    );
    let presenter_view =
        Window::default().show(in_presentation(support::shipped(), 99), ui::window_ui);
    assert!(
        presenter_view
            .all_that_is_said()
            .contains("This is the end.")
    );
}

#[test]
fn no_state_of_the_presentation_is_told_to_the_audience_and_the_presenter_view_tells_it() {
    let mut state = in_presentation(support::shipped(), 0);
    update(&mut state, Msg::Present(PresentMsg::Freeze));
    update(&mut state, Msg::Present(PresentMsg::Digit(7)));
    let told = ["Go to 7: Enter", "Room: frozen"];
    let mut one_window = state.clone();
    update(&mut one_window, Msg::Present(PresentMsg::SecondWindow));
    let alone = Window::default().show(one_window.clone(), ui::window_ui);
    let beside = Window::default().show(state.clone(), ui::second_window_ui);
    for audience_view in [alone, beside] {
        let said = audience_view.all_that_is_said();
        assert!(said.contains("Step 1 of 12"), "{said}");
        assert!(!said.contains("Go to"), "{said}");
        assert!(!said.to_lowercase().contains("frozen"), "{said}");
    }
    update(&mut one_window, Msg::Present(PresentMsg::Notes));
    for state in [one_window, state] {
        let presenter_view = Window::default().show(state, ui::window_ui);
        for told in told {
            assert!(presenter_view.all_that_is_said().contains(told), "{told}");
        }
    }
}

#[test]
fn while_the_room_sees_something_else_the_presenter_view_shows_both_pictures() {
    let mut presenter_view =
        Window::default().show(in_presentation(support::shipped(), 3), ui::window_ui);
    assert!(presenter_view.query_by_label("The room’s screen").is_none());
    for special in [PresentMsg::Freeze, PresentMsg::Black, PresentMsg::White] {
        update(presenter_view.state_mut(), Msg::Present(special));
        presenter_view.run();
        let live = presenter_view.get_by_label("The live picture").rect();
        let rooms = presenter_view.get_by_label("The room’s screen").rect();
        assert!(!live.intersects(rooms), "{live:?} {rooms:?}");
        assert!(live.width() > rooms.width() && rooms.width() > 200.0);
        presenter_view.get_by_label("You look at");
        presenter_view.get_by_label("The room sees");
    }
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

/// The screen of the audience view, and whether the program's own window is on it.
fn audience_screen_of(state: &State) -> (Option<&str>, bool) {
    let presentation = state.presentation().expect("a presentation is given");
    (
        state.audience_monitor().map(String::as_str),
        presentation.windows.main_shows_audience(),
    )
}

#[test]
fn the_audience_view_is_on_the_other_screen_or_at_the_one_chosen() {
    let three = ["laptop", "wall", "desk"];
    assert_eq!(
        audience_screen_of(&on_screens(None, &three)),
        (Some("wall"), false)
    );
    let chosen = on_screens(Some("desk"), &three);
    assert_eq!(audience_screen_of(&chosen), (Some("desk"), false));
    let gone = on_screens(Some("gone"), &three);
    assert_eq!(audience_screen_of(&gone), (Some("wall"), false));
    let alone = on_screens(Some("wall"), &["laptop"]);
    assert_eq!(audience_screen_of(&alone), (Some("laptop"), true));
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
fn the_presenter_view_is_never_covered_by_the_audience_view() {
    let two = ["laptop", "wall"];
    let mut state = on_screens(None, &two);
    update(&mut state, Msg::AudienceMonitor("laptop".to_owned()));
    assert_eq!(audience_screen_of(&state), (Some("laptop"), true));
    assert_eq!(state.second_monitor().map(String::as_str), Some("wall"));
    // It is remembered for the next presentation.
    let again = on_screens(Some("laptop"), &two);
    assert_eq!(audience_screen_of(&again), (Some("laptop"), true));
    update(&mut state, Msg::AudienceMonitor("wall".to_owned()));
    assert_eq!(audience_screen_of(&state), (Some("wall"), false));
    for expected in [(Some("laptop"), true), (Some("wall"), false)] {
        update(&mut state, Msg::Present(PresentMsg::Swap));
        assert_eq!(audience_screen_of(&state), expected);
    }
}

/// Pace at a number of seconds after the first step was left.
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
    // The last press is planned to end with the time.
    assert_eq!(pace_after(&mut state, 25.0 * 60.0), Some(Pace::OnTime));
    let late = pace_after(&mut state, 25.0 * 60.0 + 61.0);
    assert!(matches!(late, Some(Pace::Behind(by)) if (by - 61.0).abs() < 0.01));
}

#[test]
fn a_presentation_that_is_started_later_has_what_is_left_of_its_time() {
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
    state.preferences.motion = MotionChoice::Full;
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
    // A flight counts in points, and a point is some hours here.
    let camera = state.look().camera;
    let off = (camera.start - told.start).abs() + (camera.end - told.end).abs();
    assert!(off < 1e-3, "{camera:?} and not {told:?}");
}

#[test]
fn a_picture_frozen_in_mid_flight_is_not_kept_half_arrived() {
    let mut state = in_presentation(support::shipped(), 1);
    state.preferences.motion = MotionChoice::Full;
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
fn where_not_all_lanes_fit_the_audience_view_scrolls_by_whole_rows_and_esc_returns() {
    let timeline = support::of_lanes(40);
    let mut state = in_presentation(timeline.clone(), 0);
    let size = vec2(AUDIENCE_HEIGHT * 4.0 / 3.0, AUDIENCE_HEIGHT);
    update(&mut state, Msg::CanvasResized(audience_canvas(size)));
    let told = state.look().lanes_scroll;
    let mut measure = FontMeasure::default();
    let mut scrolls = Vec::new();
    let mut seen = 0;
    for _ in 0..6 {
        update(&mut state, Msg::ScrollLanes(40.0));
        scrolls.push(state.look().lanes_scroll);
        let scene = audience_scene(&state, size, &mut measure);
        let lanes = scene.regions.lanes;
        for mark in &scene.marks {
            if let claimline::view::scene::Shape::Text(text) = &mark.shape
                && matches!(mark.target, Some(Target::Event(_)))
                && lanes.intersects(text.rect)
            {
                let middle = text.rect.center().y;
                seen += 1;
                let cut = middle > lanes.top() - 5.0 && middle < lanes.top() + 5.0
                    || middle > lanes.bottom() - 5.0 && middle < lanes.bottom() + 5.0;
                assert!(!cut, "{} is cut", text.text);
            }
        }
    }
    assert!(seen > 0);
    assert!(scrolls.last() > scrolls.first(), "{scrolls:?}");
    assert!(state.presentation().expect("a presentation").off_step);
    update(&mut state, Msg::Present(PresentMsg::Leave));
    assert_eq!(state.look().lanes_scroll, told);
}
