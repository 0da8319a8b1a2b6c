mod beyond_edtf;

use super::super::instant::Instant;
use super::super::meaning::{Bounds, Edge, Precision};
use super::super::reckoning::Calendar;
use super::*;

fn resolve(edtf: &str, hemisphere: Hemisphere) -> Result<DateMeaning, DateError> {
    EdtfDate::parse(edtf)?.resolve(hemisphere)
}

fn read(edtf: &str, hemisphere: Hemisphere) -> DateMeaning {
    resolve(edtf, hemisphere).expect(edtf)
}

/// The first and the last day of both ends, `-` where there is no bound.
fn days(reading: &DateMeaning) -> [String; 4] {
    let Bounds { start, end } = reading.bounds;
    let days = [
        start.earliest_day(),
        start.latest_day(),
        end.earliest_day(),
        end.latest_day(),
    ];
    days.map(|day| day.unwrap_or_else(|| "-".to_owned()))
}

fn start_days(edtf: &str, hemisphere: Hemisphere) -> [String; 2] {
    let [first, last, ..] = days(&read(edtf, hemisphere));
    [first, last]
}

#[test]
fn every_group_of_months_has_the_days_we_mean() {
    use Hemisphere::{Northern, Southern};
    for (hemisphere, code, first, last) in [
        (Northern, 21, "2023-03-01", "2023-05-31"),
        (Northern, 22, "2023-06-01", "2023-08-31"),
        (Northern, 23, "2023-09-01", "2023-11-30"),
        (Northern, 24, "2023-12-01", "2024-02-29"),
        (Southern, 21, "2023-09-01", "2023-11-30"),
        (Southern, 22, "2023-12-01", "2024-02-29"),
        (Southern, 23, "2023-03-01", "2023-05-31"),
        (Southern, 24, "2023-06-01", "2023-08-31"),
        (Southern, 25, "2023-03-01", "2023-05-31"),
        (Southern, 28, "2023-12-01", "2024-02-29"),
        (Northern, 29, "2023-09-01", "2023-11-30"),
        (Northern, 30, "2023-12-01", "2024-02-29"),
        (Northern, 31, "2023-03-01", "2023-05-31"),
        (Northern, 32, "2023-06-01", "2023-08-31"),
        (Northern, 33, "2023-01-01", "2023-03-31"),
        (Southern, 36, "2023-10-01", "2023-12-31"),
        (Northern, 37, "2023-01-01", "2023-04-30"),
        (Northern, 39, "2023-09-01", "2023-12-31"),
        (Northern, 40, "2023-01-01", "2023-06-30"),
        (Northern, 41, "2023-07-01", "2023-12-31"),
    ] {
        let edtf = format!("2023-{code}");
        assert_eq!(start_days(&edtf, hemisphere), [first, last], "{edtf}");
    }
}

#[test]
fn the_order_of_an_interval_is_judged_by_the_seasons_of_its_hemisphere() {
    for (edtf, northern, southern) in [
        ("2022-24/2022-09", false, true),
        ("2022-22/2022-10", true, false),
        ("2022-21/2022-23", true, false),
    ] {
        let is_read = |hemisphere| resolve(edtf, hemisphere).is_ok();
        assert_eq!(is_read(Hemisphere::Northern), northern, "{edtf}");
        assert_eq!(is_read(Hemisphere::Southern), southern, "{edtf}");
    }
}

#[test]
fn what_runs_backwards_is_refused_with_a_hint_to_swap() {
    for edtf in [
        "2023/2022",
        "2022-08-10/2022-08-01",
        "[2023..2022]",
        "{2022-05..2022-04}",
    ] {
        let error = resolve(edtf, Hemisphere::Northern).expect_err(edtf);
        assert_eq!(error.hint.as_deref(), Some("swap its two dates"), "{edtf}");
    }
    for hemisphere in [Hemisphere::Northern, Hemisphere::Southern] {
        let error = resolve("2022-22/2021", hemisphere).expect_err("it runs backwards");
        assert_eq!(error.offset, "2022-22/".len());
    }
    let southern = resolve("2022-22/2022-10", Hemisphere::Southern);
    let error = southern.expect_err("southern summer begins in December");
    assert_eq!(error.offset, "2022-22/".len());
    assert_eq!(error.hint.as_deref(), Some("swap its two dates"));
}

