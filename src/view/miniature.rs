//! A document at the size of a thumb, by which one knows it again among others: a line for each lane, darker where more
//! of its events lie, on the canvas's own scale of everything. It is kept in the settings beside the document's name.

use egui::{Rect, Vec2, pos2};
use serde::{Deserialize, Serialize};

use crate::timeline::{BinCount, LaneIx, Timeline};

use super::document_layout::{DocumentLayout, NOMINAL_WIDTH};
use super::scale::Scale;
use super::scene::{ColorRole, Hue, Mark, Shape, Tone};

/// Cells of a line.
const CELLS: usize = 48;
/// Lines; a document with more lanes shows its first ones.
const MAX_LINES: usize = 6;
/// The level of a cell with the most events.
const MOST: u32 = 9;
/// The room between two lines, in points.
const GAP: f32 = 1.0;
/// How strong a cell of the lowest level is.
const LEAST_OPACITY: f32 = 0.35;

/// The lines from the top, each a digit a cell: from 0 for nothing to 9 for the most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Miniature(Vec<String>);

impl Miniature {
    pub fn of(timeline: &Timeline, document_layout: &DocumentLayout) -> Self {
        let home = document_layout.home(NOMINAL_WIDTH, 1.0);
        let scale = Scale::new(home, &document_layout.stretches, 1.0, NOMINAL_WIDTH);
        let cell = NOMINAL_WIDTH / CELLS as f64;
        let times: Vec<f64> = (0..=CELLS)
            .map(|end| scale.time_from_x(end as f64 * cell))
            .collect();
        let lanes = timeline.document_lane_indexes().take(MAX_LINES);
        let lines = lanes.map(|(_, index)| index.histogram(&times));
        let lines: Vec<Vec<u32>> = lines
            .map(|line| line.iter().map(BinCount::all).collect())
            .collect();
        let most = lines.iter().flatten().copied().max().unwrap_or(0).max(1);
        // By its root, so that what is usual is told apart beside the most, and a single event is to be seen.
        let level = |count: u32| {
            let share = (f64::from(count) / f64::from(most)).sqrt();
            (share * f64::from(MOST)).ceil() as u32
        };
        let digit = |count: &u32| char::from_digit(level(*count), 10).unwrap_or('9');
        Self(
            lines
                .iter()
                .map(|line| line.iter().map(digit).collect())
                .collect(),
        )
    }

    /// Draws it in a rectangle of this size, its top left corner at the origin.
    pub fn marks(&self, size: Vec2) -> Vec<Mark> {
        let lines = self.0.len().clamp(1, MAX_LINES) as f32;
        let (width, height) = (size.x / CELLS as f32, (size.y + GAP) / lines);
        let clip = Rect::from_min_size(pos2(0.0, 0.0), size);
        let mut marks = Vec::new();
        for (line, lane) in self.0.iter().zip((0..MAX_LINES as u32).map(LaneIx)) {
            let top = lane.0 as f32 * height;
            for (cell, level) in line.chars().take(CELLS).enumerate() {
                let level = level.to_digit(10).unwrap_or(0);
                if level == 0 {
                    continue;
                }
                let left = cell as f32 * width;
                let (top_left, bottom_right) =
                    (pos2(left, top), pos2(left + width, top + height - GAP));
                let share = level as f32 / MOST as f32;
                marks.push(Mark {
                    shape: Shape::Blocks {
                        rects: vec![Rect::from_min_max(top_left, bottom_right)],
                    },
                    color_role: ColorRole::Lane(Hue::Lane(lane), Tone::Strong),
                    opacity: LEAST_OPACITY + (1.0 - LEAST_OPACITY) * share,
                    target: None,
                    clip,
                });
            }
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::vec2;

    use super::*;
    use crate::document;

    fn miniature(text: &str) -> Miniature {
        let (document, _) = document::open(text.as_bytes()).expect("a good document");
        let timeline = Timeline::build(Arc::new(document)).expect("good dates");
        Miniature::of(&timeline, &DocumentLayout::new(&timeline))
    }

    #[test]
    fn every_lane_has_its_line_and_lies_within_the_picture() {
        let picture = miniature(crate::io::SHIPPED);
        assert_eq!(picture.0.len(), 5);
        for line in &picture.0 {
            assert_eq!(line.len(), CELLS);
            assert!(line.chars().any(|level| level != '0'), "{line}");
        }
        let size = vec2(96.0, 29.0);
        let whole = Rect::from_min_size(pos2(0.0, 0.0), size).expand(0.01);
        let marks = picture.marks(size);
        assert!(!marks.is_empty());
        for mark in marks {
            assert!(whole.contains_rect(mark.shape.bounds()), "{mark:?}");
        }
    }

    #[test]
    fn settings_that_hold_something_else_draw_what_they_can() {
        let odd = Miniature(vec!["9x".repeat(400); 90]);
        let marks = odd.marks(vec2(96.0, 29.0));
        assert_eq!(marks.len(), CELLS / 2 * MAX_LINES);
        assert_eq!(Miniature::default().marks(vec2(96.0, 29.0)), Vec::new());
    }
}
