//! Whatever is done to a file, it is answered with problems that lie in it.

use proptest::prelude::*;

use super::{GOOD, open};
use crate::document::{
    Position,
    formats::ron::Verdicts,
    problem::{MAX_PROBLEMS, Severity},
};

/// Bytes that mean something to RON, and some that mean nothing to anybody.
const TELLING: &[u8] = b"()[]{}\"'\\,:=#!/*-_ \n\r\trb0x1a\0\xef\xbb\xbf\xff\xe2\x80\x9c";

#[derive(Clone, Debug)]
enum Edit {
    Delete { length: usize },
    Insert { bytes: Vec<u8> },
    Copy { from: usize, length: usize },
}

fn edit() -> impl Strategy<Value = (usize, Edit)> {
    let place = 0..GOOD.len();
    let telling = proptest::sample::select(TELLING);
    let edit = prop_oneof![
        (1..30_usize).prop_map(|length| Edit::Delete { length }),
        proptest::collection::vec(telling, 1..4).prop_map(|bytes| Edit::Insert { bytes }),
        any::<u8>().prop_map(|byte| Edit::Insert { bytes: vec![byte] }),
        (place.clone(), 1..200_usize).prop_map(|(from, length)| Edit::Copy { from, length }),
    ];
    (place, edit)
}

fn apply(bytes: &mut Vec<u8>, place: usize, edit: Edit) {
    let place = place.min(bytes.len());
    let until = |start: usize, length: usize, all: &[u8]| (start + length).min(all.len());
    match edit {
        Edit::Delete { length } => {
            let end = until(place, length, bytes);
            bytes.drain(place..end);
        }
        Edit::Insert { bytes: new } => {
            bytes.splice(place..place, new);
        }
        Edit::Copy { from, length } => {
            let from = from.min(bytes.len());
            let copied = bytes[from..until(from, length, bytes)].to_vec();
            bytes.splice(place..place, copied);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_document_is_read_or_answered_with_problems_that_lie_in_it(
        edits in proptest::collection::vec(edit(), 1..4)
    ) {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (place, edit) in edits {
            apply(&mut bytes, place, edit);
        }
        let problems = match open(&bytes) {
            Ok((_, warnings)) => {
                prop_assert!(warnings.iter().all(|problem| problem.severity == Severity::Warning));
                warnings
            }
            Err(problems) => {
                prop_assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
                problems
            }
        };
        prop_assert!(problems.told.len() <= MAX_PROBLEMS);
        let text = String::from_utf8_lossy(&bytes);
        let verdicts = Verdicts::of(text.trim_start_matches('\u{feff}'));
        prop_assert!(verdicts.by_us || !verdicts.parse_with_ron, "only we refuse it: {text}");
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
        for problem in problems {
            let Position { line, column } = problem.place.expect("it is read from a text");
            prop_assert!((1..=lines.len()).contains(&line), "{problem}");
            let end = lines[line - 1].chars().count() + 1;
            prop_assert!((1..=end).contains(&column), "{problem}");
        }
    }
}
