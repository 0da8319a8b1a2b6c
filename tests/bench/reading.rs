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

use std::sync::Arc;
use std::time::{Duration, Instant};

use claimline::article::Article;
use claimline::document::{Phrase, when};
use claimline::state::{
    ArticleMsg, Msg, OpenDocument, Preferences, State, TextMsg, TextScroll, update,
};
use claimline::timeline::Timeline;
use claimline::view::document_layout::DocumentLayout;
use claimline::{theme, ui};
use egui::{Pos2, RawInput, Rect, vec2};
use support::large;

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

struct Window {
    ctx: egui::Context,
    state: State,
    frame: usize,
    bytes: usize,
}

/// The doing of a reader from frame to frame.
#[derive(Clone, Copy)]
enum Motion {
    Rest,
    Scroll,
    Jump,
}

impl Window {
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
            article: Some(Arc::new(article)),
        };
        let begun = Instant::now();
        let state = State::of(opened, Preferences::default());
        println!(
            "divided and marked in {:.0} ms",
            milliseconds(begun.elapsed())
        );
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut window = Self {
            ctx,
            state,
            frame: 0,
            bytes: text.len(),
        };
        for _ in 0..5 {
            window.draw();
        }
        window
    }

    fn draw(&mut self) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0))),
            time: Some(self.frame as f64 / 60.0),
            ..RawInput::default()
        };
        self.frame += 1;
        let mut messages = Vec::new();
        let state = &self.state;
        let begun = Instant::now();
        let output = self
            .ctx
            .run_ui(input, |ui| ui::window_ui(ui, state, &mut messages));
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(meshes);
        for message in messages {
            update(&mut self.state, message);
        }
        begun.elapsed()
    }

    fn step(&mut self, motion: Motion) -> Duration {
        let pane = self.state.article_pane.as_ref().expect("an article");
        let mut to = pane.view.scroll;
        match motion {
            Motion::Rest => {}
            Motion::Scroll => to.points += 40.0,
            Motion::Jump => {
                let byte = self.frame * 7_919 * 13 % self.bytes;
                to = TextScroll { byte, points: 0.0 };
            }
        }
        let middle = pane.view.middle.unwrap_or_default();
        let scrolled = TextMsg::Scrolled { to, middle };
        update(&mut self.state, Msg::Article(ArticleMsg::View(scrolled)));
        self.draw()
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
    let mut window = Window::new();
    println!("| the article | median | 95 of 100 frames |");
    println!("|---|---|---|");
    for (name, motion) in [
        ("at rest", Motion::Rest),
        ("scrolled by 40 points a frame", Motion::Scroll),
        ("jumped in", Motion::Jump),
    ] {
        window.state.preferences.article_shown = true;
        let shown = window.frames(motion);
        window.state.preferences.article_shown = false;
        let hidden = window.frames(Motion::Rest);
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
