//! The one place that writes to standard output and standard error.
//!
//! The macros of the standard library panic where a stream cannot be written, such as that of a terminal that was
//! closed. Nothing the program says may end it, so a lint keeps them out of the crate.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, ErrorKind, Write};
use std::panic::PanicHookInfo;

use crate::article::READER_THREAD;
use crate::printable::printable;

/// Writes a line to standard error, where there is one.
pub fn report(line: &str) {
    write_line(&mut io::stderr().lock(), line);
}

/// Reports an error, line by line.
pub fn report_lines(error: &impl ToString) {
    error.to_string().lines().for_each(report);
}

fn write_line(stream: &mut dyn Write, line: &str) {
    // In one piece, so that lines of two threads do not mix. Where nobody listens, there is nobody to tell so.
    let _ = stream.write_all(format!("{}\n", printable(line)).as_bytes());
}

/// Hands standard output to `fill`.
///
/// # Errors
/// The system's, except that a reader who has seen enough (`| head`) is none.
pub fn print(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match fill(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Reports a panic as Rust's own hook does, with escapes for what a document may have put into its text. Readers of articles
/// panic on some broken files, which is told as an error of these.
pub fn report_panic(info: &PanicHookInfo<'_>) {
    if std::thread::current().name() == Some(READER_THREAD) {
        return;
    }
    report_lines(info);
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        report_lines(&backtrace);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn a_line_is_one_line_whatever_it_says_and_a_closed_stream_is_no_error() {
        let mut written = Vec::new();
        write_line(&mut written, "a\nb");
        assert_eq!(written, b"a\\nb\n");
        write_line(&mut Closed, "a");
    }
}
