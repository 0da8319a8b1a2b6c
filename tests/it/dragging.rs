//! Events dragged on the canvas, by a pointer, on a file of its own.

use std::fs;

use claimline::app::ClaimlineApp;
use claimline::document::date::DateEnd;
use claimline::fonts::FontMeasure;
use claimline::io::{Origin, SHIPPED};
use claimline::view::grip::held_end;
use claimline::view::layout;
use claimline::view::look::SelectionIx;
use claimline::view::scene::{Hitbox, Target};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window, drag, place};

struct Desk {
    window: Harness<'static, ClaimlineApp>,
    _folder: TempDir,
}

impl Desk {
    fn new(document: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, document).expect("a file");
        let window = Window::default().open(Origin::File(path));
        Self {
            window,
            _folder: folder,
        }
    }

    fn text(&self) -> String {
        let editing = self.window.open_state().editing();
        editing
            .expect("it can be edited")
            .source()
            .text()
            .to_string()
    }

    /// The canvas's corner in the window.
    fn corner(&self) -> Pos2 {
        let canvas = self.window.open_state().canvas();
        let foot = self
            .window
            .get_by_label("Overview: click or drag to look elsewhere")
            .rect();
        pos2(0.0, foot.top() - canvas.y)
    }

    /// The place of an end of an event's shape, in the window.
    fn end_of(&self, title: &str, end: DateEnd) -> Pos2 {
        let state = self.window.open_state();
        let timeline = &state.timeline;
        let event = timeline
            .events()
            .find(|event| timeline.event(*event).title == title);
        let event = event.expect("it is there");
        let scale = layout::scale(&state.document_layout, state.look(), state.canvas());
        let size = state.canvas();
        let mut measure = FontMeasure::default();
        let scene = layout::layout(
            timeline,
            &state.document_layout,
            state.look(),
            size,
            &mut measure,
        );
        let is_it = |hitbox: &&Hitbox| hitbox.target == Target::Event(event);
        let hitbox = scene.hitboxes.iter().find(is_it).expect("it is in view");
        let middle = place(&self.window, title);
        let left = middle.x - hitbox.rect.center().x + scene.regions.lanes.left();
        let held = |x: &f32| held_end(timeline, event, &scale, *x) == Some(end);
        let xs: Vec<f32> = (0..=state.canvas().x as u16)
            .map(f32::from)
            .filter(held)
            .collect();
        let x = xs[xs.len() / 2];
        pos2(left + x, middle.y)
    }

    /// The value of the line that holds something.
    fn line(&self, beginning: &str, within: &str) -> String {
        let text = self.text();
        let from = text.find(within).expect("it is there");
        let line = text[from..]
            .lines()
            .find(|line| line.trim().starts_with(beginning));
        line.unwrap_or_default().trim().to_owned()
    }

    fn press(&mut self, at: Pos2) {
        self.window.drag_at(at);
        self.window.run();
    }

    fn move_to(&mut self, at: Pos2) {
        self.window.hover_at(at);
        self.window.run();
        self.window.run();
    }

    fn drop_at(&mut self, at: Pos2) {
        self.window.drop_at(at);
        self.window.run();
    }
}

#[test]
fn an_end_is_dragged_by_its_own_unit_shown_meanwhile_and_undone_in_one_step() {
    let mut desk = Desk::new(SHIPPED);
    let end = desk.end_of("Tensions surge", DateEnd::End);
    desk.press(end);
    desk.move_to(end + vec2(200.0, 3.0));
    assert!(desk.window.all_that_is_said().contains("Autumn 2022"));
    assert_eq!(desk.text(), SHIPPED);
    let state = desk.window.open_state();
    let timeline = &state.timeline;
    let shown = timeline
        .events()
        .find(|event| timeline.event(*event).title == "Tensions surge")
        .map(|event| timeline.date_label(event).edtf.to_string());
    assert_eq!(shown.as_deref(), Some("2022-23"));
    desk.drop_at(end + vec2(200.0, 3.0));
    assert_eq!(
        desk.line("edtf", "\"Tensions surge\""),
        "edtf: \"2022-23\","
    );
    assert!(matches!(
        desk.window.selection(),
        Some(SelectionIx::Event(_))
    ));
    desk.window.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    assert!(desk.window.says("Undone: the date of “Tensions surge”"));
}

