//! The audience view: a headline, the canvas, the claim or event that is spoken of, and where all of it is.
//!
//! It is laid out in points of its own, [`AUDIENCE_HEIGHT`] of them from top to bottom whatever the screen, and magnified
//! to it. Nothing is set smaller than [`AUDIENCE_TEXT`], so no text is smaller than a 36th of the screen's height. On the
//! canvas only the events of the step are named; the others stand behind them without a name until they are pointed
//! at.

mod fit;
mod page;
mod screen;
mod text;

use std::collections::{HashMap, HashSet};

use egui::{Rect, Vec2, pos2};

use crate::timeline::{ClaimIx, EventIx, LaneIx, Timeline};
use crate::view::claim_rows::ClaimRows;
use crate::view::division::Division;
use crate::view::document_layout::DocumentLayout;
use crate::view::glyph::{Brush, Glyph};
use crate::view::label_placement::plate_left;
use crate::view::labels::{self, Item};
use crate::view::look::{DIMMED_OPACITY, Highlight, Look};
use crate::view::measure::Measure;
use crate::view::presentation::Script;
use crate::view::scene::{ColorRole, Face, Hitbox, Regions, Scene, Shape, Target};

use super::builder::{SceneBuilder, Style};
use super::slots::{Above, RowPlace, label_face};
use fit::Fit;
use page::ScreenTexts;

pub use fit::{longest_audience_scroll, step_scroll};
pub use screen::{AUDIENCE_HEIGHT, AUDIENCE_TEXT, AudienceView, audience_canvas};

/// The most events of a lane that stand behind those that are named.
const MAX_SINGLY: usize = 90;

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
    let canvas_size = parts.canvas.size();
    let width = f64::from(Division::default().time_width(canvas_size));
    let named_events: HashSet<EventIx> = step.named_events.iter().copied().collect();
    let Fit {
        regions,
        lane_heights,
        scroll,
        hidden,
    } = fit::fit(timeline, script, canvas_size, picture.look.lanes_scroll);
    let look = Look {
        lanes_scroll: scroll,
        ..picture.look.clone()
    };
    let mut canvas = SceneBuilder {
        timeline,
        look: &look,
        rows: &script.rows,
        lane_heights,
        finest: &document_layout.finest,
        focus: Highlight::new(timeline, &look),
        claim_rows: ClaimRows::of(timeline, &look),
        scale: document_layout
            .viewport(width, look.folding)
            .scale(look.camera),
        regions,
        least_text: AUDIENCE_TEXT,
        named_events: Some(&named_events),
        measure,
        marks: Vec::new(),
        hitboxes: Vec::new(),
        visited: 0,
    };
    canvas.draw_lane_bands();
    canvas.draw_axis();
    canvas.draw_undated_band();
    canvas.say_what_is_hidden(hidden);
    let revealed = &step.claims[..picture.revealed.min(step.claims.len())];
    let suffixes = suffixes(timeline, &named_events, revealed);
    canvas.draw_named_events(&suffixes);
    canvas.name_what_is_pointed_at(&named_events);
    let mut undated = step.named_events.clone();
    undated.retain(|event| timeline.is_undated(*event));
    canvas.draw_undated(&undated);
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
    page.say(
        revealed,
        picture.look.selected(timeline),
        parts.card,
        regions.gutter.width(),
    );
    page.strip(script, picture, document_layout, parts.strip);
    marks.extend(page.into_marks());
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

/// The words behind each name on the canvas: the numbers of those claims on the screen that speak of the event.
fn suffixes(
    timeline: &Timeline,
    named_events: &HashSet<EventIx>,
    revealed: &[ClaimIx],
) -> HashMap<EventIx, String> {
    named_events
        .iter()
        .map(|&event| {
            let speaks = |claim: &&ClaimIx| {
                let links = timeline.links_of_event(event);
                links.iter().any(|link| link.claim == **claim)
            };
            let numbers: Vec<String> = revealed
                .iter()
                .filter(speaks)
                .map(|claim| timeline.claim(*claim).number.to_string())
                .collect();
            let suffix = if numbers.is_empty() {
                String::new()
            } else {
                format!(" [{}]", numbers.join(", "))
            };
            (event, suffix)
        })
        .collect()
}

