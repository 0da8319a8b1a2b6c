//! The steps of a presentation, with everything found that they name.

use std::collections::{HashMap, HashSet};

use crate::document::date::EdtfDate;
use crate::document::{self, ClaimNumber, EventKind, Story, Subject};
use crate::timeline::{ClaimIx, EventIx, Timeline};
use crate::view::arrangement::Arrangement;
use crate::view::camera::Camera;
use crate::view::document_layout::DocumentLayout;
use crate::view::look::{Selection, SelectionIx};
use crate::view::shared::Shared;
use crate::view::subset::Subset;
use crate::view::viewport::Viewport;

/// All steps of a presentation.
#[derive(Clone, Debug)]
pub(super) enum Steps {
    Written(Vec<Step>),
    /// One for each event, made when it is asked for: a document may have a million.
    ByTime(Vec<EventIx>),
}

/// A view with something put forward in it, and the claims that appear at one press each.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub headline: String,
    pub view: StepView,
    pub selection: Option<SelectionIx>,
    pub claims: Vec<ClaimIx>,
    pub notes: Option<String>,
    /// The choice of events, and these events, where that is not all.
    pub arrangement: Arrangement,
    pub shown: Option<Shared<Subset>>,
    /// The document in the lanes of two filters, where the step has two.
    canvas: Option<Shared<StepCanvas>>,
    /// The events that are named on the screen: those in view, and those that its claims name.
    pub named_events: Vec<EventIx>,
}

/// The document in lanes that are not its own, which only one step shows.
#[derive(Debug)]
struct StepCanvas {
    timeline: Timeline,
    document_layout: DocumentLayout,
}

/// A step by what it says, which holds in the next version of the document too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepRef {
    headline: String,
    selection: Option<Selection>,
    claims: Vec<ClaimNumber>,
    /// Its position in the version in which it was.
    position: usize,
}

impl StepRef {
    pub(super) fn of(timeline: &Timeline, step: &Step, position: usize) -> Self {
        let claims = step.claims.iter();
        Self {
            headline: step.headline.clone(),
            selection: step.selection.map(|on| on.named(timeline)),
            claims: claims.map(|claim| timeline.claim(*claim).number).collect(),
            position,
        }
    }

    fn puts_forward_what(&self, other: &Step, timeline: &Timeline) -> bool {
        let other = Self::of(timeline, other, self.position);
        let says_something = self.selection.is_some() || !self.claims.is_empty();
        says_something && (self.selection == other.selection && self.claims == other.claims)
    }
}

/// The part of the document that is in view.
#[derive(Clone, Debug, PartialEq)]
pub enum StepView {
    Everything,
    Events(Vec<EventIx>),
    /// From one instant to another, in seconds.
    Between(f64, f64),
    /// The same with as much room on both sides as what begins there needs to be named.
    Around(f64, f64),
}

/// A view of dates names the events that lie within them, unless there are more than so many.
const MAX_NAMED_BY_DATES: usize = 24;
/// A step names no more events than this: a screen of 36 lines has no room for more. The others stand behind them.
const MAX_NAMED: usize = 60;
/// The margin beside dates that a step gives itself, as a share of their length, and the room around neighbours.
const MARGIN: f64 = 0.02;
const ROOM: f64 = 0.25;
/// The most steps of a presentation without a story that are gone through one by one for what they name.
const MAX_STEPS_LOOKED_AT: usize = 500;

impl Steps {
    pub fn of(timeline: &Timeline) -> Self {
        match &timeline.document().story {
            Some(story) => Self::Written(written(timeline, story)),
            None if timeline.document().events.is_empty() => {
                Self::Written(vec![of_all_claims(timeline)])
            }
            None => Self::ByTime(in_order_of_telling(timeline)),
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Written(steps) => steps.len(),
            Self::ByTime(events) => events.len(),
        }
    }

