//! Days and months, with and without their year.

use super::super::cues::Cue;
use super::super::holidays::Holiday;
use super::super::meaning::{Doubt, Meaning, Recurring};
use super::super::rule::{Found, Rule};
use super::super::stamp::Stamp;
use super::super::words::{self, full_year, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "eleventh-of-september",
        needs: &[Cue::Digit],
        pattern: r"9/11|(?P<it>(?-i:September|Sept\.?) 11(?:th)?)(?:,? 2001,?)? (?:terrorist |terror )?(?:attacks?|hijackers|hijackings)",
        guard: always,
        read: |_| Stamp::day(2001, 9, 11).map(Meaning::At),
        examples: &[
            ("All changed with [9/11].", "2001-09-11"),
            ("They met after the [September 11] attacks.", "2001-09-11"),
        ],
    },
    Rule {
        id: "day-month-year",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:(?P<w>{dayname}){comma})?(?:the )?(?P<d>{day})(?: day)?(?: of|-)?(?: |-)?(?P<m>{month})(?:{comma}|-| of )(?P<y>{year})",
        guard: always,
        read: day,
        examples: &[
            ("On [4 August 2022] it began.", "2022-08-04"),
            ("By [the 3rd of March, 1918] it ended.", "1918-03-03"),
            ("It ended on [31 June 2021].", "2021-06"),
        ],
    },
    Rule {
        id: "month-day-year",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:(?P<w>{dayname}){comma})?(?P<m>{month}) (?:the )?(?P<d>{day})(?:{comma}| of )(?P<y>{year})",
        guard: always,
        read: day,
        examples: &[
            ("On [August 4, 2022], it began.", "2022-08-04"),
            ("It began [Thursday, January 13 1951].", "1951-01-13"),
        ],
    },
    Rule {
        id: "day-month",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:(?P<w>{dayname}){comma})?(?:(?:the )?(?P<nth>\d+(?:st|nd|rd|th))|(?P<d>{day}))(?: of)? (?P<m>{month})",
        guard: no_number_goes_on,
        read: day_and_month,
        examples: &[
            ("It arrived on [11 December].", "2022-12-11"),
            ("By [the 3rd of February] it was gone.", "2023-02-03"),
        ],
    },
    Rule {
        id: "month-day",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:(?P<w>{dayname}){comma})?(?P<m>{month}) (?:the )?(?P<d>{day})",
        guard: no_number_goes_on,
        read: day_and_month,
        examples: &[
            ("It arrived on [December 11].", "2022-12-11"),
            ("They met [Monday, Feb. 6].", "2023-02-06"),
        ],
    },
    Rule {
        id: "first-of-two-days",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?P<it>(?:the )?(?P<d>{day}))(?:{dash}|/| and | or |, )(?:the )?{day} (?:of )?(?P<m>{month})(?:{comma}(?P<y>{year}))?",
        guard: no_number_goes_on,
        read: day_and_month,
        examples: &[("On [6]-7 February 2022 they met.", "2022-02-06")],
    },
    Rule {
        id: "second-of-two-days",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?P<m>{month}) {day}(?:{dash}|/| and | or |, )(?P<it>(?P<d>{day}))(?:{comma}(?P<y>{year}))?",
        guard: no_number_goes_on,
        read: day_and_month,
        examples: &[("On February 6 and [7th] they met.", "2023-02-07")],
    },
    Rule {
        id: "second-of-two-days-with-year",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?P<m>{month}) {day}(?:{dash}|/| and | or |, )(?P<it>(?P<d>{day}){comma}(?P<y>{year}))",
        guard: always,
        read: day,
        examples: &[("On March 8-[9, 1918] they met.", "1918-03-09")],
    },
    Rule {
        id: "day-of-month",
        needs: &[Cue::Digit],
        pattern: r"(?:on|until|till|by|from|since|of|and|to|before|after) (?P<it>the (?P<d>{day}))",
        guard: is_ordinal_at_end,
        read: |found| {
            found
                .ordinal("d")
                .map(Recurring::DayOfMonth)
                .map(Meaning::Recurring)
        },
        examples: &[(
            "It began in February, and on [the 20th] it was over.",
            "2023-02-20",
        )],
    },
    Rule {
        id: "month-year",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:the month of )?(?P<m>{month})(?:{comma}| of |{hyphen})(?P<y>{year})",
        guard: always,
        read: |found| {
            Some(Meaning::At(Stamp::Month(
                found.integer("y")?,
                found.month("m")?,
            )))
        },
        examples: &[
            ("By [August 2022] it had begun.", "2022-08"),
            ("Since [April, 1920] it lasts.", "1920-04"),
        ],
    },
    Rule {
        id: "month-and-short-year",
        needs: &[Cue::Digit, Cue::Month],
        pattern: r"(?:(?P<w>{dayname}){comma})?(?:(?P<d>{day}) )?(?P<m>{month})(?: (?P<d2>{day}))?,? (?:'|(?u-i:‘))(?P<y>\d\d)",
        guard: always,
        read: |found| {
            let (year, month) = (full_year(found.integer("y")?), found.month("m")?);
            Some(match found.ordinal("d").or_else(|| found.ordinal("d2")) {
                Some(day) => day_of(found, year, month, day),
                None => Meaning::At(Stamp::Month(year, month)),
            })
        },
        examples: &[
            ("He came home in [July '44].", "1944-07"),
            ("He came home on [6 June '44].", "1944-06-06"),
        ],
    },
    Rule {
        id: "month",
        needs: &[Cue::Month],
        pattern: r"(?:the month of )?(?P<m>{fullmonth})",
        guard: is_no_verb_or_name,
        read: |found| {
            found
                .month("m")
                .map(Recurring::Month)
                .map(Meaning::Recurring)
        },
        examples: &[
            ("It began in [August].", "2022-08"),
            ("Since [March] it lasts.", "2023-03"),
        ],
    },
    Rule {
        id: "figures-year-first",
        needs: &[Cue::Digit],
        pattern: r"(?P<y>[12]\d{3})(?:-|/)(?P<m>1[0-2]|0[1-9])(?:-|/)(?P<d>3[01]|[12]\d|0[1-9])",
        guard: always,
        read: figures,
        examples: &[("Printed on [2022-08-04] here.", "2022-08-04")],
    },
    Rule {
        id: "figures-month-first",
        needs: &[Cue::Digit],
        pattern: r"(?P<m>1[0-2]|0?[1-9])(?:/|-)(?P<d>3[01]|[12]\d|0?[1-9])(?:/|-)(?P<y>(?:19|20)?\d\d)",
        guard: always,
        read: figures,
        examples: &[
            ("Sent on [08/04/2022] by mail.", "2022-08-04"),
            ("It was [7/8/07].", "2007-07-08"),
        ],
    },
    Rule {
        id: "figures-day-first",
        needs: &[Cue::Digit],
        pattern: r"(?P<d>3[01]|[12]\d|0?[1-9])(?:/|\.)(?P<m>1[0-2]|0?[1-9])(?:/|\.)(?P<y>(?:19|20)\d\d)",
        guard: always,
        read: figures,
        examples: &[
            ("Sent on [14.8.2022] by mail.", "2022-08-14"),
            ("Sent on [24/08/2022] by mail.", "2022-08-24"),
        ],
    },
    Rule {
        id: "holiday",
        needs: &[Cue::Holiday],
        pattern: r"(?P<name>{holiday})(?:(?:{comma}| of )(?P<y>{fullyear}))?",
        guard: always,
        read: holiday,
        examples: &[
            ("They met on [Christmas Day].", "2022-12-25"),
            ("It rained on [Good Friday 1998].", "1998-04-10"),
            ("They fasted in [Ramadan 2021].", "2021-04"),
        ],
    },
    Rule {
        id: "eid",
        needs: &[Cue::Holiday],
        pattern: r"(?-i:Eid)(?:(?:{comma}| of )(?P<y>{fullyear}))?",
        guard: |found| !found.after().starts_with(['-', '–']) && !found.is_before_name(),
        read: |found| Some(Meaning::Eid(found.integer("y"))),
        examples: &[("They met at [Eid].", "2022-07-10")],
    },
];

