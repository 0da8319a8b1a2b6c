//! Somebody the text speaks of: other names, events and claims.

use egui::Ui;

use crate::document::source::ValueName;
use crate::state::{Edit, Named};
use crate::theme::Palette;
use crate::timeline::ActorIx;
use crate::ui::choice::{add_ui, entry_ui};
use crate::ui::field::Field;
use crate::ui::widgets::{lane_bar, note, overline, section, section_heading};
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
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            ui.spacing_mut().interact_size.y = 0.0;
            overline(ui, "Who", accent);
            self.choose_lane_of_actor_ui(ui, actor);
        });
        let name = ValueName::actor(&entry.id);
        let of = format!("of “{}”", entry.name);
        let field = Field {
            what: "name",
            ..Field::title(name.clone().field("name"), &of, &entry.name)
        };
        self.field_ui(ui, &field);
        let text = entry.note.as_deref().unwrap_or_default();
        self.field_ui(ui, &Field::prose(name.field("note"), "note", &of, text));
        self.other_names_ui(ui, actor);
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
        if self.is_editable() {
            section(ui, "In the file", |ui| {
                self.id_ui(ui, &Named::Actor(entry.id.clone()));
            });
        }
    }

    /// The other names that somebody has.
    fn other_names_ui(&mut self, ui: &mut Ui, actor: ActorIx) {
        let entry = self.state.timeline.actor(actor);
        if entry.other_names.is_empty() && !self.is_editable() {
            return;
        }
        let mut asked = None;
        section_heading(ui, "Also called", |ui| {
            if self.is_editable() && add_ui(ui, "Another name") {
                asked = Some(Edit::new_other_name(entry));
            }
        });
        for (at, text) in entry.other_names.iter().enumerate() {
            let menu = format!("Menu of other name {} of “{}”", at + 1, entry.name);
            let name = ValueName::actor(&entry.id).field("other_names").at(at);
            let of = format!("{} of “{}”", at + 1, entry.name);
            let field = Field {
                is_optional: false,
                ..Field::prose(name, "other name", &of, text)
            };
            self.field_with_menu_ui(ui, &field, &menu, |ui| {
                if entry_ui(ui, true, "Take it away") {
                    asked = Some(Edit::without_other_name(entry, at));
                }
            });
        }
        self.edit(asked);
    }
}
