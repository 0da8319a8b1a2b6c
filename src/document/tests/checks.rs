//! Faults of meaning: what is well formed and cannot stand.

use super::{assert_reports, edited, open, report};
use crate::document::{Diagnostics, problem::Severity};

#[test]
fn another_format_is_refused_and_nothing_else_is_said() {
    assert_reports(&[
        (
            "format: 1",
            "format: 2",
            &["2:13: error: format 2 is unknown to this version of Claimline; it reads format 1"],
        ),
        (
            "format: 1,",
            "format: 2, colour: 3,",
            &["2:13: error: format 2 is unknown to this version of Claimline; it reads format 1"],
        ),
        (
            "format: 1,",
            "format: 0,",
            &["2:13: error: format 0 is unknown to this version of Claimline; it reads format 1"],
        ),
        (
            "format: 1,",
            "formt: 2,",
            &["2:5: error: unknown field `formt` in the document; did you mean `format`?"],
        ),
    ]);
}

#[test]
fn an_id_is_well_formed_and_stands_for_one_thing() {
    assert_reports(&[
        (
            r#"id: "talks-begin""#,
            r#"id: "kabul-strike""#,
            &[
                "35:17: error: the id `kabul-strike` stands for two events, first on line 22",
                "72:25: error: no event `talks-begin`; there are `kabul-strike` and `new-war`",
            ],
        ),
        (
            r#"id: "talks""#,
            r#"id: "war""#,
            &[
                "14:14: error: the id `war` stands for two lanes, first on line 13",
                "38:19: error: no lane `talks`; there is only `war`",
            ],
        ),
        (
            r#"id: "envoy""#,
            r#"id: "army""#,
            &[
                "18:14: error: the id `army` stands for two actors, first on line 17",
                "39:22: error: no actor `envoy`; there is only `army`",
            ],
        ),
        (
            "number: 2",
            "number: 1",
            &[
                "68:21: error: two claims have the number 1, first on line 61",
                "75:25: error: claim 1 builds on itself",
                "76:31: error: claim 1 is in tension with itself",
            ],
        ),
        (
            r#"id: "envoy""#,
            r#"id: "The Envoy""#,
            &[
                "18:14: error: `The Envoy` is no id: an id is made of small letters a to z, digits and single hyphens between them; write `the-envoy`",
                "39:22: error: no actor `envoy`; there are `army` and `The Envoy`",
            ],
        ),
        (
            r#"id: "envoy""#,
            r#"id: "envoy-""#,
            &[
                "18:14: error: `envoy-` is no id: an id is made of small letters a to z, digits and single hyphens between them; write `envoy`",
                "39:22: error: no actor `envoy`; did you mean `envoy-`?",
            ],
        ),
        (
            r#"id: "envoy""#,
            r#"id: "посол""#,
            &[
                "18:14: error: `посол` is no id: an id is made of small letters a to z, digits and single hyphens between them",
                "39:22: error: no actor `envoy`; there are `army` and `посол`",
            ],
        ),
        (
            r#"id: "envoy""#,
            r#"id: """#,
            &[
                "18:14: error: an id cannot be empty",
                "39:22: error: no actor `envoy`; there is only `army`",
            ],
        ),
    ]);
}

