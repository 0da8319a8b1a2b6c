//! The places of a row's marks: at their events' own x, on two tiers where needed, and merged where two do not suffice.

use crate::timeline::{ClaimIx, LinkIx};
use crate::view::scene::{GroupPlace, LinkGroup};

/// The least distance of two marks that stand beside each other, which is the width that each takes.
pub(super) const APART: f32 = 11.0;

/// One link or several that stand together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// All of them, or of very many the first.
    pub links: Vec<LinkIx>,
    pub count: usize,
    /// The first and the last own x, from the left edge of the time axis.
    pub xs: (f32, f32),
    /// The first and the last own time, in seconds.
    pub times: (f64, f64),
}

/// A mark's or a count's place in its row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub run: Run,
    pub x: f32,
    pub tier: Tier,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tier {
    Upper,
    /// Alone in its place.
    Middle,
    Lower,
}

impl Run {
    pub fn single(link: LinkIx, x: f32, time: f64) -> Self {
        Self {
            links: vec![link],
            count: 1,
            xs: (x, x),
            times: (time, time),
        }
    }

    fn is_single(&self) -> bool {
        self.count == 1
    }

    /// Takes in one that stands no earlier.
    pub fn add(&mut self, later: Self) {
        let room = LinkGroup::MAX_LISTED.saturating_sub(self.links.len());
        self.links.extend(later.links.into_iter().take(room));
        self.count += later.count;
        self.xs = (self.xs.0.min(later.xs.0), self.xs.1.max(later.xs.1));
        self.times.0 = self.times.0.min(later.times.0);
        self.times.1 = self.times.1.max(later.times.1);
    }

    pub fn into_group(self, claim: ClaimIx, place: GroupPlace) -> LinkGroup {
        LinkGroup {
            claim,
            place,
            listed: self.links,
            count: self.count as u32,
            from: self.times.0.round() as i64,
            until: self.times.1.round() as i64,
        }
    }
}

/// A row in the making.
struct Row<'a> {
    placed: Vec<Run>,
    room: (f32, f32),
    half_width_of_count: &'a mut dyn FnMut(usize) -> f32,
}

/// Places runs that are given by their own x. Counts stand in the middle of what they hold, as far as `room` allows.
pub(super) fn arrange(
    runs: Vec<Run>,
    room: (f32, f32),
    half_width_of_count: &mut dyn FnMut(usize) -> f32,
) -> Vec<Placed> {
    let mut row = Row {
        placed: Vec::with_capacity(runs.len()),
        room,
        half_width_of_count,
    };
    for run in runs {
        row.placed.push(run);
        row.settle();
    }
    row.on_tiers()
}

impl Row<'_> {
    /// Merges runs from the right until the last has room.
    fn settle(&mut self) {
        while let [rest @ .., last] = &self.placed[..] {
            let has_room = match rest {
                [] => true,
                [.., third, second] if [third, second, last].iter().all(|run| run.is_single()) => {
                    last.xs.0 - third.xs.0 >= APART
                }
                [.., second] if second.is_single() && last.is_single() => true,
                [.., second] => {
                    let (second, last) = (second.clone(), last.clone());
                    self.sides(&second).1 <= self.sides(&last).0
                }
            };
            if has_room {
                return;
            }
            if let (Some(last), Some(before)) = (self.placed.pop(), self.placed.last_mut()) {
                before.add(last);
            }
        }
    }

    fn center(&mut self, run: &Run) -> f32 {
        if run.is_single() {
            return run.xs.0;
        }
        let half = self.half_width(run);
        let middle = (run.xs.0 + run.xs.1) / 2.0;
        middle.min(self.room.1 - half).max(self.room.0 + half)
    }

    fn half_width(&mut self, run: &Run) -> f32 {
        if run.is_single() {
            APART / 2.0
        } else {
            (self.half_width_of_count)(run.count)
        }
    }

    fn sides(&mut self, run: &Run) -> (f32, f32) {
        let (center, half) = (self.center(run), self.half_width(run));
        (center - half, center + half)
    }

    /// Of marks closer together than they are wide, each second one stands on the other tier.
    fn on_tiers(mut self) -> Vec<Placed> {
        let runs = std::mem::take(&mut self.placed);
        let crowds = |a: Option<&Run>, b: Option<&Run>| match (a, b) {
            (Some(a), Some(b)) => a.is_single() && b.is_single() && b.xs.0 - a.xs.0 < APART,
            _ => false,
        };
        let mut placed: Vec<Placed> = Vec::with_capacity(runs.len());
        for (index, run) in runs.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| runs.get(index));
            let tier = if crowds(before, Some(run)) {
                match placed.last().map(|before| before.tier) {
                    Some(Tier::Upper) => Tier::Lower,
                    _ => Tier::Upper,
                }
            } else if crowds(Some(run), runs.get(index + 1)) {
                Tier::Upper
            } else {
                Tier::Middle
            };
            let x = self.center(run);
            placed.push(Placed {
                run: run.clone(),
                x,
                tier,
            });
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks at some x, and for each that stands alone its x and tier, for each count the number in it.
    fn places(xs: &[f32]) -> Vec<(f32, Option<Tier>, usize)> {
        let link = |link: usize| LinkIx {
            claim: ClaimIx(0),
            link: link as u32,
        };
        let runs = xs.iter().enumerate();
        let runs = runs.map(|(index, x)| Run::single(link(index), *x, f64::from(*x)));
        let placed = arrange(runs.collect(), (0.0, 500.0), &mut |_| 8.0);
        placed
            .into_iter()
            .map(|placed| {
                let tier = placed.run.is_single().then_some(placed.tier);
                (placed.x, tier, placed.run.count)
            })
            .collect()
    }

    #[test]
    fn marks_with_room_stand_in_the_middle_and_two_that_have_none_on_two_tiers() {
        assert_eq!(
            places(&[50.0, 100.0, 105.0]),
            [
                (50.0, Some(Tier::Middle), 1),
                (100.0, Some(Tier::Upper), 1),
                (105.0, Some(Tier::Lower), 1),
            ]
        );
    }

    #[test]
    fn marks_along_a_row_alternate_between_the_tiers_without_moving() {
        let xs = [50.0, 56.0, 62.0, 68.0];
        let upper_and_lower = [Tier::Upper, Tier::Lower, Tier::Upper, Tier::Lower];
        let expected: Vec<_> = xs.iter().zip(upper_and_lower).collect();
        let places = places(&xs);
        assert_eq!(places.len(), expected.len());
        for ((x, tier, _), (expected_x, expected_tier)) in places.into_iter().zip(expected) {
            assert_eq!((x, tier), (*expected_x, Some(expected_tier)));
        }
    }

    #[test]
    fn three_in_one_place_are_a_count_that_takes_in_what_it_would_lie_over() {
        assert_eq!(places(&[50.0, 50.0, 50.0]), [(50.0, None, 3)]);
        assert_eq!(
            places(&[50.0, 50.0, 50.0, 60.0, 100.0]),
            [(55.0, None, 4), (100.0, Some(Tier::Middle), 1)]
        );
    }

    #[test]
    fn a_count_at_the_edge_stays_in_the_row() {
        assert_eq!(places(&[1.0, 2.0, 3.0]), [(8.0, None, 3)]);
    }
}
