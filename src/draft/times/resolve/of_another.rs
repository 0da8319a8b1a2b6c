//! Times that are told by another with them: "early August", "noon on Friday", "two days before Christmas".

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::super::holidays::Holiday;
use super::super::length::{any, as_count, duration, whole};
use super::super::meaning::{Count, Distance, Meaning, Part, Recurring, Way, Which};
use super::super::recur::{Occurrences, in_year, pattern_of};
use super::super::resolved::{Based, Resolved};
use super::super::run::{Nth, Run, nth_weekday};
use super::super::stamp::{Clock, DayPart, Stamp, Unit, in_week};
use super::super::tense::Tense;
use super::super::{Anchor, TimexKind};
use super::Resolver;

impl Resolver {
    pub(super) fn unit_of(&self, unit: Unit, of: &Meaning, tense: Tense) -> Resolved {
        let inner = self.resolve(of, tense);
        match inner.stamp.and_then(|stamp| stamp.within(unit)) {
            Some(stamp) => Resolved::at(stamp, inner.relative_to, inner.reason),
            None => inner,
        }
    }

    pub(super) fn nth_of(&self, nth: Nth, unit: Unit, of: &Meaning, tense: Tense) -> Resolved {
        let whole = self.resolve(of, tense);
        let at_edge = |stamp: Stamp| {
            let (first, last) = stamp.days_in(self.hemisphere)?;
            let day = if nth == Nth::Last { last } else { first };
            Stamp::Day(day).within(unit).filter(|_| stamp.unit() > unit)
        };
        let reason = whole.reason;
        let found = moved(whole, at_edge, reason);
        found.unwrap_or_else(|| Resolved::date(None, reason, || any(unit).to_owned()))
    }

    pub(super) fn nth_weekday_of(
        &self,
        nth: Nth,
        weekday: Weekday,
        of: &Meaning,
        tense: Tense,
    ) -> Resolved {
        let whole = self.resolve(of, tense);
        let reason = whole.reason;
        let found = moved(whole, |stamp| nth_weekday(nth, weekday, stamp), reason);
        found.unwrap_or_else(|| Resolved::date(None, reason, || any(Unit::Day).to_owned()))
    }

    /// The feast that is nearer to the writing, with the other one.
    pub(super) fn eid(&self, year: Option<i32>, tense: Tense) -> Resolved {
        let of = |feast: Holiday| match year.and_then(|year| feast.in_year(year)) {
            Some(stamp) => self.resolve(&Meaning::At(stamp), tense),
            None => self.resolve(&Meaning::Recurring(Recurring::Holiday(feast)), tense),
        };
        let (fitr, adha) = (of(Holiday::EID_AL_FITR), of(Holiday::EID_AL_ADHA));
        let first_day = |stamp: Option<Stamp>| Some(stamp?.days()?.0);
        let written = first_day(self.written);
        let distance =
            |feast: &Resolved| Some((first_day(feast.stamp)? - written?).num_days().abs());
        let is_adha = year.is_none() && distance(&adha) < distance(&fitr);
        let (near, far, condition) = match is_adha {
            true => (adha, fitr, "if Eid al-Fitr is meant"),
            false => (fitr, adha, "if Eid al-Adha is meant"),
        };
        Resolved {
            doubt: Some("; but there are two feasts of that name a year".to_owned()),
            others: far
                .stamp
                .map(|stamp| (stamp, condition))
                .into_iter()
                .collect(),
            ..near
        }
    }

    pub(super) fn beside(
        &self,
        distance: Distance,
        way: Way,
        of: &Meaning,
        tense: Tense,
    ) -> Resolved {
        let other = self.resolve(of, tense);
        let sign = if way == Way::Before { -1.0 } else { 1.0 };
        let reason = match (distance, way) {
            (Distance::Units(..), Way::Before) => "so long before it",
            (Distance::Units(..), Way::After) => "so long after it",
            (Distance::Weekday(_), Way::Before) => "the last one before it",
            (Distance::Weekday(_), Way::After) => "the first one after it",
        };
        let at_distance = |stamp: Stamp| match distance {
            Distance::Units(count, unit) => {
                let (count, unit) = whole(count, unit);
                stamp.shifted(as_count(sign * count)?, unit)
            }
            Distance::Weekday(weekday) => {
                let what = Recurring::Weekday(weekday);
                let all = Occurrences::around(what, stamp, self.hemisphere);
                match way {
                    Way::Before => all.before(stamp.days()?.0),
                    Way::After => all.after(stamp.days()?.1),
                }
            }
        };
        let found = moved(other, at_distance, reason);
        found.unwrap_or_else(|| Resolved::date(None, reason, || any(Unit::Day).to_owned()))
    }

    /// A part of something. "At year-end it had ended" is told of the year before while this one's end is to come.
    pub(super) fn part(&self, part: Part, of: &Meaning, tense: Tense) -> Resolved {
        let whole = match (self.anchor, tense, of) {
            (Anchor::News, Tense::Past, Meaning::Unit(Which::That, unit)) => {
                let told = self.unit(Which::That, *unit, tense);
                let is_to_come = part.is_late() && self.is_long_before_end(told.stamp);
                if is_to_come {
                    self.unit(Which::Last, *unit, tense)
                } else {
                    told
                }
            }
            _ => self.resolve(of, tense),
        };
        let whole = Resolved {
            part: Some(part),
            ..whole
        };
        match part {
            Part::Run(run) => self.run(run, whole),
            _ => whole,
        }
    }

