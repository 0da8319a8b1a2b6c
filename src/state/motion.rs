//! The view on its way: to another camera, or between folded and true to scale.

use crate::view::camera::Camera;
use crate::view::easing::smoothstep;
use crate::view::flight::Flight;
use crate::view::viewport::Viewport;

/// Folding and unfolding take this long.
const FOLDING_SECONDS: f64 = 0.65;

#[derive(Clone, Debug, PartialEq)]
pub enum Motion {
    /// In points of the widest view, where folds are as short as they look.
    Fly { flight: Flight, since: f64 },
    Fold {
        from: f64,
        to: f64,
        since: f64,
        /// True where the widest view is shown, and stays so.
        everything: bool,
    },
}

impl Motion {
    /// A flight to `to`; one that is under way already turns without a jolt.
    pub fn fly(
        viewport: &Viewport<'_>,
        from: Camera,
        to: Camera,
        before: Option<&Self>,
        now: f64,
    ) -> Self {
        let goal = into_points(viewport, to);
        let flight = match before {
            Some(Self::Fly { flight, since }) => flight.retargeted(now - since, goal),
            Some(Self::Fold { .. }) | None => Flight::new(into_points(viewport, from), goal),
        };
        Self::Fly { flight, since: now }
    }

    pub fn fold(from: f64, to: f64, everything: bool, now: f64) -> Self {
        Self::Fold {
            from,
            to,
            since: now,
            everything,
        }
    }

    /// The goal of a flight.
    pub fn goal(&self, viewport: &Viewport<'_>) -> Option<Camera> {
        match self {
            Self::Fly { flight, .. } => Some(from_points(viewport, flight.goal())),
            Self::Fold { .. } => None,
        }
    }
}

/// One frame of a motion.
pub struct MotionFrame {
    pub camera: Option<Camera>,
    pub folding: Option<f64>,
    pub everything: bool,
    pub done: bool,
}

impl Motion {
    pub fn frame(&self, viewport: &Viewport<'_>, now: f64) -> MotionFrame {
        match self {
            Self::Fly { flight, since } => {
                let elapsed = now - since;
                MotionFrame {
                    camera: Some(from_points(viewport, flight.camera(elapsed))),
                    folding: None,
                    everything: false,
                    done: elapsed >= flight.seconds(),
                }
            }
            Self::Fold {
                from,
                to,
                since,
                everything,
            } => {
                let share = (now - since) / FOLDING_SECONDS;
                MotionFrame {
                    camera: None,
                    folding: Some(from + (to - from) * smoothstep(share)),
                    everything: *everything,
                    done: share >= 1.0,
                }
            }
        }
    }
}

fn into_points(viewport: &Viewport<'_>, camera: Camera) -> Camera {
    let scale = viewport.scale(viewport.home);
    Camera {
        start: scale.x_from_time(camera.start),
        end: scale.x_from_time(camera.end),
    }
}

fn from_points(viewport: &Viewport<'_>, camera: Camera) -> Camera {
    let scale = viewport.scale(viewport.home);
    Camera {
        start: scale.time_from_x(camera.start),
        end: scale.time_from_x(camera.end),
    }
}
