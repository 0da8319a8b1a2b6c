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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sample::explored;
    use crate::view::camera::Camera;

    const DAY: f64 = 86_400.0;

    /// The one event, of 4 May 2001, with so many points to a day from the first of that month on.
    fn held(points_per_day: f64, x: f32) -> Option<DateEnd> {
        let timeline = explored().timeline;
        let start = timeline.extent(EventIx(0)).possible.0 - 3.0 * DAY;
        let camera = Camera {
            start,
            end: start + 30.0 * DAY,
        };
        let scale = Scale::new(camera, &[], 0.0, 30.0 * points_per_day);
        held_end(&timeline, EventIx(0), &scale, x)
    }

    #[test]
    fn a_shape_is_held_by_the_nearer_end_and_a_diamond_whole() {
        assert_eq!(held(40.0, 118.0), Some(DateEnd::Start));
        assert_eq!(held(40.0, 140.0), None);
        assert_eq!(held(40.0, 163.0), Some(DateEnd::End));
        assert_eq!(held(40.0, 170.0), None);
        assert_eq!(held(4.0, 14.0), Some(DateEnd::Whole));
        assert_eq!(held(4.0, 40.0), None);
    }
}
