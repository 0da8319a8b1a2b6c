//! The rows of the claims from top to bottom.
//!
//! They stand in the order that the reader chose. While an event is read, the claims that speak of it are gathered above
//! the others, in the same order, and return when it is not read any more.

use crate::timeline::{ClaimIx, Ranking, Timeline};

use super::look::{Look, SelectionIx};

/// No more claims than these are gathered.
const MAX_GATHERED: usize = 200;

pub struct ClaimRows<'a> {
    ranking: &'a Ranking,
    /// The ranks of those that are gathered, in ascending order.
    gathered: Vec<usize>,
}

impl<'a> ClaimRows<'a> {
    pub fn of(timeline: &'a Timeline, look: &Look) -> Self {
        let ranking = timeline.rankings().in_order(look.claim_order);
        let claims: Vec<ClaimIx> = match look.selected(timeline) {
            Some(SelectionIx::Event(event)) => of_event(timeline, event),
            Some(SelectionIx::Link(link)) => of_event(timeline, timeline.event_of_link(link)),
            Some(SelectionIx::Claim(_) | SelectionIx::Actor(_)) | None => Vec::new(),
        };
        let mut gathered: Vec<usize> = claims
            .into_iter()
            .map(|claim| ranking.rank_of(claim))
            .collect();
        gathered.sort_unstable();
        gathered.dedup();
        gathered.truncate(MAX_GATHERED);
        Self { ranking, gathered }
    }

    pub fn len(&self) -> usize {
        self.ranking.claims().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of claims that are gathered at the top.
    pub fn gathered(&self) -> usize {
        self.gathered.len()
    }

    pub fn claim_at(&self, row: usize) -> Option<ClaimIx> {
        let rank = match self.gathered.get(row) {
            Some(rank) => *rank,
            None => {
                // Each that is gathered leaves a gap, which the others close.
                let mut rank = row - self.gathered.len();
                for gathered in &self.gathered {
                    rank += usize::from(*gathered <= rank);
                }
                rank
            }
        };
        self.ranking.claims().get(rank).copied()
    }

    pub fn row_of(&self, claim: ClaimIx) -> usize {
        let rank = self.ranking.rank_of(claim);
        match self.gathered.binary_search(&rank) {
            Ok(row) => row,
            Err(before) => rank + self.gathered.len() - before,
        }
    }
}

fn of_event(timeline: &Timeline, event: crate::timeline::EventIx) -> Vec<ClaimIx> {
    let links = timeline.links_of_event(event).iter();
    links.map(|link| link.claim).collect()
}
