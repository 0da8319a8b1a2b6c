//! What people do with the window, found by what it says. No renderer is needed.

use std::path::PathBuf;

use crate::support;
use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::Preferences;
use claimline::theme;
use claimline::view::look::SelectionIx;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn opened(origin: Origin) -> Harness<'static, ClaimlineApp> {
    opened_at(origin, Vec2::new(1600.0, 900.0))
}

fn opened_at(origin: Origin, size: Vec2) -> Harness<'static, ClaimlineApp> {
    let preferences = Preferences {
        reduced_motion: true,
        ..Preferences::default()
    };
    let window = ClaimlineApp::new(origin, preferences);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, window: &mut ClaimlineApp| window.show(ui), window);
    harness.run();
    harness
}

fn selection(harness: &Harness<'_, ClaimlineApp>) -> Option<SelectionIx> {
    let state = harness.state().state();
    state.expect("a document is open").selected()
}

/// Clicks the node on the canvas whose name begins like this.
fn click_on_canvas(harness: &mut Harness<'_, ClaimlineApp>, beginning: &str) {
    let node = harness
        .get_all_by_role(Role::Button)
        .find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.starts_with(beginning))
        })
        .unwrap_or_else(|| panic!("nothing on the canvas is called {beginning}…"));
    node.click();
    harness.run();
}

fn canvas_names(harness: &Harness<'_, ClaimlineApp>) -> Vec<String> {
    harness
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn says(harness: &Harness<'_, ClaimlineApp>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn the_first_view_shows_every_event_and_introduces_the_document() {
    let harness = opened(Origin::Shipped);
    let names = canvas_names(&harness);
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        let title = &timeline.event(event).title;
        assert!(
            names.iter().any(|name| name.starts_with(title.as_str())),
            "{title}"
        );
    }
    assert!(says(&harness, "by Andrew Korybko"));
    assert!(says(&harness, "How to begin"));
    assert!(says(&harness, "Feared or forecast: it has not happened"));
    assert!(says(&harness, "3–9 January 2023"));
}

#[test]
fn the_first_view_shows_every_event_in_a_small_window_too() {
    let harness = opened_at(Origin::Shipped, Vec2::new(1024.0, 640.0));
    let names = canvas_names(&harness).join("\n");
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        let title = &timeline.event(event).title;
        assert!(names.contains(title.as_str()), "{title}");
    }
}

#[test]
fn a_click_on_an_event_tells_its_date_and_the_claims_about_it() {
    let mut harness = opened(Origin::Shipped);
    click_on_canvas(&mut harness, "US drone strike in Kabul");
    for text in [
        "“in early August”",
        "1–10 August 2022",
        "we read “early August” as one of the month’s first ten days",
        "The record differs",
        "The strike was on 31 July 2022.",
        "As a cause",
    ] {
        assert!(says(&harness, text), "{text}");
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
fn a_click_on_a_claim_shows_its_events_and_what_it_builds_on() {
    // Tall enough for all twenty claim rows.
    let mut harness = opened_at(Origin::Shipped, Vec2::new(1600.0, 1200.0));
    click_on_canvas(&mut harness, "Truth 14: The partners exploit them");
    assert!(matches!(selection(&harness), Some(SelectionIx::Claim(_))));
    for text in [
        "Our summary of what Andrew Korybko argues.",
        "12. Both are swayed by their partners",
        "13. Neither can yield without losing face",
        "15. A trap of their own making",
        "Pakistan needs US aid",
    ] {
        assert!(says(&harness, text), "{text}");
    }
    harness
        .get_by_label("12. Both are swayed by their partners")
        .click();
    harness.run();
    assert!(says(&harness, "saving face at home"));
}

#[test]
fn tensions_between_claims_are_noted_on_both() {
    let mut harness = opened(Origin::Shipped);
    for claim in ["Truth 5:", "Truth 9:"] {
        click_on_canvas(&mut harness, claim);
        assert!(says(&harness, "Hard to hold together with"), "{claim}");
        assert!(
            says(&harness, "truth 9 has them using it as an instrument"),
            "{claim}"
        );
    }
}

#[test]
fn a_mark_in_a_claim_row_shows_the_link_with_both_ends() {
    let mut harness = opened(Origin::Shipped);
    click_on_canvas(
        &mut harness,
        "Truth 8: Airspace opened to the strike as interpretation",
    );
    assert!(matches!(selection(&harness), Some(SelectionIx::Link(_))));
    assert!(says(
        &harness,
        "“Widely considered”, says the author, without a source."
    ));
    harness.get_by_label("8. The August strike was the last straw");
    harness.get_by_label("Airspace opened to the strike");
}

#[test]
fn what_is_only_feared_says_so() {
    let mut harness = opened(Origin::Shipped);
    let name = canvas_names(&harness)
        .into_iter()
        .find(|name| name.starts_with("Pakistan–Taliban war"))
        .expect("the war is on the canvas");
    assert!(
        name.contains("feared or forecast, not something that happened"),
        "{name}"
    );
    click_on_canvas(&mut harness, "Pakistan–Taliban war");
    assert!(says(&harness, "Event · Feared or forecast"));
}

#[test]
fn the_arrow_keys_walk_through_events_in_time_and_claims_by_number() {
    let mut harness = opened(Origin::Shipped);
    let timeline = support::shipped();
    for &event in timeline.events_by_time() {
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(selection(&harness), Some(SelectionIx::Event(event)));
    }
    harness.key_press(Key::ArrowLeft);
    harness.run();
    let before_last = timeline.events_by_time()[timeline.events_by_time().len() - 2];
    assert_eq!(selection(&harness), Some(SelectionIx::Event(before_last)));

    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selection(&harness), None);
    for &claim in &timeline.claims_by_number()[..3] {
        harness.key_press(Key::ArrowDown);
        harness.run();
        assert_eq!(selection(&harness), Some(SelectionIx::Claim(claim)));
    }
}

#[test]
fn enter_goes_to_the_details_and_a_link_there_can_be_pressed() {
    let mut harness = opened(Origin::Shipped);
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(matches!(selection(&harness), Some(SelectionIx::Event(_))));
}

#[test]
fn zooming_in_and_going_back_restores_view_and_selection() {
    let mut harness = opened(Origin::Shipped);
    let camera =
        |harness: &Harness<'_, ClaimlineApp>| harness.state().state().expect("open").look().camera;
    let home = camera(&harness);
    click_on_canvas(&mut harness, "US drone strike in Kabul");
    harness.key_press(Key::F);
    harness.run();
    let near = camera(&harness);
    assert!(near.end - near.start < (home.end - home.start) / 10.0);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert!((camera(&harness).start - home.start).abs() < 60.0);
    assert!(matches!(selection(&harness), Some(SelectionIx::Event(_))));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(selection(&harness), None);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert_eq!(camera(&harness), near);
}

#[test]
fn f_fits_the_selection_and_then_everything() {
    let mut harness = opened(Origin::Shipped);
    let width = |harness: &Harness<'_, ClaimlineApp>| {
        let camera = harness.state().state().expect("open").look().camera;
        camera.end - camera.start
    };
    let home = width(&harness);
    click_on_canvas(&mut harness, "Change of government");
    harness.key_press(Key::F);
    harness.run();
    assert!(width(&harness) < home / 10.0);
    harness.key_press(Key::F);
    harness.run();
    assert!((width(&harness) - home).abs() < 60.0);
}

