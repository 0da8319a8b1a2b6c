//! The claim rows: a title, and a mark at the own x of each event that the claim speaks of.
//!
//! No mark is ever moved aside. Those that would lie over each other take two tiers of their row, and where two do not
//! suffice they are one count. Those whose events have their x before the view or after it are behind an arrow at that
//! edge, and so are the few that would lie under the arrow.

mod arrange;
mod gathering;
mod groups;
mod in_view;
mod role_shape;
mod structure;
mod undated_links;

use egui::{Rect, pos2, vec2};

use crate::markup;
use crate::timeline::{ClaimIx, LinkIx, Timeline};
use crate::view::scene::{ColorRole, Face, GroupPlace, Hue, Shape, Target, Tone};

use super::builder::{SceneBuilder, Style};
use arrange::{APART, Placed, Tier, arrange};
use groups::count_width;
use in_view::RowMarks;
use structure::LitChain;

pub use groups::{arrow_shapes, count_shapes};
pub use role_shape::role_shape;
pub use structure::{arc_shapes, spark};

/// The height of a claim's row in points: of one line, and of several, the most first.
pub const CLAIM_ROW: f32 = 20.0;
pub const TALL_CLAIM_ROWS: [f32; 3] = [74.0, 56.0, 38.0];
/// The size of titles in points, on a canvas of usual width.
const TITLE_SIZE: f32 = 12.0;
/// The room between the lines of a tall row, from middle to middle.
const BETWEEN_LINES: f32 = 16.0;
/// In less room, that of all its lines together, a summary would not get beyond saying whose it is.
const ROOM_FOR_SUMMARY: f32 = 240.0;
/// No row has room for more letters of a summary.
const MAX_LETTERS: usize = 320;
/// The radius of a link's mark, and the distance of the two tiers from the row's middle.
const MARK: f32 = 4.1;
const TIER: f32 = 4.7;
/// The radius of the accent around a mark that is picked out, and of the gap within it.
const RING: [f32; 2] = [MARK + 2.6, MARK + 1.2];
/// The height of all claim rows of some height; none of a document without claims.
pub fn content_height(timeline: &Timeline, row: f32) -> f32 {
    match timeline.claims_by_number().len() {
        0 => 0.0,
        count => count as f32 * row + 6.0,
    }
}

/// The number of lines in a row of some height, on a canvas whose texts are so much larger than usual.
fn lines_in(row: f32, growth: f32) -> usize {
    let with_more = TALL_CLAIM_ROWS
        .iter()
        .filter(|tall| row + 0.5 >= **tall * growth);
    1 + with_more.count()
}

