//! Dates as a reader says them: "1–10 August 2022", "since 2001", "winter 1968–69", "44 BC".

use edtf_core::{
    Date, DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, TimeShift, Year,
    YearKind,
};

use super::instant::{Civil, Instant, year_text};
use super::reading::{Bounds, Reading, Window};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    month
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index as usize))
        .copied()
        .unwrap_or("an unknown month")
}

/// A year as people write it; astronomical year 0 is 1 BC.
pub fn year_words(year: i64) -> String {
    let (count, era) = if year > 0 {
        (year.unsigned_abs(), "")
    } else {
        (year.unsigned_abs() + 1, " BC")
    };
    // Years given in millions are round astronomically, and the one year's difference means nothing there.
    let round = year.unsigned_abs();
    if round >= 1_000_000 && round.is_multiple_of(100_000) {
        let millions = round as f64 / 1e6;
        return format!("{millions} million{}", if year > 0 { " AD" } else { " BC" });
    }
    format!("{count}{era}")
}

impl Reading {
    /// The date as a reader says it.
    pub fn words(&self) -> String {
        match &self.parsed {
            Edtf::Date(date) => qualified(date),
            Edtf::DateTime(when) => {
                let time = when.time;
                let zone = match time.shift {
                    Some(TimeShift::Utc) => " UTC".to_owned(),
                    Some(TimeShift::Offset { minutes, .. }) => {
                        let sign = if minutes < 0 { '−' } else { '+' };
                        let minutes = minutes.unsigned_abs();
                        format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                    }
                    None => String::new(),
                };
                let seconds = if time.second == 0 {
                    String::new()
                } else {
                    format!(":{:02}", time.second)
                };
                let day = plain(&when.date);
                format!("{day}, {:02}:{:02}{seconds}{zone}", time.hour, time.minute)
            }
            Edtf::Interval(interval) => interval_words(interval),
            Edtf::Set(set) => set_words(set),
        }
    }
}

fn interval_words(interval: &Interval) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(start), Date(end)) => range(start, end),
        (Date(start), Open) => format!("since {}", qualified(start)),
        (Date(start), Unknown) => format!("from {}, end unknown", qualified(start)),
        (Date(start), OnOrAfter(end) | OnOrBefore(end)) => {
            format!("{}, or later", range(start, end))
        }
        (Open, Date(end)) => format!("until {}", qualified(end)),
        (Unknown, Date(end)) => format!("until {}, start unknown", qualified(end)),
        (OnOrBefore(start) | OnOrAfter(start), Date(end)) => {
            format!("{}, or from earlier on", range(start, end))
        }
        (OnOrBefore(start) | OnOrAfter(start), Open | Unknown) => {
            format!("since {} or earlier", qualified(start))
        }
        (Open | Unknown, OnOrAfter(end) | OnOrBefore(end)) => {
            format!("until {} or later", qualified(end))
        }
        (OnOrBefore(start) | OnOrAfter(start), OnOrAfter(end) | OnOrBefore(end)) => {
            format!("{}, or longer", range(start, end))
        }
        (Open, Open) => "at all times".to_owned(),
        (Unknown | Open, Unknown | Open) => "start and end unknown".to_owned(),
    }
}

fn set_words(set: &Set) -> String {
    let members: Vec<String> = set.elements.iter().map(member_words).collect();
    match (set.kind, &members[..]) {
        (SetKind::OneMember, [only]) => only.clone(),
        (SetKind::OneMember, _) => listed(&members, "or"),
        (SetKind::AllMembers, [only]) => only.clone(),
        (SetKind::AllMembers, _) => format!("each of {}", listed(&members, "and")),
    }
}

fn member_words(element: &SetElement) -> String {
    let is_day = |date: &Date| date.day.is_some();
    match element {
        SetElement::Date(date) => qualified(date),
        SetElement::OnOrBefore(date) if is_day(date) => format!("on or before {}", qualified(date)),
        SetElement::OnOrBefore(date) => format!("{} or earlier", qualified(date)),
        SetElement::OnOrAfter(date) if is_day(date) => format!("on or after {}", qualified(date)),
        SetElement::OnOrAfter(date) => format!("{} or later", qualified(date)),
        SetElement::Range(first, last) => range(first, last),
    }
}

