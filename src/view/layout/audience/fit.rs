//! The lanes on the audience's canvas: high where the step names something, and else a line. Where not even that fits, whole
//! rows, and those of the step unless somebody scrolls.

use egui::{Rangef, Rect, Vec2, pos2};

use crate::timeline::{EventIx, LaneIx, Timeline};
use crate::view::division::Division;
use crate::view::document_layout::DocumentLayout;
use crate::view::layout::builder::{AXIS, HEADER};
use crate::view::layout::claims::CLAIM_ROW;
use crate::view::layout::lane_heights::{LANE_PADDING, LaneHeights};
use crate::view::layout::undated;
use crate::view::presentation::{Script, Step};
use crate::view::scene::Regions;

use super::step_rows::StepRows;

/// The least height of a row of names, which the smallest text needs, the one from which on it is easy to read, and the
/// greatest.
const MIN_ROW: f32 = 15.0;
const EASY_ROW: f32 = 19.0;
const MAX_ROW: f32 = 32.0;
/// The height of a lane without a name in the step: room for its own name, or none where that would leave no easy rows, and
/// then as little as leaves room for all.
const NAMED_LINE: f32 = 17.0;
const LINE: (f32, f32) = (1.0, 6.0);
/// The height of the line of a lane's other events, below those that are named.
const OTHERS: f32 = 5.0;
/// More undated events than this have two rows.
const FEW_UNDATED: usize = 3;

/// A lane's place, from the top of the first lane.
#[derive(Clone, Copy, Debug)]
struct LanePlace {
    lane: LaneIx,
    top: f32,
    bottom: f32,
    /// The top of its first row of names.
    names: f32,
    /// The line in which its other events stand.
    others: Rangef,
}

/// The lanes of a step on a canvas.
pub struct Fit<'a> {
    document_layout: &'a DocumentLayout,
    pub rows: StepRows,
    places: Vec<LanePlace>,
    /// The height of a row of names.
    row_height: f32,
    size: Vec2,
    /// The height that there is for lanes, and below them for undated events: the same in each step, so that nothing jumps
    /// from one to the next.
    room: f32,
    undated: f32,
}

impl<'a> Fit<'a> {
    pub fn new(
        timeline: &Timeline,
        document_layout: &'a DocumentLayout,
        script: &Script,
        step: &Step,
        size: Vec2,
    ) -> Self {
        let undated = match script.most_undated {
            0 => 0.0,
            1..=FEW_UNDATED => undated::height_of(1),
            _ => undated::height_of(2),
        };
        let room = (size.y - HEADER - undated - AXIS - CLAIM_ROW).max(MIN_ROW);
        let viewport =
            document_layout.viewport(f64::from(Division::default().time_width(size)), 1.0);
        let mut fit = Self {
            document_layout,
            rows: StepRows::of(timeline, &viewport, step),
            places: Vec::new(),
            row_height: MAX_ROW,
            size,
            room,
            undated,
        };
        let lanes: Vec<LaneIx> = timeline.lanes().collect();
        match lanes.iter().any(|lane| fit.rows.of_lane(*lane) > 0) {
            true => fit.place_lines_and_names(timeline, &lanes),
            false => fit.place_evenly(&lanes),
        }
        fit
    }

    /// Where the step names nothing, each lane has the height that its rows need in explore mode.
    fn place_evenly(&mut self, lanes: &[LaneIx]) {
        let rows = |lane: &LaneIx| f32::from(self.document_layout.rows.of_lane(*lane));
        let all: f32 = lanes.iter().map(rows).sum();
        let padding = 2.0 * LANE_PADDING * lanes.len() as f32;
        let row = ((self.room - padding) / all.max(1.0)).clamp(0.0, MAX_ROW);
        let mut top = 0.0;
        for lane in lanes {
            let bottom = top + (rows(lane) * row + 2.0 * LANE_PADDING).max(NAMED_LINE);
            self.places.push(LanePlace {
                lane: *lane,
                top,
                bottom,
                names: top,
                others: Rangef::new(top + LANE_PADDING, bottom - LANE_PADDING),
            });
            top = bottom;
        }
    }

