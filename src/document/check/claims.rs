//! What claims say of events and of each other.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{
    super::{
        Claim, ClaimNumber, Document,
        problem::{MOST_PROBLEMS, Problem, ValuePath, chain, report_missing},
    },
    claim, event,
    names::Names,
};

/// Reports claims without events, links to nothing or to themselves, circles, and events without claims.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    let lists = [
        ("lanes", "lane", document.lanes.len()),
        ("events", "event", document.events.len()),
        ("claims", "claim", document.claims.len()),
    ];
    for (field, one, count) in lists {
        if count == 0 {
            let message = format!("a document needs at least one {one}");
            problems.push(Problem::error(ValuePath::to(field), message));
        }
    }
    for (index, item) in document.claims.iter().enumerate() {
        check_events(document, names, item, &claim(index), problems);
        check_other_claims(names, item, &claim(index), problems);
    }
    report_circles(&document.claims, names, problems);
    report_unclaimed_events(document, names, problems);
}

fn check_events(
    document: &Document,
    names: &Names<'_>,
    item: &Claim,
    path: &ValuePath,
    problems: &mut Vec<Problem>,
) {
    let list = path.clone().field("events");
    if item.events.is_empty() {
        let message = format!("claim {} speaks of no event", item.number);
        problems
            .push(Problem::error(list, message).hint("link the events it speaks of".to_owned()));
        return;
    }
    let mut first_of = HashMap::new();
    for (position, link) in item.events.iter().enumerate() {
        let place = |position| list.clone().item(position).field("event");
        if !names.events.contains_key(link.event.as_str()) {
            let known = document.events.iter().map(|event| event.id.as_str());
            report_missing(
                "event",
                link.event.as_str(),
                place(position),
                known,
                problems,
            );
        }
        if let Some(first) = first_of.insert((link.event.as_str(), link.role), position) {
            let message = format!(
                "claim {} links `{}` twice in the same role",
                item.number, link.event
            );
            let problem = Problem::error(place(position), message).repeats(place(first));
            problems.push(problem.resting_on(list.clone().item(position).field("role")));
        }
    }
}

fn check_other_claims(
    names: &Names<'_>,
    item: &Claim,
    path: &ValuePath,
    problems: &mut Vec<Problem>,
) {
    let builds_on = item.builds_on.iter().enumerate().map(|(position, number)| {
        let place = path.clone().field("builds_on").item(position);
        (place, *number, "builds on itself")
    });
    let tensions = item.tensions.iter().enumerate().map(|(position, tension)| {
        let place = path.clone().field("tensions").item(position).field("with");
        (place, tension.with, "is in tension with itself")
    });
    for (place, number, with_itself) in builds_on.chain(tensions) {
        if number == item.number {
            let message = format!("claim {number} {with_itself}");
            problems.push(Problem::error(place, message).resting_on(path.clone().field("number")));
        } else if !names.claims.contains_key(&number) {
            problems.push(missing_claim(names, number, place));
        }
    }
}

/// A link to a claim that is not there.
pub(super) fn missing_claim(names: &Names<'_>, number: ClaimNumber, place: ValuePath) -> Problem {
    let lowest = names.claims.keys().min();
    let highest = names.claims.keys().max();
    let hint = lowest
        .zip(highest)
        .map(|(lowest, highest)| format!("the claims are numbered {lowest} to {highest}"));
    Problem::error(place, format!("no claim {number}")).hint(hint)
}

/// A text may well argue in a circle, so that is no fault of the document; its writer should know, and so should
/// whoever shows it.
fn report_circles(claims: &[Claim], names: &Names<'_>, problems: &mut Vec<Problem>) {
    let mut finished = vec![false; claims.len()];
    for start in 0..claims.len() {
        if finished[start] {
            continue;
        }
        // The claims from `start` down to the one being followed, each with the next of its foundations to follow. A
        // stack of our own, since a chain of claims can be longer than the program's.
        let mut trail: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_trail: HashSet<usize> = [start].into_iter().collect();
        while let Some((current, next)) = trail.last_mut() {
            let current = *current;
            let position = *next;
            *next += 1;
            let Some(number) = claims[current].builds_on.get(position) else {
                finished[current] = true;
                on_trail.remove(&current);
                trail.pop();
                continue;
            };
            match names.claims.get(number) {
                Some(foundation) if *foundation == current || finished[*foundation] => {}
                Some(foundation) if on_trail.contains(foundation) => {
                    let place = claim(current).field("builds_on").item(position);
                    problems.push(circle(claims, &trail, *foundation, place));
                }
                Some(foundation) => {
                    on_trail.insert(*foundation);
                    trail.push((*foundation, 0));
                }
                None => {}
            }
        }
    }
}

fn circle(claims: &[Claim], trail: &[(usize, usize)], closing: usize, place: ValuePath) -> Problem {
    let in_circle = trail
        .iter()
        .map(|(index, _)| *index)
        .skip_while(|index| *index != closing);
    let numbers: Vec<String> = in_circle
        .chain([closing])
        .map(|index| claims[index].number.to_string())
        .collect();
    let message = format!(
        "the claims argue in a circle: {}",
        chain(&numbers, " builds on ")
    );
    Problem::warning(place, message)
}

fn report_unclaimed_events(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    let claimed: HashSet<&str> = document
        .claims
        .iter()
        .flat_map(|claim| claim.events.iter().map(|link| link.event.as_str()))
        .collect();
    if !claimed.iter().all(|id| names.events.contains_key(id)) {
        // A link to nothing may have meant any of them.
        return;
    }
    let unclaimed = document.events.iter().enumerate();
    let unclaimed = unclaimed.filter(|(_, item)| !claimed.contains(item.id.as_str()));
    // More than are told of need not be put into words.
    for (index, item) in unclaimed.take(MOST_PROBLEMS + 1) {
        let message = format!("no claim speaks of the event `{}`", item.id);
        problems.push(Problem::warning(event(index).field("id"), message));
    }
}
