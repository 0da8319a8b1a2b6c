//! The arguments that say which events are shown, and in which lanes.

use std::sync::atomic::AtomicBool;

use clap::Args;

use crate::document::{Facet, FacetValue};
use crate::printable::printable;
use crate::state::{Effect, Msg, State, update};
use crate::timeline::Timeline;
use crate::view::arrangement::{Arrangement, LANES_BY};
use crate::view::shared::Shared;

#[derive(Debug, Default, Args)]
pub struct FilterArgs {
    /// Show only the events that have a property: lane=ID, who=ID, kind=alleged, certainty=day, role=cause, claim=8,
    /// record=disagrees or quoted=yes. Given more than once, values of one facet widen and several facets narrow
    #[arg(long, value_name = "FACET=VALUE", value_parser = facet_value)]
    pub filter: Vec<FacetValue>,
    /// Show the events that have these properties in a lane of their own, below those of --filter
    #[arg(long, value_name = "FACET=VALUE", value_parser = facet_value)]
    pub against: Vec<FacetValue>,
    /// Make lanes of the events' lane, who, kind, certainty or claim
    #[arg(long, value_name = "FACET", value_parser = lane_facet, conflicts_with = "against")]
    pub lanes_by: Option<Facet>,
    /// Show only the events of a view that the document keeps under a name
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
}

fn facet_value(text: &str) -> Result<FacetValue, String> {
    let value = text.parse::<FacetValue>();
    value.map_err(|error| printable(&error.to_string()).into_owned())
}

fn lane_facet(text: &str) -> Result<Facet, String> {
    let mut facets = LANES_BY.into_iter();
    let found = facets.find(|facet| facet.name() == text.trim());
    found.ok_or_else(|| {
        let names = LANES_BY.map(Facet::name).join(", ");
        format!("there are lanes by {names}")
    })
}

impl FilterArgs {
    /// True where they ask for anything but the whole document in its own lanes.
    pub fn ask_for_something(&self) -> bool {
        self.view.is_some() || !self.arrangement().is_plain()
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement {
            lanes_by: self.lanes_by.unwrap_or_default(),
            ..Arrangement::of_filters(&self.filter, &self.against)
        }
    }

    /// What the window is asked for.
    pub fn messages(&self) -> Vec<Msg> {
        let view = self.view.clone().map(Msg::ShowView);
        let arrangement = self.arrangement();
        let ask = (!arrangement.is_plain()).then_some(Msg::AskFor(arrangement));
        view.into_iter().chain(ask).collect()
    }

    /// Arranges a state at once, however large its document.
    ///
    /// # Errors
    /// A view or a value that the document does not have.
    pub fn apply(&self, state: &mut State) -> Result<(), String> {
        if let Some(name) = &self.view {
            let document = state.timeline.document();
            if document.view(name).is_none() {
                let views = &document.views;
                let names: Vec<String> = views
                    .iter()
                    .map(|view| format!("“{}”", view.name))
                    .collect();
                let known = match names.is_empty() {
                    true => "the document keeps none".to_owned(),
                    false => format!("the document keeps {}", names.join(", ")),
                };
                return Err(format!("claimline: --view {name}: {known}"));
            }
        }
        for (argument, values) in [("filter", &self.filter), ("against", &self.against)] {
            let mut missing = values
                .iter()
                .filter_map(|value| missing(&state.timeline, value));
            if let Some(missing) = missing.next() {
                return Err(format!(
                    "claimline: --{argument}: the document has no {missing}"
                ));
            }
        }
        for message in self.messages() {
            if update(state, message).contains(&Effect::Arrange) {
                let arranged = state.to_arrange().arranged(&AtomicBool::new(false));
                update(state, Msg::Arranged(Shared::new(arranged)));
            }
        }
        Ok(())
    }
}

/// What a value names that the document does not have.
fn missing(timeline: &Timeline, value: &FacetValue) -> Option<String> {
    match value {
        FacetValue::Lane(id) if timeline.document_lane_by_id(id).is_none() => {
            Some(format!("lane `{id}`"))
        }
        FacetValue::Who(id) if timeline.actor_by_id(id).is_none() => Some(format!("actor `{id}`")),
        FacetValue::Claim(number) if timeline.claim_numbered(*number).is_none() => {
            Some(format!("claim {number}"))
        }
        _ => None,
    }
}
