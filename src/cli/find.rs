//! The command `find`: what the window's list shows, for scripts.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::filter::FilterArgs;
use crate::describe::{FoundLine, Piece};
use crate::io::{Origin, Output};
use crate::printable::printable;
use crate::state::{Preferences, State};
use crate::timeline::{Field, Thing, Timeline};
use crate::view::article::ArticleText;
use crate::view::query::{Findings, Line, Query};

#[derive(Debug, Args)]
pub struct FindArgs {
    /// The document
    pub file: PathBuf,
    /// Words, names or a date, such as “August 2022”; `#8` finds a claim, `@kabul` somebody who takes part
    #[arg(required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub shown: FilterArgs,
}

/// Prints what a document has of some words, a line each: the kind, the id or number, the title, the date in words, and the text
/// that matched, with tabs between them.
///
/// # Errors
/// The document cannot be opened, or standard output not be written.
pub fn find(options: FindArgs) -> Result<(), String> {
    let origin = Origin::of(options.file).map_err(|error| error.to_string())?;
    let opened = origin.open().map_err(|error| error.to_string())?;
    let timeline = opened.timeline;
    let text = origin.own_text(&timeline.document().source);
    let query = Query::read(&timeline, &options.words.join(" "));
    let mut state = State::new(Arc::clone(&timeline), Preferences::default());
    options.shown.apply(&mut state)?;
    let within = state.searched_within();
    let within = within.as_ref().map(|within| &*within.0);
    let never = AtomicBool::new(false);
    let mut findings = Findings::of(&timeline, query, within, usize::MAX, &never);
    if let Some(Ok(article)) = text.map(|text| text.read()) {
        let article = ArticleText::new(Arc::new(article));
        findings = findings.and_in(&article, usize::MAX, &never);
    }
    let rows = findings
        .all_lines()
        .map(|line| row(&timeline, &findings, line));
    let rows: Vec<String> = rows.collect();
    Output::Stdout
        .write(|out| rows.iter().try_for_each(|row| writeln!(out, "{row}")))
        .map_err(|error| format!("claimline: {error}"))
}

fn row(timeline: &Timeline, findings: &Findings, line: Line) -> String {
    let texts = FoundLine::of(timeline, findings, line);
    let pieces = [&texts.title].into_iter().chain(&texts.below);
    let matched = pieces.filter(|piece: &&Piece| !piece.marked.is_empty());
    let matched: Vec<&str> = matched.map(|piece| piece.text.as_str()).collect();
    let (kind, thing) = match line {
        Line::Event(event) => ("event", Some(Thing::Event(event))),
        Line::Claim(claim) => ("claim", Some(Thing::Claim(claim))),
        Line::Actor(actor) => ("actor", Some(Thing::Actor(actor))),
        Line::Text(thing, field) => (field_name(field), Some(thing)),
        Line::Sentence(_) => ("article", None),
        Line::GoTo(_) | Line::More(_) => ("date", None),
    };
    let (id, title, date) = match thing {
        Some(Thing::Event(event)) => {
            let entry = timeline.event(event);
            let date = timeline.date_label(event).words;
            (entry.id.to_string(), entry.title.clone(), date)
        }
        Some(Thing::Claim(claim)) => {
            let entry = timeline.claim(claim);
            (entry.number.to_string(), entry.title.clone(), String::new())
        }
        Some(Thing::Actor(actor)) => {
            let entry = timeline.actor(actor);
            (entry.id.to_string(), entry.name.clone(), String::new())
        }
        Some(Thing::Lane(lane)) => {
            let entry = timeline.lane(lane);
            (entry.id.to_string(), entry.name.clone(), String::new())
        }
        Some(Thing::Source) => {
            let title = timeline.document().source.title.clone();
            (String::new(), title, String::new())
        }
        None => {
            let date = findings.date_of(line);
            let edtf = date.map_or_else(String::new, |date| date.edtf().to_owned());
            (edtf, String::new(), texts.title.text.clone())
        }
    };
    let columns = [kind, &id, &title, &date, &matched.join(" · ")];
    columns
        .map(|column| printable(&column.replace(['\t', '\n'], " ")).into_owned())
        .join("\t")
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Quotation => "quotation",
        Field::Reason => "reason",
        Field::Record => "record",
        Field::Note | Field::Title | Field::OtherName | Field::About | Field::Date => "note",
    }
}
