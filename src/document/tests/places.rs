//! Places of problems, and the choice of those that are told.

use super::{GOOD, edited, report};
use crate::document::{
    Diagnostics,
    formats::ron::{BYTES_LEXED, TREES_PARSED},
    open,
    problem::MAX_PROBLEMS,
};

#[test]
fn all_problems_of_a_file_come_in_one_run_in_the_order_of_the_file() {
    let text = edited("genre: opinion", "genre: opinio")
        .replace("holds: \"what armies do\"", "hold: \"what armies do\"")
        .replace("title: \"Strike\",", "title: \"Strike\"")
        .replace("edtf: \"2022-08-01\"", "edtf: \"1 August\"")
        .replace("kind: hypothetical", "kind: 5")
        .replace("number: 2", "number: two")
        .replace("event: \"new-war\"", "event: \"new-wars\"")
        .replace("builds_on: [1]", "builds_on: [9]");
    let places: Vec<String> = report(text)
        .iter()
        .map(|problem| problem.split(": ").take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        places,
        [
            "7:16 error",
            "13:34 error",
            "23:28 error",
            "29:25 error",
            "49:19 error",
            "68:21 error",
            "73:25 error",
            "75:25 error",
        ]
    );
}

#[test]
fn a_column_counts_characters_whatever_stands_before_it() {
    let wrong = "edtf: \"x\"";
    for (before, column) in [
        ("", 24),
        ("\t\t", 26),
        ("/* قبل, ) \" */ ", 39),
        ("/* a /* nested */ comment */ ", 53),
        ("because: \"يقول النص ذلك\", ", 50),
        ("because: r#\"a \"b\" ) c\"#, ", 49),
        ("because: \"a \\\" ) b\", ", 45),
    ] {
        let text = edited("edtf: \"2022-08-01\"", &format!("{before}{wrong}"));
        let text = match before.contains("because") {
            true => text.replacen("because: \"the text says so\",\n", "\n", 1),
            false => text,
        };
        let found = report(&text);
        assert_eq!(found.len(), 1, "{before}: {found:?}");
        assert!(
            found[0].starts_with(&format!("29:{column}: error")),
            "{before}: {found:?}"
        );
    }
}

