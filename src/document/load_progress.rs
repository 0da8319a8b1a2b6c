//! Progress of opening a document, and a way to cancel it.
//!
//! serde hands nothing of ours down to the values it reads, so the progress is found by the thread that reads.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde::Deserializer;
use serde::de::{Error as _, SeqAccess, Visitor};

use super::Event;

/// The progress of a thread that opens a document, which another one shows.
#[derive(Debug, Default)]
pub struct LoadProgress {
    events: AtomicUsize,
    cancelled: AtomicBool,
}

impl LoadProgress {
    /// The number of events read, to within [`EVENTS_PER_CHECK`].
    pub fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Ends the opening as soon as its thread comes to look.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The same items; none follow once it is cancelled.
    pub(super) fn until_cancelled<I: Iterator>(&self, items: I) -> impl Iterator<Item = I::Item> {
        let go_on = |count: usize| !count.is_multiple_of(EVENTS_PER_CHECK) || !self.is_cancelled();
        let items = items
            .enumerate()
            .take_while(move |(count, _)| go_on(*count));
        items.map(|(_, item)| item)
    }
}

/// Events that are read, or items that are checked, between two looks at whether to go on.
pub const EVENTS_PER_CHECK: usize = 1024;

thread_local! {
    static CURRENT: RefCell<Option<Arc<LoadProgress>>> = const { RefCell::new(None) };
}

/// Reads with a progress that others can see and cancel.
pub(super) fn with_progress<T>(progress: &Arc<LoadProgress>, read: impl FnOnce() -> T) -> T {
    CURRENT.set(Some(Arc::clone(progress)));
    let result = read();
    CURRENT.set(None);
    result
}

/// Holds once what this thread reads was cancelled.
pub(super) fn is_cancelled() -> bool {
    CURRENT.with_borrow(|progress| progress.as_deref().is_some_and(LoadProgress::is_cancelled))
}

/// A document's events, one after the other.
pub(super) fn events<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Event>, D::Error> {
    struct Events;

    impl<'de> Visitor<'de> for Events {
        type Value = Vec<Event>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of events")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Event>, A::Error> {
            let mut events = Vec::new();
            while let Some(event) = list.next_element()? {
                events.push(event);
                if events.len().is_multiple_of(EVENTS_PER_CHECK) {
                    CURRENT.with_borrow(|progress| {
                        if let Some(progress) = progress {
                            progress.events.store(events.len(), Ordering::Relaxed);
                        }
                    });
                    if is_cancelled() {
                        return Err(A::Error::custom("the reading was cancelled"));
                    }
                }
            }
            Ok(events)
        }
    }

    deserializer.deserialize_seq(Events)
}
