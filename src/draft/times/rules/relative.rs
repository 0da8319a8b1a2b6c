//! Times that are counted from the writing or from another time.

use chrono::Weekday;

use super::super::cues::Cue;
use super::super::meaning::{Count, Distance, Meaning, Recurring, Shift, Side, Vague, Way, Which};
use super::super::rule::{Found, Rule};
use super::super::stamp::Unit;
use super::super::words::{self, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "today",
        needs: &[Cue::Today],
        pattern: r"(?:earlier |later )?(?:today|to-day)",
        guard: always,
        read: |_| Some(Meaning::Unit(Which::This, Unit::Day)),
        examples: &[
            ("It begins [today].", "2023-03-10"),
            ("It began [earlier today].", "2023-03-10"),
        ],
    },
    Rule {
        id: "yesterday",
        needs: &[Cue::Today],
        pattern: r"(?:the day before )?yesterday",
        guard: always,
        read: |found| days(found, -1),
        examples: &[
            ("It ended [yesterday].", "2023-03-09"),
            ("It ended [the day before yesterday].", "2023-03-08"),
        ],
    },
    Rule {
        id: "tomorrow",
        needs: &[Cue::Today],
        pattern: r"(?:the day after )?tomorrow",
        guard: always,
        read: |found| days(found, 1),
        examples: &[("It ends [tomorrow].", "2023-03-11")],
    },
    Rule {
        id: "weekday",
        needs: &[Cue::Weekday],
        pattern: r"(?:(?:earlier|later) )?(?P<w>{weekday}|(?-i:(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\.))",
        guard: is_no_name,
        read: |found| {
            words::weekday(found.get("w")?)
                .map(Recurring::Weekday)
                .map(Meaning::Recurring)
        },
        examples: &[
            ("He said on [Monday] that it rained.", "2023-03-06"),
            ("They will meet on [Monday].", "2023-03-13"),
            ("[Later Monday] they met.", "2023-03-06"),
        ],
    },
    Rule {
        id: "nth-weekday",
        needs: &[Cue::Weekday, Cue::Which],
        pattern: r"(?P<which>{which}) (?P<w>{weekday})",
        guard: always,
        read: |found| {
            Some(Meaning::Nth(
                which(found.get("which")?)?,
                Recurring::Weekday(words::weekday(found.get("w")?)?),
            ))
        },
        examples: &[
            ("It failed [last Friday].", "2023-03-03"),
            ("It opens [next Monday].", "2023-03-13"),
        ],
    },
    Rule {
        id: "nth-weekday-and-date",
        needs: &[Cue::Weekday, Cue::Month, Cue::Digit],
        pattern: r"{which} {weekday}{comma}(?P<of>(?:{month} {day}|{day} {month})(?:{comma}{year})?)",
        guard: always,
        read: |found| found.inner("of").map(|of| *of),
        examples: &[("It ended [last Friday, March 3].", "2023-03-03")],
    },
    Rule {
        id: "weekday-of-week",
        needs: &[Cue::Weekday, Cue::Unit],
        pattern: r"(?P<w>{weekday}) (?:of )?(?P<of>(?:this|last|next|that) week)",
        guard: always,
        read: |found| {
            Some(Meaning::Within(
                Recurring::Weekday(words::weekday(found.get("w")?)?),
                found.inner("of")?,
            ))
        },
        examples: &[("They met on [Tuesday of last week].", "2023-02-28")],
    },
    Rule {
        id: "nth-month",
        needs: &[Cue::Month, Cue::Which],
        pattern: r"(?P<which>{which}) (?P<m>{fullmonth})",
        guard: always,
        read: |found| {
            Some(Meaning::Nth(
                which(found.get("which")?)?,
                Recurring::Month(found.month("m")?),
            ))
        },
        examples: &[
            ("It began [last April].", "2022-04"),
            ("It ends [this June].", "2023-06"),
            ("[The previous December] it rained.", "2022-12"),
        ],
    },
    Rule {
        id: "month-of-that-year",
        needs: &[Cue::Month, Cue::Unit],
        pattern: r"(?:(?P<d>{day})(?: of)? )?(?P<m>{month})(?: (?P<day>{day}))?(?: of|,)? (?:in )?(?P<of>(?:the same|that|this|last|next|the (?:following|next|previous|preceding)) year)",
        guard: always,
        read: month_of_year,
        examples: &[
            ("In [March of last year] it opened.", "2022-03"),
            ("It ended [January 24 of the same year].", "2023-01-24"),
        ],
    },
    Rule {
        id: "month-ago",
        needs: &[Cue::Month, Cue::Unit],
        pattern: r"(?P<m>{fullmonth}) (?:a|one) year (?:ago|earlier|before)",
        guard: always,
        read: |found| {
            Some(Meaning::Nth(
                Which::Last,
                Recurring::Month(found.month("m")?),
            ))
        },
        examples: &[("It was less than in [April a year ago].", "2022-04")],
    },
    Rule {
        id: "nth-season",
        needs: &[Cue::Season, Cue::Which],
        pattern: r"(?P<which>{which}) (?P<s>{season})",
        guard: |found| {
            !found.text().to_ascii_lowercase().ends_with("fall")
                || !found.after().starts_with(" of")
        },
        read: |found| {
            Some(Meaning::Nth(
                which(found.get("which")?)?,
                Recurring::Season(found.season("s")?),
            ))
        },
        examples: &[
            ("It begins [this summer].", "2023-SU"),
            ("[Last winter] was mild.", "2022-WI"),
        ],
    },
    Rule {
        id: "season-of-that-year",
        needs: &[Cue::Season, Cue::Unit],
        pattern: r"(?:the )?(?P<s>{season}) of (?P<of>(?:the same|that|this|last|next|the (?:following|next|previous|preceding)) year)",
        guard: always,
        read: |found| {
            Some(Meaning::Within(
                Recurring::Season(found.season("s")?),
                found.inner("of")?,
            ))
        },
        examples: &[("In [the spring of next year] it ends.", "2024-SP")],
    },
    Rule {
        id: "nth-unit",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"(?P<which>{which}) (?:calendar |fiscal |very )?(?P<u>{one})",
        guard: |found| {
            let text = found.text().to_ascii_lowercase();
            !(text.ends_with("second") || text.ends_with("minute") || is_span(&text))
        },
        read: |found| Some(Meaning::Unit(which(found.get("which")?)?, found.unit("u")?)),
        examples: &[
            ("It grew [last year].", "2022"),
            ("It opens [next week].", "2023-W11"),
            ("[The following day] they left.", "2023-03-11"),
        ],
    },
    Rule {
        id: "weekday-beside-date",
        needs: &[Cue::Weekday, Cue::Around],
        pattern: r"(?:the )?(?P<w>{weekday}) (?P<way>before|after|following) (?P<of>{date}|{feast})",
        guard: always,
        read: |found| {
            let weekday = words::weekday(found.get("w")?)?;
            beside(found, Distance::Weekday(weekday))
        },
        examples: &[
            ("They met on [the Friday before Christmas].", "2022-12-23"),
            ("They met on [the Monday after 4 March 2020].", "2020-03-09"),
        ],
    },
    Rule {
        id: "unit-beside-date",
        needs: &[Cue::Unit, Cue::Around],
        pattern: r"the (?P<u>day|week|month|year) (?P<way>before|after|following) (?P<of>{date}|{feast})",
        guard: always,
        read: |found| beside(found, Distance::Units(1.0, found.unit("u")?)),
        examples: &[
            ("They met on [the day after Christmas].", "2022-12-26"),
            ("They met in [the week before 4 May 2022].", "2022-W17"),
            ("They met on [the day after Christmas 2021].", "2021-12-26"),
        ],
    },
    Rule {
        id: "weekend-beside-date",
        needs: &[Cue::Unit, Cue::Around],
        pattern: r"the weekend (?P<way>before|after|following) (?P<of>{date}|{feast})",
        guard: always,
        read: |found| {
            let is_before = Way::of(found.get("way")?)? == Way::Before;
            let nearest = if is_before {
                Weekday::Sun
            } else {
                Weekday::Sat
            };
            let day = beside(found, Distance::Weekday(nearest))?;
            Some(Meaning::UnitOf(Unit::Weekend, Box::new(day)))
        },
        examples: &[
            (
                "They met on [the weekend before Easter 2021].",
                "2021-W12-WE",
            ),
            (
                "They met on [the weekend after Christmas 2024].",
                "2024-W52-WE",
            ),
        ],
    },
    Rule {
        id: "day-part-beside-date",
        needs: &[Cue::DayPart, Cue::Around],
        pattern: r"the (?P<part>{daypart}) (?P<way>before|after|following) (?P<of>{date}|{feast})",
        guard: always,
        read: |found| {
            let day = beside(found, Distance::Units(1.0, Unit::Day))?;
            let part = words::day_part(found.get("part")?)?;
            Some(Meaning::DayPart(part, Some(Box::new(day))))
        },
        examples: &[(
            "It rained on [the night before Christmas 1999].",
            "1999-12-24TNI",
        )],
    },
    Rule {
        id: "latest-unit",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the latest (?P<u>week|month|quarter|year)",
        guard: always,
        read: |found| Some(Meaning::Unit(Which::Last, found.unit("u")?)),
        examples: &[("Sales rose in [the latest quarter].", "2022-Q4")],
    },
    Rule {
        id: "unit-but-one",
        needs: &[Cue::Unit],
        pattern: r"the (?P<u>week|weekend|month|year) (?P<way>before last|after next)",
        guard: always,
        read: |found| {
            Some(Meaning::Shift(Shift {
                count: Count::Exact(2.0),
                unit: found.unit("u")?,
                is_back: found.get("way")?.to_ascii_lowercase().starts_with("before"),
                is_from_writing: true,
            }))
        },
        examples: &[
            ("They met in [the week before last].", "2023-W08"),
            ("They meet in [the month after next].", "2023-05"),
        ],
    },
    Rule {
        id: "the-unit",
        needs: &[Cue::Unit],
        pattern: r"(?:the )(?:very )?(?P<u>day|weekend|week|month|year|decade|century)",
        guard: is_told,
        read: |found| {
            let unit = found.unit("u")?;
            // A day is one that was told, a year is that of the writing.
            let which = if unit == Unit::Day {
                Which::That
            } else {
                Which::This
            };
            Some(Meaning::Unit(which, unit))
        },
        examples: &[("They met at [the weekend].", "2023-W09-WE")],
    },
    Rule {
        id: "day-of-report",
        needs: &[Cue::Unit],
        pattern: r"(?:end|ends|ended|ending|start|started|starting|close|closed|closing|finish|finished|finishing|for|on|during|throughout) (?P<it>the day)",
        guard: |found| {
            found.next_word().is_empty() || is_in("at with up down in on by", found.next_word())
        },
        read: |_| Some(Meaning::Unit(Which::That, Unit::Day)),
        examples: &[("The index ended [the day] at 7,114.", "2023-03-10")],
    },
    Rule {
        id: "week-of",
        needs: &[Cue::Unit],
        pattern: r"the (?P<u>week|weekend) (?:of|beginning|ending|starting) (?P<of>{date})",
        guard: always,
        read: |found| Some(Meaning::UnitOf(found.unit("u")?, found.inner("of")?)),
        examples: &[("They met in [the week of 4 August 2022].", "2022-W31")],
    },
    Rule {
        id: "unit-after",
        needs: &[Cue::Unit],
        pattern: r"the (?P<u>year|month|week|day|decade|century) (?P<which>before|after|previous|following|prior|previously|earlier|later|preceding)",
        guard: |found| {
            let after = found.after().trim_start();
            after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric())
        },
        read: |found| {
            let is_next = matches!(
                found.get("which")?.to_ascii_lowercase().as_str(),
                "after" | "following" | "later"
            );
            Some(Meaning::Unit(
                if is_next {
                    Which::Following
                } else {
                    Which::Previous
                },
                found.unit("u")?,
            ))
        },
        examples: &[("It was more than [the year before].", "2022")],
    },
    Rule {
        id: "same-unit-ago",
        needs: &[Cue::Unit],
        pattern: r"the same (?P<u>month|week|quarter|period|day) (?:(?:a|one) year (?:ago|earlier|before)|of (?:the )?(?:last|previous) year|(?:in )?(?:the )?(?:last|previous) year)",
        guard: always,
        read: a_year_before,
        examples: &[("It was less in [the same period of last year].", "2022")],
    },
    Rule {
        id: "year-ago",
        needs: &[Cue::Unit],
        pattern: r"(?:(?:the|its|their) )?year{hyphen}(?:ago|earlier)(?: (?P<u>quarter|month|week|period))?",
        guard: always,
        read: a_year_before,
        examples: &[(
            "It earned more in the first quarter of 2023 than in [the year-ago quarter].",
            "2022-Q1",
        )],
    },
    Rule {
        id: "ago",
        needs: &[Cue::Unit, Cue::Ago],
        pattern: r"(?:{about} )?(?:(?P<n>{number})(?: and a half)?|{several}|(?P<half>half an?|a half)|an?)(?: |-)(?P<u>{unit}) (?:ago|back)|{units} ago",
        guard: always,
        read: |found| match found.get("u") {
            Some(_) => shift(found, true, true),
            None => Some(Meaning::Vague(Vague::Past)),
        },
        examples: &[
            ("It began [two years ago].", "2021"),
            ("It rained [three days ago].", "2023-03-07"),
            ("It began [years ago].", "PAST_REF"),
        ],
    },
    Rule {
        id: "later",
        needs: &[Cue::Unit, Cue::Later],
        pattern: r"(?:{about} )?(?:(?:(?P<n>{number})(?: and a half)?|{several}|(?P<half>half an?|a half)|an?) )?(?:(?:calendar|full|long|short) )?(?P<u>{unit}) (?:later|thereafter|afterwards?|hence|from now)",
        guard: always,
        read: later,
        examples: &[
            (
                "It began in May 2022; [two months later] it was over.",
                "2022-07",
            ),
            ("For [three years afterwards] it stood.", "P3Y"),
        ],
    },
    Rule {
        id: "earlier",
        needs: &[Cue::Unit, Cue::Earlier],
        pattern: r"(?:{about} )?(?:(?:(?P<n>{number})(?: and a half)?|{several}|(?P<half>half an?|a half)|an?) )?(?P<u>{unit}) (?:earlier|before|previously|beforehand|prior)",
        guard: |found| {
            let is_before = found.text().ends_with("before") || found.text().ends_with("prior");
            let after = found.after().trim_start();
            !is_before || after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric())
        },
        read: |found| shift(found, true, false),
        examples: &[(
            "It began in May 2022; [a month earlier] nobody knew.",
            "2022-04",
        )],
    },
    Rule {
        id: "within-later-unit",
        needs: &[Cue::Early],
        pattern: r"(?:earlier|later|late|early)(?: on)?(?: in| on)? (?P<of>(?:this|that|the(?: same| following| next)?|last|next) (?:year|month|week|day|decade|century|{season}))|(?:earlier|later)(?: on)? in (?P<year>{fullyear})",
        guard: always,
        read: |found| {
            found
                .inner("of")
                .or_else(|| found.inner("year"))
                .map(|of| *of)
        },
        examples: &[
            ("[Later that year] it rained.", "2023"),
            ("It began [earlier this month].", "2023-03"),
            ("It ended [later in 2021].", "2021"),
        ],
    },
];