    /// The most events without a date that a step names. Of a long presentation without a story not every step is looked at:
    /// that is the one that it is about.
    pub fn most_undated(&self, timeline: &Timeline) -> usize {
        if timeline.event_order().undated().is_empty() {
            return 0;
        }
        if matches!(self, Self::ByTime(_)) && self.len() > MAX_STEPS_LOOKED_AT {
            return 1;
        }
        let undated_in = |index: usize| {
            let named_events = self.get(timeline, index).named_events;
            let is_undated = |event: &&EventIx| timeline.is_undated(**event);
            named_events.iter().filter(is_undated).count()
        };
        (0..self.len()).map(undated_in).max().unwrap_or(0)
    }

    /// The step in which each claim appears first, and the press within it, counted from 1.
    pub fn first_appearances(&self, timeline: &Timeline) -> HashMap<ClaimIx, (usize, usize)> {
        let mut first = HashMap::new();
        let mut appear = |step: usize, claims: Vec<ClaimIx>| {
            for (press, claim) in (1..).zip(claims) {
                first.entry(claim).or_insert((step, press));
            }
        };
        match self {
            Self::Written(steps) => {
                for (index, step) in steps.iter().enumerate() {
                    appear(index, step.claims.clone());
                }
            }
            Self::ByTime(events) => {
                for (index, event) in events.iter().enumerate() {
                    appear(index, claims_of(timeline, *event));
                }
            }
        }
        first
    }

    /// A step by its position; the last one beyond the end.
    pub fn get(&self, timeline: &Timeline, index: usize) -> Step {
        let index = index.min(self.len().saturating_sub(1));
        match self {
            Self::Written(steps) => steps[index].clone(),
            Self::ByTime(events) => of_event(timeline, events, index),
        }
    }

    /// The first step that puts forward what is selected, or else the first that shows it.
    pub fn position_about(&self, timeline: &Timeline, selection: SelectionIx) -> Option<usize> {
        let event = selection.event(timeline);
        let steps = match self {
            Self::Written(steps) => steps,
            Self::ByTime(events) => return events.iter().position(|other| Some(*other) == event),
        };
        let claim = selection.claim();
        let about = |step: &Step| {
            step.selection == Some(selection) || claim.is_some_and(|c| step.claims.contains(&c))
        };
        let shows = |step: &Step| event.is_some_and(|e| step.named_events.contains(&e));
        let first = steps.iter().position(about);
        first.or_else(|| steps.iter().position(shows))
    }

    /// The position of a step, also of one of another version of the document: a story's step is known by its headline,
    /// or else by what it puts forward, and the step of an event by the event. One that is gone has its position taken by
    /// the step that follows it now.
    pub fn position_of(&self, timeline: &Timeline, step: &StepRef) -> usize {
        let nearest = |steps: &[Step], is_it: &dyn Fn(&Step) -> bool| {
            (0..steps.len())
                .filter(|index| is_it(&steps[*index]))
                .min_by_key(|index| index.abs_diff(step.position))
        };
        let found = match self {
            Self::Written(steps) => nearest(steps, &|other| other.headline == step.headline)
                .or_else(|| nearest(steps, &|other| step.puts_forward_what(other, timeline))),
            Self::ByTime(events) => step
                .selection
                .as_ref()
                .and_then(|selection| selection.find(timeline)?.event(timeline))
                .and_then(|event| events.iter().position(|other| *other == event)),
        };
        found.unwrap_or(step.position.min(self.len().saturating_sub(1)))
    }
}

fn written(timeline: &Timeline, story: &Story) -> Vec<Step> {
    let steps = story.steps.iter();
    steps.map(|step| written_step(timeline, step)).collect()
}

