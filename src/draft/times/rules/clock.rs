//! Times of a clock.

use super::super::cues::Cue;
use super::super::meaning::Meaning;
use super::super::rule::{Found, Rule};
use super::super::stamp::Clock;
use super::super::words::{self, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "figures-and-clock",
        needs: &[Cue::Colon],
        pattern: r"(?P<date>[12]\d{3}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9]))(?:T| )(?P<h>2[0-3]|[01]\d):(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?P<zone>Z)?",
        guard: always,
        read: clock,
        examples: &[("Sent [2022-08-04T13:05:00Z].", "2022-08-04T13:05:00Z")],
    },
    Rule {
        id: "clock",
        needs: &[Cue::Colon],
        pattern: r"(?:(?:about|around) )?(?:(?P<day>{date}|\d\d?/\d\d?/(?:\d\d)?\d\d){comma})?(?P<h>2[0-3]|[01]?\d)(?::|\.)(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?: ?(?P<half>{half}))?(?: (?:hours|hrs)\b)?(?: ?\(?(?P<zone>{zone})\)?)?(?:{comma}(?P<date>{date})(?: (?P<zone2>{zone}))?)?",
        guard: is_clock,
        read: clock,
        examples: &[
            (
                "The take-off at [08:30 UTC] was normal.",
                "2023-03-10T08:30Z",
            ),
            ("They met at [about 8:30 p.m.].", "2023-03-10T20:30"),
            ("They met at [9:34 p.m., March 9].", "2023-03-09T21:34"),
            ("Sent [02/16/2022 09:05] by wire.", "2022-02-16T09:05"),
        ],
    },
    Rule {
        id: "date-and-clock",
        needs: &[Cue::Digit, Cue::Clock],
        pattern: r"(?P<date>{date}){comma}(?P<h>2[0-3]|[01]?\d)(?: ?(?P<half>{half}))(?: (?P<zone>{zone}))?",
        guard: always,
        read: clock,
        examples: &[(
            "It lasted until [May 8, 2022, 1 a.m.] there.",
            "2022-05-08T01:00",
        )],
    },
    Rule {
        id: "clock-in-hours",
        needs: &[Cue::Digit, Cue::Clock],
        pattern: r"(?:(?:about|around) )?(?P<h>1[0-2]|0?[1-9]|{hours})(?: ?(?P<half>{half})| o'clock)(?: (?P<zone>{zone}))?(?: in the (?P<part>morning|afternoon|evening))?(?:{comma}(?P<date>{date}))?",
        guard: always,
        read: clock,
        examples: &[("At [11 a.m.] they stopped.", "2023-03-10T11:00")],
    },
    Rule {
        id: "first-hour",
        needs: &[Cue::Digit, Cue::Clock],
        pattern: r"(?P<way>from |between )?(?P<it>(?P<h>1[0-2]|0?[1-9])(?:(?::|\.)(?P<min>[0-5]\d))?)(?:{dash}| and | until | till )(?P<h2>1[0-2]|0?[1-9])(?:(?::|\.)[0-5]\d)? ?(?P<half>{half})",
        guard: is_first_hour,
        read: first_hour,
        examples: &[
            ("It rained from [9] to 11 a.m.", "2023-03-10T09:00"),
            ("It rained between [11] and 1 p.m.", "2023-03-10T11:00"),
            ("It rained [12.30]–2 pm.", "2023-03-10T12:30"),
        ],
    },
    Rule {
        id: "military-clock",
        needs: &[Cue::Digit, Cue::Clock],
        pattern: r"(?P<h>2[0-3]|[01]\d):?(?P<min>[0-5]\d)(?: (?:hours|hrs|h)| ?(?P<zone>(?-i:GMT|UTC|Z|CES?T|[ECMP][SD]T|BST|IST)))(?:{comma}(?P<date>{date}))?",
        guard: always,
        read: clock,
        examples: &[
            ("They attacked at [0530 hours].", "2023-03-10T05:30"),
            ("It began at 10:00 ([1100 CET]).", "2023-03-10T11:00+01"),
        ],
    },
    Rule {
        id: "clock-in-words",
        needs: &[Cue::Past],
        pattern: r"(?:(?:about|around) )?(?P<to>half past|(?:a )?quarter past|(?:a )?quarter to|(?:five|ten|twenty) (?:past|to)) (?P<h>{hours}|noon|midnight)(?: (?P<part>in the (?:morning|afternoon|evening)|at night))?",
        guard: always,
        read: clock_in_words,
        examples: &[
            ("They left at [half past ten].", "2023-03-10T10:30"),
            ("They left at [half past ten at night].", "2023-03-10T22:30"),
        ],
    },
    Rule {
        id: "hour-and-part-of-day",
        needs: &[Cue::DayPart],
        pattern: r"(?:at|by|since|until|till|about|around|from|before|after|between|and) (?P<it>(?P<h>{hours}|1[0-2]|[1-9]) (?P<of>(?:in the|at|this|that|last|tomorrow|yesterday|the (?:next|following|previous)|{weekday}) {daypart}))",
        guard: always,
        read: |found| {
            let part = words::day_part(found.get("of")?)?;
            let clock = Clock {
                hour: found.small("h")?,
                minute: None,
                second: None,
                zone: None,
            };
            Some(Meaning::Clock(clock.in_part(part), found.inner("of")))
        },
        examples: &[
            ("They rose at [five this morning].", "2023-03-10T05:00"),
            (
                "They fought until [nine in the evening].",
                "2023-03-10T21:00",
            ),
            ("They leave at [six tomorrow morning].", "2023-03-11T06:00"),
        ],
    },
    Rule {
        id: "noon-and-midnight",
        needs: &[Cue::Clock],
        pattern: r"(?P<name>noon|midnight)(?:{comma}(?P<date>{date}))?",
        guard: always,
        read: |found| {
            let is_noon = found.get("name")?.eq_ignore_ascii_case("noon");
            let hour = if is_noon { 12 } else { 24 };
            Some(Meaning::Clock(
                Clock {
                    hour,
                    minute: Some(0),
                    second: None,
                    zone: None,
                },
                found.inner("date"),
            ))
        },
        examples: &[("By [noon] all was over.", "2023-03-10T12:00")],
    },
];

