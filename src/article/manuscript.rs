//! Contents of a file as any of the readers hands them on: a text, its blocks, and what the file says beside its text.

use std::ops::Range;

use super::encoding::Assumed;

/// A text as it was read, in blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manuscript {
    pub text: String,
    /// In the order of the text, not overlapping.
    pub blocks: Vec<Block>,
    /// What the file's own fields say, not the text itself.
    pub metadata: Metadata,
    /// The encoding that was assumed, where the bytes do not prove it.
    pub assumed: Option<Assumed>,
}

/// A paragraph, a heading or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the white space around it.
    pub bytes: Range<usize>,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of that level, 1 being the highest.
    Heading(u8),
    Paragraph,
    /// An item of a list that numbers its items by itself, so that the text need not have the number.
    Item,
    /// What the format itself sets apart from the text, such as the caption of a picture.
    Aside,
}

/// Fields of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// Dates, the most telling first.
    pub dates: Vec<MetadataDate>,
}

/// A date among the fields of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataDate {
    /// A day in EDTF.
    pub edtf: String,
    pub field: DateField,
}

/// The field that a date stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateField {
    Published,
    Modified,
    /// The day on which the file was made, which may be a copy.
    FileCreated,
}

impl Manuscript {
    /// Adds a block of a text that is put together, with an empty line before it. One of white space alone is left out.
    pub fn push(&mut self, text: &str, kind: BlockKind) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block {
            bytes: start..self.text.len(),
            kind,
        });
    }
}

/// The day with which a date and time of the form 2023-01-06T10:00:00Z begins.
pub fn day_of(date_time: &str) -> Option<String> {
    let day = date_time.trim().get(..10)?;
    let is_day = day.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}
