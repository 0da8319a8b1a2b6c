//! Bounds of a parsed date.

use edtf_core::{
    Bound, BoundDate, Date, DateField, DateTime, Edtf, SetElement, SetKind, TimeShift, Year,
    YearKind,
};

use super::super::instant::Instant;
use super::super::meaning::{Bounds, DateMeaning, Edge, Form, Precision, Window, merged};
use super::super::reckoning::{Hemisphere, Reckoning};
use super::parsed::{End, Parsed};

const DAY_SECONDS: i64 = 86_400;

/// The windows of dates in one reckoning.
pub(super) struct Evaluator {
    pub reckoning: Reckoning,
}

impl Evaluator {
    pub fn meaning(&self, parsed: &Parsed) -> DateMeaning {
        let mut clocks = parsed.clocks();
        DateMeaning {
            is_zoneless: clocks.any(|clock| clock.time.shift.is_none()),
            ..self.shape(parsed)
        }
    }

    fn shape(&self, parsed: &Parsed) -> DateMeaning {
        match parsed {
            Parsed::Date(date) => DateMeaning::once(self.window(*date), edge(date)),
            Parsed::Clock(clock) => DateMeaning::once(self.second(clock), EDGE_OF_CLOCK),
            Parsed::Period { start, end } => {
                let (start, start_edge) = self.end(start);
                let (end, end_edge) = self.end(end);
                DateMeaning {
                    form: Form::Period,
                    bounds: closed(&start, &end),
                    start_edge,
                    end_edge,
                    is_zoneless: false,
                }
            }
            Parsed::Set(set) => self.set(set.kind, &set.elements),
        }
    }

    /// From the earliest to the latest day that the date may be. A year of which no digit is known bounds nothing, whatever
    /// is known of the month and the day.
    pub fn window(&self, date: Date) -> Window {
        if let YearKind::Standard {
            negative: false,
            digits: [None, None, None, None],
        } = date.year.kind
        {
            return Window::default();
        }
        if let Some((year, month, day)) = whole_day(&date) {
            let first = self.reckoning.calendar.first_instant(year, month, day);
            let first = first.unwrap_or(Instant::LATEST);
            return Window {
                from: Some(first),
                until: Some(first.plus_seconds(DAY_SECONDS)),
            };
        }
        if let YearKind::Standard {
            negative: true,
            digits,
        } = date.year.kind
            && digits.iter().any(Option::is_none)
        {
            return self.window_before_year_zero(date, digits);
        }
        let bounds = Edtf::Date(in_hemisphere(date, self.reckoning.hemisphere)).bounds();
        let latest = match bounds.latest {
            Bound::Date(last) => Bound::Date(self.last_of_february(last, date.day)),
            bound => bound,
        };
        Window {
            from: Some(self.first_instant(bounds.earliest)),
            until: Some(self.first_instant(latest).plus_seconds(DAY_SECONDS)),
        }
    }

    /// The last day of a date as its own calendar has it: `edtf-core` knows the Gregorian leap days alone.
    fn last_of_february(&self, last: BoundDate, day: Option<DateField>) -> BoundDate {
        let fits = |digit: Option<u8>, of_29| digit.is_none_or(|digit| digit == of_29);
        let may_be_29 = day.is_none_or(|day| fits(day.digits[0], 2) && fits(day.digits[1], 9));
        let leap_day = self.reckoning.calendar.first_instant(last.year, 2, 29);
        match (last.month, last.day, leap_day) {
            (2, 28, Some(_)) if may_be_29 => BoundDate { day: 29, ..last },
            _ => last,
        }
    }

    /// The first second of a day, or the end of what can be counted.
    fn first_instant(&self, day: Bound) -> Instant {
        match day {
            Bound::Date(BoundDate { year, month, day }) => {
                let (month, day) = (u32::from(month), u32::from(day));
                let instant = self.reckoning.calendar.first_instant(year, month, day);
                // The parser's days are days of either calendar.
                instant.unwrap_or(Instant::LATEST)
            }
            Bound::NegativeInfinity => Instant::EARLIEST,
            Bound::PositiveInfinity | Bound::Unknown => Instant::LATEST,
        }
    }

