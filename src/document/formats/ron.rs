//! RON, the format of `timeline.ron`.
//!
//! A good document is read by the `ron` crate straight into its types. Only when it is parse_failure, or when a check
//! complains of a value, is the text read again as a [tree] of values that know their source_map.

mod beginning;
mod lexer;
mod parser;
mod recovery;
mod schema;
mod syntax_tree;

use std::ops::Range;

use ron::{Options, error::SpannedResult, extensions::Extensions};

use self::syntax_tree::{NodeIx, NodeKind, SyntaxNode, SyntaxTree};
use super::super::{
    Document,
    diagnostic::{Diagnostic, line_of},
    load_progress,
    problem::{Problem, Severity, ValuePath},
};

#[cfg(test)]
pub(crate) use self::parser::TREES_PARSED;

/// Why a text is no document, and as much of one as can still be checked.
pub(in crate::document) struct ParseFailure<'t> {
    pub syntax_errors: Vec<Diagnostic>,
    pub recovered: Option<Box<RecoveredDocument<'t>>>,
}

/// A document with stand-ins where the text could not be read.
pub(in crate::document) struct RecoveredDocument<'t> {
    pub document: Document,
    pub source_map: SourceMap<'t>,
}

/// Reads a document.
///
/// # Errors
/// Everything that keeps the text from being one.
pub(in crate::document) fn read(text: &str) -> Result<Document, ParseFailure<'_>> {
    match by_the_crate(text) {
        Ok(document) if !may_hold_nul(text) => Ok(document),
        Ok(document) => match parse_failure(text) {
            ParseFailure { syntax_errors, .. } if syntax_errors.is_empty() => Ok(document),
            parse_failure => Err(parse_failure),
        },
        Err(error) if load_progress::is_cancelled() => Err(ParseFailure {
            syntax_errors: vec![Diagnostic::error(0, error.code.to_string())],
            recovered: None,
        }),
        Err(error) => {
            let mut parse_failure = parse_failure(text);
            if parse_failure.syntax_errors.is_empty() {
                // The recovery reader found no fault. The `ron` crate is the judge, so its words must do.
                let offset = offset_of(text, error.span.end);
                parse_failure
                    .syntax_errors
                    .push(Diagnostic::error(offset, error.code.to_string()));
            }
            Err(parse_failure)
        }
    }
}

/// The first events of a document that breaks off, without claims; nothing where it is not good so far.
pub(in crate::document) fn read_beginning(text: &str) -> Option<Document> {
    by_the_crate(&beginning::of(text)?).ok()
}

fn by_the_crate(text: &str) -> SpannedResult<Document> {
    // A writer need not wrap what may be left out in `Some(…)`, nor a date in the name of its type.
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
        .from_str(text)
}

/// Whether an escape could mean the character NUL, which no font can show and no other program takes.
fn may_hold_nul(text: &str) -> bool {
    [r"\0", r"\x00", r"\u{0"]
        .iter()
        .any(|escape| text.contains(escape))
}

fn parse_failure(text: &str) -> ParseFailure<'_> {
    let mut syntax_errors = Vec::new();
    let tree = match parser::parse(text, &mut syntax_errors) {
        Ok(tree) => tree,
        Err(fatal) => {
            syntax_errors.push(fatal);
            return ParseFailure {
                syntax_errors,
                recovered: None,
            };
        }
    };
    let Ok(recovered) = recovery::read(&tree) else {
        return ParseFailure {
            syntax_errors,
            recovered: None,
        };
    };
    syntax_errors.extend(recovered.syntax_errors);
    let mut placeholders = recovered.placeholders;
    placeholders.sort_by_key(|span| span.start);
    ParseFailure {
        syntax_errors,
        recovered: Some(Box::new(RecoveredDocument {
            document: recovered.document,
            source_map: SourceMap { tree, placeholders },
        })),
    }
}

/// The byte of a line and column as the `ron` crate counts them, both from one and the column in characters.
fn offset_of(text: &str, position: ron::error::Position) -> usize {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(position.line - 1)
        .map(str::len)
        .sum();
    let before = text[line_start..].chars().take(position.col - 1);
    line_start + before.map(char::len_utf8).sum::<usize>()
}

/// Where the values of a document stand in its text.
pub(in crate::document) struct SourceMap<'t> {
    tree: SyntaxTree<'t>,
    /// What could not be read, in the order of the text. Problems of these values are consequences, and not reported.
    placeholders: Vec<Range<usize>>,
}

impl<'t> SourceMap<'t> {
    /// The source_map of a text that has been read without fault. None if its tree cannot be grown, which would be a
    /// fault of ours.
    pub fn of(text: &'t str) -> Option<Self> {
        let tree = parser::parse(text, &mut Vec::new()).ok()?;
        Some(Self {
            tree,
            placeholders: Vec::new(),
        })
    }

    /// Whether the value was in the text and could be read.
    fn is_sound(&self, path: &ValuePath) -> bool {
        let (node, whole) = self.tree.find(path);
        let SyntaxNode { span, kind, .. } = self.tree.node(node);
        let next = self
            .placeholders
            .partition_point(|other| other.end <= span.start);
        let overlaps = self
            .placeholders
            .get(next)
            .is_some_and(|other| other.start < span.end);
        whole && !matches!(kind, NodeKind::Absent) && !overlaps
    }

    /// Whether the problem is one of its own, and not a consequence of what could not be read. Warnings wait until
    /// all can be read: most of them say that something is not used, and what could not be read may use it.
    pub fn is_genuine(&self, problem: &Problem) -> bool {
        let mut paths = std::iter::once(&problem.path)
            .chain(&problem.first)
            .chain(&problem.rests_on);
        problem.severity == Severity::Error && paths.all(|path| self.is_sound(path))
    }

    /// The problem at its place in the text.
    pub fn diagnostic(&self, problem: Problem) -> Diagnostic {
        let (node, whole) = self.tree.find(&problem.path);
        let message = match &problem.first {
            Some(first) => {
                let line = line_of(self.tree.text, self.start(self.tree.find(first).0));
                format!("{}, first on line {line}", problem.message)
            }
            None => problem.message,
        };
        let within = problem.offset.filter(|_| whole);
        Diagnostic {
            offset: self.start(node) + within.map_or(0, |offset| self.within(node, offset)),
            severity: problem.severity,
            message,
            hint: problem.hint,
        }
    }

    fn start(&self, node: NodeIx) -> usize {
        self.tree.node(node).span.start
    }

    fn within(&self, node: NodeIx, offset: usize) -> usize {
        let node = self.tree.node(node);
        match node.kind {
            NodeKind::Text => lexer::place_in_string(self.tree.source(&node.span), offset),
            NodeKind::Word | NodeKind::Group { .. } | NodeKind::Absent => 0,
        }
    }
}

/// What both readers think of a text, for the tests that hold that they agree.
#[cfg(test)]
pub(in crate::document) struct Verdicts {
    pub by_the_crate: bool,
    pub by_us: bool,
}

#[cfg(test)]
impl Verdicts {
    pub fn of(text: &str) -> Self {
        Self {
            // The one thing that the crate takes and we do not.
            by_the_crate: by_the_crate(text).is_ok() && !may_hold_nul(text) && !text.contains('\0'),
            by_us: parse_failure(text).syntax_errors.is_empty(),
        }
    }
}