#[test]
fn a_date_that_cannot_be_read_is_reported_at_the_character() {
    let when = "edtf: \"2022-08-01\"";
    for (passage, replacement, place) in [
        (when, "edtf: \"2022-08-0x\"", "29:33"),
        (when, r#"edtf: "\u{32}022-08-0x""#, "29:38"),
        (when, r#"edtf: "\x32022-08-0x""#, "29:36"),
        (when, "edtf: \"2022\\\n   -08-0x\"", "30:9"),
        (when, "edtf: r#\"2022-08-0x\"#", "29:35"),
        (when, "edtf: Some(\"2022-08-0x\")", "29:38"),
        (when, "edtf: \"\"", "29:24"),
        (when, "edtf: \"2022-08/2021\"", "29:32"),
        ("edtf: \"2022-07-31\"", "edtf: \"2022-07-3x\"", "32:38"),
        ("edtf: \"2023-03-11\"", "edtf: \"March\"", "8:43"),
        ("edtf: \"2023-03-10\"", "edtf: \"March\"", "9:26"),
    ] {
        let found = report(edited(passage, replacement));
        assert_eq!(found.len(), 1, "{replacement}: {found:?}");
        assert!(
            found[0].starts_with(&format!("{place}: error: ")),
            "{replacement}: {found:?}"
        );
        assert!(found[0].contains("; "), "it says how to mend it: {found:?}");
    }
}

#[test]
fn a_line_is_the_same_with_other_line_ends_and_behind_a_byte_order_mark() {
    let text = edited("title: \"Strike\"", "title: 5").replace("with: 1", "with: 7");
    let expected = report(&text);
    assert_eq!(expected.len(), 2);
    assert_eq!(report(text.replace('\n', "\r\n")), expected);
    assert_eq!(report(format!("\u{feff}{text}")), expected);
    assert!(open(format!("\u{feff}{GOOD}").as_bytes()).is_ok());
}

#[test]
fn trailing_commas_comments_names_and_some_change_nothing() {
    let text = GOOD
        .replace(
            "    claims: [",
            "    // said ( thus \"\n    claims: [ /* here ] */",
        )
        .replace(
            "(\n            id: \"new-war\"",
            "Event (\n            id: \"new-war\"",
        )
        .replace("edtf: \"2022-08-01\"", "edtf: Some(\"2022-08-01\")")
        .replace("actors: [\"army\"],", "actors: [\"army\" , ] ,");
    assert_eq!(report(&text), [""; 0]);
    assert_eq!(
        report(text.replace("title: \"A new war\"", "title: \"\"")),
        ["48:20: error: this text is empty"]
    );
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let mut bytes = GOOD.as_bytes().to_vec();
    let at = GOOD.find("Strike").expect("the document has a strike");
    bytes[at] = 0xff;
    assert_eq!(
        report(&bytes),
        ["23:21: error: the byte 0xff here is not UTF-8; save the file as UTF-8"]
    );
    bytes[at] = 0;
    assert_eq!(
        report(&bytes),
        [
            "23:21: error: the file holds the character NUL; delete it, or save the file again as a plain text"
        ]
    );
    assert_eq!(
        report([0xff, 0xfe, 0x28, 0]),
        ["1:1: error: the byte 0xff here is not UTF-8; the file is UTF-16; save it as UTF-8"]
    );
}

#[test]
fn a_nul_that_is_only_spelled_out_in_a_comment_or_a_raw_text_is_none() {
    let text = edited("title: \"Strike\"", "title: r\"Strike \\0\" /* \\0 */");
    assert_eq!(report(text), [""; 0]);
}

#[test]
fn a_file_without_a_document_says_how_to_begin() {
    let hint = "begin with `(format: 1, source: (title: \"…\", written: (edtf: \"…\")), events: […], claims: […])`";
    for text in ["", "\n\n", "// nothing yet\n"] {
        assert_eq!(
            report(text),
            [format!(
                "1:1: error: there is no document in this file; {hint}"
            )]
        );
    }
    let fields = "`format`, `source`";
    assert_eq!(
        report("hello"),
        [format!(
            "1:1: error: this must be `( … )` with {fields}, not `hello`"
        )]
    );
    assert_eq!(
        report("[]"),
        [format!(
            "1:1: error: this must be `( … )` with {fields}, not a list"
        )]
    );
}

#[test]
fn a_document_of_nothing_says_what_it_needs() {
    let start = GOOD.find("    lanes:").expect("the document has lanes");
    let empty = format!("{}lanes: [], events: [], claims: [])", &GOOD[..start]);
    assert_eq!(
        report(empty),
        [
            r#"12:20: error: a document needs an event or a claim; add `events: [(id: "first", title: "…", when: (edtf: "2022-08"))]`"#
        ]
    );
}

#[test]
fn what_could_not_be_read_is_not_reported_twice() {
    for (passage, replacement) in [
        // Links to this event still find it.
        ("id: \"kabul-strike\"", "id: kabul-strike"),
        // No missing date of an event whose relation could not be read.
        ("relative_to: after(\"kabul-strike\")", "relative_to: after"),
        // No date after the writing of an event that was meant to be hypothetical.
        ("kind: hypothetical", "kind: hypothetcal"),
        // Nor one that could be anything.
        ("kind: hypothetical", "kind: 7"),
        // No unused events of a claim whose links could not be read.
        (
            "events: [(event: \"kabul-strike\", role: cause)]",
            "events: \"kabul-strike\"",
        ),
        // No dates before or after a writing that could not be read.
        ("written: (edtf: \"2023-03-10\"", "written: (edtf: 2000"),
        // No circle through a number that could not be read.
        ("number: 2,", "number: two,"),
    ] {
        let found = report(edited(passage, replacement));
        assert_eq!(found.len(), 1, "{passage} => {replacement}: {found:?}");
    }
}

#[test]
fn what_only_the_ron_crate_objects_to_is_reported_in_its_words() {
    assert_eq!(
        report(format!("#![enable(nonsense)]\n{GOOD}")),
        ["1:19: error: No RON extension named `nonsense`"]
    );
    assert_eq!(
        report(format!("#![enable(implicit_some)]\n{GOOD}")),
        [""; 0]
    );
}

#[test]
fn brackets_without_end_are_refused_before_they_exhaust_the_stack() {
    const MANY: usize = 200_000;
    for opening in ["(", "[", "{", "(a:", "Some(", "/*", "[(a: {"] {
        assert!(!report(opening.repeat(MANY)).is_empty(), "{opening}");
        let text = edited(
            "title: \"Strike\"",
            &format!("title: {}", opening.repeat(MANY)),
        );
        assert!(!report(text).is_empty(), "{opening}");
    }
    assert_eq!(
        report(edited(
            "title: \"Strike\"",
            &format!("title: {}{}", "[".repeat(99), "]".repeat(99))
        )),
        ["23:81: error: more than 64 brackets are open here"]
    );
}

#[test]
fn a_run_tells_a_hundred_problems_errors_first_and_counts_the_others() {
    let idle: String = (0..300)
        .map(|n| format!("(id: \"idle-{n}\", name: \"Idle\"),\n"))
        .collect();
    let text = edited("(id: \"envoy\", ", &format!("{idle}(id: \"envoy\", "));
    let found = report(&text);
    assert_eq!(found.len(), MAX_PROBLEMS);
    assert!(found.iter().all(|problem| problem.contains("warning")));
    let (_, warnings) = open(text.as_bytes()).expect("it is good");
    assert_eq!(warnings.untold, 200);
    let found = report(text.replace("with: 1", "with: 7"));
    assert_eq!(found.len(), MAX_PROBLEMS);
    assert!(found[MAX_PROBLEMS - 1].contains("no claim 7"));
    let wrong: String = (0..300)
        .map(|n| format!("(id: idle-{n}, nam: \"Idle\"),\n"))
        .collect();
    let found = report(edited(
        "(id: \"envoy\", ",
        &format!("{wrong}(id: \"envoy\", "),
    ));
    assert_eq!(found.len(), MAX_PROBLEMS);
}

/// A good document of as many events and claims.
fn long_document(events: usize) -> String {
    let event = |n: usize| {
        format!(
            "(id: \"event-{n}\", title: \"Event\", kind: happened, lane: \"war\", when: (phrases: [(text: \"then\", in: \
             claim({n}))], edtf: \"2020-01-02\", because: \"it says so\")),\n"
        )
    };
    let claim = |n: usize| {
        format!(
            "(number: {n}, title: \"T\", summary: \"S\", events: [(event: \"event-{n}\", role: cause)]),\n"
        )
    };
    let events_text: String = (0..events).map(event).collect();
    let claims_text: String = (0..events).map(claim).collect();
    let source = "(title: \"T\", author: \"A\", publisher: \"P\", genre: paper, written: (edtf: \"2023\", evidence: \"E\"))";
    format!(
        "(format: 1, source: {source}, lanes: [(id: \"war\", name: \"War\", holds: \"all\")],\n\
         events: [\n{events_text}],\nclaims: [\n{claims_text}])"
    )
}

#[test]
fn a_good_document_is_read_once_and_nothing_in_it_is_located() {
    let text = long_document(2_000);
    let before = TREES_PARSED.get();
    assert_eq!(
        open(text.as_bytes()).map(|(_, warnings)| warnings),
        Ok(Diagnostics::default())
    );
    assert_eq!(
        TREES_PARSED.get(),
        before,
        "no tree is grown for a good document"
    );
    let lexed = BYTES_LEXED.get();
    let without_phrase = text.replace("phrases: [(text: \"then\"", "phrases: [(text: \" \"");
    assert!(open(without_phrase.as_bytes()).is_err());
    assert_eq!(
        TREES_PARSED.get(),
        before,
        "nor for one that was read and has faults of meaning"
    );
    let lexed = BYTES_LEXED.get() - lexed;
    assert!(lexed <= 2 * text.len(), "{lexed} of {} bytes", text.len());
    assert!(open(text.replacen("cause", "cuase", 1).as_bytes()).is_err());
    assert_eq!(
        TREES_PARSED.get(),
        before + 1,
        "one tree is grown for any number of problems"
    );
}
