//! How far a long reading is, and a way to give it up.
//!
//! serde hands nothing of ours down to the values it reads, so the one who reads is found by the thread.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde::Deserializer;
use serde::de::{Error as _, SeqAccess, Visitor};

use super::Event;

/// A reading that somebody on another thread looks at.
#[derive(Debug, Default)]
pub struct Reading {
    events: AtomicUsize,
    given_up: AtomicBool,
}

impl Reading {
    /// How many events have been read, to within [`BETWEEN_LOOKS`].
    pub fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Ends it at the next look.
    pub fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }
}

/// So many events are read between two looks at whether to go on.
pub const BETWEEN_LOOKS: usize = 1024;

thread_local! {
    static LOOKED_AT: RefCell<Option<Arc<Reading>>> = const { RefCell::new(None) };
}

/// Reads while somebody looks at it.
pub(super) fn while_looked_at<T>(reading: &Arc<Reading>, read: impl FnOnce() -> T) -> T {
    LOOKED_AT.set(Some(Arc::clone(reading)));
    let result = read();
    LOOKED_AT.set(None);
    result
}

/// Whether the reading of this thread was given up.
pub(super) fn is_given_up() -> bool {
    LOOKED_AT.with_borrow(|reading| reading.as_deref().is_some_and(Reading::is_given_up))
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
                if events.len().is_multiple_of(BETWEEN_LOOKS) {
                    LOOKED_AT.with_borrow(|reading| {
                        if let Some(reading) = reading {
                            reading.events.store(events.len(), Ordering::Relaxed);
                        }
                    });
                    if is_given_up() {
                        return Err(A::Error::custom("the reading was given up"));
                    }
                }
            }
            Ok(events)
        }
    }

    deserializer.deserialize_seq(Events)
}
