//! Resolved dates that cannot be true together, and the dates beside those of events.

use super::{
    super::{
        Document, EventKind,
        date::{Form, OwnDateError, Window},
        problem::{Problem, Severity, ValuePath, unreadable},
        problems::Problems,
        when::{Dated, PartialResolution, Provenance},
    },
    event,
};

/// Adds all that resolved dates cannot be.
pub(super) fn check(
    document: &Document,
    resolution: &PartialResolution,
    problems: &mut Problems<'_>,
) {
    check_published(document, problems);
    let events = resolution.events.iter().enumerate();
    for (index, dated) in problems.progress().until_cancelled(events) {
        check_record(document, index, dated.as_ref(), problems);
        if let (Some((written, _)), Some(dated)) = (&resolution.written, dated) {
            // An event that follows one that lies too late lies too late only because of it.
            let is_reported = |from: usize| {
                let other = resolution.events[from].as_ref();
                document.events[from].kind != EventKind::Hypothetical
                    && other.is_some_and(|other| is_before(written.whole(), other.bounds.start))
            };
            if matches!(dated.provenance, Provenance::Derived { from, .. } if is_reported(from)) {
                continue;
            }
            check_against_the_writing(document, index, dated, written.whole(), problems);
        }
    }
}

fn check_published(document: &Document, problems: &mut Problems<'_>) {
    let published = document.source.published.as_ref();
    let date = published.and_then(|published| published.own_date(document.hemisphere));
    if let Some(date) = date
        && let Err(OwnDateError { error, .. }) = date.resolve()
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
    problems: &mut Problems<'_>,
) {
    let Some(record) = &document.events[index].record else {
        return;
    };
    let path = event(index).field("record").field("edtf");
    match record.own_date(document.hemisphere).resolve() {
        Err(OwnDateError { error, .. }) => problems.push(unreadable(path, error)),
        Ok(record) => {
            let is_the_same = |dated: &Dated| {
                record.bounds == dated.bounds
                    && record.form == dated.form
                    && (record.start_edge, record.end_edge) == (dated.start_edge, dated.end_edge)
            };
            if dated.is_some_and(is_the_same) {
                problems.warning(path, |problem| {
                    problem
                        .message("the record gives the same date as the reading")
                        .mend("delete it; `record` is for what the text has otherwise".to_owned())
                });
            }
        }
    }
}

/// A text's fears and forecasts lie after it, and nothing else does. That something lies after it may also tell that the
/// date of the writing is wrong, so it is no error.
fn check_against_the_writing(
    document: &Document,
    index: usize,
    dated: &Dated,
    written: Window,
    problems: &mut Problems<'_>,
) {
    let item = &document.events[index];
    // A set loses those of its members that cannot be meant.
    let loses = |is_out: &dyn Fn(Window) -> bool| {
        let own = item.when.own_date(document.hemisphere);
        let form = own.and_then(|own| own.resolve().ok()).map(|own| own.form);
        match form {
            Some(Form::OneOf(members) | Form::EachOf(members)) => members.into_iter().any(is_out),
            Some(Form::Once | Form::Period) | None => false,
        }
    };
    let (severity, is_of_end, message, hint) = match item.kind {
        EventKind::Hypothetical if is_before(dated.bounds.start, written) => (
            Severity::Error,
            false,
            "a hypothetical event cannot have begun before the text was written",
            "give it a later date, or another `kind`",
        ),
        EventKind::Hypothetical if loses(&|window| is_before(window, written)) => (
            Severity::Warning,
            false,
            "some of these lie before the writing, so they are left out",
            "leave them out here too, or give another `kind`",
        ),
        EventKind::Hypothetical => return,
        _ if is_before(written, dated.bounds.start) => (
            Severity::Warning,
            false,
            "this lies after the writing, so the text can only expect it",
            "give it `kind: hypothetical`, or another date here or in `written`",
        ),
        _ if is_before(written, dated.bounds.end) => (
            Severity::Warning,
            true,
            "this ends after the writing, so the text can only expect its end",
            "leave the end open (`..`), or give another date here or in `written`",
        ),
        _ if loses(&|window| is_before(written, window)) => (
            Severity::Warning,
            false,
            "some of these lie after the writing, so they are left out",
            "leave them out here too, or give another date in `written`",
        ),
        _ => return,
    };
    let path = event(index).field("when");
    let path = match item.when.own_date(document.hemisphere) {
        Some(own) => path.field(own.fields()[usize::from(is_of_end)]),
        None => path,
    };
    let words = |problem: Problem| {
        problem
            .message(message)
            .mend(hint.to_owned())
            .resting_on(event(index).field("kind"))
            .resting_on(ValuePath::to("source").field("written").field("edtf"))
    };
    match severity {
        Severity::Error => problems.error(path, words),
        Severity::Warning | Severity::Advice => problems.warning(path, words),
    }
}

/// All of one window lies before all of the other.
fn is_before(earlier: Window, later: Window) -> bool {
    let ends = earlier.until.zip(later.from);
    ends.is_some_and(|(until, from)| until <= from)
}
