//! A rule of the table, and the words that its pattern matched.

use std::ops::Range;

use regex::Captures;

use super::cues::Cue;
use super::meaning::{Count, Meaning};
use super::stamp::{Season, Unit};
use super::words;
use crate::article::number;

/// A rule of the table: a pattern for the words, and the meaning that they have.
pub struct Rule {
    /// Its name, which findings carry.
    pub id: &'static str,
    /// The kinds of words without which it cannot match.
    pub needs: &'static [Cue],
    /// A regular expression with [macros](super::rules::MACROS). A space stands for any white space. Where a group is named `it`, only
    /// that group is the expression.
    pub pattern: &'static str,
    /// False where the words mean something else here.
    pub guard: fn(&Found) -> bool,
    /// The meaning of the words.
    pub read: fn(&Found) -> Option<Meaning>,
    /// A sentence written on 10 March 2023 with the expression in brackets, and the expression's value in TIMEX3.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read them"))]
    pub examples: &'static [(&'static str, &'static str)],
}

/// Words that a rule's pattern matched, in their sentence.
pub struct Found<'t> {
    pub sentence: &'t str,
    /// The groups of the pattern.
    pub captures: Captures<'t>,
    /// Reads a text that is one expression.
    pub read_whole: fn(&str) -> Option<Meaning>,
}

impl<'t> Found<'t> {
    /// The bytes of the expression in its sentence.
    pub fn bytes(&self) -> Range<usize> {
        let whole = self.captures.name("it").or_else(|| self.captures.get(0));
        whole.map_or(0..0, |found| found.range())
    }

    /// The words of the expression.
    pub fn text(&self) -> &'t str {
        &self.sentence[self.bytes()]
    }

    /// The sentence before the expression.
    pub fn before(&self) -> &'t str {
        &self.sentence[..self.bytes().start]
    }

    /// The sentence after the expression.
    pub fn after(&self) -> &'t str {
        &self.sentence[self.bytes().end..]
    }

    /// The word before the expression, if nothing but white space is between them.
    pub fn previous_word(&self) -> &'t str {
        let before = self.before().trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        word.unwrap_or_default()
    }

    /// The word behind the expression, if nothing but white space is between them.
    pub fn next_word(&self) -> &'t str {
        let after = self.after().trim_start();
        let word = after.split(|c: char| !c.is_alphanumeric()).next();
        word.unwrap_or_default()
    }

    /// True where a sentence begins with the expression.
    pub fn is_first(&self) -> bool {
        self.before().trim_end().is_empty()
    }

    /// True where white space and a name follow.
    pub fn is_before_name(&self) -> bool {
        self.after().starts_with(char::is_whitespace)
            && self.next_word().starts_with(char::is_uppercase)
    }

    /// True where a name stands before.
    pub fn is_behind_name(&self) -> bool {
        self.previous_word().starts_with(char::is_uppercase)
    }

    /// The words of a named group.
    pub fn get(&self, group: &str) -> Option<&'t str> {
        self.captures.name(group).map(|found| found.as_str())
    }

    /// The number in a group.
    pub fn integer(&self, group: &str) -> Option<i32> {
        let number = number(self.get(group)?)?;
        #[expect(clippy::cast_possible_truncation, reason = "bounded just before")]
        (number.abs() < 1e9).then_some(number as i32)
    }

    /// The small number in a group.
    pub fn small(&self, group: &str) -> Option<u32> {
        self.integer(group)?.try_into().ok()
    }

    pub fn month(&self, group: &str) -> Option<u32> {
        words::month(self.get(group)?)
    }

    pub fn ordinal(&self, group: &str) -> Option<u32> {
        words::ordinal(self.get(group)?)
    }

    pub fn season(&self, group: &str) -> Option<Season> {
        words::season(self.get(group)?)
    }

    pub fn unit(&self, group: &str) -> Option<Unit> {
        words::unit(self.get(group)?)
    }

    /// The number of units in a group, which may be as vague as "several".
    pub fn count(&self, group: &str) -> Count {
        self.get(group)
            .and_then(number)
            .map_or(Count::Some, Count::Exact)
    }

    /// The meaning of an expression within the expression.
    pub fn inner(&self, group: &str) -> Option<Box<Meaning>> {
        (self.read_whole)(self.get(group)?).map(Box::new)
    }
}
