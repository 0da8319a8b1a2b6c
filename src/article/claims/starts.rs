//! The places where claims begin, by the first way of counting that a text has.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::item_mark::{Count, item_mark};
use super::super::manuscript::{Block, BlockKind};
use super::super::pattern::pattern;
use super::super::sentences_of;
use super::{ClaimOrigin, first_sentence};

/// The beginning of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The block, by its index among those of the body.
    pub block: usize,
    /// Where it begins in the text.
    pub byte: usize,
    pub title: Range<usize>,
    /// The block is its title alone.
    pub is_heading: bool,
}

/// The most words of a heading, or of an item that stands above its text.
const MAX_HEADING_WORDS: usize = 25;
/// The most words of a heading that only its look tells.
const MAX_BARE_HEADING_WORDS: usize = 12;
/// The fewest words of a paragraph that says something.
const MIN_PARAGRAPH_WORDS: usize = 8;
/// Items that cover less of a text than this are a list in it.
const MIN_COVERED: f64 = 0.25;

static NO_CLAIM_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(introduction|preface|foreword|overview|conclusions?|concluding remarks|closing( remarks)?|summary|final thoughts|in closing|the bottom line|afterword|epilogue|references|notes|bibliography|sources|further reading|acknowledge?ments)\W*$",
    )
});
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:and|but|so)\s+)?(?:(?:the|my|our|a)\s+)?(?<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|to begin with|finally|lastly|last)(?:ly)?(?:\s+of\s+all)?(?:,|:|\s+(?:\w+\s+)?(?:is|was|reason|point|argument|lesson|claim|thing|truth|fact|objection|question|mistake|myth|cause|ground|step)\b)",
    )
});

/// The beginnings of the claims in the order of the text, and how they were found.
pub fn starts(text: &str, body: &[&Block]) -> (Vec<Start>, ClaimOrigin) {
    let found = numbered(text, body)
        .into_iter()
        .chain([
            (headings(text, body), ClaimOrigin::Headings),
            (items(text, body), ClaimOrigin::Items),
            (bare_headings(text, body), ClaimOrigin::Headings),
            (ordinals(text, body), ClaimOrigin::Ordinals),
        ])
        .find(|(starts, _)| starts.len() >= 2 && covers_enough(starts, body));
    found.unwrap_or_else(|| (topics(text, body), ClaimOrigin::Topics))
}

