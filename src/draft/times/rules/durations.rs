//! Lengths of time, and what they are the beginning or the end of.

use chrono::Weekday;

use super::super::cues::Cue;
use super::super::meaning::{Count, Meaning, Part, Recurring, Shift, Side};
use super::super::recur::pattern_of;
use super::super::rule::{Found, Rule};
use super::super::run::{Nth, Run};
use super::super::stamp::Unit;
use super::super::words::{self, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "duration",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?:(?:\d+{hyphen}|{number} (?:to|or) )?(?P<n>{number})(?P<half>(?:,| )?(?: |-)?and(?: |-)(?:(?:a|one)(?: |-))?half)?|{several}|(?P<a>an?)|(?P<halfof>half an?|half)) (?:(?:consecutive|full|more|long|short|additional|further|whole|entire|straight|calendar|successive|extra|brutal|bloody|single) )?(?P<u>{unit})(?P<also> and (?:a|one) half)?(?P<or> or (?:two|so|more))?(?: long)?(?: old| of age)?",
        guard: is_duration,
        read: duration,
        examples: &[
            ("It took [18 months].", "P18M"),
            ("It lasted [several years].", "PXY"),
            ("It took [more than two years].", "P2Y"),
            ("He waited [half an hour].", "PT30M"),
        ],
    },
    Rule {
        id: "duration-before-noun",
        needs: &[Cue::Unit],
        pattern: r"(?P<n>{number}|single)(?:{hyphen})(?P<u>{one}|hr|min)(?:(?:-| )(?:old|long))?",
        guard: |found| {
            found.unit("u") != Some(Unit::Second)
                || found.text().starts_with(|c: char| c.is_ascii_digit())
        },
        read: duration,
        examples: &[("They signed a [27-year] contract.", "P27Y")],
    },
    Rule {
        id: "first-or-last-units-of",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the (?:very )?(?P<nth>first|last|final) (?P<n>{number}) (?P<u>days|weeks|months) of (?P<of>{date})",
        guard: always,
        read: run,
        examples: &[
            ("It fell in [the first three days of May].", "P3D"),
            ("It fell in [the last two weeks of June 1951].", "P2W"),
        ],
    },
    Rule {
        id: "first-or-last-days-of",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the (?:very )?(?P<nth>first|last|final) (?:few |couple of )?(?:days|weeks|months) of (?P<of>{date})",
        guard: always,
        read: |found| {
            let part = match nth(found.get("nth")?)? {
                Nth::Last => Part::Late,
                Nth::From(_) => Part::Early,
            };
            within(part, found)
        },
        examples: &[("In [the final days of August] it fell.", "2022-08")],
    },
    Rule {
        id: "duration-from-writing",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"(?:(?:the )?(?P<side>{side})(?: {about})?(?: (?:\d+{hyphen}|{number} (?:to|or) )?(?P<n>{number})(?: and a half)?| {several})?|the (?P<n2>{number}) {side}) (?P<u>{units})(?: of {date})?|the (?P<u3>{units}) (?:ahead|to come)",
        guard: is_no_verb,
        read: sided,
        examples: &[
            ("It grew in [the past two decades].", "P2DE"),
            ("Over [the next few months] it fell.", "PXM"),
            ("It will fall in [the next two to three years].", "P3Y"),
        ],
    },
    Rule {
        id: "quarter-century",
        needs: &[Cue::Unit],
        pattern: "a quarter(?: of a |{hyphen}| )century",
        guard: always,
        read: |_| Some(Meaning::Span(Count::Exact(25.0), Unit::Year, Side::Unknown)),
        examples: &[("It is the first in [a quarter-century].", "P25Y")],
    },
    Rule {
        id: "all-of-unit",
        needs: &[Cue::Unit],
        pattern: r"all (?P<u>day|night|week|month|year)(?: long|{hyphen}long)?",
        guard: always,
        read: one_unit,
        examples: &[("It rained [all day].", "P1D")],
    },
    Rule {
        id: "half-unit",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?:an? )?half(?:-| )(?P<u>hour|day|year|decade|century)(?:(?:-| )long)?",
        guard: always,
        read: |found| {
            Some(Meaning::Span(
                Count::Exact(0.5),
                found.unit("u")?,
                Side::Unknown,
            ))
        },
        examples: &[
            ("It took [a half-hour].", "PT30M"),
            ("It stood for [nearly a half century].", "P50Y"),
        ],
    },
    Rule {
        id: "quarters-of-an-hour",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?:(?:a|one) quarter|(?P<three>three(?: |-)quarters)) of an hour",
        guard: always,
        read: |found| {
            let minutes = if found.get("three").is_some() {
                45.0
            } else {
                15.0
            };
            Some(Meaning::Span(
                Count::Exact(minutes),
                Unit::Minute,
                Side::Unknown,
            ))
        },
        examples: &[("They waited for [a quarter of an hour].", "PT15M")],
    },
    Rule {
        id: "first-or-last-of",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the (?:very )?(?P<nth>first|last|final) (?P<u>day|month) of (?P<of>{date})",
        guard: always,
        read: |found| {
            let nth = nth(found.get("nth")?)?;
            Some(Meaning::NthOf(nth, found.unit("u")?, found.inner("of")?))
        },
        examples: &[
            ("It ended on [the last day of 1999].", "1999-12-31"),
            ("It fell in [the first month of 2021].", "2021-01"),
            ("It fell on [the final day of last month].", "2023-02-28"),
        ],
    },
    Rule {
        id: "nth-weekday-of",
        needs: &[Cue::Which],
        pattern: r"(?:the )?(?P<nth>first|last|final|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)) (?:(?P<w>{weekday})|weekend) (?:of|in) (?P<of>{date})",
        guard: always,
        read: nth_weekday,
        examples: &[
            (
                "They met on [the third Thursday of November 2021].",
                "2021-11-18",
            ),
            ("They met on [the first Monday in May].", "2022-05-02"),
            ("They met on [the 2nd Tuesday of May].", "2022-05-10"),
            ("They met on [the last Friday of last month].", "2023-02-24"),
            (
                "They meet on [the first Monday of every month].",
                "XXXX-WXX-1",
            ),
            (
                "It rained on [the last weekend of July 2021].",
                "2021-W30-WE",
            ),
        ],
    },
    Rule {
        id: "nth-week-of",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the (?:very )?(?P<nth>first|last|final|second|third|fourth) (?P<u>week) (?:of|in) (?P<of>{date})",
        guard: always,
        read: run,
        examples: &[
            ("In [the last week of August] it fell.", "2022-W34"),
            ("In [the second week of May 2021] it fell.", "2021-W19"),
        ],
    },
    Rule {
        id: "last-unit-of",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"(?:the )(?:first|last|final|second|third|fourth) (?P<u>month|year|day) of {date}",
        guard: always,
        read: one_unit,
        examples: &[("In [the second month of 1999] it fell.", "P1M")],
    },
    Rule {
        id: "duration-of",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?:(?P<n>{number})|{several}|(?P<a>an?))(?: (?:brutal|bloody|long|more))? (?P<u>{units}|week|month|year|day|decade) of (?:[a-z-]+ ){0,2}[a-z-]+",
        guard: |found| {
            found.after().starts_with(['.', ',', ';', ')']) && !found.text().contains(" of age")
        },
        read: duration,
        examples: &[("After [two months of bitter fighting], they left.", "P2M")],
    },
    Rule {
        id: "duration-after",
        needs: &[Cue::Unit, Cue::Around],
        pattern: r"(?:{about} )?(?:(?P<n>{number})|(?P<a>an?)) (?P<u>{units}|week|month|year|day|decade) (?P<way>after|before|following) (?:[A-Za-z-]+ ){1,5}[A-Za-z-]+",
        guard: |found| found.after().starts_with([',']) && found.before().trim().is_empty(),
        read: from_something,
        examples: &[(
            "In May 1939 it fell. [Five days after the fall of the city], peace came.",
            "XXXX-XX-XX",
        )],
    },
    Rule {
        id: "past-unit",
        needs: &[Cue::Unit, Cue::Which],
        pattern: r"the (?:(?P<side>past) (?P<u>{one})|(?P<side2>last|next|coming) (?P<u2>decade|century|millennium|hour))",
        guard: always,
        read: sided,
        examples: &[("It grew over [the past decade].", "P1DE")],
    },
    Rule {
        id: "units",
        needs: &[Cue::Unit],
        pattern: r"(?:{about} )?(?P<u>{units}|decade)(?:(?: |-)(?:long|old))?",
        guard: is_bare_duration,
        read: |found| Some(Meaning::Span(Count::Some, found.unit("u")?, Side::Unknown)),
        examples: &[
            ("It took [decades] to build.", "PXDE"),
            ("[Years] of war had ruined it.", "PXY"),
        ],
    },
    Rule {
        id: "unit-long",
        needs: &[Cue::Unit],
        pattern: r"(?P<u>day|week|month|year|decade|hour|century)(?:-|)long",
        guard: always,
        read: one_unit,
        examples: &[("A [month-long] siege began.", "P1M")],
    },
];

