//! Comments of a document that ask a person something.

use std::ops::Range;

use super::{SourceText, TextEdit, ValueName, text_of};
use crate::document::formats::ron::{NodeIx, NodeKind, SyntaxTree};
use crate::document::{ClaimNumber, EventId};

/// The beginning of such a comment, as drafts have it.
const DECIDE: &str = "// decide: ";

/// A question to a person, on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub words: String,
    pub on: RemarkOn,
    /// From the end of the line before to the end of its own.
    line: Range<usize>,
}

/// The thing in which a remark stands, or right above which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemarkOn {
    Document,
    Event(EventId),
    Claim(ClaimNumber),
}

impl Remark {
    /// The number of its line, counted from 1, in the text that it was found in.
    pub fn line_number(&self, source: &SourceText) -> usize {
        source.text()[..self.line.end].lines().count()
    }

    /// The edit that takes the remark away.
    pub fn removal(&self) -> TextEdit {
        TextEdit {
            range: self.line.clone(),
            new_text: String::new(),
        }
    }
}

impl SourceText {
    /// The questions to a person, in the order of the text.
    pub fn remarks(&self) -> Vec<Remark> {
        let text = self.text();
        // Nearly all documents have none, and need not be parsed.
        if !text.contains(DECIDE) {
            return Vec::new();
        }
        let Some(tree) = self.tree() else {
            return Vec::new();
        };
        let texts = tree.texts();
        let is_within_text = |byte: usize| {
            let before = texts.partition_point(|span| span.end <= byte);
            texts.get(before).is_some_and(|span| span.start <= byte)
        };
        let mut remarks = Vec::new();
        for (start, _) in text.match_indices(DECIDE) {
            let line_start = text[..start].rfind('\n').unwrap_or(0);
            let has_own_line = text[line_start..start].trim().is_empty();
            if !has_own_line || is_within_text(start) {
                continue;
            }
            let end = text[start..]
                .find('\n')
                .map_or(text.len(), |end| start + end);
            let end = end - usize::from(text[..end].ends_with('\r'));
            let before = line_start - usize::from(text[..line_start].ends_with('\r'));
            remarks.push(Remark {
                words: text[start + DECIDE.len()..end].to_owned(),
                on: place_of(&tree, start),
                line: before..end,
            });
        }
        remarks
    }
}

/// The event or claim in which a byte stands, or right above which.
fn place_of(tree: &SyntaxTree<'_>, byte: usize) -> RemarkOn {
    let event = item_at(tree, "events", byte)
        .and_then(|event| text_of(tree.source_of(event, "id")?))
        .map(|id| RemarkOn::Event(EventId::from(id)));
    let claim = || {
        let claim = item_at(tree, "claims", byte)?;
        let number = tree.source_of(claim, "number")?.parse().ok()?;
        Some(RemarkOn::Claim(ClaimNumber(number)))
    };
    event.or_else(claim).unwrap_or(RemarkOn::Document)
}

/// The first item of a list that ends behind a byte within the list.
fn item_at(tree: &SyntaxTree<'_>, list: &'static str, byte: usize) -> Option<NodeIx> {
    let (list, _) = tree.find(&ValueName::to(list).path(tree)?);
    let node = tree.node(list);
    if !matches!(node.kind, NodeKind::Group { .. }) || !node.span.contains(&byte) {
        return None;
    }
    let items = tree.items(list);
    let next = items.partition_point(|item| tree.node(*item).span.end <= byte);
    items.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_belongs_to_what_it_stands_in_or_above_and_is_taken_away_with_its_line() {
        let text = "(\n    // decide: all?\n    note: r#\"\n// decide: words\n\"#,\n    events: [\n        // decide: one?\n        (id: \"a\"),\n        (\n            id: \"b\",\n            // decide: two?\n            kind: x,\n        ),\n    ],\n    claims: [\n        // decide: three?\n        (number: 3),\n    ],\n)";
        let source = SourceText::new(text);
        let remarks = source.remarks();
        let found: Vec<(&str, &RemarkOn)> = remarks
            .iter()
            .map(|remark| (remark.words.as_str(), &remark.on))
            .collect();
        assert_eq!(
            found,
            [
                ("all?", &RemarkOn::Document),
                ("one?", &RemarkOn::Event(EventId::from("a"))),
                ("two?", &RemarkOn::Event(EventId::from("b"))),
                ("three?", &RemarkOn::Claim(ClaimNumber(3))),
            ]
        );
        let without = source.edited(&remarks[2].removal());
        assert_eq!(
            &**without.text(),
            text.replace("            // decide: two?\n", "")
        );
    }
}
