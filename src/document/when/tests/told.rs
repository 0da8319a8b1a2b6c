//! Words of dates that a relation or the writing makes of those of the document.

use super::*;

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

#[test]
fn one_of_several_times_is_still_one_of_them_behind_a_chain_of_relations() {
    let document = document(&[
        ("last", "happened", "relative_to: until(\"middle\")"),
        ("middle", "happened", "relative_to: from(\"first\")"),
        ("first", "happened", "relative_to: from(\"siege\")"),
        ("siege", "happened", "edtf: \"[2022-05~,2022-07]\""),
        (
            "other",
            "happened",
            "relative_to: from(\"siege\"), edtf: \"../2022-06\"",
        ),
        ("end", "happened", "relative_to: until(\"other\")"),
    ]);
    let dates = resolve(&document).expect("the dates agree").events;
    for (index, words) in [
        (0, "until “The middle”: up to about May 2022 or July 2022"),
        (1, "from “The first”: about May 2022 or July 2022 on"),
        // Its own end leaves one beginning, which the last one counts from.
        (4, "from “The siege”: about May to June 2022"),
        (5, "until “The other”: up to about May 2022"),
    ] {
        let said = DateLabel::of(&document, index, &dates[index]);
        assert_eq!(said.words, words);
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
