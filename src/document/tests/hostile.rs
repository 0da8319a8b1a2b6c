//! Documents with very many faults, or very long ones: answered in a time that grows with the file and not faster.
//!
//! Counts stand for the clock. The sizes are such that quadratic time would be seen in the test run all the same.

use std::sync::Arc;

use crate::document::{
    Diagnostics, LoadProgress,
    formats::ron::{BYTES_LEXED, parse_with_ron},
    load_progress::with_progress,
    open, open_resolved,
    problem::{MAX_PROBLEMS, Severity},
};

/// A document of these events and claims in one lane.
fn document(events: &str, claims: &str) -> String {
    let source = "(title: \"T\", author: \"A\", publisher: \"P\", genre: opinion, written: (edtf: \"2023\", evidence: \"e\"))";
    let lanes = "[(id: \"l\", name: \"L\", holds: \"h\")]";
    format!(
        "(format: 1, source: {source}, lanes: {lanes}, events: [\n{events}], claims: [\n{claims}])"
    )
}

fn event(id: &str) -> String {
    format!(
        "(id: \"{id}\", title: \"E\", kind: happened, lane: \"l\", when: (phrases: [(text: \"t\", in: claim(1))], \
         edtf: \"2001\", because: \"b\")),\n"
    )
}

fn claim(number: usize, event: &str, more: &str) -> String {
    format!(
        "(number: {number}, title: \"C\", summary: \"s\", events: [(event: \"{event}\", role: cause)], {more}),\n"
    )
}

/// The diagnostics of a text, and the bytes that were looked at in search of tokens for each byte of it.
fn diagnosed(text: &str) -> (Diagnostics, usize) {
    let before = BYTES_LEXED.get();
    let diagnostics = match open(text.as_bytes()) {
        Ok((_, warnings)) => warnings,
        Err(diagnostics) => diagnostics,
    };
    (diagnostics, (BYTES_LEXED.get() - before) / text.len())
}

#[test]
fn ids_that_are_there_twice_are_all_counted_and_the_first_are_told_with_both_places() {
    let events: String = (0..20_000)
        .map(|n| event(&format!("e{}", n % 10_000)))
        .collect();
    let (found, passes) = diagnosed(&document(&events, &claim(1, "e0", "")));
    let errors = found.iter().filter(|d| d.severity == Severity::Error);
    assert_eq!(errors.count(), MAX_PROBLEMS);
    let advice = 1;
    assert_eq!(found.untold, 10_000 - MAX_PROBLEMS + advice);
    let first = found.iter().next().expect("it has many");
    assert_eq!(
        first.to_string(),
        "10002:6: error: the id `e0` stands for two events, first on line 2"
    );
    assert_eq!(
        (first.related[0].place.line, first.related[0].place.column),
        (2, 6)
    );
    assert!(passes <= 2, "{passes}");
}

#[test]
fn events_without_ids_are_counted_one_by_one() {
    let events: String = (0..10_000)
        .map(|_| event("x").replace("id: \"x\", ", ""))
        .collect();
    let (found, passes) = diagnosed(&document(&events, &claim(1, "x", "")));
    assert!(
        found.told[0].message.contains("an event has no `id`"),
        "{}",
        found.told[0]
    );
    assert_eq!(found.count(), 10_000 + 1, "and the link to none of them");
    assert!(passes <= 8, "{passes}");
}

#[test]
fn unknown_fields_are_counted_one_by_one() {
    let fields: Vec<String> = (0..20_000).map(|n| format!("idd{n}: 1")).collect();
    let (found, passes) = diagnosed(&format!("({})", fields.join(",")));
    assert_eq!(found.count(), 20_000 + 2, "and the two that are missing");
    assert!(passes <= 8, "{passes}");
}

#[test]
fn claims_that_build_on_nothing_or_in_circles_are_counted_one_by_one() {
    let count = 20_000;
    let on_nothing: String = (1..=count)
        .map(|n| claim(n, "e0", &format!("builds_on: [{}]", n + 1_000_000)))
        .collect();
    let (found, _) = diagnosed(&document(&event("e0"), &on_nothing));
    assert_eq!(found.count(), count);
    let mend = found.told[99].mend.as_deref();
    assert_eq!(mend, Some("the claims are numbered 1 to 20000"));
    let in_circles: String = (1..=count)
        .map(|n| match n {
            1 => claim(n, "e0", "builds_on: [2]"),
            _ if n < count => claim(n, "e0", &format!("builds_on: [{}, 1]", n + 1)),
            _ => claim(n, "e0", "builds_on: [1]"),
        })
        .collect();
    let (found, _) = diagnosed(&document(&event("e0"), &in_circles));
    assert_eq!(found.count(), count - 1);
    assert!(found.told[99].message.contains("1 builds on 2 builds on 3"));
    assert!(found.told[99].message.len() < 300);
}

