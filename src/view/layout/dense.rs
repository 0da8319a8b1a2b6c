//! Lanes with more events in view, or at one place, than can stand there one by one.
//!
//! Behind lies how many events there are at each place, those that are surely there and those that may be stacked; in
//! front stand the weightiest of them, as many as there is room for; and in the last row counts that open what they
//! hold. What is drawn is bounded by the canvas, and so is what is looked at.

use std::collections::HashSet;

use egui::{Rect, pos2};

use crate::timeline::{EventIx, LaneIx, Tally};
use crate::view::glyph::Glyph;
use crate::view::labels::{Label, Slot};
use crate::view::scene::{Crowd, Face, Ink, Mark, Shape, Target, Tone};

use super::lanes::{AFTER_ALL, Above, LANE_PADDING, label_face};
use super::{Canvas, Style, is_in_view};

/// With more events of a lane in view than this, they are drawn as density; so they are where more lie at one place than
/// the lane has rows.
pub(super) const MOST_SINGLY: usize = 90;
/// The width of a column of the density in points.
const COLUMN: f64 = 6.0;
/// Columns of the same height are one bar, of so many columns at most: a bar without gaps would look like one event.
const WIDEST_BAR: usize = 4;
/// Counts stand so many points apart at least, in cells of one, two or five of a power of ten seconds.
const CELL: f64 = 130.0;
/// How many of the weightiest events are looked for, for each row.
const SINGLES_PER_ROW: usize = 2;
/// One event that overlaps the view for so many rows, whether or not it begins in it.
const ROWS_PER_PASSING: usize = 5;
/// The room beside a label, the least width that says something, and the most that one gets.
const GAP: f32 = 5.0;
const LABEL: (f32, f32) = (48.0, 190.0);
/// How strongly density is drawn, behind what stands in front of it.
const DENSITY: f32 = 0.6;

