//! The lanes that the events are shown in: the document's, or others that gather them by a property of theirs.

use crate::document::{Document, Event, FacetValue, Lane, LaneId};

use super::id_index::IdIndex;
use super::{EventIx, LaneIx};

/// Lanes that are not the document's. An event may be in several, or in none, and is not drawn then.
#[derive(Clone, Debug)]
pub struct GroupedLanes {
    lanes: Vec<GroupedLane>,
    /// The lanes of all events, one event's after the other's, and where each event's begin.
    lanes_of: Vec<LaneIx>,
    starts: Vec<u32>,
}

/// A lane, and the property that all its events have where it is for one.
#[derive(Clone, Debug)]
pub struct GroupedLane {
    pub lane: Lane,
    pub value: Option<FacetValue>,
}

impl GroupedLanes {
    /// Lanes for events that are told one by one, in the order of the document, each by its lanes from the top down.
    pub fn new(lanes: Vec<GroupedLane>, events: usize) -> Self {
        let mut starts = Vec::with_capacity(events + 1);
        starts.push(0);
        Self {
            lanes,
            lanes_of: Vec::with_capacity(events),
            starts,
        }
    }

    pub fn push(&mut self, lanes_of_event: &[LaneIx]) {
        self.lanes_of.extend_from_slice(lanes_of_event);
        self.starts.push(self.lanes_of.len() as u32);
    }

    pub(super) fn lane(&self, ix: LaneIx) -> &GroupedLane {
        &self.lanes[ix.0 as usize]
    }

    pub(super) fn count(&self) -> u32 {
        self.lanes.len() as u32
    }

    pub(super) fn of(&self, event: EventIx) -> &[LaneIx] {
        &self.lanes_of[self.first_place(event)..self.first_place(EventIx(event.0 + 1))]
    }

    /// The number of places in lanes that the events before this one have.
    pub(super) fn first_place(&self, event: EventIx) -> usize {
        self.starts[event.0 as usize] as usize
    }

    pub(super) fn places(&self) -> usize {
        self.lanes_of.len()
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.lanes[..])
            + size_of_val(&self.lanes_of[..])
            + size_of_val(&self.starts[..])
    }
}

/// The lane of the events that name none.
pub(super) fn unnamed() -> Lane {
    Lane {
        id: LaneId::from(""),
        name: String::new(),
        holds: String::new(),
    }
}

/// The lane of each event as the document has it.
pub(super) fn of_document(document: &Document, ids: &IdIndex) -> Vec<LaneIx> {
    let id_at = |position: u32| document.lanes[position as usize].id.as_str();
    let unnamed = document.lanes.len() as u32;
    let lane_of = |event: &Event| match &event.lane {
        Some(lane) => ids.get(lane.as_str(), id_at).unwrap_or_default(),
        None => unnamed,
    };
    let lanes = document.events.iter().map(lane_of);
    lanes.map(LaneIx).collect()
}

/// The document's lanes, and one without a name where events name none, or nothing does.
pub(super) fn count_of_document(document: &Document) -> u32 {
    let named = document.lanes.len() as u32;
    let is_unnamed = |event: &Event| event.lane.is_none();
    named + u32::from(named == 0 || document.events.iter().any(is_unnamed))
}
