//! The smallest pieces of a RON text: blanks, strings and words.

use std::ops::Range;

/// A token of the text that never ends. Nothing after it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// Where it begins.
    pub start: usize,
    pub what: &'static str,
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

/// The first byte at or after `at` that is neither white space nor in a comment.
pub(super) fn skip_blanks(text: &str, mut at: usize) -> Result<usize, Unclosed> {
    loop {
        let rest = &text[at..];
        let solid = rest.trim_start_matches(is_blank);
        at += rest.len() - solid.len();
        if solid.starts_with("//") {
            at += solid.find('\n').unwrap_or(solid.len());
        } else if solid.starts_with("/*") {
            at = end_of_block_comment(text, at)?;
        } else {
            return Ok(at);
        }
    }
}

/// What RON takes for white space.
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
        what: "comment",
        closed_by: "*/",
    })
}

/// The string or word that begins at `start`, where there is neither a blank nor a bracket nor a mark.
pub(super) fn token(text: &str, start: usize) -> Result<Token, Unclosed> {
    let rest = &text[start..];
    let after_b = rest.strip_prefix('b').unwrap_or(rest);
    let is_bytes = after_b.len() < rest.len();
    let end = if let Some(end) = end_of_raw_string(after_b) {
        end
    } else if after_b.starts_with('"') {
        end_of_string(after_b)
    } else {
        return Ok(Token::Word(start..start + length_of_word(rest)));
    };
    let end = end.ok_or(Unclosed {
        start,
        what: "text",
        closed_by: "\"",
    })?;
    let whole = start..start + usize::from(is_bytes) + end;
    Ok(if is_bytes {
        Token::Word(whole)
    } else {
        Token::Text(whole)
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
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn length_of_word(rest: &str) -> usize {
    if let Some(length) = length_of_wrongly_quoted(rest) {
        return length;
    }
    let mut characters = rest.char_indices();
    // Whatever stands first belongs to the word, so that the reading always moves on.
    characters.next();
    characters
        .find(|(at, c)| {
            is_blank(*c)
                || "()[]{},:=\"".contains(*c)
                || rest[*at..].starts_with("//")
                || rest[*at..].starts_with("/*")
        })
        .map_or(rest.len(), |(at, _)| at)
}

/// Word processors curl quotation marks, and other languages take single ones. Such a text is kept in one token, to
/// be complained of once.
fn length_of_wrongly_quoted(rest: &str) -> Option<usize> {
    let opening = rest.chars().next()?;
    let closing: &[char] = match opening {
        '\'' => &['\''],
        '“' | '„' => &['”', '“'],
        '‘' | '‚' => &['’', '‘'],
        '«' => &['»'],
        _ => return None,
    };
    let body = &rest[opening.len_utf8()..];
    let line = body.lines().next()?;
    let end = line.find(closing)?;
    let closing_length = line[end..].chars().next().map_or(0, char::len_utf8);
    Some(opening.len_utf8() + end + closing_length)
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
            let at = skip_blanks(text, 0).expect("every comment is closed");
            assert_eq!(&text[at..], "x", "{text}");
        }
        assert_eq!(skip_blanks("// to the end", 0), Ok(13));
        assert_eq!(
            skip_blanks("  /* /* */", 0).map_err(|open| open.start),
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
            assert_eq!(token(text, 0), Ok(Token::Text(0..length)), "{text}");
        }
        for text in [r#""a"#, r#""a \""#, r##"r#"a""##] {
            assert!(token(text, 0).is_err(), "{text}");
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
            assert_eq!(token(text, 0), Ok(Token::Word(0..word.len())), "{text}");
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
