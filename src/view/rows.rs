//! The row of its lane that an event stands in.
//!
//! Rows are packed once, for the widest view of a canvas of ordinary width: first fit, earliest first, each
//! event taking its own width and that of its label. Looking closer only makes room, so rows never change.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::timeline::{EventIx, LaneIx, Timeline};

use super::glyph::Glyph;
use super::label_placement::{FreeRow, LabelRoom, NamedShape, Side};
use super::scale::Scale;

/// The most rows that a lane has. What does not fit shares the row that is free first, and is counted there.
pub const MAX_ROWS: usize = 16;
/// The width that a letter of a label takes on average, in points, and the room around a label.
const LETTER: f32 = 6.3;
const AROUND_LABEL: f32 = 18.0;
/// Longer labels are shortened rather than given more room.
const MAX_LABEL: f32 = 240.0;
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

    /// One row for each lane, with all events in it.
    pub fn one_each(timeline: &Timeline) -> Self {
        Self {
            row_of: vec![0; timeline.events_by_time().len()],
            rows_of_lane: timeline.lanes().map(|_| 1).collect(),
        }
    }

    /// Puts an event into a row of its lane, which is as high as that needs.
    pub fn place(&mut self, event: EventIx, lane: LaneIx, row: u16) {
        let row = row.min(LAST_ROW);
        self.row_of[event.0 as usize] = row;
        let rows = &mut self.rows_of_lane[lane.0 as usize];
        *rows = (*rows).max(row + 1);
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
            None if ends.len() < MAX_ROWS => {
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
        row_at(row)
    });
    let rows = rows.collect();
    (rows, row_at(ends.len().max(1)))
}

/// The last row of a lane, so that a lane's rows can be counted: whatever would stand below it shares it.
const LAST_ROW: u16 = u16::MAX - 1;

/// A row by its position, or the last one.
pub fn row_at(position: usize) -> u16 {
    u16::try_from(position).map_or(LAST_ROW, |row| row.min(LAST_ROW))
}

/// The first row that is not among these, or the last one of all.
pub fn first_row_without(met: &HashSet<u16>) -> u16 {
    (0..LAST_ROW)
        .find(|row| !met.contains(row))
        .unwrap_or(LAST_ROW)
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

/// The left and the right end of an event with its label, which is estimated.
pub fn taken(timeline: &Timeline, event: EventIx, scale: &Scale) -> (f32, f32) {
    let glyph = Glyph::new(
        timeline.event(event).kind,
        &timeline.dated(event),
        timeline.extent(event),
        scale,
    );
    let letters = timeline.event(event).title.chars().count() as f32;
    let label = (letters * LETTER).min(MAX_LABEL) + AROUND_LABEL;
    let (_, written) = timeline.written_seconds();
    let width = scale.width() as f32;
    let shape = NamedShape {
        inset: Some(0.0),
        ..NamedShape::of(&glyph, false)
    };
    // The gaps are part of the estimate.
    let row = FreeRow {
        from: 0.0,
        until: f32::INFINITY,
        width,
        writing: scale.x_from_time(written) as f32,
        gap: 0.0,
    };
    match LabelRoom::around(shape, row).side_for(label) {
        Some(Side::Inside) => (glyph.left, glyph.right),
        Some(Side::Left) => (glyph.left - label, glyph.right),
        Some(Side::Right) | None if glyph.right + label > width => {
            (glyph.left.min(width - label), glyph.right)
        }
        Some(Side::Right) | None => (glyph.left, glyph.right + label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample::{rows_of, scale_of_2022, timeline};

    #[test]
    fn the_row_that_is_free_first_is_taken_in_turn() {
        assert_eq!(first_free(&[5.0, 3.0, 4.0], 0), 1);
        assert_eq!(first_free(&[3.0, 3.0, 3.0], 0), 1);
        assert_eq!(first_free(&[3.0, 3.0, 3.0], 2), 0);
        assert_eq!(first_free(&[], 0), 0);
    }

    #[test]
    fn events_whose_names_meet_stand_in_rows_of_their_own() {
        let row_of = |events: &[(&str, &str)]| {
            let timeline = timeline(events, "");
            let rows = Rows::pack(&timeline, &scale_of_2022(1000.0));
            rows_of(&timeline, |event| rows.row_of(event))
        };
        let (name, long) = ("A name", "A name that is quite a bit longer than others");
        assert_eq!(
            row_of(&[(name, "2022-02-01"), (name, "2022-06-01")]),
            [0, 0]
        );
        assert_eq!(
            row_of(&[(name, "2022-02-01"), (name, "2022-02-10")]),
            [0, 1]
        );
        assert_eq!(
            row_of(&[(long, "2022-02-01"), (name, "2022-04-15")]),
            [0, 1]
        );
        assert_eq!(
            row_of(&[
                (name, "2022-02-01"),
                (name, "2022-02-05"),
                (name, "2022-06-01")
            ]),
            [0, 1, 0]
        );
    }

    #[test]
    fn a_lane_has_no_more_rows_than_it_may() {
        let same_day = vec![("A name", "2022-06-01"); 40];
        let timeline = timeline(&same_day, "");
        let rows = Rows::pack(&timeline, &scale_of_2022(1000.0));
        assert_eq!(usize::from(rows.of_lane(LaneIx(0))), MAX_ROWS);
        let of_events = rows_of(&timeline, |event| rows.row_of(event));
        let in_row = |row: u16| of_events.iter().filter(|other| **other == row).count();
        // Forty events on sixteen rows are shared out evenly.
        assert!(
            (0..MAX_ROWS as u16).all(|row| (2..=3).contains(&in_row(row))),
            "{of_events:?}"
        );
    }

    #[test]
    fn rows_beyond_the_last_that_can_be_counted_share_it() {
        assert_eq!(row_at(16), 16);
        assert_eq!((row_at(65_535), row_at(1_000_000)), (LAST_ROW, LAST_ROW));
        assert_eq!(first_row_without(&HashSet::from([0, 1, 3])), 2);
        let all: HashSet<u16> = (0..=u16::MAX).collect();
        assert_eq!(first_row_without(&all), LAST_ROW);
        let mut rows = Rows {
            row_of: vec![0, 0],
            rows_of_lane: vec![1],
        };
        rows.place(EventIx(1), LaneIx(0), u16::MAX);
        assert_eq!(
            (rows.row_of(EventIx(1)), rows.of_lane(LaneIx(0))),
            (LAST_ROW, u16::MAX)
        );
        rows.place(EventIx(1), LaneIx(0), 2);
        assert_eq!((rows.row_of(EventIx(0)), rows.row_of(EventIx(1))), (0, 2));
    }
}
