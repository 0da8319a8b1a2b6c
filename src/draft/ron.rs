//! A document as a file of RON with comments for a person to work on.

use std::fmt::Write as _;

use super::compose::{Composed, Questions};
use crate::document::{
    Actor, Claim, Document, Event, EventKind, Lane, Link, RelativeTo, Role, Source, When,
};
use crate::printable::{is_obeyed, printable};

/// Something that a person must decide, and its line in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Counted from 1.
    pub line: usize,
    pub words: String,
}

/// A file and what is to be decided in it.
pub struct Written {
    pub text: String,
    pub decisions: Vec<Decision>,
}

/// Writes a draft, with some lines above it and some about what was set apart.
pub fn write(composed: &Composed, head: &[&str], set_apart: &[String]) -> Written {
    let Composed {
        document,
        questions,
    } = composed;
    let mut file = File::default();
    head.iter().for_each(|line| file.comment(0, line));
    file.line(0, "(");
    file.line(1, &format!("format: {},", document.format));
    file.blank();
    source(&mut file, &document.source, questions);
    if !set_apart.is_empty() {
        file.comment(1, "Set apart as no part of the text:");
        set_apart
            .iter()
            .for_each(|line| file.comment(1, &format!("  {line}")));
    }
    let called = &document.claims_are_called;
    if called.many != "claims" {
        file.blank();
        file.line(
            1,
            &format!(
                "claims_are_called: (one: {}, many: {}),",
                string(&called.one),
                string(&called.many)
            ),
        );
    }
    file.list("lanes", &document.lanes, lane);
    file.list("actors", &document.actors, actor);
    events(&mut file, document, questions);
    claims(&mut file, document, questions);
    file.line(0, ")");
    Written {
        text: file.text,
        decisions: file.decisions,
    }
}

/// An event as an item of its list, with its questions above it.
pub fn event_item(item: &Event, questions: &[String]) -> String {
    as_item(|file| {
        questions
            .iter()
            .for_each(|question| file.decide(ITEM_DEPTH, question));
        event(file, item);
    })
}

/// A claim as an item of its list, with its questions above it.
pub fn claim_item(item: &Claim, questions: &[String]) -> String {
    as_item(|file| {
        questions
            .iter()
            .for_each(|question| file.decide(ITEM_DEPTH, question));
        claim(file, item);
    })
}

/// The depth of the items of the document's lists.
const ITEM_DEPTH: usize = 2;

/// What stands in the file at the depth of items, from its first column on and without the comma behind it.
fn as_item(write: impl FnOnce(&mut File)) -> String {
    let mut file = File::default();
    write(&mut file);
    let indent = INDENT.repeat(ITEM_DEPTH);
    let lines = file
        .text
        .lines()
        .map(|line| line.strip_prefix(&indent).unwrap_or(line));
    let item = lines.collect::<Vec<_>>().join("\n");
    item.strip_suffix(',').unwrap_or(&item).to_owned()
}

const INDENT: &str = "    ";

#[derive(Default)]
struct File {
    text: String,
    lines: usize,
    decisions: Vec<Decision>,
}

impl File {
    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&INDENT.repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    fn blank(&mut self) {
        self.text.push('\n');
        self.lines += 1;
    }

    fn comment(&mut self, depth: usize, words: &str) {
        self.line(depth, format!("// {}", printable(words)).trim_end());
    }

    fn decide(&mut self, depth: usize, question: &str) {
        self.comment(depth, &format!("decide: {question}"));
        self.decisions.push(Decision {
            line: self.lines,
            words: question.to_owned(),
        });
    }

    /// A field with a list of values that stand on a line each.
    fn list<T>(&mut self, name: &str, items: &[T], text: fn(&T) -> String) {
        if items.is_empty() {
            return;
        }
        self.blank();
        self.line(1, &format!("{name}: ["));
        items
            .iter()
            .for_each(|item| self.line(2, &format!("{},", text(item))));
        self.line(1, "],");
    }

    fn field(&mut self, depth: usize, name: &str, value: &str) {
        self.line(depth, &format!("{name}: {value},"));
    }
}

fn source(file: &mut File, source: &Source, questions: &Questions) {
    file.line(1, "source: (");
    file.field(2, "title", &string(&source.title));
    for (name, text) in [("author", &source.author), ("publisher", &source.publisher)] {
        if let Some(text) = text {
            file.field(2, name, &string(text));
        }
    }
    file.comment(
        2,
        "genre: opinion, analysis, report, speech, paper or testimony",
    );
    questions
        .of_source
        .iter()
        .for_each(|question| file.decide(2, question));
    file.line(2, "written: (");
    file.field(3, "edtf", &string(source.written.edtf.edtf()));
    file.field(3, "evidence", &string(&source.written.evidence));
    file.line(2, "),");
    file.line(1, "),");
}

fn lane(lane: &Lane) -> String {
    format!(
        "(id: {}, name: {}, holds: {})",
        string(lane.id.as_str()),
        string(&lane.name),
        string(&lane.holds)
    )
}

fn actor(actor: &Actor) -> String {
    let mut text = format!(
        "(id: {}, name: {}",
        string(actor.id.as_str()),
        string(&actor.name)
    );
    // Writing to a string cannot fail.
    if !actor.other_names.is_empty() {
        let _ = write!(
            text,
            ", other_names: {}",
            strings(actor.other_names.iter().map(String::as_str))
        );
    }
    if let Some(lane) = &actor.lane {
        let _ = write!(text, ", lane: {}", string(lane.as_str()));
    }
    text + ")"
}

