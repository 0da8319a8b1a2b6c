//! Uses of the window, which is found by what it says. No renderer is needed.

use std::time::Duration;

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{PanelSizes, Preferences};
use claimline::view::look::SelectionIx;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::window::{
    AnyWindow as _, AppWindow as _, Window, place, repaint_delay, title_of_row,
};

fn opened(origin: Origin) -> Harness<'static, ClaimlineApp> {
    Window::default().open(origin)
}

fn opened_at(origin: Origin, size: Vec2) -> Harness<'static, ClaimlineApp> {
    Window::default().sized(size).open(origin)
}

#[test]
fn the_first_view_shows_every_event_and_introduces_the_document() {
    let harness = opened(Origin::Shipped);
    let names = harness.button_names();
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        let title = &timeline.event(event).title;
        assert!(
            names.iter().any(|name| name.starts_with(title.as_str())),
            "{title}"
        );
    }
    assert!(harness.says("by Andrew Korybko"));
    assert!(harness.says("How to begin"));
    assert!(harness.says("Feared or forecast: it has not happened"));
    assert!(harness.says("3–9 January 2023"));
}

#[test]
fn the_first_view_shows_every_event_in_a_small_window_too_whose_lanes_scroll() {
    let mut harness = opened_at(Origin::Shipped, Vec2::new(1024.0, 640.0));
    let mut names = harness.button_names().join("\n");
    // The claims have nearly half the height.
    let over_names = place(&harness, "Lane: United States");
    harness.hover_at(over_names);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -900.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(60);
    names += &harness.button_names().join("\n");
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        let title = &timeline.event(event).title;
        assert!(names.contains(title.as_str()), "{title}");
    }
}

#[test]
fn a_click_on_an_event_tells_its_date_and_the_claims_about_it() {
    let mut harness = opened(Origin::Shipped);
    harness.click_on_canvas("US drone strike in Kabul");
    for text in [
        "“in early August”",
        "1–10 August 2022",
        "we read “early August” as one of the month’s first ten days",
        "The record disagrees",
        "The strike was on 31 July 2022.",
        "As a cause",
    ] {
        assert!(harness.says(text), "{text}");
    }
    for claim in [
        "8. The August strike was the last straw",
        "9. The TTP was turned on Pakistan",
        "10. The TTP card backfired",
    ] {
        harness.get_by_label(claim);
    }
    assert!(
        harness
            .query_by_label("1. The Taliban were never puppets")
            .is_none()
    );
}

#[test]
fn a_record_within_what_the_text_says_is_called_more_exact() {
    let mut harness = opened(Origin::Shipped);
    harness.click_on_canvas("Change of government in Pakistan");
    assert!(harness.says("The record is more exact"));
    assert!(harness.says("10 April 2022"));
    assert!(harness.query_by_label("The record disagrees").is_none());
}

#[test]
fn a_click_on_a_claim_shows_its_events_and_what_it_builds_on() {
    // Tall enough for all twenty claim rows.
    let mut harness = opened_at(Origin::Shipped, Vec2::new(1600.0, 1200.0));
    harness.click_on_canvas("Truth 14: The partners exploit them");
    assert!(matches!(harness.selection(), Some(SelectionIx::Claim(_))));
    for text in [
        "Our summary of what Andrew Korybko argues.",
        "12. Both are swayed by their partners",
        "13. Neither can yield without losing face",
        "15. Both sides are at fault alike",
        "Military ties restored",
    ] {
        assert!(harness.says(text), "{text}");
    }
    harness
        .get_by_label("12. Both are swayed by their partners")
        .click();
    harness.run();
    assert!(harness.says("saving face at home"));
}

#[test]
fn tensions_between_claims_are_noted_on_both() {
    let mut harness = opened(Origin::Shipped);
    for claim in ["Truth 5:", "Truth 9:"] {
        harness.click_on_canvas(claim);
        assert!(harness.says("Hard to hold together with"), "{claim}");
        assert!(
            harness.says("truth 9 has them using it as an instrument"),
            "{claim}"
        );
    }
}

