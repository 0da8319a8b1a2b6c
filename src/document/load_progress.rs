//! How far a long progress is, and a way to give it up.
//!
//! serde hands nothing of ours down to the values it reads, so the one who reads is found by the thread.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde::Deserializer;
use serde::de::{Error as _, SeqAccess, Visitor};

use super::Event;

/// A progress that somebody on another thread looks at.
#[derive(Debug, Default)]
pub struct LoadProgress {
    events: AtomicUsize,
    cancelled: AtomicBool,
}

impl LoadProgress {
    /// How many events have been read, to within [`EVENTS_PER_CHECK`].
    pub fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Ends it at the next look.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// So many events are read between two looks at whether to go on.
pub const EVENTS_PER_CHECK: usize = 1024;

thread_local! {
    static CURRENT: RefCell<Option<Arc<LoadProgress>>> = const { RefCell::new(None) };
}

/// Reads while somebody looks at it.
pub(super) fn with_progress<T>(progress: &Arc<LoadProgress>, read: impl FnOnce() -> T) -> T {
    CURRENT.set(Some(Arc::clone(progress)));
    let result = read();
    CURRENT.set(None);
    result
}

/// Whether the progress of this thread was given up.
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
