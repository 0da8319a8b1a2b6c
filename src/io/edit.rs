//! Changes of a document's file, which stays the text that it is but for one place.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::{Origin, write_file};
use crate::document::problem::ValuePath;
use crate::document::source::{self, Change, EditError};
use crate::printable::printable;

/// The reason why a file was not changed. It is as it was.
#[derive(Debug)]
pub enum EditFileError {
    /// The document is in no file.
    NoFile,
    Read(io::Error),
    /// It is not UTF-8.
    NoText,
    Edit(EditError),
    Write(io::Error),
}

impl fmt::Display for EditFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = match self {
            Self::NoFile => "the document is in no file that could keep it".to_owned(),
            Self::Read(error) => format!("the file cannot be read: {error}"),
            Self::NoText => "the file is not UTF-8".to_owned(),
            Self::Edit(error) => error.to_string(),
            Self::Write(error) => format!("the file cannot be written: {error}"),
        };
        f.write_str(&printable(&told))
    }
}

impl std::error::Error for EditFileError {}

impl Origin {
    /// Changes one value in the document's file as it is now.
    ///
    /// # Errors
    /// The first thing that keeps it from being changed.
    pub fn edit(&self, path: &ValuePath, change: &Change) -> Result<(), EditFileError> {
        match self {
            Self::File(file) => edit_file(file, path, change),
            Self::Shipped | Self::Stdin(_) => Err(EditFileError::NoFile),
        }
    }
}

fn edit_file(file: &Path, path: &ValuePath, change: &Change) -> Result<(), EditFileError> {
    let bytes = fs::read(file).map_err(EditFileError::Read)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| EditFileError::NoText)?;
    // Some editors put a mark before the text, which stays.
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(behind) => ("\u{feff}", behind),
        None => ("", text),
    };
    let edit = source::edit(text, path, change).map_err(EditFileError::Edit)?;
    let edited = edit.applied(text);
    write_file(file, |out| {
        out.write_all(mark.as_bytes())?;
        out.write_all(edited.as_bytes())
    })
    .map_err(EditFileError::Write)
}
