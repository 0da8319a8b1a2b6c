//! The links of a claim by their place: before the view, in it, and after it; found in few looks however many there are.

use crate::document::EventKind;
use crate::timeline::{ClaimIx, LinkIx};
use crate::view::glyph::own_x;
use crate::view::scene::{GroupPlace, LinkGroup};

use super::super::builder::SceneBuilder;
use super::super::dense::cell_seconds;
use super::arrange::{APART, Run};
use super::groups::arrow_width;

/// More links in view than this are not looked at one by one, but counted in cells.
const MAX_SINGLY: usize = 120;
/// The least width of such a cell, in points.
const CELL: f64 = 36.0;
/// The links of a cell that are looked at one by one all the same: few in much room need not be counted.
const FEW: usize = 6;

/// The marks of one row.
pub(super) struct RowMarks {
    pub earlier: Option<LinkGroup>,
    /// Those in view by their own x, some already counted together.
    pub runs: Vec<Run>,
    pub later: Option<LinkGroup>,
    /// The part of the row that is left between the arrows, from the left edge of the time axis.
    pub room: (f32, f32),
}

/// Links in the order of their marks, with the halves of those in view before and behind.
#[derive(Clone, Copy)]
struct Part<'a> {
    links: &'a [LinkIx],
    first: usize,
    behind: usize,
}

impl<'a> Part<'a> {
    fn earlier(&self) -> &'a [LinkIx] {
        &self.links[..self.first]
    }

    fn in_view(&self) -> &'a [LinkIx] {
        &self.links[self.first..self.behind]
    }

    fn later(&self) -> &'a [LinkIx] {
        &self.links[self.behind..]
    }
}

