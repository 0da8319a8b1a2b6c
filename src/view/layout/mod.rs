//! A timeline, a look and a size make a scene.
//!
//! Top to bottom: a header strip that names the folds and the writing, the event lanes, a strip of the events without a date
//! where there are any, the time axis, and the claim rows on the same scale. A gutter on the left holds lane names and claim titles.

mod audience;
mod axis;
mod builder;
mod claims;
mod dense;
mod lane_heights;
mod lanes;
mod parts;
mod record;
mod shortened;
mod slots;
mod ties;
mod undated;

use egui::Vec2;

use crate::timeline::Timeline;

use super::claim_rows::ClaimRows;
use super::document_layout::DocumentLayout;
use super::look::{Highlight, Look};
use super::measure::Measure;
use super::scale::Scale;
use super::scene::Scene;
use builder::SceneBuilder;

pub use audience::{
    AUDIENCE_HEIGHT, AUDIENCE_TEXT, AudienceView, audience, audience_canvas,
    longest_audience_scroll, step_scroll,
};
pub use axis::writing_line;
pub use claims::{arc_shapes, arrow_shapes, count_shapes, role_shape, spark};
pub use lanes::is_in_view;
pub use parts::{
    claims_heights, event_row, lanes_height, longest_scrolls, page_scrolls, whole_height,
};
pub use record::RecordSpan;
pub use shortened::{border_line, condensed_shade, fold_shapes};
pub use ties::TIE;
pub use undated::undated_mark;

/// Lays out the canvas.
pub fn layout(
    timeline: &Timeline,
    document_layout: &DocumentLayout,
    look: &Look,
    size: Vec2,
    measure: &mut dyn Measure,
) -> Scene {
    let (regions, lane_heights) = parts::divided(timeline, document_layout, look, size);
    let mut canvas = SceneBuilder {
        timeline,
        look,
        rows: &document_layout.rows,
        lane_heights,
        finest: &document_layout.finest,
        focus: Highlight::of_shown(timeline, look),
        claim_rows: ClaimRows::of(timeline, look),
        scale: scale(document_layout, look, size),
        regions,
        least_text: 0.0,
        named_events: None,
        measure,
        marks: Vec::new(),
        hitboxes: Vec::new(),
        visited: 0,
    };
    canvas.draw_lane_bands();
    canvas.draw_claim_bands();
    canvas.draw_axis();
    canvas.head_claims();
    canvas.draw_undated_band();
    canvas.draw_guides();
    let (marks, hitboxes) = (canvas.marks.len(), canvas.hitboxes.len());
    canvas.draw_claims();
    let of_claims = (canvas.marks.len() - marks, canvas.hitboxes.len() - hitboxes);
    // Dense lanes have the names for which the claims leave room, but events come before claims.
    canvas.draw_events();
    canvas.draw_undated(look.event_order(timeline).undated());
    canvas.marks[marks..].rotate_left(of_claims.0);
    canvas.hitboxes[hitboxes..].rotate_left(of_claims.1);
    Scene {
        size,
        marks: canvas.marks,
        hitboxes: canvas.hitboxes,
        regions,
        visited: canvas.visited,
    }
}

/// The scale of a canvas's time.
pub fn scale(document_layout: &DocumentLayout, look: &Look, size: Vec2) -> Scale {
    let width = f64::from(look.division.time_width(size));
    document_layout
        .viewport(width, look.folding)
        .scale(look.camera)
}

/// The length of a fold in words, "20 years".
pub fn fold_length_words(seconds: f64) -> String {
    let [long, _] = shortened::length_words(seconds);
    long
}