#[test]
fn a_link_to_nothing_is_answered_with_what_there_is() {
    assert_reports(&[
        (
            r#"event: "kabul-strike""#,
            r#"event: "kabul-strik""#,
            &["65:30: error: no event `kabul-strik`; did you mean `kabul-strike`?"],
        ),
        (
            r#"event: "kabul-strike""#,
            r#"event: "nothing-like-it""#,
            &[
                "65:30: error: no event `nothing-like-it`; there are `kabul-strike`, `talks-begin` and `new-war`",
            ],
        ),
        (
            r#"after("kabul-strike")"#,
            r#"after("kabul-strik")"#,
            &["42:36: error: no event `kabul-strik`; did you mean `kabul-strike`?"],
        ),
        (
            r#"lane: "talks""#,
            r#"lane: "talk""#,
            &["38:19: error: no lane `talk`; did you mean `talks`?"],
        ),
        (
            r#"lane: "war"),"#,
            r#"lane: "wars"),"#,
            &["17:46: error: no lane `wars`; did you mean `war`?"],
        ),
        (
            r#"actors: ["envoy"]"#,
            r#"actors: ["envoys"]"#,
            &["39:22: error: no actor `envoys`; did you mean `envoy`?"],
        ),
        (
            r#"summary: "The author expects the talks to fail.","#,
            r#"summary: "The author expects the talks to fail.", actors: ["navy"],"#,
            &["70:72: error: no actor `navy`; there are `army` and `envoy`"],
        ),
        (
            "builds_on: [1]",
            "builds_on: [3]",
            &["75:25: error: no claim 3; the claims are numbered 1 to 2"],
        ),
        (
            "with: 1",
            "with: 7",
            &["76:31: error: no claim 7; the claims are numbered 1 to 2"],
        ),
        (
            "in: claim(1)",
            "in: claim(11)",
            &["28:54: error: no claim 11; the claims are numbered 1 to 2"],
        ),
    ]);
}

#[test]
fn a_claim_speaks_of_events_once_each_and_of_other_claims() {
    assert_reports(&[
        (
            r#"events: [(event: "kabul-strike", role: cause)]"#,
            "events: []",
            &[
                "22:17: advice: no claim speaks of the event `kabul-strike`; add a link to a claim's `events`, or leave it as it is",
            ],
        ),
        (
            r#"(event: "talks-begin", role: background)"#,
            r#"(event: "new-war", role: prediction)"#,
            &[
                "35:17: advice: no claim speaks of the event `talks-begin`; add a link to a claim's `events`, or leave it as it is",
                "73:25: error: claim 2 links `new-war` twice in the same role, first on line 72",
            ],
        ),
        (
            "builds_on: [1]",
            "builds_on: [2]",
            &["75:25: error: claim 2 builds on itself"],
        ),
        (
            "with: 1",
            "with: 2",
            &["76:31: error: claim 2 is in tension with itself"],
        ),
        (
            "role: cause)],",
            "role: cause)], builds_on: [2],",
            &["75:25: warning: the claims argue in a circle: 1 builds on 2 builds on 1"],
        ),
    ]);
}

#[test]
fn texts_that_readers_see_are_there_and_titles_are_one_line() {
    assert_reports(&[
        (
            r#"text: "soon""#,
            r#"text: " ""#,
            &["52:34: error: this phrase is empty"],
        ),
        (
            r#"title: "Ten truths""#,
            r#"title: """#,
            &["4:16: error: this text is empty"],
        ),
        (
            r#"title: "Strike""#,
            r#"title: """#,
            &["23:20: error: this text is empty"],
        ),
        (
            r#"title: "Talks will fail""#,
            r#"title: """#,
            &["69:20: error: this text is empty"],
        ),
        (
            r#"because: "the text names it""#,
            r#"because: " ""#,
            &[
                "43:26: warning: nothing of this text can be seen; write a text, or delete these characters",
            ],
        ),
        (
            r#"title: "Strike""#,
            r#"title: "The\nstrike""#,
            &[
                "23:20: error: a title is one line, and this one has a line break; write \"The strike\"",
            ],
        ),
        (
            r#"name: "War""#,
            r#"name: "W\u{2028}ar""#,
            &["13:27: error: a title is one line, and this one has a line break; write \"W ar\""],
        ),
    ]);
}