fn written_step(timeline: &Timeline, step: &document::StoryStep) -> Step {
    let event = |id| timeline.event_by_id(id);
    let view = match &step.view {
        document::StoryView::Everything => StepView::Everything,
        document::StoryView::Events(ids) => {
            StepView::Events(ids.iter().filter_map(event).collect())
        }
        document::StoryView::Dates(edtf) => between(timeline, edtf).unwrap_or(StepView::Everything),
    };
    let selection = step.selected.as_ref().and_then(|subject| match subject {
        Subject::Event(id) => event(id).map(SelectionIx::Event),
        Subject::Claim(number) => timeline.claim_numbered(*number).map(SelectionIx::Claim),
    });
    let claims: Vec<ClaimIx> = step
        .claims
        .iter()
        .filter_map(|number| timeline.claim_numbered(*number))
        .collect();
    let in_view = match &view {
        StepView::Everything => Vec::new(),
        StepView::Events(events) => events.clone(),
        StepView::Between(from, until) | StepView::Around(from, until) => {
            within(timeline, *from, *until)
        }
    };
    let arrangement = Arrangement::of_filters(&step.show, &step.against);
    let canvas = arrangement.against.is_some().then(|| {
        let timeline = arrangement.lanes().arranged(timeline);
        Shared::new(StepCanvas {
            document_layout: DocumentLayout::new(&timeline),
            timeline,
        })
    });
    let shown = arrangement.narrows().then(|| {
        let timeline = canvas
            .as_ref()
            .map_or(timeline, |canvas| &canvas.0.timeline);
        Shared::new(arrangement.subset(timeline))
    });
    let mut named_events = named_events(timeline, in_view, selection, &claims);
    // What is put forward is shown whatever else is.
    let put_forward = selection.and_then(|on| on.event(timeline));
    named_events.retain(|event| {
        let is_shown = |shown: &Shared<Subset>| shown.0.has_event(*event);
        Some(*event) == put_forward || shown.as_ref().is_none_or(is_shown)
    });
    Step {
        headline: step.headline.clone(),
        view,
        selection,
        notes: step.notes.clone(),
        arrangement,
        shown,
        canvas,
        named_events,
        claims,
    }
}

/// The events that lie wholly within two instants, if they are few.
fn within(timeline: &Timeline, from: f64, until: f64) -> Vec<EventIx> {
    let is_within = |event: &EventIx| {
        let (start, end) = timeline.extent(*event).possible;
        from <= start && end <= until
    };
    let events = timeline.events_by_time().iter().copied();
    let events: Vec<EventIx> = events.filter(is_within).collect();
    if events.len() > MAX_NAMED_BY_DATES {
        return Vec::new();
    }
    events
}

fn named_events(
    timeline: &Timeline,
    mut events: Vec<EventIx>,
    selection: Option<SelectionIx>,
    claims: &[ClaimIx],
) -> Vec<EventIx> {
    let selected_claim = selection.and_then(SelectionIx::claim);
    let selected_event = selection.and_then(|on| on.event(timeline));
    events.extend(selected_event);
    for &claim in claims.iter().chain(&selected_claim) {
        let links = timeline.links_of_claim(claim);
        let direct = links.iter().filter(|link| timeline.link(**link).direct);
        let events_of = direct.map(|link| timeline.event_of_link(*link));
        events.extend(events_of.take(MAX_NAMED));
    }
    let mut seen = HashSet::new();
    events.retain(|event| seen.insert(*event));
    if events.len() > MAX_NAMED {
        // The event that is put forward is among those that are named.
        events.sort_by_key(|event| Some(*event) != selected_event);
        events.truncate(MAX_NAMED);
    }
    events
}

fn between(timeline: &Timeline, edtf: &EdtfDate) -> Option<StepView> {
    let bounds = edtf.meaning(timeline.document().hemisphere).bounds;
    let (from, until) = (bounds.start.from?, bounds.end.until?);
    Some(StepView::Between(from.as_f64(), until.as_f64()))
}

/// The one step of a document without events: its claims, one after the other.
fn of_all_claims(timeline: &Timeline) -> Step {
    Step {
        headline: timeline.document().source.title.clone(),
        view: StepView::Everything,
        selection: None,
        claims: timeline.claims_by_number().to_vec(),
        notes: None,
        arrangement: Arrangement::default(),
        shown: None,
        canvas: None,
        named_events: Vec::new(),
    }
}

/// Fears and forecasts are told after everything that is said to have happened, and what has no date after all that has one.
fn in_order_of_telling(timeline: &Timeline) -> Vec<EventIx> {
    let hypothetical = |event: &EventIx| timeline.event(*event).kind == EventKind::Hypothetical;
    let (forecasts, mut events): (Vec<_>, Vec<_>) = timeline
        .events_by_time()
        .iter()
        .copied()
        .partition(hypothetical);
    events.extend(forecasts);
    events.extend(timeline.event_order().undated());
    events
}

