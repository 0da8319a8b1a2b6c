use std::path::Path;
use std::sync::Arc;

use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::document::formats;
use crate::document::problem::ValuePath;
use crate::document::{ClaimNumber, Document, EventId, NamedView, Phrase, Role};

fn read(text: &str) -> Document {
    formats::ron::parse_with_ron(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn edit(text: &str, path: &ValuePath, change: &Change) -> Result<TextEdit, EditError> {
    let tree = formats::ron::tree(text).ok_or(EditError::Unreadable)?;
    formats::ron::edit(&tree, path, change).map(|edit| edit.least(text))
}

fn edited(text: &str, path: ValuePath, change: Change) -> String {
    let edit = edit(text, &path, &change).expect("the value is there");
    let after = edit.applied(text);
    assert_eq!(edit.inverse(text).applied(&after), text);
    after
}

/// The texts of the shipped document and of those that the tests have.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(root.join("tests/documents")).expect("the folder is there");
    let mut files: Vec<_> = folder.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.push(root.join("timeline.ron"));
    let text = |file| std::fs::read_to_string(file).expect("a text");
    files.into_iter().map(text).collect()
}

const EVENTS: &str = r#"(
    events: [
        // ---- A heading

        // The first.
        (id: "a", title: "A"), // behind it
        // The second.
        (id: "b", title: "B"),

        (id: "c", title: "C")
    ],
    claims: [1, 2, 3],
    none: [],
)"#;

fn to(field: &'static str) -> ValuePath {
    ValuePath::to(field)
}

#[test]
fn a_value_is_set_and_all_else_stays() {
    let text = edited(
        EVENTS,
        to("events").item(1).field("title"),
        Change::Set("\"Other\"".to_owned()),
    );
    assert_eq!(text, EVENTS.replace("\"B\"", "\"Other\""));
}

#[test]
fn a_field_that_is_not_there_comes_last_in_the_way_of_the_others() {
    let about = |event| {
        edited(
            EVENTS,
            to("events").item(event).field("about"),
            Change::Set("\"X\"".to_owned()),
        )
    };
    let with = |title: &str| EVENTS.replace(title, &format!("{title}, about: \"X\""));
    assert_eq!(about(1), with("title: \"B\""));
    let text = edited(EVENTS, to("format"), Change::Set("1".to_owned()));
    assert!(text.ends_with("    none: [],\n    format: 1,\n)"), "{text}");
}

#[test]
fn comments_right_above_an_item_and_behind_it_go_with_it_and_headings_stay() {
    let text = edited(EVENTS, to("events").item(0), Change::Remove);
    let removed = "\n        // The first.\n        (id: \"a\", title: \"A\"), // behind it";
    assert_eq!(text, EVENTS.replace(removed, ""));
    let text = edited(EVENTS, to("events").item(0), Change::Move { to: 1 });
    let (first, second) = (
        "        // The first.\n        (id: \"a\", title: \"A\"), // behind it\n",
        "        // The second.\n        (id: \"b\", title: \"B\"),\n",
    );
    let swapped = EVENTS.replace(&format!("{first}{second}"), &format!("{second}{first}"));
    assert_eq!(text, swapped);
}

#[test]
fn an_item_comes_in_the_way_of_its_neighbours() {
    let item = "(id: \"n\", title: \"N\")";
    let inserted = |at| {
        let item = item.to_owned();
        edited(EVENTS, to("events"), Change::Insert { at, item })
    };
    let first = inserted(0);
    assert!(
        first.contains(
            "// ---- A heading\n\n        (id: \"n\", title: \"N\"),\n        // The first."
        ),
        "{first}"
    );
    let second = inserted(1);
    assert!(
        second.contains("// behind it\n        (id: \"n\", title: \"N\"),\n        // The second."),
        "{second}"
    );
    let last = inserted(3);
    assert!(
        last.contains("(id: \"c\", title: \"C\"),\n\n        (id: \"n\", title: \"N\")\n    ],"),
        "{last}"
    );
}

