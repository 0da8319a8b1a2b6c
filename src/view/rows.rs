//! The row of its lane that an event stands in.
//!
//! Rows are packed once for what is shown, for the widest view of a canvas of ordinary width, each event taking its own width and that of
//! its label. Where all have room they share it out evenly; where they have not, each stands in the row in which its
//! name has room first as one looks closer (`by_zoom`). Looking closer only makes room, so rows never change.

mod by_zoom;

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::timeline::{EventIx, LaneIndex, LaneIx, Timeline};

use super::glyph::Glyph;
use super::label_placement::{FreeRow, LabelRoom, NamedShape, Side};
use super::scale::Scale;
use super::subset::Subset;
use by_zoom::ZoomStep;

/// The most rows that a lane has, and the rows that all lanes may have together where they are few. What does not fit
/// shares a row with others, and is counted there.
pub const MAX_ROWS: usize = 16;
const MAX_ROWS_OF_FEW_LANES: usize = 32;
/// The width that a letter of a label takes on average, in points, and the room around a label.
const LETTER: f32 = 6.3;
const AROUND_LABEL: f32 = 18.0;
/// Longer labels are shortened rather than given more room.
pub const MAX_LABEL: f32 = 240.0;
/// Lanes with more events than this are crowded in the widest view, whatever their labels take.
pub const CROWDED: usize = 1_000;

/// Every event's row in each lane that it is shown in, counted within the lane from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// By the places of events in lanes.
    row_of: Vec<u16>,
    named_from: Vec<ZoomStep>,
    rows_of_lane: Vec<u16>,
}

/// The rows of one lane's events, in the order of their starts.
struct PackedLane {
    row_of: Vec<u16>,
    named_from: Vec<ZoomStep>,
    rows: u16,
}

impl Rows {
    /// Packs the events that are shown; without any choice all are.
    pub fn pack(timeline: &Timeline, shown: Option<&Subset>, widest: &Scale) -> Self {
        let index_of = |lane: LaneIx| match shown {
            Some(shown) => shown.lane_index(lane),
            None => timeline.lane_index(lane),
        };
        let lanes: Vec<LaneIx> = timeline.lanes().collect();
        let most = max_rows(lanes.len());
        let packed: Vec<PackedLane> = lanes
            .par_iter()
            .map(|lane| pack_lane(timeline, index_of(*lane), widest, most))
            .collect();
        let count = timeline.lane_places();
        let mut row_of = vec![0; count];
        let mut named_from = vec![ZoomStep::WIDEST; count];
        for (lane, packed) in lanes.iter().zip(&packed) {
            let places = packed.row_of.iter().zip(&packed.named_from);
            let entries = index_of(*lane).entries();
            for ((event, _, _), (row, zoom)) in entries.zip(places) {
                if let Some(place) = timeline.lane_place(*lane, event) {
                    row_of[place] = *row;
                    named_from[place] = *zoom;
                }
            }
        }
        Self {
            row_of,
            named_from,
            rows_of_lane: packed.into_iter().map(|packed| packed.rows).collect(),
        }
    }

    pub fn bytes(&self) -> usize {
        size_of_val(&self.row_of[..])
            + size_of_val(&self.named_from[..])
            + size_of_val(&self.rows_of_lane[..])
    }

    /// The row of an event in a lane that it is shown in.
    pub fn row_of(&self, timeline: &Timeline, lane: LaneIx, event: EventIx) -> u16 {
        let place = timeline.lane_place(lane, event);
        place.map_or(0, |place| self.row_of[place])
    }

    pub fn of_lane(&self, lane: LaneIx) -> u16 {
        self.rows_of_lane[lane.0 as usize]
    }

    /// The order in which events of a lane are given room for their names: those that have it in wider views come first, so that
    /// none loses its name as one looks closer, and then the more important.
    pub fn naming_order(
        &self,
        timeline: &Timeline,
        lane: LaneIx,
        event: EventIx,
    ) -> impl Ord + use<> {
        let place = timeline.lane_place(lane, event);
        let zoom = place.map_or(ZoomStep::WIDEST, |place| self.named_from[place]);
        (zoom, importance(timeline, event))
    }
}

/// Orders events as their author weighs them, then by how many claims speak of them, and then as the document does.
fn importance(timeline: &Timeline, event: EventIx) -> impl Ord + use<> {
    (
        Reverse(timeline.weight_of(event)),
        Reverse(timeline.claim_count(event)),
        event,
    )
}

/// The most rows of a lane in a document with so many of them.
fn max_rows(lanes: usize) -> usize {
    (MAX_ROWS_OF_FEW_LANES / lanes.max(1)).max(MAX_ROWS)
}

fn pack_lane(timeline: &Timeline, index: &LaneIndex, widest: &Scale, most: usize) -> PackedLane {
    let is_crowded = index.len() > CROWDED;
    let taken: Vec<(f32, f32)> = index
        .entries()
        .map(|(event, start, end)| {
            if is_crowded {
                taken_in_a_crowd(start, end, widest)
            } else {
                taken(timeline, event, widest, f32::INFINITY)
            }
        })
        .collect();
    let (rows, all_fit) = rows_needed(&taken, most);
    let (row_of, named_from) = if all_fit || is_crowded {
        (spread(&taken, rows), vec![ZoomStep::WIDEST; taken.len()])
    } else {
        let events: Vec<EventIx> = index.entries().map(|(event, _, _)| event).collect();
        by_zoom::rows(timeline, &events, widest, rows)
    };
    PackedLane {
        row_of,
        named_from,
        rows: row_at(rows),
    }
}

