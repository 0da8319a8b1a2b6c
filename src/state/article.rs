//! The text that the document reads, and the document's quotations in it, which are looked up once somebody asks.

use std::sync::{Arc, OnceLock};

use super::State;
use crate::article::Quotations;
use crate::document::ClaimNumber;
use crate::view::article::ArticleMarks;

/// All that was looked up in an article. An edit costs the phrases that it changes, and what nobody looks at costs nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct LookedUp {
    quotations: OnceLock<Arc<Quotations>>,
    marks: OnceLock<Marked>,
    /// The same of another version of the document.
    quotations_before: Option<Arc<Quotations>>,
    marks_before: Option<Marked>,
}

/// The marks of an article with all that they are made from.
#[derive(Clone, Debug)]
struct Marked {
    marks: Arc<ArticleMarks>,
    quotations: Arc<Quotations>,
    claims: Vec<ClaimNumber>,
}

impl LookedUp {
    /// What was looked up already for this version of the document or another.
    pub fn of(quotations: Option<Arc<Quotations>>) -> Self {
        Self {
            quotations_before: quotations,
            ..Self::default()
        }
    }

    /// Makes room for what another version of the document quotes.
    pub fn document_changed(&mut self) {
        let quotations = self.quotations.take();
        let marks = self.marks.take();
        *self = Self {
            quotations_before: quotations.or(self.quotations_before.take()),
            marks_before: marks.or(self.marks_before.take()),
            ..Self::default()
        };
    }
}

impl State {
    /// The standing of the document's quotations in its text, if it has one that can be read.
    pub fn quotations(&self) -> Option<&Arc<Quotations>> {
        let article = self.article.as_ref()?;
        let looked_up = &self.looked_up;
        let found = looked_up.quotations.get_or_init(|| {
            let document = self.timeline.document();
            match &looked_up.quotations_before {
                Some(before) => {
                    let renewed = before.renewed(document, article);
                    renewed.map_or_else(|| Arc::clone(before), Arc::new)
                }
                None => Arc::new(Quotations::of(document, article)),
            }
        });
        Some(found)
    }

    /// The stretches of the article that the document speaks of, where the article is shown.
    pub fn article_marks(&self) -> Option<&ArticleMarks> {
        let pane = self.shown_article()?;
        let quotations = self.quotations()?;
        let looked_up = &self.looked_up;
        let marked = looked_up.marks.get_or_init(|| {
            let claims = self.timeline.claims_by_number().iter();
            let claims = claims.map(|claim| self.timeline.claim(*claim).number);
            let claims: Vec<ClaimNumber> = claims.collect();
            let before = looked_up.marks_before.as_ref();
            let is_same = |before: &&Marked| {
                Arc::ptr_eq(&before.quotations, quotations) && before.claims == claims
            };
            before.filter(is_same).cloned().unwrap_or_else(|| Marked {
                marks: Arc::new(ArticleMarks::new(&pane.text, &self.timeline, quotations)),
                quotations: Arc::clone(quotations),
                claims,
            })
        });
        Some(&marked.marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::source::ValueName;
    use crate::document::{self, EventId};
    use crate::state::{ArticleMsg, Edit, Msg, OpenDocument, Preferences, ReadText, update};
    use crate::timeline::Timeline;
    use crate::view::document_layout::DocumentLayout;
    use crate::view::shared::Shared;

    const ARTICLE: &str =
        "The old quay\n\nThe council met in April and in early May, and paid in June.\n";
    const DOCUMENT: &str = r#"(format: 1, source: (title: "T", written: (edtf: "2023")), events: [
        (id: "met", title: "It meets", when: (edtf: "2022", phrases: [(text: "in April"), (text: "in early May")])),
        (id: "paid", title: "It pays", when: (edtf: "2022", phrases: [(text: "in June")]))])"#;

    fn read(state: &mut State, text: &str, looks_up: bool) {
        let article = Article::read(text.as_bytes(), "quay.txt").expect("an article");
        let mut read = ReadText::new(Some(Ok(article)));
        if looks_up {
            read = read.looked_up(state.timeline.document());
        }
        update(state, Msg::Article(ArticleMsg::WasRead(Shared::new(read))));
    }

    fn state() -> State {
        let (document, _) = document::open(DOCUMENT.as_bytes()).expect("a good document");
        let timeline = Arc::new(Timeline::build(Arc::new(document)).expect("good dates"));
        let opened = OpenDocument {
            document_layout: DocumentLayout::new(&timeline),
            timeline,
            text: Some(DOCUMENT.into()),
        };
        let mut state = State::of(opened, Preferences::default());
        state.preferences.article_shown = true;
        read(&mut state, ARTICLE, false);
        state
    }

    /// The phrases that have been looked up since the last time, once the article is drawn.
    fn looked_up(state: &State) -> usize {
        state.article_marks();
        let LookedUp {
            quotations,
            quotations_before,
            ..
        } = &state.looked_up;
        let before = quotations_before.as_ref();
        match quotations.get() {
            Some(same) if before.is_some_and(|before| Arc::ptr_eq(before, same)) => 0,
            Some(quotations) => quotations.looked_up(),
            None => 0,
        }
    }

    fn event(id: &str) -> ValueName {
        ValueName::event(&EventId::from(id))
    }

    fn type_text(state: &mut State, field: ValueName, text: &str) {
        update(state, Msg::Edit(Edit::typed("it", field, text, false)));
    }

    #[test]
    fn an_edit_costs_the_phrases_that_it_changes() {
        let mut state = state();
        assert_eq!(looked_up(&state), 3);
        type_text(&mut state, event("met").field("title"), "It met");
        assert_eq!(looked_up(&state), 0);
        let phrases = || event("met").field("when").field("phrases");
        type_text(&mut state, phrases().at(1).field("text"), "early May");
        assert_eq!(looked_up(&state), 1);
        update(
            &mut state,
            Msg::Edit(Edit::new("it").remove(phrases().at(0))),
        );
        assert_eq!(looked_up(&state), 0);
        let standings = state
            .quotations()
            .map(|all| all.of_event(&"met".into()).len());
        assert_eq!(standings, Some(1));
        update(&mut state, Msg::Undo);
        assert_eq!(looked_up(&state), 1);
    }

    #[test]
    fn nothing_is_looked_up_for_an_article_that_is_hidden() {
        let mut state = state();
        looked_up(&state);
        update(&mut state, Msg::ToggleArticle);
        for title in ["It", "It me", "It met"] {
            type_text(&mut state, event("met").field("title"), title);
            assert_eq!(looked_up(&state), 0);
            assert!(state.looked_up.quotations.get().is_none());
        }
        update(&mut state, Msg::ToggleArticle);
        assert_eq!(looked_up(&state), 0);
        assert!(state.looked_up.quotations.get().is_some());
    }

    #[test]
    fn what_was_looked_up_beside_the_window_is_not_looked_up_again() {
        let mut state = state();
        looked_up(&state);
        let later = ARTICLE.replace("June", "July");
        read(&mut state, &later, false);
        assert_eq!(looked_up(&state), 3);
        read(&mut state, ARTICLE, true);
        assert_eq!(looked_up(&state), 0);
        let paid = state
            .quotations()
            .map(|all| all.of_event(&"paid".into()).to_vec());
        assert!(paid.is_some_and(|standings| standings[0].is_verbatim()));
    }
}
