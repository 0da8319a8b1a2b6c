//! The words of a document's texts, and where each stands: built once, and asked at each key that somebody types.
//!
//! A word of a query is looked for in the [`vocabulary`], which is small beside the texts; each term that it finds has the
//! list of the places where it stands. A place is a thing and a field of it. Words are compared as [`folding`] leaves them.

mod build;
mod folding;
mod texts;
mod vocabulary;

use integer_encoding::VarInt as _;

use super::{ActorIx, ClaimIx, EventIx, LaneIx, Timeline};
pub use folding::{FoldedWord, folded_words};
pub use texts::{FieldText, each_text};
use vocabulary::Vocabulary;

/// Something with texts in which one may look for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Event(EventIx),
    Claim(ClaimIx),
    Actor(ActorIx),
    Lane(LaneIx),
    /// The text that the document reads.
    Source,
}

/// The kinds of a thing's texts: first its names, then what else stands for it, then what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A title or name.
    Title,
    OtherName,
    /// Sentences that belong to the title: an event's, a claim's summary, a lane's contents.
    About,
    /// An event's date in words.
    Date,
    /// The text's own words.
    Quotation,
    /// The reason for a reading.
    Reason,
    Note,
    Record,
}

impl Field {
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::OtherName,
        Self::About,
        Self::Date,
        Self::Quotation,
        Self::Reason,
        Self::Note,
        Self::Record,
    ];

    /// The texts that stand behind a thing rather than for it.
    pub const BEHIND: [Self; 4] = [Self::Quotation, Self::Reason, Self::Note, Self::Record];
}

/// The quality of a match of one word, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchClass {
    WholeWord,
    Beginning,
    InnerPart,
    Slip,
}

impl MatchClass {
    pub const ALL: [Self; 4] = [
        Self::WholeWord,
        Self::Beginning,
        Self::InnerPart,
        Self::Slip,
    ];
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    /// The words that were probably meant, the most frequent first, where the document does not have this one.
    pub instead: Vec<String>,
}

impl Word {
    /// The quality of the match of a folded word of some text.
    pub fn class_of(&self, term: &str) -> Option<MatchClass> {
        if term == self.folded {
            Some(MatchClass::WholeWord)
        } else if term.starts_with(&self.folded) {
            Some(MatchClass::Beginning)
        } else if looks_within(&self.folded) && term.contains(&self.folded) {
            Some(MatchClass::InnerPart)
        } else if self.instead.iter().any(|instead| instead == term) {
            Some(MatchClass::Slip)
        } else {
            None
        }
    }
}

/// One letter stands within too many words to mean one of them.
fn looks_within(folded: &str) -> bool {
    folded.chars().nth(1).is_some()
}

/// The index of a document's words.
#[derive(Clone, Debug)]
pub struct TextIndex {
    counts: ThingCounts,
    vocabulary: Vocabulary,
    /// The places of each term, in ascending order, as differences of variable length.
    places: Vec<u8>,
    /// The end of each term's places among those bytes.
    ends: Vec<u32>,
}

/// The numbers of things of each sort, which are numbered through one sort after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ThingCounts {
    events: u32,
    claims: u32,
    actors: u32,
    lanes: u32,
}

impl ThingCounts {
    fn of(timeline: &Timeline) -> Self {
        let document = timeline.document();
        Self {
            events: document.events.len() as u32,
            claims: document.claims.len() as u32,
            actors: document.actors.len() as u32,
            lanes: timeline.lanes().count() as u32,
        }
    }

    fn number_of(&self, thing: Thing) -> u32 {
        let claims = self.events;
        let actors = claims + self.claims;
        let lanes = actors + self.actors;
        match thing {
            Thing::Event(event) => event.0,
            Thing::Claim(claim) => claims + claim.0,
            Thing::Actor(actor) => actors + actor.0,
            Thing::Lane(lane) => lanes + lane.0,
            Thing::Source => lanes + self.lanes,
        }
    }

    fn all(&self) -> u32 {
        self.number_of(Thing::Source) + 1
    }

    fn thing(&self, number: u32) -> Thing {
        let claims = number.wrapping_sub(self.events);
        let actors = claims.wrapping_sub(self.claims);
        let lanes = actors.wrapping_sub(self.actors);
        if number < self.events {
            Thing::Event(EventIx(number))
        } else if claims < self.claims {
            Thing::Claim(ClaimIx(claims))
        } else if actors < self.actors {
            Thing::Actor(ActorIx(actors))
        } else if lanes < self.lanes {
            Thing::Lane(LaneIx(lanes))
        } else {
            Thing::Source
        }
    }
}

/// The best match of one word in each field of each thing.
#[derive(Clone, Debug)]
pub struct Matches {
    counts: ThingCounts,
    classes: Vec<u8>,
    are_none: bool,
}

/// The class of a field without a match.
const NONE: u8 = u8::MAX;

impl Matches {
    pub fn are_none(&self) -> bool {
        self.are_none
    }

