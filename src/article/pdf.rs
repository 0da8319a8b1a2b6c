//! PDF: its text page by page, without the lines that stand on most pages.

use std::collections::HashMap;

#[cfg(feature = "pdf")]
use super::apart::apart;
use super::manuscript::{Block, BlockKind, Manuscript};
use super::plain;
use super::read_error::ReadError;

/// A line that stands on so many pages is the page's and not the text's.
const MIN_PAGES: usize = 3;

/// Reads a PDF file.
///
/// # Errors
/// It is broken or locked, or holds pictures of text only.
pub fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    let pages = pages(bytes)?;
    let text = pages.join("\n\n");
    if text.trim().is_empty() {
        return Err(ReadError::NoTextInPdf);
    }
    let mut manuscript = plain::read(text);
    let text = &manuscript.text;
    let mut pages_with: HashMap<&str, usize> = HashMap::new();
    for block in &manuscript.blocks {
        *pages_with.entry(&text[block.bytes.clone()]).or_default() += 1;
    }
    let kind = |block: &Block| {
        let line = &text[block.bytes.clone()];
        let is_number = line.len() <= 4 && line.bytes().all(|byte| byte.is_ascii_digit());
        match is_number || pages_with[line] >= MIN_PAGES {
            true => BlockKind::Aside,
            false => block.kind,
        }
    };
    let kinds: Vec<BlockKind> = manuscript.blocks.iter().map(kind).collect();
    for (block, kind) in manuscript.blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
    Ok(manuscript)
}

#[cfg(feature = "pdf")]
fn pages(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let bytes = bytes.to_vec();
    apart("PDF", move || {
        let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes);
        pages.map_err(|_| ReadError::Broken("PDF"))
    })
}

#[cfg(not(feature = "pdf"))]
fn pages(_bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    Err(ReadError::PdfLeftOut)
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use super::*;

    /// A PDF of pages with lines of text, as its specification (ISO 32000-1) has the least of one.
    fn pdf(pages: &[&[&str]]) -> Vec<u8> {
        let kids: Vec<String> = (0..pages.len())
            .map(|page| format!("{} 0 R", 4 + 2 * page))
            .collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} >>",
                kids.join(" "),
                pages.len()
            ),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_owned(),
        ];
        for (page, lines) in pages.iter().enumerate() {
            let lines: Vec<String> = lines
                .iter()
                .map(|line| format!("({line}) Tj 0 -40 Td"))
                .collect();
            let contents = format!("BT /F1 12 Tf 72 720 Td {} ET", lines.join(" "));
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                5 + 2 * page
            ));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{contents}\nendstream",
                contents.len()
            ));
        }
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places.push(format!("{:010} 00000 n \n", file.len()));
            file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
        }
        let at = file.len();
        let count = objects.len() + 1;
        file.push_str(&format!(
            "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n",
            places.concat()
        ));
        file.into_bytes()
    }

    #[test]
    fn the_text_of_all_pages_is_read_without_their_headers_and_numbers() {
        let pages: [&[&str]; 3] = [
            &["The Daily", "The quay is old.", "1"],
            &["The Daily", "Nobody pays for it.", "2"],
            &["The Daily", "It will fall.", "3"],
        ];
        let read = read(&pdf(&pages)).expect("a text");
        let texts: Vec<&str> = read
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .map(|block| &read.text[block.bytes.clone()])
            .collect();
        assert_eq!(
            texts,
            ["The quay is old.", "Nobody pays for it.", "It will fall."]
        );
    }

    #[test]
    fn a_broken_file_and_one_without_text_are_refused() {
        assert_eq!(read(b"%PDF-1.4\nbroken"), Err(ReadError::Broken("PDF")));
        assert_eq!(read(&pdf(&[&[]])), Err(ReadError::NoTextInPdf));
        let whole = pdf(&[&["The quay is old."]]);
        for cut in (0..whole.len()).step_by(37) {
            let _ = read(&whole[..cut]);
        }
    }
}
