//! Edits of the talk: its steps, their order, and what each of them shows.

use serde::Serialize;

use super::Edit;
use super::make::{DAY, vague_date};
use crate::document::date::EdtfDate;
use crate::document::source::{self, Change, SourceText, ValueName};
use crate::document::{ClaimNumber, Document, EventId, FacetValue, StoryStep, StoryView, Subject};
use crate::state::{Effect, Page, State};
use crate::view::look::{Selection, SelectionIx};

/// The headline of a step of nothing in particular, until another is typed.
const NEW_STEP: &str = "New step";
/// The ends of a view in the window are as exact as a part of it that long.
const PARTS_OF_VIEW: f64 = 40.0;
/// No end of a view is vaguer than a year.
const LONGEST_PART: f64 = 1_000.0 * DAY;

impl Edit {
    /// One more step of the talk, behind the others. The first makes the talk.
    pub fn new_step(document: &Document, source: &SourceText, step: &StoryStep) -> Self {
        let mut fields = vec![("headline", source::text(&step.headline))];
        if step.view != StoryView::default() {
            fields.push(("view", Self::written(&step.view)));
        }
        for (name, filter) in [("show", &step.show), ("against", &step.against)] {
            if !filter.is_empty() {
                fields.push((name, Self::written(filter)));
            }
        }
        let selected = step.selected.as_ref();
        fields.extend(selected.map(|selected| ("selected", Self::written(selected))));
        if !step.claims.is_empty() {
            fields.push(("claims", Self::written(&step.claims)));
        }
        let edit = Self::new(format!("the step “{}”", step.headline));
        match &document.story {
            Some(story) => {
                let steps = ValueName::to("story").field("steps");
                edit.insert(source, steps, story.steps.len(), &fields)
            }
            None => {
                let lines: String = fields
                    .iter()
                    .map(|(name, value)| format!("            {name}: {value},\n"))
                    .collect();
                let story = format!("(\n    steps: [\n        (\n{lines}        ),\n    ],\n)");
                let indented = story.replace('\n', "\n    ");
                edit.set(ValueName::to("story"), indented)
            }
        }
    }

    /// A step of the talk before the one before it, or behind the one behind it.
    pub fn move_step(document: &Document, at: usize, down: bool) -> Option<Self> {
        let steps = document.story.as_ref()?.steps.len();
        let to = match down {
            true => at + 1,
            false => at.checked_sub(1)?,
        };
        let edit = Self::new(format!("the place of step {}", at + 1));
        let moved = edit.change(ValueName::step(at), Change::Move { to });
        (at < steps && to < steps).then_some(moved)
    }

    /// Takes away a step of the talk, and with the last one the talk.
    pub fn without_step(document: &Document, at: usize) -> Self {
        let edit = Self::new(format!("step {} of the talk", at + 1));
        match &document.story {
            Some(story) if story.steps.len() > 1 => edit.remove(ValueName::step(at)),
            _ => edit.remove(ValueName::to("story")),
        }
    }

    /// The part of the document that a step shows.
    pub fn step_view(at: usize, view: &StoryView) -> Self {
        Self::of_step(at).set_unless(
            ValueName::step(at).field("view"),
            view,
            &StoryView::default(),
        )
    }

    /// The same and the filters, as they are in another step.
    pub fn step_shows(at: usize, other: &StoryStep) -> Self {
        let field = |name| ValueName::step(at).field(name);
        let none: &Vec<FacetValue> = &Vec::new();
        Self::step_view(at, &other.view)
            .set_unless(field("show"), &other.show, none)
            .set_unless(field("against"), &other.against, none)
    }

    /// Puts an event into the view of a step, or takes it out. The view is of events then.
    pub fn step_event(at: usize, step: &StoryStep, event: &EventId) -> Self {
        let view = ValueName::step(at).field("view");
        match &step.view {
            StoryView::Events(events) if events.as_slice() != std::slice::from_ref(event) => {
                Self::of_step(at).toggle(view.at(0), events, event)
            }
            StoryView::Events(_) => Self::step_view(at, &StoryView::Everything),
            StoryView::Everything | StoryView::Dates(_) => {
                Self::step_view(at, &StoryView::Events(vec![event.clone()]))
            }
        }
    }

    /// The event or the claim that a step puts forward, or none.
    pub fn step_subject(at: usize, subject: Option<&Subject>) -> Self {
        let (edit, name) = (Self::of_step(at), ValueName::step(at).field("selected"));
        match subject {
            Some(subject) => edit.set(name, Self::written(subject)),
            None => edit.remove(name),
        }
    }

    /// Makes a claim appear in a step, behind the others, or not any more.
    pub fn step_claim(at: usize, step: &StoryStep, claim: ClaimNumber) -> Self {
        let claims = ValueName::step(at).field("claims");
        Self::of_step(at).toggle(claims, &step.claims, &claim)
    }

