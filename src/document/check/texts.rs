//! Texts that a reader sees of an event or a claim: titles, names, reasons, quoted phrases; and their weights.

use super::{
    super::{Document, Event, MAX_WEIGHT, Phrase, Place, problem::ValuePath, problems::Problems},
    claim,
    claims::check_claim,
    event,
    names::Names,
    visible::is_visible,
};

/// More of the article's words than this would be a quotation and no phrase.
const MAX_PHRASE: usize = 8;

/// Reports texts that are empty or cannot be seen, phrases that are too long or from claims that are not there, and
/// weights out of bounds.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    check_whole(document, problems);
    let events = document.events.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(events) {
        check_event(index, item, names, problems);
    }
    let claims = document.claims.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(claims) {
        check_needed(&item.title, || claim(index).field("title"), problems);
        check_needed(&item.summary, || claim(index).field("summary"), problems);
        for (position, tension) in item.tensions.iter().enumerate() {
            let path = || claim(index).field("tensions").item(position).field("note");
            check_visible(&tension.note, path, problems);
        }
    }
}

/// Reports a text that is empty, or of which nothing can be seen. The way to it is only put together in that case,
/// since a document may have millions.
fn check_needed(text: &str, path: impl Fn() -> ValuePath, problems: &mut Problems<'_>) {
    if text.trim().is_empty() {
        problems.error(path(), |problem| problem.message("this text is empty"));
    } else {
        check_visible(text, path, problems);
    }
}

/// Reports a text of which nothing can be seen.
pub(super) fn check_visible(text: &str, path: impl Fn() -> ValuePath, problems: &mut Problems<'_>) {
    if !is_visible(text) {
        problems.warning(path(), |problem| {
            let hint = "write a text, or delete these characters".to_owned();
            problem
                .message("nothing of this text can be seen")
                .mend(hint)
        });
    }
}

fn check_whole(document: &Document, problems: &mut Problems<'_>) {
    let source = &document.source;
    let of_source = |field| move || ValuePath::to("source").field(field);
    check_needed(&source.title, of_source("title"), problems);
    check_visible(&source.author, of_source("author"), problems);
    check_visible(&source.publisher, of_source("publisher"), problems);
    let evidence = || ValuePath::to("source").field("written").field("evidence");
    check_needed(&source.written.evidence, evidence, problems);
    let called = &document.claims_are_called;
    for (text, field) in [(&called.one, "one"), (&called.many, "many")] {
        let path = || ValuePath::to("claims_are_called").field(field);
        check_visible(text, path, problems);
    }
    for (index, lane) in document.lanes.iter().enumerate() {
        let path = || ValuePath::to("lanes").item(index).field("name");
        check_needed(&lane.name, path, problems);
    }
    for (index, actor) in document.actors.iter().enumerate() {
        let path = || ValuePath::to("actors").item(index);
        check_needed(&actor.name, || path().field("name"), problems);
        for (position, name) in actor.other_names.iter().enumerate() {
            let path = || path().field("other_names").item(position);
            check_visible(name, path, problems);
        }
    }
}

fn check_event(index: usize, item: &Event, names: &Names<'_>, problems: &mut Problems<'_>) {
    let when = || event(index).field("when");
    check_needed(&item.title, || event(index).field("title"), problems);
    check_needed(&item.when.because, || when().field("because"), problems);
    if let Some(record) = &item.record {
        let path = || event(index).field("record").field("note");
        check_visible(&record.note, path, problems);
    }
    if let Some(weight) = item.weight.filter(|w| !(1..=MAX_WEIGHT).contains(w)) {
        problems.error(event(index).field("weight"), |problem| {
            problem.message(format!(
                "a weight is from 1 to {MAX_WEIGHT}, and this is {weight}"
            ))
        });
    }
    for (position, phrase) in item.when.phrases.iter().enumerate() {
        let path = || when().field("phrases").item(position);
        check_phrase(phrase, &path, names, problems);
    }
    if item.when.phrases.is_empty() {
        problems.warning(when(), |problem| {
            let id = &item.id;
            let message = format!("the event `{id}` quotes none of the text's words for its date");
            let hint = "add `phrases: [(text: \"…\", in: claim(1))]`".to_owned();
            problem.message(message).mend(hint)
        });
    }
}

fn check_phrase(
    phrase: &Phrase,
    path: &dyn Fn() -> ValuePath,
    names: &Names<'_>,
    problems: &mut Problems<'_>,
) {
    let text = || path().field("text");
    let words = phrase.text.split_whitespace().count();
    if words == 0 {
        problems.error(text(), |problem| problem.message("this phrase is empty"));
    } else if words > MAX_PHRASE {
        problems.error(text(), |problem| {
            let message = format!("this phrase has {words} words, and {MAX_PHRASE} are the most");
            let hint = "quote only the words that date the event".to_owned();
            problem.message(message).mend(hint)
        });
    } else {
        check_visible(&phrase.text, text, problems);
    }
    if let Place::Claim(number) = phrase.place {
        check_claim(names, number, || path().field("in"), problems);
    }
}