#[test]
fn a_mark_in_a_claim_row_shows_the_link_with_both_ends() {
    let mut harness = opened(Origin::Shipped);
    harness.click_on_canvas("Truth 8: Airspace opened to the strike as interpretation");
    assert!(matches!(harness.selection(), Some(SelectionIx::Link(_))));
    assert!(harness.says("“Widely considered”, says the author, without a source."));
    harness.get_by_label("8. The August strike was the last straw");
    harness.get_by_label("Airspace opened to the strike");
}

#[test]
fn what_is_only_feared_says_so() {
    let mut harness = opened(Origin::Shipped);
    let name = harness
        .button_names()
        .into_iter()
        .find(|name| name.starts_with("Pakistan–Taliban war"))
        .expect("the war is on the canvas");
    assert!(
        name.contains("feared or forecast, not something that happened"),
        "{name}"
    );
    harness.click_on_canvas("Pakistan–Taliban war");
    let kind = harness.get_by_label("How real").accesskit_node().value();
    assert_eq!(kind.as_deref(), Some("Feared or forecast"));
}

#[test]
fn the_arrow_keys_walk_through_events_in_time_and_claims_by_number() {
    let mut harness = opened(Origin::Shipped);
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        harness.press(&[Key::ArrowRight]);
        assert_eq!(harness.selection(), Some(SelectionIx::Event(event)));
    }
    harness.press(&[Key::ArrowLeft]);
    let before_last = timeline.events_by_time()[timeline.events_by_time().len() - 2];
    assert_eq!(harness.selection(), Some(SelectionIx::Event(before_last)));

    harness.press(&[Key::Escape]);
    assert_eq!(harness.selection(), None);
    for &claim in &timeline.claims_by_number()[..3] {
        harness.press(&[Key::ArrowDown]);
        assert_eq!(harness.selection(), Some(SelectionIx::Claim(claim)));
    }
}

#[test]
fn enter_goes_to_the_details_and_a_link_there_can_be_pressed() {
    let mut harness = opened(Origin::Shipped);
    harness.press(&[Key::ArrowDown]);
    harness.press(&[Key::Enter]);
    harness.run();
    harness.press(&[Key::Enter]);
    assert!(matches!(harness.selection(), Some(SelectionIx::Event(_))));
}

#[test]
fn zooming_in_and_going_back_restores_view_and_selection() {
    let mut harness = opened(Origin::Shipped);
    let camera = |harness: &Harness<'_, ClaimlineApp>| harness.open_state().look().camera;
    let home = camera(&harness);
    harness.click_on_canvas("US drone strike in Kabul");
    harness.press(&[Key::F]);
    let near = camera(&harness);
    assert!(near.end - near.start < (home.end - home.start) / 10.0);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert!((camera(&harness).start - home.start).abs() < 60.0);
    assert!(matches!(harness.selection(), Some(SelectionIx::Event(_))));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.selection(), None);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert_eq!(camera(&harness), near);
}

#[test]
fn f_fits_the_selection_and_then_everything() {
    let mut harness = opened(Origin::Shipped);
    let width = |harness: &Harness<'_, ClaimlineApp>| {
        let camera = harness.open_state().look().camera;
        camera.end - camera.start
    };
    let home = width(&harness);
    harness.click_on_canvas("Change of government");
    harness.press(&[Key::F]);
    assert!(width(&harness) < home / 10.0);
    harness.press(&[Key::F]);
    assert!((width(&harness) - home).abs() < 60.0);
}

#[test]
fn g_shows_true_scale_and_folds_again() {
    let mut harness = opened(Origin::Shipped);
    assert!(harness.says("17 years folded away"));
    harness.press(&[Key::G]);
    assert!(!harness.says("folded away"));
    harness.press(&[Key::G]);
    assert!(harness.says("17 years folded away"));
}

