//! The bounds we mean by every example of the standard's public page.

use super::*;

/// The examples of the Library of Congress's page on EDTF (4 February 2019), in its order: the first and the last
/// day, both inclusive, on which the event may start, and on which it may end; `-` where there is no bound. Written
/// from ISO 8601-2:2019; where that leaves the bounds to the user (seasons, all-of sets) the module says what ours
/// are.
const EXAMPLES: [(&str, [&str; 4]); 64] = [
    (
        "1985-04-12",
        ["1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    (
        "1985-04",
        ["1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"],
    ),
    (
        "1985",
        ["1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"],
    ),
    (
        "1985-04-12T23:20:30",
        ["1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    (
        "1985-04-12T23:20:30Z",
        ["1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    (
        "1985-04-12T23:20:30-04",
        ["1985-04-13", "1985-04-13", "1985-04-13", "1985-04-13"],
    ),
    (
        "1985-04-12T23:20:30+04:30",
        ["1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    (
        "1964/2008",
        ["1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"],
    ),
    (
        "2004-06/2006-08",
        ["2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"],
    ),
    (
        "2004-02-01/2005-02-08",
        ["2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"],
    ),
    (
        "2004-02-01/2005-02",
        ["2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28"],
    ),
    (
        "2004-02-01/2005",
        ["2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"],
    ),
    (
        "2005/2006-02",
        ["2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28"],
    ),
    (
        "Y170000002",
        [
            "Y170000002-01-01",
            "Y170000002-12-31",
            "Y170000002-01-01",
            "Y170000002-12-31",
        ],
    ),
    (
        "Y-170000002",
        [
            "Y-170000002-01-01",
            "Y-170000002-12-31",
            "Y-170000002-01-01",
            "Y-170000002-12-31",
        ],
    ),
    (
        "2001-21",
        ["2001-03-01", "2001-05-31", "2001-03-01", "2001-05-31"],
    ),
    (
        "1984?",
        ["1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31"],
    ),
    (
        "2004-06~",
        ["2004-06-01", "2004-06-30", "2004-06-01", "2004-06-30"],
    ),
    (
        "2004-06-11%",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "201X",
        ["2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"],
    ),
    (
        "20XX",
        ["2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31"],
    ),
    (
        "2004-XX",
        ["2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31"],
    ),
    (
        "1985-04-XX",
        ["1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"],
    ),
    (
        "1985-XX-XX",
        ["1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"],
    ),
    (
        "1985-04-12/..",
        ["1985-04-12", "1985-04-12", "1985-04-12", "-"],
    ),
    (
        "1985-04/..",
        ["1985-04-01", "1985-04-30", "1985-04-01", "-"],
    ),
    ("1985/..", ["1985-01-01", "1985-12-31", "1985-01-01", "-"]),
    (
        "../1985-04-12",
        ["-", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    (
        "../1985-04",
        ["-", "1985-04-30", "1985-04-01", "1985-04-30"],
    ),
    ("../1985", ["-", "1985-12-31", "1985-01-01", "1985-12-31"]),
    (
        "1985-04-12/",
        ["1985-04-12", "1985-04-12", "1985-04-12", "-"],
    ),
    ("1985-04/", ["1985-04-01", "1985-04-30", "1985-04-01", "-"]),
    ("1985/", ["1985-01-01", "1985-12-31", "1985-01-01", "-"]),
    (
        "/1985-04-12",
        ["-", "1985-04-12", "1985-04-12", "1985-04-12"],
    ),
    ("/1985-04", ["-", "1985-04-30", "1985-04-01", "1985-04-30"]),
    ("/1985", ["-", "1985-12-31", "1985-01-01", "1985-12-31"]),
    (
        "-1985",
        ["-1985-01-01", "-1985-12-31", "-1985-01-01", "-1985-12-31"],
    ),
    (
        "Y-17E7",
        [
            "Y-170000000-01-01",
            "Y-170000000-12-31",
            "Y-170000000-01-01",
            "Y-170000000-12-31",
        ],
    ),
    (
        "1950S2",
        ["1900-01-01", "1999-12-31", "1900-01-01", "1999-12-31"],
    ),
    (
        "Y171010000S3",
        [
            "Y171000000-01-01",
            "Y171999999-12-31",
            "Y171000000-01-01",
            "Y171999999-12-31",
        ],
    ),
    (
        "Y3388E2S3",
        [
            "Y338000-01-01",
            "Y338999-12-31",
            "Y338000-01-01",
            "Y338999-12-31",
        ],
    ),
    (
        "2001-34",
        ["2001-04-01", "2001-06-30", "2001-04-01", "2001-06-30"],
    ),
    (
        "[1667,1668,1670..1672]",
        ["1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31"],
    ),
    ("[..1760-12-03]", ["-", "1760-12-03", "-", "1760-12-03"]),
    ("[1760-12..]", ["1760-12-01", "-", "1760-12-01", "-"]),
    (
        "[1760-01,1760-02,1760-12..]",
        ["1760-01-01", "-", "1760-01-01", "-"],
    ),
    (
        "[1667,1760-12]",
        ["1667-01-01", "1760-12-31", "1667-01-01", "1760-12-31"],
    ),
    ("[..1984]", ["-", "1984-12-31", "-", "1984-12-31"]),
    (
        "{1667,1668,1670..1672}",
        ["1667-01-01", "1667-12-31", "1672-01-01", "1672-12-31"],
    ),
    (
        "{1960,1961-12}",
        ["1960-01-01", "1960-12-31", "1961-12-01", "1961-12-31"],
    ),
    ("{..1984}", ["-", "1983-12-31", "1984-01-01", "1984-12-31"]),
    (
        "2004-06-11%",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "2004-06~-11",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "2004?-06-11",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "?2004-06-~11",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "2004-%06-11",
        ["2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ),
    (
        "156X-12-25",
        ["1560-12-25", "1569-12-25", "1560-12-25", "1569-12-25"],
    ),
    (
        "15XX-12-25",
        ["1500-12-25", "1599-12-25", "1500-12-25", "1599-12-25"],
    ),
    // Some December of any year has no place on a time axis.
    ("XXXX-12-XX", ["-", "-", "-", "-"]),
    (
        "1XXX-XX",
        ["1000-01-01", "1999-12-31", "1000-01-01", "1999-12-31"],
    ),
    (
        "1XXX-12",
        ["1000-12-01", "1999-12-31", "1000-12-01", "1999-12-31"],
    ),
    (
        "1984-1X",
        ["1984-10-01", "1984-12-31", "1984-10-01", "1984-12-31"],
    ),
    (
        "2004-06-~01/2004-06-~20",
        ["2004-06-01", "2004-06-01", "2004-06-20", "2004-06-20"],
    ),
    (
        "2004-06-XX/2004-07-03",
        ["2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"],
    ),
];

/// Texts that the page says are not EDTF.
const FORBIDDEN: [&str; 2] = ["20050924T100000", "-Y170000002"];

fn read(edtf: &str, hemisphere: Hemisphere) -> Result<DateMeaning, DateError> {
    EdtfDate::parse(edtf)?.resolve(hemisphere)
}

#[test]
fn every_example_of_the_library_of_congress_has_the_bounds_we_mean() {
    assert_eq!(EXAMPLES.len() + FORBIDDEN.len(), 66);
    for (edtf, expected) in EXAMPLES {
        let reading = read(edtf, Hemisphere::Northern).expect(edtf);
        let Bounds { start, end } = reading.bounds;
        let bounds = [
            start.earliest_day(),
            start.latest_day(),
            end.earliest_day(),
            end.latest_day(),
        ];
        let bounds = bounds.map(|day| day.unwrap_or_else(|| "-".to_owned()));
        assert_eq!(bounds, expected, "{edtf}");
    }
    for edtf in FORBIDDEN {
        assert!(read(edtf, Hemisphere::Northern).is_err(), "{edtf}");
    }
}

#[test]
fn seasons_are_whole_months_and_turn_with_the_hemisphere() {
    for (edtf, hemisphere, first, last) in [
        ("2022-22", Hemisphere::Northern, "2022-06-01", "2022-08-31"),
        ("2022-24", Hemisphere::Northern, "2022-12-01", "2023-02-28"),
        ("2022-22", Hemisphere::Southern, "2022-12-01", "2023-02-28"),
        ("2022-24", Hemisphere::Southern, "2022-06-01", "2022-08-31"),
        ("2022-26", Hemisphere::Southern, "2022-06-01", "2022-08-31"),
        ("2023-24", Hemisphere::Northern, "2023-12-01", "2024-02-29"),
    ] {
        let bounds = read(edtf, hemisphere).expect(edtf).bounds;
        assert_eq!(
            bounds.start.earliest_day().as_deref(),
            Some(first),
            "{edtf}"
        );
        assert_eq!(bounds.start.latest_day().as_deref(), Some(last), "{edtf}");
    }
}

#[test]
fn a_qualifier_marks_an_end_and_leaves_its_window() {
    let about = read("2022-08~/2023-01", Hemisphere::Northern).expect("EDTF");
    let plain = read("2022-08/2023-01", Hemisphere::Northern).expect("EDTF");
    assert_eq!(about.bounds, plain.bounds);
    assert!(matches!(
        about.start_edge,
        Edge::Dated {
            approximate: true,
            precision: Precision::Month,
            ..
        }
    ));
    assert!(matches!(
        about.end_edge,
        Edge::Dated {
            approximate: false,
            ..
        }
    ));
}

#[test]
fn what_cannot_be_is_refused() {
    for (edtf, part) in [
        ("2023/2022", "end precedes interval start"),
        ("Y9E18", "too far away"),
        ("2022-02-30", "no EDTF date"),
        ("early August", "no EDTF date"),
    ] {
        let error = read(edtf, Hemisphere::Northern).expect_err(edtf);
        assert!(error.message.contains(part), "{edtf}: {error}");
        assert!(error.hint.is_some(), "{edtf}");
    }
}

#[test]
fn neighbouring_members_of_a_set_are_one_place() {
    let reading = read("[1667,1668,1670..1672]", Hemisphere::Northern).expect("EDTF");
    let Form::OneOf(places) = reading.form else {
        panic!("a one-of set")
    };
    assert_eq!(places.len(), 2);
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_date_that_can_be_said_or_none(text in ".{0,24}|Y-?[0-9]{1,20}(E[0-9]{1,3})?(S[0-9]{1,3})?(-[0-9]{2}){0,2}") {
        if let Err(error) = EndDate::parse(&text) {
            proptest::prop_assert!(error.hint.is_some());
        }
        if let Ok(date) = EdtfDate::parse(&text) {
            for hemisphere in [Hemisphere::Northern, Hemisphere::Southern] {
                proptest::prop_assert!(!date.words(hemisphere).is_empty());
                let Bounds { start, end } = date.meaning(hemisphere).bounds;
                let said = super::words::words_for(&Form::Once, Bounds { start, end }, [Edge::Unknown; 2], super::words::Zone::Utc);
                proptest::prop_assert!(!said.is_empty());
            }
        }
    }

    #[test]
    fn what_looks_like_edtf_has_ordered_windows_and_words(text in "[0-9XYES~?%./,\\[\\]{}T:Z-]{1,22}") {
        let Ok(date) = EdtfDate::parse(&text) else { return Ok(()) };
        proptest::prop_assert!(!date.words(Hemisphere::Southern).is_empty());
        if let Ok(reading) = date.resolve(Hemisphere::Southern) {
            for window in [reading.bounds.start, reading.bounds.end] {
                if let (Some(from), Some(until)) = (window.from, window.until) {
                    proptest::prop_assert!(from < until, "{}", text);
                }
            }
        }
    }
}
