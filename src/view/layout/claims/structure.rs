//! The structure of the argument beside the claims' titles: an arc from each claim to what it builds on, and a spark at
//! claims in tension.
//!
//! All arcs are faint at rest. While a claim is read or pointed at, those of its chain are lit: the nearest the most, and
//! each further step less. An arc's arrow points at what is built on.

use std::collections::{HashMap, HashSet};
use std::f32::consts::PI;

use egui::{Pos2, Rect, pos2, vec2};

use crate::timeline::{Chain, ClaimIx};
use crate::view::scene::{ColorRole, Dash, Shape, Target};

use super::super::builder::SceneBuilder;
use super::CLAIM_ROW;

/// The column's share of the gutter, and its bounds in points.
const COLUMN_SHARE: f32 = 0.18;
const COLUMN: (f32, f32) = (28.0, 48.0);
/// The room between the column and the time axis.
const BESIDE_COLUMN: f32 = 6.0;
/// The part of the column on the left that is for tensions.
const TENSIONS: f32 = 10.0;
/// The points of an arc, and the rows over which it comes near the whole depth of the column.
const ARC_POINTS: usize = 16;
const DEEP: f32 = 6.0;
/// An arc that leads out of the canvas is drawn so far beyond it.
const BEYOND: f32 = 300.0;
/// The arcs that are drawn at most for each claim on either side.
const MAX_ARCS: usize = 40;
/// The opacity of an arc at rest, of one that steps back, and of the chain by its steps.
const AT_REST: f32 = 0.45;
const BACK: f32 = 0.12;
const STEPS: [f32; 4] = [1.0, 0.6, 0.42, 0.3];
/// The opacity of a spark that steps back, which is small.
const SPARK_BACK: f32 = 0.6;

/// A claim and one that it builds on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Edge {
    claim: ClaimIx,
    premise: ClaimIx,
}

/// The part of the argument that is lit.
pub(super) enum LitChain {
    /// The chain of the claim that is read or pointed at.
    Of { claim: ClaimIx, chain: Chain },
    /// All that rests on an event, where that is asked.
    Resting(HashSet<ClaimIx>),
}

impl LitChain {
    pub fn of(builder: &SceneBuilder<'_>) -> Option<Self> {
        if let Some(claim) = builder.focus.claim() {
            let chain = builder.timeline.structure().chain_of(claim);
            return Some(Self::Of { claim, chain });
        }
        let resting = builder.focus.resting();
        (!resting.is_empty()).then(|| Self::Resting(resting.clone()))
    }

    /// The one claim whose chain it is.
    fn claim(&self) -> Option<ClaimIx> {
        match self {
            Self::Of { claim, .. } => Some(*claim),
            Self::Resting(_) => None,
        }
    }

    /// The opacity of a claim of the chain; nothing for others.
    pub fn opacity_of_claim(&self, claim: ClaimIx) -> Option<f32> {
        match self {
            Self::Of { claim: own, .. } if claim == *own => Some(1.0),
            Self::Of { chain, .. } => {
                let steps = chain.premises.get(&claim);
                let steps = steps.or_else(|| chain.followers.get(&claim))?;
                Some(by_steps(steps.saturating_sub(1)))
            }
            Self::Resting(resting) => resting.contains(&claim).then_some(1.0),
        }
    }

    /// The same of an arc, by the end that is nearer to the claim.
    fn opacity_of(&self, edge: Edge) -> Option<f32> {
        let (own, chain) = match self {
            Self::Of { claim, chain } => (*claim, chain),
            Self::Resting(resting) => {
                let is_within = resting.contains(&edge.claim) && resting.contains(&edge.premise);
                return is_within.then_some(STEPS[0]);
            }
        };
        let among = |steps: &HashMap<ClaimIx, u32>, near: ClaimIx, far: ClaimIx| {
            let is_far = steps.contains_key(&far);
            let near = if near == own {
                Some(0)
            } else {
                steps.get(&near).copied()
            };
            near.filter(|_| is_far)
        };
        let down = among(&chain.premises, edge.claim, edge.premise);
        let up = among(&chain.followers, edge.premise, edge.claim);
        down.or(up).map(by_steps)
    }
}

fn by_steps(steps: u32) -> f32 {
    STEPS[(steps as usize).min(STEPS.len() - 1)]
}

