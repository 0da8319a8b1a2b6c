//! The question whether an address that is not of the protected web is to be opened.

use egui::{Id, Label, Margin, Modal, RichText, Ui};

use crate::markup::Address;
use crate::state::Msg;

use super::widgets::{note, semibold};

/// The width of the question in points, and that of the window around it at least.
const WIDTH: f32 = 460.0;
const AROUND: f32 = 60.0;

pub fn asked_address_ui(ui: &Ui, address: &Address, out: &mut Vec<Msg>) {
    let room = ui.ctx().content_rect().width();
    let frame = egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("asked address"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width((room - AROUND).min(WIDTH));
            ui.label(semibold("Open this address?").size(16.0));
            ui.add_space(4.0);
            let whole = RichText::new(address.as_str()).monospace();
            ui.add(Label::new(whole).wrap());
            ui.add_space(4.0);
            note(ui, reason(address));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                if ui.button("Open").clicked() {
                    out.push(Msg::OpenAskedAddress);
                }
                let cancel = ui.button("Cancel");
                // Enter does no harm.
                if ui.memory(|memory| memory.focused().is_none()) {
                    cancel.request_focus();
                }
                if cancel.clicked() {
                    out.push(Msg::Dismiss);
                }
            });
        });
    if modal.backdrop_response.clicked() {
        out.push(Msg::Dismiss);
    }
}

/// The reason why it is not opened at once.
fn reason(address: &Address) -> &'static str {
    if address.is_mail() {
        "It is for a mail program, not for the browser."
    } else {
        "The connection is not encrypted: others on the way can read and change what it shows."
    }
}
