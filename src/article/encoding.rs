//! Encodings of texts: UTF-8 or what a byte-order mark, the page itself or a guess by the letters says.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::read_error::ReadError;

/// Pages name their encoding within so many bytes, as the standard of HTML has it.
const DECLARED_WITHIN: usize = 1024;

/// The encoding in the head of a page, or in its XML declaration.
static DECLARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i-u)<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([a-z0-9_:.-]+)|^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([a-z0-9_:.-]+)"#,
    )
    .ok()
});

/// Letters that no text has: a file of other bytes has them in any encoding.
const CONTROLS: [RangeInclusive<char>; 4] = [
    '\0'..='\u{8}',
    '\u{e}'..='\u{1f}',
    '\u{7f}'..='\u{84}',
    '\u{86}'..='\u{9f}',
];

/// The encoding that a text was read in, where its bytes do not prove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The name that the web has for it.
    pub encoding: &'static str,
    /// True where the page says so itself, false where its letters only look like it.
    pub is_declared: bool,
}

impl Assumed {
    /// A note for whoever gave the text.
    pub fn note(self) -> String {
        let encoding = self.encoding;
        match self.is_declared {
            true => {
                format!("The text is not UTF-8. It was read as {encoding}, which it says it is.")
            }
            false => format!(
                "The text is not UTF-8 and does not say what it is. It was read as {encoding}; if letters are wrong, save it as UTF-8."
            ),
        }
    }
}

/// The text of bytes, and the encoding that was assumed, if any.
///
/// # Errors
/// They are no text, or are UTF-8 but for some faults, which another encoding would only hide.
pub fn decoded(bytes: &[u8]) -> Result<(String, Option<Assumed>), ReadError> {
    for (mark, encoding) in [([0xff, 0xfe], UTF_16LE), ([0xfe, 0xff], UTF_16BE)] {
        if let Some(units) = bytes.strip_prefix(&mark) {
            let text = whole(encoding, units).ok_or(ReadError::Broken("UTF-16"))?;
            return Ok((text, None));
        }
    }
    let line_at = |byte: usize| bytes[..byte].iter().filter(|byte| **byte == b'\n').count() + 1;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ReadError::Binary { line: line_at(at) });
    }
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            return Ok((text.to_owned(), None));
        }
        Err(error) => ReadError::NotUtf8 {
            line: line_at(error.valid_up_to()),
        },
    };
    if is_damaged_utf8(bytes) {
        return Err(fault);
    }
    let read = |encoding: &'static Encoding, is_declared| {
        let text = whole(encoding, bytes).filter(|text| !has_controls(text))?;
        let encoding = encoding.name();
        Some((
            text,
            Some(Assumed {
                encoding,
                is_declared,
            }),
        ))
    };
    declared(bytes)
        .and_then(|encoding| read(encoding, true))
        .or_else(|| read(guessed(bytes), false))
        .ok_or(fault)
}

/// The text of bytes that are all of an encoding.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// True of bytes of which more are letters of UTF-8 than are faults in it. By chance there are hardly any.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    letters > faults
}

fn has_controls(text: &str) -> bool {
    let is_control = |letter: char| CONTROLS.iter().any(|range| range.contains(&letter));
    text.contains(is_control)
}

/// The encoding that a page names. One that names UTF-16 in letters of a byte is in UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let found = DECLARED.as_ref()?.captures(head)?;
    let name = found.get(1).or_else(|| found.get(2))?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    Some(encoding.output_encoding()).filter(|encoding| *encoding != UTF_8)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<(&'static str, bool)>) {
        let (text, assumed) = decoded(bytes).expect("a text");
        let assumed = assumed.map(|assumed| (assumed.encoding, assumed.is_declared));
        (text, assumed)
    }

    #[test]
    fn utf_8_and_byte_order_marks_need_no_guess() {
        assert_eq!(read("\u{feff}Zoë".as_bytes()), ("Zoë".to_owned(), None));
        assert_eq!(read(b"\xff\xfeZ\0o\0\xeb\0"), ("Zoë".to_owned(), None));
        assert_eq!(read(b"\xfe\xff\0Z\0o\0\xeb"), ("Zoë".to_owned(), None));
        let lone = b"\xff\xfe\0\xd8Z\0";
        assert_eq!(decoded(lone), Err(ReadError::Broken("UTF-16")));
    }

    #[test]
    fn a_page_that_names_its_encoding_is_read_in_it() {
        let page = b"<html><head><meta charset=\"iso-8859-2\"></head><p>\xa3\xf3d\xbc</p></html>";
        let (text, assumed) = read(page);
        assert!(text.contains("Łódź"), "{text}");
        assert_eq!(assumed, Some(("ISO-8859-2", true)));
        let page = b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xed\xc9\xd2</p>";
        assert!(read(page).0.contains("Мир"), "{}", read(page).0);
    }

    #[test]
    fn a_text_that_names_none_is_read_as_its_letters_look() {
        let text =
            b"\x93Caf\xe9s\x94 were closed \x96 not even Se\xf1or Nu\xf1ez knew why. It was the council\x92s wish.";
        let (text, assumed) = read(text);
        assert!(
            text.starts_with("“Cafés” were closed – not even Señor Nuñez"),
            "{text}"
        );
        assert!(text.ends_with("the council’s wish."), "{text}");
        assert_eq!(assumed, Some(("windows-1252", false)));
    }

    #[test]
    fn utf_8_with_a_fault_is_refused_with_its_line() {
        let mut text = "“It was closed”, she said.\n“Why?”\n".as_bytes().to_vec();
        text.extend(b"\xe2\x80");
        assert_eq!(decoded(&text), Err(ReadError::NotUtf8 { line: 3 }));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decoded(b"a\nb\0"), Err(ReadError::Binary { line: 2 }));
        let noise: Vec<u8> = (1..=255).rev().cycle().take(2_000).collect();
        assert!(decoded(&noise).is_err());
    }
}
