//! Meanings to dates, against the writing or the time that was told last.

use chrono::{Datelike as _, NaiveDate};

use super::meaning::{Count, Meaning, Part, Recurring, Shift, Side, Vague, Which};
use super::stamp::{Clock, DayPart, Stamp, Unit, in_week, monday};
use super::tense::Tense;
use super::{Alternative, Anchor, RelativeTo, TimexKind};

/// A meaning, resolved as far as can be.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub stamp: Option<Stamp>,
    pub part: Option<Part>,
    pub span: Option<(Stamp, Stamp)>,
    pub kind: TimexKind,
    pub value: Option<String>,
    pub relative_to: RelativeTo,
    pub because: String,
    pub sure: bool,
    pub alternatives: Vec<(Stamp, String)>,
}

impl Resolved {
    fn new(kind: TimexKind, value: Option<String>, because: impl Into<String>) -> Self {
        Self {
            stamp: None,
            part: None,
            span: None,
            kind,
            value,
            relative_to: RelativeTo::Nothing,
            because: because.into(),
            sure: true,
            alternatives: Vec::new(),
        }
    }

    fn at(stamp: Stamp, relative_to: RelativeTo, because: impl Into<String>) -> Self {
        let is_time = matches!(stamp, Stamp::DayPart(..) | Stamp::Clock(..));
        let kind = if is_time {
            TimexKind::Time
        } else {
            TimexKind::Date
        };
        let mut resolved = Self::new(kind, Some(stamp.timex()), because);
        resolved.stamp = Some(stamp);
        resolved.relative_to = relative_to;
        resolved
    }
}

/// Resolves the expressions of a text in its order.
pub struct Resolver {
    pub anchor: Anchor,
    pub written: Option<Stamp>,
    /// The time that was told last, and the expression that told it.
    pub told: Option<(Stamp, usize)>,
    /// The last of those that was not named in passing. A history goes on from it.
    pub thread: Option<(Stamp, usize)>,
}

impl Resolver {
    pub fn resolve(&self, meaning: &Meaning, tense: Tense) -> Resolved {
        match meaning {
            Meaning::At(stamp) => {
                Resolved::at(*stamp, RelativeTo::Nothing, "the text gives it in full")
            }
            Meaning::Recurring(what) => self.recurring(*what, tense),
            Meaning::Nth(which, what) => self.nth(*which, *what),
            Meaning::Unit(which, unit) => self.unit(*which, *unit),
            Meaning::Shift(shift) => self.shift(*shift),
            Meaning::Span(count, unit, side) => self.span(*count, *unit, *side),
            Meaning::Part(part, of) => {
                let mut resolved = self.resolve(of, tense);
                resolved.part = Some(*part);
                resolved
            }
            Meaning::DayPart(part, of) => self.day_part(*part, of.as_deref(), tense),
            Meaning::Clock(clock, of) => self.clock(*clock, of.as_deref(), tense),
            Meaning::Within(part, of) => self.within(*part, of, tense),
            Meaning::Set(value) => Resolved::new(
                TimexKind::Set,
                Some(value.clone()),
                "it comes again and again",
            ),
            Meaning::Vague(vague) => self.vague(*vague),
        }
    }

    fn told(&self) -> Option<(Stamp, RelativeTo)> {
        self.told
            .map(|(stamp, at)| (stamp, RelativeTo::Expression(at)))
    }

    fn writing(&self) -> Option<(Stamp, RelativeTo)> {
        self.written.map(|stamp| (stamp, RelativeTo::Writing))
    }

    /// The time that something is counted from where the text does not say it.
    fn base(&self) -> Option<(Stamp, RelativeTo)> {
        match self.anchor {
            Anchor::News => self.writing(),
            Anchor::Narrative => self
                .thread
                .map(|(stamp, at)| (stamp, RelativeTo::Expression(at)))
                .or_else(|| self.told())
                .or_else(|| self.writing()),
        }
    }

    fn base_of(&self, which: Which) -> Option<(Stamp, RelativeTo)> {
        match which {
            Which::This | Which::Last | Which::Next => self.base(),
            Which::That | Which::Previous | Which::Following => self.told().or_else(|| self.base()),
        }
    }

