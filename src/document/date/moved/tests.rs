//! What stays of a date whose end is moved.

use proptest::prelude::*;

use super::*;
use crate::document::date::Instant;

fn instant(day: &str) -> Instant {
    let (sign, day) = match day.strip_prefix('-') {
        Some(day) => (-1, day),
        None => (1, day),
    };
    let numbers: Vec<u32> = day
        .split('-')
        .map(|n| n.parse().expect("a number"))
        .collect();
    Instant::from_ymd(sign * i64::from(numbers[0]), numbers[1], numbers[2]).expect("a day")
}

fn try_move(text: &str, end: DateEnd, to: &str, refines: bool) -> Result<String, MoveError> {
    let date = EdtfDate::parse(text).expect("a date");
    let moved = date.moved(end, instant(to), refines, Hemisphere::Northern);
    moved.map(|date| date.edtf().to_owned())
}

use DateEnd::{End, Start, Whole};

#[test]
fn an_end_steps_in_its_own_unit_and_keeps_all_else() {
    for (text, end, to, moved) in [
        // To the nearest border, be it the first instant or the one behind the last.
        ("2022-08-04", Start, "2022-08-20", "2022-08-20"),
        ("2022-08-04", End, "2022-08-20", "2022-08-19"),
        ("2022-08", Start, "2022-10-10", "2022-10"),
        ("2022-08", Start, "2022-10-20", "2022-11"),
        ("2022-08", End, "2022-10-20", "2022-10"),
        ("2022-08~", Whole, "2022-10-20", "2022-10~"),
        ("2022~", Whole, "2019-12-31", "2019~"),
        ("~2022-?08", Whole, "2023-01-05", "~2023-?01"),
        ("202X?", Whole, "1987-05-05", "198X?"),
        ("18XX", Whole, "1987-05-05", "19XX"),
        ("-004X", Whole, "-12-05-05", "-001X"),
        ("-0043-03-15", Whole, "-12-05-05", "-0012-05-05"),
        ("0001", Whole, "-1-05-05", "-0001"),
        ("2022-XX", Whole, "2025-03-03", "2025-XX"),
        ("2022-08-XX", Whole, "2025-03-03", "2025-03-XX"),
        ("2022-22", Whole, "2023-01-10", "2022-24"),
        ("2022-22", Start, "2023-03-10", "2023-21"),
        ("2022-34", Whole, "2022-12-10", "2022-36"),
        (
            "2022-08~/2023-03-10",
            Start,
            "2022-05-10",
            "2022-05~/2023-03-10",
        ),
        (
            "2022-08~/2023-03-10",
            End,
            "2022-12-25",
            "2022-08~/2022-12-24",
        ),
        ("2001/..", Start, "2003-03-01", "2003/.."),
        ("..2021-07/..", End, "2003-03-01", "open"),
        ("../2021-07%", End, "2021-11-01", "../2021-10%"),
        (
            "[2022-08-01..2022-08-10]",
            Start,
            "2022-08-05",
            "[2022-08-05..2022-08-10]",
        ),
        (
            "[2022-08-01..2022-08-10]",
            End,
            "2022-08-21",
            "[2022-08-01..2022-08-20]",
        ),
        ("[2022-08-01..]", Start, "2022-08-05", "[2022-08-05..]"),
        ("[..2022-08]", End, "2022-10-01", "[..2022-09]"),
        ("{1994,1996?,1998}", End, "2001-01-01", "{1994,1996?,2000}"),
        (
            "{1994,1996?,1998}",
            Start,
            "1990-01-01",
            "{1990,1996?,1998}",
        ),
        (
            "2022-08-04T13:05:07+05:00",
            Whole,
            "2022-08-04",
            "2022-08-04T05:00:07+05:00",
        ),
        (
            "2022-08-04T13:05:00Z/2022-08-04T14:00:00Z",
            Start,
            "2022-08-04",
            "2022-08-04T00:00:00Z/2022-08-04T14:00:00Z",
        ),
    ] {
        match (try_move(text, end, to, false), moved) {
            (Err(MoveError::Open), "open") => {}
            (found, moved) => assert_eq!(found.as_deref(), Ok(moved), "{text} to {to}"),
        }
    }
}

#[test]
fn a_year_in_powers_of_ten_steps_by_them() {
    let date = EdtfDate::parse("Y-4567E6~").expect("a date");
    let to = Instant::from_ymd(-4_000_300_000, 1, 1).expect("a year");
    let moved = date.moved(Whole, to, false, Hemisphere::Northern);
    assert_eq!(
        moved.map(|date| date.edtf().to_owned()).as_deref(),
        Ok("Y-4000E6~")
    );
}

