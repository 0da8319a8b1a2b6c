//! Edits, undo and redo, applied to the state.

use std::borrow::Cow;
use std::sync::Arc;

use super::undo::NewStep;
use super::{
    DateTyping, Edit, Editing, Fault, JournalEntry, MAX_BYTES_READ_AT_ONCE,
    MAX_BYTES_READ_PER_LETTER, Reading,
};
use crate::document::EventId;
use crate::document::source::{Change, EditError, SourceText, TextEdit, ValueName};
use crate::state::{Effect, State};
use crate::view::arrangement::Arrangement;
use crate::view::document_layout::DocumentLayout;
use crate::view::shared::Shared;

impl State {
    /// Makes an edit: the text is changed, read again and shown.
    pub(in crate::state) fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        let (entry, now) = (self.nav_entry(), self.now);
        let Some(editing) = &mut self.editing else {
            return self.say_read_only();
        };
        let edits = match text_edits(&editing.source, &edit) {
            Ok(edits) => edits,
            Err(error) => {
                self.say(format!("Not changed: {error}"));
                return Vec::new();
            }
        };
        if edits.is_empty() {
            return Vec::new();
        }
        let letters = edit.letters();
        let field = edit.changes.first().map(|(name, _)| name.clone());
        let step = NewStep {
            what: edit.what,
            edits,
            typed: field.filter(|_| edit.is_typed).map(|name| (name, now)),
            joins: edit.joins,
            entry: Some(entry),
            selects: edit.selects.clone(),
        };
        let Some(entry) = editing.history.make(&mut editing.source, step) else {
            return Vec::new();
        };
        editing.selects = edit.selects;
        let shown = letters.and_then(|(name, text)| self.show_letters(&name, &text));
        let mut effects = match shown {
            Some(mut effects) => {
                effects.push(Effect::ReadAgain);
                effects
            }
            None => self.read_again(),
        };
        if let Some(field) = edit.begins {
            self.begin_field(field);
        }
        effects.push(Effect::Journal(entry));
        effects
    }

    /// Shows a text as it is typed in a document that takes a while to read. Nothing where the picture has to wait for that.
    fn show_letters(&mut self, name: &ValueName, text: &str) -> Option<Vec<Effect>> {
        let editing = self.editing.as_ref()?;
        let is_long = editing.source.text().len() > MAX_BYTES_READ_PER_LETTER;
        let is_plain = self.applied == Arrangement::default();
        // A fault leaves the last good picture in place.
        if !is_long || !is_plain || text.trim().is_empty() || editing.has_errors() {
            return None;
        }
        let timeline = self.timeline.with_text(name, text)?;
        let document_layout = DocumentLayout::clone(&self.document_layout);
        Some(self.replace(Arc::new(timeline), document_layout))
    }

    pub(in crate::state) fn undo(&mut self) -> Vec<Effect> {
        self.take_step(false)
    }

    pub(in crate::state) fn redo(&mut self) -> Vec<Effect> {
        self.take_step(true)
    }

    /// Takes a step back or makes it again, and returns to where it was made.
    fn take_step(&mut self, again: bool) -> Vec<Effect> {
        let Some(editing) = &mut self.editing else {
            return self.say_read_only();
        };
        let (history, source) = (&mut editing.history, &mut editing.source);
        let step = match again {
            true => history.redo(source),
            false => history.undo(source),
        };
        let Some(step) = step else {
            let nothing = match again {
                true => "Nothing to do again",
                false => "Nothing to undo",
            };
            self.say(nothing.to_owned());
            return Vec::new();
        };
        let (what, entry) = (step.what.clone(), step.entry.clone());
        let selects = step.selects.clone().filter(|_| again);
        editing.selects.clone_from(&selects);
        let mut effects = self.read_again();
        if let Some(entry) = entry.filter(|_| selects.is_none()) {
            let is_there = |selection: &_| self.is_there(selection);
            if entry.selection.as_ref().is_none_or(is_there) && self.nav_entry() != entry {
                effects.extend(self.restore(entry));
            }
        }
        let (said, entry) = match again {
            true => (format!("Done again: {what}"), JournalEntry::Redo),
            false => (format!("Undone: {what}"), JournalEntry::Undo),
        };
        self.say(said);
        effects.push(Effect::Journal(entry));
        effects
    }

    /// Reads the text as it is now, at once or beside the window.
    pub(super) fn read_again(&mut self) -> Vec<Effect> {
        let Some(editing) = &self.editing else {
            return Vec::new();
        };
        match editing.source.text().len() > MAX_BYTES_READ_AT_ONCE {
            true => vec![Effect::ReadAgain],
            false => {
                let reading = Reading::of(&editing.source, &Arc::default());
                self.take_reading(reading)
            }
        }
    }

    /// Shows what was read beside the window, unless the text is another by now.
    pub(in crate::state) fn was_read(&mut self, reading: &Shared<Reading>) -> Vec<Effect> {
        let editing = self.editing.as_ref();
        let is_of = |editing: &Editing| editing.source.text() == reading.0.source.text();
        match editing.is_some_and(is_of) {
            true => self.take_reading(Reading::clone(&reading.0)),
            false => Vec::new(),
        }
    }

    fn take_reading(&mut self, reading: Reading) -> Vec<Effect> {
        let Some(editing) = &mut self.editing else {
            return Vec::new();
        };
        editing.faults = reading.faults;
        editing.faults_in = reading.source;
        editing.look_for_remarks();
        let Some((timeline, document_layout)) = reading.shown else {
            return Vec::new();
        };
        let selects = editing.selects.take();
        let effects = self.replace(timeline, document_layout);
        if let Some(selection) = selects.filter(|selection| self.is_there(selection)) {
            self.choose(&selection);
        }
        effects
    }

    /// Shows an event with the date that is typed for it.
    pub(in crate::state) fn type_date(&mut self, event: &EventId, text: &str) -> Vec<Effect> {
        let typing = self
            .editing
            .as_mut()
            .and_then(|editing| editing.date.take());
        let typed = typing.filter(|typing| typing.event.id == *event);
        // The picture has the event with the date that was typed so far.
        let event = typed.map(|typing| typing.event).or_else(|| {
            let event = self.timeline.event_by_id(event)?;
            Some(self.timeline.event(event).clone())
        });
        match event {
            Some(event) => self.show_date(DateTyping::of(self.timeline.document(), event, text)),
            None => Vec::new(),
        }
    }

    /// Takes another reading of the date that is typed.
    pub(in crate::state) fn choose_date(&mut self, chosen: usize) -> Vec<Effect> {
        let typing = self
            .editing
            .as_ref()
            .and_then(|editing| editing.date.clone());
        match typing.filter(|typing| chosen < typing.readings.len()) {
            Some(typing) => self.show_date(DateTyping { chosen, ..typing }),
            None => Vec::new(),
        }
    }

    fn show_date(&mut self, mut typing: DateTyping) -> Vec<Effect> {
        let (effects, fault) = self.preview(typing.edit().as_ref());
        typing.fault = fault.or(typing.fault);
        if let Some(editing) = &mut self.editing {
            editing.date = Some(typing);
        }
        effects
    }

    /// Shows the document with an edit that it does not have yet, or as it is. Returns the fault that keeps it from being shown, too.
    pub(super) fn preview(&mut self, edit: Option<&Edit>) -> (Vec<Effect>, Option<String>) {
        let reading = edit.and_then(|edit| self.read_with(edit));
        match reading {
            Some(Reading {
                shown: Some((timeline, document_layout)),
                ..
            }) => (self.replace(timeline, document_layout), None),
            reading => {
                let fault = reading.and_then(|reading| reading.faults.first().map(Fault::told));
                (self.read_again(), fault)
            }
        }
    }

    /// The document with an edit that it does not have yet; nothing of a long one, which is read only once it has the edit.
    pub(super) fn read_with(&self, edit: &Edit) -> Option<Reading> {
        let editing = self.editing.as_ref()?;
        if editing.source.text().len() > MAX_BYTES_READ_AT_ONCE {
            return None;
        }
        let edits = text_edits(&editing.source, edit).ok()?;
        let edited = |source: SourceText, edit: &TextEdit| source.edited(edit);
        let source = edits.iter().fold(editing.source.clone(), edited);
        Some(Reading::of(&source, &Arc::default()))
    }

    /// Gives the event the date that was typed, or leaves it as it was.
    pub(in crate::state) fn end_date(&mut self, keeps: bool) -> Vec<Effect> {
        let editing = self.editing.as_mut();
        let Some(typing) = editing.and_then(|editing| editing.date.take()) else {
            return Vec::new();
        };
        match typing.edit() {
            Some(edit) if keeps && typing.fault.is_none() => return self.edit(edit),
            _ if keeps => {
                let fault = typing.fault.unwrap_or_default();
                self.say(format!("The date stays as it was: {fault}"));
            }
            _ => {}
        }
        // The picture shows the date that was typed, not the one that the document has.
        self.read_again()
    }

    /// Begins to type in a field.
    pub(in crate::state) fn begin_field(&mut self, field: ValueName) {
        if let Some(editing) = &mut self.editing {
            editing.field = Some(field);
            editing.history.end_typing();
        }
    }

    /// Ends typing in a field, unless another has been begun.
    pub(in crate::state) fn end_field(&mut self, field: &ValueName) -> Vec<Effect> {
        let Some(editing) = &mut self.editing else {
            return Vec::new();
        };
        if editing.field.take_if(|in_it| in_it == field).is_none() {
            return Vec::new();
        }
        let edit = match editing.history.ends_with_typing(field) {
            true => self.id_after_title(field),
            false => None,
        };
        let effects = edit.map_or_else(Vec::new, |edit| self.edit(edit));
        if let Some(editing) = &mut self.editing {
            editing.history.end_typing();
        }
        effects
    }

    /// Asks for the text to be written to the file.
    pub(in crate::state) fn save(&mut self) -> Vec<Effect> {
        match &mut self.editing {
            None => return self.say_read_only(),
            Some(editing) if !editing.is_unsaved() => self.say("Nothing to save".to_owned()),
            Some(editing) => {
                editing.history.end_typing();
                return vec![Effect::Save];
            }
        }
        Vec::new()
    }

    /// Answers where the document is too long to be edited.
    pub(super) fn say_read_only(&mut self) -> Vec<Effect> {
        self.say(READ_ONLY.to_owned());
        Vec::new()
    }

    /// Takes down that the text is the file's now, or says why it is not.
    pub(in crate::state) fn saved(
        &mut self,
        saved: Result<(Arc<str>, String), String>,
    ) -> Vec<Effect> {
        match (saved, &mut self.editing) {
            (Ok((text, file)), Some(editing)) => {
                editing.saved = text;
                self.say(format!("Saved to {file}"));
                return vec![Effect::Journal(JournalEntry::Saved)];
            }
            (Ok(_), None) => {}
            (Err(reason), _) => self.say(format!("Not saved: {reason}")),
        }
        Vec::new()
    }
}

