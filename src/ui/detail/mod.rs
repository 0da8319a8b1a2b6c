//! The panel at the right: what is selected, in full; or the document, when nothing is.

mod actor;
mod choices;
mod claim;
mod date_field;
mod decision;
mod event;
mod event_list;
mod filters;
mod intro;
mod legend;
mod menus;
mod parts;
mod phrases;
mod resting;
mod source;
mod talk;

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use crate::document::{ActorId, ClaimNumber};
use crate::state::{Msg, Page, State};
use crate::timeline::{ActorIx, ClaimIx, EventIx, LinkIx};
use crate::view::look::SelectionIx;
use crate::words;

use super::field::{Field, field_ui};
use super::rich_text::{TextLook, rich_text_ui};
use super::widgets::{link, note, section_heading};

pub use legend::{draw_sign, legend_ui};

/// More events than this are not listed one by one.
const MAX_LISTED: usize = 200;

pub fn detail_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    ScrollArea::vertical()
        .id_salt(&state.look().selection)
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(18, 14))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let mut panel = DetailPanel {
                        state,
                        out,
                        wants_focus: state.explore().detail_wants_focus,
                    };
                    panel.contents_ui(ui);
                    if state.explore().detail_wants_focus {
                        panel.out.push(Msg::DetailFocused);
                    }
                });
        });
}

/// The common ground of the panel's parts.
struct DetailPanel<'a> {
    state: &'a State,
    out: &'a mut Vec<Msg>,
    /// The first link takes the keyboard's focus.
    wants_focus: bool,
}

impl DetailPanel<'_> {
    fn contents_ui(&mut self, ui: &mut Ui) {
        self.decision_ui(ui);
        self.resting_ui(ui);
        match self.state.selected() {
            None => match self.state.explore().page {
                Page::Events(order) => self.event_list_ui(ui, order),
                Page::Filters => self.filters_ui(ui),
                Page::Talk => self.talk_ui(ui),
                Page::Introduction => self.intro_ui(ui),
            },
            Some(SelectionIx::Event(event)) => self.event_ui(ui, event),
            Some(SelectionIx::Claim(claim)) => self.claim_ui(ui, claim),
            Some(SelectionIx::Link(link)) => self.link_ui(ui, link),
            Some(SelectionIx::Actor(actor)) => self.actor_ui(ui, actor),
        }
    }

    fn selection_link(&mut self, ui: &mut Ui, text: &str, selection: SelectionIx) {
        let response = link(ui, text);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.clicked() {
            let named = selection.named(&self.state.timeline);
            self.out.push(Msg::Select(named));
        }
    }

    /// A text of the document, whose links can be followed; nothing where there is none.
    fn text_ui(&mut self, ui: &mut Ui, text: &str, look: TextLook) {
        if !text.is_empty() {
            let shown = rich_text_ui(ui, text, look);
            self.out.extend(shown.followed.map(Msg::FollowLink));
        }
    }

    /// A text of the document that can be typed in.
    fn field_ui(&mut self, ui: &mut Ui, field: &Field<'_>) {
        field_ui(ui, self.state, field, self.out);
    }

    fn event_link(&mut self, ui: &mut Ui, event: EventIx) {
        let title = self.state.timeline.event(event).title.clone();
        self.selection_link(ui, &title, SelectionIx::Event(event));
    }

    /// The name of a claim that speaks of an event, or of the event, with what can be done about it.
    fn linked_ui(&mut self, ui: &mut Ui, id: LinkIx, link: impl FnOnce(&mut Self, &mut Ui)) {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            self.choose_role_ui(ui, id);
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| link(self, ui));
        });
    }

    fn claim_link(&mut self, ui: &mut Ui, claim: ClaimIx) {
        let entry = self.state.timeline.claim(claim);
        let text = format!("{}. {}", entry.number, entry.title);
        self.selection_link(ui, &text, SelectionIx::Claim(claim));
    }

    fn claim_numbered_link(&mut self, ui: &mut Ui, number: ClaimNumber) {
        if let Some(claim) = self.state.timeline.claim_numbered(number) {
            self.claim_link(ui, claim);
        }
    }

    /// Those whom something names, each a link.
    fn actors_ui(&mut self, ui: &mut Ui, on: SelectionIx, actors: &[ActorId]) {
        let known: Vec<ActorIx> = actors
            .iter()
            .filter_map(|id| self.state.timeline.actor_by_id(id))
            .collect();
        if known.is_empty() && !self.is_editable() {
            return;
        }
        section_heading(ui, "Who", |ui| self.choose_actors_ui(ui, on, actors));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for actor in known {
                let name = self.state.timeline.actor(actor).name.clone();
                self.selection_link(ui, &name, SelectionIx::Actor(actor));
            }
        });
    }

    fn claims_word(&self) -> String {
        words::capitalised(&self.state.timeline.document().claims_are_called.many)
    }
}

/// Says how many events are not listed.
fn more_ui(ui: &mut Ui, events: usize) {
    if events > MAX_LISTED {
        let more = words::thousands(events - MAX_LISTED);
        note(ui, &format!("and {more} more, lit on the canvas"));
    }
}