    /// The minutes that the talk is meant to take.
    pub fn minutes(minutes: Option<u32>) -> Self {
        let (edit, name) = (
            Self::new("the minutes of the talk"),
            ValueName::to("story").field("minutes"),
        );
        match minutes {
            Some(minutes) => edit.set(name, minutes.to_string()),
            None => edit.remove(name),
        }
    }

    fn of_step(at: usize) -> Self {
        Self::new(format!("what step {} shows", at + 1))
    }

    /// A value, which is left out where it is what it would be without.
    fn set_unless<T: PartialEq + Serialize>(self, name: ValueName, value: &T, without: &T) -> Self {
        match value == without {
            true => self.remove(name),
            false => self.set(name, Self::written(value)),
        }
    }
}

impl State {
    /// A step of something, or else of what is in view.
    pub fn step_of(&self, something: Option<SelectionIx>) -> StoryStep {
        let arrangement = &self.look().arrangement;
        let step = StoryStep {
            headline: NEW_STEP.to_owned(),
            view: self.dates_in_view().unwrap_or_default(),
            show: arrangement.filter.clone(),
            against: arrangement.against.clone().unwrap_or_default(),
            selected: None,
            claims: Vec::new(),
            notes: None,
        };
        let timeline = &self.timeline;
        let number = |claim| timeline.claim(claim).number;
        let id = |event| timeline.event(event).id.clone();
        match something {
            Some(SelectionIx::Event(event)) => {
                let links = timeline.links_of_event(event).iter();
                let mut claims: Vec<_> = links.map(|link| number(link.claim)).collect();
                claims.sort_unstable();
                claims.dedup();
                StoryStep {
                    headline: timeline.event(event).title.clone(),
                    view: StoryView::Events(vec![id(event)]),
                    selected: Some(Subject::Event(id(event))),
                    claims,
                    ..step
                }
            }
            Some(SelectionIx::Claim(claim)) => {
                let links = timeline.links_of_claim(claim).iter();
                let mut events: Vec<EventId> = Vec::new();
                for event in links.map(|link| id(timeline.event_of_link(*link))) {
                    if !events.contains(&event) {
                        events.push(event);
                    }
                }
                StoryStep {
                    headline: timeline.claim(claim).title.clone(),
                    view: match events.is_empty() {
                        true => StoryView::Everything,
                        false => StoryView::Events(events),
                    },
                    claims: vec![number(claim)],
                    ..step
                }
            }
            Some(SelectionIx::Link(link)) => {
                let event = timeline.event_of_link(link);
                StoryStep {
                    headline: timeline.claim(link.claim).title.clone(),
                    view: StoryView::Events(vec![id(event)]),
                    selected: Some(Subject::Event(id(event))),
                    claims: vec![number(link.claim)],
                    ..step
                }
            }
            Some(SelectionIx::Actor(actor)) => {
                let actor = timeline.actor(actor);
                let mut show = step.show;
                show.push(FacetValue::Who(actor.id.clone()));
                StoryStep {
                    headline: actor.name.clone(),
                    view: StoryView::Everything,
                    show,
                    ..step
                }
            }
            None => step,
        }
    }

    /// The dates that the window shows; nothing where that is all of them, or no date has their form.
    fn dates_in_view(&self) -> Option<StoryView> {
        let viewport = self.viewport();
        if self.look().camera == viewport.home {
            return None;
        }
        let scale = viewport.scale(self.look().camera);
        let [from, until] = [0.0, viewport.width].map(|x| scale.time_from_x(x));
        let part = ((until - from) / PARTS_OF_VIEW).min(LONGEST_PART);
        let dates = [from, until].map(|time| vague_date(time, part)).join("/");
        let dates = EdtfDate::parse(&dates).ok()?;
        let is_good = dates.resolve(self.timeline.document().hemisphere).is_ok();
        is_good.then_some(StoryView::Dates(dates))
    }

    /// Makes a step of the talk of something, or of what is selected; or else of what is in view, and begins its headline.
    pub(in crate::state) fn add_step(&mut self, of: Option<Selection>) -> Vec<Effect> {
        let Some(editing) = &self.editing else {
            return self.say_read_only();
        };
        let of = of.and_then(|of| of.find(&self.timeline));
        let of = of.or_else(|| self.selected());
        let step = self.step_of(of);
        let document = self.timeline.document();
        let count =
            |document: &Document| document.story.as_ref().map_or(0, |story| story.steps.len());
        let at = count(document);
        let edit = Edit::new_step(document, &editing.source, &step);
        if of.is_some() {
            let effects = self.edit(edit);
            if count(self.timeline.document()) > at {
                self.say(format!(
                    "“{}” is step {} of the talk now (J)",
                    step.headline,
                    at + 1
                ));
            }
            return effects;
        }
        self.show_page(Page::Talk);
        self.make(edit.begin(ValueName::step(at).field("headline")))
    }
}
