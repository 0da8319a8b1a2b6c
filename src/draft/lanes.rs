//! Lanes of a draft: one for each of those who take part in most events, and one for what is only supposed.

use std::collections::HashMap;

use super::cast::Cast;
use super::events::Proposal;
use super::ids::Ids;
use crate::document::{Event, EventKind, Lane, LaneId};

/// Lanes that take their names from members of the cast.
const MAX_OF_MEMBERS: usize = 4;
/// A member has a lane if so many events name it.
const MIN_EVENTS: usize = 2;

/// The lanes that events can be in.
pub struct Lanes {
    /// In their order; members have those at the beginning.
    all: Vec<Lane>,
    of_members: HashMap<usize, usize>,
}

impl Lanes {
    /// Chooses the lanes by the members whom each event names.
    pub fn of(cast: &Cast, proposals: &[Proposal], named: &[Vec<usize>]) -> Self {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for (proposal, named) in proposals.iter().zip(named) {
            if proposal.kind != EventKind::Hypothetical {
                named
                    .iter()
                    .for_each(|member| *counts.entry(*member).or_default() += 1);
            }
        }
        let mut often: Vec<(usize, usize)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= MIN_EVENTS)
            .collect();
        often.sort_by_key(|(member, count)| (std::cmp::Reverse(*count), *member));
        often.truncate(MAX_OF_MEMBERS);
        let mut ids = Ids::default();
        let mut lane = |name: &str, holds: String| Lane {
            id: LaneId::from(ids.of(name, "lane")),
            name: name.to_owned(),
            holds,
        };
        let mut all = Vec::new();
        let mut of_members = HashMap::new();
        for (member, _) in often {
            let name = &cast.members[member].name;
            of_members.insert(member, all.len());
            all.push(lane(
                name,
                format!("Events whose sentences name {name} first."),
            ));
        }
        let (name, holds) = match all.is_empty() {
            true => ("Events", "What the text dates."),
            false => ("Other events", "What names none of these."),
        };
        all.push(lane(name, holds.to_owned()));
        all.push(lane(
            "Ahead",
            "What the text fears, forecasts or calls for.".to_owned(),
        ));
        Self { all, of_members }
    }

    /// The lane of an event that names these members; where it names none, whoever its sentence names first tells.
    pub fn lane_of(&self, kind: EventKind, named: &[usize], in_sentence: &[usize]) -> LaneId {
        let others = self.of_members.len();
        let at = match kind {
            EventKind::Hypothetical => others + 1,
            _ => named
                .iter()
                .chain(in_sentence)
                .find_map(|member| self.of_members.get(member))
                .copied()
                .unwrap_or(others),
        };
        self.all[at].id.clone()
    }

    pub fn of_member(&self, member: usize) -> Option<LaneId> {
        self.of_members
            .get(&member)
            .map(|at| self.all[*at].id.clone())
    }

    /// The lanes that have events.
    pub fn used(&self, events: &[Event]) -> Vec<Lane> {
        let is_used = |lane: &&Lane| {
            events
                .iter()
                .any(|event| event.lane.as_ref() == Some(&lane.id))
        };
        self.all.iter().filter(is_used).cloned().collect()
    }
}
