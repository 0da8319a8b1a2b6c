//! `claimline export`: a document in another format.

use std::fmt;
use std::path::Path;

use egui::Vec2;

use super::arguments::{Dates, ExportArgs, Format, PictureTheme, SIDES, WIDTH};
use crate::document::date::{Bounds, DateError, DateStyle, EdtfDate};
use crate::export::sheet::{self, MAX_PAGES, PageSize, SheetError};
use crate::export::{json, svg};
use crate::fonts::FontMeasure;
use crate::io::{LoadError, Origin, Output, WriteError, report};
use crate::state::{MotionChoice, Msg, Preferences, State, update};
use crate::theme::Palette;
use crate::timeline::Timeline;
use crate::view::camera::Camera;
use crate::view::look::Look;
use crate::words;

/// The reason why nothing was exported.
#[derive(Debug)]
pub enum ExportError {
    Load(LoadError),
    Write(WriteError),
    Date(&'static str, DateError),
    /// A filter asks for what the document does not have.
    Filter(String),
    /// A part was named for a format that holds the whole document.
    PartWithJson,
    FromAfterUntil,
    Sheet(SheetError),
    /// Several pages for one stream.
    ManyPagesInOne {
        pages: usize,
    },
}

/// Writes what the arguments ask for.
///
/// # Errors
/// The first thing that keeps it from being written; whatever was there is as it was.
pub fn export(options: &ExportArgs) -> Result<(), ExportError> {
    let shows_a_part =
        options.from.is_some() || options.until.is_some() || options.shown.ask_for_something();
    if options.to == Format::Json && shows_a_part {
        return Err(ExportError::PartWithJson);
    }
    let output = Output::of(options.out.as_deref());
    let origin = Origin::of(options.file.clone()).map_err(ExportError::Load)?;
    output.check(origin.path()).map_err(ExportError::Write)?;
    let opened = origin.open().map_err(ExportError::Load)?;
    opened.warnings.lines().for_each(|warning| report(&warning));
    let written = match options.to {
        Format::Json => output.write(|out| json::write(&opened.timeline, out)),
        Format::Svg => {
            let preferences = Preferences {
                // A picture shows where a motion leads, not a frame of it.
                motion: MotionChoice::Reduced,
                date_style: match options.dates {
                    Dates::DayFirst => DateStyle::DayFirst,
                    Dates::MonthFirst => DateStyle::MonthFirst,
                    Dates::Iso => DateStyle::Iso,
                },
                ..Preferences::default()
            };
            let mut state = State::new(opened.timeline, preferences);
            options
                .shown
                .apply(&mut state)
                .map_err(ExportError::Filter)?;
            let pages = pages(&mut state, options)?;
            let outputs = outputs(&output, pages.len(), origin.path())?;
            let mut written = outputs.iter().zip(&pages);
            written
                .try_for_each(|(output, page)| output.write(|out| out.write_all(page.as_bytes())))
        }
    };
    written.map_err(ExportError::Write)
}

/// The places of so many pages: the one that is named, and others beside it. Each is checked before any is written.
fn outputs(
    output: &Output,
    pages: usize,
    input: Option<&Path>,
) -> Result<Vec<Output>, ExportError> {
    let outputs: Option<Vec<Output>> = (1..=pages).map(|page| output.page(page)).collect();
    let outputs = outputs.ok_or(ExportError::ManyPagesInOne { pages })?;
    for output in &outputs {
        output.check(input).map_err(ExportError::Write)?;
    }
    Ok(outputs)
}

/// The picture, on as many pages as it takes to leave out no lane and no claim.
fn pages(state: &mut State, options: &ExportArgs) -> Result<Vec<String>, ExportError> {
    let size = PageSize {
        width: options.size.map_or(WIDTH, |size| size.x),
        height: options.size.map(|size| size.y),
        max_height: SIDES.1,
    };
    // Its height tells nothing of the part of time that is shown.
    let canvas = Vec2::new(size.width, size.height.unwrap_or(size.max_height));
    update(state, Msg::CanvasResized(canvas));
    if options.from.is_some() || options.until.is_some() {
        // Whoever names dates wants to see them, quiet or not.
        update(state, Msg::ToggleFolds);
    }
    let look = Look {
        camera: camera(state, options)?,
        ..state.look().clone()
    };
    let (timeline, document_layout) = (&state.timeline, &state.document_layout);
    if is_empty(timeline, &look) {
        report(
            "claimline: warning: no event lies within what is asked for; the picture shows none in time",
        );
    }
    let palette = match options.theme {
        PictureTheme::Light => Palette::LIGHT,
        PictureTheme::Dark => Palette::DARK,
        PictureTheme::HighContrast => Palette::HIGH_CONTRAST,
        PictureTheme::Print => Palette::PRINT,
    };
    let mut measure = FontMeasure::default();
    let pages = sheet::pages(timeline, document_layout, &look, size, &mut measure);
    let pages = pages.map_err(ExportError::Sheet)?;
    let fonts = svg::Fonts::Embedded;
    let written = pages
        .iter()
        .map(|page| svg::write(page, timeline, document_layout, palette, fonts));
    Ok(written.collect())
}

/// The part of time that the picture shows: everything, or the dates that the options name.
fn camera(state: &State, options: &ExportArgs) -> Result<Camera, ExportError> {
    let width = f64::from(state.look().division.time_width(state.canvas()));
    let viewport = state.document_layout.viewport(width, state.look().folding);
    let hemisphere = state.timeline.document().hemisphere;
    let bounds = |option: &'static str, date: &Option<EdtfDate>| {
        let meaning = date.as_ref().map(|date| date.resolve(hemisphere));
        let meaning = meaning.transpose();
        let meaning = meaning.map_err(|error| ExportError::Date(option, error))?;
        Ok(meaning.map_or_else(Bounds::default, |meaning| meaning.bounds))
    };
    let from = bounds("--from", &options.from)?.start.from;
    let until = bounds("--until", &options.until)?.end.until;
    let camera = Camera {
        start: from.map_or(viewport.home.start, |from| from.as_f64()),
        end: until.map_or(viewport.home.end, |until| until.as_f64()),
    };
    if camera.start < camera.end {
        Ok(camera)
    } else {
        Err(ExportError::FromAfterUntil)
    }
}

