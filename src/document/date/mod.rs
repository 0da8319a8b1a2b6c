//! Dates: EDTF in, four bounds and words out.

mod hints;
mod instant;
mod reading;
#[cfg(test)]
mod standard;
pub mod words;

pub use instant::{Civil, Instant};
pub use reading::{Bounds, DateError, Edge, Form, Hemisphere, Precision, Reading, Window};
