use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::document::EventKind;
use crate::view::sample::{FixedPitch, glyph, scale_of_2022};

const WIDTH: f32 = 1000.0;
const SIZE: f32 = 12.0;

/// Arranges events by their dates and titles; the text is written at 1 December 2022, at about 915 points.
fn arranged(events: &[(EventKind, String, String)], rows: u16) -> Vec<(u16, Slot)> {
    let scale = scale_of_2022(f64::from(WIDTH));
    let items: Vec<Item<'_>> = (0..)
        .zip(events)
        .map(|(index, (kind, edtf, title))| Item {
            event: EventIx(index),
            row: index as u16 % rows,
            glyph: glyph(*kind, edtf, &scale),
            title,
            face: Face::Regular,
            stays_right: *kind == EventKind::Hypothetical,
        })
        .collect();
    arrange(items, rows, label_area(), &mut FixedPitch)
}

fn label_area() -> LabelArea {
    let scale = scale_of_2022(f64::from(WIDTH));
    LabelArea {
        width: WIDTH,
        writing: scale.x_from_time(crate::view::sample::seconds(2022, 12, 1)) as f32,
        size: SIZE,
        least: MIN_LABEL,
    }
}

/// The figures of these slots, where each event has so many claims as its number and one.
fn figures_of(slots: &[(u16, Slot)]) -> Vec<Option<Label>> {
    let claim_count = |event: EventIx| event.0 as usize + 1;
    figures(slots, claim_count, label_area(), SIZE, &mut FixedPitch)
}

fn in_one_row(events: &[(EventKind, String, String)]) -> Vec<Slot> {
    arranged(events, 1)
        .into_iter()
        .map(|(_, slot)| slot)
        .collect()
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
    let slots = in_one_row(&[
        happened("2022-02-01", "First"),
        happened("2022-06-01", "Second"),
    ]);
    assert_eq!(slots.len(), 2);
    assert_eq!(label_of(&slots, 0).text, "First");
    assert!(!label_of(&slots, 1).shortened);
}

#[test]
fn of_events_of_one_day_the_first_is_named_and_the_others_are_counted_beside_it() {
    let slots = in_one_row(&[
        happened("2022-06-01", "First"),
        happened("2022-06-01", "Second"),
        happened("2022-06-01", "Third"),
    ]);
    assert_eq!(label_of(&slots, 0).text, "First");
    let [Slot::Event { .. }, Slot::Cluster { events, label, .. }] = &slots[..] else {
        panic!("{slots:?}");
    };
    assert_eq!(
        (&events[..], label.as_str()),
        (&[EventIx(1), EventIx(2)][..], "+2")
    );
}

#[test]
fn a_long_name_is_shortened_for_a_count_rather_than_lost() {
    let long = "A name that has so many letters that it takes up all of the free room in its row";
    let slots = in_one_row(&[
        happened("2022-01-10", long),
        happened("2022-06-10", "Second"),
        happened("2022-01-10", "Third"),
    ]);
    assert!(label_of(&slots, 0).shortened, "{slots:?}");
}

#[test]
fn a_name_without_room_on_its_right_stands_on_its_left() {
    let slots = in_one_row(&[
        happened("2022-06-20", "An event with a long name"),
        happened("2022-06-10", "Before it"),
    ]);
    let Slot::Event { glyph, label, .. } = &slots[0] else {
        panic!("{slots:?}");
    };
    assert!(label.left < glyph.left && !label.shortened, "{slots:?}");
}

#[test]
fn a_name_that_would_cross_the_line_of_the_writing_stands_before_its_event() {
    let slots = in_one_row(&[happened("2022-11-20", "An event before the writing")]);
    let Slot::Event { glyph, label, .. } = &slots[0] else {
        panic!("{slots:?}");
    };
    assert!(label.left + label.width < glyph.left);
}

#[test]
fn a_figure_stands_behind_the_name_or_behind_the_shape_of_what_is_named_on_its_left() {
    let slots = arranged(
        &[
            happened("2022-02-01", "First"),
            happened("2022-04-01/2022-08-01", "Within"),
            happened("2022-11-20", "An event before the writing"),
        ],
        3,
    );
    let figures = figures_of(&slots);
    let ends = |index: usize| match &slots[index].1 {
        Slot::Event { glyph, label, .. } => (glyph.right, label.left + label.width),
        Slot::Cluster { .. } => panic!("{slots:?}"),
    };
    let figure = |index: usize| figures[index].as_ref().expect("a figure");
    assert_eq!(figure(0).text, "1");
    assert!(figure(0).left > ends(0).1);
    assert!(figure(1).left > ends(1).1 && figure(1).left < ends(1).0);
    assert!(figure(2).left > ends(2).0 && ends(2).1 < ends(2).0);
}