#[test]
fn a_year_too_far_away_to_count_is_refused_with_a_hint() {
    for edtf in [
        "Y9E18",
        "Y-9E18",
        "Y3E11",
        "Y9E18S1",
        "Y1E400",
        "2000/Y9E18",
        "[2000,Y9E18]",
    ] {
        let error = resolve(edtf, Hemisphere::Northern).expect_err(edtf);
        assert!(error.message.contains("too far away"), "{edtf}: {error}");
        assert!(error.hint.is_some(), "{edtf}");
    }
}

#[test]
fn a_leap_day_is_where_the_gregorian_calendar_has_one() {
    assert_eq!(
        start_days("2024-02", Hemisphere::Northern),
        ["2024-02-01", "2024-02-29"]
    );
    assert_eq!(
        start_days("1900-02", Hemisphere::Northern),
        ["1900-02-01", "1900-02-28"]
    );
    assert_eq!(
        start_days("0000-02", Hemisphere::Northern),
        ["0000-02-01", "0000-02-29"]
    );
    assert!(resolve("1900-02-29", Hemisphere::Northern).is_err());
    assert!(resolve("1900-02-30", Hemisphere::Northern).is_err());
}

#[test]
fn a_year_of_which_no_digit_is_known_bounds_nothing() {
    for edtf in [
        "XXXX",
        "XXXX~",
        "XXXX-XX-XX",
        "XXXX-02-29",
        "XXXX-21",
        "{XXXX}",
        "[XXXX,1950]",
        "XXXX/XXXX",
        "../XXXX",
    ] {
        let bounds = read(edtf, Hemisphere::Northern).bounds;
        assert!(bounds.say_nothing(), "{edtf}: {bounds:?}");
    }
    for edtf in ["-XXXX", "0XXX", "1950/XXXX", "XXXX/1950"] {
        let bounds = read(edtf, Hemisphere::Northern).bounds;
        assert!(!bounds.say_nothing(), "{edtf}");
    }
}

#[test]
fn a_date_time_is_one_second_in_utc() {
    for (edtf, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00", 0),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1969-12-31T19:30:00-04:30", 0),
        ("-0043-03-15T12:00:00Z", -63_517_780_800),
        ("2017-01-01T05:29:60+05:30", 1_483_228_800),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
    ] {
        let window = read(edtf, Hemisphere::Northern).bounds.start;
        assert_eq!(window.from, Some(Instant::from_seconds(seconds)), "{edtf}");
        assert_eq!(
            window.until,
            Some(Instant::from_seconds(seconds + 1)),
            "{edtf}"
        );
    }
}

#[test]
fn an_open_end_lies_on_its_side_of_the_other() {
    for (edtf, expected) in [
        ("2001/..", ["2001-01-01", "2001-12-31", "2001-01-01", "-"]),
        ("../2001", ["-", "2001-12-31", "2001-01-01", "2001-12-31"]),
        (
            "..2004/2006",
            ["-", "2004-12-31", "2006-01-01", "2006-12-31"],
        ),
        (
            "..2006/2004",
            ["-", "2004-12-31", "2004-01-01", "2004-12-31"],
        ),
        (
            "2004/2006..",
            ["2004-01-01", "2004-12-31", "2006-01-01", "-"],
        ),
        (
            "2006/2004..",
            ["2006-01-01", "2006-12-31", "2006-01-01", "-"],
        ),
        ("..2004/..", ["-", "2004-12-31", "-", "-"]),
    ] {
        assert_eq!(days(&read(edtf, Hemisphere::Northern)), expected, "{edtf}");
    }
}

