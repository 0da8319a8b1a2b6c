//! The lines above a text, those below it, and the furniture between its paragraphs.

use std::sync::LazyLock;

use regex::Regex;

use super::calendar_date::date_in;
use super::format::Format;
use super::furniture::{Furniture, FurnitureKind, kind_of, told_author};
use super::manuscript::{Block, BlockKind, Manuscript};
use super::pattern::pattern;
use super::written::{Clue, ClueKind};

/// The lines above a text are looked for in so many blocks.
const FRONT_BLOCKS: usize = 14;
/// Notes on the author stand in so many blocks at the end.
const BACK_BLOCKS: usize = 4;
/// The most words of a title.
const MAX_TITLE_WORDS: usize = 30;

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?:(?i:(?:written\s+|words\s+|story\s+|opinion\s+)?by|author:)\s+)(?<name>\p{Lu}[\p{L}’'.-]*(?:\s+(?:van|von|de|der|den|al|el|bin|ibn|la|le|di|da|and|&|\p{Lu}[\p{L}’'.-]*)){0,7})\s*(?:[,.|·•–—-].*)?$",
    )
});
static WELCOME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*welcome to\s+(?:the\s+)?(?<site>.+?)\W*$"));
/// A place in front of a report: "HARLOW, 3 March 2021 (Agency) —".
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{Lu}[\p{L}’'.-]*[\s,/]+){1,5}(?:\([^)]{2,40}\)[\s,]*)?[^—–-]{0,40}\s*(?:\([^)]{2,40}\)\s*)?(?:[—–-]|:)\s",
    )
});
/// A title that tells the day on which something was said or written.
static SAID_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(minutes|meeting|speech|address|remarks|lecture|sermon|statement|testimony|letter|report|delivered|given|held|dated|written|memorandum|memo)\b",
    )
});
static UPDATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(updated|modified|revised)\b"));

/// True of an opening that has a date, or a place in capitals with a day.
fn is_dateline(opening: &str) -> bool {
    let place = opening.split(',').next().unwrap_or_default();
    let is_capital = place.chars().any(char::is_alphabetic) && !place.contains(char::is_lowercase);
    let has_day = opening.contains(|letter: char| letter.is_ascii_digit()) || opening.contains('(');
    date_in(opening).is_some() || is_capital && has_day
}

/// What stands around a text.
#[derive(Debug, Default)]
pub struct Front {
    /// The block of the title, by its index.
    pub title: Option<usize>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub furniture: Vec<Furniture>,
    pub clues: Vec<Clue>,
    /// The blocks that are the text.
    pub body: Vec<Block>,
}

/// Parts the blocks of a manuscript into the text and what stands around it.
pub fn read(manuscript: &Manuscript, format: Format) -> Front {
    let mut front = Front::default();
    let first_heading = title_by_format(manuscript);
    let last = manuscript.blocks.len().saturating_sub(BACK_BLOCKS);
    for (index, block) in manuscript.blocks.iter().enumerate() {
        let text: &str = &format.shown(&manuscript.text[block.bytes.clone()]);
        let is_front = index < FRONT_BLOCKS && front.body.is_empty();
        let kind = match () {
            () if Some(index) == first_heading => None,
            () if block.kind == BlockKind::Aside => Some(kind_of_aside(text)),
            () if is_front => front.line_above(text, block, kind_of(text)),
            () if index >= last && told_author(text).is_some() => Some(FurnitureKind::AuthorNote),
            () => kind_of(text),
        };
        match kind {
            Some(kind) => {
                if kind == FurnitureKind::AuthorNote && front.author.is_none() {
                    front.author = told_author(text).map(str::to_owned);
                }
                let bytes = block.bytes.clone();
                front.furniture.push(Furniture { bytes, kind });
            }
            None if Some(index) == first_heading => front.title = Some(index),
            None if front.title.is_none()
                && first_heading.is_none()
                && is_front
                && is_title(text) =>
            {
                front.title = Some(index);
                front.said_on(text, block);
            }
            None => front.body.push(block.clone()),
        }
    }
    front.dateline(&manuscript.text);
    front.furniture.sort_by_key(|piece| piece.bytes.start);
    // A text of one line has no title.
    if front.body.is_empty() {
        let title = front.title.take();
        front
            .body
            .extend(title.map(|index| manuscript.blocks[index].clone()));
    }
    front
}

