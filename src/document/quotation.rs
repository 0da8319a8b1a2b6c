//! Words of a text between quotation marks.

/// Between double marks, so that double marks within become single ones.
pub fn quoted(words: &str) -> String {
    format!("“{}”", words.replace('“', "‘").replace('”', "’"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_marks_are_single() {
        assert_eq!(quoted("in early August"), "“in early August”");
        assert_eq!(quoted("towards a “cold war”"), "“towards a ‘cold war’”");
    }
}
