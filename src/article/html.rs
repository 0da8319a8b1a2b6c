//! HTML: the article without its page, found as the reading views of browsers find it, and the page's own fields.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::apart::apart;
use super::manuscript::{BlockKind, DateField, Manuscript, Metadata, MetadataDate, day_of};
use super::read_error::ReadError;

/// Pages of more elements are read whole, since weighing them against each other would take too long.
const MAX_ELEMENTS: usize = 50_000;
/// The same of elements within elements.
const MAX_DEPTH: usize = 200;
/// Elements of which nothing is text of the article.
const LEFT_OUT: [&str; 17] = [
    "aside", "button", "dialog", "footer", "form", "head", "iframe", "menu", "nav", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea",
];
/// Elements that stand within a line.
const INLINE: [&str; 33] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Reads a page.
///
/// # Errors
/// It does not come to an end, or cannot be weighed.
pub fn read(page: String) -> Result<Manuscript, ReadError> {
    apart("HTML", move || read_here(&page))
}

fn read_here(page: &str) -> Result<Manuscript, ReadError> {
    let mut manuscript = Manuscript::default();
    let page = Document::from(page);
    let config = Config {
        // Where all is one heap, it is weighed no further.
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    let readability = Readability::with_document(page.clone(), None, Some(config));
    let mut readability = readability.map_err(|_| ReadError::Broken("HTML"))?;
    manuscript.metadata = metadata(&readability);
    let title = manuscript.metadata.title.clone();
    let title = title.or_else(|| heading_of(&readability.doc));
    if let Some(title) = title {
        manuscript.push(&title, BlockKind::Heading(1));
    }
    // A page that is too short has no article that could be told from it.
    let article = match is_shallow(&page) {
        true => readability.parse().ok(),
        false => None,
    };
    let body = match article {
        Some(article) => Document::from(article.content),
        None => page,
    };
    walk(&body, &mut manuscript);
    drop_repeated_title(&mut manuscript);
    Ok(manuscript)
}

/// True of a page whose elements lie no deeper than those of pages that people make.
fn is_shallow(page: &Document) -> bool {
    let (root, mut at, mut depth) = (page.root(), page.root(), 0_usize);
    loop {
        if let Some(child) = at.first_child() {
            at = child;
            depth += 1;
            if depth > MAX_DEPTH {
                return false;
            }
            continue;
        }
        while at.next_sibling().is_none() {
            match at.parent() {
                Some(parent) if parent.id != root.id => at = parent,
                _ => return true,
            }
            depth -= 1;
        }
        if let Some(next) = at.next_sibling() {
            at = next;
        }
    }
}

fn metadata(readability: &Readability) -> Metadata {
    let found = readability.get_article_metadata(readability.parse_json_ld());
    let fields = [
        (&found.published_time, DateField::Published),
        (&found.modified_time, DateField::Modified),
    ];
    let mut dates: Vec<MetadataDate> = fields
        .into_iter()
        .filter_map(|(text, field)| date(text.as_deref()?, field))
        .collect();
    if dates.is_empty() {
        let times = readability
            .doc
            .select("article time[datetime], time[pubdate], time[itemprop=datePublished]");
        let written = times.attr("datetime");
        dates.extend(written.and_then(|text| date(&text, DateField::Published)));
    }
    let author = found.byline.map(|author| one_line(&author));
    let author = author.map(|author| without_by(&author).to_owned());
    Metadata {
        title: Some(one_line(&found.title)).filter(|title| !title.is_empty()),
        author: author.filter(|author| !author.is_empty()),
        publisher: found.site_name.map(|site| one_line(&site)),
        dates,
    }
}

fn date(text: &str, field: DateField) -> Option<MetadataDate> {
    let edtf = day_of(text)?;
    Some(MetadataDate { edtf, field })
}

fn heading_of(page: &Document) -> Option<String> {
    let heading = one_line(&page.select("h1").first().text());
    (!heading.is_empty()).then_some(heading)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_by(author: &str) -> &str {
    match author.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => author[3..].trim(),
        _ => author,
    }
}

/// The title stands in the page too.
fn drop_repeated_title(manuscript: &mut Manuscript) {
    let text = &manuscript.text;
    let repeats = match &manuscript.blocks[..] {
        [first, second, ..] => {
            text[first.bytes.clone()].eq_ignore_ascii_case(&text[second.bytes.clone()])
        }
        _ => false,
    };
    if repeats {
        manuscript.blocks.remove(0);
    }
}

/// Collects the blocks of a tree. This is a loop and no recursion, since a page may nest its elements as deep as it likes.
fn walk(page: &Document, manuscript: &mut Manuscript) {
    let root = page.root();
    let mut lines = Lines {
        manuscript,
        line: String::new(),
        kind: BlockKind::Paragraph,
    };
    let mut at = root;
    loop {
        let goes_in = lines.enter(&at);
        let next = if goes_in { at.first_child() } else { None };
        if let Some(next) = next {
            at = next;
            continue;
        }
        loop {
            lines.leave(&at);
            if at.id == root.id {
                lines.end_block();
                return;
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            match at.parent() {
                Some(parent) => at = parent,
                None => return,
            }
        }
    }
}

struct Lines<'m> {
    manuscript: &'m mut Manuscript,
    /// The block so far.
    line: String,
    kind: BlockKind,
}

impl Lines<'_> {
    /// Takes in what begins here, and says whether what is inside is to be read.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.add(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return !node.is_comment() && !node.is_doctype();
        };
        let name: &str = &name;
        if LEFT_OUT.contains(&name) {
            return false;
        }
        if name == "br" {
            self.line.push('\n');
        } else if !INLINE.contains(&name) {
            self.end_block();
            self.kind = match name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    BlockKind::Heading(name.as_bytes()[1] - b'0')
                }
                "li" => BlockKind::Item,
                "figcaption" | "caption" => BlockKind::Aside,
                // The first paragraph of an item is the item's.
                "p" | "div" if self.kind == BlockKind::Item => BlockKind::Item,
                _ => BlockKind::Paragraph,
            };
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let is_inline = node
            .node_name()
            .is_none_or(|name| INLINE.contains(&&*name) || &*name == "br");
        if node.is_element() && !is_inline {
            self.end_block();
        }
    }

    /// Adds text with its white space as a browser shows it.
    fn add(&mut self, text: &str) {
        for (index, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            let is_apart = self.line.is_empty() || self.line.ends_with([' ', '\n']);
            if index > 0 && !is_apart {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
    }

    fn end_block(&mut self) {
        if self.line.trim().is_empty() {
            self.line.clear();
            return;
        }
        let line = std::mem::take(&mut self.line);
        self.manuscript.push(&line, self.kind);
        self.kind = BlockKind::Paragraph;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html><head><title>The quay | The Daily</title>
        <meta property="og:site_name" content="The Daily"><meta name="author" content="By Ilse Maren">
        <meta property="article:published_time" content="2023-01-06T10:00:00Z"></head>
        <body><nav>Home News</nav><article><h1>The quay</h1><p>It was <b>closed</b>
        in spring, and nobody knew why, since the council, which had met twice, had said nothing of it in public.</p>
        <ol><li>One thing is sure, and it is that the harbour had no money left.</li><li>Two things are not.</li></ol>
        <figure><figcaption>The quay at dawn.</figcaption></figure></article><footer>Cookies</footer></body></html>"#;

    #[test]
    fn a_page_gives_its_article_and_its_fields() {
        let read = read(PAGE.to_owned()).expect("a page");
        assert_eq!(read.metadata.author.as_deref(), Some("Ilse Maren"));
        assert_eq!(read.metadata.publisher.as_deref(), Some("The Daily"));
        assert_eq!(read.metadata.dates[0].edtf, "2023-01-06");
        assert!(
            read.text.contains("It was closed in spring, and nobody"),
            "{}",
            read.text
        );
        assert!(
            !read.text.contains("Cookies") && !read.text.contains("Home"),
            "{}",
            read.text
        );
        let items = read
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Item);
        assert_eq!(items.count(), 2, "{read:#?}");
    }

    #[test]
    fn elements_nested_very_deep_are_read() {
        let page = format!("{}<p>Down here.</p>", "<div>".repeat(2_000));
        assert!(read(page).expect("a page").text.contains("Down here."));
    }
}
