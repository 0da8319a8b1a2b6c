//! PDF: its text page by page, without the lines that stand on most pages.
//!
//! The reader panics on some broken files and may nest deep, so it has a thread of its own with room for it.

use std::collections::HashMap;

use super::ReadError;
use super::manuscript::{Block, BlockKind, Manuscript};
use super::plain;

/// The name of the reader's thread.
pub const THREAD: &str = "pdf";
/// Stack of the reader's thread.
const STACK_BYTES: usize = 64 << 20;
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
    let reader = std::thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK_BYTES);
    let reader = reader.spawn(move || pdf_extract::extract_text_from_mem_by_pages(&bytes));
    let read = reader.map_err(|_| ReadError::Broken("PDF"))?.join();
    match read {
        Ok(Ok(pages)) => Ok(pages),
        Ok(Err(_)) | Err(_) => Err(ReadError::Broken("PDF")),
    }
}

#[cfg(not(feature = "pdf"))]
fn pages(_bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    Err(ReadError::PdfLeftOut)
}