#[test]
fn what_nobody_uses_is_remarked_upon() {
    assert_reports(&[
        (
            r#"(event: "talks-begin", role: background),"#,
            "",
            &[
                "35:17: advice: no claim speaks of the event `talks-begin`; add a link to a claim's `events`, or leave it as it is",
            ],
        ),
        (
            r#"name: "The envoy"),"#,
            r#"name: "The envoy"), (id: "idle", name: "Idle"),"#,
            &["18:48: warning: no event and no claim names the actor `idle`"],
        ),
        (
            r#"holds: "what envoys do"),"#,
            r#"holds: "what envoys do"), (id: "idle", name: "Idle", holds: "none"),"#,
            &["14:69: warning: no event is in the lane `idle`"],
        ),
        (
            r#"phrases: [(text: "soon", in: closing)],"#,
            "",
            &[
                r#"47:17: advice: the event `new-war` quotes none of the text's words for its date; add `phrases: [(text: "…")]` to `when`"#,
            ],
        ),
        // There is nothing to date with a year of which no digit is known.
        (
            "phrases: [(text: \"soon\", in: closing)],
                relative_to: writing,
                edtf: \"2023-03-10/2024\"",
            r#"edtf: "XXXX""#,
            &[],
        ),
        (
            r#"edtf: "2022-08-01""#,
            r#"edtf: "2022-07-31""#,
            &[
                "32:28: warning: the record gives the same date as the reading; delete it; `record` is for what the text has otherwise",
            ],
        ),
        (
            "role: cause)],",
            "role: cause)], builds_on: [2],",
            &["75:25: warning: the claims argue in a circle: 1 builds on 2 builds on 1"],
        ),
    ]);
}

#[test]
fn a_story_names_what_is_there() {
    let end = "    ],\n)";
    let with = |story: &str| format!("    ],\n    story: ({story}),\n)");
    let steps = [
        (
            r#"steps: []"#,
            "error: a story needs at least one step; without a `story`, the events are told in the order of time",
        ),
        (
            r#"minutes: 0, steps: [(headline: "H")]"#,
            "error: a talk takes some minutes; leave `minutes` out where no length is planned",
        ),
        (r#"steps: [(headline: " ")]"#, "error: this text is empty"),
        (
            r#"steps: [(headline: "H", view: events(["kabul-strik"]))]"#,
            "error: no event `kabul-strik`; did you mean `kabul-strike`?",
        ),
        (
            r#"steps: [(headline: "H", view: events([]))]"#,
            "error: this view names no event; `everything` shows the whole document",
        ),
        (
            r#"steps: [(headline: "H", view: dates("2022/.."))]"#,
            "error: a view needs a first and a last date; write it as in `dates(\"2022-04/2022-08\")`",
        ),
        (
            r#"steps: [(headline: "H", selected: event("talk-begin"))]"#,
            "error: no event `talk-begin`; did you mean `talks-begin`?",
        ),
        (
            r#"steps: [(headline: "H", selected: claim(9))]"#,
            "error: no claim 9; the claims are numbered 1 to 2",
        ),
        (
            r#"steps: [(headline: "H", claims: [1, 1])]"#,
            "error: claim 1 appears twice in this step, first on line",
        ),
        (
            r#"steps: [(headlin: "H")]"#,
            "error: unknown field `headlin` in a step; did you mean `headline`?",
        ),
    ];
    for (story, said) in steps {
        let text = replaced_at_the_end(super::GOOD, end, &with(story));
        let problems = super::open(text.as_bytes()).expect_err(story);
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            lines.iter().any(|line| line.contains(said)),
            "{story}: {lines:#?}"
        );
    }
}

#[test]
fn a_story_with_everything_in_it_is_good() {
    let story = r#"    ],
    story: (
        minutes: 20,
        steps: [
            (headline: "All", notes: "Say *this*."),
            (headline: "Two", view: events(["kabul-strike", "talks-begin"]), selected: event("talks-begin"), claims: [2, 1]),
            (headline: "Then", view: dates("2022-04/2022-08"), selected: claim(1)),
            (headline: "End", view: everything),
        ],
    ),
)"#;
    let text = replaced_at_the_end(super::GOOD, "    ],\n)", story);
    let (document, warnings) = super::open(text.as_bytes()).expect("the story is good");
    assert_eq!(document.story.map(|story| story.steps.len()), Some(4));
    assert_eq!(warnings, Diagnostics::default());
}

