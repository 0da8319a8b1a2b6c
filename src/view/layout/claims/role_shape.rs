//! The shape of a link's mark: the part that the event plays in the claim.

use egui::{Pos2, vec2};

use crate::document::Role;
use crate::view::scene::Shape;

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
