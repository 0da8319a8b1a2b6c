//! Orders in which claims can stand below each other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};

use super::{ClaimIx, Structure, Timeline};

/// A way to order claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClaimOrder {
    /// As the text numbers them.
    #[default]
    Number,
    /// By the first event that each speaks of.
    Time,
    /// What is built on before what builds on it, and both near each other.
    Structure,
}

impl ClaimOrder {
    /// The one after it, and after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::Number => Self::Time,
            Self::Time => Self::Structure,
            Self::Structure => Self::Number,
        }
    }
}

/// Claims in an order, and the place of each in it.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    claims: Vec<ClaimIx>,
    rank_of: Vec<u32>,
}

impl Ranking {
    fn new(claims: Vec<ClaimIx>) -> Self {
        let mut rank_of = vec![0; claims.len()];
        for (rank, claim) in (0..).zip(&claims) {
            rank_of[claim.0 as usize] = rank;
        }
        Self { claims, rank_of }
    }

    pub fn claims(&self) -> &[ClaimIx] {
        &self.claims
    }

    pub fn rank_of(&self, claim: ClaimIx) -> usize {
        self.rank_of[claim.0 as usize] as usize
    }

    fn bytes(&self) -> usize {
        size_of_val(&self.claims[..]) + size_of_val(&self.rank_of[..])
    }
}

/// All orders of a document's claims.
#[derive(Clone, Debug, Default)]
pub struct Rankings {
    by_number: Ranking,
    by_time: Ranking,
    by_structure: Ranking,
}

impl Rankings {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let by_number = timeline.claims_by_number();
        let first_event = |claim: &ClaimIx| {
            let links = timeline.links_of_claim(*claim).iter();
            let events = links.map(|link| timeline.event_of_link(*link));
            let dated = events.filter(|event| !timeline.is_undated(*event));
            let times = dated.map(|event| timeline.own_time(event));
            times.fold(f64::INFINITY, f64::min)
        };
        let mut by_time: Vec<(f64, ClaimIx)> = by_number
            .iter()
            .map(|claim| (first_event(claim), *claim))
            .collect();
        by_time.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self {
            by_number: Ranking::new(by_number.to_vec()),
            by_time: Ranking::new(by_time.into_iter().map(|(_, claim)| claim).collect()),
            by_structure: Ranking::new(premises_first(by_number, timeline.structure())),
        }
    }

    pub fn in_order(&self, order: ClaimOrder) -> &Ranking {
        match order {
            ClaimOrder::Number => &self.by_number,
            ClaimOrder::Time => &self.by_time,
            ClaimOrder::Structure => &self.by_structure,
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.by_number.bytes() + self.by_time.bytes() + self.by_structure.bytes()
    }
}

/// Claims given by number, each behind all that it builds on (Kahn's order), and of those that may come next the one whose
/// premises stand the nearest above, so that few arcs cross. Of claims that rest on each other in a circle the first comes
/// before its premises.
fn premises_first(by_number: &[ClaimIx], structure: &Structure) -> Vec<ClaimIx> {
    let mut unmet = vec![0_usize; by_number.len()];
    for claim in by_number {
        unmet[claim.0 as usize] = structure.premises_of(*claim).len();
    }
    let mut rank = vec![0_usize; by_number.len()];
    for (at, claim) in by_number.iter().enumerate() {
        rank[claim.0 as usize] = at;
    }
    let mut placed = vec![false; by_number.len()];
    let mut order = Vec::with_capacity(by_number.len());
    // By the place of the last premise, and then by number.
    let mut ready: BinaryHeap<(usize, Reverse<usize>)> = by_number
        .iter()
        .filter(|claim| unmet[claim.0 as usize] == 0)
        .map(|claim| (0, Reverse(rank[claim.0 as usize])))
        .collect();
    let mut first_left = 0;
    while order.len() < by_number.len() {
        let next = ready.pop().map(|(_, Reverse(rank))| rank);
        let next = next.unwrap_or_else(|| {
            while placed[by_number[first_left].0 as usize] {
                first_left += 1;
            }
            first_left
        });
        let claim = by_number[next];
        if std::mem::replace(&mut placed[claim.0 as usize], true) {
            continue;
        }
        order.push(claim);
        for follower in structure.followers_of(claim) {
            let unmet = &mut unmet[follower.0 as usize];
            *unmet = unmet.saturating_sub(1);
            if *unmet == 0 && !placed[follower.0 as usize] {
                ready.push((order.len(), Reverse(rank[follower.0 as usize])));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::structure::of_premises;

    fn ordered(builds_on: &[&[u32]]) -> Vec<u32> {
        let by_number: Vec<ClaimIx> = (0..builds_on.len() as u32).map(ClaimIx).collect();
        let order = premises_first(&by_number, &of_premises(builds_on));
        order.into_iter().map(|claim| claim.0).collect()
    }

    #[test]
    fn what_is_built_on_comes_first_and_chains_stay_together() {
        assert_eq!(ordered(&[&[], &[], &[0], &[1], &[2]]), [0, 2, 4, 1, 3]);
        assert_eq!(ordered(&[&[3], &[], &[], &[2]]), [1, 2, 3, 0]);
    }

    #[test]
    fn claims_in_a_circle_are_all_there_and_the_first_of_them_begins() {
        assert_eq!(ordered(&[&[2], &[0], &[1]]), [0, 1, 2]);
        assert_eq!(ordered(&[&[0], &[]]), [1, 0]);
    }

    #[test]
    fn the_orders_follow_each_other_in_a_ring() {
        let orders = [ClaimOrder::Number, ClaimOrder::Time, ClaimOrder::Structure];
        for (one, next) in orders.into_iter().zip([orders[1], orders[2], orders[0]]) {
            assert_eq!(one.next(), next);
        }
    }
}
