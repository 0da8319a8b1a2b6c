//! The parts of the view that the document alone decides: stretches with a scale of their own, the widest view and each
//! event's row.

use crate::document::EventKind;
use crate::timeline::Timeline;

use super::camera::Camera;
use super::rows::{self, Rows};
use super::scale::{FOLD_POINTS, Scale};
use super::stretches::{self, Drawn, Stretch};
use super::subset::Subset;
use super::viewport::Viewport;

/// Made once for a document.
#[derive(Clone, Debug)]
pub struct DocumentLayout {
    pub stretches: Vec<Stretch>,
    pub rows: Rows,
    content: (f64, f64),
    /// The last instant of the writing.
    written: f64,
    forecasts: bool,
    last_forecast: Option<LastForecast>,
    shortest_seconds: f64,
    /// The length in seconds of the finest date in each segment of the scale; infinite where there is none.
    pub finest: Vec<f64>,
    /// The width that the titles of claims need beside the time axis, in points.
    pub titles: u16,
}

/// The forecast that begins last of those that nothing dated lies behind.
#[derive(Clone, Copy, Debug)]
struct LastForecast {
    /// The instants from which and until which it may be.
    possible: (f64, f64),
    /// The room in points with which its name says something.
    room: f64,
}

/// The closest look shows so many of the finest date's units.
const CLOSEST_UNITS: f64 = 3.0;
/// Room before the first event, in points.
const ROOM_BEFORE: f64 = 8.0;
/// Room after the last event where nothing is forecast.
const ROOM_AFTER: f64 = 56.0;
/// The room for what lies after the writing: a share of what the canvas has beyond so many points, within bounds, so
/// that on a small canvas it gives way to what happened.
const FORECAST_SHARE: f64 = 0.26;
const FORECAST_BEYOND: f64 = 390.0;
const FORECAST_POINTS: (f64, f64) = (60.0, 260.0);
/// No more than this share of the canvas lies after the writing where nothing there is dated, and beyond the last date
/// where something is.
const MAX_AFTER: f64 = 0.19;
const BEYOND_DATED: f64 = 0.05;
/// Forecasts are never named on their left, so the last one has so much room, in points.
const SHORT_NAME: f64 = 96.0;
/// The canvas for which rows are packed. Rows are a property of the document, so that nothing jumps when one
/// zooms or resizes; on a narrower canvas labels are shortened or counted instead.
pub const NOMINAL_WIDTH: f64 = 900.0;

/// The width of a letter of a claim's title on average, the room around it, and that of the column of arcs beside it.
const TITLE_LETTER: f32 = 5.7;
const AROUND_TITLE: f32 = 50.0;
const STRUCTURE: f32 = 54.0;

/// A canvas of a small window, and the most rows that it shows at once. A document that needs no more there has them
/// everywhere.
const NARROW_WIDTH: f64 = 540.0;
const MAX_ROWS_AT_EASE: usize = 20;
/// Documents with more events than this need more rows.
const MAX_EVENTS_AT_EASE: usize = 200;

/// The width that the longest title of a claim needs with what stands beside it; none where there is none.
fn titles_width(timeline: &Timeline) -> u16 {
    let claims = &timeline.document().claims;
    let letters = claims.iter().map(|claim| claim.title.chars().count()).max();
    let Some(letters) = letters else { return 0 };
    let structure = match timeline.structure().is_empty() {
        true => 0.0,
        false => STRUCTURE,
    };
    (letters as f32 * TITLE_LETTER + AROUND_TITLE + structure).ceil() as u16
}

fn last_forecast(timeline: &Timeline, last_date: f64) -> Option<LastForecast> {
    let forecasts = timeline.events().filter_map(|event| {
        let possible = timeline.extent(event).possible;
        let is_last = timeline.kind_of(event) == EventKind::Hypothetical && possible.1 >= last_date;
        let name: f64 = rows::label_width(&timeline.event(event).title).into();
        let room = name.min(SHORT_NAME);
        (is_last && !timeline.is_undated(event)).then_some(LastForecast { possible, room })
    });
    forecasts.max_by(|a, b| (a.possible.0.total_cmp(&b.possible.0)).then(a.room.total_cmp(&b.room)))
}

impl DocumentLayout {
    pub fn new(timeline: &Timeline) -> Self {
        let content = stretches::content(timeline);
        let mut stretches = stretches::find(timeline);
        stretches::reach_beyond(&mut stretches, content);
        let (_, written) = timeline.written_seconds();
        let forecasts = timeline.events().any(|event| {
            let is_forecast = timeline.kind_of(event) == EventKind::Hypothetical;
            !timeline.is_undated(event)
                && (is_forecast || timeline.extent(event).possible.1 > written)
        });
        let finest = finest_seconds(timeline, &stretches);
        let finest_of_all = finest.iter().copied().fold(f64::INFINITY, f64::min);
        // A document without a date that has two ends is looked at as closely as a day.
        let closest = Some(finest_of_all).filter(|finest| finest.is_finite());
        let mut document_layout = Self {
            stretches,
            rows: Rows::default(),
            content,
            written,
            forecasts,
            last_forecast: last_forecast(timeline, content.1),
            shortest_seconds: CLOSEST_UNITS * closest.unwrap_or(86_400.0),
            finest,
            titles: titles_width(timeline),
        };
        document_layout.rows = document_layout.pack_rows(timeline, None);
        document_layout
    }

