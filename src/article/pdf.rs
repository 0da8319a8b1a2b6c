//! PDF: its text page by page, without the lines that stand on most pages.

use std::collections::HashMap;
#[cfg(feature = "pdf")]
use std::ops::Range;

#[cfg(feature = "pdf")]
use chrono::NaiveDate;

#[cfg(feature = "pdf")]
use super::apart::apart;
use super::manuscript::{Block, BlockKind, Manuscript, Metadata};
#[cfg(feature = "pdf")]
use super::manuscript::{DateField, MetadataDate};
use super::plain;
use super::read_error::ReadError;

/// A line that stands on so many pages is the page's and not the text's.
const MIN_PAGES: usize = 3;

/// Reads a PDF file.
///
/// # Errors
/// It is broken or locked, or holds pictures of text only.
pub fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    let (pages, metadata) = pages(bytes)?;
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
    manuscript.metadata = metadata;
    Ok(manuscript)
}

/// The text of each page, and the fields of the file.
#[cfg(feature = "pdf")]
fn pages(bytes: &[u8]) -> Result<(Vec<String>, Metadata), ReadError> {
    let bytes = bytes.to_vec();
    apart("PDF", move || {
        let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes);
        let pages = pages.map_err(|_| ReadError::Broken("PDF"))?;
        // A text can be read without its fields.
        let fields = pdf_extract::Document::load_metadata_mem(&bytes).ok();
        Ok((pages, fields.map(metadata).unwrap_or_default()))
    })
}

#[cfg(not(feature = "pdf"))]
fn pages(_bytes: &[u8]) -> Result<(Vec<String>, Metadata), ReadError> {
    Err(ReadError::PdfLeftOut)
}

#[cfg(feature = "pdf")]
fn metadata(fields: pdf_extract::PdfMetadata) -> Metadata {
    let told = |field: Option<String>| {
        let field = field?.split_whitespace().collect::<Vec<_>>().join(" ");
        let field = field.trim_start_matches('\u{feff}').to_owned();
        (!field.is_empty()).then_some(field)
    };
    let created = fields.creation_date.as_deref().and_then(day_in_field);
    Metadata {
        title: told(fields.title).filter(|title| !is_file_name(title)),
        author: told(fields.author),
        publisher: None,
        dates: created
            .map(|edtf| MetadataDate {
                edtf,
                field: DateField::FileCreated,
            })
            .into_iter()
            .collect(),
    }
}

/// True of a title that only names the file that was printed, as many programs give it.
#[cfg(feature = "pdf")]
fn is_file_name(title: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "doc", "docx", "htm", "html", "indd", "odt", "pages", "pdf", "qxd", "rtf", "tex", "txt",
    ];
    let small = title.to_lowercase();
    let ending = small.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ENDINGS.contains(&ending)) || small.starts_with("untitled")
}

/// The day or the month of a date as PDF writes it: "D:20230106083000+01'00'".
#[cfg(feature = "pdf")]
fn day_in_field(field: &str) -> Option<String> {
    let field = field.trim();
    let figures = field.strip_prefix("D:").unwrap_or(field);
    let end = figures.find(|c: char| !c.is_ascii_digit());
    let figures = &figures[..end.unwrap_or(figures.len()).min(8)];
    let number = |at: Range<usize>| figures.get(at)?.parse::<u32>().ok();
    let year: i32 = figures.get(..4)?.parse().ok()?;
    let month = number(4..6)?;
    NaiveDate::from_ymd_opt(year, month, number(6..8).unwrap_or(1))?;
    Some(match figures.len() {
        8 => format!("{year:04}-{month:02}-{}", &figures[6..]),
        _ => format!("{year:04}-{month:02}"),
    })
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use super::*;

    /// A PDF of pages with lines of text, as its specification (ISO 32000-1) has the least of one.
    fn pdf(pages: &[&[&str]]) -> Vec<u8> {
        pdf_with(pages, "")
    }

    /// The same with fields.
    fn pdf_with(pages: &[&[&str]], fields: &str) -> Vec<u8> {
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
        objects.push(format!("<< {fields} >>"));
        let info = objects.len();
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places.push(format!("{:010} 00000 n \n", file.len()));
            file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
        }
        let at = file.len();
        let count = objects.len() + 1;
        file.push_str(&format!(
            "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<< /Size {count} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{at}\n%%EOF\n",
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
    fn the_fields_of_a_file_are_read() {
        let fields = "/Title (The quay) /Author <FEFF0049002E0020004D0061007200650160> /CreationDate (D:20230106083000+01'00')";
        let read = read(&pdf_with(&[&["The quay is old."]], fields)).expect("a text");
        assert_eq!(read.metadata.title.as_deref(), Some("The quay"));
        assert_eq!(read.metadata.author.as_deref(), Some("I. MareŠ"));
        let created = MetadataDate {
            edtf: "2023-01-06".to_owned(),
            field: DateField::FileCreated,
        };
        assert_eq!(read.metadata.dates, [created]);
    }

    #[test]
    fn a_title_that_names_a_file_is_none_and_neither_is_a_day_that_cannot_be() {
        for title in ["Microsoft Word - quay.doc", "quay.indd", "Untitled"] {
            assert!(is_file_name(title), "{title}");
        }
        assert!(!is_file_name("Quay no. 4"));
        for (field, edtf) in [
            ("D:20230106", Some("2023-01-06")),
            ("D:202301", Some("2023-01")),
            ("20230106120000Z", Some("2023-01-06")),
            ("D:20231306", None),
            ("D:2023", None),
            ("yesterday", None),
            ("D:2023é", None),
        ] {
            assert_eq!(day_in_field(field).as_deref(), edtf, "{field}");
        }
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
