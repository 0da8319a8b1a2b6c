//! Whatever the document calls by an id or a number, and the places where it is called so.

use crate::document::source::{self, ValueName};
use crate::document::{
    ActorId, Claim, ClaimNumber, Document, Event, EventId, FacetValue, LaneId, Place, StoryStep,
    StoryView, Subject,
};

/// Something that the document calls by a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Event(EventId),
    Claim(ClaimNumber),
    Lane(LaneId),
    Actor(ActorId),
}

impl Named {
    /// The same thing under another name; nothing of a number that is none.
    pub(super) fn called(&self, name: &str) -> Option<Self> {
        let name = name.trim();
        Some(match self {
            Self::Event(_) => Self::Event(name.into()),
            Self::Claim(_) => Self::Claim(ClaimNumber(name.parse().ok()?)),
            Self::Lane(_) => Self::Lane(name.into()),
            Self::Actor(_) => Self::Actor(name.into()),
        })
    }

    /// The name as somebody types it.
    pub fn typed(&self) -> String {
        match self {
            Self::Event(id) => id.to_string(),
            Self::Claim(number) => number.to_string(),
            Self::Lane(id) => id.to_string(),
            Self::Actor(id) => id.to_string(),
        }
    }

    /// The name as the document writes it.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Claim(number) => number.to_string(),
            Self::Event(_) | Self::Lane(_) | Self::Actor(_) => source::text(&self.typed()),
        }
    }

    /// True of a value of a document that is this name.
    pub(super) fn is_written(&self, value: &str) -> bool {
        match self {
            Self::Claim(number) => value.parse() == Ok(number.0),
            Self::Event(_) | Self::Lane(_) | Self::Actor(_) => {
                source::text_of(value).is_some_and(|text| text == self.typed())
            }
        }
    }

    /// A noun for such a name.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Claim(_) => "number",
            Self::Event(_) | Self::Lane(_) | Self::Actor(_) => "id",
        }
    }

    /// The ids of all things of its kind; none of claims, which have numbers.
    pub(super) fn ids_of_its_kind<'d>(&self, document: &'d Document) -> Vec<&'d str> {
        match self {
            Self::Event(_) => document
                .events
                .iter()
                .map(|event| event.id.as_str())
                .collect(),
            Self::Lane(_) => document.lanes.iter().map(|lane| lane.id.as_str()).collect(),
            Self::Actor(_) => document
                .actors
                .iter()
                .map(|actor| actor.id.as_str())
                .collect(),
            Self::Claim(_) => Vec::new(),
        }
    }

    /// All values of a document that are this name, its own first.
    pub(super) fn places(&self, document: &Document) -> Vec<ValueName> {
        let own = match self {
            Self::Event(id) => ValueName::event(id).field("id"),
            Self::Claim(number) => ValueName::claim(*number).field("number"),
            Self::Lane(id) => ValueName::lane(id).field("id"),
            Self::Actor(id) => ValueName::actor(id).field("id"),
        };
        let mut places = Places {
            of: self,
            found: vec![own],
        };
        for actor in &document.actors {
            places.lane(actor.lane.as_ref(), || ValueName::actor(&actor.id));
        }
        for event in &document.events {
            places.in_event(event);
        }
        for claim in &document.claims {
            places.in_claim(claim);
        }
        for (at, view) in document.views.iter().enumerate() {
            let name = || ValueName::to("views").at(at);
            places.in_filter(&view.show, || name().field("show"));
            places.in_filter(&view.against, || name().field("against"));
        }
        let steps = document.story.iter().flat_map(|story| &story.steps);
        for (at, step) in steps.enumerate() {
            places.in_step(step, || ValueName::step(at));
        }
        places.found
    }
}

/// The places of one name, as they are found.
struct Places<'n> {
    of: &'n Named,
    found: Vec<ValueName>,
}

impl Places<'_> {
    fn event(&mut self, id: &EventId, place: impl FnOnce() -> ValueName) {
        if matches!(self.of, Named::Event(of) if of == id) {
            self.found.push(place());
        }
    }

    fn claim(&mut self, number: ClaimNumber, place: impl FnOnce() -> ValueName) {
        if matches!(self.of, Named::Claim(of) if *of == number) {
            self.found.push(place());
        }
    }

    /// The lane of an event or an actor.
    fn lane(&mut self, id: Option<&LaneId>, of: impl FnOnce() -> ValueName) {
        if matches!((self.of, id), (Named::Lane(of), Some(id)) if of == id) {
            self.found.push(of().field("lane"));
        }
    }

    /// Those who take part in an event or whom a claim speaks of.
    fn actors(&mut self, ids: &[ActorId], of: impl Fn() -> ValueName) {
        for (at, id) in ids.iter().enumerate() {
            if matches!(self.of, Named::Actor(of) if of == id) {
                self.found.push(of().field("actors").at(at));
            }
        }
    }

    fn in_event(&mut self, event: &Event) {
        let name = || ValueName::event(&event.id);
        self.lane(event.lane.as_ref(), name);
        self.actors(&event.actors, name);
        if let Some(other) = event.when.relative_to.event() {
            self.event(other, || name().field("when").field("relative_to").at(0));
        }
        for (at, phrase) in event.when.phrases.iter().enumerate() {
            if let Some(Place::Claim(number)) = phrase.place {
                self.claim(number, || {
                    ValueName::phrase(&event.id, at).field("in").at(0)
                });
            }
        }
    }

    fn in_claim(&mut self, claim: &Claim) {
        let name = || ValueName::claim(claim.number);
        self.actors(&claim.actors, name);
        for link in &claim.events {
            let link_name = || ValueName::link(claim.number, &link.event, link.role);
            self.event(&link.event, || link_name().field("event"));
        }
        for (at, on) in claim.builds_on.iter().enumerate() {
            self.claim(*on, || name().field("builds_on").at(at));
        }
        for tension in &claim.tensions {
            let tension_name = || ValueName::tension(claim.number, tension.with);
            self.claim(tension.with, || tension_name().field("with"));
        }
    }

    fn in_filter(&mut self, values: &[FacetValue], list: impl Fn() -> ValueName) {
        for (at, value) in values.iter().enumerate() {
            let is_named = match (self.of, value) {
                (Named::Lane(of), FacetValue::Lane(id)) => of == id,
                (Named::Actor(of), FacetValue::Who(id)) => of == id,
                (Named::Claim(of), FacetValue::Claim(number)) => of == number,
                _ => false,
            };
            if is_named {
                self.found.push(list().at(at).at(0));
            }
        }
    }

    fn in_step(&mut self, step: &StoryStep, name: impl Fn() -> ValueName) {
        self.in_filter(&step.show, || name().field("show"));
        self.in_filter(&step.against, || name().field("against"));
        if let StoryView::Events(ids) = &step.view {
            for (at, id) in ids.iter().enumerate() {
                // The list is the one value in the variant's brackets.
                self.event(id, || name().field("view").at(0).at(at));
            }
        }
        for (at, number) in step.claims.iter().enumerate() {
            self.claim(*number, || name().field("claims").at(at));
        }
        let selected = || name().field("selected").at(0);
        match &step.selected {
            Some(Subject::Event(id)) => self.event(id, selected),
            Some(Subject::Claim(number)) => self.claim(*number, selected),
            None => {}
        }
    }
}
