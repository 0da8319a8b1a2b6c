//! The visual order of text that is written from right to left, in part or as a whole.
//!
//! Texts are kept in logical order. egui sets a line without the Unicode Bidirectional Algorithm (UAX #9), so it is given
//! the words in the order in which they stand.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::BidiClass::{AL, BN, NSM, R};
use unicode_bidi::{BidiInfo, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

/// A part of a line as it is to be set.
#[derive(Debug, PartialEq, Eq)]
pub struct VisualPart {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The character that stands for it, where that is another: a bracket opens to the other side.
    pub mirrored: Option<char>,
}

/// A line with its parts in the order in which they stand from left to right. egui joins the letters of a right-to-left
/// word and sets them from right to left, but sets words and signs one after another to the right, so their order is
/// settled here, by the Unicode Bidirectional Algorithm.
pub fn in_visual_order(text: &str) -> Cow<'_, str> {
    if !has_right_to_left(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(line_in_visual_order(text, 0..text.len()))
}

/// The lines that a text was broken into, by their bytes in it.
pub fn line_ranges<'t>(
    text: &'t str,
    lines: impl IntoIterator<Item = String> + 't,
) -> impl Iterator<Item = Range<usize>> + 't {
    let mut read = 0;
    lines.into_iter().map(move |line| {
        let start = read + text[read..].find(&line).unwrap_or_default();
        read = start + line.len();
        start..read
    })
}

/// A line of a text in that order, as that of its paragraph.
pub fn line_in_visual_order(text: &str, line: Range<usize>) -> String {
    let mut ordered = String::with_capacity(line.len());
    for part in parts_in_visual_order(text, line) {
        match part.mirrored {
            Some(mirrored) => ordered.push(mirrored),
            None => ordered.push_str(&text[part.range]),
        }
    }
    ordered
}

/// The parts of a line of a text in that order. The direction of its paragraph decides where the line begins, and not the
/// line's own first word.
pub fn parts_in_visual_order(text: &str, line: Range<usize>) -> Vec<VisualPart> {
    let mut lines = lines_in_visual_order(text, [line]);
    lines.pop().unwrap_or_default()
}

/// The same of several lines of a text, which is looked through once.
pub fn lines_in_visual_order(
    text: &str,
    lines: impl IntoIterator<Item = Range<usize>>,
) -> Vec<Vec<VisualPart>> {
    let bidi = BidiInfo::new(text, None);
    let lines = lines.into_iter();
    lines.map(|line| parts_of_line(&bidi, line)).collect()
}

fn parts_of_line(bidi: &BidiInfo<'_>, line: Range<usize>) -> Vec<VisualPart> {
    let text = bidi.text;
    let mut parts = Vec::new();
    for paragraph in &bidi.paragraphs {
        let start = line.start.max(paragraph.range.start);
        let end = line.end.min(paragraph.range.end);
        if start >= end {
            continue;
        }
        let (levels, runs) = bidi.visual_runs(paragraph, start..end);
        for run in runs {
            if levels[run.start].is_rtl() {
                parts.extend(right_to_left_parts(text, run));
            } else {
                parts.push(VisualPart {
                    range: run,
                    mirrored: None,
                });
            }
        }
    }
    parts
}

/// The words and the signs of a run from right to left, as they stand from left to right (rule L2), brackets mirrored
/// (rule L4).
fn right_to_left_parts(text: &str, run: Range<usize>) -> Vec<VisualPart> {
    let mut parts: Vec<VisualPart> = Vec::new();
    let mut is_in_word = false;
    for (at, letter) in text[run.clone()].char_indices() {
        let range = run.start + at..run.start + at + letter.len_utf8();
        let is_letter = is_of_word_from_right(letter);
        match parts.last_mut() {
            Some(word) if is_letter && is_in_word => word.range.end = range.end,
            _ => parts.push(VisualPart {
                range,
                mirrored: get_mirrored(letter),
            }),
        }
        is_in_word = is_letter;
    }
    parts.reverse();
    parts
}

/// True for a text that begins at its right, as its first letter decides.
pub fn begins_at_the_right(text: &str) -> bool {
    let paragraph = || {
        BidiInfo::new(text, None)
            .paragraphs
            .first()
            .map(|first| first.level)
    };
    has_right_to_left(text) && paragraph().is_some_and(|level| level.is_rtl())
}

/// A line of a text, marked where it would by itself be taken for one that begins at the other side: viewers know nothing of
/// the text that it is a part of.
pub fn line_in_its_direction(text: &str, line: &str) -> String {
    let at_the_right = begins_at_the_right(text);
    if begins_at_the_right(line) == at_the_right {
        return line.to_owned();
    }
    let mark = if at_the_right { '\u{200f}' } else { '\u{200e}' };
    format!("{mark}{line}")
}

/// True for a text with letters of a right-to-left script.
pub fn has_right_to_left(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    text.chars()
        .any(|letter| matches!(bidi_class(letter), AL | R))
}

/// True for a letter of such a script, or a mark on one: these are joined to words.
pub fn is_of_word_from_right(letter: char) -> bool {
    !letter.is_ascii() && matches!(bidi_class(letter), AL | R | NSM | BN)
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

    #[test]
    fn brackets_and_stops_of_a_right_to_left_text_stand_where_a_reader_expects_them() {
        // Each line as a browser sets it, words as wholes.
        for (logical, visual) in [
            (
                "افتتاح المكتبة (الطابق الأول).",
                ".(الأول الطابق) المكتبة افتتاح",
            ),
            ("שלום, עולם!", "!עולם ,שלום"),
            ("המלך [השני] מת.", ".מת [השני] המלך"),
            ("«نعم» قال", "قال «نعم»"),
            ("בשנת 1948 קמה", "קמה 1948 בשנת"),
            ("He said שלום (עולם).", "He said (עולם) שלום."),
        ] {
            assert_eq!(in_visual_order(logical), visual, "{logical}");
        }
    }

    #[test]
    fn a_line_runs_as_its_paragraph_does() {
        let text = "Four readings (أربع قراءات).";
        let line = text.find("قراءات").expect("it is there")..text.len();
        assert_eq!(line_in_visual_order(text, line), "قراءات).");
    }

    #[test]
    fn a_line_by_itself_keeps_the_direction_of_its_text() {
        for (text, line) in [
            ("كتب (Korybko) في 2023", "Korybko) في 2023"),
            ("Four readings أربع (4)", "أربع (4)"),
            ("Four readings", "readings"),
        ] {
            let marked = line_in_its_direction(text, line);
            assert_eq!(begins_at_the_right(&marked), begins_at_the_right(text));
            assert!(marked.ends_with(line));
        }
    }

    #[test]
    fn every_character_is_set_once_and_a_word_keeps_its_marks() {
        let text = "שָׁלוֹם (a) 12";
        let parts = parts_in_visual_order(text, 0..text.len());
        let mut ranges: Vec<_> = parts.iter().map(|part| part.range.clone()).collect();
        ranges.sort_by_key(|range| range.start);
        assert_eq!(ranges[0].start, 0);
        assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(ranges.last().map(|range| range.end), Some(text.len()));
        assert!(parts.iter().any(|part| &text[part.range.clone()] == "שָׁלוֹם"));
    }
}
