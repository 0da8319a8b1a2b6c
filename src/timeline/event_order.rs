//! The order in which a reader goes through events.

use super::EventIx;

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
