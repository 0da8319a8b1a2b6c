//! The part of time that the canvas shows.

/// The instants at the left and the right edge of the canvas, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub start: f64,
    pub end: f64,
}

/// The finest view of an instant, as a share of its distance from 1970: the 512 places that an `f64` still tells apart
/// there. That is a fifth of a millisecond in our time, and twelve days in the year 290,000,000,000.
const FINEST_SHARE: f64 = 1.0 / (1_u64 << 43) as f64;
/// No view reaches further, in seconds: some thousand times as far as dates can be counted.
const MAX_SECONDS: f64 = 1e22;

impl Camera {
    pub fn seconds(self) -> f64 {
        self.end - self.start
    }

    /// The length of the shortest view in which seconds can still be told apart.
    pub fn finest_seconds(self) -> f64 {
        self.start.abs().max(self.end.abs()) * FINEST_SHARE
    }

    /// The camera itself if it can be drawn, or else one near it that can: finite, its start before its end, and no shorter
    /// than the finest view.
    #[must_use]
    pub fn drawable(self) -> Self {
        let (start, end) = (bounded(self.start), bounded(self.end));
        let ordered = Self {
            start: start.min(end),
            end: start.max(end),
        };
        // A view of 1970 itself has a length too.
        let least = ordered.finest_seconds().max(FINEST_SHARE);
        if ordered.seconds() >= least {
            return ordered;
        }
        let farthest = MAX_SECONDS - 2.0 * least;
        let middle = (ordered.start + ordered.seconds() / 2.0).clamp(-farthest, farthest);
        Self {
            start: middle - least,
            end: middle + least,
        }
    }
}

fn bounded(seconds: f64) -> f64 {
    if seconds.is_nan() {
        return 0.0;
    }
    seconds.clamp(-MAX_SECONDS, MAX_SECONDS)
}

#[cfg(test)]
mod tests {
    use proptest::num::f64::ANY;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_camera_of_our_time_is_drawn_as_it_is() {
        let minute = Camera {
            start: 1.66e9,
            end: 1.66e9 + 60.0,
        };
        assert_eq!(minute.drawable(), minute);
    }

    #[test]
    fn a_camera_without_a_length_far_away_gets_one_that_can_be_told() {
        let none = Camera {
            start: 9e18,
            end: 9e18,
        };
        let drawn = none.drawable();
        assert!(drawn.start < 9e18 && 9e18 < drawn.end);
        assert!(drawn.seconds() >= 512.0 * 1024.0);
    }

    proptest! {
        #[test]
        fn any_camera_becomes_one_that_can_be_drawn_and_stays_it(start in ANY, end in ANY) {
            let drawn = Camera { start, end }.drawable();
            prop_assert!(drawn.start.is_finite() && drawn.end.is_finite() && drawn.start < drawn.end);
            prop_assert_eq!(drawn.drawable(), drawn);
        }
    }
}
