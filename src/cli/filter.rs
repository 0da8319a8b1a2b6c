//! The arguments that say which events are shown.

use std::sync::atomic::AtomicBool;

use clap::Args;

use crate::document::FacetValue;
use crate::printable::printable;
use crate::state::{Effect, Msg, State, narrow, update};
use crate::timeline::Timeline;

#[derive(Debug, Default, Args)]
pub struct FilterArgs {
    /// Show only the events that have a property: lane=ID, who=ID, kind=alleged, certainty=day, role=cause, claim=8,
    /// record=disagrees or quoted=yes. Given more than once, values of one facet widen and several facets narrow
    #[arg(long, value_name = "FACET=VALUE", value_parser = facet_value)]
    pub filter: Vec<FacetValue>,
    /// Show only the events of a view that the document keeps under a name
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
}

fn facet_value(text: &str) -> Result<FacetValue, String> {
    let value = text.parse::<FacetValue>();
    value.map_err(|error| printable(&error.to_string()).into_owned())
}

impl FilterArgs {
    /// What the window is asked for.
    pub fn messages(self) -> Vec<Msg> {
        let view = self.view.map(Msg::ShowView);
        let filter = (!self.filter.is_empty()).then_some(Msg::SetFilter(self.filter));
        view.into_iter().chain(filter).collect()
    }

    /// Filters a state at once, however large its document.
    ///
    /// # Errors
    /// A view or a value that the document does not have.
    pub fn apply(&self, state: &mut State) -> Result<(), String> {
        let mut filter = self.filter.clone();
        if let Some(name) = &self.view {
            let views = &state.timeline.document().views;
            let Some(view) = views.iter().find(|view| view.name == *name) else {
                let names: Vec<String> = views
                    .iter()
                    .map(|view| format!("“{}”", view.name))
                    .collect();
                let known = match names.is_empty() {
                    true => "the document keeps none".to_owned(),
                    false => format!("the document keeps {}", names.join(", ")),
                };
                return Err(format!("claimline: --view {name}: {known}"));
            };
            filter.extend(view.show.iter().cloned());
        }
        let mut missing = filter
            .iter()
            .filter_map(|value| missing(&state.timeline, value));
        if let Some(missing) = missing.next() {
            return Err(format!(
                "claimline: --filter: the document has no {missing}"
            ));
        }
        for effect in update(state, Msg::SetFilter(filter)) {
            if let Effect::Filter(filter) = effect {
                let (facets, subset) = narrow(&state.timeline, &filter, &AtomicBool::new(false));
                update(state, Msg::Filtered(facets, subset));
            }
        }
        Ok(())
    }
}

/// What a value names that the document does not have.
fn missing(timeline: &Timeline, value: &FacetValue) -> Option<String> {
    match value {
        FacetValue::Lane(id) if timeline.lane_by_id(id).is_none() => Some(format!("lane `{id}`")),
        FacetValue::Who(id) if timeline.actor_by_id(id).is_none() => Some(format!("actor `{id}`")),
        FacetValue::Claim(number) if timeline.claim_numbered(*number).is_none() => {
            Some(format!("claim {number}"))
        }
        _ => None,
    }
}
