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

#[test]
fn what_is_drawn_of_a_date_is_said_with_the_precision_and_the_doubts_of_the_text() {
    for (siege, kind, when, words, edtf) in [
        // What the writing leaves of a set.
        ("", "happened", "[2022..]", "2022 or later", "[2022..]"),
        (
            "",
            "happened",
            "[2022-01..]",
            "January 2022 or later",
            "[2022-01..]",
        ),
        (
            "",
            "happened",
            "[2022-01-01..]",
            "on or after 1 January 2022",
            "[2022-01-01..]",
        ),
        (
            "",
            "happened",
            "[1984?..]",
            "perhaps 1984 or later",
            "[1984?..]",
        ),
        (
            "",
            "happened",
            "[Y-66E6..]",
            "66 million years ago or later",
            "[Y-66E6..]",
        ),
        ("", "happened", "[2022,2023]", "2022 or 2023", "[2022,2023]"),
        ("", "happened", "[2022~,2024]", "about 2022", "2022~"),
        (
            "",
            "happened",
            "[2020~,2021,2024]",
            "about 2020 or 2021",
            "[2020~,2021]",
        ),
        (
            "",
            "happened",
            "[2022-05..2023-06]",
            "one of May 2022 – March 2023",
            "[2022-05..2023-03]",
        ),
        (
            "",
            "hypothetical",
            "[2022..2026]",
            "one of 2023–2026",
            "[2023..2026]",
        ),
        (
            "",
            "hypothetical",
            "[..2026]",
            "2026 or earlier",
            "[..2026]",
        ),
        // What a relation makes of another date.
        (
            "[2022-05,2022-07]",
            "happened",
            "from",
            "May or July 2022 on",
            "start [2022-05,2022-07], end ..",
        ),
        (
            "[2022-05,2022-07]",
            "happened",
            "until",
            "up to May or July 2022",
            "start .., end [2022-05,2022-07]",
        ),
        (
            "[2022-05,2022-07,2024]",
            "happened",
            "from",
            "May or July 2022 on",
            "start [2022-05,2022-07], end ..",
        ),
        ("1900~", "happened", "from", "about 1900 on", "1900~/.."),
        ("1900~", "happened", "until", "up to about 1900", "../1900~"),
        (
            "1900~",
            "happened",
            "before",
            "about 1900 or earlier",
            "[..1900~]",
        ),
        (
            "1900~",
            "happened",
            "after",
            "about 1900 – 10 March 2023",
            "[1900-01-01..2023-03-10]",
        ),
        (
            "Y-66E6",
            "happened",
            "after",
            "66 million years ago – 10 March 2023",
            "[Y-66000000..2023]",
        ),
        (
            "2022-05-03T12:00:00",
            "happened",
            "from",
            "3 May 2022, 12:00 on",
            "2022-05-03T12:00:00/..",
        ),
        (
            "2022-05-03T12:00:00Z",
            "happened",
            "after",
            "3 May 2022, 12:00 UTC – 10 March 2023",
            "[2022-05-03..2023-03-10]",
        ),
        (
            "[1984?..]",
            "happened",
            "before",
            "10 March 2023 or earlier",
            "[..2023-03-10]",
        ),
    ] {
        let (siege, when) = match siege {
            "" => ("2022-05", format!("edtf: \"{when}\"")),
            _ => (siege, format!("relative_to: {when}(\"siege\")")),
        };
        let siege = format!("edtf: \"{siege}\"");
        let document = document(&[("siege", "happened", &siege), ("war", kind, &when)]);
        let dated = &resolve(&document).expect("the dates agree").events[1];
        let said = DateLabel::of(&document, 1, dated);
        let said_words = said.words.rsplit(": ").next().expect("some words");
        assert_eq!(
            (said_words, said.edtf.to_string().as_str()),
            (words, edtf),
            "{siege}, {when}"
        );
    }
}

/// The labels of an event in all the ways in which it can be dated by another one's date, by its own, and by both.
fn labels_beside(siege: &str) -> Vec<(String, DateLabel, Dated)> {
    let own = [
        "",
        "2022",
        "2022-05",
        "2022-05-03",
        "2022-05~",
        "[2022..]",
        "[2022-01..]",
        "[2022-01-01..]",
        "[1984?..]",
        "[..2023-03~]",
        "[2022-05,2022-07]",
        "[2022-05~,2022-07,2024]",
        "[2022,2024]",
        "[2022?,2024]",
        "[2022,2023]",
        "[2023-03-01..2023-03-20]",
        "[2022-05..2023-06]",
        "{2022,2023}",
        "{2022,2024}",
        "2022-1X",
        "[2022-10,2022-11,2022-12]",
        "2022/..",
        "../2022-05",
        "/2022-05",
        "2022/2022-05",
    ];
    let relations = ["", "before", "after", "from", "until"];
    let ways = relations.into_iter().flat_map(|relation| {
        own.into_iter().flat_map(move |own| {
            let relation = match relation {
                "" => String::new(),
                _ => format!("relative_to: {relation}(\"siege\"),"),
            };
            let own = match own {
                "" => String::new(),
                _ => format!("edtf: \"{own}\","),
            };
            ["happened", "hypothetical"]
                .map(|kind| (kind, format!("{relation} {own} calendar: gregorian")))
        })
    });
    let siege = format!("edtf: \"{siege}\"");
    let label = |(kind, when): (&str, String)| {
        let document = document(&[("siege", "happened", &siege), ("war", kind, &when)]);
        let dated = resolve(&document).ok()?.events.pop()?;
        let said = DateLabel::of(&document, 1, &dated);
        Some((format!("{kind}: {when}"), said, dated))
    };
    ways.filter_map(label).collect()
}

#[test]
fn dates_that_differ_read_differently_beside_another_event_too() {
    let sieges = [
        "2022-05",
        "2022-05-03",
        "[2022-05,2022-07]",
        "1900~",
        "[1984?..]",
        "2022-05-03T12:00:00",
        "2001/2023",
    ];
    for siege in sieges {
        let labels = labels_beside(siege);
        // A set of which one member is left is a date.
        let form = |dated: &Dated| match &dated.form {
            Form::OneOf(members) | Form::EachOf(members) if members.len() == 1 => Form::Once,
            form => form.clone(),
        };
        // The cut at the writing, which is said beside a date, depends on the kind of event.
        let kind = |when: &str| when.starts_with("happened");
        assert!(labels.len() > 50, "{siege}: {}", labels.len());
        for (when, said, dated) in &labels {
            for (other, same, theirs) in &labels {
                let alike = dated.bounds == theirs.bounds && form(dated) == form(theirs);
                assert!(
                    alike || kind(when) != kind(other) || said.words != same.words,
                    "{siege}: {when} and {other} both read {:?}",
                    said.words
                );
            }
        }
    }
}
