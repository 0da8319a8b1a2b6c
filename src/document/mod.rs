//! A file's contents, field for field: a [`Document`] of events and the claims that interpret them.
//!
//! [`open`] reads a file, and reports everything that is wrong with it in one run. [`when`] resolves the dates.
//! Nothing here is indexed; that is the [timeline](crate::timeline)'s work. The README documents every field for
//! people who write documents by hand.

mod check;
pub mod date;
mod diagnostic;
mod filter;
mod formats;
mod ids;
mod line_index;
mod load;
mod load_progress;
pub mod problem;
mod problems;
mod quotation;
pub mod source;
mod story;
mod suggest;
#[cfg(test)]
mod tests;
pub mod when;

pub use diagnostic::{Diagnostic, Diagnostics, Related, Replacement};
pub use filter::{Certainty, Facet, FacetValue, NamedView, NoFacetValue, RecordRelation};
pub use formats::BYTE_ORDER_MARK;
pub use ids::{ActorId, ClaimNumber, EventId, LaneId};
pub use line_index::Position;
pub use load::{diagnose, first_look, looks_like_document, open, open_resolved};
pub use load_progress::{ITEMS_PER_CHECK, LoadProgress};
pub use problems::Problems;
pub use quotation::quoted;
pub use story::{Story, StoryStep, StoryView, Subject};

use serde::{Deserialize, Serialize};

use date::{Calendar, EdtfDate, EndDate};

/// The only format this version reads.
pub const FORMAT: u32 = 1;

/// A whole `timeline.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Always [`FORMAT`]; another number is another format.
    pub format: u32,
    /// The text that is read.
    pub source: Source,
    /// The words for its numbered claims.
    #[serde(default)]
    pub claims_are_called: ClaimWord,
    /// The hemisphere of its seasons.
    #[serde(default)]
    pub hemisphere: date::Hemisphere,
    /// In the order in which they are drawn, top to bottom.
    #[serde(default)]
    pub lanes: Vec<Lane>,
    /// The people and groups that the text speaks of.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Events that the text dates, in any order.
    #[serde(default, deserialize_with = "load_progress::events")]
    pub events: Vec<Event>,
    /// Claims that the text argues.
    #[serde(default, deserialize_with = "load_progress::claims")]
    pub claims: Vec<Claim>,
    /// Filters that are kept under a name.
    #[serde(default)]
    pub views: Vec<NamedView>,
    /// The presentation of it. Without one, its events are presented in the order of time.
    #[serde(default)]
    pub story: Option<Story>,
}

impl Document {
    /// The filter that is kept under a name.
    pub fn view(&self, name: &str) -> Option<&NamedView> {
        self.views.iter().find(|view| view.name == name)
    }
}

/// The text that the document reads.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// As it stands above the text.
    pub title: String,
    /// Whose opinions these are, if that is known.
    #[serde(default)]
    pub author: Option<String>,
    /// A line on who the author is, in our words.
    #[serde(default)]
    pub about_author: Option<String>,
    /// The publisher.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The kind of text.
    #[serde(default)]
    pub genre: Option<Genre>,
    /// Its appearance, as far as that is known.
    #[serde(default)]
    pub published: Option<Published>,
    /// The date of the writing.
    pub written: Written,
    /// The file of the text itself, as it is named from the document's folder.
    #[serde(default)]
    pub text: Option<String>,
    /// The text itself, where it is in no file of its own.
    #[serde(default)]
    pub text_inline: Option<String>,
}

/// The kind of a text. It is shown wherever a reader could take an opinion for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// Its author's opinion.
    Opinion,
    /// Its author's reading of facts.
    Analysis,
    /// An account of events.
    Report,
    /// Words spoken before an audience.
    Speech,
    /// A scholar's work.
    Paper,
    /// A witness's account.
    Testimony,
}

