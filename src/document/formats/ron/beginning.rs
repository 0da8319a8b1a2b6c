//! The beginning of a long document.

use super::lexer::{Lexer, Token};

/// The first bytes of a document as a document of its own: with those of its events that lie wholly within them, and
/// without claims. Nothing where its events do not begin there.
pub(super) fn of(text: &str) -> Option<String> {
    let lexer = Lexer::new(text);
    let (mut at, mut depth, mut key, mut in_events) = (0, 0_usize, "", false);
    let mut last_event_ends = None;
    // The text breaks off somewhere; what has been found by then counts.
    while let Ok(next) = lexer.skip_blanks(at) {
        at = next + 1;
        match text.as_bytes().get(next) {
            None => break,
            Some(b'(' | b'[' | b'{') => {
                depth += 1;
                in_events |= depth == 2 && key == "events";
            }
            Some(b')' | b']' | b'}') => {
                depth = depth.checked_sub(1)?;
                match depth {
                    2 if in_events => last_event_ends = Some(at),
                    1 if in_events => break,
                    _ => {}
                }
            }
            Some(b',' | b':' | b'=') => {}
            Some(_) => match lexer.token(next) {
                Ok(Token::Word(range)) => {
                    at = range.end;
                    if depth == 1 {
                        key = &text[range];
                    }
                }
                Ok(Token::Text(range)) => at = range.end,
                Err(_) => break,
            },
        }
    }
    let events = &text[..last_event_ends?];
    Some(format!("{events}], claims: [])"))
}

/// The fields that only a document has, of those at its first level.
const FIELDS: [&str; 6] = ["format", "source", "lanes", "events", "claims", "story"];

/// True if a text, which may break off anywhere, is a document's, however faulty.
pub(super) fn looks_like_document(text: &str) -> bool {
    let lexer = Lexer::new(text);
    let (mut at, mut depth, mut key) = (0, 0_usize, "");
    while let Ok(next) = lexer.skip_blanks(at) {
        at = next + 1;
        match text.as_bytes().get(next) {
            // RON begins with a bracket, its extensions, or the name of the struct.
            Some(b'{' | b'<') if depth == 0 => return false,
            Some(b'(' | b'[' | b'{') => depth += 1,
            Some(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            Some(b':') if depth == 1 && FIELDS.contains(&key) => return true,
            Some(b',' | b':' | b'=') => {}
            Some(_) => match lexer.token(next) {
                Ok(Token::Word(range)) => {
                    at = range.end;
                    key = &text[range];
                }
                Ok(Token::Text(range)) => at = range.end,
                Err(_) => return false,
            },
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_breaks_off_keeps_its_whole_events() {
        let text = r#"#![enable(implicit_some)] // (events: [
            (format: 1, lanes: [(id: "events")], events: [(id: "a) [", when: (edtf: "2001")), (id: "b"), (id: "c"#;
        let kept = r#"#![enable(implicit_some)] // (events: [
            (format: 1, lanes: [(id: "events")], events: [(id: "a) [", when: (edtf: "2001")), (id: "b")], claims: [])"#;
        assert_eq!(of(text).as_deref(), Some(kept));
    }

    #[test]
    fn what_has_no_event_has_no_beginning() {
        for text in [
            "",
            "(",
            ")",
            "(format: 1, lanes: [(id: \"a\")], events: [(id: ",
            "(claims: [(number: 1)",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_document_is_told_from_other_texts_by_its_fields() {
        for text in [
            "(format: 1, source: (",
            "(format: 1,",
            "#![enable(implicit_some)]\nDocument(\n// an old one\nevents : [",
            "(titel: \"source: (\", lanes: [(",
        ] {
            assert!(looks_like_document(text), "{text}");
        }
        for text in [
            "",
            "(a remark (with events: some) in brackets)",
            "{\"events\": [], \"claims\": []}",
            "<svg><g id=\"(events: \"/></svg>",
            "(\"events\": 1)",
            "(formatting: 1, note: \"events: [",
        ] {
            assert!(!looks_like_document(text), "{text}");
        }
    }
}
