//! The ends of an event's shape that can be taken hold of.

use crate::document::date::DateEnd;
use crate::timeline::{EventIx, Timeline};

use super::glyph::Glyph;
use super::scale::Scale;

/// The distance from an end within which it is held, in points.
const GRIP: f32 = 6.0;

/// The end of an event's shape at an x, in points from the left edge of the time axis; the whole of one too narrow to have ends.
pub fn held_end(timeline: &Timeline, event: EventIx, scale: &Scale, x: f32) -> Option<DateEnd> {
    if timeline.is_undated(event) {
        return None;
    }
    let glyph = Glyph::new(
        timeline.event(event).kind,
        &timeline.dated(event),
        timeline.extent(event),
        scale,
    );
    if glyph.is_diamond() {
        let is_on_it = glyph.left <= x && x <= glyph.right;
        return is_on_it.then_some(DateEnd::Whole);
    }
    let [to_start, to_end] = [glyph.left, glyph.right].map(|end| (end - x).abs());
    let (end, distance) = match to_start <= to_end {
        true => (DateEnd::Start, to_start),
        false => (DateEnd::End, to_end),
    };
    (distance <= GRIP).then_some(end)
}
