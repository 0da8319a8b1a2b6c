//! The strip below the canvas: the whole document at a glance, on the canvas's own scale of everything.
//!
//! Each column of the strip stacks the events of its stretch of time by their lanes' hues: solid where they surely are,
//! striped where they only may be, so that the two are told apart on any ground and without colours. What a filter leaves out
//! stands grey behind what it leaves. Above the columns stand the marks of what is looked for and read, below them the years.

use egui::{Pos2, Rect, Vec2, pos2};

use crate::timeline::{BinCount, EventIx, LaneIx, Timeline};

use super::layout::{border_line, condensed_shade, fold_shapes, writing_line};
use super::measure::Measure;
use super::scale::Scale;
use super::scene::{ColorRole, Face, Hue, LANE_HUES, Mark, Shape, Text, Tone};
use super::subset::Subset;
use super::ticks::{self, Axis, TICK_SIZE, TickLabel};

/// The hues of lanes, and one for all else.
const HUES: usize = LANE_HUES + 1;
/// The width of a column in points.
const COLUMN: f32 = 4.0;
/// The strips for what is looked for and read, and for the years.
const MARKERS: f32 = 8.0;
const YEARS: f32 = 17.0;
/// The width of a column's stripe where events only may be.
const STRIPE: f32 = 2.0;
/// How strong that is which a filter leaves out.
const LEFT_OUT: f32 = 0.25;
/// The least share of the height for a column that holds anything.
const LEAST: f32 = 0.16;
/// The room between two labels.
const GAP: f32 = 8.0;

/// The events of the whole document by columns. Their number depends on the strip's width alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Of what is shown, by the hues of their lanes, and last of what has none.
    counts: Vec<[BinCount; HUES]>,
    /// Of all, shown or not.
    whole: Vec<u32>,
    /// Those that hold a match of the search.
    matching: Vec<bool>,
    /// Those with the own time of an event that is read, or that belongs to what is read.
    selected: Vec<bool>,
}

impl Columns {
    /// Counts the events along what the scale shows.
    pub fn new(
        timeline: &Timeline,
        shown: Option<&Subset>,
        found: Option<&Subset>,
        selected: &[EventIx],
        scale: &Scale,
    ) -> Self {
        let count = (scale.width() / f64::from(COLUMN)).max(1.0) as usize;
        let width = scale.width() / count as f64;
        let times: Vec<f64> = (0..=count)
            .map(|column| scale.time_from_x(column as f64 * width))
            .collect();
        let mut columns = Self {
            counts: vec![<[BinCount; HUES]>::default(); count],
            whole: vec![0; count],
            matching: vec![false; count],
            selected: vec![false; count],
        };
        for (lane, index) in timeline.document_lane_indexes() {
            let whole = index.histogram(&times);
            for (column, more) in columns.whole.iter_mut().zip(&whole) {
                *column += more.all();
            }
            if shown.is_none() {
                columns.add(Hue::Lane(lane), whole);
            }
        }
        for lane in timeline.lanes() {
            if let Some(shown) = shown {
                let counts = shown.lane_index(lane).histogram(&times);
                columns.add(Hue::of_lane(timeline, lane), counts);
            }
            let matching = found.map(|found| found.lane_index(lane).histogram(&times));
            let matching = matching.unwrap_or_default().into_iter();
            for (column, count) in columns.matching.iter_mut().zip(matching) {
                *column |= count.all() > 0;
            }
        }
        for event in selected {
            let x = scale.x_from_time(timeline.own_time(*event)) / width;
            let column = (x.max(0.0) as usize).min(count - 1);
            columns.selected[column] = true;
        }
        columns
    }

    /// Adds events of a hue to what is shown.
    fn add(&mut self, hue: Hue, counts: Vec<BinCount>) {
        let at = match hue {
            Hue::Lane(lane) => lane.0 as usize % LANE_HUES,
            Hue::Mixed => LANE_HUES,
        };
        for (column, more) in self.counts.iter_mut().zip(counts) {
            column[at] = column[at].with(more);
        }
    }
}

/// The part of a strip of this size that the columns and their markers take, down to the years.
pub fn chart(size: Vec2) -> Rect {
    Rect::from_min_size(Pos2::ZERO, Vec2::new(size.x, (size.y - YEARS).max(1.0)))
}

