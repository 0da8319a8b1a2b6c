use std::iter;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::document::ClaimNumber;
use crate::state::RevealAt;
use crate::theme;
use crate::view::article::paragraphs::ParagraphKind;

/// A text in a window of its own.
struct Page {
    text: String,
    paragraphs: Vec<Paragraph>,
    marks: Vec<TextMark>,
    view: TextView,
    clicked: Option<usize>,
    copied: Option<String>,
    claim: Option<ClaimNumber>,
    /// The most paragraphs that a frame has set, and the most marks that it asked for.
    most_set: usize,
}

impl Page {
    /// A paragraph for each line; those that begin with `#` are headings.
    fn new(text: &str) -> Self {
        let mut start = 0;
        let mut paragraphs = Vec::new();
        for line in text.split_inclusive('\n') {
            let bytes = start..start + line.trim_end().len();
            start += line.len();
            if line.starts_with('#') {
                let kind = ParagraphKind::Heading(2);
                let mut heading = Paragraph::new(bytes.clone(), kind);
                heading.signs.push(bytes.start..bytes.start + 2);
                paragraphs.push(heading);
            } else if !bytes.is_empty() {
                paragraphs.push(Paragraph::new(bytes, ParagraphKind::Body));
            }
        }
        Self {
            text: text.to_owned(),
            paragraphs,
            marks: Vec::new(),
            view: TextView::default(),
            clicked: None,
            copied: None,
            claim: None,
            most_set: 0,
        }
    }

    /// Marks the first place of some words.
    fn marked(mut self, words: &str) -> Self {
        let start = self.text.find(words).expect("the words are there");
        let target = self.marks.len();
        self.marks.push(TextMark {
            bytes: start..start + words.len(),
            wash: Some(ColorRole::AccentWash),
            underline: None,
            target: Some((target, format!("Mark {target}"))),
        });
        self
    }

    fn open(self, size: Vec2) -> Harness<'static, Self> {
        let mut harness = Harness::builder()
            .with_size(size)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .allow_missing_glyphs()
            .with_context_setup(theme::install)
            .build_ui_state(|ui, page: &mut Self| page.frame(ui), self);
        harness.run();
        harness
    }

    fn frame(&mut self, ui: &mut Ui) {
        let marks = &self.marks;
        let reader = TextReader {
            name: "The article",
            claim_word: "Claim",
            text: &self.text,
            paragraphs: &self.paragraphs,
            view: &self.view,
            marks: &|bytes: Range<usize>| {
                let within = marks
                    .iter()
                    .filter(|mark| mark.bytes.start < bytes.end && bytes.start < mark.bytes.end);
                within.cloned().collect()
            },
        };
        // Without the margin of the window under test.
        let outcome = reader.show_in(ui, ui.ctx().content_rect());
        self.clicked = outcome.clicked.or(self.clicked);
        self.claim = outcome.claim.or(self.claim);
        self.copied = outcome.copied.or(self.copied.take());
        self.most_set = self.most_set.max(outcome.set);
        for message in outcome.messages {
            self.view.apply(message);
        }
    }

    fn typesetter<'a>(&'a self, ctx: &'a egui::Context, width: f32) -> Typesetter<'a> {
        Typesetter::new(ctx, &self.text, &self.paragraphs, Palette::LIGHT, width)
    }

    fn selected(&self) -> &str {
        &self.text[self.view.selection.bytes()]
    }
}

fn press(harness: &mut Harness<'_, Page>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
        harness.run();
    }
}

/// The middle of the first place of some words that are in sight.
fn place_of(harness: &Harness<'_, Page>, words: &str) -> Pos2 {
    let page = harness.state();
    let start = page.text.find(words).expect("the words are there");
    let column = column_in(harness.ctx.content_rect(), widest_column(&harness.ctx));
    let mut typesetter = page.typesetter(&harness.ctx, column.width());
    let sight = Sight::from(page.view.scroll, column.height(), &mut typesetter);
    let caret = sight.caret(start).expect("they are in sight");
    // Within the first letter.
    caret.center() + column.min.to_vec2() + vec2(1.0, 0.0)
}

fn point(harness: &mut Harness<'_, Page>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.step();
}

fn button(harness: &mut Harness<'_, Page>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    let event = Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    harness.event_modifiers(event, modifiers);
    harness.step();
}