/// Whether no event that is shown has a part in what the camera sees.
fn is_empty(timeline: &Timeline, look: &Look) -> bool {
    let Camera { start, end } = look.camera;
    let count = |lane| look.lane_index(timeline, lane).count(start, end);
    timeline.lanes().all(|lane| count(lane) == 0)
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Write(error) => write!(f, "claimline: {error}"),
            Self::Date(option, error) => write!(f, "claimline: {option}: {error}"),
            Self::Filter(error) => f.write_str(error),
            Self::PartWithJson => f.write_str(
                "claimline: --from, --until, --filter, --against, --lanes-by and --view go with --to svg; JSON holds the whole document",
            ),
            Self::FromAfterUntil => f.write_str("claimline: --from must lie before --until"),
            Self::ManyPagesInOne { pages } => write!(
                f,
                "claimline: the picture takes {pages} pages of this size, and standard output holds one; name a file after -o, \
                 or leave --size out"
            ),
            Self::Sheet(SheetError::TooManyPages { pages }) => write!(
                f,
                "claimline: the picture takes {} pages of this size, of which nobody looks through more than {MAX_PAGES}; give \
                 a larger --size, or write everything with --to json",
                words::thousands(*pages)
            ),
            Self::Sheet(SheetError::TooLow) => f.write_str(
                "claimline: the title and the legend leave no room for the picture at this size; give a larger --size, or leave \
                 it out",
            ),
        }
    }
}