#[test]
fn a_finer_unit_is_taken_on_purpose_alone() {
    for (text, end, to, moved) in [
        ("2022-08~", Whole, "2022-10-20", "2022-10-20~"),
        ("2022", Start, "2022-05-03", "2022-05"),
        ("2022~/2023", Start, "2022-05-03", "2022-05~/2023"),
        ("2022/2023?", End, "2023-06-03", "2022/2023-05?"),
        ("202X", Whole, "1987-05-05", "1987"),
        ("18XX", Whole, "1987-05-05", "198X"),
        ("2022-22", Whole, "2022-07-05", "2022-07"),
        ("2022-XX", Whole, "2022-07-05", "2022-07"),
        ("2022-07-XX", Whole, "2022-07-05", "2022-07-05"),
    ] {
        let found = try_move(text, end, to, true);
        assert_eq!(found.as_deref(), Ok(moved), "{text} to {to}");
    }
    let day = try_move("2022-08-04", Whole, "2022-08-05", true);
    assert_eq!(day, Err(MoveError::NoFinerUnit));
    let unlike = try_move("[2022..2024]", End, "2023-05-01", true);
    assert_eq!(unlike, Err(MoveError::UnlikeOther));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    for (text, end, to, error) in [
        ("2001/..", End, "2003-03-01", MoveError::Open),
        ("2001/", End, "2003-03-01", MoveError::Open),
        ("[..2022]", Start, "2003-03-01", MoveError::Open),
        ("XXXX-12-25", Whole, "2003-03-01", MoveError::Open),
        ("2001/2003", Start, "2008-03-01", MoveError::BeyondOther),
        ("2001/2003", End, "1998-03-01", MoveError::BeyondOther),
        ("[2001..2003]", Start, "2008-03-01", MoveError::BeyondOther),
        ("{1994,1996}", Start, "1999-01-01", MoveError::BeyondOther),
        ("2001/2003", Whole, "2002-03-01", MoveError::TwoEnds),
        ("{1994,1996}", Whole, "2002-03-01", MoveError::TwoEnds),
        ("[1994..1996]", Whole, "2002-03-01", MoveError::TwoEnds),
        ("Y-66000000", Whole, "2002-03-01", MoveError::LongYear),
        ("1950S2", Whole, "2002-03-01", MoveError::LongYear),
        ("000X", Whole, "-12-03-01", MoveError::OutOfForm),
    ] {
        assert_eq!(try_move(text, end, to, false), Err(error), "{text} to {to}");
    }
}

/// A single date of any form that can be moved.
fn term() -> impl Strategy<Value = String> {
    let qualifier = prop_oneof![Just(""), Just("~"), Just("?"), Just("%")];
    let year = prop_oneof![1000..2500_i32, 1..999_i32, -2000..-1_i32].prop_map(|year| match year {
        0.. => format!("{year:04}"),
        _ => format!("-{:04}", -year),
    });
    let day = (year.clone(), 1..=12_u32, 1..=28_u32)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let month = (year.clone(), 1..=12_u32).prop_map(|(year, month)| format!("{year}-{month:02}"));
    let season = (year.clone(), 21..=41_u32).prop_map(|(year, code)| format!("{year}-{code}"));
    let masked = year.clone().prop_map(|year| format!("{year}-XX"));
    let decade = (10..250_i32).prop_map(|decade| format!("{decade:03}X"));
    let century = (10..25_i32).prop_map(|century| format!("{century}XX"));
    let form = prop_oneof![day, month, season, masked, decade, century, year];
    (form, qualifier).prop_map(|(form, qualifier)| format!("{form}{qualifier}"))
}

/// The text without its digits: the form and the qualifiers. A year may have a sign or none.
fn form(text: &str) -> String {
    let year = text.trim_start_matches(['[', '{']);
    let rest = year.strip_prefix('-').unwrap_or(year);
    rest.replace("/-", "/")
        .replace("..-", "..")
        .replace(",-", ",")
        .chars()
        .filter(|letter| !letter.is_ascii_digit())
        .collect()
}

proptest! {
    #[test]
    fn moved_and_moved_back_a_date_is_as_it_was(
        (first, last) in (term(), term()),
        shape in 0..5_usize,
        end in prop_oneof![Just(Start), Just(End), Just(Whole)],
        days in -400_000..400_000_i64,
        south: bool,
    ) {
        let text = match shape {
            0 => first,
            1 => format!("{first}/{last}"),
            2 => format!("[{first}..{last}]"),
            3 => format!("{first}/.."),
            _ => format!("{{{first},{last}}}"),
        };
        let hemisphere = if south { Hemisphere::Southern } else { Hemisphere::Northern };
        let Ok(date) = EdtfDate::parse(&text) else { return Ok(()) };
        if date.resolve(hemisphere).is_err() {
            return Ok(());
        }
        let Ok(at) = date.instant_of(end, hemisphere) else { return Ok(()) };
        let stays = date.moved(end, at, false, hemisphere);
        prop_assert_eq!(stays.as_ref().map(EdtfDate::edtf), Ok(text.as_str()));
        let Ok(moved) = date.moved(end, at.plus_seconds(days * 86_400), false, hemisphere) else {
            return Ok(());
        };
        prop_assert_eq!(form(moved.edtf()), form(&text));
        let back = moved.moved(end, at, false, hemisphere);
        prop_assert_eq!(back.as_ref().map(EdtfDate::edtf), Ok(text.as_str()), "by {}", moved.edtf());
    }
}
