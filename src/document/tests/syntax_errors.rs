//! Fields and values that are mistyped.

use super::{assert_reports, edited, report};

#[test]
fn a_wrong_missing_or_repeated_field_is_named_with_its_owner() {
    assert_reports(&[
        (
            r#"title: "Strike""#,
            r#"titel: "Strike""#,
            &["23:13: error: unknown field `titel` in event `kabul-strike`; did you mean `title`?"],
        ),
        (
            r#"title: "Strike""#,
            r#"titel: "Strike", title: "Strike""#,
            &["23:13: error: unknown field `titel` in event `kabul-strike`; did you mean `title`?"],
        ),
        (
            r#"title: "Strike""#,
            r#"colour: "red", title: "Strike""#,
            &[
                "23:13: error: unknown field `colour` in event `kabul-strike`; its fields are `id`, `title`, `about`, `kind`, `lane`, `actors`, `when`, `record`, `weight`",
            ],
        ),
        (
            r#"title: "Strike","#,
            "",
            &["21:9: error: event `kabul-strike` has no `title`"],
        ),
        (
            r#"title: "Ten truths","#,
            "",
            &["3:13: error: the source has no `title`"],
        ),
        (
            "format: 1,",
            "",
            &["1:1: error: the document has no `format`"],
        ),
        (
            r#"title: "A new war","#,
            "",
            &["46:9: error: event `new-war` has no `title`"],
        ),
        (
            "role: cause",
            "",
            &["65:22: error: a link of claim 1 has no `role`"],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Strike", title: "Again","#,
            &["23:30: error: event `kabul-strike` has `title` twice; delete one"],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Strike", "Again","#,
            &[
                "23:30: error: event `kabul-strike` holds a value that is no field's; write the field's name and a colon before it, or delete it",
            ],
        ),
        (
            "record: (edtf",
            "record: (date",
            &[
                "32:21: error: `record` of `kabul-strike` has no `edtf`",
                "32:22: error: unknown field `date` in `record` of `kabul-strike`; its fields are `edtf`, `calendar`, `note`",
            ],
        ),
    ]);
}

#[test]
fn a_value_of_the_wrong_kind_is_named_with_the_right_one() {
    assert_reports(&[
        (
            r#"title: "Strike""#,
            "title: 5",
            &[
                r#"23:20: error: `title` must be a text in straight double quotes, not `5`; write `"5"`"#,
            ],
        ),
        (
            r#"title: "Strike""#,
            "title: Strike",
            &[
                r#"23:20: error: `title` must be a text in straight double quotes, not `Strike`; write `"Strike"`"#,
            ],
        ),
        (
            r#"title: "Strike""#,
            r#"title: ["Strike"]"#,
            &["23:20: error: `title` must be a text in straight double quotes, not a list"],
        ),
        (
            r#"title: "Strike""#,
            "title: “Strike”",
            &[
                r#"23:20: error: `title` must be a text in straight double quotes, not `“Strike”`; write `"Strike"`"#,
            ],
        ),
        (
            r#"title: "Strike""#,
            "title: 'Strike back'",
            &[
                r#"23:20: error: `title` must be a text in straight double quotes, not `'Strike back'`; write `"Strike back"`"#,
            ],
        ),
        (
            r#"id: "kabul-strike""#,
            "id: kabul-strike",
            &[
                r#"22:17: error: `id` must be a text in straight double quotes, not `kabul-strike`; write `"kabul-strike"`"#,
            ],
        ),
        (
            r#"edtf: "2022-08-01""#,
            "edtf: 2022-08-01",
            &[
                r#"29:23: error: `edtf` must be a text in straight double quotes, not `2022-08-01`; write `"2022-08-01"`"#,
            ],
        ),
        (
            r#"edtf: "2022-08-01""#,
            "edtf: Some(20220801)",
            &[
                r#"29:28: error: this must be a text in straight double quotes, not `20220801`; write `"20220801"`"#,
            ],
        ),
        (
            r#"actors: ["envoy"]"#,
            r#"actors: "envoy""#,
            &[
                r#"39:21: error: `actors` must be a list, `[ … ]`, not the text "envoy"; write `["envoy"]`"#,
            ],
        ),
        (
            r#"actors: ["envoy"]"#,
            "actors: [envoy]",
            &[
                r#"39:22: error: this must be a text in straight double quotes, not `envoy`; write `"envoy"`"#,
            ],
        ),
        (
            r#"actors: ["envoy"]"#,
            r#"actors: ("envoy")"#,
            &["39:21: error: `actors` must be a list, `[ … ]`, not a group in brackets"],
        ),
        (
            "number: 1,",
            r#"number: "1","#,
            &[
                r#"61:21: error: `number` must be a whole number from 0 on, not the text "1"; write `1` without quotes"#,
            ],
        ),
        (
            "number: 1,",
            "number: -1,",
            &["61:21: error: `number` must be a whole number from 0 on, not `-1`"],
        ),
        (
            "number: 1,",
            "number: 99999999999,",
            &["61:21: error: `number` must be a whole number from 0 on, not `99999999999`"],
        ),
        (
            "direct: false",
            "direct: no",
            &["73:62: error: `direct` must be `true` or `false`, not `no`"],
        ),
        (
            r#"(event: "kabul-strike", role: cause)"#,
            r#""kabul-strike""#,
            &[
                r#"65:22: error: this must be `( … )` with `event`, `role`, not the text "kabul-strike""#,
            ],
        ),
        (
            r#"(place: "Town", edtf: "2023-03-11")"#,
            r#""Town, 2023-03-11""#,
            &[
                r#"8:20: error: `published` must be `( … )` with any of `place`, `edtf`, `calendar`, `note`, not the text "Town, 2023-03-11""#,
            ],
        ),
    ]);
}

