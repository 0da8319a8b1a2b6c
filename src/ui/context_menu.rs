//! The menu of what can be done with a thing on the canvas, over everything else.

use egui::{Area, Button, EventFilter, Frame, Id, Key, Layout, Order, Response, Ui};

use crate::state::{ContextMenu, Msg, State};

pub fn context_menu_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(menu) = &state.menu else {
        return;
    };
    let area = Area::new(Id::unique("context menu"))
        .order(Order::Foreground)
        .fade_in(false)
        .fixed_pos(menu.at)
        .constrain_to(ui.ctx().content_rect())
        .show(ui.ctx(), |ui| {
            Frame::menu(ui.style()).show(ui, |ui| entries_ui(ui, menu, out));
        });
    let rect = area.response.rect;
    let pressed_elsewhere = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| !rect.contains(at))
    });
    if pressed_elsewhere {
        out.push(Msg::CloseMenu);
    }
}

fn entries_ui(ui: &mut Ui, menu: &ContextMenu, out: &mut Vec<Msg>) {
    let mut responses = Vec::new();
    ui.with_layout(Layout::top_down_justified(egui::Align::Min), |ui| {
        ui.set_width(190.0);
        for entry in &menu.entries {
            let response = ui.add(Button::new(entry.name).frame_when_inactive(false));
            if response.clicked() {
                out.push(Msg::CloseMenu);
                out.push(entry.msg.clone());
            }
            responses.push(response);
        }
    });
    keep_focus(ui, &responses);
}

/// Keeps the keyboard's focus on the entries: it begins at the first, and Up and Down go round.
fn keep_focus(ui: &Ui, entries: &[Response]) {
    let count = entries.len();
    let focused = entries.iter().position(Response::has_focus);
    let Some(at) = focused else {
        entries.iter().take(1).for_each(Response::request_focus);
        return;
    };
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        tab: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(entries[at].id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let next = if pressed(Key::ArrowDown) || pressed(Key::Tab) {
        at + 1
    } else if pressed(Key::ArrowUp) {
        at + count - 1
    } else {
        return;
    };
    entries[next % count].request_focus();
}
