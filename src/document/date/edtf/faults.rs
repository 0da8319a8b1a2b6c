//! Faults of dates, each with its place and a way to mend it.

use edtf_core::{Date, DateField, ParseError};

use super::super::hints;
use super::super::instant::{Instant, year_text};
use super::super::reckoning::Calendar;
use super::bounds::whole_day;
use super::extensions::is_of_old_style_alone;
use super::{DateError, is_date};

/// The hint on a pair of dates in the wrong order.
pub(in crate::document::date) const SWAP: &str = "swap its two dates";

pub(super) fn no_leap_second(text: &str) -> DateError {
    DateError {
        offset: text.rfind(":60").map_or(0, |colon| colon + 1),
        message: format!("`{text}` has a second 60, which only ends a day of UTC"),
        hint: Some("seconds run from 00 to 59; a leap second is `T23:59:60Z`".to_owned()),
    }
}

pub(super) fn not_edtf(text: &str, error: ParseError) -> DateError {
    DateError {
        offset: error.offset.min(text.len()),
        message: format!("`{text}` is no EDTF date: {}", error.message),
        hint: if is_order(&error) {
            Some(SWAP.to_owned())
        } else {
            Some(hints::mend(text, is_date))
        },
    }
}

/// Only the message tells what runs backwards from what is no date at all.
pub(super) fn is_order(error: &ParseError) -> bool {
    error.message.contains("precedes")
}

/// The reason why a text of these dates means no days of its calendar, or none that can be counted.
pub(in crate::document::date) fn fault_of_days<'d>(
    text: &str,
    dates: impl FnOnce() -> Vec<&'d Date>,
    is_out_of_reach: bool,
    calendar: Calendar,
) -> Option<DateError> {
    // Most dates are of that kind, and there may be a million.
    if !is_out_of_reach && calendar == Calendar::Gregorian {
        return None;
    }
    let dates = dates();
    let is_unknown_leap_day = |date: &&Date| {
        let number = |field: Option<DateField>| field.and_then(DateField::value);
        (date.year.value(), number(date.month), number(date.day)) == (None, Some(2), Some(29))
    };
    if calendar == Calendar::Julian && dates.iter().any(is_unknown_leap_day) {
        return Some(DateError {
            offset: 0,
            message: format!(
                "`{text}` has a 29 February of no known year, which cannot be converted"
            ),
            hint: Some("give all digits of its year, or leave out its day".to_owned()),
        });
    }
    if !is_out_of_reach {
        return None;
    }
    let of_old_style = dates.iter().find(|date| is_of_old_style_alone(date));
    let day = of_old_style.and_then(|date| whole_day(date));
    if let Some((year, month, day)) = day
        && calendar == Calendar::Gregorian
        && let Some(converted) = Instant::from_julian_ymd(year, month, day)
    {
        let converted = converted.day_text();
        // Another leap day beside it may be one of both calendars.
        let of_year = format!("{}-02-29", year_text(year));
        let place = text
            .find(&of_year)
            .map(|at| at + of_year.len() - "-02-29".len());
        return Some(DateError {
            offset: place
                .or_else(|| text.find("-02-29"))
                .map_or(0, |dash| dash + 1),
            message: format!(
                "`{text}` has a 29 February, which that year has in the Old Style alone"
            ),
            hint: Some(format!(
                "`calendar: julian` beside a date reads it in the Old Style, where that day is {converted}"
            )),
        });
    }
    Some(DateError {
        offset: 0,
        message: format!("`{text}` lies too far away to count its seconds"),
        hint: Some("years reach about 290 billion either way".to_owned()),
    })
}
