//! A first draft of a document from the text of an article. Nothing here asserts anything that the text does not say.
//!
//! ```text
//! bytes -> Article -> sentences -> time expressions -+
//!                 \-> cast (names) ------------------+-> events -> document -> RON with comments
//! ```
//!
//! The words of events and claims are the article's own, in quotation marks; whatever a person must decide is a comment
//! `// decide: …` in the file.

mod builds_on;
mod cast;
mod clause;
mod compose;
mod event_nouns;
mod events;
mod ids;
mod lanes;
mod ron;
pub mod times;
mod update;
mod words;
mod writing;

pub use ids::Ids;
pub use ron::Decision;
pub use times::Anchor;
pub use update::{Update, UpdateCounts, update};

use cast::Cast;
use compose::{Composed, Parts, compose};
use events::{Findings, propose};
use times::{Context, RelativeTo, TimeExpression, tag};

use crate::article::{Article, Assumed, Language};
use crate::document::date::{EdtfDate, Hemisphere};
use crate::printable::printable;

/// The knowledge of whoever asks for a draft.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of the writing, instead of what the text tells of it.
    pub written: Option<EdtfDate>,
    /// The time that dates count from. Guessed where it is not given.
    pub anchor: Option<Anchor>,
    /// The half of the globe, for seasons.
    pub hemisphere: Hemisphere,
}

/// A draft of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The file, in RON.
    pub text: String,
    pub counts: Counts,
    /// What is remarkable about it as a whole, a sentence each.
    pub notes: Vec<String>,
    /// What a person must decide, in the order of the file.
    pub decisions: Vec<Decision>,
}

/// The size of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub claims: usize,
    /// Expressions that have a date.
    pub dates: usize,
    /// Those of them without another reading that is as good.
    pub sure_dates: usize,
    pub events: usize,
}

/// Drafts the document of an article.
pub fn draft(article: &Article, options: &Options) -> Draft {
    let Read {
        composed,
        expressions,
    } = read(article, options);
    let notes = notes(article, &expressions);
    let head: Vec<&str> = HEAD
        .into_iter()
        .chain(notes.iter().map(String::as_str))
        .collect();
    let file = ron::write(&composed, &head, &set_apart(article));
    let dated = || {
        expressions
            .iter()
            .filter(|expression| expression.edtf.is_some())
    };
    Draft {
        counts: Counts {
            claims: composed.document.claims.len(),
            dates: dated().count(),
            sure_dates: dated().filter(|expression| expression.sure).count(),
            events: composed.document.events.len(),
        },
        text: file.text,
        notes,
        decisions: file.decisions,
    }
}

/// A document that was put together, and the time expressions that it was made of.
struct Read {
    composed: Composed,
    expressions: Vec<TimeExpression>,
}

/// Reads the document of an article.
fn read(article: &Article, options: &Options) -> Read {
    let sentences = article.sentences();
    let asked = options.written.as_ref().map(EdtfDate::edtf);
    let mut written = article.written(asked);
    let date = written
        .edtf
        .as_deref()
        .and_then(|edtf| EdtfDate::parse(edtf).ok());
    let context = Context {
        written: date.clone(),
        anchor: options.anchor,
        hemisphere: options.hemisphere,
    };
    let mut expressions = tag(&article.text, &sentences, &context);
    if article.language != Language::English {
        expressions.retain(is_explicit);
    }
    writing::weigh(article, &expressions, date.as_ref(), &mut written);
    let written_edtf = writing::edtf(&mut written, article, &expressions);
    let window = date
        .as_ref()
        .and_then(|date| date.resolve(options.hemisphere).ok());
    let findings = Findings {
        article,
        sentences: &sentences,
        expressions: &expressions,
        written: window.map(|meaning| meaning.bounds.start),
        written_text: date.as_ref().map(EdtfDate::edtf),
        hemisphere: options.hemisphere,
    };
    let proposals = propose(&findings);
    let cast = Cast::of(article, &sentences);
    let composed = compose(Parts {
        article,
        sentences: &sentences,
        written,
        written_edtf,
        hemisphere: options.hemisphere,
        cast: &cast,
        proposals: &proposals,
    });
    Read {
        composed,
        expressions,
    }
}

/// True of a date that stands by itself, in figures, which reads alike in many languages.
fn is_explicit(expression: &TimeExpression) -> bool {
    expression.edtf.is_some() && expression.relative_to == RelativeTo::Nothing
}

/// The lines above every draft.
const HEAD: [&str; 2] = [
    "A draft for Claimline, made from the text by rules. Titles, summaries and quotations are the author’s words.",
    "`decide:` marks what a person must judge; kinds, roles, actors and lanes are guesses throughout.",
];

/// What is remarkable about a draft as a whole.
fn notes(article: &Article, expressions: &[TimeExpression]) -> Vec<String> {
    let mut notes: Vec<String> = article.assumed.map(Assumed::note).into_iter().collect();
    if let Language::Other(name) = article.language {
        notes.push(format!(
            "The text seems to be {name}. Drafts are made of English, so only its claims and explicit dates were read."
        ));
    }
    if expressions
        .iter()
        .all(|expression| expression.edtf.is_none())
    {
        notes.push("The text has no date that could be read.".to_owned());
    }
    notes
}

/// What is no part of the text, a line each.
fn set_apart(article: &Article) -> Vec<String> {
    let furniture = article.furniture.iter();
    furniture
        .map(|piece| {
            format!(
                "{}: {}",
                piece.kind.words(),
                printable(&article.shown(piece.bytes.clone()))
            )
        })
        .collect()
}
