mod labels;
mod told;

use super::*;
use crate::document::{
    Event, RelativeTo,
    date::{Bounds, Calendar, EdtfDate},
};

/// A document of these events, given as (id, kind, date), of a text written on 10 March 2023.
fn document(events: &[(&str, &str, &str)]) -> Document {
    let events_text: String = events
        .iter()
        .map(|(id, kind, when)| {
            format!("(id: \"{id}\", title: \"The {id}\", kind: {kind}, lane: \"all\", when: ({when}, because: \"b\")),")
        })
        .collect();
    let text = format!(
        "(format: 1, source: (title: \"T\", author: \"A\", publisher: \"P\", genre: paper, \
         written: (edtf: \"2023-03-10\", evidence: \"E\")), \
         lanes: [(id: \"all\", name: \"All\", holds: \"all\")], events: [{events_text}], claims: [])"
    );
    ron::Options::default()
        .with_default_extension(
            ron::extensions::Extensions::IMPLICIT_SOME
                | ron::extensions::Extensions::UNWRAP_NEWTYPES,
        )
        .from_str(&text)
        .expect("the text is well formed")
}

fn dated(events: &[(&str, &str, &str)]) -> Vec<Dated> {
    resolve(&document(events)).expect("the dates agree").events
}

/// The first and last day of both ends, `..` where there is none.
fn days(dated: &Dated) -> String {
    let day = |day: Option<String>| day.unwrap_or_else(|| "..".to_owned());
    let window = |window: &Window| {
        format!(
            "{} to {}",
            day(window.earliest_day()),
            day(window.latest_day())
        )
    };
    format!(
        "{}, {}",
        window(&dated.bounds.start),
        window(&dated.bounds.end)
    )
}

#[test]
fn a_relation_gives_the_bounds_that_it_implies_and_no_more() {
    for (relation, expected) in [
        ("before", ".. to 2022-08-05, .. to 2022-08-05"),
        (
            "after",
            "2022-09-01 to 2023-03-10, 2022-09-01 to 2023-03-10",
        ),
        ("from", "2022-08-05 to 2022-08-05, 2022-08-05 to .."),
        ("until", ".. to 2022-08-05, 2022-08-05 to 2022-08-05"),
    ] {
        let when = format!("relative_to: {relation}(\"siege\")");
        let document = document(&[
            ("siege", "happened", "edtf: \"2022-08-05/2022-09\""),
            ("other", "happened", &when),
        ]);
        let dated = resolve(&document).expect("the dates agree").events;
        let said = DateLabel::of(&document, 1, &dated[1]);
        assert_eq!(days(&dated[1]), expected, "{relation}");
        assert_eq!(
            dated[1].provenance,
            Provenance::Derived {
                from: 0,
                told_by: 0
            }
        );
        let reading = EdtfDate::parse(&said.edtf.to_string()).expect("what is derived is EDTF");
        let reading = reading.meaning(document.hemisphere);
        assert_eq!(reading.bounds, dated[1].bounds, "{}", said.edtf);
        assert_eq!(dated[1].is_period(), ["from", "until"].contains(&relation));
        let beginning = format!("{relation} “The siege”: ");
        assert!(said.words.starts_with(&beginning));
    }
}

#[test]
fn a_date_of_its_own_supplies_the_bounds_that_the_relation_leaves_open() {
    for (relation, own, expected) in [
        (
            "before",
            "2022-08",
            "2022-08-01 to 2022-08-05, 2022-08-01 to 2022-08-05",
        ),
        (
            "after",
            "2022",
            "2022-09-01 to 2022-12-31, 2022-09-01 to 2022-12-31",
        ),
        (
            "from",
            "../2022-10",
            "2022-08-05 to 2022-08-05, 2022-10-01 to 2022-10-31",
        ),
        (
            "until",
            "2021/..",
            "2021-01-01 to 2021-12-31, 2022-08-05 to 2022-08-05",
        ),
        (
            "from",
            "2022/..",
            "2022-08-05 to 2022-08-05, 2022-08-05 to ..",
        ),
    ] {
        let when = format!("relative_to: {relation}(\"siege\"), edtf: \"{own}\"");
        let dated = dated(&[
            ("siege", "happened", "edtf: \"2022-08-05/2022-09\""),
            ("other", "happened", &when),
        ]);
        assert_eq!(days(&dated[1]), expected, "{relation} {own}");
    }
}

