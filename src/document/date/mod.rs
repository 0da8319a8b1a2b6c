//! Dates: EDTF in, four bounds and words out.

mod calendar;
mod edtf;
mod edtf_text;
mod hints;
mod instant;
mod meaning;
mod moved;
mod new_style;
mod own;
mod reckoning;
#[cfg(test)]
mod standard;
mod style;
mod told;
pub mod words;

pub use calendar::{ORDINALS, month_name};
pub use edtf::{DateError, EdtfDate, EndDate};
pub use edtf_text::EdtfText;
pub use instant::{Civil, Instant};
pub(super) use meaning::merged;
pub use meaning::{Bounds, DateMeaning, Edge, Form, Precision, Window};
pub use moved::{DateEnd, MoveError};
pub use own::{OwnDate, OwnDateError};
pub use reckoning::{Calendar, Hemisphere, Reckoning};
pub use style::DateStyle;
pub use told::{OpenSides, ToldDate};