/// The claims that speak of an event, by their numbers.
fn claims_of(timeline: &Timeline, event: EventIx) -> Vec<ClaimIx> {
    let links = timeline.links_of_event(event).iter();
    let mut claims: Vec<ClaimIx> = links.map(|link| link.claim).collect();
    claims.sort_by_key(|claim| timeline.claim(*claim).number);
    claims.dedup();
    claims
}

/// The step of one event among the others.
fn of_event(timeline: &Timeline, events: &[EventIx], index: usize) -> Step {
    let event = events[index];
    let claims = claims_of(timeline, event);
    let entry = timeline.event(event);
    let neighbours = neighbours_of(timeline, events, index);
    let selection = Some(SelectionIx::Event(event));
    Step {
        headline: entry.title.clone(),
        view: view_of_event(timeline, events, index),
        selection,
        notes: Some(entry.when.because.clone()),
        arrangement: Arrangement::default(),
        shown: None,
        canvas: None,
        named_events: named_events(timeline, neighbours, selection, &claims),
        claims,
    }
}

/// The events with a date that are told before and after one that has a date too.
fn neighbours_of(timeline: &Timeline, events: &[EventIx], index: usize) -> Vec<EventIx> {
    let dated = &events[..timeline.events_by_time().len()];
    if index >= dated.len() {
        return Vec::new();
    }
    let places = [index.checked_sub(1), index.checked_add(1)];
    let neighbours = places.into_iter().flatten();
    neighbours
        .filter_map(|place| dated.get(place).copied())
        .collect()
}

/// From the event told before one to that told after it, so that the audience sees its neighbours; everything where it has no
/// date.
fn view_of_event(timeline: &Timeline, events: &[EventIx], index: usize) -> StepView {
    let dated = &events[..timeline.events_by_time().len()];
    let Some(event) = dated.get(index) else {
        return StepView::Everything;
    };
    let starts_at = |index: usize| timeline.time_sort_key(dated[index]).0;
    let (mut from, mut until) = timeline.dated_span(&[*event]);
    if let Some(before) = index.checked_sub(1) {
        from = from.min(starts_at(before));
    }
    if index + 1 < dated.len() {
        until = until.max(starts_at(index + 1));
    }
    if until > from {
        return StepView::Around(from, until);
    }
    // An event that stands alone is seen within two weeks, or less in a document of hours.
    let whole = starts_at(dated.len() - 1) - starts_at(0);
    let margin = (whole.abs() / 100.0).clamp(1.0, 14.0 * 86_400.0);
    StepView::Between(from - margin, until + margin)
}

impl Step {
    /// The document in the lanes that the step shows: its own, or those of two filters.
    pub fn canvas<'a>(
        &'a self,
        timeline: &'a Timeline,
        document_layout: &'a DocumentLayout,
    ) -> (&'a Timeline, &'a DocumentLayout) {
        match &self.canvas {
            Some(canvas) => (&canvas.0.timeline, &canvas.0.document_layout),
            None => (timeline, document_layout),
        }
    }

    /// True where two steps show the same lanes.
    pub fn has_lanes_of(&self, other: &Self) -> bool {
        self.canvas == other.canvas
    }

    pub fn camera(&self, timeline: &Timeline, viewport: &Viewport<'_>) -> Camera {
        let camera = |start, end| Camera { start, end };
        match &self.view {
            StepView::Everything => viewport.home,
            // Events without a date are seen wherever one looks.
            StepView::Events(events) if events.iter().all(|event| timeline.is_undated(*event)) => {
                viewport.home
            }
            StepView::Events(events) => {
                let (from, until) = timeline.dated_span(events);
                viewport.fitted(from, until)
            }
            StepView::Around(from, until) => viewport.with_room(camera(*from, *until), ROOM),
            StepView::Between(from, until) => viewport.with_margin(camera(*from, *until), MARGIN),
        }
    }

    /// The selection once so many claims have appeared: the last of them.
    pub fn selection_after(&self, revealed: usize) -> Option<SelectionIx> {
        let last = revealed
            .checked_sub(1)
            .and_then(|last| self.claims.get(last));
        last.map(|claim| SelectionIx::Claim(*claim))
            .or(self.selection)
    }
}
