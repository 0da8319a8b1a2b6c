//! Links that have one place between them: a count in their row, or an arrow at the edge that they lie beyond.

use egui::{Pos2, Rect, pos2, vec2};

use crate::timeline::LinkIx;
use crate::view::look::DIMMED_OPACITY;
use crate::view::measure::Measure;
use crate::view::scene::{ColorRole, Face, GroupPlace, Hue, LinkGroup, Shape, Target, Tone};

use super::super::builder::{SceneBuilder, Style};
use super::CLAIM_ROW;

/// The size of counts, the height of what is around them, and the room on both sides together.
const COUNT_TEXT: f32 = 12.0;
const COUNT_HEIGHT: f32 = 16.0;
const AROUND_COUNT: f32 = 9.0;
/// The distance of an arrow from the edge, its length, the room between it and its count, and that behind both.
const ARROW: [f32; 4] = [4.0, 9.0, 3.0, 4.0];

impl SceneBuilder<'_> {
    pub(super) fn draw_count(&mut self, group: LinkGroup, x: f32, row: Rect, clip: Rect) {
        let width = count_width(group.count as usize, self.count_text(), self.measure);
        let (lit, color_role, opacity) = self.look_of(&group);
        let text = crate::words::thousands(group.count as usize);
        let target = Target::LinkGroup(group);
        let pill = Rect::from_center_size(pos2(x, row.center().y), vec2(width, COUNT_HEIGHT));
        let border = if lit { 1.6 } else { 1.0 };
        for (shape, color_role, opacity) in count_shapes(pill, border, color_role, opacity) {
            self.push(shape, color_role, opacity, Some(target.clone()), clip);
        }
        let style = self.style_of_count(opacity, &target, clip);
        self.write_count(text, pill.center().x, None, row, &style);
        self.hitbox(target, pill, clip);
    }

    /// True for a group that is lit, with its color and opacity.
    fn look_of(&self, group: &LinkGroup) -> (bool, ColorRole, f32) {
        let lit = self.lights(group);
        let color_role = if lit {
            ColorRole::Accent
        } else {
            self.color_of(group)
        };
        let opacities = group.listed.iter();
        let opacities = opacities.map(|link| self.focus.opacity_of_link(*link, lit));
        (lit, color_role, opacities.fold(DIMMED_OPACITY, f32::max))
    }

    /// Draws an arrow at the edge that a group's events lie beyond, and how many they are.
    pub(super) fn draw_arrow(&mut self, group: LinkGroup, row: Rect) {
        let clip = self.regions.claims;
        let (edge, inward) = match group.place {
            GroupPlace::Within | GroupPlace::Undated | GroupPlace::Earlier => (clip.left(), 1.0),
            GroupPlace::Later => (clip.right() - self.scrollbar_width(), -1.0),
        };
        let (_, color_role, opacity) = self.look_of(&group);
        let count = group.count as usize;
        let width = arrow_width(count, self.count_text(), self.measure);
        let ground = match self.focus.highlights_claim(group.claim) {
            true => ColorRole::AccentWash,
            false => ColorRole::Paper,
        };
        let target = Target::LinkGroup(group);
        let [margin, length, gap, _] = ARROW;
        let middle = row.center().y;
        let at = |x: f32, y: f32| pos2(edge + inward * x, middle + y);
        for shape in arrow_shapes(pos2(edge, middle), inward) {
            self.push(shape, color_role, opacity, Some(target.clone()), clip);
        }
        if count > 1 {
            let text = crate::words::thousands(count);
            let x = at(margin + length + gap, 0.0).x;
            // No fold runs through it.
            let end = at(width, 0.0).x;
            let rows = middle - COUNT_HEIGHT / 2.0..=middle + COUNT_HEIGHT / 2.0;
            let plate = Rect::from_x_y_ranges(x.min(end)..=x.max(end), rows);
            let plate = Shape::Area {
                rect: plate,
                left: 1.0,
                right: 1.0,
                corner: 0.0,
            };
            self.push(plate, ground, 1.0, Some(target.clone()), clip);
            let style = self.style_of_count(opacity, &target, clip);
            self.write_count(text, x, Some(inward), row, &style);
        }
        let rect = Rect::from_two_pos(
            at(0.0, 1.0 - CLAIM_ROW / 2.0),
            at(width, CLAIM_ROW / 2.0 - 1.0),
        );
        self.hitbox(target, rect, clip);
    }

    /// The size of counts.
    pub(super) fn count_text(&self) -> f32 {
        COUNT_TEXT.max(self.least_text)
    }

    fn style_of_count(&self, opacity: f32, target: &Target, clip: Rect) -> Style {
        Style {
            face: Face::SemiBold,
            size: self.count_text(),
            color_role: ColorRole::Text,
            opacity,
            target: Some(target.clone()),
            clip,
        }
    }

    /// Writes a count around an x, or from there on inward.
    fn write_count(&mut self, text: String, x: f32, inward: Option<f32>, row: Rect, style: &Style) {
        let width = self.measure.width(&text, style.face, style.size);
        let left = match inward {
            None => x - width / 2.0,
            Some(inward) if inward > 0.0 => x,
            Some(_) => x - width,
        };
        self.write_fitted(text, None, pos2(left, row.center().y), width, style);
    }

    /// The hue that all of a group have, if they have one.
    fn color_of(&self, group: &LinkGroup) -> ColorRole {
        let event_of = |link: &LinkIx| self.timeline.event_of_link(*link);
        let hue_of = |link: &LinkIx| Hue::of_event(self.timeline, event_of(link));
        let mut hues = group.listed.iter().map(hue_of);
        let first: Option<Hue> = hues.next();
        match first {
            Some(hue) if group.lists_all() && hues.all(|other| other == hue) => {
                ColorRole::Lane(hue, Tone::Strong)
            }
            Some(_) | None => ColorRole::Muted,
        }
    }

    /// True if any of a group is read or pointed at, as far as they are listed.
    fn lights(&self, group: &LinkGroup) -> bool {
        let mut listed = group.listed.iter();
        self.focus.is_on_claim(group.claim) && !group.lists_all()
            || listed.any(|link| self.focus.highlights_link(*link))
    }
}

