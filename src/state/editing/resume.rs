//! Work that was not saved, or can still be undone, taken up again.

use std::sync::Arc;

use super::undo::UndoHistory;
use super::{Editing, JournalEntry};
use crate::state::{Effect, State};

impl Editing {
    /// The editing that a journal tells of, up to an entry that does not fit.
    fn replayed(base: Arc<str>, entries: Vec<JournalEntry>) -> Self {
        let (mut text, mut saved) = (base.to_string(), Arc::clone(&base));
        let mut history = UndoHistory::default();
        for entry in entries {
            match &entry {
                JournalEntry::Saved => saved = text.as_str().into(),
                JournalEntry::FileIs(file) => saved = file.as_str().into(),
                JournalEntry::Step { .. } | JournalEntry::Undo | JournalEntry::Redo => {}
            }
            if history.replay(&mut text, entry).is_none() {
                break;
            }
        }
        Self {
            base,
            saved,
            history,
            ..Self::new(text.into())
        }
    }
}

impl State {
    /// Makes all of the text unsaved: it is in no file yet.
    pub fn begin_new(&mut self) {
        if let Some(editing) = &mut self.editing {
            editing.saved = "".into();
        }
    }

    /// Forgets what was done to a text that is saved.
    pub fn forget_steps(&mut self) {
        if let Some(editing) = &mut self.editing {
            *editing = Editing::new(Arc::clone(&editing.saved));
        }
    }

    /// Takes up the work that a journal tells of. What another program has changed in the file since is brought into it.
    pub fn resume(&mut self, base: Arc<str>, entries: Vec<JournalEntry>) -> Vec<Effect> {
        let Some(fresh) = &self.editing else {
            return Vec::new();
        };
        let now = Arc::clone(&fresh.saved);
        let editing = Editing::replayed(base, entries);
        let is_as_saved = editing.saved == now;
        let is_unsaved = editing.is_unsaved();
        self.editing = Some(editing);
        match (is_as_saved, is_unsaved) {
            (true, false) => Vec::new(),
            (true, true) => self.read_again(),
            (false, _) => self.bring_together(&now, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EventId;
    use crate::document::source::ValueName;
    use crate::state::sample::{DOCUMENT, explored};
    use crate::state::{Edit, Msg, update};
    use crate::timeline::EventIx;

    /// A state of this text that journals.
    fn edited(text: &str) -> State {
        let mut state = explored();
        state.editing = Some(Editing::new(text.into()));
        state
    }

    fn title() -> ValueName {
        ValueName::event(&EventId::from("e")).field("title")
    }

    /// Types a title, and adds what is to be kept to a journal.
    fn type_title(state: &mut State, text: &str, journal: &mut Vec<JournalEntry>) {
        let edit = Edit::typed("title", title(), text, false);
        send(state, Msg::Edit(edit), journal);
    }

    fn send(state: &mut State, msg: Msg, journal: &mut Vec<JournalEntry>) {
        for effect in update(state, msg) {
            if let Effect::Journal(entry) = effect {
                journal.push(entry);
            }
        }
    }

    fn shown(state: &State) -> &str {
        &state.timeline.event(EventIx(0)).title
    }

    #[test]
    fn what_was_done_is_there_again_and_can_be_undone() {
        let (mut state, mut journal) = (edited(DOCUMENT), Vec::new());
        type_title(&mut state, "One", &mut journal);
        type_title(&mut state, "Two", &mut journal);
        type_title(&mut state, "Three", &mut journal);
        send(&mut state, Msg::Undo, &mut journal);
        let mut again = edited(DOCUMENT);
        again.resume(DOCUMENT.into(), journal);
        assert_eq!(shown(&again), "Two");
        assert!(again.editing().is_some_and(Editing::is_unsaved));
        for (msg, title) in [(Msg::Redo, "Three"), (Msg::Undo, "Two"), (Msg::Undo, "One")] {
            update(&mut again, msg);
            assert_eq!(shown(&again), title);
        }
        update(&mut again, Msg::Undo);
        let text = again
            .editing()
            .map(|editing| editing.source().text().to_string());
        assert_eq!(text.as_deref(), Some(DOCUMENT));
    }

    #[test]
    fn what_was_saved_can_still_be_undone() {
        let (mut state, mut journal) = (edited(DOCUMENT), Vec::new());
        type_title(&mut state, "One", &mut journal);
        journal.push(JournalEntry::Saved);
        let saved = DOCUMENT.replace("Fire", "One");
        let mut again = edited(&saved);
        again.resume(DOCUMENT.into(), journal);
        assert!(!again.editing().is_some_and(Editing::is_unsaved));
        update(&mut again, Msg::Undo);
        assert_eq!(shown(&again), "Fire");
    }

    #[test]
    fn what_another_program_changed_meanwhile_is_brought_in() {
        let (mut state, mut journal) = (edited(DOCUMENT), Vec::new());
        type_title(&mut state, "Mine", &mut journal);
        let theirs = DOCUMENT.replace("Claimed", "Theirs");
        let mut again = edited(&theirs);
        again.resume(DOCUMENT.into(), journal);
        assert_eq!(shown(&again), "Mine");
        let text = again
            .editing()
            .map(|editing| editing.source().text().to_string());
        assert_eq!(text, Some(theirs.replace("Fire", "Mine")));
        assert!(again.editing().is_some_and(Editing::is_unsaved));
    }

    #[test]
    fn an_entry_that_does_not_fit_is_the_end() {
        let mut state = edited(DOCUMENT);
        let broken = r#"{"step":{"what":"x","edits":[{"range":{"start":9,"end":99999},"new_text":""}],"goes_on":false}}"#;
        let entry = serde_json::from_str(broken).expect("an entry");
        state.resume(DOCUMENT.into(), vec![entry, JournalEntry::Undo]);
        let text = state
            .editing()
            .map(|editing| editing.source().text().to_string());
        assert_eq!(text.as_deref(), Some(DOCUMENT));
    }
}
