//! Facets and their values.

use crate::document::{Certainty, Facet, FacetValue};
use crate::timeline::Timeline;

use super::{capitalised, claim_heading, count_events, kind, record_heading, role, thousands};

/// The name of a facet.
pub fn facet(timeline: &Timeline, facet: Facet) -> String {
    match facet {
        Facet::Lane => "Lane".to_owned(),
        Facet::Who => "Who".to_owned(),
        Facet::Kind => "How real".to_owned(),
        Facet::Certainty => "Date given as".to_owned(),
        Facet::Role => "Part in an argument".to_owned(),
        Facet::Claim => {
            let one = &timeline.document().claims_are_called.one;
            format!("{} about it", capitalised(one))
        }
        Facet::Record => "Record".to_owned(),
        Facet::Quoted => "Date in the text’s words".to_owned(),
    }
}

/// A value of a facet; by its id where the document does not have it any more.
pub fn facet_value(timeline: &Timeline, value: &FacetValue) -> String {
    match value {
        FacetValue::Lane(id) => {
            let lane = timeline.document_lane_by_id(id);
            lane.map_or_else(
                || id.to_string(),
                |lane| timeline.document_lane(lane).name.clone(),
            )
        }
        FacetValue::Who(id) => {
            let actor = timeline.actor_by_id(id);
            actor.map_or_else(
                || id.to_string(),
                |actor| timeline.actor(actor).name.clone(),
            )
        }
        FacetValue::Kind(value) => kind(*value).to_owned(),
        FacetValue::Certainty(value) => certainty(*value).to_owned(),
        FacetValue::Role(value) => role(*value).to_owned(),
        FacetValue::Claim(number) => match timeline.claim_numbered(*number) {
            Some(claim) => claim_heading(timeline, claim),
            None => number.to_string(),
        },
        FacetValue::Record(value) => record_heading(*value).to_owned(),
        FacetValue::Quoted(true) => "Quoted".to_owned(),
        FacetValue::Quoted(false) => "Not quoted".to_owned(),
    }
}

/// The name of a lane with everything.
pub const ALL_EVENTS: &str = "All events";

/// The name of the lane of what has no value of a facet.
pub fn without(timeline: &Timeline, facet: Facet) -> String {
    match facet {
        Facet::Who => "Nobody named".to_owned(),
        Facet::Claim => format!("No {}", timeline.document().claims_are_called.one),
        _ => "Others".to_owned(),
    }
}

/// "12 of 29 events shown".
pub fn shown(timeline: &Timeline, shown: usize) -> String {
    let all = count_events(timeline.document().events.len());
    format!("{} of {all} shown", thousands(shown))
}

/// "12 of 29 events shown (How real: Alleged)".
pub fn shown_by(timeline: &Timeline, asked: &str, count: usize) -> String {
    format!("{} ({asked})", shown(timeline, count))
}

/// The values of a filter in a line, "Alleged; Pakistan, Elsewhere".
pub fn filter_values(timeline: &Timeline, filter: &[FacetValue]) -> String {
    in_a_line(timeline, filter, |_, values| values)
}

/// A filter in a line, "How real: Alleged; Lane: Pakistan, Elsewhere".
pub fn filter(timeline: &Timeline, filter: &[FacetValue]) -> String {
    in_a_line(timeline, filter, |of, values| {
        format!("{}: {values}", facet(timeline, of))
    })
}

/// Two filters in a line, "How real: Happened; below: How real: Alleged".
pub fn two_filters(timeline: &Timeline, above: &[FacetValue], below: &[FacetValue]) -> String {
    let [above, below] = [above, below].map(|filter| match filter.is_empty() {
        true => ALL_EVENTS.to_owned(),
        false => self::filter(timeline, filter),
    });
    format!("{above}; below: {below}")
}

fn in_a_line(
    timeline: &Timeline,
    filter: &[FacetValue],
    told: impl Fn(Facet, String) -> String,
) -> String {
    let asked = Facet::ALL.into_iter().filter_map(|of| {
        let values = filter.iter().filter(|value| value.facet() == of);
        let values: Vec<String> = values.map(|value| facet_value(timeline, value)).collect();
        (!values.is_empty()).then(|| told(of, values.join(", ")))
    });
    asked.collect::<Vec<String>>().join("; ")
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Time => "A time of day",
        Certainty::Day => "A day",
        Certainty::Month => "A month",
        Certainty::Season => "A season or quarter",
        Certainty::Year => "A year",
        Certainty::Coarser => "More than a year",
        Certainty::Approximate => "About or perhaps",
        Certainty::Open => "Open or unknown at an end",
        Certainty::OneOf => "One of several",
        Certainty::Undated => "Not at all",
    }
}
