//! Keys held down to zoom and pan: they accelerate, and stop at once when let go.

/// The share of what is missing to full speed that is gained per second.
const ACCELERATION: f64 = 4.0;
/// The share of the full speed to start with.
const START: f64 = 0.3;
/// The full speeds: a factor of e to the power of this, and so many canvas widths, a second.
const ZOOM_PER_SECOND: f64 = 2.2;
const WIDTHS_PER_SECOND: f64 = 1.1;

/// The two movements that keys are held for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HeldKeys {
    pub zoom: Speed,
    pub pan: Speed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Speed {
    pub speed: f64,
    goal: f64,
}

impl HeldKeys {
    /// Sets the directions: -1, 0 or 1 for out, none, in and for earlier, none, later.
    pub fn toward(&mut self, zoom: i8, pan: i8) {
        self.zoom.toward(f64::from(zoom) * ZOOM_PER_SECOND);
        self.pan.toward(f64::from(pan) * WIDTHS_PER_SECOND);
    }

    pub fn accelerate(&mut self, seconds: f64) {
        let gained = 1.0 - (-ACCELERATION * seconds).exp();
        for speed in [&mut self.zoom, &mut self.pan] {
            speed.speed += (speed.goal - speed.speed) * gained;
        }
    }

    pub fn is_moving(self) -> bool {
        self.zoom.goal != 0.0 || self.pan.goal != 0.0
    }
}

impl Speed {
    fn toward(&mut self, goal: f64) {
        if goal == 0.0 || self.speed * goal <= 0.0 {
            self.speed = goal * START;
        }
        self.goal = goal;
    }
}
