//! Cost of the article beside the canvas: a text of 1 MB with 10,000 quoted phrases, at rest, on its way, and far jumps in it; each
//! beside the cost of the same window without it.
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

use claimline::article::Article;
use claimline::document::{Phrase, when};
use claimline::state::{
    ArticleMsg, Msg, OpenDocument, Preferences, ReadText, State, TextMsg, TextScroll, update,
};
use claimline::timeline::Timeline;
use claimline::view::document_layout::DocumentLayout;
use support::large;
use window::Window;

const BYTES: usize = 1_000_000;
const PHRASES: usize = 10_000;
const EVENTS: usize = 100;
const FRAMES: usize = 300;

/// Paragraphs of some six sentences, in each of which a number is unlike all others.
fn text() -> String {
    let mut text = String::from("A title\n\n");
    let mut number = 0;
    while text.len() < BYTES || number < PHRASES {
        for _ in 0..6 {
            text.push_str(&format!(
                "In the year {number} the council met to hear what had been said of the quay and of the ferry. "
            ));
            number += 1;
        }
        text.push_str("\n\n");
    }
    text
}

/// The window, and the length of the article in it.
struct Reader {
    window: Window,
    bytes: usize,
}

/// The doing of a reader from frame to frame.
#[derive(Clone, Copy)]
enum Motion {
    Rest,
    Scroll,
    Jump,
}

impl Reader {
    fn new() -> Self {
        let mut document = large::document(EVENTS);
        for (index, event) in document.events.iter_mut().enumerate() {
            let numbers = (0..PHRASES / EVENTS).map(|at| at * EVENTS + index);
            let phrase = |number| Phrase {
                text: format!("In the year {number} the council"),
                place: None,
            };
            event.when.phrases = numbers.map(phrase).collect();
        }
        let document = Arc::new(document);
        let resolved = when::resolve(&document).expect("good dates");
        let timeline = Timeline::of(document, resolved).expect("good links");
        let text = text();
        let begun = Instant::now();
        let article = Article::read(text.as_bytes(), "article.txt").expect("an article");
        println!("read in {:.0} ms", milliseconds(begun.elapsed()));
        let opened = OpenDocument {
            document_layout: DocumentLayout::new(&timeline),
            timeline: Arc::new(timeline),
            text: None,
        };
        let mut state = State::of(opened, Preferences::default());
        let begun = Instant::now();
        support::take_text(&mut state, ReadText::new(Some(Ok(article))));
        state.article_marks().expect("an article");
        println!(
            "divided and marked in {:.0} ms",
            milliseconds(begun.elapsed())
        );
        Self {
            window: Window::of(state),
            bytes: text.len(),
        }
    }

    fn step(&mut self, motion: Motion) -> Duration {
        let pane = self.window.state.article_pane.as_ref().expect("an article");
        let mut to = pane.view.scroll;
        match motion {
            Motion::Rest => {}
            Motion::Scroll => to.points += 40.0,
            Motion::Jump => {
                let byte = self.window.frame * 7_919 * 13 % self.bytes;
                to = TextScroll { byte, points: 0.0 };
            }
        }
        let middle = pane.view.middle.unwrap_or_default();
        let scrolled = TextMsg::Scrolled { to, middle };
        let scrolled = Msg::Article(ArticleMsg::View(scrolled));
        update(&mut self.window.state, scrolled);
        let begun = Instant::now();
        self.window.draw();
        begun.elapsed()
    }

    fn frames(&mut self, motion: Motion) -> Vec<Duration> {
        let mut frames: Vec<Duration> = (0..FRAMES).map(|_| self.step(motion)).collect();
        frames.sort_unstable();
        frames
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

fn main() {
    let mut reader = Reader::new();
    println!("| the article | median | 95 of 100 frames |");
    println!("|---|---|---|");
    for (name, motion) in [
        ("at rest", Motion::Rest),
        ("scrolled by 40 points a frame", Motion::Scroll),
        ("jumped in", Motion::Jump),
    ] {
        reader.window.state.preferences.article_shown = true;
        let shown = reader.frames(motion);
        reader.window.state.preferences.article_shown = false;
        let hidden = reader.frames(Motion::Rest);
        let of = |frames: &[Duration], share: usize| milliseconds(frames[FRAMES * share / 100]);
        println!(
            "| {name} | {:.2} ms ({:.2} without it) | {:.2} ms ({:.2}) |",
            of(&shown, 50),
            of(&hidden, 50),
            of(&shown, 95),
            of(&hidden, 95)
        );
    }
}
