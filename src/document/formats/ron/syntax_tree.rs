//! A RON text as a tree of values that know their places.
//!
//! It is only [grown](super::parser::parse) when a text has to be read past its errors, to find every one in a text
//! that the `ron` crate, which stops at the first, has refused; and when a text is edited.

use std::{borrow::Cow, cell::RefCell, ops::Range};

use foldhash::{HashMap, HashMapExt};

use crate::document::problem::{PathSegment, ValuePath};

/// A value's position in its [`SyntaxTree`].
pub(in crate::document) type NodeIx = usize;

/// All values of a text.
#[derive(Debug)]
pub(in crate::document) struct SyntaxTree<'t> {
    pub text: &'t str,
    nodes: Cow<'t, [SyntaxNode]>,
    /// The fields of groups that have many, by their names, from when one of them is first asked for.
    fields_of: RefCell<HashMap<NodeIx, HashMap<String, NodeIx>>>,
}

/// A group of more items than this is not searched from its beginning for each field.
const FEW_ITEMS: usize = 16;

/// One value.
#[derive(Clone, Debug)]
pub(in crate::document) struct SyntaxNode {
    /// The name of the field it is the value of.
    pub key: Option<Range<usize>>,
    pub span: Range<usize>,
    /// The value that holds it.
    pub parent: Option<NodeIx>,
    pub kind: NodeKind,
}

/// Form of a value.
#[derive(Clone, Debug)]
pub(in crate::document) enum NodeKind {
    /// A text in double quotes.
    Text,
    /// A name, a number, or something that is neither.
    Word,
    /// Brackets with all that stands in and before them.
    Group {
        open: u8,
        name: Option<Range<usize>>,
        items: Vec<NodeIx>,
    },
    /// A field's value that is not there, which has been reported.
    Absent,
}

impl<'t> SyntaxTree<'t> {
    /// The tree of these values, the first of which holds all others.
    pub fn new(text: &'t str, nodes: impl Into<Cow<'t, [SyntaxNode]>>) -> Self {
        Self {
            text,
            nodes: nodes.into(),
            fields_of: RefCell::default(),
        }
    }

    /// The values without their text.
    pub fn into_nodes(self) -> Vec<SyntaxNode> {
        self.nodes.into_owned()
    }

    /// The value of the whole document.
    pub fn root(&self) -> NodeIx {
        0
    }

    pub fn node(&self, ix: NodeIx) -> &SyntaxNode {
        &self.nodes[ix]
    }

    pub fn source(&self, span: &Range<usize>) -> &'t str {
        &self.text[span.clone()]
    }

    /// The name of a field, a struct or a variant; RON lets it be written as `r#name`.
    pub fn name(&self, span: &Range<usize>) -> &'t str {
        let source = self.source(span);
        source.strip_prefix("r#").unwrap_or(source)
    }

    /// The values in a value's brackets.
    pub fn items(&self, ix: NodeIx) -> &[NodeIx] {
        match &self.nodes[ix].kind {
            NodeKind::Group { items, .. } => items,
            NodeKind::Text | NodeKind::Word | NodeKind::Absent => &[],
        }
    }

    /// The first field of that name. A list has none.
    pub fn field(&self, ix: NodeIx, name: &str) -> Option<NodeIx> {
        let NodeKind::Group { open, items, .. } = &self.nodes[ix].kind else {
            return None;
        };
        if *open == b'[' {
            return None;
        }
        if items.len() <= FEW_ITEMS {
            return items
                .iter()
                .copied()
                .find(|item| self.key(*item) == Some(name));
        }
        let mut fields_of = self.fields_of.borrow_mut();
        let fields = fields_of.entry(ix).or_insert_with(|| {
            let mut fields = HashMap::with_capacity(items.len());
            for item in items {
                if let Some(key) = self.key(*item) {
                    fields.entry(key.to_owned()).or_insert(*item);
                }
            }
            fields
        });
        fields.get(name).copied()
    }

    /// The name of the field that a value stands in.
    pub fn key(&self, ix: NodeIx) -> Option<&'t str> {
        self.nodes[ix].key.as_ref().map(|key| self.name(key))
    }

    /// The value in `Some(…)`, which a writer may leave out or put, or the value itself.
    pub fn unwrapped(&self, mut ix: NodeIx) -> NodeIx {
        while let NodeKind::Group {
            open: b'(',
            name: Some(name),
            items,
        } = &self.nodes[ix].kind
            && self.name(name) == "Some"
            && let [inner] = items.as_slice()
        {
            ix = *inner;
        }
        ix
    }

    /// Follows a path as far as it goes, and says whether that is all the way.
    pub fn find(&self, path: &ValuePath) -> (NodeIx, bool) {
        let mut found = self.root();
        for segment in path.segments() {
            let next = match segment {
                PathSegment::Field(name) => self.field(found, name),
                PathSegment::Item(index) => self.items(found).get(*index).copied(),
            };
            match next {
                Some(next) => found = self.unwrapped(next),
                None => return (found, false),
            }
        }
        (found, true)
    }

    /// The source of a field's value, of a group that has it.
    pub fn source_of(&self, group: NodeIx, field: &str) -> Option<&'t str> {
        let field = self.field(self.unwrapped(group), field)?;
        Some(self.source(&self.nodes[self.unwrapped(field)].span))
    }

    /// The places of all texts, in their order.
    pub fn texts(&self) -> Vec<Range<usize>> {
        let is_text = |node: &&SyntaxNode| matches!(node.kind, NodeKind::Text);
        let texts = self.nodes.iter().filter(is_text);
        let mut spans: Vec<Range<usize>> = texts.map(|node| node.span.clone()).collect();
        spans.sort_unstable_by_key(|span| span.start);
        spans
    }
}
