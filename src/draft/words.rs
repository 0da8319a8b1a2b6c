//! Words of a sentence with their places, and the small lists of English that the draft guesses by.

use std::ops::Range;

use crate::document::quoted;

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

/// Words that begin a clause of its own.
pub const SUBORDINATORS: &[&str] = &[
    "although", "because", "if", "lest", "since", "though", "unless", "when", "where", "whereas",
    "whereby", "which", "while", "who", "whom", "whose",
];
/// Words that begin a clause, or stand before a noun.
pub const MAYBE_SUBORDINATORS: &[&str] = &["after", "before", "once", "until"];
/// Words that only tie a clause to what stands before it.
pub const LEADING: &[&str] = &[
    "after",
    "also",
    "although",
    "and",
    "as",
    "because",
    "before",
    "but",
    "even",
    "finally",
    "first",
    "hence",
    "however",
    "if",
    "indeed",
    "lest",
    "mean",
    "means",
    "meanwhile",
    "moreover",
    "nor",
    "now",
    "once",
    "only",
    "or",
    "second",
    "since",
    "so",
    "still",
    "that",
    "then",
    "therefore",
    "third",
    "though",
    "thus",
    "till",
    "unless",
    "until",
    "when",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "yet",
];
/// Words that something must follow.
pub const UNFINISHED: &[&str] = &[
    "a", "about", "above", "across", "after", "against", "all", "along", "although", "among", "an",
    "and", "are", "around", "as", "at", "because", "been", "before", "behind", "being", "below",
    "between", "but", "by", "can", "could", "did", "do", "does", "during", "each", "even", "every",
    "for", "from", "had", "has", "have", "her", "his", "if", "in", "into", "is", "its", "just",
    "may", "might", "more", "most", "must", "my", "near", "no", "nor", "not", "of", "on", "only",
    "onto", "or", "our", "over", "per", "rather", "shall", "should", "since", "so", "some", "such",
    "than", "that", "the", "their", "these", "this", "those", "through", "to", "toward", "towards",
    "under", "until", "upon", "very", "was", "were", "when", "where", "which", "while", "who",
    "whose", "will", "with", "within", "without", "would", "your",
];
/// Words that stand before an expression of time and belong to it.
pub const BEFORE_TIMES: &[&str] = &[
    "about",
    "across",
    "after",
    "around",
    "as",
    "at",
    "before",
    "between",
    "by",
    "circa",
    "during",
    "early",
    "ever",
    "for",
    "from",
    "in",
    "into",
    "late",
    "of",
    "on",
    "only",
    "over",
    "since",
    "through",
    "throughout",
    "till",
    "to",
    "until",
    "up",
    "within",
];
/// Words that carry no meaning by which two texts could be compared.
pub const COMMON: &[&str] = &[
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "during",
    "each",
    "even",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "herself",
    "himself",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "last",
    "like",
    "likely",
    "made",
    "many",
    "may",
    "might",
    "more",
    "most",
    "much",
    "must",
    "new",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "past",
    "put",
    "said",
    "same",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "two",
    "under",
    "until",
    "up",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
    "will",
    "with",
    "would",
    "year",
    "years",
    "you",
];
const AUXILIARIES: &[&str] = &[
    "are",
    "aren’t",
    "came",
    "can",
    "cannot",
    "can’t",
    "could",
    "couldn’t",
    "did",
    "didn’t",
    "do",
    "does",
    "doesn’t",
    "don’t",
    "had",
    "hadn’t",
    "has",
    "hasn’t",
    "have",
    "haven’t",
    "is",
    "isn’t",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "was",
    "wasn’t",
    "were",
    "weren’t",
    "will",
    "won’t",
    "would",
    "wouldn’t",
];
const IRREGULAR_PASTS: &[&str] = &[
    "arose",
    "ate",
    "became",
    "began",
    "bit",
    "blew",
    "bore",
    "bought",
    "broke",
    "brought",
    "built",
    "burnt",
    "came",
    "caught",
    "chose",
    "cut",
    "dealt",
    "died",
    "drank",
    "drew",
    "drove",
    "dug",
    "fed",
    "fell",
    "felt",
    "fled",
    "flew",
    "forbade",
    "forgot",
    "fought",
    "found",
    "froze",
    "gave",
    "got",
    "grew",
    "heard",
    "held",
    "hid",
    "hit",
    "hung",
    "hurt",
    "kept",
    "knew",
    "laid",
    "lay",
    "leapt",
    "led",
    "left",
    "lent",
    "let",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "rang",
    "read",
    "rode",
    "rose",
    "said",
    "sang",
    "sank",
    "sat",
    "saw",
    "sent",
    "set",
    "shook",
    "shot",
    "shut",
    "slept",
    "slid",
    "sold",
    "spent",
    "split",
    "spoke",
    "sprang",
    "spread",
    "stole",
    "stood",
    "struck",
    "stuck",
    "swam",
    "swept",
    "swore",
    "swung",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "tore",
    "understood",
    "went",
    "withdrew",
    "woke",
    "won",
    "wore",
    "wove",
    "wrote",
];
const NO_VERBS_IN_ED: &[&str] = &[
    "bed",
    "biased",
    "breed",
    "deed",
    "exceed",
    "feed",
    "greed",
    "hundred",
    "indeed",
    "infrared",
    "naked",
    "need",
    "one-sided",
    "proceed",
    "red",
    "sacred",
    "seed",
    "shed",
    "speed",
    "succeed",
    "united",
    "weed",
];

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
    fn the_lists_are_sorted() {
        for list in [
            SUBORDINATORS,
            MAYBE_SUBORDINATORS,
            LEADING,
            UNFINISHED,
            BEFORE_TIMES,
            COMMON,
            AUXILIARIES,
            IRREGULAR_PASTS,
            NO_VERBS_IN_ED,
        ] {
            let out = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(out, None);
        }
    }

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
