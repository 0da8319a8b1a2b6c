//! The time axis: calendar ticks with a line of context under them.
//!
//! The first line counts the finest unit for which there is room (seconds to millennia), the second says what the
//! first leaves out: the day of an hour, the month and year of a day, the year of a month.

mod interval;

use crate::document::date::Instant;

use super::measure::Measure;
use super::scale::{Scale, VisibleSegment};
use super::scene::Face;
pub use interval::TickInterval;
use interval::{INTERVALS, YEAR};

/// The size of the axis's labels in points, on a canvas of usual width.
pub const TICK_SIZE: f32 = 12.0;
/// The room between two labels of a line.
const GAP: f32 = 10.0;
/// The room at the beginning of years in which a reader looks for a label.
const NAMELESS: f32 = 40.0;
/// The room between a label and the end of its segment, where a fold may be.
const CLEAR: f32 = 1.5;
/// A segment that is narrower is no place of its own.
const MIN_PLACE: f32 = 12.0;
/// A unit is as long as the finest date where it is so near to its length: months and years differ.
const ABOUT: f64 = 0.9;

/// Something to draw at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub x: f32,
    pub label: Option<TickLabel>,
    /// True where a unit of context begins.
    pub major: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TickLabel {
    pub text: String,
    pub left: f32,
    pub width: f32,
}

/// The two lines of the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    pub ticks: Vec<Tick>,
    pub context: Vec<TickLabel>,
    /// Labels in the first line of years that begin before their segment.
    pub begun: Vec<TickLabel>,
    /// Labels that have room only where they are broken into both lines.
    pub broken: Vec<[TickLabel; 2]>,
    /// True if some of it are times of a clock, which are in UTC.
    pub shows_clock: bool,
}

/// The axis for what a scale shows. Ticks tell nothing finer than the dates do: the lengths in seconds of the finest date in
/// each segment of the scale, infinite where there is none. Labels are so large.
pub fn axis(scale: &Scale, finest: &[f64], size: f32, measure: &mut dyn Measure) -> Axis {
    let segments = scale.open_segments();
    let mut builder = AxisBuilder {
        axis: Axis::default(),
        taken: f32::NEG_INFINITY,
        context_taken: f32::NEG_INFINITY,
        scale,
        size,
        measure,
    };
    for (index, &segment) in segments.iter().enumerate() {
        let near = finest_near(segment.index, scale, finest);
        let is_dated = finest
            .get(segment.index)
            .is_none_or(|length| length.is_finite());
        let group = is_dated.then(|| between_folds(&segments, index));
        builder.add_segment(segment, near, group);
    }
    builder.axis
}

/// The length of the finest date in a segment of the scale, or in the nearest ones where it has none.
fn finest_near(index: usize, scale: &Scale, finest: &[f64]) -> f64 {
    let least = |dates: &[f64]| dates.iter().copied().fold(f64::INFINITY, f64::min);
    // True to scale there is but one segment.
    if scale.segment_count() != finest.len() {
        return least(finest);
    }
    let is_dated = |length: &&f64| length.is_finite();
    let before = finest[..=index].iter().rev().find(is_dated);
    let after = finest[index..].iter().find(is_dated);
    match (before, after) {
        (Some(before), Some(after)) => before.min(*after),
        (nearest, None) | (None, nearest) => nearest.copied().unwrap_or(f64::INFINITY),
    }
}

/// The ends of the segments that lie next to one another around a segment.
fn between_folds(segments: &[VisibleSegment], index: usize) -> (f32, f32) {
    let touch = |pair: &[VisibleSegment]| pair[0].touches(&pair[1]);
    let before = segments[..=index]
        .windows(2)
        .rev()
        .take_while(|pair| touch(pair));
    let after = segments[index..].windows(2).take_while(|pair| touch(pair));
    let first = segments[index - before.count()];
    let last = segments[index + after.count()];
    (first.xs.0 as f32, last.xs.1 as f32)
}

/// An axis in the making, segment after segment from the left.
struct AxisBuilder<'a> {
    axis: Axis,
    /// The right ends of the last label in either line.
    taken: f32,
    context_taken: f32,
    scale: &'a Scale,
    /// The size of its labels in points.
    size: f32,
    measure: &'a mut dyn Measure,
}

