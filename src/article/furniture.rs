//! Furniture: what stands on the page and is no part of the text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// Something that is set apart from the text, and not lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    pub bytes: Range<usize>,
    pub kind: FurnitureKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FurnitureKind {
    PageHeader,
    Byline,
    Date,
    Dateline,
    LinkToOther,
    Advertisement,
    Invitation,
    Cookies,
    Copyright,
    Caption,
    Table,
    Tags,
    AuthorNote,
    EditorNote,
    PageNumber,
    RuledLine,
}

impl FurnitureKind {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::PageHeader => "page header",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Dateline => "dateline",
            Self::LinkToOther => "link to another text",
            Self::Advertisement => "advertisement",
            Self::Invitation => "invitation to the reader",
            Self::Cookies => "cookies",
            Self::Copyright => "copyright",
            Self::Caption => "caption",
            Self::Table => "table",
            Self::Tags => "tags",
            Self::AuthorNote => "note on the author",
            Self::EditorNote => "note of the editors",
            Self::PageNumber => "page number",
            Self::RuledLine => "ruled line",
        }
    }
}

/// Kinds by a block's words, with the most words that a block of the kind has; the first that fits.
static KINDS: LazyLock<Vec<(FurnitureKind, usize, Regex)>> = LazyLock::new(|| {
    use FurnitureKind::*;
    [
        (LinkToOther, 40, r"(?i)^\W*(read more|read also|also read|more on this|see also|related( (stories|articles?|reading|posts?|news|content))?|recommended( reading| for you)?|you (may|might) (also )?(like|enjoy)|don[’']t miss|must[- ]read|watch|listen|further reading|more from|up next|next article|previous article|trending)\b\s*(:|$|[-–—»>])"),
        (LinkToOther, 40, r"(?i)^\W*(read more|read also|also read|see also|click here)\b"),
        (Advertisement, 12, r"(?i)^\W*(advertisement|advertising|sponsored( content)?|promoted|story continues below|article continues (below|after).*|paid content|ad)\W*$"),
        (Cookies, 80, r"(?i)\bcookies?\b.*\b(accept|consent|polic(y|ies)|settings|preferences|use|uses|experience|agree)\b|\b(accept|consent|we use)\b.*\bcookies?\b"),
        (Invitation, 40, r"(?i)^\W*(subscribe|sign up|sign in|log in|register (now|here|for)|newsletter|follow (us|me)\b|share (this|on|article|via)\b|tweet|like us|join (us|our|the conversation)|support (us|our)|donate|leave a (comment|reply)|comments?\W*$|print( this)?\W*$|e-?mail this|download (our|the) app|get (our|the) (app|newsletter)|enjoyed this)"),
        (Copyright, 60, r"(?i)^\W*(©|\(c\)\s*\d{4}|copyright\b)|\ball rights reserved\b"),
        (Caption, 60, r"(?i)^\W*(photo(graph)?s?|image|picture|pictured|caption|illustration|figure \d+|graphic|video)\s*(credit|courtesy)?\s*(:|/|by\b|\u{7c})|\b(getty images|shutterstock|file photo|wikimedia commons|unsplash)\b|\((photo|image|picture|credit)\b[^)]*\)\W*$"),
        (Tags, 40, r"(?i)^\W*(tags?|topics?|categor(y|ies)|filed under|keywords|posted in)\s*:"),
        (PageHeader, 30, r"(?i)^\W*(welcome to\b|skip to (main )?content|toggle navigation|menu\W*$|home\s*[>/»|›]|breaking news\W*$|\d+\s*[- ]?min(ute)?s? read\W*$|reading time\b|(estimated )?read time\b|table of contents\W*$|search\W*$|print edition\b|from the print edition)"),
        (PageHeader, 12, r"^\||\|$|\S\s+\|\s+\S+\s+\|"),
        (PageNumber, 6, r"(?i)^\W*(page \d+( of \d+)?|\d{1,4})\W*$"),
        (EditorNote, 80, r"(?i)^\W*(editor[’']?s?[’']? note|note from the editors?|correction\b|corrections\b|clarification\b|disclaimer\b|this (article|piece|essay|text|story|column) (was|has been|first|originally|is)\b.*\b(appeared|published|republished|updated|corrected|amended|adapted|translated|reprinted)\b|(first|originally) (appeared|published) (in|on|by|at)\b)"),
        (AuthorNote, 120, r"(?i)^\W*(about the authors?\b|the (author|writer|columnist)s? (is|are|was|has|can|teaches|writes|works)\b|the (views|opinions)( and opinions)? expressed\b|views expressed\b|opinions expressed\b|all views are\b)"),
        (RuledLine, 12, r"^[^\p{L}\p{N}]+$"),
    ]
    .into_iter()
    .map(|(kind, words, text)| (kind, words, pattern(text)))
    .collect()
});

