//! Dates as people type them, and the EDTF that they are told to write instead.

use proptest::prelude::*;

use super::super::date::{EdtfDate, Hemisphere};
use super::{edited, report};

/// Texts that are no EDTF dates, each with the forms that its hint says to write.
const TYPED: &[(&str, &[&str])] = &[
    // Spaces, zeros and order.
    ("", &["2022", "2022-08", "2022-08-01"]),
    (" 2022", &["2022"]),
    ("[1667, 1668]", &["[1667,1668]"]),
    ("2022 - 08", &["2022-08"]),
    ("2022\u{2013}08", &["2022-08"]),
    ("185x", &["185X"]),
    ("2022-8-1", &["2022-08-01"]),
    ("2022-8", &["2022-08"]),
    ("476-9-4", &["0476-09-04"]),
    ("08/2022", &["2022-08"]),
    ("2022/08", &["2022-08"]),
    ("2022/08/01", &["2022-08-01"]),
    ("2022.08.01", &["2022-08-01"]),
    ("2022-13-08", &["2022-08-13"]),
    ("20220801", &["2022-08-01"]),
    ("202208", &["2022-08"]),
    ("8/1/2022", &["2022-01-08", "2022-08-01"]),
    ("1/8/2022", &["2022-08-01", "2022-01-08"]),
    ("1-8-2022", &["2022-08-01", "2022-01-08"]),
    ("1.8.2022", &["2022-08-01"]),
    ("13/1/2022", &["2022-01-13"]),
    ("1/13/2022", &["2022-01-13"]),
    ("8/8/2022", &["2022-08-08"]),
    // Days and months by name.
    ("1 August 2022", &["2022-08-01"]),
    ("Aug 3rd, 2022", &["2022-08-03"]),
    ("the 3rd of August, 2022", &["2022-08-03"]),
    ("Monday, 1 August 2022", &["2022-08-01"]),
    ("1-Aug-2022", &["2022-08-01"]),
    ("2022 August 1", &["2022-08-01"]),
    ("August 2022", &["2022-08"]),
    ("Sept. 2022", &["2022-09"]),
    ("in the hot days of August 2022", &["2022-08"]),
    ("morning of 1 August 2022", &["2022-08-01"]),
    ("Easter 1916", &["1916"]),
    // Parts of months and years.
    ("early August 2022", &["[2022-08-01..2022-08-10]"]),
    ("beginning of August 2022", &["[2022-08-01..2022-08-10]"]),
    ("mid August 2022", &["[2022-08-11..2022-08-20]"]),
    ("mid-August 2022", &["[2022-08-11..2022-08-20]"]),
    ("late August 2022", &["[2022-08-21..2022-08-31]"]),
    ("late February 2024", &["[2024-02-21..2024-02-29]"]),
    ("end of December 2022", &["[2022-12-21..2022-12-31]"]),
    ("early 2022", &["[2022-01..2022-04]"]),
    ("mid-2022", &["[2022-05..2022-08]"]),
    ("late 2022", &["[2022-09..2022-12]"]),
    ("summer 2022", &["2022-22"]),
    ("spring of 1968", &["1968-21"]),
    ("the fall of 1968", &["1968-23"]),
    ("late autumn 1968", &["1968-23"]),
    ("winter 1968-69", &["1968-24"]),
    ("winter 1968/69", &["1968-24"]),
    ("Q2 2022", &["2022-34"]),
    ("2022 Q2", &["2022-34"]),
    ("2022-Q4", &["2022-36"]),
    ("second quarter of 2022", &["2022-34"]),
    ("first half of 2022", &["2022-40"]),
    ("q1/2022", &["2022-33"]),
    ("2022/Q1", &["2022-33"]),
    ("second half of August 2022", &["[2022-08-16..2022-08-31]"]),
    ("first half of August 2022", &["[2022-08-01..2022-08-15]"]),
    ("H1 2022", &["2022-40"]),
    ("H2/2022", &["2022-41"]),
    ("2022-H2", &["2022-41"]),
    ("Aug-2022", &["2022-08"]),
    ("2022-Aug", &["2022-08"]),
    ("2022-215", &["2022-08-03"]),
    // About, and perhaps.
    ("c. 1850", &["1850~"]),
    ("c1850", &["1850~"]),
    ("ca 1850", &["1850~"]),
    ("ca. 1850", &["1850~"]),
    ("circa 1850", &["1850~"]),
    ("~ 1850", &["~1850"]),
    ("2022-08-01 ~", &["2022-08-01~"]),
    ("about August 2022", &["2022-08~"]),
    ("around 2022-08-01", &["2022-08-01~"]),
    ("1850 or so", &["1850~"]),
    ("1850-ish", &["1850~"]),
    ("1850 (approx.)", &["1850~"]),
    ("probably 1850", &["1850?"]),
    ("c. 44 BC", &["-0043~"]),
    // Decades and centuries.
    ("1850s", &["185X"]),
    ("the 1850s", &["185X"]),
    ("1850's", &["185X"]),
    ("c. 1850s", &["185X~"]),
    ("1800s", &["180X"]),
    ("early 1850s", &["185X", "[1850..1853]"]),
    ("mid-1850s", &["185X", "[1854..1856]"]),
    ("19th century", &["18XX"]),
    ("the nineteenth century", &["18XX"]),
    ("first century AD", &["00XX"]),
    ("early 19th century", &["18XX", "[1800..1833]"]),
    ("late 19th-century", &["18XX", "[1867..1899]"]),
    ("second half of the 19th century", &["18XX", "[1850..1899]"]),
    ("first half of the 1850s", &["185X", "[1850..1854]"]),
    ("5th century BC", &["-04XX"]),
    ("1st century BC", &["-00XX"]),
    ("18--", &["18XX"]),
    ("185-", &["185X"]),
    ("199u", &["199X"]),
    // Years of few digits, of many, and before year 1.
    ("12", &["0012"]),
    ("33", &["0033"]),
    ("476", &["0476"]),
    ("-44", &["-0044"]),
    ("44 BC", &["-0043"]),
    ("44 BCE", &["-0043"]),
    ("44 B.C.", &["-0043"]),
    ("44bc", &["-0043"]),
    ("March 44 BC", &["-0043-03"]),
    ("15 March 44 BC", &["-0043-03-15"]),
    ("1 BC", &["0000"]),
    ("AD 33", &["0033"]),
    ("A.D. 33", &["0033"]),
    ("33 CE", &["0033"]),
    ("24 August AD 79", &["0079-08-24"]),
    ("12500", &["Y12500"]),
    ("-12500", &["Y-12500"]),
    ("Y-9700", &["-9700"]),
    ("Y2022", &["2022"]),
    ("Y012500", &["Y12500"]),
    ("12500 BC", &["Y-12499"]),
    ("12,500 BC", &["Y-12499"]),
    ("66 million years ago", &["Y-66E6"]),
    ("4.54 billion years ago", &["Y-4540E6"]),
    ("about 2.58 Ma", &["Y-2580E3~"]),
    // Open and unknown ends.
    ("1850..", &["[1850..]", "1850/.."]),
    ("1850 - ?", &["1850/"]),
    ("?/1850", &["/1850"]),
    ("since 2001", &["2001/.."]),
    ("from 2001", &["2001/.."]),
    ("from August 2001 onwards", &["2001-08/.."]),
    ("2001 onwards", &["2001/.."]),
    ("2001-", &["2001/.."]),
    ("2001 - present", &["2001/.."]),
    ("2001/now", &["2001/.."]),
    ("from 2001 to today", &["2001/.."]),
    ("since early August 2022", &["2022-08~/.."]),
    ("since c. 1850", &["1850~/.."]),
    ("since the 1850s", &["185X/.."]),
    ("1984/open", &["1984/.."]),
    ("unknown/2006", &["/2006"]),
    ("until 1985", &["../1985"]),
    ("till 3 August 1985", &["../1985-08-03"]),
    ("up to 1985", &["../1985"]),
    ("before 1985", &["[..1984]", "../1984"]),
    ("before March 2000", &["[..2000-02]", "../2000-02"]),
    ("before 1 March 2000", &["[..2000-02-29]", "../2000-02-29"]),
    ("before the 1850s", &["[..1849]", "../1849"]),
    ("after 2001", &["[2002..]", "2002/.."]),
    ("after December 2001", &["[2002-01..]", "2002-01/.."]),
    ("after 2001-12-31", &["[2002-01-01..]", "2002-01-01/.."]),
    ("<1985", &["[..1984]", "../1984"]),
    ("by 1985", &["[..1985]"]),
    ("no later than 1985", &["[..1985]"]),
    ("not earlier than 1985", &["[1985..]"]),
    // Periods and choices.
    ("1914-18", &["1914/1918"]),
    ("1914-1918", &["1914/1918"]),
    ("1914\u{2013}1918", &["1914/1918"]),
    ("1939-45", &["1939/1945"]),
    ("1999-00", &["1999/2000"]),
    ("1667-8", &["1667/1668", "1667-08"]),
    ("1667-68", &["1667/1668"]),
    ("1968/69", &["1968/1969"]),
    ("1905/06", &["1905/1906", "1905-06"]),
    ("from 1914 to 1918", &["1914/1918"]),
    ("1914 to 1918", &["1914/1918"]),
    ("c. 1850-1860", &["1850~/1860"]),
    ("c. 1850-55", &["1850~/1855"]),
    ("mid-2022 to late 2022", &["2022-06~/2022-10~"]),
    (
        "1 Aug 2022 - 10 Aug 2022",
        &["2022-08-01/2022-08-10", "[2022-08-01..2022-08-10]"],
    ),
    (
        "2022-08-01 - 2022-08-10",
        &["2022-08-01/2022-08-10", "[2022-08-01..2022-08-10]"],
    ),
    (
        "1-10 August 2022",
        &["2022-08-01/2022-08-10", "[2022-08-01..2022-08-10]"],
    ),
    (
        "August 1-10, 2022",
        &["2022-08-01/2022-08-10", "[2022-08-01..2022-08-10]"],
    ),
    ("3 Aug to 5 Sept 2022", &["2022-08-03/2022-09-05"]),
    ("August to October 2022", &["2022-08/2022-10"]),
    ("between 1667 and 1672", &["1667/1672", "[1667..1672]"]),
    ("44-40 BC", &["-0043/-0039", "[-0043..-0039]"]),
    ("27 BC to AD 14", &["-0026/0014"]),
    ("AD 54-68", &["0054/0068", "[0054..0068]"]),
    ("1850s-1860s", &["185X/186X"]),
    ("1667 or 1668", &["[1667,1668]"]),
    ("1667 and 1670", &["{1667,1670}"]),
    ("1667, 1668", &["[1667,1668]", "{1667,1668}"]),
    (
        "2022-08-01..2022-08-10",
        &["[2022-08-01..2022-08-10]", "2022-08-01/2022-08-10"],
    ),
    // Parts of periods and sets.
    ("2022-8-1/2022-9-1", &["2022-08-01/2022-09-01"]),
    ("Y-2580E3/Y-9700", &["Y-2580E3/-9700"]),
    ("33/44", &["0033/0044"]),
    ("c. 1850/..", &["1850~/.."]),
    ("[2022-8-1..2022-8-10]", &["[2022-08-01..2022-08-10]"]),
    ("{44 BC, AD 33}", &["{-0043,0033}"]),
    ("[2022-08-04..2022-09]", &["[2022-08-04..2022-09-30]"]),
    ("{2022..2022-09-04}", &["{2022-01-01..2022-09-04}"]),
    (
        "[2022-08-04T10:00:00,2022-08-05T12:00:00]",
        &["[2022-08-04,2022-08-05]"],
    ),
    (
        "[2022-08-04T10:00:00..2022-08-04T12:00:00]",
        &["2022-08-04"],
    ),
    // Times.
    ("10 pm 4 August 2022", &["2022-08-04T22:00:00"]),
    ("10:30 p.m. on 4 August 2022", &["2022-08-04T22:30:00"]),
    ("22:00, 4 August 2022", &["2022-08-04T22:00:00"]),
    ("4 August 2022, 10 am", &["2022-08-04T10:00:00"]),
    ("2022-08-04T25:00:00", &[]),
    ("2022-08-01T14:30", &["2022-08-01T14:30:00"]),
    ("2022-08-01 14:30", &["2022-08-01T14:30:00"]),
    ("2022-08-01 14:30:05", &["2022-08-01T14:30:05"]),
    ("2022-08-01T14:30:05.841Z", &["2022-08-01T14:30:05Z"]),
    ("2022-08-01T14:30:05,841", &["2022-08-01T14:30:05"]),
    ("2022-08-01T14:30+0200", &["2022-08-01T14:30:00+02:00"]),
    ("20220801T143005Z", &["2022-08-01T14:30:05Z"]),
    ("2022-08-01T14", &["2022-08-01T14:00:00"]),
    ("1 August 2022, 2:30 pm", &["2022-08-01T14:30:00"]),
    ("2022-08-01 12:05 a.m.", &["2022-08-01T00:05:00"]),
    (
        "2022-08-01T14:00:00 to 2022-08-01T15:00:00",
        &["2022-08-01T14:00:00/2022-08-01T15:00:00"],
    ),
    (
        "2022-08-01T14:00/2022-08-01T15:00Z",
        &["2022-08-01T14:00:00Z/2022-08-01T15:00:00Z"],
    ),
    (
        "1 August 2022, 14:30 - 15:45",
        &["2022-08-01T14:30:00/2022-08-01T15:45:00"],
    ),
    (
        "2022-08-01T22:00/2022-08-02",
        &["2022-08-01T22:00:00/2022-08-02"],
    ),
    ("T14:30", &["2022-08-01T14:30:00"]),
    ("14:30:05", &["2022-08-01T14:30:05"]),
    // Calendars.
    ("1 March 1700 (O.S.)", &["1700-03-01"]),
    ("1 March 1700 OS", &["1700-03-01"]),
    ("25 October 1917 Old Style", &["1917-10-25"]),
    ("7 November 1917 (New Style)", &["1917-11-07"]),
    // Days and months that are none, no date, and dates without a year.
    ("2022-13", &[]),
    ("2022-02-30", &["2022-02-28"]),
    ("20220230", &["2022-02-28"]),
    ("20221301", &[]),
    ("2022-02-3X", &["2022-02-28"]),
    ("2022-366", &[]),
    ("29/2/2023", &["2023-02-28"]),
    ("31.4.2022", &["2022-04-30"]),
    ("2/29/2023", &["2023-02-28"]),
    ("31 April 2022", &["2022-04-30"]),
    ("April 31, 2022", &["2022-04-30"]),
    ("13/13/2022", &[]),
    ("no date", &[]),
    ("n.d.", &[]),
    ("Unknown", &[]),
    ("undated", &[]),
    ("?", &[]),
    ("", &["2022", "2022-08", "2022-08-01"]),
    ("/", &[]),
    ("../..", &[]),
    ("last spring", &["2022-04"]),
    ("two months ago", &["2022-04"]),
    ("1 August", &["2022-08-01", "2022-08"]),
    (
        "once upon a time",
        &["2022-08", "2022-04/2023-01", "[2022-08-01..2022-08-10]"],
    ),
];

