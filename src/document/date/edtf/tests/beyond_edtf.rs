//! Dates that the grammar of EDTF does not have, or not so.

use super::*;

#[test]
fn digits_may_be_left_open_before_year_0_too() {
    for (edtf, first, last) in [
        ("-00XX", "-0099-01-01", "0000-12-31"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
        ("-1XXX", "-1999-01-01", "-1000-12-31"),
        ("-004X-03", "-0049-03-01", "-0040-03-31"),
        ("-00XX-02-29", "-0096-02-29", "0000-02-29"),
        ("-004X-03-XX~", "-0049-03-01", "-0040-03-31"),
    ] {
        assert_eq!(
            start_days(edtf, Hemisphere::Northern),
            [first, last],
            "{edtf}"
        );
    }
    let since = read("-00XX/0033", Hemisphere::Northern);
    assert_eq!(
        days(&since),
        ["-0099-01-01", "0000-12-31", "0033-01-01", "0033-12-31"]
    );
    assert!(resolve("--00XX", Hemisphere::Northern).is_err());
    assert!(resolve("-0043-02-29T12:00:00Z", Hemisphere::Northern).is_err());
}

#[test]
fn a_second_60_that_is_no_leap_second_is_refused() {
    for edtf in [
        "2016-12-31T01:01:60Z",
        "1970-01-01T00:00:60",
        "2017-01-01T05:30:60+05:30",
    ] {
        let error = EdtfDate::parse(edtf).expect_err(edtf);
        assert!(error.message.contains("second 60"), "{error}");
        assert_eq!(
            error.offset,
            edtf.find("60").expect("it is there"),
            "{edtf}"
        );
        assert!(error.hint.is_some());
    }
}

/// The bounds of both ends in seconds after the first instant of 14 April 1865.
fn seconds(edtf: &str) -> [Option<i64>; 4] {
    let day = Instant::from_ymd(1865, 4, 14).expect("a day").seconds();
    let Bounds { start, end } = read(edtf, Hemisphere::Northern).bounds;
    let bounds = [start.from, start.until, end.from, end.until];
    bounds.map(|bound| bound.map(|bound| bound.seconds() - day))
}

#[test]
fn a_period_may_begin_and_end_at_times_of_a_clock_in_zones_of_their_own() {
    const HOUR: i64 = 3600;
    for (edtf, expected) in [
        (
            "1865-04-14T22:00:00Z/1865-04-15T07:00:00Z",
            [
                Some(22 * HOUR),
                Some(22 * HOUR + 1),
                Some(31 * HOUR),
                Some(31 * HOUR + 1),
            ],
        ),
        (
            "1865-04-14T22:00:00+02:00/1865-04-15T07:00:00-05:00",
            [
                Some(20 * HOUR),
                Some(20 * HOUR + 1),
                Some(36 * HOUR),
                Some(36 * HOUR + 1),
            ],
        ),
        (
            "1865-04-14T22:00:00Z/1865-04-14",
            [
                Some(22 * HOUR),
                Some(22 * HOUR + 1),
                Some(22 * HOUR),
                Some(24 * HOUR),
            ],
        ),
        (
            "1865-04-14/1865-04-14T22:00:00",
            [
                Some(0),
                Some(22 * HOUR + 1),
                Some(22 * HOUR),
                Some(22 * HOUR + 1),
            ],
        ),
        (
            "1865-04-14T22:00:00Z/..",
            [Some(22 * HOUR), Some(22 * HOUR + 1), Some(22 * HOUR), None],
        ),
    ] {
        assert_eq!(seconds(edtf), expected, "{edtf}");
    }
    let edges = read("1865-04-14T22:00:00Z/1865-04-15", Hemisphere::Northern);
    assert!(matches!(
        (edges.start_edge, edges.end_edge),
        (
            Edge::Dated {
                precision: Precision::Second,
                ..
            },
            Edge::Dated {
                precision: Precision::Day,
                ..
            }
        )
    ));
}

#[test]
fn a_period_of_times_that_runs_backwards_or_has_a_wrong_second_is_refused() {
    let edtf = "1865-04-14T22:00:00Z/1865-04-14T21:00:00Z";
    let error = resolve(edtf, Hemisphere::Northern).expect_err("it runs backwards");
    assert_eq!(error.message, format!("`{edtf}` ends before it starts"));
    assert_eq!(error.offset, "1865-04-14T22:00:00Z/".len());
    assert_eq!(error.hint.as_deref(), Some("swap its two dates"));
    for edtf in [
        "1865-04-14T22:00:60Z/1865-04-15",
        "1865-04-14T22:00:00Z/1865-02-30",
        "../1865-04-14T25:00:00Z",
        "..1865-04-14T22:00:00Z/1865-04-15",
        "[1865-04-14T22:00:00Z,1865-04-15]",
    ] {
        assert!(resolve(edtf, Hemisphere::Northern).is_err(), "{edtf}");
    }
}

const OLD_STYLE: Reckoning = Reckoning {
    hemisphere: Hemisphere::Northern,
    calendar: Calendar::Julian,
};

#[test]
fn a_date_of_the_old_style_has_the_days_that_it_is_in_the_new() {
    for (edtf, expected) in [
        (
            "1700-02-29",
            ["1700-03-11", "1700-03-11", "1700-03-11", "1700-03-11"],
        ),
        (
            "1700-02",
            ["1700-02-11", "1700-03-11", "1700-02-11", "1700-03-11"],
        ),
        (
            "1700-02-XX",
            ["1700-02-11", "1700-03-11", "1700-02-11", "1700-03-11"],
        ),
        (
            "1701-02",
            ["1701-02-12", "1701-03-11", "1701-02-12", "1701-03-11"],
        ),
        (
            "1700",
            ["1700-01-11", "1701-01-11", "1700-01-11", "1701-01-11"],
        ),
        (
            "170X",
            ["1700-01-11", "1710-01-11", "1700-01-11", "1710-01-11"],
        ),
        (
            "-01XX",
            ["-0200-12-29", "-0100-12-29", "-0200-12-29", "-0100-12-29"],
        ),
        (
            "1699-24",
            ["1699-12-11", "1700-03-11", "1699-12-11", "1700-03-11"],
        ),
        (
            "1699-02-28/1700-02-29",
            ["1699-03-10", "1699-03-10", "1700-03-11", "1700-03-11"],
        ),
        (
            "{1700-02,1700-03}",
            ["1700-02-11", "1700-03-11", "1700-03-12", "1700-04-11"],
        ),
    ] {
        let date = EdtfDate::parse(edtf).expect(edtf);
        let meaning = date.resolve(OLD_STYLE).expect(edtf);
        assert_eq!(days(&meaning), expected, "{edtf}");
    }
}

#[test]
fn a_leap_day_of_the_old_style_alone_is_refused_in_the_new_and_the_calendar_hinted_at() {
    for edtf in [
        "1700-02-29",
        "1700-02-29~",
        "-0100-02-29",
        "1900-02-29T12:00:00Z",
        "-0100-02-29T12:00:00Z",
        "1700-02-29/..",
        "1699/1700-02-29",
        "[1700-02-29,1700-03-01]",
        "{1700-02-28..1700-02-29}",
        "[..1700-02-29]",
        "[1696-02-29,1700-02-29?]",
    ] {
        let date = EdtfDate::parse(edtf).expect(edtf);
        assert!(date.resolve(OLD_STYLE).is_ok(), "{edtf}");
        let error = date.resolve(Hemisphere::Northern).expect_err(edtf);
        assert!(error.message.contains("in the Old Style alone"), "{error}");
        assert!(edtf[error.offset..].starts_with("02-29"), "{edtf}");
        assert!(!edtf[..error.offset].ends_with("1696-"), "{edtf}");
        let hint = error.hint.expect("a hint");
        assert!(hint.starts_with("`calendar: julian`"), "{hint}");
    }
    for edtf in [
        "1701-02-29",
        "1700-02-30",
        "17XX-02-30",
        "[1700-02-29,1701-02-29]",
        "[1700-02-29..1700-02-28]",
        "[1700-02-29..1700]",
    ] {
        assert!(EdtfDate::parse(edtf).is_err(), "{edtf}");
    }
    for edtf in ["17XX-02-29", "[1700,17XX-02-29]"] {
        let date = EdtfDate::parse(edtf).expect(edtf);
        let error = date.resolve(OLD_STYLE).expect_err(edtf);
        assert!(error.message.contains("of no known year"), "{error}");
    }
}