#[test]
fn a_relation_follows_when_the_other_date_changes() {
    for (siege, expected) in [
        ("2022-08-05", ".. to 2022-08-05, .. to 2022-08-05"),
        ("2021", ".. to 2021-12-31, .. to 2021-12-31"),
        ("2020-02/2022", ".. to 2020-02-29, .. to 2020-02-29"),
    ] {
        let siege = format!("edtf: \"{siege}\"");
        let dated = dated(&[
            ("last", "happened", "relative_to: before(\"middle\")"),
            ("siege", "happened", &siege),
            ("middle", "happened", "relative_to: before(\"siege\")"),
        ]);
        assert_eq!(days(&dated[0]), expected);
    }
}

#[test]
fn a_relation_narrows_each_possible_date() {
    let dated = dated(&[
        ("siege", "happened", "edtf: \"2022-08-05\""),
        (
            "other",
            "happened",
            "relative_to: before(\"siege\"), edtf: \"[2022-08-01..2022-08-10]\"",
        ),
    ]);
    assert_eq!(
        days(&dated[1]),
        "2022-08-01 to 2022-08-05, 2022-08-01 to 2022-08-05"
    );
    let Form::OneOf(windows) = &dated[1].form else {
        panic!("it is still one of several");
    };
    assert!(
        windows
            .iter()
            .all(|window| window.latest_day().as_deref() <= Some("2022-08-05"))
    );
}

#[test]
fn a_date_of_its_own_is_kept_as_it_is_where_the_relation_changes_nothing() {
    let document = document(&[
        ("siege", "happened", "edtf: \"2022-08-05\""),
        (
            "other",
            "happened",
            "relative_to: before(\"siege\"), edtf: \"2021-03~\"",
        ),
    ]);
    let dated = resolve(&document).expect("the dates agree").events;
    assert_eq!(
        DateLabel::of(&document, 1, &dated[1]).edtf.one(),
        Some("2021-03~")
    );
}

#[test]
fn what_the_text_says_of_the_past_is_never_shown_behind_the_writing() {
    for (edtf, expected, is_cut) in [
        (
            "2023",
            "2023-01-01 to 2023-03-10, 2023-01-01 to 2023-03-10",
            true,
        ),
        (
            "2022/2023",
            "2022-01-01 to 2022-12-31, 2023-01-01 to 2023-03-10",
            true,
        ),
        (
            "2001/..",
            "2001-01-01 to 2001-12-31, 2001-01-01 to ..",
            false,
        ),
        (
            "[2023-01-01..]",
            "2023-01-01 to 2023-03-10, 2023-01-01 to 2023-03-10",
            true,
        ),
        (
            "[2022,2024]",
            "2022-01-01 to 2022-12-31, 2022-01-01 to 2022-12-31",
            true,
        ),
        (
            "2022",
            "2022-01-01 to 2022-12-31, 2022-01-01 to 2022-12-31",
            false,
        ),
        // The checks speak of what lies wholly behind it.
        (
            "2024",
            "2024-01-01 to 2024-12-31, 2024-01-01 to 2024-12-31",
            false,
        ),
    ] {
        for kind in ["happened", "ongoing", "alleged"] {
            let when = format!("edtf: \"{edtf}\"");
            let dated = &dated(&[("war", kind, &when)])[0];
            assert_eq!(
                (days(dated).as_str(), dated.cut_at_writing),
                (expected, is_cut),
                "{edtf}, {kind}"
            );
        }
    }
}

