//! Stories of finding one's bearings: the overview, answers to what is done, and what can be done with a thing.

use std::time::Duration;

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{Effect, Msg, update};
use claimline::view::camera::Camera;
use claimline::view::look::SelectionIx;
use claimline::view::overview::{Columns, overview};
use claimline::view::scene::{Mark, Target};
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::window::{
    AnyWindow as _, AppWindow as _, Window, drag, place, repaint_delay, title_of_row,
};

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

fn width(camera: Camera) -> f64 {
    camera.end - camera.start
}

#[test]
fn the_overview_starts_and_ends_where_the_axis_does() {
    for size in [vec2(800.0, 600.0), vec2(1600.0, 900.0)] {
        let harness = Window::default().sized(size).open(Origin::Shipped);
        let canvas = harness.open_state().canvas();
        let chart = chart(&harness);
        // The window of a test has a margin.
        assert_eq!(chart.right() - 8.0, canvas.x, "{size}");
        assert_eq!(
            chart.width(),
            harness.open_state().look().division.time_width(canvas),
            "{size}"
        );
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
    harness.click_at(at, PointerButton::Primary);
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
        &Columns::new(&state.timeline, None, None, &selected, &scale),
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

#[test]
fn what_changes_nothing_in_sight_is_answered() {
    let mut harness = opened();
    for (modifiers, key, answer) in [
        (Modifiers::ALT, Key::ArrowLeft, "Nothing to go back to"),
        (Modifiers::ALT, Key::ArrowRight, "Nothing to go forward to"),
        (Modifiers::NONE, Key::M, "Motion on"),
        (Modifiers::NONE, Key::M, "Motion off"),
        (Modifiers::NONE, Key::Enter, "Nothing selected"),
        (Modifiers::NONE, Key::Minus, "Everything is in view"),
        (Modifiers::NONE, Key::T, "Light appearance"),
        (Modifiers::NONE, Key::F, "Everything is in view"),
        (Modifiers::NONE, Key::Escape, "Nothing selected"),
        (Modifiers::COMMAND, Key::R, "The file is read again"),
    ] {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert!(harness.says(answer), "{key:?}: {answer}");
    }
    for _ in 0..support::shipped().events_by_time().len() {
        harness.press(&[Key::ArrowRight]);
        assert!(!harness.says("No later event"));
    }
    harness.press(&[Key::ArrowRight]);
    assert!(harness.says("No later event"));
}

#[test]
fn an_answer_goes_after_three_seconds_and_the_window_rests_until_then_and_after() {
    let mut harness = opened();
    harness.press(&[Key::M]);
    harness.step();
    let delay = repaint_delay(&harness);
    let seconds = Duration::from_secs(2)..Duration::from_secs(3);
    assert!(seconds.contains(&delay), "{delay:?}");
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + delay.as_secs_f64() + 0.1);
    harness.step();
    harness.step();
    assert!(!harness.says("Motion"));
    assert_eq!(repaint_delay(&harness), Duration::MAX);
}

/// The text that the last frame put on the clipboard.
fn copied(harness: &Harness<'_, ClaimlineApp>) -> Option<String> {
    let commands = &harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn copying_cites_what_is_selected_with_its_date_and_source() {
    // Tall enough for all claim rows.
    let mut harness = Window::default()
        .sized(vec2(1600.0, 1200.0))
        .open(Origin::Shipped);
    const SOURCE: &str =
        "Andrew Korybko, “20 truths about Pakistani-Taliban ties in the light of latest tensions”";
    for (clicked, cited) in [
        ("Truth 4: ", "Truth 4: The TTP as a deterrent. "),
        (
            "US drone strike in Kabul",
            "US drone strike in Kabul, one of 1–10 August 2022. ",
        ),
        (
            "Pakistan–Taliban war",
            "(feared or forecast, not something that happened). ",
        ),
        (
            "Truth 8: Airspace opened to the strike as interpretation",
            "Interpretation in Truth 8: The August strike was the last straw. ",
        ),
    ] {
        harness.click_on_canvas(clicked);
        harness.event(Event::Copy);
        harness.step();
        let text = copied(&harness).expect("something is copied");
        assert!(text.contains(cited), "{text}");
        assert!(text.contains(SOURCE), "{text}");
        harness.run();
        assert!(harness.says("Copied “"));
    }
    harness.press(&[Key::Escape]);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness), None);
    harness.run();
    assert!(harness.says("Nothing selected"));
}

#[test]
fn a_right_click_opens_a_menu_of_what_can_be_done() {
    let mut harness = opened();
    let home = camera(&harness);
    let menu = |harness: &mut Harness<'_, ClaimlineApp>, at: Pos2| {
        harness.click_at(at, PointerButton::Secondary);
        harness.run();
    };
    let strike = place(&harness, "US drone strike in Kabul");
    menu(&mut harness, strike);
    for entry in [
        "Read it",
        "Zoom here",
        "Start the talk here",
        "Copy the title",
    ] {
        harness.get_by_label(entry);
    }
    harness.get_by_label("Copy the title").click();
    harness.step();
    harness.step();
    harness.run();
    assert!(harness.says("Copied “US drone strike in Kabul”"));
    assert!(harness.query_by_label("Read it").is_none());
    assert_eq!(harness.selection(), None);

    let title = title_of_row(&harness, "Truth 6: ");
    menu(&mut harness, title);
    harness.get_by_label("Zoom to its events").click();
    harness.run();
    assert!(matches!(harness.selection(), Some(SelectionIx::Claim(_))));
    assert!(width(camera(&harness)) < width(home) / 2.0);

    let strike = place(&harness, "US drone strike in Kabul");
    menu(&mut harness, strike);
    harness.get_by_label("Start the talk here").click();
    harness.run();
    let presentation = harness.open_state().presentation();
    assert!(presentation.is_some_and(|given| given.step > 0));
}

