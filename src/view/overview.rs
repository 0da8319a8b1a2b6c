//! How much lies where: counts of events along the whole document, exact and uncertain apart.

use crate::document::EventKind;
use crate::timeline::Timeline;

use super::scale::Scale;

/// One column of the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Events that surely overlap the column.
    pub certain: u32,
    /// Events that may.
    pub possible: u32,
}

/// Counts events for `count` columns of equal width over what the scale shows.
pub fn columns(timeline: &Timeline, scale: &Scale, count: usize) -> Vec<Column> {
    let mut columns = vec![Column::default(); count];
    let width = scale.width() / count.max(1) as f64;
    let index = |time: f64| (scale.x_from_time(time) / width).clamp(-1.0, count as f64);
    for &event in timeline.events_by_time() {
        let extent = timeline.extent(event);
        let kind = timeline.event(event).kind;
        let real = matches!(kind, EventKind::Happened | EventKind::Ongoing);
        let days = (extent.possible.1 - extent.possible.0) / 86_400.0;
        let finite = |x: f64, open: f64| if x.is_finite() { index(x) } else { open };
        let from = finite(extent.possible.0, 0.0);
        let until = finite(extent.possible.1, count as f64);
        let certain = extent.certain.map(|(a, b)| (index(a), index(b)));
        let first = from.floor().max(0.0) as usize;
        let last = until.ceil().max(from.floor() + 1.0) as usize;
        let last_column = last.min(count);
        for (offset, column) in columns[first.min(last_column)..last_column]
            .iter_mut()
            .enumerate()
        {
            let (left, right) = ((first + offset) as f64, (first + offset + 1) as f64);
            let sure = real
                && (certain.is_some_and(|(a, b)| a < right && b > left)
                    || extent.certain.is_none() && days <= 1.0);
            if sure {
                column.certain += 1;
            } else {
                column.possible += 1;
            }
        }
    }
    columns
}
