//! Files in, files out, with errors that say what to do.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document;
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

/// A document that was read, and what it warns of.
#[derive(Clone, Debug)]
pub struct Opened {
    pub timeline: Arc<Timeline>,
    pub warnings: Vec<String>,
}

/// Why a document cannot be opened: one line for each problem, as `check` prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub lines: Vec<String>,
}

impl fmt::Display for Refused {
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

    /// Reads, checks and indexes the document.
    ///
    /// # Errors
    /// Every problem of the document in one go, or the one of the file.
    pub fn open(&self) -> Result<Opened, Refused> {
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
        let (document, warnings) = document::open(&bytes).map_err(|problems| Refused {
            lines: lines(&problems),
        })?;
        let timeline = Timeline::build(Arc::new(document)).map_err(|problems| Refused {
            lines: problems
                .iter()
                .map(|problem| format!("{name}: {problem}"))
                .collect(),
        })?;
        Ok(Opened {
            timeline: Arc::new(timeline),
            warnings: lines(&warnings),
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    std::fs::read(path).map_err(|error| Refused {
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
