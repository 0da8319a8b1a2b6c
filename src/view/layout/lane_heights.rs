//! The height of each lane. One with nothing in view gives up its rows but one, little by little as its events go, so that
//! nothing jumps while one moves along.

use crate::timeline::{Beside, LaneIx, Timeline};
use crate::view::easing::smoothstep;
use crate::view::look::Look;
use crate::view::rows::Rows;
use crate::view::scale::Scale;

/// The room above and below a lane's rows.
pub const LANE_PADDING: f32 = 2.0;
/// The longest fade, in points: an event dated so far off the canvas may still be seen on it.
pub const REACH: f64 = 260.0;
/// The distance, in points beyond the reach of what is in view, over which a lane gives up its rows.
const GOING: f64 = 140.0;

/// The lanes' heights from the top down.
#[derive(Clone, Debug)]
pub struct LaneHeights {
    heights: Vec<f32>,
}

impl LaneHeights {
    /// With all rows, whatever is in view.
    pub fn whole(timeline: &Timeline, rows: &Rows, row: f32) -> Self {
        Self::new(timeline, row, |lane| f32::from(rows.of_lane(lane)))
    }

    /// With the rows of those lanes alone whose events are in view or near it.
    pub fn in_view(timeline: &Timeline, rows: &Rows, row: f32, look: &Look, scale: &Scale) -> Self {
        Self::new(timeline, row, |lane| {
            if look.closes(lane) {
                return 1.0;
            }
            let beside = beside(timeline, look, lane, scale);
            let kept = beside.map_or(1.0, |beside| kept(beside, scale));
            1.0 + (f32::from(rows.of_lane(lane)) - 1.0) * kept
        })
    }

    /// With these heights, from the top down.
    pub fn of_each(heights: Vec<f32>) -> Self {
        Self { heights }
    }

    /// With so many rows; without any height where there is no event.
    fn new(timeline: &Timeline, row: f32, rows: impl Fn(LaneIx) -> f32) -> Self {
        let has_events = !timeline.document().events.is_empty();
        let height = |lane| match has_events {
            true => rows(lane) * row + 2.0 * LANE_PADDING,
            false => 0.0,
        };
        Self {
            heights: timeline.lanes().map(height).collect(),
        }
    }

    pub fn of(&self, lane: LaneIx) -> f32 {
        self.heights[lane.0 as usize]
    }

    /// The distance of a lane's top from that of the first one.
    pub fn top_of(&self, lane: LaneIx) -> f32 {
        self.heights[..lane.0 as usize].iter().sum()
    }

    /// The height of all lanes.
    pub fn sum(&self) -> f32 {
        self.heights.iter().sum()
    }
}

/// What a lane has on both sides of the view where it has nothing that could be seen in it.
pub(super) fn beside(
    timeline: &Timeline,
    look: &Look,
    lane: LaneIx,
    scale: &Scale,
) -> Option<Beside> {
    let index = look.lane_index(timeline, lane);
    let from = scale.time_from_x(-REACH);
    let until = scale.time_from_x(scale.width() + REACH);
    (index.count(from, until) == 0).then(|| index.beside(from, until))
}

/// The share of its rows that a lane keeps with its nearest events there.
fn kept(beside: Beside, scale: &Scale) -> f32 {
    let before = beside.latest_end.map(|end| -scale.x_from_time(end));
    let behind = beside
        .first_start
        .map(|start| scale.x_from_time(start) - scale.width());
    let nearest = before
        .into_iter()
        .chain(behind)
        .fold(f64::INFINITY, f64::min);
    let gone = ((nearest - REACH) / GOING).clamp(0.0, 1.0);
    (1.0 - smoothstep(gone)) as f32
}