/// A line on somebody by name: "Ada Byron is a mathematician and …".
static ON_SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?<name>(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\.?\s+)?\p{Lu}[\p{L}’'.-]*(?:\s+(?:(?:van|von|de|der|den|al|el|bin|ibn|la|le|di|da)\s+)*\p{Lu}[\p{L}’'.-]*){1,3})(?:,[^,]{2,60},)?\s+(?:is|was)\s+(?:an?\b|the\b|(?:currently|formerly|also)\b|(?:professor|director|editor|head|chair)\b)|^\W*(?<name2>\p{Lu}[\p{L}’'.-]*(?:\s+\p{Lu}[\p{L}’'.-]*){1,3})\s+(?:teaches|writes|works|covers|reports|lectures|blogs)\s",
    )
});
/// What notes on authors say of them.
static TRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(analyst|author|journalist|professor|lecturer|columnist|fellow|historian|editor|writer|contributor|researcher|director|teacher|economist|lawyer|correspondent|host|scholar|reporter|novelist|poet|scientist|engineer|consultant|diplomat|ambassador|activist|blogger|critic|founder|student|teaches|writes|covers|works)\b",
    )
});

/// The kind of furniture that a block is by its words alone.
pub fn kind_of(text: &str) -> Option<FurnitureKind> {
    let words = text.split_whitespace().count();
    KINDS
        .iter()
        .find(|(_, most, pattern)| words <= *most && pattern.is_match(text))
        .map(|(kind, _, _)| *kind)
}

/// The name of whom a block tells as notes on authors do.
pub fn told_author(text: &str) -> Option<&str> {
    let found = ON_SOMEBODY.captures(text)?;
    let name = found.name("name").or_else(|| found.name("name2"))?;
    (TRADE.is_match(text) && text.split_whitespace().count() <= 120).then(|| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_by_its_words() {
        use FurnitureKind::*;
        for (text, kind) in [
            ("Read more: Council signs a deal", LinkToOther),
            ("Related articles", LinkToOther),
            ("ADVERTISEMENT", Advertisement),
            ("We use cookies. Accept all", Cookies),
            ("Sign up for our newsletter", Invitation),
            ("© 2023 The Daily", Copyright),
            ("The quay at dawn. Photo: I. Maren", Caption),
            ("Photo: I. Maren", Caption),
            ("| Welcome to the Daily", PageHeader),
            ("5 min read", PageHeader),
            ("Home > News > Harbour", PageHeader),
            ("Page 3 of 10", PageNumber),
            ("* * *", RuledLine),
            ("The views expressed are the author’s own.", AuthorNote),
            ("This article was first published in The Daily.", EditorNote),
            ("Tags: harbour, fish", Tags),
        ] {
            let found = kind_of(text);
            let is_caption_inside = kind == Caption && text.starts_with("The quay");
            assert!(
                found == Some(kind) || is_caption_inside,
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn sentences_of_a_text_are_no_furniture() {
        for text in [
            "Related questions were raised in the council, and nobody had an answer to them.",
            "Watch the harbour in winter and you will see why.",
            "The council said that the ad was wrong.",
            "Follow the money, they say.",
            "Share prices fell in August.",
            "The picture was clear: nobody paid.",
        ] {
            assert_eq!(kind_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_on_an_author_names_them() {
        for (text, name) in [
            (
                "Ilse van Maren is a historian who lives in Ostervik.",
                Some("Ilse van Maren"),
            ),
            ("Jan Holt teaches history.", Some("Jan Holt")),
            ("The harbour is a ruin.", None),
            ("Jan Holt was an honest man.", None),
        ] {
            assert_eq!(told_author(text), name, "{text}");
        }
    }
}
