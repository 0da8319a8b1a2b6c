//! Edits that choose among what there is: kinds, lanes, actors, links and their roles.

use crate::document::date::{Calendar, Hemisphere};
use crate::document::source::{self, Change, ValueName};
use crate::document::{
    Actor, ActorId, Claim, ClaimNumber, Event, EventId, EventKind, Genre, Lane, Link, Place,
    RelativeTo, Role,
};

use super::Edit;

impl Edit {
    /// How real an event is.
    pub fn kind(event: &Event, kind: EventKind) -> Self {
        let name = ValueName::event(&event.id).field("kind");
        Self::new(format!("how real “{}” is", event.title)).write(name, &kind)
    }

    /// The lane that an event is drawn in, or none.
    pub fn lane(event: &Event, lane: Option<&Lane>) -> Self {
        let name = ValueName::event(&event.id).field("lane");
        let edit = Self::new(format!("the lane of “{}”", event.title));
        match lane {
            Some(lane) => edit.write(name, &lane.id),
            None => edit.remove(name),
        }
    }

    /// The lane whose colour somebody has, or none.
    pub fn lane_of_actor(actor: &Actor, lane: Option<&Lane>) -> Self {
        let name = ValueName::actor(&actor.id).field("lane");
        let edit = Self::new(format!("the lane of “{}”", actor.name));
        match lane {
            Some(lane) => edit.write(name, &lane.id),
            None => edit.remove(name),
        }
    }

    /// The weight of an event where not all can be named; without one it follows from its claims.
    pub fn weight(event: &Event, weight: Option<u32>) -> Self {
        let name = ValueName::event(&event.id).field("weight");
        let edit = Self::new(format!("the weight of “{}”", event.title));
        match weight {
            Some(weight) => edit.write(name, &weight),
            None => edit.remove(name),
        }
    }

    /// The place of an event's phrase in the text.
    pub fn place(event: &Event, at: usize, place: Option<Place>) -> Self {
        let name = ValueName::phrase(&event.id, at).field("in");
        let edit = Self::new(format!("the place of a phrase of “{}”", event.title));
        match place {
            Some(place) => edit.set(name, place.written()),
            None => edit.remove(name),
        }
    }

    /// The calendar in which a date is written: an event's in `when`, that in its `record`, or one of the text itself.
    pub fn calendar(date: ValueName, of: &str, calendar: Calendar) -> Self {
        let name = date.field("calendar");
        let edit = Self::new(format!("the calendar of {of}"));
        match calendar == Calendar::default() {
            true => edit.remove(name),
            false => edit.write(name, &calendar),
        }
    }

    /// Says that an event's date counts from the writing, or from nothing.
    pub fn counts_from_writing(event: &Event, counts: bool) -> Self {
        let name = ValueName::event(&event.id)
            .field("when")
            .field("relative_to");
        let edit = Self::new(format!("what “{}” counts from", event.title));
        match counts {
            true => edit.write(name, &RelativeTo::Writing),
            false => edit.remove(name),
        }
    }

    /// The kind of the text.
    pub fn genre(genre: Option<Genre>) -> Self {
        let name = ValueName::to("source").field("genre");
        let edit = Self::new("the kind of the text");
        match genre {
            Some(genre) => edit.write(name, &genre),
            None => edit.remove(name),
        }
    }

    /// The hemisphere of the document's seasons.
    pub fn hemisphere(hemisphere: Hemisphere) -> Self {
        let edit = Self::new("the hemisphere of the seasons");
        edit.write(ValueName::to("hemisphere"), &hemisphere)
    }

    /// Adds somebody to those who took part in an event, or takes them away.
    pub fn actor_of_event(event: &Event, actor: &ActorId) -> Self {
        let name = ValueName::event(&event.id);
        let edit = Self::new(format!("who took part in “{}”", event.title));
        edit.toggle(name.field("actors"), &event.actors, actor)
    }

