//! Links of claims to events and to each other.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{
    super::{
        Claim, ClaimNumber, Document,
        problem::{ValuePath, chain},
        problems::Problems,
    },
    claim, event,
    names::Names,
};

/// Reports a document of nothing, links to nothing or to themselves, circles, and events without claims.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    if document.events.is_empty() && document.claims.is_empty() {
        problems.error(ValuePath::to("events"), |problem| {
            let problem = problem.message("a document needs an event or a claim");
            problem.mend(
                r#"add `events: [(id: "first", title: "…", when: (edtf: "2022-08"))]`"#.to_owned(),
            )
        });
    }
    let claims = document.claims.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(claims) {
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
    problems: &mut Problems<'_>,
) {
    let list = path.clone().field("events");
    let mut first_of = HashMap::new();
    for (position, link) in item.events.iter().enumerate() {
        let place = |position| list.clone().item(position).field("event");
        if !names.events.contains_key(link.event.as_str()) {
            let known = document.events.iter().map(|event| event.id.as_str());
            problems.missing("event", link.event.as_str(), place(position), known);
        }
        if let Some(first) = first_of.insert((link.event.as_str(), link.role), position) {
            problems.error(place(position), |problem| {
                let problem = problem.message(format!(
                    "claim {} links `{}` twice in the same role",
                    item.number, link.event
                ));
                let role = list.clone().item(position).field("role");
                problem.repeats(place(first)).resting_on(role)
            });
        }
    }
}

fn check_other_claims(
    names: &Names<'_>,
    item: &Claim,
    path: &ValuePath,
    problems: &mut Problems<'_>,
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
            problems.error(place, |problem| {
                let problem = problem.message(format!("claim {number} {with_itself}"));
                problem.resting_on(path.clone().field("number"))
            });
        } else {
            check_claim(names, number, || place, problems);
        }
    }
}

/// Reports a link to a claim that is not there.
pub(super) fn check_claim(
    names: &Names<'_>,
    number: ClaimNumber,
    path: impl FnOnce() -> ValuePath,
    problems: &mut Problems<'_>,
) {
    if names.claims.contains_key(&number) {
        return;
    }
    problems.error(path(), |problem| {
        let numbered = names.claim_numbers;
        problem
            .message(format!("no claim {number}"))
            .mend(numbered.map(|(lowest, highest)| {
                if lowest == highest {
                    format!("the only claim is {lowest}")
                } else {
                    format!("the claims are numbered {lowest} to {highest}")
                }
            }))
    });
}

/// A text may well argue in a circle, so that is no fault of the document; its writer should know, and so should
/// whoever shows it.
fn report_circles(claims: &[Claim], names: &Names<'_>, problems: &mut Problems<'_>) {
    let mut finished = vec![false; claims.len()];
    for start in problems.progress().until_cancelled(0..claims.len()) {
        if !finished[start] {
            follow(start, claims, names, &mut finished, problems);
        }
    }
}

/// Follows the foundations of a claim to where they end or come back.
fn follow(
    start: usize,
    claims: &[Claim],
    names: &Names<'_>,
    finished: &mut [bool],
    problems: &mut Problems<'_>,
) {
    // The claims from `start` down to the one being followed, each with the next of its foundations to follow. A
    // stack of our own, since a chain of claims can be longer than the program's.
    let mut trail: Vec<(usize, usize)> = vec![(start, 0)];
    let mut place_on_trail: HashMap<usize, usize> = [(start, 0)].into_iter().collect();
    while let Some((current, next)) = trail.last_mut() {
        let current = *current;
        let position = *next;
        *next += 1;
        let Some(number) = claims[current].builds_on.get(position) else {
            finished[current] = true;
            place_on_trail.remove(&current);
            trail.pop();
            continue;
        };
        let Some(foundation) = names.claims.get(number).copied() else {
            continue;
        };
        if foundation == current || finished[foundation] {
            continue;
        }
        if let Some(closing) = place_on_trail.get(&foundation) {
            let circle = &trail[*closing..];
            let place = claim(current).field("builds_on").item(position);
            problems.warning(place, |problem| problem.message(in_words(claims, circle)));
        } else {
            place_on_trail.insert(foundation, trail.len());
            trail.push((foundation, 0));
        }
    }
}

/// Names a circle by its claims, the first of them at its end again.
fn in_words(claims: &[Claim], circle: &[(usize, usize)]) -> String {
    let number = |place: usize| {
        let (index, _) = circle[place % circle.len()];
        claims[index].number.to_string()
    };
    format!(
        "the claims argue in a circle: {}",
        chain(circle.len() + 1, number, " builds on ")
    )
}

fn report_unclaimed_events(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    if document.claims.is_empty() {
        return;
    }
    let claimed: HashSet<&str> = document
        .claims
        .iter()
        .flat_map(|claim| claim.events.iter().map(|link| link.event.as_str()))
        .collect();
    if !claimed.iter().all(|id| names.events.contains_key(id)) {
        // A link to nothing may have meant any of them.
        return;
    }
    let events = document.events.iter().enumerate();
    let unclaimed = problems
        .progress()
        .until_cancelled(events)
        .filter(|(_, item)| !claimed.contains(item.id.as_str()))
        .map(|(index, item)| (event(index).field("id"), item.id.as_str()));
    problems.advice(
        unclaimed,
        |names, is_one| match is_one {
            true => format!("no claim speaks of the event {names}"),
            false => format!("no claim speaks of the events {names}"),
        },
        "add a link to a claim's `events`, or leave it as it is",
    );
}
