//! Texts that a reader sees: titles, names, reasons and quoted phrases.

use super::{
    super::{
        Document, Phrase, Place,
        problem::{Path, Problem},
    },
    claim,
    claims::missing_claim,
    event,
    names::Names,
};

/// More of the article's words than this would be a quotation and no phrase.
const LONGEST_PHRASE: usize = 8;

/// Reports texts that are empty, phrases that are too long, and phrases from claims that are not there.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Vec<Problem>) {
    for (path, text) in needed_texts(document) {
        if text.trim().is_empty() {
            problems.push(Problem::error(path, "this text is empty"));
        }
    }
    for (index, item) in document.events.iter().enumerate() {
        let list = event(index).field("when").field("phrases");
        for (position, phrase) in item.when.phrases.iter().enumerate() {
            check_phrase(phrase, list.clone().item(position), names, problems);
        }
        if item.when.phrases.is_empty() {
            let message = format!(
                "the event `{}` quotes none of the text's words for its date",
                item.id
            );
            let hint = "add `phrases: [(text: \"…\", in: claim(1))]`".to_owned();
            problems.push(Problem::warning(event(index).field("when"), message).hint(hint));
        }
    }
}

fn needed_texts(document: &Document) -> impl Iterator<Item = (Path, &str)> {
    let source = &document.source;
    let of_source = [
        (Path::to("source").field("title"), source.title.as_str()),
        (
            Path::to("source").field("written").field("evidence"),
            source.written.evidence.as_str(),
        ),
    ];
    let of_lanes = document.lanes.iter().enumerate().map(|(index, lane)| {
        (
            Path::to("lanes").item(index).field("name"),
            lane.name.as_str(),
        )
    });
    let of_actors = document.actors.iter().enumerate().map(|(index, actor)| {
        (
            Path::to("actors").item(index).field("name"),
            actor.name.as_str(),
        )
    });
    let of_events = document
        .events
        .iter()
        .enumerate()
        .flat_map(|(index, item)| {
            [
                (event(index).field("title"), item.title.as_str()),
                (
                    event(index).field("when").field("because"),
                    item.when.because.as_str(),
                ),
            ]
        });
    let of_claims = document
        .claims
        .iter()
        .enumerate()
        .flat_map(|(index, item)| {
            [
                (claim(index).field("title"), item.title.as_str()),
                (claim(index).field("summary"), item.summary.as_str()),
            ]
        });
    of_source
        .into_iter()
        .chain(of_lanes)
        .chain(of_actors)
        .chain(of_events)
        .chain(of_claims)
}

fn check_phrase(phrase: &Phrase, path: Path, names: &Names<'_>, problems: &mut Vec<Problem>) {
    let text = path.clone().field("text");
    let words = phrase.text.split_whitespace().count();
    if words == 0 {
        problems.push(Problem::error(text, "this phrase is empty"));
    } else if words > LONGEST_PHRASE {
        let message = format!("this phrase has {words} words, and {LONGEST_PHRASE} are the most");
        let hint = "quote only the words that date the event".to_owned();
        problems.push(Problem::error(text, message).hint(hint));
    }
    if let Place::Claim(number) = phrase.place
        && !names.claims.contains_key(&number)
    {
        problems.push(missing_claim(names, number, path.field("in")));
    }
}
