//! DOCX: the paragraphs of `word/document.xml` and the fields of `docProps/core.xml` (ECMA-376, part 1).

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::manuscript::{BlockKind, DateField, Manuscript, Metadata, MetadataDate, day_of};
use super::read_error::ReadError;

/// A part of a file is no longer than this once unpacked; a small file can hold one that would fill the memory.
const MAX_PART_BYTES: u64 = 100_000_000;

/// Reads a document of Word and its like.
///
/// # Errors
/// It is no such document, or a part of it is broken or too long.
pub fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    let broken = |_| ReadError::Broken("ZIP archive");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let text = part(&mut archive, "word/document.xml")?.ok_or(ReadError::NoDocx)?;
    let mut manuscript = Manuscript::default();
    if let Some(core) = part(&mut archive, "docProps/core.xml")? {
        manuscript.metadata = metadata(&core)?;
    }
    paragraphs(&text, &mut manuscript)?;
    Ok(manuscript)
}

/// The text of a part, if the archive has it.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ReadError> {
    let Ok(file) = archive.by_name(name) else {
        return Ok(None);
    };
    let mut text = String::new();
    let read = file.take(MAX_PART_BYTES + 1).read_to_string(&mut text);
    match read {
        Ok(length) if length as u64 > MAX_PART_BYTES => Err(ReadError::TooLong),
        Ok(_) => Ok(Some(text)),
        Err(_) => Err(ReadError::Broken("DOCX")),
    }
}

fn paragraphs(xml: &str, manuscript: &mut Manuscript) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut paragraph = Paragraph::default();
    let mut is_text = false;
    let mut left_out = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| ReadError::Broken("DOCX"))?;
        match event {
            Event::Start(tag) if is_left_out(tag.local_name().as_ref()) => left_out += 1,
            Event::End(tag) if is_left_out(tag.local_name().as_ref()) => {
                left_out = left_out.saturating_sub(1)
            }
            Event::Eof => return Ok(()),
            _ if left_out > 0 => {}
            Event::Start(tag) => {
                is_text = tag.local_name().as_ref() == "t";
                paragraph.begin(&tag);
            }
            Event::Empty(tag) => paragraph.begin(&tag),
            Event::Text(text) if is_text => {
                paragraph.text.push_str(&text.xml10_content());
            }
            Event::GeneralRef(reference) if is_text => {
                paragraph.text.push_str(&resolved(&reference));
            }
            Event::End(tag) => {
                is_text = false;
                if tag.local_name().as_ref() == "p" {
                    let Paragraph { text, kind } = std::mem::take(&mut paragraph);
                    manuscript.push(&text, kind);
                }
            }
            _ => {}
        }
    }
}

/// True of the other way of showing what a program may not know, and of the place that text was moved from: both repeat it.
fn is_left_out(name: &str) -> bool {
    matches!(name, "Fallback" | "moveFrom")
}

/// The characters that a reference such as `&amp;` stands for.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(reference)
        .unwrap_or_default()
        .to_owned()
}

struct Paragraph {
    text: String,
    kind: BlockKind,
}

impl Default for Paragraph {
    fn default() -> Self {
        Self {
            text: String::new(),
            kind: BlockKind::Paragraph,
        }
    }
}

impl Paragraph {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "tab" if !self.text.is_empty() => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('\u{2011}'),
            "numPr" if self.kind == BlockKind::Paragraph => self.kind = BlockKind::Item,
            "pStyle" => {
                let value = tag
                    .attributes()
                    .flatten()
                    .find(|field| field.key.local_name().as_ref() == "val");
                let value = value.map(|field| field.value.to_lowercase());
                self.kind = kind_of_style(value.as_deref().unwrap_or_default());
            }
            _ => {}
        }
    }
}

fn kind_of_style(style: &str) -> BlockKind {
    let level = style
        .strip_prefix("heading")
        .and_then(|level| level.trim().parse().ok());
    match (style, level) {
        ("title", _) => BlockKind::Heading(1),
        (_, Some(level)) => BlockKind::Heading(level),
        ("caption" | "footer" | "header", _) => BlockKind::Aside,
        _ if style.starts_with("toc") => BlockKind::Aside,
        _ if style.starts_with("list") => BlockKind::Item,
        _ => BlockKind::Paragraph,
    }
}

