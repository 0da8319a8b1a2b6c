//! A first draft of a document from the text of an article. Nothing here asserts anything that the text does not say.

pub mod article;
mod pattern;
pub mod sentences;
pub mod times;

pub use sentences::sentences;
pub use times::Anchor;
