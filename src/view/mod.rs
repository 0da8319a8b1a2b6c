//! Pure geometry: a timeline seen through a [`Look`](look::Look) becomes a [`Scene`](scene::Scene).

pub mod arrangement;
pub mod article;
pub mod camera;
pub mod claim_rows;
pub mod division;
pub mod document_layout;
pub mod easing;
pub mod facets;
pub mod flight;
pub mod glyph;
pub mod grip;
pub mod label_placement;
pub mod labels;
pub mod layout;
pub mod legend;
pub mod look;
pub mod measure;
pub mod miniature;
pub mod overview;
pub mod presentation;
pub mod query;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod scale;
pub mod scene;
pub mod shared;
pub mod stretches;
pub mod subset;
pub mod ticks;
pub mod viewport;
