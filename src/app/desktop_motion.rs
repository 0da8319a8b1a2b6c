//! The desktop's wish for less motion, where it has one to tell.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mundy::{Interest, Preferences, Subscription};

/// Follows the wish until it is dropped.
pub struct DesktopMotion {
    reduces: Arc<AtomicBool>,
    _until_dropped: Subscription,
}

impl DesktopMotion {
    /// Asks beside the window, which is woken at each answer. Without one, motion is as usual.
    pub fn follow(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let reduces = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&reduces);
        let until_dropped = Preferences::subscribe(Interest::ReducedMotion, move |wish| {
            told.store(wish.reduced_motion.is_reduce(), Ordering::Relaxed);
            wake();
        });
        Self {
            reduces,
            _until_dropped: until_dropped,
        }
    }

    pub fn reduces(&self) -> bool {
        self.reduces.load(Ordering::Relaxed)
    }
}
