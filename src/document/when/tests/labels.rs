//! Dates that a relation, the writing or a calendar makes other than the document writes them, and their texts.

use super::*;

#[test]
fn of_a_set_the_members_that_its_relation_leaves_are_said() {
    for (relation, edtf, left, words) in [
        ("after", "[2001,2010]", "2010", "after “The x”: 2010"),
        (
            "after",
            "[2001,2006,2008..2010]",
            "[2006,2008..2010]",
            "after “The x”: 2006 or one of 2008–2010",
        ),
        (
            "before",
            "[2001,2002-04,2010]",
            "[2001,2002-04]",
            "before “The x”: 2001 or April 2002",
        ),
        (
            "until",
            "[2001,2004-05,2010]",
            "2004-05",
            "until “The x”: May 2004",
        ),
        (
            "before",
            "[1984?..]",
            "[1984..2004]",
            "before “The x”: one of perhaps 1984 – 2004",
        ),
        (
            "after",
            "[1990,..2015-06~]",
            "[2004-01..2015-06]",
            "after “The x”: one of January 2004 – about June 2015",
        ),
    ] {
        let when = format!("edtf: \"{edtf}\", relative_to: {relation}(\"x\")");
        let document = document(&[
            ("x", "happened", "edtf: \"2004\""),
            ("y", "happened", &when),
        ]);
        let dated = &resolve(&document).expect("some are left").events[1];
        let said = DateLabel::of(&document, 1, dated);
        assert_eq!(
            (said.edtf.one(), said.words.as_str()),
            (Some(left), words),
            "{edtf}"
        );
        let Form::OneOf(members) = &dated.form else {
            panic!("it is still one of several")
        };
        assert_eq!(
            dated.bounds,
            Bounds::within(Window::hull(members).expect("members")),
            "{edtf}"
        );
        let again = EdtfDate::parse(&said.edtf.to_string())
            .expect("EDTF")
            .meaning(document.hemisphere);
        assert_eq!(again.bounds, dated.bounds, "{edtf}");
    }
}

#[test]
fn what_a_time_of_a_clock_without_a_zone_makes_of_another_date_is_said_without_one() {
    for (zone, before, of_day) in [
        (
            "",
            "before “The shot”: 14 April 1865, 22:15 or earlier",
            "after “The shot”: 14 April 1865, 22:15–23:59:59",
        ),
        (
            "Z",
            "before “The shot”: 14 April 1865, 22:15 UTC or earlier",
            "after “The shot”: 14 April 1865, 22:15–23:59:59 UTC",
        ),
        (
            "+05:00",
            "before “The shot”: 14 April 1865, 17:15 UTC or earlier",
            "after “The shot”: 14 April 1865, 17:15–23:59:59 UTC",
        ),
    ] {
        let shot = format!("edtf: \"1865-04-14T22:15:00{zone}\"");
        let document = document(&[
            ("shot", "happened", &shot),
            ("play", "happened", "relative_to: before(\"shot\")"),
            (
                "flight",
                "happened",
                "edtf: \"1865-04-14\", relative_to: after(\"shot\")",
            ),
        ]);
        let dates = resolve(&document).expect("the dates agree").events;
        let words = |index: usize| DateLabel::of(&document, index, &dates[index]).words;
        assert_eq!([words(1), words(2)], [before, of_day], "{zone}");
    }
}

#[test]
fn of_a_forecast_at_one_of_several_times_those_after_the_writing_are_said() {
    for (when, left, earliest) in [
        ("edtf: \"[2022,2024]\"", "2024", "2024-01-01"),
        (
            "edtf: \"[2022,2024,2030]\", relative_to: before(\"z\")",
            "2024",
            "2024-01-01",
        ),
        ("edtf: \"[2024,2030]\"", "[2024,2030]", "2024-01-01"),
        (
            "edtf: \"[2023-03-01..2023-03-20]\"",
            "[2023-03-11..2023-03-20]",
            "2023-03-11",
        ),
    ] {
        let document = document(&[
            ("feared", "hypothetical", when),
            ("z", "hypothetical", "edtf: \"2028\""),
        ]);
        let dated = &resolve(&document).expect("dates").events[0];
        assert_eq!(
            DateLabel::of(&document, 0, dated).edtf.one(),
            Some(left),
            "{when}"
        );
        let start = dated.bounds.start;
        assert_eq!(start.earliest_day().as_deref(), Some(earliest), "{when}");
        assert_eq!(Some(dated.bounds), dated.form.bounds(), "{when}");
    }
}

