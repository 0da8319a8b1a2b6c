//! The table of rules: what times look like in running English.

mod clock;
mod dates;
mod durations;
mod parts;
mod relative;
mod seasons;
mod sets;
mod vague;
mod years;

use super::rule::{Found, Rule};

/// All rules. Of two that match the same words, the one before the other counts.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        dates::RULES,
        years::RULES,
        seasons::RULES,
        clock::RULES,
        relative::RULES,
        parts::RULES,
        durations::RULES,
        sets::RULES,
        vague::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Names for parts of patterns. Each may use those before it.
pub const MACROS: &[(&str, &str)] = &[
    ("{dash}", "-|(?u-i:–|—|‑)| to "),
    ("{hyphen}", "-|(?u-i:–|‑)"),
    ("{comma}", "(?: ?,)? "),
    // Some of them are words or names when written small or short.
    (
        "{month}",
        r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)|(?-i:january|february|april|june|july|september|october|november|december|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)",
    ),
    (
        "{fullmonth}",
        r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)|(?-i:january|february|april|june|july|september|october|november|december)",
    ),
    ("{day}", r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"),
    ("{year}", r"1\d{3}|20\d{2}|[5-9]\d{2}"),
    ("{fullyear}", r"1[0-9]\d{2}|20\d{2}"),
    (
        "{era}",
        r"BCE?\b|B\. ?C\b\.?(?: ?E\.)?|AD\b|A\. ?D\.|CE\b|C\. ?E\.",
    ),
    (
        "{weekday}",
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    ),
    // A weekday before a date, which may be short there.
    (
        "{dayname}",
        r"{weekday}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?",
    ),
    ("{season}", "spring|summer|autumn|(?-i:fall|Fall)|winter"),
    ("{daypart}", "morning|afternoon|evening|night"),
    (
        "{ordinal}",
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\
         sixteenth|seventeenth|eighteenth|nineteenth|twent(?:ieth|y(?:-| )(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|\
         thirtieth|thirty(?:-| )first|\\d{1,3}(?:st|nd|rd|th)",
    ),
    (
        "{small}",
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\
         (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:(?:-| )(?:one|two|three|four|five|six|seven|eight|nine))?",
    ),
    (
        "{number}",
        r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: million| thousand)?|(?:a |an )?(?:half a |couple of |couple |few |half-)?(?:dozen|hundred|thousand|million)(?:(?: and)? {small})?|{small}(?: (?:dozen|hundred|thousand|million))?(?:(?: and)? {small})?",
    ),
    (
        "{several}",
        "several|some|many(?: more)?|a few(?: more)?|few|a couple(?: of)?|couple of|a number of|numerous|various|dozens of|hundreds of|thousands of",
    ),
    (
        "{about}",
        "about|around|exactly|approximately|roughly|nearly|almost|(?:a little |slightly |much |well )?(?:more|less|fewer) than|(?:just |well )?over|(?:just )?under|at least|at most|up to|no more than|no less than|as (?:long|much|many|little) as|only|just|some|close to|barely|a (?:mere|full|good|whole)|another|an additional|a further|the better part of",
    ),
    (
        "{unit}",
        "seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|yrs?|decades?|centur(?:y|ies)|millenni(?:um|a)",
    ),
    (
        "{which}",
        "(?:the (?:very )?)?(?:this|last|past|next|coming|upcoming|that(?: same| very)?|same|previous|preceding|prior|following|ensuing|subsequent|succeeding|current|present|entire|whole)",
    ),
    (
        "{hours}",
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    ),
    ("{half}", r"a\. ?m\.|am\b|a\.m\b|p\. ?m\.|pm\b|p\.m\b"),
    (
        "{side}",
        "last|past|latest|next|coming|previous|preceding|following|first|final|subsequent|intervening|ensuing|opening|closing|remaining|upcoming",
    ),
    (
        "{zone}",
        "(?-i:UTC|GMT|CES?T|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|BST|IST)|local time|(?-i:Eastern Standard Time|Eastern Daylight Time)",
    ),
    (
        "{units}",
        "seconds|minutes|hours|days|nights|weekends|weeks|months|quarters|years|decades|centuries|millennia",
    ),
    (
        "{one}",
        "second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|millennium",
    ),
    (
        "{early}",
        "(?:very )?(?:early|late|mid|middle)(?:(?: |-)to(?: |-)(?:late|mid))?",
    ),
    // Times that take an article before "early".
    (
        "{stretch}",
        r"(?:\d{3}|'?\d)0s|{ordinal}(?: |-)century(?: {era})?|{season}(?: of {fullyear})?",
    ),
    (
        "{holiday}",
        r"(?-i:Christmas(?: (?:Eve|Day))?|Xmas|New Year'?s(?: Eve| Day)?|(?:New|new) Year|Easter(?: (?:Sunday|Monday))?|Good Friday|Ash Wednesday|Palm Sunday|Pentecost|Thanksgiving(?: Day)?|Halloween|(?:Labor|Memorial|Independence|Columbus|Veterans'?|Presidents'?|Armistice|Bastille|Boxing|May|Mother's|Father's|(?:St\. )?Valentine's|St\. Patrick's|Martin Luther King) Day|(?:All (?:Saints|Souls)|St\.? (?:George|Andrew|David)'?s|Lady|Midsummer)'? Day|Michaelmas|Guy Fawkes Night|Twelfth Night|(?:the )?Fourth of July|D-Day|Ramadan|Eid (?:al|ul)-(?:Fitr|Adha))",
    ),
    ("{feast}", "{holiday}(?:(?:{comma}| of ){fullyear})?"),
    // A date of some kind, for rules about parts of it.
    (
        "{date}",
        "(?:{dayname}{comma})?(?:the )?{day}(?: of)? {month}(?:{comma}{year})?|(?:{dayname}{comma})?{month} (?:the )?{day}(?:{comma}{year})?|\
         {month}{comma}(?:of )?{year}|{month}(?: of)? (?:that|the same|this|last|next|the (?:following|next|previous)) year|{fullmonth}|{fullyear}|(?:the )?{season}(?: of)? {fullyear}|\
         (?:(?:this|last|next|that|the(?: (?:same|next|previous|following|last|past|coming|current|preceding))?|each|every) )(?:{one}|{weekday}|{fullmonth}|{season})|(?:the )?{season}|{weekday}|today|yesterday|tomorrow|(?:the )?\\d{3}0s|the {ordinal} century|\\d{1,3} B\\.?C\\.?",
    ),
];

/// Any context will do.
fn always(_: &Found) -> bool {
    true
}

#[cfg(test)]
mod tests;
