//! Arguments to a window or a command; exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimline::cli::run(std::env::args_os())
}