#[test]
fn open_and_unknown_ends_are_told_apart() {
    let edges = |edtf| {
        let reading = read(edtf, Hemisphere::Northern);
        (reading.start_edge, reading.end_edge)
    };
    assert_eq!(edges("2001/..").1, Edge::Open);
    assert_eq!(edges("2001/").1, Edge::Unknown);
    assert_eq!(edges("../2001").0, Edge::Open);
    assert_eq!(edges("/2001").0, Edge::Unknown);
}

#[test]
fn precision_is_the_unit_that_the_date_fixes() {
    use Precision::{Century, Coarser, Day, Decade, Millennium, Month, Season, Second, Year};
    for (edtf, expected) in [
        ("2022-08-04T13:05:00Z", Second),
        ("2022-08-04", Day),
        ("2022-08", Month),
        ("2022-08-XX", Month),
        ("2022-08-1X", Month),
        ("2022-21", Season),
        ("2022-34", Season),
        ("2022", Year),
        ("2022-XX-XX", Year),
        ("202X", Decade),
        ("156X-12-25", Decade),
        ("1950S3", Decade),
        ("Y12345S4", Decade),
        ("20XX", Century),
        ("1950S2", Century),
        ("2XXX", Millennium),
        ("Y3388E2S3", Millennium),
        ("XXXX-12", Coarser),
        ("Y171010000S3", Coarser),
        ("Y-17E7", Year),
        ("[2022-08,2022-09-01]", Month),
    ] {
        let edge = read(edtf, Hemisphere::Northern).start_edge;
        assert!(
            matches!(edge, Edge::Dated { precision, .. } if precision == expected),
            "{edtf}: {edge:?}"
        );
    }
}

#[test]
fn dates_of_the_same_text_are_held_once() {
    let [first, second] =
        ["2022-08-04", "2022-08-04"].map(|text| EdtfDate::parse(text).expect(text));
    assert!(Arc::ptr_eq(&first.parsed, &second.parsed));
    let other = EdtfDate::parse("2022-08-05").expect("EDTF");
    assert!(!Arc::ptr_eq(&first.parsed, &other.parsed));
}

#[test]
fn neither_end_of_an_interval_lies_beyond_the_other() {
    for (edtf, expected) in [
        (
            "2022/2022-03",
            ["2022-01-01", "2022-03-31", "2022-03-01", "2022-03-31"],
        ),
        (
            "2022-08-20/2022",
            ["2022-08-20", "2022-08-20", "2022-08-20", "2022-12-31"],
        ),
        (
            "2022/2022",
            ["2022-01-01", "2022-12-31", "2022-01-01", "2022-12-31"],
        ),
    ] {
        assert_eq!(days(&read(edtf, Hemisphere::Northern)), expected, "{edtf}");
    }
}

#[test]
fn each_of_several_begins_with_the_first_and_ends_with_the_last() {
    for (edtf, expected) in [
        (
            "{2022-08,2022-09}",
            ["2022-08-01", "2022-08-31", "2022-09-01", "2022-09-30"],
        ),
        (
            "{1960..1962}",
            ["1960-01-01", "1960-12-31", "1962-01-01", "1962-12-31"],
        ),
        (
            "{1962,1960}",
            ["1960-01-01", "1960-12-31", "1962-01-01", "1962-12-31"],
        ),
        (
            "{1960,1960-05}",
            ["1960-01-01", "1960-05-31", "1960-05-01", "1960-12-31"],
        ),
        ("{..1984}", ["-", "1983-12-31", "1984-01-01", "1984-12-31"]),
        ("{1984..}", ["1984-01-01", "1984-12-31", "1985-01-01", "-"]),
    ] {
        assert_eq!(days(&read(edtf, Hemisphere::Northern)), expected, "{edtf}");
    }
}

#[test]
fn a_set_of_one_date_is_that_date() {
    for edtf in ["[1984]", "{1984}"] {
        let of_set = read(edtf, Hemisphere::Northern);
        assert_eq!(of_set, read("1984", Hemisphere::Northern), "{edtf}");
    }
}
