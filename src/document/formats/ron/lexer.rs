//! The smallest pieces of a RON text: blanks, strings and words.

use std::{cell::Cell, ops::Range};

/// A token of the text that never ends. Nothing after it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    pub start: usize,
    /// A writer's word for it.
    pub noun: &'static str,
    pub closed_by: &'static str,
}

/// A string or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A text in double quotes, raw or not.
    Text(Range<usize>),
    /// Anything else up to the next blank, bracket or mark: a name, a number, a text in the wrong quotes.
    Word(Range<usize>),
}

/// Reader of a text's tokens, at any place.
pub(super) struct Lexer<'t> {
    text: &'t str,
    /// The end of the last line in which a wrong quotation mark was found to have no partner, for each sort of them. To
    /// look for it again from every such mark would take quadratic time.
    without_partner: [Cell<usize>; WRONG_QUOTES.len()],
}

#[cfg(test)]
thread_local! {
    /// The number of bytes that this thread has looked at in search of a token's end, for the tests that hold that it
    /// grows with the text and not faster.
    pub(crate) static BYTES_LEXED: Cell<usize> = const { Cell::new(0) };
}

/// Counts bytes that are looked at; only tests do.
fn count(bytes: usize) -> usize {
    #[cfg(test)]
    BYTES_LEXED.set(BYTES_LEXED.get() + bytes);
    bytes
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            without_partner: Default::default(),
        }
    }

    /// The first byte at or after `at` that is neither white space nor in a comment.
    pub fn skip_blanks(&self, mut at: usize) -> Result<usize, Unclosed> {
        loop {
            let rest = &self.text[at..];
            let solid = rest.trim_start_matches(is_blank);
            at += count(rest.len() - solid.len());
            if solid.starts_with("//") {
                at += count(solid.find('\n').unwrap_or(solid.len()));
            } else if solid.starts_with("/*") {
                at += count(end_of_block_comment(self.text, at)? - at);
            } else {
                return Ok(at);
            }
        }
    }

    /// The first byte of the document, behind `#![enable(…)]` and its like. Nothing where one of these never ends.
    pub fn after_attributes(&self) -> Option<usize> {
        let mut at = 0;
        loop {
            at = self.skip_blanks(at).ok()?;
            let rest = &self.text[at..];
            if !rest.starts_with("#!") {
                return Some(at);
            }
            at += rest.find(']')? + 1;
        }
    }

    /// The string or word that begins at `start`, where there is neither a blank nor a bracket nor a mark.
    pub fn token(&self, start: usize) -> Result<Token, Unclosed> {
        let rest = &self.text[start..];
        let after_b = rest.strip_prefix('b').unwrap_or(rest);
        let is_bytes = after_b.len() < rest.len();
        let end = if let Some(end) = end_of_raw_string(after_b) {
            end
        } else if after_b.starts_with('"') {
            end_of_string(after_b)
        } else {
            let length = self.length_of_wrongly_quoted(start);
            let length = length.unwrap_or_else(|| length_of_word(rest));
            return Ok(Token::Word(start..start + count(length)));
        };
        let end = end.ok_or(Unclosed {
            start,
            noun: "text",
            closed_by: "\"",
        })?;
        let whole = start..start + usize::from(is_bytes) + count(end);
        Ok(if is_bytes {
            Token::Word(whole)
        } else {
            Token::Text(whole)
        })
    }

    /// Word processors curl quotation marks, and other languages take single ones. Such a text is kept in one token, to
    /// be complained of once.
    fn length_of_wrongly_quoted(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        let opening = rest.chars().next()?;
        let sort = WRONG_QUOTES
            .iter()
            .position(|(opens, _)| opens.contains(&opening))?;
        if start < self.without_partner[sort].get() {
            return None;
        }
        let body = &rest[opening.len_utf8()..];
        let line = &body[..body.find('\n').unwrap_or(body.len())];
        let (_, closes) = WRONG_QUOTES[sort];
        let Some(end) = line.find(closes) else {
            count(line.len());
            let line_end = start + opening.len_utf8() + line.len();
            self.without_partner[sort].set(line_end);
            return None;
        };
        let closing_length = line[end..].chars().next().map_or(0, char::len_utf8);
        Some(opening.len_utf8() + end + closing_length)
    }
}

/// Opening quotation marks that RON does not have, and the ones that close them.
const WRONG_QUOTES: [(&[char], &[char]); 4] = [
    (&['\''], &['\'']),
    (&['“', '„'], &['”', '“']),
    (&['‘', '‚'], &['’', '‘']),
    (&['«'], &['»']),
];

/// White space to RON.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

/// Block comments nest in RON.
fn end_of_block_comment(text: &str, start: usize) -> Result<usize, Unclosed> {
    let bytes = text.as_bytes();
    let mut depth = 0;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Ok(at);
            }
        } else {
            at += 1;
        }
    }
    Err(Unclosed {
        start,
        noun: "comment",
        closed_by: "*/",
    })
}

