//! The keys and the legend, over everything else.

use egui::{Grid, Id, Modal, ScrollArea, Ui};

use crate::command::{COMMANDS, Group};
use crate::state::{Msg, State};

use super::detail::legend_ui;
use super::widgets::{muted, semibold};

pub fn help_ui(ui: &Ui, state: &State, out: &mut Vec<Msg>) {
    let room = ui.ctx().content_rect().size();
    let frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::same(20));
    let modal = Modal::new(Id::unique("help"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room.x - 80.0).min(900.0));
            let height = (room.y - 120.0).min(760.0);
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
    ui.columns(2, |columns| {
        let [keys, legend] = columns else { return };
        for group in Group::ALL {
            keys.label(semibold(group.title()));
            Grid::new(group.title())
                .num_columns(2)
                .spacing([14.0, 4.0])
                .show(keys, |ui| {
                    for command in COMMANDS.iter().filter(|command| command.group == group) {
                        ui.label(semibold(&command.keys_text()));
                        ui.label(command.name);
                        ui.end_row();
                    }
                });
            keys.add_space(8.0);
        }
        keys.label(semibold("With the mouse"));
        for line in [
            "Wheel: zoom at the pointer",
            "Drag, or Shift and wheel: pan",
            "Click an event or a claim: read it",
            "Click a count: zoom in to its events",
            "Click a folded stretch: true scale",
        ] {
            keys.label(muted(keys, line));
        }
        legend_ui(legend, &state.timeline);
    });
}
