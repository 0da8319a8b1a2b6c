//! Paragraphs of a text as they are set, one below the other.

use std::ops::Range;

use crate::document::ClaimNumber;

/// A piece of a text that is set by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes in the text, without the white space around it.
    pub bytes: Range<usize>,
    pub kind: ParagraphKind,
    /// The claim that begins with it, whose number stands in the margin.
    pub number: Option<ClaimNumber>,
    /// Signs of the text's format, which are not shown.
    pub signs: Vec<Range<usize>>,
}

/// The part that a paragraph has in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// A heading of that level, 1 being the highest.
    Heading(u8),
    Body,
    /// The rest of a paragraph that is too long to be set at once.
    Continued,
    /// An item of a list.
    Item,
    /// What is no part of the text itself.
    Furniture,
}

/// The most bytes that are set at once: a whole text may be one paragraph.
const LONGEST: usize = 6_000;

impl Paragraph {
    pub fn new(bytes: Range<usize>, kind: ParagraphKind) -> Self {
        Self {
            bytes,
            kind,
            number: None,
            signs: Vec::new(),
        }
    }

    /// The paragraph in pieces that can be set, divided between words.
    pub fn in_pieces(self, text: &str) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = self;
        while rest.bytes.len() > LONGEST {
            let at = divided_at(text, rest.bytes.clone());
            let behind = &text[at..rest.bytes.end];
            let start = rest.bytes.end - behind.trim_start().len();
            if start >= rest.bytes.end {
                break;
            }
            let (signs, signs_behind) = rest.signs.into_iter().partition(|sign| sign.start < at);
            pieces.push(Self {
                bytes: rest.bytes.start..at,
                kind: rest.kind,
                number: rest.number.take(),
                signs,
            });
            rest = Self {
                bytes: start..rest.bytes.end,
                kind: ParagraphKind::Continued,
                number: None,
                signs: signs_behind,
            };
        }
        pieces.push(rest);
        pieces
    }
}

/// The last white space before a stretch becomes too long, or a letter where it has none.
fn divided_at(text: &str, bytes: Range<usize>) -> usize {
    let mut most = bytes.start + LONGEST;
    while !text.is_char_boundary(most) {
        most -= 1;
    }
    let space = text[bytes.start..most].rfind(char::is_whitespace);
    space
        .filter(|at| *at > 0)
        .map_or(most, |at| bytes.start + at)
}

/// The index of the paragraph that has a byte, or else of the one before it.
pub fn paragraph_at(paragraphs: &[Paragraph], byte: usize) -> usize {
    let behind = paragraphs.partition_point(|paragraph| paragraph.bytes.start <= byte);
    behind.saturating_sub(1)
}

/// The bytes of the paragraph at a byte, with all its pieces; nothing of a text without any.
pub fn whole_paragraph(paragraphs: &[Paragraph], byte: usize) -> Range<usize> {
    let (before, behind) = paragraphs.split_at(paragraph_at(paragraphs, byte));
    let Some((piece, behind)) = behind.split_first() else {
        return byte..byte;
    };
    let goes_on = |piece: &&Paragraph| piece.kind == ParagraphKind::Continued;
    let last = behind.iter().take_while(goes_on).last().unwrap_or(piece);
    let mut first = piece;
    for earlier in before.iter().rev() {
        if !goes_on(&first) {
            break;
        }
        first = earlier;
    }
    first.bytes.start..last.bytes.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_that_is_too_long_is_divided_between_words_and_loses_none() {
        let text = "word ".repeat(5_000);
        let text = text.trim_end();
        let whole = Paragraph::new(0..text.len(), ParagraphKind::Body);
        let pieces = whole.in_pieces(text);
        assert!(pieces.len() > 3);
        let words = pieces.iter().map(|piece| &text[piece.bytes.clone()]);
        assert_eq!(words.collect::<Vec<_>>().join(" "), text);
        assert!(pieces.iter().all(|piece| piece.bytes.len() <= LONGEST));
        assert_eq!(pieces[1].kind, ParagraphKind::Continued);
        for byte in [0, 7_000, text.len()] {
            assert_eq!(whole_paragraph(&pieces, byte), 0..text.len());
        }
        assert_eq!(whole_paragraph(&[], 3), 3..3);
    }

    #[test]
    fn a_paragraph_without_white_space_is_divided_between_letters() {
        let text = "語".repeat(5_000);
        let whole = Paragraph::new(0..text.len(), ParagraphKind::Body);
        let pieces = whole.in_pieces(&text);
        let letters: String = pieces
            .iter()
            .map(|piece| &text[piece.bytes.clone()])
            .collect();
        assert_eq!(letters, text);
    }

    #[test]
    fn a_byte_between_paragraphs_belongs_to_the_one_before() {
        let paragraphs = [0..5, 7..9].map(|bytes| Paragraph::new(bytes, ParagraphKind::Body));
        let found = [0, 5, 6, 7, 100].map(|byte| paragraph_at(&paragraphs, byte));
        assert_eq!(found, [0, 0, 0, 1, 1]);
    }
}
