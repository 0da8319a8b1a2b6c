//! The legend in the panel and in the help.

use egui::{Rect, Ui};

use crate::fonts::WindowMeasure;
use crate::theme::Palette;
use crate::timeline::Timeline;
use crate::ui::paint::paint_marks;
use crate::ui::widgets::{note, pictured_row, section};
use crate::view::legend::{Group, LegendEntry, legend};

pub fn legend_ui(ui: &mut Ui, timeline: &Timeline) {
    for group in Group::ALL {
        if group == Group::Links && timeline.claims_by_number().is_empty() {
            continue;
        }
        section(ui, &group.heading(timeline), |ui| {
            for entry in legend().filter(|entry| entry.group() == group) {
                pictured_row(
                    ui,
                    entry.sample_width() + 8.0,
                    |ui, rect| draw_sign(ui, rect, &entry),
                    |ui| {
                        note(ui, entry.says);
                    },
                );
            }
            if let Some(closing) = closing(group) {
                note(ui, closing);
            }
        });
    }
}

/// The sentence under a group of signs, if there is any.
fn closing(group: Group) -> Option<&'static str> {
    match group {
        Group::Dates => Some("Hue tells the lane and nothing else."),
        Group::Time | Group::Structure => None,
        Group::Links => Some(
            "A mark stands where its event does, in its hue: at the middle of a date, at the start of a period, and left of the axis where there is no date.",
        ),
    }
}

/// Draws a sign into a rectangle.
pub fn draw_sign(ui: &Ui, rect: Rect, entry: &LegendEntry) {
    let marks = entry.draw(rect.min, &mut WindowMeasure(ui.ctx()));
    paint_marks(
        ui.painter(),
        Palette::of(ui.visuals()),
        &marks,
        egui::Pos2::ZERO,
    );
}
