//! An edited document on its way into its file.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::{Origin, no_plain_file, write_file};
use crate::document::source::{MAX_EDITED_BYTES, SourceText};
use crate::document::{self, BYTE_ORDER_MARK, Diagnostic, Replacement};
use crate::printable::printable;

/// The reason why a text was not written. The file is as it was.
#[derive(Debug)]
pub enum SaveError {
    /// The document is in no file yet.
    NoFile,
    /// The file has another text than the one that was read from it.
    Changed,
    Read(io::Error),
    Write(io::Error),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = match self {
            Self::NoFile => "the document is in no file yet".to_owned(),
            Self::Changed => "another program has changed the file meanwhile".to_owned(),
            Self::Read(error) => format!("the file cannot be read: {error}"),
            Self::Write(error) => format!("the file cannot be written: {error}"),
        };
        f.write_str(&printable(&told))
    }
}

impl std::error::Error for SaveError {}

/// The text of a document's bytes, if that is short enough to be edited.
pub(super) fn editable_text(bytes: &[u8]) -> Option<Arc<str>> {
    if bytes.len() > MAX_EDITED_BYTES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).into())
}

impl Origin {
    /// Writes a text to the document's file, if that still has the text that is known of it, or is gone.
    ///
    /// # Errors
    /// The first thing that keeps it from being written.
    pub fn save(&self, text: &str, known: &str) -> Result<(), SaveError> {
        match self {
            Self::File(file) => save(file, text, known),
            Self::Shipped | Self::Stdin(_) | Self::New(_) => Err(SaveError::NoFile),
        }
    }

    /// Writes what mends a problem into the document's file, if that still has the problem.
    ///
    /// # Errors
    /// The first thing that keeps it from being written.
    pub fn mend(&self, problem: &Diagnostic, mend: &Replacement) -> Result<(), SaveError> {
        let Self::File(file) = self else {
            return Err(SaveError::NoFile);
        };
        let bytes = fs::read(file).map_err(SaveError::Read)?;
        let found = document::open(&bytes).err();
        let has_it = found.is_some_and(|found| found.told.contains(problem));
        let text = editable_text(&bytes).filter(|_| has_it);
        let source = SourceText::new(text.ok_or(SaveError::Changed)?);
        let mended = source.edited(&source.replacing(mend.clone()));
        save(file, mended.text(), source.text())
    }
}

/// Writes a text to a file, whatever is there.
///
/// # Errors
/// The system's.
pub fn save_as(file: &Path, text: &str) -> io::Result<()> {
    write_file(file, |out| out.write_all(text.as_bytes()))
}

fn save(file: &Path, text: &str, known: &str) -> Result<(), SaveError> {
    let there = match fs::metadata(file) {
        Ok(found) if !found.is_file() => {
            return Err(SaveError::Read(io::Error::other(no_plain_file(&found))));
        }
        Ok(_) => Some(fs::read(file).map_err(SaveError::Read)?),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(SaveError::Read(error)),
    };
    let marked = known_behind_mark(there.as_deref(), known)?;
    let mark = if marked { BYTE_ORDER_MARK } else { "" };
    write_file(file, |out| {
        out.write_all(mark.as_bytes())?;
        out.write_all(text.as_bytes())
    })
    .map_err(SaveError::Write)
}

/// True if the file's text stands behind a byte-order mark, which stays.
fn known_behind_mark(there: Option<&[u8]>, known: &str) -> Result<bool, SaveError> {
    let Some(there) = there else {
        return Ok(false);
    };
    let behind = there.strip_prefix(BYTE_ORDER_MARK.as_bytes());
    match behind.unwrap_or(there) == known.as_bytes() {
        true => Ok(behind.is_some()),
        false => Err(SaveError::Changed),
    }
}
