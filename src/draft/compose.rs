//! The document of a draft: proposals with ids, lanes and actors, and claims with their links.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::builds_on::{Foundation, foundations};
use super::cast::Cast;
use super::events::{Proposal, Relation};
use super::ids::Ids;
use super::lanes::Lanes;
use super::words::in_marks;
use crate::article::{Article, ArticleClaim, ClaimOrigin, Format, Written};
use crate::document::date::{Calendar, EdtfDate, Hemisphere, Instant};
use crate::document::{
    Actor, ActorId, Claim, ClaimNumber, Document, Event, EventId, EventKind, FORMAT, Link, Phrase,
    Place, RelativeTo, Source, When, Written as WrittenDate,
};

/// The most actors of an event or a claim.
const MAX_ACTORS: usize = 6;
/// The most bytes of a sentence that is quoted.
const MAX_QUOTED_BYTES: usize = 1500;
/// The most letters of a claim's title.
const MAX_CLAIM_LETTERS: usize = 200;
/// The most words of a claim's title.
const MAX_CLAIM_WORDS: usize = 14;

/// A document with what a person must decide about each of its parts.
pub struct Composed {
    pub document: Document,
    pub questions: Questions,
}

/// What a person must decide, a sentence each.
pub struct Questions {
    pub of_source: Vec<String>,
    pub of_claims: Vec<String>,
    /// One list an event.
    pub of_event: Vec<Vec<String>>,
    /// One list a claim.
    pub of_claim: Vec<Vec<String>>,
}

/// All that a document is put together from.
pub struct Parts<'a> {
    pub article: &'a Article,
    pub sentences: &'a [Range<usize>],
    pub written: Written,
    /// The date that the document gives for the writing, which it needs.
    pub written_edtf: EdtfDate,
    pub hemisphere: Hemisphere,
    pub cast: &'a Cast,
    pub proposals: &'a [Proposal],
}