fn listed(members: &[String], last_word: &str) -> String {
    match members {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

/// From one date to another, saying once what they share.
fn range(start: &Date, end: &Date) -> String {
    let marked = |date: &Date| date.is_approximate() || date.is_uncertain();
    if !marked(start)
        && !marked(end)
        && let (Some(a), Some(b)) = (plain_day(start), plain_day(end))
    {
        return day_range(a, b);
    }
    let same_year = start.year.value().is_some() && start.year.value() == end.year.value();
    let both_months = plain_month(start).is_some() && plain_month(end).is_some();
    if same_year
        && both_months
        && !marked(end)
        && let Some(month) = plain_month(start)
    {
        return format!("{}{} to {}", mark(start), month_name(month), qualified(end));
    }
    format!("{} to {}", qualified(start), qualified(end))
}

fn plain_month(date: &Date) -> Option<u32> {
    if date.day.is_some() {
        return None;
    }
    date.month
        .and_then(DateField::value)
        .filter(|month| (1..=12).contains(month))
        .map(u32::from)
}

type Day = (i64, u32, u32);

fn plain_day(date: &Date) -> Option<Day> {
    let year = date.year.value()?;
    let month = date.month?.value()?;
    let day = date.day?.value()?;
    Some((year, u32::from(month), u32::from(day)))
}

fn day_words((year, month, day): Day) -> String {
    format!("{day} {} {}", month_name(month), year_words(year))
}

fn day_range(start: Day, end: Day) -> String {
    if start == end {
        return day_words(start);
    }
    match (start.0 == end.0, start.1 == end.1) {
        (true, true) => format!("{}–{}", start.2, day_words(end)),
        (true, false) => format!("{} {} – {}", start.2, month_name(start.1), day_words(end)),
        _ => format!("{} – {}", day_words(start), day_words(end)),
    }
}

/// A date with what qualifies it before it.
fn qualified(date: &Date) -> String {
    format!("{}{}", mark(date), plain(date))
}

fn mark(date: &Date) -> &'static str {
    match (date.is_uncertain(), date.is_approximate()) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
    }
}

fn plain(date: &Date) -> String {
    let year = plain_year(&date.year);
    let Some(month) = date.month else {
        return year;
    };
    let whole_year = !date.year.has_unspecified();
    match (month.value(), date.day) {
        (Some(code @ 21..), _) => season(code, date, &year),
        (Some(month), None) if whole_year => format!("{} {year}", month_name(u32::from(month))),
        (Some(month), None) => format!("{} of a year in {year}", month_name(u32::from(month))),
        (None, None) => format!("some month in {year}"),
        (Some(month), Some(day)) => {
            let month = month_name(u32::from(month));
            match (day.value(), whole_year) {
                (Some(day), true) => format!("{day} {month} {year}"),
                (Some(day), false) => format!("{day} {month} of a year in {year}"),
                (None, true) => format!("some day in {month} {year}"),
                (None, false) => format!("some day in {month} of a year in {year}"),
            }
        }
        (None, Some(day)) => match day.value() {
            Some(day) => format!("day {day} of some month in {year}"),
            None => format!("some day in {year}"),
        },
    }
}

fn plain_year(year: &Year) -> String {
    if let (Some(value), Some(significant)) = (year.value(), year.significant_digits) {
        let digits = value.unsigned_abs().max(1).ilog10() + 1;
        let digits = digits.max(if matches!(year.kind, YearKind::Standard { .. }) {
            4
        } else {
            1
        });
        let unit = 10_i64
            .checked_pow(digits.saturating_sub(significant))
            .unwrap_or(1);
        let low = value.unsigned_abs() as i64 / unit * unit;
        let high = low.saturating_add(unit - 1);
        let (first, last) = if value < 0 {
            (-high, -low)
        } else {
            (low, high)
        };
        return format!(
            "some year from {} to {}",
            year_words(first),
            year_words(last)
        );
    }
    match (year.kind, year.value()) {
        (_, Some(value)) => year_words(value),
        (YearKind::Standard { digits, .. }, None) => masked_year(digits),
        _ => "a year too far away to name".to_owned(),
    }
}

fn masked_year(digits: [Option<u8>; 4]) -> String {
    let filled = |fill: u8| {
        digits.iter().fold(0_i64, |sum, digit| {
            sum * 10 + i64::from(digit.unwrap_or(fill))
        })
    };
    match digits {
        [Some(_), Some(_), Some(_), None] | [Some(_), Some(_), None, None] => {
            format!("the {}s", filled(0))
        }
        [None, None, None, None] => "an unknown year".to_owned(),
        _ => format!(
            "some year from {} to {}",
            year_words(filled(0)),
            year_words(filled(9))
        ),
    }
}

