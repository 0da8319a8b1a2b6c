//! Dates as a reader says them: "1–10 August 2022", "since 2001", "winter 1968–69", "44 BC".

mod date;
mod span;
#[cfg(test)]
mod tests;

use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind,
    TimeShift,
};

use self::date::plain;
use self::span::{CalendarDate, Unit, span_words};
use super::edtf::{EdtfDate, Hemisphere};

pub use self::date::year_words;
pub use self::span::{
    edtf_for_bounds, edtf_for_members, words_for_bounds, words_for_members, words_for_window,
};
pub use super::calendar::month_name;

impl EdtfDate {
    /// The date as a reader says it, in English and in the British order of day, month and year.
    pub fn words(&self, hemisphere: Hemisphere) -> String {
        let wording = Wording { hemisphere };
        match &*self.parsed {
            Edtf::Date(date) => wording.qualified(date),
            Edtf::DateTime(when) => wording.date_time(when),
            Edtf::Interval(interval) => wording.interval(interval),
            Edtf::Set(set) => wording.set(set),
        }
    }
}

/// The one thing beside a date that its words depend on.
struct Wording {
    hemisphere: Hemisphere,
}

impl Wording {
    /// A date with what qualifies it before it.
    fn qualified(&self, date: &Date) -> String {
        format!("{}{}", mark(date), plain(date, self.hemisphere))
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
            (Date(start), Date(end)) => self.period(start, end),
            (Date(start), Open) => format!("since {}", self.qualified(start)),
            (Date(start), Unknown) => format!("from {}, end unknown", self.qualified(start)),
            (Date(start), OnOrAfter(end) | OnOrBefore(end)) => {
                format!("{}, or later", self.period(start, end))
            }
            (Open, Date(end)) => format!("until {}", self.qualified(end)),
            (Unknown, Date(end)) => format!("until {}, start unknown", self.qualified(end)),
            (OnOrBefore(start) | OnOrAfter(start), Date(end)) => {
                format!("{}, or from earlier on", self.period(start, end))
            }
            (OnOrBefore(start) | OnOrAfter(start), Open | Unknown) => {
                format!("since {} or earlier", self.qualified(start))
            }
            (Open | Unknown, OnOrAfter(end) | OnOrBefore(end)) => {
                format!("until {} or later", self.qualified(end))
            }
            (OnOrBefore(start) | OnOrAfter(start), OnOrAfter(end) | OnOrBefore(end)) => {
                format!("{}, or longer", self.period(start, end))
            }
            (Unknown | Open, Unknown | Open) => "start and end unknown".to_owned(),
        }
    }

    /// From one date to another, saying once what they share.
    fn period(&self, start: &Date, end: &Date) -> String {
        if start == end {
            return self.qualified(start);
        }
        let (first, last) = (place(start), place(end));
        if let (Some((Unit::Day, first)), Some((Unit::Day, last))) = (first, last)
            && mark(start).is_empty()
            && mark(end).is_empty()
        {
            return span_words(Unit::Day, first, last);
        }
        if let (Some((Unit::Month, first)), Some((Unit::Month, last))) = (first, last)
            && first.year == last.year
            && first.month != last.month
            && mark(end).is_empty()
        {
            let start = format!("{}{}", mark(start), month_name(first.month));
            return format!("{start} to {}", self.qualified(end));
        }
        format!("{} to {}", self.qualified(start), self.qualified(end))
    }

    fn set(&self, set: &Set) -> String {
        let member = |element| self.member(set.kind, element);
        let members: Vec<String> = set.elements.iter().map(member).collect();
        match (set.kind, &members[..]) {
            (_, [only]) => only.clone(),
            (SetKind::OneMember, _) => listed(&members, "or"),
            (SetKind::AllMembers, _) => format!("each of {}", listed(&members, "and")),
        }
    }

    fn member(&self, kind: SetKind, element: &SetElement) -> String {
        let joint = match kind {
            SetKind::OneMember => "or",
            SetKind::AllMembers => "and",
        };
        match element {
            SetElement::Date(date) => self.qualified(date),
            SetElement::OnOrBefore(date) if date.day.is_some() => {
                format!("on {joint} before {}", self.qualified(date))
            }
            SetElement::OnOrBefore(date) => format!("{} {joint} earlier", self.qualified(date)),
            SetElement::OnOrAfter(date) if date.day.is_some() => {
                format!("on {joint} after {}", self.qualified(date))
            }
            SetElement::OnOrAfter(date) => format!("{} {joint} later", self.qualified(date)),
            SetElement::Range(first, last) => match (place(first), place(last)) {
                (Some((unit, first)), Some((_, last))) => span_words(unit, first, last),
                _ => self.period(first, last),
            },
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

/// The words for `~` (about), `?` (perhaps) and `%` (both).
fn mark(date: &Date) -> &'static str {
    match (date.is_uncertain(), date.is_approximate()) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
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
        .then_some((unit, CalendarDate { year, month, day }))
}
