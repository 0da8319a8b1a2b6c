mod beyond_edtf;

use proptest::prelude::*;

use super::super::edtf::{EdtfDate, EndDate};
use super::super::edtf_text::EdtfText;
use super::super::edtf_text::tests::edtf_like;
use super::super::meaning::{Bounds, Edge, Form, Window};
use super::super::own::OwnDate;
use super::super::reckoning::{Calendar, Hemisphere, Reckoning};
use super::*;

/// The edges of bounds that no date gives.
const UNGIVEN: [Edge; 2] = [Edge::Unknown; 2];

fn read(edtf: &str) -> EdtfDate {
    EdtfDate::parse(edtf).expect(edtf)
}

fn bounds(edtf: &str, hemisphere: Hemisphere) -> Option<Bounds> {
    let meaning = EdtfDate::parse(edtf).ok()?.resolve(hemisphere).ok()?;
    Some(meaning.bounds)
}

fn assert_words(table: &[(&str, &str)]) {
    for (edtf, words) in table {
        assert_eq!(read(edtf).words(Hemisphere::Northern), *words, "{edtf}");
    }
}

#[test]
fn dates_are_said_as_a_reader_says_them() {
    assert_words(&[
        ("2022-04", "April 2022"),
        ("2022-08-04", "4 August 2022"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("1984?", "perhaps 1984"),
        ("2022-10-10~", "about 10 October 2022"),
        ("2004-06%", "perhaps about June 2004"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("2004-06-~11", "11 June 2004 (day approximate)"),
        (
            "?2004-06-~11",
            "11 June 2004 (year uncertain, day approximate)",
        ),
        ("2004-06-11%", "perhaps about 11 June 2004"),
        ("2004?-21", "spring 2004 (year uncertain)"),
        ("2004?-34", "the second quarter of 2004 (year uncertain)"),
        ("0033", "AD 33"),
        ("0009-04", "April, AD 9"),
        ("0009-04-03~", "about 3 April, AD 9"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
        ("2022-08-04T13:05:00Z", "4 August 2022, 13:05 UTC"),
        ("2022-08-04T13:05:00", "4 August 2022, 13:05"),
        (
            "1985-04-12T23:20:00+05:00",
            "12 April 1985, 23:20 UTC+05:00",
        ),
        ("1985-04-12T23:20:00-04", "12 April 1985, 23:20 UTC−04:00"),
    ]);
}

#[test]
fn a_year_that_is_hard_to_read_is_grouped_or_rounded() {
    assert_words(&[
        ("Y-17E7", "170 million years ago"),
        ("Y-66E6", "66 million years ago"),
        (
            "Y-4540E6S3",
            "4.54 billion years ago to 3 significant digits",
        ),
        ("Y-4E9S1", "4 billion years ago to 1 significant digit"),
        ("Y-100000/Y-50000", "from 100,000 to 50,000 years ago"),
        (
            "Y-138E8/Y-66E6",
            "from 13.8 billion years ago to 66 million years ago",
        ),
        ("Y170000002", "AD 170,000,002"),
        ("Y-170000002", "170,000,003 BC"),
        ("Y12000", "AD 12,000"),
        ("-9999", "10,000 BC"),
        ("1950S2", "some year from 1900 to 1999, estimated as 1950"),
        (
            "-1950S2",
            "some year from 2000 to 1901 BC, estimated as 1951 BC",
        ),
        (
            "Y3388E2S3",
            "some year from AD 338,000 to 338,999, estimated as AD 338,800",
        ),
    ]);
}

#[test]
fn digits_that_are_not_given_are_said_as_what_they_leave_open() {
    assert_words(&[
        ("198X", "the 1980s"),
        ("198X~", "about the 1980s"),
        ("18XX", "the 19th century (1800–1899)"),
        ("19XX", "the 20th century (1900–1999)"),
        ("190X", "1900–1909"),
        ("003X", "AD 30–39"),
        ("01XX", "the 2nd century (AD 100–199)"),
        ("-004X", "some year from 50 to 41 BC"),
        ("-XXXX", "an unknown year BC"),
        ("00XX", "some year from 1 BC to AD 99"),
        ("1XXX", "some year from 1000 to 1999"),
        ("19X5", "some year from 1905 to 1995 that ends in 5"),
        ("XXX5", "some year from AD 5 to 9995 that ends in 5"),
        ("1X85", "some year from 1085 to 1985 that ends in 85"),
        ("-XXX5", "some year from 9996 to 6 BC"),
        ("XXXX/2020", "from an unknown year to 2020"),
        ("XXXX", "an unknown year"),
        ("1985-04-XX", "some day in April 1985"),
        ("1985-XX", "some month in 1985"),
        ("1985-XX-XX", "some day in 1985"),
        ("1984-1X", "some month from October to December 1984"),
        ("1984-0X", "some month from January to September 1984"),
        ("1984-X3", "March 1984"),
        ("2004-06-1X", "some day from 10 to 19 June 2004"),
        ("2004-06-3X", "30 June 2004"),
        ("2004-07-3X", "some day from 30 to 31 July 2004"),
        ("2004-06-X5", "some day among 5, 15 and 25 June 2004"),
        ("1985-XX-12", "day 12 of some month in 1985"),
        (
            "1985-1X-12",
            "day 12 of some month from October to December 1985",
        ),
        ("156X-12-25", "25 December of a year in the 1560s"),
        ("1XXX-12", "December of some year from 1000 to 1999"),
        ("XXXX-12-XX", "some day in December of an unknown year"),
        ("1XXX-XX", "some month in some year from 1000 to 1999"),
        ("XXXX-02-29", "29 February of an unknown year"),
    ]);
}

#[test]
fn a_season_that_crosses_into_the_next_year_names_both() {
    for (edtf, northern, southern) in [
        ("1968-21", "spring 1968", "spring 1968"),
        ("1968-24", "winter 1968–69", "winter 1968"),
        ("1968-22", "summer 1968", "summer 1968–69"),
        ("1999-24", "winter 1999–2000", "winter 1999"),
        ("-0043-24", "winter 44–43 BC", "winter 44 BC"),
        ("0000-24", "winter 1 BC – AD 1", "winter 1 BC"),
        ("0009-24", "winter, AD 9–10", "winter, AD 9"),
        ("1968-32", "southern winter 1968", "southern winter 1968"),
        (
            "1968-28",
            "northern winter 1968–69",
            "northern winter 1968–69",
        ),
        (
            "156X-24",
            "winter of a year in the 1560s",
            "winter of a year in the 1560s",
        ),
    ] {
        let words = |hemisphere| read(edtf).words(hemisphere);
        assert_eq!(words(Hemisphere::Northern), northern, "{edtf}");
        assert_eq!(words(Hemisphere::Southern), southern, "{edtf}");
    }
}

#[test]
fn parts_of_a_year_are_said_in_full() {
    assert_words(&[
        ("2001-34", "the second quarter of 2001"),
        ("2001-39", "the last third of 2001"),
        ("2001-40", "the first half of 2001"),
        ("156X-33", "the first quarter of a year in the 1560s"),
    ]);
}

#[test]
fn an_interval_says_once_what_its_dates_share() {
    assert_words(&[
        (
            "2022-12-27/2023-01-09",
            "from 27 December 2022 to 9 January 2023",
        ),
        ("2022-07-28/2022-08-03", "from 28 July to 3 August 2022"),
        ("2022-08-01/2022-08-10", "from 1 to 10 August 2022"),
        ("2022-10~/2023-03", "from about October 2022 to March 2023"),
        ("2022-08~/2022-12", "from about August to December 2022"),
        (
            "2022-08/2022-12~",
            "from August 2022 to about December 2022",
        ),
        ("2021-07/2023-01", "from July 2021 to January 2023"),
        ("2022-04/2022-06", "from April to June 2022"),
        ("2022-08/2022-08", "all or part of August 2022"),
        ("2022-08~/2022-08", "all or part of about August 2022"),
        ("-0043/-0039", "from 44 to 40 BC"),
        ("-0043/0014", "from 44 BC to AD 14"),
        ("0033/0045", "from AD 33 to AD 45"),
        ("Y-252E6/Y-66E6", "from 252 to 66 million years ago"),
        (
            "2022-08-01~/2022-08-10",
            "from about 1 August 2022 to 10 August 2022",
        ),
        ("1964/2008", "from 1964 to 2008"),
        ("2022-21/2022-23", "from spring 2022 to autumn 2022"),
        (
            "2004-06-XX/2004-07-03",
            "from some day in June 2004 to 3 July 2004",
        ),
    ]);
}

#[test]
fn an_open_end_and_an_unknown_one_are_told_apart() {
    assert_words(&[
        ("2001/..", "since 2001"),
        ("../1985", "until 1985"),
        ("2004/", "from 2004, end unknown"),
        ("/1985", "until 1985, start unknown"),
        ("..2004/2006", "from 2004 or earlier to 2006"),
        ("2004/2006..", "from 2004 to 2006 or later"),
        ("..2004/2006..", "from 2004 or earlier to 2006 or later"),
        ("..2004/..", "since 2004 or earlier"),
        ("../2006..", "until 2006 or later"),
        ("2006/2004..", "since 2006"),
        ("2004/2004..", "since 2004"),
        ("2004/2004-06..", "from 2004 to June 2004 or later"),
        ("..2006/2004", "until 2004"),
        ("..2004/2004", "until 2004"),
    ]);
}

#[test]
fn a_set_says_whether_it_is_one_or_each_of_its_members() {
    assert_words(&[
        ("[2022-08-01..2022-08-10]", "one of 1–10 August 2022"),
        ("{2022-08-01..2022-08-10}", "each of 1–10 August 2022"),
        ("[2022-08-03,2022-08-05]", "3 or 5 August 2022"),
        (
            "[2022-08-03,2022-08-05,2022-09-07]",
            "3, 5 August or 7 September 2022",
        ),
        ("{2022-04,2022-06}", "each of April and June 2022"),
        ("[-0043,-0041]", "44 or 42 BC"),
        ("[0033,0035]", "AD 33 or AD 35"),
        ("[1984]", "1984"),
        ("[2022-04..2022-06]", "one of April–June 2022"),
        ("[2021-11..2022-02]", "one of November 2021 – February 2022"),
        ("[-0043..-0040]", "one of 44–41 BC"),
        ("{-0001,0000,0001}", "each of 2 BC, 1 BC and AD 1"),
        ("{-0002,-0001,0000}", "each of 3, 2 and 1 BC"),
        ("[1667,1668,1760]", "1667, 1668 or 1760"),
        ("[1667,1668,1670..1672]", "1667, 1668 or one of 1670–1672"),
        ("{1960,1961,1962}", "each of 1960, 1961 and 1962"),
        ("{1960,1961-12}", "each of 1960 and December 1961"),
        ("[..1760-12-03]", "on or before 3 December 1760"),
        ("[1760-12..]", "December 1760 or later"),
        ("{..1984}", "1984 and earlier"),
        ("{1760-12-03..}", "on and after 3 December 1760"),
        (
            "[2022-08-01~,2022-08-03?]",
            "about 1 August 2022 or perhaps 3 August 2022",
        ),
    ]);
}

#[test]
fn bounds_without_a_date_of_their_own_have_words_and_edtf() {
    for (edtf, words, text) in [
        ("2022-08", "August 2022", "2022-08"),
        ("2022", "2022", "2022"),
        ("2022-08-04", "4 August 2022", "2022-08-04"),
        ("2022-22", "June–August 2022", "[2022-06..2022-08]"),
        ("198X", "1980–1989", "[1980..1989]"),
        (
            "[2022-08-01..2022-08-10]",
            "1–10 August 2022",
            "[2022-08-01..2022-08-10]",
        ),
        (
            "2022-08-04T13:05:07",
            "4 August 2022, 13:05:07 UTC",
            "2022-08-04T13:05:07Z",
        ),
        (
            "[..2021-08-15]",
            "15 August 2021 or earlier",
            "[..2021-08-15]",
        ),
        ("[..2021-08]", "August 2021 or earlier", "[..2021-08]"),
        (
            "[2022-08-11..]",
            "11 August 2022 or later",
            "[2022-08-11..]",
        ),
        (
            "2022-04/2023-01-09",
            "from April 2022 to 9 January 2023",
            "2022-04/2023-01-09",
        ),
        (
            "2022-22/2023-01-09",
            "from one of June–August 2022 to 9 January 2023",
            "start [2022-06..2022-08], end 2023-01-09",
        ),
        ("2022-04/..", "from April 2022 on", "2022-04/.."),
        ("../1985", "until 1985", "../1985"),
        ("..2004/2006", "from 2004 or earlier to 2006", "..2004/2006"),
        ("2004/2006..", "from 2004 to 2006 or later", "2004/2006.."),
        (
            "..2004/2006..",
            "from 2004 or earlier to 2006 or later",
            "..2004/2006..",
        ),
        (
            "Y171010000S3",
            "AD 171,000,000–171,999,999",
            "[Y171000000..Y171999999]",
        ),
    ] {
        let bounds = bounds(edtf, Hemisphere::Northern).expect(edtf);
        assert_eq!(
            words_for(&Form::Once, bounds, UNGIVEN, Zone::Utc),
            words,
            "{edtf}"
        );
        assert_eq!(
            EdtfText::of(&Form::Once, bounds).to_string(),
            text,
            "{edtf}"
        );
    }
}

#[test]
fn no_bounds_at_all_are_said_too() {
    assert_eq!(words_for_window(Window::default()), "at an unknown time");
    assert_eq!(
        words_for(&Form::Once, Bounds::default(), UNGIVEN, Zone::Utc),
        "at an unknown time"
    );
    assert_eq!(
        EdtfText::of(&Form::Once, Bounds::default()).to_string(),
        "XXXX"
    );
    assert_eq!(
        EdtfText::of(&Form::Period, Bounds::default()).to_string(),
        "XXXX"
    );
}

proptest! {
    #[test]
    fn no_sign_of_edtf_is_ever_in_the_words(text in edtf_like()) {
        if let Some(bounds) = bounds(&text, Hemisphere::Southern) {
            for words in [read(&text).words(Hemisphere::Southern), words_for(&Form::Once, bounds, UNGIVEN, Zone::Utc)] {
                let leak = words.contains(['/', '~', '?', '%', '[', ']', '{', '}', 'X']) || words.contains("..");
                prop_assert!(!leak && !words.is_empty(), "{text}: {words}");
            }
        }
    }
}
