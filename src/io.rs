//! Files in, files out, with errors that say how to mend them.

mod article;
mod input;
mod output;
mod report;
mod save;

use std::borrow::Cow;
use std::fmt;
use std::fs::{self, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, Quotations, check_quotations};
pub use crate::document::LoadProgress;
use crate::document::problem::MAX_PROBLEMS;
use crate::document::{self, Diagnostic, Diagnostics, Document, Problems};
use crate::printable::printable;
use crate::timeline::Timeline;

pub use article::{FileVersion, OwnText, read_article};
pub use input::{Input, read_input};
pub use output::{MAX_LINKS, Output, WriteError, write_file};
pub use report::{print, report, report_lines, report_panic};
pub use save::{SaveError, save_as};

/// The document that comes with the program.
pub const SHIPPED: &str = include_str!("../timeline.ron");
/// Its name in messages.
pub const SHIPPED_NAME: &str = "timeline.ron (built in)";

/// The source that a document is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Shipped,
    File(PathBuf),
    /// The bytes of standard input, which can be read only once.
    Stdin(Arc<[u8]>),
    /// A document that is in no file yet.
    New(Arc<str>),
}

/// The name of a new document in messages.
const NEW_NAME: &str = "new timeline";
/// The name of standard input in messages.
const STDIN_NAME: &str = "<stdin>";
/// No document of people or programs is longer; an endless input would fill the memory.
const MAX_STDIN_BYTES: u64 = 4_000_000_000;

/// A file of this size is read in less than a tenth of a second.
const LARGE_BYTES: u64 = 2_000_000;

/// The phases of opening a document, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadPhase {
    File,
    Document,
    Index,
}

impl LoadPhase {
    pub const ALL: [Self; 3] = [Self::File, Self::Document, Self::Index];

    pub fn words(self) -> &'static str {
        match self {
            Self::File => "Reading the file",
            Self::Document => "Reading and checking the document",
            Self::Index => "Indexing its events",
        }
    }

    /// The shares of the whole between which it lies, as measured with a million events.
    pub fn share(self) -> (f32, f32) {
        match self {
            Self::File => (0.0, 0.05),
            Self::Document => (0.05, 0.85),
            Self::Index => (0.85, 1.0),
        }
    }
}

/// News of a document that is being opened.
#[derive(Debug)]
pub enum LoadUpdate {
    Begins(LoadPhase),
    FirstLook(FirstLook),
}

/// The first events of a document that is being opened.
#[derive(Debug)]
pub struct FirstLook {
    pub timeline: Arc<Timeline>,
    /// The number of events of the whole if it goes on like that.
    pub expected: usize,
}

/// A document that was read, with its warnings.
#[derive(Clone, Debug)]
pub struct LoadedDocument {
    pub timeline: Arc<Timeline>,
    /// The text that it was read from, without a byte-order mark; nothing where it is too long to be edited.
    pub text: Option<Arc<str>>,
    pub warnings: FileDiagnostics,
}

/// Reasons why a document cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(pub FileDiagnostics);

impl LoadError {
    /// A single error, which has no place in the file.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self(FileDiagnostics {
            file: file.into(),
            diagnostics: Diagnostics::only(Diagnostic::of_file(message)),
        })
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.lines().collect();
        f.write_str(&lines.join("\n"))
    }
}

/// The diagnostics of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDiagnostics {
    pub file: String,
    pub diagnostics: Diagnostics,
}

impl FileDiagnostics {
    /// One line for each that is told, as `check` prints them, and one for the number of the others; each as a terminal
    /// can take it.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let Self { file, diagnostics } = self;
        let told = diagnostics.iter().map(move |diagnostic| {
            // Between a file's name and a line's number there is no blank, so that a terminal can open the place.
            let blank = if diagnostic.place.is_some() { "" } else { " " };
            printable(&format!("{file}:{blank}{diagnostic}")).into_owned()
        });
        let untold = diagnostics.untold;
        let more = (untold > 0).then(|| {
            format!(
                "{}: and {untold} more; `claimline check --all` lists every one",
                printable(file)
            )
        });
        told.chain(more)
    }
}

impl Origin {
    /// The file of a name, or standard input, read to its end, for `-`.
    ///
    /// # Errors
    /// The reason why standard input cannot be read.
    pub fn of(path: PathBuf) -> Result<Self, LoadError> {
        if path != Path::new("-") {
            return Ok(Self::File(path));
        }
        let mut bytes = Vec::new();
        let mut input = std::io::stdin().lock().take(MAX_STDIN_BYTES + 1);
        match input.read_to_end(&mut bytes) {
            Ok(count) if count as u64 > MAX_STDIN_BYTES => {
                Err(unreadable(STDIN_NAME, "it does not end"))
            }
            Ok(_) => Ok(Self::Stdin(bytes.into())),
            Err(error) => Err(unreadable(STDIN_NAME, &error.to_string())),
        }
    }

    pub fn name(&self) -> String {
        match self {
            Self::Shipped => SHIPPED_NAME.to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Stdin(_) => STDIN_NAME.to_owned(),
            Self::New(_) => NEW_NAME.to_owned(),
        }
    }

