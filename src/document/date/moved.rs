//! A date with one of its ends elsewhere: as precise as before, in the same form, and with the same doubts.
//!
//! Only the digits of one date in the text change. So whatever the text has beside them stays: `~`, `?` and `%`, the digits that are
//! not given, the other end, the other members of a set. An end is at the border of its unit that is nearest to where it is moved to,
//! and moving it back gives the same text again.

mod term;

use std::fmt;
use std::ops::Range;

use super::edtf::{EdtfDate, EndDate};
use super::instant::Instant;
use super::meaning::Window;
use super::reckoning::Hemisphere;
use term::Term;

/// The part of a date that is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateEnd {
    Start,
    End,
    /// Both, of a date that lies within one day, month or year.
    Whole,
}

/// The reason why an end of a date cannot be elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveError {
    /// It is open, or not known.
    Open,
    /// The date has two ends, and it is not said which.
    TwoEnds,
    /// It would lie beyond the other end, or beyond another member of a set.
    BeyondOther,
    /// The other date of its range is not as precise.
    UnlikeOther,
    /// A year of more digits than four, or one of which only some digits count.
    LongYear,
    /// The year there has another form.
    OutOfForm,
    /// It is as precise as it can be.
    NoFinerUnit,
}

impl fmt::Display for MoveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "this end is open, so there is no date to move",
            Self::TwoEnds => "both ends lie here; look closer to take one of them",
            Self::BeyondOther => "one end would lie beyond the other",
            Self::UnlikeOther => "both dates of a range are as precise as each other",
            Self::LongYear => "a year that is written like this has no unit to move by",
            Self::OutOfForm => "a year there is written otherwise",
            Self::NoFinerUnit => "it has no finer unit",
        })
    }
}

impl std::error::Error for MoveError {}

impl EdtfDate {
    /// The date with one of its ends at the border of its own unit that is nearest to an instant, or, if it is refined, of the next finer
    /// unit. Its [whole](DateEnd::Whole) is within the unit at that instant.
    ///
    /// # Errors
    /// The reason why that end cannot be there. Nothing but its digits would change.
    pub fn moved(
        &self,
        end: DateEnd,
        to: Instant,
        refines: bool,
        hemisphere: Hemisphere,
    ) -> Result<Self, MoveError> {
        let text = moved(self.edtf(), end, to, refines, hemisphere)?;
        let moved = Self::parse(&text).map_err(|_| unreadable(refines))?;
        match moved.resolve(hemisphere) {
            Ok(_) => Ok(moved),
            Err(_) => Err(MoveError::BeyondOther),
        }
    }

    /// The instant of an end that can be moved, and of a whole date its middle.
    ///
    /// # Errors
    /// The reason why it cannot be moved.
    pub fn instant_of(&self, end: DateEnd, hemisphere: Hemisphere) -> Result<Instant, MoveError> {
        instant_of(self.edtf(), end, hemisphere)
    }
}

impl EndDate {
    /// The same of one end with a text of its own; of a set, its first or its last member is moved.
    ///
    /// # Errors
    /// The reason why that end cannot be there.
    pub fn moved(
        &self,
        end: DateEnd,
        to: Instant,
        refines: bool,
        hemisphere: Hemisphere,
    ) -> Result<Self, MoveError> {
        let text = moved(self.edtf(), end, to, refines, hemisphere)?;
        Self::parse(&text).map_err(|_| unreadable(refines))
    }

    /// The instant of an end that can be moved.
    ///
    /// # Errors
    /// The reason why it cannot be moved.
    pub fn instant_of(&self, end: DateEnd, hemisphere: Hemisphere) -> Result<Instant, MoveError> {
        instant_of(self.edtf(), end, hemisphere)
    }
}

/// The reason why a text with another date in it is none.
fn unreadable(is_finer: bool) -> MoveError {
    match is_finer {
        true => MoveError::UnlikeOther,
        false => MoveError::BeyondOther,
    }
}