fn season(code: u8, date: &Date, year: &str) -> String {
    let name = |index: u8| ["spring", "summer", "autumn", "winter"][usize::from(index % 4)];
    let following = date.year.value().map_or_else(
        || year.to_owned(),
        |year| format!("{year}–{:02}", (year + 1).rem_euclid(100)),
    );
    let ordinal = |index: u8| ["first", "second", "third", "last"][usize::from(index.min(3))];
    match code {
        24 => format!("winter {following}"),
        21..=23 => format!("{} {year}", name(code - 21)),
        28 => format!("northern winter {following}"),
        25..=27 => format!("northern {} {year}", name(code - 25)),
        30 => format!("southern summer {following}"),
        29..=32 => format!("southern {} {year}", name(code - 29)),
        33..=36 => format!("{} quarter of {year}", ordinal(code - 33)),
        37..=39 => format!(
            "{} third of {year}",
            if code == 39 {
                "last"
            } else {
                ordinal(code - 37)
            }
        ),
        _ => format!(
            "{} half of {year}",
            if code == 41 { "second" } else { "first" }
        ),
    }
}

/// Bounds that have no EDTF of their own, because another event's date is in them.
pub fn words_for_bounds(bounds: Bounds) -> String {
    if bounds.start == bounds.end {
        return words_for_window(bounds.start);
    }
    match (bounds.start.from, bounds.end.until) {
        (Some(_), None) => format!("from {} on", words_for_window(bounds.start)),
        (None, Some(_)) => format!("until {}", words_for_window(bounds.end)),
        (None, None) => "start and end unknown".to_owned(),
        (Some(_), Some(_)) => {
            let (start, end) = (words_for_window(bounds.start), words_for_window(bounds.end));
            format!("from {start} to {end}")
        }
    }
}

/// A window as its unit, if it is a whole one, or as a range of days.
pub fn words_for_window(window: Window) -> String {
    match (window.from, window.until) {
        (None, None) => "at an unknown time".to_owned(),
        (None, Some(until)) => format!("{} or earlier", last_day_words(until)),
        (Some(from), None) => format!("{} or later", day_words(ymd(from))),
        (Some(from), Some(until)) => match Unit::of(from, until) {
            Some(Unit::Year(year)) => year_words(year),
            Some(Unit::Month(year, month)) => format!("{} {}", month_name(month), year_words(year)),
            Some(Unit::Day(day)) => day_words(day),
            None if until.seconds() - from.seconds() < 86_400 => {
                let Civil { hour, minute, .. } = from.civil();
                format!("{}, {hour:02}:{minute:02}", day_words(ymd(from)))
            }
            None => day_range(ymd(from), ymd(until.plus_seconds(-1))),
        },
    }
}

fn last_day_words(until: Instant) -> String {
    day_words(ymd(until.plus_seconds(-1)))
}

fn ymd(instant: Instant) -> Day {
    let civil = instant.civil();
    (civil.year, civil.month, civil.day)
}

/// EDTF that says what bounds say, as nearly as it can: a unit where a window is one, else its outer day.
pub fn edtf_for_bounds(bounds: Bounds) -> String {
    let outer = |window: &Window, day: Option<String>| match (window.from, window.until) {
        (Some(from), Some(until)) => Unit::of(from, until).map(|unit| unit.edtf()).or(day),
        _ => day,
    };
    if bounds.start == bounds.end {
        let window = bounds.start;
        if let (Some(from), Some(until)) = (window.from, window.until)
            && let Some(unit) = Unit::of(from, until)
        {
            return unit.edtf();
        }
        let day = |text: Option<String>| text.unwrap_or_default();
        return format!(
            "[{}..{}]",
            day(window.earliest_day()),
            day(window.latest_day())
        );
    }
    let open = || "..".to_owned();
    let start = bounds
        .start
        .from
        .and_then(|_| outer(&bounds.start, bounds.start.earliest_day()));
    let end = bounds
        .end
        .until
        .and_then(|_| outer(&bounds.end, bounds.end.latest_day()));
    format!(
        "{}/{}",
        start.unwrap_or_else(open),
        end.unwrap_or_else(open)
    )
}

/// A whole unit of the calendar.
enum Unit {
    Year(i64),
    Month(i64, u32),
    Day(Day),
}

