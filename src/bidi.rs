//! The visual order of text that is written from right to left, in part or as a whole.
//!
//! Texts are kept in logical order. egui sets a line without the Unicode Bidirectional Algorithm (UAX #9), so it is given
//! the words in the order in which they stand.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::BidiInfo;

/// The words of a line in the order in which they stand from left to right. egui joins the letters of a
/// right-to-left word but sets words one after another to the right, so their order is settled here, by the
/// Unicode Bidirectional Algorithm (UAX #9).
pub fn in_visual_order(text: &str) -> Cow<'_, str> {
    if !has_right_to_left(text) {
        return Cow::Borrowed(text);
    }
    let parts = parts_in_visual_order(text).into_iter();
    Cow::Owned(parts.map(|part| &text[part]).collect())
}

/// The parts of a line in that order.
pub fn parts_in_visual_order(text: &str) -> Vec<Range<usize>> {
    let bidi = BidiInfo::new(text, None);
    let mut parts = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            if !levels[run.start].is_rtl() {
                parts.push(run);
                continue;
            }
            let mut end = run.end;
            for word in text[run].split_inclusive(' ').rev() {
                let start = end - word.len();
                let bare = start + word.trim_end_matches(' ').len();
                parts.extend([bare..end, start..bare]);
                end = start;
            }
        }
    }
    parts
}

/// True for a text with letters of a right-to-left script.
pub fn has_right_to_left(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    use unicode_bidi::BidiClass::{AL, R};
    text.chars()
        .any(|letter| matches!(unicode_bidi::bidi_class(letter), AL | R))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_text_is_left_as_it_is() {
        assert_eq!(in_visual_order("US drone strike"), "US drone strike");
    }

    #[test]
    fn arabic_words_run_from_right_to_left() {
        assert_eq!(
            in_visual_order("حركة طالبان باكستان"),
            "باكستان طالبان حركة"
        );
    }

    #[test]
    fn an_arabic_name_in_latin_text_keeps_its_place() {
        assert_eq!(
            in_visual_order("TTP (طالبان باكستان) attacks"),
            "TTP (باكستان طالبان) attacks"
        );
    }
}
