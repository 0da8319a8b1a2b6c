//! Dotted lines that join the places of one event in several lanes.

use std::collections::HashMap;

use egui::{Rect, pos2};

use crate::timeline::EventIx;
use crate::view::scene::{ColorRole, Dash, Shape, Target};

use super::builder::SceneBuilder;

/// No other line is dotted so.
pub const TIE: Dash = Dash { on: 2.0, off: 3.0 };
const WIDTH: f32 = 1.5;

impl SceneBuilder<'_> {
    /// Numbers the hitboxes from one on where several are of the same thing, and joins those of an event in several lanes behind all
    /// marks from one on: of every event that two filters leave, and else of what is read or pointed at.
    pub(super) fn tie_places(&mut self, first_mark: usize, first_hitbox: usize) {
        if self.timeline.has_document_lanes() {
            return;
        }
        let mut places: HashMap<Target, Vec<Rect>> = HashMap::new();
        for hitbox in &mut self.hitboxes[first_hitbox..] {
            let places = places.entry(hitbox.target.clone()).or_default();
            hitbox.nth = places.len() as u16;
            places.push(hitbox.rect);
        }
        // Two filters that are the same have nothing to tell.
        let arrangement = &self.look.arrangement;
        let against = arrangement.against.as_ref();
        let ties_all = against.is_some_and(|against| *against != arrangement.filter);
        let lit = self.focus.guided();
        let tied = places
            .into_iter()
            .filter_map(|(target, places)| match target {
                Target::Event(event) if ties_all || lit.contains(&event) => Some((event, places)),
                _ => None,
            });
        let mut tied: Vec<(EventIx, Vec<Rect>)> = tied.collect();
        tied.sort_by_key(|(event, _)| *event);
        let end = self.marks.len();
        for (event, mut places) in tied {
            places.sort_by(|a, b| a.top().total_cmp(&b.top()));
            let x = self.glyph(event).x + self.regions.lanes.left();
            for pair in places.windows(2) {
                let shape = Shape::Line {
                    points: vec![pos2(x, pair[0].bottom()), pos2(x, pair[1].top())],
                    width: WIDTH,
                    dash: Some(TIE),
                };
                let target = Some(Target::Event(event));
                self.push(shape, ColorRole::Muted, 1.0, target, self.regions.lanes);
            }
        }
        let ties = self.marks.len() - end;
        self.marks[first_mark..].rotate_right(ties);
    }
}
