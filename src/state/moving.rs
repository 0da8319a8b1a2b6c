//! How the view moves: by hand, in flights, between folded and true to scale, and back to where it was.

use crate::view::camera::Camera;

use super::State;
use super::history::Place;
use super::motion::Motion;

/// After so many seconds without a move by hand, the next begins a new series.
const PAUSE: f64 = 1.0;

impl State {
    pub(super) fn place(&self) -> Place {
        let camera = self
            .motion
            .as_ref()
            .and_then(|motion| motion.goal(&self.stage()))
            .unwrap_or(self.look.camera);
        Place {
            camera,
            selection: self.look.selection,
            folded: self.folded,
        }
    }

    pub(super) fn remember(&mut self) {
        let place = self.place();
        self.history.leave(place);
        self.wandered_at = None;
    }

    pub(super) fn restore(&mut self, place: Place) {
        self.look.selection = place.selection;
        self.scroll_to_selection();
        if place.folded != self.folded {
            self.folded = place.folded;
            self.motion = None;
            self.look.folding = if place.folded { 1.0 } else { 0.0 };
            self.look.camera = self.stage().clamped(place.camera);
        } else {
            self.fly(place.camera);
        }
    }

    pub(super) fn resize(&mut self, size: egui::Vec2) {
        if size == self.canvas {
            return;
        }
        self.settle_folding();
        let everything = self.shows_everything();
        let goal = self
            .motion
            .take()
            .and_then(|motion| motion.goal(&self.stage()));
        self.canvas = size;
        self.scroll_to_step();
        let stage = self.stage();
        self.look.camera = if everything {
            stage.home
        } else {
            stage.clamped(self.look.camera)
        };
        // A panel that opens changes the canvas; the flight that the same click began goes on.
        if let Some(goal) = goal {
            self.fly(goal);
        }
    }

    pub(super) fn shows_everything(&self) -> bool {
        close(self.look.camera, self.stage().home)
    }

    /// Ends a fold or unfold that is under way where it was going.
    pub(super) fn settle_folding(&mut self) {
        if matches!(self.motion, Some(Motion::Fold { .. })) {
            self.motion = None;
            self.look.folding = if self.folded { 1.0 } else { 0.0 };
            self.look.camera = self.stage().clamped(self.look.camera);
        }
    }

    pub(super) fn jump(&mut self, camera: Camera) {
        self.settle_folding();
        self.motion = None;
        self.look.camera = camera;
    }

    /// Moves by hand. The place before a series of such moves is one that going back restores.
    pub(super) fn wander(&mut self, camera: Camera) {
        if camera == self.look.camera {
            return;
        }
        if self.wandered_at.is_none_or(|at| self.now - at > PAUSE) {
            self.remember();
        }
        self.wandered_at = Some(self.now);
        self.jump(camera);
    }

    pub(super) fn fly(&mut self, to: Camera) {
        self.settle_folding();
        let stage = self.stage();
        let to = stage.clamped(to);
        if self.preferences.reduced_motion || close(to, self.look.camera) {
            self.jump(to);
        } else {
            let motion = Motion::fly(&stage, self.look.camera, to, self.motion.as_ref(), self.now);
            self.motion = Some(motion);
        }
    }

    pub(super) fn advance(&mut self, now: f64) {
        let elapsed = (now - self.now).clamp(0.0, 0.1);
        self.now = now;
        if let Some(motion) = self.motion.take() {
            let step = motion.step(&self.stage(), now);
            if let Some(folding) = step.folding {
                self.look.folding = folding;
                let stage = self.stage();
                self.look.camera = if step.everything {
                    stage.home
                } else {
                    stage.clamped(self.look.camera)
                };
            }
            if let Some(camera) = step.camera {
                self.look.camera = camera;
            }
            if !step.done {
                self.motion = Some(motion);
            }
        }
        self.held.accelerate(elapsed);
        if self.held.is_moving() && elapsed > 0.0 {
            let stage = self.stage();
            let (zoom, pan) = (
                self.held.zoom.speed * elapsed,
                self.held.pan.speed * elapsed,
            );
            let zoomed = stage.zoomed(self.look.camera, zoom.exp(), stage.width / 2.0);
            let camera = stage.panned(zoomed, pan * stage.width);
            self.wander(camera);
        }
    }

    /// What begins or ends within a fold can only be fitted at true scale.
    pub(super) fn unfold_for(&mut self, (from, until): (f64, f64)) {
        let within = |time: f64| {
            self.plan
                .folds
                .iter()
                .any(|fold| fold.start < time && time < fold.end)
        };
        if self.folded && (within(from) || within(until)) {
            self.folded = false;
            self.motion = None;
            self.look.folding = 0.0;
            self.look.camera = self.stage().clamped(self.look.camera);
        }
    }

    pub(super) fn toggle_folds(&mut self) {
        if !self.has_folds() {
            return;
        }
        self.remember();
        let everything = self.shows_everything();
        self.folded = !self.folded;
        let goal = if self.folded { 1.0 } else { 0.0 };
        if self.preferences.reduced_motion {
            self.look.folding = goal;
            let stage = self.stage();
            let camera = if everything {
                stage.home
            } else {
                stage.clamped(self.look.camera)
            };
            self.jump(camera);
        } else {
            self.motion = Some(Motion::fold(self.look.folding, goal, everything, self.now));
        }
    }
}

pub(super) fn width(camera: Camera) -> f64 {
    camera.end - camera.start
}

/// Whether two cameras show the same to within a thousandth of the view.
pub(super) fn close(a: Camera, b: Camera) -> bool {
    let tolerance = width(b) / 1000.0;
    (a.start - b.start).abs() < tolerance && (a.end - b.end).abs() < tolerance
}
