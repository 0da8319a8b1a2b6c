//! A document's presentation: steps in order, each with a view and the claims that appear.

use serde::{Deserialize, Serialize};

use super::{ClaimNumber, EventId, FacetValue, date::EdtfDate};

/// The steps of a presentation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The planned length of the whole, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// In the order in which they are told.
    pub steps: Vec<StoryStep>,
}

/// One step of a presentation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StoryStep {
    /// The line above the picture, in our own words.
    pub headline: String,
    /// The part of the document in the picture.
    #[serde(default)]
    pub view: StoryView,
    /// The properties of the events that it shows; without any, all are shown.
    #[serde(default)]
    pub show: Vec<FacetValue>,
    /// Those of the events that it shows below these, in a lane of their own; without any, there is one filter.
    #[serde(default)]
    pub against: Vec<FacetValue>,
    /// The subject that is put forward.
    #[serde(default)]
    pub selected: Option<Subject>,
    /// The numbers of the claims that appear, one at each press, in this order.
    #[serde(default)]
    pub claims: Vec<ClaimNumber>,
    /// Notes that only the speaker sees: paragraphs of plain text, `*stressed*` or `**strongly stressed**` as in CommonMark.
    #[serde(default)]
    pub notes: Option<String>,
}

/// The part of the document in a step's picture.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryView {
    /// The whole document.
    #[default]
    Everything,
    /// As much as these events need, given by their ids.
    Events(Vec<EventId>),
    /// All of a date, in EDTF: `2022-04/2022-08`.
    Dates(EdtfDate),
}

/// The subject that a step puts forward.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The event of that id.
    Event(EventId),
    /// The claim of that number.
    Claim(ClaimNumber),
}
