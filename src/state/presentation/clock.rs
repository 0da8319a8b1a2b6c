//! The time a presentation has taken, against its plan.

use std::ops::Range;

use super::super::State;

/// A pace within this many seconds of the plan is not told.
const TOLERANCE_SECONDS: f64 = 60.0;

/// The pace of a presentation against its planned length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// Within a minute of the plan.
    OnTime,
    /// Seconds beyond the plan for the steps told so far.
    Behind(f64),
    /// Seconds left over from the plan for them.
    Ahead(f64),
}

impl Pace {
    /// The pace after a number of presses, each planned to take as long.
    fn of(elapsed_seconds: f64, presses: usize, seconds_each: f64) -> Self {
        let begins = seconds_each * presses as f64;
        let ends = begins + seconds_each;
        if elapsed_seconds > ends + TOLERANCE_SECONDS {
            Self::Behind(elapsed_seconds - ends)
        } else if elapsed_seconds < begins - TOLERANCE_SECONDS {
            Self::Ahead(begins - elapsed_seconds)
        } else {
            Self::OnTime
        }
    }
}

impl State {
    /// Seconds since the first step told was left.
    pub fn elapsed_seconds(&self) -> Option<f64> {
        let since = self.presentation()?.left_at?;
        Some((self.now - since).max(0.0))
    }

    /// The pace, where a length is planned and the clock runs. All that follows the first step is planned to take that long,
    /// each press as long as any other; a presentation that was started later has the rest of it.
    pub fn pace(&self) -> Option<Pace> {
        let presentation = self.presentation()?;
        let elapsed = self.elapsed_seconds()?;
        let planned = f64::from(presentation.script.minutes?) * 60.0;
        let stops = |steps: Range<usize>| {
            let claims =
                steps.map(|step| presentation.script.step(&self.timeline, step).claims.len());
            claims.map(|claims| claims + 1).sum::<usize>()
        };
        let all = stops(1..presentation.script.len()).max(1);
        let presses = stops(presentation.started_at + 1..presentation.step) + presentation.revealed;
        let presses = if presentation.step > presentation.started_at {
            presses
        } else {
            0
        };
        Some(Pace::of(elapsed, presses, planned / all as f64))
    }

    /// Seconds until the presentation goes on by itself.
    pub(in crate::state) fn advances_in_seconds(&self, now: f64) -> Option<f64> {
        let auto_advance = self.presentation()?.auto_advance?;
        Some((auto_advance.due_at? - now).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_told_from_a_minute_off_the_plan_on() {
        // The third press, each taking two minutes: planned from 240 to 360 seconds.
        let pace = |elapsed| Pace::of(elapsed, 2, 120.0);
        assert_eq!(pace(300.0), Pace::OnTime);
        assert_eq!(pace(420.0), Pace::OnTime);
        assert_eq!(pace(421.0), Pace::Behind(61.0));
        assert_eq!(pace(180.0), Pace::OnTime);
        assert_eq!(pace(179.0), Pace::Ahead(61.0));
    }
}