impl SceneBuilder<'_> {
    fn own_time(&self, link: LinkIx) -> f64 {
        self.timeline.own_time(self.timeline.event_of_link(link))
    }

    fn own_x(&self, link: LinkIx) -> f64 {
        let kind: EventKind = self.timeline.kind_of(self.timeline.event_of_link(link));
        own_x(kind, self.own_time(link), &self.scale)
    }

    pub(super) fn marks_of_row(&mut self, claim: ClaimIx) -> RowMarks {
        let (look, timeline) = (self.look, self.timeline);
        let order = look.mark_order(timeline, claim);
        let lists = [&order.reported[..], &order.forecast[..]];
        let width = self.scale.width() as f32 - self.scrollbar_width();
        // A mark that is not all in view is behind the arrow, and so is one that would lie under the arrow.
        let before = |this: &Self, x: f32| {
            lists.map(|links| links.partition_point(|link| this.own_x(*link) < f64::from(x)))
        };
        let until = |this: &Self, x: f32| {
            lists.map(|links| links.partition_point(|link| this.own_x(*link) <= f64::from(x)))
        };
        let all: usize = lists.iter().map(|links| links.len()).sum();
        let size = self.count_text();
        let (mut left, mut right) = (0.0, 0.0);
        let mut first = before(self, APART / 2.0);
        let mut behind = until(self, width - APART / 2.0);
        // An arrow is the wider the more it stands for, and so may have to stand for more.
        loop {
            let earlier: usize = first.iter().sum();
            let later = all - behind.iter().sum::<usize>();
            let mut arrow = |count: usize| match count {
                0 => 0.0,
                count => arrow_width(count, size, self.measure),
            };
            let wider = (arrow(earlier), arrow(later));
            if wider.0 <= left && wider.1 <= right {
                break;
            }
            (left, right) = (left.max(wider.0), right.max(wider.1));
            first = before(self, left + APART / 2.0);
            behind = until(self, width - right - APART / 2.0);
        }
        let part = |index: usize| Part {
            links: lists[index],
            first: first[index],
            behind: behind[index].max(first[index]),
        };
        let parts = [part(0), part(1)];
        RowMarks {
            earlier: self.group(claim, GroupPlace::Earlier, parts.map(|part| part.earlier())),
            runs: self.runs(parts.map(|part| part.in_view())),
            later: self.group(claim, GroupPlace::Later, parts.map(|part| part.later())),
            room: (left, width - right),
        }
    }

    /// The links out of view on one side.
    fn group(
        &mut self,
        claim: ClaimIx,
        place: GroupPlace,
        parts: [&[LinkIx]; 2],
    ) -> Option<LinkGroup> {
        let nearest = parts.map(|links| match place {
            GroupPlace::Earlier => &links[links.len().saturating_sub(LinkGroup::MAX_LISTED)..],
            GroupPlace::Within | GroupPlace::Later | GroupPlace::Undated => {
                &links[..links.len().min(LinkGroup::MAX_LISTED)]
            }
        });
        let mut listed = self.merged(nearest);
        let more = listed.len().saturating_sub(LinkGroup::MAX_LISTED);
        match place {
            GroupPlace::Earlier => drop(listed.drain(..more)),
            GroupPlace::Within | GroupPlace::Later | GroupPlace::Undated => {
                listed.truncate(LinkGroup::MAX_LISTED);
            }
        }
        let ends = parts.iter().flat_map(|links| [links.first(), links.last()]);
        let times: Vec<f64> = ends.flatten().map(|link| self.own_time(*link)).collect();
        let run = Run {
            links: listed.iter().map(|run| run.links[0]).collect(),
            count: parts.iter().map(|links| links.len()).sum(),
            xs: (0.0, 0.0),
            times: (
                times.iter().copied().fold(f64::INFINITY, f64::min),
                times.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
        };
        (run.count > 0).then(|| run.into_group(claim, place))
    }

    /// The links in view by their own x: one by one, or where they are very many counted in cells.
    fn runs(&mut self, parts: [&[LinkIx]; 2]) -> Vec<Run> {
        let count: usize = parts.iter().map(|links| links.len()).sum();
        if count <= MAX_SINGLY {
            return self.merged(parts);
        }
        let mut runs = Vec::new();
        let mut rest = parts;
        let cell = cell_seconds(CELL / self.scale.points_per_second());
        let mut x = 0.0;
        while rest.iter().any(|links| !links.is_empty()) {
            // Cells begin at round times, so that they move with the picture; a fold holds many of them in few points.
            let from = self.scale.time_from_x(x);
            let next = ((from / cell).floor() + 1.0) * cell;
            x = self.scale.x_from_time(next).max(x + CELL / 2.0);
            let until = if x < self.scale.width() {
                self.scale.time_from_x(x)
            } else {
                f64::INFINITY
            };
            let held = rest.map(|links| {
                links.split_at(links.partition_point(|link| self.own_time(*link) < until))
            });
            rest = held.map(|(_, later)| later);
            runs.extend(self.cell(held.map(|(held, _)| held)));
        }
        runs.sort_by(|a, b| a.xs.0.total_cmp(&b.xs.0));
        runs
    }

    /// The links of one cell: one by one if they are few.
    fn cell(&mut self, parts: [&[LinkIx]; 2]) -> Vec<Run> {
        let count: usize = parts.iter().map(|links| links.len()).sum();
        let some = parts.map(|links| &links[..links.len().min(LinkGroup::MAX_LISTED)]);
        let mut singles = self.merged(some);
        if count <= FEW {
            return singles;
        }
        singles.truncate(LinkGroup::MAX_LISTED);
        let lasts = parts.iter().filter_map(|links| links.last());
        let last = lasts.map(|link| (self.own_x(*link) as f32, self.own_time(*link)));
        let ends: Vec<(f32, f64)> = last.collect();
        let mut singles = singles.into_iter();
        let Some(mut run) = singles.next() else {
            return Vec::new();
        };
        singles.for_each(|single| run.add(single));
        run.count = count;
        for (x, time) in ends {
            run.xs.1 = run.xs.1.max(x);
            run.times.1 = run.times.1.max(time);
        }
        vec![run]
    }

    /// Links one by one, by their own x.
    fn merged(&mut self, parts: [&[LinkIx]; 2]) -> Vec<Run> {
        let links = parts.into_iter().flatten();
        let mut runs: Vec<Run> = links
            .map(|link| Run::single(*link, self.own_x(*link) as f32, self.own_time(*link)))
            .collect();
        self.visited += runs.len();
        runs.sort_by(|a, b| a.xs.0.total_cmp(&b.xs.0));
        runs
    }
}
