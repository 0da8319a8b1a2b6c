//! Periods in words, by their ends: "from 1 to 10 August 2022", "since 2001", "from 25 or 26 June 2022 until July 2022".

use edtf_core::{Date, DateTime, SetElement, SetKind};

use super::super::calendar::Unit;
use super::super::edtf::{End, window_of};
use super::date::plain;
use super::{Qualified, Wording, mark, place, time, zone};

impl Wording {
    pub(super) fn period(&self, start: &End, end: &End) -> String {
        match (start, end) {
            (End::Open | End::Unknown, End::Open | End::Unknown) => {
                "start and end unknown".to_owned()
            }
            (start, End::Open) => format!("since {}", self.end(start)),
            // One that has an open side says no more of its other end.
            (start, End::Unknown) if or_earlier(start).is_some() => {
                format!("since {}", self.end(start))
            }
            (start, End::Unknown) => format!("from {}, end unknown", self.end(start)),
            (End::Open, end) => format!("until {}", self.end(end)),
            (End::Unknown, end) if or_later(end).is_some() => format!("until {}", self.end(end)),
            (End::Unknown, end) => format!("until {}, start unknown", self.end(end)),
            (start, end) => self.between(start, end),
        }
    }

    /// From one end to another, both of which are given.
    fn between(&self, start: &End, end: &End) -> String {
        match ((start, or_earlier(start)), (end, or_later(end))) {
            ((End::Date(start), _), (End::Date(end), _)) => self.dates(start, end, "", ""),
            // A period until an earlier date or later is one without an end.
            ((End::Date(start), _), (_, Some(end))) if !self.begins_later(end, start) => {
                format!("since {}", self.qualified(start))
            }
            ((End::Date(start), _), (_, Some(end))) => self.dates(start, end, "", " or later"),
            ((_, Some(start)), (End::Date(end), _)) if !self.ends_later(end, start) => {
                format!("until {}", self.qualified(end))
            }
            ((_, Some(start)), (End::Date(end), _)) => self.dates(start, end, " or earlier", ""),
            ((_, Some(start)), (_, Some(end))) => {
                self.dates(start, end, " or earlier", " or later")
            }
            ((End::OneOf(_), _), _) | (_, (End::OneOf(_), _)) => {
                format!("from {} until {}", self.end(start), self.end(end))
            }
            ((End::Clock(start), _), (End::Clock(end), _)) if is_same_day(start, end) => format!(
                "from {} to {}{} on {}",
                time(start),
                time(end),
                zone(end),
                self.qualified(&end.date)
            ),
            _ => format!("from {} to {}", self.end(start), self.end(end)),
        }
    }

    /// One end by itself.
    fn end(&self, end: &End) -> String {
        match end {
            End::Open | End::Unknown => "an unknown time".to_owned(),
            End::Date(date) => self.qualified(date),
            End::Clock(clock) => self.clock(clock),
            End::OneOf(members) => match members[..] {
                // "From on or before 3 December 1760" would not be English.
                [SetElement::OnOrBefore(date)] => format!("{} or earlier", self.qualified(&date)),
                [SetElement::OnOrAfter(date)] => format!("{} or later", self.qualified(&date)),
                _ => self.set(SetKind::OneMember, members),
            },
        }
    }

    fn begins_later(&self, date: &Date, other: &Date) -> bool {
        window_of(*date, self.reckoning).from > window_of(*other, self.reckoning).from
    }

    fn ends_later(&self, date: &Date, other: &Date) -> bool {
        window_of(*date, self.reckoning).until > window_of(*other, self.reckoning).until
    }

    /// From one date to another, saying once what they share, with words behind either.
    fn dates(&self, start: &Date, end: &Date, behind_start: &str, behind_end: &str) -> String {
        let last = self.qualified(end);
        let is_plain = |date: &Date| !Qualified::of(date).is_some();
        let plain = |date| plain(date, self.reckoning, self.style);
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
}

/// True of two times whose day and zone need only be said once.
fn is_same_day(start: &DateTime, end: &DateTime) -> bool {
    start.date == end.date && zone(start) == zone(end)
}

/// The date of a start that may also lie any time before it.
fn or_earlier(start: &End) -> Option<&Date> {
    match start {
        End::OneOf(members) => match &members[..] {
            [SetElement::OnOrBefore(date)] => Some(date),
            _ => None,
        },
        _ => None,
    }
}

/// The date of an end that may also lie any time behind it.
fn or_later(end: &End) -> Option<&Date> {
    match end {
        End::OneOf(members) => match &members[..] {
            [SetElement::OnOrAfter(date)] => Some(date),
            _ => None,
        },
        _ => None,
    }
}
