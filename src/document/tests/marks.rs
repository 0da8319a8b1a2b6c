//! Commas, colons, quotation marks and brackets that are missing or too many.

use super::assert_reports;

#[test]
fn a_forgotten_mark_is_named_and_does_not_hide_what_follows() {
    assert_reports(&[
        (
            r#"title: "Strike""#,
            r#"title "Strike""#,
            &["23:18: error: a colon is missing after `title`"],
        ),
        (
            r#"title: "Strike""#,
            r#"title = "Strike""#,
            &["23:19: error: `=` stands where a colon belongs; write `title: …`"],
        ),
        (
            r#"title: "Strike""#,
            "title: ",
            &["23:13: error: `title` has no value"],
        ),
        (
            r#"title: "Strike""#,
            r#": "Strike""#,
            &[
                "21:9: error: event `kabul-strike` has no `title`",
                "23:13: error: no name stands before this `:`",
                "23:15: error: event `kabul-strike` holds a value that is no field's; write the field's name and a colon before it, or delete it",
            ],
        ),
        (
            r#"because: "the text says so""#,
            "because: the text says so",
            &[
                r#"30:26: error: `because` must be a text in straight double quotes, not `the text says so`; write `"the text says so"`"#,
            ],
        ),
        (
            "kind: hypothetical,\n",
            "hypothetical,\n",
            &[
                "49:13: error: event `new-war` holds a value that is no field's; write the field's name and a colon before it, or delete it",
            ],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Strike""#,
            &["23:28: error: a comma is missing here"],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Strike",,"#,
            &["23:29: error: nothing stands before this comma; delete the comma"],
        ),
        (
            "in: title)],\n",
            "in: title)]\n",
            &["41:65: error: a comma is missing here"],
        ),
        (
            r#"(id: "talks", name: "Talks", holds: "what envoys do"),"#,
            r#"(id: "talks" name: "Talks" holds: "what envoys do")"#,
            &[
                "14:21: error: a comma is missing here",
                "14:35: error: a comma is missing here",
            ],
        ),
    ]);
}

#[test]
fn a_text_that_is_not_closed_is_reported_where_it_begins() {
    assert_reports(&[
        (
            r#"title: "Strike","#,
            r#"title: "Strike,"#,
            &[r#"23:20: error: this text is not closed on its line; put `"` at its end"#],
        ),
        (
            r#"title: "Strike","#,
            r#"title: Strike","#,
            &["23:20: error: this text has a quotation mark at its end and none before it"],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "The "Strike" again","#,
            &[
                r#"23:25: error: the text ends at this quotation mark, and yet goes on; write `\"` for a quotation mark within a text"#,
            ],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Strike\q","#,
            &[
                r#"23:20: error: this text holds an escape that means nothing (Unknown escape character); write `\\` for a backslash"#,
            ],
        ),
        (
            r#"title: "Strike","#,
            r#"title: "Stri\0ke","#,
            &["23:25: error: a text cannot hold the character NUL"],
        ),
        (
            r#"one blames the other side")"#,
            "one blames the other side)",
            &[r#"76:40: error: this text is never closed; put `"` at its end"#],
        ),
        (
            r#"title: "Strike","#,
            r#"title: r#"Strike","#,
            &[r#"23:20: error: this text is never closed; put `"` at its end"#],
        ),
        (
            "    ],\n)\n",
            "    ],\n) /* more\n",
            &["79:3: error: this comment is never closed; put `*/` at its end"],
        ),
    ]);
}

#[test]
fn a_bracket_without_a_partner_is_reported_where_the_fault_is_likely() {
    assert_reports(&[
        (
            r#"actors: ["envoy"]"#,
            r#"actors: ["envoy""#,
            &["39:21: error: this `[` is never closed; a list cannot hold the field `when`"],
        ),
        (
            "],\n    claims: [",
            "\n    claims: [",
            &["20:13: error: this `[` is never closed; a list cannot hold the field `claims`"],
        ),
        (
            "because: \"the text names it\",\n            ),",
            "because: \"the text names it\",\n            )),",
            &[
                "45:9: error: this `)` cannot close the `[` of line 20; delete it, or close that one before it",
            ],
        ),
        (
            "because: \"the text names it\",\n            ),",
            "because: \"the text names it\",\n            ",
            &["40:19: error: this `(` is never closed; the `)` of line 45 is indented for another"],
        ),
        (
            r#"evidence: "printed above the text"),"#,
            r#"evidence: "printed above the text")),"#,
            &[
                "10:6: error: the document has ended on line 10, and more follows; is a bracket closed there that should not be?",
            ],
        ),
        (
            "    ],\n)\n",
            "    ],\n",
            &["1:1: error: this `(` is never closed; the file ends first"],
        ),
        (
            "    ],\n)\n",
            "    ],\n))\n",
            &[
                "79:2: error: the document has ended on line 79, and more follows; is a bracket closed there that should not be?",
            ],
        ),
        (
            "    ],\n)\n",
            "    ],\n)\nmore\n",
            &[
                "80:1: error: the document has ended on line 79, and more follows; is a bracket closed there that should not be?",
            ],
        ),
    ]);
}