#[test]
fn a_list_in_a_line_stays_in_it() {
    let claims = |change| {
        let text = edited(EVENTS, to("claims"), change);
        let line = text.lines().find(|line| line.contains("claims:"));
        line.expect("it is there").trim().to_owned()
    };
    let insert = |at| Change::Insert {
        at,
        item: "9".to_owned(),
    };
    assert_eq!(claims(insert(0)), "claims: [9, 1, 2, 3],");
    assert_eq!(claims(insert(2)), "claims: [1, 2, 9, 3],");
    assert_eq!(claims(insert(3)), "claims: [1, 2, 3, 9],");
    let item = |at, change| {
        let text = edited(EVENTS, to("claims").item(at), change);
        let line = text.lines().find(|line| line.contains("claims:"));
        line.expect("it is there").trim().to_owned()
    };
    assert_eq!(item(0, Change::Remove), "claims: [2, 3],");
    assert_eq!(item(1, Change::Remove), "claims: [1, 3],");
    assert_eq!(item(2, Change::Remove), "claims: [1, 2],");
    assert_eq!(item(0, Change::Move { to: 2 }), "claims: [2, 3, 1],");
    assert_eq!(item(2, Change::Move { to: 0 }), "claims: [3, 1, 2],");
    let text = edited(EVENTS, to("none"), insert(0));
    assert!(text.contains("none: [9],"), "{text}");
}

#[test]
fn line_endings_stay() {
    let windows = EVENTS.replace('\n', "\r\n");
    for (path, change) in [
        (to("events").item(0), Change::Remove),
        (to("events").item(2), Change::Move { to: 0 }),
        (
            to("events"),
            Change::Insert {
                at: 1,
                item: "(\n    id: \"n\",\n    title: \"N\",\n)".to_owned(),
            },
        ),
        (to("format"), Change::Set("1".to_owned())),
    ] {
        let there = edited(&windows, path.clone(), change.clone());
        let here = edited(EVENTS, path, change);
        assert_eq!(there, here.replace('\n', "\r\n"));
    }
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let fails = |path, change| edit(EVENTS, &path, &change).expect_err("it is not there");
    assert_eq!(
        fails(to("events").item(3), Change::Remove).to_string(),
        "the document has no `events[3]`"
    );
    let far = Change::Insert {
        at: 4,
        item: String::new(),
    };
    fails(to("events"), far);
    fails(to("events").item(0), Change::Move { to: 3 });
    fails(to("events").item(9).field("x"), Change::Set(String::new()));
    let error = edit("(events: [", &to("events"), &Change::Remove);
    assert_eq!(error, Err(EditError::Unreadable));
}

/// A change of a document, as an edit and as what it means.
type Random = (ValuePath, Change, Box<dyn Fn(&mut Document)>);

fn quoted(words: &str) -> String {
    text(words)
}

