//! Resolved meanings as EDTF, with the preposition before them.

use chrono::Datelike as _;

use super::meaning::{Part, Side};
use super::notation::{edtf_day, edtf_set};
use super::resolved::Resolved;
use super::stamp::{Stamp, Unit};
use crate::document::date::Hemisphere;

/// The date of an expression after these words.
pub fn edtf(resolved: &Resolved, hemisphere: Hemisphere, before: &str) -> Option<String> {
    if let Some((from, until, side)) = resolved.span {
        // The end that is counted is approximate.
        let (near_from, near_until) = match side {
            Side::UpToWriting => ("~", ""),
            Side::FromWriting | Side::Unknown => ("", "~"),
        };
        let is_written = is_plain(from) && is_plain(until);
        let (from, until) = (from.edtf()?, until.edtf()?);
        return is_written.then(|| format!("{from}{near_from}/{until}{near_until}"));
    }
    let stamp = resolved.stamp?;
    if let Some(part) = resolved.part
        && let Some(set) = part_of(part, stamp, hemisphere)
    {
        return Some(set);
    }
    let date = stamp.edtf()?;
    if is_plain(stamp) && is_about(before) {
        return Some(format!("{date}~"));
    }
    let word = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphabetic())
        .next()?;
    let is_one = !date.contains('/') && is_plain(stamp);
    Some(match word.to_ascii_lowercase().as_str() {
        "since" if is_one => format!("{date}/.."),
        "until" | "till" if is_one => format!("../{date}"),
        "by" if is_one => format!("[..{date}]"),
        _ => date,
    })
}

/// True of words that make the date behind them an estimate.
fn is_about(before: &str) -> bool {
    let before = before.trim_end().to_ascii_lowercase();
    let mut words = before.rsplit(char::is_whitespace);
    let last = words.next().unwrap_or_default();
    matches!(
        last,
        "about" | "around" | "circa" | "c." | "ca." | "roughly" | "approximately"
    )
}

/// True of dates that may be the end of an interval or of a set.
fn is_plain(stamp: Stamp) -> bool {
    matches!(
        stamp,
        Stamp::Year(0..=9999) | Stamp::Month(0..=9999, _) | Stamp::Day(_)
    )
}

/// The half of a stretch of time, as one of its members.
fn half_of(is_second: bool, stamp: Stamp) -> Option<String> {
    let (from, until) = match stamp {
        Stamp::Year(year) => return Stamp::Half(year, 1 + u32::from(is_second)).edtf(),
        Stamp::Month(..) => {
            let (first, last) = stamp.days()?;
            match is_second {
                false => (edtf_day(first), edtf_day(first.with_day(15)?)),
                true => (edtf_day(first.with_day(16)?), edtf_day(last)),
            }
        }
        Stamp::Decade(decade) => {
            let (from, until) = if is_second { (5, 9) } else { (0, 4) };
            let year = |year| Stamp::Year(decade * 10 + year).edtf();
            (year(from)?, year(until)?)
        }
        Stamp::Century(century) if century >= 0 => {
            let (from, until) = if is_second { (50, 99) } else { (0, 49) };
            let year = |year| Stamp::Year(century * 100 + year).edtf();
            (year(from)?, year(until)?)
        }
        _ => return None,
    };
    edtf_set(&from, &until)
}

/// The third of a stretch of time that is meant by its early, middle or late part, as one of its members.
fn part_of(part: Part, stamp: Stamp, hemisphere: Hemisphere) -> Option<String> {
    let third = match part {
        Part::Early => 0,
        Part::Middle => 1,
        Part::Late => 2,
        Part::FirstHalf | Part::SecondHalf => return half_of(part == Part::SecondHalf, stamp),
        Part::IntoNextDay => {
            let night = stamp.date()?;
            return edtf_set(&edtf_day(night), &edtf_day(night.succ_opt()?));
        }
        Part::Run(run) => return run.edtf(stamp, hemisphere),
        Part::Whole => return None,
    };
    let (from, until) = match stamp {
        Stamp::Month(..) => {
            let (first, last) = stamp.days()?;
            let from = first.with_day(third * 10 + 1)?;
            let until = if third == 2 {
                last
            } else {
                first.with_day(third * 10 + 10)?
            };
            (edtf_day(from), edtf_day(until))
        }
        Stamp::Year(year) => (
            Stamp::Month(year, third * 4 + 1).edtf()?,
            Stamp::Month(year, third * 4 + 4).edtf()?,
        ),
        Stamp::Decade(decade) => {
            let (from, until) = [(0, 3), (4, 6), (7, 9)][third as usize];
            (
                Stamp::Year(decade * 10 + from).edtf()?,
                Stamp::Year(decade * 10 + until).edtf()?,
            )
        }
        Stamp::Century(century) if century >= 0 => {
            let (from, until) = [(0, 33), (34, 66), (67, 99)][third as usize];
            (
                Stamp::Year(century * 100 + from).edtf()?,
                Stamp::Year(century * 100 + until).edtf()?,
            )
        }
        Stamp::Season(..) => {
            let (first, _) = stamp.days_in(hemisphere)?;
            let month = Stamp::Day(first).shifted(i64::from(third), Unit::Month)?;
            return month.edtf();
        }
        _ => return None,
    };
    edtf_set(&from, &until)
}