/// The number of rows in which none of these meet, and whether there may be so many.
fn rows_needed(taken: &[(f32, f32)], most: usize) -> (usize, bool) {
    let mut ends: Vec<f32> = Vec::new();
    let mut all_fit = true;
    for (left, right) in taken {
        match ends.iter().position(|end| end <= left) {
            Some(row) => ends[row] = *right,
            None if ends.len() < most => ends.push(*right),
            None => all_fit = false,
        }
    }
    (ends.len().max(1), all_fit)
}

/// Gives each the row that has been free for longest, so that their names have the most room where a canvas is narrower or
/// its texts are larger.
fn spread(taken: &[(f32, f32)], rows: usize) -> Vec<u16> {
    let mut ends = vec![f32::NEG_INFINITY; rows];
    let mut last = rows - 1;
    let rows = taken.iter().map(|(left, right)| {
        // Any free row would do; where there is none, the one that is free first.
        last = first_free(&ends, last);
        ends[last] = ends[last].max(*right).max(*left);
        row_at(last)
    });
    rows.collect()
}

/// The last row of a lane, so that a lane's rows can be counted: whatever would stand below it shares it.
const LAST_ROW: u16 = u16::MAX - 1;

/// A row by its position, or the last one.
fn row_at(position: usize) -> u16 {
    u16::try_from(position).map_or(LAST_ROW, |row| row.min(LAST_ROW))
}

/// The row that is free first; of those that are so together the one after the last, so that none holds all that lie alike.
fn first_free(rows: &[f32], last: usize) -> usize {
    let others = (last + 1..rows.len()).chain(0..=last);
    let first = others.min_by(|a, b| rows[*a].total_cmp(&rows[*b]));
    first.unwrap_or(last)
}

/// The same without the label's letters and the shape's details, which would only be hidden.
fn taken_in_a_crowd(start: f64, end: f64, scale: &Scale) -> (f32, f32) {
    let left = scale.x_from_time(start) as f32;
    (left, scale.x_from_time(end) as f32 + AROUND_LABEL)
}

/// The width of a label with the room around it in points, as far as the number of its letters tells.
pub fn label_width(title: &str) -> f32 {
    (title.chars().count() as f32 * LETTER).min(MAX_LABEL) + AROUND_LABEL
}

/// The left and the right end of an event with its label, which is estimated, in a row that ends somewhere.
pub fn taken(timeline: &Timeline, event: EventIx, scale: &Scale, until: f32) -> (f32, f32) {
    let glyph = Glyph::new(
        timeline.event(event).kind,
        &timeline.dated(event),
        timeline.extent(event),
        scale,
    );
    let label = label_width(&timeline.event(event).title);
    let (_, written) = timeline.written_seconds();
    let width = scale.width() as f32;
    let shape = NamedShape {
        inset: Some(0.0),
        ..NamedShape::of(&glyph, false)
    };
    // The gaps are part of the estimate.
    let row = FreeRow {
        from: 0.0,
        until,
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
            let rows = Rows::pack(&timeline, None, &scale_of_2022(1000.0));
            rows_of(&timeline, |event| rows.row_of(&timeline, LaneIx(0), event))
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
    fn names_with_room_in_one_row_share_out_all_that_their_lane_has() {
        let events = [
            ("A name", "2022-02-01"),
            ("A name", "2022-02-01"),
            ("A name", "2022-06-01"),
            ("A name", "2022-09-01"),
        ];
        let timeline = timeline(&events, "");
        let rows = Rows::pack(&timeline, None, &scale_of_2022(1000.0));
        assert_eq!(
            rows_of(&timeline, |event| {
                rows.row_of(&timeline, LaneIx(0), event)
            }),
            [0, 1, 0, 1]
        );
    }

    #[test]
    fn a_lane_has_no_more_rows_than_it_may() {
        let most = max_rows(1);
        assert_eq!((most, max_rows(2), max_rows(60)), (32, 16, 16));
        let same_day = vec![("A name", "2022-06-01"); 80];
        let timeline = timeline(&same_day, "");
        let rows = Rows::pack(&timeline, None, &scale_of_2022(1000.0));
        assert_eq!(usize::from(rows.of_lane(LaneIx(0))), most);
        let of_events = rows_of(&timeline, |event| rows.row_of(&timeline, LaneIx(0), event));
        let in_row = |row: u16| of_events.iter().filter(|other| **other == row).count();
        // Eighty events on thirty-two rows are shared out evenly.
        assert!(
            (0..most as u16).all(|row| (2..=3).contains(&in_row(row))),
            "{of_events:?}"
        );
    }

    #[test]
    fn rows_beyond_the_last_that_can_be_counted_share_it() {
        assert_eq!(row_at(16), 16);
        assert_eq!((row_at(65_535), row_at(1_000_000)), (LAST_ROW, LAST_ROW));
    }
}
