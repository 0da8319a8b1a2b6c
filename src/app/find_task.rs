//! A look at every event of a large document, beside the window: for words, or for the properties that a filter asks for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::FacetValue;
use crate::state::{Msg, State, search};
use crate::view::facets::{Facets, SharedFacets};
use crate::view::subset::SharedSubset;

use super::task::Task;

/// Begins a search; one message brings what it finds for the list, and another for the canvas.
pub fn begin(state: &State, text: String, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let timeline = Arc::clone(&state.timeline);
    let stop = Arc::clone(&cancelled);
    let within = state.searched_within();
    let search = move |tell: &dyn Fn(Msg)| {
        let within = within.as_ref().map(|within| &*within.0);
        let findings = search(&timeline, &text, within, &stop);
        tell(Msg::Found(text.clone(), findings.clone()));
        if !stop.load(Ordering::Relaxed) {
            let subset = findings.0.subset(&timeline);
            tell(Msg::FoundInFront(text, SharedSubset(Arc::new(subset))));
        }
    };
    let cancel = move || cancelled.store(true, Ordering::Relaxed);
    Task::begin(search, cancel, wake)
}

/// Begins to filter; its one message brings what is left.
pub fn filter(
    state: &State,
    filter: Vec<FacetValue>,
    wake: impl Fn() + Send + 'static,
) -> Task<Msg> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let timeline = Arc::clone(&state.timeline);
    let stop = Arc::clone(&cancelled);
    let look = move |tell: &dyn Fn(Msg)| {
        let facets = Facets::of(&timeline, &filter, &stop);
        if !stop.load(Ordering::Relaxed) {
            let subset = facets.subset(&timeline);
            let facets = SharedFacets(Arc::new(facets));
            tell(Msg::Filtered(facets, SharedSubset(Arc::new(subset))));
        }
    };
    let cancel = move || cancelled.store(true, Ordering::Relaxed);
    Task::begin(look, cancel, wake)
}

/// Indexes the words of a document, so that the first search need not wait for that.
pub fn index_words(state: &State) {
    let timeline = Arc::clone(&state.timeline);
    std::thread::spawn(move || {
        timeline.text_index();
    });
}