impl AxisBuilder<'_> {
    fn add_segment(&mut self, segment: VisibleSegment, finest: f64, group: Option<(f32, f32)>) {
        let interval = self.interval_for(segment, finest);
        self.axis.shows_clock |= interval < TickInterval::Days(1);
        let (ticks, context) = (self.axis.ticks.len(), self.axis.context.len());
        let taken_before = self.taken;
        self.add_ticks(interval, segment);
        self.add_context(interval, segment);
        let own = self.axis.ticks[ticks..].iter();
        let mut labels = own.filter_map(|tick| Some(tick.label.as_ref()?.left));
        let first = labels.next();
        // Two ticks tell what lies before them, but not how long a fold is.
        let is_plain = segment.xs.0 <= 0.0 && labels.next().is_some();
        let is_placed = match interval.context() {
            Some(_) => self.axis.context.len() > context,
            None => first.is_some(),
        };
        if let Some(group) = group
            && !is_placed
        {
            self.add_place(interval, segment, group, first.is_some());
        } else if first.is_none_or(|left| left > segment.xs.0.max(0.0) as f32 + NAMELESS) {
            match (interval, first) {
                (TickInterval::Years(1), Some(first)) => {
                    self.add_begun_year(segment, taken_before, first);
                }
                // Of longer intervals the first may begin long before the segment.
                (TickInterval::Years(..10), _) if !is_plain => self.add_year_below(segment),
                _ => {}
            }
        }
    }

    /// The finest interval that is no finer than the dates and whose labels have room beside each other.
    fn interval_for(&mut self, segment: VisibleSegment, finest: f64) -> TickInterval {
        let points_per_second = segment.points_per_second;
        let is_too_fine = |interval: &TickInterval| interval.shortest_seconds() < finest * ABOUT;
        // The same for every interval of years.
        let mut widest_year = None;
        for interval in INTERVALS {
            if finest.is_finite() && is_too_fine(&interval) {
                continue;
            }
            let room = interval.shortest_seconds() * points_per_second;
            let widest = match interval.widest_label() {
                Some(label) => self.width(label, Face::Regular),
                None => *widest_year.get_or_insert_with(|| {
                    let label = interval::longest_year(segment.times);
                    self.width(&label, Face::Regular)
                }),
            };
            if room >= f64::from(widest + GAP) {
                return interval;
            }
        }
        let widest = f64::from(self.width("10000 BC", Face::Regular) + GAP);
        let mut years = 2000;
        while (years as f64) * YEAR * points_per_second < widest && years < i64::MAX / 20 {
            years *= if years.to_string().starts_with('2') {
                5
            } else {
                2
            };
        }
        TickInterval::Years(years)
    }

    fn width(&mut self, text: &str, face: Face) -> f32 {
        self.measure.width(text, face, self.size)
    }

    fn add_ticks(&mut self, interval: TickInterval, segment: VisibleSegment) {
        let (from, until) = segment.times;
        // The interval leaves room for every label, so the canvas's width bounds the number of ticks.
        let ticks = interval.ticks(from, until);
        // The end belongs to the next segment.
        let own = from..until;
        for instant in ticks.filter(|instant| own.contains(&instant.as_f64())) {
            let x = self.scale.x_from_time(instant.as_f64()) as f32;
            let text = interval.label(instant);
            let width = self.width(&text, Face::Regular);
            let left = x + 4.0;
            let fits = left >= self.taken + GAP / 2.0 && left + width <= self.right_end(segment);
            if fits {
                self.taken = left + width;
            }
            self.axis.ticks.push(Tick {
                x,
                label: fits.then_some(TickLabel { text, left, width }),
                major: interval.starts_context(instant),
            });
        }
    }

    fn add_context(&mut self, interval: TickInterval, segment: VisibleSegment) {
        let Some(unit) = interval.context() else {
            return;
        };
        let (start, end) = segment.times;
        let units = unit.ticks(start, end);
        for instant in units.take_while(|instant| instant.as_f64() < end) {
            let next = unit.next(instant).map_or(f64::INFINITY, Instant::as_f64);
            let from = self.scale.x_from_time(instant.as_f64().max(start)) as f32;
            let until = self.scale.x_from_time(next.min(end)) as f32;
            let until = until.min(self.right_end(segment));
            for text in unit.context_labels(instant) {
                if self.write_context(text, from, until) {
                    break;
                }
            }
        }
    }

    /// Names the year with which a segment begins, in line with the others and without a tick, where there is room between
    /// the last label before it and the first of its own.
    fn add_begun_year(&mut self, segment: VisibleSegment, taken_before: f32, first: f32) {
        let Some(text) = self.first_year(segment) else {
            return;
        };
        let width = self.width(&text, Face::Regular);
        let left = (segment.xs.0.max(0.0) as f32 + 4.0).max(taken_before + GAP / 2.0);
        if left + width + GAP / 2.0 <= first {
            self.axis.begun.push(TickLabel { text, left, width });
        }
    }

    /// Names it below the line of the others.
    fn add_year_below(&mut self, segment: VisibleSegment) {
        if let Some(text) = self.first_year(segment) {
            let until = self.right_end(segment);
            self.write_context(text, segment.xs.0 as f32, until);
        }
    }

    fn first_year(&self, segment: VisibleSegment) -> Option<String> {
        // A view begins a little before its first date.
        let from = segment.xs.0.max(0.0) + f64::from(GAP);
        let at = self.scale.time_from_x(from);
        let at = at.min(segment.times.1 - 1.0).max(segment.times.0);
        let single = TickInterval::Years(1);
        let year = single.floor(Instant::from_seconds(at.floor() as i64))?;
        Some(single.label(year))
    }

    /// Says in the second line where a segment lies that has no room for its labels: under its middle, over what lies
    /// beside it if need be, but over no fold.
    fn add_place(
        &mut self,
        interval: TickInterval,
        segment: VisibleSegment,
        group: (f32, f32),
        is_below_label: bool,
    ) {
        let right = (segment.xs.1 as f32).min(self.scale.width() as f32);
        let own = (segment.xs.0.max(0.0) as f32, right);
        if own.1 - own.0 < MIN_PLACE {
            return;
        }
        let center = (own.0 + own.1) / 2.0;
        let middle = self.scale.time_from_x(center.into());
        let group = (group.0.max(0.0), group.1.min(self.scale.width() as f32));
        let labels = interval.place_labels(middle, segment.times, is_below_label);
        let within = labels.iter().map(|text| (text, own));
        let placed = within
            .chain(labels.last().map(|text| (text, group)))
            .any(|(text, room)| self.write_centered(text, center, room, own.1));
        if placed || self.break_place(&labels, own) {
            return;
        }
        if let Some(year) = labels.iter().find_map(|label| two_digits(label)) {
            self.write_centered(&year, center, own, own.1);
        }
    }

    /// Writes into the second line around a place as far as a room allows, from before an end on; false if there is no room.
    fn write_centered(&mut self, text: &str, center: f32, room: (f32, f32), end: f32) -> bool {
        let free = self.context_taken + GAP - CLEAR;
        let width = self.width(text, Face::SemiBold);
        let left = centered(center, width, (room.0.max(free), room.1)).filter(|left| *left < end);
        if let Some(left) = left {
            self.context_taken = left + width;
            let text = text.to_owned();
            self.axis.context.push(TickLabel { text, left, width });
        }
        left.is_some()
    }

    /// Breaks a label for a place, "40,001 BC", into both lines; false if there is no room.
    fn break_place(&mut self, labels: &[String], room: (f32, f32)) -> bool {
        let center = (room.0 + room.1) / 2.0;
        let free = (self.taken + GAP / 2.0).max(self.context_taken + GAP) - CLEAR;
        for (count, unit) in labels.iter().filter_map(|label| label.split_once(' ')) {
            let width = self.width(count, Face::Regular);
            let unit_width = self.width(unit, Face::SemiBold);
            let widest = width.max(unit_width);
            if let Some(left) = centered(center, widest, (room.0.max(free), room.1)) {
                self.taken = left + width;
                self.context_taken = left + unit_width;
                let label = |text: &str, width: f32| TickLabel {
                    text: text.to_owned(),
                    left,
                    width,
                };
                let lines = [label(count, width), label(unit, unit_width)];
                self.axis.broken.push(lines);
                return true;
            }
        }
        false
    }

    /// The right end of the room for the labels of a segment.
    fn right_end(&self, segment: VisibleSegment) -> f32 {
        (segment.xs.1 as f32 - CLEAR).min(self.scale.width() as f32)
    }

    /// Writes into the second line from one place to another; false if there is no room.
    fn write_context(&mut self, text: String, from: f32, until: f32) -> bool {
        let width = self.width(&text, Face::SemiBold);
        let left = (from + 4.0).max(0.0).max(self.context_taken + GAP);
        let fits = left + width <= until;
        if fits {
            self.context_taken = left + width;
            self.axis.context.push(TickLabel { text, left, width });
        }
        fits
    }
}

/// A year of our age in short, "’11".
fn two_digits(year: &str) -> Option<String> {
    let is_short = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| format!("’{}", &year[2..]))
}

/// The left end of something of a width that is centered as far as a room allows; none if it has none.
fn centered(center: f32, width: f32, (from, until): (f32, f32)) -> Option<f32> {
    let left = (center - width / 2.0).min(until - width - CLEAR);
    let left = left.max(from + CLEAR);
    (left + width + CLEAR <= until).then_some(left)
}

#[cfg(test)]
mod tests;