/// One of the ways in which a window changes a document, where the document has something to change so.
fn random(document: &Document, kind: usize, dice: usize) -> Option<Random> {
    let event = dice.checked_rem(document.events.len());
    let claim = dice.checked_rem(document.claims.len());
    let words = "new “words” and \\ \"more\"";
    let random: Random = match kind {
        0 => {
            let event = event?;
            let path = to("events").item(event).field("title");
            let set = Change::Set(quoted(words));
            (
                path,
                set,
                Box::new(move |document| document.events[event].title = words.to_owned()),
            )
        }
        1 => {
            let event = event?;
            let path = to("events").item(event).field("about");
            let set = Change::Set(quoted(words));
            (
                path,
                set,
                Box::new(move |document| document.events[event].about = Some(words.to_owned())),
            )
        }
        2 => {
            let event = event?;
            document.events[event].about.as_ref()?;
            let path = to("events").item(event).field("about");
            (
                path,
                Change::Remove,
                Box::new(move |document| document.events[event].about = None),
            )
        }
        3 => {
            let event = event?;
            let path = to("events").item(event);
            (
                path,
                Change::Remove,
                Box::new(move |document| drop(document.events.remove(event))),
            )
        }
        4 => {
            let (event, to_place) = (event?, (dice / 7) % document.events.len());
            let path = to("events").item(event);
            let change = Change::Move { to: to_place };
            let moves = move |document: &mut Document| {
                let moved = document.events.remove(event);
                document.events.insert(to_place, moved);
            };
            (path, change, Box::new(moves))
        }
        5 => {
            let at = dice % (document.events.len() + 1);
            let event = document.events.get(event?)?.clone();
            let item = in_a_line(&event).expect("an event");
            let change = Change::Insert { at, item };
            (
                to("events"),
                change,
                Box::new(move |document| document.events.insert(at, event.clone())),
            )
        }
        6 => {
            let event = event?;
            let phrases = &document.events[event].when.phrases;
            let at = (dice / 3).checked_rem(phrases.len())?;
            let path = to("events")
                .item(event)
                .field("when")
                .field("phrases")
                .item(at);
            (
                path,
                Change::Remove,
                Box::new(move |document| {
                    document.events[event].when.phrases.remove(at);
                }),
            )
        }
        7 => {
            let event = event?;
            let at = document.events[event].when.phrases.len();
            if at == 0 {
                return None;
            }
            let phrase = Phrase {
                text: words.to_owned(),
                place: None,
            };
            let item = format!("(text: {})", quoted(words));
            let path = to("events").item(event).field("when").field("phrases");
            (
                path,
                Change::Insert { at, item },
                Box::new(move |document| {
                    document.events[event].when.phrases.push(phrase.clone());
                }),
            )
        }
        8 => {
            let claim = claim?;
            let at = (dice / 3).checked_rem(document.claims[claim].events.len())?;
            let path = to("claims").item(claim).field("events").item(at);
            (
                path,
                Change::Remove,
                Box::new(move |document| {
                    document.claims[claim].events.remove(at);
                }),
            )
        }
        9 => {
            let claim = claim?;
            let links = document.claims[claim].events.len();
            let (at, to_place) = (dice.checked_rem(links)?, (dice / 5).checked_rem(links)?);
            let path = to("claims").item(claim).field("events").item(at);
            let moves = move |document: &mut Document| {
                let links = &mut document.claims[claim].events;
                let moved = links.remove(at);
                links.insert(to_place, moved);
            };
            (path, Change::Move { to: to_place }, Box::new(moves))
        }
        10 => {
            let lane = dice.checked_rem(document.lanes.len())?;
            let path = to("lanes").item(lane);
            let change = Change::Move { to: 0 };
            let moves = move |document: &mut Document| {
                let moved = document.lanes.remove(lane);
                document.lanes.insert(0, moved);
            };
            (path, change, Box::new(moves))
        }
        _ => {
            let view = NamedView {
                name: words.to_owned(),
                show: Vec::new(),
                against: Vec::new(),
            };
            let item = in_a_line(&view).expect("a view");
            match document.views.is_empty() {
                true => {
                    let set = Change::Set(format!("[{item}]"));
                    (
                        to("views"),
                        set,
                        Box::new(move |document| document.views = vec![view.clone()]),
                    )
                }
                false => {
                    let at = dice % (document.views.len() + 1);
                    let change = Change::Insert { at, item };
                    (
                        to("views"),
                        change,
                        Box::new(move |document| document.views.insert(at, view.clone())),
                    )
                }
            }
        }
    };
    Some(random)
}

