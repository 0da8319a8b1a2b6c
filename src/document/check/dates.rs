//! Dates that cannot be read, or cannot be true together.

use super::{
    super::{
        Document, EventKind,
        date::Window,
        problem::{Problem, ValuePath, unreadable},
        when::{self, Dated, Provenance, Resolution},
    },
    event,
};

/// What keeps dates from being resolved, and what the resolved dates cannot be.
pub(super) fn check(document: &Document) -> (Vec<Problem>, Resolution) {
    let mut resolution = when::resolve_what_can_be(document);
    let mut problems = std::mem::take(&mut resolution.problems);
    check_published(document, &mut problems);
    for (index, dated) in resolution.events.iter().enumerate() {
        check_record(document, index, dated.as_ref(), &mut problems);
        if let (Some((written, _)), Some(dated)) = (&resolution.written, dated) {
            // What follows an event that lies too late lies too late only because of it.
            let is_reported = |from: usize| {
                let other = resolution.events[from].as_ref();
                document.events[from].kind != EventKind::Hypothetical
                    && other.is_some_and(|other| is_before(written.whole(), other.bounds.start))
            };
            if matches!(dated.provenance, Provenance::Derived { from } if is_reported(from)) {
                continue;
            }
            problems.extend(against_the_writing(document, index, dated, written.whole()));
        }
    }
    (problems, resolution)
}

fn check_published(document: &Document, problems: &mut Vec<Problem>) {
    let edtf = document
        .source
        .published
        .as_ref()
        .and_then(|published| published.edtf.as_ref());
    if let Some(edtf) = edtf
        && let Err(error) = edtf.resolve(document.hemisphere)
    {
        problems.push(unreadable(
            ValuePath::to("source").field("published").field("edtf"),
            error,
        ));
    }
}

fn check_record(
    document: &Document,
    index: usize,
    dated: Option<&Dated>,
    problems: &mut Vec<Problem>,
) {
    let Some(record) = &document.events[index].record else {
        return;
    };
    let path = event(index).field("record").field("edtf");
    match record.edtf.resolve(document.hemisphere) {
        Err(error) => problems.push(unreadable(path, error)),
        Ok(record) => {
            let is_the_same = |dated: &Dated| {
                record.bounds == dated.bounds
                    && record.form == dated.form
                    && (record.start_edge, record.end_edge) == (dated.start_edge, dated.end_edge)
            };
            if dated.is_some_and(is_the_same) {
                let message = "the record gives the same date as the reading";
                let hint = "delete it; `record` is for what the text has otherwise".to_owned();
                problems.push(Problem::warning(path, message).hint(hint));
            }
        }
    }
}

/// What a text fears or forecasts lies after it, and nothing else does.
fn against_the_writing(
    document: &Document,
    index: usize,
    dated: &Dated,
    written: Window,
) -> Option<Problem> {
    let item = &document.events[index];
    let (message, hint) = match item.kind {
        EventKind::Hypothetical if is_before(dated.bounds.start, written) => (
            "a hypothetical event cannot have begun before the text was written",
            "give it a later date, or another `kind`",
        ),
        EventKind::Happened | EventKind::Ongoing | EventKind::Alleged
            if is_before(written, dated.bounds.start) =>
        {
            (
                "this lies after the writing, so the text can only expect it",
                "give it an earlier date, or `kind: hypothetical`",
            )
        }
        _ => return None,
    };
    let path = event(index).field("when");
    let path = match item.when.edtf {
        Some(_) => path.field("edtf"),
        None => path,
    };
    let problem = Problem::error(path, message).hint(hint.to_owned());
    Some(
        problem
            .resting_on(event(index).field("kind"))
            .resting_on(ValuePath::to("source").field("written").field("edtf")),
    )
}

/// Whether all of one window lies before all of the other.
fn is_before(earlier: Window, later: Window) -> bool {
    let ends = earlier.until.zip(later.from);
    ends.is_some_and(|(until, from)| until <= from)
}