    fn place_lines_and_names(&mut self, timeline: &Timeline, lanes: &[LaneIx]) {
        let rows = |lane: &LaneIx| f32::from(self.rows.of_lane(*lane));
        let others = |lane: &LaneIx| {
            let all = timeline.lane_index(*lane).len();
            if all > self.rows.named_in(*lane).count() {
                OTHERS
            } else {
                0.0
            }
        };
        let named: f32 = lanes.iter().map(rows).sum();
        let spoken_of = lanes.iter().filter(|lane| rows(lane) > 0.0).count() as f32;
        // The room for rows of names beside lines of a height.
        let room_beside = |line: f32| {
            let heights = lanes.iter().map(|lane| match rows(lane) {
                0.0 => line,
                _ => others(lane) + 2.0 * LANE_PADDING,
            });
            self.room - heights.sum::<f32>()
        };
        let has_easy_rows = room_beside(NAMED_LINE) >= named * EASY_ROW;
        let line = if has_easy_rows {
            NAMED_LINE
        } else {
            let unnamed = lanes.len() as f32 - spoken_of;
            let (least, most) = LINE;
            ((room_beside(0.0) - named * MIN_ROW) / unnamed.max(1.0)).clamp(least, most)
        };
        let row_height = (room_beside(line) / named).clamp(MIN_ROW, MAX_ROW);
        // The lanes that are spoken of share out what is left.
        let left = (room_beside(line) - named * row_height).max(0.0);
        let padding = LANE_PADDING + left / spoken_of / 2.0;
        let mut places = Vec::with_capacity(lanes.len());
        let mut top = 0.0;
        for lane in lanes {
            let (bottom, names, line) = match rows(lane) {
                0.0 => (
                    top + line,
                    top,
                    Rangef::new(top, top + line).shrink(line / 6.0),
                ),
                rows => {
                    let names = top + padding;
                    let below = names + rows * row_height;
                    let line = Rangef::new(below, below + others(lane));
                    (line.max + padding, names, line)
                }
            };
            places.push(LanePlace {
                lane: *lane,
                top,
                bottom,
                names,
                others: line,
            });
            top = bottom;
        }
        self.row_height = row_height;
        self.places = places;
    }

    /// Puts the lanes on the way from where they stood in another step.
    pub fn come_from(&mut self, before: &Self, share: f32) {
        let on_way = |from: f32, to: f32| from + (to - from) * share;
        for (place, from) in self.places.iter_mut().zip(&before.places) {
            place.top = on_way(from.top, place.top);
            place.bottom = on_way(from.bottom, place.bottom);
            place.names = on_way(from.names, place.names);
            place.others.min = on_way(from.others.min, place.others.min);
            place.others.max = on_way(from.others.max, place.others.max);
        }
    }

    pub fn lane_heights(&self) -> LaneHeights {
        let places = self.places.iter();
        LaneHeights::of_each(places.map(|place| place.bottom - place.top).collect())
    }

    fn content(&self) -> f32 {
        self.places.last().map_or(0.0, |last| last.bottom)
    }

    /// The beginning of each lane and of each further row of names in it, and the end of all.
    fn edges(&self) -> impl Iterator<Item = f32> {
        let lanes = self.places.iter().flat_map(|place| {
            let rows = (1..self.rows.of_lane(place.lane)).map(f32::from);
            let rows = rows.map(|row| place.names + row * self.row_height);
            std::iter::once(place.top).chain(rows)
        });
        lanes.chain([self.content()])
    }

    /// The first scroll from which on the rest fits.
    pub fn longest_scroll(&self) -> f32 {
        let least = self.content() - self.room;
        let mut edges = self.edges();
        edges.find(|edge| *edge >= least - 0.1).unwrap_or_default()
    }

    /// The beginning of a row that is nearest.
    fn snapped(&self, scroll: f32) -> f32 {
        let scroll = scroll.clamp(0.0, self.longest_scroll());
        let distance = |edge: &f32| (edge - scroll).abs();
        let nearest = self
            .edges()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.unwrap_or_default()
    }