fn click(harness: &mut Harness<'_, Page>, at: Pos2) {
    point(harness, at);
    button(harness, at, true, Modifiers::NONE);
    button(harness, at, false, Modifiers::NONE);
    harness.step();
}

fn drag(harness: &mut Harness<'_, Page>, from: Pos2, to: Pos2) {
    point(harness, from);
    button(harness, from, true, Modifiers::NONE);
    for step in 1..=4 {
        point(harness, from.lerp(to, step as f32 / 4.0));
    }
    button(harness, to, false, Modifiers::NONE);
    harness.step();
}

const TEXT: &str = "# The harbour\nIn early August the ferry ran aground, and nobody was hurt.\nThe council met in April.\nIt \
                    had, by then, met twice.\n";

/// Many paragraphs of a few lines.
fn long_text(paragraphs: usize) -> String {
    let sentence =
        "The ferry ran aground in early August and the council met in April to hear of it. ";
    let paragraph = |number| format!("Paragraph {number}. {}\n", sentence.repeat(7));
    (0..paragraphs).map(paragraph).collect()
}

#[test]
fn a_drag_selects_across_paragraphs_and_the_words_are_copied_as_the_text_has_them() {
    let mut harness = Page::new(TEXT).open(vec2(700.0, 500.0));
    let (from, to) = (place_of(&harness, "nobody"), place_of(&harness, "council"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().selected(), "nobody was hurt.\nThe ");
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(
        harness.state().copied.as_deref(),
        Some("nobody was hurt.\nThe ")
    );
}

#[test]
fn two_clicks_select_a_word_three_a_paragraph_and_shift_extends() {
    let mut harness = Page::new(TEXT).open(vec2(700.0, 500.0));
    let at = place_of(&harness, "August");
    click(&mut harness, at);
    click(&mut harness, at);
    assert_eq!(harness.state().selected(), "August");
    click(&mut harness, at);
    let paragraph = "In early August the ferry ran aground, and nobody was hurt.";
    assert_eq!(harness.state().selected(), paragraph);
    harness.run_steps(60);
    click(&mut harness, at);
    let to = place_of(&harness, "ran aground");
    button(&mut harness, to, true, Modifiers::SHIFT);
    button(&mut harness, to, false, Modifiers::SHIFT);
    assert_eq!(harness.state().selected(), "August the ferry ");
}

#[test]
fn the_keys_move_the_caret_and_select_with_shift() {
    let mut harness = Page::new(TEXT).open(vec2(700.0, 500.0));
    let at = place_of(&harness, "early");
    click(&mut harness, at);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight; 5]);
    assert_eq!(harness.state().selected(), "early");
    press(&mut harness, Modifiers::NONE, &[Key::ArrowRight]);
    assert_eq!(harness.state().selected(), "");
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        &[Key::ArrowRight; 2],
    );
    assert_eq!(harness.state().selected(), " August the");
    press(&mut harness, Modifiers::SHIFT, &[Key::Home]);
    assert_eq!(harness.state().selected(), "In early");
    press(&mut harness, Modifiers::SHIFT, &[Key::End]);
    let rest = " August the ferry ran aground, and nobody was hurt.";
    assert_eq!(harness.state().selected(), rest);
    press(
        &mut harness,
        Modifiers::NONE,
        &[Key::ArrowLeft, Key::ArrowDown],
    );
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowUp]);
    let selected = harness.state().selected();
    assert!(selected.starts_with(" August the"), "{selected}");
    assert!(selected.contains("hurt.\nThe co"), "{selected}");
    press(&mut harness, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(harness.state().selected(), TEXT.trim_end());
    press(&mut harness, Modifiers::COMMAND, &[Key::Home]);
    assert_eq!(harness.state().view.selection.caret, 0);
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        &[Key::End],
    );
    assert_eq!(harness.state().selected(), TEXT.trim_end());
}

#[test]
fn the_letters_of_a_heading_s_sign_are_stepped_over() {
    let mut harness = Page::new(TEXT).open(vec2(700.0, 500.0));
    let at = place_of(&harness, "The harbour");
    click(&mut harness, at);
    press(&mut harness, Modifiers::NONE, &[Key::Home]);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight; 3]);
    assert_eq!(harness.state().selected(), "The");
}