#[test]
fn what_is_feared_is_never_shown_before_the_writing() {
    for (edtf, expected, clipped) in [
        (
            "2023-03-10/2024",
            "2023-03-10 to 2023-03-10, 2024-01-01 to 2024-12-31",
            false,
        ),
        (
            "2023",
            "2023-03-11 to 2023-12-31, 2023-03-11 to 2023-12-31",
            true,
        ),
        (
            "../2024",
            "2023-03-11 to 2024-12-31, 2024-01-01 to 2024-12-31",
            true,
        ),
        (
            "2023-03-11/2024",
            "2023-03-11 to 2023-03-11, 2024-01-01 to 2024-12-31",
            false,
        ),
        (
            "2024",
            "2024-01-01 to 2024-12-31, 2024-01-01 to 2024-12-31",
            false,
        ),
        (
            "2023-03-10",
            "2023-03-10 to 2023-03-10, 2023-03-10 to 2023-03-10",
            false,
        ),
    ] {
        let when = format!("edtf: \"{edtf}\"");
        let document = document(&[("war", "hypothetical", &when)]);
        let feared = &resolve(&document).expect("the date is good").events[0];
        assert_eq!(
            (days(feared).as_str(), feared.cut_at_writing),
            (expected, clipped),
            "{edtf}"
        );
        assert_eq!(DateLabel::of(&document, 0, feared).edtf.one(), Some(edtf));
    }
}

#[test]
fn a_chain_of_relations_as_long_as_a_document_is_resolved() {
    const LENGTH: usize = 100_000;
    let mut document = document(&[("siege", "happened", "edtf: \"2022-08-05\"")]);
    let first = document.events[0].clone();
    document.events = (0..LENGTH)
        .map(|n| Event {
            id: format!("event-{n}").into(),
            ..first.clone()
        })
        .collect();
    for n in 0..LENGTH - 1 {
        document.events[n].when.edtf = None;
        document.events[n].when.relative_to = RelativeTo::Before(format!("event-{}", n + 1).into());
    }
    let resolved = resolve(&document).expect("the dates agree");
    assert_eq!(
        days(&resolved.events[0]),
        ".. to 2022-08-05, .. to 2022-08-05"
    );

    document.events[LENGTH - 1].when.relative_to = RelativeTo::After("event-0".into());
    let problems = resolve(&document).expect_err("the chain is a circle now");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.len() < 1_000);
}

#[test]
fn what_hangs_on_a_circle_is_not_reported_besides() {
    let document = document(&[
        ("tail", "happened", "relative_to: after(\"a\")"),
        ("a", "happened", "relative_to: after(\"b\")"),
        ("b", "happened", "relative_to: until(\"c\")"),
        ("c", "happened", "relative_to: before(\"a\")"),
    ]);
    let problems = resolve(&document).expect_err("the dates go in a circle");
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0]
            .message
            .ends_with("`a` after `b` until `c` before `a`")
    );
    assert_eq!(problems[0].path.to_string(), "events[1].when.relative_to");
}

#[test]
fn what_counts_from_the_writing_without_a_reading_is_reported_as_the_reader_would() {
    let document = document(&[("a", "happened", "relative_to: writing")]);
    let problems = resolve(&document).expect_err("there is no date");
    assert_eq!(problems[0].path.to_string(), "events[0].when.relative_to");
}

#[test]
fn an_event_that_nothing_dates_is_undated_whatever_its_kind() {
    for kind in ["happened", "ongoing", "alleged", "hypothetical"] {
        for when in [
            "calendar: gregorian",
            "edtf: \"XXXX\"",
            "edtf: \"XXXX-12-25\"",
        ] {
            let dated = &dated(&[("a", kind, when)])[0];
            assert!(dated.is_undated(), "{kind} {when}: {dated:?}");
            assert!(!dated.cut_at_writing, "{kind} {when}");
        }
    }
}

