//! The one field to type in: what is looked for, and below it what was found.

mod commands;
mod list;
mod pieces;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Button, EventFilter, Id, Key, Modifiers, Rect, Role, TextEdit, Ui, WidgetInfo};

use crate::command::CommandId;
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::scene::ColorRole;
use crate::words;

use super::widgets::muted;
use list::List;

/// The field's width where there is room for it, and where there is little.
pub const WIDTH: f32 = 230.0;
const LEAST: f32 = 70.0;
/// The width from which the field has room to say all that it is for.
const ROOM_FOR_HINT: f32 = 165.0;

/// The field in the bar, with what was found in numbers while the list is closed.
pub fn find_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let find = &state.explore().find;
    let id = Id::unique("find");
    let list = List::new(state);
    if ui.memory(|memory| memory.has_focus(id)) {
        keys_of_field(ui, state, &list, out);
    }
    if !find.text.is_empty() {
        let close = ui.add(Button::new("×").frame(false));
        if close.on_hover_text("Look for nothing (Esc)").clicked() {
            out.push(Msg::LeaveFind);
        }
        if !find.is_open {
            ui.label(muted(ui, &found_text(state)));
        }
    }
    let mut text = find.text.clone();
    let command = CommandId::Find.command();
    let width = (ui.available_width() * 0.4).clamp(LEAST, WIDTH - 12.0);
    let hint = if width < ROOM_FOR_HINT {
        "Find"
    } else {
        "Find, go to, commands"
    };
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(hint)
        .background_color(Palette::of(ui.visuals()).color(ColorRole::Paper))
        .desired_width(width);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find"));
    if response.changed() {
        out.push(Msg::Find(text));
    }
    if response.clicked() && !find.is_open {
        out.push(Msg::FocusFind);
    }
    if find.wants_focus {
        response.request_focus();
        // What was looked for before is typed over.
        let mut edited = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(find.text.chars().count()));
        edited.cursor.set_char_range(Some(all));
        edited.store(ui.ctx(), id);
        out.push(Msg::FindFocused);
    }
    if response.has_focus() {
        // Esc and the arrows are the list's, or Esc would leave the selection too.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let field = response.rect;
    response.on_hover_text(command.hint(ui.ctx().os()));
    if find.is_open {
        list_below(ui, &list, field, out);
    }
}

/// Walks the list, chooses from it and leaves it.
fn keys_of_field(ui: &Ui, state: &State, list: &List<'_>, out: &mut Vec<Msg>) {
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let is_open = state.explore().find.is_open;
    let cursor = state.explore().find.cursor;
    let count = list.len();
    if take(Key::ArrowDown) {
        let next = cursor.map_or(0, |at| at + 1);
        out.push(list.move_to((next < count).then_some(next).or(cursor)));
    }
    if take(Key::ArrowUp) {
        out.push(list.move_to(cursor.and_then(|at| at.checked_sub(1))));
    }
    if take(Key::Enter) {
        // Without a word typed nothing is meant yet.
        let meant = cursor.or((!state.explore().find.text.is_empty()).then_some(0));
        if let Some(at) = meant.filter(|_| is_open) {
            out.extend(list.choose(at));
        }
        let goes_on = cursor.is_some_and(|at| list.is_more(at));
        if !goes_on {
            out.push(Msg::CloseFind);
            ui.memory_mut(|memory| memory.surrender_focus(Id::unique("find")));
        }
    }
    if take(Key::Escape) {
        out.push(Msg::LeaveFind);
        ui.memory_mut(|memory| memory.surrender_focus(Id::unique("find")));
    }
}

fn list_below(ui: &Ui, list: &List<'_>, field: Rect, out: &mut Vec<Msg>) {
    let rect = list.show(ui, field, out);
    let pressed_elsewhere = ui.input(|input| {
        let at = input.pointer.interact_pos();
        let is_elsewhere = |at| !rect.contains(at) && !field.contains(at);
        input.pointer.any_pressed() && at.is_some_and(is_elsewhere)
    });
    if pressed_elsewhere {
        out.push(Msg::CloseFind);
    }
}

/// "3 events, 2 claims".
pub fn found_text(state: &State) -> String {
    let find = &state.explore().find;
    if find.is_under_way {
        return "…".to_owned();
    }
    let Some(found) = state.look().found.as_ref() else {
        return if find.findings.is_some() {
            "Nothing found"
        } else {
            ""
        }
        .to_owned();
    };
    let events = found.0.event_order().all().len();
    let claims = found.0.count_claims();
    match (events, claims) {
        (_, 0) => words::count_events(events),
        (0, _) => words::count_claims(&state.timeline, claims),
        _ => format!(
            "{}, {}",
            words::count_events(events),
            words::count_claims(&state.timeline, claims)
        ),
    }
}
