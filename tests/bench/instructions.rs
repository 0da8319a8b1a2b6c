//! Draws a number of frames of a document of some size, for a count of instructions: the difference between two counts,
//! over the difference between their frames, is what a frame takes whatever else the machine does.
//!
//! `valgrind --tool=callgrind <this program> 10000 1`, and again with 101 frames; a third number chooses another of the
//! [`MOTIONS`].
#![allow(
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark that cannot go on has failed"
)]

#[path = "../it/support/mod.rs"]
#[allow(dead_code, reason = "each benchmark uses its own part")]
mod support;
mod window;

use window::{MOTIONS, Window};

fn main() {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    // Run with the other benchmarks, it has nothing to count.
    let (Some(events), Some(frames)) = (numbers.next(), numbers.next()) else {
        return;
    };
    let mut window = Window::new(support::large::timeline(events));
    let (_, motion, length) = MOTIONS[numbers.next().unwrap_or(0)];
    window.look_at(length);
    for _ in 0..frames {
        window.step(motion);
    }
    let bounds = window.bounds(&mut claimline::fonts::FontMeasure::default());
    bounds.assert_within(&format!("{events} events"));
}