/// Puts the document together.
pub fn compose(parts: Parts<'_>) -> Composed {
    let Parts {
        article,
        cast,
        proposals,
        hemisphere,
        ..
    } = parts;
    let order = in_time(proposals, hemisphere);
    let mut ids = Ids::default();
    let mut event_ids: HashMap<usize, EventId> = HashMap::new();
    for index in &order {
        event_ids.insert(*index, ids.of(&proposals[*index].title, "event").into());
    }
    let named: Vec<Vec<usize>> = proposals
        .iter()
        .map(|proposal| cast.within(&proposal.clause))
        .collect();
    let lanes = Lanes::of(cast, proposals, &named);
    let actor_ids = actor_ids(cast);
    let actors_of = |members: &[usize]| -> Vec<ActorId> {
        members
            .iter()
            .take(MAX_ACTORS)
            .map(|member| actor_ids[*member].clone())
            .collect()
    };
    let event = |index: &usize| {
        let proposal = &proposals[*index];
        Event {
            id: event_ids[index].clone(),
            title: proposal.title.clone(),
            about: Some(quotation(
                article,
                parts.sentences[proposal.sentence].clone(),
            )),
            kind: proposal.kind,
            lane: Some(lanes.lane_of(
                proposal.kind,
                &named[*index],
                &cast.within(&parts.sentences[proposal.sentence]),
            )),
            actors: actors_of(&named[*index]),
            when: when(article, proposal, &event_ids),
            record: None,
            weight: None,
        }
    };
    let events: Vec<Event> = order.iter().map(event).collect();
    let foundations = foundations(article);
    let mut links: HashMap<ClaimNumber, Vec<Link>> = HashMap::new();
    for index in &order {
        let mut told: Vec<ClaimNumber> = Vec::new();
        for mention in &proposals[*index].mentions {
            if let Place::Claim(number) = mention.place
                && !told.contains(&number)
            {
                told.push(number);
                links.entry(number).or_default().push(Link {
                    event: event_ids[index].clone(),
                    role: mention.role,
                    direct: true,
                    note: None,
                });
            }
        }
    }
    let mut claim = |claim: &ArticleClaim, foundations: &[Foundation]| {
        let (title, summary) = texts_of(article, claim);
        Claim {
            number: claim.number,
            title,
            summary,
            actors: actors_of(&named_at(article, cast, claim.number)),
            events: links.remove(&claim.number).unwrap_or_default(),
            builds_on: foundations
                .iter()
                .map(|foundation| foundation.number)
                .collect(),
            tensions: Vec::new(),
        }
    };
    let claims: Vec<Claim> = article
        .claims
        .iter()
        .zip(&foundations)
        .map(|(one, found)| claim(one, found))
        .collect();
    let used: HashSet<&ActorId> = events
        .iter()
        .flat_map(|event| &event.actors)
        .chain(claims.iter().flat_map(|claim| &claim.actors))
        .collect();
    let members = cast.members.iter().enumerate();
    let actors = members
        .filter(|(index, _)| used.contains(&actor_ids[*index]))
        .map(|(index, member)| Actor {
            id: actor_ids[index].clone(),
            name: member.name.clone(),
            other_names: member.other_names.clone(),
            lane: lanes.of_member(index),
            note: None,
        });
    let actors: Vec<Actor> = actors.collect();
    let used_lanes = lanes.used(&events);
    let has_lane = |lane: &Option<_>| {
        lane.as_ref()
            .is_some_and(|id| used_lanes.iter().any(|lane| lane.id == *id))
    };
    let actors = actors.into_iter().map(|actor| Actor {
        lane: actor.lane.clone().filter(|id| has_lane(&Some(id.clone()))),
        ..actor
    });
    let document = Document {
        format: FORMAT,
        source: Source {
            title: title(article),
            author: article.author.clone(),
            about_author: None,
            publisher: article.publisher.clone(),
            genre: None,
            published: None,
            written: WrittenDate {
                edtf: parts.written_edtf,
                calendar: Calendar::default(),
                evidence: parts.written.evidence,
            },
            text: None,
            text_inline: None,
        },
        claims_are_called: article
            .called
            .as_ref()
            .map(|(word, _)| word.clone())
            .unwrap_or_default(),
        hemisphere,
        actors: actors.collect(),
        lanes: used_lanes,
        events,
        claims,
        views: Vec::new(),
        story: None,
    };
    let of_claim = foundations
        .iter()
        .map(|found| foundation_questions(article, found));
    Composed {
        questions: Questions {
            of_source: parts.written.questions,
            of_claims: claim_questions(article),
            of_event: order
                .iter()
                .map(|index| proposals[*index].questions.clone())
                .collect(),
            of_claim: of_claim.collect(),
        },
        document,
    }
}

/// The proposals in the order of time: dated ones by their start, then undated ones, then what is only supposed.
fn in_time(proposals: &[Proposal], hemisphere: Hemisphere) -> Vec<usize> {
    let start = |proposal: &Proposal| -> Option<Instant> {
        let bounds = proposal
            .date
            .edtf
            .as_ref()?
            .resolve(hemisphere)
            .ok()?
            .bounds;
        bounds.start.from.or(bounds.end.until)
    };
    let key = |index: &usize| {
        let proposal = &proposals[*index];
        let start = start(proposal);
        (
            proposal.kind == EventKind::Hypothetical,
            start.is_none(),
            start,
            *index,
        )
    };
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_cached_key(key);
    order
}

fn when(article: &Article, proposal: &Proposal, ids: &HashMap<usize, EventId>) -> When {
    let phrases = proposal.mentions.iter().map(|mention| Phrase {
        text: article.text[mention.phrase.clone()].to_owned(),
        place: Some(mention.place),
    });
    let id = |index: usize| ids[&index].clone();
    When {
        phrases: phrases.collect(),
        relative_to: match proposal.date.relation {
            Relation::Nothing => RelativeTo::Nothing,
            Relation::Writing => RelativeTo::Writing,
            Relation::Before(event) => RelativeTo::Before(id(event)),
            Relation::After(event) => RelativeTo::After(id(event)),
            Relation::Until(event) => RelativeTo::Until(id(event)),
        },
        edtf: proposal.date.edtf.clone(),
        because: proposal.because.clone(),
        ..When::default()
    }
}

