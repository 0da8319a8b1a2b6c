//! The command line: a window, a presentation in it, `check`, `find`, `new`, `draft`, `times`, or `export`.

mod arguments;
mod check;
mod draft;
mod export;
mod filter;
mod find;
mod new;
mod times;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ContextValue;

use crate::io::{self, LoadError, Origin, report, report_lines};
use crate::printable::printable;
use crate::state::{Msg, PresentMsg};
use crate::view::presentation::Script;

use arguments::{Arguments, PresentArgs, Subcommand};

/// Runs the program with its arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    std::panic::set_hook(Box::new(io::report_panic));
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return explain(error),
    };
    match arguments.command {
        None => match origin(arguments.file) {
            Ok(origin) => crate::app::run(origin, arguments.shown.messages()),
            Err(error) => failure(&error),
        },
        Some(Subcommand::Present(options)) => present(options),
        Some(Subcommand::Check(options)) => check::check(options),
        Some(Subcommand::New(options)) => match new::new(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failure(&format!("claimline: {error}")),
        },
        Some(Subcommand::Draft(options)) => match draft::draft(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failure(&error),
        },
        Some(Subcommand::Find(options)) => match find::find(options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failure(&error),
        },
        Some(Subcommand::Times(options)) => match times::times(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failure(&error),
        },
        Some(Subcommand::Export(options)) => match export::export(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failure(&error),
        },
    }
}

/// The source that the arguments name; without one, the document that comes with the program.
fn origin(file: Option<PathBuf>) -> Result<Origin, LoadError> {
    file.map_or(Ok(Origin::Shipped), Origin::of)
}

fn failure(error: &impl ToString) -> ExitCode {
    report_lines(error);
    ExitCode::FAILURE
}

/// Prints the help, the version, or the arguments' fault, escaped as a terminal can take it.
fn explain(mut error: clap::Error) -> ExitCode {
    let shown: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| Some((kind, printable_context(value)?)))
        .collect();
    for (kind, value) in shown {
        error.insert(kind, value);
    }
    match error.print() {
        Err(_) if !error.use_stderr() => ExitCode::FAILURE,
        _ => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1)),
    }
}

fn printable_context(value: &ContextValue) -> Option<ContextValue> {
    match value {
        ContextValue::String(text) => Some(ContextValue::String(printable(text).into_owned())),
        ContextValue::Strings(texts) => {
            let shown = texts.iter().map(|text| printable(text).into_owned());
            Some(ContextValue::Strings(shown.collect()))
        }
        // Suggestions repeat the argument, styled.
        ContextValue::StyledStrs(texts) => {
            let shown = texts
                .iter()
                .map(|text| printable(&text.to_string()).into_owned().into());
            Some(ContextValue::StyledStrs(shown.collect()))
        }
        ContextValue::StyledStr(text) => Some(ContextValue::StyledStr(
            printable(&text.to_string()).into_owned().into(),
        )),
        _ => None,
    }
}

fn present(options: PresentArgs) -> ExitCode {
    let origin = match origin(options.file) {
        Ok(origin) => origin,
        Err(error) => return failure(&error),
    };
    let step = options.from as usize - 1;
    // A large document is opened once, in its window; a step beyond its end is its last one there.
    if step > 0
        && !origin.is_large()
        && let Err(message) = has_step(&origin, step)
    {
        report(&message);
        return ExitCode::FAILURE;
    }
    let mut messages = vec![Msg::Present(PresentMsg::From(step))];
    messages.extend(
        options
            .every
            .map(|seconds| Msg::Present(PresentMsg::AutoAdvance(seconds))),
    );
    crate::app::run(origin, messages)
}

/// Checks that the presentation of a document is long enough. A document that cannot be opened is the window's to report.
fn has_step(origin: &Origin, step: usize) -> Result<(), String> {
    let Ok(opened) = origin.open() else {
        return Ok(());
    };
    let steps = Script::of(&opened.timeline).len();
    if step < steps {
        return Ok(());
    }
    let count = if steps == 1 {
        "one step".to_owned()
    } else {
        format!("{steps} steps")
    };
    Err(format!(
        "claimline: --from {}: the talk has {count}",
        step + 1
    ))
}