#[test]
fn a_count_has_a_menu_too_and_a_press_elsewhere_closes_it() {
    let mut harness = Window::default().open(Origin::File("tests/documents/crowded.ron".into()));
    let names = harness.button_names();
    let is_count = |name: &&String| name.contains(" events of The quay that begin ");
    let count = names.iter().find(is_count).expect("a count").clone();
    let at = place(&harness, &count);
    harness.click_at(at, PointerButton::Secondary);
    harness.run();
    harness.get_by_label("Zoom in to its events");
    let elsewhere = chart(&harness).center();
    harness.click_at(elsewhere, PointerButton::Primary);
    harness.run();
    assert!(harness.query_by_label("Zoom in to its events").is_none());
}

#[test]
fn the_menu_opens_by_key_and_is_walked_by_arrows() {
    let mut harness = opened();
    harness.press(&[Key::Menu]);
    assert!(harness.says("Nothing selected"));
    harness.click_on_canvas("US drone strike in Kabul");
    let selected = harness.selection();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run();
    harness.get_by_label("Read it");
    harness.press(&[Key::ArrowUp, Key::ArrowUp, Key::ArrowUp, Key::Enter]);
    assert!(harness.says("Copied “US drone strike in Kabul” with its source"));
    assert_eq!(harness.selection(), selected);
    harness.press(&[Key::Menu]);
    harness.get_by_label("Read it");
    harness.press(&[Key::Escape]);
    assert!(harness.query_by_label("Read it").is_none());
    assert_eq!(harness.selection(), selected);
}

/// The name of what has the keyboard's focus.
fn focused(harness: &Harness<'_, ClaimlineApp>) -> Option<String> {
    let nodes = harness.root().children_recursive();
    let mut focused = nodes.filter(|node| node.accesskit_node().is_focused());
    focused.next()?.accesskit_node().label()
}

#[test]
fn after_the_menu_was_opened_by_key_the_focus_is_where_it_was() {
    let mut harness = opened();
    let strike = harness
        .button_names()
        .into_iter()
        .find(|name| name.starts_with("US drone strike in Kabul"))
        .expect("the strike");
    harness.get_by_label(&strike).focus();
    harness.run();
    assert_eq!(focused(&harness), Some(strike.clone()));
    harness.press(&[Key::Menu]);
    assert_eq!(focused(&harness).as_deref(), Some("Read it"));
    harness.press(&[Key::Escape]);
    assert_eq!(focused(&harness), Some(strike));
}

#[test]
fn the_quotation_of_an_event_is_copied_with_its_place_and_one_without_words_has_none_to_copy() {
    let mut state = support::state_of(support::shipped());
    let event = state.timeline.event_by_id(&"kabul-strike".into());
    let event = event.expect("the strike");
    let copy = Msg::CopyQuotation(SelectionIx::Event(event).named(&state.timeline));
    let entries = state.menu_entries(&Target::Event(event));
    assert!(entries.iter().any(|entry| entry.msg == copy));
    let effects = update(&mut state, copy);
    let [Effect::Copy(text)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(text.starts_with("“in early August” (truth 8)"), "{text}");
    assert!(text.contains("Andrew Korybko"), "{text}");
    let claim = state.timeline.claims_by_number()[0];
    let entries = state.menu_entries(&Target::Claim(claim));
    let is_quotation = |msg: &Msg| matches!(msg, Msg::CopyQuotation(_));
    assert!(!entries.iter().any(|entry| is_quotation(&entry.msg)));
}

#[test]
fn a_double_click_on_an_event_fits_it_and_one_on_nothing_fits_all() {
    let mut harness = opened();
    let home = camera(&harness);
    let double = |harness: &mut Harness<'_, ClaimlineApp>, at: Pos2| {
        // In one frame: between two a test lets more time pass than between the clicks of a hand.
        let events = &mut harness.input_mut().events;
        events.push(Event::PointerMoved(at));
        events.extend(
            [true, false, true, false].map(|pressed| Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            }),
        );
        harness.run();
    };
    let strike = place(&harness, "US drone strike in Kabul");
    double(&mut harness, strike);
    assert!(width(camera(&harness)) < width(home) / 10.0);
    assert!(matches!(harness.selection(), Some(SelectionIx::Event(_))));
    let canvas = harness.open_state().canvas();
    // Above the lanes; in one it would make an event.
    let nothing = pos2(canvas.x - 20.0, chart(&harness).top() - canvas.y + 4.0);
    double(&mut harness, nothing);
    assert_eq!(camera(&harness), home);
    assert_eq!(harness.selection(), None);
}
