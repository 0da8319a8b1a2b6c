//! What a frame costs, how long the index takes and how large it is, at twenty events and at ten million.
//!
//! `cargo bench` prints criterion's reports, and one table at the end: the median and the 95th percentile of single
//! frames, which criterion does not give.
#![allow(
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark that cannot go on has failed"
)]

#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use claimline::document::when;
use claimline::state::{Msg, Preferences, State, update};
use claimline::timeline::Timeline;
use claimline::view::camera::Camera;
use claimline::view::layout::layout;
use claimline::view::plan::Plan;
use claimline::{theme, ui};
use criterion::Criterion;
use egui::{Pos2, RawInput, Rect, vec2};
use support::large::{self, Bounds};

const SIZES: [usize; 4] = [20, 10_000, 1_000_000, 10_000_000];
const DAY: f64 = 86_400.0;
/// Frames a second, to move the program's clock.
const RATE: f64 = 60.0;
/// How many frames a motion lasts before it turns or begins again.
const FRAMES: usize = 240;

/// The whole window of a document, without a screen.
struct Window {
    ctx: egui::Context,
    state: State,
    frame: usize,
}

impl Window {
    fn new(timeline: Arc<Timeline>) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let preferences = Preferences {
            reduced_motion: true,
            ..Preferences::default()
        };
        let mut window = Self {
            ctx,
            state: State::new(timeline, preferences),
            frame: 0,
        };
        for _ in 0..3 {
            window.draw();
        }
        window
    }

    /// One frame: the window's whole code, and the shapes made into triangles. Says how many shapes there were.
    fn draw(&mut self) -> usize {
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

    /// What the layout of what is shown takes.
    fn bounds(&self, measure: &mut theme::FontMeasure) -> Bounds {
        let state = &self.state;
        let (timeline, canvas) = (&state.timeline, state.canvas);
        Bounds::of(&layout(timeline, &state.plan, &state.look, canvas, measure))
    }

    fn look_at(&mut self, length: f64) {
        let middle = 1.262e9;
        update(
            &mut self.state,
            Msg::Show(Camera {
                start: middle - length / 2.0,
                end: middle + length / 2.0,
            }),
        );
    }

    /// The next frame of a motion.
    fn step(&mut self, motion: Motion) -> usize {
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
enum Motion {
    PanYear,
    PanMonth,
    ZoomToDay,
}

const MOTIONS: [(&str, Motion, f64); 3] = [
    ("pan a year", Motion::PanYear, 365.25 * DAY),
    ("pan a month", Motion::PanMonth, 30.0 * DAY),
    ("zoom to a day", Motion::ZoomToDay, 20.0 * 365.25 * DAY),
];

fn main() {
    let mut criterion = Criterion::default()
        .configure_from_args()
        .sample_size(40)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    let mut table = vec![
        "| events | dates read | index built | bytes an event | frame, median | frame, p95 | most shapes | most events looked at |"
            .to_owned(),
        "|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    let mut medians = Vec::new();
    let mut measure = theme::FontMeasure::default();
    for events in SIZES {
        let document = Arc::new(large::document(events));
        let begun = Instant::now();
        let resolved = when::resolve(&document).expect("good dates");
        let dates_read = begun.elapsed();
        let begun = Instant::now();
        let timeline = Arc::new(Timeline::of(document, resolved).expect("good links"));
        let plan = Plan::new(&timeline);
        let built = begun.elapsed();
        let bytes = (timeline.bytes() + plan.rows.bytes()) as f64 / events as f64;
        drop(plan);
        let mut window = Window::new(Arc::clone(&timeline));
        let mut times = Vec::new();
        let (mut shapes, mut looked_at) = (0, 0);
        for (name, motion, length) in MOTIONS {
            window.look_at(length);
            criterion.bench_function(&format!("{name}, {events} events"), |bencher| {
                bencher.iter(|| window.step(motion));
            });
            for _ in 0..2 * FRAMES {
                let begun = Instant::now();
                let drawn = window.step(motion);
                times.push(begun.elapsed());
                shapes = shapes.max(drawn);
                if window.frame.is_multiple_of(16) {
                    let bounds = window.bounds(&mut measure);
                    bounds.assert_within(&format!("{name}, {events} events"));
                    looked_at = looked_at.max(bounds.events_looked_at);
                }
            }
        }
        times.sort_unstable();
        let at = |share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e3;
        table.push(format!(
            "| {events} | {:.0} ms | {:.0} ms | {bytes:.0} | {:.2} ms | {:.2} ms | {shapes} | {looked_at} |",
            dates_read.as_secs_f64() * 1e3,
            built.as_secs_f64() * 1e3,
            at(0.5),
            at(0.95),
        ));
        medians.push((events, at(0.5)));
    }
    criterion.final_summary();
    println!("\n{}", table.join("\n"));
    let median_of = |size: usize| {
        let found = medians.iter().find(|(events, _)| *events == size);
        found.map_or(f64::NAN, |(_, median)| *median)
    };
    let ratio = median_of(1_000_000) / median_of(10_000);
    println!("median at 1,000,000 events to median at 10,000: {ratio:.2}");
    assert!(
        ratio <= 1.5,
        "a frame must not cost more in a larger document"
    );
}
