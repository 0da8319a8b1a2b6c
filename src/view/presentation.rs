//! The steps of a talk with what they name found, and where each event stands on the room's screen.
//!
//! A document's [`Story`] is told as it is written. A document without one is told event by
//! event in the order of time, each with the claims that speak of it; what is only feared or forecast comes last.

use std::collections::{HashMap, HashSet};

use crate::document::date::EdtfDate;
use crate::document::{self, EventKind, Story, Subject};
use crate::timeline::{ClaimIx, EventIx, Timeline};

use super::camera::Camera;
use super::document_layout::DocumentLayout;
use super::glyph::Glyph;
use super::look::{Selection, SelectionIx};
use super::rows::{self, Rows};
use super::scale::Scale;
use super::viewport::Viewport;

/// A talk about one document. It has at least one step.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Steps,
    /// How long it is meant to take.
    pub minutes: Option<u32>,
    /// Each event's row on the room's screen.
    pub rows: Rows,
}

#[derive(Clone, Debug)]
enum Steps {
    Written(Vec<Step>),
    /// One for each event, made when it is asked for: a document may have a million.
    ByTime(Vec<EventIx>),
}

/// One step: what is in view and put forward, and the claims that appear at one press each.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub headline: String,
    pub view: StepView,
    pub selection: Option<SelectionIx>,
    pub claims: Vec<ClaimIx>,
    pub notes: Option<String>,
    /// The events that are named on the screen: those in view, and those that its claims name.
    pub named_events: Vec<EventIx>,
}

/// What is in view.
#[derive(Clone, Debug, PartialEq)]
pub enum StepView {
    Everything,
    Events(Vec<EventIx>),
    /// From one instant to another, in seconds.
    Between(f64, f64),
}

/// A view of dates names the events that lie within them, unless there are more than so many.
const MOST_NAMED_BY_DATES: usize = 24;
/// A step names no more events than this: a screen of 36 lines has no room for more names. The others stand behind them.
const MOST_NAMED: usize = 60;
/// The room beside dates that a step gives itself, as a share of their length.
const MARGIN: f64 = 0.02;
/// How many steps are looked at to find rows in which their labels do not meet. A longer talk has no more than one
/// event to name in a step, and needs one row.
const MOST_STEPS_TO_PACK: usize = 500;
/// The width of the time axis that rows are found for: that of a screen twice as wide as high.
const NOMINAL_WIDTH: f64 = 580.0;

impl Script {
    pub fn of(timeline: &Timeline, document_layout: &DocumentLayout) -> Self {
        let story = timeline.document().story.as_ref();
        let mut script = Self {
            steps: match story {
                Some(story) => Steps::Written(written(timeline, story)),
                None => Steps::ByTime(in_order_of_telling(timeline)),
            },
            minutes: story.and_then(|story| story.minutes),
            rows: Rows::default(),
        };
        script.rows = pack(timeline, document_layout, &script);
        script
    }

    pub fn len(&self) -> usize {
        match &self.steps {
            Steps::Written(steps) => steps.len(),
            Steps::ByTime(events) => events.len(),
        }
    }

    /// Never: a story and a document without a step are refused when they are opened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first step that puts forward what is selected, or else the first that shows it.
    pub fn step_about(&self, timeline: &Timeline, selection: SelectionIx) -> Option<usize> {
        let steps = match &self.steps {
            Steps::Written(steps) => steps,
            Steps::ByTime(events) => {
                let event = selection.event(timeline)?;
                return events.iter().position(|other| *other == event);
            }
        };
        let claim = selection.claim();
        let event = selection.event(timeline);
        let about = |step: &Step| {
            step.selection == Some(selection) || claim.is_some_and(|c| step.claims.contains(&c))
        };
        let shows = |step: &Step| event.is_some_and(|e| step.named_events.contains(&e));
        let first = steps.iter().position(about);
        first.or_else(|| steps.iter().position(shows))
    }

    /// The position of a step of another version of the document: a story's step is known by its headline, and the step
    /// of an event by the event. One that is gone has its position taken by the step that follows it now.
    pub fn position_of(
        &self,
        timeline: &Timeline,
        headline: &str,
        selection: Option<&Selection>,
        near: usize,
    ) -> usize {
        let found = match &self.steps {
            Steps::Written(steps) => (0..steps.len())
                .filter(|step| steps[*step].headline == headline)
                .min_by_key(|step| step.abs_diff(near)),
            Steps::ByTime(events) => selection
                .and_then(|selection| selection.find(timeline)?.event(timeline))
                .and_then(|event| events.iter().position(|other| *other == event)),
        };
        found.unwrap_or(near.min(self.len().saturating_sub(1)))
    }

