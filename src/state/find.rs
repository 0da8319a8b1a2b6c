//! The search for words: within a frame in a small document, beside the window in a large one.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::view::filter::{Filter, SharedFilter};

use super::{Effect, State};

/// A document of more events is searched beside the window.
const FEW: usize = 5_000;

/// The words of the search.
#[derive(Clone, Debug, Default)]
pub struct Find {
    pub text: String,
    /// True while the search runs; the picture stays as it was until it ends.
    pub is_under_way: bool,
    /// Set when the reader asks for the box to type in, until it has taken the focus.
    pub wants_focus: bool,
}

impl State {
    pub(super) fn find(&mut self, text: String) -> Vec<Effect> {
        self.explore_mut().find.is_under_way = false;
        let effect = if text.trim().is_empty() {
            self.look_mut().filter = None;
            Some(Effect::Find(None))
        } else if self.timeline.document().events.len() <= FEW {
            let filter = Filter::new(&self.timeline, &text, &AtomicBool::new(false));
            self.look_mut().filter = Some(SharedFilter(Arc::new(filter)));
            None
        } else {
            self.explore_mut().find.is_under_way = true;
            Some(Effect::Find(Some(text.clone())))
        };
        self.explore_mut().find.text = text;
        // The strip of undated events is there only where some of them are left.
        self.keep_scrolls_in_bounds();
        effect.into_iter().collect()
    }

    /// Shows the matches, unless other words are searched for by now.
    pub(super) fn found(&mut self, text: &str, filter: SharedFilter) {
        if self.explore().find.is_under_way && self.explore().find.text == text {
            self.explore_mut().find.is_under_way = false;
            // A presentation shows everything; the matches wait for the reader to come back.
            self.explore_mut().nav.look.filter = Some(filter);
            self.keep_scrolls_in_bounds();
        }
    }
}
