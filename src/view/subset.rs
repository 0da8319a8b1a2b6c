//! A part of a document's events and claims, with an index of its own, so that a frame of it costs no more than a frame of the
//! whole.

use crate::timeline::{ClaimIx, EventIx, EventOrder, LaneIndex, LaneIx, MarkOrder, Timeline};

/// Some events and claims, indexed.
#[derive(Debug)]
pub struct Subset {
    /// By their positions in the document.
    events: Vec<bool>,
    claims: Vec<bool>,
    order: EventOrder,
    lanes: Vec<LaneIndex>,
    mark_orders: Vec<MarkOrder>,
}

impl Subset {
    /// Indexes those events and claims for which their positions say so.
    pub fn of(timeline: &Timeline, events: Vec<bool>, claims: Vec<bool>) -> Self {
        let among = timeline.events().filter(|event| events[event.0 as usize]);
        let (order, lanes) = timeline.index_of(among);
        let of_claims = (0..timeline.document().claims.len() as u32).map(ClaimIx);
        let is_among = |link| events[timeline.event_of_link(link).0 as usize];
        let mark_orders = of_claims
            .map(|claim| timeline.mark_order(claim).filtered(is_among))
            .collect();
        Self {
            events,
            claims,
            order,
            lanes,
            mark_orders,
        }
    }

    pub fn has_event(&self, event: EventIx) -> bool {
        self.events[event.0 as usize]
    }

    pub fn has_claim(&self, claim: ClaimIx) -> bool {
        self.claims[claim.0 as usize]
    }

    pub fn count_events(&self) -> usize {
        self.events.iter().filter(|is_among| **is_among).count()
    }

    pub fn count_claims(&self) -> usize {
        self.claims.iter().filter(|is_among| **is_among).count()
    }

    /// Its events, in the order in which a reader goes through them.
    pub fn event_order(&self) -> &EventOrder {
        &self.order
    }

    /// A claim's links to its events, in the order of their marks.
    pub fn mark_order(&self, claim: ClaimIx) -> &MarkOrder {
        &self.mark_orders[claim.0 as usize]
    }

    pub fn lane_index(&self, lane: LaneIx) -> &LaneIndex {
        &self.lanes[lane.0 as usize]
    }
}
