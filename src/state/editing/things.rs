//! Edits that add a whole event, claim, lane or actor.

use crate::document::source::{self, Change, SourceText, ValueName};
use crate::document::{
    Actor, ActorId, ClaimNumber, Document, Event, EventId, EventKind, FacetValue, Lane, LaneId,
    Phrase,
};
use crate::draft::Ids;
use crate::view::look::Selection;

use super::Edit;
use super::without::not_asked_for;

/// The titles of what is new, until others are typed.
pub(super) const NEW_EVENT: &str = "New event";
pub(super) const NEW_LANE: &str = "New lane";
pub(super) const NEW_ACTOR: &str = "Somebody";

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
        let id = EventId::from(id);
        let edit = Self::new(format!("the new event “{}”", event.title))
            .insert(source, list, document.events.len(), &fields)
            .select(Selection::Event(id.clone()))
            .begin(ValueName::event(&id).field("title"));
        let claim = event
            .claim
            .and_then(|number| document.claims.iter().find(|claim| claim.number == number));
        match claim {
            Some(claim) => edit.linked(claim, &id),
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
            .begin(ValueName::claim(number).field("title"))
    }

    /// A new lane below the others, for an event or for nothing yet.
    pub fn new_lane(document: &Document, source: &SourceText, of: Option<&Event>) -> Self {
        let list = ValueName::to("lanes");
        let taken = document.lanes.iter().map(|lane| lane.id.as_str());
        let id = free_id(taken, NEW_LANE, "lane");
        let fields = id_and_name(&id, NEW_LANE);
        let edit = Self::new("the new lane")
            .insert(source, list, document.lanes.len(), &fields)
            .begin(ValueName::lane(&LaneId::from(id.as_str())).field("name"));
        match of {
            Some(event) => edit.set(ValueName::event(&event.id).field("lane"), source::text(&id)),
            None => edit,
        }
    }

    /// Somebody the text speaks of, behind the others; and at a place among those whom an event or a claim names.
    pub fn new_actor(
        document: &Document,
        source: &SourceText,
        named_in: Option<(ValueName, usize)>,
    ) -> Self {
        let list = ValueName::to("actors");
        let taken = document.actors.iter().map(|actor| actor.id.as_str());
        let id = free_id(taken, NEW_ACTOR, "actor");
        let fields = id_and_name(&id, NEW_ACTOR);
        let actor = ActorId::from(id);
        let edit = Self::new("somebody new")
            .insert(source, list, document.actors.len(), &fields)
            .begin(ValueName::actor(&actor).field("name"));
        let edit = match named_in {
            Some((names, at)) => {
                let item = source::text(actor.as_str());
                edit.change(names, Change::Insert { at, item })
            }
            None => edit,
        };
        edit.select(Selection::Actor(actor))
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
                .any(|actor| actor.lane.as_ref() == Some(&lane.id))
            || not_asked_for(document, &FacetValue::Lane(lane.id.clone())).is_err();
        let edit = Self::new(format!("the lane “{}”", lane.name));
        (!is_used).then(|| edit.remove(ValueName::lane(&lane.id)))
    }

    /// Takes away a phrase of an event, by its place among them.
    pub fn without_phrase(event: &Event, at: usize) -> Self {
        let phrase = ValueName::phrase(&event.id, at);
        Self::new(format!("a phrase of “{}”", event.title)).remove(phrase)
    }

    /// What the record says of an event's date: first the same.
    pub fn new_record(document: &Document, event: &Event) -> Self {
        let own = event.when.edtf.as_ref();
        let edtf = own.unwrap_or(&document.source.written.edtf).edtf();
        let record = ValueName::event(&event.id).field("record");
        let value = in_brackets(&[("edtf", source::text(edtf))], false);
        Self::new(format!("the record of “{}”", event.title))
            .set(record.clone(), value)
            .begin(record.field("edtf"))
    }

    /// Takes away what the record says of an event's date.
    pub fn without_record(event: &Event) -> Self {
        let record = ValueName::event(&event.id).field("record");
        Self::new(format!("the record of “{}”", event.title)).remove(record)
    }

    /// One more name for somebody.
    pub fn new_other_name(actor: &Actor) -> Self {
        let names = ValueName::actor(&actor.id).field("other_names");
        let at = actor.other_names.len();
        let item = source::text("Another name");
        Self::new(format!("another name of “{}”", actor.name))
            .change(names.clone(), Change::Insert { at, item })
            .begin(names.at(at))
    }

    /// Without one of somebody's other names, by its place among them.
    pub fn without_other_name(actor: &Actor, at: usize) -> Self {
        let names = ValueName::actor(&actor.id).field("other_names");
        Self::new(format!("another name of “{}”", actor.name)).remove(names.at(at))
    }

    /// Words of its own for the document's claims, first the same.
    pub fn claim_words(document: &Document) -> Self {
        let words = &document.claims_are_called;
        let name = ValueName::to("claims_are_called");
        let fields = [("one", &words.one), ("many", &words.many)];
        let fields = fields.map(|(name, word)| (name, source::text(word)));
        Self::new("the words for claims")
            .set(name.clone(), in_brackets(&fields, false))
            .begin(name.field("one"))
    }

    /// Takes away a view that the document keeps.
    pub fn without_view(document: &Document, at: usize) -> Self {
        let name = document.views.get(at).map_or("", |view| view.name.as_str());
        Self::new(format!("the view “{name}”")).remove(ValueName::to("views").at(at))
    }

    /// One more phrase for an event, to be typed.
    pub fn typed_phrase(event: &Event) -> Self {
        let words = Phrase {
            text: "…".to_owned(),
            place: None,
        };
        let at = event.when.phrases.len();
        let field = ValueName::phrase(&event.id, at).field("text");
        Self::new_phrase(event, &words).begin(field)
    }

    /// One more phrase of the text for an event.
    pub fn new_phrase(event: &Event, words: &Phrase) -> Self {
        let phrases = ValueName::event(&event.id).field("when").field("phrases");
        let (at, item) = (event.when.phrases.len(), phrase(words));
        Self::new(format!("a phrase of “{}”", event.title))
            .change(phrases, Change::Insert { at, item })
    }

    /// A new item of a list, in lines or in one line as its neighbours are.
    pub(super) fn insert(
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
}

/// An id of words that none of those that are taken is.
pub(super) fn free_id<'i>(
    taken: impl Iterator<Item = &'i str>,
    words: &str,
    otherwise: &str,
) -> String {
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
