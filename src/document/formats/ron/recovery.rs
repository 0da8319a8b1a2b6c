//! Reads a tree into the document's own types and goes on behind every error.
//!
//! The `ron` crate reads good documents and stops at the first error of others. This recovery then tells all that is
//! wrong in one run. It is a serde deserializer that never fails: where a value is missing or of the wrong kind,
//! it reports that and hands out a placeholder, so that the types themselves stay the one description of the format.
//! The document it reads is only good for finding more problems, and it remembers the places of the placeholders.

mod deserialize;

use std::{cell::RefCell, ops::Range};

use serde::de::{self, value::Error};

use super::{
    lexer, schema,
    syntax_tree::{NodeIx, NodeKind, SyntaxTree},
};
use crate::document::diagnostic::{Diagnostic, Replacement};
use crate::document::{Document, source, suggest::HintBudget};

/// A document with placeholders, the errors in it, and the places of the placeholders.
pub(super) struct Recovered {
    pub document: Document,
    pub syntax_errors: Vec<Diagnostic<usize>>,
    pub placeholders: Vec<Range<usize>>,
}

/// Reads the whole tree.
pub(super) fn read(tree: &SyntaxTree<'_>) -> Result<Recovered, Error> {
    let recovery = Recovery {
        tree,
        syntax_errors: RefCell::default(),
        placeholders: RefCell::default(),
        hints: RefCell::default(),
    };
    let document = de::Deserialize::deserialize(NodeReader {
        recovery: &recovery,
        node: Some(tree.root()),
    })?;
    Ok(Recovered {
        document,
        syntax_errors: recovery.syntax_errors.into_inner(),
        placeholders: recovery.placeholders.into_inner(),
    })
}

struct Recovery<'t> {
    tree: &'t SyntaxTree<'t>,
    syntax_errors: RefCell<Vec<Diagnostic<usize>>>,
    placeholders: RefCell<Vec<Range<usize>>>,
    hints: RefCell<HintBudget>,
}

/// The place of a value to be read, or none, if it is missing and has been reported.
#[derive(Clone, Copy)]
struct NodeReader<'r> {
    recovery: &'r Recovery<'r>,
    node: Option<NodeIx>,
}

impl<'r> NodeReader<'r> {
    /// The same recovery at another place.
    fn of(self, node: NodeIx) -> Self {
        Self {
            node: Some(node),
            ..self
        }
    }