/// True of claims that are what the text is about.
fn covers_enough(starts: &[Start], body: &[&Block]) -> bool {
    let (Some(first), Some(last)) = (starts.first(), starts.last()) else {
        return false;
    };
    let length = |blocks: &[&Block]| blocks.iter().map(|block| block.bytes.len()).sum::<usize>();
    length(&body[first.block..=last.block]) as f64 >= MIN_COVERED * length(body) as f64
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A start at a block of which so many bytes are a mark.
fn start_at(text: &str, body: &[&Block], block: usize, mark: usize) -> Start {
    let bytes = body[block].bytes.clone();
    let content = bytes.start + mark..bytes.end;
    let is_short = words(&text[content.clone()]) <= MAX_HEADING_WORDS;
    let title = match is_short {
        true => content,
        false => first_sentence(text, content),
    };
    Start {
        block,
        byte: bytes.start,
        title,
        is_heading: is_short,
    }
}

/// Items that the text counts, where they go on from one to the next or all have the same number.
fn numbered(text: &str, body: &[&Block]) -> Option<(Vec<Start>, ClaimOrigin)> {
    let marks: Vec<_> = body
        .iter()
        .enumerate()
        .filter_map(|(index, block)| Some((index, item_mark(&text[block.bytes.clone()])?)))
        .collect();
    let mut best: Option<(Vec<Start>, ClaimOrigin)> = None;
    for count in Count::ALL {
        let counted: Vec<_> = marks
            .iter()
            .filter_map(|(index, mark)| Some((*index, mark.bytes, count.number(mark.label)?)))
            .collect();
        let at = |(index, bytes): (usize, usize)| start_at(text, body, index, bytes);
        let mut chain: Vec<(usize, usize)> = Vec::new();
        let mut last = 0;
        for (index, bytes, number) in &counted {
            let begins = chain.is_empty() && *number <= 1;
            if begins || !chain.is_empty() && *number == last + 1 {
                chain.push((*index, *bytes));
                last = *number;
            }
        }
        let first = counted.first().map(|(_, _, number)| *number);
        let same = counted
            .iter()
            .filter(|(_, _, number)| Some(*number) == first);
        let same: Vec<(usize, usize)> = same.map(|(index, bytes, _)| (*index, *bytes)).collect();
        let (found, origin) = match same.len() > chain.len() && count == Count::Numbers {
            true => (same, ClaimOrigin::NumberingLost),
            false => (chain, ClaimOrigin::Numbered),
        };
        let is_longer = best
            .as_ref()
            .is_none_or(|(best, _)| found.len() > best.len());
        if found.len() >= 2 && is_longer {
            best = Some((found.into_iter().map(at).collect(), origin));
        }
    }
    best
}

/// Headings of the highest level that has two.
fn headings(text: &str, body: &[&Block]) -> Vec<Start> {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let count = |of: u8| body.iter().filter(|block| level(block) == Some(of)).count();
    match (1..=6).find(|level| count(*level) >= 2) {
        Some(highest) => headed(text, body, |index| level(body[index]) == Some(highest)),
        None => Vec::new(),
    }
}

/// Lines that look like headings, in a format that has none.
fn bare_headings(text: &str, body: &[&Block]) -> Vec<Start> {
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    match body.iter().any(is_heading) {
        true => Vec::new(),
        false => headed(text, body, |index| looks_like_heading(text, body, index)),
    }
}

/// Starts at headings, but for those of an introduction and the like.
fn headed(text: &str, body: &[&Block], is_heading: impl Fn(usize) -> bool) -> Vec<Start> {
    (0..body.len())
        .filter(|index| is_heading(*index))
        .filter(|index| !NO_CLAIM_HEADING.is_match(&text[body[*index].bytes.clone()]))
        .map(|index| {
            let block = &text[body[index].bytes.clone()];
            let mark = block.len() - block.trim_start_matches(['#', ' ', '\t']).len();
            start_at(text, body, index, mark)
        })
        .collect()
}

/// True of a short line without a full stop above a paragraph.
fn looks_like_heading(text: &str, body: &[&Block], index: usize) -> bool {
    let line = &text[body[index].bytes.clone()];
    let next = body
        .get(index + 1)
        .map_or("", |next| &text[next.bytes.clone()]);
    words(line) <= MAX_BARE_HEADING_WORDS
        && !line.ends_with(['.', ',', ';', ':', '!', '”', '"'])
        && line.starts_with(|letter: char| {
            letter.is_uppercase() || letter.is_ascii_digit() || letter == '“'
        })
        && words(next) >= MIN_PARAGRAPH_WORDS
}

fn items(text: &str, body: &[&Block]) -> Vec<Start> {
    (0..body.len())
        .filter(|index| body[*index].kind == BlockKind::Item)
        .map(|index| start_at(text, body, index, 0))
        .collect()
}

/// Sentences that begin with "First," and the like, in their order.
fn ordinals(text: &str, body: &[&Block]) -> Vec<Start> {
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let mut starts = Vec::new();
    for (block, at) in body.iter().enumerate() {
        for sentence in sentences_of(text, at.bytes.clone()) {
            let Some(found) = ORDINAL.captures(&text[sentence.clone()]) else {
                continue;
            };
            let ordinal = found["ordinal"].to_lowercase();
            let count = starts.len();
            let is_next = match ordinal.as_str() {
                "to begin with" => count == 0,
                "finally" | "lastly" | "last" => count >= 2,
                ordinal => ORDINALS.get(count) == Some(&ordinal),
            };
            if is_next {
                starts.push(Start {
                    block,
                    byte: sentence.start,
                    title: sentence,
                    is_heading: false,
                });
            }
        }
    }
    starts
}

/// Paragraphs, but for the first and what comes to an end.
fn topics(text: &str, body: &[&Block]) -> Vec<Start> {
    let says_something =
        |index: &usize| words(&text[body[*index].bytes.clone()]) >= MIN_PARAGRAPH_WORDS;
    let paragraphs: Vec<usize> = (0..body.len()).filter(says_something).collect();
    let all: Vec<usize> = (0..body.len()).collect();
    let paragraphs = match &paragraphs[..] {
        [_, middle @ .., _] if middle.len() >= 2 => middle,
        [] => &all,
        few => few,
    };
    paragraphs
        .iter()
        .map(|index| {
            let bytes = body[*index].bytes.clone();
            Start {
                block: *index,
                byte: bytes.start,
                title: first_sentence(text, bytes),
                is_heading: false,
            }
        })
        .collect()
}
