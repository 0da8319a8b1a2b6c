//! Events that the draft proposes: from the clauses around expressions of time, from events that the text names, and from
//! what it only supposes.

mod dated;
mod named;
mod role;
mod same;
mod supposed;
mod thereafter;

use std::ops::Range;

use super::times::TimeExpression;
use crate::article::Article;
use crate::document::date::{Bounds, EdtfDate, Hemisphere, Window};
use crate::document::{EventKind, Place, Role};

/// Longer sentences are none.
const MAX_SENTENCE_BYTES: usize = 5000;
/// Words that make a clause one of what may come.
const MODALS: &[&str] = &[
    "could", "may", "might", "must", "ought", "shall", "should", "will", "would",
];
/// Bytes of a sentence that are read at either side of what is looked at.
const REACH: usize = 1000;

/// An event that the draft proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// In quotation marks, since the words are the author's.
    pub title: String,
    /// The index of the sentence that tells of it.
    pub sentence: usize,
    /// The words that tell of it.
    pub clause: Range<usize>,
    pub mentions: Vec<Mention>,
    pub kind: EventKind,
    pub date: ProposedDate,
    pub because: String,
    /// What a person must decide about it, a sentence each.
    pub questions: Vec<String>,
}

/// A place where the text speaks of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words that date or name it.
    pub phrase: Range<usize>,
    pub place: Place,
    /// The part that the event plays there.
    pub role: Role,
}

/// The date of a proposed event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProposedDate {
    pub edtf: Option<EdtfDate>,
    pub relation: Relation,
}

/// What the date counts from; other events by their index among the proposals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    #[default]
    Nothing,
    Writing,
    Before(usize),
    After(usize),
    Until(usize),
}

impl Relation {
    /// The other event.
    pub fn event(self) -> Option<usize> {
        match self {
            Self::Nothing | Self::Writing => None,
            Self::Before(event) | Self::After(event) | Self::Until(event) => Some(event),
        }
    }

    /// The same relation to an event that has another index.
    pub fn moved(self, to: usize) -> Self {
        match self {
            Self::Before(_) => Self::Before(to),
            Self::After(_) => Self::After(to),
            Self::Until(_) => Self::Until(to),
            Self::Nothing | Self::Writing => self,
        }
    }
}

/// An article with everything in it that events are proposed from.
pub struct Findings<'a> {
    pub article: &'a Article,
    pub sentences: &'a [Range<usize>],
    pub expressions: &'a [TimeExpression],
    /// The days on which it may have been written, where those are known.
    pub written: Option<Window>,
    /// The same as it is given.
    pub written_text: Option<&'a str>,
    pub hemisphere: Hemisphere,
}

impl Findings<'_> {
    /// The days that a date means.
    fn bounds(&self, edtf: &EdtfDate) -> Option<Bounds> {
        edtf.resolve(self.hemisphere)
            .ok()
            .map(|meaning| meaning.bounds)
    }

    /// As much of a sentence around some bytes of it as people read at once, so that a text without full stops takes no
    /// longer than others.
    fn around(&self, sentence: usize, bytes: &Range<usize>) -> Range<usize> {
        let text = &self.article.text;
        let whole = &self.sentences[sentence];
        let start = text.ceil_char_boundary(bytes.start.saturating_sub(REACH));
        let end = text.floor_char_boundary(bytes.end.saturating_add(REACH).min(text.len()));
        whole.start.max(start).min(bytes.start)..whole.end.min(end).max(bytes.end)
    }

    /// The place of a stretch of the text.
    fn place(&self, bytes: &Range<usize>) -> Place {
        self.article
            .place_of(bytes.start)
            .unwrap_or(Place::Introduction)
    }

    /// True of a sentence that is the heading of a claim with text below it.
    fn is_heading(&self, sentence: usize) -> bool {
        let start = self.sentences[sentence].start;
        let claims = &self.article.claims;
        let index = claims.partition_point(|claim| claim.title.end <= start);
        claims
            .get(index)
            .is_some_and(|claim| claim.has_heading && claim.title.contains(&start))
    }

    fn title(&self, clause: &super::clause::Clause) -> String {
        super::clause::title(&self.article.text, clause, &|bytes| {
            self.article.shown(bytes)
        })
    }

    /// The first day after the writing, from which on lies what the text only supposes.
    fn after_writing(&self) -> Option<String> {
        let until = self.written?.until;
        Window {
            from: Some(until?),
            until: None,
        }
        .earliest_day()
    }
}

/// Proposes the events of an article, in the order in which it speaks of them first.
pub fn propose(findings: &Findings<'_>) -> Vec<Proposal> {
    let mut proposals = dated::propose(findings);
    thereafter::propose(findings, &mut proposals);
    named::propose(findings, &mut proposals);
    supposed::propose(findings, &mut proposals);
    same::merge(findings, proposals)
}