    fn source(self) -> &'r str {
        let tree = self.recovery.tree;
        self.node
            .map_or("", |node| tree.source(&tree.node(node).span))
    }

    fn report(self, diagnostic: Diagnostic<usize>) {
        self.recovery.syntax_errors.borrow_mut().push(diagnostic);
    }

    fn nearest<'n>(self, written: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        self.recovery.hints.borrow_mut().nearest(written, known)
    }

    /// Reports a value of the wrong kind, unless it is missing and reported already.
    fn mismatch(self, expected: &str, hint: Option<String>) {
        self.mismatch_of(expected, hint, Vec::new());
    }

    /// The same with what to write in its place.
    fn mismatch_of(
        self,
        expected: &str,
        hint: Option<String>,
        replacements: Vec<Replacement<usize>>,
    ) {
        let Some(node) = self.node.map(|node| self.recovery.tree.node(node)) else {
            return;
        };
        let found = match &node.kind {
            NodeKind::Text => format!("the text {}", shortened(self.source())),
            NodeKind::Word => format!("`{}`", shortened(self.source())),
            NodeKind::Group { open: b'[', .. } => "a list".to_owned(),
            NodeKind::Group {
                name: Some(name), ..
            } => format!("`{}(…)`", self.recovery.tree.source(name)),
            NodeKind::Group { .. } => "a group in brackets".to_owned(),
            NodeKind::Absent => return,
        };
        let whose = match &node.key {
            Some(key) => format!("`{}` must be", self.recovery.tree.source(key)),
            None => "this must be".to_owned(),
        };
        let message = format!("{whose} {expected}, not {found}");
        let diagnostic = Diagnostic::error(node.span.start, message).mend(hint);
        self.report(diagnostic.replacements(replacements));
        self.placeholder_here();
    }

    /// The replacements of what stands here: of a named group's name, or of the whole.
    fn replacements(self, texts: impl IntoIterator<Item = String>) -> Vec<Replacement<usize>> {
        let Some(node) = self.node.map(|node| self.recovery.tree.node(node)) else {
            return Vec::new();
        };
        let span = match &node.kind {
            NodeKind::Group {
                name: Some(name), ..
            } => name,
            _ => &node.span,
        };
        replacements(span, texts)
    }

    /// Reads a piece as the `ron` crate does, so that both agree on numbers and escapes.
    fn as_ron<T: de::DeserializeOwned>(self) -> Result<T, ron::Error> {
        ron::from_str(self.source()).map_err(|error| error.code)
    }

    fn kind(self) -> Option<&'r NodeKind> {
        self.node.map(|node| &self.recovery.tree.node(node).kind)
    }

    fn text(self) -> String {
        if !matches!(self.kind(), Some(NodeKind::Text)) {
            return self.bare_text();
        }
        match self.as_ron::<String>() {
            Ok(text) => {
                if let Some(at) = text.find('\0') {
                    let place = self.start() + lexer::place_in_string(self.source(), at);
                    self.report(Diagnostic::error(
                        place,
                        "a text cannot hold the character NUL",
                    ));
                }
                text
            }
            Err(error) => {
                let message = format!("this text holds an escape that means nothing ({error})");
                let hint = r#"write `\\` for a backslash"#.to_owned();
                self.report(Diagnostic::error(self.start(), message).mend(hint));
                self.placeholder_here();
                String::new()
            }
        }
    }

    /// A text without quotation marks or in wrong ones. Its words are kept, so that links to an id without
    /// quotes are no further problem.
    fn bare_text(self) -> String {
        let is_quotation_mark = |c: char| "'‘’‚“”„«»".contains(c);
        let bare = self.source().trim_matches(is_quotation_mark);
        let is_short = bare.chars().count() <= MAX_QUOTE;
        let hint = matches!(self.kind(), Some(NodeKind::Word)) && is_short;
        let quoted = hint.then(|| source::text(bare));
        self.mismatch_of(
            "a text in straight double quotes",
            quoted.as_ref().map(|quoted| format!("write `{quoted}`")),
            self.replacements(quoted),
        );
        bare.to_owned()
    }

    fn start(self) -> usize {
        self.node
            .map_or(0, |node| self.recovery.tree.node(node).span.start)
    }

    fn placeholder_here(self) {
        if let Some(node) = self.node {
            let span = self.recovery.tree.node(node).span.clone();
            self.recovery.placeholders.borrow_mut().push(span);
        }
    }

    /// The fields of a struct in the order of the file, and the missing ones after them.
    fn fields(
        self,
        name: &'static str,
        fields: &'static [&'static str],
    ) -> Vec<(&'static str, Self)> {
        let info = schema::struct_info_of(name);
        let needed = fields
            .iter()
            .filter(|field| !info.optional.contains(*field));
        let mut read: Vec<(&'static str, Self)> = Vec::new();
        let items = self.group(b'(', Some(name));
        match items {
            Some(items) => {
                for item in items {
                    self.field(*item, name, fields, &mut read);
                }
            }
            None => {
                let fields = match needed.clone().next() {
                    Some(_) => names(needed.clone()),
                    None => format!("any of {}", names(fields.iter())),
                };
                self.mismatch(&format!("`( … )` with {fields}"), None);
            }
        }
        for field in needed {
            if read.iter().any(|(seen, _)| seen == field) {
                continue;
            }
            if items.is_some() {
                let message = format!("{} has no `{field}`", self.described(name));
                self.report(Diagnostic::error(self.start(), message));
            }
            read.push((field, Self { node: None, ..self }));
        }
        read
    }

    /// Adds a field to those read, if it is one of the struct's.
    fn field(
        self,
        item: NodeIx,
        name: &'static str,
        fields: &'static [&'static str],
        read: &mut Vec<(&'static str, Self)>,
    ) {
        let tree = self.recovery.tree;
        let node = tree.node(item);
        let Some(key) = &node.key else {
            let message = format!("{} holds a value that is no field's", self.described(name));
            let hint = "write the field's name and a colon before it, or delete it".to_owned();
            return self.report(Diagnostic::error(node.span.start, message).mend(hint));
        };
        let written = tree.name(key);
        let known = fields.iter().find(|field| **field == written);
        let Some(field) = known else {
            if matches!(node.kind, NodeKind::Absent) {
                return;
            }
            let message = format!("unknown field `{written}` in {}", self.described(name));
            let near = self.nearest(written, fields.iter().copied());
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its fields are {}", names(fields.iter())),
            };
            let diagnostic = Diagnostic::error(key.start, message).mend(hint);
            self.report(diagnostic.replacements(replacements(key, near.map(str::to_owned))));
            // Read as the field that was meant, it is not reported as missing too.
            let is_free = |field| {
                let is_there = self
                    .node
                    .is_some_and(|node| tree.field(node, field).is_some());
                !is_there && !read.iter().any(|(seen, _)| *seen == field)
            };
            let meant = fields
                .iter()
                .find(|field| Some(**field) == near && is_free(field));
            read.extend(meant.map(|field| (*field, self.of(item))));
            return;
        };
        if read.iter().any(|(seen, _)| seen == field) {
            let message = format!("{} has `{field}` twice", self.described(name));
            return self
                .report(Diagnostic::error(key.start, message).mend("delete one".to_owned()));
        }
        read.push((field, self.of(item)));
    }

    /// "event `kabul-strike`", "claim 4", "a link of claim 4": the name by which the writer knows this struct.
    fn described(self, name: &str) -> String {
        let tree = self.recovery.tree;
        let noun = schema::struct_info_of(name).noun;
        let mut holder = self.node;
        while let Some(node) = holder {
            let is_itself = holder == self.node;
            let id = value_of(tree, node, "id").map(|id| format!("`{}`", id.trim_matches('"')));
            let number = value_of(tree, node, "number").map(|number| format!("claim {number}"));
            match id.or(number) {
                Some(claim) if is_itself && claim.starts_with("claim") => return claim,
                Some(id) if is_itself => {
                    let bare = noun.trim_start_matches("an ").trim_start_matches("a ");
                    return format!("{bare} {id}");
                }
                Some(owner) => return format!("{noun} of {owner}"),
                None => holder = tree.node(node).parent,
            }
        }
        noun.to_owned()
    }

    /// The values in these brackets, if they are of that kind and bear no other name.
    fn group(self, bracket: u8, allowed: Option<&str>) -> Option<&'r [NodeIx]> {
        let tree = self.recovery.tree;
        match self.kind()? {
            NodeKind::Group { open, name, items } if *open == bracket => {
                let named = name.as_ref().map(|name| tree.name(name));
                (named.is_none() || named == allowed).then_some(items.as_slice())
            }
            _ => None,
        }
    }
}

/// The replacements of a part of the text by others.
fn replacements(
    span: &Range<usize>,
    texts: impl IntoIterator<Item = String>,
) -> Vec<Replacement<usize>> {
    let replacement = |new_text| Replacement {
        start: span.start,
        end: span.end,
        new_text,
    };
    texts.into_iter().map(replacement).collect()
}

/// More of a wrong value than this does not help in a message.
const MAX_QUOTE: usize = 40;

fn shortened(source: &str) -> String {
    let line = source.lines().next().unwrap_or_default();
    if line.len() == source.len() && line.chars().count() <= MAX_QUOTE {
        return line.to_owned();
    }
    let start: String = line.chars().take(MAX_QUOTE).collect();
    format!("{start}…")
}

fn names<'n>(names: impl Iterator<Item = &'n &'static str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// A field as it stands in the file.
fn value_of(tree: &SyntaxTree<'_>, node: NodeIx, field: &str) -> Option<String> {
    let span = &tree.node(tree.field(node, field)?).span;
    Some(shortened(tree.source(span)))
}
