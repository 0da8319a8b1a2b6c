//! From a file's bytes to a checked document, or to everything that is wrong with it.

use super::{
    Document, FORMAT, check,
    formats::{
        self,
        ron::{Places, Refused},
    },
    locate::{self, Spot},
    problem::{Located, Problem, Severity},
    when::{Resolution, Resolved},
};

/// In a text of more bytes than this, warnings have no place but the way to their value.
const LARGE_TEXT: usize = 8_000_000;

/// Reads a document from a file's bytes and checks it.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too.
pub fn open(bytes: &[u8]) -> Result<(Document, Vec<Located>), Vec<Located>> {
    open_resolved(bytes).map(|(document, _, warnings)| (document, warnings))
}

/// The same, with its dates, which a check has to resolve anyway.
///
/// # Errors
/// All that is wrong with it, in the order of the file, and its warnings too.
pub fn open_resolved(bytes: &[u8]) -> Result<(Document, Resolved, Vec<Located>), Vec<Located>> {
    let text = formats::text_of(bytes).map_err(|(text, spot)| vec![spot.located(text)])?;
    match formats::ron::read(text) {
        Ok(document) => {
            let (problems, resolution) = check::check(&document);
            let located = locate::located(text, spots(text, problems));
            let is_error = |problem: &Located| problem.severity == Severity::Error;
            match resolution.map(Resolution::whole) {
                Some(Ok(resolved)) if !located.iter().any(is_error) => {
                    Ok((document, resolved, located))
                }
                _ => Err(located),
            }
        }
        Err(Refused { slips, draft }) => {
            let mut spots = slips;
            if let Some(draft) = draft {
                let (problems, _) = check::check(&draft.document);
                let genuine: Vec<Problem> = problems
                    .into_iter()
                    .filter(|problem| draft.places.is_genuine(problem))
                    .collect();
                if draft.document.format != FORMAT && !genuine.is_empty() {
                    // What another format calls its fields is no fault.
                    spots.clear();
                }
                spots.extend(
                    genuine
                        .into_iter()
                        .map(|problem| draft.places.spot(problem)),
                );
            }
            Err(locate::located(text, spots))
        }
    }
}

/// The problems of a text that has been read at their places. A good document has none, and costs nothing here.
fn spots(text: &str, problems: Vec<Problem>) -> Vec<Spot> {
    if problems.is_empty() {
        return Vec::new();
    }
    let only_warnings = problems
        .iter()
        .all(|problem| problem.severity == Severity::Warning);
    // To find the places in a very large text takes longer than to read it, which is too much for warnings.
    let places = if only_warnings && text.len() > LARGE_TEXT {
        None
    } else {
        Places::of(text)
    };
    let spot = |problem: Problem| match &places {
        Some(places) => places.spot(problem),
        None => Spot {
            offset: 0,
            severity: problem.severity,
            message: format!("{}: {}", problem.path, problem.message),
            hint: problem.hint,
        },
    };
    problems.into_iter().map(spot).collect()
}
