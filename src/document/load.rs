//! From a file's bytes to a checked document, or to everything that is wrong with it.

use std::sync::Arc;

use super::{
    Document, FORMAT, check,
    diagnostic::{Diagnostic, Diagnostics},
    formats::{self, ron::ParseFailure},
    load_progress::{self, LoadProgress},
    problem::{MAX_PROBLEMS, Problem, Severity},
    problems::Problems,
    when::{self, PartialResolution, ResolvedDates},
};

/// Bytes of a first look, which are read within a frame or two.
const FIRST_LOOK: usize = 1_500_000;

/// True if the first bytes of a file are a document's, however faulty.
pub fn looks_like_document(beginning: &[u8]) -> bool {
    let text = formats::text_however_faulty(beginning);
    formats::ron::looks_like_document(text.trim_start_matches(formats::BYTE_ORDER_MARK))
}

/// Reads a document from a file's bytes and checks it.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too.
pub fn open(bytes: &[u8]) -> Result<(Document, Diagnostics), Diagnostics> {
    let opened = open_resolved(bytes, MAX_PROBLEMS, &Arc::default());
    opened.map(|(document, _, warnings)| (document, warnings))
}

/// The same, with its dates, which a check has to resolve anyway. It tells no more than `most` problems, and can be
/// cancelled.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too; or that it was cancelled.
pub fn open_resolved(
    bytes: &[u8],
    most: usize,
    progress: &Arc<LoadProgress>,
) -> Result<(Document, ResolvedDates, Diagnostics), Diagnostics> {
    let opened = load_progress::with_progress(progress, || checked(bytes, most, progress));
    if progress.is_cancelled() {
        let cancelled = Diagnostic::of_file("the reading was cancelled");
        return Err(Diagnostics::only(cancelled));
    }
    opened
}

fn checked(
    bytes: &[u8],
    most: usize,
    progress: &LoadProgress,
) -> Result<(Document, ResolvedDates, Diagnostics), Diagnostics> {
    let text = formats::text_of(bytes).map_err(|fault| {
        let (text, diagnostic) = *fault;
        Diagnostics::placed(text, vec![diagnostic], 0, most)
    })?;
    let document = match formats::ron::read(text) {
        Ok(document) => document,
        Err(failure) => {
            let diagnostics = diagnostics_of(failure, progress);
            return Err(Diagnostics::placed(text, diagnostics, 0, most));
        }
    };
    let mut problems = Problems::new(most, progress);
    let resolution = check::check(&document, &mut problems);
    let (problems, untold) = problems.told();
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    let is_good = !problems.iter().any(is_error);
    let diagnostics = placed(text, problems, untold, most, progress);
    match resolution.map(PartialResolution::whole) {
        Some(Ok(resolved)) if is_good => Ok((document, resolved, diagnostics)),
        _ => Err(diagnostics),
    }
}

/// The diagnostics of problems that a check finds in a document that was read from these bytes, at most so many.
pub fn diagnose(
    bytes: &[u8],
    most: usize,
    progress: &LoadProgress,
    check: impl FnOnce(&mut Problems<'_>),
) -> Diagnostics {
    let mut problems = Problems::new(most, progress);
    check(&mut problems);
    let (problems, untold) = problems.told();
    match formats::text_of(bytes) {
        Ok(text) => placed(text, problems, untold, most, progress),
        Err(fault) => {
            let (text, diagnostic) = *fault;
            Diagnostics::placed(text, vec![diagnostic], untold, most)
        }
    }
}

fn placed(
    text: &str,
    problems: Vec<Problem>,
    untold: usize,
    most: usize,
    progress: &LoadProgress,
) -> Diagnostics {
    let located = if problems.is_empty() {
        // A good document pays nothing for places.
        Vec::new()
    } else {
        formats::ron::located(text, problems, progress)
    };
    Diagnostics::placed(text, located, untold, most)
}

/// Everything that is wrong with a text that is no document: its syntax, and the values that can be checked all the
/// same. Warnings wait until all can be read: most of them say that something is not used, and a value that could not
/// be read may use it.
fn diagnostics_of(failure: ParseFailure<'_>, progress: &LoadProgress) -> Vec<Diagnostic<usize>> {
    let mut diagnostics = failure.syntax_errors;
    let Some(recovered) = failure.recovered else {
        return diagnostics;
    };
    // A consequence of another problem is told only by its place, so all of them are collected.
    let mut problems = Problems::new(usize::MAX, progress).without_warnings();
    check::check(&recovered.document, &mut problems);
    let (mut problems, _) = problems.told();
    problems.retain(|problem| recovered.source_map.is_genuine(problem));
    if recovered.document.format != FORMAT && !problems.is_empty() {
        // Other names of fields are no fault of another format.
        diagnostics.clear();
    }
    let located = problems
        .into_iter()
        .map(|problem| recovered.source_map.diagnostic(problem));
    diagnostics.extend(located);
    diagnostics
}

/// The first events of a long document, to have something to show while it is read, and the number of events of the
/// whole if it goes on like that.
pub fn first_look(bytes: &[u8]) -> Option<(Document, ResolvedDates, usize)> {
    let beginning = &bytes[..bytes.len().min(FIRST_LOOK)];
    let text = beginning
        .utf8_chunks()
        .next()
        .map_or("", |chunk| chunk.valid());
    let mut document = formats::ron::read_beginning(text)?;
    let expected = document.events.len() as f64 / text.len() as f64 * bytes.len() as f64;
    // An event that is dated by one further on has no date yet.
    let dated = when::resolve_partial(&document).events;
    let mut is_dated = dated.iter().map(Option::is_some);
    document
        .events
        .retain(|_| is_dated.next().unwrap_or_default());
    let resolved = when::resolve(&document).ok()?;
    Some((document, resolved, expected as usize))
}