impl Genre {
    pub const ALL: [Self; 6] = [
        Self::Opinion,
        Self::Analysis,
        Self::Report,
        Self::Speech,
        Self::Paper,
        Self::Testimony,
    ];
}

/// Place and time of the text's appearance.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The outlet, site or place; absent where it is not known.
    #[serde(default)]
    pub place: Option<String>,
    /// The date; absent where it is not known.
    #[serde(default)]
    pub edtf: Option<EdtfDate>,
    /// The calendar in which that is written.
    #[serde(default)]
    pub calendar: Calendar,
    /// Anything else about it, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// The date of the writing, which is what "last April" or "over the past five months" counts from.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The date, to some precision.
    pub edtf: EdtfDate,
    /// The calendar in which that is written.
    #[serde(default)]
    pub calendar: Calendar,
    /// The reason for that date.
    #[serde(default)]
    pub evidence: String,
}

/// The words for claims in this document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimWord {
    /// One of them.
    pub one: String,
    /// Several of them.
    pub many: String,
}

impl Default for ClaimWord {
    fn default() -> Self {
        Self {
            one: "claim".to_owned(),
            many: "claims".to_owned(),
        }
    }
}

/// A band of the canvas.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// Its name for events and actors in the file.
    pub id: LaneId,
    /// Its name on the canvas.
    pub name: String,
    /// A description of its events.
    #[serde(default)]
    pub holds: String,
}

/// Somebody the text speaks of.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its name for events and claims in the file.
    pub id: ActorId,
    /// Its name on the screen.
    pub name: String,
    /// Other names that the text or its readers use, for the search.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// The lane whose colour the actor takes.
    #[serde(default)]
    pub lane: Option<LaneId>,
    /// A line on who that is, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Something the text dates.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name for claims and other events in the file.
    pub id: EventId,
    /// Short, in our own words.
    pub title: String,
    /// One or two sentences in our own words: what the text says happened.
    #[serde(default)]
    pub about: Option<String>,
    /// Its degree of reality in the text.
    #[serde(default)]
    pub kind: EventKind,
    /// The id of the lane it is drawn in; those without one share a lane that has no name.
    #[serde(default)]
    pub lane: Option<LaneId>,
    /// The ids of those who took part.
    #[serde(default)]
    pub actors: Vec<ActorId>,
    /// Its date; an event that gives none is undated.
    #[serde(default)]
    pub when: When,
    /// The date of the historical record, if that differs.
    #[serde(default)]
    pub record: Option<Record>,
    /// Its weight where not all events can be named, from 1 to [`MAX_WEIGHT`]; without one, less than that.
    #[serde(default)]
    pub weight: Option<u32>,
}

/// The weight of what matters most.
pub const MAX_WEIGHT: u32 = 9;

/// An event's degree of reality in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// It happened.
    #[default]
    Happened,
    /// It was still going on when the text was written.
    Ongoing,
    /// Only the text says so.
    Alleged,
    /// It is feared, forecast or conditional.
    Hypothetical,
}

impl EventKind {
    pub const ALL: [Self; 4] = [
        Self::Happened,
        Self::Ongoing,
        Self::Alleged,
        Self::Hypothetical,
    ];
}

/// An event's date: the text's words, what they are relative to, our reading, and the reason.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The text's words for it.
    #[serde(default)]
    pub phrases: Vec<Phrase>,
    /// The date or event that the words count from.
    #[serde(default)]
    pub relative_to: RelativeTo,
    /// Our reading. It is absent where `start` and `end` stand instead of it, where the date is relative to another event,
    /// and where nothing is known of it.
    #[serde(default)]
    pub edtf: Option<EdtfDate>,
    /// Our reading of its start, where one EDTF text has no form for both ends. Few events have one, so it takes little room.
    #[serde(default)]
    pub start: Option<Box<EndDate>>,
    /// The same of its end.
    #[serde(default)]
    pub end: Option<Box<EndDate>>,
    /// The calendar in which our reading is written.
    #[serde(default)]
    pub calendar: Calendar,
    /// The reason for our reading, in a sentence.
    #[serde(default)]
    pub because: String,
}

