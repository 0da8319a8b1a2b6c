//! Events of the clauses around expressions of time.

mod clauses;
mod pair;
mod reading;
mod reason;

use std::collections::HashMap;
use std::ops::Range;

use super::super::clause::{Clause, clauses_around, tells_something};
use super::super::times::{Form, RelativeTo, TimeExpression, TimexKind};
use super::super::words::{is_in, words_of};
use super::role::role_of;
use super::{Findings, Mention, Proposal, ProposedDate, Relation};
use crate::document::Place;
use crate::document::date::EdtfDate;
use clauses::clauses_of;

/// A clause of no more words is quoted whole.
const MAX_PHRASE_WORDS: usize = 8;

/// Proposes the events of all expressions that date something.
pub fn propose(findings: &Findings<'_>) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut event_of: HashMap<usize, usize> = HashMap::new();
    let mut is_taken = false;
    for (index, expression) in findings.expressions.iter().enumerate() {
        // The second of "between 1914 and 1918" was taken with the first.
        if std::mem::take(&mut is_taken) || !dates_something(findings, expression) {
            continue;
        }
        let pair = findings
            .expressions
            .get(index + 1)
            .and_then(|next| pair::pair(findings, expression, next));
        is_taken = pair.is_some();
        let (bytes, edtf) = match pair {
            Some((bytes, edtf)) => (bytes, Some(edtf)),
            None => (expression.bytes.clone(), date_of(findings, expression)),
        };
        let date = ProposedDate {
            relation: relation(expression, edtf.is_some(), &event_of),
            edtf,
        };
        for clause in clauses_of(findings, expression.sentence, &bytes) {
            if let Some(proposal) = proposal(findings, expression, clause, date.clone()) {
                event_of.entry(index).or_insert(proposals.len());
                proposals.push(proposal);
            }
        }
    }
    proposals
}

/// False of what comes again and again, of lengths of time, of vague words, and of what stands in the title.
fn dates_something(findings: &Findings<'_>, expression: &TimeExpression) -> bool {
    if findings.place(&expression.bytes) == Place::Title || expression.timex.kind == TimexKind::Set
    {
        return false;
    }
    if says_present(expression) {
        return says_what_goes_on(findings, expression);
    }
    let value = expression.timex.value.as_deref().unwrap_or_default();
    let is_vague = value.ends_with("_REF") || expression.form == Form::Vague;
    match expression.relative_to {
        RelativeTo::Expression(_) => !is_vague,
        RelativeTo::Writing => expression.edtf.is_some(),
        RelativeTo::Nothing => {
            expression.edtf.is_some()
                || !expression.sure
                || findings.written.is_none() && counts_from_writing(findings, expression)
        }
    }
}

/// True of words that would have a date if the writing had one.
fn counts_from_writing(findings: &Findings<'_>, expression: &TimeExpression) -> bool {
    const COUNTING: &[&str] = &[
        "ago",
        "coming",
        "last",
        "next",
        "past",
        "previous",
        "this",
        "today",
        "tomorrow",
        "yesterday",
    ];
    let words = words_of(&findings.article.text, expression.bytes.clone());
    let counts = words.iter().any(|word| is_in(COUNTING, word.text));
    match expression.form {
        Form::Relative | Form::Part => expression.timex.kind == TimexKind::Date,
        Form::Shift | Form::Span => counts,
        Form::Absolute | Form::Set | Form::Vague => false,
    }
}

fn says_present(expression: &TimeExpression) -> bool {
    expression.timex.value.as_deref() == Some("PRESENT_REF")
}

/// True of "now" in a clause that says what goes on.
fn says_what_goes_on(findings: &Findings<'_>, expression: &TimeExpression) -> bool {
    /// Whoever is meant by these does nothing that is an event.
    const NO_SUBJECTS: &[&str] = &["i", "let", "reader", "readers", "we", "you"];
    let text = &findings.article.text;
    let sentence = findings.around(expression.sentence, &expression.bytes);
    let tells = |clause: &Clause| {
        let words = words_of(text, clause.bytes.clone());
        words.len() > 3 && !words.iter().any(|word| is_in(NO_SUBJECTS, word.text))
    };
    findings.written.is_some()
        && !findings.is_heading(expression.sentence)
        && clauses_around(text, sentence, expression.bytes.clone())
            .iter()
            .all(tells)
}

/// The date of an expression by itself.
fn date_of(findings: &Findings<'_>, expression: &TimeExpression) -> Option<EdtfDate> {
    let edtf = match (says_present(expression), findings.written_text) {
        (true, Some(written)) => Some(format!("..{written}/..")),
        _ => expression.edtf.clone(),
    };
    EdtfDate::parse(&edtf?).ok()
}

fn relation(
    expression: &TimeExpression,
    is_dated: bool,
    event_of: &HashMap<usize, usize>,
) -> Relation {
    match expression.relative_to {
        RelativeTo::Writing if is_dated => Relation::Writing,
        RelativeTo::Expression(other) if !is_dated => match event_of.get(&other) {
            Some(event) => Relation::After(*event),
            None => Relation::Nothing,
        },
        _ => Relation::Nothing,
    }
}

fn proposal(
    findings: &Findings<'_>,
    expression: &TimeExpression,
    clause: Clause,
    date: ProposedDate,
) -> Option<Proposal> {
    let text = &findings.article.text;
    let title = findings.title(&clause);
    if title
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        < 3
        || !tells_something(text, &clause)
    {
        return None;
    }
    let phrase = phrase(text, &clause);
    let read = reading::read(findings, expression, &clause, &phrase, date);
    let role = role_of(
        text,
        &findings.around(expression.sentence, &clause.bytes),
        &clause.bytes,
        read.kind,
    );
    let place = findings.place(&phrase);
    Some(Proposal {
        title,
        sentence: expression.sentence,
        clause: clause.bytes,
        mentions: vec![Mention {
            phrase,
            place,
            role,
        }],
        kind: read.kind,
        date: read.date,
        because: read.because,
        questions: read.questions,
    })
}

/// The words that are quoted: the expression with what belongs to it, and a short clause whole.
fn phrase(text: &str, clause: &Clause) -> Range<usize> {
    let is_one =
        clause.bytes.start <= clause.expression.start && clause.expression.end <= clause.bytes.end;
    let is_at_end =
        clause.bytes.start == clause.expression.start || clause.bytes.end == clause.expression.end;
    let is_short = words_of(text, clause.bytes.clone()).len() <= MAX_PHRASE_WORDS;
    match is_one && is_at_end && is_short {
        true => clause.bytes.clone(),
        false => clause.expression.clone(),
    }
}
