//! The picture and the document in other formats, without a window.

pub mod json;
pub mod sheet;
pub mod svg;
