//! The formats a document can be written in, one file each.

pub(super) mod ron;

use std::borrow::Cow;

use super::diagnostic::Diagnostic;

/// The mark that some editors put before a text.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file's bytes, whatever they are: also of those that no document may have, such as UTF-16.
pub(super) fn text_however_faulty(bytes: &[u8]) -> Cow<'_, str> {
    let unit_of: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes),
    };
    let units = bytes
        .chunks_exact(2)
        .map(|pair| unit_of([pair[0], pair[1]]));
    let letters = char::decode_utf16(units);
    Cow::Owned(
        letters
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

/// The text of a file, without the mark that some editors put before it.
///
/// # Errors
/// The fault that keeps the bytes from being a text, and the text up to there.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Box<(&str, Diagnostic<usize>)>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (good, bad) = bytes.split_at(error.valid_up_to());
            // Checked just now; an empty text would only make the place wrong.
            let good = std::str::from_utf8(good).unwrap_or_default();
            let message = format!("the byte {:#04x} here is not UTF-8", bad[0]);
            let hint = if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
                "the file is UTF-16; save it as UTF-8"
            } else {
                "save the file as UTF-8"
            };
            let diagnostic = Diagnostic::error(good.len(), message).mend(hint.to_owned());
            return Err(Box::new((good, diagnostic)));
        }
    };
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    match text.find('\0') {
        None => Ok(text),
        Some(at) => {
            let diagnostic = Diagnostic::error(at, "the file holds the character NUL");
            let diagnostic =
                diagnostic.mend("delete it, or save the file again as a plain text".to_owned());
            Err(Box::new((text, diagnostic)))
        }
    }
}
