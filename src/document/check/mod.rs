//! What must hold of a document beyond its form: names are unique, links lead somewhere, dates agree.

mod claims;
mod dates;
mod names;
mod story;
mod words;

use super::{
    Document, FORMAT,
    problem::{Problem, ValuePath},
    when::Resolution,
};

/// Everything that is wrong with a document or remarkable about it, in no particular order, and its dates where they
/// were resolved.
pub(super) fn check(document: &Document) -> (Vec<Problem>, Option<Resolution>) {
    if document.format != FORMAT {
        // Nothing else can be said of a format that is not known.
        let message = format!(
            "format {} is unknown to this version of Claimline",
            document.format
        );
        let problem = Problem::error(ValuePath::to("format"), message);
        let problem = problem.hint(format!("it reads format {FORMAT}"));
        return (vec![problem], None);
    }
    // Neither needs the other, and in a large document both take their time.
    let ((mut problems, names), (of_dates, resolution)) = rayon::join(
        || check_names_and_words(document),
        || dates::check(document),
    );
    problems.extend(of_dates);
    story::check(document, &names, &resolution, &mut problems);
    (problems, Some(resolution))
}

fn check_names_and_words(document: &Document) -> (Vec<Problem>, names::Names<'_>) {
    let mut problems = Vec::new();
    let names = names::Names::of(document, &mut problems);
    names::check(document, &names, &mut problems);
    claims::check(document, &names, &mut problems);
    words::check(document, &names, &mut problems);
    (problems, names)
}

/// The way to a value of an event.
fn event(index: usize) -> ValuePath {
    ValuePath::to("events").item(index)
}

/// The way to a value of a claim.
fn claim(index: usize) -> ValuePath {
    ValuePath::to("claims").item(index)
}