impl Canvas<'_> {
    /// By how much a lane's events are more than can stand one by one, from 0 (not at all) to 1 (by twice as many).
    pub(super) fn crowding(&self, lane: LaneIx) -> f32 {
        let index = self.look.lane_index(self.timeline, lane);
        let rows = usize::from(self.rows.of_lane(lane));
        let over = |count: usize, most: usize| count.saturating_sub(most) as f32 / most as f32;
        let in_view = index.count(self.look.camera.start, self.look.camera.end);
        // More than there are rows at one place lie one over the other, however few they are.
        let at_once = [0.1, 0.5, 0.9].map(|share| {
            let time = self.scale.time_from_x(self.scale.width() * share);
            over(index.count(time, time.next_up()), rows)
        });
        at_once
            .into_iter()
            .fold(over(in_view, MOST_SINGLY), f32::max)
            .min(1.0)
    }

    pub(super) fn draw_dense(
        &mut self,
        lane: LaneIx,
        rect: Rect,
        crowding: f32,
        columns: &[f64],
        above: &mut Above,
    ) {
        // It comes in as events begin to be more than can stand one by one.
        self.draw_density(lane, rect, columns, crowding * DENSITY);
        let rows = self.rows.of_lane(lane);
        for slot in self.weightiest(lane, rows) {
            if let Slot::Event { event, .. } = &slot {
                let middle = self.row_middle(rect, *event);
                self.draw_slot(slot, lane, middle, above);
            }
        }
        self.draw_counts(lane, rect, above);
        if rows > 1 {
            self.write_count_in_view(lane, rect);
        }
    }

    /// The times between which density has its columns, which are those of every lane.
    pub(super) fn density_columns(&self) -> Vec<f64> {
        let count = (self.scale.width() / COLUMN).ceil() as usize;
        (0..=count)
            .map(|column| self.scale.time_from_x(column as f64 * COLUMN))
            .collect()
    }

    fn draw_density(&mut self, lane: LaneIx, rect: Rect, columns: &[f64], strength: f32) {
        let tallies = self.look.lane_index(self.timeline, lane).profile(columns);
        let most = tallies.iter().map(Tally::all).max().unwrap_or(0).max(1) as f32;
        let height = rect.height() - 2.0 * LANE_PADDING;
        // Whole points are enough.
        let heights: Vec<(f32, f32)> = tallies
            .iter()
            .map(|tally| {
                let points = |count: u32| (count as f32 / most * height).round();
                (points(tally.certain), points(tally.all()))
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
                    let ink = Ink::Lane(lane, tone);
                    self.push(area, ink, strength, None, self.regions.lanes);
                }
            }
        }
    }

    /// The weightiest events that there is room for, each in its row. What is read or pointed at is always there.
    fn weightiest(&mut self, lane: LaneIx, rows: u16) -> Vec<Slot> {
        let (from, until) = self.reach();
        let index = self.look.lane_index(self.timeline, lane);
        let most = usize::from(rows) * SINGLES_PER_ROW;
        let begin = self.look.camera.start;
        let starting = index.weightiest_starting(begin, until, most);
        // Of what only passes through a few come first, and more of it where little begins here.
        let few = usize::from(rows).div_ceil(ROWS_PER_PASSING);
        let passing = few.max(most.saturating_sub(starting.events.len()));
        let passing = index.weightiest(from, until, passing);
        self.touched += passing.touched + starting.touched;
        let mut events = self.focus.events(most);
        events.retain(|event| self.timeline.lane_of(*event) == lane);
        let wanted = events.len();
        let (first, others) = passing.events.split_at(few.min(passing.events.len()));
        events.extend(first);
        events.extend(starting.events);
        events.extend(others);
        let mut seen = HashSet::new();
        events.retain(|event| seen.insert(*event));
        let mut taken: Vec<Vec<(f32, f32)>> = vec![Vec::new(); usize::from(rows)];
        let mut slots = Vec::new();
        for (index, event) in events.into_iter().enumerate() {
            let row = self.rows.row_of(event);
            // The last row is for the counts.
            if index >= wanted && rows > 1 && row + 1 == rows {
                continue;
            }
            let glyph = self.glyph(event);
            if !is_in_view(&glyph, self.scale.width() as f32) {
                continue;
            }
            let row = &mut taken[usize::from(row)];
            let is_free = |(left, right): (f32, f32)| {
                let mut others = row.iter();
                others.all(|other| right + GAP <= other.0 || other.1 + GAP <= left)
            };
            // To measure a name takes longer than to see that not even the shape has room.
            if !is_free((glyph.left, glyph.right)) {
                continue;
            }
            let Some((slot, own)) = self.single(event, glyph) else {
                continue;
            };
            if is_free(own) {
                row.push(own);
                slots.push(slot);
            }
        }
        slots
    }

    /// An event with its name, if that has room on the canvas; and what it takes of its row.
    fn single(&mut self, event: EventIx, glyph: Glyph) -> Option<(Slot, (f32, f32))> {
        let width = self.scale.width() as f32;
        let title = &self.timeline.event(event).title;
        let face = label_face(self.timeline.event(event).kind);
        let size = self.label_size();
        let (least, longest) = LABEL;
        let whole = self.measure.width(title, face, size);
        let inside = glyph.left.max(0.0) + glyph.label_inset();
        let room_inside = glyph.right.min(width) - inside - GAP;
        let (left, room) = if !glyph.is_diamond() && room_inside >= whole.min(longest) {
            (inside, room_inside)
        } else {
            let left = glyph.right.max(0.0) + GAP;
            (left, (width - left).min(longest))
        };
        if room < whole.min(least) {
            return None;
        }
        let text = self.measure.fitted(title, face, size, room)?;
        let label = Label {
            shortened: text != *title,
            width: self.measure.width(&text, face, size),
            text,
            left,
        };
        let own = (
            glyph.left.min(label.left),
            glyph.right.max(label.left + label.width),
        );
        let slot = Slot::Event {
            event,
            glyph,
            label,
        };
        Some((slot, own))
    }

    /// How many events the lane has in view, beside the counts of those that begin here and there.
    fn write_count_in_view(&mut self, lane: LaneIx, rect: Rect) {
        let (from, until) = (self.look.camera.start, self.look.camera.end);
        let count = self.look.lane_index(self.timeline, lane).count(from, until);
        let style = Style {
            face: Face::Regular,
            size: (self.label_size() - 0.5).max(self.least_text),
            ink: Ink::Muted,
            strength: 1.0,
            target: None,
            clip: self.full_width(self.regions.lanes),
        };
        let text = format!("{} in view", crate::words::thousands(count));
        let at = pos2(
            14.0,
            rect.bottom() - LANE_PADDING - self.regions.row_height / 2.0,
        );
        self.write(&text, at, self.regions.gutter.width() - 24.0, &style);
    }

    /// How many events begin in each stretch. Each of them is counted in one stretch.
    fn draw_counts(&mut self, lane: LaneIx, rect: Rect, above: &mut Above) {
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let width = self.scale.width();
        let cell = cell_seconds(CELL / self.scale.points_per_second());
        let middle = rect.bottom() - LANE_PADDING - self.regions.row_height / 2.0;
        let height = self.bar_height();
        let mut x = 0.0;
        while x < width {
            let from = self.scale.time_from_x(x);
            let next = ((from / cell).floor() + 1.0) * cell;
            // A fold holds many cells in few points.
            let right = self.scale.x_from_time(next).max(x + CELL / 2.0).min(width);
            let until = self.scale.time_from_x(right);
            let events = self
                .look
                .lane_index(self.timeline, lane)
                .count_starts(from, until);
            let center = (x + right) as f32 / 2.0 + origin;
            x = right;
            if events == 0 {
                continue;
            }
            let target = Target::Crowd(Crowd {
                lane,
                from: from.floor() as i64,
                until: until.ceil() as i64,
                events: events as u32,
            });
            let text = crate::words::thousands(events);
            let size = (self.label_size() - 1.0).max(self.least_text);
            let text_width = self.measure.width(&text, Face::SemiBold, size);
            let pill = Rect::from_center_size(
                pos2(center, middle),
                egui::vec2((text_width + 16.0).max(28.0), height),
            );
            for (rect, ink) in [
                (pill.expand(1.0), Ink::Lane(lane, Tone::Strong)),
                (pill, Ink::Paper),
            ] {
                above.labels.push(Mark {
                    shape: Shape::Area {
                        rect,
                        left: 1.0,
                        right: 1.0,
                        corner: rect.height() / 2.0,
                    },
                    ink,
                    strength: 1.0,
                    target: Some(target.clone()),
                    clip,
                });
            }
            let style = Style {
                face: Face::SemiBold,
                size,
                ink: Ink::Text,
                strength: 1.0,
                target: Some(target.clone()),
                clip,
            };
            let start = self.marks.len();
            let at = pos2(center - text_width / 2.0, middle);
            self.write_fitted(text, None, at, text_width, &style);
            above.labels.extend(self.marks.drain(start..));
            above.spots.push((AFTER_ALL, target, pill));
        }
    }
}

/// The least of 1, 2, 5, 10, 20, 50, … seconds that is no less than this. Cells begin at multiples of it, so that they
/// move with the picture.
fn cell_seconds(least: f64) -> f64 {
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
