//! Moving to a far view: out, across and in again, on the path that seems shortest to the eye.
//!
//! After van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003), with rho = 1.42 as they found
//! pleasant. A flight is a pure function of time. When it is interrupted the next one starts at its speed.

use super::camera::Camera;
use super::easing::smoothstep;

/// The preference of zooming out over travelling far; the paper's user study found 1.42.
const RHO: f64 = 1.42;
/// Narrower views than this are flown to as if they were so wide, in the unit of the cameras.
const NARROWEST: f64 = 1e-15;
/// Paths are travelled at this speed, within the bounds below.
const PATH_PER_SECOND: f64 = 2.2;
pub const SHORTEST_SECONDS: f64 = 0.25;
pub const MAX_SECONDS: f64 = 1.2;

/// A position on the path: the middle of the view and the logarithm of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pose {
    center: f64,
    log_width: f64,
}

/// A flight from one camera to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    seconds: f64,
    path: FlightPath,
    /// The rest of the speed of the flight that this one interrupted, per second.
    momentum: Pose,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum FlightPath {
    /// Hardly any way to go: only the width changes.
    Zoom,
    Arc {
        r0: f64,
        length: f64,
    },
}

impl Flight {
    pub fn new(from: Camera, to: Camera) -> Self {
        Self::with_momentum(
            from,
            to,
            Pose {
                center: 0.0,
                log_width: 0.0,
            },
        )
    }

    /// A flight to another goal that starts where this one is after `elapsed` seconds, at its speed.
    pub fn retargeted(&self, elapsed: f64, to: Camera) -> Self {
        let step = 1e-4;
        let (now, soon) = (self.camera(elapsed), self.camera(elapsed + step));
        let (a, b) = (pose(now), pose(soon));
        let momentum = Pose {
            center: (b.center - a.center) / step,
            log_width: (b.log_width - a.log_width) / step,
        };
        Self::with_momentum(now, to, momentum)
    }

    fn with_momentum(from: Camera, to: Camera, momentum: Pose) -> Self {
        let (a, b) = (pose(from), pose(to));
        let (w0, w1) = (a.log_width.exp(), b.log_width.exp());
        let distance = (b.center - a.center).abs();
        let (path, length) = if distance < 1e-6 * w0.max(w1) {
            (FlightPath::Zoom, (b.log_width - a.log_width).abs() / RHO)
        } else {
            let rho2 = RHO * RHO;
            let term = |w: f64, sign: f64| {
                (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance * distance)
                    / (2.0 * w * rho2 * distance)
            };
            let r = |b: f64| -(b.asinh());
            let (r0, r1) = (r(term(w0, 1.0)), r(term(w1, -1.0)));
            let length = (r1 - r0) / RHO;
            (FlightPath::Arc { r0, length }, length.abs())
        };
        Self {
            from,
            to,
            seconds: (length / PATH_PER_SECOND).clamp(SHORTEST_SECONDS, MAX_SECONDS),
            path,
            momentum,
        }
    }

    pub fn seconds(&self) -> f64 {
        self.seconds
    }

    pub fn goal(&self) -> Camera {
        self.to
    }

    /// The camera after `elapsed` seconds; exactly the goal from the end on.
    pub fn camera(&self, elapsed: f64) -> Camera {
        if elapsed >= self.seconds {
            return self.to;
        }
        let share = (elapsed / self.seconds).max(0.0);
        let on_path = self.on_path(smoothstep(share));
        // A cubic that has the old speed at the start, and neither value nor speed at the end.
        let carried = self.seconds * share * (1.0 - share) * (1.0 - share);
        let center = on_path.center + self.momentum.center * carried;
        let half = (on_path.log_width + self.momentum.log_width * carried).exp() / 2.0;
        Camera {
            start: center - half,
            end: center + half,
        }
    }

