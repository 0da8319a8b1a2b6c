//! Distances between ticks, from seconds to eras, aligned to the calendar.

use crate::document::date::words::{month_name, year_short, year_words};
use crate::document::date::{Civil, Instant};

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
pub(super) const INTERVALS: [TickInterval; 27] = [
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

const DAY: f64 = 86_400.0;
pub(super) const YEAR: f64 = 365.2425 * DAY;

impl TickInterval {
    pub(super) fn shortest_seconds(self) -> f64 {
        match self {
            Self::Seconds(n) => f64::from(n),
            Self::Minutes(n) => f64::from(n) * 60.0,
            Self::Hours(n) => f64::from(n) * 3600.0,
            Self::Days(n) => f64::from(n) * DAY,
            Self::Months(n) => f64::from(n) * 28.0 * DAY,
            Self::Years(n) => n as f64 * YEAR,
        }
    }

    /// The widest label, where that is the same at all times.
    pub(super) fn widest_label(self) -> Option<&'static str> {
        match self {
            Self::Seconds(_) => Some("00:00:00"),
            Self::Minutes(_) | Self::Hours(_) => Some("00:00"),
            Self::Days(_) => Some("28"),
            Self::Months(_) => Some("May"),
            Self::Years(_) => None,
        }
    }

    pub(super) fn label(self, instant: Instant) -> String {
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
    pub(super) fn context(self) -> Option<Self> {
        match self {
            Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_) => Some(Self::Days(1)),
            Self::Days(_) => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The words of the second line, longest first.
    pub(super) fn context_labels(self, instant: Instant) -> Vec<String> {
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

    /// The shortest of those for a month or a day within its year.
    fn context_without_year(self, instant: Instant) -> Option<String> {
        let civil = instant.civil();
        let month: String = month_name(civil.month).chars().take(3).collect();
        match self {
            Self::Days(_) => Some(format!("{} {month}", civil.day)),
            Self::Months(_) => Some(month),
            _ => None,
        }
    }

    /// The words for where an instant within a stretch lies, longest first: of years the
    /// round one that is nearest to it, then rounder ones. Below the label of a tick they say what it is of: "2" over "Apr" is
    /// a day, and over "2025" nothing would be.
    pub(super) fn place_labels(
        self,
        time: f64,
        (from, until): (f64, f64),
        is_below_label: bool,
    ) -> Vec<String> {
        let instant = Instant::from_seconds(time as i64);
        if let Some(unit) = self.context() {
            let mut labels = unit.context_labels(instant);
            let without_year = unit.context_without_year(instant);
            labels.extend(without_year.filter(|_| is_below_label));
            labels.push(year_words(instant.civil().year));
            return labels;
        }
        let digits = ((until - from) / YEAR).max(1.0).log10() as u32;
        let distance = |tick: &Instant| (tick.as_f64() - time).abs();
        let nearest = |digits: u32| {
            let round = Self::Years(10_i64.saturating_pow(digits));
            let before = round.floor(instant);
            // Of single years it is the one that it lies in.
            let after = before.filter(|_| digits > 0);
            let both = before
                .into_iter()
                .chain(after.and_then(|tick| round.next(tick)));
            both.min_by(|a, b| distance(a).total_cmp(&distance(b)))
        };
        let seconds = until - from;
        let rounded: Vec<Instant> = (1..=digits).rev().filter_map(nearest).collect();
        let near = rounded
            .iter()
            .filter(|tick| distance(tick) <= seconds / 8.0);
        let best = near.copied().next().or_else(|| nearest(0));
        // Rounder ones are shorter.
        let within = rounded.into_iter().rev();
        let within = within.filter(|tick| distance(tick) <= seconds / 2.0);
        let mut labels: Vec<String> = best
            .into_iter()
            .chain(within)
            .map(|tick| self.label(tick))
            .collect();
        labels.dedup();
        labels
    }

    pub(super) fn starts_context(self, instant: Instant) -> bool {
        self.context()
            .is_some_and(|unit| unit.floor(instant) == Some(instant))
    }

    /// The ticks from the last one at or before a time on, up to another time. Where the first ones lie before all
    /// instants that can be counted, those that do not.
    pub(super) fn ticks(self, from: f64, until: f64) -> impl Iterator<Item = Instant> {
        // A time beyond all instants becomes the first or the last of them.
        let start = Instant::from_seconds(from.floor() as i64);
        let first = self.floor(start).or_else(|| self.next(start));
        let ticks = std::iter::successors(first, move |tick| self.next(*tick));
        ticks.take_while(move |tick| tick.as_f64() <= until)
    }

    /// The last tick at or before an instant; none where it cannot be counted.
    pub(super) fn floor(self, instant: Instant) -> Option<Instant> {
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
    pub(super) fn next(self, instant: Instant) -> Option<Instant> {
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

/// The longer of the labels of two times' years.
pub(super) fn longest_year((from, until): (f64, f64)) -> String {
    let year = |time: f64| Instant::from_seconds(time as i64).civil().year;
    let labels = [from, until].map(|time| year_short(year(time)));
    let longest = labels.into_iter().max_by_key(|label| label.chars().count());
    longest.unwrap_or_default()
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
