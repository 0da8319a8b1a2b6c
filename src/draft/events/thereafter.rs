//! What the text only puts after the event that it told of last: "shortly thereafter", "afterwards".

use std::ops::Range;

use super::super::clause::clauses_around;
use super::super::words::{is_in, words_of};
use super::role::role_of;
use super::{Findings, MAX_SENTENCE_BYTES, Mention, Proposal, ProposedDate, Relation};
use crate::document::{EventKind, Place};

/// The event stands no more sentences before.
const MAX_SENTENCES: usize = 3;
const THEREAFTER: &[&str] = &["afterward", "afterwards", "thereafter"];
const HOW_SOON: &[&str] = &["immediately", "long", "not", "shortly", "soon"];

/// Adds the clauses that are dated by such a word and by nothing else.
pub fn propose(findings: &Findings<'_>, proposals: &mut Vec<Proposal>) {
    let told: Vec<usize> = (0..proposals.len())
        .filter(|index| is_over(findings, &proposals[*index]))
        .collect();
    for (sentence, bytes) in findings.sentences.iter().enumerate() {
        if bytes.len() > MAX_SENTENCE_BYTES || findings.place(bytes) == Place::Title {
            continue;
        }
        let Some(phrase) = phrase(findings, bytes.clone()) else {
            continue;
        };
        let is_near = |event: &Proposal| {
            event.clause.end <= phrase.start && sentence <= event.sentence + MAX_SENTENCES
        };
        let before = told.iter().rev().find(|index| is_near(&proposals[**index]));
        if let Some(before) = before {
            let found = proposal(findings, sentence, phrase, *before);
            proposals.extend(found);
        }
    }
}

/// True of an event that was over when the text was written, so that something can lie between.
fn is_over(findings: &Findings<'_>, proposal: &Proposal) -> bool {
    let bounds = proposal
        .date
        .edtf
        .as_ref()
        .and_then(|edtf| findings.bounds(edtf));
    let ends = bounds.and_then(|bounds| bounds.end.until);
    let written = findings.written.and_then(|written| written.from);
    let is_before = written.is_none_or(|written| ends.is_some_and(|ends| ends < written));
    ends.is_some()
        && is_before
        && proposal.kind == EventKind::Happened
        && !findings.is_heading(proposal.sentence)
}

/// The first such word of a sentence, with the one that says how soon.
fn phrase(findings: &Findings<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let words = words_of(&findings.article.text, sentence);
    let at = words.iter().position(|word| is_in(THEREAFTER, word.text))?;
    let start = (0..at)
        .rev()
        .take_while(|index| is_in(HOW_SOON, words[*index].text))
        .last()
        .unwrap_or(at);
    Some(words[start].bytes.start..words[at].bytes.end)
}

fn proposal(
    findings: &Findings<'_>,
    sentence: usize,
    phrase: Range<usize>,
    before: usize,
) -> Option<Proposal> {
    let text = &findings.article.text;
    let around = findings.around(sentence, &phrase);
    let from = findings
        .expressions
        .partition_point(|other| other.bytes.end <= phrase.start);
    let is_dated = findings
        .expressions
        .get(from)
        .is_some_and(|other| other.bytes.start < phrase.end && other.edtf.is_some());
    let clause = clauses_around(text, around.clone(), phrase.clone())
        .into_iter()
        .next()?;
    (!is_dated).then(|| Proposal {
        title: findings.title(&clause),
        sentence,
        mentions: vec![Mention {
            place: findings.place(&phrase),
            role: role_of(text, &around, &clause.bytes, EventKind::Alleged),
            phrase,
        }],
        clause: clause.bytes,
        kind: EventKind::Alleged,
        date: ProposedDate {
            edtf: None,
            relation: Relation::After(before),
        },
        because: "The text puts it after the event that it told of last.".to_owned(),
        questions: Vec::new(),
    })
}
