//! The audience view: a headline, the canvas, the claim or event that is spoken of, and the steps.
//!
//! It is laid out in points of its own, [`AUDIENCE_HEIGHT`] of them from top to bottom whatever the screen, and magnified
//! to it. Nothing is set smaller than [`AUDIENCE_TEXT`], so no text is smaller than a 36th of the screen's height. On the
//! canvas only the events of the step are named, in rows as high as there is room for; the others stand in a line below them
//! without a name until they are pointed at. The claim that is read has its row below the axis, as in explore mode, which is
//! the upper edge of its card; a leader ties each of its marks to the event.

mod card;
mod card_contents;
mod fit;
mod page;
mod progress;
mod screen;
mod step_rows;
mod text;
mod tie;

use std::collections::HashSet;

use egui::{Rangef, Rect, Vec2, pos2};

use crate::document::EventKind;
use crate::timeline::{EventIx, LaneIx, Timeline};
use crate::view::claim_rows::ClaimRows;
use crate::view::division::Division;
use crate::view::document_layout::DocumentLayout;
use crate::view::glyph::{Brush, Glyph};
use crate::view::label_placement::{GAP, plate_left};
use crate::view::labels::{self, Item, Label, LabelArea, Slot};
use crate::view::look::{DIMMED_OPACITY, Highlight, Look};
use crate::view::measure::Measure;
use crate::view::presentation::{Script, Step};
use crate::view::scene::{ColorRole, Face, Hitbox, Hue, Regions, Scene, Shape, Target};

use super::builder::{SceneBuilder, Style};
use super::slots::{Above, RowPlace, label_face};
use fit::Fit;
use page::ScreenTexts;

pub use screen::{AUDIENCE_HEIGHT, AUDIENCE_TEXT, AudienceView, audience_canvas};

/// The most events of a lane that stand behind those that are named.
const MAX_SINGLY: usize = 90;
/// The part of a row that the shape of an event without a name leaves free, as a share and at most.
const BETWEEN_BARE: f32 = 0.25;
const MAX_BETWEEN_BARE: f32 = 4.0;

/// The longest scroll of the audience's lanes, in points of its layout.
pub fn longest_audience_scroll(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    script: &Script,
    step: &Step,
    canvas: Vec2,
) -> f32 {
    let (timeline, document_layout) = step.canvas(timeline, document_layout);
    Fit::new(timeline, document_layout, script, step, canvas).longest_scroll()
}

/// The scroll at which the audience sees the lanes of a step, in points of its layout.
pub fn step_scroll(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    script: &Script,
    step: &Step,
    canvas: Vec2,
) -> f32 {
    let (timeline, document_layout) = step.canvas(timeline, document_layout);
    let fit = Fit::new(timeline, document_layout, script, step, canvas);
    fit.step_scroll(timeline, step)
}

/// Lays out the audience's screen; `size` is in points of its layout.
pub fn audience(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    script: &Script,
    picture: &AudienceView,
    size: Vec2,
    measure: &mut dyn Measure,
) -> Scene {
    let parts = screen::parts(size);
    let step = script.step(timeline, picture.step);
    let (timeline, document_layout) = step.canvas(timeline, document_layout);
    let canvas_size = parts.canvas.size();
    let width = f64::from(Division::default().time_width(canvas_size));
    let named_events: HashSet<EventIx> = step.named_events.iter().copied().collect();
    let fit_of = |step: &Step| Fit::new(timeline, document_layout, script, step, canvas_size);
    let mut fit = fit_of(&step);
    if let Some((before, share)) = picture.lanes_from {
        let before = script.step(timeline, before);
        if before.has_lanes_of(&step) {
            fit.come_from(&fit_of(&before), share);
        }
    }
    let (regions, scroll) = fit.regions(picture.look.lanes_scroll);
    let look = Look {
        lanes_scroll: scroll,
        arrangement: step.arrangement.clone(),
        shown: step.shown.clone(),
        ..picture.look.clone()
    };
    let viewport = document_layout.viewport(width, look.folding);
    let mut canvas = SceneBuilder {
        timeline,
        look: &look,
        rows: &document_layout.rows,
        lane_heights: fit.lane_heights(),
        finest: &document_layout.finest,
        focus: Highlight::new(timeline, &look),
        claim_rows: ClaimRows::of(timeline, &look),
        scale: viewport.scale(look.camera),
        regions,
        least_text: AUDIENCE_TEXT,
        named_events: Some(&named_events),
        measure,
        marks: Vec::new(),
        hitboxes: Vec::new(),
        visited: 0,
    };
    let read = look.selected(timeline).and_then(|on| on.claim());
    canvas.draw_lane_bands();
    if let Some(claim) = read {
        canvas.draw_band_of_claim(claim);
    }
    canvas.draw_axis();
    canvas.draw_undated_band();
    canvas.say_what_is_hidden(fit.hidden(scroll));
    canvas.draw_stretch_in_view(&viewport.scale(viewport.home));
    canvas.draw_step_events(&fit);
    canvas.name_what_is_pointed_at(&fit);
    let mut undated = step.named_events.clone();
    undated.retain(|event| timeline.is_undated(*event));
    canvas.draw_undated(&undated);
    canvas.tie_what_is_read(&fit);
    let visited = canvas.visited;
    let (mut marks, mut hitboxes) = (canvas.marks, canvas.hitboxes);
    let by = parts.canvas.min.to_vec2();
    for mark in &mut marks {
        mark.shape.translate(by);
        mark.clip = mark.clip.translate(by).intersect(parts.canvas);
    }
    for hitbox in &mut hitboxes {
        hitbox.rect = hitbox.rect.translate(by);
    }
    let mut page = ScreenTexts::new(timeline, measure, picture.fade);
    page.headline(&step.headline, parts.headline);
    page.say(script, &step, picture, parts.card, regions.gutter.width());
    page.strip(script, &step, picture, parts.strip);
    let (texts, recalled) = page.into_marks();
    marks.extend(texts);
    hitboxes.extend(recalled);
    Scene {
        size,
        marks,
        hitboxes,
        regions: moved(regions, by),
        visited,
    }
}

