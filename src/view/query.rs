//! Words and dates that a reader looks for, and what a document has of them.
//!
//! [`Query::read`] takes a text apart into words and at most one date; [`Findings::of`](findings::Findings::of) asks the
//! timeline's index of words for each. A thing is found if it has every word, in whichever of its texts, and an event has
//! those of a date also if it overlaps that date.

mod excerpt;
mod findings;
mod found;
mod lines;
mod rank;
mod sentences;

use std::ops::Range;

use crate::document::date::{EdtfDate, Instant, Reckoning};
use crate::timeline::{FoldedWord, Thing, Timeline, Word, folded_words};

pub use excerpt::{Excerpt, excerpt, marked};
pub use findings::Findings;
pub use found::Found;
pub use lines::{Line, Section};
pub use sentences::{FoundSentence, words_in};

/// The most words in which a date is looked for, and the longest date among them.
const MAX_WORDS: usize = 16;
const LONGEST_DATE: usize = 8;
/// Words that may stand before a date and say nothing of it.
const BEFORE_DATES: [&str; 5] = ["in", "on", "during", "of", "the"];

/// The sorts of things that are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Everything,
    /// `>`: commands alone.
    Commands,
    /// `#`: claims alone.
    Claims,
    /// `@`: those who take part alone.
    Actors,
}

/// A text that somebody looks for, read.
#[derive(Clone, Debug)]
pub struct Query {
    pub scope: Scope,
    pub words: Vec<Word>,
    pub date: Option<DateSought>,
}

/// A date among the words.
#[derive(Clone, Debug)]
pub struct DateSought {
    /// Its words among all.
    pub words: Range<usize>,
    /// The dates that may be meant, the likeliest first.
    pub dates: Vec<EdtfDate>,
    /// The time of each, in seconds.
    pub spans: Vec<(f64, f64)>,
}

impl Query {
    pub fn read(timeline: &Timeline, text: &str) -> Self {
        let (scope, text) = scoped(text);
        let typed: Vec<FoldedWord> = folded_words(text).collect();
        let index = timeline.text_index();
        let words = typed.iter().map(|word| index.word(&word.folded)).collect();
        let date = match scope {
            Scope::Everything => date_among(timeline, text, &typed),
            Scope::Commands | Scope::Claims | Scope::Actors => None,
        };
        Self { scope, words, date }
    }

    /// The words that no text has, each with the one that is looked for in its place.
    pub fn slips(&self) -> impl Iterator<Item = (&str, &str)> {
        let words = self.words.iter().enumerate();
        let of_text = words.filter(|(at, _)| !self.is_of_date(*at));
        of_text.filter_map(|(_, word)| Some((word.folded.as_str(), word.instead.first()?.as_str())))
    }

    /// True where nothing is asked for: of claims and of those who take part, that is all of them.
    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn is_of_date(&self, word: usize) -> bool {
        let date = self.date.as_ref();
        date.is_some_and(|date| date.words.contains(&word))
    }

    /// True of things that are in scope.
    fn takes(&self, thing: Thing) -> bool {
        match self.scope {
            Scope::Everything => !self.is_empty(),
            Scope::Commands => false,
            Scope::Claims => matches!(thing, Thing::Claim(_)),
            Scope::Actors => matches!(thing, Thing::Actor(_)),
        }
    }
}

/// The scope that a text begins with, and the rest of it.
pub fn scoped(text: &str) -> (Scope, &str) {
    let text = text.trim_start();
    let signs = [
        ('>', Scope::Commands),
        ('#', Scope::Claims),
        ('@', Scope::Actors),
    ];
    let found = signs
        .into_iter()
        .find_map(|(sign, scope)| Some((scope, text.strip_prefix(sign)?)));
    found.unwrap_or((Scope::Everything, text))
}

/// The longest run of words that is a date, without words at its ends that change nothing of it.
fn date_among(timeline: &Timeline, text: &str, typed: &[FoldedWord]) -> Option<DateSought> {
    let read = |words: &Range<usize>| {
        let run = typed.get(words.clone())?;
        let (first, last) = (run.first()?, run.last()?);
        // Signs of EDTF around its digits are no words.
        let start = text[..first.range.start].trim_end_matches(|c: char| "[{-~?%./Y".contains(c));
        let rest = &text[last.range.end..];
        let behind = rest.trim_start_matches(|c: char| "]}~?%./".contains(c));
        let run_text = &text[start.len()..text.len() - behind.len()];
        let digits = run_text.split(|c: char| !c.is_ascii_digit());
        // A number such as "8" or "20" is hardly a year.
        let is_long = digits.map(str::len).max().unwrap_or(0) >= 3;
        let dates = match is_long || run.len() > 1 {
            true => EdtfDate::typed(run_text),
            false => Vec::new(),
        };
        (!dates.is_empty()).then_some(dates)
    };
    let count = typed.len().min(MAX_WORDS);
    let lengths = (1..=count.min(LONGEST_DATE)).rev();
    let mut runs = lengths.flat_map(|length| {
        let starts = 0..=count - length;
        starts.map(move |start| start..start + length)
    });
    let (mut words, dates) = runs.find_map(|words| Some((words.clone(), read(&words)?)))?;
    loop {
        let shorter = [words.start + 1..words.end, words.start..words.end - 1];
        let same = shorter
            .into_iter()
            .find(|shorter| read(shorter).as_ref() == Some(&dates));
        match same {
            Some(shorter) => words = shorter,
            None => break,
        }
    }
    let says_nothing = |word: &FoldedWord| BEFORE_DATES.contains(&word.folded.as_str());
    while words.start > 0 && says_nothing(&typed[words.start - 1]) {
        words.start -= 1;
    }
    let reckoning = Reckoning::from(timeline.document().hemisphere);
    let spans = dates.iter().map(|date| {
        let bounds = date.meaning(reckoning).bounds;
        let start = bounds.start.from.map_or(f64::NEG_INFINITY, Instant::as_f64);
        let end = bounds.end.until.map_or(f64::INFINITY, Instant::as_f64);
        (start, end)
    });
    Some(DateSought {
        words,
        spans: spans.collect(),
        dates,
    })
}
