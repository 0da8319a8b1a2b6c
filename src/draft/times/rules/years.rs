//! Years and longer, seasons and quarters.

use super::super::meaning::{Meaning, Recurring};
use super::super::rule::{Found, Rule};
use super::super::stamp::Stamp;
use super::super::words::{self, Cue};
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "year",
        needs: &[Cue::Digit],
        pattern: r"(?:(?:the )?(?:calendar )?year )?(?P<y>{fullyear})",
        guard: is_year,
        read: |found| found.integer("y").map(Stamp::Year).map(Meaning::At),
        examples: &[
            ("It has lasted since [2001].", "2001"),
            ("[The year 1950] was hot.", "1950"),
        ],
    },
    Rule {
        id: "year-of-era",
        needs: &[Cue::Digit, Cue::Era],
        pattern: r"(?:the year )?(?P<y>\d{1,4}) ?(?P<era>{era})",
        guard: always,
        read: year_of_era,
        examples: &[
            ("Caesar died in [44 BC].", "BC0044"),
            ("It was built in [120 A.D.] or so.", "0120"),
        ],
    },
    Rule {
        id: "era-year",
        needs: &[Cue::Digit, Cue::Era],
        pattern: r"(?P<era>(?-i:A\.?D\.?)) (?P<y>\d{1,4})",
        guard: always,
        read: year_of_era,
        examples: &[("Vesuvius broke out in [AD 79].", "0079")],
    },
    Rule {
        id: "first-year-of-era",
        needs: &[Cue::Digit, Cue::Era],
        pattern: r"(?P<it>(?P<y>\d{1,4}))(?:{dash}| and | or )\d{1,4} ?(?:{era})",
        guard: always,
        read: year_of_era,
        examples: &[("The war of [264]–241 BC was the first.", "BC0264")],
    },
    Rule {
        id: "second-year-short",
        needs: &[Cue::Digit],
        pattern: r"(?P<c>1\d|20)\d\d(?:-|(?u-i:–|—)|/)(?P<it>(?P<y>\d\d))",
        guard: |found| !found.after().starts_with(['-', '–', '/']),
        read: |found| {
            let century: i32 = found.get("c")?.parse().ok()?;
            let year: i32 = found.get("y")?.parse().ok()?;
            Some(Meaning::At(Stamp::Year(century * 100 + year)))
        },
        examples: &[("In the years 1914-[18] it raged.", "1918")],
    },
    Rule {
        id: "year-without-century",
        needs: &[Cue::Digit],
        pattern: r"(?:in|of|summer|winter|spring|autumn|fall|since|until|by|early|late|{month}) (?P<it>(?:'|(?u-i:‘))(?P<y>\d\d))",
        guard: always,
        read: |found| {
            let year = found.integer("y")?;
            Some(Meaning::At(Stamp::Year(
                if year < 30 { 2000 } else { 1900 } + year,
            )))
        },
        examples: &[("He came home in ['45] at last.", "1945")],
    },
    Rule {
        id: "decade",
        needs: &[Cue::Digit],
        pattern: r"(?:the )?(?P<y>1\d\d|20\d)0'?s",
        guard: always,
        read: |found| found.integer("y").map(Stamp::Decade).map(Meaning::At),
        examples: &[("It began in [the 1990s].", "199")],
    },
    Rule {
        id: "decade-without-century",
        needs: &[Cue::Digit],
        pattern: r"(?:the )?'?(?P<y>[1-9])0'?s",
        guard: |found| {
            !found
                .before()
                .trim_end()
                .to_ascii_lowercase()
                .ends_with("their")
                && !found.before().trim_end().ends_with("his")
        },
        read: |found| {
            found
                .integer("y")
                .map(|tens| Meaning::At(Stamp::Decade(190 + tens)))
        },
        examples: &[("Cars of [the 70s] were boxy.", "197")],
    },
    Rule {
        id: "decade-in-words",
        needs: &[Cue::SpelledDecade],
        pattern: r"(?:the )(?:nineteen(?:-| ))?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        guard: |found| !found.before().to_ascii_lowercase().ends_with("in "),
        read: decade_in_words,
        examples: &[("Music of [the sixties] is loud.", "196")],
    },
    Rule {
        id: "century",
        needs: &[Cue::Ordinal, Cue::Unit],
        pattern: CENTURY,
        guard: always,
        read: century,
        examples: &[("In [the nineteenth century] it spread.", "18")],
    },
    Rule {
        id: "century-in-figures",
        needs: &[Cue::Digit, Cue::Unit],
        pattern: CENTURY,
        guard: always,
        read: century,
        examples: &[
            ("In [the 9th century BC] it was founded.", "BC08"),
            ("[18th-century] music is played.", "17"),
        ],
    },
    Rule {
        id: "season-of-year",
        needs: &[Cue::Digit, Cue::Season],
        pattern: r"(?:the )?(?P<s>{season})(?:{comma}| of(?: the year)? )(?P<y>{fullyear})",
        guard: always,
        read: |found| {
            Some(Meaning::At(Stamp::Season(
                found.integer("y")?,
                found.season("s")?,
            )))
        },
        examples: &[("By [the summer of 1941] it was lost.", "1941-SU")],
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
        pattern: r"Q(?P<q>[1-4])(?: of)?(?: (?P<y>{fullyear}))?",
        guard: always,
        read: quarter,
        examples: &[("Profit rose in [Q3 2009].", "2009-Q3")],
    },
    Rule {
        id: "half-of-year",
        needs: &[Cue::Unit],
        pattern: r"(?:the )?(?P<h>first|second|latter|last)(?:-| )half (?:of )?(?:the )?(?P<of>{fullyear}|(?:this|last|next|that|the (?:same|previous|following)|the) year)",
        guard: always,
        read: half,
        examples: &[("It fell in [the second half of 2008].", "2008-H2")],
    },
    Rule {
        id: "fiscal-year",
        needs: &[Cue::Digit],
        pattern: r"(?:the )?(?:fiscal|financial)(?: year)? (?P<y>{fullyear})(?:(?:/|-)\d\d)?",
        guard: always,
        read: |found| found.integer("y").map(Stamp::Fiscal).map(Meaning::At),
        examples: &[("Costs rose in [fiscal 2009].", "FY2009")],
    },
];

