//! Claim rows move to where another order has them, or where they are gathered, and do not jump there.
//!
//! The row that each claim in view had in the frame before is kept in egui's memory, as egui keeps its own animations
//! there: it is nothing that anything else depends on.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Id, Ui, Vec2};

use crate::document::ClaimNumber;
use crate::timeline::ClaimIx;
use crate::view::easing::smoothstep;
use crate::view::scene::{Scene, Target};

/// A row is where it belongs after so many seconds.
const SECONDS: f64 = 0.28;

/// A claim's way from one row to another.
#[derive(Clone, Copy, Debug)]
struct Way {
    from: f64,
    to: f64,
    since: f64,
}

type Ways = Arc<HashMap<ClaimNumber, Way>>;

impl Way {
    fn at(self, now: f64) -> f64 {
        self.from + (self.to - self.from) * smoothstep((now - self.since) / SECONDS)
    }
}

/// Moves what stands in the rows of claims back to where it was seen last, less and less.
///
/// Between frames a claim is known by its number, since the document may change.
pub fn glide(
    ui: &Ui,
    scene: &mut Scene,
    row_of: impl Fn(ClaimIx) -> usize,
    number_of: impl Fn(ClaimIx) -> ClaimNumber,
) {
    let now = ui.input(|input| input.time);
    let id = Id::unique("claim rows");
    let before: Option<Ways> = ui.ctx().data(|data| data.get_temp(id));
    let mut ways = HashMap::new();
    let mut shifts: HashMap<ClaimIx, f32> = HashMap::new();
    for hitbox in &scene.hitboxes {
        let Target::Claim(claim) = hitbox.target else {
            continue;
        };
        let (number, to) = (number_of(claim), row_of(claim) as f64);
        let known = before.as_ref().and_then(|before| before.get(&number));
        let way = match known {
            Some(way) if way.to == to => *way,
            Some(way) => Way {
                from: way.at(now),
                to,
                since: now,
            },
            None => Way {
                from: to,
                to,
                since: now,
            },
        };
        let left = way.at(now) - to;
        if left != 0.0 {
            shifts.insert(claim, left as f32 * scene.regions.claim_row);
        }
        ways.insert(number, way);
    }
    let ways: Ways = Arc::new(ways);
    ui.ctx().data_mut(|data| data.insert_temp(id, ways));
    if shifts.is_empty() {
        return;
    }
    ui.ctx().request_repaint();
    for mark in &mut scene.marks {
        let shift = mark.target.as_ref().and_then(claim_of);
        if let Some(shift) = shift.and_then(|claim| shifts.get(&claim)) {
            mark.shape.translate(Vec2::new(0.0, *shift));
        }
    }
}

fn claim_of(target: &Target) -> Option<ClaimIx> {
    match target {
        Target::Claim(claim) => Some(*claim),
        Target::Link(link) => Some(link.claim),
        Target::LinkGroup(group) => Some(group.claim),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput};

    use super::*;
    use crate::ui::label_fade::tests::scene_of;
    use crate::view::scene::Hitbox;

    /// The shift of a claim's mark after frames at these times, in each of which it has this row.
    fn shift(frames: &[(f64, usize)]) -> f32 {
        let ctx = Context::default();
        let mut last = 0.0;
        for (time, row) in frames {
            let input = RawInput {
                time: Some(*time),
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                let mut scene = scene_of(&[1]);
                let target = Target::Claim(ClaimIx(0));
                scene.marks[0].target = Some(target.clone());
                let rect = scene.regions.claims;
                scene.hitboxes.push(Hitbox {
                    target,
                    rect,
                    nth: 0,
                });
                glide(ui, &mut scene, |_| *row, |_| ClaimNumber(1));
                last = scene.marks[0].shape.bounds().top();
            });
            output.textures_delta.clear();
        }
        last
    }

    #[test]
    fn a_row_begins_where_it_was_seen_and_ends_where_it_belongs() {
        // Rows are twenty points high.
        assert_eq!(shift(&[(0.0, 3)]), 0.0);
        assert_eq!(shift(&[(0.0, 3), (1.0, 1)]), 40.0);
        assert!((shift(&[(0.0, 3), (1.0, 1), (1.14, 1)]) - 20.0).abs() < 0.5);
        assert_eq!(shift(&[(0.0, 3), (1.0, 1), (1.3, 1)]), 0.0);
        // On its way it turns without a jump.
        let turned = shift(&[(0.0, 3), (1.0, 1), (1.14, 3)]);
        assert!((turned + 20.0).abs() < 0.5, "{turned}");
    }
}
