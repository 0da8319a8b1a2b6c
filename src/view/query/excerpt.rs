//! What matched, to be shown: a text, or the part of it around the first word that was looked for.

use std::ops::Range;

use crate::timeline::{
    Field, FieldText, LinkIx, MatchClass, Thing, Timeline, Word, each_text, folded_words,
};

/// Letters before the first match, and in all.
const BEFORE: usize = 24;
const LENGTH: usize = 160;

/// A text in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// The words that were looked for, by their places in the text.
    pub marked: Vec<Range<usize>>,
    /// The link that it is a note of.
    pub link: Option<LinkIx>,
}

/// The words of a text that match, by their places in it.
pub fn marked(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let matching = folded_words(text).filter(|found| {
        let mut classes = words.iter().map(|word| word.class_of(&found.folded));
        classes.any(|class| class.is_some())
    });
    matching.map(|word| word.range).collect()
}

/// The text of a thing that matches best, of those that a field is asked for.
pub fn excerpt(
    timeline: &Timeline,
    thing: Thing,
    words: &[Word],
    is_asked: impl Fn(Field) -> bool,
) -> Option<Excerpt> {
    let mut best: Option<(usize, MatchClass, Excerpt)> = None;
    each_text(timeline, thing, &mut |FieldText { field, text, link }| {
        if !is_asked(field) {
            return;
        }
        let mut classes: Vec<Option<MatchClass>> = vec![None; words.len()];
        for found in folded_words(text) {
            for (class, word) in classes.iter_mut().zip(words) {
                let here = word.class_of(&found.folded);
                *class = [*class, here].into_iter().flatten().min();
            }
        }
        let matched = classes.iter().flatten().count();
        let Some(worst) = classes.iter().flatten().max() else {
            return;
        };
        // More words are better, and then better matches.
        let is_better = best
            .as_ref()
            .is_none_or(|(most, class, _)| (matched, *class) > (*most, *worst));
        if is_better {
            best = Some((matched, *worst, cut(text, words, link)));
        }
    });
    best.map(|(_, _, excerpt)| excerpt)
}

/// The part of a text from a little before its first match on.
pub(super) fn cut(text: &str, words: &[Word], link: Option<LinkIx>) -> Excerpt {
    let places = marked(text, words);
    let first = places.first().map_or(0, |place| place.start);
    let letters = text.char_indices().map(|(at, _)| at);
    let before: Vec<usize> = letters.take_while(|at| *at < first).collect();
    let near = before.len().checked_sub(BEFORE).map_or(0, |at| before[at]);
    // At the beginning of a word.
    let start = match near {
        0 => 0,
        near => text[near..first]
            .find(' ')
            .map_or(first, |space| near + space + 1),
    };
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .nth(LENGTH)
        .map_or(rest.len(), |(at, _)| at);
    let lead = if start > 0 { "…" } else { "" };
    let trail = if end < rest.len() { "…" } else { "" };
    let shown = |place: &Range<usize>| place.start >= start && place.end <= start + end;
    let moved = |at: usize| at - start + lead.len();
    Excerpt {
        text: format!("{lead}{}{trail}", &rest[..end]),
        marked: places
            .iter()
            .filter(|place| shown(place))
            .map(|place| moved(place.start)..moved(place.end))
            .collect(),
        link,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(folded: &str) -> Word {
        Word {
            folded: folded.to_owned(),
            instead: Vec::new(),
        }
    }

    #[test]
    fn a_long_text_begins_a_little_before_what_matched() {
        let text = "A sentence that goes on for quite a while before it comes to the strike at last, and then on.";
        let excerpt = cut(text, &[word("strike")], None);
        assert_eq!(
            excerpt.text,
            "…before it comes to the strike at last, and then on."
        );
        let marked = excerpt
            .marked
            .iter()
            .map(|place| &excerpt.text[place.clone()]);
        assert_eq!(marked.collect::<Vec<_>>(), ["strike"]);
    }

    #[test]
    fn every_word_is_marked_as_it_stands_in_the_text() {
        let text = "Österreich and Dvořák’s";
        let places = marked(text, &[word("osterreich"), word("dvo")]);
        let marked: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
        assert_eq!(marked, ["Österreich", "Dvořák’s"]);
    }
}
