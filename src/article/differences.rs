//! The words in which a quotation and a stretch of an article differ.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::folded::Folded;
use super::word_index::WordIndex;
use super::{Article, Format};

/// A piece of a quotation beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of both, as the text has them.
    Same(String),
    /// Words that only the quotation has.
    Quoted(String),
    /// Words that only the text has.
    Text(String),
}

/// A quotation beside a stretch of the folded text, piece by piece.
pub fn pieces(
    quotation: &str,
    folded: &Folded,
    article: &Article,
    index: &WordIndex,
    within: Range<usize>,
) -> Vec<Piece> {
    let (quoted, text) = (
        tokens(folded, 0..folded.text.len()),
        tokens(&index.folded, within),
    );
    let words = |tokens: &[(&str, Range<usize>)], of: &str, range: Range<usize>| match &tokens
        [range]
    {
        [] => None,
        [(_, first), .., (_, last)] => Some(one_line(&of[first.start..last.end], article.format)),
        [(_, only)] => Some(one_line(&of[only.clone()], article.format)),
    };
    let keys = |tokens: &[(&str, Range<usize>)]| -> Vec<String> {
        tokens
            .iter()
            .map(|(token, _)| (*token).to_owned())
            .collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&quoted), &keys(&text));
    let mut pieces = Vec::new();
    for op in ops {
        let only = words(&quoted, quotation, op.old_range());
        let there = words(&text, &article.text, op.new_range());
        match op {
            DiffOp::Equal { .. } => pieces.extend(there.map(Piece::Same)),
            _ => {
                pieces.extend(only.map(Piece::Quoted));
                pieces.extend(there.map(Piece::Text));
            }
        }
    }
    pieces
}

/// The words of a stretch with their punctuation, and where they stand in the original.
fn tokens(folded: &Folded, within: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let mut at = within.start;
    let tokens = folded.text[within].split(' ').map(|token| {
        let bytes = at..at + token.len();
        at = bytes.end + 1;
        (token, folded.original(bytes))
    });
    tokens.filter(|(token, _)| !token.is_empty()).collect()
}

fn one_line(text: &str, format: Format) -> String {
    match format {
        Format::Markdown => format.shown(text),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
