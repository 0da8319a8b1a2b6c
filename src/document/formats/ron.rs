//! RON, the format of `timeline.ron`.
//!
//! A good document is read by the `ron` crate straight into its types. Only when it is refused, or when a check
//! complains of a value, is the text read again as a [tree] of values that know their places.

mod beginning;
mod forgiving;
mod grow;
mod lex;
mod schema;
mod tree;

use std::ops::Range;

use ron::{Options, error::SpannedResult, extensions::Extensions};

use self::tree::{Node, NodeIx, Shape, Tree};
use super::super::{
    Document,
    locate::{Spot, line_of},
    problem::{Path, Problem, Severity},
    reading,
};

#[cfg(test)]
pub(crate) use self::grow::GROWN;

/// Why a text is no document, and as much of one as can still be checked.
pub(in crate::document) struct Refused<'t> {
    pub slips: Vec<Spot>,
    pub draft: Option<Box<Draft<'t>>>,
}

/// A document with stand-ins where the text could not be read.
pub(in crate::document) struct Draft<'t> {
    pub document: Document,
    pub places: Places<'t>,
}

/// Reads a document.
///
/// # Errors
/// Everything that keeps the text from being one.
pub(in crate::document) fn read(text: &str) -> Result<Document, Refused<'_>> {
    match by_the_crate(text) {
        Ok(document) if !may_hold_nul(text) => Ok(document),
        Ok(document) => match refused(text) {
            Refused { slips, .. } if slips.is_empty() => Ok(document),
            refused => Err(refused),
        },
        Err(error) if reading::is_given_up() => Err(Refused {
            slips: vec![Spot::error(0, error.code.to_string())],
            draft: None,
        }),
        Err(error) => {
            let mut refused = refused(text);
            if refused.slips.is_empty() {
                // The forgiving reader found no fault. The `ron` crate is the judge, so its words must do.
                let offset = offset_of(text, error.span.end);
                refused
                    .slips
                    .push(Spot::error(offset, error.code.to_string()));
            }
            Err(refused)
        }
    }
}

/// The first events of a document that breaks off, without claims; nothing where it is not good so far.
pub(in crate::document) fn read_beginning(text: &str) -> Option<Document> {
    by_the_crate(&beginning::of(text)?).ok()
}

fn by_the_crate(text: &str) -> SpannedResult<Document> {
    // A writer need not wrap what may be left out in `Some(…)`.
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(text)
}

/// Whether an escape could mean the character NUL, which no font can show and no other program takes.
fn may_hold_nul(text: &str) -> bool {
    [r"\0", r"\x00", r"\u{0"]
        .iter()
        .any(|escape| text.contains(escape))
}

fn refused(text: &str) -> Refused<'_> {
    let mut slips = Vec::new();
    let tree = match grow::grow(text, &mut slips) {
        Ok(tree) => tree,
        Err(fatal) => {
            slips.push(fatal);
            return Refused { slips, draft: None };
        }
    };
    let Ok(draft) = forgiving::read(&tree) else {
        return Refused { slips, draft: None };
    };
    slips.extend(draft.slips);
    let mut stand_ins = draft.stand_ins;
    stand_ins.sort_by_key(|span| span.start);
    Refused {
        slips,
        draft: Some(Box::new(Draft {
            document: draft.document,
            places: Places { tree, stand_ins },
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
pub(in crate::document) struct Places<'t> {
    tree: Tree<'t>,
    /// What could not be read, in the order of the text. Problems of these values are consequences, and not reported.
    stand_ins: Vec<Range<usize>>,
}

impl<'t> Places<'t> {
    /// The places of a text that has been read without fault. None if its tree cannot be grown, which would be a
    /// fault of ours.
    pub fn of(text: &'t str) -> Option<Self> {
        let tree = grow::grow(text, &mut Vec::new()).ok()?;
        Some(Self {
            tree,
            stand_ins: Vec::new(),
        })
    }

    /// Whether the value was in the text and could be read.
    fn is_sound(&self, path: &Path) -> bool {
        let (node, whole) = self.tree.find(path);
        let Node { span, shape, .. } = self.tree.node(node);
        let next = self
            .stand_ins
            .partition_point(|other| other.end <= span.start);
        let overlaps = self
            .stand_ins
            .get(next)
            .is_some_and(|other| other.start < span.end);
        whole && !matches!(shape, Shape::Absent) && !overlaps
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
    pub fn spot(&self, problem: Problem) -> Spot {
        let (node, whole) = self.tree.find(&problem.path);
        let message = match &problem.first {
            Some(first) => {
                let line = line_of(self.tree.text, self.start(self.tree.find(first).0));
                format!("{}, first on line {line}", problem.message)
            }
            None => problem.message,
        };
        let within = problem.offset.filter(|_| whole);
        Spot {
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
        match node.shape {
            Shape::Text => lex::place_in_string(self.tree.source(&node.span), offset),
            Shape::Word | Shape::Group { .. } | Shape::Absent => 0,
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
            by_us: refused(text).slips.is_empty(),
        }
    }
}
