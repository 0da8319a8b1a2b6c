//! Files and standard input that are no documents.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::{LoadError, STDIN_NAME, no_plain_file, unreadable};

/// A file that was read, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name in messages.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads a plain file, or standard input for `-`, up to so many bytes.
///
/// # Errors
/// The reason why it cannot be read.
pub fn read_input(path: &Path, most: u64) -> Result<Input, LoadError> {
    let (name, read) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
        (STDIN_NAME.to_owned(), read.map(|_| bytes))
    } else {
        (path.display().to_string(), read_file(path, most))
    };
    match read {
        Ok(bytes) => Ok(Input { name, bytes }),
        Err(error) => Err(unreadable(&name, &error.to_string())),
    }
}

pub(super) fn read_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    if !file.is_file() {
        return Err(io::Error::other(no_plain_file(&file)));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
