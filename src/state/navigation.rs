//! How the view moves: by hand, in flights, between folded and true to scale, and back to where it was.

use crate::view::camera::Camera;

use super::State;
use super::history::NavEntry;
use super::motion::Motion;

/// After so many seconds without a move by hand, the next begins a new series.
const PAUSE: f64 = 1.0;

impl State {
    pub(super) fn nav_entry(&self) -> NavEntry {
        let camera = self
            .motion
            .as_ref()
            .and_then(|motion| motion.goal(&self.viewport()))
            .unwrap_or(self.look.camera);
        NavEntry {
            camera,
            selection: self.look.selection,
            folded: self.folded,
        }
    }

    pub(super) fn remember(&mut self) {
        let entry = self.nav_entry();
        self.history.leave(entry);
        self.moved_by_hand_at = None;
    }

    pub(super) fn restore(&mut self, entry: NavEntry) {
        self.look.selection = entry.selection;
        self.scroll_to_selection();
        if entry.folded != self.folded {
            self.folded = entry.folded;
            self.motion = None;
            self.look.folding = if entry.folded { 1.0 } else { 0.0 };
            self.look.camera = self.viewport().clamped(entry.camera);
        } else {
            self.fly(entry.camera);
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
            .and_then(|motion| motion.goal(&self.viewport()));
        self.canvas = size;
        self.scroll_to_step();
        let viewport = self.viewport();
        self.look.camera = if everything {
            viewport.home
        } else {
            viewport.clamped(self.look.camera)
        };
        // A panel that opens changes the canvas; the flight that the same click began goes on.
        if let Some(goal) = goal {
            self.fly(goal);
        }
    }

    pub(super) fn shows_everything(&self) -> bool {
        close(self.look.camera, self.viewport().home)
    }

    /// Ends a fold or unfold that is under way where it was going.
    pub(super) fn settle_folding(&mut self) {
        if matches!(self.motion, Some(Motion::Fold { .. })) {
            self.motion = None;
            self.look.folding = if self.folded { 1.0 } else { 0.0 };
            self.look.camera = self.viewport().clamped(self.look.camera);
        }
    }

    pub(super) fn jump(&mut self, camera: Camera) {
        self.settle_folding();
        self.motion = None;
        self.look.camera = camera;
    }

    /// Moves by hand. The place before a series of such moves is one that going back restores.
    pub(super) fn move_by_hand(&mut self, camera: Camera) {
        if camera == self.look.camera {
            return;
        }
        if self.moved_by_hand_at.is_none_or(|at| self.now - at > PAUSE) {
            self.remember();
        }
        self.moved_by_hand_at = Some(self.now);
        self.jump(camera);
    }

    pub(super) fn fly(&mut self, to: Camera) {
        self.settle_folding();
        let viewport = self.viewport();
        let to = viewport.clamped(to);
        if self.preferences.reduced_motion || close(to, self.look.camera) {
            self.jump(to);
        } else {
            let motion = Motion::fly(
                &viewport,
                self.look.camera,
                to,
                self.motion.as_ref(),
                self.now,
            );
            self.motion = Some(motion);
        }
    }

    pub(super) fn advance(&mut self, now: f64) {
        let elapsed = (now - self.now).clamp(0.0, 0.1);
        self.now = now;
        if let Some(motion) = self.motion.take() {
            let frame = motion.frame(&self.viewport(), now);
            if let Some(folding) = frame.folding {
                self.look.folding = folding;
                let viewport = self.viewport();
                self.look.camera = if frame.everything {
                    viewport.home
                } else {
                    viewport.clamped(self.look.camera)
                };
            }
            if let Some(camera) = frame.camera {
                self.look.camera = camera;
            }
            if !frame.done {
                self.motion = Some(motion);
            }
        }
        self.held.accelerate(elapsed);
        if self.held.is_moving() && elapsed > 0.0 {
            let viewport = self.viewport();
            let (zoom, pan) = (
                self.held.zoom.speed * elapsed,
                self.held.pan.speed * elapsed,
            );
            let zoomed = viewport.zoomed(self.look.camera, zoom.exp(), viewport.width / 2.0);
            let camera = viewport.panned(zoomed, pan * viewport.width);
            self.move_by_hand(camera);
        }
    }

    /// What begins or ends within a fold can only be fitted at true scale.
    pub(super) fn unfold_for(&mut self, (from, until): (f64, f64)) {
        let within = |time: f64| {
            self.document_layout
                .folds
                .iter()
                .any(|fold| fold.start < time && time < fold.end)
        };
        if self.folded && (within(from) || within(until)) {
            self.folded = false;
            self.motion = None;
            self.look.folding = 0.0;
            self.look.camera = self.viewport().clamped(self.look.camera);
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
            let viewport = self.viewport();
            let camera = if everything {
                viewport.home
            } else {
                viewport.clamped(self.look.camera)
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
