//! What rests on the thing that is selected, where the reader asked.

use std::collections::HashSet;

use egui::Ui;

use crate::state::Msg;
use crate::timeline::{ClaimIx, EventIx};
use crate::ui::widgets::{link, note, prose, section};
use crate::view::look::SelectionIx;
use crate::words;

use super::{DetailPanel, MAX_LISTED};

/// No more links are looked at for the events that they lead to.
const MAX_LINKS: usize = 100_000;

impl DetailPanel<'_> {
    /// Below the claims about an event, how many more build on these: the list above is not all that rests on it.
    pub(super) fn carried_ui(&mut self, ui: &mut Ui, event: EventIx) {
        let timeline = &self.state.timeline;
        let selection = SelectionIx::Event(event);
        if self.state.look().carrier(timeline).is_some() {
            return;
        }
        let links = timeline.links_of_event(event).iter();
        let speaking: Vec<ClaimIx> = links.map(|link| link.claim).collect();
        let more = timeline.structure().followers_of_all(&speaking).count();
        if more == 0 {
            return;
        }
        let word = &timeline.document().claims_are_called;
        let (word, build) = match more {
            1 => (&word.one, "builds"),
            _ => (&word.many, "build"),
        };
        let more = words::thousands(more);
        if link(ui, &format!("{more} more {word} {build} on these")).clicked() {
            self.out.push(Msg::ShowResting(selection.named(timeline)));
        }
    }

    /// How many claims rest on it and how many events these speak of, and the claims one by one.
    pub(super) fn resting_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let timeline = &state.timeline;
        let Some(carrier) = state.look().carrier(timeline) else {
            return;
        };
        let resting = state.look().resting(timeline);
        let mut claims: Vec<ClaimIx> = resting.into_iter().collect();
        claims.sort_unstable_by_key(|claim| timeline.claim(*claim).number);
        let links = claims
            .iter()
            .flat_map(|claim| timeline.links_of_claim(*claim));
        let events: HashSet<EventIx> = links
            .take(MAX_LINKS)
            .map(|link| timeline.event_of_link(*link))
            .collect();
        section(ui, "What rests on this", |ui| {
            let claims_counted = words::count_claims(timeline, claims.len());
            let speak = if claims.len() == 1 { "speaks" } else { "speak" };
            let events = words::count_events(events.len());
            prose(ui, &format!("{claims_counted}, which {speak} of {events}"));
            if let Some(event) = carrier.event(timeline) {
                let directly = words::thousands(timeline.claim_count(event));
                note(
                    ui,
                    &format!("{directly} speak of it; the others build on these."),
                );
            }
            for claim in claims.iter().take(MAX_LISTED) {
                let heading = words::claim_heading(timeline, *claim);
                self.selection_link(ui, &heading, SelectionIx::Claim(*claim));
            }
            if claims.len() > MAX_LISTED {
                let more = words::thousands(claims.len() - MAX_LISTED);
                note(ui, &format!("And {more} more."));
            }
        });
        ui.separator();
    }
}
