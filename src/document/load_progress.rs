//! Progress of opening a document, and a way to cancel it.
//!
//! serde hands nothing of ours down to the values it reads, so the progress is found by the thread that reads.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Claim, Event};

/// The progress of a thread that opens a document, which another one shows.
#[derive(Debug, Default)]
pub struct LoadProgress {
    events: AtomicUsize,
    cancelled: AtomicBool,
}

impl LoadProgress {
    /// The number of events read, to within [`ITEMS_PER_CHECK`].
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
        let go_on = |count: usize| !count.is_multiple_of(ITEMS_PER_CHECK) || !self.is_cancelled();
        let items = items
            .enumerate()
            .take_while(move |(count, _)| go_on(*count));
        items.map(|(_, item)| item)
    }
}

/// Events that are read, or items that are checked, between two looks at whether to go on.
pub const ITEMS_PER_CHECK: usize = 1024;

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

/// A document's events, one after the other, each counted.
pub(super) fn events<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Event>, D::Error> {
    deserializer.deserialize_seq(List {
        noun: "events",
        read: |count| {
            CURRENT.with_borrow(|progress| {
                if let Some(progress) = progress {
                    progress.events.store(count, Ordering::Relaxed);
                }
            });
        },
        item: PhantomData,
    })
}

/// A document's claims, one after the other.
pub(super) fn claims<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Claim>, D::Error> {
    deserializer.deserialize_seq(List {
        noun: "claims",
        read: |_| {},
        item: PhantomData,
    })
}

/// A list that is read until this thread's progress is cancelled.
struct List<T> {
    noun: &'static str,
    /// Is told now and then how many items have been read.
    read: fn(usize),
    item: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", self.noun)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
            if items.len().is_multiple_of(ITEMS_PER_CHECK) {
                (self.read)(items.len());
                if is_cancelled() {
                    return Err(A::Error::custom("the reading was cancelled"));
                }
            }
        }
        Ok(items)
    }
}
