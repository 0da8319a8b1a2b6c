//! The sentences of a text, by UAX #29 (<https://unicode.org/reports/tr29/#Sentence_Boundaries>) and a table of abbreviations.
//!
//! The standard ends a sentence at each line end and after each full stop before a capital letter. In a text that is wrapped
//! at some width, a line end is a space; after an abbreviation, a full stop is part of a word.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Titles and the like, which no sentence ends with.
const NEVER_LAST: &[&str] = &[
    "adm", "amb", "approx", "brig", "ca", "capt", "cf", "cmdr", "col", "cpl", "dr", "e.g", "fig",
    "fr", "ft", "gen", "gov", "hon", "i.e", "lieut", "lt", "maj", "messrs", "mgr", "mr", "mrs",
    "ms", "mt", "pfc", "pres", "prof", "pvt", "rep", "rev", "sen", "sgt", "st", "viz", "vs",
];
/// Words that are an abbreviation before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "apr", "art", "aug", "c", "ch", "dec", "feb", "jan", "jul", "jun", "mar", "no", "nos", "nov",
    "oct", "p", "par", "pp", "sec", "sep", "sept", "vol",
];
/// Abbreviations that a sentence may end with; it does where one of the [`OPENERS`] follows.
const MAYBE_LAST: &[&str] = &[
    "a.d", "a.m", "b.c", "bros", "co", "corp", "d.c", "etc", "inc", "jr", "ltd", "p.m", "ph.d",
    "sr", "u.k", "u.n", "u.s", "u.s.a", "u.s.s.r",
];
/// Words that begin a sentence far more often than a name.
const OPENERS: &[&str] = &[
    "a", "after", "all", "also", "although", "an", "and", "as", "at", "but", "by", "during", "for",
    "from", "he", "her", "his", "however", "i", "if", "in", "it", "its", "many", "most", "no",
    "on", "one", "our", "she", "since", "so", "some", "that", "the", "their", "then", "there",
    "these", "they", "this", "those", "to", "two", "under", "we", "what", "when", "while", "with",
    "you",
];

/// The widths, in characters, that texts are wrapped at. A text of longer lines has a line a paragraph; one of shorter
/// lines is a list or a poem.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=120;

/// The byte ranges of a text's sentences, in its order, without the white space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let unwrapped = unwrapped(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (start, piece) in unwrapped.split_sentence_bound_indices() {
        let shown = piece.trim();
        if shown.is_empty() {
            goes_on &= !piece.contains(is_line_end);
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + shown.len();
        match found.last_mut() {
            Some(last) if goes_on && is_open(&unwrapped[last.clone()], shown) => last.end = end,
            _ => found.push(start..end),
        }
        goes_on = !piece.contains(is_line_end);
    }
    found
}

fn is_line_end(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// True where a sentence ends with an abbreviation, so that what follows belongs to it.
fn is_open(sentence: &str, next: &str) -> bool {
    let Some(sentence) = sentence.strip_suffix('.') else {
        return false;
    };
    let last = sentence.rsplit(|c: char| c.is_whitespace() || "([“\"'‘-–—/".contains(c));
    let last = last.map(str::to_lowercase).next().unwrap_or_default();
    let is_in = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    let first = next.split(|c: char| !c.is_alphanumeric()).next();
    let first = first.unwrap_or_default();
    let is_initial = last.chars().count() == 1 && sentence.ends_with(char::is_uppercase);
    let is_maybe_last = is_initial || is_in(MAYBE_LAST, &last);
    is_in(NEVER_LAST, &last)
        || is_in(BEFORE_NUMBERS, &last) && next.starts_with(|c: char| c.is_ascii_digit())
        || is_maybe_last && !is_in(OPENERS, &first.to_lowercase())
}

/// The text with spaces for the line ends that wrap a paragraph. Each byte keeps its place.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    let mut spaces: Vec<usize> = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let shown = start..start + line.trim_end().len();
        start += line.len();
        if shown.is_empty() {
            wraps(text, &block, &mut spaces);
            block.clear();
        } else {
            block.push(shown);
        }
    }
    wraps(text, &block, &mut spaces);
    if spaces.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut unwrapped = String::with_capacity(text.len());
    let mut copied = 0;
    for at in spaces {
        unwrapped.push_str(&text[copied..at]);
        unwrapped.push(' ');
        copied = at + 1;
    }
    unwrapped.push_str(&text[copied..]);
    Cow::Owned(unwrapped)
}

/// Adds the bytes of the line ends between the lines of a block that are there only because the next word had no room.
fn wraps(text: &str, block: &[Range<usize>], spaces: &mut Vec<usize>) {
    let length = |line: &Range<usize>| text[line.clone()].chars().count();
    let width = block.iter().map(length).max().unwrap_or(0);
    if !WIDTHS.contains(&width) {
        return;
    }
    for pair in block.windows(2) {
        let next = text[pair[1].clone()].trim_start();
        let word = next.split_whitespace().next().unwrap_or_default();
        let had_room = length(&pair[0]) + 1 + word.chars().count() <= width;
        if !had_room && !is_list_mark(word) {
            let between = text[pair[0].end..pair[1].start].char_indices();
            spaces.extend(
                between
                    .filter(|(_, letter)| matches!(letter, '\n' | '\r'))
                    .map(|(at, _)| pair[0].end + at),
            );
        }
    }
}

/// True of "-", "•", "3." and "(b)".
fn is_list_mark(word: &str) -> bool {
    let inner = word.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_number = inner.chars().all(|c| c.is_ascii_digit()) || inner.chars().count() == 1;
    matches!(word, "-" | "*" | "•" | "–" | "—") || is_number && inner.len() < word.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [NEVER_LAST, BEFORE_NUMBERS, MAYBE_LAST, OPENERS] {
            assert!(table.is_sorted());
        }
    }

    #[test]
    fn a_sentence_ends_at_its_full_stop() {
        let found = texts("It rained. Was it May? “Yes!” They left.");
        assert_eq!(found, ["It rained.", "Was it May?", "“Yes!”", "They left."]);
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        for whole in [
            "Gen. Smith and Lt. J. Doe met on Nov. 3. in Washington, D.C. Police headquarters.",
            "The U.S. Army left.",
            "See p. 3 and No. 5 of vol. 2.",
        ] {
            assert_eq!(texts(whole).len(), 1, "{whole}");
        }
    }

    #[test]
    fn an_abbreviation_before_a_word_that_opens_sentences_ends_one() {
        let found = texts("They flew to the U.S. The others stayed.");
        assert_eq!(found, ["They flew to the U.S.", "The others stayed."]);
    }

    #[test]
    fn the_end_of_a_paragraph_ends_a_sentence() {
        let found = texts("Title\nMarch 27, 2008\n\nText without a stop\n\n  more");
        let expected = ["Title", "March 27, 2008", "Text without a stop", "more"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_that_is_wrapped_at_some_width_goes_on() {
        let text = "The war that began in the autumn of that year went on for\r\nlonger than anybody had thought. Peace came\r\n\
                    only in 1921.";
        let found = texts(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].ends_with("thought."));
        let list = "The items of the agenda, which was sent around last week, are:\n- the budget of the year after\n- the rest";
        assert_eq!(texts(list).len(), 3);
    }

    proptest! {
        #[test]
        fn sentences_are_in_order_apart_and_hold_all_that_is_not_white(text in "([A-Za-z.!?0-9 \n\r“”é]|Mr\\. |U\\.S\\. ){0,80}") {
            let found = sentences(&text);
            let mut end = 0;
            for range in found {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(text[end..range.start].trim().is_empty());
                end = range.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
