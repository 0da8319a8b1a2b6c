//! Lists over the window: what a count holds, where no scale takes that apart, and where the record has other dates.

use std::borrow::Cow;

use crate::document::{EventId, LaneId};
use crate::timeline::EventIx;
use crate::view::camera::Camera;
use crate::view::glyph::DIAMOND;
use crate::view::look::SelectionIx;
use crate::view::scene::Bin;

use super::navigation::width;
use super::{Msg, State};

/// What is listed, by name, so that it outlives a new version of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    Events(Vec<EventId>),
    /// The events of a lane that begin in a stretch of time, in seconds.
    Beginning {
        lane: LaneId,
        from: i64,
        until: i64,
    },
    /// The events with a date of the record: first those on which it disagrees.
    Records,
}

/// The margin on both sides of the starts that a count holds, as a share of what lies between them.
const MARGIN: f64 = 0.08;

impl State {
    /// Opens a count of these events.
    pub(super) fn open_cluster(&self, events: &[EventIx]) -> Msg {
        let starts = events
            .iter()
            .map(|event| self.timeline.time_sort_key(*event).0);
        let (first, last) = starts.fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(first, last), start| (first.min(start), last.max(start)),
        );
        let ids = events
            .iter()
            .map(|event| self.timeline.event(*event).id.clone());
        let listed = Listed::Events(ids.collect());
        let is_undated = |event: &&EventIx| self.timeline.is_undated(**event);
        if let Some(undated) = events.first().filter(is_undated) {
            // No scale takes them apart.
            return match self.presentation() {
                Some(_) => Msg::Click(SelectionIx::Event(*undated).named(&self.timeline)),
                None => Msg::List(listed),
            };
        }
        self.open_count(first, last, listed)
    }

    /// Opens a count of a lane's events that begin in a stretch of time.
    pub(super) fn open_bin(&self, bin: Bin) -> Msg {
        let (first, last) = (bin.from as f64, bin.until as f64);
        let listed = Listed::Beginning {
            lane: self.timeline.lane(bin.lane).id.clone(),
            from: bin.from,
            until: bin.until,
        };
        // The stretch ends with the second in which the last one starts.
        self.open_count(first, last - 1.0, listed)
    }

    /// Looks closer where that brings the first and the last start apart, and else lists what is held. The audience sees
    /// no lists.
    fn open_count(&self, first: f64, last: f64, listed: Listed) -> Msg {
        let starts = Camera {
            start: first,
            end: last,
        };
        let fitted = self.viewport().with_margin(starts, MARGIN);
        let scale = self.viewport().scale(fitted);
        let apart = scale.x_from_time(last) - scale.x_from_time(first);
        let is_closer = width(fitted) < width(self.look().camera) * 0.9;
        if self.presentation().is_some() || (is_closer && apart > f64::from(2.0 * DIAMOND)) {
            Msg::ZoomTo(fitted)
        } else {
            Msg::List(listed)
        }
    }

    /// Opens a list that holds something.
    pub(super) fn list(&mut self, listed: Listed) {
        if listed == Listed::Records && self.timeline.records().is_empty() {
            self.say("The document has no dates of the record".to_owned());
            return;
        }
        self.listed = Some(listed);
    }

    /// The events of the list, in the order of time, as far as they are still there.
    pub fn listed_events(&self) -> Option<Cow<'_, [EventIx]>> {
        match self.listed.as_ref()? {
            Listed::Events(ids) => {
                let found = ids.iter().filter_map(|id| self.timeline.event_by_id(id));
                Some(Cow::Owned(found.collect()))
            }
            Listed::Beginning { lane, from, until } => {
                let lane = self
                    .timeline
                    .lanes()
                    .find(|other| self.timeline.lane(*other).id == *lane)?;
                let index = self.look().lane_index(&self.timeline, lane);
                Some(Cow::Borrowed(index.starting(*from as f64, *until as f64)))
            }
            Listed::Records => {
                let mut records: Vec<_> = self.timeline.records().iter().collect();
                let start = |event| self.timeline.time_sort_key(event).0;
                records.sort_by(|a, b| {
                    let by_time = start(a.event).total_cmp(&start(b.event));
                    a.relation.cmp(&b.relation).then(by_time)
                });
                Some(records.iter().map(|record| record.event).collect())
            }
        }
    }
}