/// Remarks that hints make beside the forms, by a part of each.
const REMARKS: &[(&str, &str)] = &[
    ("[1667, 1668]", "without the space"),
    (" 2022", "without the space around it"),
    ("2022\u{2013}08", "with plain hyphens"),
    ("33", "a year needs four digits"),
    ("-44", "which is 45 BC"),
    ("44 BC", "1 BC is the year 0000"),
    ("1914-18", "if years are meant; there is no month 18"),
    ("1667-8", "nothing tells which is meant"),
    ("8/1/2022", "nothing tells which is meant"),
    ("mid August 2022", "mid as 11 to 20"),
    ("early 2022", "January to April"),
    ("1800s", "the century"),
    ("since 2001", "known until the writing"),
    ("before 1985", "`relative_to: before("),
    ("after 2001", "`relative_to: after("),
    ("2022-08-01T14:30:05.841Z", "without the fraction"),
    ("T14:30", "with its day"),
    ("1 March 1700 (O.S.)", "`calendar: julian` beside it"),
    ("2022-13", "months run from 01 to 12"),
    ("2022-02-30", "the last day of that month"),
    ("2022-02-3X", "the last day of that month"),
    ("29/2/2023", "the last day of that month"),
    ("31.4.2022", "the last day of that month"),
    ("2/29/2023", "the last day of that month"),
    ("31 April 2022", "the last day of that month"),
    ("13/13/2022", "months run"),
    ("2022-215", "if that day of the year is meant"),
    ("2022-366", "no day 366"),
    ("2022-08-04T25:00:00", "hours run from 00 to 23"),
    ("2022-08-04T12:60:00Z", "minutes and seconds from 00 to 59"),
    ("[2022-08-04..2022-09]", "in the same unit"),
    (
        "[2022-08-04T10:00:00,2022-08-05T12:00:00]",
        "no times of a clock",
    ),
    ("[2022-02-30]", "the last day of that month"),
    ("[2022-01-01..2022-02-30]", "the last day of that month"),
    ("2023-02-29/2023-03-02", "the last day of that month"),
    ("[2022-13]", "months run"),
    ("no date", "leave `edtf` out"),
    ("n.d.", "leave `edtf` out"),
    ("Unknown", "leave `edtf` out"),
    ("undated", "leave `edtf` out"),
    ("?", "leave `edtf` out"),
    ("", "leave `edtf` out"),
    ("/", "leave `edtf` out"),
    ("../..", "leave `edtf` out"),
    ("last spring", "`relative_to: writing`"),
    ("1 August", "with its year"),
];

