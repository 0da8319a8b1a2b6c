//! A document's quotations and their standing in the article that it reads.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::Article;
use super::lookup::{Lookup, Standing};
use super::word_index::WordIndex;
use crate::document::{Document, Event, EventId, Phrase};

/// The standing of a document's phrases in an article.
#[derive(Clone, Debug)]
pub struct Quotations {
    index: Arc<WordIndex>,
    /// In the order of the document.
    events: Vec<Arc<Quoted>>,
    /// Their positions, made once somebody asks.
    positions: OnceLock<HashMap<EventId, usize>>,
    /// True where most phrases stand at the places that the document tells. Otherwise it counts the claims otherwise than the
    /// article was read, and its places tell nothing.
    agrees_on_places: bool,
    looked_up: usize,
}

/// An event's phrases with their standing.
#[derive(Debug)]
struct Quoted {
    event: EventId,
    phrases: Vec<Phrase>,
    standings: Vec<Standing>,
    /// The same where places tell nothing, made once somebody asks.
    anywhere: OnceLock<Vec<Standing>>,
}

impl Quotations {
    pub fn of(document: &Document, article: &Article) -> Self {
        Self::with(document, article, Arc::new(WordIndex::of(article)), None)
    }

    /// The same of another version of the document, where that quotes anything else: a phrase that its event had before keeps its
    /// standing. The article must be the same.
    pub fn renewed(&self, document: &Document, article: &Article) -> Option<Self> {
        let quotes_the_same = self.events.len() == document.events.len()
            && self
                .events
                .iter()
                .zip(&document.events)
                .all(|(quoted, event)| quoted.is_of(event));
        let index = || Arc::clone(&self.index);
        (!quotes_the_same).then(|| Self::with(document, article, index(), Some(self)))
    }

    fn with(
        document: &Document,
        article: &Article,
        index: Arc<WordIndex>,
        before: Option<&Self>,
    ) -> Self {
        let lookup = Lookup::of(article, &index);
        let mut looked_up = 0;
        let events = document.events.iter().enumerate().map(|(position, event)| {
            let before = before.and_then(|before| before.quoted(position, &event.id));
            if let Some(same) = before.filter(|before| before.is_of(event)) {
                return Arc::clone(same);
            }
            let phrases = event.when.phrases.iter();
            let standings = phrases.map(|phrase| {
                let known = before.and_then(|before| before.standing(phrase));
                known.cloned().unwrap_or_else(|| {
                    looked_up += 1;
                    lookup.phrase(phrase)
                })
            });
            Arc::new(Quoted {
                event: event.id.clone(),
                standings: standings.collect(),
                phrases: event.when.phrases.clone(),
                anywhere: OnceLock::new(),
            })
        });
        let events: Vec<_> = events.collect();
        Self {
            agrees_on_places: agree_on_places(&events),
            positions: OnceLock::new(),
            events,
            looked_up,
            index,
        }
    }

    /// The phrases of an event, which most likely stands at that position.
    fn quoted(&self, position: usize, event: &EventId) -> Option<&Arc<Quoted>> {
        let there = self.events.get(position);
        there.filter(|quoted| quoted.event == *event).or_else(|| {
            let position = self.positions().get(event)?;
            self.events.get(*position)
        })
    }

    fn positions(&self) -> &HashMap<EventId, usize> {
        self.positions.get_or_init(|| {
            let events = self.events.iter().enumerate();
            events
                .map(|(position, quoted)| (quoted.event.clone(), position))
                .collect()
        })
    }

    /// The standing of an event's phrases, in their order.
    pub fn of_event(&self, id: &EventId) -> &[Standing] {
        let position = self.positions().get(id);
        position.map_or(&[], |position| self.at(*position))
    }

    /// The same by the event's position in the document.
    pub fn at(&self, position: usize) -> &[Standing] {
        match self.events.get(position) {
            Some(quoted) if self.agrees_on_places => &quoted.standings,
            Some(quoted) => quoted.anywhere(),
            None => &[],
        }
    }

    /// The number of phrases that were looked up for this version of the document.
    pub fn looked_up(&self) -> usize {
        self.looked_up
    }

    pub(super) fn index(&self) -> &WordIndex {
        &self.index
    }
}

fn agree_on_places(events: &[Arc<Quoted>]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for quoted in events {
        for (phrase, standing) in quoted.phrases.iter().zip(&quoted.standings) {
            match standing {
                Standing::Exact(_) if phrase.place.is_some() => right += 1,
                Standing::Elsewhere(..) => wrong += 1,
                _ => {}
            }
        }
    }
    wrong <= right
}

impl Quoted {
    fn is_of(&self, event: &Event) -> bool {
        self.event == event.id && self.phrases == event.when.phrases
    }

    fn standing(&self, phrase: &Phrase) -> Option<&Standing> {
        let at = self.phrases.iter().position(|had| had == phrase)?;
        self.standings.get(at)
    }

    fn anywhere(&self) -> &[Standing] {
        self.anywhere.get_or_init(|| {
            let standings = self.standings.iter().cloned();
            let anywhere = standings.map(|standing| match standing {
                Standing::Elsewhere(ranges, _) => Standing::Exact(ranges),
                standing => standing,
            });
            anywhere.collect()
        })
    }
}
