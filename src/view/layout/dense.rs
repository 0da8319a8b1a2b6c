//! Lanes with more events in view, or at one place, than can stand there one by one.
//!
//! Behind lies the number of events at each place, those that are surely there and those that may be stacked; in
//! front stand the weightiest of them, as many as there is room for; and in the last row counts that open what they
//! hold, which stay in view while any part of the lane does. What is drawn is bounded by the canvas, and so is what is looked at.

mod top_k;

use egui::{Rect, pos2};

use crate::timeline::{BinCount, LaneIndex, LaneIx, Timeline};
use crate::view::look::{DIMMED_OPACITY, Look};
use crate::view::rows::MAX_ROWS;
use crate::view::scene::{Bin, ColorRole, Face, Hue, Mark, Shape, Target, Tone};

use super::builder::{SceneBuilder, Style};
use super::lane_heights::LANE_PADDING;
use super::lanes::MIN_LABEL_SIZE;
use super::slots::{AFTER_ALL, Above, RowPlace};

/// With more events of a lane in view than this for each row that it may have, they are drawn as density; so they are where
/// more lie in one column than there are rows.
const MAX_SINGLY_PER_ROW: usize = 4;
/// The width of a column of the density in points.
const COLUMN: f64 = 6.0;
/// Columns of the same height are one bar, of so many columns at most: a bar without gaps would look like one event.
const WIDEST_BAR: usize = 4;
/// Counts stand in cells of so many points at least, each of one, two or five of a power of ten seconds, and so far from a
/// cell's sides.
const CELL: f64 = 130.0;
const FROM_SIDES: f32 = 3.0;
/// The points of the canvas for each text where lanes are dense.
const POINTS_PER_TEXT: f32 = 3_200.0;
/// The opacity of density behind everything that stands in front of it.
const DENSITY: f32 = 0.6;

/// The number of events of a dense lane in each place.
pub(super) struct Density {
    /// In the whole view.
    in_view: usize,
    /// In each column.
    counts: Vec<BinCount>,
    /// Those of them that are looked for, where anything is.
    found: Option<Vec<BinCount>>,
    /// By how much they are more than can stand one by one: 1 means by twice as many, or more.
    crowding: f32,
}

/// A cell of time with the number of events that begin in it, and the place of its count from the left of the time axis.
pub(super) struct CountedCell {
    bin: Bin,
    text: String,
    text_width: f32,
    left: f32,
    right: f32,
}

