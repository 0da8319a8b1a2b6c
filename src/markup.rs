//! Stress and links in a document's texts: as much of CommonMark as a reader sees. Headings, lists, images, code and HTML
//! are the text that they are.
//!
//! A text is never set anew from what the parser makes of it: it is shown as it was written, but for the signs of stress,
//! the brackets and addresses of links, and the backslashes before signs. So nothing that the parser drops or rewrites can
//! be lost, and lines end where the writer ended them.

mod address;

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

pub use address::Address;

/// A stretch of text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    pub text: String,
    pub style: TextStyle,
    /// The address that it leads to.
    pub link: Option<Address>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// `*stress*`
    pub stressed: bool,
    /// `**strong stress**`
    pub strong: bool,
}

/// The runs of a text, in its own order.
pub fn runs(text: &str) -> Vec<TextRun> {
    if !text.contains(['*', '_', '\\', '[', '<']) && !text.contains("://") {
        return vec![TextRun {
            text: text.to_owned(),
            style: TextStyle::default(),
            link: None,
        }];
    }
    let mut reading = Reading::new(text);
    for (event, range) in Parser::new(text).into_offset_iter() {
        reading.event(event, range);
    }
    reading.into_runs()
}

/// A text without the signs of its stress and without the addresses of its links, for where it cannot be more than letters.
pub fn plain(text: &str) -> String {
    runs(text).into_iter().map(|run| run.text).collect()
}

/// The look of one byte.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct ByteLook {
    hidden: bool,
    style: TextStyle,
    /// The link's position in the list of addresses.
    link: Option<usize>,
}

/// A text with the look of each of its bytes, as far as it has been read.
struct Reading<'t> {
    text: &'t str,
    looks: Vec<ByteLook>,
    addresses: Vec<Address>,
    /// Addresses that stand in the text by themselves. Signs within them are theirs.
    bare: Vec<Range<usize>>,
    /// The links that are open, with the end of what they hold so far.
    open_links: Vec<OpenLink>,
    /// The end of what the parser has told of.
    told: usize,
    is_code: bool,
}

struct OpenLink {
    range: Range<usize>,
    address: Option<Address>,
    is_autolink: bool,
    text_end: usize,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str) -> Self {
        let mut reading = Self {
            text,
            looks: vec![ByteLook::default(); text.len()],
            addresses: Vec::new(),
            bare: Vec::new(),
            open_links: Vec::new(),
            told: 0,
            is_code: false,
        };
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        for found in finder.links(text) {
            // As in GitHub's kind of CommonMark, these are the sentence's where an address ends with them.
            let address = found.as_str().trim_end_matches(['*', '_', '~']);
            if let Some(parsed) = Address::parse(address) {
                let range = found.start()..found.start() + address.len();
                reading.link(range.clone(), parsed);
                reading.bare.push(range);
            }
        }
        reading
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis) => self.stress(&range, 1, |style| style.stressed = true),
            Event::Start(Tag::Strong) => self.stress(&range, 2, |style| style.strong = true),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => self.open_link(range, link_type, &dest_url, !title.is_empty()),
            Event::End(TagEnd::Link) => self.close_link(),
            Event::Start(Tag::CodeBlock(_)) => self.is_code = true,
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            Event::Text(_) => {
                self.hide_backslash_before(range.start);
                self.tell(range.end);
            }
            Event::HardBreak => {
                let backslash = self.text[range.clone()].starts_with('\\');
                self.hide(range.start..range.start + usize::from(backslash));
                self.tell(range.end);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::SoftBreak => self.tell(range.end),
            _ => {}
        }
    }

    /// Stresses what stands between signs of so many bytes.
    fn stress(&mut self, range: &Range<usize>, sign: usize, set: impl Fn(&mut TextStyle)) {
        let signs = [range.start..range.start + sign, range.end - sign..range.end];
        if signs.iter().any(|sign| self.is_in_bare_address(sign)) {
            return;
        }
        for look in &mut self.looks[range.clone()] {
            set(&mut look.style);
        }
        signs.into_iter().for_each(|sign| self.hide(sign));
    }

    fn open_link(&mut self, range: Range<usize>, link_type: LinkType, to: &str, has_title: bool) {
        let is_autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let address = match link_type {
            LinkType::Email => Address::parse(&format!("mailto:{to}")),
            LinkType::Autolink => Address::parse(to),
            // What a title says would be lost.
            LinkType::Inline if !has_title => Address::parse(to),
            _ => None,
        };
        let begins_in_another = self.is_in_bare_address(&(range.start..range.start + 1));
        self.open_links.push(OpenLink {
            text_end: range.start + 1,
            address: address.filter(|_| !begins_in_another),
            is_autolink,
            range,
        });
    }

    fn close_link(&mut self) {
        let Some(OpenLink {
            range,
            address: Some(address),
            is_autolink,
            text_end,
        }) = self.open_links.pop()
        else {
            return;
        };
        let text_end = match is_autolink {
            true => range.end - 1,
            false => text_end,
        };
        let text = range.start + 1..text_end;
        // One that shows nothing could not be followed, and one that shows another address than its own would mislead.
        let shown = Address::parse(&self.text[text.clone()]);
        if text.is_empty() || shown.is_some_and(|shown| shown != address) {
            return;
        }
        self.link(text, address);
        self.hide(range.start..range.start + 1);
        self.hide(text_end..range.end);
        self.tell(range.end);
    }

    fn link(&mut self, range: Range<usize>, address: Address) {
        for look in &mut self.looks[range] {
            look.link = Some(self.addresses.len());
        }
        self.addresses.push(address);
    }

    fn hide(&mut self, range: Range<usize>) {
        for look in &mut self.looks[range] {
            look.hidden = true;
        }
    }

    /// Hides the backslash by which the sign behind it is no sign. The parser tells of neither.
    fn hide_backslash_before(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let Some(backslash) = at.checked_sub(1).filter(|_| !self.is_code) else {
            return;
        };
        let escapes = bytes[backslash] == b'\\'
            && backslash >= self.told
            && bytes.get(at).is_some_and(u8::is_ascii_punctuation);
        if escapes && !self.is_in_bare_address(&(backslash..at)) {
            self.hide(backslash..at);
        }
    }

    fn tell(&mut self, end: usize) {
        self.told = self.told.max(end);
        if let Some(link) = self.open_links.last_mut() {
            link.text_end = link.text_end.max(end);
        }
    }

    fn is_in_bare_address(&self, range: &Range<usize>) -> bool {
        let behind = self.bare.partition_point(|bare| bare.end <= range.start);
        let next = self.bare.get(behind);
        next.is_some_and(|bare| bare.start < range.end)
    }

    fn into_runs(self) -> Vec<TextRun> {
        let mut runs: Vec<TextRun> = Vec::new();
        let mut last = None;
        for (at, letter) in self.text.char_indices() {
            let look = self.looks[at];
            if look.hidden {
                continue;
            }
            match runs.last_mut() {
                Some(run) if last == Some(look) => run.text.push(letter),
                _ => runs.push(TextRun {
                    text: letter.to_string(),
                    style: look.style,
                    link: look.link.map(|link| self.addresses[link].clone()),
                }),
            }
            last = Some(look);
        }
        runs
    }
}

#[cfg(test)]
mod tests;
