//! Edits that add a whole event or claim, or take one away with what refers to it.

use crate::document::source::{self, Change, SourceText, ValueName};
use crate::document::{
    ActorId, ClaimNumber, Document, Event, EventId, EventKind, Lane, LaneId, Phrase, Place,
    StoryView, Subject,
};
use crate::draft::Ids;
use crate::view::look::Selection;

use super::Edit;

/// What is known of a new event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEvent {
    pub title: String,
    pub lane: Option<LaneId>,
    pub phrases: Vec<Phrase>,
    pub edtf: Option<String>,
    /// True of a date that counts from the writing.
    pub counts_from_writing: bool,
    pub because: String,
    /// The claim in which the text speaks of it.
    pub claim: Option<ClaimNumber>,
    pub kind: EventKind,
}

impl Edit {
    /// A new event behind the others, with an id of its title's words.
    pub fn new_event(document: &Document, source: &SourceText, event: &NewEvent) -> Self {
        let taken = document.events.iter().map(|other| other.id.as_str());
        let id = free_id(taken, &event.title, "event");
        let mut fields = vec![
            ("id", source::text(&id)),
            ("title", source::text(&event.title)),
        ];
        if event.kind != EventKind::default() {
            fields.push(("kind", Self::written(&event.kind)));
        }
        fields.extend(
            event
                .lane
                .as_ref()
                .map(|lane| ("lane", source::text(lane.as_str()))),
        );
        let mut when = Vec::new();
        if !event.phrases.is_empty() {
            let phrases: Vec<String> = event.phrases.iter().map(phrase).collect();
            when.push(("phrases", format!("[{}]", phrases.join(", "))));
        }
        if event.counts_from_writing {
            when.push(("relative_to", "writing".to_owned()));
        }
        when.extend(event.edtf.as_ref().map(|edtf| ("edtf", source::text(edtf))));
        if !event.because.is_empty() {
            when.push(("because", source::text(&event.because)));
        }
        if !when.is_empty() {
            fields.push(("when", in_brackets(&when, false)));
        }
        let list = ValueName::to("events");
        let edit = Self::new(format!("the new event “{}”", event.title))
            .insert(source, list, document.events.len(), &fields)
            .select(Selection::Event(EventId::from(id.as_str())));
        let claim = event
            .claim
            .and_then(|number| document.claims.iter().find(|claim| claim.number == number));
        match claim {
            Some(claim) => edit.linked(claim, &EventId::from(id)),
            None => edit,
        }
    }

    /// A new claim behind the others, with the number after theirs.
    pub fn new_claim(
        document: &Document,
        source: &SourceText,
        title: &str,
        summary: Option<&str>,
    ) -> Self {
        let numbers = document.claims.iter().map(|claim| claim.number.0);
        let number = ClaimNumber(numbers.max().map_or(1, |last| last.saturating_add(1)));
        let mut fields = vec![
            ("number", number.to_string()),
            ("title", source::text(title)),
        ];
        fields.extend(summary.map(|summary| ("summary", source::text(summary))));
        Self::new(format!("the new claim “{title}”"))
            .insert(
                source,
                ValueName::to("claims"),
                document.claims.len(),
                &fields,
            )
            .select(Selection::Claim(number))
    }

    /// A new lane below the others.
    pub fn new_lane(document: &Document, source: &SourceText) -> Self {
        let (name, list) = ("New lane", ValueName::to("lanes"));
        let taken = document.lanes.iter().map(|lane| lane.id.as_str());
        let fields = id_and_name(&free_id(taken, name, "lane"), name);
        Self::new("the new lane").insert(source, list, document.lanes.len(), &fields)
    }

    /// Somebody the text speaks of, behind the others.
    pub fn new_actor(document: &Document, source: &SourceText) -> Self {
        let (name, list) = ("Somebody", ValueName::to("actors"));
        let taken = document.actors.iter().map(|actor| actor.id.as_str());
        let id = free_id(taken, name, "actor");
        Self::new("somebody new")
            .insert(source, list, document.actors.len(), &id_and_name(&id, name))
            .select(Selection::Actor(ActorId::from(id)))
    }