fn hint(text: &str) -> String {
    let error = EdtfDate::parse(text).expect_err(text);
    error.hint.expect(text)
}

/// The forms between backticks that a hint says to write: those before its first semicolon.
fn forms(hint: &str) -> Vec<&str> {
    let advice = hint.split(';').next().unwrap_or_default();
    advice.split('`').skip(1).step_by(2).collect()
}

/// Fails unless a document may hold each form that a hint says to write.
fn assert_can_be_written(text: &str, hint: &str) {
    for form in forms(hint) {
        let date = EdtfDate::parse(form);
        let date = date.unwrap_or_else(|error| panic!("{text}: {hint}: {error}"));
        for hemisphere in [Hemisphere::Northern, Hemisphere::Southern] {
            assert!(date.resolve(hemisphere).is_ok(), "{text}: {form}");
        }
    }
}

#[test]
fn what_people_type_gets_the_nearest_form() {
    let wrong: Vec<String> = TYPED
        .iter()
        .map(|(text, expected)| (text, expected, hint(text)))
        .filter(|(_, expected, hint)| forms(hint) != **expected)
        .map(|(text, expected, hint)| format!("{text}: {hint}, not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_form_that_a_hint_says_to_write_can_be_written() {
    for (text, _) in TYPED {
        assert_can_be_written(text, &hint(text));
    }
}

#[test]
fn a_hint_says_what_was_chosen_and_what_cannot_be_told() {
    for (text, remark) in REMARKS {
        let hint = hint(text);
        assert!(hint.contains(remark), "{text}: {hint}");
    }
}

#[test]
fn a_document_with_such_a_date_gets_the_hint_once_and_no_other_problem() {
    for (text, _) in TYPED {
        let found = report(edited(
            r#"edtf: "2022-08-01""#,
            &format!("edtf: \"{text}\""),
        ));
        let hint = hint(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert!(found[0].starts_with("29:"), "{text}: {found:#?}");
        assert!(
            found[0].ends_with(&format!("; {hint}")),
            "{text}: {found:#?}"
        );
    }
}

#[test]
fn a_text_of_any_length_gets_a_hint_at_once() {
    for text in [
        "1914-".repeat(100_000),
        "from ".repeat(100_000),
        "é".repeat(41),
    ] {
        assert!(hint(&text).starts_with("write a date such as"));
    }
}

/// Words, numbers and signs of which dates are made, with and without sense.
fn any_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "c.",
        "circa",
        "perhaps",
        "early",
        "mid",
        "late",
        "the",
        "of",
        "from",
        "to",
        "until",
        "since",
        "before",
        "after",
        "between",
        "and",
        "or",
        "or so",
        "by",
        "BC",
        "AD",
        "s",
        "th",
        "century",
        "August",
        "Feb",
        "summer",
        "winter",
        "Q2",
        "quarter",
        "half",
        "million years ago",
        "now",
        "last",
        "open",
        "unknown",
        "T",
        "Z",
        "pm",
        "-",
        "/",
        ".",
        "..",
        ",",
        ":",
        "[",
        "]",
        "~",
        "?",
        "0",
        "1",
        "8",
        "12",
        "13",
        "31",
        "44",
        "99",
        "476",
        "0000",
        "1850",
        "1900",
        "2022",
        "9999",
        "12500",
        "20220801",
        "4.54",
        "99999999999999999999",
        "é",
        "\u{2013}",
        "٣",
    ]);
    let gap = prop::sample::select(vec!["", " "]);
    prop::collection::vec((word, gap), 1..7).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

proptest! {
    #[test]
    fn no_hint_names_a_form_that_cannot_be_written(text in any_words()) {
        if let Err(error) = EdtfDate::parse(&text) {
            assert_can_be_written(&text, &error.hint.expect("every text gets a hint"));
        }
    }

    #[test]
    fn any_text_gets_a_hint(text in ".{0,80}") {
        if let Err(error) = EdtfDate::parse(&text) {
            assert_can_be_written(&text, &error.hint.expect("every text gets a hint"));
        }
    }
}
