//! A document's text, in which every value can be changed, and changed back byte for byte.

mod merge;
mod remarks;
mod source_text;
mod value_name;

use std::fmt;
use std::ops::Range;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

pub use merge::{Conflict, Merged, merge};
pub use remarks::{Remark, RemarkOn};
pub use source_text::SourceText;
pub use value_name::{FieldOf, ValueName};

/// Longer documents are only read: each step of editing goes through the whole text.
pub const MAX_EDITED_BYTES: usize = 20_000_000;

/// A change of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another value, as RON writes it, also of a field that is not there yet.
    Set(String),
    /// A new item of a list, as RON writes it, before the one at this position or behind all.
    Insert { at: usize, item: String },
    /// Without the field or the item, and the comments that belong to it.
    Remove,
    /// The item at another position of its list.
    Move { to: usize },
    /// A comment above the item, of one line; nothing where it stands there already.
    Note(String),
}

/// A change of a text: other words for a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct TextEdit {
    pub range: Range<usize>,
    pub new_text: String,
}

/// The reason why a value cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The text cannot be read.
    Unreadable,
    /// There is no such value; its path is told.
    NoSuchValue(String),
    /// What it belongs to is not in the document any more.
    NoSuchItem,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the document has errors; mend these first"),
            Self::NoSuchValue(path) => write!(f, "the document has no `{path}`"),
            Self::NoSuchItem => f.write_str("the document does not have it any more"),
        }
    }
}

impl std::error::Error for EditError {}

impl TextEdit {
    /// The text after the edit.
    pub fn applied(&self, text: &str) -> String {
        let (before, behind) = (&text[..self.range.start], &text[self.range.end..]);
        [before, &self.new_text, behind].concat()
    }

    /// The edit that takes this one back, given the text before it.
    pub fn inverse(&self, text: &str) -> Self {
        let start = self.range.start;
        Self {
            range: start..start + self.new_text.len(),
            new_text: text[self.range.clone()].to_owned(),
        }
    }

    /// True of an edit that leaves the text as it is.
    pub fn is_nothing(&self) -> bool {
        self.range.is_empty() && self.new_text.is_empty()
    }

    /// The same edit without what it leaves as it is at either end.
    fn least(self, text: &str) -> Self {
        let before = &text[self.range.clone()];
        let same = |(before, after): &(char, char)| before == after;
        let length = |(letter, _): (char, char)| letter.len_utf8();
        let both = before.chars().zip(self.new_text.chars());
        let head: usize = both.take_while(same).map(length).sum();
        let (rest, new) = (&before[head..], &self.new_text[head..]);
        let both = rest.chars().rev().zip(new.chars().rev());
        let tail: usize = both.take_while(same).map(length).sum();
        Self {
            range: self.range.start + head..self.range.end - tail,
            new_text: new[..new.len() - tail].to_owned(),
        }
    }
}

/// A text as a value is written.
pub fn text(text: &str) -> String {
    let escaped = text.chars().map(|letter| match letter {
        '"' => r#"\""#.to_owned(),
        '\\' => r"\\".to_owned(),
        letter if letter.is_control() => letter.escape_default().to_string(),
        letter => letter.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A long text as a value is written: as it stands, between marks that it does not have.
pub fn raw_text(text: &str) -> String {
    let longest = text
        .split('"')
        .skip(1)
        .map(|behind| behind.len() - behind.trim_start_matches('#').len());
    let marks = "#".repeat(longest.max().map_or(1, |longest| longest + 1));
    format!("r{marks}\"{text}\"{marks}")
}

/// The text that a value is, of its source.
pub fn text_of(source: &str) -> Option<String> {
    ron::from_str(source).ok()
}

/// A value as a document has it, in one line.
///
/// # Errors
/// What the `ron` crate cannot write, which no value of a document is.
pub fn in_a_line(value: &impl Serialize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new()
        .compact_arrays(true)
        .compact_structs(true)
        .compact_maps(true);
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.to_string_pretty(value, config)
}

#[cfg(test)]
mod tests;