/// The words of the text between quotation marks, as a text of the document.
fn quotation(article: &Article, bytes: Range<usize>) -> String {
    let end = article
        .text
        .floor_char_boundary(bytes.end.min(bytes.start + MAX_QUOTED_BYTES));
    let cut = if end < bytes.end { " …" } else { "" };
    let words: Vec<&str> = article.text[bytes.start..end].split_whitespace().collect();
    let words = in_marks(&(words.join(" ") + cut));
    match article.format {
        // Its stress and its links are those of documents too.
        Format::Markdown => words,
        _ => words
            .replace('\\', "\\\\")
            .replace('*', "\\*")
            .replace('_', "\\_")
            .replace('[', "\\["),
    }
}

fn title(article: &Article) -> String {
    let own = article
        .title
        .as_deref()
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    own.filter(|title| title.chars().any(char::is_alphanumeric))
        .unwrap_or_else(|| {
            let first = article
                .passages
                .first()
                .map(|passage| article.shown(passage.bytes.clone()));
            in_marks(&shortened(&first.unwrap_or_default()))
        })
}

/// The first words of a text, as many as a title has room for.
fn shortened(text: &str) -> String {
    let text: String = text.chars().take(MAX_CLAIM_LETTERS).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() > MAX_CLAIM_WORDS {
        true => format!(
            "{} …",
            words[..MAX_CLAIM_WORDS]
                .join(" ")
                .trim_end_matches([',', ';', ':', '—', '–'])
        ),
        false => words.join(" "),
    }
}

/// Title and summary of a claim, both in the author's words.
fn texts_of(article: &Article, claim: &ArticleClaim) -> (String, String) {
    let whole = article.shown(claim.title.clone());
    let short = shortened(&whole);
    let mut passages = article.passages_of(claim.number).iter();
    let body = passages.find(|passage| passage.bytes.start >= claim.title.end);
    let summary = match body {
        Some(body) if claim.has_heading => {
            quotation(article, article.first_sentence(body.bytes.clone()))
        }
        _ if short != whole => quotation(article, claim.title.clone()),
        _ => String::new(),
    };
    (in_marks(short.trim_end_matches('.')), summary)
}

fn actor_ids(cast: &Cast) -> Vec<ActorId> {
    let mut ids = Ids::default();
    cast.members
        .iter()
        .map(|member| ids.of(&member.name, "actor").into())
        .collect()
}

/// The members whom a claim names, those whom the text names most first.
fn named_at(article: &Article, cast: &Cast, claim: ClaimNumber) -> Vec<usize> {
    let passages = article.passages_of(claim).iter();
    let mut named: Vec<usize> = passages
        .flat_map(|passage| cast.within(&passage.bytes))
        .collect();
    named.sort_by_key(|member| (std::cmp::Reverse(cast.members[*member].mentions), *member));
    named.dedup();
    named
}

/// What is to be decided about the claims as a whole.
fn claim_questions(article: &Article) -> Vec<String> {
    let found = article.claims.len();
    let mut questions = Vec::new();
    if article.claim_origin == ClaimOrigin::Topics && found > 0 {
        questions.push("which of these are claims? The text does not count any; these are the first sentences of its paragraphs".to_owned());
    }
    if let Some((word, promised)) = &article.called
        && *promised != found
    {
        questions.push(format!(
            "where are the others? The title has {promised} {}, and {found} were found",
            word.many
        ));
    }
    questions
}

fn foundation_questions(article: &Article, foundations: &[Foundation]) -> Vec<String> {
    let one = article
        .called
        .as_ref()
        .map_or("claim", |(word, _)| word.one.as_str());
    let unsure = foundations.iter().filter(|foundation| !foundation.is_sure);
    unsure
        .map(|foundation| {
            format!(
                "does {} mean {one} {}? The words do not say which",
                in_marks(&foundation.words),
                foundation.number
            )
        })
        .collect()
}