    /// A lane further up or further down.
    pub fn move_lane(document: &Document, lane: &Lane, down: bool) -> Option<Self> {
        let at = document
            .lanes
            .iter()
            .position(|other| other.id == lane.id)?;
        let to = match down {
            true => at + 1,
            false => at.checked_sub(1)?,
        };
        let edit = Self::new(format!("the place of the lane “{}”", lane.name));
        let moved = edit.change(ValueName::lane(&lane.id), Change::Move { to });
        (to < document.lanes.len()).then_some(moved)
    }

    /// Takes away a lane that nothing is in.
    pub fn without_lane(document: &Document, lane: &Lane) -> Option<Self> {
        let is_used = document
            .events
            .iter()
            .any(|event| event.lane.as_ref() == Some(&lane.id))
            || document
                .actors
                .iter()
                .any(|actor| actor.lane.as_ref() == Some(&lane.id));
        let edit = Self::new(format!("the lane “{}”", lane.name));
        (!is_used).then(|| edit.remove(ValueName::lane(&lane.id)))
    }

    /// Takes away a phrase of an event, by its place among them.
    pub fn without_phrase(event: &Event, at: usize) -> Self {
        let phrases = ValueName::event(&event.id).field("when").field("phrases");
        Self::new(format!("a phrase of “{}”", event.title)).remove(phrases.at(at))
    }

    /// One more phrase of the text for an event.
    pub fn new_phrase(event: &Event, words: &Phrase) -> Self {
        let phrases = ValueName::event(&event.id).field("when").field("phrases");
        let (at, item) = (event.when.phrases.len(), phrase(words));
        Self::new(format!("a phrase of “{}”", event.title))
            .change(phrases, Change::Insert { at, item })
    }

    /// A new item of a list, in lines or in one line as its neighbours are.
    fn insert(
        self,
        source: &SourceText,
        list: ValueName,
        at: usize,
        fields: &[(&str, String)],
    ) -> Self {
        let neighbour = at.checked_sub(1).map(|last| list.clone().at(last));
        let neighbour = neighbour.and_then(|last| source.value(&last));
        let in_lines = neighbour.is_none_or(|item| item.contains('\n'));
        let item = in_brackets(fields, in_lines);
        let change = match (at, in_lines) {
            // The first item of a list begins its lines.
            (0, true) if source.value(&list).is_none() => {
                let lines: Vec<String> = item.lines().map(|line| format!("    {line}")).collect();
                Change::Set(format!("[\n{},\n]", lines.join("\n")))
            }
            _ => Change::Insert { at, item },
        };
        self.change(list, change)
    }

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

/// An id of words that none of those that are taken is.
fn free_id<'i>(taken: impl Iterator<Item = &'i str>, words: &str, otherwise: &str) -> String {
    let mut ids = Ids::default();
    taken.for_each(|id| ids.take(id));
    ids.of(words, otherwise)
}

fn id_and_name(id: &str, name: &str) -> [(&'static str, String); 2] {
    [("id", source::text(id)), ("name", source::text(name))]
}

fn in_brackets(fields: &[(&str, String)], in_lines: bool) -> String {
    let fields = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}"));
    match in_lines {
        true => {
            let lines: String = fields.map(|field| format!("    {field},\n")).collect();
            format!("(\n{lines})")
        }
        false => format!("({})", fields.collect::<Vec<_>>().join(", ")),
    }
}

fn phrase(phrase: &Phrase) -> String {
    let text = ("text", source::text(&phrase.text));
    let place = phrase.place.map(|place| ("in", place.written()));
    let fields: Vec<_> = [text].into_iter().chain(place).collect();
    in_brackets(&fields, false)
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
                let phrase = ValueName::event(&event.id)
                    .field("when")
                    .field("phrases")
                    .at(at);
                edit = edit.remove(phrase.field("in"));
            }
        }
    }
    let steps = document
        .story
        .iter()
        .flat_map(|story| story.steps.iter().enumerate());
    for (at, step) in steps {
        if let Some(shown) = step.claims.iter().position(|shown| *shown == number) {
            let claims = ValueName::to("story").field("steps").at(at).field("claims");
            edit = edit.remove(claims.at(shown));
        }
    }
    Ok(edit.remove(ValueName::claim(number)))
}

fn without_actor(document: &Document, actor: &ActorId) -> Result<Edit, String> {
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
