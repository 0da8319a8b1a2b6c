//! Regular expressions that stand in the code.

use regex::Regex;

/// The regular expression of a text that stands in the code, where a test runs it. Its word boundaries are those of ASCII,
/// since only these are looked for in time that does not depend on the pattern.
#[expect(
    clippy::expect_used,
    reason = "a pattern of the code that is none is a slip, which any test that uses it finds"
)]
pub fn pattern(text: &'static str) -> Regex {
    let text = text.replace(r"\b", r"(?-u:\b)");
    Regex::new(&text).expect("a regular expression")
}
