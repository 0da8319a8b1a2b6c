//! Meanings to dates, against the writing or the time that was told last.

mod of_another;

use chrono::Datelike as _;

use super::doubt::{First, weighed};
use super::length::{any, as_count, duration, moved, whole};
use super::meaning::{Count, Meaning, Recurring, Shift, Side, Vague, Which};
use super::recur::{Occurrences, by_tense, by_thread, in_period, in_year, pattern_of};
use super::resolved::{Based, Resolved};
use super::stamp::{Stamp, Unit};
use super::tense::Tense;
use super::{Anchor, RelativeTo, TimexKind};
use crate::document::date::Hemisphere;

/// Resolves the expressions of a text in its order.
pub struct Resolver {
    pub hemisphere: Hemisphere,
    pub anchor: Anchor,
    pub written: Option<Stamp>,
    /// The part of dates in figures that stands first, if the text tells.
    pub first: Option<First>,
    /// The time that was told last, and the expression that told it.
    pub told: Option<(Stamp, usize)>,
    /// The last of those that is a day or less.
    pub told_day: Option<(Stamp, usize)>,
    /// The last of those that was not named in passing. A history goes on from it.
    pub thread: Option<(Stamp, usize)>,
}

impl Resolver {
    /// Resolves a meaning in a clause of some tense.
    pub fn resolve(&self, meaning: &Meaning, tense: Tense) -> Resolved {
        match meaning {
            Meaning::At(stamp) => {
                Resolved::at(*stamp, RelativeTo::Nothing, "the text gives it in full")
            }
            Meaning::Recurring(what) => self.recurring(*what, tense),
            Meaning::Nth(which, what) => self.nth(*which, *what, tense),
            Meaning::Unit(which, unit) => self.unit(*which, *unit, tense),
            Meaning::UnitOf(unit, of) => self.unit_of(*unit, of, tense),
            Meaning::Shift(shift) => self.shift(*shift),
            Meaning::Span(count, unit, side) => self.span(*count, *unit, *side),
            Meaning::Part(part, of) => self.part(*part, of, tense),
            Meaning::DayPart(part, of) => self.day_part(*part, of.as_deref(), tense),
            Meaning::Clock(clock, of) => self.clock(*clock, of.as_deref(), tense),
            Meaning::Within(part, of) => self.within(*part, of, tense),
            Meaning::NthOf(nth, unit, of) => self.nth_of(*nth, *unit, of, tense),
            Meaning::NthWeekdayOf(nth, weekday, of) => {
                self.nth_weekday_of(*nth, *weekday, of, tense)
            }
            Meaning::Eid(year) => self.eid(*year, tense),
            Meaning::Beside(distance, way, of) => self.beside(*distance, *way, of, tense),
            Meaning::Set(value) => set(value.clone()),
            Meaning::Each(unit) => set(self.each(*unit)),
            Meaning::Vague(vague) => self::vague(*vague),
            Meaning::Doubtful(doubt, of) => weighed(*doubt, self.first, self.resolve(of, tense)),
        }
    }

    fn told(&self) -> Option<Based> {
        self.told
            .map(|(stamp, at)| (stamp, RelativeTo::Expression(at)))
    }

    fn told_day(&self) -> Option<Based> {
        self.told_day
            .map(|(stamp, at)| (stamp, RelativeTo::Expression(at)))
    }

    fn writing(&self) -> Option<Based> {
        self.written.map(|stamp| (stamp, RelativeTo::Writing))
    }

    /// The time that something is counted from where the text does not say it.
    fn base(&self) -> Option<Based> {
        let thread = || {
            self.thread
                .map(|(stamp, at)| (stamp, RelativeTo::Expression(at)))
        };
        match self.anchor {
            Anchor::News => self.writing(),
            Anchor::Narrative => thread().or_else(|| self.told()).or_else(|| self.writing()),
        }
    }

    fn told_or_base(&self) -> Option<Based> {
        self.told().or_else(|| self.base())
    }

    fn base_of(&self, which: Which) -> Option<Based> {
        match which {
            Which::This | Which::Last | Which::Next => self.base(),
            Which::That | Which::Previous | Which::Following => self.told_or_base(),
        }
    }

