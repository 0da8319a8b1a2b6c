//! A small state for the tests beside the code.

use std::sync::Arc;

use crate::document;
use crate::timeline::Timeline;

use super::{Preferences, State};

pub const DOCUMENT: &str = r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
    written: (edtf: "2020", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
    events: [(id: "e", title: "Fire", kind: alleged, lane: "l", when: (edtf: "2001-05-04", because: "B."))],
    claims: [(number: 1, title: "Claimed", summary: "S.", events: [(event: "e", role: cause)])])"#;

/// One event and one claim about it, in explore mode.
pub fn explored() -> State {
    let (document, _) = document::open(DOCUMENT.as_bytes()).expect("a good document");
    let timeline = Timeline::build(Arc::new(document)).expect("good dates");
    State::new(Arc::new(timeline), Preferences::default())
}
