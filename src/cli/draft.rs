//! The command `draft`: a first document from an article, or what a document lacks of one.

use std::fmt::Display;
use std::path::Path;

use super::arguments::DraftArgs;
use crate::draft::{self, Decision, Draft, Options, UpdateCounts};
use crate::io::{Origin, Output, WriteError, read_article, report};

/// Decisions that are told of; a longer list is in the file.
const MAX_TOLD: usize = 30;

/// Writes the draft or brings a document up to date, and tells what is to be decided in it.
///
/// # Errors
/// The article cannot be read, or something is there already, or the document cannot be written.
pub fn draft(options: &DraftArgs) -> Result<(), String> {
    if let Some(document) = &options.update {
        return update(document, options);
    }
    let output = Output::of(options.out.as_deref());
    check(&output, options).map_err(|error| format!("claimline: {error}"))?;
    let article = read_article(&options.file).map_err(|error| error.to_string())?;
    let draft = draft::draft(&article, &asked(options));
    let written = output.write(|out| out.write_all(draft.text.as_bytes()));
    written.map_err(|error| format!("claimline: {error}"))?;
    let name = match &output {
        Output::Stdout => "<stdout>".to_owned(),
        Output::File(path) => path.display().to_string(),
    };
    summary(&name, &draft).iter().for_each(|line| report(line));
    decisions(&name, &draft.decisions);
    Ok(())
}

fn asked(options: &DraftArgs) -> Options {
    Options {
        written: options.written.clone(),
        anchor: options.anchor.map(Into::into),
        ..Options::default()
    }
}

/// Brings a document up to date in its file.
fn update(document: &Path, options: &DraftArgs) -> Result<(), String> {
    let article = read_article(&options.file).map_err(|error| error.to_string())?;
    let origin = Origin::File(document.to_owned());
    let name = origin.name();
    let opened = origin.open().map_err(|error| error.to_string())?;
    let failed = |error: &dyn Display| format!("{name}: error: not updated: {error}");
    let Some(text) = opened.text else {
        return Err(failed(&"it is too long to be edited"));
    };
    let document = opened.timeline.document();
    let mut asked = asked(options);
    let written = || document.source.written.edtf.clone();
    asked.written = asked.written.or_else(|| Some(written()));
    asked.hemisphere = document.hemisphere;
    let update =
        draft::update(&article, &asked, document, &text).map_err(|error| failed(&error))?;
    if update.text == *text {
        report(&format!("{name}: it has all of the article already"));
        return Ok(());
    }
    let saved = origin.save(&update.text, &text);
    saved.map_err(|error| failed(&error))?;
    let UpdateCounts {
        events,
        claims,
        gone,
    } = update.counts;
    report(&format!(
        "{name}: {} and {} added, {gone} marked as gone, {} to decide",
        counted(claims, "claim", "claims"),
        counted(events, "event", "events"),
        update.decisions.len()
    ));
    decisions(&name, &update.decisions);
    Ok(())
}

fn check(output: &Output, options: &DraftArgs) -> Result<(), WriteError> {
    match output.check(Some(&options.file)) {
        Err(error @ WriteError::IsInput(_)) => Err(error),
        _ if options.replace => Ok(()),
        _ => output.check_new(),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}

/// The size of a draft, and what is remarkable about it.
fn summary(name: &str, draft: &Draft) -> Vec<String> {
    let counts = draft.counts;
    let dates = match counts.dates {
        0 => "no dates".to_owned(),
        dates => format!(
            "{} ({} sure)",
            counted(dates, "date", "dates"),
            counts.sure_dates
        ),
    };
    let mut lines = vec![format!(
        "{name}: {}, {dates}, {}, {} to decide",
        counted(counts.claims, "claim", "claims"),
        counted(counts.events, "event", "events"),
        draft.decisions.len()
    )];
    lines.extend(draft.notes.iter().map(|note| format!("{name}: {note}")));
    lines
}

/// Tells what is to be decided, with its lines.
fn decisions(name: &str, decisions: &[Decision]) {
    for decision in decisions.iter().take(MAX_TOLD) {
        let Decision { line, words } = decision;
        report(&format!("{name}:{line}: decide: {words}"));
    }
    if decisions.len() > MAX_TOLD {
        let more = decisions.len() - MAX_TOLD;
        report(&format!("{name}: and {more} more; look for `decide:`"));
    }
}
