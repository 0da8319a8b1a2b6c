//! The tense and the modality of the clause that an expression stands in, by cue words.

use std::ops::Range;

use super::Modality;

/// The side of the writing that a clause speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tense {
    Past,
    Coming,
    Unknown,
}

/// The bytes of a clause that are read at either side of an expression.
const REACH: usize = 160;

const COMING: &[&str] = &[
    "will",
    "shall",
    "'ll",
    "would",
    "plans",
    "plan",
    "planned",
    "expected",
    "expects",
    "expect",
    "scheduled",
    "slated",
    "due",
    "going",
    "intends",
    "hopes",
    "aims",
    "upcoming",
    "forthcoming",
    "is to",
    "are to",
    "was to",
    "were to",
    "ahead",
    "may",
    "might",
    "could",
    "should",
    "must",
    "can",
    "set",
    "available",
    "planning",
    "begins",
    "opens",
    "starts",
    "deadline",
    "until",
    "by",
];
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "began", "fell", "rose", "made", "took", "came",
    "went", "left", "held", "won", "lost", "met", "sent", "gave", "saw", "found", "got", "led",
    "became", "thought", "brought", "bought", "sold", "paid", "cut", "hit", "put", "ran", "spoke",
    "struck", "broke", "wrote", "died", "been", "has", "have", "shot", "fought", "kept", "knew",
    "felt", "built", "grew", "drew", "flew", "sank", "stood", "since", "ago",
];

const DENIED: &[&str] = &[
    "not", "never", "denied", "denies", "deny", "refuted", "no", "n't", "neither", "nor", "without",
];
const SUPPOSED: &[&str] = &[
    "may",
    "might",
    "would",
    "could",
    "if",
    "likely",
    "perhaps",
    "possibly",
    "probably",
    "expected",
    "unless",
    "should",
    "supposedly",
    "presumably",
    "will",
    "hopes",
    "hope",
    "plans",
    "planned",
    "predicted",
    "forecast",
    "feared",
    "wanted",
    "intends",
    "shall",
];
const ALLEGED: &[&str] = &[
    "said",
    "says",
    "allegedly",
    "reportedly",
    "alleged",
    "claimed",
    "claims",
    "claim",
    "accused",
    "according",
    "reported",
    "argued",
    "believed",
    "apparently",
    "told",
    "stated",
    "announced",
    "rumoured",
    "rumored",
    "purportedly",
];

/// The tense of the nearest verb that is known, before the expression if there is one.
pub fn tense(sentence: &str, at: &Range<usize>) -> Tense {
    let before = words(near_before(sentence, at.start));
    for (place, word) in before.iter().enumerate().rev() {
        let pair = before.get(place + 1).map(|next| format!("{word} {next}"));
        if COMING.contains(&word.as_str()) && !["until", "by"].contains(&word.as_str())
            || pair.is_some_and(|pair| COMING.contains(&pair.as_str()))
        {
            return Tense::Coming;
        }
        if is_past(word) {
            return Tense::Past;
        }
    }
    for word in words(near_after(sentence, at.end)) {
        if is_past(&word) {
            return Tense::Past;
        }
        if ["will", "shall", "would"].contains(&word.as_str()) {
            return Tense::Coming;
        }
    }
    Tense::Unknown
}

fn is_past(word: &str) -> bool {
    PAST.contains(&word) || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// The modality of the clause around an expression.
pub fn modality(sentence: &str, at: &Range<usize>) -> Modality {
    let clause_ends = |c: char| matches!(c, ';' | ':' | '—' | '(' | ')');
    let before = near_before(sentence, at.start);
    let before = before.rsplit(clause_ends).next().unwrap_or_default();
    let after = near_after(sentence, at.end);
    let after = after
        .split(|c: char| clause_ends(c) || c == ',')
        .next()
        .unwrap_or_default();
    let mut clause = words(before);
    clause.extend(words(after));
    let has = |cues: &[&str]| clause.iter().any(|word| cues.contains(&word.as_str()));
    if has(DENIED) {
        Modality::Denied
    } else if has(SUPPOSED) {
        Modality::Supposed
    } else if has(ALLEGED) {
        Modality::Alleged
    } else {
        Modality::Asserted
    }
}

fn near_before(sentence: &str, end: usize) -> &str {
    &sentence[sentence.ceil_char_boundary(end.saturating_sub(REACH))..end]
}

fn near_after(sentence: &str, start: usize) -> &str {
    &sentence[start..sentence.floor_char_boundary(start.saturating_add(REACH).min(sentence.len()))]
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| word.replace('’', "'").to_ascii_lowercase())
        .map(|word| {
            if word.ends_with("n't") {
                "n't".to_owned()
            } else {
                word
            }
        })
        .collect()
}
