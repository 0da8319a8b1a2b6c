//! The claims that are gathered while an event is read: what each makes of it, the line below them, and how many more
//! there are than fit.

use egui::{Rect, pos2, vec2};

use crate::timeline::{ClaimIx, EventIx, LinkIx};
use crate::view::glyph::own_x;
use crate::view::scene::{ColorRole, Face, Hue, Shape, Target, Tone};
use crate::words;

use super::super::builder::{SceneBuilder, Style};
use super::{CLAIM_ROW, MARK, role_shape};

/// The size of the words, the room around them, and the width of the shape before each.
const WORDS: f32 = 12.0;
const AROUND: f32 = 7.0;
const SHAPE: f32 = 14.0;
/// The room between a mark and the words beside it, and at an edge for an arrow with its count.
const BESIDE_MARK: f32 = 10.0;
const BESIDE_ARROW: f32 = 44.0;

impl SceneBuilder<'_> {
    pub(super) fn draw_gathering(&mut self, rows: &[(ClaimIx, Rect)]) {
        let gathered = self.claim_rows.gathered();
        let Some(event) = self.focus.event_read().filter(|_| gathered > 0) else {
            return;
        };
        for (claim, rect) in rows {
            // The words would seem to stand at a time; what has none has its marks at the left alone.
            let is_dated = !self.timeline.is_undated(event);
            if is_dated && self.claim_rows.row_of(*claim) < gathered {
                self.write_roles(*claim, event, *rect);
            }
        }
        let region = self.regions.claims;
        let end = self.claims_top() + gathered as f32 * self.regions.claim_row;
        let clip = self.full_width(region);
        self.rule(
            pos2(clip.left(), end),
            pos2(clip.right(), end),
            ColorRole::Rule,
            clip,
        );
        let hidden = ((end - region.bottom()) / self.regions.claim_row)
            .ceil()
            .max(0.0) as u32;
        if hidden > 0 {
            self.say_how_many_more(hidden);
        }
    }

    /// Writes what a claim makes of an event beside its mark, in front of whatever is there.
    fn write_roles(&mut self, claim: ClaimIx, event: EventIx, row: Rect) {
        let links = self.timeline.links_of_event(event).iter().copied();
        let links: Vec<LinkIx> = links.filter(|link| link.claim == claim).collect();
        let roles = links
            .iter()
            .map(|link| words::role(self.timeline.link(*link).role));
        let roles: Vec<String> = roles.map(str::to_lowercase).collect();
        let mut taken =
            |text: &String| self.measure.width(text, Face::SemiBold, WORDS) + SHAPE + 2.0 * AROUND;
        let widths: Vec<f32> = roles.iter().map(&mut taken).collect();
        let clip = self.regions.claims;
        let middle = row.center().y;
        let (kind, time) = (self.timeline.kind_of(event), self.timeline.own_time(event));
        let x = clip.left() + own_x(kind, time, &self.scale) as f32;
        let all: f32 = widths.iter().sum();
        let end = clip.right() - self.scrollbar_width();
        // An event out of view has its words at that edge, behind the arrow to it.
        let mut plate_left = if x < clip.left() {
            clip.left() + BESIDE_ARROW
        } else if x > end {
            end - BESIDE_ARROW - all
        } else if x + BESIDE_MARK + all <= end {
            x + BESIDE_MARK
        } else {
            x - BESIDE_MARK - all
        };
        for ((link, text), taken) in links.into_iter().zip(roles).zip(widths) {
            let entry = self.timeline.link(link);
            let (role, direct) = (entry.role, entry.direct);
            let target = Target::Link(link);
            let left = plate_left + AROUND;
            let width = taken - SHAPE - 2.0 * AROUND;
            let plate = Rect::from_x_y_ranges(
                plate_left..=plate_left + taken - 2.0,
                row.top() + 1.0..=row.bottom() - 1.0,
            );
            let shape = Shape::Area {
                rect: plate,
                left: 1.0,
                right: 1.0,
                corner: plate.height() / 2.0,
            };
            self.push(shape, ColorRole::Band, 1.0, Some(target.clone()), clip);
            let center = pos2(left + MARK, middle);
            let hue = Hue::of_event(self.timeline, event);
            for (shape, is_paper) in role_shape(role, direct, center, MARK) {
                let color_role = if is_paper {
                    ColorRole::Band
                } else {
                    ColorRole::Lane(hue, Tone::Strong)
                };
                self.push(shape, color_role, 1.0, Some(target.clone()), clip);
            }
            let style = Style {
                face: Face::SemiBold,
                size: WORDS,
                color_role: ColorRole::Text,
                opacity: 1.0,
                target: Some(target),
                clip,
            };
            self.write_fitted(text, None, pos2(left + SHAPE, middle), width, &style);
            plate_left += taken;
        }
    }

    fn say_how_many_more(&mut self, hidden: u32) {
        let clip = self.full_width(self.regions.claims);
        let text = format!("▼ {} more", words::thousands(hidden as usize));
        let width = self.measure.width(&text, Face::SemiBold, WORDS);
        let rect = Rect::from_min_size(
            pos2(34.0, clip.bottom() - CLAIM_ROW - 2.0),
            vec2(width + 2.0 * AROUND, CLAIM_ROW),
        );
        let target = Target::MoreClaims(hidden);
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: rect.height() / 2.0,
        };
        self.push(
            shape,
            ColorRole::AccentWash,
            1.0,
            Some(target.clone()),
            clip,
        );
        let style = Style {
            face: Face::SemiBold,
            size: WORDS,
            color_role: ColorRole::Accent,
            opacity: 1.0,
            target: Some(target.clone()),
            clip,
        };
        let at = pos2(rect.left() + AROUND, rect.center().y);
        self.write_fitted(text, None, at, width, &style);
        self.hitbox(target, rect, clip);
    }
}
