//! Which claims speak of which event.

use foldhash::{HashMap, HashSet};

use crate::document::Document;
use crate::document::problem::{Problem, ValuePath};

use super::{ClaimIx, EventIx, LinkId};

/// Every event's links, one event's behind the other's.
#[derive(Clone, Debug)]
pub struct Links {
    all: Vec<LinkId>,
    /// Where each event's links begin, and where the last one's end.
    begins: Vec<u32>,
}

impl Links {
    pub fn of(&self, event: EventIx) -> &[LinkId] {
        let index = event.0 as usize;
        &self.all[self.begins[index] as usize..self.begins[index + 1] as usize]
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.all[..]) + size_of_val(&self.begins[..])
    }
}

/// Where the events of these ids stand in the document. Only they are looked up, since a document may have many more.
pub fn events_called<'a>(document: &'a Document, ids: HashSet<&str>) -> HashMap<&'a str, EventIx> {
    let events = document.events.iter().map(|event| event.id.as_str());
    events
        .zip(0..)
        .filter(|(id, _)| ids.contains(id))
        .map(|(id, index)| (id, EventIx(index)))
        .collect()
}

/// Each event's links, and each claim's events.
pub fn follow(document: &Document) -> Result<(Links, Vec<Vec<EventIx>>), Vec<Problem>> {
    let links = document.claims.iter().flat_map(|claim| &claim.events);
    let index_of = events_called(document, links.map(|link| link.event.as_str()).collect());
    let mut linked: Vec<(EventIx, LinkId)> = Vec::new();
    let mut event_of = Vec::with_capacity(document.claims.len());
    for (claim_index, claim) in document.claims.iter().enumerate() {
        let mut events = Vec::with_capacity(claim.events.len());
        for (link_index, link) in claim.events.iter().enumerate() {
            let Some(&event) = index_of.get(link.event.as_str()) else {
                let claims = ValuePath::to("claims").item(claim_index);
                let path = claims.field("events").item(link_index).field("event");
                let message = format!("no event `{}`", link.event);
                return Err(vec![Problem::error(path, message)]);
            };
            events.push(event);
            let claim = ClaimIx(claim_index as u32);
            let link = link_index as u32;
            linked.push((event, LinkId { claim, link }));
        }
        event_of.push(events);
    }
    linked.sort_by_key(|(event, _)| *event);
    let mut begins = vec![0; document.events.len() + 1];
    for (event, _) in &linked {
        begins[event.0 as usize + 1] += 1;
    }
    for index in 1..begins.len() {
        begins[index] += begins[index - 1];
    }
    let all = linked.into_iter().map(|(_, link)| link).collect();
    Ok((Links { all, begins }, event_of))
}
