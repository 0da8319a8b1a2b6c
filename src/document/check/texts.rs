//! Texts that a reader sees of an event or a claim: titles, names, reasons, quoted phrases; and their weights.

use super::{
    super::{
        Document, Event, MAX_WEIGHT, Phrase, Place, Source, problem::ValuePath, problems::Problems,
    },
    claim,
    claims::check_claim,
    event,
    names::Names,
    visible::is_visible,
};

/// Quotations of more words than this say more than a date.
const MAX_QUOTED_WORDS: usize = 60;

/// Characters after which a line begins anew, as Unicode has them.
const BREAKS_LINES: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// Reports texts that are empty or cannot be seen, titles of several lines, phrases that are long or from claims that are
/// not there, and weights out of bounds.
pub(super) fn check(document: &Document, names: &Names<'_>, problems: &mut Problems<'_>) {
    check_whole(document, problems);
    let events = document.events.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(events) {
        check_event(index, item, names, problems);
    }
    let claims = document.claims.iter().enumerate();
    for (index, item) in problems.progress().until_cancelled(claims) {
        check_title(&item.title, || claim(index).field("title"), problems);
        check_visible(&item.summary, || claim(index).field("summary"), problems);
        for (position, tension) in item.tensions.iter().enumerate() {
            let path = || claim(index).field("tensions").item(position).field("note");
            check_visible(&tension.note, path, problems);
        }
    }
    advise_on_quotations(document, problems);
}

fn advise_on_quotations(document: &Document, problems: &mut Problems<'_>) {
    let phrases = |index: usize| event(index).field("when").field("phrases");
    let events = || document.events.iter().enumerate();
    let unquoted = events()
        .filter(|(_, item)| item.when.phrases.is_empty() && item.when.gives_a_date())
        .map(|(index, item)| (event(index).field("id"), item.id.as_str()));
    problems.advice(
        unquoted,
        |names, is_one| match is_one {
            true => format!("the event {names} quotes none of the text's words for its date"),
            false => format!("the events {names} quote none of the text's words for their dates"),
        },
        "add `phrases: [(text: \"…\")]` to `when`",
    );
    let is_long = |phrase: &Phrase| phrase.text.split_whitespace().count() > MAX_QUOTED_WORDS;
    let long = events().flat_map(|(index, item)| {
        let quoted = item.when.phrases.iter().enumerate();
        let long = quoted.filter(move |(_, phrase)| is_long(phrase));
        long.map(move |(position, _)| (phrases(index).item(position), item.id.as_str()))
    });
    problems.advice(
        long,
        |names, is_one| match is_one {
            true => format!("the event {names} quotes more than {MAX_QUOTED_WORDS} words"),
            false => format!("the events {names} quote more than {MAX_QUOTED_WORDS} words each"),
        },
        "quote the words that date an event; `about` says what happened",
    );
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

/// Reports a title that is empty or has more than one line.
fn check_title(title: &str, path: impl Fn() -> ValuePath, problems: &mut Problems<'_>) {
    check_needed(title, &path, problems);
    if title.contains(BREAKS_LINES) {
        problems.error(path(), |problem| {
            let problem = problem.message("a title is one line, and this one has a line break");
            let one_line: Vec<&str> = title.split_whitespace().collect();
            problem.mend(format!("write \"{}\"", one_line.join(" ")))
        });
    }
}

/// Reports a text of which nothing can be seen.
pub(super) fn check_visible(text: &str, path: impl Fn() -> ValuePath, problems: &mut Problems<'_>) {
    if !text.is_empty() && !is_visible(text) {
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
    check_title(&source.title, of_source("title"), problems);
    for (text, field) in [(&source.author, "author"), (&source.publisher, "publisher")] {
        if let Some(text) = text {
            check_title(text, of_source(field), problems);
        }
    }
    check_text_of_source(&document.source, problems);
    let evidence = || ValuePath::to("source").field("written").field("evidence");
    check_visible(&source.written.evidence, evidence, problems);
    let called = &document.claims_are_called;
    for (text, field) in [(&called.one, "one"), (&called.many, "many")] {
        let path = || ValuePath::to("claims_are_called").field(field);
        check_visible(text, path, problems);
    }
    for (index, lane) in document.lanes.iter().enumerate() {
        let path = || ValuePath::to("lanes").item(index).field("name");
        check_title(&lane.name, path, problems);
    }
    for (index, actor) in document.actors.iter().enumerate() {
        let path = || ValuePath::to("actors").item(index);
        check_title(&actor.name, || path().field("name"), problems);
        for (position, name) in actor.other_names.iter().enumerate() {
            let path = || path().field("other_names").item(position);
            check_visible(name, path, problems);
        }
    }
}

/// Reports a text that has two places, or a file without a name.
fn check_text_of_source(source: &Source, problems: &mut Problems<'_>) {
    let path = |field| ValuePath::to("source").field(field);
    if let Some(file) = &source.text {
        check_needed(file, || path("text"), problems);
    }
    if source.text.is_some() && source.text_inline.is_some() {
        problems.error(path("text_inline"), |problem| {
            problem
                .message("the text has a file in `text`, and stands here too")
                .mend("delete one of them".to_owned())
        });
    }
}

fn check_event(index: usize, item: &Event, names: &Names<'_>, problems: &mut Problems<'_>) {
    let when = || event(index).field("when");
    check_title(&item.title, || event(index).field("title"), problems);
    check_visible(&item.when.because, || when().field("because"), problems);
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
    } else {
        check_visible(&phrase.text, text, problems);
    }
    if let Some(Place::Claim(number)) = phrase.place {
        check_claim(names, number, || path().field("in"), problems);
    }
}
