//! A draft of an article that has changed, brought into the document that a person has worked on.
//!
//! The document keeps all that it has, byte for byte. Events and claims that it lacks are inserted, and a comment marks those
//! whose words the article no longer has. So a second update of the same article finds nothing to do.

mod same;

use std::collections::{HashMap, HashSet};

use super::ids::Ids;
use super::ron::{claim_item, event_item, link_item};
use super::{Decision, Options, read};
use crate::article::{Article, INLINE_NAME, Quotations, own_quotations};
use crate::document::problem::ValuePath;
use crate::document::source::{Change, EditError, SourceText, ValueName, raw_text};
use crate::document::{
    Actor, ActorId, Claim, ClaimNumber, Document, Event, EventId, Link, Phrase, Place, RelativeTo,
    quoted,
};
use crate::printable::printable;
use same::{same_claims, same_events};

/// A document brought up to date.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// The document's text.
    pub text: String,
    pub counts: UpdateCounts,
    /// What a person must decide about what is new, in the order of the file.
    pub decisions: Vec<Decision>,
}

/// The number of changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UpdateCounts {
    pub events: usize,
    pub claims: usize,
    /// Events and claims that were marked as gone.
    pub gone: usize,
}

/// Brings a document up to date with its article. The document is the one that the text has.
///
/// # Errors
/// A text that is no document.
pub fn update(
    article: &Article,
    options: &Options,
    document: &Document,
    text: &str,
) -> Result<Update, EditError> {
    let drafted = read(article, options).composed;
    let quotations = Quotations::of(document, article);
    let numbers = same_claims(document, &drafted.document);
    let events = same_events(document, &quotations, &drafted.document, &numbers, article);
    let mut merge = Merge {
        document,
        source: SourceText::new(text),
        ids: HashMap::new(),
        numbers,
        counts: UpdateCounts::default(),
    };
    merge.mark_gone(&quotations, article)?;
    let drafts = &drafted.document;
    merge.name_all(drafts, &events);
    let questions = &drafted.questions;
    let unwanted = taken_away(document, options, drafts, &events);
    let new = |id: &EventId| !events.contains_key(id) && !unwanted.contains(id);
    merge.add_events(drafts, &questions.of_event, &new)?;
    merge.add_claims(drafts, &questions.of_claim)?;
    merge.add_links(drafts, &new)?;
    merge.hold_text(article)?;
    Ok(Update {
        decisions: new_decisions(&SourceText::new(text), &merge.source),
        text: merge.source.text().to_string(),
        counts: merge.counts,
    })
}

/// A document into which a draft is brought.
struct Merge<'d> {
    document: &'d Document,
    source: SourceText,
    /// The document's id for each event of the draft.
    ids: HashMap<EventId, EventId>,
    /// The document's number for each claim of the draft that it has.
    numbers: HashMap<ClaimNumber, ClaimNumber>,
    counts: UpdateCounts,
}

