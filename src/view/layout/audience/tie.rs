//! The ties between what is read and the canvas: the claim's row below the axis, and leaders up to its events.

use egui::{Rangef, Rect, pos2};

use crate::timeline::{ClaimIx, EventIx};
use crate::view::glyph;
use crate::view::look::SelectionIx;
use crate::view::scale::Scale;
use crate::view::scene::{ColorRole, Face, Shape, Target};
use crate::words;

use super::super::builder::{SceneBuilder, Style};
use super::fit::Fit;
use super::screen::{AUDIENCE_TEXT, MARGIN};

/// The most links of a claim that are tied to their events.
const MAX_LEADERS: usize = 60;
/// The room that a leader leaves above and below a text.
const AROUND_TEXT: f32 = 1.0;
/// The height of the track that shows which part of all time is in view.
const TRACK: f32 = 5.0;

impl SceneBuilder<'_> {
    /// Draws the ground of the row of the claim that is read, and its number.
    pub(super) fn draw_band_of_claim(&mut self, claim: ClaimIx) {
        let rect = self.full_width(self.regions.claims);
        self.fill(rect, ColorRole::AccentWash, rect);
        let number = self.timeline.claim(claim).number;
        let text = format!("{} {number}", words::claim_word(self.timeline));
        let style = Style {
            face: Face::SemiBold,
            size: AUDIENCE_TEXT,
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: Some(Target::Claim(claim)),
            clip: rect,
        };
        let room = self.regions.gutter.width() - 2.0 * MARGIN;
        self.write(&text, pos2(MARGIN, rect.center().y), room, &style);
    }

    /// Draws the marks of the claim that is read, and leaders up to the events that it names; or the leader of an event.
    pub(super) fn tie_what_is_read(&mut self, fit: &Fit<'_>) {
        match self.look.selected(self.timeline) {
            Some(SelectionIx::Event(event)) => {
                self.draw_leader(event, self.regions.claims.bottom(), fit);
            }
            Some(SelectionIx::Claim(claim)) => self.tie_claim(claim, fit),
            Some(SelectionIx::Link(link)) => self.tie_claim(link.claim, fit),
            Some(SelectionIx::Actor(_)) | None => {}
        }
    }

    fn tie_claim(&mut self, claim: ClaimIx, fit: &Fit<'_>) {
        let links = self.timeline.links_of_claim(claim).iter().take(MAX_LEADERS);
        let named = links.filter(|link| self.timeline.link(**link).direct);
        let mut events: Vec<EventIx> = named
            .map(|link| self.timeline.event_of_link(*link))
            .collect();
        events.dedup();
        let start = self.marks.len();
        self.draw_links(claim, self.full_width(self.regions.claims), 1.0);
        let links = self.marks.len() - start;
        for event in events {
            self.draw_leader(event, self.regions.claims.center().y, fit);
        }
        // Leaders know the words of the row, but lie behind its marks.
        self.marks[start..].rotate_left(links);
    }

    /// Draws a line from below an event at its own x down to a height, but through no word.
    fn draw_leader(&mut self, event: EventIx, until: f32, fit: &Fit<'_>) {
        let is_named = self
            .named_events
            .is_some_and(|named| named.contains(&event));
        let is_drawn = is_named || self.look.shows_event(event);
        if self.timeline.is_undated(event) || !is_drawn {
            return;
        }
        let kind = self.timeline.kind_of(event);
        let own_x = glyph::own_x(kind, self.timeline.own_time(event), &self.scale);
        if !(0.0..=self.scale.width()).contains(&own_x) {
            return;
        }
        let x = self.regions.lanes.left() + own_x as f32;
        let row = fit.row(self.timeline, event);
        let middle = self.regions.lanes.top() - self.look.lanes_scroll + row.center();
        let half = (row.span() - super::MAX_BETWEEN_BARE).max(0.0) / 2.0;
        let mut free = Rangef::new((middle + half).max(self.regions.lanes.top()), until);
        for word in self.words_at(x, free) {
            self.draw_piece_of_leader(event, x, Rangef::new(free.min, word.min));
            free.min = free.min.max(word.max);
        }
        self.draw_piece_of_leader(event, x, free);
    }

    fn draw_piece_of_leader(&mut self, event: EventIx, x: f32, piece: Rangef) {
        if piece.span() < 1.0 {
            return;
        }
        let shape = Shape::Line {
            points: vec![pos2(x, piece.min), pos2(x, piece.max)],
            width: 1.5,
            dash: None,
        };
        let target = Some(Target::Event(event));
        self.push(shape, ColorRole::Accent, 1.0, target, self.time_rect());
    }

    /// The heights at which words stand at an x, top to bottom.
    fn words_at(&self, x: f32, within: Rangef) -> Vec<Rangef> {
        let texts = self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.rect),
            _ => None,
        });
        let mut heights: Vec<Rangef> = texts
            .filter(|rect| rect.x_range().expand(2.0).contains(x))
            .map(|rect| rect.y_range().expand(AROUND_TEXT))
            .filter(|height| height.intersects(within))
            .collect();
        heights.sort_by(|a, b| a.min.total_cmp(&b.min));
        heights
    }

    /// Draws which part of all time is in view, beside the axis; nothing where that is all of it.
    pub(super) fn draw_stretch_in_view(&mut self, whole: &Scale) {
        let axis = self.full_width(self.regions.axis);
        let track = Rect::from_center_size(
            pos2(self.regions.gutter.width() / 2.0, axis.bottom() - 12.0),
            egui::vec2(self.regions.gutter.width() - 2.0 * MARGIN, TRACK),
        );
        let width = whole.width();
        let share = |time: f64| (whole.x_from_time(time) / width).clamp(0.0, 1.0) as f32;
        let camera = self.look.camera;
        let (from, until) = (share(camera.start), share(camera.end));
        if until - from > 0.99 {
            return;
        }
        let x = |share: f32| track.left() + share * track.width();
        let left = x(from).min(track.right() - TRACK);
        let window = Rect::from_x_y_ranges(left..=x(until).max(left + TRACK), track.y_range());
        for (rect, color_role) in [(track, ColorRole::Fold), (window, ColorRole::Muted)] {
            let shape = Shape::Area {
                rect,
                left: 1.0,
                right: 1.0,
                corner: TRACK / 2.0,
            };
            self.push(shape, color_role, 1.0, None, axis);
        }
    }
}
