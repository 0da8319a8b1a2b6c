//! How a document is told to a room: steps in order, each with what is in view and which claims appear.

use serde::{Deserialize, Serialize};

use super::{ClaimNumber, EventId, date::EdtfDate};

/// The steps of a talk.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// How long the whole is meant to take, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// In the order in which they are told.
    pub steps: Vec<StoryStep>,
}

/// One step of a talk.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StoryStep {
    /// What stands above the picture, in our own words.
    pub headline: String,
    /// What the picture shows.
    #[serde(default)]
    pub view: StoryView,
    /// What is put forward in it.
    #[serde(default)]
    pub selected: Option<Subject>,
    /// The numbers of the claims that appear, one at each press, in this order.
    #[serde(default)]
    pub claims: Vec<ClaimNumber>,
    /// What only the speaker sees: paragraphs of plain text, `*stressed*` or `**strongly stressed**` as in CommonMark.
    #[serde(default)]
    pub notes: Option<String>,
}

/// What a step's picture shows.
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

/// What a step puts forward.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The event of that id.
    Event(EventId),
    /// The claim of that number.
    Claim(ClaimNumber),
}
