//! Changes of the file by other programs, brought together with what is not saved yet.

use std::sync::Arc;

use super::undo::NewStep;
use super::{Editing, JournalEntry};
use crate::document::source::{Conflict, SourceText, merge};
use crate::state::{Effect, OpenDocument, State};
use crate::timeline::Timeline;
use crate::view::document_layout::DocumentLayout;

/// The name of such a step.
const WHAT: &str = "what another program changed in the file";

impl State {
    /// Shows the files as another program left them. What is not saved yet is brought into that, value by value.
    pub fn reopen(&mut self, opened: OpenDocument) -> Vec<Effect> {
        let OpenDocument {
            timeline,
            document_layout,
            text,
        } = opened;
        match (&mut self.editing, &text) {
            (Some(editing), Some(text)) if &editing.saved == text => Vec::new(),
            (Some(_), Some(text)) => self.bring_together(text, Some((timeline, document_layout))),
            _ => {
                self.editing = text.map(Editing::new);
                self.replace(timeline, document_layout)
            }
        }
    }

    /// Makes a step of what another program changed in the file, which has this text now, and may have been read already.
    pub(super) fn bring_together(
        &mut self,
        text: &Arc<str>,
        read: Option<(Arc<Timeline>, DocumentLayout)>,
    ) -> Vec<Effect> {
        let entry = self.nav_entry();
        let Some(editing) = &mut self.editing else {
            return Vec::new();
        };
        let theirs = SourceText::new(Arc::clone(text));
        let merged = editing.is_unsaved().then(|| {
            let base = SourceText::new(Arc::clone(&editing.saved));
            merge(&base, &editing.source, &theirs)
        });
        let (merged, conflicts) = match merged.flatten() {
            Some(merged) => (merged.source, merged.conflicts),
            None => (theirs, Vec::new()),
        };
        let step = NewStep {
            what: WHAT.to_owned(),
            edits: vec![editing.source.edit_to(merged.text())],
            typed: None,
            joins: false,
            entry: Some(entry),
            selects: None,
        };
        let Some(step) = editing.history.make(&mut editing.source, step) else {
            return Vec::new();
        };
        editing.saved = Arc::clone(text);
        editing.conflicts.extend(conflicts);
        let mut effects = match read.filter(|_| !editing.is_unsaved()) {
            Some((timeline, document_layout)) => {
                editing.faults.clear();
                self.replace(timeline, document_layout)
            }
            None => self.read_again(),
        };
        let journal = [step, JournalEntry::FileIs(text.to_string())];
        effects.extend(journal.map(Effect::Journal));
        effects
    }

    /// Decides between two versions of a value.
    pub(in crate::state) fn resolve(
        &mut self,
        conflict: &Conflict,
        takes_theirs: bool,
    ) -> Vec<Effect> {
        if let Some(editing) = &mut self.editing {
            editing.conflicts.retain(|other| other != conflict);
        }
        match takes_theirs {
            true => self.edit(super::Edit::taking_theirs(conflict)),
            false => Vec::new(),
        }
    }
}