impl SceneBuilder<'_> {
    fn claim_rects(&self) -> Vec<(ClaimIx, Rect)> {
        let region = self.full_width(self.regions.claims);
        let top = self.claims_top();
        let height = self.regions.claim_row;
        let first = ((self.look.claims_scroll - 3.0) / height).max(0.0) as usize;
        let most = (region.height() / height) as usize + 2;
        let last = (first + most).min(self.claim_rows.len());
        (first..last)
            .filter_map(|row| {
                let top = top + row as f32 * height;
                let rect = Rect::from_min_size(pos2(0.0, top), vec2(region.right(), height));
                Some((self.claim_rows.claim_at(row)?, rect))
            })
            .filter(|(_, rect)| rect.intersects(region))
            .collect()
    }

    /// The top of the first claim's row, wherever it is scrolled to.
    fn claims_top(&self) -> f32 {
        self.regions.claims.top() + 3.0 - self.look.claims_scroll
    }

    pub(super) fn draw_claim_bands(&mut self) {
        let clip = self.full_width(self.regions.claims);
        for (claim, rect) in self.claim_rects() {
            if self.focus.highlights_claim(claim) {
                let target = Target::Claim(claim);
                let shape = Shape::Area {
                    rect,
                    left: 1.0,
                    right: 1.0,
                    corner: 0.0,
                };
                self.push(shape, ColorRole::AccentWash, 1.0, Some(target), clip);
            }
            self.rule(
                rect.left_bottom(),
                rect.right_bottom(),
                ColorRole::Band,
                clip,
            );
        }
    }

    pub(super) fn draw_claims(&mut self) {
        let rows = self.claim_rects();
        let lit = LitChain::of(self);
        for (claim, rect) in &rows {
            self.draw_claim(*claim, *rect, lit.as_ref());
        }
        self.draw_structure(&rows, lit.as_ref());
        self.draw_gathering(&rows);
    }

    fn draw_claim(&mut self, claim: ClaimIx, rect: Rect, chain: Option<&LitChain>) {
        let clip = self.full_width(self.regions.claims);
        let lit = self.focus.highlights_claim(claim);
        let opacity = self.focus.opacity_of_claim(claim, lit);
        let in_chain = chain.and_then(|chain| chain.opacity_of_claim(claim));
        let of_title = in_chain.map_or(opacity, |in_chain| in_chain.max(opacity));
        let target = Target::Claim(claim);
        let read = self.focus.is_on_claim(claim);
        let mut style = Style {
            face: Face::SemiBold,
            size: TITLE_SIZE * self.growth(),
            color_role: if lit {
                ColorRole::Accent
            } else {
                ColorRole::Muted
            },
            opacity: of_title,
            target: Some(target.clone()),
            clip,
        };
        let entry = self.timeline.claim(claim);
        let (number, title) = (entry.number.to_string(), entry.title.clone());
        let beside = self.width_of_undated_links(claim) + self.structure_width();
        let room = self.regions.gutter.width() - 42.0 - 8.0 - beside;
        let face = if read { Face::SemiBold } else { Face::Regular };
        let most = lines_in(rect.height(), self.growth());
        // The wider face breaks it, so that its lines stay when it is read.
        let titles = self.broken(&title, Face::SemiBold, style.size, room, most);
        let left = most.saturating_sub(titles.len());
        let has_room = room * left as f32 >= ROOM_FOR_SUMMARY;
        let summary = match has_room && !entry.summary.is_empty() {
            true => {
                let beginning: String = entry.summary.chars().take(MAX_LETTERS).collect();
                let text = markup::plain(&beginning);
                self.broken(&text, Face::Regular, style.size, room, left)
            }
            false => Vec::new(),
        };
        let between_lines = BETWEEN_LINES * self.growth();
        let lines = (titles.len() + summary.len()).max(1);
        let above = (lines - 1) as f32 * between_lines / 2.0;
        let mut middle = rect.center().y - above;
        let width = self.measure.width(&number, style.face, style.size);
        self.write_fitted(number, None, pos2(34.0 - width, middle), width, &style);
        let of_title = (titles, face, ColorRole::Text);
        for (lines, face, color_role) in [of_title, (summary, Face::Regular, ColorRole::Muted)] {
            style.face = face;
            style.color_role = color_role;
            for line in lines {
                self.write(&line, pos2(42.0, middle), room, &style);
                middle += between_lines;
            }
        }
        self.hitbox(target, rect, clip);
        self.draw_undated_links(claim, rect);
        self.draw_links(claim, rect, opacity);
    }

    /// A text in no more lines than `most`, of which the last holds all that is left; at least one.
    fn broken(&mut self, text: &str, face: Face, size: f32, room: f32, most: usize) -> Vec<String> {
        if most < 2 {
            return vec![text.to_owned()];
        }
        let mut lines = self.measure.lines(text, face, size, room);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(rest);
        }
        lines
    }

    pub(super) fn draw_links(&mut self, claim: ClaimIx, rect: Rect, opacity: f32) {
        let RowMarks {
            earlier,
            runs,
            later,
            room,
        } = self.marks_of_row(claim);
        let size = self.count_text();
        let placed = {
            let measure = &mut *self.measure;
            let mut half_width = |count: usize| count_width(count, size, measure) / 2.0 + 1.0;
            arrange(runs, room, &mut half_width)
        };
        let clip = self.regions.claims;
        let origin = clip.left();
        let from = earlier.as_ref().map(|_| room.0);
        let until = later.as_ref().map(|_| room.1);
        let from = from.or_else(|| placed.first().map(|first| first.x));
        let until = until.or_else(|| placed.last().map(|last| last.x));
        if let (Some(from), Some(until)) = (from, until)
            && until > from
        {
            let y = rect.center().y;
            let points = vec![pos2(from + origin, y), pos2(until + origin, y)];
            let shape = Shape::Line {
                points,
                width: 1.0,
                dash: None,
            };
            let target = Some(Target::Claim(claim));
            self.push(shape, ColorRole::Muted, 0.55 * opacity, target, clip);
        }
        if let Some(group) = earlier {
            self.draw_arrow(group, rect);
        }
        for Placed { run, x, tier } in placed {
            match run.links[..] {
                [link] if run.count == 1 => self.draw_mark(link, x + origin, tier, rect, clip),
                _ => {
                    let group = run.into_group(claim, GroupPlace::Within);
                    self.draw_count(group, x + origin, rect, clip);
                }
            }
        }
        if let Some(group) = later {
            self.draw_arrow(group, rect);
        }
    }

    fn draw_mark(&mut self, link: LinkIx, x: f32, tier: Tier, row: Rect, clip: Rect) {
        let lit = self.focus.highlights_link(link);
        let opacity = self.focus.opacity_of_link(link, lit);
        let target = Target::Link(link);
        let middle = row.center().y;
        let (y, height) = match tier {
            Tier::Upper => (middle - TIER, CLAIM_ROW / 2.0 - 0.5),
            Tier::Middle => (middle, CLAIM_ROW - 2.0),
            Tier::Lower => (middle + TIER, CLAIM_ROW / 2.0 - 0.5),
        };
        let center = pos2(x, y);
        let entry = self.timeline.link(link);
        let (role, direct) = (entry.role, entry.direct);
        if self.focus.picks_out_link(link) {
            // Its row has the wash of what is lit.
            let colors = [ColorRole::Accent, ColorRole::AccentWash];
            for (radius, color_role) in RING.into_iter().zip(colors) {
                for (shape, _) in role_shape(role, true, center, radius) {
                    self.push(shape, color_role, 1.0, Some(target.clone()), clip);
                }
            }
        }
        let hue = Hue::of_event(self.timeline, self.timeline.event_of_link(link));
        for (shape, is_paper) in role_shape(role, direct, center, MARK) {
            let (color_role, opacity) = if is_paper {
                (ColorRole::Paper, 1.0)
            } else {
                (ColorRole::Lane(hue, Tone::Strong), opacity)
            };
            self.push(shape, color_role, opacity, Some(target.clone()), clip);
        }
        let hitbox = Rect::from_center_size(center, vec2(APART, height));
        self.hitbox(target, hitbox, clip);
    }

    /// The width of the bar at the right that scrolls the claim rows, and is there where not all fit.
    fn scrollbar_width(&self) -> f32 {
        let scrolls = self.regions.claims_content_height > self.regions.claims.height() + 0.5;
        if scrolls { 12.0 } else { 0.0 }
    }
}
