//! The time axis: calendar ticks with a line of context under them.
//!
//! The first line counts the finest unit for which there is room (seconds to millennia), the second says what the
//! first leaves out: the day of an hour, the month and year of a day, the year of a month.

use crate::document::date::Instant;
use crate::document::date::words::{month_name, year_words};

use super::measure::Measure;
use super::scale::{Scale, VisibleSegment};
use super::scene::Face;

/// The size of the axis's labels in points.
pub const TICK_SIZE: f32 = 11.5;
/// The room between two labels of a line.
const GAP: f32 = 10.0;

/// How far a label of context may reach into a fold.
const INTO_FOLD: f32 = 18.0;

/// A distance between ticks, aligned to the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickInterval {
    Seconds(u32),
    Minutes(u32),
    Hours(u32),
    /// Days of a month from the first on; a interval that would come close to the next month's first is left out.
    Days(u32),
    Months(u32),
    Years(i64),
}

/// All steps, finest first.
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
    /// Whether a unit of context begins here.
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

/// The axis for what a scale shows.
pub fn axis(scale: &Scale, measure: &mut dyn Measure) -> Axis {
    let interval = interval_for(scale.points_per_second(), measure);
    let mut axis = Axis::default();
    let mut taken = f32::NEG_INFINITY;
    let mut context_taken = f32::NEG_INFINITY;
    for segment in scale.open_segments() {
        add_ticks(&mut axis, &mut taken, interval, segment, scale, measure);
        add_context(
            &mut axis,
            &mut context_taken,
            interval,
            segment,
            scale,
            measure,
        );
    }
    axis
}

/// The finest interval whose labels have room beside each other.
fn interval_for(points_per_second: f64, measure: &mut dyn Measure) -> TickInterval {
    for interval in INTERVALS {
        let room = interval.shortest_seconds() * points_per_second;
        let widest = measure.width(interval.widest_label(), Face::Regular, TICK_SIZE);
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
    let mut instant = interval.floor(segment.times.0);
    let until = segment.times.1;
    // The interval leaves room for every label, so the canvas's width bounds the number of rounds.
    while instant.as_f64() <= until {
        let x = scale.x_from_time(instant.as_f64()) as f32;
        let next = interval.next(instant);
        if instant.as_f64() >= segment.times.0 {
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
        if next <= instant {
            return;
        }
        instant = next;
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
    let mut instant = unit.floor(segment.times.0);
    while instant.as_f64() < segment.times.1 {
        let next = unit.next(instant);
        let from = scale.x_from_time(instant.as_f64().max(segment.times.0)) as f32;
        let until = scale.x_from_time(next.as_f64().min(segment.times.1)) as f32;
        for text in unit.context_labels(instant) {
            let width = measure.width(&text, Face::SemiBold, TICK_SIZE);
            let left = (from + 4.0).max(0.0).max(*taken + GAP);
            // A label may reach into the fold behind it, where nothing else stands.
            let into_fold = if next.as_f64() > segment.times.1 {
                INTO_FOLD
            } else {
                0.0
            };
            if left + width <= (until + into_fold).min(scale.width() as f32) {
                *taken = left + width;
                axis.context.push(TickLabel { text, left, width });
                break;
            }
        }
        if next <= instant {
            return;
        }
        instant = next;
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

    fn widest_label(self) -> &'static str {
        match self {
            Self::Seconds(_) => "00:00:00",
            Self::Minutes(_) | Self::Hours(_) => "00:00",
            Self::Days(_) => "28",
            Self::Months(_) => "May",
            Self::Years(_) => "8888 BC",
        }
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
            Self::Years(_) => year_words(civil.year),
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

    /// What the second line says, longest first.
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
            .is_some_and(|unit| unit.floor(instant.as_f64()) == instant)
    }

    /// The last tick at or before a time in seconds.
    fn floor(self, time: f64) -> Instant {
        let instant = Instant::from_seconds(time.floor() as i64);
        let civil = instant.civil();
        let multiple =
            |seconds: i64| Instant::from_seconds(instant.seconds().div_euclid(seconds) * seconds);
        let from_ymd = |year, month, day| Instant::from_ymd(year, month, day).unwrap_or(instant);
        match self {
            Self::Seconds(n) => multiple(i64::from(n)),
            Self::Minutes(n) => multiple(i64::from(n) * 60),
            Self::Hours(n) => multiple(i64::from(n) * 3600),
            Self::Days(n) => {
                let day = (civil.day - 1) / n * n + 1;
                from_ymd(civil.year, civil.month, self.kept(day))
            }
            Self::Months(n) => from_ymd(civil.year, (civil.month - 1) / n * n + 1, 1),
            Self::Years(n) => from_ymd(floor_year(civil.year, n), 1, 1),
        }
    }

    /// The tick after a tick.
    fn next(self, instant: Instant) -> Instant {
        let civil = instant.civil();
        let from_ymd = |year, month, day| Instant::from_ymd(year, month, day).unwrap_or(instant);
        match self {
            Self::Seconds(n) => instant.plus_seconds(i64::from(n)),
            Self::Minutes(n) => instant.plus_seconds(i64::from(n) * 60),
            Self::Hours(n) => instant.plus_seconds(i64::from(n) * 3600),
            Self::Days(n) => {
                let day = civil.day + n;
                let same_month = self.kept(day) == day && day <= 31;
                match Instant::from_ymd(civil.year, civil.month, day) {
                    Some(next) if same_month => next,
                    _ => Self::Months(1).next(from_ymd(civil.year, civil.month, 1)),
                }
            }
            Self::Months(n) => {
                let month = civil.month - 1 + n;
                from_ymd(civil.year + i64::from(month / 12), month % 12 + 1, 1)
            }
            Self::Years(n) => {
                let year = if civil.year + n > 0 && civil.year <= 0 {
                    n.max(1)
                } else {
                    civil.year + n
                };
                from_ymd(year, 1, 1)
            }
        }
    }

    /// The day itself, or the interval before it where the next month's first would come too close.
    fn kept(self, day: u32) -> u32 {
        match self {
            Self::Days(n) if n > 1 && day + n / 2 > 30 => day.saturating_sub(n).max(1),
            _ => day,
        }
    }
}

/// The last year at or before `year` that is a round number as people count them: 100, 200; 100 BC, 200 BC.
fn floor_year(year: i64, interval: i64) -> i64 {
    if year > 0 {
        let round = year / interval * interval;
        if round > 0 || interval == 1 {
            round
        } else {
            1 - interval
        }
    } else {
        1 - (1 - year + interval - 1) / interval * interval
    }
}