/// The length of the raw string that begins here, if one does, and if it ends at all.
fn end_of_raw_string(rest: &str) -> Option<Option<usize>> {
    let after_r = rest.strip_prefix('r')?;
    let hashes = after_r.len() - after_r.trim_start_matches('#').len();
    let body = after_r[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let body_starts = 1 + hashes + 1;
    Some(
        body.find(&closing)
            .map(|end| body_starts + end + closing.len()),
    )
}

fn end_of_string(rest: &str) -> Option<usize> {
    let mut from = 1;
    loop {
        let quote = from + rest.get(from..)?.find('"')?;
        let body = &rest[from..quote];
        let backslashes = body.len() - body.trim_end_matches('\\').len();
        from = quote + 1;
        if backslashes.is_multiple_of(2) {
            return Some(from);
        }
    }
}

fn length_of_word(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    // Whatever stands first belongs to the word, so that the reading always moves on.
    let mut at = rest.chars().next().map_or(0, char::len_utf8);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' | b'=' | b'"' => break,
            b'/' if matches!(bytes.get(at + 1), Some(b'/' | b'*')) => break,
            0..=0x7F if is_blank(char::from(*byte)) => break,
            0..=0x7F => at += 1,
            _ => match rest[at..].chars().next() {
                Some(c) if !is_blank(c) => at += c.len_utf8(),
                _ => break,
            },
        }
    }
    at
}

/// The place in the source of byte `offset` of the text that `source` stands for; `source` is a string with its
/// quotes. Never beyond the closing quote.
pub(super) fn place_in_string(source: &str, offset: usize) -> usize {
    let Some(open) = source.find('"') else {
        return 0;
    };
    let hashes = source[..open].matches('#').count();
    let body_end = source.len().saturating_sub(1 + hashes).max(open + 1);
    if source.starts_with('r') {
        return (open + 1 + offset).min(body_end);
    }
    let body = &source[open + 1..body_end];
    let (mut read, mut at) = (0, 0);
    while at < body.len() && read < offset {
        let (written, meant) = unit(&body[at..]);
        at += written;
        read += meant;
    }
    open + 1 + at
}

/// The bytes that the next character or escape takes in the source, and those it stands for.
fn unit(body: &str) -> (usize, usize) {
    let Some(escape) = body.strip_prefix('\\') else {
        let length = body.chars().next().map_or(1, char::len_utf8);
        return (length, length);
    };
    if escape.starts_with(['\n', '\r']) {
        let blanks = escape.len() - escape.trim_start_matches([' ', '\t', '\n', '\r']).len();
        return (1 + blanks, 0);
    }
    if escape.starts_with('x') {
        return (4.min(body.len()), 1);
    }
    if let Some(digits) = escape.strip_prefix("u{") {
        let digits = &digits[..digits.find('}').unwrap_or(digits.len())];
        let character = u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32);
        let written = "\\u{}".len() + digits.len();
        return (written.min(body.len()), character.map_or(1, char::len_utf8));
    }
    let escaped = escape.chars().next().map_or(0, char::len_utf8);
    (1 + escaped, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_white_space_and_nested_comments() {
        for text in [
            "x",
            " \t\r\n x",
            "// a ) \" comment\nx",
            "/* a /* nested */ one */ x",
            "/**/x",
        ] {
            let at = Lexer::new(text)
                .skip_blanks(0)
                .expect("every comment is closed");
            assert_eq!(&text[at..], "x", "{text}");
        }
        assert_eq!(Lexer::new("// to the end").skip_blanks(0), Ok(13));
        assert_eq!(
            Lexer::new("  /* /* */")
                .skip_blanks(0)
                .map_err(|open| open.start),
            Err(2)
        );
    }

    #[test]
    fn a_text_ends_at_its_own_closing_quote() {
        for (text, length) in [
            (r#""a" x"#, 3),
            (r#""a \" b" x"#, 8),
            (r#""\\" x"#, 4),
            (r##"r#"a " b"# x"##, 10),
            (r#"r"a\" x"#, 5),
        ] {
            assert_eq!(
                Lexer::new(text).token(0),
                Ok(Token::Text(0..length)),
                "{text}"
            );
        }
        for text in [r#""a"#, r#""a \""#, r##"r#"a""##] {
            assert!(Lexer::new(text).token(0).is_err(), "{text}");
        }
    }

    #[test]
    fn a_word_ends_before_a_blank_a_bracket_a_mark_or_a_comment() {
        for (text, word) in [
            ("happened, ", "happened"),
            ("claim(3)", "claim"),
            ("2022-08-01/2023", "2022-08-01/2023"),
            ("id: 3", "id"),
            ("x//y", "x"),
            ("r#type: 3", "r#type"),
            ("'a b' c", "'a b'"),
            ("“a b” c", "“a b”"),
            ("'tis so", "'tis"),
            ("b\"a b\" c", "b\"a b\""),
            ("=", "="),
        ] {
            assert_eq!(
                Lexer::new(text).token(0),
                Ok(Token::Word(0..word.len())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_byte_of_a_text_is_found_in_its_source_behind_escapes() {
        for (source, offset, rest) in [
            (r#""2022-13""#, 5, "13\""),
            (r#""\u{e9}2022""#, 2, "2022\""),
            (r#""\x412022""#, 1, "2022\""),
            (r#""a\n2022""#, 2, "2022\""),
            ("\"a\\\r\n   2022\"", 2, "022\""),
            ("\"é2022\"", 2, "2022\""),
            (r##"r#"a\2022"#"##, 2, "2022\"#"),
            (r#""2022""#, 99, "\""),
            (r##"r#"2022"#"##, 99, "\"#"),
        ] {
            assert_eq!(&source[place_in_string(source, offset)..], rest, "{source}");
        }
    }
}
