//! Problems on their way to the reader: [`Diagnostic`]s at a byte of the text, and then at a line and column.

use std::borrow::Cow;
use std::fmt;

use super::line_index::{LineIndex, Position};
use super::problem::{Problem, Severity};
use crate::printable::shortened;

/// A problem with its place in the file.
///
/// It prints as `41:16: error: no event …; did you mean …?`, so that a file name and a colon before it make a line
/// that editors and terminals know how to open. The place is a byte of the text before it is a [`Position`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic<P = Position> {
    pub severity: Severity,
    /// The fault, in one clause.
    pub message: String,
    /// The way to mend it, in one clause.
    pub mend: Option<String>,
    /// The value to mend; nothing where it is the file itself that cannot be read.
    pub place: Option<P>,
    /// Other values that mend it, the likeliest first.
    pub replacements: Vec<Replacement<P>>,
    /// Other places to look at.
    pub related: Vec<Related<P>>,
}

/// A text that mends a problem in place of another, as the file would have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement<P = Position> {
    pub start: P,
    /// Behind what is replaced.
    pub end: P,
    pub new_text: String,
}

/// Another place that a problem has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related<P = Position> {
    pub place: P,
    /// Its part in the problem, as it reads before "on line 12".
    pub message: String,
}

impl<P> Diagnostic<P> {
    /// Something that must be mended.
    pub(super) fn error(place: P, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            mend: None,
            place: Some(place),
            replacements: Vec::new(),
            related: Vec::new(),
        }
    }

    /// Says how to mend it, if that is known.
    #[must_use]
    pub(super) fn mend(mut self, mend: impl Into<Option<String>>) -> Self {
        self.mend = mend.into();
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub(super) fn replacements(mut self, replacements: Vec<Replacement<P>>) -> Self {
        self.replacements = replacements;
        self
    }

    fn map<Q>(self, place: impl Fn(P) -> Q) -> Diagnostic<Q> {
        let related = |related: Related<P>| Related {
            place: place(related.place),
            message: related.message,
        };
        let replacement = |replacement: Replacement<P>| Replacement {
            start: place(replacement.start),
            end: place(replacement.end),
            new_text: replacement.new_text,
        };
        Diagnostic {
            severity: self.severity,
            message: self.message,
            mend: self.mend,
            replacements: self.replacements.into_iter().map(replacement).collect(),
            related: self.related.into_iter().map(related).collect(),
            place: self.place.map(place),
        }
    }
}

impl Diagnostic {
    /// The same without the middle of its long texts: a document may have a name of any length.
    fn shortened(mut self) -> Self {
        let related = self.related.iter_mut().map(|related| &mut related.message);
        for text in related.chain(&mut self.mend).chain([&mut self.message]) {
            if let Cow::Owned(shorter) = shortened(text) {
                *text = shorter;
            }
        }
        self
    }

    /// Something that is wrong with the whole file.
    pub fn of_file(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            mend: None,
            place: None,
            replacements: Vec::new(),
            related: Vec::new(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.place {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{}: {}", self.severity, self.message)?;
        for Related { place, message } in &self.related {
            write!(f, ", {message} on line {}", place.line)?;
        }
        match &self.mend {
            Some(mend) => write!(f, "; {mend}"),
            None => Ok(()),
        }
    }
}

/// The diagnostics of a file in its order: those that are told, and the number of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    pub told: Vec<Diagnostic>,
    /// Further ones, which were counted and not put into words.
    pub untold: usize,
}

impl Diagnostics {
    /// The only diagnostic of a file.
    pub fn only(diagnostic: Diagnostic) -> Self {
        Self {
            told: vec![diagnostic],
            untold: 0,
        }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.told.iter()
    }

    /// The number of all, told or not.
    pub fn count(&self) -> usize {
        self.told.len() + self.untold
    }

    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// These and others of the same file, at most so many, errors first.
    #[must_use]
    pub fn and(self, others: Self, most: usize) -> Self {
        let mut told = self.told;
        told.extend(others.told);
        let untold = self.untold + others.untold + told.len().saturating_sub(most);
        told.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.place));
        told.truncate(most);
        told.sort_by_key(|diagnostic| diagnostic.place);
        Self { told, untold }
    }

    /// Tells as many as a run tells, at their lines and columns. Errors go first when there are too many, so that
    /// warnings never crowd them out.
    pub(super) fn placed(
        text: &str,
        mut diagnostics: Vec<Diagnostic<usize>>,
        untold: usize,
        most: usize,
    ) -> Self {
        if diagnostics.is_empty() {
            // A good document pays nothing for the index of lines.
            return Self::default();
        }
        diagnostics.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.place));
        let untold = untold + diagnostics.len().saturating_sub(most);
        diagnostics.truncate(most);
        diagnostics.sort_by_key(|diagnostic| diagnostic.place);
        let lines = LineIndex::of(text);
        let told = diagnostics.into_iter();
        let told = told.map(|diagnostic| {
            let placed = diagnostic.map(|offset| lines.position(offset));
            placed.shortened()
        });
        Self {
            told: told.collect(),
            untold,
        }
    }
}

impl From<Vec<Problem>> for Diagnostics {
    /// Tells problems whose text is no longer there by the way to their values.
    fn from(problems: Vec<Problem>) -> Self {
        let told = problems.into_iter().map(|problem| Diagnostic {
            severity: problem.severity,
            message: format!("{}: {}", problem.path, problem.message),
            mend: problem.mend,
            place: None,
            replacements: Vec::new(),
            related: Vec::new(),
        });
        Self {
            told: told.collect(),
            untold: 0,
        }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.told.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