    /// The same where the year is before year 0 and some of its digits are not given, which `edtf-core` does not know.
    fn window_before_year_zero(&self, date: Date, digits: [Option<u8>; 4]) -> Window {
        let mut years: Vec<[u8; 4]> = vec![[0; 4]];
        for (place, digit) in digits.into_iter().enumerate() {
            let choices = digit.map_or(0..=9, |digit| digit..=digit);
            years = years
                .iter()
                .flat_map(|year| {
                    choices.clone().map(|digit| {
                        let mut year = *year;
                        year[place] = digit;
                        year
                    })
                })
                .collect();
        }
        let window_in = |year: &[u8; 4]| {
            let mut date = date;
            date.year.kind = YearKind::Standard {
                negative: true,
                digits: year.map(Some),
            };
            let window = self.window(date);
            // The 29th of February is in some of the years alone.
            let is_known = window.from.is_some_and(|from| !from.is_out_of_reach());
            is_known.then_some(window)
        };
        // The greater the number, the earlier the year.
        let earliest = years.iter().rev().find_map(window_in);
        let latest = years.iter().find_map(window_in);
        Window {
            from: earliest.and_then(|window| window.from),
            until: latest.and_then(|window| window.until),
        }
    }

    /// The date or any earlier one.
    fn on_or_before(&self, date: Date) -> Window {
        Window {
            from: None,
            ..self.window(date)
        }
    }

    /// The date or any later one.
    fn on_or_after(&self, date: Date) -> Window {
        Window {
            until: None,
            ..self.window(date)
        }
    }

