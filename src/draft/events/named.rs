//! Events that the text names without a date, and what it ties to them: "until the coup", "after the change of government".

use super::super::clause::{Clause, title};
use super::super::event_nouns::named_event;
use super::super::words::{Word, in_marks, is_in, is_verb, words_of};
use super::role::role_of;
use super::{Findings, MAX_SENTENCE_BYTES, MODALS, Mention, Proposal, ProposedDate, Relation};
use crate::document::{EventKind, Place};

/// The most words of a name.
const MAX_WORDS: usize = 6;
/// The fewest and the most words of a clause that is tied to a named event.
const CLAUSE_WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// Words that tie a clause to an event.
const AFTER: &[&str] = &["after", "following"];
const BEFORE: &[&str] = &["before"];
const UNTIL: &[&str] = &["till", "until"];
const DURING: &[&str] = &["during", "since"];

/// Adds the named events, each with the clause that is dated by it.
pub fn propose(findings: &Findings<'_>, proposals: &mut Vec<Proposal>) {
    for sentence in 0..findings.sentences.len() {
        if findings.sentences[sentence].len() > MAX_SENTENCE_BYTES
            || findings.place(&findings.sentences[sentence]) == Place::Title
            || findings.is_heading(sentence)
        {
            continue;
        }
        let words = words_of(&findings.article.text, findings.sentences[sentence].clone());
        for at in 0..words.len() {
            let ties = [AFTER, BEFORE, UNTIL, DURING]
                .iter()
                .any(|list| is_in(list, words[at].text));
            let behind = &words[at + 1..];
            if ties
                && behind.first().is_some_and(|next| !next.is_after_break)
                && let Some(count) = named_event(behind, MAX_WORDS)
                && !is_dated(
                    findings,
                    words[at].bytes.start..behind[count - 1].bytes.end + " of ".len() + 1,
                )
            {
                propose_at(findings, sentence, &words, at, count, proposals);
            }
        }
    }
}

/// True where an expression of time has to do with these words.
fn is_dated(findings: &Findings<'_>, bytes: std::ops::Range<usize>) -> bool {
    let from = findings
        .expressions
        .partition_point(|expression| expression.bytes.end <= bytes.start);
    findings
        .expressions
        .get(from)
        .is_some_and(|expression| expression.bytes.start < bytes.end)
}

fn propose_at(
    findings: &Findings<'_>,
    sentence: usize,
    words: &[Word<'_>],
    at: usize,
    count: usize,
    proposals: &mut Vec<Proposal>,
) {
    let text = &findings.article.text;
    let name = words[at + 1].bytes.start..words[at + count].bytes.end;
    let phrase = words[at].bytes.start..name.end;
    let whole = &findings.sentences[sentence];
    let named = proposals.len();
    let is_supposed = words.iter().any(|word| is_in(MODALS, word.text));
    proposals.push(Proposal {
        title: in_marks(&findings.article.shown(name.clone())),
        sentence,
        clause: name.clone(),
        mentions: vec![Mention {
            place: findings.place(&phrase),
            role: role_of(text, whole, &phrase, EventKind::Happened),
            phrase: phrase.clone(),
        }],
        kind: EventKind::Happened,
        date: ProposedDate::default(),
        because: "The text names it and does not date it.".to_owned(),
        questions: Vec::new(),
    });
    let relation = match words[at].text.to_lowercase().as_str() {
        word if AFTER.contains(&word) => Relation::After(named),
        word if BEFORE.contains(&word) => Relation::Before(named),
        word if UNTIL.contains(&word) => Relation::Until(named),
        _ => return,
    };
    let start = (0..at)
        .rev()
        .find(|index| words[*index].is_after_break)
        .unwrap_or(0);
    // "Up until".
    let end = at - usize::from(at > start && words[at - 1].text == "up");
    let tied = &words[start..end];
    let is_clause =
        CLAUSE_WORDS.contains(&tied.len()) && tied.iter().any(|word| is_verb(word.text));
    if is_supposed || !is_clause || is_dated(findings, tied[0].bytes.start..words[at].bytes.end) {
        return;
    }
    let clause = Clause {
        bytes: tied[0].bytes.start..words[end - 1].bytes.end,
        expression: words[end - 1].bytes.end..words[end - 1].bytes.end,
    };
    proposals.push(Proposal {
        title: title(text, &clause, &|bytes| findings.article.shown(bytes)),
        sentence,
        mentions: vec![Mention {
            place: findings.place(&phrase),
            role: role_of(text, whole, &clause.bytes, EventKind::Alleged),
            phrase,
        }],
        clause: clause.bytes,
        kind: EventKind::Alleged,
        date: ProposedDate {
            edtf: None,
            relation,
        },
        because: format!("The text gives the order only: “{}”.", words[at].text),
        questions: Vec::new(),
    });
}
