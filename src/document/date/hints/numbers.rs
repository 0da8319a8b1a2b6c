//! Dates in digits that are not as EDTF has them.

use chrono::{Months, NaiveDate};

use super::{IsDate, dates, phrases::NO_YEAR_HINT, reading, tokens};

/// The hint on a date in digits.
pub(super) fn mend(text: &str, is_date: IsDate) -> Option<String> {
    whole_number(text)
        .or_else(|| ordinal_day(text))
        .or_else(|| separated(text))
        .or_else(|| period_of_times(text, is_date))
        .or_else(|| clock(text, is_date))
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
        (8, false) => Some(format!(
            "write `{}-{}-{}`",
            &text[..4],
            &text[4..6],
            &text[6..]
        )),
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

fn is_digits(text: &str) -> bool {
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

/// `2022-08-01T14:30/15:45`, `1 August 2022, 14:30 to 2 August 2022, 1:00 UTC`: a period between two times.
fn period_of_times(text: &str, is_date: IsDate) -> Option<String> {
    let mut between = ["/", " to ", " until ", " - "].into_iter();
    let (start, end) = between.find_map(|between| text.split_once(between))?;
    let (day, mut from) = day_and_time(start.trim(), is_date)?;
    let day = day?;
    let (last_day, to) = day_and_time(end.trim(), is_date)?;
    if from.zone.is_empty() {
        from.zone.clone_from(&to.zone);
    }
    let last_day = last_day.unwrap_or_else(|| day.clone());
    Some(format!("write `{}/{}`", from.on(&day), to.on(&last_day)))
}

/// `2022-08-01T14:30`, `1 August 2022, 2:30 pm`, `T14:30`: a day and a time, or a time alone.
fn clock(text: &str, is_date: IsDate) -> Option<String> {
    let (day, time) = day_and_time(text, is_date)?;
    let Some(day) = day else {
        let example = time.on("2022-08-01");
        return Some(format!("write it with its day, such as `{example}`"));
    };
    let date = time.on(&day);
    Some(match (time.has_fraction, time.has_seconds) {
        (true, _) => format!("write `{date}`, without the fraction of the second"),
        (false, true) => format!("write `{date}`"),
        (false, false) => format!("write `{date}`; a time has its seconds"),
    })
}

/// The time of day in a text, and the day if it is there too, before the time or behind it.
fn day_and_time(text: &str, is_date: IsDate) -> Option<(Option<String>, Time)> {
    let text = with_minutes(text);
    let start = start_of_time(&text)?;
    if let Some(time) = Time::read(&text[start..]) {
        let day = text[..start].trim_end_matches(['T', 't', ' ', ',']).trim();
        let day = (!day.is_empty()).then(|| day_of_time(day, is_date));
        return Some((day.map_or(Some(None), |day| day.map(Some))?, time));
    }
    let is_first = matches!(text[..start].trim(), "" | "at" | "At");
    let gaps = text[start..]
        .match_indices([' ', ','])
        .map(|(gap, _)| start + gap);
    let mut parts = gaps.filter_map(|gap| {
        let day = day_of_time(text[gap..].trim_matches([' ', ',']), is_date)?;
        Some((
            Some(day),
            Time::read(text[start..gap].trim_end_matches(','))?,
        ))
    });
    is_first.then(|| parts.next())?
}

fn day_of_time(day: &str, is_date: IsDate) -> Option<String> {
    Some(match is_digits(day) && day.len() == 8 {
        true => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        false if is_date(day) => day.to_owned(),
        false => dates::read(&tokens::tokens(&tokens::cleaned(day)), is_date)?.edtf,
    })
}

/// `10 pm` with the minutes that it leaves out, "10:00 pm".
fn with_minutes(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let halves = ["am", "pm", "a.m", "p.m"].into_iter();
    let ends_of_hours = halves.flat_map(|half| {
        let places = lower.match_indices(half);
        places.map(|(at, _)| lower[..at].trim_end().len())
    });
    let is_hour = |end: &usize| {
        let digits = lower[..*end].trim_end_matches(|c: char| c.is_ascii_digit());
        (1..=2).contains(&(end - digits.len())) && !digits.ends_with([':', '.', '-', '/'])
    };
    match ends_of_hours.into_iter().find(is_hour) {
        Some(end) => format!("{}:00{}", &text[..end], &text[end..]),
        None => text.to_owned(),
    }
}

/// The place where the hour stands: before the first colon, or behind the T of a date.
fn start_of_time(text: &str) -> Option<usize> {
    let is_not_digit = |c: char| !c.is_ascii_digit();
    if let Some(colon) = text.find(':') {
        let before = text[..colon].rfind(is_not_digit);
        return Some(before.map_or(0, |last| last + 1))
            .filter(|start| text.is_char_boundary(*start));
    }
    let after_t = text.find('T')? + 1;
    text[after_t..]
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(after_t)
}

/// A time of day as it was typed.
struct Time {
    hour: u32,
    minute: u32,
    second: u32,
    has_seconds: bool,
    has_fraction: bool,
    zone: String,
}

impl Time {
    fn read(text: &str) -> Option<Self> {
        let mut rest = text;
        let hour = two_digits(&mut rest)?;
        let minute = next_field(&mut rest).unwrap_or_default();
        let seconds = next_field(&mut rest);
        let fraction = rest.strip_prefix(['.', ',']);
        if let Some(fraction) = fraction {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        let rest = rest.trim().to_uppercase();
        let (hour, rest) = match rest.replace('.', "").as_str() {
            "PM" if hour < 12 => (hour + 12, String::new()),
            "AM" if hour == 12 => (0, String::new()),
            "AM" | "PM" => (hour, String::new()),
            _ => (hour, rest),
        };
        Some(Self {
            hour,
            minute,
            second: seconds.unwrap_or_default(),
            has_seconds: seconds.is_some(),
            has_fraction: fraction.is_some(),
            zone: zone(&rest)?,
        })
    }

    fn on(&self, day: &str) -> String {
        let Self {
            hour,
            minute,
            second,
            zone,
            ..
        } = self;
        format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

/// The two digits behind a colon, or behind the field before.
fn next_field(rest: &mut &str) -> Option<u32> {
    let mut after = rest.strip_prefix(':').unwrap_or(rest);
    let field = two_digits(&mut after)?;
    *rest = after;
    Some(field)
}

fn two_digits(rest: &mut &str) -> Option<u32> {
    let count = rest.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at(count);
    *rest = after;
    digits.parse().ok()
}

/// A zone as EDTF has it.
fn zone(text: &str) -> Option<String> {
    let is_offset = |text: &str| text.starts_with(['+', '-']) && is_digits(&text[1..]);
    Some(match text {
        "" => String::new(),
        "Z" | "UTC" | "GMT" => "Z".to_owned(),
        _ if is_offset(text) && text.len() == 5 => format!("{}:{}", &text[..3], &text[3..]),
        _ if text.starts_with(['+', '-']) => text.to_owned(),
        _ => return None,
    })
}

/// Times and days that clock and calendar do not have, by themselves or in a period or a set.
pub(super) fn out_of_range(text: &str, is_date: IsDate) -> Option<String> {
    let bare = text.trim_matches(['[', ']', '{', '}']);
    let members = bare.split([',', '/']).flat_map(|part| part.split(".."));
    let mut wrong = members.filter(|member| !is_date(member));
    wrong.find_map(|member| {
        time_out_of_range(member, is_date).or_else(|| day_or_month_out_of_range(member))
    })
}

fn time_out_of_range(text: &str, is_date: IsDate) -> Option<String> {
    let (_, time) = day_and_time(text, is_date)?;
    let is_out = time.hour > 23 || time.minute > 59 || time.second > 59;
    is_out.then(|| "hours run from 00 to 23, minutes and seconds from 00 to 59".to_owned())
}

const MONTHS_RUN: &str = "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)";
const DAYS_OF_MONTH: &str = "look up how many days that month has";

fn day_or_month_out_of_range(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, days @ ..] = &parts[..] else {
        return None;
    };
    // A digit that is not given may be any, so it is no fault.
    let is_part = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte == b'X' || byte.is_ascii_digit())
    };
    if days.len() > 1 || !is_part(year) || !is_part(month) || !days.iter().all(is_part) {
        return None;
    }
    match month.parse::<u32>() {
        Ok(month) if month == 0 || (13..=20).contains(&month) || month > 41 => {
            Some(MONTHS_RUN.to_owned())
        }
        _ => days.first().map(|_| DAYS_OF_MONTH.to_owned()),
    }
}

/// `29/2/2023`, `30 February 2022`: a day and a month with their year that make no date in either order.
pub(super) fn no_such_day(text: &str, _: IsDate) -> Option<String> {
    let cleaned = tokens::cleaned(text);
    let signs = |token: &&str| !matches!(*token, "/" | "-" | ".");
    let tokens: Vec<&str> = match text.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] => vec![day, month, year],
        _ => tokens::tokens(&cleaned).into_iter().filter(signs).collect(),
    };
    let [a, b, year] = tokens[..] else {
        return None;
    };
    let number = |token: &str| token.parse::<u32>().ok();
    let is_month = |token: &str| match number(token) {
        Some(number) => (1..=12).contains(&number),
        None => tokens::month(token).is_some(),
    };
    let is_read = |token: &str| is_month(token) || (token.len() <= 2 && is_digits(token));
    if !tokens::is_year(year) || !is_read(a) || !is_read(b) {
        return None;
    }
    Some(match is_month(a) || is_month(b) {
        true => DAYS_OF_MONTH.to_owned(),
        false => MONTHS_RUN.to_owned(),
    })
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
fn last_day_of(month: &str) -> Option<String> {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()?;
    let next = first.checked_add_months(Months::new(1))?;
    Some(next.pred_opt()?.format("%Y-%m-%d").to_string())
}

/// `[2022-08-01T14:30:00,2022-08-01T15:00:00]`: a set of times, which has days alone.
pub(super) fn set_of_times(text: &str, is_date: IsDate) -> Option<String> {
    let members = text.strip_prefix(['[', '{'])?.strip_suffix([']', '}'])?;
    let day = |date: &str| date.split('T').next().unwrap_or_default().to_owned();
    let mut days: Vec<String> = Vec::new();
    for member in members.split(',').map(str::trim) {
        let range: Vec<String> = member.split("..").map(day).collect();
        let member = match &range[..] {
            [first, last] if first == last => first.clone(),
            range => range.join(".."),
        };
        if !days.contains(&member) {
            days.push(member);
        }
    }
    let days = match &days[..] {
        [only] if !only.contains("..") => only.clone(),
        days => format!(
            "{}{}{}",
            &text[..1],
            days.join(","),
            &text[text.len() - 1..]
        ),
    };
    let has_times = text.contains('T') && text.contains(':');
    (has_times && is_date(&days))
        .then(|| format!("write `{days}`; a set has days and no times of a clock"))
}
