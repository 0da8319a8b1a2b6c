//! The lanes that the audience sees where not all of them fit: whole rows, and those of the step unless somebody scrolls.

use egui::{Rect, Vec2, pos2};

use crate::timeline::{EventIx, Timeline};
use crate::view::division::Division;
use crate::view::layout::builder::{AXIS, HEADER};
use crate::view::layout::lane_heights::{LANE_PADDING, LaneHeights};
use crate::view::layout::{lanes, undated};
use crate::view::presentation::{Script, Step};
use crate::view::scene::Regions;

/// The least height of a row: in a lower one labels would be smaller than the smallest text.
const MIN_ROW: f32 = 15.0;
/// More undated events than this have two rows.
const FEW_UNDATED: usize = 3;

/// The lanes' place on the audience's canvas.
pub struct Fit {
    pub regions: Regions,
    pub lane_heights: LaneHeights,
    /// The scroll of the lanes, which is to the beginning of a row.
    pub scroll: f32,
    /// The number of lanes that begin above what is seen, and of those that end below.
    pub hidden: (usize, usize),
}

/// A canvas and the rows on it.
struct RowGrid<'a> {
    timeline: &'a Timeline,
    script: &'a Script,
    size: Vec2,
    height: f32,
    heights: LaneHeights,
    /// The beginning of each row with its lane's padding, from the top of the first lane, and the end of the last one.
    edges: Vec<f32>,
}

impl<'a> RowGrid<'a> {
    fn new(timeline: &'a Timeline, script: &'a Script, size: Vec2) -> Self {
        let height = lanes::row_height(timeline, &script.rows, room(script, size)).max(MIN_ROW);
        let heights = LaneHeights::whole(timeline, &script.rows, height);
        let mut edges = vec![0.0];
        for lane in timeline.lanes() {
            let top = edges.last().copied().unwrap_or_default();
            let rows = 1..script.rows.of_lane(lane);
            edges.extend(rows.map(|row| top + LANE_PADDING + f32::from(row) * height));
            edges.push(top + heights.of(lane));
        }
        Self {
            timeline,
            script,
            size,
            height,
            heights,
            edges,
        }
    }

    fn content(&self) -> f32 {
        self.edges.last().copied().unwrap_or_default()
    }

    /// The first scroll from which on the rest fits.
    fn longest_scroll(&self) -> f32 {
        let least = self.content() - room(self.script, self.size);
        let fits = |edge: &&f32| **edge >= least - 0.1;
        self.edges.iter().find(fits).copied().unwrap_or_default()
    }

    /// The beginning of a row that is nearest.
    fn snapped(&self, scroll: f32) -> f32 {
        let scroll = scroll.clamp(0.0, self.longest_scroll());
        let distance = |edge: &&f32| (**edge - scroll).abs();
        let nearest = self
            .edges
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.copied().unwrap_or_default()
    }

    /// The height of the whole rows that fit from the beginning of one on.
    fn seen(&self, scroll: f32) -> f32 {
        let until = scroll + room(self.script, self.size) + 0.1;
        let fits = |edge: &&f32| **edge <= until;
        let last = self.edges.iter().rfind(fits);
        last.map_or(0.0, |last| (last - scroll).max(0.0))
    }

    fn fit(&self, scroll: f32) -> Fit {
        let scroll = self.snapped(scroll);
        let seen = self.seen(scroll);
        let bottom = HEADER + seen;
        let axis = bottom + undated_height(self.script);
        let gutter = Division::default().gutter_width(self.size);
        let part = |top: f32, bottom: f32| {
            Rect::from_min_max(pos2(gutter, top), pos2(self.size.x, bottom))
        };
        let tops = || self.timeline.lanes().map(|lane| self.heights.top_of(lane));
        Fit {
            regions: Regions {
                gutter: Rect::from_min_max(pos2(0.0, 0.0), pos2(gutter, self.size.y)),
                lanes: part(HEADER, bottom),
                undated: part(bottom, axis),
                axis: part(axis, axis + AXIS),
                claims: part(axis + AXIS, axis + AXIS),
                row_height: self.height,
                claim_row: 0.0,
                lanes_content_height: self.content(),
                claims_content_height: 0.0,
            },
            lane_heights: self.heights.clone(),
            scroll,
            hidden: (
                tops().filter(|top| *top < scroll - 0.1).count(),
                // A lane ends where the next one begins.
                tops()
                    .skip(1)
                    .chain([self.content()])
                    .filter(|end| *end > scroll + seen + 0.1)
                    .count(),
            ),
        }
    }
}

/// The height that there is for lanes.
fn room(script: &Script, size: Vec2) -> f32 {
    (size.y - HEADER - undated_height(script) - AXIS).max(MIN_ROW)
}

/// The height of the strip of undated events: the same in each step, so that nothing jumps from one to the next.
fn undated_height(script: &Script) -> f32 {
    match script.most_undated {
        0 => 0.0,
        1..=FEW_UNDATED => undated::height_of(1),
        _ => undated::height_of(2),
    }
}

/// The lanes as they stand on a canvas when they are scrolled so far.
pub fn fit(timeline: &Timeline, script: &Script, size: Vec2, scroll: f32) -> Fit {
    RowGrid::new(timeline, script, size).fit(scroll)
}

/// The longest scroll of the audience's lanes, in points of its layout.
pub fn longest_audience_scroll(timeline: &Timeline, script: &Script, size: Vec2) -> f32 {
    RowGrid::new(timeline, script, size).longest_scroll()
}

/// The scroll at which the lanes with the step's events are seen; where not even these fit, the one with
/// what the step puts forward.
pub fn step_scroll(timeline: &Timeline, script: &Script, step: &Step, size: Vec2) -> f32 {
    let rows = RowGrid::new(timeline, script, size);
    let height = room(script, size);
    let top_of = |event: &EventIx| {
        lanes::row_top(timeline, &script.rows, &rows.heights, *event, rows.height)
    };
    let (top, bottom) = step
        .named_events
        .iter()
        .filter(|event| !timeline.is_undated(**event))
        .map(top_of)
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), at| {
            (top.min(at), bottom.max(at + rows.height))
        });
    if top > bottom {
        return 0.0;
    }
    let middle = |top: f32, bottom: f32| rows.snapped((top + bottom - height) / 2.0);
    let scroll = middle(top, bottom);
    let put_forward = step.selection.and_then(|on| on.event(timeline));
    let put_forward = put_forward.filter(|event| !timeline.is_undated(*event));
    match put_forward.as_ref().map(top_of) {
        Some(at) if at < scroll || at + rows.height > scroll + rows.seen(scroll) + 0.1 => {
            middle(at, at + rows.height)
        }
        Some(_) | None => scroll,
    }
}
