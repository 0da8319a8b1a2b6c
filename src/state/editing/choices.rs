//! Edits that choose among what there is: kinds, lanes, actors, links and their roles.

use crate::document::source::{self, Change, ValueName};
use crate::document::{ActorId, Claim, ClaimNumber, Event, EventId, EventKind, Lane, Link, Role};

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
    fn toggle<T: PartialEq + serde::Serialize>(
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