#[test]
fn each_of_many_edits_means_what_it_says_and_all_can_be_taken_back() {
    for original in texts() {
        let mut runner = TestRunner::new(Config::with_cases(1));
        let steps = proptest::collection::vec((0..12_usize, 0..10_000_usize), 40);
        let result = runner.run(&steps, |steps| {
            let mut text = original.clone();
            let mut inverses = Vec::new();
            for (kind, dice) in steps {
                let mut expected = read(&text);
                let Some((path, change, meant)) = random(&expected, kind, dice) else {
                    continue;
                };
                meant(&mut expected);
                let edit = edit(&text, &path, &change).expect("the value is there");
                inverses.push(edit.inverse(&text));
                text = edit.applied(&text);
                proptest::prop_assert_eq!(read(&text), expected, "{} {:?}", path, change);
            }
            for inverse in inverses.into_iter().rev() {
                text = inverse.applied(&text);
            }
            proptest::prop_assert_eq!(&text, &original);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    }
}

#[test]
fn a_value_in_structs_that_are_not_there_brings_them_along() {
    let text = "(events: [(id: \"a\", title: \"A\")])";
    let because = ValueName::event(&EventId::from("a"))
        .field("when")
        .field("because");
    let source = SourceText::new(text);
    let set = Change::Set("\"B\"".to_owned());
    let edit = source.edit(&because, &set).expect("the event is there");
    let edited = source.edited(&edit);
    assert_eq!(
        &**edited.text(),
        "(events: [(id: \"a\", title: \"A\", when: (because: \"B\"))])"
    );
    assert_eq!(edited.string(&because).as_deref(), Some("B"));
    let item = "(text: \"t\")".to_owned();
    let phrases = ValueName::event(&EventId::from("a"))
        .field("when")
        .field("phrases");
    let insert = Change::Insert { at: 0, item };
    let edit = edited.edit(&phrases, &insert).expect("the event is there");
    let edited = edited.edited(&edit);
    assert!(
        edited.text().contains("phrases: [(text: \"t\")]"),
        "{}",
        edited.text()
    );
}

#[test]
fn a_name_finds_its_value_wherever_it_stands() {
    let source = SourceText::new(EVENTS);
    let title = |id: &str| source.string(&ValueName::event(&id.into()).field("title"));
    assert_eq!(title("c").as_deref(), Some("C"));
    assert_eq!(title("d"), None);
    let edit = source.edit(
        &ValueName::event(&EventId::from("d")).field("title"),
        &Change::Remove,
    );
    assert_eq!(edit, Err(EditError::NoSuchItem));
    let escaped = SourceText::new(r#"(events: [(id: "\u{61}", title: r"T")])"#);
    let name = ValueName::event(&EventId::from("a")).field("title");
    assert_eq!(escaped.string(&name).as_deref(), Some("T"));
}

const BASE: &str = r#"(
    events: [
        // The first.
        (id: "a", title: "A", kind: alleged),
        (id: "b", title: "B"),
        (id: "c", title: "C"),
    ],
    claims: [
        (number: 1, title: "One", builds_on: [2], events: [(event: "a", role: cause)]),
        (number: 2, title: "Two"),
    ],
)"#;

/// A version with these pieces replaced.
fn version(pieces: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (piece, other) in pieces {
        assert!(text.contains(piece), "{piece}");
        text = text.replace(piece, other);
    }
    text
}

fn merged(ours: &str, theirs: &str) -> (String, Vec<Conflict>) {
    let [base, ours, theirs] = [BASE, ours, theirs].map(SourceText::new);
    let merged = merge(&base, &ours, &theirs).expect("all can be read");
    (merged.source.text().to_string(), merged.conflicts)
}

#[test]
fn changes_of_both_sides_are_brought_together_field_by_field() {
    let ours = version(&[
        ("title: \"A\"", "title: \"Ours\""),
        ("        (id: \"b\", title: \"B\"),\n", ""),
        (
            "(number: 2, title: \"Two\")",
            "(number: 2, title: \"Two\", summary: \"S\")",
        ),
        (
            "role: cause)",
            "role: cause), (event: \"c\", role: evidence)",
        ),
    ]);
    let theirs = version(&[
        ("// The first.", "// Another comment."),
        ("kind: alleged", "kind: happened"),
        ("title: \"C\"", "title: \"Theirs\""),
        ("[2]", "[2, 3]"),
        (
            "        (number: 2",
            "        (number: 3, title: \"Three\"),\n        (number: 2",
        ),
    ]);
    let both = version(&[
        ("title: \"A\"", "title: \"Ours\""),
        ("        (id: \"b\", title: \"B\"),\n", ""),
        (
            "(number: 2, title: \"Two\")",
            "(number: 2, title: \"Two\", summary: \"S\")",
        ),
        (
            "role: cause)",
            "role: cause), (event: \"c\", role: evidence)",
        ),
        ("// The first.", "// Another comment."),
        ("kind: alleged", "kind: happened"),
        ("title: \"C\"", "title: \"Theirs\""),
        ("[2]", "[2, 3]"),
        (
            "        (number: 2",
            "        (number: 3, title: \"Three\"),\n        (number: 2",
        ),
    ]);
    assert_eq!(merged(&ours, &theirs), (both, Vec::new()));
}

#[test]
fn a_value_that_both_sides_change_is_a_conflict_in_which_ours_stands() {
    let ours = version(&[("title: \"A\"", "title: \"Ours\"")]);
    let theirs = version(&[("title: \"A\"", "title: \"Theirs\"")]);
    let (text, conflicts) = merged(&ours, &theirs);
    assert_eq!(text, ours);
    let of = |text: &str| Some(format!("\"{text}\""));
    assert_eq!(
        conflicts,
        [Conflict {
            name: ValueName::event(&EventId::from("a")).field("title"),
            base: of("A"),
            ours: of("Ours"),
            theirs: of("Theirs"),
        }]
    );
    // Both have changed it alike.
    assert_eq!(merged(&ours, &ours), (ours.clone(), Vec::new()));
}

#[test]
fn what_one_side_removes_and_the_other_changes_is_kept_and_asked_about() {
    let removed = version(&[("        (id: \"b\", title: \"B\"),\n", "")]);
    let changed = version(&[("title: \"B\"", "title: \"Changed\"")]);
    let (text, conflicts) = merged(&changed, &removed);
    assert!(text.contains("Changed"), "{text}");
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].theirs, None);
    let (text, conflicts) = merged(&removed, &changed);
    assert!(!text.contains("id: \"b\""), "{text}");
    let theirs = "(id: \"b\", title: \"Changed\")";
    assert_eq!(conflicts[0].theirs.as_deref(), Some(theirs));
    assert_eq!(conflicts[0].ours, None);
}

