//! A document's quotations and their standing in the article that it reads.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::Article;
use super::lookup::{Lookup, Standing};
use super::word_index::WordIndex;
use crate::document::{Document, EventId, Phrase};

/// The standing of a document's phrases in an article.
#[derive(Clone, Debug)]
pub struct Quotations {
    index: Arc<WordIndex>,
    events: HashMap<EventId, Arc<Quoted>>,
    /// True where most phrases stand at the places that the document tells. Otherwise it counts the claims otherwise than the
    /// article was read, and its places tell nothing.
    agrees_on_places: bool,
    looked_up: usize,
}

/// An event's phrases with their standing.
#[derive(Debug)]
struct Quoted {
    phrases: Vec<Phrase>,
    standings: Vec<Standing>,
    /// The same where places tell nothing, made once somebody asks.
    anywhere: OnceLock<Vec<Standing>>,
}

impl Quotations {
    pub fn of(document: &Document, article: &Article) -> Self {
        let nothing = Self {
            index: Arc::new(WordIndex::of(article)),
            events: HashMap::new(),
            agrees_on_places: true,
            looked_up: 0,
        };
        nothing.renewed(document, article)
    }

    /// The same of another version of the document: a phrase that its event had before keeps its standing. The article must be
    /// the same.
    #[must_use]
    pub fn renewed(&self, document: &Document, article: &Article) -> Self {
        let lookup = Lookup::of(article, &self.index);
        let mut looked_up = 0;
        let events = document.events.iter().map(|event| {
            let before = self.events.get(&event.id);
            let phrases = &event.when.phrases;
            let quoted = match before.filter(|before| before.phrases == *phrases) {
                Some(same) => Arc::clone(same),
                None => {
                    let standings = phrases.iter().map(|phrase| {
                        let known = before.and_then(|before| before.standing(phrase));
                        known.cloned().unwrap_or_else(|| {
                            looked_up += 1;
                            lookup.phrase(phrase)
                        })
                    });
                    Arc::new(Quoted {
                        standings: standings.collect(),
                        phrases: phrases.clone(),
                        anywhere: OnceLock::new(),
                    })
                }
            };
            (event.id.clone(), quoted)
        });
        let events: HashMap<_, _> = events.collect();
        Self {
            index: Arc::clone(&self.index),
            agrees_on_places: agree_on_places(events.values()),
            events,
            looked_up,
        }
    }

    /// The standing of an event's phrases, in their order.
    pub fn of_event(&self, id: &EventId) -> &[Standing] {
        match self.events.get(id) {
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

fn agree_on_places<'q>(events: impl Iterator<Item = &'q Arc<Quoted>>) -> bool {
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
