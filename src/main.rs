//! Arguments to a window or a command; exit status.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    claimline::cli::run(claimline::cli::Arguments::parse())
}
