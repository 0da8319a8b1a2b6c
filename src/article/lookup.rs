//! Quotations looked up in an article.

use std::collections::HashMap;
use std::ops::Range;

use super::folded::Folded;
use super::nearest::{Nearest, nearest};
use super::word_index::{Letters, WordIndex};
use super::wording::parts;
use super::{Article, Format};
use crate::document::{ClaimNumber, Phrase, Place};

/// A quotation's standing in an article. White space, kinds of quotation marks, apostrophes and dashes, the case of the first
/// letter, and words that "…" or brackets leave out are no differences; nor is any case in our own texts, which may quote headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands at its place, or anywhere if it tells none: the bytes of each of its parts. Of the words of a title that is not in
    /// the text there are none.
    Exact(Vec<Range<usize>>),
    /// It stands at another place; nothing for one that is no part of the text.
    Elsewhere(Vec<Range<usize>>, Option<Place>),
    /// The text has other words that are like it.
    Near(Nearest),
    /// The text has nothing like it.
    Missing,
}

impl Standing {
    /// The bytes that it stands at, or of what is like it.
    pub fn ranges(&self) -> &[Range<usize>] {
        match self {
            Self::Exact(ranges) | Self::Elsewhere(ranges, _) => ranges,
            Self::Near(near) => std::slice::from_ref(&near.bytes),
            Self::Missing => &[],
        }
    }

    /// True of words that the text has, at whichever place.
    pub fn is_verbatim(&self) -> bool {
        matches!(self, Self::Exact(_) | Self::Elsewhere(..))
    }
}

/// An article in which quotations are looked up.
pub struct Lookup<'a> {
    article: &'a Article,
    index: &'a WordIndex,
    /// The stretch of the text in which each place lies.
    hulls: HashMap<Place, Range<usize>>,
    last_claim: Option<ClaimNumber>,
    /// The title, where it is not in the text.
    title: Option<String>,
}

impl<'a> Lookup<'a> {
    pub fn of(article: &'a Article, index: &'a WordIndex) -> Self {
        let mut hulls: HashMap<Place, Range<usize>> = HashMap::new();
        for passage in &article.passages {
            let hull = hulls.entry(passage.place).or_insert(passage.bytes.clone());
            hull.end = hull.end.max(passage.bytes.end);
        }
        let title = article
            .title
            .as_ref()
            .filter(|_| !hulls.contains_key(&Place::Title));
        Self {
            article,
            index,
            hulls,
            last_claim: article.claims.last().map(|claim| claim.number),
            title: title.map(|title| Folded::of(title, Format::Plain).text),
        }
    }

    /// The standing of words that an event quotes.
    pub fn phrase(&self, phrase: &Phrase) -> Standing {
        let Some(place) = phrase.place else {
            return self.words(&phrase.text, Letters::Same);
        };
        let is_right = |byte| self.is_at(place, byte);
        for parts in self.wordings(&phrase.text) {
            if let Some(hull) = self.hull(place)
                && let Some(ranges) = self.index.find(&parts, Letters::Same, &hull, is_right)
            {
                return Standing::Exact(ranges);
            }
            if place == Place::Title && self.is_in_title(&parts) {
                return Standing::Exact(Vec::new());
            }
            if let Some(ranges) = self
                .index
                .find(&parts, Letters::Same, &self.whole(), |_| true)
            {
                let place = ranges
                    .first()
                    .and_then(|range| self.article.place_of(range.start));
                return Standing::Elsewhere(ranges, place);
            }
        }
        self.like(&phrase.text, is_right)
    }

    /// The standing of words that may stand anywhere.
    pub fn words(&self, words: &str, letters: Letters) -> Standing {
        let mut wordings = self.wordings(words).into_iter();
        let found =
            wordings.find_map(|parts| self.index.find(&parts, letters, &self.whole(), |_| true));
        match found {
            Some(ranges) => Standing::Exact(ranges),
            None => self.like(words, |_| false),
        }
    }

    fn like(&self, words: &str, is_right: impl Fn(usize) -> bool) -> Standing {
        nearest(self.article, self.index, words, is_right).map_or(Standing::Missing, Standing::Near)
    }

    /// The parts of a quotation; but first all of it, since a text may have brackets and ellipses of its own.
    fn wordings(&self, quotation: &str) -> Vec<Vec<String>> {
        let whole = Folded::of(quotation, self.article.format).text;
        let parts = parts(quotation, self.article.format);
        let whole = vec![whole.trim().to_owned()];
        match whole == parts {
            true => vec![whole],
            false => vec![whole, parts],
        }
    }

    fn whole(&self) -> Range<usize> {
        0..self.article.text.len()
    }

    /// Nothing tells where a text's last claim ends, so it and the closing are one place.
    fn is_at(&self, place: Place, byte: usize) -> bool {
        let is_end = |place| match place {
            Place::Claim(number) => Some(number) == self.last_claim,
            Place::Closing => true,
            Place::Title | Place::Introduction => false,
        };
        let there = self.article.place_of(byte);
        there == Some(place) || is_end(place) && there.is_some_and(is_end)
    }

    fn hull(&self, place: Place) -> Option<Range<usize>> {
        let last = self.last_claim.map(Place::Claim);
        let is_end = place == Place::Closing || Some(place) == last;
        let places = [
            Some(place),
            last.filter(|_| is_end),
            is_end.then_some(Place::Closing),
        ];
        let hulls = places
            .into_iter()
            .flatten()
            .filter_map(|place| self.hulls.get(&place));
        hulls
            .cloned()
            .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    }

    fn is_in_title(&self, parts: &[String]) -> bool {
        let title = self.title.as_deref().unwrap_or_default();
        parts.iter().all(|part| title.contains(part.as_str())) && !parts.is_empty()
    }
}