/// "The past year" and "the next decade" last so long; "the next year" is one of the calendar's.
fn is_span(text: &str) -> bool {
    let is_long = ["decade", "century", "millennium", "hour"]
        .iter()
        .any(|unit| text.ends_with(unit));
    let is_sided = ["last ", "next ", "coming "]
        .iter()
        .any(|which| text.contains(which));
    text.contains("past ") || is_long && is_sided
}

/// "The day" is told before only as a part of another expression, "the weekend" always.
fn is_told(found: &Found) -> bool {
    let is_inner = found.before().is_empty() && found.after().is_empty();
    is_inner || found.text().ends_with("weekend")
}

/// The time that a word like "last" counts.
fn which(words: &str) -> Option<Which> {
    let words = words.to_ascii_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let has_article = words.first() == Some(&"the");
    Some(match *words.last()? {
        "this" | "current" | "present" => Which::This,
        "last" | "past" => Which::Last,
        "next" | "coming" | "upcoming" if !has_article => Which::Next,
        "coming" | "upcoming" => Which::Next,
        "that" | "same" | "very" | "the" | "entire" | "whole" | "given" => Which::That,
        "previous" | "preceding" | "prior" | "earlier" => Which::Previous,
        "next" | "following" | "ensuing" | "subsequent" | "succeeding" => Which::Following,
        _ => return None,
    })
}