/// Draws the strip, its top left corner at the origin, on a scale with the finest date in each of its segments.
pub fn overview(
    timeline: &Timeline,
    columns: &Columns,
    (scale, finest): (&Scale, &[f64]),
    size: Vec2,
    measure: &mut dyn Measure,
) -> Vec<Mark> {
    let chart = chart(size);
    let mut strip = Strip {
        clip: Rect::from_min_size(Pos2::ZERO, size),
        bars: Rect::from_min_max(pos2(0.0, chart.top() + MARKERS), chart.max),
        marks: Vec::new(),
    };
    for fold in scale.visible_folds() {
        let (left, right) = (fold.xs.0 as f32, fold.xs.1 as f32);
        let rect = Rect::from_min_max(pos2(left, 0.0), pos2(right, chart.bottom()));
        for (shape, color_role, opacity) in fold_shapes(rect) {
            strip.push(shape, color_role, opacity);
        }
    }
    for segment in scale.condensed_segments() {
        let (left, right) = (segment.xs.0 as f32, segment.xs.1 as f32);
        let rect = Rect::from_min_max(pos2(left, chart.bottom()), pos2(right, size.y));
        let (shape, color_role, opacity) = condensed_shade(rect);
        strip.push(shape, color_role, opacity);
    }
    strip.draw_columns(columns);
    for (x, _) in scale.borders() {
        let (shape, color_role, opacity) = border_line(x as f32, 0.0, chart.bottom());
        strip.push(shape, color_role, opacity);
    }
    strip.draw_matches(&columns.matching);
    strip.draw_selected(&columns.selected);
    let (_, written) = timeline.written_seconds();
    let (shape, color_role, opacity) =
        writing_line(scale.x_from_time(written) as f32, 0.0, chart.bottom());
    strip.push(shape, color_role, opacity);
    strip.draw_years(ticks::axis(scale, finest, TICK_SIZE, measure));
    strip.marks
}

/// A strip in the making.
struct Strip {
    clip: Rect,
    bars: Rect,
    marks: Vec<Mark>,
}

impl Strip {
    fn push(&mut self, shape: Shape, color_role: ColorRole, opacity: f32) {
        self.marks.push(Mark {
            shape,
            color_role,
            opacity,
            target: None,
            clip: self.clip,
        });
    }

    /// The left end of a column.
    fn left(&self, column: usize, count: usize) -> f32 {
        column as f32 * self.clip.width() / count as f32
    }

    fn draw_columns(&mut self, Columns { counts, whole, .. }: &Columns) {
        let most = whole.iter().copied().max().unwrap_or(0).max(1) as f32;
        // By its root, so that what is usual is told apart beside the most, and a single event is to be seen.
        let full = self.bars.height();
        // An event in several lanes counts in each of them, and no column is higher than the strip.
        let height = |count: u32| full * (count as f32 / most).sqrt().clamp(LEAST, 1.0);
        let mut left_out = Vec::new();
        let mut blocks: [Vec<Rect>; HUES] = Default::default();
        for (index, column) in counts.iter().enumerate() {
            let all: u32 = column.iter().map(BinCount::all).sum();
            let (left, right) = (
                self.left(index, counts.len()),
                self.left(index + 1, counts.len()),
            );
            let mut y = self.bars.bottom();
            if whole[index] > all {
                let top = y - height(whole[index]);
                left_out.push(Rect::from_min_max(pos2(left, top), pos2(right, y)));
            }
            let (height, all) = (height(all), all.max(1) as f32);
            // From the bottom, so that the lanes stand one above the other as on the canvas.
            for (hue, count) in column.iter().enumerate().rev() {
                let certain = height * count.certain as f32 / all;
                let possible = height * count.possible as f32 / all;
                if count.certain > 0 {
                    let rect = Rect::from_min_max(pos2(left, y - certain), pos2(right, y));
                    blocks[hue].push(rect);
                }
                y -= certain;
                if count.possible > 0 {
                    let left = (left + right - STRIPE) / 2.0;
                    let (top_left, bottom_right) =
                        (pos2(left, y - possible), pos2(left + STRIPE, y));
                    blocks[hue].push(Rect::from_min_max(top_left, bottom_right));
                }
                y -= possible;
            }
        }
        if !left_out.is_empty() {
            let rects = left_out;
            self.push(Shape::Blocks { rects }, ColorRole::Muted, LEFT_OUT);
        }
        for (hue, rects) in blocks.into_iter().enumerate() {
            self.push(Shape::Blocks { rects }, hue_role(hue), 1.0);
        }
    }

