//! What an expression dates: the noun that it belongs to, or the clauses around it.

use std::ops::Range;

use super::super::super::clause::{Clause, clauses_around};
use super::super::super::event_nouns::named_event;
use super::super::super::words::{BEFORE_TIMES, LEADING, Word, is_in, is_verb, words_of};
use super::super::Findings;

/// The most words of what an expression names: "last April’s change of government".
const MAX_NAMED_WORDS: usize = 5;

/// The clauses that an expression at these bytes dates.
pub fn clauses_of(findings: &Findings<'_>, sentence: usize, bytes: &Range<usize>) -> Vec<Clause> {
    let text = &findings.article.text;
    let around = findings.around(sentence, bytes);
    let named = owned(text, &around, bytes).or_else(|| owner(text, &around, bytes));
    match named {
        Some(clause) => vec![clause],
        None => clauses_around(text, around, bytes.clone()),
    }
}

/// The noun in "last April’s election".
fn owned(text: &str, sentence: &Range<usize>, bytes: &Range<usize>) -> Option<Clause> {
    let expression = &text[bytes.clone()];
    let behind = &text[bytes.end..sentence.end];
    let is_owner =
        |text: &str| text.ends_with("’s") || text.ends_with("'s") || text.ends_with(['’', '\'']);
    let ending = ["’s ", "'s ", "’ ", "' "]
        .into_iter()
        .find(|ending| behind.starts_with(ending));
    if !is_owner(expression) && ending.is_none() {
        return None;
    }
    let from = bytes.end + ending.map_or(0, str::len);
    let words = words_of(text, from..sentence.end.max(from));
    let count = named_event(&words, MAX_NAMED_WORDS)?;
    let end = words[count - 1 + of_what(&words[count..])].bytes.end;
    Some(Clause {
        bytes: bytes.start..end,
        expression: bytes.start..words[0].bytes.start,
    })
}

/// The number of words that go on with "of harbourmaster".
fn of_what(words: &[Word<'_>]) -> usize {
    if words
        .first()
        .is_none_or(|word| word.text != "of" || word.is_after_break)
    {
        return 0;
    }
    let is_part = |word: &&Word<'_>| {
        !word.is_after_break && !is_verb(word.text) && !is_in(BEFORE_TIMES, word.text)
    };
    let count = words[1..].iter().take(2).take_while(is_part).count();
    // "Change of harbourmaster each town": only the noun right behind belongs to it.
    let has_article = words
        .get(1)
        .is_some_and(|word| matches!(word.text, "the" | "a" | "an"));
    match (count, has_article) {
        (0, _) => 0,
        (1, true) => 0,
        (_, true) => 3,
        (_, false) => 2,
    }
}

/// The noun in "the truce of January 2017".
fn owner(text: &str, sentence: &Range<usize>, bytes: &Range<usize>) -> Option<Clause> {
    let words = words_of(text, sentence.start..bytes.start);
    let (of, before) = words.split_last()?;
    let is_next = text[of.bytes.end..bytes.start].trim().is_empty();
    if !of.text.eq_ignore_ascii_case("of") || !is_next {
        return None;
    }
    let ends = |word: &Word<'_>| {
        is_verb(word.text) || is_in(BEFORE_TIMES, word.text) || is_in(LEADING, word.text)
    };
    let start = match before
        .iter()
        .rposition(|word| word.is_after_break || ends(word))
    {
        Some(at) if ends(&before[at]) => at + 1,
        Some(at) => at,
        None => 0,
    };
    let named = &before[start..];
    (1..=MAX_NAMED_WORDS)
        .contains(&named.len())
        .then(|| Clause {
            bytes: named[0].bytes.start..bytes.end,
            expression: of.bytes.start..bytes.end,
        })
}
