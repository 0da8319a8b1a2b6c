//! Parts of days, months, years and longer.

use super::super::cues::Cue;
use super::super::meaning::{Meaning, Part, Recurring, Which};
use super::super::rule::{Found, Rule};
use super::super::stamp::{DayPart, Stamp, Unit};
use super::super::words::{self, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "early-or-late",
        needs: &[Cue::Early],
        pattern: r"(?:the (?P<part2>{early})(?:-|(?u-i:–)| )(?P<of2>{stretch})|(?P<part>{early})(?: in|-|(?u-i:–))?(?: |-)?(?P<of>{date}))",
        guard: always,
        read: part,
        examples: &[
            ("It began in [early August].", "2022-08"),
            ("It ended in [mid-2003].", "2003"),
            ("The [late 2012] decision was wrong.", "2012"),
            ("Music of [the late 1930s] is fine.", "193"),
        ],
    },
    Rule {
        id: "end-of",
        needs: &[Cue::End],
        pattern: r"(?:the )?(?:very )?(?P<part>end|beginning|start|middle|close|turn|outset|dawn|height|early (?:part|months|days|weeks|hours|years)|late (?:part|months)|(?:first|second|latter|last|later|earlier|final|better|greater) (?:half|part)|(?:closing|opening) (?:days|months|weeks)|(?:most of the )?(?:rest|remainder)) of (?P<of>{date})",
        guard: always,
        read: part,
        examples: &[
            ("By [the end of last year] it stood.", "2022"),
            ("At [the start of 1943] it fell.", "1943"),
        ],
    },
    Rule {
        id: "end-before-noun",
        needs: &[Cue::Unit, Cue::End],
        pattern: r"(?:the )?(?P<u>year|quarter|month)(?:'s |{hyphen})end(?:,? (?P<y>{fullyear}))?",
        guard: always,
        read: |found| {
            let unit = match found.integer("y") {
                Some(year) => Meaning::At(Stamp::Year(year)),
                None => Meaning::Unit(Which::That, found.unit("u")?),
            };
            Some(Meaning::Part(Part::Late, Box::new(unit)))
        },
        examples: &[
            ("It will end by [year-end].", "2023"),
            ("It had ended at [year-end].", "2022"),
            ("It had ended at [year-end 2019].", "2019"),
            ("It will end before [the month's end].", "2023-03"),
        ],
    },
    Rule {
        id: "night-between-days",
        needs: &[Cue::DayPart, Cue::Digit, Cue::Month],
        pattern: r"(?:the |that )?night (?:of|from) (?:the )?(?:(?P<d>{day})(?: (?P<m>{month}))?(?:{dash}|/| and )(?:the )?{day}(?: of)? (?P<m2>{month})|(?P<m3>{month}) (?P<d3>{day})(?:{dash}|/| and )(?:{month} )?{day})(?:{comma}(?P<y>{year}))?",
        guard: always,
        read: night_between_days,
        examples: &[
            (
                "On [the night of 3 to 4 June 1942] they sailed.",
                "1942-06-03TNI",
            ),
            (
                "On [the night of 30 April–1 May] they sailed.",
                "2022-04-30TNI",
            ),
            (
                "On [the night of June 3–4, 1942], they sailed.",
                "1942-06-03TNI",
            ),
        ],
    },
    Rule {
        id: "day-part-of",
        needs: &[Cue::DayPart],
        pattern: r"(?:the |that )?(?:early |late )?(?P<part>{daypart})(?: hours)?(?: of| on|,)? (?P<of>{date})",
        guard: always,
        read: day_part,
        examples: &[("On [the night of 20 June 1791] they fled.", "1791-06-20TNI")],
    },
    Rule {
        id: "early-in-the-day",
        needs: &[Cue::DayPart, Cue::Early],
        pattern: r"(?:early|late) (?:in|on) the (?P<part>{daypart}) (?:of|on) (?P<of>{date})",
        guard: always,
        read: day_part,
        examples: &[(
            "[Early in the morning of 29 April 1975] they left.",
            "1975-04-29TMO",
        )],
    },
    Rule {
        id: "day-and-its-part",
        needs: &[Cue::DayPart],
        pattern: r"(?:early |late )?(?P<of>(?:(?:last|next|this) )?{weekday}|yesterday|tomorrow|(?:the )?(?:next|same|following|previous) day|{month} {day}(?:,? {year})?|{day} {month}) (?:early |late )?(?P<part>{daypart})",
        guard: always,
        read: day_part,
        examples: &[
            ("He said [Friday morning] that it rained.", "2023-03-10TMO"),
            ("They left [yesterday evening].", "2023-03-09TEV"),
        ],
    },
    Rule {
        id: "this-part-of-day",
        needs: &[Cue::DayPart],
        pattern: r"(?:late |early |later |earlier )?(?P<which>this|that(?: same)?|the same|last|the (?:following|next|previous)|one) (?P<part>{daypart})",
        guard: always,
        read: this_day_part,
        examples: &[
            ("It rained [this morning].", "2023-03-10TMO"),
            ("It rained [last night].", "2023-03-09TNI"),
        ],
    },
    Rule {
        id: "part-of-day-before",
        needs: &[Cue::DayPart],
        pattern: r"the (?P<part>{daypart}) (?P<which>before|after)",
        guard: |found| {
            !found.after().starts_with(' ') || is_in("i he she they we", found.next_word())
        },
        read: |found| {
            let is_before = found.get("which")?.eq_ignore_ascii_case("before");
            let which = if is_before {
                Which::Previous
            } else {
                Which::Following
            };
            let day = Box::new(Meaning::Unit(which, Unit::Day));
            Some(Meaning::DayPart(
                words::day_part(found.get("part")?)?,
                Some(day),
            ))
        },
        examples: &[("It had rained [the night before].", "2023-03-09TNI")],
    },
    Rule {
        id: "tonight",
        needs: &[Cue::Today],
        pattern: r"tonight",
        guard: always,
        read: |_| {
            Some(Meaning::DayPart(
                DayPart::Night,
                Some(Box::new(Meaning::Unit(Which::This, Unit::Day))),
            ))
        },
        examples: &[("It begins [tonight].", "2023-03-10TNI")],
    },
    Rule {
        id: "overnight",
        needs: &[Cue::DayPart],
        pattern: "overnight",
        guard: always,
        read: |_| Some(Meaning::DayPart(DayPart::Night, None)),
        examples: &[("It rained [overnight].", "2023-03-10TNI")],
    },
    Rule {
        id: "day-part",
        needs: &[Cue::DayPart],
        pattern: r"(?:in|at|by|during|until|through|before|after) (?P<it>(?:the )?(?:early |late )?(?P<part>{daypart}|mid-?(?:morning|afternoon)|midday|dawn|dusk|sunrise|sunset|daybreak|nightfall))",
        guard: always,
        read: |found| words::day_part(found.get("part")?).map(|part| Meaning::DayPart(part, None)),
        examples: &[
            ("They left in [the evening].", "2023-03-10TEV"),
            ("It was over by [mid-afternoon].", "2023-03-10TAF"),
        ],
    },
];