    /// The file that it is, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Shipped | Self::Stdin(_) | Self::New(_) => None,
        }
    }

    /// The error of a cancelled opening.
    fn cancelled(&self) -> LoadError {
        LoadError::of_file(self.name(), "opening it was cancelled")
    }

    /// True where opening it takes long enough to be noticed.
    pub fn is_large(&self) -> bool {
        match self {
            Self::Shipped => false,
            Self::File(path) => fs::metadata(path).is_ok_and(|file| file.len() > LARGE_BYTES),
            Self::Stdin(bytes) => bytes.len() as u64 > LARGE_BYTES,
            Self::New(text) => text.len() as u64 > LARGE_BYTES,
        }
    }

    /// Reads, checks and indexes the document, without the text that it tells.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file.
    pub fn open(&self) -> Result<LoadedDocument, LoadError> {
        self.open_with_updates(&Arc::default(), &mut |_| {})
    }

    /// The same for whoever asks for its problems: with no more than so many in words, and its quotations checked against the text
    /// that it tells, or against another.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file.
    pub fn check(
        &self,
        most: usize,
        against: Option<Article>,
    ) -> Result<LoadedDocument, LoadError> {
        let against = against.map_or(Against::Own, |other| Against::Other(Box::new(other)));
        self.load(most, against, &Arc::default(), &mut |_| {})
    }

    /// Opens it with a progress, by which it can be cancelled.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file, or that it was cancelled.
    pub fn open_with_updates(
        &self,
        progress: &Arc<LoadProgress>,
        tell: &mut dyn FnMut(LoadUpdate),
    ) -> Result<LoadedDocument, LoadError> {
        self.load(MAX_PROBLEMS, Against::None, progress, tell)
    }

    fn load(
        &self,
        most: usize,
        against: Against,
        progress: &Arc<LoadProgress>,
        tell: &mut dyn FnMut(LoadUpdate),
    ) -> Result<LoadedDocument, LoadError> {
        let go_on = || {
            if progress.is_cancelled() {
                Err(self.cancelled())
            } else {
                Ok(())
            }
        };
        tell(LoadUpdate::Begins(LoadPhase::File));
        let bytes = match self {
            Self::Shipped => Cow::Borrowed(SHIPPED.as_bytes()),
            Self::File(path) => Cow::Owned(
                read_plain_file(path)
                    .map_err(|error| unreadable(&self.name(), &error.to_string()))?,
            ),
            Self::Stdin(bytes) => Cow::Borrowed(&**bytes),
            Self::New(text) => Cow::Borrowed(text.as_bytes()),
        };
        let in_file = |diagnostics: Diagnostics| FileDiagnostics {
            file: self.name(),
            diagnostics,
        };
        go_on()?;
        if self.is_large()
            && let Some(first_look) = first_look(&bytes)
        {
            tell(LoadUpdate::FirstLook(first_look));
        }
        tell(LoadUpdate::Begins(LoadPhase::Document));
        let opened = document::open_resolved(&bytes, most, progress);
        go_on()?;
        let (document, resolved, warnings) =
            opened.map_err(|problems| LoadError(in_file(problems)))?;
        let text = save::editable_text(&bytes);
        let of_text = document::diagnose(&bytes, most, progress, |problems| {
            against.check(self, &document, problems);
        });
        drop(bytes);
        go_on()?;
        tell(LoadUpdate::Begins(LoadPhase::Index));
        let timeline = Timeline::of(Arc::new(document), resolved)
            .map_err(|problems| LoadError(in_file(problems.into())))?;
        Ok(LoadedDocument {
            timeline: Arc::new(timeline),
            text,
            warnings: in_file(warnings.and(of_text, most)),
        })
    }
}

/// The text against which a document's quotations are checked.
enum Against {
    None,
    /// The one that it tells, if it tells one.
    Own,
    Other(Box<Article>),
}

impl Against {
    fn check(self, origin: &Origin, document: &Document, problems: &mut Problems<'_>) {
        let article = match self {
            Self::None => None,
            Self::Own => origin.own_text(&document.source).map(|text| text.read()),
            Self::Other(article) => Some(Ok(*article)),
        };
        match article {
            Some(Ok(article)) => {
                let quotations = Quotations::of(document, &article);
                check_quotations(document, &article, &quotations, problems);
            }
            Some(Err(problem)) => problems.push(*problem),
            None => {}
        }
    }
}

fn first_look(bytes: &[u8]) -> Option<FirstLook> {
    let (document, resolved, expected) = document::first_look(bytes)?;
    let timeline = Timeline::of(Arc::new(document), resolved).ok()?;
    Some(FirstLook {
        timeline: Arc::new(timeline),
        expected,
    })
}

/// Reads a plain file. Anything else may have no end, or keep its reader waiting for ever.
///
/// # Errors
/// The system's, or that it is no plain file.
pub fn read_plain_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    if file.is_file() {
        fs::read(path)
    } else {
        Err(std::io::Error::other(no_plain_file(&file)))
    }
}

fn no_plain_file(file: &Metadata) -> &'static str {
    if file.is_dir() {
        "it is a folder; name a file in it"
    } else {
        "it is a pipe or a device, no plain file; give what it holds to `-`, which reads standard input"
    }
}

fn unreadable(name: &str, reason: &str) -> LoadError {
    LoadError::of_file(name, format!("cannot be read: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_file_is_refused_at_once() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let refused = |path: &Path| {
            let opened = Origin::File(path.to_owned()).open();
            opened.expect_err("refused").to_string()
        };
        assert!(refused(folder.path()).contains("it is a folder"));
        if cfg!(unix) {
            for device in ["/dev/zero", "/dev/null", "/dev/tty"] {
                assert!(
                    refused(Path::new(device)).contains("no plain file"),
                    "{device}"
                );
            }
        }
    }

    #[test]
    fn standard_input_is_read_once_and_opened_as_often_as_asked() {
        let origin = Origin::Stdin(SHIPPED.as_bytes().into());
        for _ in 0..2 {
            let opened = origin.open().expect("the shipped document is good");
            assert!(opened.warnings.diagnostics.is_empty());
        }
        let broken = Origin::Stdin(b"(format: 1".as_slice().into());
        let error = broken.open().expect_err("broken");
        assert!(error.to_string().starts_with("<stdin>:1:"), "{error}");
    }
}
