//! The drawable part of a date.

use crate::document::EventKind;
use crate::document::date::{Bounds, Form, Instant};
use crate::document::when::Dated;

/// Possible and certain time of an event, in seconds; an open side is infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub possible: (f64, f64),
    pub certain: Option<(f64, f64)>,
    /// Of an open side, the last instant toward it that is dated at all; a picture fades from there. Before an open beginning
    /// that is the first at which the event may have ended.
    pub dated: (f64, f64),
}

impl Extent {
    /// The key that orders events in time: the possible beginning, and then the possible end. One whose beginning is open stands
    /// where it is first dated.
    pub fn time_sort_key(self) -> (f64, f64) {
        let start = if self.possible.0.is_finite() {
            self.possible.0
        } else {
            self.dated.0
        };
        (start, self.possible.1)
    }
}

/// The instant at which an event stands where it can stand at one only, as in a claim's row: the middle of a date that lies
/// within one window, and of the first of several; the start of a period, and of what is feared or forecast, however it is
/// dated. One whose beginning is open stands where it is first dated.
///
/// It depends on no scale. So whatever is in order by it stays in order on every canvas.
pub fn own_time(kind: EventKind, dated: &Dated, extent: Extent) -> f64 {
    let (from, until) = extent.possible;
    let (start, _) = extent.time_sort_key();
    let within = match &dated.form {
        _ if kind == EventKind::Hypothetical => None,
        Form::Period => None,
        Form::Once => Some((from, until)),
        Form::OneOf(windows) | Form::EachOf(windows) => {
            let cut = windows.iter().map(|window| {
                let first = window.from.map_or(from, |first| first.as_f64());
                let last = window.until.map_or(until, |last| last.as_f64());
                (first.max(from), last.min(until))
            });
            let mut some_left = cut.filter(|(first, last)| first < last);
            some_left.next()
        }
    };
    match within {
        Some((from, until)) if from.is_finite() && until.is_finite() => from + (until - from) / 2.0,
        Some(_) | None => start,
    }
}

/// The drawable part of a date. A text cannot report what comes after it, so whatever it does not merely fear
/// or forecast ends at its writing at the latest; and an open end is known to last until then.
pub fn extent(kind: EventKind, bounds: Bounds, is_period: bool, written_until: f64) -> Extent {
    let lower =
        |bound: Option<Instant>| bound.map_or(f64::NEG_INFINITY, |instant| instant.as_f64());
    let upper = |bound: Option<Instant>| bound.map_or(f64::INFINITY, |instant| instant.as_f64());
    let hypothetical = kind == EventKind::Hypothetical;
    let mut possible = (lower(bounds.start.from), upper(bounds.end.until));
    let may_go_on = is_period && !possible.1.is_finite();
    if !hypothetical && !may_go_on && possible.0 < written_until {
        possible.1 = possible.1.min(written_until);
    }
    if hypothetical {
        // A forecast is of what comes after the writing, however early in its days the text may have been written.
        possible.0 = possible.0.max(written_until.min(possible.1));
    }
    let open_end = bounds.end.until.is_none();
    let certain_end = if open_end && !hypothetical {
        lower(bounds.end.from).max(written_until)
    } else {
        lower(bounds.end.from)
    };
    let certain = (upper(bounds.start.until), certain_end.min(possible.1));
    let first_finite = |candidates: [f64; 3]| {
        let finite = candidates.into_iter().find(|time| time.is_finite());
        finite.unwrap_or(written_until)
    };
    // One that ended in some year from 1916 to 1999 is seen in all of them, and its beginning before.
    let first_dated = bounds
        .end
        .from
        .map_or(certain.0, |from| certain.0.min(from.as_f64()));
    let last_dated = first_finite([certain_end, lower(bounds.end.from), possible.0]);
    Extent {
        possible,
        dated: (
            first_finite([first_dated, possible.1, written_until]),
            if hypothetical {
                last_dated
            } else {
                last_dated.max(written_until)
            },
        ),
        certain: (is_period && certain.0 < certain.1).then_some(certain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::date::{EdtfDate, Hemisphere};

    fn extent_of(edtf: &str) -> Extent {
        let date = EdtfDate::parse(edtf).expect(edtf);
        let bounds = date.meaning(Hemisphere::Northern).bounds;
        let written = day("2023-03-10");
        extent(EventKind::Happened, bounds, true, written)
    }

    fn day(edtf: &str) -> f64 {
        let date = EdtfDate::parse(edtf).expect(edtf);
        let start = date.meaning(Hemisphere::Northern).bounds.start;
        start.from.expect("a day has a beginning").as_f64()
    }

    #[test]
    fn an_open_beginning_fades_before_the_first_time_at_which_the_event_may_have_ended() {
        for (edtf, first) in [
            ("../1985", "1985-01-01"),
            ("../1985-04-12", "1985-04-12"),
            ("../2006..", "2006-01-01"),
            ("..2004/2006", "2005-01-01"),
        ] {
            let extent = extent_of(edtf);
            assert_eq!(extent.possible.0, f64::NEG_INFINITY, "{edtf}");
            assert_eq!(extent.dated.0, day(first), "{edtf}");
        }
    }
}
