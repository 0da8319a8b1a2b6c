//! Cost of looking for words and of filtering: the index, a search at each key that somebody types, and the numbers of every facet, at
//! 10,000 and 1,000,000 events.
//!
//! `cargo bench --bench finding` prints one table.
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
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use claimline::document::{Document, EventKind, Facet, FacetValue, Phrase};
use claimline::state::search;
use claimline::timeline::{TextIndex, Timeline};
use claimline::view::arrangement::LaneChoice;
use claimline::view::facets::{Facets, subset};
use support::{Dice, large};

const SIZES: [usize; 2] = [10_000, 1_000_000];
/// Words of which the events' texts are made.
const WORDS: [&str; 16] = [
    "harbour",
    "treaty",
    "minister",
    "strike",
    "border",
    "parliament",
    "railway",
    "election",
    "ceasefire",
    "delegation",
    "province",
    "refinery",
    "uprising",
    "garrison",
    "bishop",
    "drought",
];
/// Texts as they grow while they are typed: common and rare words, slips, dates.
const TYPED: [&str; 12] = [
    "h",
    "ha",
    "harb",
    "harbour",
    "harbour tre",
    "harbour treaty",
    "4",
    "4711",
    "ministre",
    "zzzzzz",
    "August 2012",
    "ceasefire 2012",
];
const RUNS: usize = 7;

/// A large document whose events have sentences and quotations.
fn document(events: usize) -> Document {
    let mut document = large::document(events);
    let mut dice = Dice(11);
    let mut words = |count: u64| {
        let words = (0..count).map(|_| WORDS[dice.roll(WORDS.len() as u64) as usize]);
        words.collect::<Vec<&str>>().join(" ")
    };
    for event in &mut document.events {
        event.about = Some(format!("The text says {}.", words(9)));
        event.when.phrases = vec![Phrase {
            text: words(4),
            place: None,
        }];
        event.when.because = format!("The source gives it: {}.", words(6));
    }
    document
}

/// The bytes of all texts in which words are looked for.
fn text_bytes(document: &Document) -> usize {
    let events = document.events.iter().map(|event| {
        let phrases = event.when.phrases.iter().map(|phrase| phrase.text.len());
        let about = event.about.as_deref().map_or(0, str::len);
        event.title.len() + about + phrases.sum::<usize>() + event.when.because.len()
    });
    events.sum()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

fn main() {
    println!(
        "| events | index, ms | its bytes to those of the texts | typed | the list, ms | after it the canvas, ms | events found |\n|---|---|---|---|---|---|---|"
    );
    let mut filters = Vec::new();
    for events in SIZES {
        let document = Arc::new(document(events));
        let texts = text_bytes(&document);
        let timeline = Timeline::build(document).expect("good dates");
        let begun = Instant::now();
        let index = TextIndex::of(&timeline);
        let indexed = begun.elapsed().as_secs_f64() * 1e3;
        let share = index.bytes() as f64 / texts as f64;
        drop(index);
        timeline.text_index();
        let never = AtomicBool::new(false);
        let alleged = [FacetValue::Kind(EventKind::Alleged)];
        let begun = Instant::now();
        let facets = Facets::of(&timeline, &alleged, &never);
        let counted = begun.elapsed().as_secs_f64() * 1e3;
        let begun = Instant::now();
        std::hint::black_box(subset(&timeline, &[facets]));
        let shown = begun.elapsed().as_secs_f64() * 1e3;
        let begun = Instant::now();
        std::hint::black_box(LaneChoice::By(Facet::Certainty).arranged(&timeline));
        let arranged = begun.elapsed().as_secs_f64() * 1e3;
        filters.push(format!(
            "{events} events filtered: {counted:.0} ms to count, {shown:.0} ms more to show; in other lanes after {arranged:.0} ms"
        ));
        for typed in TYPED {
            let timed = |run: &dyn Fn()| {
                let times = (0..RUNS).map(|_| {
                    let begun = Instant::now();
                    run();
                    begun.elapsed()
                });
                median(times.collect())
            };
            let list = timed(&|| {
                std::hint::black_box(search(&timeline, None, typed, None, &never));
            });
            let found = search(&timeline, None, typed, None, &never);
            let all = timed(&|| {
                std::hint::black_box(found.0.subset(&timeline));
            });
            let found = found.0.events.count;
            println!(
                "| {events} | {indexed:.0} | {share:.2} | {typed} | {list:.1} | {all:.1} | {found} |"
            );
        }
    }
    println!("{}", filters.join("\n"));
}
