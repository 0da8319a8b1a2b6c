//! Stretches of time between parts of the calendar without their year: "from October to March", "Monday through Friday".

use super::finding::Finding;
use super::meaning::{Meaning, Recurring};
use super::recur::Occurrences;
use super::resolve::Resolver;
use super::resolved::Resolved;
use super::stamp::Stamp;
use super::tense::Tense;
use super::words::is_in;

/// Words that join the ends of a stretch.
const JOINTS: &str = "to until till through - – —";

/// True of two findings that are the ends of one stretch.
fn are_ends(text: &str, first: &Finding, last: &Finding) -> bool {
    let between = text[first.bytes.end..last.bytes.start].trim();
    let is_between = || {
        let before = text[..first.bytes.start].trim_end();
        let word = before.len().checked_sub("between".len());
        let word = word.and_then(|at| before.get(at..)).unwrap_or_default();
        between == "and" && word.eq_ignore_ascii_case("between")
    };
    first.sentence == last.sentence && (is_in(JOINTS, between) || is_between())
}

/// The date of a finding, so that a stretch does not end before it begins: its first end is the one before the last where it
/// is told as past, and its last the one after the first.
pub fn in_order(
    text: &str,
    around: (Option<&Finding>, &Finding, Option<&Finding>),
    beginning: Option<Stamp>,
    resolver: &Resolver,
    tense: Tense,
) -> Resolved {
    let (previous, this, next) = around;
    let resolved = resolver.resolve(&this.meaning, tense);
    let Meaning::Recurring(what) = this.meaning else {
        return resolved;
    };
    let next = next.filter(|next| are_ends(text, this, next));
    if let Some(Meaning::Recurring(_)) = next.map(|next| &next.meaning)
        && tense != Tense::Coming
    {
        let end = next.and_then(|next| resolver.resolve(&next.meaning, tense).stamp);
        return moved(resolver, what, resolved, end, true);
    }
    match previous {
        Some(previous) if are_ends(text, previous, this) => {
            let is_open = matches!(previous.meaning, Meaning::Recurring(_));
            let beginning = beginning.filter(|_| is_open);
            moved(resolver, what, resolved, beginning, false)
        }
        _ => resolved,
    }
}

/// One end of a stretch, moved to the right side of the other.
fn moved(
    resolver: &Resolver,
    what: Recurring,
    resolved: Resolved,
    other: Option<Stamp>,
    is_first: bool,
) -> Resolved {
    let days = |stamp: Option<Stamp>| stamp.and_then(Stamp::days);
    let (Some(other), Some(own_days), Some(other_days)) =
        (other, days(resolved.stamp), days(other))
    else {
        return resolved;
    };
    let all = || Occurrences::around(what, other, resolver.hemisphere);
    let (found, reason) = match is_first {
        true if own_days.0 > other_days.1 => (
            all().before(other_days.0),
            "the last one before the end that is told with it",
        ),
        false if own_days.1 < other_days.0 => (
            all().after(other_days.1),
            "the first one after the beginning that is told with it",
        ),
        _ => return resolved,
    };
    match found {
        Some(stamp) => Resolved::at(stamp, resolved.relative_to, reason),
        None => resolved,
    }
}
