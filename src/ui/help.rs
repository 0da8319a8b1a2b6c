//! The keys and the legend, over everything else.

use egui::{Align, Grid, Id, Layout, Modal, ScrollArea, Ui, style::ScrollStyle};

use crate::command::{COMMANDS, Command, Group};
use crate::state::{Msg, State};

use super::detail::legend_ui;
use super::widgets::{muted, semibold};

/// The room around the contents, and the height of the heading, in points.
const AROUND: f32 = 80.0;
const HEADING: f32 = 40.0;
/// Columns narrower than this would break the names of most commands.
const COLUMN: f32 = 380.0;
/// The room that the keys of a command take beside its name.
const KEYS: f32 = 176.0;

pub fn help_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let room = ui.ctx().content_rect().size();
    let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::same(20));
    let modal = Modal::new(Id::unique("help"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room.x - AROUND).min(980.0));
            let height = (room.y - AROUND - HEADING).min(900.0);
            // A bar that stays says that there is more below.
            ui.spacing_mut().scroll = ScrollStyle {
                foreground_color: true,
                ..ScrollStyle::solid()
            };
            ui.horizontal(|ui| {
                ui.label(semibold("Keys and legend").size(18.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close").clicked() {
                        out.push(Msg::ToggleHelp);
                    }
                });
            });
            ui.add_space(6.0);
            ScrollArea::vertical()
                .auto_shrink(false)
                .max_height(height)
                .min_scrolled_height(height)
                .show(ui, |ui| columns_ui(ui, state));
        });
    if modal.backdrop_response.clicked() {
        out.push(Msg::ToggleHelp);
    }
}

fn columns_ui(ui: &mut Ui, state: &State) {
    let in_presentation = state.presentation().is_some();
    if ui.available_width() < 2.0 * COLUMN {
        keys_ui(ui, in_presentation);
        mouse_and_legend_ui(ui, state);
        return;
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let from_the_left = Layout::top_down(Align::Min);
        left.with_layout(from_the_left, |ui| keys_ui(ui, in_presentation));
        right.with_layout(from_the_left, |ui| mouse_and_legend_ui(ui, state));
    });
}

fn mouse_and_legend_ui(ui: &mut Ui, state: &State) {
    ui.label(semibold("With the mouse"));
    let mouse: &[&str] = match state.presentation() {
        Some(_) => &MOUSE_IN_TALK,
        None => &MOUSE,
    };
    for line in mouse {
        ui.label(muted(ui, line));
    }
    legend_ui(ui, &state.timeline);
}

const MOUSE: [&str; 11] = [
    "Wheel: zoom at the pointer; over the names at the left: scroll",
    "Drag, or Shift and wheel: pan",
    "Click an event, a claim or a mark: read it",
    "Right click it: all that can be done with it; double click it: fit it, or on nothing, everything",
    "Drag an end of an event: another date, with Alt in a finer unit; the event itself: another lane, or a claim that speaks of it",
    "Double click in a lane: a new event there",
    "Click a count: zoom in to its events, or list those that no scale takes apart",
    "Click an arrow at the end of a row: go to the events that lie there",
    "Click the length over a folded stretch: true scale",
    "Drag the window in the overview, or its ends: move or zoom; click beside it: look elsewhere",
    "Drag the edge of a panel: its size",
];

const MOUSE_IN_TALK: [&str; 5] = [
    "Click on nothing: next; right click: back",
    "Click an event: tell the room about it; Esc returns to the step",
    "Wheel: zoom at the pointer",
    "Drag, or Shift and wheel: pan",
    "Point in the live picture: the room sees it",
];

fn keys_ui(ui: &mut Ui, in_presentation: bool) {
    Grid::new("keys")
        .num_columns(2)
        .spacing([14.0, 3.0])
        .max_col_width((ui.available_width() - KEYS).max(KEYS))
        .show(ui, |ui| {
            for group in Group::ALL {
                let commands: Vec<&Command> = COMMANDS
                    .iter()
                    .filter(|command| {
                        command.group == group && command.is_available(in_presentation)
                    })
                    .collect();
                if commands.is_empty() {
                    continue;
                }
                ui.label(semibold(group.title()));
                ui.end_row();
                for command in commands {
                    ui.label(semibold(&command.keys_text(ui.ctx().os())));
                    ui.label(command.name);
                    ui.end_row();
                }
                ui.label("");
                ui.end_row();
            }
        });
}
