//! Cost of a frame, time and size of the index, from twenty events to ten million.
//!
//! `cargo bench` prints one table: the median and the 95th percentile of single frames, which criterion does not give,
//! while its tree of crates would be checked with every other.
#![allow(
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark that cannot go on has failed"
)]
#![allow(
    clippy::print_stdout,
    reason = "its figures are what a benchmark is for"
)]

#[path = "../it/support/mod.rs"]
#[allow(dead_code, reason = "each benchmark uses its own part")]
mod support;
mod window;

use std::sync::Arc;
use std::time::{Duration, Instant};

use claimline::document::when;
use claimline::fonts::FontMeasure;
use claimline::timeline::Timeline;
use claimline::view::document_layout::DocumentLayout;
use support::large;
use window::{FRAMES, MOTIONS, Window};

const SIZES: [usize; 4] = [20, 10_000, 1_000_000, 10_000_000];
/// Turns of each size: on a machine that is busy now and then, each has its share of that.
const ROUNDS: usize = 4;

/// A document of one size and its measurements.
struct Subject {
    events: usize,
    dates_read: Duration,
    built: Duration,
    bytes: f64,
    window: Window,
    frames: Vec<Duration>,
    filtered: Vec<Duration>,
    shapes: usize,
    looked_at: usize,
}

impl Subject {
    fn new(events: usize) -> Self {
        let document = Arc::new(large::document(events));
        let begun = Instant::now();
        let resolved = when::resolve(&document).expect("good dates");
        let dates_read = begun.elapsed();
        // The median of several, the first of which finds a cold machine.
        let runs = (20_000_000 / events).clamp(3, 21);
        let mut builds = Vec::new();
        let mut bytes = 0;
        let mut kept = None;
        for _ in 0..runs {
            drop(kept.take());
            let (document, resolved) = (Arc::clone(&document), resolved.clone());
            let begun = Instant::now();
            let timeline = Timeline::of(document, resolved).expect("good links");
            let document_layout = DocumentLayout::new(&timeline);
            builds.push(begun.elapsed());
            bytes = timeline.bytes() + document_layout.rows.bytes();
            kept = Some(timeline);
        }
        let timeline = kept.expect("it was built");
        Self {
            events,
            dates_read,
            built: percentile(&mut builds, 0.5),
            bytes: bytes as f64 / events as f64,
            window: Window::new(Arc::new(timeline)),
            frames: Vec::new(),
            filtered: Vec::new(),
            shapes: 0,
            looked_at: 0,
        }
    }

    fn draw_all_motions(&mut self, measure: &mut FontMeasure) {
        for (name, motion, length) in MOTIONS {
            self.window.look_at(length);
            for _ in 0..FRAMES {
                let begun = Instant::now();
                let shapes = self.window.step(motion);
                self.frames.push(begun.elapsed());
                self.shapes = self.shapes.max(shapes);
                if self.window.frame.is_multiple_of(16) {
                    let bounds = self.window.bounds(measure);
                    bounds.assert_within(&format!("{name}, {} events", self.events));
                    self.looked_at = self.looked_at.max(bounds.events_looked_at);
                }
            }
        }
    }

    fn draw_those_with_a_word(&mut self, measure: &mut FontMeasure) {
        self.window.look_for("7");
        for (name, motion, length) in MOTIONS {
            self.window.look_at(length);
            for _ in 0..FRAMES {
                let begun = Instant::now();
                self.window.step(motion);
                self.filtered.push(begun.elapsed());
            }
            let bounds = self.window.bounds(measure);
            bounds.assert_within(&format!("{name}, a part of {} events", self.events));
        }
    }

    fn row(&mut self) -> String {
        format!(
            "| {} | {:.0} ms | {:.1} ms | {:.0} | {:.2} ms | {:.2} ms | {:.2} ms | {} | {} |",
            self.events,
            milliseconds(self.dates_read),
            milliseconds(self.built),
            self.bytes,
            milliseconds(percentile(&mut self.frames, 0.5)),
            milliseconds(percentile(&mut self.frames, 0.95)),
            milliseconds(percentile(&mut self.filtered, 0.5)),
            self.shapes,
            self.looked_at,
        )
    }
}

fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    times[(times.len() as f64 * share) as usize]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn main() {
    let mut measure = FontMeasure::default();
    let mut subjects = SIZES.map(Subject::new);
    for _ in 0..ROUNDS {
        for subject in &mut subjects {
            subject.draw_all_motions(&mut measure);
        }
    }
    for subject in &mut subjects {
        subject.draw_those_with_a_word(&mut measure);
    }
    println!(
        "\n| events | dates read | index built | bytes an event | frame, median | frame, p95 | frame of those with a word, median | most shapes | most events looked at |\n|---|---|---|---|---|---|---|---|---|"
    );
    for subject in &mut subjects {
        println!("{}", subject.row());
    }
    let mut median_of = |size: usize| {
        let found = subjects.iter_mut().find(|subject| subject.events == size);
        let subject = found.expect("it is among the sizes");
        milliseconds(percentile(&mut subject.frames, 0.5))
    };
    let ratio = median_of(1_000_000) / median_of(10_000);
    println!("median at 1,000,000 events to median at 10,000: {ratio:.2}");
    assert!(
        ratio <= 1.5,
        "a frame must not cost more in a larger document"
    );
}
