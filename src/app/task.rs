//! Work beside the window.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// Work on a thread of its own, which is cancelled when this is dropped.
pub struct Task<T> {
    news: Receiver<T>,
    cancel: Box<dyn Fn() + Send>,
}

/// The end of a task that told nothing more, though it had something to tell: its thread panicked.
#[derive(Debug, PartialEq, Eq)]
pub struct Disconnected;

impl<T: Send + 'static> Task<T> {
    /// Begins `work`, which tells its news as it goes; `wake` is called after each, and `cancel` makes it end early.
    pub fn begin(
        work: impl FnOnce(&dyn Fn(T)) + Send + 'static,
        cancel: impl Fn() + Send + 'static,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (sender, news) = channel();
        thread::spawn(move || {
            work(&|told| {
                // Nobody listens any more once the task is cancelled.
                let _ = sender.send(told);
                wake();
            });
        });
        Self {
            news,
            cancel: Box::new(cancel),
        }
    }

    /// The next of its news, if there is any yet.
    ///
    /// # Errors
    /// None is left to come.
    pub fn next(&self) -> Result<Option<T>, Disconnected> {
        match self.news.try_recv() {
            Ok(told) => Ok(Some(told)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(Disconnected),
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        (self.cancel)();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_come_in_order_and_each_wakes_the_window() {
        let (woken, wakes) = channel();
        let work = |tell: &dyn Fn(u32)| (1..=3).for_each(tell);
        let task = Task::begin(
            work,
            || {},
            move || {
                let _ = woken.send(());
            },
        );
        for number in 1..=3 {
            wakes.recv().expect("the window is woken");
            assert_eq!(task.next(), Ok(Some(number)));
        }
        // The thread ends once it has told all.
        assert!(wakes.recv().is_err());
        assert_eq!(task.next(), Err(Disconnected));
    }

    #[test]
    fn a_task_that_is_dropped_is_cancelled() {
        let (cancelled, is_cancelled) = channel();
        let (ended, has_ended) = channel();
        let work = move |_: &dyn Fn(())| {
            let _ = ended.send(is_cancelled.recv().is_ok());
        };
        let cancel = move || {
            let _ = cancelled.send(());
        };
        drop(Task::begin(work, cancel, || {}));
        assert_eq!(has_ended.recv(), Ok(true));
    }
}
