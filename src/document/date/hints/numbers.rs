//! Dates in digits that are not as EDTF has them.

use chrono::{Months, NaiveDate};

use super::{IsDate, phrases::NO_YEAR_HINT, reading};

/// The hint on a date in digits.
pub(super) fn mend(text: &str, _: IsDate) -> Option<String> {
    whole_number(text)
        .or_else(|| ordinal_day(text))
        .or_else(|| separated(text))
}

/// `20220801`, `202208`, `33`, `-44`, `12500`, `Y-9700`.
fn whole_number(text: &str) -> Option<String> {
    if let Some(year) = text.strip_prefix('Y').and_then(|year| year.parse().ok()) {
        return Some(match reading::year_text(year) {
            date if date.starts_with('Y') => format!("write `{date}`"),
            date => format!("write `{date}`; only a year of more than four digits begins with Y"),
        });
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !is_digits(digits) {
        return None;
    }
    let year: i64 = text.parse().ok()?;
    let date = reading::year_text(year);
    match (digits.len(), text.starts_with('-')) {
        (8, false) => Some(format!("write `{}`", with_hyphens(text)?)),
        (6, false) => Some(format!("write `{}-{}`", &text[..4], &text[4..])),
        (..=3, false) => Some(format!("write `{date}`; a year needs four digits")),
        (..=3, true) => Some(format!(
            "write `{date}`, which is {} BC; a year needs four digits",
            1 - year
        )),
        _ if date.starts_with('Y') => Some(format!(
            "write `{date}`; a year of more than four digits begins with Y"
        )),
        _ => None,
    }
}

/// The day that eight digits are.
pub(super) fn with_hyphens(text: &str) -> Option<String> {
    let is_day = text.len() == 8 && is_digits(text);
    is_day.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}

/// `2022-215`: a day of its year.
fn ordinal_day(text: &str) -> Option<String> {
    let (year, day) = text.split_once('-')?;
    if year.len() != 4 || day.len() != 3 || !is_digits(year) || !is_digits(day) {
        return None;
    }
    let date = NaiveDate::from_yo_opt(year.parse().ok()?, day.parse().ok()?);
    Some(match date {
        Some(date) => format!("write `{date}`, if that day of the year is meant"),
        None => format!("that year has no day {day}, and months have two digits"),
    })
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2022/08/01`, `8/1/2022`, `08/2022`, `1914-18`: two or three numbers.
fn separated(text: &str) -> Option<String> {
    let separator = text.chars().find(|c| "/.-".contains(*c))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    if !parts.iter().all(|part| is_digits(part) && part.len() <= 4) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let is_year = |part: &str| part.len() >= 3;
    match parts[..] {
        [year, month] if is_year(year) && month.len() <= 2 => year_and(separator, year, month),
        [start, end] if is_year(start) && is_year(end) => {
            Some(format!("write `{start:0>4}/{end:0>4}`"))
        }
        [month, year] if is_year(year) => {
            Some(format!("write `{}`", month_of(year, number(month)?)))
        }
        [year, month, day] if is_year(year) && day.len() <= 2 => {
            let (month, day) = (number(month)?, number(day)?);
            let (month, day) = if month > 12 {
                (day, month)
            } else {
                (month, day)
            };
            Some(format!("write `{}`", day_of(year, month, day)))
        }
        [a, b, year] if is_year(year) => {
            Some(day_and_month(separator, number(a)?, number(b)?, year))
        }
        [a, b] if number(a)?.max(number(b)?) <= 31 => Some(NO_YEAR_HINT.to_owned()),
        [_, _, _] => Some("write all digits of its year, such as `2022-08-01`".to_owned()),
        _ => None,
    }
}

/// `2022-8`, `1667-8`, `1914-18`, `1968/69`: a month, or the last digits of the year in which a period ends.
fn year_and(separator: char, year: &str, end: &str) -> Option<String> {
    let (first, month): (u32, u32) = (year.parse().ok()?, end.parse().ok()?);
    let unit = 10_u32.pow(end.len().try_into().ok()?);
    let next = (first + 1) % unit == month;
    let last = first / unit * unit + month + if next && month == 0 { unit } else { 0 };
    let period = format!("`{first:04}/{last:04}`");
    let is_month = (1..=12).contains(&month);
    // One digit is the end of a period only by the habit of writing the next year so.
    let is_period = last > first && (next || end.len() == 2);
    match (is_month, is_period) {
        (true, true) => Some(format!(
            "write {period} for the years, or `{}` for the month; nothing tells which is meant",
            month_of(year, month)
        )),
        (true, false) => Some(format!("write `{}`", month_of(year, month))),
        (false, true) if separator == '-' => Some(format!(
            "write {period} if years are meant; there is no month {month}"
        )),
        (false, true) => Some(format!("write {period}")),
        (false, false) => None,
    }
}

/// `8/1/2022`: day first or month first. With dots between them the day comes first.
fn day_and_month(separator: char, a: u32, b: u32, year: &str) -> String {
    let (day_first, month_first) = (day_of(year, b, a), day_of(year, a, b));
    if separator == '.' || a > 12 || a == b {
        format!("write `{day_first}`")
    } else if b > 12 {
        format!("write `{month_first}`")
    } else {
        format!(
            "write `{day_first}` if the day comes first, or `{month_first}` if the month does; nothing tells which is meant"
        )
    }
}

fn month_of(year: &str, month: u32) -> String {
    format!("{year:0>4}-{month:02}")
}

fn day_of(year: &str, month: u32, day: u32) -> String {
    format!("{year:0>4}-{month:02}-{day:02}")
}

/// `[2022-08-04..2022-09]`: a range from a date to one in another unit.
pub(super) fn range_of_two_units(text: &str, is_date: IsDate) -> Option<String> {
    let members = text.strip_prefix(['[', '{'])?.strip_suffix([']', '}'])?;
    let mut mended = text.to_owned();
    for (first, last) in members
        .split(',')
        .filter_map(|member| member.split_once(".."))
    {
        let from = in_finer_unit(first, last.len(), |month| Some(format!("{month}-01")), "01")?;
        let to = in_finer_unit(last, first.len(), last_day_of, "12")?;
        mended = mended.replace(&format!("{first}..{last}"), &format!("{from}..{to}"));
    }
    (mended != text && is_date(&mended))
        .then(|| format!("write `{mended}`; both dates of a range are in the same unit"))
}

/// A year or a month by its first or its last month or day, if a date in the finer unit has more letters.
fn in_finer_unit(
    date: &str,
    length: usize,
    day_of: fn(&str) -> Option<String>,
    month: &str,
) -> Option<String> {
    match date.len() {
        own if own >= length => Some(date.to_owned()),
        4 => in_finer_unit(&format!("{date}-{month}"), length, day_of, month),
        7 => day_of(date),
        _ => None,
    }
}

/// `2022-09-30` of `2022-09`.
pub(super) fn last_day_of(month: &str) -> Option<String> {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()?;
    let next = first.checked_add_months(Months::new(1))?;
    Some(next.pred_opt()?.format("%Y-%m-%d").to_string())
}
