//! Cost of looking up 10,000 phrases of a document in a text of 1 MB: words that are there, words that are not quite, and words that
//! are not.
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

use std::time::{Duration, Instant};

use claimline::article::{Article, Quotations, WordIndex};
use claimline::document::{Phrase, Place};
use support::{Dice, large};

const BYTES: usize = 1_000_000;
const PHRASES: usize = 10_000;
const RUNS: usize = 5;
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

fn main() {
    let mut dice = Dice(7);
    let text = text(&mut dice);
    let begun = Instant::now();
    let article = Article::read(text.as_bytes(), "a.txt").expect("an article");
    println!("reading {} bytes: {:?}", text.len(), begun.elapsed());
    println!("| words changed | index | phrases | verbatim | near | missing |");
    for changed in [0, 1, PHRASE_WORDS] {
        let mut document = large::document(PHRASES);
        let phrases = phrases(&article, changed, &mut dice);
        for (event, phrase) in document.events.iter_mut().zip(phrases) {
            event.when.phrases = vec![phrase];
        }
        let mut took: Vec<(Duration, Duration)> = Vec::new();
        let mut counts = [0; 3];
        for _ in 0..RUNS {
            let begun = Instant::now();
            let index = WordIndex::of(&article);
            let indexed = begun.elapsed();
            let quotations = Quotations::with_index(&document, &article, &index);
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
