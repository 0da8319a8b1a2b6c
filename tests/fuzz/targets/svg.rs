//! Documents are laid out and drawn from near and far.
#![no_main]

mod document;

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some(timeline) = document::timeline_of(bytes) else {
        return Corpus::Reject;
    };
    document::draw(&timeline);
    Corpus::Keep
});
