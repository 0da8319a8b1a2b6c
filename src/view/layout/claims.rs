//! The claim rows: a title, and a mark wherever the claim speaks of an event.

use egui::{Pos2, Rect, pos2, vec2};

use crate::document::{EventKind, Role};
use crate::timeline::{ClaimIx, LinkIx, Timeline};
use crate::view::look::DIMMED_OPACITY;
use crate::view::scene::{ColorRole, Face, Shape, Target};

use super::builder::{SceneBuilder, Style};

/// The height of a claim's row in points.
pub const CLAIM_ROW: f32 = 20.0;
/// The radius of a link's mark, and the least distance of two marks in a row.
const MARK: f32 = 4.6;
const APART: f32 = 13.0;
/// The most links of which a row shows all: of more, it shows the first in each place.
const MAX_LINKS: usize = 200;

/// The height of all claim rows; none of a document without claims.
pub fn content_height(timeline: &Timeline) -> f32 {
    match timeline.claims_by_number().len() {
        0 => 0.0,
        count => count as f32 * CLAIM_ROW + 6.0,
    }
}

impl SceneBuilder<'_> {
    fn claim_rects(&self) -> Vec<(ClaimIx, Rect)> {
        let region = self.full_width(self.regions.claims);
        let top = region.top() + 3.0 - self.look.claims_scroll;
        let first = ((self.look.claims_scroll - 3.0) / CLAIM_ROW).max(0.0) as usize;
        let most = (region.height() / CLAIM_ROW) as usize + 2;
        self.timeline
            .claims_by_number()
            .iter()
            .enumerate()
            .skip(first)
            .take(most)
            .map(|(row, &claim)| {
                let top = top + row as f32 * CLAIM_ROW;
                let rect = Rect::from_min_size(pos2(0.0, top), vec2(region.right(), CLAIM_ROW));
                (claim, rect)
            })
            .filter(|(_, rect)| rect.intersects(region))
            .collect()
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
        for (claim, rect) in self.claim_rects() {
            self.draw_claim(claim, rect);
        }
    }

    fn draw_claim(&mut self, claim: ClaimIx, rect: Rect) {
        let clip = self.full_width(self.regions.claims);
        let lit = self.focus.highlights_claim(claim);
        // Claims that have none of the words looked for step back.
        let kept = if self.look.has_claim(claim) {
            1.0
        } else {
            DIMMED_OPACITY
        };
        let opacity = self.focus.opacity(lit).min(kept);
        let target = Target::Claim(claim);
        let read = self.focus.is_on_claim(claim);
        let mut style = Style {
            face: Face::SemiBold,
            size: 12.0,
            color_role: if lit {
                ColorRole::Accent
            } else {
                ColorRole::Muted
            },
            opacity,
            target: Some(target.clone()),
            clip,
        };
        let entry = self.timeline.claim(claim);
        let (number, title) = (entry.number.to_string(), entry.title.clone());
        let middle = rect.center().y;
        let width = self.measure.width(&number, style.face, style.size);
        self.write_fitted(number, None, pos2(34.0 - width, middle), width, &style);
        style.color_role = ColorRole::Text;
        style.face = if read { Face::SemiBold } else { Face::Regular };
        let room = self.regions.gutter.width() - 42.0 - 8.0;
        self.write(&title, pos2(42.0, middle), room, &style);
        self.hitbox(target, rect, clip);
        self.draw_links(claim, rect, opacity);
    }

    fn draw_links(&mut self, claim: ClaimIx, rect: Rect, opacity: f32) {
        let clip = self.regions.claims;
        let middle = rect.center().y;
        let places = self.link_places(claim);
        if let (Some(first), Some(last)) = (places.first(), places.last())
            && last.1 > first.1
        {
            let points = vec![pos2(first.1, middle), pos2(last.1, middle)];
            let shape = Shape::Line {
                points,
                width: 1.0,
                dash: None,
            };
            self.push(
                shape,
                ColorRole::Muted,
                0.55 * opacity,
                Some(Target::Claim(claim)),
                clip,
            );
        }
        for (link, x) in places {
            if x < clip.left() - MARK || x > clip.right() + MARK {
                continue;
            }
            if !self.look.has_event(self.timeline.event_of_link(link)) {
                continue;
            }
            let lit = self.focus.highlights_link(link);
            let color_role = if lit {
                ColorRole::Accent
            } else {
                ColorRole::Text
            };
            let opacity = self.focus.opacity(lit);
            let target = Some(Target::Link(link));
            let center = pos2(x, middle);
            let entry = self.timeline.link(link);
            let (role, direct) = (entry.role, entry.direct);
            let shapes = role_shape(role, direct, center, MARK);
            for (shape, is_paper) in shapes {
                let (color_role, opacity) = if is_paper {
                    (ColorRole::Paper, 1.0)
                } else {
                    (color_role, opacity)
                };
                self.push(shape, color_role, opacity, target.clone(), clip);
            }
            let hitbox = Rect::from_center_size(center, vec2(APART, CLAIM_ROW - 2.0));
            self.hitbox(Target::Link(link), hitbox, clip);
        }
    }

    /// The claim's links, or of very many the first and the last, and the first that begins in each place
    /// and is not left out.
    fn links_to_show(&self, claim: ClaimIx) -> Vec<LinkIx> {
        let links = self.timeline.links_of_claim(claim);
        if links.len() <= MAX_LINKS {
            return links.to_vec();
        }
        let begins = |link: &LinkIx| {
            let event = self.timeline.event_of_link(*link);
            self.timeline.extent(event).time_sort_key().0
        };
        let places = (self.regions.claims.width() / APART).ceil() as usize;
        let edges: Vec<usize> = (0..=places)
            .map(|place| self.scale.time_from_x(f64::from(APART) * place as f64))
            .map(|time| links.partition_point(|link| begins(link) < time))
            .collect();
        let is_left = |link: &&LinkIx| self.look.has_event(self.timeline.event_of_link(**link));
        let first_of = |cell: &[usize]| {
            let among = links[cell[0]..cell[1]].iter().take(MAX_LINKS);
            among.copied().find(|link| is_left(&link))
        };
        let mut shown = vec![links[0]];
        shown.extend(edges.windows(2).filter_map(first_of));
        shown.extend(links.last());
        shown.dedup();
        shown
    }

    /// The places of the claim's links, from left to right: at the beginning of what can be seen of their event,
    /// moved apart where several begin together.
    fn link_places(&self, claim: ClaimIx) -> Vec<(LinkIx, f32)> {
        let region = self.regions.claims;
        let mut places: Vec<(LinkIx, f32)> = self
            .links_to_show(claim)
            .into_iter()
            .map(|link| {
                let glyph = self.glyph(self.timeline.event_of_link(link));
                let width = region.width();
                let x = if glyph.is_diamond() {
                    (glyph.left + glyph.right) / 2.0
                } else if glyph.right > 0.0 && glyph.left < width {
                    (glyph.left + MARK + 1.0)
                        .max(APART / 2.0)
                        .min(glyph.right.max(APART / 2.0))
                } else {
                    glyph.left
                };
                (link, region.left() + x)
            })
            .collect();
        places.sort_by(|a, b| a.1.total_cmp(&b.1));
        for index in 1..places.len() {
            let least = places[index - 1].1 + APART;
            if places[index - 1].1 >= region.left() && places[index].1 < least {
                places[index].1 = least;
            }
        }
        // A link that was moved off the canvas, or past the writing though it came before it, is moved back.
        let (_, written) = self.timeline.written_seconds();
        let writing = self.x(written);
        let mut next = f32::INFINITY;
        for (link, x) in places.iter_mut().rev() {
            let event = self.timeline.event_of_link(*link);
            let begins = self.glyph(event).left + region.left();
            let hypothetical = self.timeline.event(event).kind == EventKind::Hypothetical;
            let mut most = f32::INFINITY;
            if begins < region.right() {
                most = region.right() - APART / 2.0;
            }
            if !hypothetical && begins < writing && writing > region.left() + APART {
                most = most.min(writing - APART / 2.0);
            }
            if *x > most {
                *x = most.min(next - APART);
            } else if most.is_finite() && *x > next - APART {
                *x = next - APART;
            }
            next = *x;
        }
        places
    }
}

