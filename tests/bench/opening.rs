//! Time to open a document of a million events, against that of `ron` alone to read it into plain structs.
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

use std::sync::Arc;
use std::time::{Duration, Instant};

use claimline::document::{self, Document, problem::MAX_PROBLEMS};
use claimline::timeline::Timeline;
use claimline::view::document_layout::DocumentLayout;
use ron::extensions::Extensions;
use support::large;

const EVENTS: usize = 1_000_000;
const RUNS: usize = 5;

/// Calls something and returns the time it took; its result is dropped by the caller, after the clock was read.
fn timed<T>(call: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = call();
    (begun.elapsed(), made)
}

fn main() {
    let text = ron::to_string(&large::document(EVENTS)).expect("it can be written");
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES);
    // `ron` writes `Some(…)`, which a document does not.
    let text = text
        .replace("Some(", "")
        .replace("\"),because", "\",because");
    let (mut plain, mut whole) = (Vec::new(), Vec::new());
    let mut parts = [Duration::ZERO; 3];
    for _ in 0..RUNS {
        let (took, parsed) = timed(|| options.from_str::<Document>(&text));
        parsed.expect("it can be read");
        plain.push(took);
        let (opening, opened) =
            timed(|| document::open_resolved(text.as_bytes(), MAX_PROBLEMS, &Arc::default()));
        let (document, resolved, _) = opened.expect("it is good");
        let (indexing, timeline) = timed(|| Timeline::of(Arc::new(document), resolved));
        let timeline = timeline.expect("it is good");
        let (planning, _) = timed(|| DocumentLayout::new(&timeline));
        whole.push(opening + indexing + planning);
        parts = [opening, indexing, planning];
    }
    plain.sort_unstable();
    whole.sort_unstable();
    let seconds = |times: &[Duration]| times[times.len() / 2].as_secs_f64();
    println!(
        "{EVENTS} events, {:.0} MB, medians of {RUNS}: ron into plain structs {:.2} s; opened and ready {:.2} s; ratio {:.2}",
        text.len() as f64 / 1e6,
        seconds(&plain),
        seconds(&whole),
        seconds(&whole) / seconds(&plain),
    );
    println!(
        "of which read and checked {:.2} s, indexed {:.2} s, planned {:.2} s",
        parts[0].as_secs_f64(),
        parts[1].as_secs_f64(),
        parts[2].as_secs_f64()
    );
}
