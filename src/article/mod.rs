//! An article: the text that a document reads, its claims, and what stands around it.
//!
//! A reader for each format gives a manuscript; the lines around the text are set apart; and what is left is divided
//! into the passages of introduction, claims and closing. Each finding is a range of bytes of [`Article::text`].

mod apart;
mod calendar_date;
mod called;
mod check;
mod claims;
mod differences;
mod docx;
mod encoding;
mod folded;
mod format;
mod front;
mod furniture;
mod html;
mod in_marks;
mod item_mark;
mod language;
mod lookup;
mod manuscript;
mod markdown;
mod nearest;
mod numerals;
mod own_words;
mod pattern;
mod pdf;
mod plain;
mod quotations;
mod read_error;
mod sentences;
mod word_index;
mod wording;
mod written;

use std::ops::Range;

pub use apart::READER_THREAD;
pub use check::check_quotations;
pub use claims::{ArticleClaim, ClaimOrigin, Passage};
pub use differences::Piece;
pub use encoding::{Assumed, decoded};
pub use folded::Folded;
pub use format::Format;
pub use furniture::{Furniture, FurnitureKind};
pub use language::Language;
pub use lookup::Standing;
pub use manuscript::{Block, BlockKind};
pub use nearest::Nearest;
pub use numerals::number;
pub use own_words::{OwnQuotation, own_quotations};
pub use pattern::pattern;
pub use quotations::Quotations;
pub use read_error::{MAX_FILE_BYTES, ReadError};
pub use sentences::sentences;
pub use written::Written;

use crate::document::{ClaimNumber, ClaimWord, Place};
use front::Front;
use manuscript::Manuscript;

/// The name of a text that is in no file, by which its format is not told.
pub const INLINE_NAME: &str = "";

/// An article that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The text as it was read: the file's own of plain text and of Markdown, and one paragraph after the other of the others.
    pub text: String,
    pub format: Format,
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// The words that the title has for the claims, and how many it promises.
    pub called: Option<(ClaimWord, usize)>,
    /// All of the text, furniture included, in its order.
    pub blocks: Vec<Block>,
    /// The parts of the text, title included, in its order and without furniture.
    pub passages: Vec<Passage>,
    pub claims: Vec<ArticleClaim>,
    pub claim_origin: ClaimOrigin,
    pub furniture: Vec<Furniture>,
    pub language: Language,
    /// The encoding that was assumed, where the bytes do not prove it.
    pub assumed: Option<Assumed>,
    /// Dates that may be that of the writing.
    clues: Vec<written::Clue>,
}

impl Article {
    /// Reads an article. The file's name helps to tell its format.
    ///
    /// # Errors
    /// It is empty or too long, of a format that is not known, or broken.
    pub fn read(bytes: &[u8], name: &str) -> Result<Self, ReadError> {
        let (format, manuscript) = format::read(bytes, name)?;
        let front = front::read(&manuscript, format);
        match front.body.is_empty() {
            true => Err(ReadError::Empty),
            false => Ok(Self::of(format, manuscript, front)),
        }
    }

    fn of(format: Format, manuscript: Manuscript, front: Front) -> Self {
        let body: Vec<&Block> = front.body.iter().collect();
        let found = claims::find(&manuscript, &body);
        let title_block = front
            .title
            .map(|index| manuscript.blocks[index].bytes.clone());
        let mut passages = found.passages;
        if let Some(bytes) = &title_block {
            let place = Place::Title;
            let at = passages.partition_point(|passage| passage.bytes.start < bytes.start);
            passages.insert(
                at,
                Passage {
                    bytes: bytes.clone(),
                    place,
                },
            );
        }
        let mut clues: Vec<_> = written::clues_of(&manuscript.metadata).collect();
        clues.extend(front.clues);
        let title = title_block.map(|bytes| format.shown(&manuscript.text[bytes]));
        let title = title.or(manuscript.metadata.title);
        Self {
            called: title.as_deref().and_then(called::called_in),
            title,
            author: front.author.or(manuscript.metadata.author),
            publisher: front.publisher.or(manuscript.metadata.publisher),
            language: Language::of(&manuscript.text, &passages),
            text: manuscript.text,
            assumed: manuscript.assumed,
            format,
            blocks: manuscript.blocks,
            passages,
            claims: found.claims,
            claim_origin: found.origin,
            furniture: front.furniture,
            clues,
        }
    }

    /// The date of the writing as far as the text tells it, or as the person says.
    pub fn written(&self, asked: Option<&str>) -> Written {
        written::written(&self.clues, asked)
    }

    /// The place of a byte of the text; `None` of furniture.
    pub fn place_of(&self, byte: usize) -> Option<Place> {
        let index = self
            .passages
            .partition_point(|passage| passage.bytes.end <= byte);
        let passage = self.passages.get(index)?;
        passage.bytes.contains(&byte).then_some(passage.place)
    }

    /// The passages of a claim.
    pub fn passages_of(&self, claim: ClaimNumber) -> &[Passage] {
        let rank = |passage: &Passage| match passage.place {
            Place::Title | Place::Introduction => 0,
            Place::Claim(ClaimNumber(number)) => number,
            Place::Closing => u32::MAX,
        };
        let start = self
            .passages
            .partition_point(|passage| rank(passage) < claim.0);
        let end = self
            .passages
            .partition_point(|passage| rank(passage) <= claim.0);
        &self.passages[start..end]
    }

    /// The byte ranges of the sentences of all passages, in the order of the text.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let passages = self.passages.iter();
        passages
            .flat_map(|passage| sentences_of(&self.text, passage.bytes.clone()))
            .collect()
    }

    /// The first sentence of a stretch of the text.
    pub fn first_sentence(&self, bytes: Range<usize>) -> Range<usize> {
        claims::first_sentence(&self.text, bytes)
    }

    /// A stretch of the text on one line, without the signs of its format.
    pub fn shown(&self, bytes: Range<usize>) -> String {
        self.format.shown(&self.text[bytes])
    }
}

/// The byte ranges of the sentences of a passage, whose lines wrap where they end.
fn sentences_of(text: &str, bytes: Range<usize>) -> Vec<Range<usize>> {
    let one_line = text[bytes.clone()].replace(['\n', '\r'], " ");
    let sentences = sentences(&one_line).into_iter();
    sentences
        .map(|sentence| bytes.start + sentence.start..bytes.start + sentence.end)
        .collect()
}
