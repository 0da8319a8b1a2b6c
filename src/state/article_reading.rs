//! The document's text on its way into the window, which reads it where the document tells one, and again where it tells another.

use std::sync::Arc;

use crate::article::{Article, Quotations};
use crate::document::problem::Problem;
use crate::document::{Document, Source};

use super::{Effect, State};

/// The reason why the text that the document tells is not there.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    /// It is being read.
    Reading,
    /// The reader gave it up.
    GivenUp,
    Unusable(Box<Problem>),
}

/// The document's text as it was read.
#[derive(Debug)]
pub struct ReadText {
    article: Result<Option<Arc<Article>>, Box<Problem>>,
    quotations: Option<Arc<Quotations>>,
}

impl ReadText {
    /// A text, or the fault of one, or none where the document tells none.
    pub fn new(read: Option<Result<Article, Box<Problem>>>) -> Self {
        Self {
            article: read.transpose().map(|article| article.map(Arc::new)),
            quotations: None,
        }
    }

    /// Looks up a document's quotations in it.
    #[must_use]
    pub fn looked_up(mut self, document: &Document) -> Self {
        if let Ok(Some(article)) = &self.article {
            self.quotations = Some(Arc::new(Quotations::of(document, article)));
        }
        self
    }
}

/// The effect of another version of a document, where that tells another text.
pub(super) fn read_other_text(before: &Source, now: &Source) -> Option<Effect> {
    let is_other = before.text != now.text || before.text_inline != now.text_inline;
    is_other.then_some(Effect::ReadArticle)
}

impl State {
    /// Waits for a text that is read beside the window. The text before stays where it is an earlier version of that one.
    pub(super) fn wait_for_text(&mut self, is_same: bool) {
        if !is_same {
            self.renew_article(None, None);
            self.follow_article();
        }
        self.unread = Some(Unread::Reading);
    }

    /// Takes in the document's text.
    pub(super) fn take_text(&mut self, read: &ReadText) -> Vec<Effect> {
        let (article, unread) = match &read.article {
            Ok(article) => (article.clone(), None),
            Err(problem) => (None, Some(Unread::Unusable(problem.clone()))),
        };
        if let Some(editing) = &mut self.editing {
            editing.tell_of_article(read.article.as_ref().err().map(|problem| &**problem));
        }
        self.unread = unread;
        let finds_dates = self.renew_article(article, read.quotations.clone());
        self.follow_article();
        finds_dates.into_iter().collect()
    }

    /// Waits no longer for a text that is being read, if one is.
    pub(super) fn give_up_text(&mut self) -> Vec<Effect> {
        match self.unread {
            Some(Unread::Reading) => {
                self.unread = Some(Unread::GivenUp);
                vec![Effect::GiveUpArticle]
            }
            _ => Vec::new(),
        }
    }
}
