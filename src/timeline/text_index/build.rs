//! Building of the index: parts of the document beside each other, then their words in one order.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use integer_encoding::VarInt as _;
use rayon::prelude::*;
use std::hash::BuildHasher as _;

use super::vocabulary::Vocabulary;
use super::{Field, TextIndex, ThingCounts, each_text, folded_words, place};
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
    fn word(&self, number: u32) -> &str {
        let end_of = |number: u32| self.ends[number as usize] as usize;
        let start = number.checked_sub(1).map_or(0, end_of);
        &self.text[start..end_of(number)]
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
        let hash_of = |number: &u32| {
            let end_of = |number: u32| ends[number as usize] as usize;
            let start = number.checked_sub(1).map_or(0, end_of);
            hash(&text[start..end_of(*number)])
        };
        self.numbers.insert_unique(hash(word), number, hash_of);
        number
    }
}

/// The words of some things, and the places where each stands.
#[derive(Default)]
struct Part {
    words: Interner,
    standing: Vec<(u32, u32)>,
}

pub fn build(timeline: &Timeline) -> TextIndex {
    let counts = ThingCounts::of(timeline);
    let things: Vec<u32> = (0..counts.all()).collect();
    let parts = things.par_chunks(THINGS_PER_PART);
    let parts: Vec<Part> = parts.map(|things| read(timeline, counts, things)).collect();
    let (words, standing) = joined(parts);
    let mut in_order: Vec<u32> = (0..words.ends.len() as u32).collect();
    in_order.par_sort_unstable_by_key(|number| words.word(*number));
    let vocabulary = Vocabulary::of(in_order.iter().map(|number| words.word(*number)));
    let mut term_of = vec![0; in_order.len()];
    for (term, number) in (0..).zip(&in_order) {
        term_of[*number as usize] = term;
    }
    let (places, ends) = encoded(&standing, &term_of);
    TextIndex {
        counts,
        vocabulary,
        places,
        ends,
    }
}

fn read(timeline: &Timeline, counts: ThingCounts, things: &[u32]) -> Part {
    let mut part = Part::default();
    for number in things {
        each_text(timeline, counts.thing(*number), &mut |text| {
            let at = place(*number, text.field);
            for word in folded_words(text.text) {
                part.standing.push((part.words.number_of(&word.folded), at));
            }
        });
    }
    part
}

/// The words of all parts, and where they stand in the order of the parts.
fn joined(parts: Vec<Part>) -> (Interner, Vec<(u32, u32)>) {
    let mut parts = parts.into_iter();
    let Part {
        mut words,
        mut standing,
    } = parts.next().unwrap_or_default();
    for part in parts {
        let numbers: Vec<u32> = (0..part.words.ends.len() as u32)
            .map(|number| words.number_of(part.words.word(number)))
            .collect();
        let standing_here = part.standing.into_iter();
        standing.extend(standing_here.map(|(word, at)| (numbers[word as usize], at)));
    }
    (words, standing)
}

/// The places of each term, sorted by counting, as differences.
fn encoded(standing: &[(u32, u32)], term_of: &[u32]) -> (Vec<u8>, Vec<u32>) {
    let mut starts = vec![0_u32; term_of.len() + 1];
    for (word, _) in standing {
        starts[term_of[*word as usize] as usize + 1] += 1;
    }
    for term in 0..term_of.len() {
        starts[term + 1] += starts[term];
    }
    let mut sorted = vec![0_u32; standing.len()];
    let mut next = starts.clone();
    for (word, at) in standing {
        let next = &mut next[term_of[*word as usize] as usize];
        sorted[*next as usize] = *at;
        *next += 1;
    }
    let (mut places, mut ends) = (Vec::new(), Vec::with_capacity(term_of.len()));
    let mut buffer = [0; 5];
    for term in starts.windows(2) {
        let mut last = None;
        for &at in &sorted[term[0] as usize..term[1] as usize] {
            if last == Some(at) {
                continue;
            }
            let length = (at - last.unwrap_or(0)).encode_var(&mut buffer);
            places.extend_from_slice(&buffer[..length]);
            last = Some(at);
        }
        ends.push(places.len() as u32);
    }
    places.shrink_to_fit();
    (places, ends)
}

const _: () = assert!(Field::ALL.len() == Field::Record as usize + 1);
