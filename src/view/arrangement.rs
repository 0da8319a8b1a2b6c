//! A reader's choice of events, and of the lanes that these are shown in.
//!
//! Events stand in the document's lanes, or in lanes of those that share a property: one that has several values of it is in several
//! lanes. Two filters have a lane each, and what both of them leave stands in both.

use std::sync::atomic::AtomicBool;

use crate::document::{Facet, FacetValue, Lane, LaneId};
use crate::timeline::{GroupedLane, GroupedLanes, LaneIx, Timeline};
use crate::words;

use super::facets::{self, Facets, Values};
use super::subset::Subset;

/// The facets that lanes can be made of.
pub const LANES_BY: [Facet; 5] = [
    Facet::Lane,
    Facet::Who,
    Facet::Kind,
    Facet::Certainty,
    Facet::Claim,
];

/// The events that are shown, and what their lanes are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The properties that events must have to be shown.
    pub filter: Vec<FacetValue>,
    /// A second filter, whose events stand below those of the first.
    pub against: Option<Vec<FacetValue>>,
    /// The facet that lanes are made of where there is one filter.
    pub lanes_by: Facet,
}

/// The lanes that events are shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneChoice {
    By(Facet),
    Two([Vec<FacetValue>; 2]),
}

impl Default for LaneChoice {
    fn default() -> Self {
        Self::By(Facet::default())
    }
}

impl Arrangement {
    /// One filter or two, as a document has them: a second one without any value is none.
    pub fn of_filters(show: &[FacetValue], against: &[FacetValue]) -> Self {
        Self {
            filter: show.to_vec(),
            against: Some(against.to_vec()).filter(|against| !against.is_empty()),
            ..Self::default()
        }
    }

    /// What both ask for. Lanes are by what the other says, where it says something.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        let add = |values: &mut Vec<FacetValue>, more: Vec<FacetValue>| {
            for value in more {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        };
        add(&mut self.filter, other.filter);
        if let Some(more) = other.against {
            add(self.against.get_or_insert_default(), more);
        }
        if other.lanes_by != Facet::default() {
            self.lanes_by = other.lanes_by;
        }
        self
    }

    /// True where it may leave out something.
    pub fn narrows(&self) -> bool {
        !self.filter.is_empty() || self.against.is_some()
    }

    /// True of all events in the document's lanes.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The events by their properties under each filter. Once `cancelled` says so, what comes is of no use, but comes soon.
    pub fn facets(&self, timeline: &Timeline, cancelled: &AtomicBool) -> Vec<Facets> {
        let filters = [Some(&self.filter), self.against.as_ref()];
        let filters = filters.into_iter().flatten();
        filters
            .map(|filter| Facets::of(timeline, filter, cancelled))
            .collect()
    }

    /// What any of the filters leaves.
    pub fn subset(&self, timeline: &Timeline) -> Subset {
        let facets = self.facets(timeline, &AtomicBool::new(false));
        facets::subset(timeline, &facets)
    }

    /// The choice in a line, "How real: Happened; below: How real: Alleged".
    pub fn told(&self, timeline: &Timeline) -> String {
        match &self.against {
            Some(against) => words::two_filters(timeline, &self.filter, against),
            None => words::filter(timeline, &self.filter),
        }
    }

    /// "Lanes by: Who", where they are not the document's and not of two filters.
    pub fn told_lanes(&self, timeline: &Timeline) -> Option<String> {
        match self.lanes() {
            LaneChoice::By(Facet::Lane) | LaneChoice::Two(_) => None,
            LaneChoice::By(facet) => Some(format!("Lanes by: {}", words::facet(timeline, facet))),
        }
    }

    pub fn lanes(&self) -> LaneChoice {
        match &self.against {
            Some(against) => LaneChoice::Two([self.filter.clone(), against.clone()]),
            None => LaneChoice::By(self.lanes_by),
        }
    }
}

impl LaneChoice {
    /// A timeline in these lanes.
    pub fn arranged(&self, timeline: &Timeline) -> Timeline {
        let lanes = match self {
            Self::By(Facet::Lane) => None,
            Self::By(facet) => Some(lanes_by(timeline, *facet)),
            Self::Two(filters) => Some(two_lanes(timeline, filters)),
        };
        timeline.in_lanes(lanes)
    }
}

/// A lane for each value of a facet that a dated event has, and one for the events that have none.
fn lanes_by(timeline: &Timeline, facet: Facet) -> GroupedLanes {
    let values = Values::of(timeline);
    let all = values.list(facet);
    let mut is_used = vec![false; all.len()];
    let mut has_rest = false;
    for event in timeline
        .events()
        .filter(|event| !timeline.is_undated(*event))
    {
        let of_event = values.of_event(event, facet);
        has_rest |= of_event.is_empty();
        of_event.into_iter().for_each(|at| is_used[at] = true);
    }
    let mut lanes = Vec::new();
    let mut lane_at = vec![None; all.len()];
    for (at, value) in all.iter().enumerate().filter(|(at, _)| is_used[*at]) {
        lane_at[at] = Some(LaneIx(lanes.len() as u32));
        lanes.push(GroupedLane {
            lane: Lane {
                id: LaneId::from(format!("by-{at}").as_str()),
                name: words::facet_value(timeline, value),
                holds: String::new(),
            },
            value: Some(value.clone()),
        });
    }
    let rest = LaneIx(lanes.len() as u32);
    if has_rest || lanes.is_empty() {
        lanes.push(GroupedLane {
            lane: Lane {
                id: LaneId::from("rest"),
                name: words::without(timeline, facet),
                holds: String::new(),
            },
            value: None,
        });
    }
    let mut grouped = GroupedLanes::new(lanes, timeline.document().events.len());
    for event in timeline.events() {
        let of_event = values.of_event(event, facet).into_iter();
        let mut of_event: Vec<LaneIx> = of_event.filter_map(|at| lane_at[at]).collect();
        of_event.sort_unstable();
        if of_event.is_empty() && (has_rest || rest.0 == 0) {
            of_event.push(rest);
        }
        grouped.push(&of_event);
    }
    grouped
}

/// A lane for the events of each filter.
fn two_lanes(timeline: &Timeline, filters: &[Vec<FacetValue>; 2]) -> GroupedLanes {
    let never = AtomicBool::new(false);
    let facets = filters
        .each_ref()
        .map(|filter| Facets::of(timeline, filter, &never));
    let names = ["above", "below"];
    let lanes = filters.iter().zip(names).map(|(filter, id)| GroupedLane {
        lane: Lane {
            id: LaneId::from(id),
            name: match filter.is_empty() {
                true => words::ALL_EVENTS.to_owned(),
                false => words::filter_values(timeline, filter),
            },
            holds: String::new(),
        },
        value: None,
    });
    let mut grouped = GroupedLanes::new(lanes.collect(), timeline.document().events.len());
    for event in timeline.events() {
        let left = (0..)
            .map(LaneIx)
            .zip(&facets)
            .filter(|(_, facets)| facets.is_left(event));
        let left: Vec<LaneIx> = left.map(|(lane, _)| lane).collect();
        grouped.push(&left);
    }
    grouped
}
