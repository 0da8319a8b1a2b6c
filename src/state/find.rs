//! Looking for words: what is left is found at once in a document of few events, and beside the window in a large one.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::view::filter::{Filter, SharedFilter};

use super::{Effect, State};

/// So many events are looked through within a frame.
const FEW: usize = 5_000;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Find {
    pub text: String,
    /// Whether it is still being looked for; until then the picture stays as it was.
    pub is_under_way: bool,
    /// Set when the reader asks for the box to type in, until it has taken the focus.
    pub wants_focus: bool,
}

impl State {
    pub(super) fn find(&mut self, text: String) -> Vec<Effect> {
        self.find.is_under_way = false;
        let effect = if text.trim().is_empty() {
            self.look.filter = None;
            Some(Effect::Find(None))
        } else if self.timeline.document().events.len() <= FEW {
            let filter = Filter::new(&self.timeline, &text, &AtomicBool::new(false));
            self.look.filter = Some(SharedFilter(Arc::new(filter)));
            None
        } else {
            self.find.is_under_way = true;
            Some(Effect::Find(Some(text.clone())))
        };
        self.find.text = text;
        effect.into_iter().collect()
    }

    /// Shows what is left, unless something else is looked for by now.
    pub(super) fn found(&mut self, text: &str, filter: SharedFilter) {
        if self.find.is_under_way && self.find.text == text {
            self.find.is_under_way = false;
            // A talk shows everything; what was looked for waits on the desk.
            let look = match &mut self.presentation {
                Some(presentation) => presentation.explore_look(),
                None => &mut self.look,
            };
            look.filter = Some(filter);
        }
    }
}
