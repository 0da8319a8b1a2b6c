//! An article as it is shown, whatever document it is read for.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, BlockKind, Format};

use super::paragraphs::{Paragraph, ParagraphKind};

/// An article in paragraphs and sentences.
#[derive(Debug)]
pub struct ArticleText {
    pub article: Arc<Article>,
    pub paragraphs: Vec<Paragraph>,
    /// The bytes of its sentences, in its order.
    pub sentences: Vec<Range<usize>>,
}

impl ArticleText {
    pub fn new(article: Arc<Article>) -> Self {
        Self {
            paragraphs: paragraphs(&article),
            sentences: article.sentences(),
            article,
        }
    }

    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The sentences with words in a stretch.
    pub fn sentences_in(&self, bytes: &Range<usize>) -> &[Range<usize>] {
        stretches_in(&self.sentences, bytes)
    }

    /// The sentence at a byte; none of furniture.
    pub fn sentence_at(&self, byte: usize) -> Option<Range<usize>> {
        let behind = self
            .sentences
            .partition_point(|sentence| sentence.end <= byte);
        let found = self.sentences.get(behind)?;
        found.contains(&byte).then(|| found.clone())
    }
}

/// Those of some stretches, in the order of a text and apart from each other, that overlap another.
pub fn stretches_in<'a>(stretches: &'a [Range<usize>], bytes: &Range<usize>) -> &'a [Range<usize>] {
    let first = stretches.partition_point(|stretch| stretch.end <= bytes.start);
    let behind = stretches.partition_point(|stretch| stretch.start < bytes.end);
    &stretches[first..behind.max(first)]
}

/// The blocks of an article, divided where a claim begins within one.
fn paragraphs(article: &Article) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for block in &article.blocks {
        let claims = article.claims.iter();
        let mut starts = claims.filter(|claim| {
            let start = claim.mark.start.min(claim.title.start);
            block.bytes.contains(&start)
        });
        let mut kind = kind_of(article, block.bytes.clone(), block.kind);
        let mut start = block.bytes.start;
        let mut number = None;
        let mut hidden = None;
        loop {
            let next = starts.next();
            let end = next.map_or(block.bytes.end, |claim| {
                claim.mark.start.min(claim.title.start)
            });
            let piece = &article.text[start..end];
            let trimmed = start..start + piece.trim_end().len();
            if !trimmed.is_empty() {
                let mut paragraph = Paragraph::new(trimmed, kind);
                paragraph.number = number;
                paragraph.signs = signs(article, &paragraph, hidden);
                paragraphs.extend(paragraph.in_pieces(&article.text));
            }
            let Some(claim) = next else { break };
            (start, number, hidden) = (end, Some(claim.number), Some(claim.mark.clone()));
            if kind == ParagraphKind::Item {
                kind = ParagraphKind::Body;
            }
        }
    }
    paragraphs
}

fn kind_of(article: &Article, bytes: Range<usize>, kind: BlockKind) -> ParagraphKind {
    let furniture = &article.furniture;
    let behind = furniture.partition_point(|piece| piece.bytes.end <= bytes.start);
    let is_furniture = furniture
        .get(behind)
        .is_some_and(|piece| piece.bytes.start < bytes.end);
    let is_title = || {
        let passages = article.passages.iter();
        let mut titles = passages.filter(|passage| passage.place == crate::document::Place::Title);
        titles.any(|title| title.bytes.start < bytes.end && bytes.start < title.bytes.end)
    };
    match kind {
        BlockKind::Aside => ParagraphKind::Furniture,
        _ if is_furniture => ParagraphKind::Furniture,
        _ if is_title() => ParagraphKind::Heading(1),
        // The highest is that of the title.
        BlockKind::Heading(level) => ParagraphKind::Heading(level.max(2)),
        BlockKind::Paragraph => match article.claims.iter().any(|claim| {
            claim.has_heading && claim.title.start < bytes.end && bytes.start < claim.title.end
        }) {
            true => ParagraphKind::Heading(2),
            false => ParagraphKind::Body,
        },
        BlockKind::Item => ParagraphKind::Item,
    }
}

/// The signs of a paragraph that are not shown: those of the format, and the number of a claim, which stands in the margin.
fn signs(
    article: &Article,
    paragraph: &Paragraph,
    mark: Option<Range<usize>>,
) -> Vec<Range<usize>> {
    let start = paragraph.bytes.start;
    let of_format = match article.format {
        Format::Markdown => article.format.signs(&article.text[paragraph.bytes.clone()]),
        _ => Vec::new(),
    };
    let mut signs: Vec<Range<usize>> = of_format
        .into_iter()
        .map(|sign| start + sign.start..start + sign.end)
        .collect();
    if let Some(mark) = mark.filter(|mark| !mark.is_empty()) {
        signs.retain(|sign| sign.end > mark.end);
        signs.insert(0, mark);
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, name: &str) -> ArticleText {
        let article = Article::read(text.as_bytes(), name).expect("an article");
        ArticleText::new(Arc::new(article))
    }

    /// Each paragraph's kind, its claim's number, and the letters that are shown.
    fn told(text: &ArticleText) -> Vec<(ParagraphKind, Option<u32>, String)> {
        let paragraphs = text.paragraphs.iter();
        let told = paragraphs.map(|paragraph| {
            let letters = text.text()[paragraph.bytes.clone()].char_indices();
            let letters = letters.filter(|(at, _)| {
                let byte = paragraph.bytes.start + at;
                !paragraph.signs.iter().any(|sign| sign.contains(&byte))
            });
            let number = paragraph.number.map(|number| number.0);
            (
                paragraph.kind,
                number,
                letters.map(|(_, letter)| letter).collect(),
            )
        });
        told.collect()
    }

    #[test]
    fn the_numbers_of_claims_stand_in_the_margin_and_not_in_the_text() {
        let text =
            "Two reasons\n\n1. The ferry ran aground in early August.\n\n2. Nobody was paid.\n";
        let text = shown(text, "quay.txt");
        let told = told(&text);
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(
            told[0],
            (ParagraphKind::Heading(1), None, "Two reasons".to_owned())
        );
        let first = "The ferry ran aground in early August.";
        assert_eq!((told[1].1, told[1].2.as_str()), (Some(1), first));
        assert_eq!(
            (told[2].1, told[2].2.as_str()),
            (Some(2), "Nobody was paid.")
        );
    }

    #[test]
    fn the_signs_of_markdown_are_not_shown() {
        let text = "# The quay\n\nIt is *old*, and [nobody](https://a.org) **pays**.\n\n## Later\n\nThe end came.\n";
        let told = told(&shown(text, "quay.md"));
        let letters: Vec<&str> = told
            .iter()
            .map(|(_, _, letters)| letters.as_str())
            .collect();
        assert_eq!(
            letters,
            [
                "The quay",
                "It is old, and nobody pays.",
                "Later",
                "The end came."
            ]
        );
        assert_eq!(told[0].0, ParagraphKind::Heading(1));
    }

    #[test]
    fn a_byte_belongs_to_its_sentence() {
        let text = shown(
            "Title of it\n\nThe ferry ran aground. Nobody was hurt.\n",
            "quay.txt",
        );
        let at = text.text().find("hurt").expect("it is there");
        let sentence = text.sentence_at(at).expect("a sentence");
        assert_eq!(&text.text()[sentence], "Nobody was hurt.");
    }
}
