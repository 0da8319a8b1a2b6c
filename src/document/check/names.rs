//! Ids and claim numbers: well formed, unique, used, and what links to them.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::super::{ClaimNumber, Document, LaneId, problem::ValuePath, problems::Problems};

/// A document's ids and numbers, each with the position of the first that it stands for.
pub(super) struct Names<'d> {
    pub lanes: HashMap<&'d str, usize>,
    pub actors: HashMap<&'d str, usize>,
    pub events: HashMap<&'d str, usize>,
    pub claims: HashMap<ClaimNumber, usize>,
    /// The lowest and the highest number of a claim.
    pub claim_numbers: Option<(ClaimNumber, ClaimNumber)>,
}

impl<'d> Names<'d> {
    /// Collects them, and reports those that are there twice.
    pub fn of(document: &'d Document, problems: &mut Problems<'_>) -> Self {
        let ids = |path: fn(usize) -> ValuePath, kind: &'static str| Repeated {
            path: move |index| path(index).field("id"),
            message: move |id: &&str| format!("the id `{id}` stands for two {kind}"),
        };
        let lanes = document.lanes.iter().map(|lane| lane.id.as_str());
        let actors = document.actors.iter().map(|actor| actor.id.as_str());
        let events = document.events.iter().map(|event| event.id.as_str());
        let claims = document.claims.iter().map(|claim| claim.number);
        let numbers = Repeated {
            path: |index| super::claim(index).field("number"),
            message: |number: &ClaimNumber| format!("two claims have the number {number}"),
        };
        Self {
            lanes: index(lanes, ids(lane, "lanes"), problems),
            actors: index(actors, ids(actor, "actors"), problems),
            events: index(events, ids(super::event, "events"), problems),
            claim_numbers: claims.clone().min().zip(claims.clone().max()),
            claims: index(claims, numbers, problems),
        }
    }
}

/// The way to a name that is there twice, and the words for it.
struct Repeated<P, M> {
    path: P,
    message: M,
}

fn lane(index: usize) -> ValuePath {
    ValuePath::to("lanes").item(index)
}

fn actor(index: usize) -> ValuePath {
    ValuePath::to("actors").item(index)
}

fn index<N: Hash + Eq>(
    names: impl ExactSizeIterator<Item = N>,
    repeated: Repeated<impl Fn(usize) -> ValuePath, impl Fn(&N) -> String>,
    problems: &mut Problems<'_>,
) -> HashMap<N, usize> {
    let Repeated { path, message } = repeated;
    let mut first_of = HashMap::with_capacity(names.len());
    for (index, name) in problems.progress().until_cancelled(names.enumerate()) {
        if let Some(first) = first_of.get(&name) {
            problems.error(path(index), |problem| {
                problem.message(message(&name)).repeats(path(*first))
            });
        } else {
            first_of.insert(name, index);
        }
    }
    first_of
}

/// Reports ids that are no ids, links to lanes and actors that are not there, and lanes and actors of no use.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    for (index, item) in document.lanes.iter().enumerate() {
        check_id(item.id.as_str(), lane, index, problems);
    }
    for (index, item) in document.actors.iter().enumerate() {
        check_id(item.id.as_str(), actor, index, problems);
    }
    let events = document.events.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(events) {
        check_id(item.id.as_str(), super::event, index, problems);
    }
    check_lanes(document, names, problems);
    check_actors(document, names, problems);
}

fn check_id(id: &str, owner: fn(usize) -> ValuePath, index: usize, problems: &mut Problems<'_>) {
    let is_kebab_case = id.split('-').all(|word| {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        !word.is_empty() && word.chars().all(is_plain)
    });
    if is_kebab_case {
        return;
    }
    problems.error(owner(index).field("id"), |problem| {
        let message = match id {
            "" => "an id cannot be empty".to_owned(),
            _ => format!("`{id}` is no id: {ID_RULE}"),
        };
        let mended = mended(id);
        let problem = problem.message(message).instead(mended.clone());
        problem.mend(mended.map(|id| format!("write `{id}`")))
    });
}

const ID_RULE: &str =
    "an id is made of small letters a to z, digits and single hyphens between them";

fn mended(id: &str) -> Option<String> {
    let words: Vec<String> = id
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    (id.is_ascii() && !words.is_empty()).then(|| words.join("-"))
}

fn check_lanes(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    type Owner = fn(usize) -> ValuePath;
    let of_events = document
        .events
        .iter()
        .enumerate()
        .filter_map(|(index, item)| {
            let owner: Owner = super::event;
            Some((owner, index, item.lane.as_ref().map(LaneId::as_str)?))
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
    let links = of_events.chain(of_actors);
    for (owner, index, id) in problems.progress().until_cancelled(links) {
        if !names.lanes.contains_key(id) {
            let known = document.lanes.iter().map(|lane| lane.id.as_str());
            let path = owner(index).field("lane");
            problems.missing("lane", id, path, known);
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
            problems.warning(lane(index).field("id"), |problem| {
                problem.message(format!("no event is in the lane `{}`", item.id))
            });
        }
    }
}

fn check_actors(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
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
    let owners = of_events.chain(of_claims);
    for (owner, ids) in problems.progress().until_cancelled(owners) {
        for (position, id) in ids.iter().enumerate() {
            if !names.actors.contains_key(id.as_str()) {
                let known = document.actors.iter().map(|actor| actor.id.as_str());
                let path = owner.clone().field("actors").item(position);
                problems.missing("actor", id.as_str(), path, known);
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
            problems.warning(actor(index).field("id"), |problem| {
                problem.message(format!(
                    "no event and no claim names the actor `{}`",
                    item.id
                ))
            });
        }
    }
}