    fn recurring(&self, what: Recurring, tense: Tense) -> Resolved {
        let base = self.base();
        let found = base.and_then(|(base, to)| {
            let stamp = match self.anchor {
                Anchor::News => by_tense(what, base, tense, self.hemisphere),
                Anchor::Narrative => by_thread(what, base, self.hemisphere),
            };
            Some((stamp?, to))
        });
        let reason = match (self.anchor, tense) {
            (Anchor::News, Tense::Past) => "the last one, since the clause is told as past",
            (Anchor::News, Tense::Coming) => {
                "the next one, since the clause speaks of what is to come"
            }
            (Anchor::News, Tense::Unknown) => "the nearest one",
            (Anchor::Narrative, _) => "the one that the account has come to",
        };
        let mut resolved = Resolved::date(found, reason, || pattern_of(what));
        if let (Some((base, _)), Some(stamp)) = (base, resolved.stamp) {
            resolved.others = self.other_years(what, base, stamp, tense);
            if resolved.others.is_empty() {
                resolved.others.extend(other_feast(what, base, stamp));
            }
        }
        resolved
    }

    /// The readings beside the one of a month or a day without its year.
    fn other_years(
        &self,
        what: Recurring,
        base: Stamp,
        stamp: Stamp,
        tense: Tense,
    ) -> Vec<(Stamp, &'static str)> {
        let is_of_year = !matches!(what, Recurring::Weekday(_) | Recurring::DayOfMonth(_));
        let is_earlier = stamp.days().map(|days| days.0) < base.days().map(|days| days.0);
        let (step, condition) = match (self.anchor, tense) {
            (Anchor::News, Tense::Unknown) if is_earlier => {
                (1, "if the clause speaks of what is to come")
            }
            (Anchor::News, Tense::Unknown) => (-1, "if the clause speaks of the past"),
            (Anchor::Narrative, _) if is_earlier && base.unit() < Unit::Year => {
                (1, "if the account does not go back")
            }
            _ => return Vec::new(),
        };
        let year = stamp.year().filter(|_| is_of_year);
        let other = year.and_then(|year| in_year(what, year + step));
        other.map(|other| (other, condition)).into_iter().collect()
    }

    fn nth(&self, which: Which, what: Recurring, tense: Tense) -> Resolved {
        let base = self.base_of(which);
        let found = base.and_then(|(base, to)| {
            let all = || Occurrences::around(what, base, self.hemisphere);
            let stamp = match which {
                Which::This | Which::That => in_period(what, base),
                Which::Last | Which::Previous => all().before(base.days()?.0),
                Which::Next | Which::Following => all().after(base.days()?.1),
            };
            Some((stamp?, to))
        });
        let mut resolved = Resolved::date(found, reason_of(which), || pattern_of(what));
        if let (Which::This, Some((base, to)), Some(stamp)) = (which, base, resolved.stamp)
            && stamp.days().map(|days| days.0) > base.days().map(|days| days.1)
            && let Some(last) = stamp.year().and_then(|year| in_year(what, year - 1))
        {
            // "This summer", written in winter and told as past, is the last one.
            if tense == Tense::Past {
                let reason = "the last one, since the clause is told as past";
                resolved = Resolved::at(last, to, reason);
                resolved.others.push((stamp, "if it is still to come"));
            } else if tense == Tense::Unknown {
                resolved
                    .others
                    .push((last, "if the clause speaks of the past"));
            }
            return resolved;
        }
        let is_of_year = matches!(what, Recurring::Month(_) | Recurring::Season(_));
        let years = base
            .and_then(|(base, _)| base.year())
            .zip(resolved.stamp.and_then(Stamp::year));
        if let Some((year, found)) = years
            && is_of_year
            && year == found
        {
            let other = match which {
                Which::Last => Some((
                    year - 1,
                    "if it is the one of the year before, and not the nearest",
                )),
                Which::Next => Some((
                    year + 1,
                    "if it is the one of the year after, and not the nearest",
                )),
                _ => None,
            };
            let other = other.and_then(|(year, condition)| Some((in_year(what, year)?, condition)));
            resolved.others.extend(other);
        }
        resolved
    }

    fn unit(&self, which: Which, unit: Unit, tense: Tense) -> Resolved {
        let is_over = unit == Unit::Weekend && tense == Tense::Past && !self.is_weekend();
        let step = match which {
            Which::This if is_over => -1,
            Which::This | Which::That => 0,
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
        };
        if self.anchor == Anchor::Narrative && which == Which::This && unit == Unit::Day {
            return vague(Vague::Present);
        }
        let from =
            |base: Option<Based>| base.and_then(|(base, to)| Some((base.shifted(step, unit)?, to)));
        // "The day" cannot be counted from a year that was told in passing, but from the day that was told before.
        let is_told = matches!(which, Which::That | Which::Previous | Which::Following);
        let told_day = || from(self.told_day()).filter(|_| is_told);
        let found = from(self.base_of(which))
            .or_else(told_day)
            .or_else(|| from(self.base()));
        Resolved::date(found, reason_of(which), || any(unit).to_owned())
    }

