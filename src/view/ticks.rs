//! The time axis: calendar ticks with a line of context under them.
//!
//! The first line counts the finest unit for which there is room (seconds to millennia), the second says what the
//! first leaves out: the day of an hour, the month and year of a day, the year of a month.

use crate::document::date::words::{month_name, year_short, year_words};
use crate::document::date::{Civil, Instant};

use super::measure::Measure;
use super::scale::{Scale, VisibleSegment};
use super::scene::Face;

/// The size of the axis's labels in points.
pub const TICK_SIZE: f32 = 11.5;
/// The room between two labels of a line.
const GAP: f32 = 10.0;
/// The room at the beginning of years in which a reader looks for a label.
const NAMELESS: f32 = 24.0;
/// A unit is as long as the finest date where it is so near to its length: months and years differ.
const ABOUT: f64 = 0.9;

/// A distance between ticks, aligned to the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickInterval {
    Seconds(u32),
    Minutes(u32),
    Hours(u32),
    /// Days of a month from the first on; a day that would come close to the next month's first is left out.
    Days(u32),
    Months(u32),
    Years(i64),
}

/// All intervals, finest first.
const INTERVALS: [TickInterval; 27] = [
    TickInterval::Seconds(1),
    TickInterval::Seconds(5),
    TickInterval::Seconds(15),
    TickInterval::Seconds(30),
    TickInterval::Minutes(1),
    TickInterval::Minutes(5),
    TickInterval::Minutes(15),
    TickInterval::Minutes(30),
    TickInterval::Hours(1),
    TickInterval::Hours(3),
    TickInterval::Hours(6),
    TickInterval::Hours(12),
    TickInterval::Days(1),
    TickInterval::Days(2),
    TickInterval::Days(7),
    TickInterval::Months(1),
    TickInterval::Months(3),
    TickInterval::Years(1),
    TickInterval::Years(2),
    TickInterval::Years(5),
    TickInterval::Years(10),
    TickInterval::Years(20),
    TickInterval::Years(50),
    TickInterval::Years(100),
    TickInterval::Years(200),
    TickInterval::Years(500),
    TickInterval::Years(1000),
];

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

const DAY: f64 = 86_400.0;
const YEAR: f64 = 365.2425 * DAY;

impl TickInterval {
    fn shortest_seconds(self) -> f64 {
        match self {
            Self::Seconds(n) => f64::from(n),
            Self::Minutes(n) => f64::from(n) * 60.0,
            Self::Hours(n) => f64::from(n) * 3600.0,
            Self::Days(n) => f64::from(n) * DAY,
            Self::Months(n) => f64::from(n) * 28.0 * DAY,
            Self::Years(n) => n as f64 * YEAR,
        }
    }

    /// The widest label from one time to another, as far as its letters' number tells.
    fn widest_label(self, (from, until): (f64, f64)) -> String {
        let label = match self {
            Self::Seconds(_) => "00:00:00",
            Self::Minutes(_) | Self::Hours(_) => "00:00",
            Self::Days(_) => "28",
            Self::Months(_) => "May",
            Self::Years(_) => {
                let year = |time: f64| Instant::from_seconds(time as i64).civil().year;
                let labels = [from, until].map(|time| year_short(year(time)));
                let longest = labels.into_iter().max_by_key(|label| label.chars().count());
                return longest.unwrap_or_default();
            }
        };
        label.to_owned()
    }

    fn label(self, instant: Instant) -> String {
        let civil = instant.civil();
        match self {
            Self::Seconds(_) => {
                format!("{:02}:{:02}:{:02}", civil.hour, civil.minute, civil.second)
            }
            Self::Minutes(_) | Self::Hours(_) => format!("{:02}:{:02}", civil.hour, civil.minute),
            Self::Days(_) => civil.day.to_string(),
            Self::Months(_) => month_name(civil.month).chars().take(3).collect(),
            Self::Years(_) => year_short(civil.year),
        }
    }