/// The shapes of a link's mark, each with whether it is cut out in paper: filled where the claim names the event,
/// hollow where it is about it without naming it.
pub fn role_shape(role: Role, direct: bool, center: Pos2, size: f32) -> Vec<(Shape, bool)> {
    let full = one_shape(role, center, size);
    if direct {
        return vec![(full, false)];
    }
    vec![
        (full, false),
        (
            one_shape(role, hollow_center(role, center), size - 2.3),
            true,
        ),
    ]
}

/// Triangles are hollowed out around their middle, which is not the middle of their box.
fn hollow_center(role: Role, center: Pos2) -> Pos2 {
    match role {
        Role::Cause => center + vec2(-0.5, 0.0),
        Role::Motive => center + vec2(0.0, 0.5),
        Role::Consequence => center + vec2(0.0, -0.5),
        Role::Background
        | Role::Interpretation
        | Role::Prediction
        | Role::Prescription
        | Role::Evidence => center,
    }
}

fn one_shape(role: Role, center: Pos2, size: f32) -> Shape {
    let corners = |corners: &[(f32, f32)]| Shape::Polygon {
        points: corners
            .iter()
            .map(|(x, y)| center + vec2(x * size, y * size))
            .collect(),
    };
    match role {
        Role::Background => corners(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        Role::Cause => corners(&[(-0.8, -1.0), (1.0, 0.0), (-0.8, 1.0)]),
        Role::Motive => corners(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]),
        Role::Consequence => corners(&[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)]),
        Role::Interpretation => Shape::Disc {
            center,
            radius: size,
        },
        Role::Prediction => corners(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]),
        Role::Prescription => corners(&[
            (-0.55, -1.0),
            (0.55, -1.0),
            (1.05, 0.0),
            (0.55, 1.0),
            (-0.55, 1.0),
            (-1.05, 0.0),
        ]),
        Role::Evidence => corners(&[(-0.5, -1.1), (0.5, -1.1), (0.5, 1.1), (-0.5, 1.1)]),
    }
}
