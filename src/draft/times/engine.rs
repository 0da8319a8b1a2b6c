//! Finds what the rules match in a sentence, the longest first.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::cues::Cues;
use super::meaning::Meaning;
use super::rule::{Found, Rule};
use super::rules;

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

/// The longest findings of some of the rules in a sentence, in its order, with their meanings.
pub fn findings(
    sentence: &str,
    counts: impl Fn(&Rule) -> bool,
) -> Vec<(Range<usize>, &'static Rule, Meaning)> {
    let cues = Cues::in_text(sentence);
    if cues.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<(Range<usize>, usize, Meaning)> = Vec::new();
    let rules = ENGINE.iter().enumerate();
    for (at, compiled) in rules.filter(|(_, compiled)| counts(compiled.rule)) {
        let matches = cues
            .contain(compiled.needs)
            .then(|| compiled.regex())
            .flatten();
        let Some(regex) = matches else {
            continue;
        };
        for captures in regex.captures_iter(sentence) {
            let found = Found {
                sentence,
                captures,
                read_whole,
            };
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
    let mut found = findings(text, |_| true);
    let (bytes, _, meaning) = found.pop()?;
    (bytes == (0..text.len())).then_some(meaning)
}