#[test]
fn a_click_on_a_mark_is_told_and_so_is_enter_in_it() {
    let page = Page::new(TEXT).marked("early August").marked("August");
    let mut harness = page.open(vec2(700.0, 500.0));
    let at = place_of(&harness, "early");
    click(&mut harness, at);
    assert_eq!(harness.state().clicked, Some(0));
    harness.run_steps(60);
    // Of two the one on top is meant.
    let at = place_of(&harness, "August");
    click(&mut harness, at);
    assert_eq!(harness.state().clicked, Some(1));
    press(&mut harness, Modifiers::COMMAND, &[Key::ArrowLeft]);
    press(&mut harness, Modifiers::NONE, &[Key::Enter]);
    assert_eq!(harness.state().clicked, Some(0));
    harness.get_by_label("Mark 1").click();
    harness.run();
    assert_eq!(harness.state().clicked, Some(1));
}

#[test]
fn a_drag_over_a_mark_selects_and_does_not_press() {
    let mut harness = Page::new(TEXT)
        .marked("early August")
        .open(vec2(700.0, 500.0));
    let (from, to) = (place_of(&harness, "early"), place_of(&harness, "the ferry"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().selected(), "early August ");
    assert_eq!(harness.state().clicked, None);
}

#[test]
fn a_drag_beyond_the_edge_scrolls_on() {
    let mut harness = Page::new(&long_text(60)).open(vec2(700.0, 400.0));
    let from = place_of(&harness, "Paragraph 1.");
    point(&mut harness, from);
    button(&mut harness, from, true, Modifiers::NONE);
    for _ in 0..200 {
        point(&mut harness, pos2(300.0, 460.0));
    }
    let selected = harness.state().selected().len();
    assert!(selected > 3_000, "{selected}");
    button(&mut harness, pos2(300.0, 460.0), false, Modifiers::NONE);
    harness.step();
    let before = harness.state().view.scroll;
    harness.run_steps(10);
    assert_eq!(harness.state().view.scroll, before);
}

#[test]
fn the_text_in_sight_neither_jumps_nor_is_all_set() {
    let mut harness = Page::new(&long_text(1_600)).open(vec2(700.0, 700.0));
    assert!(harness.state().text.len() > 900_000);
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    press(&mut harness, Modifiers::COMMAND, &[Key::End]);
    wheel(&mut harness, -400.0);
    let end = harness.state().view.scroll;
    assert!(end.byte > 900_000);
    harness.state_mut().most_set = 0;
    // Up into what was never set, and down again: each step is as long as the wheel says.
    let there = place_of(&harness, "Paragraph 1599.");
    wheel(&mut harness, 90.0);
    let moved = place_of(&harness, "Paragraph 1599.");
    assert!((moved.y - there.y - 90.0).abs() < 0.5, "{there} {moved}");
    for _ in 0..30 {
        wheel(&mut harness, 400.0);
    }
    for _ in 0..31 {
        wheel(&mut harness, -400.0);
    }
    let back = harness.state().view.scroll;
    assert_eq!(back.byte, end.byte);
    assert!((back.points - end.points).abs() <= 0.5, "{back:?} {end:?}");
    let most = harness.state().most_set;
    assert!(most <= 16, "{most} paragraphs were set in a frame");
}

#[test]
fn a_stretch_comes_into_sight_and_one_that_is_stays_where_it_is() {
    let mut harness = Page::new(&long_text(200)).open(vec2(700.0, 600.0));
    let reveal = |harness: &mut Harness<'_, Page>, words: &str| {
        let start = harness.state().text.find(words).expect("it is there");
        let bytes = start..start + words.len();
        let view = &mut harness.state_mut().view;
        view.bring_into_sight(iter::once(bytes), RevealAt::Third);
        harness.run();
        place_of(harness, words).y
    };
    let y = reveal(&mut harness, "Paragraph 150.");
    assert!((y - 200.0).abs() < 30.0, "{y}");
    let scroll = harness.state().view.scroll;
    reveal(&mut harness, "Paragraph 151.");
    assert_eq!(harness.state().view.scroll, scroll);
    reveal(&mut harness, "Paragraph 199.");
    let y = reveal(&mut harness, "Paragraph 0.");
    assert!(y < 40.0, "{y}");
}

