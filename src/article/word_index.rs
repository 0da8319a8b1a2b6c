//! The words of an article with all their places, to find quotations without going through the text.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::Article;
use super::folded::Folded;
use super::wording::MAX_LEFT_OUT;

/// A word of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedWord {
    pub bytes: Range<usize>,
    pub id: usize,
}

/// The letters that count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// The same but for the case of the first.
    Same,
    /// The same in any case.
    AnyCase,
}

/// Words of an article, in the order of its text, and by what they are.
#[derive(Clone, Debug, Default)]
pub struct WordIndex {
    pub folded: Folded,
    words: Vec<IndexedWord>,
    /// The number of each word in small letters.
    ids: HashMap<Box<str>, usize>,
    /// The positions of each word, by its number.
    positions: Vec<Vec<u32>>,
}

impl WordIndex {
    pub fn of(article: &Article) -> Self {
        let mut index = Self {
            folded: Folded::of(&article.text, article.format),
            ..Self::default()
        };
        let mut small = String::new();
        for (at, word) in words_of(&index.folded.text) {
            to_small(word, &mut small);
            let id = match index.id(&small) {
                Some(id) => id,
                None => {
                    let id = index.positions.len();
                    index.ids.insert(small.as_str().into(), id);
                    index.positions.push(Vec::new());
                    id
                }
            };
            index.positions[id].push(u32::try_from(index.words.len()).unwrap_or(u32::MAX));
            index.words.push(IndexedWord {
                bytes: at..at + word.len(),
                id,
            });
        }
        index
    }

    pub fn words(&self) -> &[IndexedWord] {
        &self.words
    }

    /// A word as it is in the text.
    pub fn word(&self, word: &IndexedWord) -> &str {
        &self.folded.text[word.bytes.clone()]
    }

    /// The byte of the original at which a word begins.
    pub fn byte_of(&self, position: usize) -> usize {
        let word = &self.words[position];
        self.folded.original(word.bytes.clone()).start
    }

    /// The number of a word in small letters, if the article has it.
    pub fn id(&self, small: &str) -> Option<usize> {
        self.ids.get(small).copied()
    }

    /// The positions of a word among all.
    pub fn positions(&self, id: usize) -> &[u32] {
        &self.positions[id]
    }

    /// The first place of a quotation whose parts follow each other, from a stretch of the original, in which `is_right` of the
    /// byte where it begins: the range of each part in the original.
    pub fn find(
        &self,
        parts: &[String],
        letters: Letters,
        within: &Range<usize>,
        is_right: impl Fn(usize) -> bool,
    ) -> Option<Vec<Range<usize>>> {
        let (first, others) = parts.split_first()?;
        let within = self.folded.folded_from(within.start)..self.folded.folded_from(within.end);
        self.occurrences(first, letters, within).find_map(|start| {
            let begins = self.folded.original(start..start + 1).start;
            if !is_right(begins) {
                return None;
            }
            let mut found = Vec::with_capacity(parts.len());
            found.push(start..start + first.len());
            for part in others {
                let from = found.last()?.end;
                let until = self.folded.text.len().min(from + MAX_LEFT_OUT);
                let start = self.occurrences(part, letters, from..until).next()?;
                found.push(start..start + part.len());
            }
            let original = found.into_iter().map(|range| self.folded.original(range));
            Some(original.collect())
        })
    }

    /// The bytes at which a part begins whose rarest word lies within a stretch of the folded text.
    fn occurrences<'i>(
        &'i self,
        part: &'i str,
        letters: Letters,
        within: Range<usize>,
    ) -> impl Iterator<Item = usize> + 'i {
        let mut small = String::new();
        let rarest = words_of(part)
            .map(|(at, word)| {
                to_small(word, &mut small);
                (at, self.id(&small).map_or(&[][..], |id| self.positions(id)))
            })
            .min_by_key(|(_, positions)| positions.len());
        let (offset, positions) = rarest.unwrap_or_default();
        let byte = |position: &u32| self.words[*position as usize].bytes.start;
        let from = positions.partition_point(|position| byte(position) < within.start);
        positions[from..]
            .iter()
            .map(byte)
            .take_while(move |byte| *byte < within.end)
            .filter_map(move |byte| byte.checked_sub(offset))
            .filter(move |start| within.start <= *start)
            .filter(move |start| self.stands_at(part, letters, *start))
    }

    /// True where the text has a part at a byte, from the beginning of a word to the end of one.
    fn stands_at(&self, part: &str, letters: Letters, start: usize) -> bool {
        let Some(there) = self.folded.text.get(start..start + part.len()) else {
            return false;
        };
        let is_same = match letters {
            Letters::Same => same_but_for_first_case(part, there),
            Letters::AnyCase => {
                let [part, there] =
                    [part, there].map(|text| text.chars().flat_map(char::to_lowercase));
                part.eq(there)
            }
        };
        is_same && !self.is_within_word(start) && !self.is_within_word(start + part.len())
    }

    fn is_within_word(&self, byte: usize) -> bool {
        let next = self.words.partition_point(|word| word.bytes.end <= byte);
        let word = self.words.get(next);
        word.is_some_and(|word| word.bytes.start < byte)
    }
}

/// The words of a folded text, without the ending of a possessive.
pub fn words_of(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = folded.unicode_word_indices();
    words.map(|(at, word)| (at, word.strip_suffix("'s").unwrap_or(word)))
}

/// True of texts that are the same but for the case of their first letter.
fn same_but_for_first_case(one: &str, other: &str) -> bool {
    let (mut ones, mut others) = (one.chars(), other.chars());
    loop {
        match (ones.next(), others.next()) {
            (Some(a), Some(b)) if a == b && !a.is_alphabetic() => {}
            (Some(a), Some(b)) => {
                return (a == b || a.to_lowercase().eq(b.to_lowercase()))
                    && ones.as_str() == others.as_str();
            }
            (a, b) => return a == b,
        }
    }
}

pub fn to_small(word: &str, small: &mut String) {
    small.clear();
    match word.is_ascii() {
        true => {
            small.push_str(word);
            small.make_ascii_lowercase();
        }
        false => small.extend(word.chars().flat_map(char::to_lowercase)),
    }
}
