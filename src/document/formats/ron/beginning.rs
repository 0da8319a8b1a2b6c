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
}
