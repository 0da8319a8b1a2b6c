//! Files in, files out, with errors that say what to do.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use crate::document::LoadProgress;
use crate::document::problem::MOST_PROBLEMS;
use crate::document::{self, Diagnostic, Diagnostics};
use crate::timeline::Timeline;

/// The document that comes with the program.
pub const SHIPPED: &str = include_str!("../timeline.ron");
/// What messages call it.
pub const SHIPPED_NAME: &str = "timeline.ron (built in)";

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Shipped,
    File(PathBuf),
}

/// A file of so many bytes is read in less than a tenth of a second.
const LARGE_BYTES: u64 = 2_000_000;

/// What is done to open a document, in this order.
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

    /// From which share of the whole to which it reaches, as measured with a million events.
    pub fn share(self) -> (f32, f32) {
        match self {
            Self::File => (0.0, 0.05),
            Self::Document => (0.05, 0.85),
            Self::Index => (0.85, 1.0),
        }
    }
}

/// What is told while a document is opened.
#[derive(Debug)]
pub enum LoadUpdate {
    Begins(LoadPhase),
    FirstLook(FirstLook),
}

/// The first events of a document that is being opened.
#[derive(Debug)]
pub struct FirstLook {
    pub timeline: Arc<Timeline>,
    /// How many events the whole has if it goes on like that.
    pub expected: usize,
}

/// A document that was read, with its warnings.
#[derive(Clone, Debug)]
pub struct LoadedDocument {
    pub timeline: Arc<Timeline>,
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
    /// One line for each that is told, as `check` prints them, and one for the number of the others.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let Self { file, diagnostics } = self;
        let told = diagnostics.iter().map(move |diagnostic| {
            // Between a file's name and a line's number there is no blank, so that a terminal can open the place.
            let blank = if diagnostic.place.is_some() { "" } else { " " };
            format!("{file}:{blank}{diagnostic}")
        });
        let untold = diagnostics.untold;
        let more = (untold > 0)
            .then(|| format!("{file}: and {untold} more; `claimline check --all` lists every one"));
        told.chain(more)
    }
}

impl Origin {
    pub fn name(&self) -> String {
        match self {
            Self::Shipped => SHIPPED_NAME.to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    fn cancelled(&self) -> LoadError {
        LoadError::of_file(self.name(), "opening it was cancelled")
    }

    /// Whether opening it takes long enough to be noticed.
    pub fn is_large(&self) -> bool {
        match self {
            Self::Shipped => false,
            Self::File(path) => std::fs::metadata(path).is_ok_and(|file| file.len() > LARGE_BYTES),
        }
    }

    /// Reads, checks and indexes the document.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file.
    pub fn open(&self) -> Result<LoadedDocument, LoadError> {
        self.open_telling(MOST_PROBLEMS)
    }

    /// The same, with no more than so many problems in words.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file.
    pub fn open_telling(&self, most: usize) -> Result<LoadedDocument, LoadError> {
        self.open_with_updates(most, &Arc::default(), &mut |_| {})
    }

    /// The same with a progress, by which it can be cancelled.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file, or that it was cancelled.
    pub fn open_with_updates(
        &self,
        most: usize,
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
            Self::Shipped => SHIPPED.as_bytes().to_vec(),
            Self::File(path) => read(path)?,
        };
        let in_file = |diagnostics: Diagnostics| FileDiagnostics {
            file: self.name(),
            diagnostics,
        };
        go_on()?;
        if self.is_large() {
            first_look(&bytes)
                .map(LoadUpdate::FirstLook)
                .map(&mut *tell);
        }
        tell(LoadUpdate::Begins(LoadPhase::Document));
        let opened = document::open_resolved(&bytes, most, progress);
        go_on()?;
        let (document, resolved, warnings) =
            opened.map_err(|problems| LoadError(in_file(problems)))?;
        drop(bytes);
        tell(LoadUpdate::Begins(LoadPhase::Index));
        let timeline = Timeline::of(Arc::new(document), resolved)
            .map_err(|problems| LoadError(in_file(problems.into())))?;
        Ok(LoadedDocument {
            timeline: Arc::new(timeline),
            warnings: in_file(warnings),
        })
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

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(path).map_err(|error| {
        LoadError::of_file(
            path.display().to_string(),
            format!("cannot be read: {error}"),
        )
    })
}

/// Writes to a file, or to standard output where there is none.
///
/// # Errors
/// What the system said, with the file's name.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), String> {
    use std::io::Write as _;
    match path {
        Some(path) => std::fs::write(path, text)
            .map_err(|error| format!("{}: cannot be written: {error}", path.display())),
        None => match std::io::stdout().lock().write_all(text.as_bytes()) {
            // A reader that has seen enough (`| head`) is not an error.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(format!("cannot write to standard output: {error}"))
            }
            Ok(()) | Err(_) => Ok(()),
        },
    }
}
