//! Ids and claim numbers: well formed, unique, used, and what links to them.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::super::{
    ClaimNumber, Document, LaneId,
    problem::{Problem, ValuePath, report_missing},
};

/// What a document's ids and numbers stand for: the position of the first of each.
pub(super) struct Names<'d> {
    pub lanes: HashMap<&'d str, usize>,
    pub actors: HashMap<&'d str, usize>,
    pub events: HashMap<&'d str, usize>,
    pub claims: HashMap<ClaimNumber, usize>,
}

impl<'d> Names<'d> {
    /// Collects them, and reports those that are there twice.
    pub fn of(document: &'d Document, problems: &mut Vec<Problem>) -> Self {
        let ids = |path: fn(usize) -> ValuePath, what: &'static str| {
            move |index, id: &&str| {
                let message = format!("the id `{id}` stands for two {what}");
                (path(index).field("id"), message)
            }
        };
        Self {
            lanes: index(
                document.lanes.iter().map(|lane| lane.id.as_str()),
                ids(lane, "lanes"),
                problems,
            ),
            actors: index(
                document.actors.iter().map(|actor| actor.id.as_str()),
                ids(actor, "actors"),
                problems,
            ),
            events: index(
                document.events.iter().map(|event| event.id.as_str()),
                ids(super::event, "events"),
                problems,
            ),
            claims: index(
                document.claims.iter().map(|claim| claim.number),
                |index, number: &ClaimNumber| {
                    let message = format!("two claims have the number {number}");
                    (super::claim(index).field("number"), message)
                },
                problems,
            ),
        }
    }
}

fn lane(index: usize) -> ValuePath {
    ValuePath::to("lanes").item(index)
}

fn actor(index: usize) -> ValuePath {
    ValuePath::to("actors").item(index)
}

fn index<N: Hash + Eq>(
    names: impl ExactSizeIterator<Item = N>,
    repeated: impl Fn(usize, &N) -> (ValuePath, String),
    problems: &mut Vec<Problem>,
) -> HashMap<N, usize> {
    let mut first_of = HashMap::with_capacity(names.len());
    for (index, name) in names.enumerate() {
        if let Some(first) = first_of.get(&name) {
            let (path, message) = repeated(index, &name);
            let (first, _) = repeated(*first, &name);
            problems.push(Problem::error(path, message).repeats(first));
        } else {
            first_of.insert(name, index);
        }
    }
    first_of
}

/// Reports ids that are no ids, links to lanes and actors that are not there, and lanes and actors of no use.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    for (index, item) in document.lanes.iter().enumerate() {
        check_id(item.id.as_str(), lane, index, problems);
    }
    for (index, item) in document.actors.iter().enumerate() {
        check_id(item.id.as_str(), actor, index, problems);
    }
    for (index, item) in document.events.iter().enumerate() {
        check_id(item.id.as_str(), super::event, index, problems);
    }
    check_lanes(document, names, problems);
    check_actors(document, names, problems);
}

fn check_id(id: &str, owner: fn(usize) -> ValuePath, index: usize, problems: &mut Vec<Problem>) {
    let is_kebab_case = id.split('-').all(|word| {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        !word.is_empty() && word.chars().all(is_plain)
    });
    if is_kebab_case {
        return;
    }
    let mended: Vec<String> = id
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let message = if id.is_empty() {
        "an id cannot be empty".to_owned()
    } else {
        format!(
            "`{id}` is no id: an id is made of small letters a to z, digits and single hyphens between them"
        )
    };
    let hint =
        (id.is_ascii() && !mended.is_empty()).then(|| format!("write `{}`", mended.join("-")));
    problems.push(Problem::error(owner(index).field("id"), message).hint(hint));
}

fn check_lanes(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    type Owner = fn(usize) -> ValuePath;
    let of_events = document.events.iter().enumerate().map(|(index, item)| {
        let owner: Owner = super::event;
        (owner, index, item.lane.as_str())
    });
    let of_actors = document
        .actors
        .iter()
        .enumerate()
        .filter_map(|(index, item)| {
            let owner: Owner = actor;
            Some((owner, index, item.lane.as_ref().map(LaneId::as_str)?))
        });
    let mut used = HashSet::new();
    let mut all_found = true;
    for (owner, index, id) in of_events.chain(of_actors) {
        if !names.lanes.contains_key(id) {
            let known = document.lanes.iter().map(|lane| lane.id.as_str());
            let path = owner(index).field("lane");
            report_missing("lane", id, path, known, problems);
            all_found = false;
        }
        used.insert(id);
    }
    if !all_found {
        // A link to nothing may have meant any of those that seem to be of no use.
        return;
    }
    for (index, item) in document.lanes.iter().enumerate() {
        if !used.contains(item.id.as_str()) {
            let message = format!("no event is in the lane `{}`", item.id);
            problems.push(Problem::warning(lane(index).field("id"), message));
        }
    }
}

fn check_actors(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    let of_events = document
        .events
        .iter()
        .enumerate()
        .map(|(index, item)| (super::event(index), &item.actors));
    let of_claims = document
        .claims
        .iter()
        .enumerate()
        .map(|(index, item)| (super::claim(index), &item.actors));
    let mut used = HashSet::new();
    let mut all_found = true;
    for (owner, ids) in of_events.chain(of_claims) {
        for (position, id) in ids.iter().enumerate() {
            if !names.actors.contains_key(id.as_str()) {
                let known = document.actors.iter().map(|actor| actor.id.as_str());
                let path = owner.clone().field("actors").item(position);
                report_missing("actor", id.as_str(), path, known, problems);
                all_found = false;
            }
            used.insert(id.as_str());
        }
    }
    if !all_found {
        return;
    }
    for (index, item) in document.actors.iter().enumerate() {
        if !used.contains(item.id.as_str()) {
            let message = format!("no event and no claim names the actor `{}`", item.id);
            problems.push(Problem::warning(actor(index).field("id"), message));
        }
    }
}