    fn recurring(&self, what: Recurring, tense: Tense) -> Resolved {
        let unresolved = || {
            Resolved::new(
                TimexKind::Date,
                Some(pattern_of(what)),
                "the date that it counts from is not known",
            )
        };
        let Some((base, relative_to)) = self.base() else {
            return unresolved();
        };
        let (found, because) = match self.anchor {
            Anchor::News => (
                by_tense(what, base, tense),
                "by the date of the writing and the tense of its clause",
            ),
            Anchor::Narrative => (
                by_narrative(what, base),
                "in the year of the time that was told last",
            ),
        };
        found.map_or_else(unresolved, |stamp| {
            Resolved::at(stamp, relative_to, because)
        })
    }

    fn nth(&self, which: Which, what: Recurring) -> Resolved {
        let unresolved = || {
            Resolved::new(
                TimexKind::Date,
                Some(pattern_of(what)),
                "the date that it counts from is not known",
            )
        };
        let Some((base, relative_to)) = self.base_of(which) else {
            return unresolved();
        };
        let found = match which {
            Which::This | Which::That => same_period(what, base),
            Which::Last | Which::Previous => before(what, base),
            Which::Next | Which::Following => after(what, base),
        };
        let Some(stamp) = found else {
            return unresolved();
        };
        let mut resolved = Resolved::at(stamp, relative_to, "counted from there");
        let is_same_year = stamp.year() == base.year();
        let is_of_year = matches!(what, Recurring::Month(_) | Recurring::Season(_));
        if is_of_year && is_same_year && matches!(which, Which::Last | Which::Next) {
            let step = if which == Which::Last { -1 } else { 1 };
            if let Some(other) = base.year().and_then(|year| in_year(what, year + step)) {
                resolved.sure = false;
                resolved.alternatives.push((other, "that of the year before or after, if the words mean the year and not the nearest".to_owned()));
            }
        }
        resolved
    }

    fn unit(&self, which: Which, unit: Unit) -> Resolved {
        let step = match which {
            Which::This | Which::That => 0,
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
        };
        if self.anchor == Anchor::Narrative && matches!(which, Which::This) && unit == Unit::Day {
            return self.vague(Vague::Present);
        }
        let base = self.base_of(which);
        let found = base.and_then(|(base, to)| Some((base.shifted(step, unit)?, to)));
        match found {
            Some((stamp, to)) => Resolved::at(stamp, to, "counted from there"),
            None => Resolved::new(
                TimexKind::Date,
                Some(any(unit).to_owned()),
                "the date that it counts from is not known",
            ),
        }
    }

    fn shift(&self, shift: Shift) -> Resolved {
        let base = if shift.is_from_writing {
            self.writing()
        } else {
            self.told().or_else(|| self.base())
        };
        let sign = if shift.is_back { -1.0 } else { 1.0 };
        let found = match shift.count {
            Count::Exact(count) => {
                let (count, unit) = whole(count, shift.unit);
                base.and_then(|(base, to)| Some((base.shifted(as_count(sign * count)?, unit)?, to)))
            }
            Count::Some => {
                return self.vague(if shift.is_back {
                    Vague::Past
                } else {
                    Vague::Future
                });
            }
        };
        match found {
            Some((stamp, to)) => Resolved::at(stamp, to, "counted from there"),
            None => Resolved::new(
                TimexKind::Date,
                Some(any(shift.unit).to_owned()),
                "the date that it counts from is not known",
            ),
        }
    }

    fn span(&self, count: Count, unit: Unit, side: Side) -> Resolved {
        let mut resolved = Resolved::new(
            TimexKind::Duration,
            Some(duration(count, unit)),
            "a length of time",
        );
        let (Count::Exact(count), Some((base, to))) = (count, self.base()) else {
            return resolved;
        };
        let (count, unit) = whole(count, unit);
        let back = match side {
            Side::UpToWriting => -1.0,
            Side::FromWriting => 1.0,
            Side::Unknown => return resolved,
        };
        let day = base.within(Unit::Day).unwrap_or(base);
        let other = as_count(back * count).and_then(|count| moved(day, count, unit));
        if let Some(other) = other {
            resolved.span = Some(if back < 0.0 {
                (other, day)
            } else {
                (day, other)
            });
            resolved.relative_to = to;
            resolved.because = "so long, counted from there".to_owned();
        }
        resolved
    }

