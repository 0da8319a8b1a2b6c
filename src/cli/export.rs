//! `claimline export`: a document in another format.

use std::fmt;
use std::path::Path;

use egui::Vec2;

use super::arguments::{ExportArgs, Format, PictureTheme, SIDES, WIDTH};
use crate::document::date::{Bounds, DateError, EdtfDate};
use crate::export::{json, svg};
use crate::fonts::FontMeasure;
use crate::io::{LoadError, Origin, Output, WriteError, report};
use crate::state::{Msg, Preferences, State, update};
use crate::theme::Palette;
use crate::view::camera::Camera;
use crate::view::layout::{self, layout};
use crate::view::look::Look;
use crate::words;

/// The reason why nothing was exported.
#[derive(Debug)]
pub enum ExportError {
    Load(LoadError),
    Write(WriteError),
    Date(&'static str, DateError),
    /// Dates were named for a format that holds the whole document.
    DatesWithJson,
    FromAfterUntil,
    /// More pages than go into one stream, or than anybody looks through.
    TooManyPages {
        pages: usize,
        most: usize,
    },
}

/// Pictures of more pages than this are no longer looked through.
const MAX_PAGES: usize = 100;

/// Writes what the arguments ask for.
///
/// # Errors
/// The first thing that keeps it from being written; whatever was there is as it was.
pub fn export(options: &ExportArgs) -> Result<(), ExportError> {
    if options.to == Format::Json && (options.from.is_some() || options.until.is_some()) {
        return Err(ExportError::DatesWithJson);
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
                reduced_motion: true,
                ..Preferences::default()
            };
            let mut state = State::new(opened.timeline, preferences);
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
    let outputs = outputs.ok_or(ExportError::TooManyPages { pages, most: 1 })?;
    for output in &outputs {
        output.check(input).map_err(ExportError::Write)?;
    }
    Ok(outputs)
}

/// The picture, on as many pages as it takes to leave out no lane and no claim.
fn pages(state: &mut State, options: &ExportArgs) -> Result<Vec<String>, ExportError> {
    let size = options.size.unwrap_or_else(|| whole_size(state));
    update(state, Msg::CanvasResized(size));
    if options.from.is_some() || options.until.is_some() {
        // Whoever names dates wants to see them, quiet or not.
        update(state, Msg::ToggleFolds);
    }
    let camera = camera(state, options)?;
    let (timeline, document_layout) = (&state.timeline, &state.document_layout);
    let palette = match options.theme {
        PictureTheme::Light => Palette::LIGHT,
        PictureTheme::Dark => Palette::DARK,
    };
    let mut measure = FontMeasure::default();
    let scrolls = layout::page_scrolls(timeline, document_layout, size);
    if scrolls.len() > MAX_PAGES {
        return Err(ExportError::TooManyPages {
            pages: scrolls.len(),
            most: MAX_PAGES,
        });
    }
    let pages = scrolls.into_iter().map(|(lanes_scroll, claims_scroll)| {
        let look = Look {
            camera,
            lanes_scroll,
            claims_scroll,
            ..state.look().clone()
        };
        let scene = layout(timeline, document_layout, &look, size, &mut measure);
        let fonts = svg::Fonts::Embedded;
        svg::write(&scene, timeline, document_layout, palette, fonts)
    });
    Ok(pages.collect())
}

/// The size at which nothing is left out, if viewers show that.
fn whole_size(state: &State) -> Vec2 {
    let height = layout::whole_height(&state.timeline, &state.document_layout);
    Vec2::new(WIDTH, height.min(SIDES.1))
}

/// The part of time that the picture shows: everything, or the dates that the options name.
fn camera(state: &State, options: &ExportArgs) -> Result<Camera, ExportError> {
    let width = f64::from(layout::time_width(state.canvas()));
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

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Write(error) => write!(f, "claimline: {error}"),
            Self::Date(option, error) => write!(f, "claimline: {option}: {error}"),
            Self::DatesWithJson => f.write_str(
                "claimline: --from and --until go with --to svg; JSON holds the whole document",
            ),
            Self::FromAfterUntil => f.write_str("claimline: --from must lie before --until"),
            Self::TooManyPages { pages, most: 1 } => write!(
                f,
                "claimline: the picture takes {pages} pages of this size, and standard output holds one; name a file after -o, \
                 or leave --size out"
            ),
            Self::TooManyPages { pages, most } => write!(
                f,
                "claimline: the picture takes {} pages of this size, of which nobody looks through more than {most}; give a \
                 larger --size, or write everything with --to json",
                words::thousands(*pages)
            ),
        }
    }
}
