//! Quotations in the texts of a document that are our own.

use super::Article;
use super::in_marks::in_marks;
use super::lookup::{Lookup, Standing};
use super::quotations::Quotations;
use super::word_index::Letters;
use crate::document::Document;
use crate::document::problem::ValuePath;
use crate::markup;

/// Words in quotation marks in a text of the document that is our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuotation {
    /// The text.
    pub path: ValuePath,
    pub words: String,
    pub standing: Standing,
}

/// The quotations in a document's own texts, in its order. Those of its events have been looked up.
pub fn own_quotations(
    document: &Document,
    article: &Article,
    quotations: &Quotations,
) -> Vec<OwnQuotation> {
    let lookup = Lookup::of(article, quotations.index());
    let mut own = Vec::new();
    each_own_text(document, &mut |text, path| {
        for words in in_marks(text) {
            let words = markup::plain(&text[words]);
            own.push(OwnQuotation {
                path: path(),
                standing: lookup.words(&words, Letters::AnyCase),
                words,
            });
        }
    });
    own
}

/// Tells each text of a document that is our own and may quote, and the way to it.
fn each_own_text(document: &Document, tell: &mut dyn FnMut(&str, &dyn Fn() -> ValuePath)) {
    for (index, event) in document.events.iter().enumerate() {
        let path = |field| move || ValuePath::to("events").item(index).field(field);
        tell(&event.title, &path("title"));
        tell(event.about.as_deref().unwrap_or_default(), &path("about"));
        tell(&event.when.because, &|| path("when")().field("because"));
    }
    for (index, claim) in document.claims.iter().enumerate() {
        let path = |field| move || ValuePath::to("claims").item(index).field(field);
        tell(&claim.title, &path("title"));
        tell(&claim.summary, &path("summary"));
        for (at, link) in claim.events.iter().enumerate() {
            let note = link.note.as_deref().unwrap_or_default();
            tell(note, &|| path("events")().item(at).field("note"));
        }
        for (at, tension) in claim.tensions.iter().enumerate() {
            tell(&tension.note, &|| path("tensions")().item(at).field("note"));
        }
    }
    for (index, actor) in document.actors.iter().enumerate() {
        let path = || ValuePath::to("actors").item(index).field("note");
        tell(actor.note.as_deref().unwrap_or_default(), &path);
    }
}
