//! How long the talk has taken, and how that compares with its plan.

use super::super::State;
use super::Show;

/// Within so many seconds of the plan nothing is said.
const TOLERANCE_SECONDS: f64 = 60.0;

/// How a talk goes against its planned length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// Within a minute of the plan.
    OnTime,
    /// So many seconds more than planned were taken for what has been told.
    Behind(f64),
    /// So many seconds fewer.
    Ahead(f64),
}

impl Pace {
    /// Every step is planned to take as long as every other.
    pub fn of(elapsed_seconds: f64, minutes: u32, step: usize, steps: usize) -> Self {
        let each = f64::from(minutes) * 60.0 / steps.max(1) as f64;
        let planned = (each * step as f64, each * (step + 1) as f64);
        if elapsed_seconds > planned.1 + TOLERANCE_SECONDS {
            Self::Behind(elapsed_seconds - planned.1)
        } else if elapsed_seconds < planned.0 - TOLERANCE_SECONDS {
            Self::Ahead(planned.0 - elapsed_seconds)
        } else {
            Self::OnTime
        }
    }
}

impl State {
    /// How many seconds ago the first step was left.
    pub fn elapsed_seconds(&self) -> Option<f64> {
        let since = self.show.as_ref()?.left_first_at?;
        Some((self.now - since).max(0.0))
    }

    /// Where a length is planned and the clock runs.
    pub fn pace(&self) -> Option<Pace> {
        let Show { talk, step, .. } = self.show.as_ref()?;
        Some(Pace::of(
            self.elapsed_seconds()?,
            talk.minutes?,
            *step,
            talk.len(),
        ))
    }

    /// In how many seconds the talk goes on by itself.
    pub fn due_in_seconds(&self) -> Option<f64> {
        let every = self.show.as_ref()?.every?;
        Some((every.due_at? - self.now).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_told_from_a_minute_off_the_plan_on() {
        // Ten steps in twenty minutes: the third is planned from 240 to 360 seconds.
        let pace = |elapsed| Pace::of(elapsed, 20, 2, 10);
        assert_eq!(pace(300.0), Pace::OnTime);
        assert_eq!(pace(420.0), Pace::OnTime);
        assert_eq!(pace(421.0), Pace::Behind(61.0));
        assert_eq!(pace(180.0), Pace::OnTime);
        assert_eq!(pace(179.0), Pace::Ahead(61.0));
    }
}
