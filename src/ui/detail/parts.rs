//! The parts of a document that events and claims refer to: its lanes, its cast and its words.

use egui::Ui;

use crate::document::date::Hemisphere;
use crate::document::source::ValueName;
use crate::state::{Edit, Msg, Named};
use crate::ui::choice::{add_ui, choice_ui, entry_ui, option_ui};
use crate::ui::field::{Field, name_ui};
use crate::ui::widgets::{NOTE, link, muted, note, section, section_heading};
use crate::view::look::SelectionIx;

use super::DetailPanel;

impl DetailPanel<'_> {
    /// The lanes, to name, to order and to add to.
    pub(super) fn document_lanes_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        section_heading(ui, "Lanes, from top to bottom", |ui| {
            if add_ui(ui, "New lane") {
                asked = Some(Edit::new_lane(document, editing.source(), None));
            }
        });
        for lane in &document.lanes {
            let of = format!("of the lane “{}”", lane.name);
            let name = |field| ValueName::lane(&lane.id).field(field);
            let field = Field {
                is_optional: false,
                ..Field::prose(name("name"), "name", &of, &lane.name)
            };
            let id = Named::Lane(lane.id.clone());
            let menu = format!("Lane “{}”", lane.name);
            let mut begins = None;
            self.field_with_menu_ui(ui, &field, &menu, |ui| {
                for (text, edit) in [
                    ("Further up", Edit::move_lane(document, lane, false)),
                    ("Further down", Edit::move_lane(document, lane, true)),
                    ("Take it away", Edit::without_lane(document, lane)),
                ] {
                    if entry_ui(ui, edit.is_some(), text) {
                        asked = edit;
                    }
                }
                if entry_ui(ui, lane.holds.is_empty(), "Say what it holds") {
                    begins = Some(Msg::BeginField(name("holds")));
                }
                if entry_ui(ui, true, "Another id") {
                    begins = Some(Msg::TypeName(id.clone(), id.typed()));
                }
            });
            self.out.extend(begins);
            name_ui(ui, self.state, &id, self.out);
            let holds = Field {
                look: NOTE,
                ..Field::prose(
                    name("holds"),
                    "line on what belongs there",
                    &of,
                    &lane.holds,
                )
            };
            self.field_if_any_ui(ui, &holds);
        }
        self.out.extend(asked.map(Msg::Edit));
    }

    /// Those that the text speaks of, to read and to add to.
    pub(super) fn cast_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        section_heading(ui, "Who it speaks of", |ui| {
            if add_ui(ui, "Somebody new") {
                asked = Some(Edit::new_actor(document, editing.source(), None));
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for actor in &document.actors {
                if let Some(found) = self.state.timeline.actor_by_id(&actor.id) {
                    self.selection_link(ui, &actor.name, SelectionIx::Actor(found));
                }
            }
        });
        self.out.extend(asked.map(Msg::Edit));
    }

    /// The document's words for its claims, and the half of the globe that its seasons are of.
    pub(super) fn document_words_ui(&mut self, ui: &mut Ui) {
        let document = self.state.timeline.document();
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        section(ui, "Article, words and seasons", |ui| {
            if document.source.text_inline.is_none() {
                let file = document.source.text.as_deref().unwrap_or_default();
                let name = ValueName::to("source").field("text");
                let field = Field {
                    look: NOTE,
                    ..Field::prose(name, "file of the article", "beside this one", file)
                };
                self.field_ui(ui, &field);
            }
            let words = &document.claims_are_called;
            let name = ValueName::to("claims_are_called");
            match editing.source().span(&name) {
                None => {
                    if link(ui, "Call the claims otherwise").clicked() {
                        asked = Some(Edit::claim_words(document));
                    }
                }
                Some(_) => {
                    for (name, what, text) in [
                        ("one", "word for one claim", &words.one),
                        ("many", "word for claims", &words.many),
                    ] {
                        let name = ValueName::to("claims_are_called").field(name);
                        let field = Field {
                            look: NOTE,
                            is_optional: false,
                            ..Field::prose(name, what, "in this document", text)
                        };
                        self.field_ui(ui, &field);
                    }
                }
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 1.0;
                note(ui, "Summer begins in");
                let told = |hemisphere| match hemisphere {
                    Hemisphere::Northern => "June",
                    Hemisphere::Southern => "December",
                };
                let shown = muted(ui, told(document.hemisphere)).size(13.0);
                choice_ui(ui, "First month of summer", shown, |ui| {
                    for hemisphere in [Hemisphere::Northern, Hemisphere::Southern] {
                        let is_chosen = document.hemisphere == hemisphere;
                        if option_ui(ui, is_chosen, told(hemisphere)) {
                            asked = Some(Edit::hemisphere(hemisphere));
                        }
                    }
                });
            });
        });
        self.edit(asked);
    }
}