#[test]
fn pages_lead_through_the_text_and_back() {
    let mut harness = Page::new(&long_text(60)).open(vec2(700.0, 500.0));
    let at = place_of(&harness, "Paragraph 1.");
    click(&mut harness, at);
    let caret = harness.state().view.selection.caret;
    press(
        &mut harness,
        Modifiers::NONE,
        &[Key::PageDown, Key::PageDown],
    );
    let view = &harness.state().view;
    assert!(view.scroll.byte > 500 && view.selection.caret > caret + 500);
    press(&mut harness, Modifiers::NONE, &[Key::PageUp, Key::PageUp]);
    assert_eq!(harness.state().view.scroll.byte, 0);
    press(&mut harness, Modifiers::NONE, &[Key::PageDown; 60]);
    assert_eq!(
        harness.state().view.selection.caret,
        harness.state().text.trim_end().len()
    );
}

#[test]
fn paragraphs_in_sight_are_told_with_their_letters_and_headings_as_headings() {
    let mut page = Page::new(&format!("{TEXT}{}", long_text(60)));
    page.paragraphs[1].number = Some(ClaimNumber(1));
    let mut harness = page.open(vec2(700.0, 500.0));
    let heading = harness.get_by_role(Role::Heading);
    assert_eq!(
        heading.accesskit_node().label().as_deref(),
        Some("The harbour")
    );
    let count = harness.get_all_by_role(Role::Paragraph).count();
    assert!((4..12).contains(&count), "{count}");
    let runs = harness.get_all_by_role(Role::TextRun);
    let told: String = runs
        .filter_map(|run| run.accesskit_node().value())
        .collect();
    assert!(told.contains("In early August the ferry"), "{told}");
    let at = place_of(&harness, "early");
    click(&mut harness, at);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight; 5]);
    let selected = harness.get_all_by_role(Role::Paragraph).find_map(|node| {
        node.accesskit_node()
            .text_selection()
            .map(|range| range.text())
    });
    assert_eq!(selected.as_deref(), Some("early"));
}

#[test]
fn the_number_of_a_claim_is_pressed_in_the_margin() {
    let mut page = Page::new(TEXT);
    page.paragraphs[1].number = Some(ClaimNumber(7));
    let mut harness = page.open(vec2(700.0, 500.0));
    harness.get_by_label("Claim 7").click();
    harness.run();
    assert_eq!(harness.state().claim, Some(ClaimNumber(7)));
}

#[test]
fn the_caret_comes_into_sight_with_the_focus() {
    let mut harness = Page::new(&long_text(60)).open(vec2(700.0, 500.0));
    let byte = harness
        .state()
        .text
        .find("Paragraph 30.")
        .expect("it is there");
    let to = TextScroll { byte, points: 0.0 };
    harness
        .state_mut()
        .view
        .apply(TextMsg::Scrolled { to, middle: byte });
    harness.run();
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    let caret = harness.state().view.selection.caret;
    assert!((byte..byte + 500).contains(&caret), "{caret}");
}

#[test]
fn a_right_to_left_paragraph_is_selected_in_the_order_in_which_it_is_read() {
    let text = "قال الكاتب إن العلاقات بين الطرفين توترت منذ آب من ذلك العام\n";
    let mut harness = Page::new(text).open(vec2(700.0, 300.0));
    let first = place_of(&harness, "قال");
    let second = place_of(&harness, "الكاتب");
    assert!(first.x > second.x, "it begins at the right");
    click(&mut harness, second - vec2(2.0, 0.0));
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        &[Key::ArrowLeft],
    );
    assert_eq!(harness.state().selected(), "الكاتب");
}

fn wheel(harness: &mut Harness<'_, Page>, points: f32) {
    harness.event(Event::PointerMoved(pos2(300.0, 300.0)));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
}

#[test]
fn a_text_without_letters_takes_every_key() {
    for text in ["", "\n \r\n"] {
        let mut harness = Page::new(text).open(vec2(500.0, 300.0));
        click(&mut harness, pos2(200.0, 100.0));
        click(&mut harness, pos2(200.0, 100.0));
        let steps = [
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::A,
            Key::Enter,
        ];
        press(&mut harness, Modifiers::NONE, &steps);
        press(&mut harness, Modifiers::COMMAND, &steps);
        press(&mut harness, Modifiers::SHIFT, &steps);
        harness.event(Event::Copy);
        harness.run();
        assert_eq!(
            (harness.state().selected(), &harness.state().copied),
            ("", &None)
        );
    }
}

#[test]
fn the_wheel_ends_with_the_text() {
    let mut harness = Page::new(&long_text(12)).open(vec2(700.0, 400.0));
    for (points, end) in [(-900.0, false), (900.0, true)] {
        for _ in 0..12 {
            wheel(&mut harness, points);
        }
        let there = harness.state().view.scroll;
        wheel(&mut harness, points);
        assert_eq!(harness.state().view.scroll, there);
        assert_eq!(there == TextScroll::default(), end, "{there:?}");
    }
}