#[test]
fn esc_gives_a_drag_up_and_a_press_that_does_not_travel_is_a_click() {
    let mut desk = Desk::new(SHIPPED);
    let end = desk.end_of("Tensions surge", DateEnd::End);
    desk.press(end);
    desk.move_to(end + vec2(200.0, 0.0));
    assert!(desk.window.all_that_is_said().contains("Autumn 2022"));
    desk.window.press(&[Key::Escape]);
    assert!(!desk.window.all_that_is_said().contains("Autumn 2022"));
    let camera = desk.window.open_state().look().camera;
    desk.move_to(end + vec2(300.0, 0.0));
    desk.drop_at(end + vec2(300.0, 0.0));
    assert_eq!(desk.text(), SHIPPED);
    assert_eq!(desk.window.open_state().look().camera, camera);
    assert_eq!(desk.window.selection(), None);
    let at = place(&desk.window, "Tensions surge");
    let event = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let to = at + vec2(2.0, 1.0);
    let moved = [
        Event::PointerMoved(at),
        event(at, true),
        Event::PointerMoved(to),
        event(to, false),
    ];
    desk.window.input_mut().events.extend(moved);
    desk.window.run();
    assert!(matches!(
        desk.window.selection(),
        Some(SelectionIx::Event(_))
    ));
    assert_eq!(desk.text(), SHIPPED);
}

#[test]
fn an_end_that_comes_from_another_event_or_is_open_is_refused_in_words() {
    let mut desk = Desk::new(SHIPPED);
    for (title, end, reason) in [
        (
            "Military ties restored",
            DateEnd::Start,
            "This end comes from “Change of government in Pakistan”",
        ),
        (
            "“Marriage of convenience”",
            DateEnd::End,
            "this end is open",
        ),
    ] {
        let at = desk.end_of(title, end);
        drag(&mut desk.window, at, at + vec2(-60.0, 0.0));
        assert!(
            desk.window.says(reason),
            "{title}: {}",
            desk.window.all_that_is_said()
        );
        assert_eq!(desk.text(), SHIPPED);
    }
}

#[test]
fn an_event_is_dragged_to_another_lane_and_onto_a_claim() {
    let mut desk = Desk::new(SHIPPED);
    let at = place(&desk.window, "US drone strike in Kabul");
    let pakistan = place(&desk.window, "Khan’s US policy reversed");
    drag(&mut desk.window, at, pos2(at.x, pakistan.y));
    assert_eq!(
        desk.line("lane", "\"US drone strike in Kabul\""),
        "lane: \"pakistan\","
    );
    desk.window.command(Key::Z);
    assert_eq!(desk.text(), SHIPPED);
    desk.window.press(&[Key::Escape]);
    let at = place(&desk.window, "US drone strike in Kabul");
    let claim = place(&desk.window, "Truth 1:");
    drag(&mut desk.window, at, claim);
    let state = desk.window.open_state();
    let links = &state.timeline.document().claims[0].events;
    assert_eq!(
        links.last().map(|link| link.event.as_str()),
        Some("kabul-strike")
    );
    let linked = desk.text();
    let at = place(&desk.window, "US drone strike in Kabul");
    let claim = place(&desk.window, "Truth 1:");
    drag(&mut desk.window, at, claim);
    assert!(desk.window.says("Truth 1 speaks of it already"));
    assert_eq!(desk.text(), linked);
}

#[test]
fn a_drag_on_nothing_pans_and_a_double_click_in_a_lane_makes_an_event_there() {
    let mut desk = Desk::new(SHIPPED);
    let corner = desk.corner();
    let canvas = desk.window.open_state().canvas();
    desk.window.press(&[Key::W, Key::W, Key::W]);
    let camera = desk.window.open_state().look().camera;
    let nothing = corner + vec2(canvas.x - 20.0, 30.0);
    drag(&mut desk.window, nothing, nothing - vec2(200.0, 0.0));
    assert_ne!(desk.window.open_state().look().camera, camera);
    assert_eq!(desk.text(), SHIPPED);
    desk.window.press(&[Key::F]);
    let events = &mut desk.window.input_mut().events;
    events.push(Event::PointerMoved(nothing));
    events.extend(
        [true, false, true, false].map(|pressed| Event::PointerButton {
            pos: nothing,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }),
    );
    desk.window.run();
    let state = desk.window.open_state();
    let made = state.timeline.document().events.last().expect("an event");
    assert_eq!(made.title, "New event");
    assert_eq!(made.lane.as_ref().map(|lane| lane.as_str()), Some("us"));
    assert!(made.when.edtf.is_some());
    assert!(state.editing().is_some_and(|editing| editing.is_typing()));
}
