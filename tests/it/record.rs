//! The record's dates beside the text's: a mark of their own on the canvas, and where they stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use claimline::export::svg::{self, Fonts};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{Listed, MotionChoice, Msg, State, update};
use claimline::theme::Palette;
use claimline::timeline::{EventIx, RecordRelation, Timeline};
use claimline::view::legend::{Sign, signs_in};
use claimline::view::look::{Selection, SelectionIx};
use claimline::view::scene::{ColorRole, Mark, Scene, Shape, Target};
use claimline::words;
use egui::accesskit::Role as NodeRole;
use egui::{Key, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::corpus::{SIZES, first_views};
use crate::support::picture::drawn;
use crate::support::window::{AnyWindow as _, AppWindow as _, Window, painted_texts};
use crate::support::{shipped, state_of, timeline_of};

fn records_of(scene: &Scene) -> impl Iterator<Item = (EventIx, &Mark)> {
    scene.marks.iter().filter_map(|mark| match mark.target {
        Some(Target::Record(event)) => Some((event, mark)),
        _ => None,
    })
}

/// Those that lead from events to their records.
fn leaders_of(scene: &Scene) -> Vec<EventIx> {
    records_of(scene)
        .filter(|(_, mark)| mark.color_role == ColorRole::Accent)
        .map(|(event, _)| event)
        .collect()
}

/// The first views of the shipped document and of all others.
fn views() -> Vec<(String, State)> {
    let mut views = first_views();
    for (width, height) in SIZES {
        let mut state = state_of(shipped());
        update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
        views.push(("shipped".to_owned(), state));
    }
    views
}

#[test]
fn each_named_event_with_a_record_has_a_mark_at_its_date_in_its_row() {
    let mut measure = FontMeasure::default();
    let mut checked = 0;
    for (place, state) in views() {
        let scene = drawn(&state, &mut measure);
        let scale = state.viewport().scale(state.look().camera);
        for (text, target) in scene.texts() {
            let Some(Target::Event(event)) = target else {
                continue;
            };
            let Some(record) = state.timeline.record_of(*event) else {
                continue;
            };
            if state.timeline.is_undated(*event) {
                continue;
            }
            let x = |time: f64| scene.regions.lanes.left() + scale.x_from_time(time) as f32;
            let whole = record.dated.whole();
            let from = whole.from.map(|from| x(from.as_f64()));
            let until = whole.until.map(|until| x(until.as_f64()));
            let Some((from, until)) = from.zip(until) else {
                continue;
            };
            let bounds = records_of(&scene)
                .filter(|(of, _)| of == event)
                .fold(Rect::NOTHING, |all, (_, mark)| {
                    all.union(mark.shape.bounds())
                });
            assert!(bounds.is_positive(), "{place}: {:?} has none", text.text);
            let middle = (from + until) / 2.0;
            assert!(
                (bounds.center().x - middle).abs() < 1.0,
                "{place}: {:?}",
                text.text
            );
            let row = text.rect.center().y;
            assert!(
                (row..=row + scene.regions.row_height).contains(&bounds.center().y),
                "{place}"
            );
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked}");
}

#[test]
fn no_mark_of_a_record_stands_on_a_word() {
    let mut measure = FontMeasure::default();
    for (place, state) in views() {
        let scene = drawn(&state, &mut measure);
        for (event, mark) in records_of(&scene) {
            let bounds = mark.shape.bounds().intersect(mark.clip);
            for (text, _) in scene.texts() {
                // Letters stand on a line a third of their size below their middle, and few reach below it.
                let word = text.rect.shrink2(Vec2::new(0.0, text.size * 0.29));
                assert!(
                    !bounds.intersects(word),
                    "{place}: that of {event:?} stands on {:?}",
                    text.text
                );
            }
        }
    }
}

#[test]
fn a_leader_ties_the_record_to_an_event_that_is_read_or_pointed_at() {
    let mut measure = FontMeasure::default();
    let mut state = state_of(shipped());
    state.preferences.motion = MotionChoice::Reduced;
    assert!(leaders_of(&drawn(&state, &mut measure)).is_empty());
    let strike = state.timeline.event_by_id(&"kabul-strike".into());
    let strike = strike.expect("the strike");
    let named = SelectionIx::Event(strike).named(&state.timeline);
    update(&mut state, Msg::Hover(Some(named.clone())));
    assert_eq!(leaders_of(&drawn(&state, &mut measure)), [strike]);
    update(&mut state, Msg::Hover(None));
    update(&mut state, Msg::Click(named));
    let scene = drawn(&state, &mut measure);
    assert_eq!(leaders_of(&scene), [strike]);
    let leader = records_of(&scene).find(|(_, mark)| mark.color_role == ColorRole::Accent);
    let (_, leader) = leader.expect("a leader");
    let Shape::Line { points, .. } = &leader.shape else {
        panic!("{leader:?}");
    };
    // From the event of August back to July.
    assert!(points.last().expect("a point").x < points[0].x);
}

#[test]
fn a_click_on_the_mark_reads_the_event() {
    let state = state_of(shipped());
    let (event, named) = state
        .timeline
        .records()
        .first()
        .map(|record| (record.event, SelectionIx::Event(record.event)))
        .expect("a record");
    let click = state.click(&Target::Record(event));
    assert_eq!(click, Some(Msg::Click(named.named(&state.timeline))));
}

/// An event of June 2022 beside records of a few dates.
fn of_record(record: &str) -> Arc<Timeline> {
    timeline_of(&format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "2023-03-10")), events: [
        (id: "a", title: "A", kind: happened, when: (edtf: "2022-06", because: "B."), {record}),
        (id: "b", title: "B", kind: happened, when: (edtf: "2022-01", because: "B."))])"#
    ))
}

