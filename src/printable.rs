//! Text of a document, a file name or an argument as a terminal and a window's title can take it.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A longer text is cut in its middle: its beginning has the place, its end has the way to mend it.
const MAX_CHARACTERS: usize = 800;
/// The characters that are kept at the end of a text that is cut.
const KEPT_AT_THE_END: usize = 300;

/// The text on one line, with escapes for whatever a terminal would obey instead of showing it, and no longer than
/// a reader reads.
pub fn printable(text: &str) -> Cow<'_, str> {
    match shortened(text) {
        Cow::Borrowed(text) => escaped(text),
        Cow::Owned(text) => Cow::Owned(escaped(&text).into_owned()),
    }
}

/// The text, without its middle if it is longer than a reader reads.
pub fn shortened(text: &str) -> Cow<'_, str> {
    match cut(text) {
        None => Cow::Borrowed(text),
        Some((beginning, end)) => Cow::Owned(format!("{beginning}…{end}")),
    }
}

/// The beginning and the end of a text that is too long.
fn cut(text: &str) -> Option<(&str, &str)> {
    let (too_far, _) = text.char_indices().nth(MAX_CHARACTERS)?;
    let beginning = text.char_indices().nth(MAX_CHARACTERS - KEPT_AT_THE_END);
    let end = text.char_indices().nth_back(KEPT_AT_THE_END - 1);
    let (beginning, end) = (beginning.map_or(too_far, |(at, _)| at), end?.0);
    Some((&text[..beginning], &text[end..]))
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            letter if is_obeyed(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(letter));
            }
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// JSON with escapes for whatever a terminal would obey and JSON lets through, which only texts can hold.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    let is_escaped = |letter: char| !letter.is_ascii() && is_obeyed(letter);
    if !json.contains(is_escaped) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if is_escaped(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(letter);
        }
    }
    Cow::Owned(escaped)
}

/// Control characters, those that turn the direction of writing, those that break lines, and those that have no
/// width. The two joiners stay, since Persian, Hindi and others are spelt with them.
pub fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left_raw() {
        let hostile =
            "a\u{1b}]0;x\u{7}\r\n\t\u{9b}31m\u{7f}\u{202e}b\u{2066}\u{200b}\u{feff}\u{2028}";
        let shown = printable(hostile);
        assert_eq!(
            shown,
            r"a\u{1b}]0;x\u{7}\r\n\t\u{9b}31m\u{7f}\u{202e}b\u{2066}\u{200b}\u{feff}\u{2028}"
        );
        assert!(!shown.contains(is_obeyed));
    }

    #[test]
    fn words_of_every_script_stay_as_they_are() {
        for text in ["Kabul – “truths”", "می‌خواهم", "Опрос №1", "時系列", "👩‍🏫"]
        {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn a_long_text_keeps_its_place_and_the_way_to_mend_it() {
        let long = format!("a.ron:1:2: error: {}; mend it", "é".repeat(200_000));
        let shown = printable(&long);
        assert!(shown.starts_with("a.ron:1:2: error: é"));
        assert!(shown.ends_with("é; mend it"));
        assert_eq!(shown.chars().count(), MAX_CHARACTERS + 1);
        let short = "é".repeat(MAX_CHARACTERS);
        assert_eq!(printable(&short), short);
    }
}