fn day(found: &Found) -> Option<Meaning> {
    let (year, month) = (found.integer("y")?, found.month("m")?);
    Some(day_of(found, year, month, found.ordinal("d")?))
}

fn day_of(found: &Found, year: i32, month: u32, day: u32) -> Meaning {
    match Stamp::day(year, month, day) {
        Some(stamp) => with_weekday(found, Meaning::At(stamp)),
        None => without_day(Meaning::At(Stamp::Month(year, month))),
    }
}

/// A day whose weekday the text may name as well.
fn with_weekday(found: &Found, day: Meaning) -> Meaning {
    match found.get("w").and_then(words::weekday) {
        Some(weekday) => Meaning::Doubtful(Doubt::Weekday(weekday), Box::new(day)),
        None => day,
    }
}

/// The month of a day that it does not have.
fn without_day(month: Meaning) -> Meaning {
    Meaning::Doubtful(Doubt::NoSuchDay, Box::new(month))
}

fn day_and_month(found: &Found) -> Option<Meaning> {
    if found.get("y").is_some() {
        return day(found);
    }
    let (month, day) = (
        found.month("m")?,
        found.ordinal("d").or_else(|| found.ordinal("nth"))?,
    );
    // 2000 was a leap year.
    Some(match Stamp::day(2000, month, day) {
        Some(_) => with_weekday(found, Meaning::Recurring(Recurring::Day(month, day))),
        None => without_day(Meaning::Recurring(Recurring::Month(month))),
    })
}

