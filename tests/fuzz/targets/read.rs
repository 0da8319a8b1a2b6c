//! Bytes are opened, and every problem lies in the text.
#![no_main]

use std::sync::Arc;

use claimline::document::{self, Position, problem::Severity};
use claimline::timeline::Timeline;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let problems = match document::open(bytes) {
        Ok((document, warnings)) => {
            let timeline = Timeline::build(Arc::new(document));
            timeline.expect("the check found its dates and links good");
            assert!(
                warnings
                    .iter()
                    .all(|problem| problem.severity == Severity::Warning)
            );
            warnings
        }
        Err(problems) => {
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.severity == Severity::Error)
            );
            problems
        }
    };
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
    for problem in problems {
        let Position { line, column } = problem.place.expect("it is read from a text");
        assert!((1..=lines.len()).contains(&line), "{problem}");
        let end = lines[line - 1].chars().count() + 1;
        assert!((1..=end).contains(&column), "{problem}");
    }
    let _ = document::first_look(bytes);
});