fn days(found: &Found, step: i8) -> Option<Meaning> {
    if found.text().contains(' ') {
        let shift = Shift {
            count: Count::Exact(2.0),
            unit: Unit::Day,
            is_back: step < 0,
            is_from_writing: true,
        };
        return Some(Meaning::Shift(shift));
    }
    Some(Meaning::Unit(
        if step < 0 { Which::Last } else { Which::Next },
        Unit::Day,
    ))
}

fn month_of_year(found: &Found) -> Option<Meaning> {
    let month = found.month("m")?;
    let day = found.ordinal("d").or_else(|| found.ordinal("day"));
    let part = day.map_or(Recurring::Month(month), |day| Recurring::Day(month, day));
    Some(Meaning::Within(part, found.inner("of")?))
}

fn beside(found: &Found, distance: Distance) -> Option<Meaning> {
    Some(Meaning::Beside(
        distance,
        Way::of(found.get("way")?)?,
        found.inner("of")?,
    ))
}

/// A year before what was told, as precise as the unit.
fn a_year_before(found: &Found) -> Option<Meaning> {
    let (count, unit) = match found.unit("u") {
        Some(Unit::Month) => (12.0, Unit::Month),
        Some(Unit::Quarter) => (4.0, Unit::Quarter),
        _ => (1.0, Unit::Year),
    };
    Some(Meaning::Shift(Shift {
        count: Count::Exact(count),
        unit,
        is_back: true,
        is_from_writing: false,
    }))
}