#[test]
fn the_legend_explains_the_mark_where_there_is_one() {
    let mut measure = FontMeasure::default();
    for (record, is_marked) in [
        (r#"record: (edtf: "2022-06-10", note: "N.")"#, true),
        (r#"record: (edtf: "2022-05/..", note: "N.")"#, true),
        ("", false),
    ] {
        let state = state_of(of_record(record));
        let scene = drawn(&state, &mut measure);
        let scale = state.viewport().scale(state.look().camera);
        let signs: BTreeSet<Sign> = signs_in(&scene, &state.timeline, &scale);
        assert_eq!(signs.contains(&Sign::Record), is_marked, "{record}");
    }
}

#[test]
fn a_record_out_of_view_is_led_to_and_has_no_place_on_the_canvas() {
    let mut measure = FontMeasure::default();
    let mut state = state_of(of_record(r#"record: (edtf: "1999", note: "N.")"#));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::Click(Selection::Event("a".into())));
    let scene = drawn(&state, &mut measure);
    assert_eq!(leaders_of(&scene).len(), 1);
    let is_record =
        |hitbox: &claimline::view::scene::Hitbox| matches!(hitbox.target, Target::Record(_));
    assert!(!scene.hitboxes.iter().any(is_record));
}

#[test]
fn the_introduction_counts_the_places_and_leads_to_a_list_of_them() {
    let mut harness = Window::default().open(Origin::Shipped);
    let counted = words::records_counted(shipped().records()).expect("there are some");
    assert!(counted.starts_with("The record disagrees in "), "{counted}");
    harness.get_by_label(&counted).click();
    harness.run();
    let dates = "The record disagrees: 31 July 2022, The text: one of 1–10 August 2022";
    let is_row = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.contains(dates)
    };
    let rows = harness.get_all_by_role(NodeRole::Button);
    let of_record = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.contains("The text: ")
    };
    let rows: Vec<Rect> = rows.filter(of_record).map(|row| row.rect()).collect();
    assert!(rows.len() > 5);
    for pair in rows.windows(2) {
        assert_eq!(
            pair[0].bottom(),
            pair[1].top(),
            "rows stand below each other"
        );
    }
    let row = harness.get_all_by_role(NodeRole::Button).find(is_row);
    row.expect("a row").click();
    harness.run();
    let strike = harness
        .open_state()
        .timeline
        .event_by_id(&"kabul-strike".into());
    assert_eq!(harness.selection(), strike.map(SelectionIx::Event));
    assert!(harness.open_state().listed.is_none());
}

#[test]
fn the_list_is_one_key_away_and_begins_with_where_the_record_disagrees() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::R]);
    let state = harness.open_state();
    let listed = state.listed_events().expect("a list").into_owned();
    let relations: Vec<RecordRelation> = listed
        .iter()
        .filter_map(|event| Some(state.timeline.record_of(*event)?.relation))
        .collect();
    assert_eq!(relations.len(), state.timeline.records().len());
    assert!(relations.is_sorted() && relations[0] == RecordRelation::Disagrees);
    harness.press(&[Key::ArrowDown, Key::Enter]);
    assert_eq!(harness.selection(), Some(SelectionIx::Event(listed[1])));
}

#[test]
fn without_dates_of_the_record_nothing_is_counted_and_the_key_says_so() {
    let mut state = state_of(of_record(""));
    assert_eq!(words::records_counted(state.timeline.records()), None);
    update(&mut state, Msg::List(Listed::Records));
    assert!(state.listed.is_none());
    let answer = state.answer(0.0).map(|answer| answer.text.as_str());
    assert_eq!(answer, Some("The document has no dates of the record"));
}

/// Events so many that a narrow canvas counts some of them; of each three two have a date of the record.
fn counted() -> State {
    counted_from(2012, 48)
}

