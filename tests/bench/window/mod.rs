//! The whole window of a large document, without a screen, and the motions that it is measured in.
#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, Preferences, State, search, update};
use claimline::timeline::Timeline;
use claimline::view::camera::Camera;
use claimline::view::layout::layout;
use claimline::view::shared::Shared;
use claimline::{theme, ui};
use egui::{Pos2, RawInput, Rect, vec2};

use crate::support::large::Bounds;

const DAY: f64 = 86_400.0;
/// Frames a second, to move the program's clock.
const RATE: f64 = 60.0;
/// Frames of a motion before it turns or begins again.
pub const FRAMES: usize = 240;

/// The whole window of a document, without a screen.
pub struct Window {
    ctx: egui::Context,
    pub state: State,
    pub frame: usize,
}

impl Window {
    pub fn new(timeline: Arc<Timeline>) -> Self {
        let preferences = Preferences {
            motion: MotionChoice::Reduced,
            ..Preferences::default()
        };
        Self::of(State::new(timeline, preferences))
    }

    pub fn of(state: State) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut window = Self {
            ctx,
            state,
            frame: 0,
        };
        for _ in 0..3 {
            window.draw();
        }
        window
    }

    /// Draws one frame, the shapes made into triangles too, and returns the number of shapes.
    pub fn draw(&mut self) -> usize {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0))),
            time: Some(self.frame as f64 / RATE),
            ..RawInput::default()
        };
        self.frame += 1;
        let mut messages = Vec::new();
        let state = &self.state;
        let output = self
            .ctx
            .run_ui(input, |ui| ui::window_ui(ui, state, &mut messages));
        for message in messages {
            update(&mut self.state, message);
        }
        let shapes = output.shapes.len();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(meshes);
        shapes
    }

    /// Size of the layout of what is in view.
    pub fn bounds(&self, measure: &mut FontMeasure) -> Bounds {
        let state = &self.state;
        let (timeline, canvas) = (&state.timeline, state.canvas());
        Bounds::of(&layout(
            timeline,
            &state.document_layout,
            state.look(),
            canvas,
            measure,
        ))
    }

    /// Looks for words.
    pub fn look_for(&mut self, text: &str) {
        let findings = search(
            &self.state.timeline,
            None,
            text,
            None,
            &AtomicBool::new(false),
        );
        let subset = Shared::new(findings.0.subset(&self.state.timeline));
        update(&mut self.state, Msg::Find(text.to_owned()));
        update(&mut self.state, Msg::Found(text.to_owned(), findings));
        update(&mut self.state, Msg::FoundInFront(text.to_owned(), subset));
    }

    pub fn look_at(&mut self, length: f64) {
        let middle = 1.262e9;
        update(
            &mut self.state,
            Msg::SetCamera(Camera {
                start: middle - length / 2.0,
                end: middle + length / 2.0,
            }),
        );
    }

    /// The next frame of a motion.
    pub fn step(&mut self, motion: Motion) -> usize {
        let at = self.frame % FRAMES;
        match motion {
            Motion::PanYear | Motion::PanMonth => {
                let forth = at < FRAMES / 2;
                let points = if forth { 9.0 } else { -9.0 };
                update(&mut self.state, Msg::Pan(points));
            }
            Motion::ZoomToDay => {
                if at == 0 {
                    update(&mut self.state, Msg::FitAll);
                }
                // From twenty years to a day within the frames of the motion.
                let factor = (20.0 * 365.25_f64).powf(1.0 / FRAMES as f64);
                update(&mut self.state, Msg::Zoom { factor, x: 500.0 });
            }
        }
        self.draw()
    }
}

#[derive(Clone, Copy)]
pub enum Motion {
    PanYear,
    PanMonth,
    ZoomToDay,
}

pub const MOTIONS: [(&str, Motion, f64); 3] = [
    ("pan a year", Motion::PanYear, 365.25 * DAY),
    ("pan a month", Motion::PanMonth, 30.0 * DAY),
    ("zoom to a day", Motion::ZoomToDay, 20.0 * 365.25 * DAY),
];