    fn on_path(&self, share: f64) -> Pose {
        let (a, b) = (pose(self.from), pose(self.to));
        match self.path {
            FlightPath::Zoom => Pose {
                center: a.center + (b.center - a.center) * share,
                log_width: a.log_width + (b.log_width - a.log_width) * share,
            },
            FlightPath::Arc { r0, length } => {
                let w0 = a.log_width.exp();
                let s = share * length;
                let r = RHO * s + r0;
                let along = w0 / (RHO * RHO) * (r0.cosh() * r.tanh() - r0.sinh());
                let direction = (b.center - a.center).signum();
                Pose {
                    center: a.center + direction * along,
                    log_width: (w0 * r0.cosh() / r.cosh()).ln(),
                }
            }
        }
    }
}

fn pose(camera: Camera) -> Pose {
    Pose {
        center: (camera.start + camera.end) / 2.0,
        log_width: (camera.end - camera.start).max(NARROWEST).ln(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: f64 = 86_400.0;

    fn camera(start_day: f64, days: f64) -> Camera {
        Camera {
            start: start_day * DAY,
            end: (start_day + days) * DAY,
        }
    }

    fn far() -> Flight {
        Flight::new(camera(0.0, 30.0), camera(4000.0, 10.0))
    }

    #[test]
    fn a_flight_starts_at_its_start_and_ends_exactly_at_its_goal() {
        let flight = far();
        let start = flight.camera(0.0);
        assert!((start.start - 0.0).abs() < 1.0 && (start.end - 30.0 * DAY).abs() < 1.0);
        assert_eq!(flight.camera(flight.seconds()), camera(4000.0, 10.0));
        let just_before = flight.camera(flight.seconds() - 1e-6);
        assert!(
            (just_before.start - 4000.0 * DAY).abs() < 0.001 * DAY,
            "{just_before:?}"
        );
    }

    #[test]
    fn a_far_flight_zooms_out_on_its_way() {
        let flight = far();
        let middle = flight.camera(flight.seconds() / 2.0);
        assert!(middle.end - middle.start > 300.0 * DAY);
    }

    #[test]
    fn every_flight_takes_between_a_quarter_of_a_second_and_one_and_a_fifth() {
        for days in [0.001, 1.0, 100.0, 1e6] {
            let seconds = Flight::new(camera(0.0, 10.0), camera(days, 10.0)).seconds();
            assert!(
                (SHORTEST_SECONDS..=MAX_SECONDS).contains(&seconds),
                "{days}: {seconds}"
            );
        }
    }

    #[test]
    fn an_interrupted_flight_goes_on_at_its_speed() {
        let flight = far();
        let at = flight.seconds() * 0.4;
        let next = flight.retargeted(at, camera(-500.0, 50.0));
        let h = 1e-4;
        let speed =
            |f: &Flight, t: f64| (pose(f.camera(t + h)).center - pose(f.camera(t)).center) / h;
        let (before, after) = (speed(&flight, at), speed(&next, 0.0));
        assert!(
            (before - after).abs() < 0.05 * before.abs(),
            "{before} {after}"
        );
        assert_eq!(next.camera(next.seconds()), camera(-500.0, 50.0));
    }

    proptest! {
        #[test]
        fn a_flight_between_any_two_views_is_finite_and_never_turns_inside_out(
            from in -1e4..1e4_f64, to in -1e4..1e4_f64, from_exponent in -10.0..4.0_f64, to_exponent in -10.0..4.0_f64,
            share in 0.0..1.2_f64,
        ) {
            let camera = |start: f64, exponent: f64| Camera { start, end: start + 10_f64.powf(exponent) };
            let flight = Flight::new(camera(from, from_exponent), camera(to, to_exponent));
            let elapsed = share * flight.seconds();
            let turned = flight.retargeted(elapsed, camera(from, from_exponent));
            for flight in [flight, turned] {
                let drawn = flight.camera(elapsed);
                prop_assert!(drawn.start.is_finite() && drawn.end.is_finite() && drawn.start <= drawn.end, "{drawn:?}");
            }
        }
    }
}