fn figures(found: &Found) -> Option<Meaning> {
    let year = found.get("y")?;
    let number: i32 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (2, ..=49) => 2000 + number,
        (2, _) => 1900 + number,
        _ => number,
    };
    let (month, day) = (found.small("m")?, found.small("d")?);
    let date = match Stamp::day(year, month, day) {
        Some(stamp) => Meaning::At(stamp),
        None => return Some(without_day(Meaning::At(Stamp::Month(year, month)))),
    };
    let is_year_first = found.text().starts_with(found.get("y")?) && found.text().len() == 10;
    // With full stops the day stands first everywhere.
    let has_stops = found.text().contains('.');
    let may_be_either = !is_year_first && !has_stops && day <= 12 && day != month;
    Some(if may_be_either {
        Meaning::Doubtful(Doubt::DayOrMonth, Box::new(date))
    } else {
        date
    })
}

fn holiday(found: &Found) -> Option<Meaning> {
    let holiday = Holiday::named(found.get("name")?)?;
    match found.integer("y") {
        Some(year) => holiday.in_year(year).map(Meaning::At),
        None => Some(Meaning::Recurring(Recurring::Holiday(holiday))),
    }
}

/// False of "4 May 3.5" and "£4 May".
fn no_number_goes_on(found: &Found) -> bool {
    let after = found.after();
    let more = after.trim_start_matches(['.', ',', ':']);
    let goes_on = more.len() < after.len() && more.starts_with(|c: char| c.is_ascii_digit());
    let is_amount = found.before().ends_with(['.', ',', '$', '£', '€']);
    !goes_on && !is_amount
}

fn is_ordinal_at_end(found: &Found) -> bool {
    let is_ordinal = found.text().ends_with(|c: char| c.is_ascii_alphabetic());
    let next = found.next_word();
    is_ordinal && (next.is_empty() || is_in("the he they a to it and", next))
}

/// Words before which a month is a time.
const BEFORE_MONTHS: &str = "in since until till by from during last next this early late mid between through before after following previous \
                             that throughout around every each beginning starting into the";

/// Months that are also verbs or names count only where the words around them speak of time.
fn is_no_verb_or_name(found: &Found) -> bool {
    let month = found.get("m").and_then(words::month);
    if !matches!(month, Some(3 | 4 | 5 | 6 | 8)) || is_in(BEFORE_MONTHS, found.previous_word()) {
        return true;
    }
    let before = found.before().trim_end();
    let is_in_list = before.ends_with(['-', '–', ',', '(', '/', ';']);
    match month {
        // "March on" and "May they" begin sentences.
        _ if found.is_first() && !is_in_list => {
            found.after().is_empty() || found.after().starts_with([',', '\'', '’'])
        }
        _ if found.is_first() || is_in_list => !found.is_before_name(),
        _ => !found.is_before_name() && !found.is_behind_name() && found.next_word() != "on",
    }
}
