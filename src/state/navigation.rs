//! The moves of a view: by hand, in flights, between folded and true to scale, and back.

use crate::timeline::ClaimOrder;
use crate::view::arrangement::Arrangement;
use crate::view::camera::Camera;

use egui::Vec2;

use crate::view::division::{Divider, Division};
use crate::view::document_layout::DocumentLayout;
use crate::view::layout;
use crate::view::look::Look;
use crate::view::stretches::Drawn;

use super::held_keys::HeldKeys;
use super::history::{History, NavEntry};
use super::motion::Motion;
use super::{Effect, State};

/// Seconds without a move by hand after which the next begins a new series.
const PAUSE: f64 = 1.0;

/// A canvas, the look it is seen through, and how that moves. Each mode has its own.
#[derive(Clone, Debug)]
pub struct Navigation {
    pub look: Look,
    /// True where the quiet years are folded; `look.folding` is on its way there.
    pub folded: bool,
    pub canvas: Vec2,
    /// The scroll of the claims before some were gathered.
    pub scroll_to_return_to: Option<f32>,
    pub motion: Option<Motion>,
    pub history: History,
    pub held: HeldKeys,
    /// The time of the last move by hand.
    pub moved_by_hand_at: Option<f64>,
}

impl Navigation {
    /// The widest view of a document, folded.
    pub fn new(document_layout: &DocumentLayout, canvas: Vec2, division: Division) -> Self {
        let width = f64::from(division.time_width(canvas));
        Self {
            look: Look {
                camera: document_layout.home(width, 1.0),
                folding: 1.0,
                selection: None,
                resting_on: None,
                hover: None,
                arrangement: Arrangement::default(),
                previewed: None,
                read_at: None,
                shown: None,
                found: None,
                claim_order: ClaimOrder::default(),
                division,
                lanes_scroll: 0.0,
                claims_scroll: 0.0,
            },
            folded: true,
            canvas,
            scroll_to_return_to: None,
            motion: None,
            history: History::default(),
            held: HeldKeys::default(),
            moved_by_hand_at: None,
        }
    }
}

impl State {
    pub(super) fn nav_entry(&self) -> NavEntry {
        let motion = self.nav().motion.as_ref();
        let goal = motion.and_then(|motion| motion.goal(&self.viewport()));
        let camera = goal.unwrap_or(self.look().camera);
        NavEntry {
            camera,
            selection: self.look().selection.clone(),
            arrangement: self.look().arrangement.clone(),
            folded: self.nav().folded,
        }
    }

    pub(super) fn remember(&mut self) {
        let entry = self.nav_entry();
        self.nav_mut().history.leave(entry);
        self.nav_mut().moved_by_hand_at = None;
    }

    pub(super) fn restore(&mut self, entry: NavEntry) -> Vec<Effect> {
        let is_arranged_so = self.look().arrangement == entry.arrangement;
        self.look_mut().arrangement = entry.arrangement;
        let effects = match is_arranged_so {
            true => Vec::new(),
            false => self.apply_arrangement(),
        };
        self.look_mut().selection = entry.selection;
        self.scroll_to_selection();
        if entry.folded != self.nav().folded {
            self.cut_to_folding(entry.folded);
            self.look_mut().camera = entry.camera;
            self.keep_camera(false);
        } else {
            self.fly(entry.camera);
        }
        effects
    }

    pub(super) fn resize(&mut self, size: egui::Vec2) {
        if size == self.canvas() {
            return;
        }
        self.settle_folding();
        let everything = self.shows_everything();
        let motion = self.nav_mut().motion.take();
        let goal = motion.and_then(|motion| motion.goal(&self.viewport()));
        self.nav_mut().canvas = size;
        self.scroll_to_step();
        self.keep_camera(everything);
        // A panel that opens changes the canvas; the flight that the same click began goes on.
        if let Some(goal) = goal {
            self.fly(goal);
        }
    }

    /// Draws a line of the canvas elsewhere, or back where it stands by itself.
    pub(super) fn divide(&mut self, divider: Divider, points: Option<f32>) {
        self.settle_folding();
        let everything = self.shows_everything();
        *self.preferences.division.of(divider) = points.map(|points| points.round() as u16);
        let titles = self.document_layout.titles;
        self.look_mut().division = self.preferences.division.with_titles(titles);
        self.keep_camera(everything);
    }

    /// The heights of the claim rows' part of the canvas and of one of them, in points.
    pub(super) fn claims_heights(&self) -> (f32, f32) {
        let (timeline, document_layout) = (&self.timeline, &self.document_layout);
        layout::claims_heights(timeline, document_layout, self.look(), self.canvas())
    }

    /// True while a line of the canvas stands where somebody drew it.
    pub fn is_divided_by_hand(&self) -> bool {
        self.look().division.points() != Division::default().points()
    }

