//! Which row of its lane an event stands in.
//!
//! Rows are packed once, for the widest view of a canvas of ordinary width: first fit, earliest first, each
//! event taking its own width and that of its label. Looking closer only makes room, so rows never change.

use rayon::prelude::*;

use crate::timeline::{EventIx, LaneIx, Timeline};

use super::glyph::Glyph;
use super::scale::Scale;

/// The most rows that a lane has. What does not fit shares the row that is free first, and is counted there.
pub const MOST_ROWS: usize = 16;
/// What a letter of a label takes on average, in points, and the room around a label.
const LETTER: f32 = 6.3;
const AROUND_LABEL: f32 = 18.0;
/// Longer labels are shortened rather than given more room.
const LONGEST_LABEL: f32 = 240.0;
/// Lanes with more events than this are crowded in the widest view, whatever their labels take.
pub const CROWDED: usize = 500;

/// Every event's row, counted within its lane from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    row_of: Vec<u16>,
    rows_of_lane: Vec<u16>,
}

impl Rows {
    pub fn pack(timeline: &Timeline, widest: &Scale) -> Self {
        let lanes: Vec<LaneIx> = timeline.lanes().collect();
        let packed: Vec<(Vec<u16>, u16)> = lanes
            .par_iter()
            .map(|lane| pack_lane(timeline, *lane, widest))
            .collect();
        let mut row_of = vec![0; timeline.events_by_time().len()];
        for (lane, (rows, _)) in lanes.iter().zip(&packed) {
            let entries = timeline.lane_index(*lane).entries();
            for ((event, _, _), row) in entries.zip(rows) {
                row_of[event.0 as usize] = *row;
            }
        }
        Self {
            row_of,
            rows_of_lane: packed.into_iter().map(|(_, count)| count).collect(),
        }
    }

    pub fn new(row_of: Vec<u16>, rows_of_lane: Vec<u16>) -> Self {
        Self {
            row_of,
            rows_of_lane,
        }
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.row_of[..]) + size_of_val(&self.rows_of_lane[..])
    }

    pub fn row_of(&self, event: EventIx) -> u16 {
        self.row_of[event.0 as usize]
    }

    pub fn of_lane(&self, lane: LaneIx) -> u16 {
        self.rows_of_lane[lane.0 as usize]
    }
}

/// The row of each of a lane's events, in the order of their starts, and how many rows there are.
fn pack_lane(timeline: &Timeline, lane: LaneIx, widest: &Scale) -> (Vec<u16>, u16) {
    let index = timeline.lane_index(lane);
    let crowded = index.len() > CROWDED;
    let mut ends: Vec<f32> = Vec::new();
    let mut shared_last = 0;
    let rows = index.entries().map(|(event, start, end)| {
        let (left, right) = if crowded {
            taken_in_a_crowd(start, end, widest)
        } else {
            taken(timeline, event, widest)
        };
        let fitting = ends.iter().position(|end| *end <= left);
        let row = match fitting {
            Some(row) => row,
            None if ends.len() < MOST_ROWS => {
                ends.push(right);
                ends.len() - 1
            }
            // In a crowd one row is as good as another; none is to hold all the rest.
            None => {
                shared_last = if crowded {
                    (shared_last + 1) % ends.len()
                } else {
                    first_free(&ends, shared_last)
                };
                shared_last
            }
        };
        ends[row] = ends[row].max(right);
        row as u16
    });
    let rows = rows.collect();
    (rows, ends.len().max(1) as u16)
}

/// The row that is free first; of those that are so together the one after the last, so that none holds all that lie alike.
pub fn first_free(rows: &[f32], last: usize) -> usize {
    let others = (last + 1..rows.len()).chain(0..=last);
    let first = others.min_by(|a, b| rows[*a].total_cmp(&rows[*b]));
    first.unwrap_or(last)
}

/// The same without the label's letters and the shape's details, which would only be hidden.
fn taken_in_a_crowd(start: f64, end: f64, scale: &Scale) -> (f32, f32) {
    let left = scale.x_from_time(start) as f32;
    (left, scale.x_from_time(end) as f32 + AROUND_LABEL)
}

/// From where to where an event and its label take up their row.
pub fn taken(timeline: &Timeline, event: EventIx, scale: &Scale) -> (f32, f32) {
    let glyph = Glyph::new(
        timeline.event(event).kind,
        &timeline.dated(event),
        timeline.extent(event),
        scale,
    );
    let letters = timeline.event(event).title.chars().count() as f32;
    let label = (letters * LETTER).min(LONGEST_LABEL) + AROUND_LABEL;
    let width = scale.width() as f32;
    let visible = glyph.right.min(width) - glyph.left.max(0.0);
    let (_, written) = timeline.written_seconds();
    let writing = scale.x_from_time(written) as f32;
    let crosses = glyph.left < writing && glyph.right + label > writing;
    if visible >= label {
        (glyph.left, glyph.right)
    } else if crosses && glyph.left > label {
        (glyph.left - label, glyph.right)
    } else if glyph.right + label > width {
        (glyph.left.min(width - label), glyph.right)
    } else {
        (glyph.left, glyph.right + label)
    }
}
