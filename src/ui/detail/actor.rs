//! Somebody the text speaks of: other names, events and claims.

use egui::Ui;

use crate::document::source::ValueName;
use crate::theme::Palette;
use crate::timeline::ActorIx;
use crate::ui::field::Field;
use crate::ui::widgets::{lane_bar, note, overline, prose, section};
use crate::view::scene::ColorRole;

use super::{DetailPanel, MAX_LISTED, more_ui};

impl DetailPanel<'_> {
    pub(super) fn actor_ui(&mut self, ui: &mut Ui, actor: ActorIx) {
        let timeline = &self.state.timeline;
        let entry = timeline.actor(actor);
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let lane = entry
            .lane
            .as_ref()
            .and_then(|id| timeline.document_lane_by_id(id));
        if let Some(lane) = lane {
            lane_bar(ui, lane);
        }
        overline(ui, "Who", accent);
        let name = ValueName::actor(&entry.id);
        let of = format!("of “{}”", entry.name);
        let field = Field {
            what: "name",
            ..Field::title(name.clone().field("name"), &of, &entry.name)
        };
        self.field_ui(ui, &field);
        let text = entry.note.as_deref().unwrap_or_default();
        self.field_ui(ui, &Field::prose(name.field("note"), "note", &of, text));
        if !entry.other_names.is_empty() {
            section(ui, "Also called", |ui| {
                for name in &entry.other_names {
                    prose(ui, name);
                }
            });
        }
        let events = timeline.events_of_actor(actor);
        if !events.is_empty() {
            section(ui, "Events, in time", |ui| {
                for &event in events.iter().take(MAX_LISTED) {
                    self.event_link(ui, event);
                    let said = timeline.date_label(event);
                    note(ui, &said.words).on_hover_text(format!("EDTF {}", said.edtf));
                }
                more_ui(ui, events.len());
            });
        }
        let claims = timeline.claims_of_actor(actor);
        if !claims.is_empty() {
            let heading = self.claims_word();
            section(ui, &heading, |ui| {
                for claim in claims {
                    self.claim_link(ui, claim);
                }
            });
        }
    }
}
