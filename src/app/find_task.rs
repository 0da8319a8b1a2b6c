//! A search in a large document, beside the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::state::{Msg, State};
use crate::view::filter::{Filter, SharedFilter};

use super::task::Task;

/// Begins a search; its one message brings the matches.
pub fn begin(state: &State, text: String, wake: impl Fn() + Send + 'static) -> Task<Msg> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let timeline = Arc::clone(&state.timeline);
    let stop = Arc::clone(&cancelled);
    let search = move |tell: &dyn Fn(Msg)| {
        let filter = Filter::new(&timeline, &text, &stop);
        tell(Msg::Found(text, SharedFilter(Arc::new(filter))));
    };
    let cancel = move || cancelled.store(true, Ordering::Relaxed);
    Task::begin(search, cancel, wake)
}