/// Six events a year from one on.
fn counted_from(first_year: usize, events: usize) -> State {
    let records = [
        r#"record: (edtf: "2021-06", note: "N."),"#,
        "",
        r#"record: (edtf: "2022-06", note: "N."),"#,
    ];
    let events = (0..events).map(|nth| {
        let record = records[nth % 3];
        let (year, month) = (first_year + nth / 6, 2 * (nth % 6) + 1);
        format!(
            r#"(id: "e{nth}", title: "An event with a long name {nth}", kind: happened,
            when: (edtf: "{year}-{month:02}-05", because: "B."), {record}),"#
        )
    });
    let events: String = events.collect();
    let mut state = state_of(timeline_of(&format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "2023-03-10")), lanes: [(id: "l", name: "L"), (id: "m", name: "M"),
        (id: "n", name: "N")], events: [{events}])"#
    )));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(Vec2::new(500.0, 600.0)));
    state
}

#[test]
fn a_count_says_how_the_record_goes_together_with_what_it_holds() {
    let mut measure = FontMeasure::default();
    let mut state = counted();
    let scene = drawn(&state, &mut measure);
    let held = |target: &Target| match target {
        Target::Cluster(events) => Some(events.clone()),
        _ => None,
    };
    let counts = scene
        .hitboxes
        .iter()
        .filter_map(|hitbox| held(&hitbox.target));
    let records = |event: &EventIx| state.timeline.record_of(*event).is_some();
    let count = counts
        .into_iter()
        .find(|events| events.iter().any(records))
        .expect("a count");
    let name = claimline::describe::name(
        &state.timeline,
        &state.document_layout,
        &Target::Cluster(count.clone()),
    );
    assert!(name.contains(". The record "), "{name}");
    let (layout, light) = (&state.document_layout, Palette::LIGHT);
    let picture = svg::write(&scene, &state.timeline, layout, light, Fonts::Named);
    assert!(picture.contains(&name), "{name}");
    let event = count.into_iter().find(records).expect("one with a record");
    assert!(records_of(&scene).all(|(of, _)| of != event));
    // Its date is drawn with a leader from the count once the event is read.
    let named = SelectionIx::Event(event).named(&state.timeline);
    update(&mut state, Msg::Hover(Some(named)));
    let scene = drawn(&state, &mut measure);
    assert_eq!(leaders_of(&scene), [event]);
}

/// All that is painted only once the pointer rests on the first count that is wanted.
fn tooltip_of_count(state: State, is_wanted: fn(&Target) -> bool) -> Vec<String> {
    let window = Window::default().sized(Vec2::new(800.0, 700.0));
    let mut harness = window.show(state, claimline::ui::window_ui);
    let scene = drawn(harness.state(), &mut FontMeasure::default());
    let names = scene
        .hitboxes
        .iter()
        .filter(|hitbox| is_wanted(&hitbox.target));
    let mut names = names.map(|hitbox| {
        let state = harness.state();
        claimline::describe::name(&state.timeline, &state.document_layout, &hitbox.target)
    });
    let name = names.next().expect("a count");
    let at = harness.get_by_label(&name).rect().center();
    let painted = |harness: &Harness<'_, State>| -> Vec<String> {
        let painted = painted_texts(&harness.output().shapes).into_iter();
        painted.map(|(text, _)| text).collect()
    };
    let before = painted(&harness);
    harness.hover_at(at);
    harness.run_steps(60);
    let mut texts = painted(&harness);
    texts.retain(|text| !before.contains(text));
    texts
}

#[test]
fn the_tooltip_of_a_count_says_how_the_record_goes_together_with_each_event() {
    let is_cluster =
        |target: &Target| matches!(target, Target::Cluster(events) if events.len() > 2);
    let is_bin = |target: &Target| matches!(target, Target::Bin(bin) if bin.events > 2);
    for painted in [
        tooltip_of_count(counted(), is_cluster),
        tooltip_of_count(counted_from(1500, 3000), is_bin),
    ] {
        let is_counted = |text: &String| text.starts_with("The record disagrees in ");
        assert!(painted.iter().any(is_counted), "{painted:?}");
        let is_remarked = |text: &String| text.ends_with(" · the record disagrees");
        assert!(painted.iter().any(is_remarked), "{painted:?}");
    }
}

#[test]
fn each_event_in_the_list_of_a_count_has_the_record_behind_its_date() {
    let mut state = counted();
    let ids = (0..6).map(|nth| format!("e{nth}").as_str().into());
    update(&mut state, Msg::List(Listed::Events(ids.collect())));
    let harness = Window::default().show(state, claimline::ui::window_ui);
    let painted = painted_texts(&harness.output().shapes);
    let said = |date: &str| {
        let mut texts = painted.iter().map(|(text, _)| text.as_str());
        texts.any(|text| text == date)
    };
    assert!(said("5 January 2012 · the record disagrees"), "{painted:?}");
    assert!(said("5 March 2012"), "it has no date of the record");
    assert!(said("5 May 2012 · the record disagrees"));
}
