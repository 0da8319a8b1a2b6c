//! Parts of the calendar that come again and again: which of them is meant.

use chrono::{Datelike as _, NaiveDate};

use super::meaning::Recurring;
use super::stamp::{Stamp, Unit, in_week, monday};
use super::tense::Tense;
use crate::document::date::Hemisphere;

/// The place of something in a year, or that of a date without its year in TIMEX3.
pub fn pattern_of(what: Recurring) -> String {
    match what {
        Recurring::Month(month) => format!("XXXX-{month:02}"),
        Recurring::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Recurring::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Recurring::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.number_from_monday()),
        Recurring::Season(season) => format!("XXXX-{}", season.timex()),
        Recurring::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Recurring::Half(half) => format!("XXXX-H{half}"),
        Recurring::Holiday(holiday) if holiday.is_movable() => "XXXX-XX-XX".to_owned(),
        Recurring::Holiday(holiday) => {
            let day = holiday.in_year(2000).and_then(Stamp::date);
            day.map_or_else(String::new, |day| {
                format!("XXXX-{:02}-{:02}", day.month(), day.day())
            })
        }
    }
}

/// Something of a year in that year.
pub fn in_year(what: Recurring, year: i32) -> Option<Stamp> {
    match what {
        Recurring::Month(month) => Some(Stamp::Month(year, month)),
        Recurring::Day(month, day) => Stamp::day(year, month, day),
        Recurring::Season(season) => Some(Stamp::Season(year, season)),
        Recurring::Quarter(quarter) => Some(Stamp::Quarter(year, quarter)),
        Recurring::Half(half) => Some(Stamp::Half(year, half)),
        Recurring::Holiday(holiday) => holiday.in_year(year),
        Recurring::DayOfMonth(_) | Recurring::Weekday(_) => None,
    }
}

/// All of something that recurs within a few years of a time, in order, each with its first and its last day.
pub struct Occurrences(Vec<(Stamp, NaiveDate, NaiveDate)>);

impl Occurrences {
    pub fn around(what: Recurring, base: Stamp, hemisphere: Hemisphere) -> Self {
        let found = occurrences(what, base).into_iter();
        let with_days = found.filter_map(|stamp| {
            let (first, last) = stamp.days_in(hemisphere)?;
            Some((stamp, first, last))
        });
        Self(with_days.collect())
    }

    /// The last one that had begun on a day.
    pub fn begun(&self, day: NaiveDate) -> Option<Stamp> {
        let mut latest = self.0.iter().rev();
        latest
            .find(|(_, first, _)| *first <= day)
            .map(|(stamp, ..)| *stamp)
    }

    /// The first one that is not over on a day.
    pub fn open(&self, day: NaiveDate) -> Option<Stamp> {
        let mut earliest = self.0.iter();
        earliest
            .find(|(.., last)| *last >= day)
            .map(|(stamp, ..)| *stamp)
    }

    /// The last one that was over before a day.
    pub fn before(&self, day: NaiveDate) -> Option<Stamp> {
        let mut latest = self.0.iter().rev();
        latest
            .find(|(.., last)| *last < day)
            .map(|(stamp, ..)| *stamp)
    }

    /// The first one that begins after a day.
    pub fn after(&self, day: NaiveDate) -> Option<Stamp> {
        let mut earliest = self.0.iter();
        earliest
            .find(|(_, first, _)| *first > day)
            .map(|(stamp, ..)| *stamp)
    }

    /// The one that begins the fewest days from a day.
    pub fn nearest(&self, day: NaiveDate) -> Option<Stamp> {
        let distance =
            |(_, first, _): &&(Stamp, NaiveDate, NaiveDate)| (*first - day).num_days().abs();
        self.0.iter().min_by_key(distance).map(|(stamp, ..)| *stamp)
    }
}

/// Years from the base within which something that recurs is looked for; a leap day may be four years away.
const YEARS: [i32; 7] = [-4, -2, -1, 0, 1, 2, 4];

fn occurrences(what: Recurring, base: Stamp) -> Vec<Stamp> {
    match what {
        Recurring::Weekday(weekday) => {
            let week = base.days().and_then(|(first, _)| monday(first));
            let weeks = week.into_iter().flat_map(|week| {
                (-2..=2).filter_map(move |step| Stamp::Week(week).shifted(step, Unit::Week))
            });
            let days = weeks.filter_map(|week| in_week(week.days()?.0, weekday));
            days.map(Stamp::Day).collect()
        }
        Recurring::DayOfMonth(day) => {
            let month = base
                .year()
                .zip(base.month())
                .map(|(year, month)| Stamp::Month(year, month));
            let months = month.into_iter().flat_map(|month| {
                (-1..=1).filter_map(move |step| month.shifted(step, Unit::Month))
            });
            months
                .filter_map(|at| Stamp::day(at.year()?, at.month()?, day))
                .collect()
        }
        _ => {
            let years = base
                .year()
                .into_iter()
                .flat_map(|year| YEARS.map(|step| year + step));
            years.filter_map(|year| in_year(what, year)).collect()
        }
    }
}

/// That which a text written at a time means, by the tense of its clause.
pub fn by_tense(
    what: Recurring,
    base: Stamp,
    tense: Tense,
    hemisphere: Hemisphere,
) -> Option<Stamp> {
    let (first, last) = base.days()?;
    let all = Occurrences::around(what, base, hemisphere);
    match tense {
        Tense::Past => all.begun(last),
        Tense::Coming => all.open(first),
        Tense::Unknown if matches!(what, Recurring::Weekday(_)) => all.begun(last),
        Tense::Unknown => all.nearest(first),
    }
}

/// That which a history means that has come to a time.
pub fn by_thread(what: Recurring, base: Stamp, hemisphere: Hemisphere) -> Option<Stamp> {
    match what {
        Recurring::Weekday(_) => Occurrences::around(what, base, hemisphere).open(base.days()?.0),
        _ => {
            let found = in_period(what, base)?;
            // A January that is told after a December is the next one.
            let is_next = base.month() == Some(12) && found.month() == Some(1);
            let is_of_month = matches!(what, Recurring::DayOfMonth(_));
            if is_next && !is_of_month {
                return in_year(what, base.year()? + 1);
            }
            Some(found)
        }
    }
}

/// That of the week, month or year that a time lies in.
pub fn in_period(what: Recurring, base: Stamp) -> Option<Stamp> {
    match what {
        Recurring::Weekday(weekday) => {
            in_week(base.within(Unit::Week)?.days()?.0, weekday).map(Stamp::Day)
        }
        Recurring::DayOfMonth(day) => Stamp::day(base.year()?, base.month()?, day),
        _ => in_year(what, base.year()?),
    }
}
