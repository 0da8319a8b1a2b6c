//! The things that a query finds, the best first.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::timeline::{ActorIx, ClaimIx, EventIx, Field, Thing, Timeline};
use crate::view::article::ArticleText;
use crate::view::subset::Subset;

use super::found::Found;
use super::rank::{Hit, RANKS, Rank, Ranking};
use super::{FoundSentence, Query, Scope};

/// Events that are looked at by one thread at a time.
const EVENTS_PER_PART: usize = 16_384;

/// All that a query finds.
#[derive(Clone, Debug)]
pub struct Findings {
    pub query: Query,
    pub events: Found<EventIx>,
    pub claims: Found<ClaimIx>,
    /// Quotations, reasons, notes and records, by the thing that they belong to.
    pub texts: Found<(Thing, Field)>,
    pub actors: Found<ActorIx>,
    /// Sentences of the article.
    pub sentences: Found<FoundSentence>,
    /// Events and claims with a match in any of their texts, by their positions.
    matched_events: Vec<bool>,
    matched_claims: Vec<bool>,
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

/// Events and their texts, as they come.
#[derive(Default)]
struct Part {
    events: Sorted<EventIx>,
    texts: Sorted<(Thing, Field)>,
}

impl Findings {
    /// Asks for everything in the query's scope, of events those within a subset alone, and keeps at most so many of each sort to be listed. Once
    /// `cancelled` says so, what comes is of no use, but comes soon.
    pub fn of(
        timeline: &Timeline,
        query: Query,
        within: Option<&Subset>,
        most: usize,
        cancelled: &AtomicBool,
    ) -> Self {
        let ranking = Ranking::new(timeline, &query);
        let takes_all = query.scope == Scope::Everything && !query.is_empty();
        let hits = match takes_all && !ranking.is_in_vain() {
            true => hits_of_events(timeline, &ranking, within, cancelled),
            false => vec![None; timeline.document().events.len()],
        };
        let Part { events, mut texts } = events(timeline, &ranking, &hits, most);
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
            sentences: Found::default(),
            matched_events: hits.iter().map(Option::is_some).collect(),
            matched_claims,
            query,
        }
    }

    /// With the sentences of an article that the query finds, of which at most so many are listed.
    #[must_use]
    pub fn and_in(self, article: &ArticleText, most: usize, cancelled: &AtomicBool) -> Self {
        Self {
            sentences: Found::of(article, &self.query, most, cancelled),
            ..self
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

/// The rank of each event, by its position in the document.
fn hits_of_events(
    timeline: &Timeline,
    ranking: &Ranking<'_>,
    within: Option<&Subset>,
    cancelled: &AtomicBool,
) -> Vec<Option<Hit>> {
    let count = timeline.document().events.len() as u32;
    let hits = (0..count).into_par_iter().with_min_len(EVENTS_PER_PART);
    hits.map(|event| {
        let event = EventIx(event);
        let is_asked = within.is_none_or(|within| within.has_event(event));
        match is_asked && !cancelled.load(Ordering::Relaxed) {
            true => ranking.of(Thing::Event(event)),
            false => None,
        }
    })
    .collect()
}

/// The events that are found, in the order of time within their ranks.
fn events(timeline: &Timeline, ranking: &Ranking<'_>, hits: &[Option<Hit>], most: usize) -> Part {
    let order = timeline.event_order().all();
    let parts = order.par_chunks(EVENTS_PER_PART).map(|events| {
        let mut part = Part::default();
        for &event in events {
            let Some(hit) = hits[event.0 as usize] else {
                continue;
            };
            if !hit.is_behind {
                part.events.push(hit.rank, event, most);
            }
            if hit.may_have_texts {
                gather_texts(ranking, Thing::Event(event), &mut part.texts, most);
            }
        }
        part
    });
    let parts: Vec<Part> = parts.collect();
    let mut whole = Part::default();
    for part in parts {
        whole.events.append(part.events, most);
        whole.texts.append(part.texts, most);
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
    for field in Field::BEHIND {
        if let Some(rank) = ranking.of_text(thing, field) {
            texts.push(rank, (thing, field), most);
        }
    }
}
