//! The text that a document reads: in a file beside it, or within it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use same_file::is_same_file;

use super::input::{read_file, read_input};
use super::{LoadError, Origin};
use crate::article::{Article, INLINE_NAME, MAX_FILE_BYTES};
use crate::document::problem::{Problem, ValuePath};
use crate::document::{Source, looks_like_document};

/// A plain text of so many bytes is read in some hundredths of a second.
const QUICK_BYTES: u64 = 100_000;

/// The text that a document tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnText {
    /// In a file, beside the document's own, which is no text.
    File {
        path: PathBuf,
        document: Option<PathBuf>,
    },
    /// Within the document.
    Inline(String),
}

/// A version of a file: when it was written last, and its length.
pub type FileVersion = (SystemTime, u64);

impl Origin {
    /// The file of the text that a document of this origin tells: as seen from the document's folder, or from the working folder
    /// if the document is in no file.
    pub fn text_path(&self, source: &Source) -> Option<PathBuf> {
        let folder = self.path().and_then(Path::parent);
        let folder = folder.unwrap_or_else(|| Path::new(""));
        Some(folder.join(source.text.as_ref()?))
    }

    /// The text that a document of this origin tells.
    pub fn own_text(&self, source: &Source) -> Option<OwnText> {
        match self.text_path(source) {
            Some(path) => Some(OwnText::File {
                path,
                document: self.path().map(Path::to_owned),
            }),
            None => source.text_inline.clone().map(OwnText::Inline),
        }
    }
}

impl OwnText {
    /// The version of its file, if it is in one that is there.
    pub fn version(&self) -> Option<FileVersion> {
        match self {
            Self::File { path, .. } => {
                let file = fs::metadata(path).ok()?;
                Some((file.modified().ok()?, file.len()))
            }
            Self::Inline(_) => None,
        }
    }

    /// True where reading it may take long enough to be noticed.
    pub fn is_slow(&self) -> bool {
        match self {
            Self::File { path, .. } => {
                let ends = path.extension().and_then(OsStr::to_str).unwrap_or_default();
                let is_plain = matches!(ends, "" | "txt" | "text" | "md" | "markdown");
                !is_plain || fs::metadata(path).is_ok_and(|file| file.len() > QUICK_BYTES)
            }
            Self::Inline(text) => text.len() as u64 > QUICK_BYTES,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// A warning at the field that tells it, with the reason why it cannot be used.
    pub fn read(&self) -> Result<Article, Box<Problem>> {
        let (field, read) = match self {
            Self::File { path, document } => ("text", read_text_file(path, document.as_deref())),
            Self::Inline(text) => ("text_inline", article(text.as_bytes(), INLINE_NAME)),
        };
        read.map_err(|Unusable { fault, mend }| {
            let path = ValuePath::to("source").field(field);
            Box::new(Problem::warning(path, fault).mend(mend))
        })
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

/// The reason why a text cannot be used, and the way to mend it.
struct Unusable {
    fault: String,
    mend: String,
}

fn read_text_file(path: &Path, document: Option<&Path>) -> Result<Article, Unusable> {
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
    if document.is_some_and(is_itself) {
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
