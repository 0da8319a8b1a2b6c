//! Meanings that are resolved, with their reasons and other readings.

use super::meaning::{Part, Side};
use super::stamp::Stamp;
use super::{RelativeTo, TimexKind};

/// A meaning, resolved as far as can be.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The part of the calendar, if it is known.
    pub stamp: Option<Stamp>,
    /// The part of that.
    pub part: Option<Part>,
    /// The first and the last day of a length of time, and the side of the anchor that it lies at.
    pub span: Option<(Stamp, Stamp, Side)>,
    pub kind: TimexKind,
    pub value: Option<String>,
    pub relative_to: RelativeTo,
    pub reason: &'static str,
    /// The reason why the text may be mistaken.
    pub doubt: Option<String>,
    /// Other readings that are as good, each with its condition.
    pub others: Vec<(Stamp, &'static str)>,
}

impl Resolved {
    pub fn unknown(kind: TimexKind, value: Option<String>, reason: &'static str) -> Self {
        Self {
            stamp: None,
            part: None,
            span: None,
            kind,
            value,
            relative_to: RelativeTo::Nothing,
            reason,
            doubt: None,
            others: Vec::new(),
        }
    }

    pub fn at(stamp: Stamp, relative_to: RelativeTo, reason: &'static str) -> Self {
        let is_time = matches!(stamp, Stamp::DayPart(..) | Stamp::Clock(..));
        let kind = if is_time {
            TimexKind::Time
        } else {
            TimexKind::Date
        };
        Self {
            stamp: Some(stamp),
            relative_to,
            ..Self::unknown(kind, Some(stamp.timex()), reason)
        }
    }

    /// The date, or its pattern where it is not known.
    pub fn date(
        found: Option<Based>,
        reason: &'static str,
        pattern: impl FnOnce() -> String,
    ) -> Self {
        match found {
            Some((stamp, to)) => Self::at(stamp, to, reason),
            None => Self::unknown(
                TimexKind::Date,
                Some(pattern()),
                "the date that it counts from is not known",
            ),
        }
    }
}

/// A time, and the thing that it is counted from or is.
pub type Based = (Stamp, RelativeTo);
