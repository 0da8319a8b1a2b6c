//! One event that the text speaks of several times.

use std::collections::{HashMap, HashSet};

use super::super::event_nouns::is_event_noun;
use super::super::words::{COMMON, is_in, is_verb, stem, words_of};
use super::{Findings, Proposal};
use crate::document::date::Bounds;

/// The most proposals that have a word in common for it to tell anything.
const MAX_ALIKE: usize = 40;

/// Merges proposals whose words and dates agree. Where only the words do, a question is left.
pub fn merge(findings: &Findings<'_>, proposals: Vec<Proposal>) -> Vec<Proposal> {
    let words: Vec<Words> = proposals.iter().map(Words::of).collect();
    let bounds: Vec<Option<Bounds>> = proposals
        .iter()
        .map(|proposal| {
            proposal
                .date
                .edtf
                .as_ref()
                .and_then(|edtf| findings.bounds(edtf))
        })
        .collect();
    let mut into: Vec<usize> = (0..proposals.len()).collect();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut questions: Vec<(usize, usize)> = Vec::new();
    for index in 0..proposals.len() {
        let mut candidates: Vec<usize> = words[index]
            .all
            .iter()
            .flat_map(|word| by_word.get(word.as_str()))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        for other in candidates {
            let kinds_agree = proposals[index].kind == proposals[other].kind
                || bounds[index].is_none()
                || bounds[other].is_none();
            let agree = proposals[index].sentence != proposals[other].sentence
                && kinds_agree
                && (words[index].agree(&words[other])
                    || is_headed(findings, &proposals[index], &proposals[other])
                        && words[index].share_noun(&words[other]));
            if !agree {
                continue;
            }
            match (bounds[index], bounds[other]) {
                (Some(own), Some(others)) if !is_within(own, others) && !is_within(others, own) => {
                    if words[index].agree(&words[other]) {
                        questions.push((index, other));
                    }
                }
                _ => {
                    into[index] = into[other];
                    break;
                }
            }
        }
        for word in &words[index].all {
            let alike = by_word.entry(word).or_default();
            if alike.len() < MAX_ALIKE {
                alike.push(index);
            }
        }
    }
    merged(proposals, &bounds, &into, &questions)
}

fn merged(
    proposals: Vec<Proposal>,
    bounds: &[Option<Bounds>],
    into: &[usize],
    questions: &[(usize, usize)],
) -> Vec<Proposal> {
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); proposals.len()];
    for (index, first) in into.iter().enumerate() {
        groups[*first].push(index);
    }
    let mut place_of = vec![0; proposals.len()];
    let mut kept = Vec::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        // What is dated most exactly says the most.
        let width = |index: &usize| bounds[*index].map_or(i64::MAX, width);
        let best = group
            .iter()
            .copied()
            .min_by_key(|index| width(index))
            .unwrap_or(group[0]);
        let mut event = proposals[best].clone();
        for index in group {
            place_of[*index] = kept.len();
            for mention in &proposals[*index].mentions {
                if !event
                    .mentions
                    .iter()
                    .any(|other| other.phrase == mention.phrase)
                {
                    event.mentions.push(mention.clone());
                }
            }
        }
        kept.push(event);
    }
    for (index, other) in questions {
        let [a, b] = [place_of[*index], place_of[*other]];
        let other_title = kept[b].title.clone();
        let question =
            format!("is this the same as {other_title}? The words agree, the dates do not");
        if a != b && !kept[a].questions.contains(&question) {
            kept[a].questions.push(question);
        }
    }
    for event in &mut kept {
        if let Some(other) = event.date.relation.event() {
            event.date.relation = event.date.relation.moved(place_of[other]);
        }
    }
    without_circles(&mut kept);
    kept
}

/// Leaves out relations that lead back to where they come from.
fn without_circles(events: &mut [Proposal]) {
    for index in 0..events.len() {
        let mut seen = HashSet::from([index]);
        let mut at = index;
        while let Some(next) = events[at].date.relation.event() {
            if !seen.insert(next) {
                events[index].date.relation = super::Relation::Nothing;
                break;
            }
            at = next;
        }
    }
}

/// True of two in one claim, one of them in its heading.
fn is_headed(findings: &Findings<'_>, one: &Proposal, other: &Proposal) -> bool {
    let place = |proposal: &Proposal| proposal.mentions.first().map(|mention| mention.place);
    place(one) == place(other)
        && (findings.is_heading(one.sentence) || findings.is_heading(other.sentence))
}

/// One of two lies within the other.
fn is_within(inner: Bounds, outer: Bounds) -> bool {
    let starts = match (inner.start.from, outer.start.from) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => outer <= inner,
    };
    let ends = match (inner.end.until, outer.end.until) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner <= outer,
    };
    starts && ends
}

/// Seconds from the first to the last instant.
fn width(bounds: Bounds) -> i64 {
    match (bounds.start.from, bounds.end.until) {
        (Some(from), Some(until)) => until.seconds().saturating_sub(from.seconds()),
        _ => i64::MAX - 1,
    }
}

/// The words by which proposals are compared.
struct Words {
    all: HashSet<String>,
    nouns: HashSet<String>,
    /// The title is a name, such as "the harbour strike", and no clause.
    is_name: bool,
}

impl Words {
    fn of(proposal: &Proposal) -> Self {
        let title = proposal.title.as_str();
        let mut words = Self {
            all: HashSet::new(),
            nouns: HashSet::new(),
            is_name: true,
        };
        for word in words_of(title, 0..title.len()) {
            words.is_name &= !is_verb(word.text);
            for part in word.text.split('-') {
                if is_in(COMMON, part) || part.chars().count() < 2 {
                    continue;
                }
                if is_event_noun(part) {
                    words.nouns.insert(stem(part));
                }
                words.all.insert(stem(part));
            }
        }
        words
    }

    /// Two names with two words in common, one of them the noun; or two clauses with most words in common.
    fn agree(&self, other: &Self) -> bool {
        let shared = self.all.intersection(&other.all).count();
        let fewest = self.all.len().min(other.all.len());
        match (self.is_name, other.is_name) {
            (true, true) => {
                self.share_noun(other) && (shared >= 2 || fewest == 1 && self.all == other.all)
            }
            (false, false) => shared >= 3 && shared + 1 >= fewest,
            _ => false,
        }
    }

    fn share_noun(&self, other: &Self) -> bool {
        self.nouns.intersection(&other.nouns).next().is_some()
    }
}