#[test]
fn letters_are_marked_with_their_marks_and_signs_with_all_their_parts() {
    let text = "ae\u{301}b 👩\u{200d}👧 👍🏽 end\n";
    let mut harness = Page::new(text).open(vec2(700.0, 300.0));
    let letters = [
        "a",
        "e\u{301}",
        "b",
        " ",
        "👩\u{200d}👧",
        " ",
        "👍🏽",
        " ",
        "end",
    ];
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    press(&mut harness, Modifiers::COMMAND, &[Key::Home]);
    for letter in &letters[..8] {
        let caret = harness.state().view.selection.caret;
        harness.state_mut().view.selection = TextSelection::caret_at(caret);
        press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight]);
        assert_eq!(harness.state().selected(), *letter);
    }
    // Wherever one presses, it is between two of them.
    let stops: Vec<usize> = letters
        .iter()
        .scan(0, |at, letter| {
            *at += letter.len();
            Some(*at)
        })
        .collect();
    let first = place_of(&harness, "ae");
    for x in 0..80 {
        click(&mut harness, first + vec2(x as f32 * 2.0, 0.0));
        let caret = harness.state().view.selection.caret;
        let is_stop = caret == 0 || stops.contains(&caret) || caret > stops[7];
        assert!(is_stop, "{caret} at {x}");
        harness.run_steps(30);
    }
}

#[test]
fn line_ends_of_any_kind_are_spaces_to_the_caret_and_copied_as_they_are() {
    let text = "It was closed\r\nin April.";
    let mut page = Page::new("");
    page.text = text.to_owned();
    page.paragraphs = vec![Paragraph::new(0..text.len(), ParagraphKind::Body)];
    let mut harness = page.open(vec2(700.0, 300.0));
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    press(&mut harness, Modifiers::COMMAND, &[Key::A]);
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(harness.state().copied.as_deref(), Some(text));
    press(&mut harness, Modifiers::COMMAND, &[Key::Home]);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight; 15]);
    assert_eq!(harness.state().selected(), "It was closed\r\ni");
}

#[test]
fn a_text_of_one_paragraph_is_set_in_pieces_and_marked_as_one() {
    let text = "The ferry ran aground and nobody was hurt. ".repeat(24_000);
    let text = text.trim_end();
    let mut page = Page::new("");
    page.text = text.to_owned();
    page.paragraphs = Paragraph::new(0..text.len(), ParagraphKind::Body).in_pieces(text);
    let mut harness = page.open(vec2(700.0, 500.0));
    for _ in 0..5 {
        wheel(&mut harness, -900.0);
    }
    let most = harness.state().most_set;
    assert!(most <= 4, "{most} pieces were set in a frame");
    for _ in 0..3 {
        click(&mut harness, pos2(300.0, 200.0));
    }
    assert_eq!(harness.state().selected().len(), text.len());
}

#[test]
fn a_stretch_is_marked_on_from_where_it_began_with_shift() {
    let mut harness = Page::new(TEXT).open(vec2(700.0, 500.0));
    let at = place_of(&harness, "ferry");
    click(&mut harness, at);
    for (to, selected) in [
        ("council", "ferry ran aground, and nobody was hurt.\nThe "),
        ("aground", "ferry ran "),
        ("early", "early August the "),
    ] {
        let to = place_of(&harness, to);
        harness.run_steps(60);
        button(&mut harness, to, true, Modifiers::SHIFT);
        button(&mut harness, to, false, Modifiers::SHIFT);
        assert_eq!(harness.state().selected(), selected);
    }
}

#[test]
fn lines_are_of_a_length_that_is_read_with_ease() {
    for width in [484.0, 520.0, 560.0, 700.0, 1000.0, 1600.0] {
        let harness = Page::new(&long_text(3)).open(vec2(width, 700.0));
        let column = column_in(harness.ctx.content_rect(), widest_column(&harness.ctx));
        let page = harness.state();
        let mut typesetter = page.typesetter(&harness.ctx, column.width());
        let set = typesetter.set(0);
        let rows = &set.galley().rows;
        for row in &rows[..rows.len() - 1] {
            let letters = row.text().trim_end().len();
            assert!((60..=75).contains(&letters), "{letters} in {width}");
        }
    }
}
