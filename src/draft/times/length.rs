//! Numbers of units: as calendar arithmetic takes them, and as TIMEX3 writes them.

use super::meaning::Count;
use super::stamp::{Stamp, Unit};

/// A number of units without a fraction, where a smaller unit allows it.
pub fn whole(count: f64, unit: Unit) -> (f64, Unit) {
    if count.fract() == 0.0 {
        return (count, unit);
    }
    match unit {
        Unit::Year => (count * 12.0, Unit::Month),
        Unit::Decade => (count * 10.0, Unit::Year),
        Unit::Century => (count * 100.0, Unit::Year),
        Unit::Hour => (count * 60.0, Unit::Minute),
        Unit::Week => (count * 7.0, Unit::Day),
        _ => (count, unit),
    }
}

pub fn as_count(count: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "bounded just before")]
    (count.abs() < 1e9).then_some(count.round() as i64)
}

/// The day so many units from another, or what is as near to it as the calendar allows.
pub fn moved(from: Stamp, count: i64, unit: Unit) -> Option<Stamp> {
    let Some(day) = from.date() else {
        return from.shifted(count, unit);
    };
    let months = match unit {
        Unit::Month => count,
        Unit::Quarter | Unit::Season => count.checked_mul(3)?,
        Unit::Half => count.checked_mul(6)?,
        Unit::Year => count.checked_mul(12)?,
        Unit::Decade => count.checked_mul(120)?,
        Unit::Century => count.checked_mul(1200)?,
        Unit::Millennium => count.checked_mul(12000)?,
        Unit::Week | Unit::Weekend => return from.shifted(count.checked_mul(7)?, Unit::Day),
        Unit::Day => return from.shifted(count, Unit::Day),
        Unit::Second | Unit::Minute | Unit::Hour => return Some(from),
    };
    let size = chrono::Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let moved = if months < 0 {
        day.checked_sub_months(size)
    } else {
        day.checked_add_months(size)
    };
    moved.map(Stamp::Day)
}

/// A length of time in TIMEX3.
pub fn duration(count: Count, unit: Unit) -> String {
    // "Half a century" is 50 years, but 2.5 years are no months.
    let (count, unit) = match count {
        Count::Exact(count) if count < 1.0 || unit > Unit::Year => {
            let (count, unit) = whole(count, unit);
            (Count::Exact(count), unit)
        }
        count => (count, unit),
    };
    let count = match count {
        Count::Exact(count) => count.to_string(),
        Count::Some => "X".to_owned(),
    };
    let (prefix, letter) = match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Weekend => ("P", "WE"),
        Unit::Week => ("P", "W"),
        Unit::Month => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Season => ("P", "S"),
        Unit::Half => ("P", "H"),
        Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
        Unit::Millennium => ("P", "ML"),
    };
    format!("{prefix}{count}{letter}")
}

/// Any one of a unit in TIMEX3.
pub fn any(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season | Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}