#[test]
fn g_shows_true_scale_and_folds_again() {
    let mut harness = opened(Origin::Shipped);
    assert!(says(&harness, "20 years folded away"));
    harness.key_press(Key::G);
    harness.run();
    assert!(!says(&harness, "folded away"));
    harness.key_press(Key::G);
    harness.run();
    assert!(says(&harness, "20 years folded away"));
}

#[test]
fn a_count_opens_on_a_click() {
    let mut harness = opened(Origin::Shipped);
    harness.key_press(Key::G);
    harness.run();
    let titles = |harness: &Harness<'_, ClaimlineApp>| {
        canvas_names(harness)
            .into_iter()
            .filter(|name| name.contains(" events: "))
            .collect::<Vec<String>>()
    };
    let counted = titles(&harness);
    let count = counted
        .first()
        .expect("at true scale some events are counted")
        .clone();
    let before = harness.state().state().expect("open").look().camera;
    click_on_canvas(&mut harness, &count);
    let after = harness.state().state().expect("open").look().camera;
    assert!(after.end - after.start < (before.end - before.start) / 2.0);
}

#[test]
fn the_question_mark_shows_the_keys_and_escape_hides_them() {
    let mut harness = opened(Origin::Shipped);
    harness.key_press(Key::Questionmark);
    harness.run();
    assert!(says(&harness, "Fold quiet years, or show true scale"));
    assert!(says(&harness, "Moving about"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!says(&harness, "Moving about"));
}

#[test]
fn panels_can_be_hidden_and_come_back() {
    let mut harness = opened(Origin::Shipped);
    assert!(says(&harness, "How to begin"));
    harness.key_press(Key::I);
    harness.run();
    assert!(!says(&harness, "How to begin"));
    click_on_canvas(&mut harness, "Tensions surge");
    assert!(says(&harness, "caused them to surge this summer"));
}

#[test]
fn a_name_in_the_details_leads_to_who_it_is() {
    let mut harness = opened(Origin::Shipped);
    click_on_canvas(&mut harness, "US drone strike in Kabul");
    harness.get_by_label("Ayman al-Zawahiri").click();
    harness.run();
    assert!(says(&harness, "Not named in the article."));
    assert!(matches!(selection(&harness), Some(SelectionIx::Actor(_))));
}

#[test]
fn a_broken_document_shows_every_problem_with_its_place() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken-story.ron");
    let text = include_str!("../../timeline.ron")
        .replace(
            "event: \"kabul-strike\", role: cause, note: \"It made",
            "event: \"kabul-strik\", role: cause, note: \"It made",
        )
        .replace("edtf: \"2022-22\"", "edtf: \"2022-99\"");
    std::fs::write(&path, text).expect("a place to write to");
    let mut harness = opened(Origin::File(path.clone()));
    assert!(says(&harness, "cannot be opened: 2 problems"));
    assert!(says(
        &harness,
        "no event `kabul-strik`; did you mean `kabul-strike`?"
    ));
    assert!(says(&harness, "`2022-99` is no EDTF date"));

    std::fs::write(&path, include_str!("../../timeline.ron")).expect("a place to write to");
    harness.get_by_label("Read it again (Ctrl+R)").click();
    harness.run();
    assert!(says(&harness, "How to begin"));
}

#[test]
fn idle_asks_for_no_frames() {
    let mut harness = opened(Origin::Shipped);
    harness.run();
    harness.step();
    let output = harness.output();
    let delay = output
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min()
        .expect("a viewport");
    assert!(delay > std::time::Duration::from_secs(10), "{delay:?}");
}

#[test]
fn going_back_undoes_a_series_of_moves_by_hand() {
    let mut harness = opened(Origin::Shipped);
    let camera =
        |harness: &Harness<'_, ClaimlineApp>| harness.state().state().expect("open").look().camera;
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
