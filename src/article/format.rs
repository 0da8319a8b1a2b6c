//! Formats of articles: told by their bytes, then by the file's name.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, TagEnd};

use super::encoding::decoded;
use super::manuscript::Manuscript;
use super::read_error::{MAX_FILE_BYTES, MAX_HTML_BYTES, MAX_TEXT_BYTES, ReadError};
use super::{docx, html, markdown, pdf, plain};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
    Docx,
    Pdf,
}

/// Reads a file in whichever format it is.
pub fn read(bytes: &[u8], name: &str) -> Result<(Format, Manuscript), ReadError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLong);
    }
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => return Ok((Format::Pdf, within(pdf::read(bytes)?)?)),
        [b'P', b'K', 3, 4, ..] => return Ok((Format::Docx, within(docx::read(bytes)?)?)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            return Err(ReadError::Unknown("a document of an old Word"));
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => return Err(ReadError::Unknown("RTF")),
        _ => {}
    }
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(ReadError::TooLong);
    }
    let (text, assumed) = decoded(bytes)?;
    let format = format_of(&text, name);
    let mut manuscript = match format {
        Format::Html if text.len() > MAX_HTML_BYTES => return Err(ReadError::TooLong),
        Format::Html => html::read(text)?,
        Format::Markdown => markdown::read(text),
        _ => plain::read(text),
    };
    manuscript.assumed = assumed;
    Ok((format, manuscript))
}

fn within(manuscript: Manuscript) -> Result<Manuscript, ReadError> {
    match manuscript.text.len() > MAX_TEXT_BYTES {
        true => Err(ReadError::TooLong),
        false => Ok(manuscript),
    }
}

fn format_of(text: &str, name: &str) -> Format {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let beginning: String = text
        .trim_start()
        .chars()
        .take(1000)
        .collect::<String>()
        .to_lowercase();
    let looks_like_html = ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|tag| beginning.starts_with(tag))
        && beginning.contains("<html")
        || beginning.starts_with("<!doctype html");
    match ending.as_deref() {
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("md" | "markdown") => Format::Markdown,
        _ if looks_like_html => Format::Html,
        Some("txt" | "text") => Format::Plain,
        // What comes by standard input has no name.
        _ if text
            .lines()
            .take(50)
            .any(|line| line.starts_with("# ") || line.starts_with("## ")) =>
        {
            Format::Markdown
        }
        _ => Format::Plain,
    }
}

impl Format {
    /// A stretch of a text on one line, without the signs of the format.
    pub fn shown(self, text: &str) -> String {
        let shown = match self {
            Self::Markdown => markdown_shown(text),
            _ => text.to_owned(),
        };
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The signs of the format in a stretch of a text, by their bytes: all that is not shown.
    pub fn signs(self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Markdown => markdown_signs(text),
            _ => Vec::new(),
        }
    }
}

fn markdown_signs(text: &str) -> Vec<Range<usize>> {
    let mut signs = Vec::new();
    let mut shown_until = 0;
    let mut hide_until = |shown: Range<usize>| {
        if shown_until < shown.start {
            signs.push(shown_until..shown.start);
        }
        shown_until = shown_until.max(shown.end);
    };
    for (event, bytes) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => hide_until(bytes),
            Event::Code(_) => {
                let code = &text[bytes.clone()];
                let ticks = code.len() - code.trim_start_matches('`').len();
                hide_until(bytes.start + ticks..bytes.end.saturating_sub(ticks));
            }
            _ => {}
        }
    }
    hide_until(text.len()..text.len());
    signs
}

fn markdown_shown(text: &str) -> String {
    let mut shown = String::new();
    for event in Parser::new(text.trim()) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                shown.push(' ');
            }
            _ => {}
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
        read(bytes, name).map(|(format, _)| format)
    }

    #[test]
    fn a_format_is_told_by_bytes_then_by_the_name() {
        assert_eq!(format(b"Text.", "a.txt"), Ok(Format::Plain));
        assert_eq!(format(b"# Title\n\nText.", "<stdin>"), Ok(Format::Markdown));
        assert_eq!(format(b"Text.", "a.md"), Ok(Format::Markdown));
        assert_eq!(
            format(b"<!DOCTYPE html><html><p>Text.", "a.txt"),
            Ok(Format::Html)
        );
        assert_eq!(format(b"\xff\xfeT\0e\0", "a.txt"), Ok(Format::Plain));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        assert_eq!(
            format(b"a\nb\0", "a.txt"),
            Err(ReadError::Binary { line: 2 })
        );
        assert_eq!(
            format(b"{\\rtf1 }", "a.rtf"),
            Err(ReadError::Unknown("RTF"))
        );
        assert_eq!(
            format(&vec![b'a'; MAX_TEXT_BYTES + 1], "a.txt"),
            Err(ReadError::TooLong)
        );
    }

    #[test]
    fn the_signs_of_markdown_are_not_shown() {
        assert_eq!(
            Format::Markdown.shown("## The *quay*\nis [old](x)"),
            "The quay is old"
        );
        assert_eq!(Format::Plain.shown("The *quay*\n is"), "The *quay* is");
    }
}
