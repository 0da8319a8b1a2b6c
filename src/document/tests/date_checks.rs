//! Faults of dates that can be read.

use super::{assert_reports, edited, report};

#[test]
fn a_date_that_cannot_be_read_brings_no_other_problem() {
    let text = edited(r#"edtf: "2022-08-01""#, r#"edtf: "early August 2022""#).replace(
        r#"relative_to: after("kabul-strike")"#,
        r#"relative_to: after("kabul-strike"), edtf: "2021""#,
    );
    let found = report(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("29:29: error: `early August 2022` is no EDTF date"),
        "{found:?}"
    );
}

#[test]
fn an_event_may_be_undated_but_not_count_from_the_writing_to_no_date() {
    assert_reports(&[
        (r#"edtf: "2022-08-01","#, "", &[]),
        (
            r#"relative_to: after("kabul-strike")"#,
            "relative_to: writing",
            &[
                "42:30: error: a date that counts from the writing needs our reading; add `edtf`, or leave `relative_to` out where no date is known",
            ],
        ),
    ]);
}

#[test]
fn a_date_of_two_ends_has_both_and_nothing_beside_them() {
    let date = r#"edtf: "2022-08-01""#;
    assert_reports(&[
        (
            date,
            r#"start: "[2022-06-25,2022-06-26]", end: "2022-07~""#,
            &[],
        ),
        (date, r#"start: "[2022-06-25,2022-06-26]", end: "..""#, &[]),
        (date, r#"start: "", end: "[2022-06-25,2022-06-26]""#, &[]),
        (
            date,
            r#"edtf: "2022-08-01", start: "2022-06", end: "2022-07""#,
            &[
                "29:44: error: `start` stands beside `edtf`; keep `edtf`, or `start` and `end` instead of it",
            ],
        ),
        (
            date,
            r#"start: "2022-06""#,
            &[
                r#"29:24: error: `start` stands without `end`; add `end`, which is `".."` where it is open and `""` where it is not known"#,
            ],
        ),
        (
            date,
            r#"end: "2022-06""#,
            &[
                r#"29:22: error: `end` stands without `start`; add `start`, which is `".."` where it is open and `""` where it is not known"#,
            ],
        ),
        (
            date,
            r#"start: "..", end: """#,
            &[
                r#"29:25: error: neither `start` nor `end` is a date; give one of them a date, or leave both out where no date is known"#,
            ],
        ),
        (
            date,
            r#"start: "2022-07", end: "[2022-05,2022-06]""#,
            &["29:41: error: `[2022-05,2022-06]` ends before `2022-07` starts; swap its two dates"],
        ),
        (
            date,
            r#"start: "2022-05/2022-06", end: "2022-07""#,
            &[
                "29:25: error: `2022-05/2022-06` is a period, which no start or end can be; write `[2022-05..2022-06]` for one of these",
            ],
        ),
        (
            date,
            r#"start: "2022-05", end: "{2022-06,2022-07}""#,
            &[
                "29:41: error: `{2022-06,2022-07}` is each of several dates, which no start or end can be; write `[2022-06,2022-07]` for one of these",
            ],
        ),
        (
            date,
            r#"start: "c. 2021", end: "2022-07""#,
            &["29:27: error: `c. 2021` is no EDTF date: whitespace is not allowed; write `2021~`"],
        ),
        (
            date,
            r#"start: "2022", end: "[2023-08,2023-09]""#,
            &[
                "29:37: warning: this ends after the writing, so the text can only expect its end; leave the end open (`..`), or give another date here or in `written`",
                "40:19: warning: this lies after the writing, so the text can only expect it; give it `kind: hypothetical`, or another date here or in `written`",
            ],
        ),
        (
            r#"relative_to: after("kabul-strike")"#,
            r#"relative_to: after("kabul-strike"), start: "2021", end: "2021""#,
            &[
                r#"42:60: error: `2021/2021` does not fit `after("kabul-strike")`, since `kabul-strike` is dated `2022-08-01`"#,
            ],
        ),
    ]);
}

#[test]
fn a_date_of_another_calendar_is_read_in_it() {
    let date = r#"edtf: "2022-08-01""#;
    assert_reports(&[
        (date, r#"edtf: "1700-02-29", calendar: julian"#, &[]),
        (
            date,
            r#"start: "[1700-02-28,1700-03-01]", end: "1900-02-29", calendar: julian"#,
            &[],
        ),
        (
            date,
            r#"edtf: "1700-02-29""#,
            &[
                "29:29: error: `1700-02-29` has a 29 February, which that year has in the Old Style alone; `calendar: julian` beside a date reads it in the Old Style, where that day is 1700-03-11",
            ],
        ),
        (
            date,
            r#"start: "1700", end: "1900-02-29""#,
            &[
                "29:43: error: `1900-02-29` has a 29 February, which that year has in the Old Style alone; `calendar: julian` beside a date reads it in the Old Style, where that day is 1900-03-13",
            ],
        ),
        (
            date,
            r#"edtf: "17XX-02-29", calendar: julian"#,
            &[
                "29:24: error: `17XX-02-29` has a 29 February of no known year, which cannot be converted; give all digits of its year, or leave out its day",
            ],
        ),
        (
            date,
            r#"edtf: "1700", calendar: old_style"#,
            &[
                "29:41: error: `calendar` must be one of `gregorian`, `julian`, not `old_style`; did you mean `julian`?",
            ],
        ),
    ]);
}

#[test]
fn dates_that_cannot_be_true_together_are_reported() {
    assert_reports(&[
        (
            r#"edtf: "2022-08-01""#,
            r#"edtf: "2023-08-01""#,
            &[
                "29:23: warning: this lies after the writing, so the text can only expect it; give it `kind: hypothetical`, or another date here or in `written`",
            ],
        ),
        (
            r#"edtf: "2022-08-01""#,
            r#"edtf: "[2022-08-01,2023-08-01]""#,
            &[
                "29:23: warning: some of these lie after the writing, so they are left out; leave them out here too, or give another date in `written`",
            ],
        ),
        (
            r#"edtf: "2022-08-01""#,
            r#"edtf: "[2022-08-01,2022-09-01]""#,
            &[],
        ),
        (
            r#"edtf: "2023-03-10/2024""#,
            r#"edtf: "[2022-05,2024]""#,
            &[
                "54:23: warning: some of these lie before the writing, so they are left out; leave them out here too, or give another `kind`",
            ],
        ),
        (
            r#"edtf: "2023-03-10/2024""#,
            r#"edtf: "2022""#,
            &[
                "54:23: error: a hypothetical event cannot have begun before the text was written; give it a later date, or another `kind`",
            ],
        ),
        (
            r#"relative_to: after("kabul-strike")"#,
            r#"relative_to: after("kabul-strike"), edtf: "2021""#,
            &[
                r#"42:59: error: `2021` does not fit `after("kabul-strike")`, since `kabul-strike` is dated `2022-08-01`"#,
            ],
        ),
        (
            r#"relative_to: after("kabul-strike")"#,
            r#"relative_to: from("kabul-strike"), edtf: "../2022-07""#,
            &[
                r#"42:58: error: `../2022-07` does not fit `from("kabul-strike")`, since `kabul-strike` is dated `2022-08-01`"#,
            ],
        ),
        (
            r#"after("kabul-strike")"#,
            r#"after("talks-begin")"#,
            &[
                "42:30: error: dates are relative to each other in a circle: `talks-begin` after `talks-begin`; give one of them an `edtf` and no relation",
            ],
        ),
        (
            r#"edtf: "2022-08-01""#,
            r#"relative_to: before("talks-begin")"#,
            &[
                "29:30: error: dates are relative to each other in a circle: `kabul-strike` before `talks-begin` after `kabul-strike`; give one of them an `edtf` and no relation",
            ],
        ),
    ]);
}
