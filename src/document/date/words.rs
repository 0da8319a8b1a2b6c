//! Dates as a reader says them: "one of 1–10 August 2022", "since 2001", "winter 1968–69", "44 BC".
//!
//! Dates that differ are said differently: something within a date is said by it alone ("August 2022"), something that
//! lasts with "from" and "to", one of several with "one of" or "or", and each of several with "each of".

mod date;
mod span;
#[cfg(test)]
mod tests;
mod year;

use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement,
    SetKind, TimeShift,
};

use self::date::{part_of_year, plain, year_range};
use self::span::{CalendarDate, Unit, span_words};
use self::year::YearStyle;
use super::edtf::{EdtfDate, Hemisphere, window_of};

pub use self::span::{
    edtf_for_bounds, edtf_for_each, edtf_for_members, edtf_for_period, words_for_bounds,
    words_for_each, words_for_members, words_for_period, words_for_window,
};
pub use self::year::{year_short, year_words};
pub use super::calendar::month_name;

impl EdtfDate {
    /// The date as a reader says it, in English and in the British order of day, month and year.
    pub fn words(&self, hemisphere: Hemisphere) -> String {
        let wording = Wording {
            hemisphere,
            style: YearStyle::of(&years_of(&self.parsed)),
        };
        match &*self.parsed {
            Edtf::Date(date) => wording.qualified(date),
            Edtf::DateTime(when) => wording.date_time(when),
            Edtf::Interval(interval) => wording.interval(interval),
            Edtf::Set(set) => wording.set(set),
        }
    }
}

/// The first and the last year of each of a date's parts.
fn years_of(parsed: &Edtf) -> Vec<i64> {
    let dates: Vec<&Date> = match parsed {
        Edtf::Date(date) => vec![date],
        Edtf::DateTime(when) => vec![&when.date],
        Edtf::Interval(interval) => [&interval.start, &interval.end]
            .into_iter()
            .filter_map(date_of_endpoint)
            .collect(),
        Edtf::Set(set) => set.elements.iter().flat_map(dates_of_element).collect(),
    };
    let ranges = dates.iter().filter_map(|date| year_range(&date.year));
    ranges.flat_map(|(first, last)| [first, last]).collect()
}

fn date_of_endpoint(endpoint: &IntervalEndpoint) -> Option<&Date> {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn dates_of_element(element: &SetElement) -> Vec<&Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            vec![date]
        }
        SetElement::Range(first, last) => vec![first, last],
    }
}

/// The two things beside a date that its words depend on.
struct Wording {
    hemisphere: Hemisphere,
    /// One for all of the date's years.
    style: YearStyle,
}

impl Wording {
    /// A date with what qualifies it: before it, or behind it where only a part is qualified.
    fn qualified(&self, date: &Date) -> String {
        let plain = plain(date, self.hemisphere, self.style);
        match Qualified::of(date) {
            Qualified::Whole(qualifier) => format!("{}{plain}", mark(qualifier)),
            Qualified::InPart(parts) => format!("{plain} ({parts})"),
        }
    }

