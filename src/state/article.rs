//! The text that the document reads, and the document's quotations in it, which are looked up once somebody asks.

use std::sync::{Arc, OnceLock};

use super::State;
use crate::article::{Quotations, WordIndex};

/// An article with what was looked up in it.
#[derive(Clone, Debug, Default)]
pub(super) struct LookedUp {
    index: OnceLock<Arc<WordIndex>>,
    quotations: OnceLock<Arc<Quotations>>,
}

impl LookedUp {
    /// What was looked up already.
    pub fn of(quotations: Option<Arc<Quotations>>) -> Self {
        Self {
            index: OnceLock::new(),
            quotations: quotations.map_or_else(OnceLock::new, OnceLock::from),
        }
    }

    /// Forgets what the document before this one quoted.
    pub fn forget_document(&mut self) {
        self.quotations = OnceLock::new();
    }
}

impl State {
    /// The standing of the document's quotations in its text, if it has one that can be read.
    pub fn quotations(&self) -> Option<&Quotations> {
        let article = self.article.as_ref()?;
        let LookedUp { index, quotations } = &self.looked_up;
        let found = quotations.get_or_init(|| {
            let index = index.get_or_init(|| Arc::new(WordIndex::of(article)));
            let document = self.timeline.document();
            Arc::new(Quotations::with_index(document, article, index))
        });
        Some(found)
    }
}
