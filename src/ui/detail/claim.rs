//! A claim in full, or its link to one event.

use egui::Ui;

use crate::document::source::ValueName;
use crate::state::Named;
use crate::theme::Palette;
use crate::timeline::{ClaimIx, LinkIx};
use crate::ui::field::{Field, name_ui};
use crate::ui::rich_text::TextLook;
use crate::ui::widgets::{
    NOTE, PROSE, link_mark, note, overline, pictured_row, section, section_heading,
};
use crate::view::look::SelectionIx;
use crate::view::scene::ColorRole;
use crate::words;

use super::{DetailPanel, MAX_LISTED, more_ui};

impl DetailPanel<'_> {
    pub(super) fn claim_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let timeline = &self.state.timeline;
        let entry = timeline.claim(claim);
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let named = Named::Claim(entry.number);
        if !name_ui(ui, self.state, &named, self.out) {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                let heading = format!("{} {}", words::claim_word(timeline), entry.number);
                overline(ui, &heading, accent);
                self.claim_menu_ui(ui, claim);
            });
        }
        let of = format!(
            "of {} {}",
            words::claim_word(timeline).to_lowercase(),
            entry.number
        );
        let name = ValueName::claim(entry.number);
        self.field_ui(
            ui,
            &Field::title(name.clone().field("title"), &of, &entry.title),
        );
        let summary = Field::prose(name.field("summary"), "summary", &of, &entry.summary);
        self.field_ui(ui, &summary);
        if !entry.summary.is_empty() {
            let author = words::author(&timeline.document().source);
            note(ui, &format!("Our summary of what {author} argues."));
        }
        let links = timeline.links_of_claim(claim);
        if !links.is_empty() || self.is_editable() {
            section_heading(ui, "Events it speaks of, in time", |ui| {
                self.choose_events_ui(ui, claim);
            });
            for id in links.iter().take(MAX_LISTED) {
                self.event_row_ui(ui, *id);
            }
            more_ui(ui, links.len());
        }
        if let Some(chain) = words::chain(timeline, claim) {
            note(ui, &chain);
        }
        if !entry.builds_on.is_empty() || self.is_editable() {
            section_heading(ui, "Builds on", |ui| self.choose_premises_ui(ui, claim));
            for &number in &entry.builds_on {
                self.claim_numbered_link(ui, number);
            }
        }
        let followers = timeline.structure().followers_of(claim);
        if !followers.is_empty() {
            section(ui, "Those that build on it", |ui| {
                for follower in followers.iter().take(MAX_LISTED) {
                    self.claim_link(ui, *follower);
                }
                more_ui(ui, followers.len());
            });
        }
        self.tensions_ui(ui, claim);
        self.actors_ui(ui, SelectionIx::Claim(claim), &entry.actors);
    }

    /// The claims that this one is hard to hold together with, and why.
    fn tensions_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let timeline = &self.state.timeline;
        let tensions = timeline.tensions_of(claim);
        if tensions.is_empty() && !self.is_editable() {
            return;
        }
        section_heading(ui, "Hard to hold together with", |ui| {
            self.choose_tensions_ui(ui, claim);
        });
        for (other, text) in tensions {
            self.claim_link(ui, other);
            let (one, two) = (timeline.claim(claim), timeline.claim(other));
            let says_it = one
                .tensions
                .iter()
                .any(|tension| tension.with == two.number);
            let name = match says_it {
                true => ValueName::tension(one.number, two.number),
                false => ValueName::tension(two.number, one.number),
            };
            let of = format!("on claims {} and {}", one.number, two.number);
            let field = Field {
                look: NOTE,
                ..Field::prose(name.field("note"), "note", &of, text)
            };
            self.field_ui(ui, &field);
        }
    }

    /// An event of the claim, with what the claim makes of it.
    fn event_row_ui(&mut self, ui: &mut Ui, id: LinkIx) {
        let timeline = &self.state.timeline;
        let event = timeline.event_of_link(id);
        let link = timeline.link(id);
        let mut line = format!(
            "{} · {}",
            words::role(link.role),
            timeline.date_label(event).words
        );
        if let Some(kind) = words::kind_note(timeline.event(event).kind) {
            line = format!("{line} · {kind}");
        }
        pictured_row(
            ui,
            18.0,
            |ui, rect| link_mark(ui, rect, timeline, id),
            |ui| {
                self.linked_ui(ui, id, |panel, ui| panel.event_link(ui, event));
                note(ui, &line).on_hover_text(format!("EDTF {}", timeline.date_label(event).edtf));
                self.link_note_ui(ui, id, PROSE);
            },
        );
    }

    /// What a claim makes of an event, in a few words.
    pub(super) fn link_note_ui(&mut self, ui: &mut Ui, id: LinkIx, look: TextLook) {
        let timeline = &self.state.timeline;
        let (claim, link) = (timeline.claim(id.claim).number, timeline.link(id));
        let title = &timeline.event(timeline.event_of_link(id)).title;
        let name = ValueName::link(claim, &link.event, link.role).field("note");
        let of = format!("of claim {claim} on “{title}”");
        let text = link.note.as_deref().unwrap_or_default();
        let editing = self.state.editing();
        let is_typed = editing.is_some_and(|editing| editing.field() == Some(&name));
        if text.is_empty() && !is_typed {
            return;
        }
        let field = Field {
            look,
            ..Field::prose(name, "note", &of, text)
        };
        self.field_ui(ui, &field);
    }

    pub(super) fn link_ui(&mut self, ui: &mut Ui, id: LinkIx) {
        let timeline = &self.state.timeline;
        let link = timeline.link(id);
        let event = timeline.event_of_link(id);
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let heading = format!(
            "{} {} on one event · {}",
            words::claim_word(timeline),
            timeline.claim(id.claim).number,
            words::role(link.role)
        );
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            overline(ui, &heading, accent);
            self.choose_role_ui(ui, id);
        });
        pictured_row(
            ui,
            18.0,
            |ui, rect| link_mark(ui, rect, timeline, id),
            |ui| {
                self.link_note_ui(ui, id, PROSE);
                note(ui, &words::capitalised(words::directness(link.direct)));
            },
        );
        section(ui, &words::claim_word(timeline), |ui| {
            self.claim_link(ui, id.claim);
            self.text_ui(ui, &timeline.claim(id.claim).summary, PROSE);
        });
        section(ui, "Event", |ui| {
            self.event_link(ui, event);
            let said = timeline.date_label(event);
            ui.label(words::capitalised(&said.words))
                .on_hover_text(format!("EDTF {}", said.edtf));
            note(ui, words::kind(timeline.event(event).kind));
            if let Some(about) = &timeline.event(event).about {
                self.text_ui(ui, about, PROSE);
            }
        });
    }
}
