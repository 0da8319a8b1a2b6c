//! A text read again after an edit.

use std::sync::Arc;

use crate::document::problem::{MAX_PROBLEMS, Problem, Severity};
use crate::document::source::{SourceText, TextEdit};
use crate::document::{self, Diagnostics, LoadProgress};
use crate::timeline::Timeline;
use crate::view::document_layout::DocumentLayout;

/// Something wrong with a value of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub severity: Severity,
    /// The place of the value.
    pub byte: usize,
    pub message: String,
    pub mend: Option<String>,
    /// Edits of the text that mend it, the likeliest first.
    pub mends: Vec<TextEdit>,
}

impl Fault {
    /// The fault of the article that a document tells, which is not in the document's own text.
    pub(super) fn of_article(problem: &Problem) -> Self {
        Self {
            severity: problem.severity,
            byte: 0,
            message: problem.message.clone(),
            mend: problem.mend.clone(),
            mends: Vec::new(),
        }
    }

    /// The fault and its mend, as one line.
    pub fn told(&self) -> String {
        match &self.mend {
            Some(mend) => format!("{}; {mend}", self.message),
            None => self.message.clone(),
        }
    }
}

/// A text as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    pub source: SourceText,
    /// Nothing where the text has errors.
    pub shown: Option<(Arc<Timeline>, DocumentLayout)>,
    pub faults: Vec<Fault>,
}

impl Reading {
    /// Reads a text, checks it and lays it out. It ends early, and tells nothing of use, when it is cancelled.
    pub fn of(source: &SourceText, progress: &Arc<LoadProgress>) -> Self {
        let opened = document::open_resolved(source.text().as_bytes(), MAX_PROBLEMS, progress);
        let (shown, diagnostics) = match opened {
            Ok((document, resolved, warnings)) => {
                match Timeline::of(Arc::new(document), resolved) {
                    Ok(timeline) => {
                        let document_layout = DocumentLayout::new(&timeline);
                        (Some((Arc::new(timeline), document_layout)), warnings)
                    }
                    Err(diagnostics) => (None, diagnostics.into()),
                }
            }
            Err(diagnostics) => (None, diagnostics),
        };
        Self {
            faults: faults(source, diagnostics),
            source: source.clone(),
            shown,
        }
    }
}

/// The diagnostics at their bytes, the worst first.
fn faults(source: &SourceText, diagnostics: Diagnostics) -> Vec<Fault> {
    let mut faults: Vec<Fault> = diagnostics
        .told
        .into_iter()
        .map(|diagnostic| Fault {
            severity: diagnostic.severity,
            byte: diagnostic.place.map_or(0, |place| source.byte(place)),
            message: diagnostic.message,
            mend: diagnostic.mend,
            mends: diagnostic
                .replacements
                .into_iter()
                .map(|replacement| source.replacing(replacement))
                .collect(),
        })
        .collect();
    faults.sort_by_key(|fault| fault.severity);
    faults
}