const READ_ONLY: &str = "This document is too long to be edited here; it is shown for reading only";

/// The edits of the text that an edit asks for, each of the text as the ones before leave it.
fn text_edits(source: &SourceText, edit: &Edit) -> Result<Vec<TextEdit>, EditError> {
    // The text itself is asked first, which keeps what it has been parsed to.
    let mut source = Cow::Borrowed(source);
    let mut made = 0;
    let mut edits = edit.texts.clone();
    for (name, change) in &edit.changes {
        for edit in &edits[made..] {
            source = Cow::Owned(source.edited(edit));
        }
        made = edits.len();
        if *change == Change::Remove && source.span(name).is_none() {
            continue;
        }
        let edit = source.edit(name, change)?;
        if !edit.is_nothing() {
            edits.push(edit);
        }
    }
    Ok(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EventId;
    use crate::state::sample::{DOCUMENT, explored};
    use crate::state::{Msg, update};
    use crate::timeline::EventIx;

    /// A state of a document that takes longer to read than a letter may.
    fn long() -> State {
        let mut state = explored();
        let about = "What was said of it. ".repeat(MAX_BYTES_READ_PER_LETTER / 20);
        let text = DOCUMENT.replace(
            "kind: alleged",
            &format!("about: \"{about}\", kind: alleged"),
        );
        state.editing = Some(Editing::new(text.into()));
        state.read_again();
        state
    }

    fn type_title(state: &mut State, title: &str) -> Vec<Effect> {
        let name = ValueName::event(&EventId::from("e")).field("title");
        update(state, Msg::Edit(Edit::typed("title", name, title, false)))
    }

    fn title(state: &State) -> &str {
        &state.timeline.event(EventIx(0)).title
    }

    fn is_read_beside(effects: &[Effect]) -> bool {
        effects.contains(&Effect::ReadAgain)
    }

    #[test]
    fn letters_of_a_long_document_are_shown_before_it_is_read_again() {
        let mut state = long();
        let effects = type_title(&mut state, "Blaze");
        assert!(is_read_beside(&effects));
        assert_eq!(title(&state), "Blaze");
        let source = state.editing().expect("it can be edited").source().clone();
        let reading = Reading::of(&source, &Arc::default());
        // What was read is of no use once something else is typed.
        type_title(&mut state, "Blazes");
        update(&mut state, Msg::WasRead(Shared::new(reading)));
        assert_eq!(title(&state), "Blazes");
        update(&mut state, Msg::Undo);
        assert_eq!(title(&state), "Fire");
    }

    #[test]
    fn a_title_that_may_not_be_empty_keeps_its_last_good_picture() {
        let mut state = long();
        let effects = type_title(&mut state, "");
        assert!(!is_read_beside(&effects));
        assert_eq!(title(&state), "Fire");
        assert!(state.editing().is_some_and(Editing::has_errors));
        type_title(&mut state, "B");
        assert_eq!(title(&state), "B");
        assert!(!state.editing().is_some_and(Editing::has_errors));
    }

    #[test]
    fn letters_in_a_short_document_are_read_at_once() {
        let mut state = explored();
        state.editing = Some(Editing::new(DOCUMENT.into()));
        assert!(!is_read_beside(&type_title(&mut state, "Blaze")));
        assert_eq!(title(&state), "Blaze");
    }
}
