//! The lines that divide the canvas: between names and time, and between events and claims.

use egui::Vec2;
use serde::{Deserialize, Serialize};

/// The gutter's share of the canvas and its bounds in points, unless it was drawn by hand.
const GUTTER_SHARE: f32 = 0.215;
const GUTTER: (f32, f32) = (150.0, 270.0);
/// The share of the canvas up to which it is as wide as the claims' titles need it.
const TITLES_SHARE: f32 = 0.26;
/// The least width of a gutter, and the least height of the claims and of what is above them, that a hand can draw.
const LEAST_GUTTER: f32 = 110.0;
const LEAST_CLAIMS: f32 = 46.0;
const LEAST_EVENTS: f32 = 60.0;

/// The canvas beyond whose width ticks and titles grow with it, and how much at most, which a claim's row has room for.
const USUAL_WIDTH: f32 = 1300.0;
const MAX_GROWTH: f32 = 1.2;

/// How much larger ticks and titles are on a canvas of some width than on a usual one.
pub fn growth(canvas_width: f32) -> f32 {
    (canvas_width / USUAL_WIDTH).clamp(1.0, MAX_GROWTH)
}

/// A line that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divider {
    /// Between names and time.
    Gutter,
    /// Between the time axis and the claims.
    Claims,
}

/// The sizes in points that a reader gave the parts of the canvas; the others follow from its size and what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Division {
    pub gutter: Option<u16>,
    pub claims: Option<u16>,
    /// The width that the titles of the document's claims need; none where they are not shown.
    #[serde(skip)]
    pub titles: u16,
}

impl Division {
    pub fn points(self) -> [Option<u16>; 2] {
        [self.gutter, self.claims]
    }

    /// The same for claims whose titles need so much width.
    pub fn with_titles(self, titles: u16) -> Self {
        Self { titles, ..self }
    }

    pub fn of(&mut self, divider: Divider) -> &mut Option<u16> {
        match divider {
            Divider::Gutter => &mut self.gutter,
            Divider::Claims => &mut self.claims,
        }
    }

    /// The width of the part with the names of lanes and claims.
    pub fn gutter_width(self, canvas: Vec2) -> f32 {
        let width = match self.gutter {
            Some(points) => f32::from(points).max(LEAST_GUTTER),
            None => {
                let titles = f32::from(self.titles) * growth(canvas.x);
                let titles = titles.min(canvas.x * TITLES_SHARE);
                titles.max((canvas.x * GUTTER_SHARE).clamp(GUTTER.0, GUTTER.1))
            }
        };
        width.min(canvas.x / 2.0)
    }

    /// The width of the part that shows time.
    pub fn time_width(self, canvas: Vec2) -> f32 {
        (canvas.x - self.gutter_width(canvas)).max(1.0)
    }

    /// The height that claims were given of the room that they share with the events, of which they need so much.
    pub fn claims_height(self, room: f32, needed: f32) -> Option<f32> {
        let points = f32::from(self.claims?);
        let most = (room - LEAST_EVENTS).max(LEAST_CLAIMS).min(needed);
        Some(points.max(LEAST_CLAIMS).min(most).min(room))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_by_hand_leaves_room_for_both_sides() {
        let by_hand = |gutter, claims| Division {
            gutter: Some(gutter),
            claims: Some(claims),
            titles: 300,
        };
        let canvas = Vec2::new(800.0, 500.0);
        let widths = [1, 300, 9000].map(|points| by_hand(points, 1).gutter_width(canvas));
        assert_eq!(widths, [LEAST_GUTTER, 300.0, 400.0]);
        let heights = [1, 200, 9000].map(|points| by_hand(1, points).claims_height(500.0, 1000.0));
        assert_eq!(heights, [Some(46.0), Some(200.0), Some(440.0)]);
        // Claims take no more than they need, and no more than there is.
        assert_eq!(by_hand(1, 300).claims_height(500.0, 120.0), Some(120.0));
        assert_eq!(by_hand(1, 300).claims_height(20.0, 120.0), Some(20.0));
        assert_eq!(Division::default().claims_height(500.0, 1000.0), None);
    }

    #[test]
    fn titles_have_the_width_that_they_need_up_to_a_share_of_the_canvas() {
        let width = |titles, canvas| {
            let division = Division::default().with_titles(titles);
            division.gutter_width(Vec2::new(canvas, 500.0))
        };
        assert_eq!(width(0, 1200.0), width(200, 1200.0));
        assert_eq!(width(280, 1200.0), 280.0);
        assert!((width(1000, 1300.0) - 338.0).abs() < 0.01);
        assert!(width(1000, 733.0) > width(0, 733.0) + 30.0);
        // There is a least width on the narrowest.
        assert_eq!(width(1000, 500.0), width(0, 500.0));
    }
}
