//! Building of the index: parts of the document beside each other, each with the places of its own words, which are then put one
//! behind the other word by word.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use integer_encoding::VarInt as _;
use rayon::prelude::*;

use super::vocabulary::Vocabulary;
use super::{TextIndex, ThingCounts, each_text, folded_words, place};
use crate::timeline::Timeline;

/// Things that are read by one thread at a time.
const THINGS_PER_PART: usize = 16_384;

/// Different words, each with a number of its own.
#[derive(Default)]
struct Interner {
    text: String,
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Interner {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, number: u32) -> &str {
        word_of(&self.text, &self.ends, number)
    }

    fn number_of(&mut self, word: &str) -> u32 {
        let hash = |word: &str| FixedState::default().hash_one(word);
        let is_it = |other: &u32| self.word(*other) == word;
        if let Some(number) = self.numbers.find(hash(word), is_it) {
            return *number;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let (text, ends) = (&self.text, &self.ends);
        let hash_of = |number: &u32| hash(word_of(text, ends, *number));
        self.numbers.insert_unique(hash(word), number, hash_of);
        number
    }
}

fn word_of<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let end_of = |number: u32| ends[number as usize] as usize;
    let start = number.checked_sub(1).map_or(0, end_of);
    &text[start..end_of(number)]
}

/// The words of some things, and the places of each, in ascending order.
struct Part {
    words: Interner,
    lists: Vec<List>,
    /// The steps from place to place of all lists, one list after another.
    steps: Vec<u8>,
}

/// The places of one word in a part.
struct List {
    first: u32,
    last: u32,
    /// The end of its steps; they begin where those of the word before end.
    end: u32,
}

pub fn build(timeline: &Timeline) -> TextIndex {
    let counts = ThingCounts::of(timeline);
    let things: Vec<u32> = (0..counts.all()).collect();
    let parts = things.par_chunks(THINGS_PER_PART);
    let parts: Vec<Part> = parts.map(|things| read(timeline, counts, things)).collect();
    let mut words = Interner::default();
    // The lists of each word, in the order of the parts.
    let mut lists: Vec<Vec<(u32, u32)>> = Vec::new();
    for (part, at) in parts.iter().zip(0..) {
        for list in 0..part.words.len() as u32 {
            let number = words.number_of(part.words.word(list)) as usize;
            lists.resize_with(words.len(), Vec::new);
            lists[number].push((at, list));
        }
    }
    let mut in_order: Vec<u32> = (0..words.len() as u32).collect();
    in_order.par_sort_unstable_by_key(|number| words.word(*number));
    let vocabulary = Vocabulary::of(in_order.iter().map(|number| words.word(*number)));
    let (mut places, mut ends) = (Vec::new(), Vec::with_capacity(in_order.len()));
    for number in in_order {
        let mut last = 0;
        for &(part, list) in &lists[number as usize] {
            let part = &parts[part as usize];
            let (first, until, steps) = part.list(list);
            push_step(first - last, &mut places);
            places.extend_from_slice(steps);
            last = until;
        }
        ends.push(places.len() as u32);
    }
    places.shrink_to_fit();
    TextIndex {
        counts,
        vocabulary,
        places,
        ends,
    }
}

fn push_step(step: u32, steps: &mut Vec<u8>) {
    let mut buffer = [0; 5];
    let length = step.encode_var(&mut buffer);
    steps.extend_from_slice(&buffer[..length]);
}

impl Part {
    /// The first and the last place of a word, and the steps between them.
    fn list(&self, list: u32) -> (u32, u32, &[u8]) {
        let end_of = |list: u32| self.lists[list as usize].end as usize;
        let start = list.checked_sub(1).map_or(0, end_of);
        let List { first, last, .. } = self.lists[list as usize];
        (first, last, &self.steps[start..end_of(list)])
    }
}

fn read(timeline: &Timeline, counts: ThingCounts, things: &[u32]) -> Part {
    let mut words = Interner::default();
    let mut standing: Vec<(u32, u32)> = Vec::new();
    for number in things {
        each_text(timeline, counts.thing(*number), &mut |text| {
            let at = place(*number, text.field);
            let found = folded_words(text.text);
            standing.extend(found.map(|word| (words.number_of(&word.folded), at)));
        });
    }
    standing.sort_unstable();
    // A word may stand in a text more than once.
    standing.dedup();
    let (mut lists, mut steps) = (Vec::with_capacity(words.len()), Vec::new());
    for places in standing.chunk_by(|(one, _), (other, _)| one == other) {
        for pair in places.windows(2) {
            push_step(pair[1].1 - pair[0].1, &mut steps);
        }
        lists.push(List {
            first: places[0].1,
            last: places[places.len() - 1].1,
            end: steps.len() as u32,
        });
    }
    Part {
        words,
        lists,
        steps,
    }
}