fn clock_in_words(found: &Found) -> Option<Meaning> {
    let hour = match found.get("h")?.to_ascii_lowercase().as_str() {
        "noon" => 12,
        "midnight" => 24,
        _ => found.small("h")?,
    };
    let way = found.get("to")?.to_ascii_lowercase();
    let minutes = match way.trim_start_matches("a ").split(' ').next()? {
        "half" => 30,
        "quarter" => 15,
        "twenty" => 20,
        "ten" => 10,
        _ => 5,
    };
    let is_before = way.ends_with(" to");
    let (hour, minute) = if is_before {
        (hour - 1, 60 - minutes)
    } else {
        (hour, minutes)
    };
    let clock = Clock {
        hour,
        minute: Some(minute),
        second: None,
        zone: None,
    };
    let part = found.get("part").and_then(words::day_part);
    let clock = part.map_or(clock, |part| clock.in_part(part));
    Some(Meaning::Clock(clock, None))
}

/// "9.30" is a time only with a half of the day or a zone.
fn is_clock(found: &Found) -> bool {
    let has_more =
        found.get("half").is_some() || found.get("zone").is_some() || found.text().contains("hour");
    let before = found.before();
    (found.text().contains(':') || has_more)
        && (found.get("half").is_some() || !before.ends_with([':', '.', ',', '$']))
        && !found.after().starts_with([':', '%'])
}

/// "10 to 11 a.m." may be ten minutes, and "9 and 11 a.m." are two times of which nobody knows the half of the first.
fn is_first_hour(found: &Found) -> bool {
    let has_dash = !found.after().starts_with(char::is_whitespace);
    let is_in_minutes = is_in("5 10 20 25", found.text());
    !found
        .before()
        .ends_with([':', '.', ',', '$', '£', '€', '/'])
        && (found.get("way").is_some()
            || has_dash
            || is_in("to", found.next_word()) && !is_in_minutes)
}

/// The first hour of "9 to 11 a.m." is in the half of the day that the last one is in, or in the one before.
fn first_hour(found: &Found) -> Option<Meaning> {
    let (first, last) = (found.small("h")? % 12, found.small("h2")? % 12);
    let is_late = found.get("half")?.to_ascii_lowercase().starts_with('p');
    let is_first_late = is_late == (first < last);
    let clock = Clock {
        hour: first + if is_first_late { 12 } else { 0 },
        minute: found.get("min").and_then(|text| text.parse().ok()),
        second: None,
        zone: None,
    };
    Some(Meaning::Clock(clock, None))
}

fn clock(found: &Found) -> Option<Meaning> {
    let mut hour = found.small("h")?;
    let half = found.get("half").map(str::to_ascii_lowercase);
    let part = found.get("part").map(str::to_ascii_lowercase);
    let is_late = half.is_some_and(|half| half.starts_with('p'))
        || part.as_deref().is_some_and(|part| part != "morning");
    let has_half = found.get("half").is_some() || found.get("part").is_some();
    if has_half && hour == 12 {
        hour = 0;
    }
    if is_late && hour < 12 {
        hour += 12;
    }
    let clock = Clock {
        hour,
        minute: found.get("min").and_then(|text| text.parse().ok()),
        second: found.get("sec").and_then(|text| text.parse().ok()),
        zone: found
            .get("zone")
            .or_else(|| found.get("zone2"))
            .and_then(zone),
    };
    Some(Meaning::Clock(
        clock,
        found.inner("date").or_else(|| found.inner("day")),
    ))
}

/// Minutes east of Greenwich of a zone's name, where it has one meaning.
fn zone(name: &str) -> Option<i32> {
    let hours = match name.to_ascii_uppercase().as_str() {
        "GMT" | "UTC" | "Z" => 0,
        "CET" => 1,
        "CEST" => 2,
        "EST" | "EASTERN STANDARD TIME" | "CDT" => -5,
        "EDT" | "EASTERN DAYLIGHT TIME" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    Some(hours * 60)
}
