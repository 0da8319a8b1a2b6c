//! Words of dates for which EDTF has no form, or not in one text.

use super::*;

#[test]
fn a_period_between_times_of_a_clock_says_their_day_and_zone_once_where_they_share_it() {
    assert_words(&[
        (
            "1865-04-14T22:15:00Z/1865-04-15T07:22:10Z",
            "from 14 April 1865, 22:15 UTC to 15 April 1865, 07:22:10 UTC",
        ),
        (
            "1865-04-14T22:15:00Z/1865-04-14T23:40:00Z",
            "from 22:15 to 23:40 UTC on 14 April 1865",
        ),
        (
            "1865-04-14T22:15:00/1865-04-14T23:40:00",
            "from 22:15 to 23:40 on 14 April 1865",
        ),
        (
            "1865-04-14T22:15:00+01:00/1865-04-14T23:40:00Z",
            "from 14 April 1865, 22:15 UTC+01:00 to 14 April 1865, 23:40 UTC",
        ),
        (
            "1865-04-14T22:15:00Z/1865-04-15",
            "from 14 April 1865, 22:15 UTC to 15 April 1865",
        ),
        (
            "1865-04/1865-04-15T07:22:00Z",
            "from April 1865 to 15 April 1865, 07:22 UTC",
        ),
        ("1865-04-14T22:15:00Z/..", "since 14 April 1865, 22:15 UTC"),
        (
            "/1865-04-14T22:15:00Z",
            "until 14 April 1865, 22:15 UTC, start unknown",
        ),
    ]);
}

#[test]
fn a_period_between_sets_says_what_each_end_is_one_of() {
    for (start, end, words) in [
        (
            "[2022-06-25,2022-06-26]",
            "2022-07~",
            "from 25 or 26 June 2022 until about July 2022",
        ),
        (
            "2021",
            "[2022-08-01..2022-08-10]",
            "from 2021 until one of 1–10 August 2022",
        ),
        ("[1923,1924]", "..", "since 1923 or 1924"),
        ("[1923,1924]", "", "from 1923 or 1924, end unknown"),
        ("..", "[1923,1925]", "until 1923 or 1925"),
        ("", "[1923,1925]", "until 1923 or 1925, start unknown"),
        (
            "[1760-12-03..]",
            "[1762,1764..]",
            "from 3 December 1760 or later until 1762 or 1764 or later",
        ),
        ("[..2004]", "2006", "from 2004 or earlier to 2006"),
        ("2004", "[2006..]", "from 2004 to 2006 or later"),
        ("2022-06", "2022-08", "from June to August 2022"),
        (
            "2022-08-04T13:05:00Z",
            "[2022-08-05,2022-08-07]",
            "from 4 August 2022, 13:05 UTC until 5 or 7 August 2022",
        ),
    ] {
        let [first, last] = [start, end].map(|text| EndDate::parse(text).expect(text));
        let own = OwnDate::from_start_to_end(&first, &last, Hemisphere::Northern);
        assert_eq!(own.words(), words, "{start}, {end}");
    }
}

#[test]
fn a_date_of_the_old_style_is_said_in_both_styles() {
    let reckoning = Reckoning {
        calendar: Calendar::Julian,
        ..Reckoning::default()
    };
    for (edtf, words) in [
        ("1700-02-28", "10 March (Old Style 28 February) 1700"),
        ("1700-02-29", "11 March (Old Style 29 February) 1700"),
        ("1700-03-01", "12 (Old Style 1) March 1700"),
        ("1700-03-01~", "about 12 (Old Style 1) March 1700"),
        (
            "1700-03-~01",
            "12 (Old Style 1) March 1700 (day approximate)",
        ),
        ("1700-12-25", "5 January 1701 (Old Style 25 December 1700)"),
        ("-0043-03-15", "13 (Old Style 15) March 44 BC"),
        ("0033-04-03", "1 (Old Style 3) April, AD 33"),
        (
            "1918-01-31T22:00:00Z",
            "13 February (Old Style 31 January) 1918, 22:00 UTC",
        ),
        (
            "1700-02",
            "February 1700 Old Style (11 February – 11 March 1700)",
        ),
        ("1700", "1700 Old Style (11 January 1700 – 11 January 1701)"),
        (
            "1700~",
            "about 1700 Old Style (11 January 1700 – 11 January 1701)",
        ),
        (
            "1700-02-2X",
            "some day from 20 to 29 February 1700 Old Style (2–11 March 1700)",
        ),
        (
            "1699-24",
            "winter 1699–1700 Old Style (11 December 1699 – 11 March 1700)",
        ),
        (
            "1702-03-08/1714-08-01",
            "from 8 March 1702 to 1 August 1714 Old Style (from 19 March 1702 to 12 August 1714)",
        ),
        (
            "1700-02-29/..",
            "since 29 February 1700 Old Style (since 11 March 1700)",
        ),
        (
            "1918-01-31T22:00:00/1918-01-31T23:00:00",
            "from 22:00 to 23:00 on 31 January 1918 Old Style (from 22:00 to 23:00 on 13 February 1918)",
        ),
        (
            "1918-01/1918-01-31T23:00:00+02:00",
            "from January 1918 to 31 January 1918, 23:00 UTC+02:00 Old Style \
             (from one of 14 January – 13 February 1918 until 13 February 1918, 23:00 UTC+02:00)",
        ),
        (
            "{1700..1702}",
            "each of 1700–1702 Old Style (11 January 1700 – 11 January 1703)",
        ),
        (
            "{1700,1702-05}",
            "each of 1700 and May 1702 Old Style (11 January 1700 – 11 January 1701 and 12 May – 11 June 1702)",
        ),
        (
            "{1700-03-01,1700-03-03}",
            "each of 1 and 3 March 1700 Old Style (each of 12 and 14 March 1700)",
        ),
        (
            "[1700-02-29,1700-03-03]",
            "29 February or 3 March 1700 Old Style (11 or 14 March 1700)",
        ),
        (
            "[1700-03-01,1700-03-03]",
            "1 or 3 March 1700 Old Style (12 or 14 March 1700)",
        ),
    ] {
        let date = read(edtf);
        let own = OwnDate::whole(&date, reckoning);
        assert!(own.resolve().is_ok(), "{edtf}");
        assert_eq!(own.words(), words, "{edtf}");
    }
}