    fn day_part(&self, part: DayPart, of: Option<&Meaning>, tense: Tense) -> Resolved {
        let day = match of {
            Some(of) => {
                Some(self.resolve(of, tense)).and_then(|day| Some((day.stamp?, day.relative_to)))
            }
            None => self.told().or_else(|| self.base()),
        };
        let found = day.and_then(|(stamp, to)| Some((Stamp::DayPart(stamp.date()?, part), to)));
        match found {
            Some((stamp, to)) => Resolved::at(stamp, to, "a part of that day"),
            None => Resolved::new(
                TimexKind::Time,
                Some(format!("XXXX-XX-XXT{}", part.timex())),
                "the day is not told",
            ),
        }
    }

    fn clock(&self, clock: Clock, of: Option<&Meaning>, tense: Tense) -> Resolved {
        let day = match of {
            Some(of) => {
                Some(self.resolve(of, tense)).and_then(|day| Some((day.stamp?, day.relative_to)))
            }
            None if self.anchor == Anchor::News => self.base(),
            None => self.told().or_else(|| self.base()),
        };
        let found = day.and_then(|(stamp, to)| Some((Stamp::Clock(stamp.date()?, clock), to)));
        match found {
            Some((stamp, to)) => Resolved::at(stamp, to, "on that day"),
            None => Resolved::new(
                TimexKind::Time,
                Some(format!("XXXX-XX-XX{}", clock.timex())),
                "the day is not told",
            ),
        }
    }

    fn within(&self, part: Recurring, of: &Meaning, tense: Tense) -> Resolved {
        let outer = self.resolve(of, tense);
        let found = outer.stamp.and_then(|stamp| match (part, stamp) {
            (Recurring::Weekday(weekday), Stamp::Week(monday)) => {
                in_week(monday, weekday).map(Stamp::Day)
            }
            _ => in_year(part, stamp.year()?),
        });
        match found {
            Some(stamp) => Resolved::at(stamp, outer.relative_to, outer.because),
            None => Resolved::new(
                TimexKind::Date,
                Some(pattern_of(part)),
                "the year that it counts from is not known",
            ),
        }
    }

    fn vague(&self, vague: Vague) -> Resolved {
        let (value, because) = match vague {
            Vague::Past => (Some("PAST_REF"), "some time before the writing"),
            Vague::Present => (
                Some("PRESENT_REF"),
                "the time of the writing, as wide as the text means it",
            ),
            Vague::Future => (Some("FUTURE_REF"), "some time after what was told last"),
            Vague::Near(unit) => (unit.map(any), "some time near what was told last"),
            Vague::Told => (None, "a time that the context tells"),
        };
        Resolved::new(TimexKind::Date, value.map(str::to_owned), because)
    }
}

/// The place of something in a year, or that of a date without its year in TIMEX3.
fn pattern_of(what: Recurring) -> String {
    match what {
        Recurring::Month(month) => format!("XXXX-{month:02}"),
        Recurring::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Recurring::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Recurring::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.number_from_monday()),
        Recurring::Season(season) => format!("XXXX-{}", season.timex()),
        Recurring::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Recurring::Half(half) => format!("XXXX-H{half}"),
        Recurring::Holiday(holiday) => holiday.in_year(2000).map_or_else(String::new, |day| {
            format!("XXXX-{:02}-{:02}", day.month(), day.day())
        }),
    }
}

/// Something of a year in that year.
pub fn in_year(what: Recurring, year: i32) -> Option<Stamp> {
    match what {
        Recurring::Month(month) => Some(Stamp::Month(year, month)),
        Recurring::Day(month, day) => Stamp::day(year, month, day),
        Recurring::Season(season) => Some(Stamp::Season(year, season)),
        Recurring::Quarter(quarter) => Some(Stamp::Quarter(year, quarter)),
        Recurring::Half(half) => Some(Stamp::Half(year, half)),
        Recurring::Holiday(holiday) => holiday.in_year(year).map(Stamp::Day),
        Recurring::DayOfMonth(_) | Recurring::Weekday(_) => None,
    }
}

/// All of something around a stamp, in the order of time.
fn around(what: Recurring, base: Stamp) -> Vec<Stamp> {
    match what {
        Recurring::Weekday(weekday) => {
            let Some(week) = base
                .within(Unit::Day)
                .or(base.days().map(|(first, _)| Stamp::Day(first)))
                .and_then(Stamp::date)
                .and_then(monday)
            else {
                return Vec::new();
            };
            let weeks = [-2, -1, 0, 1, 2].into_iter();
            let weeks = weeks.filter_map(|step| Stamp::Week(week).shifted(step, Unit::Week));
            let days = weeks.filter_map(|week| in_week(week.days()?.0, weekday));
            days.map(Stamp::Day).collect()
        }
        Recurring::DayOfMonth(day) => {
            let Some((year, month)) = base.year().zip(base.month()) else {
                return Vec::new();
            };
            let months = [-1, 0, 1].into_iter();
            let months =
                months.filter_map(|step| Stamp::Month(year, month).shifted(step, Unit::Month));
            let days = months.filter_map(|at| Stamp::day(at.year()?, at.month()?, day));
            days.collect()
        }
        _ => {
            let Some(year) = base.year() else {
                return Vec::new();
            };
            let years = [-4, -2, -1, 0, 1, 2, 4].into_iter();
            years
                .filter_map(|step| in_year(what, year + step))
                .collect()
        }
    }
}

