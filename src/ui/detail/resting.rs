//! What rests on the thing that is selected, where the reader asked.

use std::collections::HashSet;

use egui::Ui;

use crate::timeline::{ClaimIx, EventIx};
use crate::ui::widgets::{note, prose, section};
use crate::view::look::SelectionIx;
use crate::words;

use super::{DetailPanel, MAX_LISTED};

/// No more links are looked at for the events that they lead to.
const MAX_LINKS: usize = 100_000;

impl DetailPanel<'_> {
    /// How many claims rest on it and how many events these speak of, and the claims one by one.
    pub(super) fn resting_ui(&mut self, ui: &mut Ui) {
        let state = self.state;
        let timeline = &state.timeline;
        if state.look().carrier(timeline).is_none() {
            return;
        }
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
