//! Whether dates that differ read differently, over a table of every form.

use std::collections::HashMap;

use super::super::edtf::{EdtfDate, EndDate};
use super::super::edtf_text::EdtfText;
use super::super::meaning::DateMeaning;
use super::super::own::OwnDate;
use super::super::reckoning::{Calendar, Hemisphere, Reckoning};

/// Dates of every form: a table of their parts, put together in every way that can be read.
fn dates_of_every_form() -> Vec<String> {
    let dates = [
        "2022",
        "2023",
        "2022-08",
        "2022-09",
        "2022-08-01",
        "2022-08-10",
        "2022-09-10",
        "2022-21",
        "2022-22",
        "2022-34",
        "198X",
        "190X",
        "19XX",
        "1900",
        "1909",
        "1999",
        "1XXX",
        "2022-XX",
        "2022-08-XX",
        "2022-08-1X",
        "2022-08-3X",
        "2022-08-X5",
        "2022-1X",
        "2022-X1",
        "1985-XX-12",
        "0033",
        "0045",
        "0000",
        "-0043",
        "-0039",
        "-004X",
        "-00XX",
        "00XX",
        "1950S2",
        "Y12000",
        "Y-66E6",
        "Y-66000001",
        "Y171010000S3",
        "XXXX",
        "XXXX-12-25",
    ];
    let mut all: Vec<String> = dates.map(str::to_owned).to_vec();
    let near = [
        "2022",
        "2022-08",
        "2022-09",
        "2022-08-01",
        "2022-08-10",
        "-0043",
        "0045",
        "2023",
    ];
    for first in near {
        all.extend([
            format!("{first}/.."),
            format!("../{first}"),
            format!("{first}../"),
            format!("../{first}.."),
            format!("[..{first}]"),
            format!("[{first}..]"),
            format!("{{..{first}}}"),
            format!("{{{first}..}}"),
        ]);
        for second in near {
            for shape in [
                "A/B", "A/B..", "..A/B", "..A/B..", "[A,B]", "{A,B}", "[A..B]", "{A..B}",
            ] {
                all.push(shape.replace('A', first).replace('B', second));
            }
        }
    }
    all.extend(
        [
            "2022-08-04T13:05:00Z",
            "2022-08-04T13:05:01Z",
            "2022-08-04T13:05:00+05:00",
            "2016-12-31T23:59:60Z",
            "1700-02-28",
            "1700-02-29",
            "1700-03-01",
            "1700-03-11",
            "1700-02",
            "1700-02/1700-03",
            "2022-08-04T13:05:00Z/2022-08-04T13:06:00Z",
            "2022-08-04T13:05:00/2022-08-04T13:06:01",
            "2022-08-04T13:05:00+05:00/2022-08-04T13:05:00Z",
            "2022-08-04T13:05:00+05:00/2022-08-04T13:05:00+05:00",
            "2022-08-04T13:05:00Z/2022-08-05T13:06:00Z",
            "2022-08-04T13:05:00Z/2022-08-04",
            "2022-08-04/2022-08-04T13:05:00Z",
            "2022-08-04T13:05:00Z/..",
            "2022-08-04T13:05:00Z/",
            "../2022-08-04T13:05:00Z",
            "[2022-08-03,2022-08-05,2022-08-07]",
            "{2022-08-03,2022-08-05,2022-08-07}",
            "[2022-08-03,2022-08-05..2022-08-07]",
            "[2022,2023-01..2023-03]",
            "{1960,1960-05}",
            "[2022-08-30,2022-08-31]",
            "[2022-08-30..2022-08-31]",
            "[2022-08-05,2022-08-15,2022-08-25]",
            "[2022-10,2022-11,2022-12]",
            "[2022-10..2022-12]",
            "[2022-01,2022-11]",
            "[1700-02-29,1700-03-11]",
            "{1700..1702}",
            "{1700-03-01..1702-03-01}",
            "[1700..1702]",
            "1918-01-31T22:00:00/1918-01-31T23:00:00",
            "1918-01-31T22:00:00Z/1918-01-31T23:00:00Z",
            "1918-01-31T22:00:00/1918-02",
            "XXXX/2020",
            "/2020",
            "{-0001,0000,0001}",
            "{-0001..0001}",
            "XXX5",
            "-XXX5",
            "Y-100000/Y-50000",
            "Y-138E8/Y-66E6",
        ]
        .map(str::to_owned),
    );
    all
}

/// Ends of periods, each of which stands as start and as end beside each other.
const ENDS: [&str; 18] = [
    "",
    "..",
    "2022",
    "2022-06",
    "2022-22",
    "2022-06-03",
    "2022-06-03~",
    "2022-06-03T13:05:00Z",
    "[2022-06-03]",
    "[2022-06-03,2022-06-05]",
    "[2022-06-03..2022-06-05]",
    "[2021,2022-06]",
    "[..2022]",
    "[2022..]",
    "[..2022-06-03]",
    "[2022-06-03..]",
    "[2021,2022-06-03..]",
    "-0043",
];

#[test]
fn dates_that_differ_read_differently() {
    let ends: Vec<EndDate> = ENDS.map(|text| EndDate::parse(text).expect(text)).into();
    let whole = dates_of_every_form().into_iter();
    let whole: Vec<EdtfDate> = whole
        .filter_map(|text| EdtfDate::parse(&text).ok())
        .collect();
    for hemisphere in [Hemisphere::Northern, Hemisphere::Southern] {
        let reckonings = [Calendar::Gregorian, Calendar::Julian].map(|calendar| Reckoning {
            hemisphere,
            calendar,
        });
        let mut said: HashMap<String, (EdtfText, DateMeaning)> = HashMap::new();
        let all = reckonings.into_iter().flat_map(|reckoning| {
            let whole = whole
                .iter()
                .map(move |date| OwnDate::whole(date, reckoning));
            let pairs = ends
                .iter()
                .flat_map(|start| ends.iter().map(move |end| (start, end)));
            whole.chain(
                pairs.map(move |(start, end)| OwnDate::from_start_to_end(start, end, reckoning)),
            )
        });
        for own in all {
            let Ok(meaning) = own.resolve() else {
                continue;
            };
            let (words, text) = (own.words(), own.edtf());
            if let Some((other, same)) = said.get(&words) {
                let alike = same.bounds == meaning.bounds && same.form == meaning.form;
                assert!(alike, "{text} and {other} both read {words:?}");
            }
            said.insert(words, (text, meaning));
        }
        assert!(said.len() > 1000, "{}", said.len());
    }
}