impl SceneBuilder<'_> {
    /// The width of the column with the room beside it; none where the argument has no structure.
    pub(super) fn structure_width(&self) -> f32 {
        if self.timeline.structure().is_empty() {
            return 0.0;
        }
        let gutter = self.regions.gutter.width();
        (gutter * COLUMN_SHARE).clamp(COLUMN.0, COLUMN.1) + BESIDE_COLUMN
    }

    fn structure_column(&self) -> Rect {
        let region = self.full_width(self.regions.claims);
        let right = self.regions.gutter.right() - BESIDE_COLUMN;
        let left = self.regions.gutter.right() - self.structure_width();
        Rect::from_x_y_ranges(left..=right, region.y_range())
    }

    /// Draws the arcs and sparks of the claims in view.
    pub(super) fn draw_structure(&mut self, rows: &[(ClaimIx, Rect)], lit: Option<&LitChain>) {
        if self.timeline.structure().is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        let mut edges = Vec::new();
        for (claim, _) in rows {
            let structure = self.timeline.structure();
            let premises = structure.premises_of(*claim).iter().take(MAX_ARCS);
            let premises = premises.map(|premise| Edge {
                claim: *claim,
                premise: *premise,
            });
            let followers = structure.followers_of(*claim).iter().take(MAX_ARCS);
            let followers = followers.map(|follower| Edge {
                claim: *follower,
                premise: *claim,
            });
            edges.extend(premises.chain(followers).filter(|edge| seen.insert(*edge)));
        }
        let opacity_of = |edge: &Edge| lit.and_then(|lit| lit.opacity_of(*edge));
        // What is lit lies above the rest.
        edges.sort_by(|a, b| {
            let (a, b) = (opacity_of(a), opacity_of(b));
            a.unwrap_or_default().total_cmp(&b.unwrap_or_default())
        });
        for edge in edges {
            self.draw_arc(edge, opacity_of(&edge), lit.is_some());
        }
        for (claim, rect) in rows {
            self.draw_tension(*claim, *rect, lit);
        }
    }

    fn draw_arc(&mut self, edge: Edge, lit: Option<f32>, any_lit: bool) {
        let column = self.structure_column();
        let depth = column.width() - TENSIONS;
        let (from, to) = (
            self.claim_middle(edge.claim),
            self.claim_middle(edge.premise),
        );
        let rows = (to - from).abs() / self.regions.claim_row;
        let depth = depth * (1.0 - (-rows / DEEP).exp()).max(0.25);
        let (from, to) = (self.near_claims(from), self.near_claims(to));
        let (color_role, opacity, width) = match lit {
            Some(opacity) => (ColorRole::Accent, opacity, 1.6),
            None if any_lit => (ColorRole::Muted, BACK, 1.0),
            None => (ColorRole::Muted, AT_REST, 1.0),
        };
        let clip = column.expand2(vec2(4.0, 0.0));
        for shape in arc_shapes(column.right(), (from, to), depth, width) {
            self.push(shape, color_role, opacity, None, clip);
        }
    }

    fn draw_tension(&mut self, claim: ClaimIx, row: Rect, lit: Option<&LitChain>) {
        let others = self.timeline.structure().tensions_of(claim);
        if others.is_empty() {
            return;
        }
        let column = self.structure_column();
        let x = column.left() + TENSIONS / 2.0;
        let read = lit.and_then(LitChain::claim);
        let is_own = read == Some(claim);
        let is_lit = is_own || read.is_some_and(|read| others.contains(&read));
        let (color_role, opacity) = match lit {
            _ if is_lit => (ColorRole::Accent, 1.0),
            Some(_) => (ColorRole::Muted, SPARK_BACK),
            None => (ColorRole::Muted, 1.0),
        };
        let target = Target::Tension(claim);
        if is_own {
            for other in others.iter().take(MAX_ARCS) {
                let (from, to) = (row.center().y, self.near_claims(self.claim_middle(*other)));
                let room = 6.0_f32.copysign(to - from);
                let line = Shape::Line {
                    points: vec![pos2(x, from + room), pos2(x, to - room)],
                    width: 1.4,
                    dash: Some(Dash { on: 3.0, off: 2.5 }),
                };
                self.push(line, ColorRole::Accent, 0.9, None, column);
            }
        }
        let center = pos2(x, row.center().y);
        self.push(
            spark(center),
            color_role,
            opacity,
            Some(target.clone()),
            column,
        );
        let rect = Rect::from_center_size(center, vec2(TENSIONS + 6.0, CLAIM_ROW - 2.0));
        self.hitbox(target, rect, self.full_width(self.regions.claims));
    }

    /// The middle of a claim's row, wherever it is scrolled to.
    fn claim_middle(&self, claim: ClaimIx) -> f32 {
        let row = self.claim_rows.row_of(claim);
        self.claims_top() + (row as f32 + 0.5) * self.regions.claim_row
    }

    /// A height on the canvas or not far from it.
    fn near_claims(&self, y: f32) -> f32 {
        let region = self.regions.claims;
        y.clamp(region.top() - BEYOND, region.bottom() + BEYOND)
    }
}

/// An arc of so many points' depth on the left of an x, from a claim's height to that of what it builds on.
pub fn arc_shapes(right: f32, (from, to): (f32, f32), depth: f32, width: f32) -> [Shape; 2] {
    let points = (0..=ARC_POINTS).map(|at| {
        let angle = PI * at as f32 / ARC_POINTS as f32;
        let y = from + (to - from) * (1.0 - angle.cos()) / 2.0;
        pos2(right - depth * angle.sin(), y)
    });
    let line = Shape::Line {
        points: points.collect(),
        width,
        dash: None,
    };
    let (tip, size) = (pos2(right + 1.0, to), 2.0 + width);
    let arrow = Shape::Polygon {
        points: vec![
            tip,
            tip + vec2(-1.5 * size, -size),
            tip + vec2(-1.5 * size, size),
        ],
    };
    [line, arrow]
}

/// The sign of a tension.
pub fn spark(center: Pos2) -> Shape {
    let corners = [(2.0, -5.0), (-2.2, 0.8), (2.2, -0.8), (-2.0, 5.0)];
    Shape::Line {
        points: corners.map(|(x, y)| center + vec2(x, y)).to_vec(),
        width: 1.4,
        dash: None,
    }
}
