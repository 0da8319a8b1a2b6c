//! Claims by the events that they speak of.

use crate::document::Document;
use crate::document::problem::{Problem, ValuePath};

use super::id_index::IdIndex;
use super::{ClaimIx, EventIx, LinkIx, event_by_id};

/// Every event's links, one event's behind the other's.
#[derive(Clone, Debug)]
pub struct Links {
    all: Vec<LinkIx>,
    /// The position of each event's first link, and that behind the last one's last.
    begins: Vec<u32>,
    /// The number of claims that speak of each event, however often: the canvas asks for it in each frame.
    claim_counts: Vec<u32>,
}

impl Links {
    pub fn of(&self, event: EventIx) -> &[LinkIx] {
        let index = event.0 as usize;
        &self.all[self.begins[index] as usize..self.begins[index + 1] as usize]
    }

    pub fn claim_count(&self, event: EventIx) -> usize {
        self.claim_counts[event.0 as usize] as usize
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.all[..])
            + size_of_val(&self.begins[..])
            + size_of_val(&self.claim_counts[..])
    }
}

/// Each event's links, and each claim's events.
pub fn follow(
    document: &Document,
    ids: &IdIndex,
) -> Result<(Links, Vec<Vec<EventIx>>), Vec<Problem>> {
    let mut linked: Vec<(EventIx, LinkIx)> = Vec::new();
    let mut event_of = Vec::with_capacity(document.claims.len());
    for (claim_index, claim) in document.claims.iter().enumerate() {
        let mut events = Vec::with_capacity(claim.events.len());
        for (link_index, link) in claim.events.iter().enumerate() {
            let Some(event) = event_by_id(document, ids, &link.event) else {
                let claims = ValuePath::to("claims").item(claim_index);
                let path = claims.field("events").item(link_index).field("event");
                let message = format!("no event `{}`", link.event);
                return Err(vec![Problem::error(path, message)]);
            };
            events.push(event);
            let claim = ClaimIx(claim_index as u32);
            let link = link_index as u32;
            linked.push((event, LinkIx { claim, link }));
        }
        event_of.push(events);
    }
    linked.sort_by_key(|(event, _)| *event);
    let mut claim_counts = vec![0; document.events.len()];
    // Links are sorted stably, so each event's stand claim by claim.
    for of_claim in linked.chunk_by(|(a, of_a), (b, of_b)| a == b && of_a.claim == of_b.claim) {
        claim_counts[of_claim[0].0.0 as usize] += 1;
    }
    let mut begins = vec![0; document.events.len() + 1];
    for (event, _) in &linked {
        begins[event.0 as usize + 1] += 1;
    }
    for index in 1..begins.len() {
        begins[index] += begins[index - 1];
    }
    let all = linked.into_iter().map(|(_, link)| link).collect();
    let links = Links {
        all,
        begins,
        claim_counts,
    };
    Ok((links, event_of))
}
