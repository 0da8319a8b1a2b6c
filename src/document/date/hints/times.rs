//! Times of a clock that are not as EDTF has them.

use super::{
    IsDate, dates,
    numbers::{is_digits, with_hyphens},
    tokens,
};

/// The hint on a time, or on a period between two.
pub(super) fn mend(text: &str, is_date: IsDate) -> Option<String> {
    period_of_times(text, is_date).or_else(|| clock(text, is_date))
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
    Some(match with_hyphens(day) {
        Some(day) => day,
        None if is_date(day) => day.to_owned(),
        None => dates::read(&tokens::tokens(&tokens::cleaned(day)), is_date)?.edtf,
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

/// A time that no clock has.
pub(super) fn out_of_range(text: &str, is_date: IsDate) -> Option<String> {
    let (_, time) = day_and_time(text, is_date)?;
    let is_out = time.hour > 23 || time.minute > 59 || time.second > 59;
    is_out.then(|| "hours run from 00 to 23, minutes and seconds from 00 to 59".to_owned())
}

/// `[2022-08-01T14:30:00,2022-08-01T15:00:00]`: a set of times, which has days alone.
pub(super) fn mend_set(text: &str, is_date: IsDate) -> Option<String> {
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
