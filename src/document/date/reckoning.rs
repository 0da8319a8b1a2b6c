//! The things beside a date that its days depend on.

use serde::{Deserialize, Serialize};

/// The half of the globe, which says what months spring is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hemisphere {
    /// Spring is March to May.
    #[default]
    Northern,
    /// Spring is September to November.
    Southern,
}
