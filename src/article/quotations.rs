//! A document's quotations and their standing in the article that it reads.

use std::collections::HashMap;
use std::ops::Range;

use super::folded::Folded;
use super::in_marks::in_marks;
use super::nearest::{Nearest, nearest};
use super::word_index::{Letters, WordIndex};
use super::wording::parts;
use super::{Article, Format};
use crate::document::problem::ValuePath;
use crate::document::{ClaimNumber, Document, EventId, Phrase, Place};
use crate::markup;

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

/// Words in quotation marks in a text of the document that is our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuotation {
    /// The text.
    pub path: ValuePath,
    pub words: String,
    pub standing: Standing,
}

/// The standing of a document's quotations in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotations {
    phrases: HashMap<EventId, Vec<Standing>>,
    own: Vec<OwnQuotation>,
}

impl Quotations {
    pub fn of(document: &Document, article: &Article) -> Self {
        Self::with_index(document, article, &WordIndex::of(article))
    }

    /// The same with an index of the article, which can be kept while the document changes.
    pub fn with_index(document: &Document, article: &Article, index: &WordIndex) -> Self {
        let reader = Reader::of(article, index);
        let events = document.events.iter();
        let phrases = events.map(|event| {
            let phrases = event.when.phrases.iter();
            let standings = phrases.map(|phrase| reader.phrase(phrase)).collect();
            (event.id.clone(), standings)
        });
        let mut quotations = Self {
            phrases: phrases.collect(),
            own: Vec::new(),
        };
        if !quotations.agrees_on_places(document) {
            quotations.forget_places();
        }
        each_own_text(document, &mut |text, path| {
            for words in in_marks(text) {
                let words = markup::plain(&text[words]);
                let standing = reader.words(&words, Letters::AnyCase);
                let path = path();
                quotations.own.push(OwnQuotation {
                    path,
                    words,
                    standing,
                });
            }
        });
        quotations
    }

    /// The standing of an event's phrases, in their order.
    pub fn of_event(&self, id: &EventId) -> &[Standing] {
        self.phrases.get(id).map_or(&[], Vec::as_slice)
    }

    /// Quotations in our own texts.
    pub fn own(&self) -> &[OwnQuotation] {
        &self.own
    }

    /// True where most phrases stand at the places that the document tells. Otherwise it counts the claims otherwise than
    /// the article was read, and its places tell nothing.
    fn agrees_on_places(&self, document: &Document) -> bool {
        let (mut right, mut wrong) = (0_usize, 0_usize);
        for event in &document.events {
            for (phrase, standing) in event.when.phrases.iter().zip(self.of_event(&event.id)) {
                match standing {
                    Standing::Exact(_) if phrase.place.is_some() => right += 1,
                    Standing::Elsewhere(..) => wrong += 1,
                    _ => {}
                }
            }
        }
        wrong <= right
    }

    fn forget_places(&mut self) {
        for standing in self.phrases.values_mut().flatten() {
            if let Standing::Elsewhere(ranges, _) = standing {
                *standing = Standing::Exact(std::mem::take(ranges));
            }
        }
    }
}

/// Tells each text of a document that is our own and may quote, and the way to it.
fn each_own_text(document: &Document, tell: &mut dyn FnMut(&str, &dyn Fn() -> ValuePath)) {
    for (index, event) in document.events.iter().enumerate() {
        let path = |field| move || ValuePath::to("events").item(index).field(field);
        tell(&event.title, &path("title"));
        tell(event.about.as_deref().unwrap_or_default(), &path("about"));
        tell(&event.when.because, &|| path("when")().field("because"));
    }
    for (index, claim) in document.claims.iter().enumerate() {
        let path = |field| move || ValuePath::to("claims").item(index).field(field);
        tell(&claim.title, &path("title"));
        tell(&claim.summary, &path("summary"));
        for (at, link) in claim.events.iter().enumerate() {
            let note = link.note.as_deref().unwrap_or_default();
            tell(note, &|| path("events")().item(at).field("note"));
        }
        for (at, tension) in claim.tensions.iter().enumerate() {
            tell(&tension.note, &|| path("tensions")().item(at).field("note"));
        }
    }
    for (index, actor) in document.actors.iter().enumerate() {
        let path = || ValuePath::to("actors").item(index).field("note");
        tell(actor.note.as_deref().unwrap_or_default(), &path);
    }
}

/// Looks up quotations in an article.
struct Reader<'a> {
    article: &'a Article,
    index: &'a WordIndex,
    /// The stretch of the text in which each place lies.
    hulls: HashMap<Place, Range<usize>>,
    last_claim: Option<ClaimNumber>,
    /// The title, where it is not in the text.
    title: Option<String>,
}

impl<'a> Reader<'a> {
    fn of(article: &'a Article, index: &'a WordIndex) -> Self {
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

    fn phrase(&self, phrase: &Phrase) -> Standing {
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
    fn words(&self, words: &str, letters: Letters) -> Standing {
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
