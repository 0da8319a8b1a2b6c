//! The question of the document that is being decided, above what it is about.

use egui::{Frame, Margin, Ui};

use crate::command::CommandId;
use crate::state::{Editing, Msg};
use crate::theme::Palette;
use crate::ui::widgets::{link, overline, prose};
use crate::view::scene::ColorRole;

use super::DetailPanel;

impl DetailPanel<'_> {
    /// The question with what can be done, or how many there are.
    pub(super) fn decision_ui(&mut self, ui: &mut Ui) {
        let Some(editing) = self.state.editing() else {
            return;
        };
        let count = editing.remarks().len();
        let Some((at, remark)) = editing.deciding() else {
            self.decisions_ui(ui, editing);
            return;
        };
        let palette = Palette::of(ui.visuals());
        let frame = Frame::NONE
            .fill(palette.color(ColorRole::AccentWash))
            .corner_radius(4.0)
            .inner_margin(Margin::symmetric(10, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let heading = format!("To decide · {} of {count}", at + 1);
            overline(ui, &heading, palette.color(ColorRole::Accent));
            prose(ui, &crate::words::capitalised(&remark.words));
            ui.horizontal_wrapped(|ui| {
                for (name, command, msg) in [
                    ("Accept", CommandId::AcceptDecision, Msg::AcceptDecision),
                    ("Take away", CommandId::Delete, Msg::DeleteSelection),
                    ("Next", CommandId::NextDecision, Msg::Decide(true)),
                ] {
                    let hint = command.command().hint(ui.ctx().os());
                    if ui.button(name).on_hover_text(hint).clicked() {
                        self.out.push(msg);
                    }
                }
                if ui.button("Later").on_hover_text("End the walk").clicked() {
                    self.out.push(Msg::EndDecisions);
                }
            });
        });
        ui.add_space(8.0);
    }

    fn decisions_ui(&mut self, ui: &mut Ui, editing: &Editing) {
        let count = editing.remarks().len();
        if count == 0 || self.state.selected().is_some() {
            return;
        }
        let word = if count == 1 { "question" } else { "questions" };
        if link(ui, &format!("{count} {word} to decide (N)")).clicked() {
            self.out.push(Msg::Decide(true));
        }
        ui.add_space(6.0);
    }
}
