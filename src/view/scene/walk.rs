//! A walk from thing to thing on the canvas by key: along a lane or a claim's row in the order of time, and from one to the next.

use super::{Hitbox, Target};

/// A step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkStep {
    Earlier,
    Later,
    Above,
    Below,
}

/// The thing that a step leads to from another; nothing at the canvas's end.
pub fn walked(hitboxes: &[Hitbox], from: usize, step: WalkStep) -> Option<usize> {
    let here = hitboxes.get(from)?;
    let line = line_of(hitboxes, here);
    let (from_left, from_top) = (here.rect.left(), here.rect.top());
    let others = || (0..hitboxes.len()).filter(|other| *other != from);
    match step {
        WalkStep::Earlier | WalkStep::Later => {
            let place = |at: usize| (hitboxes[at].rect.left(), hitboxes[at].rect.top(), at);
            let order = |a: &usize, b: &usize| {
                let (a, b) = (place(*a), place(*b));
                let by_place = a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
                by_place.then(a.2.cmp(&b.2))
            };
            let on_line = others().filter(|other| line_of(hitboxes, &hitboxes[*other]) == line);
            match step {
                WalkStep::Later => on_line
                    .filter(|other| order(other, &from).is_gt())
                    .min_by(order),
                _ => on_line
                    .filter(|other| order(other, &from).is_lt())
                    .max_by(order),
            }
        }
        WalkStep::Above | WalkStep::Below => {
            let beyond = |other: f32| match step {
                WalkStep::Below => other > line,
                _ => other < line,
            };
            let lines = others().map(|other| line_of(hitboxes, &hitboxes[other]));
            let lines = lines.filter(|other| beyond(*other));
            let next = match step {
                WalkStep::Below => lines.min_by(f32::total_cmp),
                _ => lines.max_by(f32::total_cmp),
            }?;
            let distance = |at: usize| {
                let rect = hitboxes[at].rect;
                (
                    (rect.left() - from_left).abs(),
                    (rect.top() - from_top).abs(),
                )
            };
            let on_next = others().filter(|other| line_of(hitboxes, &hitboxes[*other]) == next);
            on_next.min_by(|a, b| {
                let (a, b) = (distance(*a), distance(*b));
                a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
            })
        }
    }
}

/// The top of the lane or of the claim's row that a thing is in; its own middle where it is in neither.
fn line_of(hitboxes: &[Hitbox], thing: &Hitbox) -> f32 {
    let middle = thing.rect.center().y;
    let is_line = |hitbox: &&Hitbox| {
        matches!(hitbox.target, Target::Lane(_) | Target::Claim(_))
            && hitbox.rect.y_range().contains(middle)
    };
    let line = hitboxes.iter().find(is_line);
    line.map_or(middle, |line| line.rect.top())
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;
    use crate::timeline::{ClaimIx, EventIx, LaneIx, LinkIx};

    fn hitbox(target: Target, left: f32, top: f32, right: f32, bottom: f32) -> Hitbox {
        Hitbox {
            target,
            rect: Rect::from_min_max(pos2(left, top), pos2(right, bottom)),
            nth: 0,
        }
    }

    /// Two lanes, the first of which has two rows, and a claim with a mark.
    fn canvas() -> Vec<Hitbox> {
        let link = LinkIx {
            claim: ClaimIx(0),
            link: 0,
        };
        vec![
            hitbox(Target::Lane(LaneIx(0)), 0.0, 0.0, 90.0, 40.0),
            hitbox(Target::Lane(LaneIx(1)), 0.0, 40.0, 90.0, 60.0),
            hitbox(Target::Event(EventIx(0)), 100.0, 2.0, 200.0, 18.0),
            hitbox(Target::Event(EventIx(1)), 150.0, 22.0, 400.0, 38.0),
            hitbox(Target::Event(EventIx(2)), 300.0, 2.0, 350.0, 18.0),
            hitbox(Target::Event(EventIx(3)), 160.0, 42.0, 180.0, 58.0),
            hitbox(Target::Claim(ClaimIx(0)), 0.0, 80.0, 500.0, 98.0),
            hitbox(Target::Link(link), 155.0, 84.0, 165.0, 94.0),
        ]
    }

    /// Where steps lead one after the other, by position.
    fn path(from: usize, step: WalkStep) -> Vec<usize> {
        let hitboxes = canvas();
        let next = |at: &usize| walked(&hitboxes, *at, step);
        std::iter::successors(Some(from), next).collect()
    }

    #[test]
    fn along_a_lane_the_walk_follows_time_whatever_the_rows() {
        assert_eq!(path(0, WalkStep::Later), [0, 2, 3, 4]);
        assert_eq!(path(4, WalkStep::Earlier), [4, 3, 2, 0]);
        assert_eq!(path(6, WalkStep::Later), [6, 7]);
    }

    #[test]
    fn from_lane_to_lane_and_on_to_the_claims_it_stays_near_in_time() {
        assert_eq!(path(3, WalkStep::Below), [3, 5, 7]);
        assert_eq!(path(7, WalkStep::Above), [7, 5, 3]);
        assert_eq!(path(0, WalkStep::Below), [0, 1, 6]);
    }

    #[test]
    fn everything_is_reached() {
        let hitboxes = canvas();
        let steps = [
            WalkStep::Earlier,
            WalkStep::Later,
            WalkStep::Above,
            WalkStep::Below,
        ];
        let mut reached = vec![0];
        for at in 0.. {
            let Some(&here) = reached.get(at) else { break };
            for step in steps {
                let next = walked(&hitboxes, here, step);
                reached.extend(next.filter(|next| !reached.contains(next)));
            }
        }
        reached.sort_unstable();
        assert_eq!(reached, (0..hitboxes.len()).collect::<Vec<usize>>());
    }
}
