//! A claim's links in the order in which their marks stand in its row, at every scale.

use crate::document::EventKind;

use super::{EventIx, LinkIx, Timeline};

/// A claim's links by their events' own times. Those to what is feared or forecast are kept apart, since their marks
/// stand a little after that time: each part is in the order of its marks, and searched by halving. Those to events without
/// a date have no time, and stand beside the time axis in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkOrder {
    pub reported: Vec<LinkIx>,
    pub forecast: Vec<LinkIx>,
    pub undated: Vec<LinkIx>,
}

impl MarkOrder {
    pub fn of(timeline: &Timeline, links: &[LinkIx]) -> Self {
        let is_undated = |link: &LinkIx| timeline.is_undated(timeline.event_of_link(*link));
        let (undated, dated): (Vec<LinkIx>, Vec<LinkIx>) =
            links.iter().copied().partition(is_undated);
        let mut keyed: Vec<(f64, EventIx, LinkIx)> = dated
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
            undated,
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
            undated: left(&self.undated),
        }
    }

    pub fn bytes(&self) -> usize {
        let lists = [&self.reported, &self.forecast, &self.undated];
        lists.iter().map(|links| size_of_val(&links[..])).sum()
    }
}
