//! The edited document's way into its file.

use std::io;
use std::path::Path;
use std::sync::Arc;

use eframe::egui;

use crate::io::{Origin, SaveError};
use crate::printable::printable;
use crate::state::{Editing, Effect, FileDialog, JournalEntry, Msg, State, update};

use super::journal::JournalFolder;
use super::{ClaimlineApp, Page};

/// The notices of what is kept of unsaved work.
const RESUMED: &str = "Changes that were not saved are here again. Saving keeps them; undo takes them back one by one.";
const IN_OTHER_WINDOW: &str = "The document is open in another window too. Save here before you close: unsaved work is kept for that window only.";

impl ClaimlineApp {
    /// Keeps unsaved work in a journal in this folder, and takes up what is there.
    #[must_use]
    pub fn keep_journals_in(mut self, folder: &Path) -> Self {
        self.journals = Some(JournalFolder::beside(folder));
        self
    }

    /// Opens the journal of a document that was opened, and takes up what it holds.
    pub(super) fn begin_journal(&mut self) -> Vec<Effect> {
        if self.journaled.as_ref() == Some(&self.origin) {
            return Vec::new();
        }
        let (Some(folder), Some(Page::Open(state))) = (&self.journals, &mut self.page) else {
            return Vec::new();
        };
        if state.editing().is_none() {
            return Vec::new();
        }
        self.journaled = Some(self.origin.clone());
        // The one of the document before is let go of first.
        self.journal = None;
        let (mut journal, kept) = match folder.open(&self.origin) {
            Ok(Some(opened)) => opened,
            Ok(None) => {
                self.notice = Some(IN_OTHER_WINDOW.to_owned());
                return Vec::new();
            }
            Err(error) => {
                self.notice = Some(not_kept(&error));
                return Vec::new();
            }
        };
        let mut effects = Vec::new();
        if let Origin::New(text) = &self.origin {
            let is_in_no_file = JournalEntry::FileIs(String::new());
            if let Err(error) = journal.add(&is_in_no_file, text) {
                self.notice = Some(not_kept(&error));
            }
        } else if let Some(kept) = kept {
            effects = state.resume(kept.base, kept.entries);
            let is_unsaved = state.editing().is_some_and(Editing::is_unsaved);
            if is_unsaved {
                self.notice = Some(RESUMED.to_owned());
            } else if journal.is_long() {
                state.forget_steps();
                journal.clear();
                effects.clear();
            }
        }
        self.journal = Some(journal);
        effects
    }

    /// Offers a timeline that was in no file when its window was closed, and does what is answered.
    pub(super) fn unfinished_ui(&mut self, ui: &mut egui::Ui) {
        if let Some(folder) = self
            .journals
            .as_ref()
            .filter(|_| !self.looked_for_unfinished)
        {
            self.looked_for_unfinished = true;
            self.unfinished = folder.unfinished();
        }
        if self.unfinished.is_none() || self.presents() {
            return;
        }
        let Some(opens) = crate::ui::unfinished_ui(ui) else {
            return;
        };
        let Some((journal, kept)) = self.unfinished.take() else {
            return;
        };
        if !opens {
            journal.remove();
            return;
        }
        self.open_new(Arc::clone(&kept.base), ui.ctx());
        // It goes on in its own journal.
        self.journal = Some(journal);
        self.journaled = Some(self.origin.clone());
        if let Some(Page::Open(state)) = &mut self.page {
            for effect in state.resume(kept.base, kept.entries) {
                self.run_effect(effect, ui.ctx());
            }
        }
    }

    /// Takes the journal along when the document is saved under another name.
    pub(super) fn move_journal(&mut self) {
        self.journaled = Some(self.origin.clone());
        let (Some(folder), Some(journal)) = (&self.journals, self.journal.take()) else {
            return;
        };
        match journal.moved(folder, &self.origin) {
            Ok(Some(moved)) => self.journal = Some(moved),
            Ok(None) => self.notice = Some(IN_OTHER_WINDOW.to_owned()),
            Err(error) => self.notice = Some(not_kept(&error)),
        }
    }

    /// Keeps what was done to the text.
    pub(super) fn add_to_journal(&mut self, entry: &JournalEntry) {
        let editing = self.state().and_then(State::editing);
        let base = editing.map(|editing| Arc::clone(editing.base()));
        if let (Some(journal), Some(base)) = (&mut self.journal, base)
            && let Err(error) = journal.add(entry, &base)
        {
            self.notice = Some(not_kept(&error));
            // What follows would not fit what is there.
            self.journal = None;
        }
    }

    /// Writes the text to its file, and tells the state what came of it.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        let Some(editing) = self.state().and_then(State::editing) else {
            return;
        };
        let text = Arc::clone(editing.source().text());
        let saved = self.origin.save(&text, editing.saved());
        if matches!(saved, Err(SaveError::NoFile)) {
            self.open_dialog(FileDialog::SaveAs);
            return;
        }
        let saved = match saved {
            Ok(()) => Ok((text, self.origin.name())),
            Err(error) => Err(error.to_string()),
        };
        self.tell(Msg::Saved(saved), ctx);
        self.remember_file();
    }

    /// Applies a message that comes from the window itself.
    pub(super) fn tell(&mut self, msg: Msg, ctx: &egui::Context) {
        if let Some(Page::Open(state)) = &mut self.page {
            for effect in update(state, msg) {
                self.run_effect(effect, ctx);
            }
        }
    }
}

/// The notice that unsaved work is not kept.
fn not_kept(error: &io::Error) -> String {
    let error = error.to_string();
    format!(
        "Unsaved work cannot be kept beside the settings ({}). Save often.",
        printable(&error)
    )
}