#[test]
fn a_relation_to_an_undated_event_leaves_a_date_as_it_is_and_gives_none() {
    for relation in ["before", "after", "from", "until"] {
        let alone = format!("relative_to: {relation}(\"x\")");
        let with_reading = format!("{alone}, edtf: \"2004\"");
        let undated = "calendar: gregorian";
        let document = document(&[
            ("x", "happened", undated),
            ("y", "happened", &alone),
            ("z", "happened", &with_reading),
        ]);
        let resolved = resolve(&document).expect("the dates agree");
        assert!(resolved.events[1].is_undated(), "{relation}");
        let label = DateLabel::of(&document, 1, &resolved.events[1]);
        assert_eq!(label.words, format!("{relation} “The x”: undated"));
        assert_eq!(label.edtf.one(), Some("XXXX"));
        let [start, end] = [
            resolved.events[2].bounds.start,
            resolved.events[2].bounds.end,
        ];
        assert_eq!(start.earliest_day().as_deref(), Some("2004-01-01"));
        assert_eq!(end.latest_day().as_deref(), Some("2004-12-31"));
    }
}

#[test]
fn a_text_has_some_date_of_writing() {
    let mut document = document(&[]);
    document.source.written.edtf = "XXXX".parse().expect("EDTF");
    let problems = resolve(&document).expect_err("it says nothing");
    assert_eq!(problems[0].path.to_string(), "source.written.edtf");
}

#[test]
fn a_text_may_be_dated_in_the_old_style() {
    let mut document = document(&[("a", "ongoing", "edtf: \"1917\"")]);
    document.source.written.edtf = "1917-10-25".parse().expect("EDTF");
    document.source.written.calendar = Calendar::Julian;
    let resolved = resolve(&document).expect("good dates");
    assert_eq!(
        resolved.written_label.words,
        "7 November (Old Style 25 October) 1917"
    );
    // What goes on does so until that day of the New Style.
    let end = resolved.events[0].bounds.end.latest_day();
    assert_eq!(end.as_deref(), Some("1917-11-07"));
}

#[test]
fn a_set_that_its_relation_leaves_no_member_of_is_refused() {
    for relation in ["from", "until"] {
        let when = format!("edtf: \"[2001,2010]\", relative_to: {relation}(\"x\")");
        let document = document(&[
            ("x", "happened", "edtf: \"2004\""),
            ("y", "happened", &when),
        ]);
        let problems = resolve(&document).expect_err("2004 is no member");
        assert_eq!(problems.len(), 1);
        let said = problems[0].to_string();
        assert!(
            said.contains("events[1].when.edtf") && said.contains("`[2001,2010]`"),
            "{said}"
        );
    }
}

#[test]
fn what_begins_or_ends_at_one_of_several_times_does_so_at_none_between_them() {
    let of_y = |when: &str| {
        let document = document(&[
            ("x", "happened", "edtf: \"[2001,2010]\""),
            ("y", "happened", when),
        ]);
        let dated = resolve(&document).ok()?.events.pop()?;
        Some(DateLabel::of(&document, 1, &dated).edtf.to_string())
    };
    for when in [
        "edtf: \"[2005,2006]\", relative_to: from(\"x\")",
        "edtf: \"2005\", relative_to: from(\"x\")",
        "edtf: \"1999/2005\", relative_to: until(\"x\")",
    ] {
        assert_eq!(of_y(when), None, "{when}");
    }
    for (when, left) in [
        (
            "edtf: \"[2001,2005,2010]\", relative_to: from(\"x\")",
            "[2001,2010]",
        ),
        ("edtf: \"[2009..2015]\", relative_to: from(\"x\")", "2010"),
        (
            "edtf: \"1999/2010\", relative_to: until(\"x\")",
            "1999/2010",
        ),
    ] {
        assert_eq!(of_y(when).as_deref(), Some(left), "{when}");
    }
}
