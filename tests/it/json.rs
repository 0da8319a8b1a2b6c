//! The document as JSON: nothing of it is left out.

use std::collections::BTreeMap;

use claimline::document;
use claimline::export::json;
use claimline::words;
use serde_json::Value;

use crate::support::timeline_of;

/// A document in which every field has a value somewhere.
const FULL: &str = r#"(
    format: 1,
    source: (
        title: "Title", author: "Author", about_author: "About the author", publisher: "Publisher", genre: report,
        published: (place: "Place", edtf: "2023-02", calendar: julian, note: "Note on the publication"),
        written: (edtf: "[2023-01-03..2023-01-09]", calendar: julian, evidence: "Evidence"), text: "text.txt",
    ),
    claims_are_called: (one: "truth", many: "truths"),
    hemisphere: southern,
    lanes: [(id: "lane", name: "Lane", holds: "What it holds")],
    actors: [(id: "actor", name: "Actor", other_names: ["Other name"], lane: "lane", note: "Note on the actor")],
    events: [
        (
            id: "strike", title: "Strike", about: "About the strike", kind: alleged, lane: "lane", actors: ["actor"],
            when: (
                phrases: [(text: "phrase", in: claim(1))], relative_to: before("season"), edtf: "2022-05", because: "Because",
            ),
            record: (edtf: "2022-06~", note: "Note on the record"), weight: 5,
        ),
        (
            id: "apart", title: "Apart",
            when: (start: "[1699-12-25,1699-12-26]", end: "1700-01", calendar: julian, because: "Because"),
            record: (edtf: "1700-03-01", calendar: julian, note: "In the Old Style"),
        ),
        (id: "season", title: "Season", when: (relative_to: writing, edtf: "2022-22")),
    ],
    claims: [
        (
            number: 1, title: "One", summary: "Summary", actors: ["actor"],
            events: [(event: "strike", role: motive, direct: false, note: "Note on the link")],
            builds_on: [2], tensions: [(with: 2, note: "Note on the tension")],
        ),
        (number: 2, title: "Two", events: [(event: "season", role: cause)]),
    ],
    views: [(name: "View", show: [lane("lane"), who("actor"), kind(alleged), certainty(one_of), role(motive), claim(1), record(differs), quoted(true)], against: [quoted(false)])],
    story: (
        minutes: 20,
        steps: [
            (headline: "First", view: events(["strike"]), show: [kind(alleged)], against: [kind(happened)], selected: event("strike"), claims: [1], notes: "*Notes*"),
            (headline: "Second", view: dates("2022-05/2022-22"), selected: claim(2)),
            (headline: "Third", view: everything),
        ],
    ),
)"#;

/// The fields of a value by their paths, items of a list alike, each with whether one has a value.
fn fields(value: &Value, path: &str, found: &mut BTreeMap<String, bool>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}.{key}");
                *found.entry(path.clone()).or_default() |= !is_empty(value);
                fields(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, path, found)),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// Holds that a value of the document is in the JSON at the same place and in the same form. Dates are resolved there, and
/// stand beside that as they were written.
fn assert_has(exported: &Value, original: &Value, path: &str) {
    match original {
        Value::Object(fields) => {
            for (key, field) in fields {
                let path = format!("{path}.{key}");
                if key == "when" {
                    assert_eq!(&exported["as_written"], field, "{path}");
                    continue;
                }
                // A filter may ask for what the record says.
                let has_one_date = ["record", "written", "published"].contains(&key.as_str());
                if has_one_date && field.is_object() {
                    assert_eq!(&exported[key]["as_written"], field, "{path}");
                    continue;
                }
                let exported = exported.get(key);
                let exported = exported.unwrap_or_else(|| panic!("{path} is missing"));
                assert_has(exported, field, &path);
            }
        }
        Value::Array(items) => {
            let exported = exported.as_array().expect("a list");
            assert_eq!(exported.len(), items.len(), "{path}");
            for (exported, item) in exported.iter().zip(items) {
                assert_has(exported, item, path);
            }
        }
        _ => assert_eq!(exported, original, "{path}"),
    }
}

#[test]
fn json_has_every_field_of_the_document_with_its_value() {
    // A document has a text in one of two ways.
    let inline = FULL.replace("text: \"text.txt\"", "text_inline: \"The text\"");
    let mut found = BTreeMap::new();
    for text in [FULL, &inline] {
        let (document, _) = document::open(text.as_bytes()).expect("a good document");
        let original = serde_json::to_value(&document).expect("values");
        fields(&original, "", &mut found);
        let mut written = Vec::new();
        json::write(&timeline_of(text), &mut written).expect("memory can be written");
        let exported: Value = serde_json::from_slice(&written).expect("JSON");
        assert_has(&exported, &original, "");
    }
    assert!(found.len() > 60, "{}", found.len());
    for (path, has_value) in found {
        assert!(
            has_value,
            "no {path} has a value in the test's document: give it one"
        );
    }
}

#[test]
fn a_record_of_the_old_style_is_said_in_both_and_compared_in_the_new() {
    let text = r#"(format: 1, source: (title: "T", written: (edtf: "2023")), events: [
        (id: "e", title: "E", when: (edtf: "1700-03"), record: (edtf: "1700-02-29", calendar: julian, note: "N")),
    ])"#;
    let timeline = timeline_of(text);
    let mut written = Vec::new();
    json::write(&timeline, &mut written).expect("memory can be written");
    let json: Value = serde_json::from_slice(&written).expect("JSON");
    let record = &json["events"][0]["record"];
    assert_eq!(record["words"], "11 March (Old Style 29 February) 1700");
    assert_eq!(record["edtf"], "1700-03-11");
    assert_eq!(record["earliest"], "1700-03-11");
    assert_eq!(record["relation"], "more_exact");
    assert_eq!(record["as_written"]["edtf"], "1700-02-29");
}

#[test]
fn a_publication_is_shown_by_as_much_as_is_known_of_it() {
    for (published, said, place) in [
        (r#"edtf: "2023-04""#, Some("Published: April 2023"), None),
        (
            r#"edtf: "1917-10-25", calendar: julian"#,
            Some("Published: 7 November (Old Style 25 October) 1917"),
            None,
        ),
        (r#"place: "Town""#, Some("Published: Town"), Some("Town")),
        ("", None, None),
    ] {
        let text = format!(
            r#"(format: 1, source: (title: "T", written: (edtf: "2023"), published: ({published})), events: [(id: "e", title: "E")])"#
        );
        let timeline = timeline_of(&text);
        assert_eq!(words::published(&timeline).as_deref(), said);
        let mut written = Vec::new();
        json::write(&timeline, &mut written).expect("memory can be written");
        let json: Value = serde_json::from_slice(&written).expect("JSON");
        assert_eq!(json["source"]["published"]["place"].as_str(), place);
    }
}
