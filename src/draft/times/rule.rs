//! A rule, and the engine that finds what rules match in a sentence.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::{Captures, Regex};

use super::meaning::{Count, Meaning};
use super::rules;
use super::stamp::{Season, Unit};
use super::words::{self, Cue, Cues};

/// A rule of the table: a pattern for the words, and the meaning that they have.
pub struct Rule {
    /// Its name, which findings carry.
    pub id: &'static str,
    /// The kinds of words without which it cannot match.
    pub needs: &'static [Cue],
    /// A regular expression with [macros](rules::MACROS). A space stands for any white space. Where a group is named `it`, only
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
    sentence: &'t str,
    captures: Captures<'t>,
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
        let number = words::number(self.get(group)?)?;
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
            .and_then(words::number)
            .map_or(Count::Some, Count::Exact)
    }

    /// The meaning of an expression within the expression.
    pub fn inner(&self, group: &str) -> Option<Box<Meaning>> {
        read_whole(self.get(group)?).map(Box::new)
    }
}

struct Compiled {
    rule: &'static Rule,
    needs: Cues,
    /// Compiled when the first sentence needs it, since most texts need few. `None` of a pattern that is none, which a test rules out.
    regex: OnceLock<Option<Regex>>,
}

static ENGINE: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
    let compiled = rules::all().map(|rule| Compiled {
        rule,
        needs: Cues::of(rule.needs),
        regex: OnceLock::new(),
    });
    compiled.collect()
});

impl Compiled {
    fn regex(&self) -> Option<&Regex> {
        let compile = || Regex::new(&expanded(self.rule.pattern)).ok();
        self.regex.get_or_init(compile).as_ref()
    }
}

/// A pattern with its macros written out, between ends of words.
pub fn expanded(pattern: &str) -> String {
    let mut text = pattern.to_owned();
    // Macros use those before them in their table, so that the last is expanded first.
    for (name, meaning) in rules::MACROS.iter().rev() {
        if text.contains(name) {
            text = text.replace(name, &format!("(?:{meaning})"));
        }
    }
    let text = text
        .replace(' ', "(?:(?:\\s|(?u-i:\u{a0}))+)")
        .replace('\'', "(?:'|(?u-i:’))");
    format!(r"(?i-u)\b{{start-half}}(?:{text})\b{{end-half}}")
}

/// The longest findings of a sentence, in its order, with their meanings.
pub fn findings(sentence: &str) -> Vec<(Range<usize>, &'static Rule, Meaning)> {
    let cues = Cues::in_text(sentence);
    if cues.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<(Range<usize>, usize, Meaning)> = Vec::new();
    for (at, compiled) in ENGINE.iter().enumerate() {
        let matches = cues
            .contain(compiled.needs)
            .then(|| compiled.regex())
            .flatten();
        let Some(regex) = matches else {
            continue;
        };
        for captures in regex.captures_iter(sentence) {
            let found = Found { sentence, captures };
            if is_whole_word(&found)
                && (compiled.rule.guard)(&found)
                && let Some(meaning) = (compiled.rule.read)(&found)
            {
                all.push((found.bytes(), at, meaning));
            }
        }
    }
    all.sort_by_key(|(bytes, at, _)| (bytes.start, std::cmp::Reverse(bytes.end), *at));
    let mut end = 0;
    all.retain(|(bytes, _, _)| {
        let is_free = bytes.start >= end && !bytes.is_empty();
        if is_free {
            end = bytes.end;
        }
        is_free
    });
    let found = all.into_iter();
    found
        .map(|(bytes, at, meaning)| (bytes, ENGINE[at].rule, meaning))
        .collect()
}

/// False of a part of a word with letters beyond ASCII.
fn is_whole_word(found: &Found) -> bool {
    let is_letter = |c: char| !c.is_ascii() && c.is_alphanumeric();
    !found.before().ends_with(is_letter) && !found.after().starts_with(is_letter)
}

/// The meaning of a text that is one expression.
fn read_whole(text: &str) -> Option<Meaning> {
    let mut found = findings(text);
    let (bytes, _, meaning) = found.pop()?;
    (bytes == (0..text.len())).then_some(meaning)
}
