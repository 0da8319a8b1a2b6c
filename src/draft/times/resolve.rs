//! Meanings to dates, against the writing or the time that was told last.

use super::length::{any, as_count, duration, moved, whole};
use super::meaning::{Count, Meaning, Part, Recurring, Shift, Side, Vague, Which};
use super::recur::{Occurrences, by_tense, by_thread, in_period, in_year, pattern_of};
use super::stamp::{Clock, DayPart, Stamp, Unit, in_week};
use super::tense::Tense;
use super::{Alternative, Anchor, RelativeTo, TimexKind};
use crate::document::date::Hemisphere;

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
    pub hemisphere: Hemisphere,
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
            Meaning::UnitOf(unit, of) => self.unit_of(*unit, of, tense),
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
                by_tense(what, base, tense, self.hemisphere),
                "by the date of the writing and the tense of its clause",
            ),
            Anchor::Narrative => (
                by_thread(what, base, self.hemisphere),
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
        let all = || Occurrences::around(what, base, self.hemisphere);
        let found = match which {
            Which::This | Which::That => in_period(what, base),
            Which::Last | Which::Previous => base.days().and_then(|(first, _)| all().before(first)),
            Which::Next | Which::Following => base.days().and_then(|(_, last)| all().after(last)),
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
        let from = |base: Option<(Stamp, RelativeTo)>| {
            base.and_then(|(base, to)| Some((base.shifted(step, unit)?, to)))
        };
        // "The day" cannot be counted from a year that was told; in the news it is that of the writing.
        let found = from(self.base_of(which)).or_else(|| from(self.base()));
        match found {
            Some((stamp, to)) => Resolved::at(stamp, to, "counted from there"),
            None => Resolved::new(
                TimexKind::Date,
                Some(any(unit).to_owned()),
                "the date that it counts from is not known",
            ),
        }
    }

    fn unit_of(&self, unit: Unit, of: &Meaning, tense: Tense) -> Resolved {
        let inner = self.resolve(of, tense);
        match inner.stamp.and_then(|stamp| stamp.within(unit)) {
            Some(stamp) => Resolved::at(stamp, inner.relative_to, inner.because),
            None => inner,
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
            Vague::Told => (None, "a time that the context tells"),
        };
        Resolved::new(TimexKind::Date, value.map(str::to_owned), because)
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