    /// A line along the columns that hold a match.
    fn draw_matches(&mut self, matching: &[bool]) {
        let bottom = self.bars.top() - 2.0;
        let holding = matching.iter().enumerate().filter(|(_, holds)| **holds);
        let rects = holding.map(|(index, _)| {
            let left = self.left(index, matching.len());
            let right = self.left(index + 1, matching.len());
            Rect::from_min_max(pos2(left, bottom - 3.0), pos2(right, bottom))
        });
        let rects = rects.collect();
        self.push(Shape::Blocks { rects }, ColorRole::Accent, 1.0);
    }

    /// An arrowhead over each column with an event that is read.
    fn draw_selected(&mut self, selected: &[bool]) {
        for (index, _) in selected.iter().enumerate().filter(|(_, holds)| **holds) {
            let left = self.left(index, selected.len());
            let right = self.left(index + 1, selected.len());
            let (x, tip) = ((left + right) / 2.0, self.bars.top());
            let points = vec![
                pos2(x - 5.0, tip - 7.0),
                pos2(x + 5.0, tip - 7.0),
                pos2(x, tip),
            ];
            self.push(Shape::Polygon { points }, ColorRole::Text, 1.0);
        }
    }

    /// The units that fit, in one line: years, and where these leave room, what is between them.
    fn draw_years(&mut self, axis: Axis) {
        let ticks = axis.ticks.into_iter().filter_map(|tick| tick.label);
        let lines = axis.context.into_iter().map(|label| (label, true));
        let lines = lines.chain(ticks.map(|label| (label, false)));
        let mut taken: Vec<(f32, f32)> = Vec::new();
        for (label, is_context) in lines {
            let TickLabel { text, left, width } = label;
            let right = left + width;
            let is_free = |(from, until): &(f32, f32)| right + GAP <= *from || until + GAP <= left;
            if !taken.iter().all(is_free) {
                continue;
            }
            taken.push((left, right));
            let x = left - 4.0;
            let points = vec![
                pos2(x, self.bars.bottom()),
                pos2(x, self.bars.bottom() + 5.0),
            ];
            let line = Shape::Line {
                points,
                width: 1.0,
                dash: None,
            };
            self.push(line, ColorRole::Muted, 1.0);
            let middle = self.clip.bottom() - YEARS / 2.0;
            let (face, color_role) = match is_context {
                true => (Face::SemiBold, ColorRole::Text),
                false => (Face::Regular, ColorRole::Muted),
            };
            let rect = Rect::from_min_max(
                pos2(left, middle - TICK_SIZE * 0.65),
                pos2(right, middle + TICK_SIZE * 0.65),
            );
            let text = Text {
                text,
                whole: None,
                rect,
                size: TICK_SIZE,
                face,
            };
            self.push(Shape::Text(text), color_role, 1.0);
        }
    }
}

fn hue_role(hue: usize) -> ColorRole {
    let hue = match hue {
        LANE_HUES => Hue::Mixed,
        lane => Hue::Lane(LaneIx(lane as u32)),
    };
    ColorRole::Lane(hue, Tone::Strong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: &[[BinCount; HUES]]) -> Vec<Mark> {
        let chart = chart(Vec2::new(8.0, 60.0));
        let mut strip = Strip {
            clip: chart,
            bars: chart,
            marks: Vec::new(),
        };
        let whole = counts
            .iter()
            .map(|column| column.iter().map(BinCount::all).sum());
        strip.draw_columns(&Columns {
            counts: counts.to_vec(),
            whole: whole.collect(),
            ..Columns::default()
        });
        strip.marks
    }

    fn heights(marks: &[Mark]) -> Vec<f32> {
        let blocks = marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Blocks { rects } => Some(rects),
            _ => None,
        });
        blocks.flatten().map(Rect::height).collect()
    }

    fn count(certain: u32, possible: u32) -> [BinCount; HUES] {
        let mut counts = <[BinCount; HUES]>::default();
        counts[0] = BinCount { certain, possible };
        counts
    }

    #[test]
    fn what_surely_is_and_what_may_be_stand_on_each_other_as_high_as_there_are_events() {
        let marks = drawn(&[count(1, 3), count(0, 0)]);
        let whole = chart(Vec2::new(8.0, 60.0)).height();
        assert_eq!(heights(&marks), [whole / 4.0, whole * 3.0 / 4.0]);
    }

    #[test]
    fn a_single_event_beside_a_million_is_seen() {
        let marks = drawn(&[count(1_000_000, 0), count(1, 0)]);
        let whole = chart(Vec2::new(8.0, 60.0)).height();
        let single = heights(&marks)[1];
        assert!(single >= whole * LEAST, "{single}");
    }
}