impl Unit {
    fn of(from: Instant, until: Instant) -> Option<Self> {
        let Civil {
            year, month, day, ..
        } = from.civil();
        let begins = |at: Option<Instant>| at == Some(from);
        let ends = |at: Option<Instant>| at == Some(until);
        let next_month = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
        if begins(Instant::from_ymd(year, 1, 1)) && ends(Instant::from_ymd(year + 1, 1, 1)) {
            return Some(Self::Year(year));
        }
        if begins(Instant::from_ymd(year, month, 1))
            && ends(Instant::from_ymd(next_month.0, next_month.1, 1))
        {
            return Some(Self::Month(year, month));
        }
        (begins(Instant::from_ymd(year, month, day)) && until == from.plus_seconds(86_400))
            .then_some(Self::Day((year, month, day)))
    }

    fn edtf(&self) -> String {
        match *self {
            Self::Year(year) => year_text(year),
            Self::Month(year, month) => format!("{}-{month:02}", year_text(year)),
            Self::Day((year, month, day)) => format!("{}-{month:02}-{day:02}", year_text(year)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::date::Hemisphere;

    #[test]
    fn dates_are_said_as_a_reader_says_them() {
        for (edtf, words) in [
            ("[2022-08-01..2022-08-10]", "1–10 August 2022"),
            ("[2023-01-03..2023-01-09]", "3–9 January 2023"),
            ("2022-12-27/2023-01-09", "27 December 2022 – 9 January 2023"),
            ("2022-07-28/2022-08-03", "28 July – 3 August 2022"),
            ("2001/..", "since 2001"),
            ("../1985", "until 1985"),
            ("2004/", "from 2004, end unknown"),
            ("/1985", "until 1985, start unknown"),
            ("2022-10~/2023-03", "about October 2022 to March 2023"),
            ("2022-08~/2022-12", "about August to December 2022"),
            ("2021-07/2023-01", "July 2021 to January 2023"),
            ("2022-04/2022-06", "April to June 2022"),
            ("1968-21", "spring 1968"),
            ("1968-24", "winter 1968–69"),
            ("1968-32", "southern winter 1968"),
            ("2001-34", "second quarter of 2001"),
            ("-0043", "44 BC"),
            ("-0043-03-15", "15 March 44 BC"),
            ("0000", "1 BC"),
            ("198X", "the 1980s"),
            ("18XX", "the 1800s"),
            ("1984?", "perhaps 1984"),
            ("2004-06%", "perhaps about June 2004"),
            ("1985-04-XX", "some day in April 1985"),
            ("1985-XX", "some month in 1985"),
            ("1985-XX-XX", "some day in 1985"),
            ("156X-12-25", "25 December of a year in the 1560s"),
            ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
            ("{1960,1961-12}", "each of 1960 and December 1961"),
            ("[..1760-12-03]", "on or before 3 December 1760"),
            ("[1760-12..]", "December 1760 or later"),
            ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
            (
                "1985-04-12T23:20:00+05:00",
                "12 April 1985, 23:20 UTC+05:00",
            ),
            ("Y-17E7", "170 million BC"),
            ("1950S2", "some year from 1900 to 1999"),
        ] {
            let reading = Reading::parse(edtf, Hemisphere::Northern).expect(edtf);
            assert_eq!(reading.words(), words, "{edtf}");
        }
    }

    fn bounds(edtf: &str) -> Bounds {
        Reading::parse(edtf, Hemisphere::Northern)
            .expect(edtf)
            .bounds()
    }

    #[test]
    fn bounds_without_a_date_of_their_own_have_words_and_edtf() {
        for (edtf, words, text) in [
            ("2022-08", "August 2022", "2022-08"),
            ("2022", "2022", "2022"),
            ("2022-08-04", "4 August 2022", "2022-08-04"),
            (
                "[2022-08-01..2022-08-10]",
                "1–10 August 2022",
                "[2022-08-01..2022-08-10]",
            ),
            (
                "[..2021-08-15]",
                "15 August 2021 or earlier",
                "[..2021-08-15]",
            ),
            (
                "[2022-08-11..]",
                "11 August 2022 or later",
                "[2022-08-11..]",
            ),
            (
                "2022-04/2023-01-09",
                "from April 2022 to 9 January 2023",
                "2022-04/2023-01-09",
            ),
            ("2022-04/..", "from April 2022 on", "2022-04/.."),
        ] {
            let bounds = bounds(edtf);
            assert_eq!(words_for_bounds(bounds), words, "{edtf}");
            assert_eq!(edtf_for_bounds(bounds), text, "{edtf}");
        }
    }
}
