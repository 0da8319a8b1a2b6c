//! How much lies where: counts of events along the whole document, exact and uncertain apart.

use crate::timeline::{Tally, Timeline};

use super::scale::Scale;

/// Counts events for `count` columns of equal width over what the scale shows.
pub fn columns(timeline: &Timeline, scale: &Scale, count: usize) -> Vec<Tally> {
    let width = scale.width() / count.max(1) as f64;
    let times: Vec<f64> = (0..=count)
        .map(|column| scale.time_from_x(column as f64 * width))
        .collect();
    let mut columns = vec![Tally::default(); count];
    for lane in timeline.lanes() {
        let tallies = timeline.lane_index(lane).profile(&times);
        for (column, tally) in columns.iter_mut().zip(tallies) {
            *column = column.with(tally);
        }
    }
    columns
}