impl Merge<'_> {
    /// Puts a comment above each event and claim that quotes what the article does not have.
    fn mark_gone(&mut self, quotations: &Quotations, article: &Article) -> Result<(), EditError> {
        let document = self.document;
        for event in &document.events {
            let standings = quotations.of_event(&event.id);
            let phrases = event.when.phrases.iter().zip(standings);
            let gone: Vec<&str> = phrases
                .filter(|(_, standing)| !standing.is_verbatim())
                .map(|(phrase, _)| phrase.text.as_str())
                .collect();
            self.mark(&ValueName::event(&event.id), &gone)?;
        }
        let own = own_quotations(document, article, quotations);
        for (index, claim) in document.claims.iter().enumerate() {
            let title = ValuePath::to("claims").item(index).field("title");
            let own = own.iter().filter(|own| own.path == title);
            let gone: Vec<&str> = own
                .filter(|own| !own.standing.is_verbatim() && is_all(&claim.title, &own.words))
                .map(|own| own.words.as_str())
                .collect();
            self.mark(&ValueName::claim(claim.number), &gone)?;
        }
        Ok(())
    }

    fn mark(&mut self, name: &ValueName, gone: &[&str]) -> Result<(), EditError> {
        let mut is_marked = false;
        for words in gone {
            let words: Vec<&str> = words.split_whitespace().collect();
            let note = format!("gone: the text no longer has {}", quoted(&words.join(" ")));
            let note = Change::Note(printable(&note).into_owned());
            is_marked |= !self.source.change(name, &note)?.is_nothing();
        }
        self.counts.gone += usize::from(is_marked);
        Ok(())
    }

    /// Gives each event and claim of the draft the name that it has or will have in the document.
    fn name_all(&mut self, drafts: &Document, events: &HashMap<EventId, EventId>) {
        let taken = self.document.events.iter().map(|event| event.id.as_str());
        let mut ids = Ids::default();
        taken.for_each(|id| ids.take(id));
        for event in &drafts.events {
            let id = match events.get(&event.id) {
                Some(id) => id.clone(),
                None => ids.of(&event.title, "event").into(),
            };
            self.ids.insert(event.id.clone(), id);
        }
    }

    /// Inserts the events that are new, each behind the one before it in the draft.
    fn add_events(
        &mut self,
        drafts: &Document,
        questions: &[Vec<String>],
        is_new: &dyn Fn(&EventId) -> bool,
    ) -> Result<(), EditError> {
        let mut at = 0;
        for (event, questions) in drafts.events.iter().zip(questions) {
            let id = self.id(&event.id);
            if is_new(&event.id) {
                let item = event_item(&self.event(event, id, drafts), questions);
                let insert = Change::Insert { at, item };
                self.source.change(&ValueName::to("events"), &insert)?;
                self.counts.events += 1;
                at += 1;
            } else if let Some(index) = self.source.index(&ValueName::event(&id)) {
                at = index + 1;
            }
        }
        Ok(())
    }

    /// Inserts the claims that are new, each behind the one before it in the draft.
    fn add_claims(
        &mut self,
        drafts: &Document,
        questions: &[Vec<String>],
    ) -> Result<(), EditError> {
        let mut taken: HashSet<u32> = self
            .document
            .claims
            .iter()
            .map(|claim| claim.number.0)
            .collect();
        let mut at = 0;
        for (claim, questions) in drafts.claims.iter().zip(questions) {
            if let Some(number) = self.numbers.get(&claim.number) {
                at = self.source.index(&ValueName::claim(*number)).unwrap_or(at) + 1;
                continue;
            }
            let mut questions = questions.clone();
            let mut number = claim.number;
            if taken.contains(&number.0) {
                number = ClaimNumber(taken.iter().max().map_or(1, |last| last + 1));
                questions.push(format!(
                    "which number? The text has it at {}, which the document gives another",
                    claim.number
                ));
            }
            taken.insert(number.0);
            self.numbers.insert(claim.number, number);
            let item = claim_item(&self.claim(claim, number, drafts), &questions);
            let insert = Change::Insert { at, item };
            self.source.change(&ValueName::to("claims"), &insert)?;
            self.counts.claims += 1;
            at += 1;
        }
        Ok(())
    }

    /// Links the claims that the document had to the events that are new.
    fn add_links(
        &mut self,
        drafts: &Document,
        is_new: &dyn Fn(&EventId) -> bool,
    ) -> Result<(), EditError> {
        for claim in &drafts.claims {
            let number = self.number(claim.number);
            let mut had = self.document.claims.iter();
            if !had.any(|had| had.number == number) {
                continue;
            }
            for link in claim.events.iter().filter(|link| is_new(&link.event)) {
                let events = ValueName::claim(number).field("events");
                let item = link_item(&self.link(link));
                let at = self.source.count(&events);
                self.source.change(&events, &Change::Insert { at, item })?;
            }
        }
        Ok(())
    }

    /// A document that holds its text holds the new one.
    fn hold_text(&mut self, article: &Article) -> Result<(), EditError> {
        let held = self.document.source.text_inline.as_ref();
        if held.is_some_and(|held| *held != article.text) {
            let name = ValueName::to("source").field("text_inline");
            let text = Change::Set(raw_text(&article.text));
            self.source.change(&name, &text)?;
        }
        Ok(())
    }

    fn id(&self, drafted: &EventId) -> EventId {
        self.ids.get(drafted).unwrap_or(drafted).clone()
    }

    fn number(&self, drafted: ClaimNumber) -> ClaimNumber {
        self.numbers.get(&drafted).copied().unwrap_or(drafted)
    }

    fn link(&self, link: &Link) -> Link {
        Link {
            event: self.id(&link.event),
            ..link.clone()
        }
    }

    /// An event of the draft in the document's names.
    fn event(&self, event: &Event, id: EventId, drafts: &Document) -> Event {
        let mut when = event.when.clone();
        when.relative_to = match &when.relative_to {
            RelativeTo::Before(id) => RelativeTo::Before(self.id(id)),
            RelativeTo::After(id) => RelativeTo::After(self.id(id)),
            RelativeTo::From(id) => RelativeTo::From(self.id(id)),
            RelativeTo::Until(id) => RelativeTo::Until(self.id(id)),
            RelativeTo::Nothing | RelativeTo::Writing => when.relative_to.clone(),
        };
        when.phrases = when
            .phrases
            .into_iter()
            .map(|phrase| self.phrase(phrase))
            .collect();
        let lanes = &self.document.lanes;
        let has_lane = |id: &_| lanes.iter().any(|lane| lane.id == *id);
        Event {
            id,
            lane: event.lane.clone().filter(has_lane),
            actors: self.actors(&event.actors, drafts),
            when,
            ..event.clone()
        }
    }

    fn phrase(&self, phrase: Phrase) -> Phrase {
        let place = phrase.place.map(|place| match place {
            Place::Claim(number) => Place::Claim(self.number(number)),
            place => place,
        });
        Phrase { place, ..phrase }
    }

    /// A claim of the draft in the document's names.
    fn claim(&self, claim: &Claim, number: ClaimNumber, drafts: &Document) -> Claim {
        Claim {
            number,
            actors: self.actors(&claim.actors, drafts),
            events: claim.events.iter().map(|link| self.link(link)).collect(),
            builds_on: claim.builds_on.iter().map(|on| self.number(*on)).collect(),
            ..claim.clone()
        }
    }

    /// Those of the draft's actors whom the document knows, by its ids.
    fn actors(&self, ids: &[ActorId], drafts: &Document) -> Vec<ActorId> {
        let name = |id: &_| drafts.actors.iter().find(|actor| actor.id == *id);
        let known = |drafted: &Actor| {
            let mut known = self.document.actors.iter();
            known.find(|actor| {
                actor.id == drafted.id
                    || actor.name == drafted.name
                    || actor.other_names.contains(&drafted.name)
            })
        };
        let found = ids.iter().filter_map(name).filter_map(known);
        found.map(|actor| actor.id.clone()).collect()
    }
}

