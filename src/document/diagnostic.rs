//! From a byte of the text to the line and column that an editor shows.

use super::problem::{Located, MOST_PROBLEMS, Severity};

/// A problem at a byte of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Diagnostic {
    pub offset: usize,
    pub severity: Severity,
    pub message: String,
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Something that must be mended.
    pub fn error(offset: usize, message: impl Into<String>) -> Self {
        Self {
            offset,
            severity: Severity::Error,
            message: message.into(),
            hint: None,
        }
    }

    /// Says how to mend it, if that is known.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same with line and column.
    pub fn located(self, text: &str) -> Located {
        let (line, column) = line_and_column(text, self.offset);
        Located {
            severity: self.severity,
            line,
            column,
            message: self.message,
            hint: self.hint,
        }
    }
}

/// The problems in the order of the file with their lines and columns, as many as a run reports. Errors go first
/// when there are too many, so that warnings never crowd them out.
pub(super) fn located(text: &str, mut diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.offset));
    diagnostics.truncate(MOST_PROBLEMS);
    diagnostics.sort_by_key(|diagnostic| diagnostic.offset);
    diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.located(text))
        .collect()
}

/// The line and column of a byte, both counted from one, the column in Unicode scalar values.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        line_of(text, offset),
        1 + before[line_start..].chars().count(),
    )
}

/// The line of a byte, counted from one.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}