/// One of a unit, wherever it lies.
fn one_unit(found: &Found) -> Option<Meaning> {
    let unit = found.unit("u")?;
    Some(Meaning::Span(Count::Exact(1.0), unit, Side::Unknown))
}

fn duration(found: &Found) -> Option<Meaning> {
    let unit = found.unit("u")?;
    let mut count = found.count("n");
    if found.get("or").is_some_and(|or| or.ends_with("two")) {
        count = Count::Some;
    } else if found.get("halfof").is_some() {
        count = Count::Exact(0.5);
    } else if found.get("a").is_some() {
        count = Count::Exact(1.0);
    }
    if (found.get("half").is_some() || found.get("also").is_some())
        && let Count::Exact(whole) = count
    {
        count = Count::Exact(whole + 0.5);
    }
    if found.text().to_ascii_lowercase().contains("fortnight")
        && let Count::Exact(weeks) = count
    {
        count = Count::Exact(weeks * 2.0);
    }
    Some(Meaning::Span(count, unit, Side::Unknown))
}

fn from_something(found: &Found) -> Option<Meaning> {
    let count = if found.get("a").is_some() {
        Count::Exact(1.0)
    } else {
        found.count("n")
    };
    let is_back = found.get("way")?.eq_ignore_ascii_case("before");
    Some(Meaning::Shift(Shift {
        count,
        unit: found.unit("u")?,
        is_back,
        is_from_writing: false,
    }))
}

