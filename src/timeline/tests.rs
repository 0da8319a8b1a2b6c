use super::*;
use crate::document;

fn timeline(lanes: usize, events: &str) -> Timeline {
    let lanes: String = (0..lanes)
        .map(|lane| format!(r#"(id: "l{lane}", name: "L", holds: "H."),"#))
        .collect();
    let text = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2023", evidence: "E.")), lanes: [{lanes}], events: [{events}],
        claims: [(number: 1, title: "C", summary: "S.", events: [(event: "e", role: cause)])])"#
    );
    let (document, _) = document::open(text.as_bytes()).expect("a good document");
    Timeline::build(Arc::new(document)).expect("good dates")
}

#[test]
fn there_may_be_more_lanes_than_16_bits_count() {
    let last = r#"(id: "e", title: "E", kind: happened, lane: "l65536", when: (edtf: "2001", because: "B."))"#;
    let timeline = timeline(65_537, last);
    let lane = LaneIx(65_536);
    assert_eq!(timeline.lanes().last(), Some(lane));
    assert_eq!(timeline.document_lane_by_id(&"l65536".into()), Some(lane));
    assert_eq!(timeline.lane_of(EventIx(0)), lane);
    assert_eq!(timeline.lane_index(lane).len(), 1);
}

#[test]
fn a_date_comes_out_of_the_table_as_it_went_in() {
    let events: String = ["2001", "[2001,2003]", "{2001,2003,2005}", "2001/..", "[2002,2004..2006]"]
        .iter()
        .zip(["e", "f", "g", "h", "i"])
        .map(|(edtf, id)| {
            format!(r#"(id: "{id}", title: "E", kind: happened, lane: "l0", when: (edtf: "{edtf}", because: "B.")),"#)
        })
        .collect();
    let after = r#"(id: "j", title: "E", kind: happened, lane: "l0", when: (relative_to: after("f"), because: "B."))"#;
    let timeline = timeline(1, &(events + after));
    let resolved = when::resolve(timeline.document()).expect("good dates");
    assert_eq!(timeline.events().count(), resolved.events.len());
    for (event, expected) in timeline.events().zip(resolved.events) {
        assert_eq!(timeline.dated(event), expected);
    }
}
