//! The article beside the canvas: its paragraphs, and the stretches of it that something is said about.

pub mod paragraphs;