    /// The same document in other lanes, or with rows for a part of its events alone.
    #[must_use]
    pub fn rearranged(&self, timeline: &Timeline, shown: Option<&Subset>) -> Self {
        Self {
            rows: self.pack_rows(timeline, shown),
            ..self.clone()
        }
    }

    /// Rows for a narrow canvas where they are few all the same, and else for an ordinary one.
    fn pack_rows(&self, timeline: &Timeline, shown: Option<&Subset>) -> Rows {
        let pack = |width: f64| {
            let home = self.home(width, 1.0);
            let scale = Scale::new(home, &self.stretches, 1.0, width);
            Rows::pack(timeline, shown, &scale)
        };
        if timeline.document().events.len() <= MAX_EVENTS_AT_EASE {
            let narrow = pack(NARROW_WIDTH);
            let total: usize = timeline
                .lanes()
                .map(|lane| usize::from(narrow.of_lane(lane)))
                .sum();
            if total <= MAX_ROWS_AT_EASE {
                return narrow;
            }
        }
        pack(NOMINAL_WIDTH)
    }

    /// The widest view: everything that is dated, with room around it.
    pub fn home(&self, width: f64, folding: f64) -> Camera {
        let after = if self.forecasts {
            let room = (width - FORECAST_BEYOND) * FORECAST_SHARE;
            let dated = self.content.1 - self.written;
            let most = width * if dated > 0.0 { BEYOND_DATED } else { MAX_AFTER };
            room.clamp(FORECAST_POINTS.0, FORECAST_POINTS.1).min(most)
        } else {
            ROOM_AFTER.min(width * BEYOND_DATED)
        };
        let scale = self.content_scale(width, folding, after);
        let for_forecast = self.room_for_last_forecast(&scale, width);
        let (scale, after) = match for_forecast > after {
            true => (
                self.content_scale(width, folding, for_forecast),
                for_forecast,
            ),
            false => (scale, after),
        };
        Camera {
            start: scale.time_from_x(-ROOM_BEFORE),
            end: scale.time_from_x(scale.width() + after),
        }
    }

    /// All that is dated, on what a canvas has beside so much room after it.
    fn content_scale(&self, width: f64, folding: f64, after: f64) -> Scale {
        let inner = (width - ROOM_BEFORE - after).max(width / 4.0).max(1.0);
        let is_fold = |stretch: &&Stretch| stretch.drawn == Drawn::Folded;
        let folds = FOLD_POINTS * self.stretches.iter().filter(is_fold).count() as f64;
        let inner = inner.max(folds + 10.0);
        let content = Camera {
            start: self.content.0,
            end: self.content.1,
        };
        Scale::new(content, &self.stretches, folding, inner)
    }

    /// The room beyond the last date with which a forecast there has that of a short name, within it or on its right, as far as
    /// the share of the canvas after the writing allows.
    fn room_for_last_forecast(&self, scale: &Scale, width: f64) -> f64 {
        let Some(LastForecast { possible, room }) = self.last_forecast else {
            return 0.0;
        };
        let from = |time: f64| scale.width() - scale.x_from_time(time);
        let missing = match from(possible.0) {
            within if within >= room => 0.0,
            // It goes on behind the last date.
            within if possible.1.is_infinite() => room - within,
            _ => room,
        };
        missing.min(width * MAX_AFTER - from(self.written))
    }

    /// The bounds of the camera on a canvas of so many points.
    pub fn viewport(&self, width: f64, folding: f64) -> Viewport<'_> {
        Viewport {
            stretches: &self.stretches,
            folding,
            width,
            home: self.home(width, folding),
            shortest_seconds: self.shortest_seconds,
        }
    }
}

/// The length of the finest date in each segment of the scale: between, in and behind the stretches. Closer up there is
/// nothing to see, and finer ticks would say more than the dates do.
fn finest_seconds(timeline: &Timeline, stretches: &[Stretch]) -> Vec<f64> {
    let starts: Vec<f64> = stretches
        .iter()
        .flat_map(|stretch| [stretch.start, stretch.end])
        .collect();
    let mut finest = vec![f64::INFINITY; starts.len() + 1];
    for (from, until) in stretches::closed_windows(timeline) {
        let first = starts.partition_point(|start| *start <= from);
        let last = starts.partition_point(|start| *start < until);
        for segment in &mut finest[first..=last.max(first)] {
            *segment = segment.min(until - from);
        }
    }
    finest
}
