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
mod window;

use std::sync::Arc;
use std::time::{Duration, Instant};

use claimline::document::when;
use claimline::theme;
use claimline::timeline::Timeline;
use claimline::view::plan::Plan;
use criterion::Criterion;
use support::large;
use window::{FRAMES, MOTIONS, Window};

const SIZES: [usize; 4] = [20, 10_000, 1_000_000, 10_000_000];
fn main() {
    let mut criterion = Criterion::default()
        .configure_from_args()
        .sample_size(40)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    let mut table = vec![
        "| events | dates read | index built | bytes an event | frame, median | frame, p95 | frame of those with a word, median | most shapes | most events looked at |"
            .to_owned(),
        "|---|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    let mut medians = Vec::new();
    let mut measure = theme::FontMeasure::default();
    for events in SIZES {
        let document = Arc::new(large::document(events));
        let begun = Instant::now();
        let resolved = when::resolve(&document).expect("good dates");
        let dates_read = begun.elapsed();
        // The median of several, the first of which finds a cold machine.
        let runs = (20_000_000 / events).clamp(3, 21);
        let mut builds = Vec::new();
        for _ in 1..runs {
            let (document, resolved) = (Arc::clone(&document), resolved.clone());
            let begun = Instant::now();
            let timeline = Timeline::of(document, resolved).expect("good links");
            let plan = Plan::new(&timeline);
            builds.push(begun.elapsed());
            drop((timeline, plan));
        }
        let begun = Instant::now();
        let timeline = Arc::new(Timeline::of(document, resolved).expect("good links"));
        let plan = Plan::new(&timeline);
        builds.push(begun.elapsed());
        builds.sort_unstable();
        let built = builds[builds.len() / 2];
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
        window.look_for("7");
        let mut filtered = Vec::new();
        for (name, motion, length) in MOTIONS {
            window.look_at(length);
            for _ in 0..FRAMES {
                let begun = Instant::now();
                window.step(motion);
                filtered.push(begun.elapsed());
            }
            let bounds = window.bounds(&mut measure);
            bounds.assert_within(&format!("{name}, a part of {events} events"));
        }
        filtered.sort_unstable();
        let filtered = filtered[filtered.len() / 2].as_secs_f64() * 1e3;
        times.sort_unstable();
        let at = |share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e3;
        table.push(format!(
            "| {events} | {:.0} ms | {:.1} ms | {bytes:.0} | {:.2} ms | {:.2} ms | {filtered:.2} ms | {shapes} | {looked_at} |",
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