/// A few quoted words and where they stand.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The words as the text has them.
    pub text: String,
    /// Their place in the text, if that is known.
    #[serde(rename = "in", default)]
    pub place: Option<Place>,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Above the text.
    Title,
    /// Before the first claim.
    Introduction,
    /// In the claim of that number.
    Claim(ClaimNumber),
    /// After the last claim.
    Closing,
}

impl Place {
    /// As the file has it.
    pub fn written(self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Introduction => "introduction".to_owned(),
            Self::Claim(number) => format!("claim({number})"),
            Self::Closing => "closing".to_owned(),
        }
    }
}

/// The date or event that a phrase counts from. `before`, `after`, `from` and `until` name an event and take their bounds from its.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RelativeTo {
    /// Nothing: the words name a date.
    #[default]
    Nothing,
    /// The date of the writing.
    Writing,
    /// It ended before that event began.
    Before(EventId),
    /// It began after that event ended.
    After(EventId),
    /// It began when that event began.
    From(EventId),
    /// It ended when that event began.
    Until(EventId),
}

impl RelativeTo {
    /// The event that the date is tied to, if it is to one.
    pub fn event(&self) -> Option<&EventId> {
        match self {
            Self::Nothing | Self::Writing => None,
            Self::Before(id) | Self::After(id) | Self::From(id) | Self::Until(id) => Some(id),
        }
    }

    /// The name of the relation in the file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Writing => "writing",
            Self::Before(_) => "before",
            Self::After(_) => "after",
            Self::From(_) => "from",
            Self::Until(_) => "until",
        }
    }
}

/// The historical record where it differs from the text. Both dates are kept.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The date that it gives.
    pub edtf: EdtfDate,
    /// The calendar in which that is written.
    #[serde(default)]
    pub calendar: Calendar,
    /// The record's name, and its difference.
    #[serde(default)]
    pub note: String,
}

/// One numbered claim of the text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The text's own number for it.
    pub number: ClaimNumber,
    /// Short, in our own words.
    pub title: String,
    /// In our own words, attributed to the author.
    #[serde(default)]
    pub summary: String,
    /// The ids of those it speaks of.
    #[serde(default)]
    pub actors: Vec<ActorId>,
    /// The events it speaks of.
    #[serde(default)]
    pub events: Vec<Link>,
    /// The numbers of the claims it takes for granted.
    #[serde(default)]
    pub builds_on: Vec<ClaimNumber>,
    /// The claims it is hard to hold together with.
    #[serde(default)]
    pub tensions: Vec<Tension>,
}

/// That a claim speaks of an event, and how.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The event's id.
    pub event: EventId,
    /// The event's part in the claim.
    pub role: Role,
    /// True where the claim names or dates the event, false where it is about it without naming it.
    #[serde(default = "yes")]
    pub direct: bool,
    /// The claim's view of the event, in a few words of ours.
    #[serde(default)]
    pub note: Option<String>,
}

fn yes() -> bool {
    true
}

/// An event's part in a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It sets the scene.
    Background,
    /// It brings about what the claim is about.
    Cause,
    /// It is why somebody acts.
    Motive,
    /// It comes of what the claim is about.
    Consequence,
    /// The claim says what it means.
    Interpretation,
    /// The claim expects it.
    Prediction,
    /// The claim calls for it.
    Prescription,
    /// The claim is shown by it.
    Evidence,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Background,
        Self::Cause,
        Self::Motive,
        Self::Consequence,
        Self::Interpretation,
        Self::Prediction,
        Self::Prescription,
        Self::Evidence,
    ];
}

/// Another claim of the same text that this one is hard to hold together with.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tension {
    /// The other claim's number.
    pub with: ClaimNumber,
    /// The reason why the two are hard to hold together.
    #[serde(default)]
    pub note: String,
}
