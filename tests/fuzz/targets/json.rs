//! Documents are written as JSON, which can be read.
#![no_main]

mod document;

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some(timeline) = document::timeline_of(bytes) else {
        return Corpus::Reject;
    };
    document::write_json(&timeline);
    Corpus::Keep
});
