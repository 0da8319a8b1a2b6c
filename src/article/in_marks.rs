//! Quotations in a text of ours: the words between its quotation marks.

use std::ops::Range;

/// Signs at the end of a quotation that belong to the sentence around it.
const LOOSE: [char; 7] = ['.', ',', ';', ':', '!', '?', ' '];

/// The byte ranges of the words in quotation marks, without the marks and what ends the sentence around them. Marks within
/// marks part no quotation, and single ones only count where they cannot be apostrophes.
pub fn in_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let inner = at + letter.len_utf8();
        let end = match letter {
            '“' => closing_double(text, inner),
            '"' if begins_word(text, at) => closing(text, inner, '"', is_closing),
            '‘' if begins_word(text, at) => closing_single(text, inner),
            _ => None,
        };
        let Some(end) = end else {
            at = inner;
            continue;
        };
        let words = text[inner..end].trim_end_matches(LOOSE);
        let lead = words.len() - words.trim_start().len();
        if lead < words.len() {
            found.push(inner + lead..inner + words.len());
        }
        at = end;
        at += text[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// The mark that closes a double one, with those that open and close within.
fn closing_double(text: &str, from: usize) -> Option<usize> {
    let mut open = 1;
    for (at, letter) in text[from..].char_indices() {
        open += match letter {
            '“' => 1,
            '”' => -1,
            _ => 0,
        };
        if open == 0 {
            return Some(from + at);
        }
    }
    None
}

fn closing(
    text: &str,
    from: usize,
    mark: char,
    is_closing: impl Fn(&str, usize) -> bool,
) -> Option<usize> {
    let marks = text[from..].match_indices(mark).map(|(at, _)| from + at);
    marks.into_iter().find(|at| is_closing(text, *at))
}

/// The only mark that can close a single one before the next opens; where there are several, one is an apostrophe.
fn closing_single(text: &str, from: usize) -> Option<usize> {
    let until = text[from..].find('‘').map_or(text.len(), |at| from + at);
    let marks = text[from..until]
        .match_indices('’')
        .map(|(at, _)| from + at);
    let mut closing = marks.filter(|at| is_closing(text, *at));
    let first = closing.next()?;
    closing.next().is_none().then_some(first)
}

fn begins_word(text: &str, at: usize) -> bool {
    let is_open = |before: char| !before.is_alphanumeric() && !is_end(before);
    let behind = text[at..].chars().nth(1);
    text[..at].chars().next_back().is_none_or(is_open)
        && behind.is_some_and(|behind| !behind.is_whitespace())
}

fn is_closing(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at..].chars().nth(1);
    before.is_some_and(|before| !before.is_whitespace())
        && behind.is_none_or(|behind| !behind.is_alphanumeric())
}

fn is_end(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | '!' | '?' | ')' | '”' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        in_marks(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_between_marks_are_quotations() {
        assert_eq!(
            found("A “cold war”, or “a ‘hot’ one”."),
            ["cold war", "a ‘hot’ one"]
        );
        assert_eq!(found("He \"said so,\" and \"left\"."), ["said so", "left"]);
        assert_eq!(found("It’s ‘hot’ and the town’s."), ["hot"]);
        assert_eq!(found("“A “b” c” d"), ["A “b” c"]);
    }

    #[test]
    fn what_may_be_no_quotation_is_none() {
        for text in [
            "the dogs’ ‘n’ cats’ house",
            "a 6\" pipe and a 7\" one",
            "“never closed",
            "“ ”",
            "’tis ‘the dogs’ owners’",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
