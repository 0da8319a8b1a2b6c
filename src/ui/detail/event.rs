//! An event in full: the text's words, our reading and its reason, the record, and the claims about it.

use egui::Ui;

use crate::document::RelativeTo;
use crate::document::source::ValueName;
use crate::document::when::Provenance;
use crate::timeline::{EventIx, LinkIx};
use crate::ui::field::Field;
use crate::ui::widgets::{
    NOTE, lane_bar, link_mark, note, pictured_row, section_heading, semibold,
};
use crate::view::look::SelectionIx;
use crate::words;

use super::DetailPanel;

impl DetailPanel<'_> {
    pub(super) fn event_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let entry = timeline.event(event);
        let lane = timeline.document_lane_of(event);
        lane_bar(ui, lane);
        self.kind_and_lane_ui(ui, event);
        let of = format!("of “{}”", entry.title);
        let name = ValueName::event(&entry.id);
        self.field_ui(
            ui,
            &Field::title(name.clone().field("title"), &of, &entry.title),
        );
        let about = entry.about.as_deref().unwrap_or_default();
        let about = Field::prose(name.field("about"), "description", &of, about);
        self.field_ui(ui, &about);
        self.date_ui(ui, event);
        let links = timeline.links_of_event(event).to_vec();
        let heading = match links.len() {
            0 => format!("{} about it: none", self.claims_word()),
            _ => format!("{} about it", self.claims_word()),
        };
        section_heading(ui, &heading, |ui| self.choose_claims_ui(ui, event));
        self.claims_by_role_ui(ui, &links);
        self.carried_ui(ui, event);
        let actors = entry.actors.clone();
        self.actors_ui(ui, SelectionIx::Event(event), &actors);
        self.event_in_file_ui(ui, event);
    }

    /// All that is known of an event's date.
    fn date_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let entry = timeline.event(event);
        let dated = timeline.dated(event);
        let said = timeline.date_label(event);
        self.phrases_ui(ui, event);
        section_heading(ui, "We read it as", |ui| self.date_menu_ui(ui, event));
        self.date_field_ui(ui, event);
        let name = ValueName::event(&entry.id).field("when").field("because");
        let of = format!("for the date of “{}”", entry.title);
        let because = Field::prose(name, "reason", &of, &entry.when.because);
        self.field_ui(ui, &because);
        self.relation_ui(ui, &entry.when.relative_to, dated.provenance);
        if !dated.is_undated() {
            let bounds = words::bounds(timeline, &dated, entry.kind);
            let edtf = format!("EDTF {}", said.edtf);
            // The words above may say the same.
            let known = match bounds == words::capitalised(&said.words) {
                true => edtf,
                false => format!("{bounds} · {edtf}"),
            };
            note(ui, &known);
        }
        self.record_ui(ui, event);
    }

    /// The record's date, where the document tells one.
    fn record_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let entry = timeline.event(event);
        let (Some(record), Some(dated)) = (&entry.record, timeline.record_of(event)) else {
            return;
        };
        let heading = words::record_heading(dated.relation);
        section_heading(ui, heading, |ui| self.record_menu_ui(ui, event));
        let date = words::record_date(timeline, event);
        let hemisphere = timeline.document().hemisphere;
        ui.label(semibold(&words::capitalised(&date)))
            .on_hover_text(format!(
                "{} EDTF {}",
                words::record_meaning(dated.relation),
                record.own_date(hemisphere).edtf()
            ));
        let name = |field| ValueName::event(&entry.id).field("record").field(field);
        let of = format!("on the record of “{}”", entry.title);
        if self.is_editable() {
            self.edtf_ui(ui, name("edtf"), &of, record.edtf.edtf());
        }
        self.field_ui(ui, &Field::prose(name("note"), "note", &of, &record.note));
    }

    /// A date as EDTF has it, to type in.
    pub(super) fn edtf_ui(&mut self, ui: &mut Ui, name: ValueName, of: &str, edtf: &str) {
        let field = Field {
            look: NOTE,
            is_optional: false,
            ..Field::prose(name, "EDTF date", of, edtf)
        };
        self.field_ui(ui, &field);
    }

    fn relation_ui(&mut self, ui: &mut Ui, relative_to: &RelativeTo, made: Provenance) {
        let Some((relation, id)) = words::relation(relative_to) else {
            return;
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let other = match (id, made) {
                (Some(_), Provenance::Derived { from, .. }) => Some(EventIx(from as u32)),
                _ => None,
            };
            match other {
                Some(other) => {
                    ui.label(format!("Counted {relation}"));
                    self.event_link(ui, other);
                }
                None => {
                    ui.label(format!("Counted from {relation},"));
                    ui.label(self.state.timeline.written_label().words.clone());
                }
            }
        });
    }

    fn claims_by_role_ui(&mut self, ui: &mut Ui, links: &[LinkIx]) {
        let timeline = &self.state.timeline;
        for role in words::ROLES {
            let of_role: Vec<LinkIx> = links
                .iter()
                .copied()
                .filter(|link| timeline.link(*link).role == role)
                .collect();
            if of_role.is_empty() {
                continue;
            }
            note(ui, words::as_role(role));
            for id in of_role {
                self.claim_row_ui(ui, id);
            }
        }
    }

    /// A claim that speaks of the event, with what it makes of it.
    fn claim_row_ui(&mut self, ui: &mut Ui, id: LinkIx) {
        let entry = self.state.timeline.link(id).clone();
        pictured_row(
            ui,
            18.0,
            |ui, rect| link_mark(ui, rect, &self.state.timeline, id),
            |ui| {
                self.linked_ui(ui, id, |panel, ui| panel.claim_link(ui, id.claim));
                self.link_note_ui(ui, id, NOTE);
                if !entry.direct {
                    note(ui, "Without naming it.");
                }
            },
        );
    }
}