#[test]
fn an_order_of_ours_stands_and_new_items_of_theirs_stay() {
    let (b, c) = (
        "        (id: \"b\", title: \"B\"),\n",
        "        (id: \"c\", title: \"C\"),\n",
    );
    let ours = version(&[(&format!("{b}{c}"), &format!("{c}{b}"))]);
    let theirs = version(&[(c, &format!("{c}        (id: \"d\", title: \"D\"),\n"))]);
    let (text, conflicts) = merged(&ours, &theirs);
    let ids = read_ids(&text);
    assert_eq!(
        (ids, conflicts),
        (["a", "c", "b", "d"].map(str::to_owned).to_vec(), Vec::new())
    );
}

fn read_ids(text: &str) -> Vec<String> {
    let ids = text.lines().filter_map(|line| line.split("id: \"").nth(1));
    let id = |rest: &str| rest.split('"').next().map(str::to_owned);
    ids.filter_map(id).collect()
}

#[test]
fn edits_that_touch_different_values_merge_in_either_order_to_the_same_document() {
    for original in texts() {
        let document = read(&original);
        if document.events.len() < 2 || document.claims.is_empty() {
            continue;
        }
        let source = SourceText::new(original.as_str());
        let set = |source: &SourceText, name: ValueName, text: &str| {
            let set = Change::Set(quoted(text));
            source.edited(&source.edit(&name, &set).expect("it is there"))
        };
        let title = |at: usize| ValueName::event(&document.events[at].id).field("title");
        let number = document.claims[0].number;
        let ours = set(&source, title(0), "Ours");
        let ours = set(&ours, ValueName::claim(number).field("summary"), "Ours too");
        let theirs = set(&source, title(1), "Theirs");
        let forth = merge(&source, &ours, &theirs).expect("all can be read");
        let back = merge(&source, &theirs, &ours).expect("all can be read");
        assert!(forth.conflicts.is_empty() && back.conflicts.is_empty());
        assert_eq!(read(forth.source.text()), read(back.source.text()));
        let nothing = merge(&source, &source, &theirs).expect("all can be read");
        assert_eq!(nothing.source.text(), theirs.text());
    }
}

