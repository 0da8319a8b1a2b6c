//! The command `draft`: a first document from an article.

use super::arguments::DraftArgs;
use crate::draft::{self, Draft, Options};
use crate::io::{Output, WriteError, read_article, report};

/// Decisions that are told of; a longer list is in the file.
const MAX_TOLD: usize = 30;

/// Writes the draft, and tells what is to be decided in it.
///
/// # Errors
/// The article cannot be read, or something is there already, or the document cannot be written.
pub fn draft(options: &DraftArgs) -> Result<(), String> {
    let output = Output::of(options.out.as_deref());
    check(&output, options).map_err(|error| format!("claimline: {error}"))?;
    let article = read_article(&options.file).map_err(|error| error.to_string())?;
    let draft = draft::draft(
        &article,
        &Options {
            written: options.written.clone(),
            anchor: options.anchor.map(Into::into),
            ..Options::default()
        },
    );
    let written = output.write(|out| out.write_all(draft.text.as_bytes()));
    written.map_err(|error| format!("claimline: {error}"))?;
    let name = match &output {
        Output::Stdout => "<stdout>".to_owned(),
        Output::File(path) => path.display().to_string(),
    };
    summary(&name, &draft).iter().for_each(|line| report(line));
    Ok(())
}

fn check(output: &Output, options: &DraftArgs) -> Result<(), WriteError> {
    match output.check(Some(&options.file)) {
        Err(error @ WriteError::IsInput(_)) => Err(error),
        _ if options.replace => Ok(()),
        _ => output.check_new(),
    }
}

/// The size of a draft and what is to be decided in it, with its lines.
fn summary(name: &str, draft: &Draft) -> Vec<String> {
    let counts = draft.counts;
    let number = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let dates = match counts.dates {
        0 => "no dates".to_owned(),
        dates => format!(
            "{} ({} sure)",
            number(dates, "date", "dates"),
            counts.sure_dates
        ),
    };
    let mut lines = vec![format!(
        "{name}: {}, {dates}, {}, {} to decide",
        number(counts.claims, "claim", "claims"),
        number(counts.events, "event", "events"),
        draft.decisions.len()
    )];
    lines.extend(draft.notes.iter().map(|note| format!("{name}: {note}")));
    let told = draft.decisions.iter().take(MAX_TOLD);
    lines.extend(
        told.map(|decision| format!("{name}:{}: decide: {}", decision.line, decision.words)),
    );
    if draft.decisions.len() > MAX_TOLD {
        let more = draft.decisions.len() - MAX_TOLD;
        lines.push(format!("{name}: and {more} more; look for `decide:`"));
    }
    lines
}
