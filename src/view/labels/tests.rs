use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::document::EventKind;
use crate::view::sample::{FixedPitch, glyph, scale_of_2022};

const WIDTH: f32 = 1000.0;
const SIZE: f32 = 12.0;

/// Arranges events by their dates and titles; the text is written at 1 December 2022, at about 915 points.
fn arranged(events: &[(EventKind, String, String)]) -> Vec<Slot> {
    let scale = scale_of_2022(f64::from(WIDTH));
    let mut items: Vec<Item<'_>> = (0..)
        .zip(events)
        .map(|(index, (kind, edtf, title))| Item {
            event: EventIx(index),
            glyph: glyph(*kind, edtf, &scale),
            title,
            suffix: "",
            face: Face::Regular,
            stays_right: *kind == EventKind::Hypothetical,
        })
        .collect();
    items.sort_by(|a, b| a.glyph.left.total_cmp(&b.glyph.left));
    let area = LabelArea {
        width: WIDTH,
        writing: scale.x_from_time(crate::view::sample::seconds(2022, 12, 1)) as f32,
        size: SIZE,
    };
    arrange(items, area, &mut FixedPitch)
}

fn happened(edtf: &str, title: &str) -> (EventKind, String, String) {
    (EventKind::Happened, edtf.to_owned(), title.to_owned())
}

fn label_of(slots: &[Slot], of: u32) -> &Label {
    let label = slots.iter().find_map(|slot| match slot {
        Slot::Event { event, label, .. } => (event.0 == of).then_some(label),
        Slot::Cluster { .. } => None,
    });
    label.expect("a label")
}

#[test]
fn two_events_with_room_for_their_names_have_both() {
    let slots = arranged(&[
        happened("2022-02-01", "First"),
        happened("2022-06-01", "Second"),
    ]);
    assert_eq!(slots.len(), 2);
    assert_eq!(label_of(&slots, 0).text, "First");
    assert!(!label_of(&slots, 1).shortened);
}

#[test]
fn events_of_one_day_are_counted() {
    let slots = arranged(&[
        happened("2022-06-01", "First"),
        happened("2022-06-01", "Second"),
    ]);
    let [Slot::Cluster { events, label, .. }] = &slots[..] else {
        panic!("{slots:?}");
    };
    assert_eq!((events.len(), label.as_str()), (2, "2"));
}

#[test]
fn a_name_that_would_cross_the_line_of_the_writing_stands_before_its_event() {
    let slots = arranged(&[happened("2022-11-20", "An event before the writing")]);
    let Slot::Event { glyph, label, .. } = &slots[0] else {
        panic!("{slots:?}");
    };
    assert!(label.left + label.width < glyph.left);
}

#[test]
fn a_forecast_at_the_edge_is_named_on_the_right_all_the_same() {
    let forecast = |edtf: &str| {
        (
            EventKind::Hypothetical,
            edtf.to_owned(),
            "A long fear".to_owned(),
        )
    };
    let slots = arranged(&[forecast("2022-12-18")]);
    let Slot::Event { glyph, label, .. } = &slots[0] else {
        panic!("{slots:?}");
    };
    assert!(label.left >= glyph.right && label.shortened, "{label:?}");
}

/// Dates before the writing, so that they begin in view.
fn any_date() -> impl Strategy<Value = String> {
    let day = (1..=11_u32, 1..=28_u32).prop_map(|(month, day)| format!("2022-{month:02}-{day:02}"));
    let period = (1..=11_u32, 0..=6_u32).prop_map(|(month, longer)| {
        format!("2022-{month:02}/2022-{:02}", (month + longer).min(11))
    });
    let month = (1..=11_u32).prop_map(|month| format!("2022-{month:02}"));
    let soft = (1..=11_u32).prop_map(|month| format!("2022-{month:02}~"));
    let open = (1..=11_u32).prop_map(|month| format!("2022-{month:02}/.."));
    let one_of =
        (1..=11_u32).prop_map(|month| format!("[2022-{month:02}-03..2022-{:02}-20]", month + 1));
    prop_oneof![day, period, month, soft, open, one_of]
}

fn any_event() -> impl Strategy<Value = (EventKind, String, String)> {
    let real = (
        any_date(),
        prop_oneof![Just(EventKind::Happened), Just(EventKind::Alleged)],
    );
    let fear = (
        (2..=26_u32).prop_map(|day| format!("2022-12-{day:02}")),
        Just(EventKind::Hypothetical),
    );
    let title = (1..=40_usize).prop_map(|letters| "word ".repeat(9)[..letters].trim().to_owned());
    (prop_oneof![4 => real, 1 => fear], title).prop_map(|((edtf, kind), title)| (kind, edtf, title))
}

/// The left and the right end of what a slot writes, and of what it draws.
fn ends(slot: &Slot) -> [(f32, f32); 2] {
    match slot {
        Slot::Event { glyph, label, .. } => [
            (label.left, label.left + label.width),
            (glyph.left, glyph.right),
        ],
        Slot::Cluster { left, right, .. } => [(*left, *right); 2],
    }
}

proptest! {
    #[test]
    fn each_event_is_named_or_counted_exactly_once(events in vec(any_event(), 0..24)) {
        let mut seen: Vec<u32> = arranged(&events)
            .into_iter()
            .flat_map(|slot| match slot {
                Slot::Event { event, .. } => vec![event.0],
                Slot::Cluster { events, .. } => events.iter().map(|event| event.0).collect(),
            })
            .collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..events.len() as u32).collect::<Vec<u32>>());
    }

    #[test]
    fn no_label_overlaps_another_or_the_shape_of_another_event(events in vec(any_event(), 2..24)) {
        let slots = arranged(&events);
        for (index, slot) in slots.iter().enumerate() {
            let [label, _] = ends(slot);
            prop_assert!(label.0 >= -0.01 && label.1 <= WIDTH + 0.01, "{slot:?}");
            for other in slots.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, other)| other) {
                for (left, right) in ends(other) {
                    let shared = label.1.min(right) - label.0.max(left);
                    prop_assert!(shared < 1.0, "{slot:?} and {other:?}");
                }
            }
        }
    }
}
