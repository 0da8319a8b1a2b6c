//! A document's text with its values in one value.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::{Change, EditError, TextEdit, ValueName, text_of};
use crate::document::formats::ron::{self, SyntaxNode, SyntaxTree};
use crate::document::problem::ValuePath;
use crate::document::{Position, Replacement, quoted};

/// The text of an open document, in which each value can be found and changed. It is parsed once a version, when the first value
/// is asked for; copies share what it was parsed to.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    /// The values of the text; nothing where it has syntax errors.
    nodes: Arc<OnceLock<Option<Vec<SyntaxNode>>>>,
    /// The text that was set last, and its place. Whoever types in it goes on there, and the whole need not be parsed for each
    /// letter.
    set_last: OnceLock<(ValueName, Range<usize>)>,
}

impl SourceText {
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self {
            text: text.into(),
            nodes: Arc::default(),
            set_last: OnceLock::new(),
        }
    }

    /// Parses the text now, for whoever asks for a value later.
    pub fn parse(&self) {
        self.tree();
    }

    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    pub(super) fn tree(&self) -> Option<SyntaxTree<'_>> {
        let parse = || ron::tree(&self.text).map(SyntaxTree::into_nodes);
        let nodes = self.nodes.get_or_init(parse).as_deref()?;
        Some(SyntaxTree::new(&self.text, nodes))
    }

    /// The way to a value in this version, also to a field that is not there. Nothing where what holds it is not there.
    pub fn path(&self, name: &ValueName) -> Option<ValuePath> {
        name.path(&self.tree()?)
    }

    /// The place of a value; nothing where it is not there.
    pub fn span(&self, name: &ValueName) -> Option<Range<usize>> {
        if let Some((set, span)) = self.set_last.get()
            && set == name
        {
            return Some(span.clone());
        }
        let tree = self.tree()?;
        let (node, is_whole) = tree.find(&name.path(&tree)?);
        is_whole.then(|| tree.node(node).span.clone())
    }

    /// The value as it is written; nothing where it is not there.
    pub fn value(&self, name: &ValueName) -> Option<&str> {
        self.span(name).map(|span| &self.text[span])
    }

    /// The value of a text; nothing where it is not there, or is no text.
    pub fn string(&self, name: &ValueName) -> Option<String> {
        self.value(name).and_then(text_of)
    }

    /// The number of items of a list; none of one that is not there.
    pub fn count(&self, name: &ValueName) -> usize {
        let count = |tree: &SyntaxTree<'_>| {
            let (node, is_whole) = tree.find(&name.path(tree)?);
            is_whole.then(|| tree.items(node).len())
        };
        self.tree().as_ref().and_then(count).unwrap_or_default()
    }

    /// The place of an item in its list.
    pub fn index(&self, name: &ValueName) -> Option<usize> {
        self.path(name)?.index()
    }

    /// The edit of the text that changes one value, and nothing else.
    ///
    /// # Errors
    /// A text with syntax errors, or a value that is not there.
    pub fn edit(&self, name: &ValueName, change: &Change) -> Result<TextEdit, EditError> {
        if let (Change::Set(value), Some((set, span))) = (change, self.set_last.get())
            && set == name
        {
            let edit = TextEdit {
                range: span.clone(),
                new_text: value.clone(),
            };
            return Ok(edit.least(&self.text));
        }
        let tree = self.tree().ok_or(EditError::Unreadable)?;
        let path = name.path(&tree).ok_or(EditError::NoSuchItem)?;
        let edit = ron::edit(&tree, &path, change)?;
        if let (Change::Set(_), Some(span)) = (change, self.span(name)) {
            // Another one is asked for where the edit is not made.
            let _ = self.set_last.set((name.clone(), span));
        }
        Ok(edit.least(&self.text))
    }

    /// The edit that makes this version another one.
    pub fn edit_to(&self, other: &str) -> TextEdit {
        let whole = TextEdit {
            range: 0..self.text.len(),
            new_text: other.to_owned(),
        };
        whole.least(&self.text)
    }

    /// Makes a change, and returns the edit that it was.
    ///
    /// # Errors
    /// A text with syntax errors, or a value that is not there.
    pub fn change(&mut self, name: &ValueName, change: &Change) -> Result<TextEdit, EditError> {
        let edit = self.edit(name, change)?;
        if !edit.is_nothing() {
            *self = self.edited(&edit);
        }
        Ok(edit)
    }

    /// The version after an edit.
    #[must_use]
    pub fn edited(&self, edit: &TextEdit) -> Self {
        let edited = Self::new(edit.applied(&self.text));
        if let Some((name, span)) = self.set_last.get()
            && span.start <= edit.range.start
            && edit.range.end <= span.end
        {
            let length = span.len() - edit.range.len() + edit.new_text.len();
            let span = span.start..span.start + length;
            // Only a text is surely one value still.
            if text_of(&edited.text[span.clone()]).is_some() {
                let _ = edited.set_last.set((name.clone(), span));
            }
        }
        edited
    }

    /// A value as a reader says it: a text in quotation marks, all else as it is written.
    pub fn told(value: &str) -> String {
        text_of(value).map_or_else(|| value.to_owned(), |text| quoted(&text))
    }

    /// The edit that a replacement at its lines and columns is.
    pub fn replacing(&self, replacement: Replacement) -> TextEdit {
        TextEdit {
            range: self.byte(replacement.start)..self.byte(replacement.end),
            new_text: replacement.new_text,
        }
    }

    /// The byte at a line and column.
    pub fn byte(&self, position: Position) -> usize {
        let lines = self.text.split_inclusive('\n');
        let before: usize = lines.take(position.line - 1).map(str::len).sum();
        let line = self.text[before..].chars().take(position.column - 1);
        before + line.map(char::len_utf8).sum::<usize>()
    }
}