    /// The size in points of what a line of the canvas divides off.
    pub fn divided(&self, divider: Divider) -> f32 {
        match divider {
            Divider::Gutter => self.look().division.gutter_width(self.canvas()),
            Divider::Claims => self.claims_heights().0,
        }
    }

    pub(super) fn shows_everything(&self) -> bool {
        close(self.look().camera, self.viewport().home)
    }

    /// Ends a fold or unfold that is under way where it was going.
    pub(super) fn settle_folding(&mut self) {
        if matches!(self.nav().motion, Some(Motion::Fold { .. })) {
            self.nav_mut().motion = None;
            self.look_mut().folding = if self.nav().folded { 1.0 } else { 0.0 };
            self.look_mut().camera = self.viewport().clamped(self.look().camera);
        }
    }

    pub(super) fn jump(&mut self, camera: Camera) {
        self.settle_folding();
        self.nav_mut().motion = None;
        self.look_mut().camera = camera;
    }

    /// Moves by hand. The place before a series of such moves is one that going back restores.
    pub(super) fn move_by_hand(&mut self, camera: Camera) {
        if camera == self.look().camera {
            return;
        }
        if self
            .nav()
            .moved_by_hand_at
            .is_none_or(|at| self.now - at > PAUSE)
        {
            self.remember();
        }
        self.nav_mut().moved_by_hand_at = Some(self.now);
        self.jump(camera);
    }

    pub(super) fn fly(&mut self, to: Camera) {
        self.settle_folding();
        let viewport = self.viewport();
        let to = viewport.clamped(to);
        if self.reduces_motion() || close(to, self.look().camera) {
            self.jump(to);
        } else {
            let motion = Motion::fly(
                &viewport,
                self.look().camera,
                to,
                self.nav().motion.as_ref(),
                self.now,
            );
            self.nav_mut().motion = Some(motion);
        }
    }

    pub(super) fn advance(&mut self, now: f64) {
        let elapsed = (now - self.now).clamp(0.0, 0.1);
        self.now = now;
        if let Some(motion) = self.nav_mut().motion.take() {
            let frame = motion.frame(&self.viewport(), now);
            if let Some(folding) = frame.folding {
                self.look_mut().folding = folding;
                self.keep_camera(frame.everything);
            }
            if let Some(camera) = frame.camera {
                self.look_mut().camera = camera;
            }
            if !frame.done {
                self.nav_mut().motion = Some(motion);
            }
        }
        self.nav_mut().held.accelerate(elapsed);
        let held = self.nav().held;
        if held.is_moving() && elapsed > 0.0 {
            let viewport = self.viewport();
            let (zoom, pan) = (held.zoom.speed * elapsed, held.pan.speed * elapsed);
            let zoomed = viewport.zoomed(self.look().camera, zoom.exp(), viewport.width / 2.0);
            let camera = viewport.panned(zoomed, pan * viewport.width);
            self.move_by_hand(camera);
        }
    }

    /// A date that begins or ends within a fold can only be fitted at true scale.
    pub(super) fn unfold_for(&mut self, (from, until): (f64, f64)) {
        let within = |time: f64| {
            self.document_layout
                .stretches
                .iter()
                .filter(|stretch| stretch.drawn == Drawn::Folded)
                .any(|fold| fold.start < time && time < fold.end)
        };
        if self.nav().folded && (within(from) || within(until)) {
            self.cut_to_folding(false);
            self.keep_camera(false);
        }
    }

    /// Folds or unfolds without motion.
    fn cut_to_folding(&mut self, folded: bool) {
        let nav = self.nav_mut();
        nav.folded = folded;
        nav.motion = None;
        nav.look.folding = if folded { 1.0 } else { 0.0 };
    }

    /// Keeps the camera within the data after the canvas or the folds have changed: on everything, if that is what it
    /// showed before.
    pub(super) fn keep_camera(&mut self, everything: bool) {
        let viewport = self.viewport();
        let camera = if everything {
            viewport.home
        } else {
            viewport.clamped(self.look().camera)
        };
        self.look_mut().camera = camera;
    }

    pub(super) fn toggle_folds(&mut self) {
        if !self.has_folds() {
            return;
        }
        self.remember();
        let everything = self.shows_everything();
        let folded = !self.nav().folded;
        if self.reduces_motion() {
            self.cut_to_folding(folded);
            self.keep_camera(everything);
        } else {
            let goal = if folded { 1.0 } else { 0.0 };
            self.nav_mut().folded = folded;
            self.nav_mut().motion = Some(Motion::fold(
                self.look().folding,
                goal,
                everything,
                self.now,
            ));
        }
    }
}

pub(super) fn width(camera: Camera) -> f64 {
    camera.end - camera.start
}

/// True if two cameras show the same to within a thousandth of the view.
pub(super) fn close(a: Camera, b: Camera) -> bool {
    let tolerance = width(b) / 1000.0;
    (a.start - b.start).abs() < tolerance && (a.end - b.end).abs() < tolerance
}
