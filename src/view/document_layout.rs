//! The parts of the view that the document alone decides: the folds, the widest view and each event's row.

use crate::document::EventKind;
use crate::document::date::Window;
use crate::timeline::Timeline;

use super::camera::Camera;
use super::folds::{self, Fold};
use super::rows::Rows;
use super::scale::{FOLD_POINTS, Scale};
use super::viewport::Viewport;

/// Made once for a document.
#[derive(Clone, Debug)]
pub struct DocumentLayout {
    pub folds: Vec<Fold>,
    pub rows: Rows,
    content: (f64, f64),
    forecasts: bool,
    shortest_seconds: f64,
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
/// The canvas for which rows are packed. Rows are a property of the document, so that nothing jumps when one
/// zooms or resizes; on a narrower canvas labels are shortened or counted instead.
const NOMINAL_WIDTH: f64 = 900.0;

impl DocumentLayout {
    pub fn new(timeline: &Timeline) -> Self {
        let folds = folds::find(timeline);
        let content = folds::content(timeline);
        let (_, written) = timeline.written_seconds();
        let forecasts = timeline.events().any(|event| {
            timeline.kind_of(event) == EventKind::Hypothetical
                || timeline.extent(event).possible.1 > written
        });
        let mut document_layout = Self {
            folds,
            rows: Rows::default(),
            content,
            forecasts,
            shortest_seconds: CLOSEST_UNITS * finest_seconds(timeline),
        };
        let home = document_layout.home(NOMINAL_WIDTH, 1.0);
        let scale = Scale::new(home, &document_layout.folds, 1.0, NOMINAL_WIDTH);
        document_layout.rows = Rows::pack(timeline, &scale);
        document_layout
    }

    /// The widest view: everything that is dated, with room around it.
    pub fn home(&self, width: f64, folding: f64) -> Camera {
        let after = if self.forecasts {
            ((width - FORECAST_BEYOND) * FORECAST_SHARE).clamp(FORECAST_POINTS.0, FORECAST_POINTS.1)
        } else {
            ROOM_AFTER
        };
        let inner = (width - ROOM_BEFORE - after).max(width / 4.0).max(1.0);
        let folds = FOLD_POINTS * self.folds.len() as f64;
        let inner = inner.max(folds + 10.0);
        let content = Camera {
            start: self.content.0,
            end: self.content.1,
        };
        let scale = Scale::new(content, &self.folds, folding, inner);
        Camera {
            start: scale.time_from_x(-ROOM_BEFORE),
            end: scale.time_from_x(inner + after),
        }
    }

    /// The bounds of the camera on a canvas of so many points.
    pub fn viewport(&self, width: f64, folding: f64) -> Viewport<'_> {
        Viewport {
            folds: &self.folds,
            folding,
            width,
            home: self.home(width, folding),
            shortest_seconds: self.shortest_seconds,
        }
    }
}

/// The length of the finest date: closer up there is nothing to see. A document without a date that has two ends is looked
/// at as closely as a day.
fn finest_seconds(timeline: &Timeline) -> f64 {
    let length = |window: Window| {
        let (from, until) = (window.from?, window.until?);
        Some(until.as_f64() - from.as_f64())
    };
    let windows = timeline.events().flat_map(|event| {
        let bounds = timeline.bounds(event);
        [bounds.start, bounds.end]
    });
    let finest = windows.filter_map(length).fold(f64::INFINITY, f64::min);
    if finest.is_finite() { finest } else { 86_400.0 }
}
