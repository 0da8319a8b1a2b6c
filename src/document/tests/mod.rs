//! A small good document, and the problems that are reported of it once it is edited.

use super::open;

mod checks;
mod date_checks;
mod date_hints;
mod hostile;
mod marks;
mod mutations;
mod places;
mod syntax_errors;

/// The smallest document that has one of everything.
const GOOD: &str = r#"(
    format: 1,
    source: (
        title: "Ten truths",
        author: "A. Writer",
        publisher: "The Paper",
        genre: opinion,
        published: (place: "Town", edtf: "2023-03-11"),
        written: (edtf: "2023-03-10", evidence: "printed above the text"),
    ),
    claims_are_called: (one: "truth", many: "truths"),
    lanes: [
        (id: "war", name: "War", holds: "what armies do"),
        (id: "talks", name: "Talks", holds: "what envoys do"),
    ],
    actors: [
        (id: "army", name: "The army", lane: "war"),
        (id: "envoy", name: "The envoy"),
    ],
    events: [
        (
            id: "kabul-strike",
            title: "Strike",
            kind: happened,
            lane: "war",
            actors: ["army"],
            when: (
                phrases: [(text: "early August", in: claim(1))],
                edtf: "2022-08-01",
                because: "the text says so",
            ),
            record: (edtf: "2022-07-31", note: "by the clock of Kabul"),
        ),
        (
            id: "talks-begin",
            title: "Talks begin",
            kind: happened,
            lane: "talks",
            actors: ["envoy"],
            when: (
                phrases: [(text: "after the strike", in: title)],
                relative_to: after("kabul-strike"),
                because: "the text names it",
            ),
        ),
        (
            id: "new-war",
            title: "A new war",
            kind: hypothetical,
            lane: "war",
            when: (
                phrases: [(text: "soon", in: closing)],
                relative_to: writing,
                edtf: "2023-03-10/2024",
                because: "soon is within a year",
            ),
        ),
    ],
    claims: [
        (
            number: 1,
            title: "It began with the strike",
            summary: "The author argues that the strike began it.",
            actors: ["army"],
            events: [(event: "kabul-strike", role: cause)],
        ),
        (
            number: 2,
            title: "Talks will fail",
            summary: "The author expects the talks to fail.",
            events: [
                (event: "talks-begin", role: background),
                (event: "new-war", role: prediction, direct: false, note: "feared"),
            ],
            builds_on: [1],
            tensions: [(with: 1, note: "one blames the other side")],
        ),
    ],
)
"#;

/// The problems of a text, as a terminal shows them.
fn report(text: impl AsRef<[u8]>) -> Vec<String> {
    let problems = match open(text.as_ref()) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    problems.iter().map(ToString::to_string).collect()
}

/// The good document with one passage replaced, which must stand in it exactly once.
fn edited(passage: &str, replacement: &str) -> String {
    assert_eq!(GOOD.matches(passage).count(), 1, "{passage} stands once");
    GOOD.replace(passage, replacement)
}

/// Holds a table of edits of the good document, each with the problems that are reported then.
fn assert_reports(table: &[(&str, &str, &[&str])]) {
    for (passage, replacement, expected) in table {
        let found = report(edited(passage, replacement));
        assert_eq!(found, *expected, "{passage}  =>  {replacement}");
    }
}

#[test]
fn the_good_document_has_no_problems() {
    assert_eq!(report(GOOD), [""; 0]);
}