#[test]
fn each_end_of_a_date_has_the_windows_of_its_own_text_and_none_that_cannot_be() {
    for (start, end, expected) in [
        (
            "[2022-06-25,2022-06-26]",
            "2022-07~",
            "2022-06-25 to 2022-06-26, 2022-07-01 to 2022-07-31",
        ),
        (
            "[2022-01,2022-12]",
            "2022-06",
            "2022-01-01 to 2022-01-31, 2022-06-01 to 2022-06-30",
        ),
        (
            "2022-08-20",
            "[2021,2022,2023-01]",
            "2022-08-20 to 2022-08-20, 2022-08-20 to 2023-01-31",
        ),
        (
            "[1923,1924]",
            "..",
            "1923-01-01 to 1924-12-31, 1923-01-01 to ..",
        ),
        (
            "",
            "[1923,1924]",
            ".. to 1924-12-31, 1923-01-01 to 1924-12-31",
        ),
    ] {
        let when = format!("start: \"{start}\", end: \"{end}\"");
        let dated = &dated(&[("war", "happened", &when)])[0];
        assert_eq!(days(dated), expected, "{when}");
        assert!(dated.is_period(), "{when}");
    }
}

#[test]
fn a_date_of_two_ends_is_said_as_the_document_writes_it() {
    let label = |when: &str| {
        let document = document(&[
            ("siege", "happened", "edtf: \"2022-05\""),
            ("war", "happened", when),
        ]);
        let dated = &resolve(&document).expect("the dates agree").events[1];
        DateLabel::of(&document, 1, dated)
    };
    let said = label("start: \"[2022-06-25,2022-06-26]\", end: \"2022-07~\"");
    assert_eq!(said.edtf.one(), None);
    assert_eq!(
        said.edtf.to_string(),
        "start [2022-06-25,2022-06-26], end 2022-07~"
    );
    let said = label("start: \"2022-06\", end: \"..\"");
    assert_eq!(said.edtf.one(), Some("2022-06/.."));
    let said = label("relative_to: from(\"siege\"), start: \"..\", end: \"[2022-07,2022-09]\"");
    assert_eq!(
        said.edtf.to_string(),
        "start 2022-05, end [2022-07,2022-09]"
    );
}

#[test]
fn a_derived_end_that_may_lie_anywhere_in_some_time_is_said_to_do_so() {
    let document = document(&[
        ("snow", "happened", "edtf: \"2016-12\""),
        ("bridge", "happened", "relative_to: after(\"snow\")"),
        ("ferry", "happened", "relative_to: until(\"bridge\")"),
    ]);
    let dated = &resolve(&document).expect("the dates agree").events[2];
    let said = DateLabel::of(&document, 2, dated);
    assert_eq!(
        said.edtf.to_string(),
        "start .., end [2016-12-01..2023-03-10]"
    );
    assert_eq!(
        said.words,
        "until “The bridge”: up to some time within December 2016 – 10 March 2023"
    );
}

#[test]
fn a_date_of_the_old_style_has_edtf_in_the_new() {
    for (when, edtf) in [
        ("edtf: \"1700-03-01\"", "1700-03-12"),
        ("edtf: \"1700-03-01~\"", "1700-03-12~"),
        ("edtf: \"1700-02\"", "[1700-02-11..1700-03-11]"),
        ("edtf: \"1700-02?\"", "[1700-02-11..1700-03-11]"),
        ("edtf: \"1700-03-01~/1701-12-24\"", "1700-03-12~/1702-01-04"),
        (
            "edtf: \"1700/1701-12-24%\"",
            "start [1700-01-11..1701-01-11], end 1702-01-04%",
        ),
        (
            "edtf: \"1700-03-01T12:00:00+01:00\"",
            "1700-03-12T12:00:00+01:00",
        ),
        (
            "start: \"[1700-03-01,1700-03-05]\", end: \"..\"",
            "start [1700-03-12,1700-03-16], end ..",
        ),
    ] {
        let when = format!("{when}, calendar: julian");
        let document = document(&[("war", "happened", &when)]);
        let dated = &resolve(&document).expect("a date").events[0];
        let said = DateLabel::of(&document, 0, dated);
        assert_eq!(said.edtf.to_string(), edtf, "{when}");
    }
}
