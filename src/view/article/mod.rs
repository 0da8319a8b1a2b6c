//! The article beside the canvas: its paragraphs, and the stretches of it that something is said about.

mod marks;
pub mod paragraphs;
mod text;

pub use marks::{ArticleMarks, AstrayPhrase, QuotedPhrase};
pub use text::ArticleText;
