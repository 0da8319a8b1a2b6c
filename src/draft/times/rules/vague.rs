//! Times that only the context tells.

use super::super::cues::Cue;
use super::super::meaning::{Meaning, Vague};
use super::super::rule::{Found, Rule};
use super::super::words::is_in;
use super::always;

pub const RULES: &[Rule] = &[
    Rule {
        id: "now",
        needs: &[Cue::Vague],
        pattern: r"(?:right |until |by |from )?(?P<it>(?:right )?now|currently|presently|nowadays|at present|these days|the time being|the present(?: day)?|present(?:-| )day|modern(?:-| )day|to this day)",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Present)),
        examples: &[("It [now] rains.", "PRESENT_REF")],
    },
    Rule {
        id: "moment",
        needs: &[Cue::Vague],
        pattern: r"(?:at|for) (?P<it>the (?:present )?moment)",
        guard: |found| !is_in("of when that", found.next_word()),
        read: |_| Some(Meaning::Vague(Vague::Present)),
        examples: &[("At [the moment] it rains.", "PRESENT_REF")],
    },
    Rule {
        id: "current",
        needs: &[Cue::Vague],
        pattern: "current",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Present)),
        examples: &[("The [current] fleet is old.", "PRESENT_REF")],
    },
    Rule {
        id: "to-date",
        needs: &[Cue::Vague],
        pattern: r"to (?P<it>date)",
        guard: |found| {
            !found
                .after()
                .trim_start()
                .starts_with(char::is_alphanumeric)
        },
        read: |_| Some(Meaning::Vague(Vague::Present)),
        examples: &[("It is the largest to [date].", "PRESENT_REF")],
    },
    Rule {
        id: "recently",
        needs: &[Cue::Vague],
        pattern: r"(?:more |most |very |only )?recently|recent (?:years|months|weeks|days|times|decades)|lately|recent",
        guard: |found| !(found.previous_word() == "as" && found.next_word() == "as"),
        read: |_| Some(Meaning::Vague(Vague::Past)),
        examples: &[("It has [recently] rained.", "PAST_REF")],
    },
    Rule {
        id: "former",
        needs: &[Cue::Vague],
        pattern: r"former|formerly",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Past)),
        examples: &[("In 1917 the [former] king was there.", "PAST_REF")],
    },
    Rule {
        id: "the-past",
        needs: &[Cue::Vague],
        pattern: "the (?:recent )?past",
        guard: |found| is_in("in of from to than like", found.previous_word()),
        read: |_| Some(Meaning::Vague(Vague::Past)),
        examples: &[("In [the past] it rained.", "PAST_REF")],
    },
    Rule {
        id: "the-future",
        needs: &[Cue::Vague],
        pattern: r"(?:the |the near |the foreseeable |the immediate )?future|the near(?: |-)term",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Future)),
        examples: &[
            ("In [the future] it may rain.", "FUTURE_REF"),
            ("It may rain in [the near term].", "FUTURE_REF"),
        ],
    },
    Rule {
        id: "thereafter",
        needs: &[Cue::After],
        pattern: "(?:shortly|soon|immediately) (?:thereafter|afterwards?)",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Future)),
        examples: &[("They left [shortly thereafter].", "FUTURE_REF")],
    },
    Rule {
        id: "eve-of",
        needs: &[Cue::Eve],
        pattern: "the eve of (?:{date}|(?:the |his |her |their |its )?[a-z]+)",
        guard: always,
        read: |_| Some(Meaning::Vague(Vague::Told)),
        examples: &[("On [the eve of the invasion] they left.", "")],
    },
    Rule {
        id: "that-time",
        needs: &[Cue::Period],
        pattern: r"(?:at|by|during|of|from|since|until|around|before|after|throughout|in|about) (?P<it>(?:this|that|the same|the)(?: same)? (?:time|period))",
        guard: is_a_time,
        read: |_| Some(Meaning::Vague(Vague::Told)),
        examples: &[("By [this time] it rained.", "")],
    },
];

/// "This time" is also an occasion.
fn is_a_time(found: &Found) -> bool {
    !found.after().starts_with(" of year")
}
