//! The pointer in a text: it selects, and presses on what is marked.

use egui::{CursorIcon, PointerButton, Pos2, Response, Ui, vec2};

use crate::state::{TextMsg, TextSelection};
use crate::view::article::paragraphs::{paragraph_at, whole_paragraph};

use super::caret::word_at;
use super::sight::Sight;
use super::{Frame, TextMark};

pub fn pointer_ui(ui: &Ui, frame: &mut Frame<'_>, sight: &Sight, marks: &[Vec<TextMark>]) {
    let response = frame.response.clone();
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let at = (pointer - frame.column.min).to_pos2();
    let target = || target_at(sight, marks, at);
    if response.contains_pointer() && !response.dragged() {
        frame.outcome.pointed_at = target();
        ui.ctx().set_cursor_icon(match frame.outcome.pointed_at {
            Some(_) => CursorIcon::PointingHand,
            None => CursorIcon::Text,
        });
    }
    let reader = frame.reader;
    let within = at.clamp(Pos2::ZERO, (frame.column.max - frame.column.min).to_pos2());
    let byte = sight.byte_at(within);
    let extends = ui.input(|input| input.modifiers.shift);
    let selection = match pressed(ui, &response) {
        Some(Pressed::Down) if !extends => {
            response.request_focus();
            TextSelection::caret_at(byte)
        }
        Some(Pressed::Down | Pressed::Dragged) => {
            response.request_focus();
            reader.view.selection.extended_to(byte)
        }
        Some(Pressed::Once) => {
            frame.outcome.clicked = target().filter(|_| !extends);
            return;
        }
        Some(Pressed::Twice) => {
            let paragraph = reader.paragraphs.get(paragraph_at(reader.paragraphs, byte));
            let word = paragraph.map(|paragraph| word_at(reader.text, paragraph, byte));
            TextSelection::of(word.unwrap_or(byte..byte))
        }
        Some(Pressed::Thrice) => TextSelection::of(whole_paragraph(reader.paragraphs, byte)),
        None => return,
    };
    if selection != reader.view.selection {
        frame.outcome.messages.push(TextMsg::Select(selection));
    }
}

/// The doing of the primary button on a text.
enum Pressed {
    Down,
    Dragged,
    Once,
    Twice,
    Thrice,
}

fn pressed(ui: &Ui, response: &Response) -> Option<Pressed> {
    if response.triple_clicked() {
        return Some(Pressed::Thrice);
    }
    if response.double_clicked() {
        return Some(Pressed::Twice);
    }
    if response.clicked_by(PointerButton::Primary) {
        return Some(Pressed::Once);
    }
    let is_held = response.is_pointer_button_down_on();
    let (is_press, drags) = ui.input(|input| {
        let pointer = &input.pointer;
        let drags = pointer.primary_down() && pointer.is_decidedly_dragging();
        (pointer.primary_pressed(), drags)
    });
    match (is_held && is_press, is_held && drags) {
        (true, _) => Some(Pressed::Down),
        (false, true) => Some(Pressed::Dragged),
        (false, false) => None,
    }
}

/// The target of the topmost mark at a point.
fn target_at(sight: &Sight, marks: &[Vec<TextMark>], at: Pos2) -> Option<usize> {
    let place = sight
        .placed
        .iter()
        .position(|placed| (placed.top..placed.bottom()).contains(&at.y))?;
    let placed = &sight.placed[place];
    let at = at - vec2(0.0, placed.top);
    let mut topmost = marks.get(place)?.iter().rev();
    topmost.find_map(|mark| {
        let (target, _) = mark.target.as_ref()?;
        let boxes = placed.set.boxes(&mark.bytes);
        let is_on = boxes
            .iter()
            .any(|rect| rect.expand2(vec2(0.0, 2.0)).contains(at));
        is_on.then_some(*target)
    })
}
