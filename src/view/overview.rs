//! Counts of events along the whole document, exact and uncertain apart.

use crate::timeline::{BinCount, Timeline};

use super::filter::Filter;
use super::scale::Scale;

/// Counts events for `count` columns of equal width over what the scale shows, all of them or those that are left.
pub fn columns(
    timeline: &Timeline,
    filter: Option<&Filter>,
    scale: &Scale,
    count: usize,
) -> Vec<BinCount> {
    let width = scale.width() / count.max(1) as f64;
    let times: Vec<f64> = (0..=count)
        .map(|column| scale.time_from_x(column as f64 * width))
        .collect();
    let mut columns = vec![BinCount::default(); count];
    for lane in timeline.lanes() {
        let index = filter.map_or_else(
            || timeline.lane_index(lane),
            |filter| filter.lane_index(lane),
        );
        let counts = index.histogram(&times);
        for (column, count) in columns.iter_mut().zip(counts) {
            *column = column.with(count);
        }
    }
    columns
}
