//! `claimline new`: a small document to begin with.

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

/// Writes the document.
///
/// # Errors
/// Something is there already, or it cannot be written.
pub fn new(options: &NewArgs) -> Result<(), WriteError> {
    let output = Output::of(Some(&options.file));
    output.check_new()?;
    output.write(|out| out.write_all(BEGINNING.as_bytes()))
}
