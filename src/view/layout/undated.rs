//! The strip of events without a date, between the lanes and the time axis.
//!
//! They stand beside one another in the order of the document, wherever one looks, and no tick and no fold runs through them,
//! so that none seems to lie at a time. Those that have no room are counted at the end.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::document::EventKind;
use crate::timeline::{EventIx, Timeline};
use crate::view::division::Division;
use crate::view::scene::{ColorRole, Dash, Face, Hue, Shape, Target, Tone};

use super::builder::{SceneBuilder, Style};
use super::claims::count_shapes;
use super::slots::label_face;

/// The height of a row, the most of them, and the share of the canvas that they may take beyond the first.
const ROW: f32 = 20.0;
const MAX_ROWS: usize = 3;
const MAX_SHARE: f32 = 0.3;
/// The room above and below the rows.
const PADDING: f32 = 2.0;
/// The size of names, and of the count at the end.
const LABEL_SIZE: f32 = 12.5;
const COUNT_SIZE: f32 = 12.0;
/// The radius of a mark, the room that it takes before its name, and the room behind a name.
const MARK: f32 = 4.0;
const MARK_ROOM: f32 = 13.0;
const GAP: f32 = 18.0;
/// The room on either side of the strip.
const MARGIN: f32 = 8.0;
/// The room on both sides of a count's digits, and its height.
const AROUND_COUNT: f32 = 14.0;
const COUNT_HEIGHT: f32 = 16.0;
/// The width that a letter of a name takes on average. Canvases are divided up before any text is measured.
const LETTER: f32 = 6.8;
/// The longest names that are tried one after the other where not all have room in full; with the last, some are counted.
const MAX_LABELS: [f32; 4] = [480.0, 380.0, 300.0, 240.0];

/// The height of the strip on a canvas; none where no event is undated.
pub fn strip_height(
    timeline: &Timeline,
    undated: &[EventIx],
    size: Vec2,
    division: Division,
) -> f32 {
    if undated.is_empty() {
        return 0.0;
    }
    let most = (size.y * MAX_SHARE / ROW) as usize;
    let rows = rows_needed(timeline, undated, division.time_width(size) - 2.0 * MARGIN);
    height_of(rows.min(most.max(1)))
}

/// The height of a strip of so many rows.
pub(super) fn height_of(rows: usize) -> f32 {
    rows as f32 * ROW + 2.0 * PADDING
}

/// The rows that these events need by an estimate of their names' widths, of which no more are looked at than have room.
fn rows_needed(timeline: &Timeline, events: &[EventIx], room: f32) -> usize {
    let mut rows = 1;
    let mut left = 0.0;
    for event in events {
        let letters = timeline.event(*event).title.chars().count() as f32;
        let width = (MARK_ROOM + letters * LETTER).min(room);
        if left > 0.0 && left + width > room {
            rows += 1;
            left = 0.0;
            if rows > MAX_ROWS {
                return MAX_ROWS;
            }
        }
        left += width + GAP;
    }
    rows
}

/// An event's place in the strip.
struct Placed {
    event: EventIx,
    row: usize,
    left: f32,
    /// The width of its mark and its name together.
    width: f32,
    text: String,
    is_shortened: bool,
}

impl Placed {
    fn right(&self) -> f32 {
        self.left + self.width
    }
}

