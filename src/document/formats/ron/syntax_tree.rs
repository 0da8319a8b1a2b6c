//! A RON text as a tree of values that know their places.
//!
//! It is only [grown](super::grow) when there is something to report: to find the place of a value, and to find
//! every syntax_error in a text that the `ron` crate, which stops at the first, has refused.

use std::ops::Range;

use crate::document::problem::{PathSegment, ValuePath};

/// A value's position in its [`SyntaxTree`].
pub(super) type NodeIx = usize;

/// All values of a text.
#[derive(Debug)]
pub(super) struct SyntaxTree<'t> {
    pub text: &'t str,
    nodes: Vec<SyntaxNode>,
}

/// One value.
#[derive(Debug)]
pub(super) struct SyntaxNode {
    /// The name of the field it is the value of.
    pub key: Option<Range<usize>>,
    pub span: Range<usize>,
    /// The value that holds it.
    pub parent: Option<NodeIx>,
    pub kind: NodeKind,
}

/// What a value looks like.
#[derive(Debug)]
pub(super) enum NodeKind {
    /// A text in double quotes.
    Text,
    /// A name, a number, or something that is neither.
    Word,
    /// Brackets with what stands in and before them.
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
    pub fn new(text: &'t str, nodes: Vec<SyntaxNode>) -> Self {
        Self { text, nodes }
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

    /// What stands in a value's brackets.
    pub fn items(&self, ix: NodeIx) -> &[NodeIx] {
        match &self.nodes[ix].kind {
            NodeKind::Group { items, .. } => items,
            NodeKind::Text | NodeKind::Word | NodeKind::Absent => &[],
        }
    }

    /// The first field of that name.
    pub fn field(&self, ix: NodeIx, name: &str) -> Option<NodeIx> {
        self.items(ix).iter().copied().find(|item| {
            let key = self.nodes[*item].key.as_ref();
            key.is_some_and(|key| self.name(key) == name)
        })
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
}
