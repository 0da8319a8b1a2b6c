//! RON, the format of `timeline.ron`.
//!
//! A good document is read by the `ron` crate straight into its types. Only when that fails is the text read again as
//! a [tree](syntax_tree) of values that know their places; and where a check complains of some values of a document
//! that was read, their places are [looked for](locator) in the text.

mod beginning;
mod edit;
mod lexer;
mod locator;
mod parser;
mod recovery;
mod schema;
mod syntax_tree;

use std::ops::Range;

use ron::{Options, error::SpannedResult, extensions::Extensions};

use self::locator::Location;
use super::super::{
    Document,
    diagnostic::{Diagnostic, Related, Replacement},
    load_progress::LoadProgress,
    problem::{Problem, ValuePath},
    source,
};

pub(in crate::document) use self::{
    edit::edit,
    schema::field_named,
    syntax_tree::{NodeIx, NodeKind, SyntaxNode, SyntaxTree},
};

#[cfg(test)]
pub(crate) use self::{lexer::BYTES_LEXED, parser::TREES_PARSED};

/// The faults that keep a text from being a document, and as much of one as can still be checked.
pub(in crate::document) struct ParseFailure<'t> {
    pub syntax_errors: Vec<Diagnostic<usize>>,
    pub recovered: Option<Box<RecoveredDocument<'t>>>,
}

/// A document with placeholders where the text could not be read.
pub(in crate::document) struct RecoveredDocument<'t> {
    pub document: Document,
    pub source_map: SourceMap<'t>,
}

/// Reads a document.
///
/// # Errors
/// Everything that keeps the text from being one.
pub(in crate::document) fn read(text: &str) -> Result<Document, ParseFailure<'_>> {
    match parse_with_ron(text) {
        Ok(document) if !may_hold_nul(text) => Ok(document),
        Ok(document) => match parse_failure(text) {
            ParseFailure { syntax_errors, .. } if syntax_errors.is_empty() => Ok(document),
            parse_failure => Err(parse_failure),
        },
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

/// The tree of a text; nothing of one with syntax errors.
pub(in crate::document) fn tree(text: &str) -> Option<SyntaxTree<'_>> {
    let mut syntax_errors = Vec::new();
    let tree = parser::parse(text, &mut syntax_errors).ok()?;
    syntax_errors.is_empty().then_some(tree)
}

/// True if a text, which may break off anywhere, is a document's, however faulty.
pub(in crate::document) fn looks_like_document(text: &str) -> bool {
    beginning::looks_like_document(text)
}

/// The first events of a document that breaks off, without claims; nothing where it is not good so far.
pub(in crate::document) fn read_beginning(text: &str) -> Option<Document> {
    parse_with_ron(&beginning::of(text)?).ok()
}

pub(in crate::document) fn parse_with_ron(text: &str) -> SpannedResult<Document> {
    // A writer need not wrap what may be left out in `Some(…)`, nor a date in the name of its type.
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
        .from_str(text)
}

/// Sees an escape that could mean the character NUL, which no font can show and no other program takes.
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

/// The problems of a document that has been read without fault, at their places in its text.
pub(in crate::document) fn located(
    text: &str,
    problems: Vec<Problem>,
    progress: &LoadProgress,
) -> Vec<Diagnostic<usize>> {
    let repeated = problems.iter().filter_map(|problem| problem.first.as_ref());
    let paths = problems.iter().map(|problem| &problem.path);
    let paths: Vec<&ValuePath> = paths.chain(repeated).collect();
    let locations = locator::locate(text, &paths, progress);
    let (places, firsts) = locations.split_at(problems.len());
    let mut firsts = firsts.iter();
    let problems = problems.into_iter().zip(places);
    problems
        .map(|(problem, place)| {
            let first = problem.first.as_ref().and_then(|_| firsts.next());
            diagnostic(text, problem, *place, first.copied())
        })
        .collect()
}

/// A problem at the place of its value.
fn diagnostic(
    text: &str,
    problem: Problem,
    place: Location,
    first: Option<Location>,
) -> Diagnostic<usize> {
    let within = problem.offset.filter(|_| place.is_whole);
    let end = place.end.filter(|_| place.is_whole);
    let within = within.filter(|_| place.is_text);
    let within = within.zip(end).map_or(0, |(offset, end)| {
        lexer::place_in_string(&text[place.start..end], offset)
    });
    let first = first.map(|first| Related {
        place: first.start,
        message: "first".to_owned(),
    });
    Diagnostic {
        severity: problem.severity,
        message: problem.message,
        mend: problem.mend,
        replacements: end.map_or_else(Vec::new, |end| {
            let replacement = |value: String| Replacement {
                start: place.start,
                end,
                new_text: match place.is_text {
                    true => source::text(&value),
                    false => value,
                },
            };
            problem.instead.into_iter().map(replacement).collect()
        }),
        place: Some(place.start + within),
        related: first.into_iter().collect(),
    }
}

/// Places of the values of a document that could not be read as a whole.
pub(in crate::document) struct SourceMap<'t> {
    tree: SyntaxTree<'t>,
    /// The values that could not be read, in the order of the text. Problems of these are consequences, and not
    /// reported.
    placeholders: Vec<Range<usize>>,
}

impl SourceMap<'_> {
    /// Holds if the value was in the text and could be read.
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

    /// Holds if the problem is one of its own, and not a consequence of values that could not be read.
    pub fn is_genuine(&self, problem: &Problem) -> bool {
        let mut paths = std::iter::once(&problem.path)
            .chain(&problem.first)
            .chain(&problem.rests_on);
        paths.all(|path| self.is_sound(path))
    }

    /// The problem at its place in the text.
    pub fn diagnostic(&self, problem: Problem) -> Diagnostic<usize> {
        let place = self.location(&problem.path);
        let first = problem.first.as_ref().map(|first| self.location(first));
        diagnostic(self.tree.text, problem, place, first)
    }

    fn location(&self, path: &ValuePath) -> Location {
        let (node, is_whole) = self.tree.find(path);
        let node = self.tree.node(node);
        let is_text = matches!(node.kind, NodeKind::Text);
        let has_brackets = matches!(node.kind, NodeKind::Group { .. });
        Location {
            start: node.span.start,
            end: (!has_brackets).then_some(node.span.end),
            is_text,
            is_whole,
        }
    }
}

/// Verdicts of both readers on a text, for the tests that hold that they agree.
#[cfg(test)]
pub(in crate::document) struct Verdicts {
    pub parse_with_ron: bool,
    pub by_us: bool,
}

#[cfg(test)]
impl Verdicts {
    pub fn of(text: &str) -> Self {
        Self {
            // The one thing that the crate takes and we do not.
            parse_with_ron: parse_with_ron(text).is_ok()
                && !may_hold_nul(text)
                && !text.contains('\0'),
            by_us: parse_failure(text).syntax_errors.is_empty(),
        }
    }
}
