//! Lines and columns of a text's bytes, as an editor shows them.

/// A line and a column of a file, both counted from one, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Bytes between two places whose line and column are kept. A line of any length, and a text of any number of lines,
/// then costs no more to look up than this, and the index takes a two-hundredth of the text.
const BLOCK: usize = 4096;

/// Line and column of every block of a text, counted in one pass over it.
pub(super) struct LineIndex<'t> {
    text: &'t str,
    blocks: Vec<Position>,
}

impl<'t> LineIndex<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut at = Position { line: 1, column: 1 };
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let start = at;
            at = advanced(at, block);
            start
        });
        Self {
            text,
            blocks: blocks.collect(),
        }
    }

    /// The position of a byte; of the character that it belongs to, if it is in the middle of one.
    pub fn position(&self, offset: usize) -> Position {
        let end = self.text.floor_char_boundary(offset);
        let Some(last) = self.blocks.len().checked_sub(1) else {
            return Position { line: 1, column: 1 };
        };
        let block = (end / BLOCK).min(last);
        advanced(
            self.blocks[block],
            &self.text.as_bytes()[block * BLOCK..end],
        )
    }
}

/// The position behind these bytes. A column counts the bytes that begin a character.
fn advanced(from: Position, bytes: &[u8]) -> Position {
    let newlines = bytes.iter().filter(|byte| **byte == b'\n').count();
    let (before, line) = match bytes.iter().rposition(|byte| *byte == b'\n') {
        Some(newline) => (1, &bytes[newline + 1..]),
        None => (from.column, bytes),
    };
    let begins_character = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    Position {
        line: from.line + newlines,
        column: before + line.iter().filter(begins_character).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Counts from the beginning of the text, which is right and slow.
    fn counted(text: &str, offset: usize) -> Position {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: 1 + before.matches('\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_byte_has_the_line_and_column_that_counting_gives(
            pieces in proptest::collection::vec(("[a-zé“𝄞\n]{0,8}", 1..1500_usize), 0..6),
            offsets in proptest::collection::vec(any::<proptest::sample::Index>(), 40),
        ) {
            let text: String = pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect();
            let index = LineIndex::of(&text);
            for offset in offsets {
                let offset = offset.index(text.len() + 2);
                prop_assert_eq!(index.position(offset), counted(&text, offset), "byte {}", offset);
            }
        }
    }

    #[test]
    fn the_end_of_a_text_and_what_lies_beyond_it_have_a_position() {
        for text in ["", "\n", "a", &"é\n".repeat(BLOCK), &"x".repeat(2 * BLOCK)] {
            let index = LineIndex::of(text);
            for offset in [text.len(), text.len() + 1, usize::MAX] {
                assert_eq!(index.position(offset), counted(text, offset), "{offset}");
            }
        }
    }
}
