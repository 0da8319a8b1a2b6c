//! Changes of the file by other programs, brought together with what is not saved yet.

use std::sync::Arc;

use super::undo::NewStep;
use super::{Editing, JournalEntry};
use crate::document::source::{Conflict, SourceText, merge};
use crate::state::{Effect, OpenDocument, State};

/// The name of such a step.
const WHAT: &str = "what another program changed in the file";

impl State {
    /// Shows the files as another program left them. What is not saved yet is brought into that, value by value.
    pub fn reopen(&mut self, opened: OpenDocument) -> Vec<Effect> {
        let OpenDocument {
            timeline,
            document_layout,
            text,
            article,
        } = opened;
        self.article = article;
        let entry = self.nav_entry();
        let (Some(editing), Some(text)) = (&mut self.editing, &text) else {
            self.editing = text.map(Editing::new);
            return self.replace(timeline, document_layout);
        };
        if &editing.saved == text {
            return Vec::new();
        }
        let theirs = SourceText::new(Arc::clone(text));
        let (merged, conflicts) = match editing.is_unsaved() {
            false => (theirs, Vec::new()),
            true => {
                let base = SourceText::new(Arc::clone(&editing.saved));
                match merge(&base, &editing.source, &theirs) {
                    Some(merged) => (merged.source, merged.conflicts),
                    None => (theirs, Vec::new()),
                }
            }
        };
        let step = NewStep {
            what: WHAT.to_owned(),
            edits: vec![editing.source.edit_to(merged.text())],
            typed: None,
            entry: Some(entry),
        };
        let step = editing.history.make(&mut editing.source, step);
        editing.saved = Arc::clone(text);
        editing.conflicts.extend(conflicts);
        let journal = [step, JournalEntry::FileIs(text.to_string())];
        let mut effects = match self.editing.as_ref().is_some_and(Editing::is_unsaved) {
            true => self.read_again(),
            false => self.replace(timeline, document_layout),
        };
        effects.extend(journal.map(Effect::Journal));
        effects
    }

    /// Decides between two versions of a value.
    pub(in crate::state) fn decide(&mut self, conflict: &Conflict, takes_theirs: bool) -> Vec<Effect> {
        if let Some(editing) = &mut self.editing {
            editing.conflicts.retain(|other| other != conflict);
        }
        match takes_theirs {
            true => self.edit(super::Edit::taking_theirs(conflict)),
            false => Vec::new(),
        }
    }
}