    fn date_time(&self, when: &DateTime) -> String {
        let time = when.time;
        let zone = match time.shift {
            Some(TimeShift::Utc) => " UTC".to_owned(),
            Some(TimeShift::Offset { minutes, .. }) => {
                let sign = if minutes < 0 { '−' } else { '+' };
                let minutes = minutes.unsigned_abs();
                format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
            // The text names no zone, so its words name none; that we read it as UTC is seen in the bounds.
            None => String::new(),
        };
        let seconds = match time.second {
            0 => String::new(),
            second => format!(":{second:02}"),
        };
        let day = self.qualified(&when.date);
        format!("{day}, {:02}:{:02}{seconds}{zone}", time.hour, time.minute)
    }

    fn interval(&self, interval: &Interval) -> String {
        use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
        match (&interval.start, &interval.end) {
            (Date(start), Date(end)) => self.period(start, end, "", ""),
            (Date(start), Open) => format!("since {}", self.qualified(start)),
            (Date(start), Unknown) => format!("from {}, end unknown", self.qualified(start)),
            // A period until an earlier date or later is one without an end.
            (Date(start), OnOrAfter(end) | OnOrBefore(end)) if !self.begins_later(end, start) => {
                format!("since {}", self.qualified(start))
            }
            (Date(start), OnOrAfter(end) | OnOrBefore(end)) => {
                self.period(start, end, "", " or later")
            }
            (Open, Date(end)) => format!("until {}", self.qualified(end)),
            (Unknown, Date(end)) => format!("until {}, start unknown", self.qualified(end)),
            (OnOrBefore(start) | OnOrAfter(start), Date(end)) if !self.ends_later(end, start) => {
                format!("until {}", self.qualified(end))
            }
            (OnOrBefore(start) | OnOrAfter(start), Date(end)) => {
                self.period(start, end, " or earlier", "")
            }
            (OnOrBefore(start) | OnOrAfter(start), Open | Unknown) => {
                format!("since {} or earlier", self.qualified(start))
            }
            (Open | Unknown, OnOrAfter(end) | OnOrBefore(end)) => {
                format!("until {} or later", self.qualified(end))
            }
            (OnOrBefore(start) | OnOrAfter(start), OnOrAfter(end) | OnOrBefore(end)) => {
                self.period(start, end, " or earlier", " or later")
            }
            (Unknown | Open, Unknown | Open) => "start and end unknown".to_owned(),
        }
    }

    fn begins_later(&self, date: &Date, other: &Date) -> bool {
        window_of(*date, self.hemisphere).from > window_of(*other, self.hemisphere).from
    }

    fn ends_later(&self, date: &Date, other: &Date) -> bool {
        window_of(*date, self.hemisphere).until > window_of(*other, self.hemisphere).until
    }

    /// From one date to another, saying once what they share, with words behind either.
    fn period(&self, start: &Date, end: &Date, behind_start: &str, behind_end: &str) -> String {
        let last = self.qualified(end);
        let is_plain = |date: &Date| !Qualified::of(date).is_some();
        let plain = |date| plain(date, self.hemisphere, self.style);
        if behind_start.is_empty() && behind_end.is_empty() && plain(start) == plain(end) {
            let within = if is_plain(end) {
                self.qualified(start)
            } else {
                last
            };
            return format!("all or part of {within}");
        }
        let first = match self.start_before(start, end) {
            Some(first) if behind_start.is_empty() => first,
            _ => self.qualified(start),
        };
        format!("from {first}{behind_start} to {last}{behind_end}")
    }

    /// The start of a period without what its end says too: the "about August" of "from about August to December 2022".
    fn start_before(&self, start: &Date, end: &Date) -> Option<String> {
        let Qualified::Whole(qualifier) = Qualified::of(start) else {
            return None;
        };
        let ((unit, first), (same, last)) = (place(start)?, place(end)?);
        // "About 1 to 10 August" would be about ten days.
        let may_share = unit == same
            && !Qualified::of(end).is_some()
            && (!qualifier.is_qualified() || unit == Unit::Month);
        may_share.then(|| {
            format!(
                "{}{}",
                mark(qualifier),
                first.words_before(unit, last, self.style)
            )
        })
    }

    fn set(&self, set: &Set) -> String {
        let (joint, of) = match set.kind {
            SetKind::OneMember => ("or", "one of "),
            SetKind::AllMembers => ("and", "each of "),
        };
        let members: Vec<String> = (0..set.elements.len())
            .map(|index| self.member(set, index, joint))
            .collect();
        match (set.kind, &set.elements[..]) {
            (_, [SetElement::Date(date)]) => self.qualified(date),
            (_, [SetElement::Range(..)]) => format!("{of}{}", members.concat()),
            (SetKind::AllMembers, [_, _, ..]) => format!("{of}{}", listed(&members, joint)),
            _ => listed(&members, joint),
        }
    }

    fn member(&self, set: &Set, index: usize, joint: &str) -> String {
        match &set.elements[index] {
            SetElement::Date(date) => self.listed_date(date, set.elements.get(index + 1)),
            SetElement::OnOrBefore(date) if date.day.is_some() => {
                format!("on {joint} before {}", self.qualified(date))
            }
            SetElement::OnOrBefore(date) => format!("{} {joint} earlier", self.qualified(date)),
            SetElement::OnOrAfter(date) if date.day.is_some() => {
                format!("on {joint} after {}", self.qualified(date))
            }
            SetElement::OnOrAfter(date) => format!("{} {joint} later", self.qualified(date)),
            SetElement::Range(first, last) => {
                let range = match (place(first), place(last)) {
                    (Some((unit, from)), Some((same, to)))
                        if unit == same
                            && !Qualified::of(first).is_some()
                            && !Qualified::of(last).is_some() =>
                    {
                        span_words(unit, from, to, self.style)
                    }
                    _ => format!("{} – {}", self.qualified(first), self.qualified(last)),
                };
                match (set.kind, set.elements.len()) {
                    // "1667 or one of 1670–1672": a range among single dates.
                    (SetKind::OneMember, 2..) => format!("one of {range}"),
                    _ => range,
                }
            }
        }
    }

    /// A date of a list, without what the next one says too: the "3" of "3 or 5 August 2022".
    fn listed_date(&self, date: &Date, next: Option<&SetElement>) -> String {
        if let Some(SetElement::Date(next)) = next
            && !Qualified::of(date).is_some()
            && !Qualified::of(next).is_some()
            && let (Some((unit, this)), Some((same, next))) = (place(date), place(next))
            && unit == same
        {
            return this.words_before(unit, next, self.style);
        }
        self.qualified(date)
    }
}

/// The parts of a date that are qualified by `~`, `?` or `%`.
enum Qualified {
    /// All of them alike, or none.
    Whole(Qualifier),
    /// Some of them, in words: "year uncertain, day approximate".
    InPart(String),
}

impl Qualified {
    fn of(date: &Date) -> Self {
        let month_name = match date.month.and_then(DateField::value) {
            Some(21..=32) => "season",
            Some(code @ 33..) => part_of_year(code).rsplit(' ').next().unwrap_or("part"),
            _ => "month",
        };
        let parts: Vec<(&str, Qualifier)> = [
            Some(("year", date.year.qualifier)),
            date.month.map(|month| (month_name, month.qualifier)),
            date.day.map(|day| ("day", day.qualifier)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.iter().all(|(_, qualifier)| *qualifier == parts[0].1) {
            return Self::Whole(parts[0].1);
        }
        let mut kinds: Vec<Qualifier> = Vec::new();
        for (_, qualifier) in &parts {
            if qualifier.is_qualified() && !kinds.contains(qualifier) {
                kinds.push(*qualifier);
            }
        }
        let words = kinds.into_iter().map(|kind| {
            let alike = parts.iter().filter(|(_, qualifier)| *qualifier == kind);
            let names: Vec<String> = alike.map(|(name, _)| (*name).to_owned()).collect();
            format!("{} {}", listed(&names, "and"), adjective(kind))
        });
        Self::InPart(words.collect::<Vec<_>>().join(", "))
    }

    fn is_some(&self) -> bool {
        match self {
            Self::Whole(qualifier) => qualifier.is_qualified(),
            Self::InPart(_) => true,
        }
    }
}

/// A number with its thousands apart, "12,345".
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "a", "a or b", "a, b or c".
fn listed(members: &[String], last_word: &str) -> String {
    match members {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

/// The words for `~` (about), `?` (perhaps) and `%` (both) before a date.
fn mark(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
    }
}

fn adjective(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        _ => "approximate",
    }
}

/// A date that is a whole year, month or day of the calendar, all digits given.
fn place(date: &Date) -> Option<(Unit, CalendarDate)> {
    if date.year.significant_digits.is_some() {
        return None;
    }
    let number = |field: DateField| field.value().map(u32::from);
    let year = date.year.value()?;
    let (unit, month, day) = match (date.month, date.day) {
        (None, _) => (Unit::Year, 1, 1),
        (Some(month), None) => (Unit::Month, number(month)?, 1),
        (Some(month), Some(day)) => (Unit::Day, number(month)?, number(day)?),
    };
    (1..=12)
        .contains(&month)
        .then_some((unit, CalendarDate::new(year, month, day)))
}
