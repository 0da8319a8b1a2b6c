//! What the text fears, forecasts or calls for, where it gives no time for it.

use std::collections::HashSet;

use super::super::clause::{Clause, title};
use super::super::words::{SUBORDINATORS, Word, is_auxiliary, is_in, is_past, words_of};
use super::role::role_of;
use super::{Findings, MAX_SENTENCE_BYTES, MODALS, Mention, Proposal, ProposedDate, Relation};
use crate::document::date::EdtfDate;
use crate::document::{EventKind, Place};

/// Verbs behind "can" that make it so too.
const AVERTING: &[&str] = &["avert", "avoid", "prevent", "still", "stop"];
/// Auxiliaries that tell nothing as past.
const PRESENT: &[&str] = &[
    "are", "can", "cannot", "can’t", "do", "does", "has", "have", "is",
];
/// Words beside which "would" and "could" are of what may come.
const CUES: &[&str] = &[
    "any",
    "if",
    "indefinitely",
    "likely",
    "might",
    "possibly",
    "probably",
    "soon",
    "still",
    "surely",
    "unless",
];
/// The most words of what is quoted.
const MAX_PHRASE_WORDS: usize = 8;

/// Adds what is supposed, one event a place at most: the first of a claim that is not its heading.
pub fn propose(findings: &Findings<'_>, proposals: &mut Vec<Proposal>) {
    let mut told: HashSet<usize> = proposals
        .iter()
        .filter(|proposal| proposal.kind == EventKind::Hypothetical)
        .map(|proposal| proposal.sentence)
        .collect();
    let mut last_place = None;
    for sentence in 0..findings.sentences.len() {
        let place = findings.place(&findings.sentences[sentence]);
        if findings.sentences[sentence].len() > MAX_SENTENCE_BYTES
            || place == Place::Title
            || findings.is_heading(sentence)
            || last_place == Some(place)
            || !told.insert(sentence)
        {
            continue;
        }
        if let Some(proposal) = of_sentence(findings, sentence) {
            last_place = Some(place);
            proposals.push(proposal);
        }
    }
}

fn of_sentence(findings: &Findings<'_>, sentence: usize) -> Option<Proposal> {
    let text = &findings.article.text;
    let whole = &findings.sentences[sentence];
    let words = words_of(text, whole.clone());
    let at = modal(&words)?;
    if text[whole.clone()].ends_with('?') {
        return None;
    }
    let begins =
        |index: &usize| words[*index].is_after_break || is_in(SUBORDINATORS, words[*index].text);
    let start = (1..=at).rev().find(begins).unwrap_or(0);
    // "The first of which".
    let start = match start > 0 && words[start - 1].text == "of" {
        true => (1..start).rev().find(begins).unwrap_or(0),
        false => start,
    };
    let end = (at + 1..words.len()).find(begins).unwrap_or(words.len());
    let bytes = words[start].bytes.start..words[end - 1].bytes.end;
    let clause = Clause {
        expression: bytes.end..bytes.end,
        bytes: bytes.clone(),
    };
    let last = (at + MAX_PHRASE_WORDS).min(end) - 1;
    let phrase = words[at].bytes.start..words[last].bytes.end;
    let edtf = findings
        .after_writing()
        .and_then(|first| EdtfDate::parse(&format!("[{first}..]")).ok());
    let relation = match edtf {
        Some(_) => Relation::Writing,
        None => Relation::Nothing,
    };
    Some(Proposal {
        title: title(text, &clause, &|bytes| findings.article.shown(bytes)),
        sentence,
        mentions: vec![Mention {
            place: findings.place(&phrase),
            role: role_of(text, whole, &bytes, EventKind::Hypothetical),
            phrase,
        }],
        clause: bytes,
        kind: EventKind::Hypothetical,
        date: ProposedDate { edtf, relation },
        because: format!(
            "The text says “{}”, so it can lie only after the writing; it sets no date.",
            words[at].text
        ),
        questions: Vec::new(),
    })
}

/// The verb that makes a sentence one of what may come: a modal one, before which nothing is told as past.
fn modal(words: &[Word<'_>]) -> Option<usize> {
    const SUBORDINATE: &[&str] = &["how", "if", "lest", "that", "what", "whether", "why"];
    for (at, word) in words.iter().enumerate() {
        let is_can = word.text == "can"
            && words
                .get(at + 1)
                .is_some_and(|next| is_in(AVERTING, next.text));
        let is_month = word.text == "May";
        if is_in(MODALS, word.text) && !is_month || is_can {
            let start = (0..at)
                .rev()
                .find(|index| words[index + 1].is_after_break)
                .map_or(0, |index| index + 1);
            let is_main = !words[start..at]
                .iter()
                .any(|word| is_in(SUBORDINATE, word.text));
            let is_of_past = words.get(at + 1).is_some_and(|next| next.text == "have");
            let ends = at + 1 >= words.len();
            // In a history they tell what people used to do or were able to.
            let needs_cue = matches!(word.text, "would" | "could");
            let has_cue = words.iter().any(|word| is_in(CUES, word.text));
            if (!needs_cue || has_cue)
                && is_main
                && !is_of_past
                && !ends
                && !speaks_of_itself(&words[start..at])
            {
                return Some(at);
            }
        } else if is_past(word.text) || is_auxiliary(word.text) && !is_in(PRESENT, word.text) {
            return None;
        }
    }
    None
}

/// True of what the text says of itself or of its reader: "The present piece will raise …".
fn speaks_of_itself(subject: &[Word<'_>]) -> bool {
    const ITSELF: &[&str] = &[
        "article", "author", "essay", "i", "one", "piece", "reader", "readers", "that", "this",
        "we", "what", "who", "you",
    ];
    subject
        .iter()
        .rev()
        .take(3)
        .any(|word| is_in(ITSELF, word.text))
}
