//! Filters that are kept under a name: the names differ, and what they ask for is there.

use foldhash::{HashMap, HashMapExt};

use super::{
    super::{
        ClaimNumber, Document, Event, Facet, FacetValue, problem::ValuePath, problems::Problems,
    },
    claims::check_claim,
    names::Names,
    texts::check_visible,
};

pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    let mut first_of: HashMap<&str, usize> = HashMap::new();
    for (index, view) in document.views.iter().enumerate() {
        let path = || ValuePath::to("views").item(index);
        if view.name.trim().is_empty() {
            problems.error(path().field("name"), |problem| {
                problem.message("a view cannot be asked for without a name")
            });
        } else if let Some(first) = first_of.get(view.name.as_str()) {
            problems.error(path().field("name"), |problem| {
                problem
                    .message(format!("two views have the name “{}”", view.name))
                    .repeats(ValuePath::to("views").item(*first))
            });
        } else {
            check_visible(&view.name, || path().field("name"), problems);
            first_of.insert(&view.name, index);
        }
        for (field, values) in [("show", &view.show), ("against", &view.against)] {
            check_values(document, values, names, &path().field(field), problems);
        }
    }
}

/// Reports what a filter asks for and the document does not have.
pub(super) fn check_values(
    document: &Document,
    values: &[FacetValue],
    names: &Names<'_>,
    path: &ValuePath,
    problems: &mut Problems<'_>,
) {
    for (position, value) in values.iter().enumerate() {
        check_value(
            document,
            value,
            names,
            path.clone().item(position),
            problems,
        );
    }
}

/// True of a filter that an event surely does not pass, as far as that is told without looking at dates.
pub(super) fn leaves_out(document: &Document, filter: &[FacetValue], event: &Event) -> bool {
    let links = |number: Option<ClaimNumber>| {
        let claims = document.claims.iter();
        let asked = claims.filter(move |claim| number.is_none_or(|number| claim.number == number));
        let links = asked.flat_map(|claim| &claim.events);
        links.filter(|link| link.event == event.id)
    };
    let may_have = |value: &FacetValue| match value {
        FacetValue::Lane(lane) => event.lane.as_ref() == Some(lane),
        FacetValue::Who(actor) => event.actors.contains(actor),
        FacetValue::Kind(kind) => event.kind == *kind,
        FacetValue::Role(role) => links(None).any(|link| link.role == *role),
        FacetValue::Claim(number) => links(Some(*number)).next().is_some(),
        FacetValue::Quoted(quoted) => event.when.phrases.is_empty() != *quoted,
        FacetValue::Certainty(_) | FacetValue::Record(_) => true,
    };
    Facet::ALL.into_iter().any(|facet| {
        let mut asked = filter
            .iter()
            .filter(|value| value.facet() == facet)
            .peekable();
        asked.peek().is_some() && !asked.any(may_have)
    })
}

fn check_value(
    document: &Document,
    value: &FacetValue,
    names: &Names<'_>,
    path: ValuePath,
    problems: &mut Problems<'_>,
) {
    match value {
        FacetValue::Lane(id) if !names.lanes.contains_key(id.as_str()) => {
            let known = document.lanes.iter().map(|lane| lane.id.as_str());
            problems.missing("lane", id.as_str(), path.item(0), known);
        }
        FacetValue::Who(id) if !names.actors.contains_key(id.as_str()) => {
            let known = document.actors.iter().map(|actor| actor.id.as_str());
            problems.missing("actor", id.as_str(), path.item(0), known);
        }
        FacetValue::Claim(number) => check_claim(names, *number, || path, problems),
        FacetValue::Lane(_)
        | FacetValue::Who(_)
        | FacetValue::Kind(_)
        | FacetValue::Certainty(_)
        | FacetValue::Role(_)
        | FacetValue::Record(_)
        | FacetValue::Quoted(_) => {}
    }
}