impl SceneBuilder<'_> {
    /// Draws the strip's name and its upper edge.
    pub(super) fn draw_undated_band(&mut self) {
        let region = self.regions.undated;
        if region.height() <= 0.0 {
            return;
        }
        let full = self.full_width(region);
        self.rule(full.left_top(), full.right_top(), ColorRole::Rule, full);
        let style = Style {
            face: Face::SemiBold,
            size: LABEL_SIZE.max(self.least_text),
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: None,
            clip: full,
        };
        let room = self.regions.gutter.width() - 24.0;
        self.write("Undated", pos2(14.0, self.middle(0)), room, &style);
    }

    /// Draws these events one beside another, and counts those that have no room.
    pub(super) fn draw_undated(&mut self, events: &[EventIx]) {
        if self.regions.undated.height() <= 0.0 {
            return;
        }
        let (placed, rest) = self.arrange_undated(events);
        self.visited += events.len();
        let end = placed
            .last()
            .map(|last| (last.row, last.right() + GAP))
            .filter(|(_, left)| *left < self.room());
        for placed in placed {
            self.draw_undated_event(placed);
        }
        if !rest.is_empty() {
            let (row, left) = end.unwrap_or((self.rows() - 1, 0.0));
            self.draw_undated_count(rest, row, left);
        }
    }

    fn rows(&self) -> usize {
        (((self.regions.undated.height() - 2.0 * PADDING) / ROW).round() as usize).max(1)
    }

    /// The width of a row.
    fn room(&self) -> f32 {
        (self.regions.undated.width() - 2.0 * MARGIN).max(1.0)
    }

    fn middle(&self, row: usize) -> f32 {
        self.regions.undated.top() + PADDING + ROW * (row as f32 + 0.5)
    }

    /// The events that have room, with names as long as leave room for all, and those that have none.
    fn arrange_undated<'e>(&mut self, events: &'e [EventIx]) -> (Vec<Placed>, &'e [EventIx]) {
        let room = self.room();
        let mut placed = self.fill_rows(events, room);
        for most in MAX_LABELS {
            if placed.len() < events.len() {
                placed = self.fill_rows(events, most.min(room));
            }
        }
        let last_row = self.rows() - 1;
        loop {
            let rest = &events[placed.len()..];
            let needed = self.count_width(rest.len());
            match placed.last() {
                // The last of the last row give way to the count of what follows them.
                Some(last)
                    if !rest.is_empty()
                        && last.row == last_row
                        && last.right() + GAP + needed > room =>
                {
                    placed.pop();
                }
                Some(_) | None => {
                    self.lengthen_row_ends(&mut placed, rest.is_empty());
                    return (placed, rest);
                }
            }
        }
    }

    /// Gives shortened names at the ends of rows the room that is left behind them; at the end of all, a count may have it.
    fn lengthen_row_ends(&mut self, placed: &mut [Placed], is_all: bool) {
        let room = self.room();
        for index in 0..placed.len() {
            let Placed {
                event, row, left, ..
            } = placed[index];
            let ends_row = match placed.get(index + 1) {
                Some(next) => next.row != row,
                None => is_all,
            };
            if ends_row && placed[index].is_shortened {
                placed[index] = self.placed_at(event, row, left, room - left);
            }
        }
    }

    /// An event at a place, with as much of its name as has room.
    fn placed_at(&mut self, event: EventIx, row: usize, left: f32, most: f32) -> Placed {
        let entry = self.timeline.event(event);
        let face = label_face(entry.kind);
        let size = LABEL_SIZE.max(self.least_text);
        let fitted = self
            .measure
            .fitted(&entry.title, face, size, most - MARK_ROOM);
        let text = fitted.unwrap_or_default();
        Placed {
            event,
            row,
            left,
            width: MARK_ROOM + self.measure.width(&text, face, size),
            is_shortened: text != entry.title,
            text,
        }
    }

    /// Places events from the left to the right and from the first row to the last, as many as have room.
    fn fill_rows(&mut self, events: &[EventIx], most: f32) -> Vec<Placed> {
        let (room, rows) = (self.room(), self.rows());
        let mut placed: Vec<Placed> = Vec::new();
        let (mut row, mut left) = (0, 0.0);
        for &event in events {
            let mut next = self.placed_at(event, row, left, most);
            if left > 0.0 && next.right() > room {
                row += 1;
                (next.row, next.left) = (row, 0.0);
            }
            if row == rows {
                break;
            }
            left = next.right() + GAP;
            placed.push(next);
        }
        placed
    }

    fn draw_undated_event(&mut self, placed: Placed) {
        let clip = self.regions.undated;
        let event = placed.event;
        let entry = self.timeline.event(event);
        let (title, kind) = (entry.title.clone(), entry.kind);
        let lit = self.focus.highlights_event(event);
        let opacity = self.opacity_of(event, lit);
        let target = Target::Event(event);
        let at = pos2(clip.left() + MARGIN + placed.left, self.middle(placed.row));
        let rect = Rect::from_min_size(at, vec2(placed.width, 0.0)).expand2(vec2(4.0, 9.0));
        if lit {
            self.wash(rect, &target, clip);
        }
        let hue = Hue::of_event(self.timeline, event);
        let color_role = ColorRole::Lane(hue, Tone::Strong);
        for shape in undated_mark(at + vec2(MARK, 0.0), kind) {
            self.push(shape, color_role, opacity, Some(target.clone()), clip);
        }
        let style = Style {
            face: label_face(kind),
            size: LABEL_SIZE.max(self.least_text),
            color_role: ColorRole::Text,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        let width = placed.width - MARK_ROOM;
        let whole = placed.is_shortened.then_some(title);
        if !placed.text.is_empty() {
            let at = at + vec2(MARK_ROOM, 0.0);
            self.write_fitted(placed.text, whole, at, width, &style);
        }
        self.hitbox(target, rect, clip);
    }

    fn count_width(&mut self, count: usize) -> f32 {
        let size = COUNT_SIZE.max(self.least_text);
        let text = count_text(count);
        self.measure.width(&text, Face::SemiBold, size) + AROUND_COUNT
    }

    fn draw_undated_count(&mut self, events: &[EventIx], row: usize, left: f32) {
        let clip = self.regions.undated;
        let width = self.count_width(events.len());
        let is_lit = |event: &EventIx| self.focus.highlights_event(*event);
        let lit = events.iter().any(is_lit);
        let opacities = events.iter().map(|event| self.opacity_of(*event, lit));
        let opacity = opacities.fold(0.0, f32::max);
        let text = count_text(events.len());
        let target = Target::Cluster(events.to_vec());
        let left = clip.left() + MARGIN + left;
        let middle = self.middle(row);
        let pill =
            Rect::from_center_size(pos2(left + width / 2.0, middle), vec2(width, COUNT_HEIGHT));
        let (color_role, border) = match lit {
            true => (ColorRole::Accent, 1.6),
            false => (ColorRole::Muted, 1.0),
        };
        for (shape, color_role, opacity) in count_shapes(pill, border, color_role, opacity) {
            self.push(shape, color_role, opacity, Some(target.clone()), clip);
        }
        let style = Style {
            face: Face::SemiBold,
            size: COUNT_SIZE.max(self.least_text),
            color_role: ColorRole::Text,
            opacity,
            target: Some(target.clone()),
            clip,
        };
        let text_width = width - AROUND_COUNT;
        let at = pos2(pill.center().x - text_width / 2.0, middle);
        self.write_fitted(text, None, at, text_width, &style);
        self.hitbox(target, pill, clip);
    }
}

fn count_text(count: usize) -> String {
    format!("+{}", crate::words::thousands(count))
}

/// The mark of an event without a date: a ring struck through, which no date has. It is dotted where the event is only feared
/// or forecast, as a date is.
pub fn undated_mark(center: Pos2, kind: EventKind) -> [Shape; 2] {
    const STEPS: usize = 24;
    let on_ring = |step: usize| {
        let angle = step as f32 / STEPS as f32 * std::f32::consts::TAU;
        center + MARK * Vec2::angled(angle)
    };
    let is_forecast = kind == EventKind::Hypothetical;
    let ring = Shape::Line {
        points: (0..=STEPS).map(on_ring).collect(),
        width: 1.5,
        dash: is_forecast.then_some(Dash { on: 1.6, off: 1.6 }),
    };
    let reach = vec2(MARK + 1.0, -MARK - 1.0);
    let stroke = Shape::Line {
        points: vec![center - reach, center + reach],
        width: 1.3,
        dash: None,
    };
    [ring, stroke]
}