impl<'a> SceneBuilder<'a> {
    /// Says how many more lanes there are than fit.
    fn say_what_is_hidden(&mut self, (above, below): (usize, usize)) {
        let text = match (above, below) {
            (0, 0) => return,
            (above, 0) => format!("{above} more ↑"),
            (0, below) => format!("{below} more ↓"),
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
    fn draw_named_events(&mut self, suffixes: &'a HashMap<EventIx, String>) {
        let area = self.label_area();
        let mut above = Above::default();
        let first_hitbox = self.hitboxes.len();
        let clip = self.regions.lanes;
        let mut lanes = self.lane_rects();
        lanes.retain(|(_, rect)| rect.intersects(clip));
        for (lane, rect) in lanes {
            let (named, bare) = self.named_and_bare(lane, suffixes);
            for (event, glyph) in bare {
                self.draw_bare(event, &glyph, lane, self.row_middle(rect, event));
            }
            let rows = self.rows.of_lane(lane);
            for (row, slot) in labels::arrange(named, rows, area, self.measure) {
                let middle = self.middle_of_row(rect, row);
                self.draw_slot(slot, RowPlace { lane, middle }, &mut above);
            }
        }
        self.marks.extend(above.labels);
        for (_, target, rect) in above.hitboxes {
            self.hitbox(target, rect, clip);
        }
        // Narrow things can be pointed at in front of long ones.
        let width = |hitbox: &Hitbox| hitbox.rect.width();
        self.hitboxes[first_hitbox..].sort_by(|a, b| width(b).total_cmp(&width(a)));
    }

    /// The lane's events in view in their naming order: those with a name, and the others.
    fn named_and_bare(
        &mut self,
        lane: LaneIx,
        suffixes: &'a HashMap<EventIx, String>,
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
        let named_events = suffixes.keys().copied();
        events.extend(named_events.filter(|event| {
            self.timeline.lane_of(*event) == lane && !self.timeline.is_undated(*event)
        }));
        let mut events: Vec<EventIx> = events.into_iter().collect();
        events.sort_by_cached_key(|event| self.rows.naming_order(self.timeline, *event));
        let mut bare = Vec::new();
        let mut named = self.items(events);
        named.retain_mut(|item| match suffixes.get(&item.event) {
            Some(suffix) => {
                item.suffix = suffix;
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
    fn draw_bare(&mut self, event: EventIx, glyph: &Glyph, lane: LaneIx, middle: f32) {
        let origin = self.regions.lanes.left();
        let clip = self.regions.lanes;
        let target = Target::Event(event);
        let start = self.marks.len();
        let height = self.bar_height();
        let brush = Brush {
            lane,
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
    fn name_what_is_pointed_at(&mut self, named_events: &HashSet<EventIx>) {
        for event in self.focus.guided() {
            if named_events.contains(&event) {
                continue;
            }
            let glyph = self.glyph(event);
            let lane = self.timeline.lane_of(event);
            let Some((_, rect)) = self
                .lane_rects()
                .into_iter()
                .find(|(other, _)| *other == lane)
            else {
                continue;
            };
            let region = self.regions.lanes;
            let middle = self.row_middle(rect, event);
            let face = label_face(self.timeline.event(event).kind);
            let size = self.label_size();
            let title = self.timeline.event(event).title.clone();
            let width = self.measure.width(&title, face, size);
            let left = region.left() + plate_left(glyph.right, width, region.width());
            let plate = Rect::from_x_y_ranges(
                left - 5.0..=left + width + 5.0,
                middle - self.regions.row_height / 2.0..=middle + self.regions.row_height / 2.0,
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
