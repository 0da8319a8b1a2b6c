//! A claim's links in the order in which their marks stand in its row, at every scale.

use crate::document::EventKind;

use super::{EventIx, LinkIx, Timeline};

/// A claim's links by their events' own times. Those to what is feared or forecast are kept apart, since their marks
/// stand a little after that time: each part is in the order of its marks, and searched by halving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkOrder {
    pub reported: Vec<LinkIx>,
    pub forecast: Vec<LinkIx>,
}

impl MarkOrder {
    pub fn of(timeline: &Timeline, links: &[LinkIx]) -> Self {
        let mut keyed: Vec<(f64, EventIx, LinkIx)> = links
            .iter()
            .map(|link| {
                let event = timeline.event_of_link(*link);
                (timeline.own_time(event), event, *link)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let is_forecast = |event: &EventIx| timeline.kind_of(*event) == EventKind::Hypothetical;
        let (forecast, reported): (Vec<_>, Vec<_>) = keyed
            .into_iter()
            .partition(|(_, event, _)| is_forecast(event));
        let links = |keyed: Vec<(f64, EventIx, LinkIx)>| {
            keyed.into_iter().map(|(_, _, link)| link).collect()
        };
        Self {
            reported: links(reported),
            forecast: links(forecast),
        }
    }

    /// The links that are left, in the same order.
    pub fn filtered(&self, is_left: impl Fn(LinkIx) -> bool) -> Self {
        let left = |links: &[LinkIx]| {
            links
                .iter()
                .copied()
                .filter(|link| is_left(*link))
                .collect()
        };
        Self {
            reported: left(&self.reported),
            forecast: left(&self.forecast),
        }
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.reported[..]) + size_of_val(&self.forecast[..])
    }
}