    /// The unit that the second line names.
    fn context(self) -> Option<Self> {
        match self {
            Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_) => Some(Self::Days(1)),
            Self::Days(_) => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The words of the second line, longest first.
    fn context_labels(self, instant: Instant) -> Vec<String> {
        let civil = instant.civil();
        let month = month_name(civil.month);
        let short: String = month.chars().take(3).collect();
        let year = year_words(civil.year);
        match self {
            Self::Days(_) => vec![
                format!("{} {month} {year}", civil.day),
                format!("{} {short} {year}", civil.day),
            ],
            Self::Months(_) => vec![format!("{month} {year}"), format!("{short} {year}")],
            _ => vec![year],
        }
    }

    fn starts_context(self, instant: Instant) -> bool {
        self.context()
            .is_some_and(|unit| unit.floor(instant) == Some(instant))
    }

    /// The ticks from the last one at or before a time on, up to another time. Where the first ones lie before all
    /// instants that can be counted, those that do not.
    fn ticks(self, from: f64, until: f64) -> impl Iterator<Item = Instant> {
        // A time beyond all instants becomes the first or the last of them.
        let start = Instant::from_seconds(from.floor() as i64);
        let first = self.floor(start).or_else(|| self.next(start));
        let ticks = std::iter::successors(first, move |tick| self.next(*tick));
        ticks.take_while(move |tick| tick.as_f64() <= until)
    }

    /// The last tick at or before an instant; none where it cannot be counted.
    fn floor(self, instant: Instant) -> Option<Instant> {
        let civil = instant.civil();
        match self {
            Self::Seconds(n) => floor_seconds(instant, i64::from(n)),
            Self::Minutes(n) => floor_seconds(instant, i64::from(n) * 60),
            Self::Hours(n) => floor_seconds(instant, i64::from(n) * 3600),
            Self::Days(n) => {
                let day = (civil.day - 1) / n * n + 1;
                start_of_day(civil.year, civil.month, self.kept(day))
            }
            Self::Months(n) => start_of_day(civil.year, (civil.month - 1) / n * n + 1, 1),
            Self::Years(n) => start_of_day(floor_year(civil.year, n), 1, 1),
        }
    }

    /// The tick after a tick, or the first one after an instant that has none before it; none where it cannot be
    /// counted.
    fn next(self, instant: Instant) -> Option<Instant> {
        let civil = instant.civil();
        let later = |interval: i64| {
            let since = instant.seconds().rem_euclid(interval);
            let next = instant.seconds().checked_add(interval - since)?;
            Some(Instant::from_seconds(next))
        };
        match self {
            Self::Seconds(n) => later(i64::from(n)),
            Self::Minutes(n) => later(i64::from(n) * 60),
            Self::Hours(n) => later(i64::from(n) * 3600),
            Self::Days(n) => {
                let day = civil.day + n;
                let same_month = self.kept(day) == day && day <= 31;
                let next = start_of_day(civil.year, civil.month, day);
                next.filter(|_| same_month)
                    .or_else(|| first_of_month(civil, 1))
            }
            Self::Months(n) => first_of_month(civil, n - (civil.month - 1) % n),
            Self::Years(n) => start_of_day(next_year(civil.year, n), 1, 1),
        }
    }

    /// The day itself, or the one before it where the next month's first would come too close.
    fn kept(self, day: u32) -> u32 {
        match self {
            Self::Days(n) if n > 1 && day + n / 2 > 30 => day.saturating_sub(n).max(1),
            _ => day,
        }
    }
}

fn floor_seconds(instant: Instant, interval: i64) -> Option<Instant> {
    let seconds = instant.seconds();
    let floor = seconds.checked_sub(seconds.rem_euclid(interval))?;
    Some(Instant::from_seconds(floor))
}

/// The first second of a day; none where it cannot be counted.
fn start_of_day(year: i64, month: u32, day: u32) -> Option<Instant> {
    Instant::from_ymd(year, month, day).filter(|instant| !instant.is_out_of_reach())
}

/// The first day of the month so many months later.
fn first_of_month(civil: Civil, later: u32) -> Option<Instant> {
    let month = civil.month - 1 + later;
    start_of_day(civil.year + i64::from(month / 12), month % 12 + 1, 1)
}

/// The last year at or before `year` that is a round number as people count them: 100, 200; 100 BC, 200 BC. Years that
/// cannot be counted are as far as numbers go.
fn floor_year(year: i64, interval: i64) -> i64 {
    if year > 0 {
        let round = year / interval * interval;
        if round > 0 || interval == 1 {
            round
        } else {
            1_i64.saturating_sub(interval)
        }
    } else {
        // Years before Christ, counted backwards from 1.
        let before = 1_i64.saturating_sub(year);
        let intervals = before / interval + i64::from(before % interval > 0);
        1_i64.saturating_sub(intervals.saturating_mul(interval))
    }
}

/// The first year after `year` that is a round number.
fn next_year(year: i64, interval: i64) -> i64 {
    let floor = floor_year(year, interval);
    let next = floor.saturating_add(interval);
    if floor <= 0 && next > 0 {
        interval
    } else {
        next
    }
}

#[cfg(test)]
mod tests;