/// The kind of what the format itself sets apart.
fn kind_of_aside(text: &str) -> FurnitureKind {
    match kind_of(text) {
        _ if text.starts_with('|') => FurnitureKind::Table,
        Some(kind) => kind,
        None => FurnitureKind::Caption,
    }
}

/// The heading that is the title where the format tells headings.
fn title_by_format(manuscript: &Manuscript) -> Option<usize> {
    let text = |block: &Block| &manuscript.text[block.bytes.clone()];
    let mut blocks = manuscript.blocks.iter().take(FRONT_BLOCKS).enumerate();
    let same = manuscript.metadata.title.as_deref().and_then(|title| {
        manuscript
            .blocks
            .iter()
            .take(FRONT_BLOCKS)
            .position(|block| letters(text(block)) == letters(title))
    });
    same.or_else(|| {
        blocks.find_map(|(index, block)| match block.kind {
            BlockKind::Heading(1) => Some(index),
            _ => None,
        })
    })
}

/// A text without what two settings of it may differ in.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= MAX_TITLE_WORDS
        && !text.ends_with(['.', ':', ';', ','])
        && text.contains(char::is_alphabetic)
}

impl Front {
    /// Takes in a line that stands above the text, if it is one of the page's and not of the text.
    fn line_above(
        &mut self,
        text: &str,
        block: &Block,
        kind: Option<FurnitureKind>,
    ) -> Option<FurnitureKind> {
        if let Some(found) = WELCOME.captures(text) {
            self.publisher = Some(found["site"].to_owned());
        }
        let words = text.split_whitespace().count();
        if let Some(found) = BYLINE.captures(text) {
            self.author = Some(found["name"].trim().to_owned());
            self.clue(text, block, ClueKind::Dateline);
            return Some(FurnitureKind::Byline);
        }
        let date = date_in(text).filter(|date| date.is_all);
        if date.is_some() && words <= MAX_TITLE_WORDS {
            let has_header = self
                .furniture
                .iter()
                .any(|piece| piece.kind == FurnitureKind::PageHeader);
            let kind = match self.title {
                _ if UPDATED.is_match(text) => ClueKind::Updated,
                Some(_) => ClueKind::Dateline,
                None if has_header => ClueKind::PageHeader,
                None => ClueKind::AboveTitle,
            };
            self.clue(text, block, kind);
            return Some(FurnitureKind::Date);
        }
        kind
    }

    /// Takes in a title's own date.
    fn said_on(&mut self, text: &str, block: &Block) {
        if SAID_ON.is_match(text) {
            self.clue(text, block, ClueKind::Head);
        }
    }

    /// Takes in the dateline with which a text itself begins, or the date of the line below its title.
    fn dateline(&mut self, text: &str) {
        let Some(first) = self.body.first().cloned() else {
            return;
        };
        let block = &text[first.bytes.clone()];
        if let Some(opening) = DATELINE
            .find(block)
            .filter(|opening| is_dateline(opening.as_str()))
        {
            let bytes = first.bytes.start..first.bytes.start + opening.end();
            let line = Block {
                bytes: bytes.clone(),
                kind: first.kind,
            };
            self.clue(opening.as_str(), &line, ClueKind::Dateline);
            self.furniture.push(Furniture {
                bytes,
                kind: FurnitureKind::Dateline,
            });
            self.body[0].bytes.start += opening.end();
        } else if block.split_whitespace().count() <= MAX_TITLE_WORDS {
            let kind = match (UPDATED.is_match(block), SAID_ON.is_match(block)) {
                (true, _) => ClueKind::Updated,
                (false, true) => ClueKind::Head,
                (false, false) => return,
            };
            self.clue(block, &first, kind);
        }
    }

    fn clue(&mut self, text: &str, block: &Block, kind: ClueKind) {
        if let Some(date) = date_in(text) {
            self.clues.push(Clue {
                kind,
                edtf: date.edtf,
                words: text.trim().to_owned(),
                bytes: Some(block.bytes.clone()),
            });
        }
    }
}