fn events(file: &mut File, document: &Document, questions: &Questions) {
    if document.events.is_empty() {
        return;
    }
    file.blank();
    file.line(1, "events: [");
    for (index, (item, questions)) in document.events.iter().zip(&questions.of_event).enumerate() {
        if index > 0 {
            file.blank();
        }
        questions
            .iter()
            .for_each(|question| file.decide(2, question));
        event(file, item);
    }
    file.line(1, "],");
}

fn event(file: &mut File, event: &Event) {
    file.line(2, "(");
    file.field(3, "id", &string(event.id.as_str()));
    file.field(3, "title", &string(&event.title));
    if let Some(about) = &event.about {
        file.field(3, "about", &string(about));
    }
    file.field(3, "kind", kind(event.kind));
    if let Some(lane) = &event.lane {
        file.field(3, "lane", &string(lane.as_str()));
    }
    if !event.actors.is_empty() {
        file.field(
            3,
            "actors",
            &strings(event.actors.iter().map(|actor| actor.as_str())),
        );
    }
    when(file, &event.when);
    file.line(2, "),");
}

fn when(file: &mut File, when: &When) {
    file.line(3, "when: (");
    let phrase = |phrase: &crate::document::Phrase| match phrase.place {
        Some(at) => format!("(text: {}, in: {})", string(&phrase.text), at.written()),
        None => format!("(text: {})", string(&phrase.text)),
    };
    match &when.phrases[..] {
        [] => {}
        [only] => file.field(4, "phrases", &format!("[{}]", phrase(only))),
        several => {
            file.line(4, "phrases: [");
            several
                .iter()
                .for_each(|one| file.line(5, &format!("{},", phrase(one))));
            file.line(4, "],");
        }
    }
    if when.relative_to != RelativeTo::Nothing {
        let name = when.relative_to.name();
        let relation = match when.relative_to.event() {
            Some(event) => format!("{name}({})", string(event.as_str())),
            None => name.to_owned(),
        };
        file.field(4, "relative_to", &relation);
    }
    if let Some(edtf) = &when.edtf {
        file.field(4, "edtf", &string(edtf.edtf()));
    }
    if !when.because.is_empty() {
        file.field(4, "because", &string(&when.because));
    }
    file.line(3, "),");
}

fn claims(file: &mut File, document: &Document, questions: &Questions) {
    if document.claims.is_empty() {
        return;
    }
    file.blank();
    questions
        .of_claims
        .iter()
        .for_each(|question| file.decide(1, question));
    file.line(1, "claims: [");
    for (item, questions) in document.claims.iter().zip(&questions.of_claim) {
        questions
            .iter()
            .for_each(|question| file.decide(2, question));
        claim(file, item);
    }
    file.line(1, "],");
}

fn claim(file: &mut File, claim: &Claim) {
    file.line(2, "(");
    file.field(3, "number", &claim.number.to_string());
    file.field(3, "title", &string(&claim.title));
    if !claim.summary.is_empty() {
        file.field(3, "summary", &string(&claim.summary));
    }
    if !claim.actors.is_empty() {
        file.field(
            3,
            "actors",
            &strings(claim.actors.iter().map(|actor| actor.as_str())),
        );
    }
    if !claim.events.is_empty() {
        file.line(3, "events: [");
        claim
            .events
            .iter()
            .for_each(|link| file.line(4, &format!("{},", link_item(link))));
        file.line(3, "],");
    }
    if !claim.builds_on.is_empty() {
        let numbers: Vec<String> = claim.builds_on.iter().map(ToString::to_string).collect();
        file.field(3, "builds_on", &format!("[{}]", numbers.join(", ")));
    }
    file.line(2, "),");
}

/// A link as an item of its list.
pub fn link_item(link: &Link) -> String {
    format!(
        "(event: {}, role: {})",
        string(link.event.as_str()),
        role(link.role)
    )
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Happened => "happened",
        EventKind::Ongoing => "ongoing",
        EventKind::Alleged => "alleged",
        EventKind::Hypothetical => "hypothetical",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Background => "background",
        Role::Cause => "cause",
        Role::Motive => "motive",
        Role::Consequence => "consequence",
        Role::Interpretation => "interpretation",
        Role::Prediction => "prediction",
        Role::Prescription => "prescription",
        Role::Evidence => "evidence",
    }
}

fn strings<'s>(texts: impl Iterator<Item = &'s str>) -> String {
    let texts: Vec<String> = texts.map(string).collect();
    format!("[{}]", texts.join(", "))
}

/// A text as RON writes it, with escapes for what an editor would obey instead of showing it.
fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            letter if is_obeyed(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(written, "\\u{{{:x}}}", u32::from(letter));
            }
            letter => written.push(letter),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_reads_back_as_it_was() {
        for text in [
            "“The quay”",
            "a \"b\" \\ c",
            "two\r\nlines\t",
            "\u{202e}\u{200b}\u{1b}\u{ad}",
            "時 👩‍🏫",
        ] {
            assert_eq!(ron::from_str::<String>(&string(text)), Ok(text.to_owned()));
            assert!(!string(text).contains(is_obeyed));
        }
    }
}
