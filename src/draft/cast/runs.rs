//! Runs of capitalised words in a sentence.

use std::ops::Range;

use super::super::words::{
    BEFORE_TIMES, COMMON, LEADING, UNFINISHED, Word, is_in, is_verb, words_of,
};

/// A run that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its words, without possessive endings, with single spaces.
    pub name: String,
    pub bytes: Range<usize>,
    /// A single word with which a sentence begins, so that its capital says nothing.
    pub is_weak: bool,
}

/// Words that join two parts of a name.
const JOINING: &[&str] = &[
    "al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "of", "van", "von",
];
/// Titles in front of a name that are no part of it.
const HONORIFICS: &[&str] = &[
    "ambassador",
    "capt",
    "captain",
    "chief",
    "col",
    "colonel",
    "det",
    "dr",
    "former",
    "gen",
    "general",
    "governor",
    "king",
    "lady",
    "lt",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "president",
    "prime",
    "prof",
    "professor",
    "queen",
    "rep",
    "secretary",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sir",
];
/// Capitalised words that are no names.
const NO_NAMES: &[&str] = &[
    "ad",
    "april",
    "august",
    "bc",
    "bce",
    "ce",
    "christmas",
    "december",
    "easter",
    "february",
    "first",
    "friday",
    "i",
    "i’d",
    "i’ll",
    "i’m",
    "i’ve",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "november",
    "october",
    "ok",
    "pm",
    "prime",
    "saturday",
    "second",
    "september",
    "sunday",
    "third",
    "thursday",
    "tuesday",
    "wednesday",
];
/// Months that people are called.
const FIRST_NAMES: &[&str] = &["april", "august", "june", "may"];
/// The most bytes of a name.
const MAX_NAME_BYTES: usize = 80;
/// A sentence of which more is capitalised is set as a heading is.
const MAX_CAPITALISED: f64 = 0.6;

/// A word without its possessive ending.
pub fn bare(word: &str) -> &str {
    let endings = ["’s", "'s", "’", "'"];
    endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// True of a word that may be a part of a name. "US-backed" is none.
fn is_capitalised(word: &str) -> bool {
    let is_small = |part: &str| part.chars().count() > 2 && part.starts_with(char::is_lowercase);
    word.starts_with(char::is_uppercase) && !word.split('-').any(is_small)
}

/// A capitalised word that stands in headlines, and in no name.
fn is_set_word(word: &str) -> bool {
    let is_acronym = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    !is_acronym && (is_in(COMMON, word) || is_in(UNFINISHED, word) || is_verb(word))
}

/// The runs of a sentence. One that is set as a heading has none, since there every word has a capital.
pub fn runs_of(text: &str, sentence: Range<usize>) -> Vec<Run> {
    let words = words_of(text, sentence);
    if is_heading(&words) {
        return Vec::new();
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = run_from(&words, at);
        if end > at {
            runs.extend(run(&words, at, end));
        }
        at = end.max(at + 1);
    }
    runs
}

/// True of a sentence that is set as headings are: words have capitals that no name is made of.
fn is_heading(words: &[Word<'_>]) -> bool {
    let is_set = |word: &&Word<'_>| {
        let is_acronym = word
            .text
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            > 1;
        let says_little = is_in(COMMON, word.text) || is_in(UNFINISHED, word.text);
        is_capitalised(word.text) && !word.is_after_break && says_little && !is_acronym
    };
    let capitalised = words
        .iter()
        .filter(|word| is_capitalised(word.text))
        .count();
    words.iter().skip(1).any(|word| is_set(&word))
        && capitalised as f64 > MAX_CAPITALISED * words.len() as f64
}

/// The index behind the run that begins at a word; that of the word itself if none does.
fn run_from(words: &[Word<'_>], start: usize) -> usize {
    if !is_capitalised(words[start].text) || is_set_word(words[start].text) && start > 0 {
        return start;
    }
    let mut end = start + 1;
    loop {
        let is_closed = bare(words[end - 1].text) != words[end - 1].text;
        let Some(next) = words.get(end).filter(|_| !is_closed) else {
            return end;
        };
        if next.is_after_break {
            return end;
        }
        let behind = words
            .get(end + 1)
            .filter(|word| !word.is_after_break && is_capitalised(word.text));
        if is_capitalised(next.text) && !is_set_word(next.text) {
            end += 1;
        } else if JOINING.contains(&next.text)
            && behind.is_some()
            && !is_no_name(words[end - 1].text)
        {
            end += 2;
        } else {
            return end;
        }
    }
}

fn is_no_name(word: &str) -> bool {
    is_in(NO_NAMES, &word.replace('\'', "’"))
}

fn run(words: &[Word<'_>], start: usize, end: usize) -> Option<Run> {
    let mut first = start;
    // "April Novak" is a name, and "in April Novak left" has none before hers.
    let is_dated = start > 0 && is_in(BEFORE_TIMES, words[start - 1].text);
    let is_left_out = |index: usize| {
        let word = words[index].text;
        let is_first_name = !is_dated && index + 1 < end && is_in(FIRST_NAMES, word);
        if is_first_name {
            return false;
        }
        let is_function_word =
            is_in(COMMON, word) || is_in(LEADING, word) || is_in(UNFINISHED, word);
        let is_acronym = word.len() >= 2 && word.chars().all(char::is_uppercase);
        is_in(HONORIFICS, word)
            || is_no_name(word)
            || is_function_word && !(is_acronym && index > 0)
    };
    while first < end && is_left_out(first) {
        first += 1;
    }
    let mut end = end;
    while first < end && is_no_name(words[end - 1].text) {
        end -= 1;
    }
    if first == end {
        return None;
    }
    let kept = &words[first..end];
    let name: Vec<&str> = kept.iter().map(|word| bare(word.text)).collect();
    let name = name.join(" ");
    let is_name = name.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
    (is_name && name.len() <= MAX_NAME_BYTES).then(|| Run {
        bytes: kept[0].bytes.start..kept[kept.len() - 1].bytes.end,
        is_weak: first == 0 && kept.len() == 1,
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [JOINING, HONORIFICS, NO_NAMES] {
            assert_eq!(list.windows(2).find(|pair| pair[0] >= pair[1]), None);
        }
    }

    #[test]
    fn a_run_goes_over_small_words_of_names_and_ends_at_a_possessive() {
        let text =
            "In May the Bank of Harlow’s Annual Report was read by Capt. Ruud van Holt of Harlow";
        let names: Vec<String> = runs_of(text, 0..text.len())
            .into_iter()
            .map(|run| run.name)
            .collect();
        assert_eq!(
            names,
            ["Bank of Harlow", "Annual Report", "Ruud van Holt of Harlow"]
        );
    }

    #[test]
    fn a_heading_has_no_runs() {
        let text = "The Council Never Owned The Harbour";
        assert_eq!(runs_of(text, 0..text.len()), []);
    }
}
