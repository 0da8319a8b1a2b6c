//! Stories of the bar at the top and of the help, in windows of every width.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{Msg, ThemeChoice, update};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

/// The height of the bar with the margin of a test's window, in points.
const BAR: f32 = 55.0;

fn opened(width: f32) -> Harness<'static, ClaimlineApp> {
    let size = vec2(width, 600.0);
    Window::default().sized(size).open(Origin::Shipped)
}

/// The parts of the bar that can be used, from the left.
fn parts(harness: &Harness<'_, ClaimlineApp>) -> Vec<(String, Rect)> {
    let is_part = |role: Role| matches!(role, Role::Button | Role::TextInput);
    let mut parts: Vec<(String, Rect)> = harness
        .root()
        .children_recursive()
        .filter(|node| is_part(node.accesskit_node().role()) && node.rect().bottom() < BAR)
        .map(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (name, node.rect())
        })
        .collect();
    parts.sort_by(|(_, a), (_, b)| a.left().total_cmp(&b.left()));
    parts
}

/// Texts of the bar that are cut short.
fn elided(shape: &Shape, into: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| elided(shape, into)),
        Shape::Text(text) if text.pos.y < BAR && text.galley.elided => {
            into.push(text.galley.text().to_owned());
        }
        _ => {}
    }
}

#[test]
fn nothing_in_the_bar_is_cut_short_or_covered_however_narrow_the_window_is() {
    for width in [320.0, 480.0, 640.0, 800.0, 1024.0, 1280.0, 1600.0, 2560.0] {
        let harness = opened(width);
        let mut cut = Vec::new();
        for clipped in &harness.output().shapes {
            elided(&clipped.shape, &mut cut);
        }
        assert!(cut.is_empty(), "{width}: {cut:?}");
        let parts = parts(&harness);
        for pair in parts.windows(2) {
            let ((first, left), (second, right)) = (&pair[0], &pair[1]);
            let gap = right.left() - left.right();
            assert!(gap >= 0.0, "{width}: {first} covers {second}");
        }
        let (last, rect) = parts.last().expect("a bar has buttons");
        assert_eq!(last, "Present from the first step", "{width}");
        assert!(rect.right() <= width, "{width}: {rect}");
        let title = "20 truths about Pakistani-Taliban ties in the light of latest tensions";
        assert!(harness.says(title), "{width}");
    }
}

#[test]
fn what_has_no_room_in_the_bar_is_in_the_menu_at_its_end() {
    let wide = opened(1600.0);
    assert!(wide.query_by_label("More").is_none());
    let mut narrow = opened(800.0);
    assert!(narrow.query_by_label("Settings").is_none());
    narrow.get_by_label("More").click();
    narrow.run();
    narrow.get_by_label("Settings");
    narrow.get_by_label("Details").click();
    narrow.run();
    assert!(!narrow.open_state().preferences.detail_shown);
}

#[test]
fn the_help_lies_within_the_window_and_its_end_can_be_scrolled_to() {
    for size in [vec2(640.0, 420.0), vec2(800.0, 600.0), vec2(2560.0, 1440.0)] {
        let mut harness = Window::default().sized(size).open(Origin::Shipped);
        harness.press(&[Key::Questionmark]);
        let whole = Rect::from_min_size(egui::Pos2::ZERO, size);
        let close = harness.get_by_label("Close").rect();
        assert!(whole.contains_rect(close), "{size}: {close}");
        let mouse = harness.get_by_label("With the mouse").rect();
        let is_beside = mouse.top() < close.bottom() + 60.0;
        assert_eq!(is_beside, size.x > 900.0, "{size}: {mouse}");
        let all_the_way = Vec2::new(0.0, -5000.0);
        harness.hover_at(whole.center());
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: all_the_way,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        // It scrolls on for a while.
        harness.run_steps(12);
        // The details end with it too, below the fold of a small window.
        let mut ends = harness.query_all_by_label_contains("A mark stands where its event does");
        let is_in_sight = ends.any(|end| whole.contains_rect(end.rect()));
        assert!(is_in_sight, "{size}");
    }
}

#[test]
fn the_settings_change_theme_size_and_motion_and_esc_closes_them() {
    let mut harness = opened(1600.0);
    harness.get_by_label("Settings").click();
    harness.run();
    for (name, theme) in [
        ("Light", ThemeChoice::Light),
        ("High contrast", ThemeChoice::HighContrast),
    ] {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.open_state().preferences.theme, theme);
    }
    let paper = harness.ctx.global_style().visuals.panel_fill;
    assert_eq!(paper, egui::Color32::BLACK);
    let reduced = harness.open_state().reduces_motion();
    harness.get_by_label("Flights and fades").click();
    harness.run();
    assert_ne!(harness.open_state().reduces_motion(), reduced);
    harness.press(&[Key::ArrowRight]);
    assert_eq!(harness.open_state().look().selection, None, "it is covered");
    harness.press(&[Key::Escape]);
    assert!(!harness.open_state().settings_open);
    for open in [true, false] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
        assert_eq!(harness.open_state().settings_open, open);
    }
}

#[test]
fn the_size_of_texts_is_the_same_in_the_settings_and_by_egui_s_own_keys() {
    let mut harness = opened(1280.0);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    harness.get_by_label("110 %");
    harness.get_by_label("Larger texts").click();
    harness.run();
    assert_eq!(harness.ctx.zoom_factor(), 1.2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    harness.run();
    assert_eq!(harness.open_state().text_percent, 100);
    for (name, bound) in [("Larger texts", 200), ("Smaller texts", 80)] {
        for _ in 0..15 {
            harness.get_by_label(name).click_accesskit();
            harness.run();
        }
        assert_eq!(harness.open_state().text_percent, bound);
        assert_eq!(harness.ctx.zoom_factor(), f32::from(bound) / 100.0);
    }
}

#[test]
fn the_settings_lie_within_the_window_at_every_size_of_texts() {
    // The second is a window of 1280x800 at 200 %.
    for size in [vec2(1280.0, 800.0), vec2(640.0, 400.0), vec2(400.0, 250.0)] {
        let mut harness = Window::default().sized(size).open(Origin::Shipped);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
        let whole = Rect::from_min_size(egui::Pos2::ZERO, size);
        let close = harness.get_by_label("Close").rect();
        assert!(whole.contains_rect(close), "{size}: {close}");
        for name in ["High contrast", "Larger texts", "Texts at 100 %", "Cuts"] {
            let part = harness.get_by_label(name);
            part.scroll_to_me();
            harness.run();
            let rect = harness.get_by_label(name).rect();
            assert!(whole.contains_rect(rect), "{size}: {name} at {rect}");
        }
    }
}

#[test]
fn dates_are_told_as_one_has_them_told_and_found_in_every_way() {
    let mut harness = opened(1280.0);
    let event = |date: &str| format!("US drone strike in Kabul, {date}, 3 truths");
    harness.get_by_label(&event("one of 1–10 August 2022"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    for (choice, date) in [
        ("August 10, 2022", "one of August 1–10, 2022"),
        ("2022-08-10", "[2022-08-01..2022-08-10]"),
    ] {
        harness.get_by_label(choice).click();
        harness.run();
        harness.get_by_label(&event(date));
    }
    let mut state = harness.open_state().clone();
    update(&mut state, Msg::Find("one of 1–10 August".to_owned()));
    let findings = state.explore().find.findings.clone();
    assert!(findings.expect("something is looked for").0.events.count > 0);
}
