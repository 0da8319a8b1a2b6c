//! Ids made of the words of titles and names.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::words::{COMMON, is_in, words_of};

/// The most words of an id.
const MAX_WORDS: usize = 4;
/// The most letters of a word of an id.
const MAX_LETTERS: usize = 20;

/// Ids that were given, so that none is given twice, each with the number of those that begin with it.
#[derive(Default)]
pub struct Ids {
    given: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id that is given already.
    pub fn take(&mut self, id: &str) {
        self.given.entry(id.to_owned()).or_default();
    }

    /// An id of the words that say something; another word where none of them has letters that ids are made of.
    pub fn of(&mut self, text: &str, otherwise: &str) -> String {
        let words = words_of(text, 0..text.len());
        let telling = words
            .iter()
            .flat_map(|word| word.text.split('-'))
            .filter(|word| !is_in(COMMON, word));
        let words: Vec<String> = telling
            .map(letters)
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .collect();
        let id = match words.is_empty() {
            true => otherwise.to_owned(),
            false => words.join("-"),
        };
        let mut number = self.given.get(&id).copied().unwrap_or(0);
        let mut free = id.clone();
        while self.given.contains_key(&free) {
            number += 1;
            free = format!("{id}-{}", number + 1);
        }
        self.given.insert(id, number);
        self.given.entry(free.clone()).or_default();
        free
    }
}

/// The small letters and digits of a word, without its marks and its possessive ending.
fn letters(word: &str) -> String {
    let word = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    let plain = word.nfkd().filter(char::is_ascii_alphanumeric);
    plain
        .map(|letter| letter.to_ascii_lowercase())
        .take(MAX_LETTERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_telling_words_and_is_given_once() {
        let mut ids = Ids::default();
        assert_eq!(
            ids.of("“The Quay’s old stones were being mended”", "event"),
            "quay-old-stones-mended"
        );
        assert_eq!(ids.of("“Élan”", "event"), "elan");
        assert_eq!(ids.of("“Élan”", "event"), "elan-2");
        assert_eq!(ids.of("“時”", "event"), "event");
    }
}
