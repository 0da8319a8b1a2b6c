//! Readers of formats that are not our own: on a thread with room for deep files, with panics and endless work caught.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::read_error::ReadError;

/// The name of the thread, by which a hook knows that its panics are caught.
pub const READER_THREAD: &str = "reader";
/// The stack of the thread.
const STACK_BYTES: usize = 256 << 20;
/// An article is read in less than a second. Some few pages that nobody wrote would take hours.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Runs a reader of a format.
///
/// # Errors
/// Its own, and that it panics or does not come to an end.
pub fn apart<T: Send + 'static>(
    format: &'static str,
    read: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    let (sender, receiver) = mpsc::channel();
    let reader = thread::Builder::new()
        .name(READER_THREAD.to_owned())
        .stack_size(STACK_BYTES);
    let work = move || {
        // Nobody waits for it any longer where that took too long.
        let _ = sender.send(read());
    };
    let started = reader.spawn(work);
    started.map_err(|_| ReadError::Broken(format))?;
    receiver
        .recv_timeout(MAX_TIME)
        .unwrap_or_else(|error| match error {
            mpsc::RecvTimeoutError::Timeout => Err(ReadError::TooSlow),
            mpsc::RecvTimeoutError::Disconnected => Err(ReadError::Broken(format)),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_says_is_handed_on_and_its_panics_are_errors() {
        assert_eq!(apart("PDF", || Ok(3)), Ok(3));
        assert_eq!(
            apart("PDF", || Err::<i32, _>(ReadError::NoTextInPdf)),
            Err(ReadError::NoTextInPdf)
        );
        let panics = || -> Result<i32, ReadError> { panic!("as broken files make it") };
        assert_eq!(apart("PDF", panics), Err(ReadError::Broken("PDF")));
    }
}
