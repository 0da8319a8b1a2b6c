//! Seasons, quarters and halves of years.

use super::super::cues::Cue;
use super::super::meaning::{Meaning, Recurring};
use super::super::rule::{Found, Rule};
use super::super::stamp::Stamp;
use super::super::words::{full_year, is_in};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "season-of-year",
        needs: &[Cue::Digit, Cue::Season],
        pattern: r"(?:the )?(?P<s>{season})(?:{comma}| of(?: the year)? )(?:(?P<y>{fullyear})(?:(?:-|/|(?u-i:–))(?:\d\d)?\d\d)?|(?:'|(?u-i:‘))(?P<short>\d\d))",
        guard: always,
        read: |found| {
            let short = || found.integer("short").map(full_year);
            let year = found.integer("y").or_else(short)?;
            Some(Meaning::At(Stamp::Season(year, found.season("s")?)))
        },
        examples: &[
            ("By [the summer of 1941] it was lost.", "1941-SU"),
            ("They met in [the summer of '69].", "1969-SU"),
        ],
    },
    Rule {
        id: "season-before-noun",
        needs: &[Cue::Season],
        pattern: r"(?P<it>(?P<s>{season})) (?:offensives?|campaigns?|fighting|harvest|semester|term|thaw|floods?)",
        guard: always,
        read: |found| {
            found
                .season("s")
                .map(Recurring::Season)
                .map(Meaning::Recurring)
        },
        examples: &[("The [summer] offensive failed.", "2022-SU")],
    },
    Rule {
        id: "season",
        needs: &[Cue::Season],
        pattern: r"(?:the )?(?P<s>{season}|(?:spring|summer|winter)time|midsummer|midwinter)",
        guard: is_season,
        read: |found| {
            found
                .season("s")
                .map(Recurring::Season)
                .map(Meaning::Recurring)
        },
        examples: &[("It rained in [the summer].", "2022-SU")],
    },
    Rule {
        id: "quarter",
        needs: &[Cue::Unit],
        pattern: r"(?:the |its |their )?(?:fiscal )?(?P<q>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?: |-)quarter(?: of (?:the )?(?:fiscal )?(?P<of>{fullyear}|(?:this|last|next|that|the (?:same|previous|following|next|last)|the) (?:fiscal )?year)|{comma}(?P<y>{fullyear}))?",
        guard: always,
        read: quarter,
        examples: &[
            ("Profit rose in [the third quarter of 2009].", "2009-Q3"),
            ("[Third-quarter] results were good.", "2022-Q3"),
        ],
    },
    Rule {
        id: "quarter-in-figures",
        needs: &[Cue::Digit],
        pattern: r"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?: of)?(?: (?P<y>{fullyear}))?",
        guard: always,
        read: quarter,
        examples: &[
            ("Profit rose in [Q3 2009].", "2009-Q3"),
            ("Profit rose in [4Q].", "2022-Q4"),
        ],
    },
    Rule {
        id: "half-of-year",
        needs: &[Cue::End],
        pattern: r"(?:the )?(?P<h>first|second|latter|last)(?:-| )half (?:of )?(?:the )?(?P<of>{fullyear}|(?:this|last|next|that|the (?:same|previous|following)|the) year)",
        guard: always,
        read: half,
        examples: &[("It fell in [the second half of 2008].", "2008-H2")],
    },
    Rule {
        id: "half-before-noun",
        needs: &[Cue::End],
        pattern: r"(?P<it>(?P<h>first|second){hyphen}half) (?:results?|profits?|earnings|loss(?:es)?|sales|revenues?|figures|net|operating|pre-?tax)",
        guard: always,
        read: half,
        examples: &[("The [second-half] results were good.", "2022-H2")],
    },
];

fn quarter(found: &Found) -> Option<Meaning> {
    let quarter = match found
        .get("q")
        .or_else(|| found.get("q2"))?
        .to_ascii_lowercase()
        .as_str()
    {
        "final" | "last" | "fourth" | "4th" | "4" => 4,
        "first" | "1st" | "1" => 1,
        "second" | "2nd" | "2" => 2,
        _ => 3,
    };
    of_year(found, Recurring::Quarter(quarter), |year| {
        Stamp::Quarter(year, quarter)
    })
}

fn half(found: &Found) -> Option<Meaning> {
    let half = if found.get("h")?.eq_ignore_ascii_case("first") {
        1
    } else {
        2
    };
    of_year(found, Recurring::Half(half), |year| Stamp::Half(year, half))
}

fn of_year(found: &Found, part: Recurring, stamp: impl Fn(i32) -> Stamp) -> Option<Meaning> {
    if let Some(year) = found.integer("y").or_else(|| found.integer("of")) {
        return Some(Meaning::At(stamp(year)));
    }
    Some(match found.inner("of") {
        Some(year) => Meaning::Within(part, year),
        None => Meaning::Recurring(part),
    })
}

/// Words before which "fall" and "spring" are times.
const BEFORE_SEASONS: &str =
    "in by since until during of early late mid throughout through and for from over before after";
/// Things that are named after a season.
const SEASONAL: &str =
    "offensive offensives campaign campaigns fighting harvest semester term thaw flood floods";

/// "Spring" is a source, "fall" and "winter" are verbs, and all of them are parts of names.
fn is_season(found: &Found) -> bool {
    let (text, next) = (found.text(), found.next_word());
    let has_article = text.to_ascii_lowercase().starts_with("the ");
    let is_capital = text.starts_with(char::is_uppercase) && !has_article;
    let is_owned = is_in("their its our his her", found.previous_word());
    let is_in_name = found.is_before_name() && (has_article || text.ends_with("Spring"))
        || is_capital
            && !found.is_first()
            && !is_owned
            && !is_in(BEFORE_SEASONS, found.previous_word());
    let is_told = is_in(BEFORE_SEASONS, found.previous_word());
    let is_joined = found.before().ends_with(['-', '–']);
    let is_other = match found
        .get("s")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "fall" => !is_told || is_in("of to", next),
        "spring" => !has_article && !is_joined && (!is_told || next == "up"),
        _ => false,
    };
    // The article is the thing's, and the season has a rule of its own.
    let is_before_thing = has_article && is_in(SEASONAL, next);
    !is_in_name && !is_other && !is_before_thing
}
