//! Nouns that name what happens: "the invasion", "last April’s election".

use super::words::{Word, is_in, is_verb};

const EVENT_NOUNS: &[&str] = &[
    "accident",
    "accord",
    "agreement",
    "ambush",
    "annexation",
    "armistice",
    "arrest",
    "arrival",
    "assassination",
    "assault",
    "attack",
    "attacks",
    "ballot",
    "battle",
    "blockade",
    "bombing",
    "ceasefire",
    "celebration",
    "ceremony",
    "change",
    "clash",
    "clashes",
    "closure",
    "collapse",
    "collision",
    "conference",
    "conflict",
    "congress",
    "conquest",
    "coronation",
    "coup",
    "crash",
    "crisis",
    "deal",
    "death",
    "decision",
    "defeat",
    "departure",
    "drought",
    "earthquake",
    "election",
    "elections",
    "epidemic",
    "eruption",
    "evacuation",
    "execution",
    "expedition",
    "explosion",
    "expulsion",
    "fair",
    "fall",
    "famine",
    "festival",
    "fight",
    "fire",
    "flood",
    "floods",
    "founding",
    "funeral",
    "grounding",
    "hearing",
    "independence",
    "inquiry",
    "intervention",
    "invasion",
    "killing",
    "landing",
    "launch",
    "liberation",
    "lockout",
    "march",
    "massacre",
    "match",
    "meeting",
    "merger",
    "mission",
    "murder",
    "mutiny",
    "negotiations",
    "occupation",
    "offensive",
    "opening",
    "operation",
    "outbreak",
    "overthrow",
    "pandemic",
    "partition",
    "plague",
    "poll",
    "protest",
    "protests",
    "purchase",
    "raid",
    "raids",
    "ramming",
    "rebellion",
    "referendum",
    "reform",
    "reforms",
    "release",
    "resignation",
    "restoration",
    "retreat",
    "return",
    "revolt",
    "revolution",
    "riot",
    "riots",
    "robbery",
    "sale",
    "scandal",
    "siege",
    "slump",
    "storm",
    "strike",
    "strikes",
    "summit",
    "surge",
    "surrender",
    "survey",
    "takeover",
    "talks",
    "theft",
    "treaty",
    "trial",
    "truce",
    "uprising",
    "victory",
    "visit",
    "vote",
    "war",
    "wars",
    "wedding",
    "withdrawal",
];

/// True of such a noun.
pub fn is_event_noun(word: &str) -> bool {
    let word = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    is_in(EVENT_NOUNS, word)
}

/// The number of words, no more than `most`, from the first to one that names what happens, with no verb and no break between.
pub fn named_event(words: &[Word<'_>], most: usize) -> Option<usize> {
    let words = &words[..words.len().min(most)];
    for (index, word) in words.iter().enumerate() {
        if index > 0 && word.is_after_break {
            return None;
        }
        // "Regime change", not "change" alone, and not the "war" of "war crimes".
        let goes_on = words
            .get(index + 1)
            .is_some_and(|next| !next.is_after_break && is_event_noun(next.text));
        if is_event_noun(word.text) && !goes_on {
            return Some(index + 1);
        }
        if is_verb(word.text) && !word.text.contains('-') {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::words::words_of;
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        let mut sorted = EVENT_NOUNS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(EVENT_NOUNS, sorted);
    }

    #[test]
    fn an_event_is_named_by_the_words_up_to_its_noun() {
        for (text, count) in [
            ("Harlow’s regime change raised", Some(3)),
            ("the old town, whose fall", None),
            ("they were told of the war", None),
            ("the American invasion", Some(3)),
        ] {
            assert_eq!(
                named_event(&words_of(text, 0..text.len()), 6),
                count,
                "{text}"
            );
        }
    }
}
