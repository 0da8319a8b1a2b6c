//! Edits that take something away with what refers to it.

use crate::document::source::ValueName;
use crate::document::{
    ActorId, ClaimNumber, Document, EventId, FacetValue, Place, StoryView, Subject,
};
use crate::view::look::Selection;

use super::Edit;

impl Edit {
    /// Takes away an event, a claim, or what a claim says of an event, with what refers to it.
    ///
    /// # Errors
    /// What else in the document rests on it, in words.
    pub fn without(document: &Document, selection: &Selection) -> Result<Self, String> {
        match selection {
            Selection::Event(id) => without_event(document, id),
            Selection::Claim(number) => without_claim(document, *number),
            Selection::Link(link) => {
                let edit = Self::new(format!("what claim {} says of an event", link.claim));
                Ok(edit.remove(ValueName::link(link.claim, &link.event, link.role)))
            }
            Selection::Actor(actor) => without_actor(document, actor),
        }
    }
}

fn without_event(document: &Document, id: &EventId) -> Result<Edit, String> {
    let title = document.events.iter().find(|event| event.id == *id);
    let title = title.map_or("", |event| event.title.as_str());
    let dated_by = document.events.iter();
    let mut dated_by = dated_by.filter(|other| other.when.relative_to.event() == Some(id));
    if let Some(other) = dated_by.next() {
        return Err(format!("“{}” is dated by it", other.title));
    }
    if let Some(step) = step_with(
        document,
        |view| match view {
            StoryView::Events(events) => events.contains(id),
            StoryView::Everything | StoryView::Dates(_) => false,
        },
        &Subject::Event(id.clone()),
    ) {
        return Err(format!("step {step} of the talk shows it"));
    }
    let mut edit = Edit::new(format!("the event “{title}”"));
    for claim in &document.claims {
        for link in claim.events.iter().filter(|link| link.event == *id) {
            edit = edit.remove(ValueName::link(claim.number, id, link.role));
        }
    }
    Ok(edit.remove(ValueName::event(id)))
}

fn without_claim(document: &Document, number: ClaimNumber) -> Result<Edit, String> {
    let subject = Subject::Claim(number);
    if let Some(step) = step_with(document, |_| false, &subject) {
        return Err(format!("step {step} of the talk shows it"));
    }
    not_asked_for(document, &FacetValue::Claim(number))?;
    let mut edit = Edit::new(format!("claim {number}"));
    for other in document
        .claims
        .iter()
        .filter(|other| other.number != number)
    {
        let name = ValueName::claim(other.number);
        if let Some(at) = other.builds_on.iter().position(|on| *on == number) {
            edit = edit.remove(name.clone().field("builds_on").at(at));
        }
        if other.tensions.iter().any(|tension| tension.with == number) {
            edit = edit.remove(ValueName::tension(other.number, number));
        }
    }
    for event in &document.events {
        for (at, phrase) in event.when.phrases.iter().enumerate() {
            if phrase.place == Some(Place::Claim(number)) {
                edit = edit.remove(ValueName::phrase(&event.id, at).field("in"));
            }
        }
    }
    let steps = document
        .story
        .iter()
        .flat_map(|story| story.steps.iter().enumerate());
    for (at, step) in steps {
        if let Some(shown) = step.claims.iter().position(|shown| *shown == number) {
            edit = edit.remove(ValueName::step(at).field("claims").at(shown));
        }
    }
    Ok(edit.remove(ValueName::claim(number)))
}

fn without_actor(document: &Document, actor: &ActorId) -> Result<Edit, String> {
    not_asked_for(document, &FacetValue::Who(actor.clone()))?;
    let mut edit = Edit::new("somebody the text speaks of");
    for event in &document.events {
        if let Some(at) = event.actors.iter().position(|other| other == actor) {
            edit = edit.remove(ValueName::event(&event.id).field("actors").at(at));
        }
    }
    for claim in &document.claims {
        if let Some(at) = claim.actors.iter().position(|other| other == actor) {
            edit = edit.remove(ValueName::claim(claim.number).field("actors").at(at));
        }
    }
    Ok(edit.remove(ValueName::actor(actor)))
}

/// An error that names the view or the step of the talk whose filter asks for something.
pub(super) fn not_asked_for(document: &Document, value: &FacetValue) -> Result<(), String> {
    let mut views = document.views.iter();
    let asks = |filters: [&[FacetValue]; 2]| filters.into_iter().flatten().any(|it| it == value);
    if let Some(view) = views.find(|view| asks([&view.show, &view.against])) {
        return Err(format!("the view “{}” asks for it", view.name));
    }
    let mut steps = document.story.iter().flat_map(|story| &story.steps);
    match steps.position(|step| asks([&step.show, &step.against])) {
        Some(at) => Err(format!("step {} of the talk asks for it", at + 1)),
        None => Ok(()),
    }
}

/// The step of the talk, counted from 1, that puts something forward or has it in view.
fn step_with(
    document: &Document,
    has_in_view: impl Fn(&StoryView) -> bool,
    subject: &Subject,
) -> Option<usize> {
    let steps = &document.story.as_ref()?.steps;
    let shows = steps
        .iter()
        .position(|step| has_in_view(&step.view) || step.selected.as_ref() == Some(subject));
    shows.map(|at| at + 1)
}
