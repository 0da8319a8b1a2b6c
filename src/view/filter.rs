//! The part of a document that is left when one looks for some words: the events that have them all, with an index of their own,
//! so that a frame of what is left costs no more than a frame of the whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::timeline::{ClaimIx, EventIx, EventOrder, LaneIndex, LaneIx, MarkOrder, Timeline};
use crate::words;

/// The events and claims that have all the words looked for.
#[derive(Debug)]
pub struct Filter {
    /// By their positions in the document.
    events: Vec<bool>,
    claims: Vec<bool>,
    order: EventOrder,
    lanes: Vec<LaneIndex>,
    mark_orders: Vec<MarkOrder>,
}

/// A filter that is shared; two are the same if they were made together.
#[derive(Clone, Debug)]
pub struct SharedFilter(pub Arc<Filter>);

impl PartialEq for SharedFilter {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Filter {
    /// Looks for words, whatever their case. Once `cancelled` says so, what comes is of no use, but comes soon.
    pub fn new(timeline: &Timeline, text: &str, cancelled: &AtomicBool) -> Self {
        let text = text.to_lowercase();
        let wanted: Vec<&str> = text.split_whitespace().collect();
        let has_all = |said: String| {
            let said = said.to_lowercase();
            wanted.iter().all(|word| said.contains(word))
        };
        let count = timeline.document().events.len() as u32;
        let events: Vec<bool> = (0..count)
            .into_par_iter()
            .map(|index| {
                !cancelled.load(Ordering::Relaxed) && has_all(said_of(timeline, EventIx(index)))
            })
            .collect();
        let left = timeline.events().filter(|event| events[event.0 as usize]);
        let (order, lanes) = timeline.index_of(left);
        let claims = timeline.document().claims.iter().zip(0..);
        let claims = claims
            .map(|(claim, index)| {
                let links = timeline.links_of_claim(ClaimIx(index)).iter();
                let mut spoken_of = links.map(|link| timeline.event_of_link(*link));
                spoken_of.any(|event| events[event.0 as usize])
                    || has_all(format!("{} {}", claim.title, claim.summary))
            })
            .collect();
        let of_claims = (0..timeline.document().claims.len() as u32).map(ClaimIx);
        let is_left = |link| events[timeline.event_of_link(link).0 as usize];
        let mark_orders = of_claims
            .map(|claim| timeline.mark_order(claim).filtered(is_left))
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

    /// True for a claim that has the words itself or speaks of an event that has them.
    pub fn has_claim(&self, claim: ClaimIx) -> bool {
        self.claims[claim.0 as usize]
    }

    /// The events that are left, in the order in which a reader goes through them.
    pub fn event_order(&self) -> &EventOrder {
        &self.order
    }

    /// A claim's links to the events that are left, in the order of their marks.
    pub fn mark_order(&self, claim: ClaimIx) -> &MarkOrder {
        &self.mark_orders[claim.0 as usize]
    }

    pub fn lane_index(&self, lane: LaneIx) -> &LaneIndex {
        &self.lanes[lane.0 as usize]
    }
}

/// All that is said of an event where one looks for words: its names, the text's words for its date, its lane, how real
/// it is, and who takes part by all their names.
fn said_of(timeline: &Timeline, event: EventIx) -> String {
    let entry = timeline.event(event);
    let mut said = vec![
        entry.title.as_str(),
        entry.about.as_deref().unwrap_or_default(),
        timeline.lane(timeline.lane_of(event)).name.as_str(),
        words::kind(entry.kind),
    ];
    said.extend(entry.when.phrases.iter().map(|phrase| phrase.text.as_str()));
    let actors = entry.actors.iter();
    for actor in actors.filter_map(|id| timeline.actor_by_id(id)) {
        let actor = timeline.actor(actor);
        said.push(&actor.name);
        said.extend(actor.other_names.iter().map(String::as_str));
    }
    said.join("\n")
}
