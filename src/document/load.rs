//! From a file's bytes to a checked document, or to everything that is wrong with it.

use std::sync::Arc;

use super::{
    Document, FORMAT, check,
    diagnostic::{self, Diagnostic},
    formats::{
        self,
        ron::{ParseFailure, SourceMap},
    },
    load_progress::{self, LoadProgress},
    problem::{Located, Problem, Severity},
    when::{self, Resolution, Resolved},
};

/// In a text of more bytes than this, warnings have no place but the way to their value: to find source_map takes a fourth
/// longer, and eight times the memory of the text.
const LARGE_TEXT: usize = 200_000_000;
/// A first look is at so many bytes, which are read within a frame or two.
const FIRST_LOOK: usize = 1_500_000;

/// Reads a document from a file's bytes and checks it.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too.
pub fn open(bytes: &[u8]) -> Result<(Document, Vec<Located>), Vec<Located>> {
    let opened = open_resolved(bytes, &Arc::default());
    opened.map(|(document, _, warnings)| (document, warnings))
}

/// The same, with its dates, which a check has to resolve anyway. It may be given up while it is read.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too; or that it was given up.
pub fn open_resolved(
    bytes: &[u8],
    progress: &Arc<LoadProgress>,
) -> Result<(Document, Resolved, Vec<Located>), Vec<Located>> {
    let text =
        formats::text_of(bytes).map_err(|(text, diagnostic)| vec![diagnostic.located(text)])?;
    match load_progress::with_progress(progress, || formats::ron::read(text)) {
        Ok(document) => {
            let (problems, resolution) = check::check(&document);
            let located = diagnostic::located(text, diagnostics(text, problems));
            let is_error = |problem: &Located| problem.severity == Severity::Error;
            match resolution.map(Resolution::whole) {
                Some(Ok(resolved)) if !located.iter().any(is_error) => {
                    Ok((document, resolved, located))
                }
                _ => Err(located),
            }
        }
        Err(ParseFailure {
            syntax_errors,
            recovered,
        }) => {
            let mut diagnostics = syntax_errors;
            if let Some(recovered) = recovered {
                let (problems, _) = check::check(&recovered.document);
                let genuine: Vec<Problem> = problems
                    .into_iter()
                    .filter(|problem| recovered.source_map.is_genuine(problem))
                    .collect();
                if recovered.document.format != FORMAT && !genuine.is_empty() {
                    // What another format calls its fields is no fault.
                    diagnostics.clear();
                }
                diagnostics.extend(
                    genuine
                        .into_iter()
                        .map(|problem| recovered.source_map.diagnostic(problem)),
                );
            }
            Err(diagnostic::located(text, diagnostics))
        }
    }
}

/// The first events of a long document, to have something to show while it is read, and how many events the whole
/// has if it goes on like that.
pub fn first_look(bytes: &[u8]) -> Option<(Document, Resolved, usize)> {
    let beginning = &bytes[..bytes.len().min(FIRST_LOOK)];
    let text = beginning
        .utf8_chunks()
        .next()
        .map_or("", |chunk| chunk.valid());
    let mut document = formats::ron::read_beginning(text)?;
    let expected = document.events.len() as f64 / text.len() as f64 * bytes.len() as f64;
    // What is dated by an event further on has no date yet.
    let dated = when::resolve_what_can_be(&document).events;
    let mut is_dated = dated.iter().map(Option::is_some);
    document
        .events
        .retain(|_| is_dated.next().unwrap_or_default());
    let resolved = when::resolve(&document).ok()?;
    Some((document, resolved, expected as usize))
}

/// The problems of a text that has been read at their source_map. A good document has none, and costs nothing here.
fn diagnostics(text: &str, problems: Vec<Problem>) -> Vec<Diagnostic> {
    if problems.is_empty() {
        return Vec::new();
    }
    let only_warnings = problems
        .iter()
        .all(|problem| problem.severity == Severity::Warning);
    let source_map = if only_warnings && text.len() > LARGE_TEXT {
        None
    } else {
        SourceMap::of(text)
    };
    let diagnostic = |problem: Problem| match &source_map {
        Some(source_map) => source_map.diagnostic(problem),
        None => Diagnostic {
            offset: 0,
            severity: problem.severity,
            message: format!("{}: {}", problem.path, problem.message),
            hint: problem.hint,
        },
    };
    problems.into_iter().map(diagnostic).collect()
}
