//! The part that an event plays in a claim, by the words that tie it in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::pattern;
use crate::document::{EventKind, Role};

static PRESCRIBED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(should|must|ought to|needs? to|has to|have to|can (still )?(avoid|prevent|avert|stop)|had better|let us)\b",
    )
});
/// Roles by the words right before an event, or with which it begins.
static BEFORE: LazyLock<[(Role, Regex); 5]> = LazyLock::new(|| {
    [
        (
            Role::Cause,
            pattern(
                r"(?i)\b(because( of)?|due to|owing to|thanks to|as a result of|in response to|caused by|triggered by|sparked by|responding to)\W+(\w+\W+){0,3}$",
            ),
        ),
        (
            Role::Motive,
            pattern(
                r"(?i)\b(in order to|in order that|so as to|in the hopes?( that| of)?|lest|aimed at|for fear|hoped? (that|to)|wanted to|to (deter|prevent|avert|avoid))\W+(\w+\W+){0,4}$",
            ),
        ),
        (
            Role::Evidence,
            pattern(
                r"(?i)\b(for example|for instance|as shown by|shown by|prove[sd]?|confirm(s|ed)|demonstrate[sd]?|evident|obvious|plain|clear)\W+(\w+\W+){0,4}$",
            ),
        ),
        (
            Role::Consequence,
            pattern(
                r"(?i)\b(led to|leads to|leading to|resulted in|resulting in|results in|causing|prompting|thus|thereby|therefore|hence|consequently|as a result|so that|which explains|explaining)\W+(\w+\W+){0,4}$",
            ),
        ),
        (
            Role::Background,
            pattern(
                r"(?i)\b(until|till|before|after|when|while|during|since|by the time)\W+(\w+\W+){0,2}$",
            ),
        ),
    ]
});
/// An event that brings about what stands right behind it.
static BRINGS_ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(which |that |this |it )?(thus |thereby |therefore |has |had )?(led to|leads to|leading to|resulted in|resulting in|caused|causing|raised|forced|forcing|made|making|prompted|prompting|triggered|confirmed|convinced|pushed|drove|so\b|thus\b|thereby\b|therefore\b)",
    )
});
const BACKGROUND_FIRST: [&str; 8] = [
    "until", "till", "before", "when", "while", "during", "since", "after",
];

/// The part that a clause plays in its sentence.
pub fn role_of(
    text: &str,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    kind: EventKind,
) -> Role {
    if kind == EventKind::Hypothetical {
        return match PRESCRIBED.is_match(&text[clause.clone()]) {
            true => Role::Prescription,
            false => Role::Prediction,
        };
    }
    if BRINGS_ABOUT.is_match(&text[clause.end.min(sentence.end)..sentence.end]) {
        return Role::Cause;
    }
    let before = &text[sentence.start..clause.start.max(sentence.start)];
    let words = text[clause.clone()]
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let found = BEFORE.iter().find(|(_, pattern)| pattern.is_match(before));
    match found {
        Some((role, _)) => *role,
        None if BACKGROUND_FIRST.contains(&words.as_str()) => Role::Background,
        None => Role::Interpretation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_an_event_tell_its_role() {
        for (marked, kind, role) in [
            (
                "It fell because [the crane broke].",
                EventKind::Happened,
                Role::Cause,
            ),
            (
                "[The crane broke], which led to a strike.",
                EventKind::Happened,
                Role::Cause,
            ),
            (
                "That led to [the strike].",
                EventKind::Happened,
                Role::Consequence,
            ),
            (
                "They paid in order to [keep the quay].",
                EventKind::Happened,
                Role::Motive,
            ),
            (
                "Until [the war] all was well.",
                EventKind::Happened,
                Role::Background,
            ),
            (
                "[The council should pay].",
                EventKind::Hypothetical,
                Role::Prescription,
            ),
            (
                "[The quay might fall].",
                EventKind::Hypothetical,
                Role::Prediction,
            ),
            (
                "[The quay fell] in May.",
                EventKind::Happened,
                Role::Interpretation,
            ),
        ] {
            let start = marked.find('[').expect("an event");
            let end = marked.find(']').expect("an event") - 1;
            let text = marked.replace(['[', ']'], "");
            assert_eq!(
                role_of(&text, &(0..text.len()), &(start..end), kind),
                role,
                "{marked}"
            );
        }
    }
}