    /// A second. Without a shift it is read as UTC; a leap second is the first of the next minute.
    fn second(&self, when: &DateTime) -> Window {
        let time = when.time;
        let (hours, minutes) = (i64::from(time.hour), i64::from(time.minute));
        let of_day = hours * 3600 + minutes * 60 + i64::from(time.second);
        let shift = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes) * 60,
            Some(TimeShift::Utc) | None => 0,
        };
        let midnight = self.window(when.date).from;
        let from = midnight.map(|midnight| midnight.plus_seconds(of_day - shift));
        Window {
            from,
            until: from.map(|from| from.plus_seconds(1)),
        }
    }

    /// The windows of one end of a period.
    fn end(&self, end: &End) -> (Vec<Window>, Edge) {
        match end {
            End::Open => (vec![Window::default()], Edge::Open),
            End::Unknown => (vec![Window::default()], Edge::Unknown),
            End::Date(date) => (vec![self.window(*date)], edge(date)),
            End::Clock(clock) => (vec![self.second(clock)], EDGE_OF_CLOCK),
            End::OneOf(members) => {
                let windows = members.iter().map(|member| self.member(member));
                let edge = match members[..] {
                    [SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_)] => Edge::Open,
                    _ => edge_of_members(members),
                };
                (merged(windows.collect()), edge)
            }
        }
    }

    fn set(&self, kind: SetKind, elements: &[SetElement]) -> DateMeaning {
        if let [SetElement::Date(date)] = elements {
            return DateMeaning::once(self.window(*date), edge(date));
        }
        let form = match kind {
            SetKind::OneMember => {
                let members = elements.iter().map(|element| self.member(element));
                Form::OneOf(merged(members.collect()))
            }
            SetKind::AllMembers => {
                let members = elements
                    .iter()
                    .flat_map(|element| self.each_member(element));
                let mut members: Vec<Window> = members.collect();
                // An open beginning, `None`, sorts first, as it must.
                members.sort_by_key(|window| window.from);
                members.dedup();
                Form::EachOf(members)
            }
        };
        let edge = edge_of_members(elements);
        DateMeaning {
            // The parser refuses a set without members.
            bounds: form.bounds().unwrap_or_default(),
            form,
            start_edge: edge,
            end_edge: edge,
            is_zoneless: false,
        }
    }

    pub fn member(&self, element: &SetElement) -> Window {
        match element {
            SetElement::Date(date) => self.window(*date),
            SetElement::OnOrBefore(date) => self.on_or_before(*date),
            SetElement::OnOrAfter(date) => self.on_or_after(*date),
            SetElement::Range(first, last) => Window {
                from: self.window(*first).from,
                until: self.window(*last).until,
            },
        }
    }

    /// The dates that a member of an all-of set stands for, so far as they tell the beginning and the end of it all: the
    /// first, the last, and in one piece what lies between them.
    fn each_member(&self, element: &SetElement) -> Vec<Window> {
        let whole = self.member(element);
        let ends = match element {
            SetElement::Date(_) => return vec![whole],
            SetElement::OnOrBefore(date) => [None, Some(self.window(*date))],
            SetElement::OnOrAfter(date) => [Some(self.window(*date)), None],
            SetElement::Range(first, last) => [Some(self.window(*first)), Some(self.window(*last))],
        };
        let [first, last] = ends;
        let between = Window {
            from: first.map_or(whole.from, |first| first.until),
            until: last.map_or(whole.until, |last| last.from),
        };
        let is_something =
            between.from.is_none() || between.until.is_none() || between.from < between.until;
        [first, is_something.then_some(between), last]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The edge of a clock time: a second that nothing qualifies.
const EDGE_OF_CLOCK: Edge = Edge::Dated {
    precision: Precision::Second,
    approximate: false,
    uncertain: false,
};

/// Year, month and day of a date that gives all digits of them.
pub(super) fn whole_day(date: &Date) -> Option<(i64, u32, u32)> {
    let number = |field: Option<DateField>| field?.value().map(u32::from);
    if date.year.significant_digits.is_some() {
        return None;
    }
    Some((date.year.value()?, number(date.month)?, number(date.day)?))
}

/// Neither end lies beyond the other, be it open or not: what ends in March 2022 began by then. Each end lies in one of
/// its windows, in the order of time.
fn closed(start: &[Window], end: &[Window]) -> Bounds {
    let hulls = |start: &[Window], end: &[Window]| Bounds {
        start: Window::hull(start).unwrap_or_default(),
        end: Window::hull(end).unwrap_or_default(),
    };
    let whole = hulls(start, end);
    let by_the_end = Window {
        from: None,
        until: whole.end.until,
    };
    let from_the_start = Window {
        from: whole.start.from,
        until: None,
    };
    let cut = |windows: &[Window], to| -> Vec<Window> {
        let left = windows.iter().filter_map(|window| window.intersect(to));
        left.collect()
    };
    let (start, end) = (cut(start, by_the_end), cut(end, from_the_start));
    // Of two in the wrong order nothing would be left; they are judged as they are.
    if start.is_empty() || end.is_empty() {
        return whole;
    }
    hulls(&start, &end)
}

/// EDTF has codes of their own for the seasons of either hemisphere; 21 to 24 are those of the document's.
fn in_hemisphere(mut date: Date, hemisphere: Hemisphere) -> Date {
    if hemisphere == Hemisphere::Southern
        && let Some(month) = &mut date.month
        && let Some(code @ 21..=24) = month.value()
    {
        let southern = code + 8;
        month.digits = [Some(southern / 10), Some(southern % 10)];
    }
    date
}

/// The edge of a set: as coarse as its coarsest member, and as doubtful as any.
fn edge_of_members(members: &[SetElement]) -> Edge {
    let mut coarsest = Precision::Second;
    let (mut approximate, mut uncertain) = (false, false);
    for member in members {
        let (SetElement::Date(date)
        | SetElement::OnOrBefore(date)
        | SetElement::OnOrAfter(date)
        | SetElement::Range(date, _)) = member;
        coarsest = coarsest.max(precision(date));
        approximate |= date.is_approximate();
        uncertain |= date.is_uncertain();
    }
    Edge::Dated {
        precision: coarsest,
        approximate,
        uncertain,
    }
}

fn edge(date: &Date) -> Edge {
    Edge::Dated {
        precision: precision(date),
        approximate: date.is_approximate(),
        uncertain: date.is_uncertain(),
    }
}

/// The unit that the date fixes: digits that are not given make it coarser.
fn precision(date: &Date) -> Precision {
    let unknown = |field: Option<DateField>| field.is_some_and(DateField::has_unspecified);
    match unknown_digits(&date.year) {
        0 => {}
        1 => return Precision::Decade,
        2 => return Precision::Century,
        3 => return Precision::Millennium,
        _ => return Precision::Coarser,
    }
    match (date.month, date.day) {
        (None, _) => Precision::Year,
        (month, _) if unknown(month) => Precision::Year,
        (Some(month), _) if month.value().is_some_and(|code| code > 12) => Precision::Season,
        (Some(_), None) => Precision::Month,
        (Some(_), day) if unknown(day) => Precision::Month,
        (Some(_), Some(_)) => Precision::Day,
    }
}

/// The number of digits at the end of a year that are not given.
fn unknown_digits(year: &Year) -> usize {
    match (year.significant_digits, year.kind) {
        (None, YearKind::Standard { digits, .. }) => {
            let known = digits.iter().position(Option::is_none);
            digits.len() - known.unwrap_or(digits.len())
        }
        (None, _) => 0,
        (Some(significant), kind) => {
            let digits = match kind {
                YearKind::Standard { digits, .. } => digits.len(),
                _ => year
                    .value()
                    .map_or(0, |value| value.to_string().trim_start_matches('-').len()),
            };
            digits.saturating_sub(significant as usize)
        }
    }
}