fn metadata(xml: &str) -> Result<Metadata, ReadError> {
    let mut metadata = Metadata::default();
    let mut reader = Reader::from_str(xml);
    let mut name = String::new();
    loop {
        match reader.read_event().map_err(|_| ReadError::Broken("DOCX"))? {
            Event::Start(tag) => name = tag.local_name().as_ref().to_owned(),
            Event::End(_) => name.clear(),
            Event::Text(text) => {
                let value = text.xml10_content();
                let value = value.trim().to_owned();
                match name.as_str() {
                    _ if value.is_empty() => {}
                    "title" => metadata.title = Some(value),
                    "creator" => metadata.author = Some(value),
                    "created" => metadata
                        .dates
                        .extend(day_of(&value).map(|edtf| MetadataDate {
                            edtf,
                            field: DateField::FileCreated,
                        })),
                    _ => {}
                }
            }
            Event::Eof => return Ok(metadata),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, contents) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("a part");
            writer.write_all(contents).expect("written");
        }
        writer.finish().expect("an archive").into_inner()
    }

    const TEXT: &str = r#"<w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The quay</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Fish &amp; ships</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:r><w:t>closed.</w:t><w:delText>open</w:delText></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p></w:body></w:document>"#;

    #[test]
    fn paragraphs_headings_items_and_fields_are_read() {
        let core = r#"<c xmlns:dc="d" xmlns:t="t"><dc:title>Fields</dc:title><dc:creator>I. Maren</dc:creator><t:created>2023-01-06T08:00:00Z</t:created></c>"#;
        let bytes = archive(&[
            ("word/document.xml", TEXT.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
        ]);
        let read = read(&bytes).expect("a document");
        assert_eq!(
            read.text,
            "The quay\n\nFish & ships\n\nIt was closed.\n\nOne"
        );
        let kinds: Vec<BlockKind> = read.blocks.iter().map(|block| block.kind).collect();
        let expected = [
            BlockKind::Heading(1),
            BlockKind::Heading(2),
            BlockKind::Paragraph,
            BlockKind::Item,
        ];
        assert_eq!(kinds, expected);
        assert_eq!(read.metadata.author.as_deref(), Some("I. Maren"));
        assert_eq!(read.metadata.dates[0].field, DateField::FileCreated);
    }

    #[test]
    fn of_fields_links_and_changes_that_are_tracked_the_text_that_is_shown_is_read() {
        let paragraph = r#"<w:p>
            <w:r><w:t>On </w:t></w:r>
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> CREATEDATE \@ "d MMMM yyyy" </w:instrText></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>6 January 2023</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
            <w:r><w:t xml:space="preserve"> the </w:t></w:r>
            <w:hyperlink r:id="rId4"><w:r><w:t>council</w:t></w:r></w:hyperlink><w:r><w:t/></w:r>
            <w:fldSimple w:instr=" DOCPROPERTY Verb "><w:r><w:t xml:space="preserve"> closed</w:t></w:r></w:fldSimple>
            <w:del><w:r><w:delText> opened</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> the</w:t></w:r></w:ins>
            <w:moveFrom><w:r><w:t> harbour</w:t></w:r></w:moveFrom>
            <w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> quay.</w:t></w:r></w:sdtContent></w:sdt></w:p>"#;
        let toc =
            r#"<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>The quay 1</w:t></w:r></w:p>"#;
        let xml = format!("<w:document><w:body>{toc}{paragraph}</w:body></w:document>");
        let read = read(&archive(&[("word/document.xml", xml.as_bytes())])).expect("a document");
        assert_eq!(
            read.text,
            "The quay 1\n\nOn 6 January 2023 the council closed the quay."
        );
        assert_eq!(read.blocks[0].kind, BlockKind::Aside);
    }

    #[test]
    fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
        let bomb = vec![b' '; MAX_PART_BYTES as usize + 2];
        let bytes = archive(&[("word/document.xml", &bomb)]);
        assert!(bytes.len() < 1_000_000);
        assert_eq!(read(&bytes), Err(ReadError::TooLong));
    }

    #[test]
    fn what_is_no_docx_is_refused() {
        assert_eq!(
            read(b"PK\x03\x04 and no more"),
            Err(ReadError::Broken("ZIP archive"))
        );
        assert_eq!(read(&archive(&[("other", b"")])), Err(ReadError::NoDocx));
    }
}