    /// The height of the whole rows that fit from the beginning of one on.
    fn seen(&self, scroll: f32) -> f32 {
        let until = scroll + self.room + 0.1;
        let last = self.edges().filter(|edge| *edge <= until).last();
        last.map_or(0.0, |last| (last - scroll).max(0.0))
    }

    /// The parts of the canvas when the lanes are scrolled so far, and that scroll, which is to the beginning of a row.
    pub fn regions(&self, scroll: f32) -> (Regions, f32) {
        let scroll = self.snapped(scroll);
        let bottom = HEADER + self.seen(scroll);
        let axis = bottom + self.undated;
        let gutter = Division::default().gutter_width(self.size);
        let part = |top: f32, bottom: f32| {
            Rect::from_min_max(pos2(gutter, top), pos2(self.size.x, bottom))
        };
        let regions = Regions {
            gutter: Rect::from_min_max(pos2(0.0, 0.0), pos2(gutter, self.size.y)),
            lanes: part(HEADER, bottom),
            undated: part(bottom, axis),
            axis: part(axis, axis + AXIS),
            claims: part(axis + AXIS, axis + AXIS + CLAIM_ROW),
            row_height: self.row_height,
            claim_row: CLAIM_ROW,
            lanes_content_height: self.content(),
            claims_content_height: 0.0,
        };
        (regions, scroll)
    }

    /// The number of lanes that begin above what is seen at a scroll, and of those that end below.
    pub fn hidden(&self, scroll: f32) -> (usize, usize) {
        let until = scroll + self.seen(scroll) + 0.1;
        let above = |place: &&LanePlace| place.top < scroll - 0.1;
        let below = |place: &&LanePlace| place.bottom > until;
        let places = || self.places.iter();
        (
            places().filter(above).count(),
            places().filter(below).count(),
        )
    }

    /// The part of the height in which an event stands in the uppermost of its lanes, from the top of the first one.
    pub fn row(&self, timeline: &Timeline, event: EventIx) -> Rangef {
        self.row_in(timeline, timeline.lane_of(event), event)
    }

    /// The same in any of its lanes: its row where the step names it, and else its row of explore mode within the lane's line of
    /// others.
    pub fn row_in(&self, timeline: &Timeline, lane: LaneIx, event: EventIx) -> Rangef {
        let Some(place) = self.places.get(lane.0 as usize) else {
            return Rangef::NOTHING;
        };
        let (top, row, height) = match self.rows.row_of(lane, event) {
            Some(row) => (place.names, row, self.row_height),
            None => {
                let rows = &self.document_layout.rows;
                let height = place.others.span() / f32::from(rows.of_lane(lane));
                (place.others.min, rows.row_of(timeline, lane, event), height)
            }
        };
        let top = top + f32::from(row) * height;
        Rangef::new(top, top + height)
    }

    /// The middle of a row of names, from the top of the first lane.
    pub fn middle_of_names(&self, lane: LaneIx, row: u16) -> f32 {
        let names = self
            .places
            .get(lane.0 as usize)
            .map_or(0.0, |place| place.names);
        names + (f32::from(row) + 0.5) * self.row_height
    }

    /// The scroll at which the lanes with the step's events are seen; where not even these fit, the one with what the step
    /// puts forward.
    pub fn step_scroll(&self, timeline: &Timeline, step: &Step) -> f32 {
        let named = step.named_events.iter();
        let named = named.filter(|event| {
            let lane = timeline.lane_of(**event);
            self.rows.row_of(lane, **event).is_some()
        });
        let all = named
            .map(|event| self.row(timeline, *event))
            .reduce(|all, row| Rangef::new(all.min.min(row.min), all.max.max(row.max)));
        let Some(all) = all else {
            return 0.0;
        };
        let middle = |rows: Rangef| self.snapped(rows.center() - self.room / 2.0);
        let scroll = middle(all);
        let put_forward = step.selection.and_then(|on| on.event(timeline));
        let put_forward = put_forward.filter(|event| !timeline.is_undated(*event));
        match put_forward.map(|event| self.row(timeline, event)) {
            Some(row) if row.min < scroll || row.max > scroll + self.seen(scroll) + 0.1 => {
                middle(row)
            }
            Some(_) | None => scroll,
        }
    }
}
