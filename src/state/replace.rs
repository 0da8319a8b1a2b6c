//! Another version of the document under the reader's eyes.
//!
//! Whatever the state keeps names things as the document does, so most of it goes on as it was. This lets go of what is
//! gone and fits what depends on the document as a whole: the camera, the matches, the presentation's script.

use std::sync::Arc;

use crate::timeline::Timeline;
use crate::view::arrangement::Arrangement;
use crate::view::document_layout::DocumentLayout;
use crate::view::look::{Look, Selection};

use super::article_reading::read_other_text;
use super::navigation::Navigation;
use super::{Effect, Mode, State, in_style};

impl State {
    /// Shows another version of the document. What is still there stays selected, in view and in history; the camera,
    /// folds, panels, search and the step of a presentation stay.
    pub fn replace(
        &mut self,
        timeline: Arc<Timeline>,
        document_layout: DocumentLayout,
    ) -> Vec<Effect> {
        self.settle_folding();
        let showed_everything = self.shows_everything();
        let goes_to = self.nav_entry().camera;
        let timeline = in_style(timeline, self.preferences.date_style);
        let before = std::mem::replace(&mut self.timeline, timeline);
        self.looked_up.document_changed();
        self.applied = Arrangement::default();
        let titles = document_layout.titles;
        self.document_layout = Arc::new(document_layout);
        let look = &mut self.explore_mut().nav.look;
        look.division = look.division.with_titles(titles);
        self.let_go_of_what_is_gone();
        self.jump(goes_to);
        self.keep_camera(showed_everything);
        self.renew_presentation(&before);
        self.follow_article();
        // What was found and what was left are positions in the document before.
        let was_arranged = self.explore().filtering.arranged.is_some();
        let is_arranged = was_arranged || !self.look().arrangement.is_plain();
        self.let_go_of_findings();
        let effects = match is_arranged && self.presentation().is_none() {
            true => self.apply_arrangement(),
            false => self.find_again(self.explore().find.text.clone()),
        };
        self.keep_scrolls_in_bounds();
        let [before, now] = [&before, &self.timeline].map(|timeline| &timeline.document().source);
        effects
            .into_iter()
            .chain(read_other_text(before, now))
            .collect()
    }

    pub(super) fn is_there(&self, selection: &Selection) -> bool {
        selection.find(&self.timeline).is_some()
    }

    fn let_go_of_what_is_gone(&mut self) {
        let timeline = Arc::clone(&self.timeline);
        let is_there = |selection: &Selection| selection.find(&timeline).is_some();
        self.explore_mut().nav.let_go(&is_there);
        if let Mode::Present(presentation) = &mut self.mode {
            presentation.nav_mut().let_go(&is_there);
            if let Some(frozen) = &mut presentation.frozen {
                let_go(&mut frozen.look, &is_there);
            }
        }
    }
}

impl Navigation {
    fn let_go(&mut self, is_there: &dyn Fn(&Selection) -> bool) {
        let_go(&mut self.look, is_there);
        self.history.let_go(is_there);
    }
}

/// Lets go of what is gone, and of the matches, which are positions in the document before.
fn let_go(look: &mut Look, is_there: &dyn Fn(&Selection) -> bool) {
    look.selection.take_if(|on| !is_there(on));
    look.hover.take_if(|on| !is_there(on));
    look.previewed = None;
    look.shown = None;
    look.found = None;
}
