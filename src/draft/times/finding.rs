//! Findings of the rules in a text, a sentence or a piece of one at a time.

use std::collections::BTreeSet;
use std::ops::Range;

use super::engine;
use super::meaning::Meaning;
use super::rule::Rule;

/// The bytes of a sentence that are read at once, so that a text without full stops takes no longer than others.
const MAX_READ: usize = 4096;

/// Rules for words that corpora of histories, after TIDES, count as times, and those of news, after TimeML, do not.
pub const NARRATIVE_ONLY: &[&str] = &["duration-after", "duration-of", "former"];

/// Words that a rule found, with their meaning.
pub struct Finding {
    pub bytes: Range<usize>,
    pub sentence: usize,
    pub rule: &'static str,
    pub meaning: Meaning,
    /// True of "four days" in "four days before Christmas".
    pub is_counted_from_next: bool,
}

/// The findings of a text by all rules, in its order.
pub fn findings(text: &str, sentences: &[Range<usize>]) -> Vec<Finding> {
    let each = sentences.iter().cloned().enumerate();
    each.flat_map(|(sentence, bytes)| findings_in(text, sentence, bytes, |_| true))
        .collect()
}

/// The findings of a sentence by some of the rules.
fn findings_in(
    text: &str,
    sentence: usize,
    bytes: Range<usize>,
    counts: impl Fn(&Rule) -> bool,
) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut start = bytes.start;
    while start < bytes.end {
        let end = piece_end(text, start, bytes.end);
        let found = engine::findings(&text[start..end], &counts).into_iter();
        all.extend(found.map(|(bytes, rule, meaning)| Finding {
            bytes: start + bytes.start..start + bytes.end,
            sentence,
            rule: rule.id,
            meaning,
            is_counted_from_next: false,
        }));
        start = end;
    }
    all
}

/// Reads the sentences anew in which a rule for histories found something: in the news, shorter words of it may be times. True
/// if there are any.
pub fn without_narrative(
    text: &str,
    sentences: &[Range<usize>],
    findings: &mut Vec<Finding>,
) -> bool {
    let is_of_news = |rule: &str| !NARRATIVE_ONLY.contains(&rule);
    let others = findings.iter().filter(|finding| !is_of_news(finding.rule));
    let anew: BTreeSet<usize> = others.map(|finding| finding.sentence).collect();
    if anew.is_empty() {
        return false;
    }
    findings.retain(|finding| !anew.contains(&finding.sentence));
    for sentence in anew {
        let bytes = sentences[sentence].clone();
        findings.extend(findings_in(text, sentence, bytes, |rule| {
            is_of_news(rule.id)
        }));
    }
    findings.sort_by_key(|finding| finding.bytes.start);
    true
}

/// The end of a piece of a sentence, behind a space where there is one.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= MAX_READ {
        return end;
    }
    let limit = text.floor_char_boundary(start + MAX_READ);
    let space = text[start..limit].rfind(char::is_whitespace);
    space.map_or(limit, |space| {
        let at = start + space;
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    })
}
