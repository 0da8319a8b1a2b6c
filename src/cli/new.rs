//! `claimline new`: a small document to begin with.

use std::fmt;
use std::path::PathBuf;

use clap::Args;

use crate::io::{Output, WriteError};

/// The document that is written, which passes every check.
const BEGINNING: &str = include_str!("../../assets/new.ron");

#[derive(Debug, Args)]
pub struct NewArgs {
    /// The document to write; it must not be there yet. `-` is standard output
    pub file: PathBuf,
}

/// The reason why nothing was written.
#[derive(Debug)]
pub enum NewError {
    /// Something of that name is there.
    Exists(PathBuf),
    Write(WriteError),
}

/// Writes the document.
///
/// # Errors
/// Something is there already, or it cannot be written.
pub fn new(options: &NewArgs) -> Result<(), NewError> {
    let output = Output::of(Some(&options.file));
    if matches!(output, Output::File(_)) && options.file.symlink_metadata().is_ok() {
        return Err(NewError::Exists(options.file.clone()));
    }
    let written = output.write(|out| out.write_all(BEGINNING.as_bytes()));
    written.map_err(NewError::Write)
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => write!(
                f,
                "claimline: {}: is there already; give the new document another name",
                path.display()
            ),
            Self::Write(error) => write!(f, "claimline: {error}"),
        }
    }
}