fn moved(
    text: &str,
    end: DateEnd,
    to: Instant,
    refines: bool,
    hemisphere: Hemisphere,
) -> Result<String, MoveError> {
    let place = governing(text, end, hemisphere)?.0;
    let term = Term::of(&text[place.clone()]);
    let distance = |window: Window| match (end, window.from, window.until) {
        (DateEnd::Whole, Some(from), Some(until)) if from <= to && to < until => Some(0),
        (DateEnd::Start | DateEnd::Whole, Some(border), _) | (DateEnd::End, _, Some(border)) => {
            Some(border.seconds().abs_diff(to.seconds()))
        }
        _ => None,
    };
    let near = term.near(to, refines)?.into_iter().filter_map(|near| {
        let distance = distance(window_of(&near, hemisphere)?)?;
        Some((distance, near))
    });
    let (_, nearest) = near
        .min_by_key(|(distance, _)| *distance)
        .ok_or(MoveError::OutOfForm)?;
    let moved = [&text[..place.start], &nearest, &text[place.end..]].concat();
    // It is to be the same end still.
    match governing(&moved, end, hemisphere)?.0.start == place.start {
        true => Ok(moved),
        false => Err(MoveError::BeyondOther),
    }
}

fn instant_of(text: &str, end: DateEnd, hemisphere: Hemisphere) -> Result<Instant, MoveError> {
    let (place, window) = governing(text, end, hemisphere)?;
    Term::of(&text[place]).near(Instant::from_seconds(0), false)?;
    let Window { from, until } = window;
    let (from, until) = from.zip(until).ok_or(MoveError::Open)?;
    Ok(match end {
        DateEnd::Start => from,
        DateEnd::End => until,
        DateEnd::Whole => from.plus_seconds(until.seconds().saturating_sub(from.seconds()) / 2),
    })
}

/// The window of a single date.
fn window_of(term: &str, hemisphere: Hemisphere) -> Option<Window> {
    let date = EdtfDate::parse(term).ok()?;
    Some(date.resolve(hemisphere).ok()?.bounds.start)
}

/// The place of the single date in a text that says where an end is, with its window.
fn governing(
    text: &str,
    end: DateEnd,
    hemisphere: Hemisphere,
) -> Result<(Range<usize>, Window), MoveError> {
    let mut governing: Option<(Range<usize>, Window)> = None;
    for member in members(text, end)? {
        let place = match (two_dates(text, &member), end) {
            (None, _) => member,
            (Some(_), DateEnd::Whole) => return Err(MoveError::TwoEnds),
            (Some([first, _]), DateEnd::Start) => first,
            (Some([_, last]), DateEnd::End) => last,
        };
        if place.is_empty() {
            return Err(MoveError::Open);
        }
        let window = window_of(&text[place.clone()], hemisphere).ok_or(MoveError::Open)?;
        let is_further = governing.as_ref().is_none_or(|(_, other)| match end {
            DateEnd::Start | DateEnd::Whole => window.from < other.from,
            DateEnd::End => window.until > other.until,
        });
        if is_further {
            governing = Some((place, window));
        }
    }
    governing.ok_or(MoveError::Open)
}

/// The dates and ranges of dates in which an end may lie.
fn members(text: &str, end: DateEnd) -> Result<Vec<Range<usize>>, MoveError> {
    let only = |place| Ok(std::iter::once(place).collect());
    if let Some(slash) = text.find('/') {
        return match end {
            DateEnd::Start => only(0..slash),
            DateEnd::End => only(slash + 1..text.len()),
            DateEnd::Whole => Err(MoveError::TwoEnds),
        };
    }
    if !text.starts_with(['[', '{']) {
        return only(0..text.len());
    }
    let mut from = 1;
    let members: Vec<Range<usize>> = text[1..text.len() - 1]
        .split(',')
        .map(|member| {
            let place = from..from + member.len();
            from = place.end + 1;
            place
        })
        .collect();
    match (end, &members[..]) {
        (DateEnd::Whole, [_, _, ..]) => Err(MoveError::TwoEnds),
        _ => Ok(members),
    }
}

/// The places of a range's first and last date, of which one may be empty; nothing of a single date.
fn two_dates(text: &str, member: &Range<usize>) -> Option<[Range<usize>; 2]> {
    let dots = member.start + text[member.clone()].find("..")?;
    Some([member.start..dots, dots + 2..member.end])
}

#[cfg(test)]
mod tests;
