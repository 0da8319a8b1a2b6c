//! Choices of the panel: how real an event is, its lane, who took part, its claims and its part in each.

use egui::Ui;

use crate::document::source::ValueName;
use crate::document::{ActorId, EventKind, Lane, Role};
use crate::state::{Edit, Msg};
use crate::theme::Palette;
use crate::timeline::{ActorIx, ClaimIx, EventIx, LinkIx};
use crate::ui::choice::{choice_ui, entry_ui, more_ui, option_ui, switch_ui};
use crate::ui::field::Field;
use crate::ui::widgets::semibold;
use crate::view::look::{LinkRef, Selection, SelectionIx};
use crate::view::scene::{ColorRole, Hue, Tone};
use crate::words;

use super::DetailPanel;

impl DetailPanel<'_> {
    /// True where the document can be changed.
    pub(super) fn is_editable(&self) -> bool {
        self.state.editing().is_some()
    }

    pub(super) fn edit(&mut self, edit: Option<Edit>) {
        self.out.extend(edit.map(Msg::Edit));
    }

    /// How real an event is and the lane that it is drawn in.
    pub(super) fn kind_and_lane_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let document = timeline.document();
        let entry = timeline.event(event);
        let lane = timeline.document_lane_of(event);
        let color = ColorRole::Lane(Hue::Lane(lane), Tone::Strong);
        let color = Palette::of(ui.visuals()).color(color);
        let over = |text: &str| semibold(text).size(12.0).color(color);
        let Some(editing) = self.state.editing() else {
            ui.label(over(&format!("Event · {}", words::kind(entry.kind))));
            return;
        };
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            ui.label(over("Event ·"));
            choice_ui(ui, "How real", over(words::kind(entry.kind)), |ui| {
                for kind in EventKind::ALL {
                    if option_ui(ui, kind == entry.kind, words::kind(kind)) {
                        asked = Some(Edit::kind(entry, kind));
                    }
                }
            });
            ui.label(over("·"));
            let name_of = |id| document.lanes.iter().find(|lane| Some(&lane.id) == id);
            let name = name_of(entry.lane.as_ref()).map_or("No lane", |lane| lane.name.as_str());
            choice_ui(ui, "Lane", over(name), |ui| {
                for lane in &document.lanes {
                    if option_ui(ui, entry.lane.as_ref() == Some(&lane.id), &lane.name) {
                        asked = Some(Edit::lane(entry, Some(lane)));
                    }
                }
                if option_ui(ui, entry.lane.is_none(), "No lane") {
                    asked = Some(Edit::lane(entry, None));
                }
                if entry_ui(ui, true, "A new lane") {
                    asked = Some(Edit::new_lane(document, editing.source(), Some(entry)));
                }
            });
            self.event_menu_ui(ui, event);
        });
        self.edit(asked);
        // A lane that was made here is called something here.
        let lane = entry
            .lane
            .as_ref()
            .map(|id| (ValueName::lane(id).field("name"), lane));
        if let Some((name, lane)) = lane.filter(|(name, _)| editing.field() == Some(name)) {
            let lane = &document.lanes[lane.0 as usize].name;
            let of = format!("of the lane “{lane}”");
            let field = Field {
                is_optional: false,
                ..Field::prose(name, "name", &of, lane)
            };
            self.field_ui(ui, &field);
        }
    }

    /// Those whom an event or a claim names, to add to and to take from.
    pub(super) fn choose_actors_ui(&mut self, ui: &mut Ui, on: SelectionIx, named: &[ActorId]) {
        let timeline = &self.state.timeline;
        let Some(editing) = self.state.editing() else {
            return;
        };
        let mut asked = None;
        more_ui(ui, "Choose who", "+", |ui| {
            let list = match on {
                SelectionIx::Event(event) => ValueName::event(&timeline.event(event).id),
                SelectionIx::Claim(claim) => ValueName::claim(timeline.claim(claim).number),
                SelectionIx::Link(_) | SelectionIx::Actor(_) => return,
            };
            let list = list.field("actors");
            if entry_ui(ui, true, "Somebody new") {
                let place = Some((list, named.len()));
                asked = Some(Edit::new_actor(
                    timeline.document(),
                    editing.source(),
                    place,
                ));
            }
            for actor in &timeline.document().actors {
                if switch_ui(ui, named.contains(&actor.id), &actor.name) {
                    asked = match on {
                        SelectionIx::Event(event) => {
                            Some(Edit::actor_of_event(timeline.event(event), &actor.id))
                        }
                        SelectionIx::Claim(claim) => {
                            Some(Edit::actor_of_claim(timeline.claim(claim), &actor.id))
                        }
                        SelectionIx::Link(_) | SelectionIx::Actor(_) => None,
                    };
                }
            }
        });
        self.edit(asked);
    }

    /// The claims that speak of an event, to add to and to take from.
    pub(super) fn choose_claims_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        if !self.is_editable() || timeline.document().claims.is_empty() {
            return;
        }
        let entry = timeline.event(event);
        let mut asked = None;
        let name = format!(
            "Choose {} about it",
            timeline.document().claims_are_called.many
        );
        more_ui(ui, &name, "+", |ui| {
            for claim in &timeline.document().claims {
                let is_linked = claim.events.iter().any(|link| link.event == entry.id);
                let name = format!("{}. {}", claim.number, claim.title);
                if switch_ui(ui, is_linked, &name) {
                    asked = Some(Edit::link(claim, entry));
                }
            }
        });
        self.edit(asked);
    }

    /// The events that a claim speaks of, to add to and to take from.
    pub(super) fn choose_events_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let timeline = &self.state.timeline;
        if !self.is_editable() {
            return;
        }
        let entry = timeline.claim(claim);
        let (mut asked, mut is_new) = (None, false);
        more_ui(ui, "Choose the events it speaks of", "+", |ui| {
            is_new = entry_ui(ui, true, "A new event");
            for event in timeline.event_order().all() {
                let event = timeline.event(*event);
                let is_linked = entry.events.iter().any(|link| link.event == event.id);
                if switch_ui(ui, is_linked, &event.title) {
                    asked = Some(Edit::link(entry, event));
                }
            }
        });
        if is_new {
            self.out.push(Msg::NewEvent(Some(entry.number)));
        }
        self.edit(asked);
    }

    /// The claims that a claim builds on, to add to and to take from.
    pub(super) fn choose_premises_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let timeline = &self.state.timeline;
        let claims = &timeline.document().claims;
        if !self.is_editable() || claims.len() < 2 {
            return;
        }
        let entry = timeline.claim(claim);
        let mut asked = None;
        more_ui(ui, "Choose what it builds on", "+", |ui| {
            for other in claims.iter().filter(|other| other.number != entry.number) {
                let name = format!("{}. {}", other.number, other.title);
                if switch_ui(ui, entry.builds_on.contains(&other.number), &name) {
                    asked = Some(Edit::builds_on(entry, other.number));
                }
            }
        });
        self.edit(asked);
    }

    /// The claims that a claim is hard to hold together with, to add to and to take from.
    pub(super) fn choose_tensions_ui(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let timeline = &self.state.timeline;
        let claims = &timeline.document().claims;
        if !self.is_editable() || claims.len() < 2 {
            return;
        }
        let entry = timeline.claim(claim);
        let tensions = timeline.structure().tensions_of(claim);
        let mut asked = None;
        more_ui(
            ui,
            "Choose what it is hard to hold together with",
            "+",
            |ui| {
                for other in claims.iter().filter(|other| other.number != entry.number) {
                    let name = format!("{}. {}", other.number, other.title);
                    let mut others = tensions.iter();
                    let holds = others.any(|ix| timeline.claim(*ix).number == other.number);
                    if switch_ui(ui, holds, &name) {
                        asked = Some(Edit::tension(entry, other));
                    }
                }
            },
        );
        self.edit(asked);
    }

    /// The lane whose colour somebody has.
    pub(super) fn choose_lane_of_actor_ui(&mut self, ui: &mut Ui, actor: ActorIx) {
        let timeline = &self.state.timeline;
        let lanes = &timeline.document().lanes;
        if !self.is_editable() || lanes.is_empty() {
            return;
        }
        let entry = timeline.actor(actor);
        let of_actor = |lane: &&Lane| entry.lane.as_ref() == Some(&lane.id);
        let name = lanes
            .iter()
            .find(of_actor)
            .map_or("No lane", |lane| &lane.name);
        let accent = Palette::of(ui.visuals()).color(ColorRole::Accent);
        let mut asked = None;
        choice_ui(ui, "Lane", semibold(name).size(12.0).color(accent), |ui| {
            for lane in lanes {
                if option_ui(ui, of_actor(&lane), &lane.name) {
                    asked = Some(Edit::lane_of_actor(entry, Some(lane)));
                }
            }
            if option_ui(ui, entry.lane.is_none(), "No lane") {
                asked = Some(Edit::lane_of_actor(entry, None));
            }
        });
        self.edit(asked);
    }

    /// The part that an event plays in a claim, and whether the claim names it.
    pub(super) fn choose_role_ui(&mut self, ui: &mut Ui, id: LinkIx) {
        if !self.is_editable() {
            return;
        }
        let timeline = &self.state.timeline;
        let (claim, link) = (timeline.claim(id.claim).number, timeline.link(id));
        let event = timeline.event(timeline.event_of_link(id));
        let mut asked = None;
        let name = format!("What claim {claim} says of “{}”", event.title);
        more_ui(ui, &name, "…", |ui| {
            for role in Role::ALL {
                if option_ui(
                    ui,
                    role == link.role,
                    &words::capitalised(words::role(role)),
                ) {
                    let edit = Edit::role(claim, event, link.role, role);
                    // What is read is called by its role too.
                    let edit = match self.state.selected() == Some(SelectionIx::Link(id)) {
                        true => edit.select(Selection::Link(LinkRef {
                            claim,
                            event: event.id.clone(),
                            role,
                        })),
                        false => edit,
                    };
                    asked = Some(Msg::Edit(edit));
                }
            }
            ui.separator();
            if switch_ui(ui, link.direct, "The claim names it") {
                let edit = Edit::direct(claim, event, link.role, !link.direct);
                asked = Some(Msg::Edit(edit));
            }
            let note = ValueName::link(claim, &event.id, link.role).field("note");
            if link.note.is_none() && ui.button("Add a note").clicked() {
                asked = Some(Msg::BeginField(note));
            }
            if ui.button("Take it away").clicked() {
                asked = Some(Msg::Delete(SelectionIx::Link(id).named(timeline)));
            }
        });
        self.out.extend(asked);
    }
}
