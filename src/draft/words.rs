//! Words of a sentence with their places, and the small lists of English that the draft guesses by.

mod lists;

use std::ops::Range;

use crate::document::quoted;
use lists::{AUXILIARIES, IRREGULAR_PASTS, NO_VERBS_IN_ED};
pub use lists::{
    BEFORE_TIMES, COMMON, LEADING, MAYBE_SUBORDINATORS, RELATIVES, SUBORDINATORS, UNFINISHED,
};

/// A word of a text, without the punctuation around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// Its place in the whole text, in bytes.
    pub bytes: Range<usize>,
    /// A comma, a dash or the like stands between it and the word before.
    pub is_after_break: bool,
}

/// The words of a stretch of a text.
pub fn words_of(text: &str, bytes: Range<usize>) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut is_after_break = false;
    let mut at = bytes.start;
    for piece in text[bytes].split_inclusive(char::is_whitespace) {
        let start = at;
        at += piece.len();
        let piece = piece.trim_end();
        let shown = piece.trim_matches(is_punctuation);
        let before = piece.len() - piece.trim_start_matches(is_punctuation).len();
        if shown.is_empty() {
            is_after_break |= piece.contains(is_break);
            continue;
        }
        let start = start + before;
        is_after_break |= piece[..before].contains(is_break);
        words.push(Word {
            text: shown,
            bytes: start..start + shown.len(),
            is_after_break,
        });
        is_after_break = piece[before + shown.len()..].contains(is_break);
    }
    words
}

fn is_punctuation(letter: char) -> bool {
    !letter.is_alphanumeric() && !matches!(letter, '$' | '€' | '£' | '%')
}

/// True of what parts clauses.
fn is_break(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '-')
}

/// A text of the author's between quotation marks, with those within it single.
pub fn in_marks(text: &str) -> String {
    quoted(&text.replace('"', "'"))
}

/// True of a word of a list that is sorted and in small letters.
pub fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// True of a word that is surely or most likely a finite verb.
pub fn is_verb(word: &str) -> bool {
    is_auxiliary(word) || is_past(word)
}

pub fn is_auxiliary(word: &str) -> bool {
    is_in(AUXILIARIES, &word.replace('\'', "’"))
}

/// True of a past tense, or of a participle that looks like one.
pub fn is_past(word: &str) -> bool {
    let is_regular = word.len() > 4 && word.to_lowercase().ends_with("ed") && !word.contains('-');
    is_in(IRREGULAR_PASTS, word) || is_regular && !is_in(NO_VERBS_IN_ED, word)
}

/// A word as it is compared with others: in small letters, without the endings of plural and possessive.
pub fn stem(word: &str) -> String {
    let word = word.to_lowercase().replace('\'', "’");
    let word = word.trim_end_matches("’s").trim_end_matches('’');
    for ending in [
        "ations", "ation", "ences", "ence", "ances", "ance", "ents", "ent", "ings", "ing", "ies",
        "es", "ed", "s",
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places_and_know_the_break_before_them() {
        let text = "“Well”, said Ann’s (old) dog — and left.";
        let words = words_of(text, 0..text.len());
        let found: Vec<(&str, bool)> = words
            .iter()
            .map(|word| (word.text, word.is_after_break))
            .collect();
        let expected = [
            ("Well", false),
            ("said", true),
            ("Ann’s", false),
            ("old", true),
            ("dog", true),
            ("and", true),
            ("left", false),
        ];
        assert_eq!(found, expected);
        assert!(
            words
                .iter()
                .all(|word| &text[word.bytes.clone()] == word.text)
        );
    }

    #[test]
    fn verbs_are_told_by_list_and_ending() {
        for verb in ["was", "Became", "partnered", "can't", "fell"] {
            assert!(is_verb(verb), "{verb}");
        }
        for other in ["hundred", "red", "need", "quay", "US-backed"] {
            assert!(!is_verb(other), "{other}");
        }
    }
}
