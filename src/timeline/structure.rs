//! The structure of the argument: what each claim builds on, what builds on it, and where two are in tension.

use std::collections::{HashMap, VecDeque};

use crate::document::{Claim, ClaimNumber};

use super::ClaimIx;

/// Claims by what they rest on.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    premises: Vec<Vec<ClaimIx>>,
    followers: Vec<Vec<ClaimIx>>,
    tensions: Vec<Vec<ClaimIx>>,
    /// True where any claim builds on another or is in tension with one, which each row of each frame asks.
    joins_any: bool,
}

/// A claim's chain: the claims that it rests on and those that rest on it, directly or through others, each with the
/// least number of steps to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    pub premises: HashMap<ClaimIx, u32>,
    pub followers: HashMap<ClaimIx, u32>,
}

/// No more claims of a chain are followed than this on either side: it is followed anew in each frame.
pub const MAX_CHAIN: usize = 5_000;

impl Structure {
    /// Of the document's claims, and the position of each number.
    pub(super) fn of(claims: &[Claim], position: impl Fn(ClaimNumber) -> Option<ClaimIx>) -> Self {
        let mut structure = Self {
            premises: vec![Vec::new(); claims.len()],
            followers: vec![Vec::new(); claims.len()],
            tensions: vec![Vec::new(); claims.len()],
            joins_any: false,
        };
        for (own, claim) in (0..).map(ClaimIx).zip(claims) {
            for premise in claim
                .builds_on
                .iter()
                .filter_map(|number| position(*number))
            {
                structure.premises[own.0 as usize].push(premise);
                structure.followers[premise.0 as usize].push(own);
            }
            let tensions = claim.tensions.iter();
            for other in tensions.filter_map(|tension| position(tension.with)) {
                for (one, other) in [(own, other), (other, own)] {
                    let known = &mut structure.tensions[one.0 as usize];
                    if !known.contains(&other) {
                        known.push(other);
                    }
                }
            }
        }
        let mut joined = structure.premises.iter().chain(&structure.tensions);
        structure.joins_any = joined.any(|others| !others.is_empty());
        structure
    }

    /// True where no claim builds on another and none is in tension with another.
    pub fn is_empty(&self) -> bool {
        !self.joins_any
    }

    /// The claims that a claim builds on.
    pub fn premises_of(&self, claim: ClaimIx) -> &[ClaimIx] {
        &self.premises[claim.0 as usize]
    }

    /// The claims that build on a claim.
    pub fn followers_of(&self, claim: ClaimIx) -> &[ClaimIx] {
        &self.followers[claim.0 as usize]
    }

    /// The claims that a claim is in tension with, whichever of the two says so.
    pub fn tensions_of(&self, claim: ClaimIx) -> &[ClaimIx] {
        &self.tensions[claim.0 as usize]
    }

    pub fn chain_of(&self, claim: ClaimIx) -> Chain {
        Chain {
            premises: reached(&[claim], &self.premises),
            followers: reached(&[claim], &self.followers),
        }
    }

    /// The claims that build on any of these, directly or through others.
    pub fn followers_of_all(&self, claims: &[ClaimIx]) -> impl Iterator<Item = ClaimIx> + use<> {
        reached(claims, &self.followers).into_keys()
    }

    pub(super) fn bytes(&self) -> usize {
        [&self.premises, &self.followers, &self.tensions]
            .map(|lists| super::bytes_of_lists(lists))
            .iter()
            .sum()
    }
}

/// The claims that are reached from some, breadth first, with their steps from these. A circle does not lead back to them.
fn reached(from: &[ClaimIx], next: &[Vec<ClaimIx>]) -> HashMap<ClaimIx, u32> {
    let starts = || from.iter().map(|claim| (*claim, 0));
    let mut steps: HashMap<ClaimIx, u32> = starts().collect();
    let mut waiting: VecDeque<(ClaimIx, u32)> = starts().collect();
    while let Some((claim, step)) = waiting.pop_front() {
        for &other in &next[claim.0 as usize] {
            if steps.len() > MAX_CHAIN {
                break;
            }
            steps.entry(other).or_insert_with(|| {
                waiting.push_back((other, step + 1));
                step + 1
            });
        }
    }
    steps.retain(|_, step| *step > 0);
    steps
}

/// Claims 0 and up, each building on these.
#[cfg(test)]
pub(super) fn of_premises(builds_on: &[&[u32]]) -> Structure {
    let ix = |list: &&[u32]| list.iter().copied().map(ClaimIx).collect::<Vec<_>>();
    let premises: Vec<Vec<ClaimIx>> = builds_on.iter().map(ix).collect();
    let mut followers = vec![Vec::new(); premises.len()];
    for (own, premises) in (0..).map(ClaimIx).zip(&premises) {
        for premise in premises {
            followers[premise.0 as usize].push(own);
        }
    }
    Structure {
        tensions: vec![Vec::new(); premises.len()],
        joins_any: premises.iter().any(|others| !others.is_empty()),
        premises,
        followers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(reached: &HashMap<ClaimIx, u32>) -> Vec<(u32, u32)> {
        let mut steps: Vec<(u32, u32)> = reached
            .iter()
            .map(|(claim, step)| (claim.0, *step))
            .collect();
        steps.sort_unstable();
        steps
    }

    #[test]
    fn a_chain_has_each_claim_with_its_least_steps() {
        let structure = of_premises(&[&[], &[0], &[0, 1], &[2]]);
        let chain = structure.chain_of(ClaimIx(2));
        assert_eq!(steps(&chain.premises), [(0, 1), (1, 1)]);
        assert_eq!(steps(&chain.followers), [(3, 1)]);
        let chain = structure.chain_of(ClaimIx(0));
        assert_eq!(steps(&chain.followers), [(1, 1), (2, 1), (3, 2)]);
        assert!(chain.premises.is_empty());
    }

    #[test]
    fn a_circle_ends_where_it_began() {
        let structure = of_premises(&[&[2], &[0], &[1]]);
        let chain = structure.chain_of(ClaimIx(0));
        assert_eq!(steps(&chain.premises), [(1, 2), (2, 1)]);
        assert_eq!(steps(&chain.followers), [(1, 1), (2, 2)]);
    }

    #[test]
    fn a_chain_of_very_many_is_followed_only_so_far() {
        let lists: Vec<Vec<u32>> = (0..100_000_u32)
            .map(|own| own.checked_sub(1).into_iter().collect())
            .collect();
        let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let chain = of_premises(&lists).chain_of(ClaimIx(99_999));
        assert_eq!(chain.premises.len(), MAX_CHAIN);
        assert_eq!(chain.premises[&ClaimIx(99_998)], 1);
    }
}
