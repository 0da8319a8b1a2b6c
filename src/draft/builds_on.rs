//! Claims that a claim builds on, by its own words: "the two preceding points", "as explained above".

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::words::{COMMON, is_in, stem, words_of};
use crate::article::{Article, pattern};
use crate::document::ClaimNumber;

static PRECEDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:the|these|those|my|our)\s+(?:(?<count>two|three|four|five)\s+)?(?:preceding|previous|prior|foregoing|earlier|last)\s+(?:(?<count2>two|three|four|five)\s+)?(?:point|claim|argument|reason|lesson|truth|fact|thesi|thesis|observation|step|section|item|rule|thing)(?:s|es)?\b",
    )
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:point|claim|argument|reason|lesson|truth|fact|thesis|observation|section|item|rule|number|no\.)s?\s+#?(?<number>\d{1,3})\b",
    )
});
/// Words that point back without saying how far.
static ABOVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:above-?\s?mentioned|aforementioned|aforesaid|foregoing|(?:as|like)\s+(?:was\s+|is\s+|has\s+been\s+|I\s+(?:have\s+)?|we\s+(?:have\s+)?)?(?:previously\s+|already\s+|just\s+|earlier\s+)?(?:explained|argued|said|shown|noted|seen|described|mentioned|stated|discussed|pointed\s+out)\s*(?:above|before|earlier|previously|already)?|(?:explained|argued|shown|noted|described|mentioned|discussed)\s+(?:above|earlier|previously|before)|the\s+above\b|(?:previously|already)\s+(?:explained|argued|shown|noted|described|mentioned|discussed))",
    )
});

const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', '\n'];
const CLAUSE_ENDS: [char; 6] = ['.', '!', '?', '\n', ',', ';'];
/// Bytes that are read at either side of words that point back.
const REACH: usize = 1000;
/// Words of a claim that point back without saying how far.
const MAX_REFERENCES: usize = 20;
/// Claims that are looked back at.
const MAX_BACK: usize = 100;
/// The share by which the claim right before is likelier to be meant than one far away.
const NEARNESS: f64 = 0.5;

/// A claim that another builds on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foundation {
    pub number: ClaimNumber,
    /// The words that say so.
    pub words: String,
    /// False where the words do not say which claim they mean.
    pub is_sure: bool,
}

/// What each claim builds on, in the order of the claims.
pub fn foundations(article: &Article) -> Vec<Vec<Foundation>> {
    let text_of: Vec<String> = article
        .claims
        .iter()
        .map(|claim| text_of(article, claim.number))
        .collect();
    let words: Vec<BTreeSet<String>> = text_of.iter().map(|text| content(text)).collect();
    let mut claims_with: HashMap<&str, usize> = HashMap::new();
    for word in words.iter().flatten() {
        *claims_with.entry(word).or_default() += 1;
    }
    // A word that many claims have says little about any.
    let weight = |word: &str| 1.0 / claims_with.get(word).copied().unwrap_or(1).max(1) as f64;
    (0..text_of.len())
        .map(|index| {
            let mut found: Vec<Foundation> = Vec::new();
            let mut add = |at: usize, words: &str, is_sure: bool| {
                let number = article.claims[at].number;
                if at < index && !found.iter().any(|other| other.number == number) {
                    found.push(Foundation {
                        number,
                        words: article.format.shown(words),
                        is_sure,
                    });
                }
            };
            let text = text_of[index].as_str();
            for back in PRECEDING.captures_iter(text) {
                let count = back.name("count").or_else(|| back.name("count2"));
                let count = count.map_or(1, |count| number(count.as_str()));
                for at in index.saturating_sub(count)..index {
                    add(at, &back[0], true);
                }
            }
            for back in NUMBERED.captures_iter(text) {
                if let Some(at) = back["number"]
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1))
                {
                    add(at, &back[0], true);
                }
            }
            for back in ABOVE.find_iter(text).take(MAX_REFERENCES) {
                // The clause says of what, or the rest of its sentence does; so the claim with the most of these words is meant.
                let mut around = content(stretch_around(text, back.start(), &CLAUSE_ENDS));
                if around.is_subset(&content(back.as_str())) {
                    around = content(stretch_around(text, back.start(), &SENTENCE_ENDS));
                }
                let weight = |at: &usize| {
                    let shared: f64 = words[*at]
                        .intersection(&around)
                        .map(|word| weight(word))
                        .sum();
                    shared * (1.0 + NEARNESS / (index - at) as f64)
                };
                let nearest = (index.saturating_sub(MAX_BACK)..index)
                    .max_by(|a, b| weight(a).total_cmp(&weight(b)).then(a.cmp(b)));
                if let Some(at) = nearest {
                    add(at, back.as_str(), false);
                }
            }
            found.sort_by_key(|foundation| foundation.number);
            found
        })
        .collect()
}

fn number(word: &str) -> usize {
    const NUMBERS: [&str; 4] = ["two", "three", "four", "five"];
    NUMBERS
        .iter()
        .position(|number| number.eq_ignore_ascii_case(word))
        .map_or(1, |at| at + 2)
}

/// All that a claim says.
fn text_of(article: &Article, number: ClaimNumber) -> String {
    let passages = article.passages_of(number).iter();
    let texts: Vec<&str> = passages
        .map(|passage| &article.text[passage.bytes.clone()])
        .collect();
    texts.join("\n")
}

/// The stretch of a text around a byte, up to the nearest of these letters, or as far as people read at once.
fn stretch_around<'t>(text: &'t str, byte: usize, ends: &[char]) -> &'t str {
    let first = text.ceil_char_boundary(byte.saturating_sub(REACH));
    let last = text.floor_char_boundary(byte.saturating_add(REACH).min(text.len()));
    let start = text[first..byte]
        .rfind(ends)
        .map_or(first, |at| first + at + 1);
    let end = text[byte..last].find(ends).map_or(last, |at| byte + at);
    &text[start..end]
}

fn content(text: &str) -> BTreeSet<String> {
    let words = words_of(text, 0..text.len()).into_iter();
    words
        .filter(|word| !is_in(COMMON, word.text))
        .map(|word| stem(word.text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<Vec<(u32, bool)>> {
        let article = Article::read(text.as_bytes(), "a.txt").expect("an article");
        let found = foundations(&article).into_iter();
        let pairs = |all: Vec<Foundation>| {
            all.into_iter()
                .map(|one| (one.number.0, one.is_sure))
                .collect()
        };
        found.map(pairs).collect()
    }

    #[test]
    fn a_claim_says_what_it_builds_on() {
        let found = numbers(
            "1. The quay is old and its stones are loose.\n2. The council has no money for the quay.\n\
             3. The two preceding points show that it will fall.\n4. As explained above, the council has no money for anything.\n\
             5. By point 1 the stones will go first.",
        );
        let expected: [Vec<(u32, bool)>; 5] = [
            vec![],
            vec![],
            vec![(1, true), (2, true)],
            vec![(2, false)],
            vec![(1, true)],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_claim_builds_on_nothing() {
        let found = numbers(
            "1. As explained above, the quay is old.\n2. The last two years were bad for it.",
        );
        assert_eq!(found, [vec![], vec![]]);
    }
}
