//! Expressions that tell a part of their date, and leave the rest to the one beside them.

use super::finding::Finding;
use super::meaning::{Count, Distance, Meaning, Recurring, Side, Way, Which};
use super::recur::{in_year, pattern_of};
use super::stamp::Stamp;
use super::words::is_in;

/// The bytes that may lie between the members of a list.
const MAX_BETWEEN: usize = 16;
/// Words that join the members of a list.
const JOINTS: &str = "and to until till through or the on from";

/// Words before a length of time that something fills.
const BEFORE_LENGTHS: &str =
    "for during over within throughout the these those first last took lasted spent";

/// Gives the year of "October and November 1919" to October too, and the day of "at noon on Friday" and "on Friday at noon" to noon.
pub fn share_dates(text: &str, findings: &mut [Finding]) {
    for at in (0..findings.len().saturating_sub(1)).rev() {
        let (this, next) = (&findings[at], &findings[at + 1]);
        if this.sentence != next.sentence {
            continue;
        }
        let between = &text[this.bytes.end..next.bytes.start];
        let shared = with_day(&this.meaning, &next.meaning, "on", between)
            .or_else(|| with_day_of(&this.meaning, &next.meaning, between))
            .or_else(|| with_year(&this.meaning, &next.meaning, between));
        if let Some(meaning) = counted(text, this, next, between) {
            findings[at].meaning = meaning;
            findings[at].is_counted_from_next = true;
            continue;
        }
        let next_shared = with_day(&next.meaning, &this.meaning, "at", between)
            .or_else(|| as_often(&this.meaning, &next.meaning, between));
        if let Some(meaning) = shared {
            findings[at].meaning = meaning;
        } else if let Some(meaning) = next_shared {
            findings[at + 1].meaning = meaning;
        }
    }
}

/// "Four days" before Christmas, which is a date. "For four days before Christmas" is none.
fn counted(text: &str, this: &Finding, next: &Finding, between: &str) -> Option<Meaning> {
    let Meaning::Span(Count::Exact(count), unit, Side::Unknown) = this.meaning else {
        return None;
    };
    let way = Way::of(between.trim())?;
    let before = text[..this.bytes.start].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let is_date = matches!(next.meaning.whole(), Meaning::At(_) | Meaning::Recurring(_));
    let is_counted = is_date && !is_in(BEFORE_LENGTHS, word);
    is_counted.then(|| {
        Meaning::Beside(
            Distance::Units(count, unit),
            way,
            Box::new(next.meaning.clone()),
        )
    })
}

/// A time of a day, with the day that the preposition between them ties it to.
fn with_day(time: &Meaning, day: &Meaning, preposition: &str, between: &str) -> Option<Meaning> {
    let whole = || Some(Box::new(day.clone()));
    match time {
        _ if between.trim() != preposition => None,
        Meaning::Clock(clock, None) => {
            // "Half past ten on Saturday night".
            let clock = match day {
                Meaning::DayPart(part, _) => clock.in_part(*part),
                _ => *clock,
            };
            Some(Meaning::Clock(clock, whole()))
        }
        Meaning::DayPart(part, None) => Some(Meaning::DayPart(*part, whole())),
        _ => None,
    }
}

/// "Thursday" in "every Monday and Thursday".
fn as_often(set: &Meaning, day: &Meaning, between: &str) -> Option<Meaning> {
    match (set, day) {
        (Meaning::Set(often), Meaning::Recurring(what @ Recurring::Weekday(_)))
            if often.starts_with("XXXX-WXX-") && is_in("and or &", between.trim()) =>
        {
            Some(Meaning::Set(pattern_of(*what)))
        }
        _ => None,
    }
}

/// "9" in "from 9 to 11 a.m. on Friday", of the day of the other time.
fn with_day_of(time: &Meaning, other: &Meaning, between: &str) -> Option<Meaning> {
    match (time, other) {
        (Meaning::Clock(clock, None), Meaning::Clock(later, Some(day)))
            if is_list(between) && clock.hour <= later.hour && !is_beside_told(day) =>
        {
            Some(Meaning::Clock(*clock, Some(day.clone())))
        }
        _ => None,
    }
}

/// True of a day that is counted from the one that was told: of "from nine till nine the next morning" the first is of that.
fn is_beside_told(day: &Meaning) -> bool {
    matches!(
        day.whole(),
        Meaning::Unit(Which::That | Which::Previous | Which::Following, _)
    )
}

fn with_year(this: &Meaning, next: &Meaning, between: &str) -> Option<Meaning> {
    let (Meaning::Recurring(what), Meaning::At(stamp)) = (this.whole(), next.whole()) else {
        return None;
    };
    let is_in_year = matches!(
        stamp,
        Stamp::Month(..) | Stamp::Day(_) | Stamp::Season(..) | Stamp::DayPart(..)
    );
    if !is_list(between) || !is_in_year {
        return None;
    }
    let year = stamp.year()?;
    let own = match what {
        Recurring::DayOfMonth(day) => Stamp::day(year, stamp.month()?, *day)?,
        _ => {
            let own = in_year(*what, year)?;
            // Of "December to March 1920" the first is of the year before.
            let is_later = own.days()?.0 > stamp.days()?.0;
            if is_later {
                in_year(*what, year - 1)?
            } else {
                own
            }
        }
    };
    Some(this.with_whole(own))
}

fn is_list(between: &str) -> bool {
    let mut words = between.split(|c: char| !c.is_alphanumeric());
    between.len() <= MAX_BETWEEN && words.all(|word| word.is_empty() || is_in(JOINTS, word))
}
