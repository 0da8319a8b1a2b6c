//! All words of the texts in ascending order, in one string: a beginning is a range of them, an inner part is found by one
//! search through the string, and a slip by an automaton that goes through it.

use std::ops::Range;
use std::sync::OnceLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use memchr::memmem;
use rayon::prelude::*;

/// Letters for each slip that is forgiven, and the most slips.
const LETTERS_PER_SLIP: usize = 5;
const MAX_SLIPS: u8 = 2;

#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The terms, each behind a line break.
    text: String,
    /// The end of each in that text.
    ends: Vec<u32>,
}

impl Vocabulary {
    /// Of terms in ascending order.
    pub fn of<'a>(terms: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self {
            text: String::new(),
            ends: Vec::new(),
        };
        for term in terms {
            vocabulary.text.push('\n');
            vocabulary.text.push_str(term);
            vocabulary.ends.push(vocabulary.text.len() as u32);
        }
        vocabulary.text.shrink_to_fit();
        vocabulary
    }

    pub fn bytes(&self) -> usize {
        self.text.len() + size_of_val(&self.ends[..])
    }

    pub fn term(&self, term: u32) -> &str {
        let end_of = |term: u32| self.ends[term as usize] as usize;
        let start = term.checked_sub(1).map_or(0, end_of);
        &self.text[start + 1..end_of(term)]
    }

    pub fn exactly(&self, word: &str) -> Option<u32> {
        let place = self.first_from(word);
        (place < self.len() && self.term(place) == word).then_some(place)
    }

    pub fn beginning_with(&self, beginning: &str) -> Range<u32> {
        let first = self.first_from(beginning);
        let has_not = |term: u32| !self.term(term).starts_with(beginning);
        let count = partition_point(self.len() - first, |at| !has_not(first + at));
        first..first + count
    }

    /// The terms that contain a word, each once, in ascending order.
    pub fn containing(&self, word: &str) -> impl Iterator<Item = u32> {
        let finder = memmem::Finder::new(word).into_owned();
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = from + finder.find(&self.text.as_bytes()[from..])?;
            let term = self.ends.partition_point(|end| *end as usize <= found);
            from = self.ends[term] as usize;
            Some(term as u32)
        })
    }

    /// The terms that begin with a word but for as few slips as can be, if there are no more than its length allows.
    pub fn but_for_a_slip(&self, word: &str) -> Vec<u32> {
        let allowed = word.chars().count() / LETTERS_PER_SLIP;
        let allowed = u8::try_from(allowed).map_or(MAX_SLIPS, |slips| slips.min(MAX_SLIPS));
        let ways = (1..=allowed).map(|slips| {
            let automaton = automata(slips).build_prefix_dfa(word);
            let terms = (0..self.len()).into_par_iter();
            let fitting = terms.filter(|term| is_accepted(&automaton, self.term(*term)));
            fitting.collect::<Vec<u32>>()
        });
        ways.into_iter()
            .find(|terms| !terms.is_empty())
            .unwrap_or_default()
    }

    fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The first term that is no less than a word.
    fn first_from(&self, word: &str) -> u32 {
        partition_point(self.len(), |term| self.term(term) < word)
    }
}

fn is_accepted(automaton: &DFA, term: &str) -> bool {
    matches!(automaton.eval(term), Distance::Exact(_))
}

/// The number of leading positions that hold.
fn partition_point(count: u32, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match holds(middle) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

/// What makes automata for so many slips, of which two letters that have changed their places are one. It takes a while to make.
fn automata(slips: u8) -> &'static LevenshteinAutomatonBuilder {
    static ONE: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    static TWO: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    let place = if slips == 1 { &ONE } else { &TWO };
    place.get_or_init(|| LevenshteinAutomatonBuilder::new(slips, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut terms = [
            "taliban",
            "talk",
            "tall",
            "afghanistan",
            "pakistan",
            "strike",
            "zeta",
        ];
        terms.sort_unstable();
        Vocabulary::of(terms.into_iter())
    }

    fn terms(vocabulary: &Vocabulary, places: impl IntoIterator<Item = u32>) -> Vec<&str> {
        places
            .into_iter()
            .map(|term| vocabulary.term(term))
            .collect()
    }

    #[test]
    fn a_word_is_found_as_a_whole_a_beginning_and_an_inner_part() {
        let all = vocabulary();
        assert_eq!(all.exactly("talk").map(|term| all.term(term)), Some("talk"));
        assert_eq!(all.exactly("tal"), None);
        assert_eq!(all.exactly("zz"), None);
        assert_eq!(
            terms(&all, all.beginning_with("tal")),
            ["taliban", "talk", "tall"]
        );
        assert_eq!(terms(&all, all.beginning_with("zz")), [""; 0]);
        assert_eq!(
            terms(&all, all.containing("stan")),
            ["afghanistan", "pakistan"]
        );
        assert_eq!(
            terms(&all, all.containing("a")),
            ["afghanistan", "pakistan", "taliban", "talk", "tall", "zeta"]
        );
    }

    #[test]
    fn one_slip_in_five_letters_is_forgiven_and_the_fewest_are_best() {
        let all = vocabulary();
        for (typed, meant) in [
            ("talibna", "taliban"),
            ("tailban", "taliban"),
            ("talban", "taliban"),
            ("stirke", "strike"),
            ("afganist", "afghanistan"),
            ("afgahnitsan", "afghanistan"),
        ] {
            assert_eq!(terms(&all, all.but_for_a_slip(typed)), [meant], "{typed}");
        }
        assert_eq!(
            terms(&all, all.but_for_a_slip("tolk")),
            [""; 0],
            "four letters"
        );
        assert_eq!(terms(&all, all.but_for_a_slip("banana")), [""; 0]);
    }
}
