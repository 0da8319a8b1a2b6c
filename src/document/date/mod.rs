//! Dates: EDTF in, four bounds and words out.

mod calendar;
mod edtf;
mod hints;
mod instant;
#[cfg(test)]
mod standard;
pub mod words;

pub use edtf::{
    Bounds, DateError, DateMeaning, Edge, EdtfDate, Form, Hemisphere, Precision, Window,
};
pub use instant::{Civil, Instant};