fn moved(regions: Regions, by: Vec2) -> Regions {
    Regions {
        gutter: regions.gutter.translate(by),
        lanes: regions.lanes.translate(by),
        undated: regions.undated.translate(by),
        axis: regions.axis.translate(by),
        claims: regions.claims.translate(by),
        ..regions
    }
}

impl<'a> SceneBuilder<'a> {
    /// Says how many more lanes there are than fit.
    fn say_what_is_hidden(&mut self, (above, below): (usize, usize)) {
        let text = match (above, below) {
            (0, 0) => return,
            (1, 0) => "1 more lane ↑".to_owned(),
            (0, 1) => "1 more lane ↓".to_owned(),
            (above, 0) => format!("{above} more lanes ↑"),
            (0, below) => format!("{below} more lanes ↓"),
            (above, below) => format!("{above} more ↑  {below} ↓"),
        };
        let clip = self.full_width(self.regions.axis);
        let style = Style {
            face: Face::Regular,
            size: AUDIENCE_TEXT,
            color_role: ColorRole::Muted,
            opacity: 1.0,
            target: None,
            clip,
        };
        let room = self.regions.gutter.width() - 24.0;
        self.write(&text, pos2(14.0, clip.top() + 13.0), room, &style);
    }

    /// Draws the step's events with their names, in front of all others without.
    fn draw_step_events(&mut self, fit: &Fit<'_>) {
        let area = self.label_area();
        let mut above = Above::default();
        let (first_mark, first_hitbox) = (self.marks.len(), self.hitboxes.len());
        let clip = self.regions.lanes;
        let top = clip.top() - self.look.lanes_scroll;
        let mut lanes = self.lane_rects();
        lanes.retain(|(_, rect)| rect.intersects(clip));
        for (lane, _) in lanes {
            let (named, bare) = self.named_and_bare(lane, fit);
            for (event, glyph) in bare {
                self.draw_bare(event, &glyph, fit.row_in(self.timeline, lane, event));
            }
            let mut slots = labels::arrange(named, fit.rows.of_lane(lane), area, self.measure);
            self.write_out_names(&mut slots, area);
            for (row, slot) in slots {
                let middle = top + fit.middle_of_names(lane, row);
                self.draw_slot(slot, None, RowPlace { lane, middle }, &mut above);
            }
        }
        self.marks.extend(above.labels);
        for (_, target, rect) in above.hitboxes {
            self.hitbox(target, rect, clip);
        }
        self.tie_places(first_mark, first_hitbox);
        // Narrow things can be pointed at in front of long ones.
        let width = |hitbox: &Hitbox| hitbox.rect.width();
        self.hitboxes[first_hitbox..].sort_by(|a, b| width(b).total_cmp(&width(a)));
    }