#[test]
fn a_count_opens_on_a_click() {
    let mut harness = opened(Origin::File("tests/documents/crowded.ron".into()));
    let names = harness.button_names();
    let count = names
        .iter()
        .find(|name| name.contains(" events of The quay that begin "));
    let count = count
        .expect("of three hundred events some are counted")
        .clone();
    let before = harness.open_state().look().camera;
    harness.click_on_canvas(&count);
    let after = harness.open_state().look().camera;
    assert!(after.end - after.start < (before.end - before.start) / 2.0);
}

#[test]
fn the_question_mark_shows_the_keys_and_escape_hides_them() {
    let mut harness = opened(Origin::Shipped);
    harness.press(&[Key::Questionmark]);
    assert!(harness.says("Fold quiet years, or show true scale"));
    assert!(harness.says("Moving about"));
    harness.press(&[Key::Escape]);
    assert!(!harness.says("Moving about"));
}

#[test]
fn panels_can_be_hidden_and_come_back() {
    let mut harness = opened(Origin::Shipped);
    assert!(harness.says("How to begin"));
    harness.press(&[Key::I]);
    assert!(!harness.says("How to begin"));
    harness.click_on_canvas("Tensions surge");
    assert!(harness.says("caused them to surge this summer"));
}

#[test]
fn a_name_in_the_details_leads_to_who_it_is() {
    let mut harness = opened(Origin::Shipped);
    harness.click_on_canvas("US drone strike in Kabul");
    harness.get_by_label("Ayman al-Zawahiri").click();
    harness.run();
    assert!(harness.says("Not named in the article."));
    assert!(matches!(harness.selection(), Some(SelectionIx::Actor(_))));
}

#[test]
fn a_broken_document_shows_every_problem_with_its_place() {
    let text = include_str!("../../timeline.ron")
        .replace(
            "event: \"kabul-strike\", role: cause, note: \"It made",
            "event: \"kabul-strik\", role: cause, note: \"It made",
        )
        .replace("edtf: \"2022-22\"", "edtf: \"2022-99\"");
    // Standard input is not watched, so nothing but the buttons leads on.
    let mut harness = opened(Origin::Stdin(text.into_bytes().into()));
    assert!(harness.says("cannot be opened: 2 problems"));
    assert!(harness.says("no event `kabul-strik`"));
    assert!(harness.says("Did you mean `kabul-strike`?"));
    assert!(harness.says("`2022-99` is no EDTF date"));

    harness.get_by_label("Read it again (Ctrl+R)").click();
    harness.run();
    assert!(
        harness.says("cannot be opened: 2 problems"),
        "it is as it was"
    );
    harness
        .get_by_label("Open the shipped document instead")
        .click();
    harness.run();
    assert!(harness.says("How to begin"));
}

#[test]
fn a_window_at_rest_draws_nothing_anew() {
    let window = Window::default().with_preferences(Preferences::default());
    let mut harness = window.open(Origin::Shipped);
    for _ in 0..5 {
        harness.step();
        assert_eq!(repaint_delay(&harness), Duration::MAX);
    }
}

#[test]
fn going_back_undoes_a_series_of_moves_by_hand() {
    let mut harness = opened(Origin::Shipped);
    let camera = |harness: &Harness<'_, ClaimlineApp>| harness.open_state().look().camera;
    let home = camera(&harness);
    for _ in 0..3 {
        harness.key_press(Key::Plus);
    }
    harness.run();
    assert!(camera(&harness).end - camera(&harness).start < (home.end - home.start) / 2.0);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(camera(&harness), home);
}

fn with_detail_of(points: u16) -> Preferences {
    Preferences {
        panels: PanelSizes {
            detail: Some(points),
            ..PanelSizes::default()
        },
        ..Preferences::default()
    }
}

