//! Plain text: a line is a block, but for lines that only wrap.

use super::manuscript::{Block, BlockKind, Manuscript};
use super::sentences::unwrapped;

/// Reads a text that is kept as it is.
pub fn read(text: String) -> Manuscript {
    let blocks = blocks(&text);
    Manuscript {
        text,
        blocks,
        ..Manuscript::default()
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in
        unwrapped(text).split_inclusive(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
    {
        let shown = line.trim();
        if !shown.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                bytes: from..from + shown.len(),
                kind: BlockKind::Paragraph,
            });
        }
        start += line.len();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let read = read(text.to_owned());
        let blocks = read.blocks.into_iter();
        blocks
            .map(|block| read.text[block.bytes].to_owned())
            .collect()
    }

    #[test]
    fn a_line_is_a_block_and_blank_lines_are_none() {
        let found = texts("Title\r\n\r\n  1. One\r\n  2. Two\n\n\u{a0}\nEnd");
        assert_eq!(found, ["Title", "1. One", "2. Two", "End"]);
    }

    #[test]
    fn wrapped_lines_are_one_block_that_keeps_its_line_ends() {
        let text = "The harbour was closed in the spring of that year and nobody knew\nwhen it would be open again, since the council had not met.";
        assert_eq!(texts(text), [text]);
    }
}
