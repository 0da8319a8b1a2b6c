//! Lines are the dates of events, the first that of the writing; a line may begin with a kind, a relation to the event
//! before and a calendar, and a bar parts its start from its end. Most bytes are a date of some kind here, while few are
//! a document.
#![no_main]

mod document;

use libfuzzer_sys::{Corpus, fuzz_target};

/// Words by the letter that stands for them, which no date begins with.
type Choice = (char, &'static str);

const KINDS: [Choice; 4] = [
    ('h', "happened"),
    ('o', "ongoing"),
    ('a', "alleged"),
    ('y', "hypothetical"),
];
const RELATIONS: [Choice; 6] = [
    ('n', "nothing"),
    ('w', "writing"),
    ('b', "before"),
    ('t', "after"),
    ('f', "from"),
    ('u', "until"),
];
const CALENDARS: [Choice; 2] = [('g', "gregorian"), ('j', "julian")];

fuzz_target!(|text: &str| -> Corpus {
    if text.contains(['"', '\\']) {
        return Corpus::Reject;
    }
    let mut lines = text.lines();
    let written = lines.next().unwrap_or_default();
    let events: String = lines.take(12).enumerate().map(event).collect();
    let document = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "{written}", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [{events}], claims: [])"#
    );
    let Some(timeline) = document::timeline_of(document.as_bytes()) else {
        return Corpus::Keep;
    };
    document::draw(&timeline);
    document::write_json(&timeline);
    Corpus::Keep
});

fn event((index, line): (usize, &str)) -> String {
    let (kind, line) = choice(&KINDS, line);
    let (relation, line) = choice(&RELATIONS, line);
    let (calendar, date) = choice(&CALENDARS, line);
    let relation = match (relation, index) {
        ("nothing" | "writing", _) => relation.to_owned(),
        (_, 0) => "nothing".to_owned(),
        (relation, _) => format!(r#"{relation}("e{}")"#, index - 1),
    };
    let date = match date.split_once('|') {
        _ if date.is_empty() => String::new(),
        Some((start, end)) => format!(r#"start: "{start}", end: "{end}","#),
        None => format!(r#"edtf: "{date}","#),
    };
    format!(
        r#"(id: "e{index}", title: "E", kind: {kind}, lane: "l", when: (relative_to: {relation}, {date} calendar: {calendar}, because: "B.")),"#
    )
}

/// The word that a line's first letter stands for, or the first of all, and the rest of the line.
fn choice<'a>(words: &[Choice], line: &'a str) -> (&'static str, &'a str) {
    let chosen = words
        .iter()
        .find_map(|(letter, word)| Some((*word, line.strip_prefix(*letter)?)));
    chosen.unwrap_or((words[0].1, line))
}