/// The events of a draft that a person has taken away before: the text that the document holds had them too, and it does not.
/// Nothing is known of one that holds none.
fn taken_away(
    document: &Document,
    options: &Options,
    drafts: &Document,
    known: &HashMap<EventId, EventId>,
) -> HashSet<EventId> {
    let held = document.source.text_inline.as_ref();
    let held = held.and_then(|text| Article::read(text.as_bytes(), INLINE_NAME).ok());
    let Some(held) = held else {
        return HashSet::new();
    };
    let before = read(&held, options).composed.document;
    let quotations = Quotations::of(document, &held);
    let numbers = same_claims(document, &before);
    let kept = same_events(document, &quotations, &before, &numbers, &held);
    let taken = before.events.iter();
    let taken = taken.filter(|event| !kept.contains_key(&event.id));
    let taken: HashSet<_> = taken.map(words_of).collect();
    let events = drafts.events.iter();
    let again = events.filter(|event| taken.contains(&words_of(event)));
    let mut unwanted: HashSet<EventId> = again.map(|event| event.id.clone()).collect();
    // One by which another is dated comes back with that.
    let mut needed: Vec<&EventId> = Vec::new();
    for event in drafts.events.iter().rev() {
        let is_new = !known.contains_key(&event.id) && !unwanted.contains(&event.id);
        needed.extend(event.when.relative_to.event().filter(|_| is_new));
    }
    while let Some(id) = needed.pop() {
        if unwanted.remove(id) {
            let event = drafts.events.iter().find(|event| event.id == *id);
            needed.extend(event.and_then(|event| event.when.relative_to.event()));
        }
    }
    unwanted
}

/// The words by which an event of one draft is known in another.
fn words_of(event: &Event) -> (&str, Option<&str>) {
    let phrase = event.when.phrases.first();
    (&event.title, phrase.map(|phrase| phrase.text.as_str()))
}

/// True of a title that is words in quotation marks and nothing else.
fn is_all(title: &str, words: &str) -> bool {
    title.trim().chars().count() <= words.chars().count() + 4
}

/// What is to be decided in a text and was not before.
fn new_decisions(before: &SourceText, after: &SourceText) -> Vec<Decision> {
    let mut known = before.remarks();
    let remarks = after.remarks().into_iter();
    let decisions = remarks.filter_map(|remark| {
        match known.iter().position(|known| known.words == remark.words) {
            Some(at) => {
                known.swap_remove(at);
                None
            }
            None => Some(Decision {
                line: remark.line_number(after),
                words: remark.words,
            }),
        }
    });
    decisions.collect()
}
