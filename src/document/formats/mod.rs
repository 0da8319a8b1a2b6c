//! The formats a document can be written in, one file each.

pub(super) mod ron;

use super::diagnostic::Diagnostic;

pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file, without the mark that some editors put before it.
///
/// # Errors
/// The fault that keeps the bytes from being a text, and the text up to there.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, (&str, Diagnostic<usize>)> {
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
            return Err((
                good,
                Diagnostic::error(good.len(), message).mend(hint.to_owned()),
            ));
        }
    };
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    match text.find('\0') {
        None => Ok(text),
        Some(at) => {
            let diagnostic = Diagnostic::error(at, "the file holds the character NUL");
            Err((
                text,
                diagnostic.mend("delete it, or save the file again as a plain text".to_owned()),
            ))
        }
    }
}