    /// True where the writing is of a Saturday or a Sunday, whose weekend is not over.
    fn is_weekend(&self) -> bool {
        let day = self.written.and_then(Stamp::date);
        day.is_some_and(|day| day.weekday().number_from_monday() > 5)
    }

    fn shift(&self, shift: Shift) -> Resolved {
        let (sign, vaguely, reason) = match shift.is_back {
            true => (-1.0, Vague::Past, "so much earlier"),
            false => (1.0, Vague::Future, "so much later"),
        };
        let Count::Exact(count) = shift.count else {
            return vague(vaguely);
        };
        let (count, unit) = whole(count, shift.unit);
        let from = |base: Option<Based>| {
            let (base, to) = base?;
            Some((base.shifted(as_count(sign * count)?, unit)?, to))
        };
        let found = match (shift.is_from_writing, self.anchor) {
            (true, _) => from(self.writing()),
            (false, Anchor::Narrative) => from(self.told_or_base()),
            // "A month earlier" cannot be counted from a year that was told in passing.
            (false, Anchor::News) => from(self.told_or_base())
                .or_else(|| from(self.told_day()))
                .or_else(|| from(self.base())),
        };
        Resolved::date(found, reason, || any(shift.unit).to_owned())
    }

    fn span(&self, count: Count, unit: Unit, side: Side) -> Resolved {
        let length = Resolved::unknown(
            TimexKind::Duration,
            Some(duration(count, unit)),
            "a length of time",
        );
        let (Count::Exact(count), Some((base, to))) = (count, self.base()) else {
            return length;
        };
        let (count, unit) = whole(count, unit);
        let day = base.within(Unit::Day).unwrap_or(base);
        let shifted = |sign: f64| as_count(sign * count).and_then(|count| moved(day, count, unit));
        let (span, reason) = match side {
            Side::UpToWriting => (
                shifted(-1.0).map(|from| (from, day, side)),
                "a length of time that ends there",
            ),
            Side::FromWriting => (
                shifted(1.0).map(|until| (day, until, side)),
                "a length of time that begins there",
            ),
            Side::Unknown => return length,
        };
        Resolved {
            span,
            relative_to: to,
            reason,
            ..length
        }
    }

    /// TimeML has the length of the unit, and TIDES, after which histories are annotated, any one of it.
    fn each(&self, unit: Unit) -> String {
        match self.anchor {
            Anchor::News => duration(Count::Exact(1.0), unit),
            Anchor::Narrative => any(unit).to_owned(),
        }
    }
}

/// The feast of the year before or after, where its day moves, so that nobody tells the year by the day.
fn other_feast(what: Recurring, base: Stamp, stamp: Stamp) -> Option<(Stamp, &'static str)> {
    let is_movable = matches!(what, Recurring::Holiday(holiday) if holiday.is_movable());
    let is_earlier = stamp.days()?.0 < base.days()?.0;
    let (step, condition) = match is_earlier {
        true => (1, "if the next one is meant"),
        false => (-1, "if the one before is meant"),
    };
    let other = in_year(what, stamp.year()? + step).filter(|_| is_movable)?;
    Some((other, condition))
}

fn reason_of(which: Which) -> &'static str {
    match which {
        Which::This | Which::That => "the one of that time",
        Which::Last | Which::Previous => "the last one before",
        Which::Next | Which::Following => "the next one after",
    }
}

fn set(value: String) -> Resolved {
    Resolved::unknown(TimexKind::Set, Some(value), "it comes again and again")
}

fn vague(vague: Vague) -> Resolved {
    let (value, reason) = match vague {
        Vague::Past => (
            Some("PAST_REF"),
            "some time before; the text does not say when",
        ),
        Vague::Present => (
            Some("PRESENT_REF"),
            "the time of the writing, as wide as the author means it",
        ),
        Vague::Future => (
            Some("FUTURE_REF"),
            "some time after; the text does not say when",
        ),
        Vague::Told => (None, "a time that only the context tells"),
        Vague::OfReign => (None, "a year of a reign"),
    };
    let doubt = "; when that began, the text does not say";
    Resolved {
        doubt: (vague == Vague::OfReign).then(|| doubt.to_owned()),
        ..Resolved::unknown(TimexKind::Date, value.map(str::to_owned), reason)
    }
}
