//! EDTF that `edtf-core` does not read, though the standard has it, and what it reads though the standard has not.
//!
//! - A year before year 0 may have digits that are not given: `-00XX`, `-004X-03`.
//! - A time may be of a day in such a year: `-0043-03-15T12:00:00Z`.
//! - An end of an interval may be a time of a clock, with a zone of its own (ISO 8601-1:2019, 5.5): the grammar of EDTF has
//!   dates alone there.
//! - A second 60 is a leap second (ISO 8601-1:2019, 4.3.5), which is inserted at the end of a day of UTC and nowhere else.
//! - Of a leap day that is in the Julian calendar alone (1700-02-29), the calendar beside it tells whether it is a day; so
//!   too in a set.
//! - Of an interval, `edtf-core` judges the order by the seasons of the north alone; the south may see it otherwise.

use edtf_core::{Date, DateTime, Edtf, Set, SetElement, TimeShift, YearKind};

use super::super::instant::Instant;
use super::bounds::whole_day;
use super::parsed::{End, Parsed};

/// Reads what `edtf-core` refuses; nothing where it is right to.
pub(super) fn parse(text: &str) -> Option<Parsed> {
    let Some((start, end)) = text.split_once('/') else {
        let parsed = date_or_time(text).map(Parsed::from);
        return parsed.or_else(|| set_with_leap_days(text).map(Parsed::Set));
    };
    let (start, end) = (end_of_interval(start)?, end_of_interval(end)?);
    (start.is_dated() || end.is_dated()).then_some(Parsed::Period { start, end })
}

/// An end of an interval whose order is judged later.
fn end_of_interval(text: &str) -> Option<End> {
    match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        _ => match Edtf::parse(text).ok().or_else(|| date_or_time(text))? {
            Edtf::Date(date) => Some(End::Date(date)),
            Edtf::DateTime(clock) => Some(End::Clock(clock)),
            Edtf::Interval(_) | Edtf::Set(_) => None,
        },
    }
}

fn date_or_time(text: &str) -> Option<Edtf> {
    before_year_zero(text).or_else(|| leap_day_of_old_style(text))
}

/// A date or a time with a sign before its year, read without the sign.
fn before_year_zero(text: &str) -> Option<Edtf> {
    match Edtf::parse(text.strip_prefix('-')?).ok()? {
        Edtf::Date(date) => Some(Edtf::Date(negative(date)?)),
        Edtf::DateTime(when) => {
            let date = negative(when.date)?;
            is_day(&date).then_some(Edtf::DateTime(DateTime { date, ..when }))
        }
        Edtf::Interval(_) | Edtf::Set(_) => None,
    }
}

fn negative(mut date: Date) -> Option<Date> {
    match &mut date.year.kind {
        YearKind::Standard { negative, .. } if !*negative => *negative = true,
        _ => return None,
    }
    Some(date)
}

/// True of a day that the calendar has: a year and the same before year 0 are not leap years together.
fn is_day(date: &Date) -> bool {
    let day = whole_day(date);
    day.is_some_and(|(year, month, day)| Instant::from_ymd(year, month, day).is_some())
}

/// The month and the day of a leap day, and of the day before, which every year has.
const LEAP_DAY: &str = "-02-29";
const DAY_BEFORE: &str = "-02-28";

/// A set in which there are leap days of the Old Style.
fn set_with_leap_days(text: &str) -> Option<Set> {
    let Edtf::Set(mut set) = Edtf::parse(&text.replace(LEAP_DAY, DAY_BEFORE)).ok()? else {
        return None;
    };
    let texts = text.split(',').flat_map(|member| member.split(".."));
    let texts = texts.filter(|date| date.contains(|c: char| c.is_ascii_alphanumeric()));
    let dates = set.elements.iter_mut().flat_map(|member| match member {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            vec![date]
        }
        SetElement::Range(first, last) => vec![first, last],
    });
    for (date, text) in dates.zip(texts) {
        if text.contains(LEAP_DAY) {
            date.day.as_mut()?.digits = [Some(2), Some(9)];
            let is_a_day = is_of_old_style_alone(date) || is_day(date);
            is_a_day.then_some(())?;
        }
    }
    let is_in_order = |member: &SetElement| match member {
        SetElement::Range(first, last) => whole_day(first) <= whole_day(last),
        _ => true,
    };
    set.elements.iter().all(is_in_order).then_some(set)
}

/// The leap day of a year that has one in the Old Style alone, such as 29 February 1700, or a time on it.
fn leap_day_of_old_style(text: &str) -> Option<Edtf> {
    let at = text.find(LEAP_DAY)?;
    let mut day_before = text.to_owned();
    day_before.replace_range(at..at + LEAP_DAY.len(), DAY_BEFORE);
    let mut parsed = Edtf::parse(&day_before).ok();
    parsed = parsed.or_else(|| before_year_zero(&day_before));
    let mut parsed = parsed?;
    let date = match &mut parsed {
        Edtf::Date(date) => date,
        Edtf::DateTime(clock) => &mut clock.date,
        Edtf::Interval(_) | Edtf::Set(_) => return None,
    };
    date.day.as_mut()?.digits = [Some(2), Some(9)];
    is_of_old_style_alone(date).then_some(parsed)
}

/// True of a day that the Old Style has, and EDTF's own calendar has not.
pub(super) fn is_of_old_style_alone(date: &Date) -> bool {
    let day = whole_day(date);
    day.is_some_and(|(year, month, day)| {
        Instant::from_ymd(year, month, day).is_none()
            && Instant::from_julian_ymd(year, month, day).is_some()
    })
}

/// True of a date with a second 60 that is no leap second.
pub(super) fn is_no_leap_second(parsed: &Parsed) -> bool {
    parsed.clocks().any(|DateTime { time, .. }| {
        let shift = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes),
            Some(TimeShift::Utc) | None => 0,
        };
        let minute = i64::from(time.hour) * 60 + i64::from(time.minute) - shift;
        time.second == 60 && minute.rem_euclid(24 * 60) != 24 * 60 - 1
    })
}
