//! Cost of editing: of one value in a text, and of a key in a field until the canvas shows it.
//!
//! `cargo bench --bench editing` prints two tables: medians and 95th percentiles.
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

use claimline::document::source::{self, Change, SourceText, ValueName};
use claimline::fonts::FontMeasure;
use claimline::io::SHIPPED;
use claimline::state::{Edit, Effect, Msg, Reading, update};
use claimline::timeline::EventIx;
use claimline::view::layout::layout;
use claimline::view::shared::Shared;
use ron::ser::PrettyConfig;
use support::{Dice, large, opened};

/// Events of a document of about a megabyte.
const MEGABYTE: usize = 3_000;
const RUNS: usize = 60;
const RUNS_OF_LARGE: usize = 9;

/// A large document as somebody would write it, a line a field.
fn written(events: usize) -> String {
    let document = large::document(events);
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let text = options.to_string_pretty(&document, PrettyConfig::new());
    text.expect("it can be written")
}

/// The median and the 95th percentile, in milliseconds.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{:.2} ms, {:.2} ms", at(50), at(95))
}

/// One value of a text is changed, and the text after it is parsed.
fn edit_values(name: &str, text: &str) {
    let mut dice = Dice(3);
    let state = opened(text);
    let events = &state.timeline.document().events;
    let mut source = SourceText::new(text);
    let mut times = Vec::new();
    for run in 0..RUNS {
        let event = &events[dice.roll(events.len() as u64) as usize];
        let title = ValueName::event(&event.id).field("title");
        let set = Change::Set(source::text(&format!("Title {run}")));
        // The parse before is that of the edit before.
        source.parse();
        let begun = Instant::now();
        let edit = source.edit(&title, &set).expect("it can be edited");
        source = source.edited(&edit);
        source.parse();
        times.push(begun.elapsed());
    }
    println!(
        "| {name} | {:.2} MB | {} |",
        text.len() as f64 / 1e6,
        told(times)
    );
}

/// A document of so many events of few words, within what can be edited.
fn short(events: usize) -> String {
    let mut text = String::from(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report, written: (edtf: "2020", evidence: "E.")),
    lanes: [(id: "l", name: "L", holds: "H.")], events: [
"#,
    );
    for event in 0..events {
        let year = 1_000 + event % 1_000;
        text.push_str(&format!(
            "    (id: \"e{event}\", title: \"Event number {event}\", kind: happened, lane: \"l\", when: (edtf: \"{year}\", because: \"B.\")),\n"
        ));
    }
    text.push_str("])\n");
    text
}

/// Times of a key in a title.
#[derive(Default)]
struct Keys {
    /// The text edited, and its effect taken in.
    edited: Vec<Duration>,
    /// The canvas laid out.
    laid_out: Vec<Duration>,
    all: Vec<Duration>,
    /// The text read again beside the window, where that is done.
    read: Vec<Duration>,
}

fn type_title(name: &str, text: &str, runs: usize) {
    let mut state = opened(text);
    let mut measure = FontMeasure::default();
    let title = ValueName::event(&state.timeline.event(EventIx(0)).id).field("title");
    update(&mut state, Msg::BeginField(title.clone()));
    let mut keys = Keys::default();
    let mut typed = String::new();
    for run in 0..runs {
        typed.push(char::from(b'a' + (run % 26) as u8));
        let edit = Edit::typed("title", title.clone(), &typed, false);
        let begun = Instant::now();
        let effects = update(&mut state, Msg::Edit(edit));
        let edited = begun.elapsed();
        let scene = layout(
            &state.timeline,
            &state.document_layout,
            state.look(),
            state.canvas(),
            &mut measure,
        );
        let all = begun.elapsed();
        assert_eq!(state.timeline.event(EventIx(0)).title, typed);
        std::hint::black_box(scene);
        if effects.contains(&Effect::ReadAgain) {
            let editing = state.editing().expect("it can be edited");
            let begun = Instant::now();
            let reading = Reading::of(editing.source(), &Arc::default());
            keys.read.push(begun.elapsed());
            update(&mut state, Msg::WasRead(Shared::new(reading)));
        }
        keys.edited.push(edited);
        keys.laid_out.push(all - edited);
        keys.all.push(all);
    }
    let read = match keys.read.is_empty() {
        true => "at once".to_owned(),
        false => told(keys.read),
    };
    println!(
        "| {name} | {:.2} MB | {} | {} | {} | {read} |",
        text.len() as f64 / 1e6,
        told(keys.edited),
        told(keys.laid_out),
        told(keys.all),
    );
}

fn main() {
    println!("| a value of | text | edited and parsed: median, 95 % |");
    edit_values("the shipped document", SHIPPED);
    edit_values("a generated one", &written(MEGABYTE));
    println!("| a key in | text | edited | laid out | both | read beside the window |");
    type_title("the shipped document", SHIPPED, RUNS);
    type_title("1,000 events", &written(1_000), RUNS);
    type_title("100,000 events", &short(100_000), RUNS_OF_LARGE);
}
