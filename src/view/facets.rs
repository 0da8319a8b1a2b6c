//! Events by their properties: which a filter leaves, and how many each further value would.
//!
//! Several values of one facet widen, several facets narrow. The number beside a value is that of the events which all *other* facets
//! leave and which have it: what one gets by asking for that value alone in its facet.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::document::date::{Edge, Form, Precision};
use crate::document::{Certainty, EventKind, Facet, FacetValue, RecordRelation, Role};
use crate::timeline::{ClaimIx, EventIx, Timeline};

use super::subset::Subset;

/// Events that are looked at by one thread at a time.
const EVENTS_PER_PART: usize = 16_384;

/// A facet with its values, each with the number of events that asking for it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    pub facet: Facet,
    pub values: Vec<(FacetValue, usize)>,
}

/// All facets of a document under a filter, and what that leaves.
#[derive(Clone, Debug)]
pub struct Facets {
    pub filter: Vec<FacetValue>,
    pub facets: Vec<FacetCounts>,
    /// The events that are left, by their positions.
    left: Vec<bool>,
    pub count: usize,
}

/// The values of every facet that a document's events may have.
pub(super) struct Values<'a> {
    timeline: &'a Timeline,
    lists: [Vec<FacetValue>; Facet::ALL.len()],
    /// The position of each claim in its facet's list.
    claim_at: HashMap<ClaimIx, usize>,
}

impl<'a> Values<'a> {
    pub(super) fn of(timeline: &'a Timeline) -> Self {
        let claims = timeline.claims_by_number().iter().copied();
        let lists = Facet::ALL.map(|facet| match facet {
            // The lane of events that name none has no name to ask for.
            Facet::Lane => {
                let lanes = timeline.document().lanes.iter();
                lanes
                    .map(|lane| FacetValue::Lane(lane.id.clone()))
                    .collect()
            }
            Facet::Who => {
                let actors = timeline.document().actors.iter();
                actors
                    .map(|actor| FacetValue::Who(actor.id.clone()))
                    .collect()
            }
            Facet::Kind => EventKind::ALL.map(FacetValue::Kind).to_vec(),
            Facet::Certainty => Certainty::ALL.map(FacetValue::Certainty).to_vec(),
            Facet::Role => Role::ALL.map(FacetValue::Role).to_vec(),
            Facet::Claim => {
                let numbers = claims.clone().map(|claim| timeline.claim(claim).number);
                numbers.map(FacetValue::Claim).collect()
            }
            Facet::Record => RecordRelation::ALL.map(FacetValue::Record).to_vec(),
            Facet::Quoted => [true, false].map(FacetValue::Quoted).to_vec(),
        });
        Self {
            timeline,
            lists,
            claim_at: claims.zip(0..).collect(),
        }
    }

    pub(super) fn list(&self, facet: Facet) -> &[FacetValue] {
        &self.lists[facet as usize]
    }

    /// The positions of an event's values of one facet, of which one may be there more than once.
    pub(super) fn of_event(&self, event: EventIx, facet: Facet) -> Vec<usize> {
        let mut found = Vec::new();
        self.each_of(event, &mut |of, at| {
            if of == facet && !found.contains(&at) {
                found.push(at);
            }
        });
        found
    }

    /// Tells the position of each value of an event in its facet's list; one may be told more than once.
    fn each_of(&self, event: EventIx, tell: &mut dyn FnMut(Facet, usize)) {
        let timeline = self.timeline;
        let lane = timeline.document_lane_of(event).0 as usize;
        if lane < self.lists[Facet::Lane as usize].len() {
            tell(Facet::Lane, lane);
        }
        let entry = timeline.event(event);
        for actor in entry
            .actors
            .iter()
            .filter_map(|id| timeline.actor_by_id(id))
        {
            tell(Facet::Who, actor.0 as usize);
        }
        tell(Facet::Kind, entry.kind as usize);
        each_certainty(timeline, event, &mut |certainty| {
            tell(Facet::Certainty, certainty as usize);
        });
        for link in timeline.links_of_event(event) {
            tell(Facet::Role, timeline.link(*link).role as usize);
            tell(Facet::Claim, self.claim_at[&link.claim]);
        }
        if let Some(record) = timeline.record_of(event) {
            tell(Facet::Record, record.relation as usize);
        }
        tell(Facet::Quoted, usize::from(entry.when.phrases.is_empty()));
    }
}