/// "Two months later" is a date, and "for two months afterwards" a length.
fn later(found: &Found) -> Option<Meaning> {
    let is_length = is_in("for during", found.previous_word());
    match shift(found, false, found.text().ends_with("now"))? {
        Meaning::Shift(Shift { count, unit, .. }) if is_length => {
            Some(Meaning::Span(count, unit, Side::Unknown))
        }
        shift => Some(shift),
    }
}

fn shift(found: &Found, is_back: bool, is_from_writing: bool) -> Option<Meaning> {
    let text = found.text().to_ascii_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    let is_one = found.get("n").is_none()
        && words.clone().any(|word| word == "a" || word == "an")
        && !text.contains("few")
        && !text.contains("couple")
        && !text.contains("number");
    let is_fortnight = text.contains("fortnight");
    let count = match found.count("n") {
        _ if found.get("half").is_some() => Count::Exact(0.5),
        _ if is_one && is_fortnight => Count::Exact(2.0),
        _ if is_one => Count::Exact(1.0),
        count => count,
    };
    Some(Meaning::Shift(Shift {
        count,
        unit: found.unit("u")?,
        is_back,
        is_from_writing,
    }))
}

/// "Black Friday" and "Sunday school" are names.
fn is_no_name(found: &Found) -> bool {
    let is_named = is_in(
        "Black Bloody Holy Super Cyber Ruby Palm Easter Good Ash",
        found.previous_word(),
    );
    !is_named && !is_in("Times Night", found.next_word())
}
