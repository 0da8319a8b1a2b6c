//! What the canvas shows.

/// The instants at the left and the right edge of the canvas, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub start: f64,
    pub end: f64,
}
