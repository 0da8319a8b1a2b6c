//! Dates of the Old Style in the days of the New.

use edtf_core::{Date, DateTime, Edtf, Set, SetElement, SetKind};

use super::calendar::{CalendarDate, FOUR_DIGITS, Unit};
use super::edtf::{End, Parsed, window_of, window_of_member};
use super::meaning::Window;
use super::reckoning::Reckoning;
use super::words::place;

/// A date of the Old Style in the New, with all that qualifies it and the zone of its clock, or none.
///
/// `None` where it has no form there: a month or a year by itself is other days, and each of several years is not each
/// of their days.
pub(super) fn in_new_style(parsed: &Parsed, old: Reckoning) -> Option<Parsed> {
    Some(match parsed {
        Parsed::Date(date) => Parsed::Date(day(date, old)?),
        Parsed::Clock(clock) => Parsed::Clock(on_day(clock, old)?),
        Parsed::Period { start, end } => Parsed::Period {
            start: end_of_period(start, old)?,
            end: end_of_period(end, old)?,
        },
        Parsed::Set(set) => {
            let are_days = set.kind == SetKind::OneMember || parsed.dates().into_iter().all(is_day);
            Parsed::Set(Set {
                kind: set.kind,
                elements: are_days.then(|| members(&set.elements, old))??,
            })
        }
    })
}

fn is_day(date: &Date) -> bool {
    matches!(place(date), Some((Unit::Day, _)))
}

/// A day with its qualifiers.
fn day(date: &Date, old: Reckoning) -> Option<Date> {
    if !is_day(date) {
        return None;
    }
    let mut new = date_at(
        window_of(*date, old)
            .from
            .map(|from| CalendarDate::at(Unit::Day, from))?,
    )?;
    new.year.qualifier = date.year.qualifier;
    for (new, old) in [(&mut new.month, &date.month), (&mut new.day, &date.day)] {
        if let (Some(new), Some(old)) = (new, old) {
            new.qualifier = old.qualifier;
        }
    }
    Some(new)
}

fn date_at(day: CalendarDate) -> Option<Date> {
    match Edtf::parse(&day.edtf(Unit::Day)).ok()? {
        Edtf::Date(date) if FOUR_DIGITS.contains(&day.year) => Some(date),
        _ => None,
    }
}

fn on_day(clock: &DateTime, old: Reckoning) -> Option<DateTime> {
    Some(DateTime {
        date: day(&clock.date, old)?,
        ..*clock
    })
}

fn end_of_period(end: &End, old: Reckoning) -> Option<End> {
    Some(match end {
        End::Open => End::Open,
        End::Unknown => End::Unknown,
        End::Date(date) => match day(date, old) {
            Some(day) => End::Date(day),
            None => End::OneOf(vec![days_in(window_of(*date, old))?]),
        },
        End::Clock(clock) => End::Clock(on_day(clock, old)?),
        End::OneOf(elements) => End::OneOf(members(elements, old)?),
    })
}

fn members(elements: &[SetElement], old: Reckoning) -> Option<Vec<SetElement>> {
    let new = elements.iter().map(|element| match element {
        SetElement::Date(date) if is_day(date) => Some(SetElement::Date(day(date, old)?)),
        _ => days_in(window_of_member(element, old)),
    });
    new.collect()
}

/// The days of a window, from the first to the last.
fn days_in(window: Window) -> Option<SetElement> {
    let first = window.from.map(|from| CalendarDate::at(Unit::Day, from));
    let last = window
        .until
        .map(|until| CalendarDate::before(Unit::Day, until));
    Some(match (first, last) {
        (None, None) => return None,
        (None, Some(last)) => SetElement::OnOrBefore(date_at(last)?),
        (Some(first), None) => SetElement::OnOrAfter(date_at(first)?),
        (Some(first), Some(last)) => SetElement::Range(date_at(first)?, date_at(last)?),
    })
}