const CENTURY: &str = r"(?:the )?(?P<n>{ordinal})(?:-| )centur(?:y|ies)(?: (?P<era>{era}))?";

fn year_of_era(found: &Found) -> Option<Meaning> {
    let year = found.integer("y")?;
    let is_before = found
        .get("era")
        .is_none_or(|era| era.starts_with(['B', 'b']));
    let year = if is_before { 1 - year } else { year };
    Some(Meaning::At(Stamp::Year(year)))
}

fn century(found: &Found) -> Option<Meaning> {
    let number = i32::try_from(found.ordinal("n")?)
        .ok()
        .filter(|number| (1..=30).contains(number))?;
    let is_before = found
        .get("era")
        .is_some_and(|era| era.starts_with(['B', 'b']));
    Some(Meaning::At(Stamp::Century(if is_before {
        -number
    } else {
        number - 1
    })))
}

fn decade_in_words(found: &Found) -> Option<Meaning> {
    let tens = ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"];
    let word = found.get("tens")?.to_ascii_lowercase();
    let at = tens.iter().position(|ten| word.starts_with(ten))?;
    Some(Meaning::At(Stamp::Decade(192 + i32::try_from(at).ok()?)))
}

fn quarter(found: &Found) -> Option<Meaning> {
    let quarter = match found.get("q")?.to_ascii_lowercase().as_str() {
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

/// Four figures are a year unless they count something or are part of a longer number.
fn is_year(found: &Found) -> bool {
    let text = found.text();
    if text.len() > 4 {
        return true;
    }
    let (before, after) = (found.before(), found.after());
    let is_figure = |c: char| c.is_ascii_digit();
    if before.ends_with(['$', '£', '€', '#', '.', ',', '+', '=', '@', '_', ':'])
        || before.ends_with("$ ")
        || before.ends_with("# ")
        || before.ends_with("£ ")
        || before.ends_with("€ ")
        || after
            .strip_prefix(['.', ',', ':'])
            .is_some_and(|rest| rest.starts_with(is_figure))
        || after.starts_with(['%', '°', '_', '@', '='])
        || after.trim_start().starts_with("percent")
    {
        return false;
    }
    if let Some(number) = before.strip_suffix('-')
        && number.ends_with(char::is_alphabetic)
        && !number.ends_with("mid")
        && !number.to_ascii_lowercase().ends_with("post")
        && !number.to_ascii_lowercase().ends_with("pre")
        && words::month(
            number
                .rsplit(|c: char| !c.is_alphabetic())
                .next()
                .unwrap_or_default(),
        )
        .is_none()
    {
        return false;
    }
    let last = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let last = last.to_ascii_lowercase();
    let counts = [
        "page",
        "pages",
        "p",
        "pp",
        "no",
        "number",
        "numbers",
        "than",
        "least",
        "about",
        "nearly",
        "almost",
        "approximately",
        "some",
        "over",
        "only",
        "up",
        "model",
        "room",
        "flight",
        "resolution",
        "section",
        "version",
        "hundred",
        "points",
        "another",
        "total",
        "estimated",
        "roughly",
        "resolution",
        "boeing",
        "airbus",
        "rs",
        "usd",
        "line",
        "article",
        "note",
    ];
    if counts.contains(&last.as_str()) {
        return false;
    }
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let next_small = next.to_ascii_lowercase();
    let counted = [
        "men",
        "people",
        "troops",
        "soldiers",
        "m",
        "km",
        "miles",
        "metres",
        "meters",
        "feet",
        "ft",
        "tons",
        "tonnes",
        "dollars",
        "hours",
        "days",
        "years",
        "cases",
        "times",
        "copies",
        "aircraft",
        "prisoners",
        "casualties",
        "dead",
        "wounded",
        "killed",
        "guns",
        "tanks",
        "ships",
        "planes",
        "kilometers",
        "kilometres",
        "square",
        "cubic",
        "pounds",
        "euros",
        "million",
        "billion",
        "or",
        "more",
        "civilians",
        "members",
        "jobs",
        "workers",
        "employees",
        "points",
        "acres",
        "hectares",
        "kg",
        "lb",
        "lbs",
        "yards",
        "others",
        "officers",
        "horses",
        "rounds",
        "students",
        "children",
        "women",
        "votes",
        "artillery",
        "cavalry",
        "infantry",
        "tribesmen",
        "houses",
        "victims",
        "percent",
        "per",
        "words",
        "pages",
        "degrees",
        "mph",
        "hp",
        "rpm",
        "inhabitants",
        "families",
        "villages",
        "volunteers",
        "militia",
        "sailors",
        "marines",
        "refugees",
        "deaths",
        "vehicles",
        "passengers",
        "units",
    ];
    if next_small == "or" {
        return true;
    }
    !(counted.contains(&next_small.as_str()) && !is_preposition(&last))
        && !(is_plural_of_things(next) && !is_preposition(&last) && is_round(text))
}

fn is_preposition(word: &str) -> bool {
    [
        "in", "of", "since", "until", "by", "during", "from", "to", "early", "late", "mid",
    ]
    .contains(&word)
}

fn is_round(text: &str) -> bool {
    text.ends_with("00")
}

fn is_plural_of_things(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && word.starts_with(char::is_lowercase)
        && !["was", "saw", "has", "this", "its"].contains(&word)
}

/// "Spring" is a source, "fall" and "winter" are verbs, and all of them are parts of names.
fn is_season(found: &Found) -> bool {
    let (text, after) = (found.text(), found.after());
    let has_article = text.to_ascii_lowercase().starts_with("the ");
    let next = after.strip_prefix(' ').unwrap_or_default();
    let is_in_name = next.starts_with(char::is_uppercase) && has_article
        || text.starts_with(char::is_uppercase) && !has_article && last_is_name(found.before())
        || text.ends_with("Spring") && next.starts_with(char::is_uppercase);
    let before = found.before().trim_end().to_ascii_lowercase();
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let tells_time = [
        "in",
        "by",
        "since",
        "until",
        "during",
        "of",
        "early",
        "late",
        "mid",
        "throughout",
        "through",
        "and",
        "for",
        "from",
        "over",
        "before",
        "after",
    ];
    let is_verb_or_noun = match found
        .get("s")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "fall" => !tells_time.contains(&last) || next.starts_with("of ") || next.starts_with("to "),
        "spring" => !has_article && !tells_time.contains(&last) && !before.ends_with(['-', '–']),
        _ => false,
    };
    let word = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_before_noun = has_article
        && [
            "offensive",
            "campaign",
            "fighting",
            "harvest",
            "semester",
            "term",
            "thaw",
        ]
        .contains(&word);
    !is_in_name && !is_verb_or_noun && !is_before_noun
}

fn last_is_name(before: &str) -> bool {
    let last = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    last.starts_with(char::is_uppercase) && before.ends_with(' ')
}
