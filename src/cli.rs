//! The command line: a window, a talk in it, `check`, or `export`.

mod check;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use egui::Vec2;

use crate::document::date::{Bounds, EdtfDate, Instant};
use crate::export;
use crate::fonts::FontMeasure;
use crate::io::{self, Origin};
use crate::state::{Msg, Preferences, PresentMsg, State, update};
use crate::theme::Palette;
use crate::view::camera::Camera;
use crate::view::document_layout::DocumentLayout;
use crate::view::layout::{self, layout};
use crate::view::look::Look;
use crate::view::presentation::Script;

/// A timeline for argument-heavy texts: the events a text dates, and the claims it makes about them.
#[derive(Debug, Parser)]
#[command(
    name = "claimline",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without FILE the window shows the document that comes with the program. \
                  `check` and `export` need no display."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Subcommands>,
    /// The document to open in a window
    pub file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// Print the problems of a document, one a line as `file:line:column: error: …`
    ///
    /// The exit status is 1 where there are errors; warnings alone leave it at 0. With `--format json` each line is an
    /// object with file, severity, line, column, message, mend and related (a list of line, column and message).
    Check(check::CheckArgs),
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
pub struct ExportArgs {
    /// The document
    pub file: PathBuf,
    /// What to write: the canvas as a picture (svg), or the whole document with its dates resolved (json)
    #[arg(long, value_enum)]
    pub to: Format,
    /// Where to write it; standard output without it
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
    /// The picture's size in points, such as 1600x900; without it, 1600 wide and as high as all lanes and claims need
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<Vec2>,
    /// The picture's left end, as an EDTF date such as 2022-04
    #[arg(long, value_name = "DATE")]
    pub from: Option<EdtfDate>,
    /// The picture's right end, as an EDTF date such as 2023-01-15 (that day is still revealed)
    #[arg(long, value_name = "DATE")]
    pub until: Option<EdtfDate>,
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
pub enum PictureTheme {
    Light,
    Dark,
}

/// The width of a picture whose size is not given, in points.
const WIDTH: f32 = 1600.0;
/// The bounds of a picture's sides, in points: below, labels do not fit; above, viewers give up.
const SIDES: (f32, f32) = (200.0, 20_000.0);

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

/// The bounds of how long a step stands by itself, in seconds.
const EVERY: (f64, f64) = (0.5, 3600.0);

fn seconds(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(seconds) if (EVERY.0..=EVERY.1).contains(&seconds) => Ok(seconds),
        Ok(_) => Err(format!("it takes from {} to {} seconds", EVERY.0, EVERY.1)),
        Err(_) => Err("write a number of seconds, as in 20".to_owned()),
    }
}

/// Runs what the arguments ask for.
pub fn run(arguments: Arguments) -> ExitCode {
    match arguments.command {
        None => {
            let origin = arguments.file.map_or(Origin::Shipped, Origin::File);
            crate::app::run(origin, Vec::new())
        }
        Some(Subcommands::Present(options)) => present(options),
        Some(Subcommands::Check(options)) => check::check(options),
        Some(Subcommands::Export(options)) => match export_to(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        },
    }
}

fn present(options: PresentArgs) -> ExitCode {
    let origin = options.file.map_or(Origin::Shipped, Origin::File);
    let step = options.from as usize - 1;
    // A large document is opened once, in its window; what is beyond its end is its last step.
    if step > 0
        && !origin.is_large()
        && let Err(message) = has_step(&origin, step)
    {
        eprintln!("{message}");
        return ExitCode::FAILURE;
    }
    let mut messages = vec![Msg::Present(PresentMsg::From(step))];
    messages.extend(
        options
            .every
            .map(|seconds| Msg::Present(PresentMsg::AutoAdvance(seconds))),
    );
    crate::app::run(origin, messages)
}

/// Whether the talk about a document is long enough. A document that cannot be opened is the window's to report.
fn has_step(origin: &Origin, step: usize) -> Result<(), String> {
    let Ok(opened) = origin.open() else {
        return Ok(());
    };
    let steps = Script::of(&opened.timeline, &DocumentLayout::new(&opened.timeline)).len();
    if step < steps {
        return Ok(());
    }
    let count = if steps == 1 {
        "one step".to_owned()
    } else {
        format!("{steps} steps")
    };
    Err(format!(
        "claimline: --from {}: the talk has {count}",
        step + 1
    ))
}

fn export_to(options: &ExportArgs) -> Result<(), String> {
    let opened = Origin::File(options.file.clone())
        .open()
        .map_err(|error| error.to_string())?;
    for warning in opened.warnings.lines() {
        eprintln!("{warning}");
    }
    let text = match options.to {
        Format::Json if options.from.is_some() || options.until.is_some() => {
            return Err(
                "claimline: --from and --until go with --to svg; JSON holds the whole document"
                    .to_owned(),
            );
        }
        Format::Json => export::json::write(&opened.timeline),
        Format::Svg => {
            // A picture shows where a motion leads, not a frame of it.
            let preferences = Preferences {
                reduced_motion: true,
                ..Preferences::default()
            };
            let mut state = State::new(opened.timeline, preferences);
            let size = options.size.unwrap_or_else(|| {
                Vec2::new(
                    WIDTH,
                    layout::whole_height(&state.timeline, &state.document_layout),
                )
            });
            update(&mut state, Msg::CanvasResized(size));
            if options.from.is_some() || options.until.is_some() {
                // Whoever names dates wants to see them, quiet or not.
                update(&mut state, Msg::ToggleFolds);
            }
            let look = Look {
                camera: camera(&state, options)?,
                ..state.look().clone()
            };
            let timeline = &state.timeline;
            let mut measure = FontMeasure::default();
            let scene = layout(timeline, &state.document_layout, &look, size, &mut measure);
            let (_, hidden) = layout::longest_scrolls(timeline, &state.document_layout, size);
            if hidden > 0.5 {
                eprintln!(
                    "claimline: the picture is not high enough for all claims; leave --size out for one that is"
                );
            }
            let palette = match options.theme {
                PictureTheme::Light => Palette::LIGHT,
                PictureTheme::Dark => Palette::DARK,
            };
            export::svg::write(
                &scene,
                timeline,
                &state.document_layout,
                palette,
                export::svg::Fonts::Embedded,
            )
        }
    };
    io::write(options.out.as_deref(), &text).map_err(|message| format!("claimline: {message}"))
}

/// The part of time that the picture shows: everything, or what the options ask for.
fn camera(state: &State, options: &ExportArgs) -> Result<Camera, String> {
    let width = f64::from(layout::time_width(state.canvas()));
    let viewport = state.document_layout.viewport(width, state.look().folding);
    let seconds = |instant: Option<Instant>| instant.map(Instant::as_f64);
    let hemisphere = state.timeline.document().hemisphere;
    let bounds = |option: &str, date: Option<&EdtfDate>| {
        let meaning = date.map(|date| date.resolve(hemisphere)).transpose();
        let meaning = meaning.map_err(|error| format!("claimline: {option}: {error}"))?;
        Ok::<Bounds, String>(meaning.map_or_else(Bounds::default, |meaning| meaning.bounds))
    };
    let from = seconds(bounds("--from", options.from.as_ref())?.start.from);
    let until = seconds(bounds("--until", options.until.as_ref())?.end.until);
    let camera = Camera {
        start: from.unwrap_or(viewport.home.start),
        end: until.unwrap_or(viewport.home.end),
    };
    if camera.start >= camera.end {
        return Err("claimline: --from must lie before --until".to_owned());
    }
    Ok(if from.is_none() && until.is_none() {
        viewport.home
    } else {
        camera
    })
}