    /// A step by its position; the last one beyond the end.
    pub fn step(&self, timeline: &Timeline, index: usize) -> Step {
        let index = index.min(self.len().saturating_sub(1));
        match &self.steps {
            Steps::Written(steps) => steps[index].clone(),
            Steps::ByTime(events) => of_event(timeline, events, index),
        }
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
        StepView::Between(from, until) => within(timeline, *from, *until),
    };
    Step {
        headline: step.headline.clone(),
        view,
        selection,
        notes: step.notes.clone(),
        named_events: named_events(timeline, in_view, selection, &claims),
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
    if events.len() > MOST_NAMED_BY_DATES {
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
        events.extend(events_of.take(MOST_NAMED));
    }
    let mut seen = HashSet::new();
    events.retain(|event| seen.insert(*event));
    if events.len() > MOST_NAMED {
        // What is put forward is among those that are named.
        events.sort_by_key(|event| Some(*event) != selected_event);
        events.truncate(MOST_NAMED);
    }
    events
}

fn between(timeline: &Timeline, edtf: &EdtfDate) -> Option<StepView> {
    let bounds = edtf.meaning(timeline.document().hemisphere).bounds;
    let (from, until) = (bounds.start.from?, bounds.end.until?);
    Some(StepView::Between(from.as_f64(), until.as_f64()))
}

/// What is only feared or forecast is told after what is said to have happened.
fn in_order_of_telling(timeline: &Timeline) -> Vec<EventIx> {
    let hypothetical = |event: &EventIx| timeline.event(*event).kind == EventKind::Hypothetical;
    let (forecasts, mut events): (Vec<_>, Vec<_>) = timeline
        .events_by_time()
        .iter()
        .copied()
        .partition(hypothetical);
    events.extend(forecasts);
    events
}

/// The step of one event among the others. It reaches from the event told before it to the one told after it, so that
/// the room sees what it stands between.
fn of_event(timeline: &Timeline, events: &[EventIx], index: usize) -> Step {
    let event = events[index];
    let starts_at = |index: usize| timeline.extent(events[index]).place_in_time().0;
    let (mut from, mut until) = timeline.dated_span(&[event]);
    if let Some(before) = index.checked_sub(1) {
        from = from.min(starts_at(before));
    }
    if index + 1 < events.len() {
        until = until.max(starts_at(index + 1));
    }
    let mut claims: Vec<ClaimIx> = timeline
        .links_of_event(event)
        .iter()
        .map(|link| link.claim)
        .collect();
    claims.sort_by_key(|claim| timeline.claim(*claim).number);
    claims.dedup();
    let entry = timeline.event(event);
    // What stands alone is seen within two weeks, or less in a document of hours.
    let whole = starts_at(events.len() - 1) - starts_at(0);
    let least = (whole.abs() / 100.0).clamp(1.0, 14.0 * 86_400.0);
    let margin = ((until - from) * 0.25).max(least);
    let selection = Some(SelectionIx::Event(event));
    Step {
        headline: entry.title.clone(),
        view: StepView::Between(from - margin, until + margin),
        selection,
        notes: Some(entry.when.because.clone()),
        named_events: named_events(timeline, Vec::new(), selection, &claims),
        claims,
    }
}

impl Step {
    pub fn camera(&self, timeline: &Timeline, viewport: &Viewport<'_>) -> Camera {
        match &self.view {
            StepView::Everything => viewport.home,
            StepView::Events(events) => {
                let (from, until) = timeline.dated_span(events);
                viewport.fitted(from, until)
            }
            StepView::Between(from, until) => {
                let view = Camera {
                    start: *from,
                    end: *until,
                };
                viewport.with_margin(view, MARGIN, 0.0)
            }
        }
    }

