//! Markdown: its source is the text, so that every place in it is one in the file.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::manuscript::{Block, BlockKind, DateField, Manuscript, Metadata, MetadataDate, day_of};

/// Reads the blocks of a text that is kept as it is. What stands in front of it between lines of `---` is metadata.
pub fn read(text: String) -> Manuscript {
    let mut blocks: Vec<Block> = Vec::new();
    let mut metadata = Metadata::default();
    // Blocks that hold others are told by these.
    let mut is_item = false;
    let mut in_metadata = false;
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    for (event, bytes) in Parser::new_ext(&text, options).into_offset_iter() {
        let kind = match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                in_metadata = true;
                continue;
            }
            Event::End(TagEnd::MetadataBlock(_)) => {
                in_metadata = false;
                continue;
            }
            Event::Text(lines) if in_metadata => {
                lines
                    .lines()
                    .for_each(|line| read_field(line, &mut metadata));
                continue;
            }
            Event::Start(Tag::Item) => {
                is_item = true;
                BlockKind::Paragraph
            }
            Event::Start(Tag::Heading { level, .. }) => BlockKind::Heading(level as u8),
            Event::Start(Tag::Paragraph) => BlockKind::Paragraph,
            Event::Start(Tag::Table(_)) => BlockKind::Aside,
            _ => continue,
        };
        add(&text, &mut blocks, bytes, kind, &mut is_item);
    }
    Manuscript {
        text,
        blocks,
        metadata,
        ..Manuscript::default()
    }
}

/// Adds a block. An item begins with its mark, and so does its first paragraph.
fn add(
    text: &str,
    blocks: &mut Vec<Block>,
    bytes: std::ops::Range<usize>,
    kind: BlockKind,
    is_item: &mut bool,
) {
    let shown = text[bytes.clone()].trim_end();
    let bytes = bytes.start..bytes.start + shown.len();
    if bytes.is_empty() {
        return;
    }
    match blocks.last_mut() {
        // A block within the one before ends it where the item's own first line ends.
        Some(last) if bytes.start < last.bytes.end => {
            let before = text[last.bytes.start..bytes.start].trim_end();
            let is_mark = *is_item && before.chars().filter(|c| c.is_alphabetic()).count() <= 4;
            if is_mark {
                let start = last.bytes.start;
                last.bytes = start..bytes.end;
                *is_item = false;
                return;
            }
            last.bytes.end = last.bytes.start + before.len();
        }
        _ => {}
    }
    blocks.push(Block { bytes, kind });
}

fn read_field(line: &str, metadata: &mut Metadata) {
    let Some((name, value)) = line.split_once(':') else {
        return;
    };
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    if value.is_empty() {
        return;
    }
    let mut date = |field| {
        if let Some(edtf) = day_of(&value) {
            metadata.dates.push(MetadataDate { edtf, field });
        }
    };
    match name.trim().to_lowercase().as_str() {
        "title" => metadata.title = Some(value),
        "author" | "by" | "byline" => metadata.author = Some(value),
        "publisher" | "publication" | "site" => metadata.publisher = Some(value),
        "date" | "published" => date(DateField::Published),
        "updated" | "modified" | "lastmod" => date(DateField::Modified),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, BlockKind)> {
        let read = read(text.to_owned());
        let blocks = read.blocks.into_iter();
        blocks
            .map(|block| (read.text[block.bytes].to_owned(), block.kind))
            .collect()
    }

    #[test]
    fn headings_paragraphs_and_items_are_blocks_of_the_source() {
        let text = "# The *quay*\n\nIt was\nclosed.\n\n1. One\n1. Two\n   goes on\n\n## Why\n\n> Said.\n\n- a\n\n  b\n";
        let blocks = found(text);
        let texts: Vec<&str> = blocks.iter().map(|(text, _)| text.as_str()).collect();
        let expected = [
            "# The *quay*",
            "It was\nclosed.",
            "1. One",
            "1. Two\n   goes on",
            "## Why",
            "Said.",
            "- a",
            "b",
        ];
        assert_eq!(texts, expected);
        assert_eq!(blocks[0].1, BlockKind::Heading(1));
        assert_eq!(blocks[4].1, BlockKind::Heading(2));
    }

    #[test]
    fn fields_in_front_of_the_text_are_metadata() {
        let text = "---\ntitle: \"The quay\"\nauthor: I. Maren\ndate: 2023-01-06T10:00:00Z\n---\n\nText.\n";
        let read = read(text.to_owned());
        assert_eq!(read.metadata.title.as_deref(), Some("The quay"));
        assert_eq!(read.metadata.author.as_deref(), Some("I. Maren"));
        assert_eq!(read.metadata.dates[0].edtf, "2023-01-06");
        assert_eq!(read.blocks.len(), 1);
    }
}
