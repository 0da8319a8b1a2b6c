//! What a reader sees of an event or a claim: titles, names, reasons, quoted phrases, and how much it matters.

use super::{
    super::{
        Document, GREATEST_WEIGHT, Phrase, Place,
        problem::{MOST_PROBLEMS, Problem, ValuePath},
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
    check_needed_texts(document, problems);
    let mut without_phrases = 0;
    for (index, item) in document.events.iter().enumerate() {
        if let Some(weight) = item.weight.filter(|w| !(1..=GREATEST_WEIGHT).contains(w)) {
            let message = format!("a weight is from 1 to {GREATEST_WEIGHT}, and this is {weight}");
            problems.push(Problem::error(event(index).field("weight"), message));
        }
        for (position, phrase) in item.when.phrases.iter().enumerate() {
            let path = || event(index).field("when").field("phrases").item(position);
            check_phrase(phrase, &path, names, problems);
        }
        if item.when.phrases.is_empty() {
            without_phrases += 1;
            // More than are told of need not be put into words.
            if without_phrases > MOST_PROBLEMS {
                continue;
            }
            let message = format!(
                "the event `{}` quotes none of the text's words for its date",
                item.id
            );
            let hint = "add `phrases: [(text: \"…\", in: claim(1))]`".to_owned();
            problems.push(Problem::warning(event(index).field("when"), message).hint(hint));
        }
    }
}

fn check_needed_texts(document: &Document, problems: &mut Vec<Problem>) {
    // The way to a text is only put together where it is empty, since a document may have millions.
    let mut need = |text: &str, path: &dyn Fn() -> ValuePath| {
        if text.trim().is_empty() {
            problems.push(Problem::error(path(), "this text is empty"));
        }
    };
    let source = &document.source;
    need(&source.title, &|| ValuePath::to("source").field("title"));
    need(&source.written.evidence, &|| {
        ValuePath::to("source").field("written").field("evidence")
    });
    for (index, lane) in document.lanes.iter().enumerate() {
        need(&lane.name, &|| {
            ValuePath::to("lanes").item(index).field("name")
        });
    }
    for (index, actor) in document.actors.iter().enumerate() {
        need(&actor.name, &|| {
            ValuePath::to("actors").item(index).field("name")
        });
    }
    for (index, item) in document.events.iter().enumerate() {
        need(&item.title, &|| event(index).field("title"));
        need(&item.when.because, &|| {
            event(index).field("when").field("because")
        });
    }
    for (index, item) in document.claims.iter().enumerate() {
        need(&item.title, &|| claim(index).field("title"));
        need(&item.summary, &|| claim(index).field("summary"));
    }
}

fn check_phrase(
    phrase: &Phrase,
    path: &dyn Fn() -> ValuePath,
    names: &Names<'_>,
    problems: &mut Vec<Problem>,
) {
    let text = || path().field("text");
    let words = phrase.text.split_whitespace().count();
    if words == 0 {
        problems.push(Problem::error(text(), "this phrase is empty"));
    } else if words > LONGEST_PHRASE {
        let message = format!("this phrase has {words} words, and {LONGEST_PHRASE} are the most");
        let hint = "quote only the words that date the event".to_owned();
        problems.push(Problem::error(text(), message).hint(hint));
    }
    if let Place::Claim(number) = phrase.place
        && !names.claims.contains_key(&number)
    {
        problems.push(missing_claim(names, number, path().field("in")));
    }
}
