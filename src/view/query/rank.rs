//! The rank of a thing among those that are found: a whole word before a beginning, that before an inner part and that before a
//! slip, and in a title before in another text. A thing is as good as the worst of its words.

use crate::document::EventKind;
use crate::timeline::{EventIx, Field, MatchClass, Matches, Thing, Timeline, Word, folded_words};

use super::{DateSought, Query};
use crate::words;

/// A match of a word: the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

/// The number of different ranks.
pub const RANKS: usize = 2 * MatchClass::ALL.len();

impl Rank {
    pub const BEST: Self = Self(0);

    pub fn new(class: MatchClass, is_title: bool) -> Self {
        Self(class as u8 * 2 + u8::from(!is_title))
    }

    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// The rank of a thing by all of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub rank: Rank,
    /// True if every word stands only in texts behind the thing: quotations, reasons, notes.
    pub is_behind: bool,
    /// False if a word stands in no text behind the thing.
    pub may_have_texts: bool,
}

/// The best matches of each word that is looked for, ready to be asked of one thing after another.
pub struct Ranking<'a> {
    timeline: &'a Timeline,
    query: &'a Query,
    words: Vec<WordMatches>,
}

struct WordMatches {
    of_texts: Matches,
    /// The match of each lane's name, by its position.
    of_lanes: Vec<Option<MatchClass>>,
    /// The match of the names of somebody who takes part in an event, where there is anybody.
    of_actors: Vec<Option<MatchClass>>,
    /// The match of the words for each degree of reality.
    of_kinds: [Option<MatchClass>; EventKind::ALL.len()],
}

impl<'a> Ranking<'a> {
    pub fn new(timeline: &'a Timeline, query: &'a Query) -> Self {
        let words = query.words.iter();
        Self {
            timeline,
            query,
            words: words.map(|word| WordMatches::of(timeline, word)).collect(),
        }
    }

    /// True where one of the words is nowhere, so that nothing need be asked.
    pub fn is_in_vain(&self) -> bool {
        let date = self.query.date.as_ref();
        let words = self.words.iter().enumerate();
        let mut of_text = words.filter(|(at, _)| date.is_none_or(|date| !date.words.contains(at)));
        of_text
            .any(|(_, word)| word.of_texts.are_none() && word.of_kinds.iter().all(Option::is_none))
    }

    /// The rank of a thing if it has every word.
    pub fn of(&self, thing: Thing) -> Option<Hit> {
        let date = self.query.date.as_ref();
        let in_time = match (thing, date) {
            (Thing::Event(event), Some(date)) => self.in_time(event, date),
            _ => None,
        };
        let mut hit = Hit {
            rank: Rank::BEST,
            is_behind: !self.words.is_empty(),
            may_have_texts: !self.words.is_empty(),
        };
        let mut of_date = Some(hit);
        for (at, word) in self.words.iter().enumerate() {
            let found = self.of_word(thing, word);
            if date.is_some_and(|date| date.words.contains(&at)) {
                of_date = of_date.zip(found).map(|(all, found)| all.and(found));
            } else {
                hit = hit.and(found?);
            }
        }
        if date.is_some() {
            let by_time = in_time.map(|rank| Hit {
                rank,
                is_behind: false,
                may_have_texts: of_date.is_some_and(|hit| hit.may_have_texts),
            });
            // What overlaps it may have the words of it by chance, one here and one there.
            hit = hit.and(by_time.or(of_date)?);
        }
        Some(hit)
    }

    /// The rank of one text behind a thing, if it has every word itself.
    pub fn of_text(&self, thing: Thing, field: Field) -> Option<Rank> {
        let words = self.words.iter();
        let classes = words.map(|word| word.of_texts.of(thing).in_field(field));
        let worst = classes.reduce(|worst, class| Some(worst?.max(class?)))??;
        Some(Rank::new(worst, false))
    }

    fn of_word(&self, thing: Thing, word: &WordMatches) -> Option<Hit> {
        let of_texts = word.of_texts.of(thing);
        let title = of_texts.in_titles();
        let beside = of_texts.beside_titles();
        let around = match thing {
            Thing::Event(event) => self.around(event, word),
            Thing::Claim(_) | Thing::Actor(_) | Thing::Lane(_) | Thing::Source => None,
        };
        let front = [beside, around].into_iter().flatten().min();
        let behind = of_texts.behind();
        let other = [front, behind].into_iter().flatten().min();
        let by_title = title.map(|class| Rank::new(class, true));
        let by_other = other.map(|class| Rank::new(class, false));
        let best = by_title.into_iter().chain(by_other).min()?;
        Some(Hit {
            rank: best,
            is_behind: title.or(front).is_none(),
            may_have_texts: behind.is_some(),
        })
    }

    /// The match in what an event belongs to: its lane, who takes part, how real it is.
    fn around(&self, event: EventIx, word: &WordMatches) -> Option<MatchClass> {
        let lanes = self.timeline.lanes_of(event).iter();
        let lane = lanes
            .filter_map(|lane| word.of_lanes[lane.0 as usize])
            .min();
        let actor = word.of_actors.get(event.0 as usize).copied().flatten();
        let kind = word.of_kinds[self.timeline.kind_of(event) as usize];
        [lane, actor, kind].into_iter().flatten().min()
    }

    /// What lies within a date is as good as a whole word, what only overlaps it as a beginning.
    fn in_time(&self, event: EventIx, date: &DateSought) -> Option<Rank> {
        if self.timeline.is_undated(event) {
            return None;
        }
        let (from, until) = self.timeline.extent(event).possible;
        let classes = date.spans.iter().filter_map(|&(start, end)| {
            let overlaps = from < end && start < until;
            let lies_within = start <= from && until <= end;
            overlaps.then_some(match lies_within {
                true => MatchClass::WholeWord,
                false => MatchClass::Beginning,
            })
        });
        classes.min().map(|class| Rank::new(class, false))
    }
}

impl WordMatches {
    fn of(timeline: &Timeline, word: &Word) -> Self {
        let of_texts = timeline.text_index().matches(word);
        let named = |thing| of_texts.of(thing).in_titles();
        let of_lanes = timeline
            .lanes()
            .map(|lane| named(Thing::Lane(lane)))
            .collect();
        let mut of_actors = Vec::new();
        for actor in timeline.actors() {
            let Some(class) = named(Thing::Actor(actor)) else {
                continue;
            };
            of_actors.resize(timeline.document().events.len(), None);
            for event in timeline.events_of_actor(actor) {
                let place: &mut Option<MatchClass> = &mut of_actors[event.0 as usize];
                *place = Some(place.map_or(class, |other| other.min(class)));
            }
        }
        Self {
            of_lanes,
            of_actors,
            of_kinds: EventKind::ALL.map(|kind| in_text(word, words::kind(kind))),
            of_texts,
        }
    }
}

fn in_text(word: &Word, text: &str) -> Option<MatchClass> {
    let words = folded_words(text);
    words.filter_map(|other| word.class_of(&other.folded)).min()
}

impl Hit {
    fn and(self, other: Self) -> Self {
        Self {
            rank: self.rank.max(other.rank),
            is_behind: self.is_behind && other.is_behind,
            may_have_texts: self.may_have_texts && other.may_have_texts,
        }
    }
}