    /// The matches in a thing's fields.
    pub fn of(&self, thing: Thing) -> FieldMatches<'_> {
        let first = place(self.counts.number_of(thing), Field::Title) as usize;
        FieldMatches(&self.classes[first..first + Field::ALL.len()])
    }
}

/// The best match of a word in each field of one thing.
#[derive(Clone, Copy)]
pub struct FieldMatches<'a>(&'a [u8]);

impl FieldMatches<'_> {
    pub fn in_field(self, field: Field) -> Option<MatchClass> {
        class(self.0[field as usize])
    }

    /// The best in the names by which the thing is known.
    pub fn in_titles(self) -> Option<MatchClass> {
        best(&self.0[..Field::About as usize])
    }

    /// The best in the other texts that stand for the thing.
    pub fn beside_titles(self) -> Option<MatchClass> {
        best(&self.0[Field::About as usize..Field::Quotation as usize])
    }

    /// The best in the texts that stand behind it.
    pub fn behind(self) -> Option<MatchClass> {
        best(&self.0[Field::Quotation as usize..])
    }
}

fn best(classes: &[u8]) -> Option<MatchClass> {
    class(classes.iter().copied().min().unwrap_or(NONE))
}

fn class(byte: u8) -> Option<MatchClass> {
    MatchClass::ALL.get(usize::from(byte)).copied()
}

/// The position of a field among those of all things.
fn place(thing: u32, field: Field) -> u32 {
    thing * Field::ALL.len() as u32 + field as u32
}

impl TextIndex {
    pub fn of(timeline: &Timeline) -> Self {
        build::build(timeline)
    }

    /// The bytes that the index takes.
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes() + self.places.len() + size_of_val(&self.ends[..])
    }

    /// A folded word as it can be looked for: where no text has it, with those in its place that differ by a slip.
    pub fn word(&self, folded: &str) -> Word {
        let is_there = !self.vocabulary.beginning_with(folded).is_empty()
            || (looks_within(folded) && self.vocabulary.containing(folded).next().is_some());
        let instead = match is_there {
            true => Vec::new(),
            false => {
                let mut terms = self.vocabulary.but_for_a_slip(folded);
                terms.sort_by_key(|term| std::cmp::Reverse(self.place_bytes(*term).len()));
                let words = terms.into_iter().map(|term| self.vocabulary.term(term));
                words.map(str::to_owned).collect()
            }
        };
        Word {
            folded: folded.to_owned(),
            instead,
        }
    }

    /// The places of a word.
    pub fn matches(&self, word: &Word) -> Matches {
        let places = self.counts.all() as usize * Field::ALL.len();
        let mut matches = Matches {
            counts: self.counts,
            classes: vec![NONE; places],
            are_none: true,
        };
        let slips = word.instead.iter();
        for term in slips.filter_map(|term| self.vocabulary.exactly(term)) {
            self.mark(term, MatchClass::Slip, &mut matches);
        }
        // What is better replaces what is worse.
        if looks_within(&word.folded) {
            for term in self.vocabulary.containing(&word.folded) {
                self.mark(term, MatchClass::InnerPart, &mut matches);
            }
        }
        for term in self.vocabulary.beginning_with(&word.folded) {
            self.mark(term, MatchClass::Beginning, &mut matches);
        }
        if let Some(term) = self.vocabulary.exactly(&word.folded) {
            self.mark(term, MatchClass::WholeWord, &mut matches);
        }
        matches
    }

    fn mark(&self, term: u32, class: MatchClass, matches: &mut Matches) {
        matches.are_none = false;
        for place in self.places_of(term) {
            matches.classes[place as usize] = class as u8;
        }
    }

    fn place_bytes(&self, term: u32) -> &[u8] {
        let end_of = |term: u32| self.ends[term as usize] as usize;
        let start = term.checked_sub(1).map_or(0, end_of);
        &self.places[start..end_of(term)]
    }

    fn places_of(&self, term: u32) -> impl Iterator<Item = u32> {
        let mut rest = self.place_bytes(term);
        let mut last = 0;
        std::iter::from_fn(move || {
            let (step, length) = u32::decode_var(rest)?;
            rest = &rest[length..];
            last += step;
            Some(last)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_a_number_and_each_number_its_thing() {
        let counts = ThingCounts {
            events: 3,
            claims: 0,
            actors: 2,
            lanes: 1,
        };
        let things: Vec<Thing> = (0..counts.all())
            .map(|number| counts.thing(number))
            .collect();
        assert_eq!(
            things,
            [
                Thing::Event(EventIx(0)),
                Thing::Event(EventIx(1)),
                Thing::Event(EventIx(2)),
                Thing::Actor(ActorIx(0)),
                Thing::Actor(ActorIx(1)),
                Thing::Lane(LaneIx(0)),
                Thing::Source,
            ]
        );
        let numbers = things.into_iter().map(|thing| counts.number_of(thing));
        assert!(numbers.eq(0..counts.all()));
    }
}
