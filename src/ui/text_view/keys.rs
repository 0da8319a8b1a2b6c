//! Keys in a text that has the keyboard's focus.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use crate::state::{TextMsg, TextSelection};

use super::Frame;
use super::caret::{CaretStep, ends, stepped};
use super::setting::Typesetter;

/// The share of the view that a page moves by.
const PAGE: f32 = 0.85;

/// Takes the keys that are the text's own; returns the points by which they scroll.
pub fn keys_ui(ui: &Ui, frame: &mut Frame<'_>, typesetter: &mut Typesetter<'_>) -> f32 {
    if !frame.response.has_focus() {
        return 0.0;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(frame.response.id, filter));
    let mut selection = frame.reader.view.selection.clone();
    let mut scrolls = 0.0;
    let page = frame.column.height() * PAGE;
    for own in taken(ui, !selection.bytes().is_empty()) {
        match own {
            OwnKey::Step(step, selects) => {
                selection = stepped(typesetter, &selection, step, selects, page);
                scrolls += match step {
                    CaretStep::PageUp => -page,
                    CaretStep::PageDown => page,
                    _ => 0.0,
                };
                let moved = TextMsg::MoveCaret(selection.clone());
                frame.outcome.messages.push(moved);
            }
            OwnKey::SelectAll => {
                selection = TextSelection::of(ends(frame.reader.paragraphs));
                let all = TextMsg::Select(selection.clone());
                frame.outcome.messages.push(all);
            }
            OwnKey::Copy => {
                let bytes = selection.bytes();
                if !bytes.is_empty() {
                    frame.outcome.copied = frame.reader.text.get(bytes).map(str::to_owned);
                }
            }
            OwnKey::Press => {
                let at = selection.caret;
                let marks = (frame.reader.marks)(at..at + 1);
                let pressed = marks.into_iter().rev().find_map(|mark| mark.target);
                frame.outcome.clicked = pressed.map(|(target, _)| target);
            }
        }
    }
    scrolls
}

enum OwnKey {
    Step(CaretStep, bool),
    SelectAll,
    Copy,
    Press,
}

/// Takes the text's own keys out of the input, so that nothing else is meant by them. Words can be copied if some are selected.
fn taken(ui: &Ui, has_words: bool) -> Vec<OwnKey> {
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let own = match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => own_key(*key, *modifiers),
                Event::Copy if has_words => Some(OwnKey::Copy),
                _ => None,
            };
            let is_own = own.is_some();
            taken.extend(own);
            !is_own
        });
    });
    taken
}

fn own_key(key: Key, modifiers: Modifiers) -> Option<OwnKey> {
    match key {
        Key::A if modifiers.command => Some(OwnKey::SelectAll),
        Key::Enter if !modifiers.any() => Some(OwnKey::Press),
        _ => CaretStep::of(key, modifiers).map(|step| OwnKey::Step(step, modifiers.shift)),
    }
}
