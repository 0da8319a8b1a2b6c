//! A text without what two settings of it may differ in: white space, quotation marks, apostrophes, dashes and ellipses.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::Format;

/// The one apostrophe and quotation mark of a folded text.
const MARK: char = '\'';
/// Its one dash.
const DASH: char = '-';
/// Its one ellipsis.
pub const ELLIPSIS: char = '…';

/// A folded text that knows where each of its bytes comes from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    pub text: String,
    /// The byte of the original, and where its character ends, for each byte.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds a text. Of Markdown it leaves out the signs of stress and the addresses of links.
    pub fn of(text: &str, format: Format) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        let is_markdown = format == Format::Markdown;
        let mut at = 0;
        let mut begins_line = true;
        let mut is_escaped = false;
        while let Some(letter) = text[at..].chars().next() {
            let rest = &text[at..];
            let length = match () {
                () if is_markdown && !is_escaped => markdown_sign(rest, begins_line),
                () => 0,
            };
            // The sign behind a backslash stands for itself.
            is_escaped = length > 0 && letter == '\\';
            if length > 0 {
                at += length;
                continue;
            }
            begins_line = letter == '\n' || begins_line && letter.is_whitespace();
            let length = ellipsis(rest).unwrap_or(letter.len_utf8());
            folded.push(letter, length > letter.len_utf8(), at..at + length);
            at += length;
        }
        folded
    }

    fn push(&mut self, letter: char, is_ellipsis: bool, from: Range<usize>) {
        match letter {
            _ if is_ellipsis => self.add(ELLIPSIS, &from),
            letter if letter.is_ascii_alphanumeric() => self.add(letter, &from),
            letter if letter.is_whitespace() => {
                if !self.text.is_empty() && !self.text.ends_with([' ', DASH]) {
                    self.add(' ', &from);
                }
            }
            letter if is_hidden(letter) => {}
            letter if is_mark(letter) => self.add(MARK, &from),
            letter if is_dash(letter) => {
                if self.text.ends_with(' ') {
                    self.text.pop();
                    self.origins.pop();
                }
                if !self.text.ends_with(DASH) {
                    self.add(DASH, &from);
                }
            }
            letter if letter.is_ascii() || letter == ELLIPSIS => self.add(letter, &from),
            letter => std::iter::once(letter)
                .nfkd()
                .for_each(|part| self.add(part, &from)),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "no article and no document's text has 4 GB"
    )]
    fn add(&mut self, letter: char, from: &Range<usize>) {
        self.text.push(letter);
        self.origins
            .resize(self.text.len(), (from.start as u32, from.end as u32));
    }

    /// The range of the original that a range of the folded text comes from.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.origins.get(byte).copied().unwrap_or_default();
        match folded.is_empty() {
            true => 0..0,
            false => at(folded.start).0 as usize..at(folded.end - 1).1 as usize,
        }
    }

    /// The first byte that comes from a byte of the original or from one behind it.
    pub fn folded_from(&self, original: usize) -> usize {
        self.origins
            .partition_point(|(start, _)| (*start as usize) < original)
    }
}

/// The length of an ellipsis that is typed as full stops.
fn ellipsis(rest: &str) -> Option<usize> {
    ["...", ". . ."]
        .iter()
        .find(|dots| rest.starts_with(**dots))
        .map(|dots| dots.len())
}

/// The length of a sign of Markdown that no reader sees, or zero.
fn markdown_sign(rest: &str, begins_line: bool) -> usize {
    match rest.as_bytes() {
        [b'*' | b'_' | b'`', ..] => 1,
        [b'>', ..] if begins_line => 1,
        [b'\\', next, ..] if next.is_ascii_punctuation() => 1,
        [b'[', ..] if link_text(rest).is_some() => 1,
        [b']', b'(', ..] => rest.find(')').map_or(0, |end| end + 1),
        _ => 0,
    }
}

/// The words of a link that begins here.
fn link_text(rest: &str) -> Option<&str> {
    let end = rest.find("](")?;
    let text = &rest[1..end];
    (!text.contains(['[', ']']) && rest[end..].contains(')')).then_some(text)
}

/// True of characters that only tell where a line may break, or nothing.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '"'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | 'ʼ'
            | '′'
            | '″'
            | '´'
    )
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_one_text_fold_to_one() {
        for (text, same) in [
            ("the  old\r\nquay", "the old quay"),
            ("“it’s” old", "\"it's\" old"),
            ("old – and loose", "old—and loose"),
            ("old -- and loose", "old-and loose"),
            ("it was ... old", "it was … old"),
            ("cafe\u{301}s", "cafés"),
            ("co\u{ad}operate\u{a0}now", "cooperate now"),
        ] {
            let [text, same] = [text, same].map(|text| Folded::of(text, Format::Plain).text);
            assert_eq!(text, same);
        }
        assert_ne!(
            Folded::of("resume", Format::Plain).text,
            Folded::of("resumé", Format::Plain).text
        );
    }

    #[test]
    fn a_range_leads_back_to_the_original() {
        let text = "“The\n  old – café” stands";
        let folded = Folded::of(text, Format::Plain);
        assert_eq!(folded.text, "'The old-cafe\u{301}' stands");
        let at = folded.text.find("old").expect("it is there");
        let range = folded.original(at..at + "old-cafe\u{301}".len());
        assert_eq!(&text[range], "old – café");
        assert_eq!(
            folded.folded_from(text.find("café").expect("there")),
            at + 4
        );
    }

    #[test]
    fn signs_of_markdown_are_left_out() {
        let folded = |text| Folded::of(text, Format::Markdown).text;
        assert_eq!(
            folded("the *old* [quay](https://a.b/c) is"),
            "the old quay is"
        );
        assert_eq!(folded("> said\n> twice"), "said twice");
        assert_eq!(folded("a \\* b [sic]"), "a * b [sic]");
    }
}
