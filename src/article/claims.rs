//! The claims of a text: items, headings, "First, … Second, …", or else what its paragraphs begin with.

mod starts;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::manuscript::{Block, Manuscript};
use super::pattern::pattern;
use super::sentences_of;
use crate::document::{ClaimNumber, Place};
use starts::{Start, starts};

/// A part of the text, a block or what a claim has of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub bytes: Range<usize>,
    pub place: Place,
}

/// A claim of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleClaim {
    pub number: ClaimNumber,
    /// The number that the text counts it by, with its signs, right before the title; empty where it has none.
    pub mark: Range<usize>,
    /// The words that it is called by: its heading, its item, or its first sentence.
    pub title: Range<usize>,
    /// True where the claim has text below its title.
    pub has_heading: bool,
}

/// The way in which claims were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimOrigin {
    /// Items that the text counts.
    Numbered,
    /// Items that all have one number, so that theirs are lost.
    NumberingLost,
    /// Headings.
    Headings,
    /// Items of a list that the format counts.
    Items,
    /// "First, … Second, …".
    Ordinals,
    /// The first sentences of paragraphs, which is a guess.
    Topics,
}

/// The claims of a text and the places of its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    pub claims: Vec<ArticleClaim>,
    pub origin: ClaimOrigin,
    /// In the order of the text, without its title.
    pub passages: Vec<Passage>,
}

/// Words with which a text comes to its end.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(in conclusion|to conclude|conclusions?\b|to sum up|to summari[sz]e|in sum\b|in summary|in short|summing up|all in all|taken together|in closing|let me (end|close|finish|conclude)|the upshot|as the reader (now )?(knows|can see|has seen)|as we have seen|the bottom line|ladies and gentlemen, |for all (of )?these reasons|what (then )?(follows|is to be done)|it remains to)",
    )
});

/// Finds the claims in the blocks of a text, its body.
pub fn find(manuscript: &Manuscript, body: &[&Block]) -> Claims {
    let text = &manuscript.text;
    let (starts, origin) = starts(text, body);
    let end = end_of_last(text, body, &starts, origin);
    let mut passages = Vec::new();
    let mut current = Place::Introduction;
    let mut next = starts.iter().enumerate().peekable();
    for (index, block) in body.iter().enumerate() {
        if index == end {
            current = Place::Closing;
        }
        let mut from = block.bytes.start;
        while let Some((number, start)) = next.next_if(|(_, start)| start.block == index) {
            push(text, &mut passages, from..start.byte, current);
            current = Place::Claim(number_of(number));
            // The mark of an item is no part of a sentence.
            from = start.title.start;
        }
        push(text, &mut passages, from..block.bytes.end, current);
    }
    let claims = starts.iter().enumerate().map(|(index, start)| {
        let end = match starts.get(index + 1) {
            Some(next) => next.block,
            None => end,
        };
        ArticleClaim {
            number: number_of(index),
            mark: start.byte..start.title.start,
            title: start.title.clone(),
            has_heading: start.is_heading && end > start.block + 1,
        }
    });
    Claims {
        claims: claims.collect(),
        origin,
        passages,
    }
}

fn number_of(index: usize) -> ClaimNumber {
    ClaimNumber(u32::try_from(index + 1).unwrap_or(u32::MAX))
}

fn push(text: &str, passages: &mut Vec<Passage>, bytes: Range<usize>, place: Place) {
    let piece = &text[bytes.clone()];
    let shown = piece.trim();
    if !shown.is_empty() {
        let start = bytes.start + (piece.len() - piece.trim_start().len());
        passages.push(Passage {
            bytes: start..start + shown.len(),
            place,
        });
    }
}

/// The index of the block with which the closing begins, or the number of blocks. The last claim is taken to be no longer
/// than the longest of the others, for nothing in a text says that its list has ended.
fn end_of_last(text: &str, body: &[&Block], starts: &[Start], origin: ClaimOrigin) -> usize {
    let Some(last) = starts.last() else {
        return body.len();
    };
    let lengths = starts.windows(2).map(|pair| pair[1].block - pair[0].block);
    let longest = lengths.max().unwrap_or(1).max(1);
    let longest = match origin {
        ClaimOrigin::Headings => usize::MAX,
        _ => longest,
    };
    let end = last.block.saturating_add(longest).min(body.len());
    let is_closing = |index: &usize| {
        let block = &text[body[*index].bytes.clone()];
        CLOSING.is_match(block.trim_start_matches(['#', ' ', '*', '_', '“', '"']))
    };
    (last.block + 1..end).find(is_closing).unwrap_or(end)
}

