//! What holds of any edits: they mean what the window shows, change what they are about and nothing else, and can all be undone.
//!
//! `CLAIMLINE_EDITS=200` makes as many of each document; without it they are fewer.

use std::fs;
use std::path::Path;

use claimline::document;
use claimline::document::source::Change;
use claimline::io::SHIPPED;
use claimline::state::{Edit, Editing, Msg, State, update};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::support::random_edits::random_edit;
use crate::support::{Dice, opened};

/// Edits of each document, and of the small one on which more are made.
const EDITS: usize = 16;
const MANY_EDITS: usize = 200;

fn edits() -> usize {
    let asked = std::env::var("CLAIMLINE_EDITS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(EDITS)
}

/// The texts of all good documents that come with the program or stand among the tests.
fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    let named = files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a text");
        (path.display().to_string(), text)
    });
    let shipped = ("timeline.ron".to_owned(), SHIPPED.to_owned());
    [shipped].into_iter().chain(named).collect()
}

fn editing(state: &State) -> &Editing {
    state.editing().expect("it can be edited")
}

fn text(state: &State) -> String {
    editing(state).source().text().to_string()
}

/// Places at which the lines of two texts differ.
fn hunks(before: &str, after: &str) -> usize {
    let [before, after] = [before, after].map(|text| text.lines().collect::<Vec<_>>());
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after).into_iter();
    ops.filter(|op| op.tag() != DiffTag::Equal).count()
}

/// Makes edits, each of which means what is shown, and takes all of them back.
fn edit_and_undo(name: &str, original: &str, edits: usize, seed: u64) {
    let mut state = opened(original);
    let mut dice = Dice(seed);
    for number in 0..edits {
        let before = text(&state);
        let messages = random_edit(&state, &mut dice);
        let told = format!("{name}, seed {seed}, edit {number}: {messages:?}");
        // What is moved is gone in one place and there in another.
        let changes = |edit: &Edit| match edit.changes.as_slice() {
            [(_, Change::Move { .. })] => usize::MAX,
            changes => changes.len() + edit.texts.len(),
        };
        let values = messages.iter().map(|msg| match msg {
            Msg::Edit(edit) => changes(edit),
            _ => usize::MAX,
        });
        let values = values.max().unwrap_or(0);
        for msg in messages {
            update(&mut state, msg);
        }
        let after = text(&state);
        if before == after {
            continue;
        }
        if values == 1 {
            assert_eq!(hunks(&before, &after), 1, "{told}");
        }
        match document::open(after.as_bytes()) {
            Ok((document, _)) => {
                assert_eq!(*state.timeline.document(), document, "{told}");
                assert!(!editing(&state).has_errors(), "{told}");
            }
            Err(_) => {
                let fault = editing(&state).faults().first();
                assert!(
                    fault.is_some_and(|fault| !fault.message.is_empty()),
                    "{told}"
                );
            }
        }
    }
    let last = text(&state);
    let mut steps = 0;
    while editing(&state).next_steps().0.is_some() {
        update(&mut state, Msg::Undo);
        steps += 1;
    }
    assert_eq!(text(&state), original, "{name}, seed {seed}");
    for _ in 0..steps {
        update(&mut state, Msg::Redo);
    }
    assert_eq!(text(&state), last, "{name}, seed {seed}");
}

#[test]
fn edits_of_every_document_mean_what_is_shown_and_are_undone_to_the_byte() {
    for (name, text) in corpus() {
        edit_and_undo(&name, &text, edits(), 1);
    }
}

#[test]
fn two_hundred_edits_are_undone_to_the_byte() {
    let corpus = corpus();
    let is_speech = |(name, _): &&(String, String)| name.ends_with("speech.ron");
    let (name, text) = corpus.iter().find(is_speech).expect("it is there");
    edit_and_undo(name, text, MANY_EDITS, 2);
}
