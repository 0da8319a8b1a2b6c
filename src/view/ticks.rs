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

/// The size of the axis's labels in points.
pub const TICK_SIZE: f32 = 11.5;
/// The room between two labels of a line.
const GAP: f32 = 10.0;
/// The room at the beginning of years in which a reader looks for a label.
const NAMELESS: f32 = 24.0;
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
    /// True if some of it are times of a clock, which are in UTC.
    pub shows_clock: bool,
}

/// The axis for what a scale shows. Ticks tell nothing finer than the dates do: the lengths in seconds of the finest date in
/// each segment of the scale.
pub fn axis(scale: &Scale, finest: &[f64], measure: &mut dyn Measure) -> Axis {
    // True to scale there is but one segment.
    let of_all = finest.iter().copied().fold(f64::INFINITY, f64::min);
    let is_whole = scale.segment_count() != finest.len();
    let mut axis = Axis::default();
    let mut taken = f32::NEG_INFINITY;
    let mut context_taken = f32::NEG_INFINITY;
    for segment in scale.open_segments() {
        let finest = match finest.get(segment.index) {
            Some(finest) if !is_whole && finest.is_finite() => *finest,
            _ => of_all,
        };
        let interval = interval_for(segment, finest, measure);
        axis.shows_clock |= interval < TickInterval::Days(1);
        let labels_before = axis.ticks.len();
        add_ticks(&mut axis, &mut taken, interval, segment, scale, measure);
        add_context(
            &mut axis,
            &mut context_taken,
            interval,
            segment,
            scale,
            measure,
        );
        let labels = axis.ticks[labels_before..]
            .iter()
            .filter_map(|tick| tick.label.as_ref());
        let first = labels.map(|label| label.left).next();
        let is_nameless = first.is_none_or(|left| left > segment.xs.0.max(0.0) as f32 + NAMELESS);
        if interval.context().is_none() && is_nameless {
            add_year(
                &mut axis,
                &mut context_taken,
                interval,
                segment,
                scale,
                measure,
            );
        }
    }
    axis
}

/// The finest interval that is no finer than the dates and whose labels have room beside each other.
fn interval_for(segment: VisibleSegment, finest: f64, measure: &mut dyn Measure) -> TickInterval {
    let points_per_second = segment.points_per_second;
    let is_too_fine = |interval: &TickInterval| interval.shortest_seconds() < finest * ABOUT;
    for interval in INTERVALS {
        if finest.is_finite() && is_too_fine(&interval) {
            continue;
        }
        let room = interval.shortest_seconds() * points_per_second;
        let widest = interval.widest_label(segment.times);
        let widest = measure.width(&widest, Face::Regular, TICK_SIZE);
        if room >= f64::from(widest + GAP) {
            return interval;
        }
    }
    let widest = f64::from(measure.width("10000 BC", Face::Regular, TICK_SIZE) + GAP);
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

fn add_ticks(
    axis: &mut Axis,
    taken: &mut f32,
    interval: TickInterval,
    segment: VisibleSegment,
    scale: &Scale,
    measure: &mut dyn Measure,
) {
    let (from, until) = segment.times;
    // The interval leaves room for every label, so the canvas's width bounds the number of ticks.
    let ticks = interval.ticks(from, until);
    for instant in ticks.filter(|instant| instant.as_f64() >= from) {
        let x = scale.x_from_time(instant.as_f64()) as f32;
        let text = interval.label(instant);
        let width = measure.width(&text, Face::Regular, TICK_SIZE);
        let left = x + 4.0;
        let right_end = (segment.xs.1 as f32).min(scale.width() as f32);
        let fits = left >= *taken + GAP / 2.0 && left + width <= right_end;
        if fits {
            *taken = left + width;
        }
        axis.ticks.push(Tick {
            x,
            label: fits.then_some(TickLabel { text, left, width }),
            major: interval.starts_context(instant),
        });
    }
}

fn add_context(
    axis: &mut Axis,
    taken: &mut f32,
    interval: TickInterval,
    segment: VisibleSegment,
    scale: &Scale,
    measure: &mut dyn Measure,
) {
    let Some(unit) = interval.context() else {
        return;
    };
    let (start, end) = segment.times;
    let units = unit.ticks(start, end);
    for instant in units.take_while(|instant| instant.as_f64() < end) {
        let next = unit.next(instant).map_or(f64::INFINITY, Instant::as_f64);
        let from = scale.x_from_time(instant.as_f64().max(start)) as f32;
        let until = scale.x_from_time(next.min(end)) as f32;
        let until = until.min(scale.width() as f32);
        for text in unit.context_labels(instant) {
            let width = measure.width(&text, Face::SemiBold, TICK_SIZE);
            let left = (from + 4.0).max(0.0).max(*taken + GAP);
            if left + width <= until {
                *taken = left + width;
                axis.context.push(TickLabel { text, left, width });
                break;
            }
        }
    }
}

/// The year with which a segment begins that has no label there, below the line of its other years.
fn add_year(
    axis: &mut Axis,
    taken: &mut f32,
    interval: TickInterval,
    segment: VisibleSegment,
    scale: &Scale,
    measure: &mut dyn Measure,
) {
    // Of longer intervals the first may begin long before the segment.
    let TickInterval::Years(..10) = interval else {
        return;
    };
    let interval = TickInterval::Years(1);
    // A view begins a little before its first date.
    let at = scale.time_from_x(segment.xs.0.max(0.0) + f64::from(GAP));
    let at = at.min(segment.times.1 - 1.0).max(segment.times.0);
    let Some(year) = interval.floor(Instant::from_seconds(at.floor() as i64)) else {
        return;
    };
    let text = interval.label(year);
    let width = measure.width(&text, Face::SemiBold, TICK_SIZE);
    let left = (segment.xs.0 as f32 + 4.0).max(0.0).max(*taken + GAP);
    if left + width <= (segment.xs.1 as f32).min(scale.width() as f32) {
        *taken = left + width;
        axis.context.push(TickLabel { text, left, width });
    }
}

#[cfg(test)]
mod tests;
