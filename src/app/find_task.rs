//! A search in a large document, beside the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::state::{Msg, State, search};
use crate::view::subset::SharedSubset;

use super::task::Task;

/// Begins a search; one message brings what it finds for the list, and another for the canvas.
pub fn begin(state: &State, text: String, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let timeline = Arc::clone(&state.timeline);
    let stop = Arc::clone(&cancelled);
    let search = move |tell: &dyn Fn(Msg)| {
        let findings = search(&timeline, &text, &stop);
        tell(Msg::Found(text.clone(), findings.clone()));
        if !stop.load(Ordering::Relaxed) {
            let subset = findings.0.subset(&timeline);
            tell(Msg::FoundInFront(text, SharedSubset(Arc::new(subset))));
        }
    };
    let cancel = move || cancelled.store(true, Ordering::Relaxed);
    Task::begin(search, cancel, wake)
}

/// Indexes the words of a document, so that the first search need not wait for that.
pub fn index_words(state: &State) {
    let timeline = Arc::clone(&state.timeline);
    std::thread::spawn(move || {
        timeline.text_index();
    });
}
