//! The text that a document reads: in a file beside it, or within it.

use std::path::{Path, PathBuf};

use same_file::is_same_file;

use super::input::{read_file, read_input};
use super::{LoadError, Origin};
use crate::article::{Article, MAX_FILE_BYTES};
use crate::document::problem::{Problem, ValuePath};
use crate::document::{Problems, Source, looks_like_document};

/// The name of a text that is in no file, by which its format is not told.
const INLINE_NAME: &str = "";

impl Origin {
    /// The file of a document's text: as seen from the document's folder, or from the working folder if the document is in
    /// no file.
    pub fn text_path(&self, source: &Source) -> Option<PathBuf> {
        let folder = self.path().and_then(Path::parent);
        let folder = folder.unwrap_or_else(|| Path::new(""));
        Some(folder.join(source.text.as_ref()?))
    }
}

/// Reads an article from a file, or from standard input for `-`.
///
/// # Errors
/// The reason why it cannot be read.
pub fn read_article(path: &Path) -> Result<Article, LoadError> {
    let input = read_input(path, MAX_FILE_BYTES as u64 + 1)?;
    Article::read(&input.bytes, &input.name)
        .map_err(|error| LoadError::of_file(input.name, format!("is no article: {error}")))
}

/// Reads the text of a document, if it tells one. Whatever is wrong with that is a warning.
pub(super) fn read_own(
    origin: &Origin,
    source: &Source,
    problems: &mut Problems<'_>,
) -> Option<Article> {
    let (field, read) = match (origin.text_path(source), &source.text_inline) {
        (Some(path), _) => ("text", read_file_of(origin, &path)),
        (None, Some(text)) => ("text_inline", article(text.as_bytes(), INLINE_NAME)),
        (None, None) => return None,
    };
    let path = ValuePath::to("source").field(field);
    match read {
        Ok(article) => Some(article),
        Err(Unusable { fault, mend }) => {
            problems.warning(path, |problem: Problem| problem.message(fault).mend(mend));
            None
        }
    }
}

/// The reason why a text cannot be used, and the way to mend it.
struct Unusable {
    fault: String,
    mend: String,
}

fn read_file_of(origin: &Origin, path: &Path) -> Result<Article, Unusable> {
    let name = path.display().to_string();
    let unusable = |reason: &str, mend: &str| Unusable {
        fault: format!("the text {name} cannot be read: {reason}"),
        mend: mend.to_owned(),
    };
    let is_document = || {
        unusable(
            "it is a document",
            "name the text that the document is about",
        )
    };
    let is_itself = |document: &Path| is_same_file(document, path).unwrap_or(false);
    if origin.path().is_some_and(is_itself) {
        return Err(is_document());
    }
    let bytes = read_file(path, MAX_FILE_BYTES as u64 + 1).map_err(|error| {
        unusable(
            &error.to_string(),
            "name a file as it is seen from the document's folder, or delete this",
        )
    })?;
    if looks_like_document(&bytes) {
        return Err(is_document());
    }
    article(&bytes, &name).map_err(|Unusable { fault, mend }| unusable(&fault, &mend))
}

fn article(bytes: &[u8], name: &str) -> Result<Article, Unusable> {
    Article::read(bytes, name).map_err(|error| Unusable {
        fault: error.fault().into_owned(),
        mend: error.mend().into_owned(),
    })
}
