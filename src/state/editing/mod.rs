//! The document as it is edited: its text, the steps that can be undone, and what keeps it from being shown.
//!
//! An edit names a value and its change; the text is edited, read again, and shown as each new version of a file is. A text with
//! faults leaves the last good picture in place.

mod apply;
mod choices;
mod date;
mod decide;
mod drag;
mod dragged_date;
mod edit;
mod make;
mod named;
mod outside;
mod reading;
mod rename;
mod resume;
mod talk;
mod things;
mod undo;
mod without;
mod words;

use std::sync::Arc;

use crate::document::problem::{Problem, Severity};
use crate::document::source::{Conflict, Remark, SourceText, ValueName};
use crate::view::look::Selection;

pub use date::{DateReading, DateTyping, as_typed};
pub use drag::{Drag, DragMsg};
pub use edit::Edit;
pub use named::Named;
pub use reading::{Fault, Reading};
pub use rename::Naming;
use things::NewEvent;
pub use undo::JournalEntry;
use undo::UndoHistory;

/// Longer texts are read beside the window after an edit.
const MAX_BYTES_READ_AT_ONCE: usize = 500_000;
/// In longer texts the letters of a title are shown before the text is read again, which takes longer than a frame should.
const MAX_BYTES_READ_PER_LETTER: usize = 100_000;

/// A document's text under its reader's hands.
#[derive(Clone, Debug)]
pub struct Editing {
    source: SourceText,
    /// The text before the first step.
    base: Arc<str>,
    /// The text of the file, as it was last read or written.
    saved: Arc<str>,
    history: UndoHistory,
    /// What is wrong with the text, worst first, and the version of it that was read.
    faults: Vec<Fault>,
    faults_in: SourceText,
    /// What is wrong with the article that the text tells, at the value that tells it.
    article_fault: Option<(ValueName, Fault)>,
    /// Values that another program has changed too, in which the reader's version stands.
    conflicts: Vec<Conflict>,
    /// What the document asks a person, and which of it is being decided.
    remarks: Vec<Remark>,
    deciding: Option<usize>,
    /// The field that is typed in.
    field: Option<ValueName>,
    /// The date that is typed.
    date: Option<DateTyping>,
    /// The id or the number that is typed.
    naming: Option<Naming>,
    /// The event that is dragged on the canvas.
    drag: Option<Drag>,
    /// Selected once the text has been read again.
    selects: Option<Selection>,
}

impl Editing {
    pub fn new(text: Arc<str>) -> Self {
        let source = SourceText::new(Arc::clone(&text));
        Self {
            base: Arc::clone(&text),
            saved: text,
            remarks: source.remarks(),
            deciding: None,
            faults_in: source.clone(),
            source,
            history: UndoHistory::default(),
            faults: Vec::new(),
            article_fault: None,
            conflicts: Vec::new(),
            field: None,
            date: None,
            naming: None,
            drag: None,
            selects: None,
        }
    }

    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// The text before the first step.
    pub fn base(&self) -> &Arc<str> {
        &self.base
    }

    /// The text of the file, as it was last read or written.
    pub fn saved(&self) -> &Arc<str> {
        &self.saved
    }

    /// True where the text is not the file's.
    pub fn is_unsaved(&self) -> bool {
        self.source.text() != &self.saved
    }

    /// What would be undone and what would be done again.
    pub fn next_steps(&self) -> (Option<&str>, Option<&str>) {
        self.history.next()
    }

    /// The field that is typed in.
    pub fn field(&self) -> Option<&ValueName> {
        self.field.as_ref()
    }

    /// True while a text, a date or a name of the document is typed.
    pub fn is_typing(&self) -> bool {
        self.field.is_some() || self.date.is_some() || self.naming.is_some()
    }

    /// The id or the number that is typed, and not in the document yet.
    pub fn naming(&self) -> Option<&Naming> {
        self.naming.as_ref()
    }

    /// The date that is typed, and shown but not in the document yet.
    pub fn date(&self) -> Option<&DateTyping> {
        self.date.as_ref()
    }

    /// The event that is dragged on the canvas.
    pub fn drag(&self) -> Option<&Drag> {
        self.drag.as_ref()
    }

    /// Values that another program has changed too, in which the reader's version stands.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What is wrong with the text as it is now.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// A text of the document as it is now, where the picture does not show that yet or is not to.
    pub fn text_now(&self, name: &ValueName) -> Option<String> {
        let is_behind = self.field.as_ref() == Some(name) || self.has_errors();
        is_behind.then(|| self.source.string(name).unwrap_or_default())
    }

    /// True where something keeps the text from being shown.
    pub fn has_errors(&self) -> bool {
        let worst = self.faults.first();
        worst.is_some_and(|fault| fault.severity == Severity::Error)
    }

    /// What is wrong with a value, as it was read last.
    pub fn faults_of(&self, name: &ValueName) -> impl Iterator<Item = &Fault> {
        let span = match self.faults.is_empty() {
            true => None,
            false => self.faults_in.span(name),
        };
        let is_within =
            move |fault: &&Fault| matches!(&span, Some(span) if span.contains(&fault.byte));
        let of_article = self.article_fault.iter();
        let of_article = of_article.filter(move |(of, _)| of == name);
        let faults = self.faults.iter().filter(is_within);
        faults.chain(of_article.map(|(_, fault)| fault))
    }

    /// Tells what is wrong with the article that the text tells.
    pub(super) fn tell_of_article(&mut self, problem: Option<&Problem>) {
        self.article_fault = problem.map(|problem| {
            let source = ValueName::to("source");
            let inline = source.clone().field("text_inline");
            let name = match self.source.span(&inline) {
                Some(_) => inline,
                None => source.field("text"),
            };
            (name, Fault::of_article(problem))
        });
    }
}
