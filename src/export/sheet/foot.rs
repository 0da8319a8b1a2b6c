//! The foot of a page: the legend of the signs that it bears.

use std::collections::BTreeSet;

use egui::{Pos2, pos2};

use crate::timeline::Timeline;
use crate::view::legend::{Group, LegendEntry, SAMPLE, Sign, legend};
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face, Regions};

use super::part::{MARGIN, Part, Style};

const HEADING: Style = Style {
    face: Face::SemiBold,
    size: 12.0,
    line_height: 16.0,
    color_role: ColorRole::Muted,
};
const SAYS: Style = Style {
    face: Face::Regular,
    ..HEADING
};
/// The least width of a cell; signs with a wide sample and those that say much take two.
const CELL: f32 = 150.0;
/// The room between a sample and its text, behind the text, below a row, below a group, and above and below everything.
const BEFORE_TEXT: f32 = 11.0;
const BEHIND_TEXT: f32 = 14.0;
const BELOW_ROW: f32 = 5.0;
const BELOW_GROUP: f32 = 9.0;
const AROUND: f32 = 12.0;
/// Beside the headings, entries need this much room; on a narrower page they stand below them.
const LEAST_BESIDE: f32 = 2.0 * CELL;

/// Lays out the legend of some signs below a canvas; nothing where there are none.
pub(super) fn foot(
    timeline: &Timeline,
    signs: &BTreeSet<Sign>,
    canvas: &Regions,
    measure: &mut dyn Measure,
) -> Part {
    let mut foot = Part::default();
    let (width, gutter) = (canvas.lanes.right(), canvas.gutter.width());
    let is_beside = width - MARGIN - gutter >= LEAST_BESIDE;
    let mut top = AROUND;
    for group in Group::ALL {
        let entries: Vec<LegendEntry> = legend()
            .filter(|entry| entry.group() == group && signs.contains(&entry.sign))
            .collect();
        if entries.is_empty() {
            continue;
        }
        let (left, heading_room) = match is_beside {
            true => (gutter, gutter - MARGIN - 10.0),
            false => (MARGIN, width - 2.0 * MARGIN),
        };
        let heading = group.heading(timeline);
        let at = pos2(MARGIN, top + 1.5);
        let below = foot.paragraph(&heading, at, heading_room, HEADING, measure);
        let first_row = if is_beside { top } else { below + BELOW_ROW };
        let mut grid = Grid::new(pos2(left, first_row), width - MARGIN - left);
        for entry in entries {
            grid.add(&mut foot, &entry, measure);
        }
        top = grid.row_bottom.max(below) + BELOW_GROUP;
    }
    if top > AROUND {
        foot.rule(0.5, width);
        foot.height = top - BELOW_GROUP + AROUND;
    }
    foot
}

/// Entries in cells of one width, row by row.
struct Grid {
    origin: Pos2,
    columns: usize,
    cell: f32,
    column: usize,
    row_top: f32,
    row_bottom: f32,
}

impl Grid {
    fn new(origin: Pos2, width: f32) -> Self {
        // Wide samples stand below each other and leave nothing over.
        let columns = (2.0 * (width / (2.0 * CELL)).floor()).max(1.0);
        Self {
            origin,
            columns: columns as usize,
            cell: width / columns,
            column: 0,
            row_top: origin.y,
            row_bottom: origin.y,
        }
    }

    fn add(&mut self, foot: &mut Part, entry: &LegendEntry, measure: &mut dyn Measure) {
        let sample = entry.sample_width();
        let around = sample + BEFORE_TEXT + BEHIND_TEXT;
        let text_width = measure.width(entry.says, SAYS.face, SAYS.size);
        let needs_two = sample >= SAMPLE.x || around + text_width > self.cell;
        let span = if needs_two { 2 } else { 1 }.min(self.columns);
        if self.column + span > self.columns {
            self.column = 0;
            self.row_top = self.row_bottom + BELOW_ROW;
        }
        let at = pos2(self.origin.x + self.column as f32 * self.cell, self.row_top);
        self.column += span;
        foot.marks.extend(entry.draw(at, measure));
        let text_at = pos2(at.x + sample + BEFORE_TEXT, at.y + 1.5);
        let room = span as f32 * self.cell - around;
        let bottom = foot.paragraph(entry.says, text_at, room, SAYS, measure);
        self.row_bottom = self.row_bottom.max(bottom).max(at.y + SAMPLE.y);
    }
}
