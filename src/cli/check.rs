//! The command `check`: the problems of a document, for people and for programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::document::problem::MAX_PROBLEMS;
use crate::document::{Diagnostic, Position, Related, Replacement};
use crate::io::{FileDiagnostics, Origin, Output, read_article, report};
use crate::printable::escaped_json;

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The document
    pub file: PathBuf,
    /// The text that it reads, to check its quotations against; without it, the one that the document names
    #[arg(long, value_name = "ARTICLE")]
    pub against: Option<PathBuf>,
    /// Print every problem, not the first 100 and the number of the others
    #[arg(long)]
    pub all: bool,
    /// Print lines for people (text), or objects for programs (json)
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// `file:line:column: error: message; how to mend it`
    Text,
    /// One object a line: file, severity, line, column, message, mend, replacements, related; at the end {"file", "more"} if there
    /// are more
    Json,
}

/// Prints the problems of a document.
pub fn check(options: CheckArgs) -> ExitCode {
    let most = if options.all {
        usize::MAX
    } else {
        MAX_PROBLEMS
    };
    let against = options.against.as_deref().map(read_article).transpose();
    let opened = against.and_then(|against| Origin::of(options.file)?.check(most, against));
    let (found, status) = match opened {
        Ok(opened) => (opened.warnings, ExitCode::SUCCESS),
        Err(error) => (error.0, ExitCode::FAILURE),
    };
    let lines: Vec<String> = match options.format {
        CheckFormat::Text => found.lines().collect(),
        CheckFormat::Json => json_lines(&found).collect(),
    };
    let printed =
        Output::Stdout.write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")));
    match printed {
        Ok(()) => status,
        Err(error) => {
            report(&format!("claimline: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// A diagnostic as a program reads it. The names of the fields are part of the command line's promise.
#[derive(Serialize)]
struct JsonLine<'d> {
    file: &'d str,
    severity: String,
    line: Option<usize>,
    column: Option<usize>,
    message: &'d str,
    mend: Option<&'d str>,
    replacements: Vec<JsonReplacement<'d>>,
    related: Vec<JsonRelated<'d>>,
}

#[derive(Serialize)]
struct JsonReplacement<'d> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'d str,
}

#[derive(Serialize)]
struct JsonRelated<'d> {
    line: usize,
    column: usize,
    message: &'d str,
}

fn json_lines(found: &FileDiagnostics) -> impl Iterator<Item = String> {
    let FileDiagnostics { file, diagnostics } = found;
    let told = diagnostics.iter();
    let told =
        told.filter_map(|diagnostic| serde_json::to_string(&json_line(file, diagnostic)).ok());
    let more = (diagnostics.untold > 0)
        .then(|| serde_json::json!({ "file": file, "more": diagnostics.untold }).to_string());
    told.chain(more)
        .map(|line| escaped_json(&line).into_owned())
}

fn json_line<'d>(file: &'d str, diagnostic: &'d Diagnostic) -> JsonLine<'d> {
    let related = |related: &'d Related| JsonRelated {
        line: related.place.line,
        column: related.place.column,
        message: &related.message,
    };
    let replacement = |replacement: &'d Replacement| JsonReplacement {
        line: replacement.start.line,
        column: replacement.start.column,
        end_line: replacement.end.line,
        end_column: replacement.end.column,
        text: &replacement.new_text,
    };
    let place = diagnostic.place;
    JsonLine {
        file,
        severity: diagnostic.severity.to_string(),
        line: place.map(|Position { line, .. }| line),
        column: place.map(|Position { column, .. }| column),
        message: &diagnostic.message,
        mend: diagnostic.mend.as_deref(),
        replacements: diagnostic.replacements.iter().map(replacement).collect(),
        related: diagnostic.related.iter().map(related).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::document::{Diagnostics, problem::Severity};

    #[test]
    fn a_diagnostic_is_one_object_on_one_line_and_the_rest_are_counted() {
        let placed = Diagnostic {
            severity: Severity::Warning,
            message: "two\nlines".to_owned(),
            mend: Some("mend \"it\"".to_owned()),
            place: Some(Position { line: 3, column: 7 }),
            replacements: vec![Replacement {
                start: Position { line: 3, column: 7 },
                end: Position { line: 3, column: 9 },
                new_text: "\"it\"".to_owned(),
            }],
            related: vec![Related {
                place: Position { line: 2, column: 5 },
                message: "first".to_owned(),
            }],
        };
        let found = FileDiagnostics {
            file: "a.ron".to_owned(),
            diagnostics: Diagnostics {
                told: vec![placed, Diagnostic::of_file("it is gone")],
                untold: 62,
            },
        };
        let lines: Vec<String> = json_lines(&found).collect();
        assert!(lines.iter().all(|line| !line.contains('\n')));
        let objects: Vec<Value> = lines
            .iter()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let expected = [
            json!({
                "file": "a.ron", "severity": "warning", "line": 3, "column": 7, "message": "two\nlines",
                "mend": "mend \"it\"",
                "replacements": [{ "line": 3, "column": 7, "end_line": 3, "end_column": 9, "text": "\"it\"" }],
                "related": [{ "line": 2, "column": 5, "message": "first" }],
            }),
            json!({
                "file": "a.ron", "severity": "error", "line": null, "column": null, "message": "it is gone",
                "mend": null, "replacements": [], "related": [],
            }),
            json!({ "file": "a.ron", "more": 62 }),
        ];
        assert_eq!(objects, expected);
    }
}
