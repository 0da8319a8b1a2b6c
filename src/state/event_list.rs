//! The pages of the panel where nothing is selected, and the list of all events, which is one of them.

use std::sync::Arc;

use crate::timeline::EventIx;

use super::State;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ListOrder {
    #[default]
    Time,
    /// Those that most claims speak of first, and of no others.
    MostArguedAbout,
}

impl ListOrder {
    pub const ALL: [Self; 2] = [Self::Time, Self::MostArguedAbout];
}

/// The contents of the panel where nothing is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The document introduces itself.
    #[default]
    Introduction,
    Events(ListOrder),
    Filters,
    /// The steps of the talk.
    Talk,
}

impl State {
    pub(super) fn show_page(&mut self, page: Page) {
        if self.look().selection.is_some() {
            self.remember();
            self.look_mut().selection = None;
        }
        self.preferences.detail_shown = true;
        let explore = self.explore_mut();
        explore.list_wants_focus = matches!(page, Page::Events(_));
        explore.page = page;
    }

    /// True while this is what the panel shows.
    pub fn shows_page(&self, page: Page) -> bool {
        let is_free = self.look().selection.is_none() && self.preferences.detail_shown;
        is_free && self.explore().page == page
    }

    /// The events that are looked for and of which any claim speaks: those of the most claims first, then by time.
    pub fn most_argued_about(&self) -> Arc<[EventIx]> {
        let timeline = &self.timeline;
        let claims = timeline.claims_by_number().iter();
        let links = claims.flat_map(|claim| timeline.links_of_claim(*claim));
        let events = links.map(|link| timeline.event_of_link(*link));
        let mut events: Vec<EventIx> = events
            .filter(|event| self.look().is_in_front(*event))
            .collect();
        events.sort_unstable();
        events.dedup();
        let mut events: Vec<(usize, f64, EventIx)> = events
            .into_iter()
            .map(|event| {
                let (start, _) = timeline.time_sort_key(event);
                (timeline.claim_count(event), start, event)
            })
            .collect();
        events
            .sort_by(|(a, a_start, _), (b, b_start, _)| b.cmp(a).then(a_start.total_cmp(b_start)));
        events.into_iter().map(|(_, _, event)| event).collect()
    }
}
