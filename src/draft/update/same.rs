//! Events and claims of a draft that a document has already, whatever a person has made of them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::{Article, Folded, Format, Quotations};
use crate::document::{ClaimNumber, Document, Event, EventId, Place};

/// The document's number for each claim of a draft that it has: the same title, or else the same number.
pub fn same_claims(document: &Document, drafts: &Document) -> HashMap<ClaimNumber, ClaimNumber> {
    let mut same: HashMap<ClaimNumber, ClaimNumber> = HashMap::new();
    let mut taken: HashSet<ClaimNumber> = HashSet::new();
    let titles = |document: &Document| -> Vec<(ClaimNumber, String)> {
        let claims = document.claims.iter();
        claims
            .map(|claim| (claim.number, title(&claim.title)))
            .collect()
    };
    let (had, drafted) = (titles(document), titles(drafts));
    let by_title = |same_number: bool| {
        let had = &had;
        move |number: ClaimNumber, title: &str, taken: &HashSet<ClaimNumber>| {
            let mut had = had.iter().filter(|(number, _)| !taken.contains(number));
            let is_same = |(other, theirs): &&(ClaimNumber, String)| {
                theirs == title && (*other == number || !same_number)
            };
            had.find(is_same).map(|(number, _)| *number)
        }
    };
    for find in [by_title(true), by_title(false)] {
        for (number, title) in &drafted {
            if !same.contains_key(number)
                && let Some(found) = find(*number, title, &taken)
            {
                same.insert(*number, found);
                taken.insert(found);
            }
        }
    }
    // A claim that a person has called otherwise keeps its number, and so does one whose words have changed a little.
    for (number, drafted) in &drafted {
        let had = had.iter().find(|(had, _)| had == number);
        let is_same = |(_, had): &(ClaimNumber, String)| !is_quoted(had) || is_like(had, drafted);
        if !taken.contains(number) && !same.contains_key(number) && had.is_some_and(is_same) {
            same.insert(*number, *number);
        }
    }
    same
}

/// True of a folded title in the text's own words.
fn is_quoted(title: &str) -> bool {
    title.starts_with('\'')
}

/// True of titles that have most of their words in common.
fn is_like(one: &str, other: &str) -> bool {
    let words = |title: &str| -> HashSet<String> {
        let words = title.split(|letter: char| !letter.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    2 * one.intersection(&other).count() > one.len().max(other.len())
}

/// A title without what two settings of it differ in.
fn title(title: &str) -> String {
    Folded::of(title, Format::Plain).text.trim().to_lowercase()
}

/// A phrase of an event and where it stands.
struct Quoted {
    event: usize,
    words: String,
    place: Option<Place>,
    ranges: Vec<Range<usize>>,
}

impl Quoted {
    /// True of the same words, or of words in the same place of the text.
    fn is_same(&self, other: &Self) -> bool {
        let overlap = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        let mut ranges = self.ranges.iter();
        self.words == other.words
            || ranges.any(|one| other.ranges.iter().any(|other| overlap(one, other)))
    }
}

/// The phrases of a document's events.
fn quoted(document: &Document, quotations: &Quotations, format: Format) -> Vec<Quoted> {
    let events = document.events.iter().enumerate();
    let quoted = events.flat_map(|(index, event)| {
        let phrases = event
            .when
            .phrases
            .iter()
            .zip(quotations.of_event(&event.id));
        phrases.map(move |(phrase, standing)| Quoted {
            event: index,
            words: Folded::of(&phrase.text, format).text,
            place: phrase.place,
            ranges: match standing.is_verbatim() {
                true => standing.ranges().to_vec(),
                false => Vec::new(),
            },
        })
    });
    quoted.collect()
}

/// The document's id for each event of a draft that it has. Each phrase of the document stands for one event of the draft: where
/// the text says "in 2018" twice, of two events, and the document has one, the other is new.
pub fn same_events(
    document: &Document,
    quotations: &Quotations,
    drafts: &Document,
    numbers: &HashMap<ClaimNumber, ClaimNumber>,
    article: &Article,
) -> HashMap<EventId, EventId> {
    let had = quoted(document, quotations, article.format);
    let drafted = quoted(drafts, &Quotations::of(drafts, article), article.format);
    let in_document = |place: Option<Place>| match place {
        Some(Place::Claim(number)) => numbers.get(&number).copied().map(Place::Claim),
        place => place,
    };
    let mut pairs: Vec<(Reverse<usize>, usize, usize, usize)> = Vec::new();
    for ours in &drafted {
        for (index, theirs) in had.iter().enumerate() {
            if ours.is_same(theirs) {
                let events = (&drafts.events[ours.event], &document.events[theirs.event]);
                let is_at_place = in_document(ours.place) == theirs.place;
                let alike = likeness(events) + usize::from(is_at_place) * 2;
                pairs.push((Reverse(alike), ours.event, theirs.event, index));
            }
        }
    }
    pairs.sort_unstable();
    let mut same: HashMap<usize, usize> = HashMap::new();
    let mut stands_for: HashMap<usize, usize> = HashMap::new();
    for (_, ours, theirs, phrase) in pairs {
        let stands_for_other = stands_for.get(&phrase).is_some_and(|other| *other != ours);
        let is_other = same.get(&ours).is_some_and(|other| *other != theirs);
        if !stands_for_other && !is_other {
            same.insert(ours, theirs);
            stands_for.insert(phrase, ours);
        }
    }
    let id = |events: &[Event], index: usize| events[index].id.clone();
    same.into_iter()
        .map(|(ours, theirs)| (id(&drafts.events, ours), id(&document.events, theirs)))
        .collect()
}

/// The number of things that two events have in common beside a phrase.
fn likeness((one, other): (&Event, &Event)) -> usize {
    let is_same_date =
        one.when.edtf == other.when.edtf && one.when.relative_to == other.when.relative_to;
    usize::from(is_same_date) * 2
        + usize::from(one.title == other.title)
        + usize::from(one.about == other.about)
        + usize::from(one.id == other.id)
}