    /// What is put forward once so many claims have appeared: the last of them.
    pub fn selection_after(&self, revealed: usize) -> Option<SelectionIx> {
        let last = revealed
            .checked_sub(1)
            .and_then(|last| self.claims.get(last));
        last.map(|claim| SelectionIx::Claim(*claim))
            .or(self.selection)
    }
}

/// From where to where an event and its label take up their row, in points of a step's view.
type Taken = (f32, f32);
/// A step's events with what they take up.
type Packed = Vec<(EventIx, Taken)>;

/// Finds rows for the whole talk, so that nothing changes its row from step to step: the first row of its lane in
/// which no label of an event meets another's in any step that names both. What no step names stands where its
/// shape meets the fewest others.
fn pack(timeline: &Timeline, document_layout: &DocumentLayout, script: &Script) -> Rows {
    let count = timeline.events_by_time().len();
    let mut row_of: Vec<u16> = vec![0; count];
    let mut rows_of_lane: Vec<u16> = timeline.lanes().map(|_| 1).collect();
    if script.len() > MOST_STEPS_TO_PACK {
        return Rows::new(row_of, rows_of_lane);
    }
    let viewport = document_layout.viewport(NOMINAL_WIDTH, 1.0);
    let scenes: Vec<Packed> = (0..script.len())
        .map(|index| {
            let step = script.step(timeline, index);
            let scale = viewport.scale(step.camera(timeline, &viewport));
            let in_view = |event: &EventIx| {
                let (left, right) = shape(timeline, *event, &scale);
                right > 0.0 && left < NOMINAL_WIDTH as f32
            };
            let named_events = step.named_events.into_iter().filter(in_view);
            named_events
                .map(|event| (event, rows::taken(timeline, event, &scale)))
                .collect()
        })
        .collect();
    let mut scenes_of: HashMap<EventIx, Vec<(&Packed, Taken)>> = HashMap::new();
    for scene in &scenes {
        for (event, taken) in scene {
            scenes_of.entry(*event).or_default().push((scene, *taken));
        }
    }
    let mut placed = HashSet::new();
    for (event, _) in scenes.iter().flatten() {
        if !placed.insert(*event) {
            continue;
        }
        let lane = timeline.lane_of(*event);
        let mut met = HashSet::new();
        for (scene, own) in &scenes_of[event] {
            let others = scene.iter().filter(|(other, taken)| {
                other != event
                    && placed.contains(other)
                    && timeline.lane_of(*other) == lane
                    && meet(*own, *taken)
            });
            met.extend(others.map(|(other, _)| row_of[other.0 as usize]));
        }
        let row = (0..u16::MAX).find(|row| !met.contains(row)).unwrap_or(0);
        row_of[event.0 as usize] = row;
        let rows = &mut rows_of_lane[lane.0 as usize];
        *rows = (*rows).max(row + 1);
    }
    place_the_rest(timeline, &viewport, &placed, &mut row_of, &rows_of_lane);
    Rows::new(row_of, rows_of_lane)
}

/// In the order of time, each into the row of its lane that is free, or else free first.
fn place_the_rest(
    timeline: &Timeline,
    viewport: &Viewport<'_>,
    placed: &HashSet<EventIx>,
    row_of: &mut [u16],
    rows_of_lane: &[u16],
) {
    let scale = viewport.scale(viewport.home);
    let x = |time: f64| scale.x_from_time(time) as f32;
    for (lane, rows) in timeline.lanes().zip(rows_of_lane) {
        let index = timeline.lane_index(lane);
        let crowded = index.len() > rows::CROWDED;
        let mut ends = vec![f32::NEG_INFINITY; usize::from(*rows)];
        let mut shared_last = 0;
        for (event, start, end) in index.entries() {
            let (left, right) = if crowded {
                (x(start), x(end))
            } else {
                shape(timeline, event, &scale)
            };
            let row = &mut row_of[event.0 as usize];
            if !placed.contains(&event) {
                let free = ends.iter().position(|end| *end <= left);
                *row = free.unwrap_or_else(|| {
                    shared_last = rows::first_free(&ends, shared_last);
                    shared_last
                }) as u16;
            }
            let end = &mut ends[usize::from(*row)];
            *end = end.max(right);
        }
    }
}

fn shape(timeline: &Timeline, event: EventIx, scale: &Scale) -> (f32, f32) {
    let kind = timeline.event(event).kind;
    let glyph = Glyph::new(kind, &timeline.dated(event), timeline.extent(event), scale);
    (glyph.left, glyph.right)
}

fn meet(a: Taken, b: Taken) -> bool {
    a.0 < b.1 && b.0 < a.1
}