    /// The first or the last units of something. Its weeks are counted from its first day or from its last; where they begin on no
    /// Monday, those of the calendar may be meant.
    fn run(&self, run: Run, whole: Resolved) -> Resolved {
        let length = duration(Count::Exact(f64::from(run.count)), run.unit);
        let days = whole
            .stamp
            .and_then(|stamp| run.days(stamp, self.hemisphere));
        let begins_on = days.map(|(first, _)| first.weekday());
        let is_unsure = run.unit == Unit::Week && begins_on.is_some_and(|day| day != Weekday::Mon);
        let week = || nth_weekday(run.nth, Weekday::Thu, whole.stamp?)?.within(Unit::Week);
        let week = week().filter(|_| run.unit == Unit::Week && run.count == 1);
        let mut others = whole.others.clone();
        if let Some(week) = week.filter(|_| is_unsure) {
            others.insert(0, (week, "if the week of the calendar is meant"));
        }
        // TimeML has the week of the calendar for it, and TIDES a length of time.
        let in_news = week.filter(|_| self.anchor == Anchor::News);
        let (kind, value) = match in_news {
            Some(week) => (TimexKind::Date, week.timex()),
            None => (TimexKind::Duration, length),
        };
        let doubt = "; but weeks may be counted from another day";
        let doubt = is_unsure.then(|| doubt.to_owned()).or(whole.doubt);
        Resolved {
            others,
            doubt,
            kind,
            value: Some(value),
            ..whole
        }
    }

    /// True where a time has no less than a third to go after the writing.
    fn is_long_before_end(&self, stamp: Option<Stamp>) -> bool {
        let days = stamp.and_then(Stamp::days);
        let written = self.written.and_then(Stamp::days);
        written
            .zip(days)
            .is_some_and(|((_, written), (first, last))| (last - written) * 3 >= last - first)
    }

    pub(super) fn day_part(&self, part: DayPart, of: Option<&Meaning>, tense: Tense) -> Resolved {
        let in_news = || self.told_day().or_else(|| self.base());
        let told = self.told_or_base();
        let default = match self.anchor {
            Anchor::News => told
                .filter(|(stamp, _)| stamp.date().is_some())
                .or_else(in_news),
            Anchor::Narrative => told,
        };
        let time = |day| Stamp::DayPart(day, part);
        let found = self.on_day(of, tense, default, time, "a part of that day");
        found.unwrap_or_else(|| no_day(format!("T{}", part.timex())))
    }

    pub(super) fn clock(&self, clock: Clock, of: Option<&Meaning>, tense: Tense) -> Resolved {
        let default = match self.anchor {
            Anchor::News => self.base(),
            Anchor::Narrative => self.told_or_base(),
        };
        let time = |day| Stamp::Clock(day, clock);
        let found = self.on_day(of, tense, default, time, "on that day");
        found.unwrap_or_else(|| no_day(clock.timex()))
    }

    /// A time of the day that is told with it, or else of the default.
    fn on_day(
        &self,
        of: Option<&Meaning>,
        tense: Tense,
        default: Option<Based>,
        time: impl Fn(NaiveDate) -> Stamp,
        reason: &'static str,
    ) -> Option<Resolved> {
        let day = match of {
            Some(of) => self.resolve(of, tense),
            None => default.map(|(stamp, to)| Resolved::at(stamp, to, reason))?,
        };
        let time = |stamp: Stamp| stamp.date().map(&time);
        moved(day, time, reason)
    }

    pub(super) fn within(&self, part: Recurring, of: &Meaning, tense: Tense) -> Resolved {
        let outer = self.resolve(of, tense);
        let found = outer.stamp.and_then(|stamp| match (part, stamp) {
            (Recurring::Weekday(weekday), Stamp::Week(monday)) => {
                in_week(monday, weekday).map(Stamp::Day)
            }
            _ => in_year(part, stamp.year()?),
        });
        let found = found.map(|stamp| (stamp, outer.relative_to));
        Resolved::date(found, outer.reason, || pattern_of(part))
    }
}

/// Another time at the same remove from each reading of one.
fn moved(
    from: Resolved,
    to: impl Fn(Stamp) -> Option<Stamp>,
    reason: &'static str,
) -> Option<Resolved> {
    let others = from.others.into_iter();
    Some(Resolved {
        doubt: from.doubt,
        others: others
            .filter_map(|(stamp, condition)| Some((to(stamp)?, condition)))
            .collect(),
        ..Resolved::at(to(from.stamp?)?, from.relative_to, reason)
    })
}

fn no_day(time: String) -> Resolved {
    Resolved::unknown(
        TimexKind::Time,
        Some(format!("XXXX-XX-XX{time}")),
        "its day is not known",
    )
}
