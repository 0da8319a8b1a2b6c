//! `claimline export`: a document in another format.

use std::fmt;

use egui::Vec2;

use super::arguments::{ExportArgs, Format, PictureTheme, SIDES, WIDTH};
use crate::document::date::{Bounds, DateError, EdtfDate};
use crate::export::{json, svg};
use crate::fonts::FontMeasure;
use crate::io::{LoadError, Origin, Output, WriteError, report};
use crate::state::{Msg, Preferences, State, update};
use crate::theme::Palette;
use crate::timeline::Timeline;
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
    /// The picture of everything would be higher than viewers show.
    TooHigh {
        points: usize,
        claims: String,
    },
}

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
            let picture = picture(&mut state, options)?;
            output.write(|out| out.write_all(picture.as_bytes()))
        }
    };
    written.map_err(ExportError::Write)
}

fn picture(state: &mut State, options: &ExportArgs) -> Result<String, ExportError> {
    let size = options.size.map_or_else(|| whole_size(state), Ok)?;
    update(state, Msg::CanvasResized(size));
    if options.from.is_some() || options.until.is_some() {
        // Whoever names dates wants to see them, quiet or not.
        update(state, Msg::ToggleFolds);
    }
    let look = Look {
        camera: camera(state, options)?,
        ..state.look().clone()
    };
    let (timeline, document_layout) = (&state.timeline, &state.document_layout);
    let mut measure = FontMeasure::default();
    let scene = layout(timeline, document_layout, &look, size, &mut measure);
    if let Some(warning) = left_out(state, size) {
        report(&warning);
    }
    let palette = match options.theme {
        PictureTheme::Light => Palette::LIGHT,
        PictureTheme::Dark => Palette::DARK,
    };
    let fonts = svg::Fonts::Embedded;
    Ok(svg::write(
        &scene,
        timeline,
        document_layout,
        palette,
        fonts,
    ))
}

/// The size at which nothing is left out.
fn whole_size(state: &State) -> Result<Vec2, ExportError> {
    let height = layout::whole_height(&state.timeline, &state.document_layout);
    if height <= SIDES.1 {
        return Ok(Vec2::new(WIDTH, height));
    }
    Err(ExportError::TooHigh {
        points: height as usize,
        claims: claims(&state.timeline),
    })
}

fn claims(timeline: &Timeline) -> String {
    let document = timeline.document();
    let count = document.claims.len();
    let called = &document.claims_are_called;
    let word = if count == 1 {
        &called.one
    } else {
        &called.many
    };
    format!("{} {word}", words::thousands(count))
}

/// A sentence on what a picture of this size leaves out, if it leaves out anything.
fn left_out(state: &State, size: Vec2) -> Option<String> {
    let (timeline, document_layout) = (&state.timeline, &state.document_layout);
    let (lanes, claims) = layout::longest_scrolls(timeline, document_layout, size);
    let cut = match (lanes > 0.5, claims > 0.5) {
        (false, false) => return None,
        (true, false) => "lanes",
        (false, true) => "claims",
        (true, true) => "lanes and all claims",
    };
    let way_out = if layout::whole_height(timeline, document_layout) <= SIDES.1 {
        "leave --size out for one that is"
    } else {
        "--to json holds them all"
    };
    Some(format!(
        "claimline: the picture is not high enough for all {cut}; {way_out}"
    ))
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
            Self::TooHigh { points, claims } => write!(
                f,
                "claimline: the whole picture would be {} points high, of which viewers show {}: {claims} are too many \
                 for one; say which size of it to draw, as in --size 1600x{2}, or write everything with --to json",
                words::thousands(*points),
                words::thousands(SIDES.1 as usize),
                SIDES.1,
            ),
        }
    }
}
