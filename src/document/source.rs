//! A document's text, in which every value can be changed, and changed back byte for byte.

use std::fmt;
use std::ops::Range;

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::problem::ValuePath;
use super::{Document, NamedView, formats};

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
}

/// A change of a text: other words for a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the document has errors; mend these first"),
            Self::NoSuchValue(path) => write!(f, "the document has no `{path}`"),
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
}

/// The edit of a document's text that changes one value, and nothing else.
///
/// # Errors
/// A text that cannot be read, or a value that is not there.
pub fn edit(text: &str, path: &ValuePath, change: &Change) -> Result<TextEdit, EditError> {
    formats::ron::edit(text, path, change)
}

/// The change that keeps a filter under its name, behind those that the document keeps already.
///
/// # Errors
/// See [`in_a_line`].
pub fn keeping(document: &Document, view: &NamedView) -> Result<(ValuePath, Change), ron::Error> {
    let item = in_a_line(view)?;
    let change = match document.views.len() {
        0 => Change::Set(format!("[{item}]")),
        at => Change::Insert { at, item },
    };
    Ok((ValuePath::to("views"), change))
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
