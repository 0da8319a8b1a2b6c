//! Regular expressions that stand in the code.

use regex::Regex;

/// The regular expression of a text that stands in the code, where a test runs it.
#[expect(
    clippy::expect_used,
    reason = "a pattern of the code that is none is a slip, which any test that uses it finds"
)]
pub fn pattern(text: &'static str) -> Regex {
    Regex::new(text).expect("a regular expression")
}