#[test]
fn the_detail_panel_keeps_the_width_it_was_given() {
    let detail = |harness: &Harness<'_, ClaimlineApp>| {
        let state = harness.open_state();
        let width = state.preferences.panels.detail.map_or(0.0, f32::from);
        (width, state.canvas().x)
    };
    let mut canvases = Vec::new();
    for points in [300, 420] {
        let window = Window::default().with_preferences(with_detail_of(points));
        let harness = window.open(Origin::Shipped);
        let (width, canvas) = detail(&harness);
        assert_eq!(width, f32::from(points));
        canvases.push(canvas);
    }
    assert_eq!(canvases[0] - canvases[1], 120.0);
    let mut harness = Window::default()
        .with_preferences(with_detail_of(400))
        .open(Origin::Shipped);
    let edge = egui::pos2(1600.0 - 400.0, 450.0);
    harness.drag_at(edge);
    harness.run();
    harness.hover_at(edge - egui::vec2(100.0, 0.0));
    harness.run();
    harness.drop_at(edge - egui::vec2(100.0, 0.0));
    harness.run();
    let (width, _) = detail(&harness);
    assert!((485.0..515.0).contains(&width), "{width}");
}

#[test]
fn a_notice_stands_above_the_document_until_it_is_closed() {
    let mut harness = opened(Origin::Shipped);
    let notice = "The settings cannot be used".to_owned();
    harness.state_mut().notify(notice.clone());
    harness.run();
    assert!(harness.says(&notice));
    assert!(harness.says("by Andrew Korybko"));
    harness.get_by_label("Close notice").click();
    harness.run();
    assert!(!harness.says(&notice));
}

#[test]
fn the_title_of_the_window_has_nothing_that_a_terminal_or_a_desktop_obeys() {
    let title = "Calm\u{1b}]0;x\u{7}\u{202e}!";
    let shipped = include_str!("../../timeline.ron");
    let (before, rest) = shipped.split_once("title: \"").expect("a title");
    let (_, after) = rest.split_once('"').expect("its end");
    let text = format!("{before}title: \"{title}\"{after}");
    let window = ClaimlineApp::new(
        Origin::Stdin(text.as_bytes().into()),
        Preferences::default(),
    );
    assert_eq!(window.title(), r"Calm\u{1b}]0;x\u{7}\u{202e}! · Claimline");
}

#[test]
fn the_key_to_the_signs_in_view_is_pinned_below_the_claims_and_changes_with_the_view() {
    let mut harness = Window::default().open(Origin::Shipped);
    let (fold, cause) = ("Quiet time that is folded", "Cause");
    let is_told = |harness: &Harness<'_, ClaimlineApp>, says: &str| {
        let canvas = harness.open_state().canvas();
        let mut found = harness.query_all_by_label(says);
        found.any(|node| node.rect().left() < canvas.x && node.rect().top() > canvas.y)
    };
    assert!(!is_told(&harness, fold));
    harness.key_press(Key::K);
    harness.run();
    assert!(is_told(&harness, fold) && is_told(&harness, cause));
    // Its signs stand below the claims, and not on them.
    let canvas = harness.open_state().canvas();
    let signs = harness.query_all_by_label(cause);
    let sign = signs
        .map(|node| node.rect())
        .find(|rect| rect.left() < canvas.x && rect.top() > canvas.y);
    let rows = harness
        .query_all_by_label_contains("Truth ")
        .map(|node| node.rect());
    let lowest = rows
        .filter(|rect| rect.width() > canvas.x - 1.0)
        .map(|rect| rect.bottom());
    let lowest = lowest.fold(0.0, f32::max);
    let top = sign.expect("it is told").top();
    assert!(lowest > 100.0 && top > lowest, "{lowest} and {top}");
    // At true scale nothing is folded.
    harness.key_press(Key::G);
    harness.run();
    assert!(!is_told(&harness, fold) && is_told(&harness, cause));
    harness.key_press(Key::K);
    harness.run();
    assert!(!is_told(&harness, cause));
}

#[test]
fn what_is_told_changes_when_the_pointer_moves_along_a_row_onto_a_mark() {
    let mut harness = opened(Origin::Shipped);
    harness.hover_at(title_of_row(&harness, "Truth 8: The August strike"));
    harness.run_steps(60);
    assert!(harness.says("easier by letting its airspace be used"));
    let mark = "Truth 8: Airspace opened to the strike as interpretation";
    harness.get_by_label_contains(mark).hover();
    harness.run_steps(60);
    assert!(harness.says("Interpretation: the text "));
    assert!(!harness.says("easier by letting its airspace be used"));
}