#[test]
fn ids_of_a_hundred_thousand_letters_get_no_hint_and_take_no_time() {
    let events = event(&"a".repeat(100_000));
    let (found, _) = diagnosed(&document(&events, &claim(1, &"b".repeat(100_000), "")));
    assert_eq!((found.count(), found.told[0].mend.as_deref()), (1, None));
}

#[test]
fn quotation_marks_that_are_never_closed_are_looked_for_once_a_line() {
    for mark in ["«", "‘", "“", "'"] {
        let marks = format!("{mark} ").repeat(20_000);
        let marks = if mark == "'" || mark == "“" {
            format!("x{mark}x ").repeat(20_000)
        } else {
            marks
        };
        let (found, passes) = diagnosed(&format!("(format: 1, a: {marks})"));
        assert!(!found.is_empty(), "{mark}");
        assert!(passes <= 12, "{mark}: {passes}");
    }
}

#[test]
fn a_cancelled_opening_ends_with_that_alone_whatever_it_was_doing() {
    let events: String = (0..5_000).map(|n| event(&format!("e{n}"))).collect();
    let good = document(&events, &claim(1, "e0", ""));
    let faulty = good.replacen("kind: happened", "kind: happend", 1);
    for text in [good, faulty] {
        let progress = Arc::new(LoadProgress::default());
        progress.cancel();
        let found =
            open_resolved(text.as_bytes(), MAX_PROBLEMS, &progress).expect_err("it was cancelled");
        assert_eq!(found.count(), 1);
        assert_eq!(found.told[0].place, None);
        assert!(found.told[0].message.contains("cancelled"));
    }
}

/// The text with one byte that no reader gets past, far behind where a reader that is cancelled has stopped.
fn with_a_fault_at_its_end(text: &str) -> String {
    text.replace("])", "], )))")
}

#[test]
fn a_cancelled_reading_of_events_or_claims_never_comes_to_the_end_of_the_list() {
    let events: String = (0..5_000).map(|n| event(&format!("e{n}"))).collect();
    let claims: String = (1..5_000).map(|n| claim(n, "e0", "")).collect();
    for text in [document(&events, ""), document(&event("e0"), &claims)] {
        let progress = Arc::new(LoadProgress::default());
        progress.cancel();
        let text = with_a_fault_at_its_end(&text);
        let read = with_progress(&progress, || parse_with_ron(&text));
        let error = read.expect_err("it was cancelled");
        assert!(error.to_string().contains("cancelled"), "{error}");
    }
}

#[test]
fn a_text_of_which_nothing_can_be_seen_is_remarked_upon() {
    let text = document(&event("e0"), &claim(1, "e0", ""));
    for passage in [
        "title: \"T\"",
        "author: \"A\"",
        "title: \"E\"",
        "title: \"C\"",
    ] {
        let at = text.find(passage).expect("it stands in the document");
        let (field, _) = passage.split_once('"').expect("it has a text");
        let text = text.replacen(passage, &format!("{field}\"\u{200B}\u{2060}\u{FEFF}\""), 1);
        let (found, _) = diagnosed(&text);
        assert_eq!(found.count(), 1, "{passage}");
        let warning = &found.told[0];
        assert_eq!(warning.severity, Severity::Warning);
        assert_eq!(warning.message, "nothing of this text can be seen");
        let line = 1 + text[..at].matches('\n').count();
        assert_eq!(warning.place.map(|place| place.line), Some(line));
    }
}

#[test]
fn a_line_break_in_an_id_stays_in_its_message() {
    let (found, _) = diagnosed(&document(
        &event("e0"),
        &claim(1, "e\\nforged.ron:1:1: error: x", ""),
    ));
    assert_eq!(found.count(), 1);
    let message = "no event `e\nforged.ron:1:1: error: x`";
    assert_eq!(found.told[0].message, message);
}
