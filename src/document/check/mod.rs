//! Checks of a document beyond its form: names are unique, links lead somewhere, dates agree.

mod claims;
mod dates;
mod names;
mod story;
mod texts;
mod views;
mod visible;

use super::{
    Document, FORMAT,
    problem::ValuePath,
    problems::Problems,
    when::{self, PartialResolution},
};

/// Adds everything that is wrong with a document or remarkable about it, and returns its dates where they were
/// resolved.
pub(super) fn check(document: &Document, problems: &mut Problems<'_>) -> Option<PartialResolution> {
    if document.format != FORMAT {
        // Nothing else can be said of a format that is not known.
        problems.error(ValuePath::to("format"), |problem| {
            let format = document.format;
            let message = format!("format {format} is unknown to this version of Claimline");
            problem
                .message(message)
                .mend(format!("it reads format {FORMAT}"))
        });
        return None;
    }
    // Neither needs the other, and in a large document both take their time.
    let (names, mut resolution) = rayon::join(
        || check_names_and_texts(document, problems),
        || when::resolve_partial(document),
    );
    for problem in std::mem::take(&mut resolution.problems) {
        problems.push(problem);
    }
    dates::check(document, &resolution, problems);
    views::check(document, &names, problems);
    story::check(document, &names, &resolution, problems);
    Some(resolution)
}

fn check_names_and_texts<'d>(
    document: &'d Document,
    problems: &mut Problems<'_>,
) -> names::Names<'d> {
    let names = names::Names::of(document, problems);
    names::check(document, &names, problems);
    claims::check(document, &names, problems);
    texts::check(document, &names, problems);
    names
}

/// The way to a value of an event.
fn event(index: usize) -> ValuePath {
    ValuePath::to("events").item(index)
}

/// The way to a value of a claim.
fn claim(index: usize) -> ValuePath {
    ValuePath::to("claims").item(index)
}