    /// Adds somebody to those whom a claim speaks of, or takes them away.
    pub fn actor_of_claim(claim: &Claim, actor: &ActorId) -> Self {
        let name = ValueName::claim(claim.number);
        let edit = Self::new(format!("who claim {} speaks of", claim.number));
        edit.toggle(name.field("actors"), &claim.actors, actor)
    }

    /// Says that a claim builds on another, or not any more.
    pub fn builds_on(claim: &Claim, on: ClaimNumber) -> Self {
        let name = ValueName::claim(claim.number);
        let edit = Self::new(format!("what claim {} builds on", claim.number));
        edit.toggle(name.field("builds_on"), &claim.builds_on, &on)
    }

    /// Says that a claim is hard to hold together with another, or not any more, whichever of the two says so.
    pub fn tension(claim: &Claim, other: &Claim) -> Self {
        let edit = Self::new(format!(
            "that claims {} and {} are hard to hold together",
            claim.number, other.number
        ));
        let says = |one: &Claim, two: &Claim| {
            let mut tensions = one.tensions.iter();
            tensions.any(|tension| tension.with == two.number)
        };
        let said = [(claim, other), (other, claim)]
            .into_iter()
            .filter(|(one, two)| says(one, two))
            .fold(edit.clone(), |edit, (one, two)| {
                edit.remove(ValueName::tension(one.number, two.number))
            });
        if !said.changes.is_empty() {
            return said;
        }
        let item = format!("(with: {})", other.number);
        let list = ValueName::claim(claim.number).field("tensions");
        let at = claim.tensions.len();
        edit.change(list, Change::Insert { at, item })
            .begin(ValueName::tension(claim.number, other.number).field("note"))
    }

    /// Says that a claim speaks of an event, or not any more.
    pub fn link(claim: &Claim, event: &Event) -> Self {
        let edit = Self::new(format!(
            "that claim {} speaks of “{}”",
            claim.number, event.title
        ));
        let mut links = claim
            .events
            .iter()
            .filter(|link| link.event == event.id)
            .peekable();
        if links.peek().is_some() {
            let name = |link: &Link| ValueName::link(claim.number, &event.id, link.role);
            return links.fold(edit, |edit, link| edit.remove(name(link)));
        }
        edit.linked(claim, &event.id)
    }

    /// With an event that a claim interprets, behind those that it speaks of already.
    pub(super) fn linked(self, claim: &Claim, event: &EventId) -> Self {
        let at = claim.events.len();
        let role = Self::written(&Role::Interpretation);
        let item = format!("(event: {}, role: {role})", source::text(event.as_str()));
        let links = ValueName::claim(claim.number).field("events");
        self.change(links, Change::Insert { at, item })
    }

    /// The part that an event plays in a claim.
    pub fn role(claim: ClaimNumber, event: &Event, before: Role, role: Role) -> Self {
        let what = format!("the part of “{}” in claim {claim}", event.title);
        let name = ValueName::link(claim, &event.id, before);
        Self::new(what).write(name.field("role"), &role)
    }

    /// Whether a claim names an event.
    pub fn direct(claim: ClaimNumber, event: &Event, role: Role, is_direct: bool) -> Self {
        let what = format!("whether claim {claim} names “{}”", event.title);
        let name = ValueName::link(claim, &event.id, role).field("direct");
        match is_direct {
            true => Self::new(what).remove(name),
            false => Self::new(what).set(name, "false".to_owned()),
        }
    }

    /// Adds an item to a list of names, or takes it away.
    pub(super) fn toggle<T: PartialEq + serde::Serialize>(
        self,
        list: ValueName,
        items: &[T],
        item: &T,
    ) -> Self {
        match items.iter().position(|other| other == item) {
            Some(at) => self.remove(list.at(at)),
            None => {
                let (at, item) = (items.len(), Self::written(item));
                self.change(list, Change::Insert { at, item })
            }
        }
    }

    fn write(self, name: ValueName, value: &impl serde::Serialize) -> Self {
        self.set(name, Self::written(value))
    }

    /// A name of the document as it writes it.
    pub(super) fn written(value: &impl serde::Serialize) -> String {
        // Names and numbers can always be written.
        source::in_a_line(value).unwrap_or_default()
    }
}