/// The place of an ordinal or of "last" and its like.
fn nth(word: &str) -> Option<Nth> {
    match words::ordinal(word) {
        Some(nth) => Some(Nth::From(nth)),
        None if is_in("last final", word) => Some(Nth::Last),
        None => None,
    }
}

fn run(found: &Found) -> Option<Meaning> {
    let run = Run {
        nth: nth(found.get("nth")?)?,
        count: found.get("n").map_or(Some(1), |_| found.small("n"))?,
        unit: found.unit("u")?,
    };
    within(Part::Run(run), found)
}

/// A part of something that comes once.
fn within(part: Part, found: &Found) -> Option<Meaning> {
    let of = found.inner("of")?;
    let comes_again = matches!(*of, Meaning::Set(_) | Meaning::Each(_));
    (!comes_again).then_some(Meaning::Part(part, of))
}

/// The third Thursday or the last weekend of something. "The first Monday of every month" comes again and again.
fn nth_weekday(found: &Found) -> Option<Meaning> {
    let nth = nth(found.get("nth")?)?;
    let of = found.inner("of")?;
    let weekday = found.get("w").and_then(words::weekday);
    if matches!(*of, Meaning::Set(_) | Meaning::Each(_)) {
        return Some(Meaning::Set(
            weekday.map_or("XXXX-WXX-WE".to_owned(), |weekday| {
                pattern_of(Recurring::Weekday(weekday))
            }),
        ));
    }
    Some(match weekday {
        Some(weekday) => Meaning::NthWeekdayOf(nth, weekday, of),
        None => {
            let saturday = Meaning::NthWeekdayOf(nth, Weekday::Sat, of);
            Meaning::UnitOf(Unit::Weekend, Box::new(saturday))
        }
    })
}

fn sided(found: &Found) -> Option<Meaning> {
    let unit = ["u", "u2", "u3"]
        .iter()
        .find_map(|group| found.get(group))?;
    let side = found.get("side").or_else(|| found.get("side2"));
    let side = match side.unwrap_or_default().to_ascii_lowercase().as_str() {
        "past" | "last" | "latest" => Side::UpToWriting,
        "next" | "coming" | "upcoming" => Side::FromWriting,
        _ => Side::Unknown,
    };
    let is_one = !unit.to_ascii_lowercase().ends_with(['s', 'a']);
    let count = match found.get("n2") {
        _ if is_one => Count::Exact(1.0),
        Some(_) => found.count("n2"),
        None => found.count("n"),
    };
    Some(Meaning::Span(count, words::unit(unit)?, side))
}

/// False of "a second time", "one day" and parts of longer words.
fn is_duration(found: &Found) -> bool {
    let text = found.text().to_ascii_lowercase();
    let is_thing = match found.unit("u") {
        Some(Unit::Second) => found.get("a").is_some() || text.starts_with("one second"),
        Some(Unit::Quarter) => found.get("n").is_none(),
        _ => found.get("a").is_some() && text.ends_with("night"),
    };
    let is_some_day =
        is_in("one some", text.split(' ').next().unwrap_or_default()) && text.ends_with(" day");
    !is_thing
        && !is_some_day
        && !found.before().ends_with(['$', '£', '€', '.', '/'])
        && !found.after().starts_with('-')
}

/// Words before which "last" is a verb.
const BEFORE_VERBS: &str = "to will would should could may might can must did not";

fn is_no_verb(found: &Found) -> bool {
    !found.text().starts_with("last ") || !is_in(BEFORE_VERBS, found.previous_word())
}

/// Words before which units without a number are a length.
const BEFORE_LENGTHS: &str =
    "for in within after take takes took lasted lasts of over by just until through spent spend";

/// Units without a number are a length after "for" and before "after"; elsewhere they are things.
fn is_bare_duration(found: &Found) -> bool {
    let is_short = matches!(
        found.unit("u"),
        Some(Unit::Second | Unit::Quarter | Unit::Weekend)
    );
    let is_plural = found.get("u").is_some_and(|unit| unit != "decade");
    let is_length = is_in(BEFORE_LENGTHS, found.previous_word())
        || is_in("after before", found.next_word())
        || found.is_first() && found.next_word() == "of"
        || found.after().starts_with(" in the making");
    !is_short && is_plural && is_length
        || found.text().ends_with("long")
        || found.text().ends_with("old")
}
