//! Years and longer.

use super::super::cues::Cue;
use super::super::meaning::{Doubt, Meaning, Vague};
use super::super::rule::{Found, Rule};
use super::super::stamp::Stamp;
use super::super::words::{self, full_year, is_in};
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
        pattern: r"(?:(?:about|around) )?(?:the year )?(?P<y>\d{1,4}) ?(?P<era>{era})",
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
        pattern: r"(?:(?:about|around) )?(?P<era>(?-i:A\.?D\.?)) (?P<y>\d{1,4})",
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
        pattern: r"(?:in|of|since|until|by|early|late) (?P<it>(?:'|(?u-i:‘))(?P<y>\d\d))",
        guard: always,
        read: |found| Some(Meaning::At(Stamp::Year(full_year(found.integer("y")?)))),
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
        guard: |found| !is_in("his her their your my our", found.previous_word()),
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
        guard: |found| !found.previous_word().eq_ignore_ascii_case("in"),
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
        id: "year-of-reign",
        needs: &[Cue::Unit],
        pattern: r"(?:the )?(?P<n>{ordinal}) year of (?:(?:his|her|the|(?-i:[A-Z][a-z]+(?: [IVX]+)?)'s) reign(?: of (?-i:(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?: [IVX]+\b)?))?|(?:the reign of )?(?:(?-i:King|Queen|Emperor|Empress|Tsar|Sultan|Caliph|Pharaoh|Pope) (?-i:[A-Z][a-z]+)(?: [IVX]+\b)?|(?-i:[A-Z][a-z]+ [IVX]+\b)))(?: \((?:reigned |r\. ?)?(?P<y>\d{3,4})(?:-|(?u-i:–))\d{2,4}\))?",
        guard: always,
        read: year_of_reign,
        examples: &[
            ("It was built in [the third year of his reign].", ""),
            ("It was built in [the 12th year of Henry II].", ""),
            (
                "It was built in [the 12th year of the reign of Henry II (1154–1189)].",
                "1165",
            ),
        ],
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

fn year_of_reign(found: &Found) -> Option<Meaning> {
    let Some(first) = found.integer("y") else {
        return Some(Meaning::Vague(Vague::OfReign));
    };
    let number = i32::try_from(found.ordinal("n")?).ok()?;
    let year = Meaning::At(Stamp::Year(first + number - 1));
    Some(Meaning::Doubtful(Doubt::OfReign, Box::new(year)))
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

/// Words before a number of things, or of a thing with a number.
const BEFORE_NUMBERS: &str = "page pages p pp no number numbers than least about nearly almost approximately some over only up model room flight windows office russell \
                              resolution section version hundred points another total estimated roughly boeing airbus rs usd line article note";
/// Things that are counted in thousands.
const COUNTED: &str = "men people troops soldiers m km miles metres meters feet ft tons tonnes dollars hours days years cases times copies aircraft \
                       prisoners casualties dead wounded killed guns tanks ships planes kilometers kilometres square cubic pounds euros million \
                       billion more civilians members jobs workers employees points acres hectares kg lb lbs yards others officers horses rounds \
                       students children women votes artillery cavalry infantry tribesmen houses victims percent per words pages degrees mph hp \
                       rpm inhabitants families villages volunteers militia sailors marines refugees deaths vehicles passengers units new other";
/// Words before which four figures are a year whatever follows.
const BEFORE_YEARS: &str = "in of since until by during from to early late mid";

/// Four figures are a year unless they count something or are part of a longer number.
fn is_year(found: &Found) -> bool {
    if found.text().len() > 4 {
        return true;
    }
    !is_part_of_number(found) && !is_part_of_name(found) && !is_count(found)
}

fn is_part_of_number(found: &Found) -> bool {
    let (before, after) = (found.before(), found.after());
    let signs = ['$', '£', '€', '#', '.', ',', '+', '=', '@', '_', ':'];
    // Some texts have a space behind the sign of a currency.
    let has_sign = before.ends_with(signs) || before.trim_end().ends_with(['$', '£', '€', '#']);
    let rest = after.strip_prefix(['.', ',', ':']);
    has_sign
        || rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || after.starts_with(['%', '°', '_', '@', '='])
}

/// True of "Boeing-1903", but not of "mid-1903" and "May-1903".
fn is_part_of_name(found: &Found) -> bool {
    let Some(before) = found.before().strip_suffix('-') else {
        return false;
    };
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    !word.is_empty() && !is_in("mid post pre early late", word) && words::month(word).is_none()
}

fn is_count(found: &Found) -> bool {
    let (last, next) = (found.previous_word(), found.next_word());
    let is_next = found.after().starts_with(char::is_whitespace);
    let is_plural = next.len() > 3
        && next.ends_with('s')
        && next.starts_with(char::is_lowercase)
        && !is_in("this", next);
    let is_round = found.text().ends_with("00");
    let is_counted = is_in(COUNTED, next) && !is_in(BEFORE_YEARS, last);
    // "In about 1500", but not "about 1500 men".
    let before_last = found.before().trim_end().strip_suffix(last);
    let before_last = before_last.and_then(|before| before.split_whitespace().next_back());
    let is_about_year = is_in("about around approximately roughly least", last)
        && is_in(
            "in since until by from of at",
            before_last.unwrap_or_default(),
        );
    // "In 2000 cases", but not "in 1945 troops".
    is_in(BEFORE_NUMBERS, last) && !is_about_year
        || is_next && (is_counted || is_plural && is_round)
}
