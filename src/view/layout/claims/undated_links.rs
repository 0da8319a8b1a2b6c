//! The links of a claim to events without a date: beside the time axis, at the right end of the gutter, left of the
//! argument's structure.

use egui::Rect;

use crate::timeline::{ClaimIx, LinkIx};
use crate::view::scene::{GroupPlace, LinkGroup};

use super::super::builder::SceneBuilder;
use super::arrange::{APART, Tier};
use super::count_width;

/// Links that take more than this share of the gutter, or are more than so many, are one count.
const SHARE: f32 = 0.15;
const MAX_SINGLY: usize = 3;
/// The room between a claim's title and its marks, and behind them.
const AROUND: f32 = 5.0;

impl SceneBuilder<'_> {
    fn undated_links(&self, claim: ClaimIx) -> &[LinkIx] {
        &self.look.mark_order(self.timeline, claim).undated
    }

    /// The room that they take of the gutter.
    pub(super) fn width_of_undated_links(&mut self, claim: ClaimIx) -> f32 {
        match self.undated_links(claim).len() {
            0 => 0.0,
            few if few <= self.most_singly() => few as f32 * APART + AROUND,
            many => count_width(many, self.count_text(), self.measure) + AROUND,
        }
    }

    fn most_singly(&self) -> usize {
        let room = self.regions.gutter.width() * SHARE;
        ((room / APART) as usize).clamp(1, MAX_SINGLY)
    }

    pub(super) fn draw_undated_links(&mut self, claim: ClaimIx, row: Rect) {
        let links = self.undated_links(claim);
        let count = links.len();
        let listed = links[..count.min(LinkGroup::MAX_LISTED)].to_vec();
        self.visited += listed.len();
        let clip = self.full_width(self.regions.claims);
        let right = self.regions.gutter.right() - self.structure_width() - AROUND;
        if count > self.most_singly() {
            let x = right - count_width(count, self.count_text(), self.measure) / 2.0;
            let group = LinkGroup {
                claim,
                place: GroupPlace::Undated,
                listed,
                count: count as u32,
                from: 0,
                until: 0,
            };
            self.draw_count(group, x, row, clip);
            return;
        }
        for (link, place) in listed.into_iter().rev().zip(0..) {
            let x = right - APART * (place as f32 + 0.5);
            self.draw_mark(link, x, Tier::Middle, row, clip);
        }
    }
}
