//! Dates that cannot be quite as the text has them: what is read all the same, and what else may be meant.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::meaning::Doubt;
use super::resolved::Resolved;
use super::stamp::{Stamp, Unit};
use crate::document::date::{Calendar, Civil};

/// The part of a date in figures that stands first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum First {
    Day,
    Month,
}

/// The years up to which some country still counted days by the Julian calendar.
const LAST_OLD_STYLE: i32 = 1923;

/// A date with what speaks against it, if anything does.
pub fn weighed(doubt: Doubt, first: Option<First>, resolved: Resolved) -> Resolved {
    match doubt {
        Doubt::NoSuchDay => without_day(resolved),
        Doubt::Weekday(weekday) => with_weekday(weekday, resolved),
        Doubt::OfReign => of_reign(resolved),
        Doubt::DayOrMonth => day_or_month(first, resolved),
    }
}

/// The month that has no such day. The last of it or the first of the next may be meant.
fn without_day(resolved: Resolved) -> Resolved {
    let Some((_, last)) = resolved.stamp.and_then(Stamp::days) else {
        return resolved;
    };
    let mut resolved = resolved;
    let month = last.format("%B %Y");
    resolved.doubt = Some(format!(
        "; but {month} has {} days, so that only the month is read",
        last.day()
    ));
    resolved.others = vec![(Stamp::Day(last), "if the last day of the month is meant")];
    let next = last.succ_opt().map(Stamp::Day);
    resolved
        .others
        .extend(next.map(|next| (next, "if the day after it is meant")));
    resolved
}

/// The day that is on another weekday than the text says. That weekday beside it may be meant, or the day in another year.
fn with_weekday(weekday: Weekday, resolved: Resolved) -> Resolved {
    let Some(Stamp::Day(day)) = resolved.stamp else {
        return resolved;
    };
    if is_on(weekday, day) {
        return resolved;
    }
    let mut resolved = resolved;
    let name = day.format("%-d %B %Y");
    resolved.doubt = Some(format!("; but {name} was a {}", day.format("%A")));
    let ahead = weekday.days_since(day.weekday());
    let near = if ahead > 3 {
        day.checked_sub_days(Days::new(u64::from(7 - ahead)))
    } else {
        day.checked_add_days(Days::new(u64::from(ahead)))
    };
    let near = near.map(|near| {
        (
            Stamp::Day(near),
            "if the weekday is right and the day of the month is not",
        )
    });
    let year = [-1, 1].into_iter().find_map(|step| {
        let other = NaiveDate::from_ymd_opt(day.year() + step, day.month(), day.day())?;
        is_on(weekday, other).then_some((
            Stamp::Day(other),
            "if it is the day of that year, which was on that weekday",
        ))
    });
    resolved.others = near.into_iter().chain(year).collect();
    resolved
}

/// True of a day that is on a weekday in the calendar of now or in the one that it may be told in.
fn is_on(weekday: Weekday, day: NaiveDate) -> bool {
    let is_old_style = || {
        day.year() <= LAST_OLD_STYLE
            && of_old_style(day).is_some_and(|old| old.weekday() == weekday)
    };
    day.weekday() == weekday || is_old_style()
}

/// The day that has the same year, month and number in the Old Style.
fn of_old_style(day: NaiveDate) -> Option<NaiveDate> {
    let year = i64::from(day.year());
    let instant = Calendar::Julian.first_instant(year, day.month(), day.day())?;
    let Civil {
        year, month, day, ..
    } = instant.civil();
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The year in which a year of a reign begins. It ends in the next one.
fn of_reign(resolved: Resolved) -> Resolved {
    let next = resolved
        .stamp
        .and_then(|stamp| stamp.shifted(1, Unit::Year));
    Resolved {
        doubt: Some("; a year of a reign begins in one year and ends in the next".to_owned()),
        others: next
            .into_iter()
            .map(|next| (next, "if it is the later part of it"))
            .collect(),
        reason: "counted from the first year of the reign that the text gives",
        ..resolved
    }
}

/// A date in figures that was read with the month first, as in America. Other dates of the text may tell that its author
/// does so, or that the day stands first.
fn day_or_month(first: Option<First>, resolved: Resolved) -> Resolved {
    let date = resolved.stamp.and_then(Stamp::date);
    let other = date.and_then(|date| Stamp::day(date.year(), date.day(), date.month()));
    let (Some(stamp), Some(other)) = (resolved.stamp, other) else {
        return resolved;
    };
    match first {
        Some(First::Month) => resolved,
        Some(First::Day) => Resolved {
            reason: "the text gives it in full, the day first as elsewhere",
            ..Resolved::at(other, resolved.relative_to, resolved.reason)
        },
        None => Resolved {
            doubt: Some(", the month first".to_owned()),
            others: vec![(other, "if the day stands first")],
            ..Resolved::at(stamp, resolved.relative_to, resolved.reason)
        },
    }
}
