//! Keeps the computer from going to sleep during a presentation, where the desktop lets a program ask for that.

use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Asks the desktop to stay sleep_inhibitor until it is dropped.
#[derive(Debug)]
pub struct SleepInhibitor {
    /// Dropping it ends the thread that holds the desktop's promise.
    _until: Sender<()>,
}

impl SleepInhibitor {
    /// Asks on a thread of its own, since a desktop may take its time to answer. One that cannot promise it (there is no
    /// such service on a bare X server) is not asked again, and the presentation goes on all the same.
    pub fn begin() -> Self {
        let (until, ended) = channel::<()>();
        thread::spawn(move || {
            let promise = keepawake::Builder::default()
                .display(true)
                .idle(true)
                .reason("Presenting a timeline")
                .app_name("Claimline")
                .app_reverse_domain("org.claimline.Claimline")
                .create();
            if promise.is_ok() {
                // Nothing is ever sent: this returns once the other end is dropped.
                let _ = ended.recv();
            }
        });
        Self { _until: until }
    }
}