/// The pill around a count, which no line runs through, with the role of each part's colour and its opacity.
pub fn count_shapes(
    pill: Rect,
    border: f32,
    color_role: ColorRole,
    opacity: f32,
) -> [(Shape, ColorRole, f32); 3] {
    [
        (pill, ColorRole::Paper, 1.0),
        (pill, color_role, opacity),
        (pill.shrink(border), ColorRole::Paper, 1.0),
    ]
    .map(|(rect, color_role, opacity)| {
        let shape = Shape::Area {
            rect,
            left: 1.0,
            right: 1.0,
            corner: rect.height() / 2.0,
        };
        (shape, color_role, opacity)
    })
}

/// An arrow that points from within the canvas to its edge.
pub fn arrow_shapes(edge: Pos2, inward: f32) -> [Shape; 2] {
    let [margin, length, ..] = ARROW;
    let at = |x: f32, y: f32| edge + vec2(inward * x, y);
    [
        vec![at(margin, 0.0), at(margin + length, 0.0)],
        vec![
            at(margin + 4.0, -4.0),
            at(margin, 0.0),
            at(margin + 4.0, 4.0),
        ],
    ]
    .map(|points| Shape::Line {
        points,
        width: 1.5,
        dash: None,
    })
}

pub(super) fn count_width(count: usize, size: f32, measure: &mut dyn Measure) -> f32 {
    let text = crate::words::thousands(count);
    let width = measure.width(&text, Face::SemiBold, size);
    (width + AROUND_COUNT).max(COUNT_HEIGHT + 1.0)
}

/// The width of an arrow with its count, from the edge on.
pub(super) fn arrow_width(count: usize, size: f32, measure: &mut dyn Measure) -> f32 {
    let [margin, length, gap, behind] = ARROW;
    let arrow = margin + length + behind;
    if count <= 1 {
        return arrow;
    }
    let text = crate::words::thousands(count);
    arrow + gap + measure.width(&text, Face::SemiBold, size)
}
