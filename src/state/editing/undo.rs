//! Undo steps: what was done to the text, and what takes it back.

use serde::{Deserialize, Serialize};

use crate::document::source::{SourceText, TextEdit, ValueName};
use crate::state::history::NavEntry;
use crate::view::look::Selection;

/// Seconds after which typing goes on in a step of its own.
const PAUSE: f64 = 3.0;
/// Older steps are forgotten.
const MAX_STEPS: usize = 10_000;

/// Something that was done to the text.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStep {
    pub what: String,
    /// In the order in which they were made.
    edits: Vec<TextEdit>,
    /// In the order in which they take back.
    inverses: Vec<TextEdit>,
    /// The field that was typed in, and the second of the last letter.
    typed: Option<(ValueName, f64)>,
    /// The view before it; nothing of a step of an earlier run.
    pub entry: Option<NavEntry>,
    /// Selected once it is made.
    pub selects: Option<Selection>,
}

/// What was done to a text, for a journal from which it can be done again.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalEntry {
    Step {
        what: String,
        edits: Vec<TextEdit>,
        /// True where it goes on with the step before.
        goes_on: bool,
    },
    Undo,
    Redo,
    /// The text as it is now is that of the file.
    Saved,
    /// The file has this text now, which another program wrote.
    FileIs(String),
}

/// Steps that can be undone and redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoHistory {
    undo: Vec<UndoStep>,
    redo: Vec<UndoStep>,
}

/// A text that steps are made in: the source, or a plain text while many are made at once.
pub trait Editable {
    fn text(&self) -> &str;
    fn apply(&mut self, edit: &TextEdit);
}

impl Editable for SourceText {
    fn text(&self) -> &str {
        self.text()
    }

    fn apply(&mut self, edit: &TextEdit) {
        *self = self.edited(edit);
    }
}

impl Editable for String {
    fn text(&self) -> &str {
        self
    }

    fn apply(&mut self, edit: &TextEdit) {
        self.replace_range(edit.range.clone(), &edit.new_text);
    }
}

/// A step that is being made.
pub struct NewStep {
    pub what: String,
    pub edits: Vec<TextEdit>,
    pub typed: Option<(ValueName, f64)>,
    /// True of what belongs to the step before it.
    pub joins: bool,
    pub entry: Option<NavEntry>,
    pub selects: Option<Selection>,
}

impl UndoHistory {
    /// Does something to a text, in a step of its own or as part of the last. Nothing is done where it does not fit the text.
    pub fn make(&mut self, source: &mut SourceText, step: NewStep) -> Option<JournalEntry> {
        let goes_on = step.joins || self.goes_on(source, &step);
        let inverses = made(source, &step.edits)?;
        let entry = JournalEntry::Step {
            what: step.what.clone(),
            edits: step.edits.clone(),
            goes_on,
        };
        self.push(step, inverses, goes_on);
        Some(entry)
    }

    /// Remembers a step that was made. The inverses of its edits are in the order in which they take back.
    fn push(&mut self, step: NewStep, mut inverses: Vec<TextEdit>, goes_on: bool) {
        self.redo.clear();
        match self.undo.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.edits.extend(step.edits);
                inverses.append(&mut last.inverses);
                last.inverses = inverses;
                last.typed = step.typed;
                last.selects = step.selects.or_else(|| last.selects.take());
            }
            None => {
                if self.undo.len() == MAX_STEPS {
                    self.undo.remove(0);
                }
                self.undo.push(UndoStep {
                    what: step.what,
                    edits: step.edits,
                    inverses,
                    typed: step.typed,
                    entry: step.entry,
                    selects: step.selects,
                });
            }
        }
    }

    /// True of a letter that belongs to the word that is being typed.
    fn goes_on(&self, source: &SourceText, step: &NewStep) -> bool {
        let last = self.undo.last().and_then(|last| last.typed.as_ref());
        let (Some((name, now)), Some((last_name, then)), [edit]) =
            (&step.typed, last, &step.edits[..])
        else {
            return false;
        };
        let before = source.text()[..edit.range.start].chars().next_back();
        let mut letters = edit.new_text.chars();
        let (first, rest) = (letters.next(), letters.as_str());
        let begins_word = first.is_some_and(|letter| !letter.is_whitespace())
            && before.is_some_and(char::is_whitespace);
        // What is pasted is a step of its own.
        let is_letter = rest.is_empty();
        name == last_name && is_letter && !begins_word && now - then < PAUSE && self.redo.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self, text: &mut impl Editable) -> Option<&UndoStep> {
        let mut step = self.undo.pop()?;
        step.typed = None;
        for edit in &step.inverses {
            text.apply(edit);
        }
        self.redo.push(step);
        self.redo.last()
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self, text: &mut impl Editable) -> Option<&UndoStep> {
        let step = self.redo.pop()?;
        for edit in &step.edits {
            text.apply(edit);
        }
        self.undo.push(step);
        self.undo.last()
    }

    /// True where the last step is what was typed in a field.
    pub fn ends_with_typing(&self, field: &ValueName) -> bool {
        let typed = self.undo.last().and_then(|last| last.typed.as_ref());
        typed.is_some_and(|(typed_in, _)| typed_in == field)
    }

    /// The end of typing: whatever is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.typed = None;
        }
    }

    /// Does again what a journal tells. An entry that does not fit the text is the end.
    pub fn replay(&mut self, text: &mut String, entry: JournalEntry) -> Option<()> {
        match entry {
            JournalEntry::Step {
                what,
                edits,
                goes_on,
            } => {
                let inverses = made(text, &edits)?;
                let step = NewStep {
                    what,
                    edits,
                    typed: None,
                    joins: false,
                    entry: None,
                    selects: None,
                };
                self.push(step, inverses, goes_on);
            }
            JournalEntry::Undo => drop(self.undo(text)?),
            JournalEntry::Redo => drop(self.redo(text)?),
            JournalEntry::Saved | JournalEntry::FileIs(_) => {}
        }
        Some(())
    }

    /// What would be undone and what would be done again.
    pub fn next(&self) -> (Option<&str>, Option<&str>) {
        let undo = self.undo.last().map(|step| step.what.as_str());
        (undo, self.redo.last().map(|step| step.what.as_str()))
    }
}

/// Makes edits in a text, all of them or none, and returns what takes them back, in that order. Nothing where one does not fit.
fn made(text: &mut impl Editable, edits: &[TextEdit]) -> Option<Vec<TextEdit>> {
    let mut inverses: Vec<TextEdit> = Vec::with_capacity(edits.len());
    for edit in edits {
        if text.text().get(edit.range.clone()).is_none() {
            for inverse in inverses.iter().rev() {
                text.apply(inverse);
            }
            return None;
        }
        inverses.push(edit.inverse(text.text()));
        text.apply(edit);
    }
    inverses.reverse();
    Some(inverses)
}