/// The first sentence of a stretch of text.
pub(super) fn first_sentence(text: &str, bytes: Range<usize>) -> Range<usize> {
    let first = sentences_of(text, bytes.clone()).into_iter().next();
    first.unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn found(text: &str) -> (ClaimOrigin, Vec<String>, Vec<(Place, String)>) {
        let manuscript = plain::read(text.to_owned());
        let body: Vec<&Block> = manuscript.blocks.iter().collect();
        let found = find(&manuscript, &body);
        let titles = found
            .claims
            .iter()
            .map(|claim| text[claim.title.clone()].to_owned());
        let passages = found
            .passages
            .iter()
            .map(|passage| (passage.place, text[passage.bytes.clone()].to_owned()));
        (found.origin, titles.collect(), passages.collect())
    }

    fn claim(number: u32) -> Place {
        Place::Claim(ClaimNumber(number))
    }

    #[test]
    fn items_whose_numbering_was_lost_are_counted_in_their_order() {
        let text = "An introduction of some words to it.\n\n  1. The Quay Was Closed\n\nIt was closed in the spring by the council.\n\n  \
                    1. Nobody Asked\n\nNobody asked why, which is odd in itself.\n\n  1. It Opened\n\nIt opened again, to no one’s surprise.\n\n\
                    So much for the quay, which is a quay like others.";
        let (origin, titles, passages) = found(text);
        assert_eq!(origin, ClaimOrigin::NumberingLost);
        assert_eq!(titles, ["The Quay Was Closed", "Nobody Asked", "It Opened"]);
        let places: Vec<Place> = passages.iter().map(|(place, _)| *place).collect();
        let expected = [
            Place::Introduction,
            claim(1),
            claim(1),
            claim(2),
            claim(2),
            claim(3),
            claim(3),
            Place::Closing,
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn lettered_items_are_claims() {
        let (origin, titles, _) = found(
            "a) The quay was closed for a year.\nb) Nobody asked why it was.\nc) It opened again.",
        );
        assert_eq!(origin, ClaimOrigin::Numbered);
        assert_eq!(titles.len(), 3);
    }

    #[test]
    fn first_and_second_begin_claims_within_a_paragraph_too() {
        let text = "There are reasons for it. First, the quay is old. It was built badly. Second, the money is gone. \
                    Finally, nobody asked.\n\nIn conclusion, it is closed.";
        let (origin, titles, passages) = found(text);
        assert_eq!(origin, ClaimOrigin::Ordinals);
        assert_eq!(
            titles,
            [
                "First, the quay is old.",
                "Second, the money is gone.",
                "Finally, nobody asked."
            ]
        );
        assert_eq!(
            passages.last().map(|(place, _)| *place),
            Some(Place::Closing)
        );
        assert_eq!(passages[1].1, "First, the quay is old. It was built badly.");
    }

    #[test]
    fn headings_of_plain_text_are_claims_and_a_conclusion_is_the_closing() {
        let text = "The council met again last week and said nothing new of it.\n\nAn Old Quay\n\nIt was built badly by people who knew \
                    better and it shows.\n\nNo Money\n\nThe money is gone, all of it, and nobody will say where it went.\n\n\
                    Conclusion\n\nIt is closed, and it will be for a long time yet.";
        let (origin, titles, passages) = found(text);
        assert_eq!(origin, ClaimOrigin::Headings);
        assert_eq!(titles, ["An Old Quay", "No Money"]);
        assert_eq!(
            passages.last().map(|(place, _)| *place),
            Some(Place::Closing)
        );
    }

    #[test]
    fn without_any_structure_paragraphs_are_guessed_to_be_claims() {
        let text = "The harbour has been there for a long time, and so has the trouble.\n\nThe council closed it in a hurry that nobody \
                    understood. It said so.\n\nNobody was asked about the closing of the old quay.\n\nThat is how it stands with it today.";
        let (origin, titles, _) = found(text);
        assert_eq!(origin, ClaimOrigin::Topics);
        assert_eq!(
            titles[0],
            "The council closed it in a hurry that nobody understood."
        );
    }
}
