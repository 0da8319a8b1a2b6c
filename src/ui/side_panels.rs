//! The widths of the panels beside the canvas, which keeps half of the window between them where that is wide enough.

use crate::state::State;

use super::widgets::panel_size;

/// The least widths in points; that of the article beside the details is more, since it is there to be read.
const LEAST_DETAIL: f32 = 240.0;
const LEAST_ARTICLE: f32 = 250.0;
const LEAST_ARTICLE_SHARED: f32 = 330.0;
/// The width in which the article's lines are of 60 letters.
const READABLE: f32 = 490.0;
/// The share of the window that both panels have, and the most that they have for the sake of the article's lines.
const SHARE: f32 = 0.5;
const MOST_SHARE: f32 = 0.6;

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
        let most = window * MOST_SHARE;
        let has_room = !shown.detail_shown || most >= LEAST_DETAIL + LEAST_ARTICLE_SHARED;
        let shows_article = state.wants_article_pane() && has_room;
        let alone = window * SHARE;
        let both = alone.max(most.min(LEAST_DETAIL + READABLE));
        let detail = shown.detail_shown.then(|| match shows_article {
            true => {
                let by_default = (window * 0.18).min(both - READABLE);
                let by_default = by_default.clamp(LEAST_DETAIL, 400.0);
                let most = both - LEAST_ARTICLE_SHARED;
                SideWidth::new(sizes.detail, by_default, LEAST_DETAIL, most)
            }
            false => {
                let by_default = (window * 0.235).clamp(290.0, 400.0);
                SideWidth::new(sizes.detail, by_default, LEAST_DETAIL, alone)
            }
        });
        let article = shows_article.then(|| {
            let by_default = (window * 0.32).clamp(READABLE, 560.0);
            let most = detail.map_or(alone, |detail| both - detail.at_first);
            SideWidth::new(sizes.article, by_default, LEAST_ARTICLE, most)
        });
        Self { detail, article }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::state::sample::explored;
    use crate::state::{ArticleMsg, Msg, ReadText, update};
    use crate::view::shared::Shared;

    fn with_article() -> State {
        let mut state = explored();
        let article = Article::read(b"Two reasons\n\n1. It is old.\n\n2. It is far.", "a.txt");
        let read = ReadText::new(Some(Ok(article.expect("an article"))));
        let read = ArticleMsg::WasRead(Shared::new(read));
        update(&mut state, Msg::Article(read));
        state
    }

    #[test]
    fn the_canvas_keeps_half_of_the_window_or_what_the_lines_of_the_article_leave() {
        let mut state = with_article();
        for (window, share) in [
            (700.0, 0.5),
            (1000.0, 0.6),
            (1280.0, 0.58),
            (1600.0, 0.5),
            (2400.0, 0.5),
        ] {
            for [detail, article] in [[None, None], [Some(2000), Some(2000)], [Some(1), Some(900)]]
            {
                state.preferences.panels.detail = detail;
                state.preferences.panels.article = article;
                let panels = SidePanels::of(&state, window);
                let widths = [panels.detail, panels.article].into_iter().flatten();
                let sum: f32 = widths.map(|width| width.at_first).sum();
                assert!(sum <= window * share + 1.0, "{sum} of {window}");
            }
        }
    }

    #[test]
    fn the_article_has_lines_that_are_read_with_ease_as_soon_as_there_is_room() {
        let mut state = with_article();
        for window in [1280.0, 1440.0, 1600.0, 2560.0] {
            for detail_shown in [true, false] {
                state.preferences.detail_shown = detail_shown;
                let article = SidePanels::of(&state, window).article;
                assert!(article.is_some_and(|article| article.at_first >= READABLE));
            }
        }
    }

    #[test]
    fn the_article_waits_where_there_is_no_room_for_both() {
        let mut state = with_article();
        assert!(SidePanels::of(&state, 1024.0).article.is_some());
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
