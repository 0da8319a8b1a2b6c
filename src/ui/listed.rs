//! A list of events over everything else: a count's, or those with a date of the record.

use egui::{
    Align, CursorIcon, Id, Label, Layout, Margin, Modal, Response, RichText, Role, ScrollArea,
    Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::bidi::in_visual_order;
use crate::document::{EventKind, MAX_WEIGHT};
use crate::fonts::family;
use crate::state::{Listed, Msg, State};
use crate::timeline::EventIx;
use crate::view::look::SelectionIx;
use crate::view::scene::{Face, Target};
use crate::words;

use super::preview;
use super::widgets::{muted, semibold};

/// The widest that the list gets, and the room that it leaves around it, in points.
const WIDTH: f32 = 620.0;
const AROUND: f32 = 80.0;
/// The height of one line of an event of a list, and what is above and below them.
const LINE: f32 = 19.0;
const AROUND_LINES: f32 = 6.0;
/// The height of an event of two lines, and of one of three.
pub const ROW: f32 = AROUND_LINES + 2.0 * LINE;
const RECORD_ROW: f32 = AROUND_LINES + 3.0 * LINE;
/// Rows beyond those in view, so that the keyboard's focus can go on to them.
const BEYOND: usize = 1;

pub fn listed_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(events) = state.listed_events() else {
        return;
    };
    let of_record = state.listed == Some(Listed::Records);
    let heading = match words::records_counted(state.timeline.records()) {
        Some(counted) if of_record => counted,
        _ => words::count_events(events.len()),
    };
    let room = ui.ctx().content_rect().size();
    let frame = egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("listed"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room.x - AROUND).min(WIDTH));
            ui.horizontal(|ui| {
                ui.label(semibold(&heading).size(16.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close").clicked() {
                        out.push(Msg::Dismiss);
                    }
                });
            });
            ui.add_space(6.0);
            let row = if of_record { RECORD_ROW } else { ROW };
            let height = (row * events.len() as f32).min(room.y - 2.0 * AROUND);
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show_viewport(ui, |ui, viewport| {
                    ui.set_height(row * events.len() as f32);
                    let first = (viewport.top() / row) as usize;
                    let last = (viewport.bottom() / row).ceil() as usize + BEYOND;
                    let rows = first.saturating_sub(BEYOND)..last.min(events.len());
                    ui.add_space(row * rows.start as f32);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for event in &events[rows] {
                        let response = match of_record {
                            true => record_ui(ui, state, *event, out),
                            false => held_ui(ui, state, *event, out),
                        };
                        // The keyboard begins at the first.
                        let is_free = ui.memory(|memory| memory.focused().is_none());
                        if *event == events[0] && is_free {
                            response.request_focus();
                        }
                    }
                });
        });
    if modal.backdrop_response.clicked() {
        out.push(Msg::Dismiss);
    }
}

/// An event of a list, which a click reads: its title and how many claims speak of it, below them its date and
/// the weight that its author gives it.
pub fn event_ui(ui: &mut Ui, state: &State, event: EventIx, out: &mut Vec<Msg>) -> Response {
    row_ui(ui, state, event, &[date_line(state, event)], out)
}

/// The same of what a count holds, with how the record goes together with it.
fn held_ui(ui: &mut Ui, state: &State, event: EventIx, out: &mut Vec<Msg>) -> Response {
    let line = words::with_record(date_line(state, event), &state.timeline, event);
    row_ui(ui, state, event, &[line], out)
}

fn date_line(state: &State, event: EventIx) -> String {
    let mut date = state.timeline.date_label(event).words;
    if let Some(note) = words::kind_note(state.timeline.kind_of(event)) {
        date = format!("{date} · {note}");
    }
    if let Some(weight) = state.timeline.event(event).weight {
        date = format!("{date} · weight {weight} of {MAX_WEIGHT}");
    }
    date
}

/// The same with the dates of the record and of the text, each in a line.
fn record_ui(ui: &mut Ui, state: &State, event: EventIx, out: &mut Vec<Msg>) -> Response {
    let timeline = &state.timeline;
    let relation = timeline.record_of(event).map(|record| record.relation);
    let record = format!(
        "{}: {}",
        relation.map_or("The record", words::record_heading),
        words::record_date(timeline, event)
    );
    let text = format!("The text: {}", timeline.date_label(event).words);
    row_ui(ui, state, event, &[record, text], out)
}

/// An event of a list with these lines below its title.
fn row_ui(
    ui: &mut Ui,
    state: &State,
    event: EventIx,
    lines: &[String],
    out: &mut Vec<Msg>,
) -> Response {
    let timeline = &state.timeline;
    let height = AROUND_LINES + (1 + lines.len()) as f32 * LINE;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let entry = timeline.event(event);
    let title = &entry.title;
    let claims = match timeline.claim_count(event) {
        0 => String::new(),
        count => words::count_claims(timeline, count),
    };
    response.widget_info(|| {
        let name = [title.as_str(), &lines.join(", "), &claims].join(", ");
        WidgetInfo::labeled(Role::Button, true, name.trim_end_matches(", "))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, visuals.weak_bg_fill);
    }
    let inner = rect.shrink2(vec2(6.0, AROUND_LINES / 2.0));
    let line = |top: f32, ui: &mut Ui, left: RichText, right: Option<RichText>| {
        let rect = inner
            .with_min_y(inner.top() + top)
            .with_max_y(inner.top() + top + LINE);
        // A child takes no room from the row, whose own is allocated already.
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(right) = right {
                ui.add(Label::new(right).selectable(false));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(left).selectable(false).truncate());
            });
        });
    };
    let claims = (!claims.is_empty()).then(|| muted(ui, &claims).size(12.0));
    let title = RichText::new(in_visual_order(title));
    // As on the canvas, what is only feared never looks like what happened.
    let title = match entry.kind {
        EventKind::Hypothetical => title.family(family(Face::Italic)),
        EventKind::Happened | EventKind::Ongoing | EventKind::Alleged => title,
    };
    line(0.0, ui, title, claims);
    for (index, text) in (1..).zip(lines) {
        line(index as f32 * LINE, ui, muted(ui, text).size(12.0), None);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        out.push(Msg::Select(SelectionIx::Event(event).named(timeline)));
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| preview::preview_ui(ui, state, &Target::Event(event)))
}
