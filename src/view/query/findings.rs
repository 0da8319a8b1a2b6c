//! The things that a query finds, the best first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::timeline::{ActorIx, ClaimIx, EventIx, Field, Thing, Timeline};
use crate::view::subset::Subset;

use super::rank::{RANKS, Rank, Ranking};
use super::{Query, Scope};

/// Events that are looked at by one thread at a time.
const EVENTS_PER_PART: usize = 16_384;

/// Things of one sort: the first of them, and how many there are.
#[derive(Clone, Debug)]
pub struct Found<T> {
    pub first: Vec<T>,
    pub count: usize,
}

/// All that a query finds.
#[derive(Clone, Debug)]
pub struct Findings {
    pub query: Query,
    pub events: Found<EventIx>,
    pub claims: Found<ClaimIx>,
    /// Quotations, reasons, notes and records, by the thing that they belong to.
    pub texts: Found<(Thing, Field)>,
    pub actors: Found<ActorIx>,
    /// Events and claims with a match in any of their texts, by their positions.
    matched_events: Vec<bool>,
    matched_claims: Vec<bool>,
}

/// Findings that are shared; two are the same if they were made together.
#[derive(Clone, Debug)]
pub struct SharedFindings(pub Arc<Findings>);

impl PartialEq for SharedFindings {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Things as they come, sorted by their ranks.
struct Sorted<T> {
    by_rank: [Vec<T>; RANKS],
    count: usize,
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self {
            by_rank: std::array::from_fn(|_| Vec::new()),
            count: 0,
        }
    }
}

impl<T> Sorted<T> {
    fn push(&mut self, rank: Rank, thing: T, most: usize) {
        self.count += 1;
        let of_rank = &mut self.by_rank[rank.position()];
        if of_rank.len() < most {
            of_rank.push(thing);
        }
    }

    /// Those of `other` come after those that are here.
    fn append(&mut self, other: Self, most: usize) {
        self.count += other.count;
        for (here, there) in self.by_rank.iter_mut().zip(other.by_rank) {
            here.extend(there.into_iter().take(most - here.len()));
        }
    }

    fn best(self, most: usize) -> Found<T> {
        Found {
            first: self.by_rank.into_iter().flatten().take(most).collect(),
            count: self.count,
        }
    }
}

/// What some of the events have.
#[derive(Default)]
struct Part {
    events: Sorted<EventIx>,
    texts: Sorted<(Thing, Field)>,
    matched: Vec<EventIx>,
}

impl Findings {
    /// Asks for everything in the query's scope, and keeps at most so many of each sort to be listed. Once `cancelled` says so, what comes is of no use, but comes soon.
    pub fn of(timeline: &Timeline, query: Query, most: usize, cancelled: &AtomicBool) -> Self {
        let ranking = Ranking::new(timeline, &query);
        let takes_all = query.scope == Scope::Everything;
        let Part {
            events,
            mut texts,
            matched,
        } = match takes_all {
            true => events(timeline, &ranking, most, cancelled),
            false => Part::default(),
        };
        let mut matched_events = vec![false; timeline.document().events.len()];
        for event in matched {
            matched_events[event.0 as usize] = true;
        }
        let mut of_texts = |thing: Thing| {
            if takes_all {
                gather_texts(&ranking, thing, &mut texts, most);
            }
        };
        let mut claims = Sorted::default();
        let mut matched_claims = vec![false; timeline.document().claims.len()];
        for &claim in timeline.claims_by_number() {
            let thing = Thing::Claim(claim);
            of_texts(thing);
            let hit = query.takes(thing).then(|| ranking.of(thing)).flatten();
            if let Some(hit) = hit {
                matched_claims[claim.0 as usize] = true;
                if !hit.is_behind {
                    claims.push(hit.rank, claim, most);
                }
            }
        }
        let mut actors = Sorted::default();
        for actor in timeline.actors() {
            let thing = Thing::Actor(actor);
            of_texts(thing);
            let hit = query.takes(thing).then(|| ranking.of(thing)).flatten();
            if let Some(hit) = hit.filter(|hit| !hit.is_behind) {
                actors.push(hit.rank, actor, most);
            }
        }
        of_texts(Thing::Source);
        Self {
            events: events.best(most),
            claims: claims.best(most),
            texts: texts.best(most),
            actors: actors.best(most),
            matched_events,
            matched_claims,
            query,
        }
    }

    pub fn is_matched(&self, event: EventIx) -> bool {
        self.matched_events[event.0 as usize]
    }

    /// The events and claims that have what is looked for, indexed.
    pub fn subset(&self, timeline: &Timeline) -> Subset {
        Subset::of(
            timeline,
            self.matched_events.clone(),
            self.matched_claims.clone(),
        )
    }
}

/// The events that are found, in the order of time within their ranks.
fn events(timeline: &Timeline, ranking: &Ranking<'_>, most: usize, cancelled: &AtomicBool) -> Part {
    let order = timeline.event_order().all();
    let parts = order.par_chunks(EVENTS_PER_PART).map(|events| {
        let mut part = Part::default();
        if cancelled.load(Ordering::Relaxed) {
            return part;
        }
        for &event in events {
            let thing = Thing::Event(event);
            gather_texts(ranking, thing, &mut part.texts, most);
            if let Some(hit) = ranking.of(thing) {
                part.matched.push(event);
                if !hit.is_behind {
                    part.events.push(hit.rank, event, most);
                }
            }
        }
        part
    });
    let parts: Vec<Part> = parts.collect();
    let mut whole = Part::default();
    for part in parts {
        whole.events.append(part.events, most);
        whole.texts.append(part.texts, most);
        whole.matched.extend(part.matched);
    }
    whole
}

/// The texts behind a thing that have every word.
fn gather_texts(
    ranking: &Ranking<'_>,
    thing: Thing,
    texts: &mut Sorted<(Thing, Field)>,
    most: usize,
) {
    for field in Field::ALL.into_iter().filter(|field| field.is_behind()) {
        if let Some(rank) = ranking.of_text(thing, field) {
            texts.push(rank, (thing, field), most);
        }
    }
}
