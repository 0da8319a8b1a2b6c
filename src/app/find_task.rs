//! A search in a large document, beside the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::state::{Msg, State};
use crate::view::filter::{Filter, SharedFilter};

/// A search under way.
pub struct FindTask {
    text: String,
    found: Receiver<Filter>,
    cancelled: Arc<AtomicBool>,
}

impl FindTask {
    /// Begins; `wake` is called once it is done.
    pub fn begin(state: &State, text: String, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, found) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let timeline = Arc::clone(&state.timeline);
        let (wanted, stop) = (text.clone(), Arc::clone(&cancelled));
        thread::spawn(move || {
            let filter = Filter::new(&timeline, &wanted, &stop);
            // Nobody listens any more once it is cancelled.
            let _ = sender.send(filter);
            wake();
        });
        Self {
            text,
            found,
            cancelled,
        }
    }

    /// The matches, once they are known.
    pub fn result(&self) -> Option<Msg> {
        let filter = self.found.try_recv().ok()?;
        Some(Msg::Found(
            self.text.clone(),
            SharedFilter(Arc::new(filter)),
        ))
    }
}

impl Drop for FindTask {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
