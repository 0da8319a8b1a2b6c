//! The signs that a scene bears.

use std::collections::BTreeSet;

use crate::timeline::Timeline;
use crate::view::glyph::Glyph;
use crate::view::layout::TIE;
use crate::view::scale::Scale;
use crate::view::scene::{GroupPlace, Scene, Shape, Target};

use super::Sign;

/// The signs in a scene that was laid out at a scale.
pub fn signs_in(scene: &Scene, timeline: &Timeline, scale: &Scale) -> BTreeSet<Sign> {
    let mut signs = BTreeSet::new();
    let is_tie =
        |shape: &Shape| matches!(shape, Shape::Line { dash: Some(dash), .. } if *dash == TIE);
    if scene.marks.iter().any(|mark| is_tie(&mark.shape)) {
        signs.insert(Sign::Tie);
    }
    let hitboxes = scene.hitboxes.iter().map(|hitbox| &hitbox.target);
    // A figure is a part of its event's hitbox.
    let figures = scene.texts().filter_map(|(_, target)| target);
    let figures = figures.filter(|target| matches!(target, Target::ClaimCount(_)));
    for target in hitboxes.chain(figures) {
        match target {
            Target::Event(event) if timeline.is_undated(*event) => signs.extend([Sign::Undated]),
            Target::Event(event) => {
                let kind = timeline.kind_of(*event);
                let glyph = Glyph::new(
                    kind,
                    &timeline.dated(*event),
                    timeline.extent(*event),
                    scale,
                );
                signs.extend(glyph.signs().into_iter().map(Sign::Date));
            }
            Target::ClaimCount(_) => signs.extend([Sign::ClaimCount]),
            Target::Record(_) => signs.extend([Sign::Record]),
            Target::Cluster(_) => signs.extend([Sign::Cluster]),
            Target::Bin(_) => signs.extend([Sign::Density]),
            Target::Link(link) => {
                let link = timeline.link(*link);
                signs.insert(Sign::Role(link.role));
                if !link.direct {
                    signs.insert(Sign::Indirect);
                }
            }
            Target::LinkGroup(group) => signs.extend([match group.place {
                GroupPlace::Within | GroupPlace::Undated => Sign::LinkCount,
                GroupPlace::Earlier | GroupPlace::Later => Sign::Arrow,
            }]),
            Target::Writing => signs.extend([Sign::Writing]),
            Target::Fold(_) => signs.extend([Sign::Fold]),
            Target::Condensed(_) => signs.extend([Sign::Condensed]),
            Target::Claim(claim) => {
                let structure = timeline.structure();
                let mut joined = [
                    structure.premises_of(*claim),
                    structure.followers_of(*claim),
                ]
                .into_iter();
                if joined.any(|others| !others.is_empty()) {
                    signs.insert(Sign::BuildsOn);
                }
            }
            Target::Tension(_) => signs.extend([Sign::Tension]),
            Target::Lane(_) | Target::MoreClaims(_) | Target::ClaimOrder | Target::OutOfView(_) => {
            }
        }
    }
    signs
}