fn replaced_at_the_end(text: &str, end: &str, by: &str) -> String {
    let start = text
        .trim_end()
        .strip_suffix(end)
        .expect("GOOD ends with its claims");
    format!("{start}{by}")
}

#[test]
fn a_view_beside_everything_that_is_dated_is_remarked_upon() {
    let with = |view: &str| {
        let steps =
            format!(r#"    ],\n    story: (steps: [(headline: "H", view: dates("{view}"))]),\n)"#);
        let text = replaced_at_the_end(super::GOOD, "    ],\n)", &steps.replace("\\n", "\n"));
        let (_, warnings) = super::open(text.as_bytes()).expect("it is good");
        warnings.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(with("2022"), Vec::<String>::new());
    let warnings = with("1922");
    let [warning] = &warnings[..] else {
        panic!("{warnings:#?}")
    };
    assert!(
        warning.contains(
            "warning: nothing that the document dates lies in this view; check the years of `1922`"
        ),
        "{warning}"
    );
}

#[test]
fn a_weight_is_from_one_to_nine() {
    for (weight, said) in [("0", true), ("10", true), ("1", false), ("9", false)] {
        let text = super::GOOD.replacen(
            "kind: happened,",
            &format!("kind: happened, weight: {weight},"),
            1,
        );
        let said_so = match super::open(text.as_bytes()) {
            Ok(_) => false,
            Err(problems) => problems
                .iter()
                .any(|problem| problem.to_string().contains("a weight is from 1 to 9")),
        };
        assert_eq!(said_so, said, "{weight}");
    }
}

#[test]
fn a_document_may_leave_out_whatever_it_does_not_say() {
    let written = r#"format: 1, source: (title: "T", written: (edtf: "2023"))"#;
    for rest in [
        r#"events: [(id: "a", title: "A", when: (edtf: "2022"))]"#,
        r#"claims: [(number: 1, title: "C")]"#,
        r#"lanes: [(id: "l", name: "L")], events: [(id: "a", title: "A", lane: "l", when: (edtf: "2022")),
           (id: "b", title: "B", when: (edtf: "2021", phrases: [(text: "then")]), record: (edtf: "2020"))],
           claims: [(number: 1, title: "C", events: [(event: "a", role: evidence)]),
           (number: 2, title: "D", tensions: [(with: 1)])]"#,
    ] {
        let opened = open(format!("({written}, {rest})").as_bytes());
        let (_, advice) = opened.unwrap_or_else(|problems| panic!("{problems:?}"));
        let is_advice = |found: &crate::document::Diagnostic| found.severity == Severity::Advice;
        assert!(advice.iter().all(is_advice), "{advice:?}");
    }
}

#[test]
fn advice_names_the_first_of_many_and_counts_the_others() {
    let events: String = ["a", "b", "c", "d", "e"]
        .map(|id| format!(r#"(id: "{id}", title: "E", when: (edtf: "2022")),"#))
        .concat();
    let text = format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "2023")), events: [{events}])"#
    );
    let found = report(&text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]
            .contains("advice: the events `a`, `b`, `c` and 2 more quote none of the text's words"),
        "{found:?}"
    );
    // Said of one event as of several.
    assert!(found[0].ends_with("to `when`"), "{found:?}");
    let all = super::super::open_resolved(text.as_bytes(), usize::MAX, &Default::default());
    let (_, _, all) = all.expect("a good document");
    assert_eq!(all.told.len(), 5);
    assert!(all.told[4].message.starts_with("the event `e` quotes none"));
}

#[test]
fn a_quotation_may_be_long_and_a_very_long_one_is_advised_upon() {
    let quoted = |words: usize| {
        let text = vec!["word"; words].join(" ");
        report(edited(r#"text: "soon""#, &format!(r#"text: "{text}""#)))
    };
    assert_eq!(quoted(60), [""; 0]);
    assert!(quoted(61)[0].contains("advice: the event `new-war` quotes more than 60 words"));
}