#[test]
fn a_figure_without_room_is_left_out_and_so_is_that_of_no_claims() {
    let crowded = [
        happened("2022-06-01", "First"),
        happened("2022-06-22", "Second"),
    ];
    let slots = arranged(&crowded, 1);
    let figures = figures_of(&slots);
    assert_eq!(figures.iter().flatten().count(), 1, "{slots:?}");
    let none = super::figures(&slots, |_| 0, label_area(), SIZE, &mut FixedPitch);
    assert_eq!(none.iter().flatten().count(), 0);
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
    let slots = in_one_row(&[forecast("2022-12-18")]);
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

/// The events of a slot.
fn events_of(slot: &Slot) -> Vec<EventIx> {
    match slot {
        Slot::Event { event, .. } => vec![*event],
        Slot::Cluster { events, .. } => events.clone(),
    }
}

/// True if a name of `width` beside a shape meets none of these, nor the edges, and does not cross the line of the writing.
fn has_room(shape: NamedShape, width: f32, taken: &[(f32, f32)], writing: f32) -> bool {
    let free = |left: f32, right: f32| {
        let apart = |other: &(f32, f32)| right + GAP <= other.0 || other.1 + GAP <= left;
        left >= GAP && right <= WIDTH - GAP && taken.iter().all(apart)
    };
    let may_cross = shape.stays_right || shape.left >= writing;
    let end = shape.right + GAP + width;
    let on_right = (may_cross || end <= writing) && free(shape.left, end + GAP);
    let on_left = !shape.stays_right && free(shape.left - 2.0 * GAP - width, shape.right);
    on_right || on_left
}

proptest! {
    #[test]
    fn each_event_is_named_or_counted_exactly_once(events in vec(any_event(), 0..40), rows in 1..5_u16) {
        let slots = arranged(&events, rows);
        let mut seen: Vec<u32> =
            slots.iter().flat_map(|(_, slot)| events_of(slot)).map(|event| event.0).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..events.len() as u32).collect::<Vec<u32>>());
    }

    #[test]
    fn no_label_overlaps_another_or_the_shape_of_another_event(
        events in vec(any_event(), 2..40), rows in 1..5_u16,
    ) {
        let slots = arranged(&events, rows);
        for (index, (row, slot)) in slots.iter().enumerate() {
            let [label, _] = ends(slot);
            prop_assert!(label.0 >= -0.01 && label.1 <= WIDTH + 0.01, "{slot:?}");
            let others = slots.iter().enumerate();
            for (_, (_, other)) in others.filter(|(at, (other, _))| *at != index && other == row) {
                for (left, right) in ends(other) {
                    let shared = label.1.min(right) - label.0.max(left);
                    prop_assert!(shared < 1.0, "{slot:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn no_figure_overlaps_a_name_a_shape_a_count_or_another_figure(
        events in vec(any_event(), 2..40), rows in 1..5_u16,
    ) {
        let slots = arranged(&events, rows);
        let figures = figures_of(&slots);
        let reach = |figure: &Label| (figure.left, figure.left + figure.width);
        for (index, figure) in figures.iter().enumerate() {
            let Some(figure) = figure else { continue };
            let (row, slot) = &slots[index];
            let (left, right) = reach(figure);
            prop_assert!(left >= 0.0 && right <= WIDTH, "{slot:?} has {figure:?}");
            let [label, _] = ends(slot);
            prop_assert!(right <= label.0 || label.1 <= left, "{slot:?} has {figure:?}");
            let others = slots.iter().zip(&figures).enumerate();
            for (_, ((_, other), others)) in others.filter(|(at, ((of, _), _))| *at != index && of == row) {
                let mut taken = ends(other).to_vec();
                taken.extend(others.as_ref().map(reach));
                for (from, until) in taken {
                    prop_assert!(right <= from || until <= left, "{slot:?} has {figure:?} on {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_named_event_stands_in_its_own_row(events in vec(any_event(), 2..40), rows in 1..5_u16) {
        for (row, slot) in arranged(&events, rows) {
            if let Slot::Event { event, .. } = slot {
                prop_assert_eq!(u32::from(row), event.0 % u32::from(rows));
            }
        }
    }

    #[test]
    fn no_event_is_counted_while_it_and_its_name_have_room_in_its_row(
        events in vec(any_event(), 2..40), rows in 1..5_u16,
    ) {
        let scale = scale_of_2022(f64::from(WIDTH));
        let slots = arranged(&events, rows);
        let counted = slots.iter().filter(|(_, slot)| matches!(slot, Slot::Cluster { .. }));
        for event in counted.flat_map(|(_, slot)| events_of(slot)) {
            let (kind, edtf, title) = &events[event.0 as usize];
            let shape = NamedShape::of(&glyph(*kind, edtf, &scale), *kind == EventKind::Hypothetical);
            let in_row = slots.iter().filter(|(row, _)| u32::from(*row) == event.0 % u32::from(rows));
            let taken: Vec<(f32, f32)> = in_row.flat_map(|(_, slot)| ends(slot)).collect();
            let width = FixedPitch.width(title, Face::Regular, SIZE);
            let writing = scale.x_from_time(crate::view::sample::seconds(2022, 12, 1)) as f32;
            prop_assert!(!has_room(shape, width, &taken, writing), "{event:?} of {slots:?}");
        }
    }

    #[test]
    fn no_name_is_cut_beside_room_for_all_of_it(events in vec(any_event(), 1..40), rows in 1..5_u16) {
        let slots = arranged(&events, rows);
        for (index, (row, slot)) in slots.iter().enumerate() {
            let Slot::Event { event, glyph, label } = slot else { continue };
            if !label.shortened {
                continue;
            }
            let (kind, _, title) = &events[event.0 as usize];
            let shape = NamedShape::of(glyph, *kind == EventKind::Hypothetical);
            let others = slots.iter().enumerate();
            let others = others.filter(|(at, (other, _))| *at != index && other == row);
            let taken: Vec<(f32, f32)> = others.flat_map(|(_, (_, slot))| ends(slot)).collect();
            let width = FixedPitch.width(title, Face::Regular, SIZE);
            let scale = scale_of_2022(f64::from(WIDTH));
            let writing = scale.x_from_time(crate::view::sample::seconds(2022, 12, 1)) as f32;
            prop_assert!(!has_room(shape, width, &taken, writing), "{slot:?} of {slots:?}");
        }
    }
}
