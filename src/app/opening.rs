//! Opening a large document beside the window, so that the window stays alive and the reader can think better of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::io::{Opened, Origin, Refused, Stage};
use crate::view::plan::Plan;

/// A document that is being opened.
#[derive(Debug)]
pub struct Opening {
    result: Receiver<Result<(Opened, Plan), Refused>>,
    stages_begun: Arc<AtomicUsize>,
    cancelled: Arc<AtomicBool>,
}

impl Opening {
    /// Begins; `wake` is called whenever there is something new to show.
    pub fn begin(origin: Origin, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, result) = channel();
        let stages_begun = Arc::new(AtomicUsize::new(0));
        let cancelled = Arc::new(AtomicBool::new(false));
        let (stages, stop) = (Arc::clone(&stages_begun), Arc::clone(&cancelled));
        thread::spawn(move || {
            let opened = origin.open_in_stages(&mut |stage| {
                stages.store(stage as usize, Ordering::Relaxed);
                wake();
                !stop.load(Ordering::Relaxed)
            });
            let opened = opened.map(|opened| {
                let plan = Plan::new(&opened.timeline);
                (opened, plan)
            });
            // Nobody listens any more once it was cancelled.
            let _ = sender.send(opened);
            wake();
        });
        Self {
            result,
            stages_begun,
            cancelled,
        }
    }

    /// The document, or why there is none, once that is known.
    pub fn result(&self) -> Option<Result<(Opened, Plan), Refused>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Refused {
                lines: vec![
                    "claimline: error: opening the document came to a sudden end".to_owned(),
                ],
            })),
        }
    }

    /// What is being done.
    pub fn stage(&self) -> Stage {
        Stage::ALL[self
            .stages_begun
            .load(Ordering::Relaxed)
            .min(Stage::ALL.len() - 1)]
    }
}

impl Drop for Opening {
    /// What is under way is given up at the next stage.
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
