//! The list of a count's events, over everything else.

use egui::{Button, Id, Margin, Modal, ScrollArea, Ui, vec2};

use crate::bidi::in_visual_order;
use crate::state::{Msg, State};
use crate::timeline::EventIx;
use crate::view::look::SelectionIx;
use crate::view::scene::Target;
use crate::words;

use super::preview;
use super::widgets::{muted, semibold};

/// The widest that the list gets, and the room that it leaves around it, in points.
const WIDTH: f32 = 620.0;
const AROUND: f32 = 80.0;
const ROW: f32 = 26.0;
/// Rows beyond those in view, so that the keyboard's focus can go on to them.
const BEYOND: usize = 1;

pub fn listed_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(events) = state.listed_events() else {
        return;
    };
    let room = ui.ctx().content_rect().size();
    let frame = egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("listed"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room.x - AROUND).min(WIDTH));
            ui.horizontal(|ui| {
                ui.label(semibold(&words::count_events(events.len())).size(16.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close").clicked() {
                        out.push(Msg::Dismiss);
                    }
                });
            });
            ui.add_space(6.0);
            let height = (ROW * events.len() as f32).min(room.y - 2.0 * AROUND);
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show_viewport(ui, |ui, viewport| {
                    ui.set_height(ROW * events.len() as f32);
                    let first = (viewport.top() / ROW) as usize;
                    let last = (viewport.bottom() / ROW).ceil() as usize + BEYOND;
                    let rows = first.saturating_sub(BEYOND)..last.min(events.len());
                    ui.add_space(ROW * rows.start as f32);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for event in &events[rows] {
                        row_ui(ui, state, *event, *event == events[0], out);
                    }
                });
        });
    if modal.backdrop_response.clicked() {
        out.push(Msg::Dismiss);
    }
}

fn row_ui(ui: &mut Ui, state: &State, event: EventIx, is_first: bool, out: &mut Vec<Msg>) {
    let timeline = &state.timeline;
    let title = in_visual_order(&timeline.event(event).title);
    let date = muted(ui, &timeline.date_label(event).words);
    let size = vec2(ui.available_width(), ROW);
    let button = Button::selectable(false, title)
        .right_text(date)
        .truncate()
        .min_size(size);
    let response = ui
        .push_id(event, |ui| ui.add_sized(size, button))
        .inner
        .on_hover_ui(|ui| preview::preview_ui(ui, state, &Target::Event(event)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    // The keyboard begins at the first.
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() {
        out.push(Msg::Select(SelectionIx::Event(event).named(timeline)));
    }
}