fn by_tense(what: Recurring, base: Stamp, tense: Tense) -> Option<Stamp> {
    let (first, last) = base.days()?;
    let all = around(what, base);
    let past = || {
        let begun = all.iter().rev();
        begun
            .copied()
            .find(|stamp| stamp.days().is_some_and(|(start, _)| start <= last))
    };
    let coming = || {
        let open = all.iter();
        open.copied()
            .find(|stamp| stamp.days().is_some_and(|(_, end)| end >= first))
    };
    let is_weekday = matches!(what, Recurring::Weekday(_));
    match tense {
        Tense::Past => past(),
        Tense::Coming => coming(),
        Tense::Unknown if is_weekday => past(),
        Tense::Unknown => nearest(&all, first),
    }
}

fn nearest(all: &[Stamp], day: NaiveDate) -> Option<Stamp> {
    let distance = |stamp: &Stamp| {
        stamp
            .days()
            .map_or(i64::MAX, |(start, _)| (start - day).num_days().abs())
    };
    all.iter().copied().min_by_key(distance)
}

fn by_narrative(what: Recurring, base: Stamp) -> Option<Stamp> {
    match what {
        Recurring::Weekday(_) => {
            let (first, _) = base.days()?;
            let coming = around(what, base).into_iter();
            coming
                .into_iter()
                .find(|stamp| stamp.days().is_some_and(|(start, _)| start >= first))
        }
        Recurring::DayOfMonth(day) => Stamp::day(base.year()?, base.month()?, day),
        _ => {
            let year = base.year()?;
            let found = in_year(what, year)?;
            // A January that is told after a December is the next one.
            if base.month() == Some(12) && found.month() == Some(1) {
                return in_year(what, year + 1);
            }
            Some(found)
        }
    }
}

fn same_period(what: Recurring, base: Stamp) -> Option<Stamp> {
    match what {
        Recurring::Weekday(weekday) => {
            in_week(base.within(Unit::Week)?.days()?.0, weekday).map(Stamp::Day)
        }
        Recurring::DayOfMonth(day) => Stamp::day(base.year()?, base.month()?, day),
        _ => in_year(what, base.year()?),
    }
}

fn before(what: Recurring, base: Stamp) -> Option<Stamp> {
    let (first, _) = base.days()?;
    let ended = |stamp: &Stamp| stamp.days().is_some_and(|(_, end)| end < first);
    around(what, base).into_iter().rev().find(ended)
}

fn after(what: Recurring, base: Stamp) -> Option<Stamp> {
    let (_, last) = base.days()?;
    let to_come = |stamp: &Stamp| stamp.days().is_some_and(|(start, _)| start > last);
    around(what, base).into_iter().find(to_come)
}

/// A number of units without a fraction, where a smaller unit allows it.
fn whole(count: f64, unit: Unit) -> (f64, Unit) {
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

fn as_count(count: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "bounded just before")]
    (count.abs() < 1e9).then_some(count.round() as i64)
}

/// The day so many units from another, or what is as near to it as the calendar allows.
fn moved(from: Stamp, count: i64, unit: Unit) -> Option<Stamp> {
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
fn duration(count: Count, unit: Unit) -> String {
    let count = match count {
        Count::Exact(count) if unit == Unit::Hour && count == 0.5 => return "PT30M".to_owned(),
        Count::Exact(count) => format!("{count}"),
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
fn any(unit: Unit) -> &'static str {
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

impl Resolved {
    /// The readings beside the one that counts.
    pub fn alternatives(&self) -> Vec<Alternative> {
        let others = self.alternatives.iter();
        others
            .filter_map(|(stamp, because)| {
                Some(Alternative {
                    edtf: stamp.edtf()?,
                    because: because.clone(),
                })
            })
            .collect()
    }
}
