//! Cost of looking up 10,000 phrases of a document in a text of 1 MB: words that are there, words that are not quite, and words that
//! are not; and of a key in a field of such a document.
//!
//! `cargo bench --bench quoting` prints two tables: medians, and for the keys 95th percentiles too.
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

use claimline::article::{Article, Quotations};
use claimline::document::source::ValueName;
use claimline::document::{Document, Phrase, Place};
use claimline::state::{Edit, Effect, Msg, ReadText, Reading, State, update};
use claimline::timeline::EventIx;
use claimline::view::shared::Shared;
use ron::ser::PrettyConfig;
use support::{Dice, large};

const BYTES: usize = 1_000_000;
const PHRASES: usize = 10_000;
const RUNS: usize = 5;
const KEYS: usize = 30;
/// Different words of the text.
const WORDS: u64 = 20_000;
/// The length of a phrase.
const PHRASE_WORDS: usize = 6;

/// A word of the text: common ones are many times as frequent as rare ones.
fn word(dice: &mut Dice) -> String {
    let most = dice.roll(WORDS) + 1;
    let number = dice.roll(most);
    let letters = (0..3 + number % 5).scan(number * 7_919 + 13, |rest, _| {
        let letter = char::from(b'a' + (*rest % 26) as u8);
        *rest = *rest / 26 + number;
        Some(letter)
    });
    letters.collect()
}

fn text(dice: &mut Dice) -> String {
    let mut text = String::from("A title\n\n");
    while text.len() < BYTES {
        for _ in 0..80 {
            text.push_str(&word(dice));
            text.push_str(if dice.roll(12) == 0 { ". " } else { " " });
        }
        text.push_str("\n\n");
    }
    text
}

/// So many phrases of the text, with another word instead of some of theirs.
fn phrases(article: &Article, changed: usize, dice: &mut Dice) -> Vec<Phrase> {
    let words: Vec<&str> = article.text.split_ascii_whitespace().collect();
    let phrase = |_| {
        let at = dice.roll((words.len() - PHRASE_WORDS) as u64) as usize;
        let mut words: Vec<String> = words[at..at + PHRASE_WORDS]
            .iter()
            .map(|word| (*word).to_owned())
            .collect();
        for place in 0..changed {
            words[place * 2 % PHRASE_WORDS + place / 3] = format!("{}x", word(dice));
        }
        Phrase {
            text: words.join(" "),
            place: Some(Place::Introduction),
        }
    };
    (0..PHRASES).map(phrase).collect()
}

/// A document with an event for each phrase.
fn quoting(phrases: Vec<Phrase>) -> Document {
    let mut document = large::document(phrases.len());
    for (event, phrase) in document.events.iter_mut().zip(phrases) {
        event.when.phrases = vec![phrase];
    }
    document
}

fn look_up(article: &Article, dice: &mut Dice) {
    println!("| words changed | index | phrases | verbatim | near | missing |");
    for changed in [0, 1, PHRASE_WORDS] {
        let document = quoting(phrases(article, changed, dice));
        let mut took: Vec<(Duration, Duration)> = Vec::new();
        let mut counts = [0; 3];
        for _ in 0..RUNS {
            let begun = Instant::now();
            let nothing = Quotations::of(&quoting(Vec::new()), article);
            let indexed = begun.elapsed();
            let quotations = nothing.renewed(&document, article);
            let quotations = quotations.expect("others");
            took.push((begun.elapsed() - indexed, indexed));
            counts = [0; 3];
            for event in &document.events {
                let standing = &quotations.of_event(&event.id)[0];
                let kind = match standing {
                    standing if standing.is_verbatim() => 0,
                    standing if standing.ranges().is_empty() => 2,
                    _ => 1,
                };
                counts[kind] += 1;
            }
        }
        took.sort_unstable();
        let (phrases, index) = took[RUNS / 2];
        let [verbatim, near, missing] = counts;
        println!("| {changed} | {index:.1?} | {phrases:.1?} | {verbatim} | {near} | {missing} |");
    }
}

/// The median and the 95th percentile, in milliseconds.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{:.2} ms, {:.2} ms", at(50), at(95))
}

/// Times on the window's own thread of a key in a field: the edit, and what was read of it beside the window taken in; and of the
/// article's part in that.
fn type_in(field: &str, name: &ValueName, is_shown: bool, mut state: State) {
    state.preferences.article_shown = is_shown;
    // What was looked up when the document was opened is there before the first key.
    state.quotations().expect("an article");
    let (mut keys, mut of_article) = (Vec::new(), Vec::new());
    let mut typed = String::from("word");
    for run in 0..KEYS {
        typed.push(char::from(b'a' + (run % 26) as u8));
        let edit = Edit::typed("it", name.clone(), &typed, false);
        let begun = Instant::now();
        let effects = update(&mut state, Msg::Edit(edit));
        let mut took = begun.elapsed();
        assert!(effects.contains(&Effect::ReadAgain));
        let source = state.editing().expect("it can be edited").source().clone();
        let reading = Reading::of(&source, &Arc::default());
        let begun = Instant::now();
        update(&mut state, Msg::WasRead(Shared::new(reading)));
        let was_read = Instant::now();
        std::hint::black_box(state.article_marks());
        of_article.push(was_read.elapsed());
        took += begun.elapsed();
        keys.push(took);
    }
    let shown = if is_shown { "shown" } else { "hidden" };
    println!(
        "| {field} | {shown} | {} | {} |",
        told(keys),
        told(of_article)
    );
}

fn type_keys(article: Article, dice: &mut Dice) {
    let document = quoting(phrases(&article, 0, dice));
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let text = options.to_string_pretty(&document, PrettyConfig::new());
    let text = text.expect("it can be written");
    let mut state = support::opened(&text);
    let read = ReadText::new(Some(Ok(article))).looked_up(state.timeline.document());
    support::take_text(&mut state, read);
    let event = ValueName::event(&state.timeline.event(EventIx(0)).id);
    let phrase = event.clone().field("when").field("phrases").at(0);
    let fields = [
        ("a title", event.field("title")),
        ("a phrase", phrase.field("text")),
    ];
    println!("| a key in | article | on the window's thread | of which the article |");
    for (field, name) in fields {
        for is_shown in [false, true] {
            type_in(field, &name, is_shown, state.clone());
        }
    }
}

fn main() {
    let mut dice = Dice(7);
    let text = text(&mut dice);
    let begun = Instant::now();
    let article = Article::read(text.as_bytes(), "a.txt").expect("an article");
    println!("reading {} bytes: {:?}", text.len(), begun.elapsed());
    look_up(&article, &mut dice);
    type_keys(article, &mut dice);
}