/// The night is named by the day on which it begins.
fn night_between_days(found: &Found) -> Option<Meaning> {
    let mut months = ["m", "m2", "m3"].into_iter();
    let month = months.find_map(|group| found.month(group))?;
    let day = found.ordinal("d").or_else(|| found.ordinal("d3"))?;
    let date = match found.integer("y") {
        Some(year) => Meaning::At(Stamp::day(year, month, day)?),
        None => Meaning::Recurring(Recurring::Day(month, day)),
    };
    let night = Meaning::DayPart(DayPart::Night, Some(Box::new(date)));
    Some(Meaning::Part(Part::IntoNextDay, Box::new(night)))
}

fn part(found: &Found) -> Option<Meaning> {
    let words = found
        .get("part")
        .or_else(|| found.get("part2"))?
        .to_ascii_lowercase();
    let of = found.inner("of").or_else(|| found.inner("of2"))?;
    if matches!(
        *of,
        Meaning::Span(..) | Meaning::Set(_) | Meaning::Each(_) | Meaning::Vague(_)
    ) {
        return None;
    }
    let is_half = words.ends_with("half");
    let part = if words.contains("mid") || words == "height" {
        Part::Middle
    } else if is_half && (words.contains("first") || words.contains("earlier")) {
        Part::FirstHalf
    } else if is_half && !words.contains("better") && !words.contains("greater") {
        Part::SecondHalf
    } else if [
        "late",
        "end",
        "close",
        "second",
        "latter",
        "last",
        "final",
        "closing",
        "rest",
        "remainder",
    ]
    .iter()
    .any(|late| words.contains(late))
    {
        Part::Late
    } else if words.contains("most")
        || words.contains("much")
        || words.contains("better")
        || words.contains("greater")
    {
        Part::Whole
    } else {
        Part::Early
    };
    Some(Meaning::Part(part, of))
}

fn day_part(found: &Found) -> Option<Meaning> {
    let part = words::day_part(found.get("part")?)?;
    Some(Meaning::DayPart(part, Some(found.inner("of")?)))
}

fn this_day_part(found: &Found) -> Option<Meaning> {
    let part = words::day_part(found.get("part")?)?;
    let which = found.get("which")?.to_ascii_lowercase();
    let which = match which.as_str() {
        "this" => Which::This,
        "last" => Which::Last,
        "that" | "that same" | "the same" => Which::That,
        "the previous" => Which::Previous,
        "one" => return Some(Meaning::DayPart(part, None)),
        _ => Which::Following,
    };
    Some(Meaning::DayPart(
        part,
        Some(Box::new(Meaning::Unit(which, Unit::Day))),
    ))
}