#[test]
fn a_word_that_is_no_choice_is_answered_with_the_choices() {
    assert_reports(&[
        (
            "kind: hypothetical",
            "kind: hypothetic",
            &[
                "49:19: error: `kind` must be one of `happened`, `ongoing`, `alleged`, `hypothetical`, not `hypothetic`; did you mean `hypothetical`?",
            ],
        ),
        (
            "kind: hypothetical",
            r#"kind: "hypothetical""#,
            &[
                r#"49:19: error: `kind` must be one of `happened`, `ongoing`, `alleged`, `hypothetical`, not the text "hypothetical"; write `hypothetical` without quotes"#,
            ],
        ),
        (
            "kind: hypothetical",
            "kind: feared",
            &[
                "49:19: error: `kind` must be one of `happened`, `ongoing`, `alleged`, `hypothetical`, not `feared`; did you mean `hypothetical`?",
            ],
        ),
        (
            "kind: hypothetical",
            "kind: hypothetical(3)",
            &["49:19: error: nothing belongs in brackets after `hypothetical`"],
        ),
        (
            "genre: opinion",
            "genre: Opinion",
            &[
                "7:16: error: `genre` must be one of `opinion`, `analysis`, `report`, `speech`, `paper`, `testimony`, not `Opinion`; did you mean `opinion`?",
            ],
        ),
        (
            "in: claim(1)",
            "in: claim",
            &["28:54: error: `claim` needs one value in brackets; write `claim(…)`"],
        ),
        (
            "in: claim(1)",
            "in: claim(one)",
            &["28:60: error: this must be a whole number from 0 on, not `one`"],
        ),
        (
            "in: claim(1)",
            "in: claim(1, 2)",
            &["28:54: error: `claim` needs one value in brackets; write `claim(…)`"],
        ),
        (
            "in: claim(1)",
            "in: 1",
            &[
                "28:54: error: `in` must be one of `title`, `introduction`, `claim`, `closing`, not `1`",
            ],
        ),
        (
            r#"relative_to: after("kabul-strike")"#,
            r#"relative_to: aftr("kabul-strike")"#,
            &[
                "42:30: error: `relative_to` must be one of `nothing`, `writing`, `before`, `after`, `from`, `until`, not `aftr(…)`; did you mean `after`?",
            ],
        ),
        (
            r#"relative_to: after("kabul-strike")"#,
            r#"relative_to: "kabul-strike""#,
            &[
                r#"42:30: error: `relative_to` must be one of `nothing`, `writing`, `before`, `after`, `from`, `until`, not the text "kabul-strike""#,
            ],
        ),
    ]);
}

/// The hints on a document in which one word stands for another.
fn hints_on(passage: &str, field: &str, word: &str) -> Vec<String> {
    let found = report(edited(passage, &passage.replace(field, word)));
    let hint = |line: &String| line.split_once("; ").map(|(_, hint)| hint.to_owned());
    found.iter().filter_map(hint).collect()
}

#[test]
fn other_words_for_kinds_are_understood() {
    for (kind, words) in [
        (
            "hypothetical",
            "predicted forecast feared expected possible planned Planned",
        ),
        ("alleged", "claimed reported disputed rumoured"),
        ("happened", "occurred happend past fact"),
        ("ongoing", "current continuing present"),
    ] {
        for word in words.split(' ') {
            let hints = hints_on("kind: hypothetical", "hypothetical", word);
            assert_eq!(hints, [format!("did you mean `{kind}`?")], "{word}");
            let quoted = format!("\"{word}\"");
            let hints = hints_on("kind: hypothetical", "hypothetical", &quoted);
            assert_eq!(hints, [format!("did you mean `{kind}`?")], "{quoted}");
        }
    }
}

#[test]
fn other_words_for_roles_are_understood() {
    for (role, words) in [
        ("cause` or `motive", "reason"),
        ("consequence", "result effect outcome"),
        ("background", "context"),
        ("prediction", "forecast"),
        ("prescription", "recommendation advice"),
        ("motive", "motivation"),
        ("evidence", "proof support"),
        ("interpretation", "meaning reading"),
    ] {
        for word in words.split(' ') {
            let hints = hints_on("role: background", "background", word);
            assert_eq!(hints, [format!("did you mean `{role}`?")], "{word}");
        }
    }
}

#[test]
fn a_word_for_a_relation_with_its_event_is_understood() {
    let passage = r#"relative_to: after("kabul-strike")"#;
    for (word, relation) in [("since", "from"), ("till", "until")] {
        let hints = hints_on(passage, "after", word);
        assert_eq!(hints, [format!("did you mean `{relation}`?")], "{word}");
    }
}

#[test]
fn a_word_that_is_read_as_the_choice_it_stands_for_causes_no_further_problems() {
    let found = report(edited("kind: hypothetical", "kind: feared"));
    assert_eq!(found.len(), 1, "{found:?}");
}
