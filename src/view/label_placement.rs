//! The place of an event's name: within its shape, on its right, or on its left.
//!
//! The rules are the same wherever events are named. A name stands within its shape if it has room there, or else on
//! the right, or else on the left. On the right of something that lies before the line of the writing it ends there:
//! beyond it is the room of fears and forecasts. Those in turn are never named on their left.

use super::glyph::Glyph;

/// The room between a shape and its name, and between a name and whatever stands next to it.
pub const GAP: f32 = 5.0;
/// The room that is left free around a name that lies in front of everything.
const PLATE_GAP: f32 = 8.0;

/// A place for a name, seen from its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Inside,
    Right,
    Left,
}

/// The shape that is named.
#[derive(Clone, Copy, Debug)]
pub struct NamedShape {
    pub left: f32,
    pub right: f32,
    /// The distance from its left end at which a name within it begins; none where it can have no name within.
    pub inset: Option<f32>,
    /// True for a fear or a forecast.
    pub stays_right: bool,
}

impl NamedShape {
    pub fn of(glyph: &Glyph, stays_right: bool) -> Self {
        Self {
            left: glyph.left,
            right: glyph.right,
            inset: (!glyph.is_diamond()).then(|| glyph.label_inset()),
            stays_right,
        }
    }

    /// The left end of a name of this width on one of the sides.
    pub fn label_left(self, side: Side, width: f32) -> f32 {
        match side {
            Side::Inside => self.left.max(0.0) + self.inset.unwrap_or(0.0),
            Side::Right => self.right.max(0.0) + GAP,
            Side::Left => self.left - GAP - width,
        }
    }
}

/// The free part of a row, in points from the canvas's left.
#[derive(Clone, Copy, Debug)]
pub struct FreeRow {
    /// The end of whatever stands before.
    pub from: f32,
    /// The end of the row; infinite where it is not known yet what stands there.
    pub until: f32,
    /// The width of the canvas, off which no shape can hold a name.
    pub width: f32,
    /// The x of the writing.
    pub writing: f32,
    /// The room between a shape and its name.
    pub gap: f32,
}

/// The room for a name on each side of a shape, in points; below zero where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRoom {
    pub inside: f32,
    pub right: f32,
    pub left: f32,
}

impl LabelRoom {
    pub fn around(shape: NamedShape, row: FreeRow) -> Self {
        let seen = shape.right.min(row.width) - shape.left.max(0.0);
        let may_cross = shape.stays_right || shape.left >= row.writing;
        let end = if may_cross {
            row.until
        } else {
            row.until.min(row.writing)
        };
        Self {
            inside: shape
                .inset
                .map_or(f32::NEG_INFINITY, |inset| seen - inset - row.gap),
            right: end - shape.right.max(0.0) - row.gap,
            left: if shape.stays_right {
                f32::NEG_INFINITY
            } else {
                shape.left - row.gap - row.from
            },
        }
    }

    pub fn on(self, side: Side) -> f32 {
        match side {
            Side::Inside => self.inside,
            Side::Right => self.right,
            Side::Left => self.left,
        }
    }

    /// The first side with room for a whole name.
    pub fn side_for(self, label: f32) -> Option<Side> {
        let mut sides = [Side::Inside, Side::Right, Side::Left].into_iter();
        sides.find(|side| self.on(*side) >= label)
    }

    /// The side with the most room, if that is enough for the least of a name that says something.
    pub fn widest_side(self, least: f32) -> Option<Side> {
        let sides = [Side::Left, Side::Right, Side::Inside].into_iter();
        sides
            .filter(|side| self.on(*side) >= least)
            .max_by(|a, b| self.on(*a).total_cmp(&self.on(*b)))
    }
}

/// The left end of a name in front of everything: beside its shape, moved onto the canvas.
pub fn plate_left(shape_right: f32, label: f32, width: f32) -> f32 {
    let beside = shape_right.max(0.0) + PLATE_GAP;
    beside.min(width - label - PLATE_GAP).max(PLATE_GAP)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROW: FreeRow = FreeRow {
        from: 0.0,
        until: 1000.0,
        width: 1000.0,
        writing: 600.0,
        gap: GAP,
    };

    fn bar(left: f32, right: f32) -> NamedShape {
        NamedShape {
            left,
            right,
            inset: Some(7.0),
            stays_right: false,
        }
    }

    fn side(shape: NamedShape, label: f32) -> Option<Side> {
        LabelRoom::around(shape, ROW).side_for(label)
    }

    #[test]
    fn a_name_stands_within_its_shape_where_it_has_room_there() {
        assert_eq!(side(bar(100.0, 212.0), 100.0), Some(Side::Inside));
        assert_eq!(side(bar(100.0, 211.0), 100.0), Some(Side::Right));
        let diamond = NamedShape {
            inset: None,
            ..bar(100.0, 300.0)
        };
        assert_eq!(side(diamond, 100.0), Some(Side::Right));
    }

    #[test]
    fn a_name_that_would_cross_the_line_of_the_writing_stands_on_the_left() {
        assert_eq!(side(bar(400.0, 420.0), 175.0), Some(Side::Right));
        assert_eq!(side(bar(400.0, 420.0), 176.0), Some(Side::Left));
        assert_eq!(side(bar(170.0, 440.0), 260.0), None);
        assert_eq!(side(bar(600.0, 620.0), 300.0), Some(Side::Right));
    }

    #[test]
    fn a_forecast_is_never_named_on_its_left() {
        let forecast = NamedShape {
            stays_right: true,
            ..bar(900.0, 950.0)
        };
        assert_eq!(side(forecast, 100.0), None);
        assert_eq!(side(bar(900.0, 950.0), 100.0), Some(Side::Left));
    }

    #[test]
    fn a_name_in_front_of_everything_stays_on_the_canvas() {
        assert_eq!(plate_left(100.0, 50.0, 400.0), 108.0);
        assert_eq!(plate_left(380.0, 50.0, 400.0), 342.0);
        assert_eq!(plate_left(-40.0, 50.0, 400.0), 8.0);
        assert_eq!(plate_left(100.0, 500.0, 400.0), 8.0);
    }

    proptest! {
        #[test]
        fn a_name_lies_in_the_room_that_it_was_given(
            left in -80.0..1000.0f32, length in 0.0..600.0f32, label in 1.0..400.0f32, stays_right: bool,
        ) {
            let shape = NamedShape { stays_right, ..bar(left, left + length) };
            let Some(side) = side(shape, label) else { return Ok(()) };
            let from = shape.label_left(side, label);
            prop_assert!(from >= -0.01 && from + label <= 1000.01, "{side:?} at {from}");
            let within = from >= shape.left && from + label <= shape.right;
            let beside = from >= shape.right || from + label <= shape.left;
            let is_there = if side == Side::Inside { within } else { beside };
            prop_assert!(is_there, "{side:?} at {from}");
            let is_past = left >= ROW.writing || stays_right;
            prop_assert!(is_past || side == Side::Inside || from + label <= ROW.writing + 0.01);
        }
    }
}
