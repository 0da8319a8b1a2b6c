//! Files in, files out, with errors that say what to do.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document;
pub use crate::document::LoadProgress;
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

/// A document that was read, and what it warns of.
#[derive(Clone, Debug)]
pub struct LoadedDocument {
    pub timeline: Arc<Timeline>,
    pub warnings: Vec<String>,
}

/// Why a document cannot be opened: one line for each problem, as `check` prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    pub lines: Vec<String>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl Origin {
    pub fn name(&self) -> String {
        match self {
            Self::Shipped => SHIPPED_NAME.to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// What is said of an opening that was given up.
    fn cancelled(&self) -> LoadError {
        LoadError {
            lines: vec![format!("{}: opening it was cancelled", self.name())],
        }
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
        self.open_with_updates(&Arc::default(), &mut |_| {})
    }

    /// The same, telling what is done; it may be given up while it is read.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file, or that it was given up.
    pub fn open_with_updates(
        &self,
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
        let name = self.name();
        let lines = |problems: &[document::problem::Located]| -> Vec<String> {
            problems
                .iter()
                .map(|problem| format!("{name}:{problem}"))
                .collect()
        };
        go_on()?;
        if self.is_large() {
            first_look(&bytes)
                .map(LoadUpdate::FirstLook)
                .map(&mut *tell);
        }
        tell(LoadUpdate::Begins(LoadPhase::Document));
        let opened = document::open_resolved(&bytes, progress);
        go_on()?;
        let (document, resolved, warnings) = opened.map_err(|problems| LoadError {
            lines: lines(&problems),
        })?;
        drop(bytes);
        tell(LoadUpdate::Begins(LoadPhase::Index));
        let timeline =
            Timeline::of(Arc::new(document), resolved).map_err(|problems| LoadError {
                lines: problems
                    .iter()
                    .map(|problem| format!("{name}: {problem}"))
                    .collect(),
            })?;
        Ok(LoadedDocument {
            timeline: Arc::new(timeline),
            warnings: lines(&warnings),
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
    std::fs::read(path).map_err(|error| LoadError {
        lines: vec![format!(
            "{}: error: cannot be read: {error}",
            path.display()
        )],
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
