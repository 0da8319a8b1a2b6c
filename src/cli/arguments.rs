//! The arguments that the program takes.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};
use egui::Vec2;

use super::check::CheckArgs;
use super::filter::FilterArgs;
use super::find::FindArgs;
use super::new::NewArgs;
use crate::document::date::EdtfDate;
use crate::printable::printable;

/// A timeline for argument-heavy texts: the events a text dates, and the claims it makes about them.
#[derive(Debug, Parser)]
#[command(
    name = "claimline",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without FILE the window shows the document that comes with the program. \
                  `check`, `find`, `draft`, `times` and `export` need no display. FILE may be `-`, which is standard input."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Subcommand>,
    /// The document to open in a window
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub shown: FilterArgs,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Print the problems of a document, one a line as `file:line:column: error: …`
    ///
    /// The exit status is 1 where there are errors; warnings and advice alone leave it at 0. With `--format json` each line is an
    /// object with file, severity, line, column, message, mend, replacements (what to write instead: line, column, end_line, end_column
    /// and text) and related (a list of line, column and message).
    Check(CheckArgs),
    /// Print what a document has of some words or a date, one a line
    ///
    /// A line holds a kind (event, claim, quotation, reason, note, record, actor or date), an id or number, a title, the date in
    /// words, and the text that matched, with tabs between them, in the order of the window's list: whole words first, titles
    /// before other texts, then by time.
    Find(FindArgs),
    /// Write a small document with comments, to begin with
    New(NewArgs),
    /// Write a first document from an article: its claims, its dates, and events proposed from its own sentences
    ///
    /// Every quotation is verbatim, and whatever a person must decide is a comment `// decide: …`. At the end it prints how much there
    /// is, and what is to be decided as `file:line: decide: …`.
    Draft(DraftArgs),
    /// Print the time expressions of an English text with their dates, one a line
    ///
    /// With `--to jsonl` each line is an object with start and end (code points of the text), bytes, text, place, sentence, rule, form,
    /// relative_to (null, "writing", or the number of another line, counted from 0), edtf, because, modality, sure, alternatives, and
    /// timex, which has the type and value of TIMEX3.
    Times(TimesArgs),
    /// Write the picture or the document in another format
    Export(Box<ExportArgs>),
    /// Open a window and give the document's talk in it
    ///
    /// A document without a `story` is told event by event in the order of time.
    Present(PresentArgs),
}

#[derive(Debug, Args)]
pub struct PresentArgs {
    /// The document; without it, the one that comes with the program
    pub file: Option<PathBuf>,
    /// The step to start at, counted from 1
    #[arg(long, value_name = "STEP", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub from: u32,
    /// Go on by itself, a press every so many seconds (0.5 to 3600) and from the end back to the beginning, until
    /// somebody presses a key or clicks
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub every: Option<f64>,
}

#[derive(Debug, Args)]
pub struct DraftArgs {
    /// The article: plain text, Markdown, HTML, DOCX or PDF, in English
    pub file: PathBuf,
    /// The document to write; standard output without it or for `-`
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
    /// Replace OUT if it is there
    #[arg(long, requires = "out")]
    pub replace: bool,
    /// Bring this document up to date with the article: insert what it lacks, mark with a comment what the article no longer has, and
    /// leave all else as it is
    #[arg(long, value_name = "DOCUMENT", conflicts_with = "out")]
    pub update: Option<PathBuf>,
    /// When the article was written, as an EDTF date such as 2023-01-06; without it, as the document to update says, or as far as it
    /// tells itself
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub written: Option<EdtfDate>,
    /// What dates without a year count from: the writing (news), or the date that was told last (narrative); guessed
    /// without it
    #[arg(long, value_enum)]
    pub anchor: Option<Anchor>,
}

#[derive(Debug, Args)]
pub struct TimesArgs {
    /// The text, in English and UTF-8
    pub file: PathBuf,
    /// When the text was written, as an EDTF date such as 2023-01-06
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub written: Option<EdtfDate>,
    /// What dates without a year count from: the writing (news), or the time that was told last (narrative); guessed
    /// without it
    #[arg(long, value_enum)]
    pub anchor: Option<Anchor>,
    /// Print columns for people (table), or objects for programs (jsonl)
    #[arg(long, value_enum, default_value = "table")]
    pub to: TimesFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Anchor {
    News,
    Narrative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TimesFormat {
    /// `start-end`, words, EDTF, TIMEX3 and the reason, with tabs between them
    Table,
    /// One object a line
    Jsonl,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The document
    pub file: PathBuf,
    /// The format to write: a picture with title and legend (svg), or the whole document with its dates resolved (json)
    #[arg(long, value_enum)]
    pub to: Format,
    /// The file to write; standard output without it or for `-`
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
    /// The size of the picture or of each of its pages in points, title and legend included, such as 1600x900; without it, 1600
    /// wide and as high as all lanes and claims need. What does not fit goes on on further pages beside the first, `OUT-2.svg` and so on
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<Vec2>,
    /// The picture's left end, as an EDTF date such as 2022-04
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<EdtfDate>,
    /// The picture's right end, as an EDTF date such as 2023-01-15 (that day is still shown)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<EdtfDate>,
    #[command(flatten)]
    pub shown: FilterArgs,
    /// How dates are written: 10 August 2022, August 10, 2022, or 2022-08-10
    #[arg(long, value_enum, default_value = "day-first")]
    pub dates: Dates,
    /// The picture's colours
    #[arg(long, value_enum, default_value = "light")]
    pub theme: PictureTheme,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Svg,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    DayFirst,
    MonthFirst,
    Iso,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PictureTheme {
    Light,
    Dark,
    /// White on black, with stronger lines
    HighContrast,
    /// Black on white, for paper
    Print,
}

/// The width of a picture whose size is not given, in points.
pub const WIDTH: f32 = 1600.0;
/// The bounds of a picture's sides, in points: below, labels do not fit; above, viewers give up.
pub const SIDES: (f32, f32) = (200.0, 20_000.0);

fn size(text: &str) -> Result<Vec2, String> {
    let sides = text
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| {
            let side = |text: &str| text.trim().parse::<f32>().ok();
            Some(Vec2::new(side(width)?, side(height)?))
        });
    match sides {
        Some(size)
            if (SIDES.0..=SIDES.1).contains(&size.x) && (SIDES.0..=SIDES.1).contains(&size.y) =>
        {
            Ok(size)
        }
        Some(_) => Err(format!(
            "each side takes from {} to {} points",
            SIDES.0, SIDES.1
        )),
        None => Err("write width and height as in 1600x900".to_owned()),
    }
}

/// The bounds of the time that a step stands by itself, in seconds.
const EVERY: (f64, f64) = (0.5, 3600.0);

fn seconds(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(seconds) if (EVERY.0..=EVERY.1).contains(&seconds) => Ok(seconds),
        Ok(_) => Err(format!("it takes from {} to {} seconds", EVERY.0, EVERY.1)),
        Err(_) => Err("write a number of seconds, as in 20".to_owned()),
    }
}

fn date(text: &str) -> Result<EdtfDate, String> {
    let date = text.parse::<EdtfDate>();
    date.map_err(|error| printable(&error.to_string()).into_owned())
}
