//! The widths of the panels beside the canvas, which keeps half of the window between them.

use crate::state::State;

use super::widgets::panel_size;

/// The least widths in points.
const LEAST_DETAIL: f32 = 240.0;
const LEAST_ARTICLE: f32 = 250.0;

/// A panel's width at first, and the most that it can be dragged to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SideWidth {
    pub at_first: f32,
    pub least: f32,
    pub most: f32,
}

impl SideWidth {
    fn new(kept: Option<u16>, by_default: f32, least: f32, most: f32) -> Self {
        let most = most.max(least + 1.0);
        let at_first = panel_size(kept, by_default).clamp(least, most);
        Self {
            at_first,
            least,
            most,
        }
    }
}

/// The panels that a window has room for. The details of what is read come before the article: without room for both, the
/// article waits until the details are closed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SidePanels {
    pub detail: Option<SideWidth>,
    pub article: Option<SideWidth>,
}

impl SidePanels {
    /// In a window of this width in points.
    pub fn of(state: &State, window: f32) -> Self {
        let shown = &state.preferences;
        let sizes = shown.panels;
        let half = window / 2.0;
        let has_room = half >= LEAST_DETAIL + LEAST_ARTICLE || !shown.detail_shown;
        let shows_article = state.shown_article().is_some() && has_room;
        let detail = shown.detail_shown.then(|| match shows_article {
            true => {
                let by_default = (window * 0.2).clamp(250.0, 400.0);
                SideWidth::new(sizes.detail, by_default, LEAST_DETAIL, half - LEAST_ARTICLE)
            }
            false => {
                let by_default = (window * 0.235).clamp(290.0, 400.0);
                SideWidth::new(sizes.detail, by_default, LEAST_DETAIL, half)
            }
        });
        let beside = detail.map_or(0.0, |detail| detail.at_first);
        let article = shows_article.then(|| {
            let by_default = (window * 0.3).clamp(380.0, 560.0);
            SideWidth::new(sizes.article, by_default, LEAST_ARTICLE, half - beside)
        });
        Self { detail, article }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Article;
    use crate::state::sample::explored;
    use crate::state::{OpenDocument, Preferences};
    use crate::view::document_layout::DocumentLayout;

    fn with_article() -> State {
        let state = explored();
        let article = Article::read(b"Two reasons\n\n1. It is old.\n\n2. It is far.", "a.txt");
        let opened = OpenDocument {
            document_layout: DocumentLayout::new(&state.timeline),
            timeline: Arc::clone(&state.timeline),
            text: None,
            article: Some(Arc::new(article.expect("an article"))),
            quotations: None,
        };
        State::of(opened, Preferences::default())
    }

    #[test]
    fn the_canvas_keeps_half_of_the_window() {
        let mut state = with_article();
        for window in [700.0, 1000.0, 1280.0, 1600.0, 2400.0] {
            for [detail, article] in [[None, None], [Some(2000), Some(2000)], [Some(1), Some(900)]]
            {
                state.preferences.panels.detail = detail;
                state.preferences.panels.article = article;
                let panels = SidePanels::of(&state, window);
                let widths = [panels.detail, panels.article].into_iter().flatten();
                let sum: f32 = widths.map(|width| width.at_first).sum();
                assert!(sum <= window / 2.0 + 1.0, "{sum} of {window}");
            }
        }
    }

    #[test]
    fn the_article_waits_where_there_is_no_room_for_both() {
        let mut state = with_article();
        assert!(SidePanels::of(&state, 1280.0).article.is_some());
        assert!(SidePanels::of(&state, 900.0).article.is_none());
        state.preferences.detail_shown = false;
        assert!(SidePanels::of(&state, 900.0).article.is_some());
        state.preferences.article_shown = false;
        assert!(SidePanels::of(&state, 900.0).article.is_none());
    }

    #[test]
    fn a_document_without_a_text_has_its_details_alone() {
        let panels = SidePanels::of(&explored(), 1280.0);
        assert_eq!(panels.article, None);
        assert_eq!(panels.detail.map(|detail| detail.most), Some(640.0));
    }
}