    /// Gives names that were shortened all their room, over their shapes, where nothing else stands in their rows: the room
    /// cannot look them up. That of a fear or a forecast does not reach before the writing.
    fn write_out_names(&mut self, slots: &mut [(u16, Slot)], area: LabelArea) {
        for index in 0..slots.len() {
            let (
                row,
                Slot::Event {
                    event,
                    glyph,
                    label,
                },
            ) = &slots[index]
            else {
                continue;
            };
            if !label.shortened {
                continue;
            }
            let entry = self.timeline.event(*event);
            let width = self
                .measure
                .width(&entry.title, label_face(entry.kind), area.size);
            let is_on_left = label.left + label.width <= glyph.left;
            let grown_left = if is_on_left { width - label.width } else { 0.0 };
            let is_forecast = entry.kind == EventKind::Hypothetical;
            let least = if is_forecast {
                area.writing.max(0.0)
            } else {
                0.0
            };
            let left = (label.left - grown_left).max(least);
            let left = left.min(area.width - width - GAP);
            let room = Rangef::new(left - GAP, left + width + GAP);
            let others = slots
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            let mut beside = others.filter(|(_, (other, _))| other == row);
            if left < least || beside.any(|(_, (_, slot))| slot.reach().intersects(room)) {
                continue;
            }
            let title = entry.title.clone();
            if let (_, Slot::Event { label, .. }) = &mut slots[index] {
                *label = Label {
                    text: title,
                    shortened: false,
                    left,
                    width,
                };
            }
        }
    }

    /// The lane's events in view in their naming order: those with a name, and the others.
    fn named_and_bare(
        &mut self,
        lane: LaneIx,
        fit: &Fit<'_>,
    ) -> (Vec<Item<'a>>, Vec<(EventIx, Glyph)>) {
        let (from, until) = self.reach();
        // The step's events stand among the weightiest if there are more than can stand one by one.
        let index = self.look.lane_index(self.timeline, lane);
        let found = if index.count(from, until) > MAX_SINGLY {
            index.top_k(from, until, MAX_SINGLY)
        } else {
            index.overlapping(from, until)
        };
        self.visited += found.visited;
        let mut events: HashSet<EventIx> = found.events.into_iter().collect();
        events.extend(fit.rows.named_in(lane));
        let mut events: Vec<EventIx> = events.into_iter().collect();
        events.sort_by_cached_key(|event| self.rows.naming_order(self.timeline, lane, *event));
        let mut bare = Vec::new();
        let mut named = self.items(lane, events);
        named.retain_mut(|item| match fit.rows.row_of(lane, item.event) {
            Some(row) => {
                item.row = row;
                true
            }
            None => {
                bare.push((item.event, item.glyph.clone()));
                false
            }
        });
        (named, bare)
    }

    /// Draws an event's shape alone.
    fn draw_bare(&mut self, event: EventIx, glyph: &Glyph, row: Rangef) {
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let target = Target::Event(event);
        let start = self.marks.len();
        let middle = clip.top() - self.look.lanes_scroll + row.center();
        let height = row.span() - (row.span() * BETWEEN_BARE).min(MAX_BETWEEN_BARE);
        let brush = Brush {
            hue: Hue::of_event(self.timeline, event),
            opacity: DIMMED_OPACITY,
            target: Some(target.clone()),
            clip,
        };
        glyph.draw(middle, height, &brush, &mut self.marks);
        self.move_right(start, origin);
        let rect = Rect::from_x_y_ranges(
            glyph.left + origin..=glyph.right + origin,
            middle - height / 2.0..=middle + height / 2.0,
        );
        self.hitbox(target, rect, clip);
    }

    /// Names an event that has no name in this step, in front of everything, while it is pointed at or read.
    fn name_what_is_pointed_at(&mut self, fit: &Fit<'_>) {
        for event in self.focus.guided() {
            let lane = self.timeline.lane_of(event);
            if fit.rows.row_of(lane, event).is_some() {
                continue;
            }
            let glyph = self.glyph(event);
            let region = self.regions.lanes;
            let row = fit.row(self.timeline, event);
            let half = self.regions.row_height / 2.0;
            let middle = region.top() - self.look.lanes_scroll + row.center();
            if !region.y_range().contains(middle) {
                continue;
            }
            let middle = middle.min(region.bottom() - half).max(region.top() + half);
            let face = label_face(self.timeline.event(event).kind);
            let size = self.label_size();
            let title = self.timeline.event(event).title.clone();
            let width = self.measure.width(&title, face, size);
            let left = region.left() + plate_left(glyph.right, width, region.width());
            let plate = Rect::from_x_y_ranges(
                left - 5.0..=left + width + 5.0,
                middle - half..=middle + half,
            );
            let target = Target::Event(event);
            for (rect, color_role) in [
                (plate.expand(1.0), ColorRole::Accent),
                (plate, ColorRole::AccentWash),
            ] {
                let shape = Shape::Area {
                    rect,
                    left: 1.0,
                    right: 1.0,
                    corner: 4.0,
                };
                self.push(shape, color_role, 1.0, Some(target.clone()), region);
            }
            let style = Style {
                face,
                size,
                color_role: ColorRole::Text,
                opacity: 1.0,
                target: Some(target),
                clip: region,
            };
            self.write_fitted(title, None, pos2(left, middle), width, &style);
        }
    }
}
