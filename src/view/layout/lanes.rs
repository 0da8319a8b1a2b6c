//! The event lanes: bands, names, glyphs and labels.

use egui::{Rect, pos2};

use crate::document::EventKind;
use crate::timeline::{EventIx, LaneIndex, LaneIx, Timeline};
use crate::view::document_layout::NOMINAL_WIDTH;
use crate::view::glyph::Glyph;
use crate::view::labels::{self, Item, Label, LabelArea, MIN_LABEL, Slot};
use crate::view::rows::Rows;
use crate::view::scene::{ColorRole, Face, Hue, OutOfView, Target, Tone};

use super::builder::{SceneBuilder, Style};
use super::claims::arrow_shapes;
use super::lane_heights::{LANE_PADDING, LaneHeights, REACH};
use super::slots::{Above, RowPlace, band, label_face};

/// The least and the greatest height of a row of events, in points, and the height where nothing bounds it.
const ROW: (f32, f32) = (15.0, 32.0);
pub(super) const EASY_ROW: f32 = 23.0;
/// An event that ends closer to the left edge than this, or begins closer to the right one, is not in view.
const MIN_SEEN: (f32, f32) = (2.0, 14.0);
/// The size of labels in the tightest rows, in usual and in the highest ones.
pub(super) const MIN_LABEL_SIZE: f32 = 12.0;
const USUAL_LABEL_SIZE: f32 = 12.5;
const MAX_LABEL_SIZE: f32 = 15.5;
/// So few names and figures are written however many other texts there are.
const FEW_TEXTS: usize = 100;
/// The distance of what an arrow at the edge leads to from that edge.
const BESIDE_ARROW: f32 = 20.0;
/// The height of a row that a bar leaves free.
pub(super) const BETWEEN_ROWS: f32 = 4.0;

/// The height of a row, so that all lanes fit into `room` if that can be.
pub fn row_height(timeline: &Timeline, rows: &Rows, room: f32) -> f32 {
    let count: f32 = timeline
        .lanes()
        .map(|lane| f32::from(rows.of_lane(lane)))
        .sum();
    let padding = timeline.lanes().count() as f32 * 2.0 * LANE_PADDING;
    ((room - padding) / count.max(1.0)).clamp(ROW.0, ROW.1)
}

/// The top of an event's row in the uppermost of its lanes, from the top of the first lane.
pub fn row_top(
    timeline: &Timeline,
    rows: &Rows,
    heights: &LaneHeights,
    event: EventIx,
    row: f32,
) -> f32 {
    let lane = timeline.lane_of(event);
    heights.top_of(lane) + LANE_PADDING + f32::from(rows.row_of(timeline, lane, event)) * row
}

impl<'a> SceneBuilder<'a> {
    /// The lanes' places on the canvas, top to bottom, whether or not they are scrolled into view.
    pub(super) fn lane_rects(&self) -> Vec<(LaneIx, Rect)> {
        let region = self.full_width(self.regions.lanes);
        let mut top = region.top() - self.look.lanes_scroll;
        self.timeline
            .lanes()
            .map(|lane| {
                let bottom = top + self.lane_heights.of(lane);
                let rect = Rect::from_min_max(pos2(0.0, top), pos2(region.right(), bottom));
                top = bottom;
                (lane, rect)
            })
            .collect()
    }

    pub(super) fn draw_lane_bands(&mut self) {
        let clip = self.full_width(self.regions.lanes);
        for (lane, rect) in self.lane_rects() {
            let seen = rect.intersect(clip);
            if !seen.is_positive() {
                continue;
            }
            if band(lane) != ColorRole::Paper {
                self.fill(rect, band(lane), clip);
            }
            let stripe = Rect::from_min_max(rect.left_top(), pos2(3.0, rect.bottom()));
            self.fill(
                stripe.shrink2(egui::vec2(0.0, (rect.height() / 6.0).min(3.0))),
                ColorRole::Lane(Hue::of_lane(self.timeline, lane), Tone::Strong),
                clip,
            );
            let style = Style {
                face: Face::SemiBold,
                size: self.label_size().max(USUAL_LABEL_SIZE),
                color_role: ColorRole::Text,
                opacity: 1.0,
                target: Some(Target::Lane(lane)),
                clip,
            };
            self.write_lane_name(lane, rect, seen, &style);
            let gutter = Rect::from_min_max(
                rect.left_top(),
                pos2(self.regions.gutter.right(), rect.bottom()),
            );
            self.hitbox(Target::Lane(lane), gutter, clip);
        }
    }

