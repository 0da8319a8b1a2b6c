use std::sync::Arc;

use proptest::prelude::*;

use super::super::LaneIx;
use super::build::weight;
use super::*;
use crate::document;
use crate::timeline::Timeline;

/// A document of one lane with an event for each date; every third one is spoken of by a claim.
fn timeline(dates: &[String]) -> Timeline {
    let events: String = dates
        .iter()
        .enumerate()
        .map(|(index, edtf)| {
            format!(
                r#"(id: "e{index}", title: "E", kind: happened, lane: "l", when: (edtf: "{edtf}", because: "B.")),"#
            )
        })
        .collect();
    let links: String = (0..dates.len())
        .step_by(3)
        .map(|index| format!(r#"(event: "e{index}", role: cause),"#))
        .collect();
    let text = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2030-01-01", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [{events}], claims: [(number: 1, title: "C", summary: "S.", events: [{links}])])"#
    );
    let (document, _) = document::open(text.as_bytes()).expect("a good document");
    Timeline::build(Arc::new(document)).expect("good dates")
}

fn any_date() -> impl Strategy<Value = String> {
    let day = (2000..2030_u32, 1..=12_u32, 1..=28_u32);
    (day, 0..5_u32, 0..3_u32).prop_map(|((year, month, day), form, years)| match form {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}-{month:02}-{day:02}/{}", year + years),
        3 => format!("{year}-{month:02}/.."),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

/// The events of a stretch, found by looking at every one.
fn by_hand(index: &LaneIndex, from: f64, until: f64) -> Vec<EventIx> {
    let overlapping = index
        .entries()
        .filter(|(_, start, end)| *start < until && *end > from);
    overlapping.map(|(event, _, _)| event).collect()
}

const YEAR: f64 = 365.25 * 86_400.0;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_finds_what_a_look_at_every_event_finds(
        dates in prop::collection::vec(any_date(), 1..120),
        from in 28.0..62.0f64, length in 0.001..20.0f64, most in 1..12_usize,
    ) {
        let timeline = timeline(&dates);
        let index = timeline.lane_index(LaneIx(0));
        let (from, until) = (from * YEAR, (from + length) * YEAR);
        let expected = by_hand(index, from, until);
        prop_assert_eq!(index.count(from, until), expected.len());
        prop_assert_eq!(&index.overlapping(from, until).events, &expected);

        let start = |event: &EventIx| timeline.extent(*event).time_sort_key().0;
        let starting: Vec<EventIx> = expected.iter().copied().filter(|e| start(e) >= from).collect();
        prop_assert_eq!(index.count_starts(from, until), starting.len());

        let weight_of = |event: EventIx| {
            let mut entries = index.entries();
            let (_, start, end) = entries.find(|(other, ..)| *other == event).expect("it is there");
            weight(&timeline, event, end - start)
        };
        for (expected, found) in [
            (&expected, index.top_k(from, until, most)),
            (&starting, index.top_k_starting(from, until, most)),
        ] {
            let mut weights: Vec<u32> = expected.iter().map(|event| weight_of(*event)).collect();
            weights.sort_unstable_by(|a, b| b.cmp(a));
            weights.truncate(most);
            let found: Vec<u32> = found.events.into_iter().map(weight_of).collect();
            prop_assert_eq!(found, weights);
        }
    }

    #[test]
    fn a_profile_counts_each_stretch_as_a_count_does(
        dates in prop::collection::vec(any_date(), 1..80), columns in 1..60_usize,
    ) {
        let timeline = timeline(&dates);
        let index = timeline.lane_index(LaneIx(0));
        let times: Vec<f64> = (0..=columns)
            .map(|column| (29.0 + 34.0 * column as f64 / columns as f64) * YEAR)
            .collect();
        let profile = index.histogram(&times);
        for (count, stretch) in profile.iter().zip(times.windows(2)) {
            prop_assert_eq!(count.all() as usize, index.count(stretch[0], stretch[1]));
        }
    }
}

#[test]
fn the_authors_weight_goes_before_claims_and_length() {
    let event = |id: &str, edtf: &str, weight: &str| {
        format!(
            r#"(id: "{id}", title: "E", kind: happened, lane: "l", {weight} when: (edtf: "{edtf}", because: "B.")),"#
        )
    };
    let events = [
        event("long", "2001/2020", ""),
        event("claimed", "2005-05-05", ""),
        event("weighty", "2005-05-06", "weight: 2,"),
        event("weightiest", "2005-05-07", "weight: 9,"),
    ]
    .concat();
    let text = format!(
        r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2030-01-01", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [{events}], claims: [(number: 1, title: "C", summary: "S.", events: [(event: "claimed", role: cause)])])"#
    );
    let (document, _) = document::open(text.as_bytes()).expect("a good document");
    let timeline = Timeline::build(Arc::new(document)).expect("good dates");
    let index = timeline.lane_index(LaneIx(0));
    let found = index.top_k(f64::NEG_INFINITY, f64::INFINITY, 4);
    let ids: Vec<&str> = found
        .events
        .iter()
        .map(|event| timeline.event(*event).id.as_str())
        .collect();
    assert_eq!(ids, ["weightiest", "weighty", "claimed", "long"]);
}