impl SceneBuilder<'_> {
    /// A lane's density, if its events are more than can stand one by one.
    pub(super) fn density(&self, lane: LaneIx, columns: &[f64]) -> Option<Density> {
        let index = self.look.lane_index(self.timeline, lane);
        let in_view = index.count(self.look.camera.start, self.look.camera.end);
        if in_view <= MAX_ROWS {
            return None;
        }
        let counts = index.histogram(columns);
        let at_once = counts.iter().map(BinCount::all).max().unwrap_or(0) as usize;
        let over = |count: usize, most: usize| count.saturating_sub(most) as f32 / most as f32;
        let rows = usize::from(self.rows_of(lane)).max(MAX_ROWS);
        // More than a lane can have rows lie one over the other, however few they are.
        let crowding = over(in_view, rows * MAX_SINGLY_PER_ROW).max(over(at_once, rows));
        (crowding > 0.0).then_some(Density {
            in_view,
            counts,
            found: self
                .look
                .lane_index_found(lane)
                .map(|found| found.histogram(columns)),
            crowding: crowding.min(1.0),
        })
    }

    /// The number of texts for which there is still room on the canvas, so that a frame of many events costs no more than
    /// one of few.
    pub(super) fn texts_left(&self) -> usize {
        let (width, height) = (self.scale.width() as f32, self.time_rect().height());
        let most = (width * height / POINTS_PER_TEXT) as usize;
        most.saturating_sub(self.marks.iter().filter(|mark| mark.is_text()).count())
    }

    /// Draws a dense lane with at most so many names.
    pub(super) fn draw_dense(
        &mut self,
        lane: LaneIx,
        rect: Rect,
        density: &Density,
        most: usize,
        above: &mut Above,
    ) {
        self.draw_density(lane, rect, density);
        let rows = self.rows_of(lane);
        let counts = self.counted_cells(lane);
        let middle = self.middle_of_counts(rect);
        let is_counted = |row: &u16| {
            let apart = self.middle_of_row(rect, *row) - middle;
            apart.abs() < self.regions.row_height - 0.5
        };
        let counted_rows: Vec<u16> = (0..rows).filter(is_counted).collect();
        let slots = self.top_k_slots(lane, most, density.in_view, (&counted_rows, &counts));
        for (row, slot) in slots {
            let middle = self.middle_of_row(rect, row);
            self.draw_slot(slot, None, RowPlace { lane, middle }, above);
        }
        self.draw_counts(lane, &counts, middle, above);
        if rows > 1 {
            self.write_count_in_view(middle, density);
        }
    }

    /// The middle of the row of a lane's counts: of its last one, or of what is in view where that is scrolled out of it.
    fn middle_of_counts(&self, rect: Rect) -> f32 {
        let row = self.regions.row_height;
        let bottom = rect.bottom().min(self.regions.lanes.bottom());
        let first = self.middle_of_row(rect, 0);
        (bottom - LANE_PADDING - row / 2.0).max(first)
    }

    /// The times between which density has its columns, which are those of every lane.
    pub(super) fn density_columns(&self) -> Vec<f64> {
        let count = (self.scale.width() / COLUMN).ceil() as usize;
        (0..=count)
            .map(|column| self.scale.time_from_x(column as f64 * COLUMN))
            .collect()
    }

    fn draw_density(&mut self, lane: LaneIx, rect: Rect, density: &Density) {
        // It comes in as events begin to be more than can stand one by one.
        let opacity = density.crowding * DENSITY;
        let counts = density.counts.iter().map(BinCount::all);
        let most = counts.max().unwrap_or(0).max(1) as f32;
        match &density.found {
            Some(found) => {
                let behind = opacity * DIMMED_OPACITY;
                self.draw_columns(lane, rect, &density.counts, most, behind);
                self.draw_columns(lane, rect, found, most, opacity);
            }
            None => self.draw_columns(lane, rect, &density.counts, most, opacity),
        }
    }

    /// Draws numbers of events as columns, of which the highest that may be stands for `most`.
    fn draw_columns(
        &mut self,
        lane: LaneIx,
        rect: Rect,
        counts: &[BinCount],
        most: f32,
        opacity: f32,
    ) {
        let hue = Hue::of_lane(self.timeline, lane);
        let height = rect.height() - 2.0 * LANE_PADDING;
        // Whole points are enough, and one where there is anything.
        let heights: Vec<(f32, f32)> = counts
            .iter()
            .map(|count| {
                let points = |count: u32| match count {
                    0 => 0.0,
                    count => (count as f32 / most * height).round().max(1.0),
                };
                (points(count.certain), points(count.all()))
            })
            .collect();
        let base = rect.bottom() - LANE_PADDING;
        let mut column = 0;
        let runs = heights.chunk_by(|a, b| a == b);
        for run in runs.flat_map(|run| run.chunks(WIDEST_BAR)) {
            let left = self.regions.lanes.left() + column as f32 * COLUMN as f32;
            column += run.len();
            let right = self.regions.lanes.left() + column as f32 * COLUMN as f32 - 1.0;
            let (certain, all) = run[0];
            for (from, until, tone) in [
                (0.0, certain, Tone::Certain),
                (certain, all, Tone::Possible),
            ] {
                if until > from {
                    let area = Shape::Area {
                        rect: Rect::from_min_max(
                            pos2(left, base - until),
                            pos2(right, base - from),
                        ),
                        left: 1.0,
                        right: 1.0,
                        corner: 0.0,
                    };
                    let color_role = ColorRole::Lane(hue, tone);
                    self.push(area, color_role, opacity, None, self.regions.lanes);
                }
            }
        }
    }

    /// Writes the number of the lane's events in view, beside the counts of those that begin here and there.
    fn write_count_in_view(&mut self, middle: f32, density: &Density) {
        let style = Style {
            face: Face::Regular,
            size: self.count_size(),
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: None,
            clip: self.full_width(self.regions.lanes),
        };
        let in_view = crate::words::thousands(density.in_view);
        let text = format!("{in_view} in view");
        let at = pos2(14.0, middle);
        self.write(&text, at, self.regions.gutter.width() - 24.0, &style);
    }

    /// The numbers of events that begin in each cell. Each event is counted in one cell.
    fn counted_cells(&mut self, lane: LaneIx) -> Vec<CountedCell> {
        let width = self.scale.width();
        let cell = cell_seconds(CELL / self.scale.points_per_second());
        let size = self.count_size();
        let (timeline, look) = (self.timeline, self.look);
        let index = index_in_front(timeline, look, lane);
        let mut cells = Vec::new();
        let mut x = 0.0;
        while x < width {
            let from = self.scale.time_from_x(x);
            let next = ((from / cell).floor() + 1.0) * cell;
            // A fold holds many cells in few points.
            let right = self.scale.x_from_time(next).max(x + CELL / 2.0).min(width);
            let until = self.scale.time_from_x(right);
            let events = index.count_starts(from, until);
            let (left, right) = (std::mem::replace(&mut x, right) as f32, right as f32);
            let Some((first, last)) = index.first_and_last_start(from, until) else {
                continue;
            };
            let text = crate::words::thousands(events);
            let text_width = self.measure.width(&text, Face::SemiBold, size);
            let half = (text_width + 16.0).max(28.0) / 2.0;
            // It stands where its events do, as far as its cell allows.
            let middle = self.scale.x_from_time(first) + self.scale.x_from_time(last);
            let room = half + FROM_SIDES;
            let center = (middle as f32 / 2.0).max(left + room).min(right - room);
            cells.push(CountedCell {
                bin: Bin {
                    lane,
                    from: first.floor() as i64,
                    until: last.floor() as i64 + 1,
                    events: events as u32,
                },
                text,
                text_width,
                left: center - half,
                right: center + half,
            });
        }
        cells
    }

    /// The size of counts, which are a little smaller than names where those are large.
    pub(super) fn count_size(&self) -> f32 {
        let size = (self.label_size() - 1.0).max(MIN_LABEL_SIZE);
        size.max(self.least_text)
    }

    /// Draws counts in a row of its middle.
    fn draw_counts(
        &mut self,
        lane: LaneIx,
        counts: &[CountedCell],
        middle: f32,
        above: &mut Above,
    ) {
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let half = self.bar_height() / 2.0;
        let hue = Hue::of_lane(self.timeline, lane);
        for count in counts {
            let target = Target::Bin(count.bin);
            let pill = Rect::from_x_y_ranges(
                count.left + origin..=count.right + origin,
                middle - half..=middle + half,
            );
            for (rect, color_role) in [
                (pill.expand(1.0), ColorRole::Lane(hue, Tone::Strong)),
                (pill, ColorRole::Paper),
            ] {
                above.labels.push(Mark {
                    shape: Shape::Area {
                        rect,
                        left: 1.0,
                        right: 1.0,
                        corner: rect.height() / 2.0,
                    },
                    color_role,
                    opacity: 1.0,
                    target: Some(target.clone()),
                    clip,
                });
            }
            let style = Style {
                face: Face::SemiBold,
                size: self.count_size(),
                color_role: ColorRole::Text,
                opacity: 1.0,
                target: Some(target.clone()),
                clip,
            };
            let start = self.marks.len();
            let at = pos2(pill.center().x - count.text_width / 2.0, middle);
            self.write_fitted(count.text.clone(), None, at, count.text_width, &style);
            above.labels.extend(self.marks.drain(start..));
            above.hitboxes.push((AFTER_ALL, target, pill));
        }
    }
}

/// The index of what stands in front in a lane: of what is looked for, where anything is.
fn index_in_front<'a>(timeline: &'a Timeline, look: &'a Look, lane: LaneIx) -> &'a LaneIndex {
    let found = look.lane_index_found(lane);
    found.unwrap_or_else(|| look.lane_index(timeline, lane))
}

/// The least of 1, 2, 5, 10, 20, 50, … seconds that is no less than this. Cells begin at multiples of it, so that they
/// move with the picture.
pub(super) fn cell_seconds(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0];
    let fitting = times.into_iter().find(|times| times * power >= least);
    fitting.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_round_and_no_shorter_than_asked() {
        for (least, cell) in [(1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (86_400.0, 100_000.0)] {
            assert!((cell_seconds(least) / cell - 1.0).abs() < 1e-9, "{least}");
        }
    }
}
