//! Edits that a reader asks for.

use crate::document::source::{self, Change, Conflict, SourceText, TextEdit, ValueName};
use crate::view::look::Selection;

/// Changes of values that are made, undone and named as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The thing that is edited, as it reads after "Undone: ".
    pub what: String,
    pub changes: Vec<(ValueName, Change)>,
    /// Other changes of the text, before those of values.
    pub texts: Vec<TextEdit>,
    /// True of text as it is typed: the letters of a word are one step.
    pub is_typed: bool,
    /// True of what belongs to the typing before it, with which it is undone.
    pub joins: bool,
    /// Selected once the document has it.
    pub selects: Option<Selection>,
    /// The field that is typed in then.
    pub begins: Option<ValueName>,
}

impl Edit {
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            changes: Vec::new(),
            texts: Vec::new(),
            is_typed: false,
            joins: false,
            selects: None,
            begins: None,
        }
    }

    /// Another program's version of a value instead of ours.
    pub fn taking_theirs(conflict: &Conflict) -> Self {
        let edit = Self::new("your version of what another program changed too");
        let name = conflict.name.clone();
        match &conflict.theirs {
            Some(theirs) => edit.set(name, theirs.clone()),
            None => edit.remove(name),
        }
    }

    /// One of the ways to mend a fault of a text.
    pub fn mend(source: &SourceText, mend: &TextEdit) -> Self {
        let before = SourceText::told(&source.text()[mend.range.clone()]);
        let after = SourceText::told(&mend.new_text);
        Self::new(format!("{after} for {before}")).text(mend.clone())
    }

    /// With one more change, which finds the document as those before it leave it.
    #[must_use]
    pub fn change(mut self, name: ValueName, change: Change) -> Self {
        self.changes.push((name, change));
        self
    }

    #[must_use]
    pub fn text(mut self, edit: TextEdit) -> Self {
        self.texts.push(edit);
        self
    }

    #[must_use]
    pub fn set(self, name: ValueName, value: String) -> Self {
        self.change(name, Change::Set(value))
    }

    #[must_use]
    pub fn remove(self, name: ValueName) -> Self {
        self.change(name, Change::Remove)
    }

    /// A text as it is typed. One that may be left out is, where nothing is typed.
    pub fn typed(what: impl Into<String>, name: ValueName, text: &str, is_optional: bool) -> Self {
        let edit = match is_optional && text.is_empty() {
            true => Self::new(what).remove(name),
            false => Self::new(what).set(name, source::text(text)),
        };
        Self {
            is_typed: true,
            ..edit
        }
    }

    /// The text that a field has after it, where it is no more than letters that are typed.
    pub(super) fn letters(&self) -> Option<(ValueName, String)> {
        match (&self.texts[..], &self.changes[..]) {
            ([], [(name, Change::Set(value))]) if self.is_typed => {
                Some((name.clone(), source::text_of(value)?))
            }
            _ => None,
        }
    }

    #[must_use]
    pub fn begin(mut self, field: ValueName) -> Self {
        self.begins = Some(field);
        self
    }

    #[must_use]
    pub fn select(mut self, selection: Selection) -> Self {
        self.selects = Some(selection);
        self
    }
}