/// Tells the ways in which an event's date is given.
fn each_certainty(timeline: &Timeline, event: EventIx, tell: &mut dyn FnMut(Certainty)) {
    let dated = timeline.dated(event);
    if dated.is_undated() {
        return tell(Certainty::Undated);
    }
    let edges = [dated.start_edge, dated.end_edge];
    let units = edges.iter().filter_map(|edge| match edge {
        Edge::Dated { precision, .. } => Some(*precision),
        Edge::Open | Edge::Unknown => None,
    });
    if let Some(coarsest) = units.max() {
        tell(match coarsest {
            Precision::Second => Certainty::Time,
            Precision::Day => Certainty::Day,
            Precision::Month => Certainty::Month,
            Precision::Season => Certainty::Season,
            Precision::Year => Certainty::Year,
            Precision::Decade | Precision::Century | Precision::Millennium | Precision::Coarser => {
                Certainty::Coarser
            }
        });
    }
    let is_in_doubt = |edge: &Edge| {
        matches!(
            edge,
            Edge::Dated { approximate, uncertain, .. } if *approximate || *uncertain
        )
    };
    if edges.iter().any(is_in_doubt) {
        tell(Certainty::Approximate);
    }
    if edges
        .iter()
        .any(|edge| matches!(edge, Edge::Open | Edge::Unknown))
    {
        tell(Certainty::Open);
    }
    if matches!(dated.form, Form::OneOf(_)) {
        tell(Certainty::OneOf);
    }
}

/// Numbers of events by value, facet by facet, and the events that are left.
struct Counted {
    counts: [Vec<usize>; Facet::ALL.len()],
    left: Vec<bool>,
}

impl Facets {
    /// Looks at every event. Once `cancelled` says so, what comes is of no use, but comes soon.
    pub fn of(timeline: &Timeline, filter: &[FacetValue], cancelled: &AtomicBool) -> Self {
        let values = Values::of(timeline);
        let asked = Facet::ALL.map(|facet| {
            let list = &values.lists[facet as usize];
            let is_asked = |value: &FacetValue| filter.contains(value);
            list.iter().map(is_asked).collect::<Vec<bool>>()
        });
        // A value that the document does not have is one that no event has.
        let is_narrowed = Facet::ALL.map(|facet| filter.iter().any(|value| value.facet() == facet));
        let events: Vec<EventIx> = timeline.events().collect();
        let parts = events.par_chunks(EVENTS_PER_PART).map(|events| {
            let mut part = Counted {
                counts: std::array::from_fn(|facet| vec![0; values.lists[facet].len()]),
                left: Vec::with_capacity(events.len()),
            };
            let mut has: Vec<(Facet, usize)> = Vec::new();
            for event in events {
                if cancelled.load(Ordering::Relaxed) {
                    break;
                }
                has.clear();
                values.each_of(*event, &mut |facet, at| {
                    if !has.contains(&(facet, at)) {
                        has.push((facet, at));
                    }
                });
                let mut is_met = is_narrowed.map(|is_narrowed| !is_narrowed);
                for &(facet, at) in &has {
                    is_met[facet as usize] |= asked[facet as usize][at];
                }
                let unmet = is_met.iter().filter(|is_met| !**is_met).count();
                part.left.push(unmet == 0);
                for &(facet, at) in &has {
                    let others_are_met = unmet == usize::from(!is_met[facet as usize]);
                    part.counts[facet as usize][at] += usize::from(others_are_met);
                }
            }
            part
        });
        let parts: Vec<Counted> = parts.collect();
        let mut left = Vec::with_capacity(events.len());
        let mut counts = values.lists.each_ref().map(|list| vec![0; list.len()]);
        for part in parts {
            left.extend(part.left);
            let lists = counts.iter_mut().zip(part.counts);
            for (whole, part) in lists.flat_map(|(whole, part)| whole.iter_mut().zip(part)) {
                *whole += part;
            }
        }
        left.resize(events.len(), false);
        let facets = Facet::ALL.into_iter().zip(values.lists).zip(counts);
        Self {
            filter: filter.to_vec(),
            facets: facets
                .map(|((facet, values), counts)| FacetCounts {
                    facet,
                    values: values.into_iter().zip(counts).collect(),
                })
                .collect(),
            count: left.iter().filter(|is_left| **is_left).count(),
            left,
        }
    }

    /// The values of a facet with their numbers.
    pub fn count_of(&self, facet: Facet) -> Option<&[(FacetValue, usize)]> {
        let counts = self.facets.iter().find(|counts| counts.facet == facet);
        counts.map(|counts| &counts.values[..])
    }

    pub fn is_left(&self, event: EventIx) -> bool {
        self.left[event.0 as usize]
    }
}

/// The events that any of these leave, and the claims that speak of them.
pub fn subset(timeline: &Timeline, all: &[Facets]) -> Subset {
    let is_left = |event: EventIx| all.iter().any(|facets| facets.is_left(event));
    let claims = (0..timeline.document().claims.len() as u32).map(ClaimIx);
    let claims = claims.map(|claim| {
        let mut links = timeline.links_of_claim(claim).iter();
        links.any(|link| is_left(timeline.event_of_link(*link)))
    });
    Subset::of(
        timeline,
        timeline.events().map(is_left).collect(),
        claims.collect(),
    )
}
