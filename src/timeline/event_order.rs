//! The order in which a reader goes through events.

use super::{EventIx, Timeline};

/// Events in the order of time, and behind them those without a date in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventOrder {
    events: Vec<EventIx>,
    dated: usize,
}

impl EventOrder {
    pub fn new(mut dated: Vec<EventIx>, undated: &[EventIx]) -> Self {
        let count = dated.len();
        dated.extend(undated);
        Self {
            events: dated,
            dated: count,
        }
    }

    pub fn all(&self) -> &[EventIx] {
        &self.events
    }

    /// Those that have a date, earliest possible start first.
    pub fn dated(&self) -> &[EventIx] {
        &self.events[..self.dated]
    }

    pub fn undated(&self) -> &[EventIx] {
        &self.events[self.dated..]
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.events[..])
    }
}

impl Timeline {
    /// All events in the order in which a reader goes through them.
    pub fn event_order(&self) -> &EventOrder {
        &self.order
    }

    /// The events that have a date, earliest possible start first.
    pub fn events_by_time(&self) -> &[EventIx] {
        self.order.dated()
    }

    /// The position among some events in that order that an event has, or would have.
    pub fn insertion_index(&self, events: &[EventIx], ix: EventIx) -> usize {
        let key = |ix: EventIx| {
            let (start, end) = self.time_sort_key(ix);
            (start, end, ix)
        };
        let (start, end, _) = key(ix);
        events.partition_point(|other| {
            let (other_start, other_end, other) = key(*other);
            let order = other_start.total_cmp(&start);
            order
                .then(other_end.total_cmp(&end))
                .then(other.cmp(&ix))
                .is_lt()
        })
    }

    /// The key that orders events in time, those without a date behind all others.
    pub fn time_sort_key(&self, ix: EventIx) -> (f64, f64) {
        match self.is_undated(ix) {
            true => (f64::INFINITY, f64::INFINITY),
            false => self.extent(ix).time_sort_key(),
        }
    }
}
