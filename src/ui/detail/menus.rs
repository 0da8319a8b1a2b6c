//! What can be done with what is read, and the names that it has in the file.

use egui::{Align, Layout, Ui};

use crate::command::CommandId;
use crate::document::date::Calendar;
use crate::document::source::ValueName;
use crate::document::{MAX_WEIGHT, RelativeTo, quoted};
use crate::state::{Edit, Msg, Named};
use crate::timeline::{ClaimIx, EventIx};
use crate::ui::choice::{choice_ui, entry_ui, more_ui, option_ui, switch_ui};
use crate::ui::field::{Field, name_ui};
use crate::ui::widgets::{muted, note, section};
use crate::view::look::SelectionIx;

use super::DetailPanel;

impl DetailPanel<'_> {
    /// What can be done with an event.
    pub(super) fn event_menu_ui(&mut self, ui: &mut Ui, event: EventIx) {
        if !self.is_editable() {
            return;
        }
        let timeline = &self.state.timeline;
        let entry = timeline.event(event);
        let mut asked = None;
        more_ui(ui, &format!("Menu of “{}”", entry.title), "…", |ui| {
            if entry.record.is_none() && entry_ui(ui, true, "Tell the record’s date") {
                let edit = Edit::new_record(timeline.document(), entry);
                asked = Some(Msg::Edit(edit));
            }
            asked = asked.take().or(talk_entry_ui(ui));
            if entry_ui(ui, true, &with_keys(ui, "Take it away", CommandId::Delete)) {
                asked = Some(Msg::Delete(SelectionIx::Event(event).named(timeline)));
            }
        });
        self.out.extend(asked);
    }

    /// What can be done with a claim.
    pub(super) fn claim_menu_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        if !self.is_editable() {
            return;
        }
        let timeline = &self.state.timeline;
        let number = timeline.claim(claim).number;
        let by_number = timeline.claims_by_number();
        let mut asked = None;
        more_ui(ui, &format!("Menu of claim {number}"), "…", |ui| {
            for (name, command, down, end) in [
                ("Further up", CommandId::MoveUp, false, by_number.first()),
                ("Further down", CommandId::MoveDown, true, by_number.last()),
            ] {
                if entry_ui(ui, end != Some(&claim), &with_keys(ui, name, command)) {
                    asked = Some(Msg::MoveOn(Some(number), down));
                }
            }
            if entry_ui(ui, true, "Another number") {
                asked = Some(Msg::TypeName(Named::Claim(number), number.to_string()));
            }
            asked = asked.take().or(talk_entry_ui(ui));
            if entry_ui(ui, true, &with_keys(ui, "Take it away", CommandId::Delete)) {
                asked = Some(Msg::Delete(SelectionIx::Claim(claim).named(timeline)));
            }
        });
        self.out.extend(asked);
    }

    /// What an event's date counts from, and the calendar it is written in.
    pub(super) fn date_menu_ui(&mut self, ui: &mut Ui, event: EventIx) {
        if !self.is_editable() {
            return;
        }
        let entry = self.state.timeline.event(event);
        let mut asked = None;
        more_ui(ui, "How the date is read", "…", |ui| {
            let counts = entry.when.relative_to == RelativeTo::Writing;
            let is_tied = entry.when.relative_to.event().is_some();
            if !is_tied && switch_ui(ui, counts, "It counts from the writing") {
                asked = Some(Edit::counts_from_writing(entry, !counts));
            }
            if let Some(calendar) = calendars_ui(ui, entry.when.calendar) {
                let date = ValueName::event(&entry.id).field("when");
                asked = Some(Edit::calendar(date, &quoted(&entry.title), calendar));
            }
        });
        self.edit(asked);
    }

    /// What can be done with what the record says of an event.
    pub(super) fn record_menu_ui(&mut self, ui: &mut Ui, event: EventIx) {
        if !self.is_editable() {
            return;
        }
        let entry = self.state.timeline.event(event);
        let Some(record) = &entry.record else {
            return;
        };
        let mut asked = None;
        let name = format!("Menu of the record of “{}”", entry.title);
        more_ui(ui, &name, "…", |ui| {
            if let Some(calendar) = calendars_ui(ui, record.calendar) {
                let date = ValueName::event(&entry.id).field("record");
                asked = Some(Edit::calendar(date, &quoted(&entry.title), calendar));
            }
            if entry_ui(ui, true, "Take it away") {
                asked = Some(Edit::without_record(entry));
            }
        });
        self.edit(asked);
    }

    /// An event's id and its weight.
    pub(super) fn event_in_file_ui(&mut self, ui: &mut Ui, event: EventIx) {
        if !self.is_editable() {
            return;
        }
        let entry = self.state.timeline.event(event);
        let mut asked = None;
        section(ui, "In the file", |ui| {
            self.id_ui(ui, &Named::Event(entry.id.clone()));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 1.0;
                note(ui, "Named before others:");
                let told = |weight: Option<u32>| match weight {
                    Some(weight) => format!("weight {weight}"),
                    None => "by its claims".to_owned(),
                };
                let shown = muted(ui, &told(entry.weight)).size(13.0);
                choice_ui(ui, "Weight", shown, |ui| {
                    let weights = (1..=MAX_WEIGHT).rev().map(Some);
                    for weight in [None].into_iter().chain(weights) {
                        if option_ui(ui, entry.weight == weight, &told(weight)) {
                            asked = Some(Edit::weight(entry, weight));
                        }
                    }
                });
            });
        });
        self.edit(asked);
    }

    /// The id of something, which is typed after a click.
    pub(super) fn id_ui(&mut self, ui: &mut Ui, of: &Named) {
        if name_ui(ui, self.state, of, self.out) {
            return;
        }
        let typed = of.typed();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            note(ui, "Id:");
            let shown = muted(ui, &typed).size(13.0);
            let button = egui::Button::new(shown).frame_when_inactive(false);
            let button = ui.add(button.small());
            let hint = "Another id; whatever refers to it follows";
            if button.on_hover_text(hint).clicked() {
                self.out.push(Msg::TypeName(of.clone(), typed.clone()));
            }
        });
    }

    /// A field with a menu of what can be done with it at its right.
    pub(super) fn field_with_menu_ui(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        name: &str,
        list: impl FnOnce(&mut Ui),
    ) {
        if !self.is_editable() {
            return self.field_ui(ui, field);
        }
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            more_ui(ui, name, "…", list);
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| self.field_ui(ui, field));
        });
    }

    /// A text that is shown where it is there or typed; a menu begins it.
    pub(super) fn field_if_any_ui(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let typed_in = self.state.editing().and_then(|editing| editing.field());
        if !field.text.is_empty() || typed_in == Some(&field.name) {
            self.field_ui(ui, field);
        }
    }
}

/// The calendars that a date may be written in; the one that is chosen now.
pub(super) fn calendars_ui(ui: &mut Ui, chosen: Calendar) -> Option<Calendar> {
    let mut asked = None;
    for (calendar, name) in [
        (Calendar::Gregorian, "New Style"),
        (Calendar::Julian, "Old Style"),
    ] {
        if option_ui(ui, chosen == calendar, name) {
            asked = Some(calendar);
        }
    }
    asked
}

/// The entry that makes a step of the talk of what is selected.
fn talk_entry_ui(ui: &mut Ui) -> Option<Msg> {
    let name = with_keys(ui, "Add it to the talk", CommandId::AddStep);
    entry_ui(ui, true, &name).then_some(Msg::AddStep(None))
}

/// The name of an entry with the keys that do the same.
pub(super) fn with_keys(ui: &Ui, name: &str, command: CommandId) -> String {
    format!("{name} ({})", command.command().keys_text(ui.ctx().os()))
}