#[test]
fn names_of_links_and_claims_lead_to_them() {
    let source = SourceText::new(BASE);
    let link = ValueName::link(ClaimNumber(1), &EventId::from("a"), Role::Cause);
    assert_eq!(source.value(&link.field("role")), Some("cause"));
    let two = ValueName::claim(ClaimNumber(2));
    assert_eq!(source.index(&two), Some(1));
    assert_eq!(source.count(&ValueName::to("claims")), 2);
}

#[test]
fn every_text_is_written_so_that_it_is_read_as_it_was() {
    let mut runner = TestRunner::new(Config::with_cases(500));
    let texts = proptest::collection::vec(proptest::char::any(), 0..20);
    let result = runner.run(&texts, |letters| {
        let words: String = letters.into_iter().collect();
        proptest::prop_assert_eq!(text_of(&text(&words)), Some(words.clone()));
        let raw = format!("{words}\"#{words}\"##");
        proptest::prop_assert_eq!(text_of(&raw_text(&raw)), Some(raw));
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert_eq!(text("a “b” \"c\"\n"), r#""a “b” \"c\"\n""#);
}

#[test]
fn lines_of_a_long_text_stay_as_they_are_wherever_it_is_put() {
    let text = "(\n    source: (\n        title: \"T\",\n    ),\n)";
    let source = SourceText::new(text);
    let long = "one\n\n  two \"#\n";
    let name = ValueName::to("source").field("text_inline");
    let set = Change::Set(raw_text(long));
    let edit = source.edit(&name, &set).expect("it is there");
    let edited = source.edited(&edit);
    assert_eq!(edited.string(&name).as_deref(), Some(long));
}

#[test]
fn an_item_from_further_right_stands_as_its_neighbours_do() {
    let item = "(\n                    id: \"n\", // x\n                )".to_owned();
    let text = edited(
        "(\n    a: [\n        1,\n    ],\n)",
        to("a"),
        Change::Insert { at: 1, item },
    );
    let expected =
        "(\n    a: [\n        1,\n        (\n            id: \"n\", // x\n        ),\n    ],\n)";
    assert_eq!(text, expected);
}

#[test]
fn a_text_that_is_typed_letter_by_letter_is_found_where_a_parse_finds_it() {
    let name = ValueName::event(&EventId::from("b")).field("title");
    let mut source = SourceText::new(
        "(events: [(id: \"a\", title: \"A\"), (id: \"b\", title: r\"B\", kind: x)], note: \"n\")",
    );
    let mut versions = Vec::new();
    for typed in ["B", "Ba", "Ba\"", "Ba\"\\", "Ba", "", "é", "é…"] {
        let edit = source
            .edit(&name, &Change::Set(text(typed)))
            .expect("it is there");
        versions.push((source.clone(), edit.inverse(source.text())));
        source = source.edited(&edit);
        let anew = SourceText::new(Arc::clone(source.text()));
        assert_eq!(source.span(&name), anew.span(&name), "{typed}");
        assert_eq!(source.string(&name).as_deref(), Some(typed));
    }
    for (before, inverse) in versions.iter().rev() {
        source = source.edited(inverse);
        assert_eq!(source.text(), before.text());
        let anew = SourceText::new(Arc::clone(source.text()));
        assert_eq!(source.span(&name), anew.span(&name));
    }
    // Another value is found in its own place, and what is no text is parsed for.
    let other = ValueName::to("note");
    source
        .change(&other, &Change::Set("7".to_owned()))
        .expect("it is there");
    source
        .change(&other, &Change::Set("8, more: 9".to_owned()))
        .expect("it is there");
    assert_eq!(source.value(&other), Some("8"));
}
