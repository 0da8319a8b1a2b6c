//! The texts around the canvas: the headline, and beside the card what it builds on and what was said before.

use egui::{Rect, pos2};

use crate::timeline::{ClaimIx, Timeline};
use crate::view::look::SelectionIx;
use crate::view::measure::Measure;
use crate::view::presentation::{Script, Step};
use crate::view::scene::{ColorRole, Face, Hitbox, Mark, Shape, Target};

use super::screen::{AUDIENCE_TEXT, AudienceView, MARGIN};
use super::text::{Typesetter, Words, regular, semibold};

/// The sizes of a headline in one line, the largest that fits, and the one in two lines.
const HEADLINE: [f32; 3] = [22.0, 20.0, 18.0];
const HEADLINE_IN_TWO: f32 = 15.0;
/// The room that a column of other claims needs at least.
const MIN_COLUMN: f32 = 120.0;
/// The room below a claim in that column.
const BELOW_CLAIM: f32 = 3.0;

/// Texts in the making.
pub(super) struct ScreenTexts<'a> {
    pub timeline: &'a Timeline,
    pub typesetter: Typesetter<'a>,
    /// The opacity of what is said, which comes into view softly.
    pub fade: f32,
}

impl<'a> ScreenTexts<'a> {
    pub fn new(timeline: &'a Timeline, measure: &'a mut dyn Measure, fade: f32) -> Self {
        Self {
            timeline,
            typesetter: Typesetter {
                measure,
                marks: Vec::new(),
                hitboxes: Vec::new(),
            },
            fade,
        }
    }

    pub fn into_marks(self) -> (Vec<Mark>, Vec<Hitbox>) {
        (self.typesetter.marks, self.typesetter.hitboxes)
    }

    pub fn headline(&mut self, text: &str, area: Rect) {
        let area = area.shrink2(egui::vec2(MARGIN, 0.0));
        let fits =
            |size: &f32| self.typesetter.measure.width(text, Face::SemiBold, *size) <= area.width();
        let size = HEADLINE.into_iter().find(fits).unwrap_or(HEADLINE_IN_TWO);
        let words = semibold(text, size);
        let lines = self.typesetter.lines(words, area.width());
        let height = words.height(lines.len().min(2));
        let top = area.center().y - height / 2.0 + 1.0;
        self.typesetter
            .set(words, lines, pos2(area.left(), top), area, 1.0, None);
    }

    /// Sets the card of what is read, and on its left the claims that it builds on and those that appeared before it.
    pub fn say(
        &mut self,
        script: &Script,
        step: &Step,
        picture: &AudienceView,
        area: Rect,
        gutter: f32,
    ) {
        let rule = Shape::Line {
            points: vec![area.left_top(), area.right_top()],
            width: 1.0,
            dash: None,
        };
        self.typesetter.mark(rule, ColorRole::Rule, 1.0, None, area);
        let selection = picture.look.selected(self.timeline);
        let read = selection.and_then(SelectionIx::claim);
        let column = gutter.max(MIN_COLUMN);
        let inner = area.shrink2(egui::vec2(MARGIN, 4.0));
        let left = inner.with_max_x(area.left() + column - MARGIN);
        let right = inner.with_min_x(area.left() + column + 6.0);
        let premises = read.map_or(Vec::new(), |claim| {
            let premises = self.timeline.structure().premises_of(claim).iter();
            let told =
                |premise: &&ClaimIx| script.is_told(**premise, picture.step, picture.revealed);
            premises.filter(told).copied().collect()
        });
        let appeared = step.claims.iter().take(picture.revealed).copied();
        let before: Vec<ClaimIx> = appeared
            .filter(|claim| Some(*claim) != read && !premises.contains(claim))
            .collect();
        let below = self.claims("Builds on", &premises, left);
        self.claims("Said before", &before, left.with_min_y(below));
        self.card(selection, &step.headline, right);
    }

    /// Sets a heading and claims below it, which can be clicked: with their titles where these fit, else with their numbers
    /// alone. Returns where they end.
    fn claims(&mut self, heading: &str, claims: &[ClaimIx], area: Rect) -> f32 {
        let heading = semibold(heading, AUDIENCE_TEXT);
        let mut top = area.top();
        if claims.is_empty() || top + heading.height(2) > area.bottom() + 1.0 {
            return top;
        }
        let at = pos2(area.left(), top);
        top = self.typesetter.paragraph(heading, at, area, 1.0, None);
        for (index, &claim) in claims.iter().enumerate() {
            let entry = self.timeline.claim(claim);
            let title = format!("{}  {}", entry.number, entry.title);
            let words = regular(&title, AUDIENCE_TEXT);
            let lines = self.typesetter.lines(words, area.width());
            let rest = &claims[index..];
            let last = usize::from(rest.len() > 1);
            let at = pos2(area.left(), top);
            if top + words.height(lines.len() + last) > area.bottom() + 1.0 {
                return self.numbers(rest, words, area.with_min_y(top));
            }
            let target = Target::Claim(claim);
            let below = self
                .typesetter
                .set(words, lines, at, area, 1.0, Some(target.clone()));
            let rect = area.with_min_y(top).with_max_y(below);
            self.typesetter.hitboxes.push(Hitbox {
                target,
                rect,
                nth: 0,
            });
            top = below + BELOW_CLAIM;
        }
        top + BELOW_CLAIM
    }

    fn numbers(&mut self, claims: &[ClaimIx], words: Words<'_>, area: Rect) -> f32 {
        let numbers = claims
            .iter()
            .map(|claim| self.timeline.claim(*claim).number);
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        let text = numbers.join(", ");
        let words = Words {
            text: &text,
            ..words
        };
        self.typesetter.paragraph(words, area.min, area, 1.0, None)
    }
}