    pub(super) fn draw_events(&mut self) {
        let (first_mark, first_hitbox) = (self.marks.len(), self.hitboxes.len());
        let area = self.label_area();
        let mut above = Above::default();
        let columns = self.density_columns();
        let mut lanes = self.lane_rects();
        lanes.retain(|(_, rect)| rect.intersects(self.regions.lanes));
        let densities: Vec<_> = lanes
            .iter()
            .map(|(lane, _)| self.density(*lane, &columns))
            .collect();
        let mut dense = densities.iter().flatten().count();
        let sparse = lanes.iter().zip(&densities);
        let arranged: Vec<Vec<(u16, Slot)>> = sparse
            .map(|((lane, _), density)| match density {
                Some(_) => Vec::new(),
                None => self.arranged(*lane, area),
            })
            .collect();
        // Where texts are many, names come first.
        let names = arranged.iter().flatten().count();
        let spoken_of = arranged.iter().flatten().filter(|(_, slot)| match slot {
            Slot::Event { event, .. } => self.timeline.claim_count(*event) > 0,
            Slot::Cluster { .. } => false,
        });
        let texts = names + spoken_of.count();
        let has_figures = dense == 0 && texts <= self.texts_left().max(FEW_TEXTS);
        for (((lane, rect), density), slots) in lanes.into_iter().zip(densities).zip(arranged) {
            if let Some(density) = density {
                let named = above.labels.iter().filter(|mark| mark.is_text()).count();
                let most = self.texts_left().saturating_sub(named) / dense;
                dense -= 1;
                self.draw_dense(lane, rect, &density, most, &mut above);
                continue;
            }
            if slots.is_empty() {
                self.draw_out_of_view(lane, rect);
                continue;
            }
            let figures = match has_figures {
                true => self.figures(&slots, area),
                false => vec![None; slots.len()],
            };
            for ((row, slot), figure) in slots.into_iter().zip(figures) {
                let middle = self.middle_of_row(rect, row);
                let place = RowPlace { lane, middle };
                self.draw_slot(slot, figure, place, &mut above);
            }
        }
        self.marks.extend(above.labels);
        let mut hitboxes = above.hitboxes;
        hitboxes.sort_by(|(a, _, _), (b, _, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let clip = self.regions.lanes;
        for (_, target, rect) in hitboxes {
            self.hitbox(target, rect, clip);
        }
        self.tie_places(first_mark, first_hitbox);
    }

    /// The names and counts of a lane whose events stand one by one.
    fn arranged(&mut self, lane: LaneIx, area: LabelArea) -> Vec<(u16, Slot)> {
        let index = self.look.lane_index(self.timeline, lane);
        let events = self.events_in_view(lane, index);
        let items = self.items(lane, events);
        labels::arrange(items, self.rows_of(lane), area, self.measure)
    }

    /// How many claims speak of each event, where there is room to say so.
    fn figures(&mut self, slots: &[(u16, Slot)], area: LabelArea) -> Vec<Option<Label>> {
        let timeline = self.timeline;
        let size = self.count_size();
        let claim_count = |event| timeline.claim_count(event);
        labels::figures(slots, claim_count, area, size, self.measure)
    }

    /// Says of a lane with nothing in view what it has on both sides, and leads there.
    fn draw_out_of_view(&mut self, lane: LaneIx, rect: Rect) {
        let index = self.look.lane_index(self.timeline, lane);
        let until = self.scale.width() - f64::from(MIN_SEEN.1);
        let [from, until] = [f64::from(MIN_SEEN.0), until].map(|x| self.scale.time_from_x(x));
        let beside = index.beside(from, until);
        let sides = [
            (false, beside.earlier, beside.latest_end),
            (true, beside.later, beside.first_start),
        ];
        for (are_later, events, nearest) in sides {
            if let Some(nearest) = nearest {
                let beyond = OutOfView {
                    lane,
                    are_later,
                    events: events as u32,
                    nearest: nearest as i64,
                };
                self.draw_beyond(beyond, rect);
            }
        }
    }

    /// An arrow at the edge of the canvas, and within it how many there are.
    fn draw_beyond(&mut self, beyond: OutOfView, rect: Rect) {
        let region = self.regions.lanes;
        let middle = self.middle_of_row(rect, 0);
        let (edge, inward) = match beyond.are_later {
            true => (region.right() - 12.0, -1.0),
            false => (region.left(), 1.0),
        };
        let events = crate::words::thousands(beyond.events as usize);
        let text = format!("{events} {}", beyond.side());
        let target = Target::OutOfView(beyond);
        for shape in arrow_shapes(pos2(edge, middle), inward) {
            self.push(shape, ColorRole::Muted, 1.0, Some(target.clone()), region);
        }
        let style = Style {
            face: Face::Regular,
            size: self.label_size(),
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: Some(target.clone()),
            clip: region,
        };
        let width = self.measure.width(&text, style.face, style.size);
        let near = edge + inward * BESIDE_ARROW;
        let left = near.min(near + inward * width);
        let written = self.write_fitted(text, None, pos2(left, middle), width, &style);
        let arrow = Rect::from_two_pos(pos2(edge, middle), pos2(near, middle));
        self.hitbox(target, written.union(arrow), region);
    }

    /// The name stays in view while any part of its lane does. A long one takes two lines where its lane has two rows, and
    /// a lane that is lower than a line of text has none.
    fn write_lane_name(&mut self, lane: LaneIx, rect: Rect, seen: Rect, style: &Style) {
        let name = self.timeline.lane(lane).name.clone();
        let room = self.regions.gutter.width() - 24.0;
        if rect.height() < style.size * 1.2 {
            return;
        }
        let row = self
            .regions
            .row_height
            .min(rect.height() - 2.0 * LANE_PADDING);
        let lines = self.measure.lines(&name, style.face, style.size, room);
        let first = (seen.top() + LANE_PADDING + row / 2.0).min(rect.bottom() - row / 2.0);
        let line = style.size * 1.25;
        match &lines[..] {
            [upper, lower] if rect.height() >= 2.0 * row && first + row <= rect.bottom() => {
                self.write(upper, pos2(14.0, first), room, style);
                self.write(lower, pos2(14.0, first + line), room, style);
            }
            // In one high row they stand around its middle.
            [upper, lower] if seen.height() >= 2.2 * style.size => {
                let middle = seen.center().y;
                let line = line.min(seen.height() / 2.0);
                self.write(upper, pos2(14.0, middle - line / 2.0), room, style);
                self.write(lower, pos2(14.0, middle + line / 2.0), room, style);
            }
            _ => {
                self.write(&name, pos2(14.0, first), room, style);
            }
        }
    }

    /// The opacity of an event: one that a step names stands in front whatever else is read.
    pub(super) fn opacity_of(&self, event: EventIx, lit: bool) -> f32 {
        match self.named_events {
            Some(named_events) if named_events.contains(&event) => 1.0,
            Some(_) | None => self.focus.opacity_of_event(event, lit),
        }
    }

    /// Labels are a little smaller in tight rows, and grow with high ones where the canvas is as wide as that.
    pub(super) fn label_size(&self) -> f32 {
        let row = self.regions.row_height;
        let as_wide = USUAL_LABEL_SIZE * (self.scale.width() / NOMINAL_WIDTH) as f32;
        (row * 0.68)
            .min(USUAL_LABEL_SIZE)
            .max((row * MAX_LABEL_SIZE / ROW.1).min(as_wide))
            .max(MIN_LABEL_SIZE)
            .max(self.least_text)
    }

    pub(super) fn bar_height(&self) -> f32 {
        self.regions.row_height - BETWEEN_ROWS
    }

    /// The middle of a row of a lane that stands at `lane`.
    pub(super) fn middle_of_row(&self, lane: Rect, row: u16) -> f32 {
        lane.top() + LANE_PADDING + self.regions.row_height * (f32::from(row) + 0.5)
    }

    pub(super) fn label_area(&self) -> LabelArea {
        let (_, written) = self.timeline.written_seconds();
        LabelArea {
            width: self.scale.width() as f32,
            writing: self.scale.x_from_time(written) as f32,
            size: self.label_size(),
            least: MIN_LABEL,
        }
    }

    /// The number of a lane's rows: of one that closes up, one.
    pub(super) fn rows_of(&self, lane: LaneIx) -> u16 {
        match self.look.closes(lane) {
            true => 1,
            false => self.rows.of_lane(lane),
        }
    }

    fn row_of(&self, lane: LaneIx, event: EventIx) -> u16 {
        match self.look.closes(lane) {
            true => 0,
            false => self.rows.row_of(self.timeline, lane, event),
        }
    }

    /// The events of a lane's index in view in their naming order, those that are looked for first.
    pub(super) fn events_in_view(&mut self, lane: LaneIx, index: &LaneIndex) -> Vec<EventIx> {
        let (from, until) = self.reach();
        let found = index.overlapping(from, until);
        self.visited += found.visited;
        let mut events = found.events;
        events.sort_by_cached_key(|event| {
            let is_behind = !self.focus.finds_event(*event);
            let order = self.rows.naming_order(self.timeline, lane, *event);
            (is_behind, order)
        });
        events
    }

    /// These events of a lane as far as they are in view.
    pub(super) fn items(&self, lane: LaneIx, events: Vec<EventIx>) -> Vec<Item<'a>> {
        let width = self.scale.width() as f32;
        let timeline = self.timeline;
        let items = events.into_iter().filter_map(|event| {
            let glyph = self.glyph(event);
            let entry = timeline.event(event);
            is_in_view(&glyph, width).then_some(Item {
                event,
                row: self.row_of(lane, event),
                glyph,
                title: &entry.title,
                face: label_face(entry.kind),
                stays_right: entry.kind == EventKind::Hypothetical,
            })
        });
        items.collect()
    }

    /// The stretch of time whose events may be seen: shapes are a little wider than their dates, and what is open
    /// fades away from them.
    pub(super) fn reach(&self) -> (f64, f64) {
        (
            self.scale.time_from_x(-REACH),
            self.scale.time_from_x(self.scale.width() + REACH),
        )
    }

    /// An event's shape, measured from the left edge of the time axis.
    pub(super) fn glyph(&self, event: EventIx) -> Glyph {
        Glyph::new(
            self.timeline.event(event).kind,
            &self.timeline.dated(event),
            self.timeline.extent(event),
            &self.scale,
        )
    }

    pub(super) fn place_of(&self, event: EventIx) -> (f64, f64) {
        self.timeline.time_sort_key(event)
    }

    /// Moves the marks from `start` on from the time axis's coordinates to the canvas's.
    pub(super) fn move_right(&mut self, start: usize, points: f32) {
        let by = egui::vec2(points, 0.0);
        for mark in &mut self.marks[start..] {
            mark.shape.translate(by);
        }
    }
}

/// True where enough of an event is on a canvas of so many points to name it.
pub fn is_in_view(glyph: &Glyph, width: f32) -> bool {
    glyph.right > MIN_SEEN.0 && glyph.left < width - MIN_SEEN.1
}
