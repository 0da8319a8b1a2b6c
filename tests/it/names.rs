//! How many events have names where not all can, beside a simple placement that is free to use any row.

use std::collections::HashSet;
use std::sync::Arc;

use claimline::document::{EventKind, Lane};
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::{EventIx, Timeline};
use claimline::view::camera::Camera;
use claimline::view::glyph::Glyph;
use claimline::view::label_placement::{FreeRow, GAP, LabelRoom, NamedShape, Side};
use claimline::view::layout::is_in_view;
use claimline::view::measure::Measure as _;
use claimline::view::scene::{Face, Hitbox, Scene, Shape, Target};
use egui::Vec2;

use crate::corpus::{SIZES, documents, looks};
use crate::support::picture::drawn;
use crate::support::{self, Dice, large};

const CANVAS: Vec2 = Vec2::new(1226.0, 790.0);

/// Events of every sort of date over twenty years in one lane, with names of eight to forty letters.
fn one_lane(events: usize) -> Arc<Timeline> {
    let mut document = large::document(events);
    let mut dice = Dice(events as u64);
    document.lanes.truncate(1);
    let Lane { id, .. } = document.lanes[0].clone();
    for event in &mut document.events {
        event.lane = Some(id.clone());
        let (year, month, day) = (2000 + dice.roll(20), 1 + dice.roll(12), 1 + dice.roll(28));
        let date = match dice.roll(32) {
            0..=15 => format!("{year}-{month:02}-{day:02}"),
            16..=21 => format!("{year}-{month:02}-{day:02}/{year}-{month:02}-28"),
            22..=25 => format!("{year}-{month:02}"),
            26 => format!("{year}-{month:02}~"),
            27 => format!("[{year}-{month:02}-01..{year}-{month:02}-{day:02}]"),
            28 => format!("{year}"),
            29 => format!("{year}-{month:02}-{day:02}~/{year}-12"),
            30 if dice.roll(4) == 0 => format!("{year}-{month:02}-{day:02}/.."),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        event.when.edtf = Some(large::edtf(&date));
        let letters = 8 + dice.roll(33) as usize;
        event.title = "an event of some renown in a long lane"[..letters.min(38)]
            .trim()
            .to_owned();
    }
    Arc::new(Timeline::build(Arc::new(document)).expect("good dates"))
}

/// The events with a name in a picture.
fn named(scene: &Scene) -> HashSet<EventIx> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(text) if !text.text.is_empty() => mark.target.as_ref(),
        _ => None,
    });
    let events = texts.filter_map(|target| match target {
        Target::Event(event) => Some(*event),
        _ => None,
    });
    events.collect()
}

/// The size of the texts that name events.
fn label_size(scene: &Scene) -> f32 {
    let mut texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(text) if matches!(mark.target, Some(Target::Event(_))) => Some(text.size),
        _ => None,
    });
    texts.next().expect("a name")
}

/// The side on which a shape has room for its whole name in a row in which all this is taken; none where it would lie on that itself.
fn side_in(
    taken: &[(f32, f32)],
    shape: NamedShape,
    label: f32,
    width: f32,
    writing: f32,
) -> Option<Side> {
    let before = taken.iter().filter(|(left, _)| *left <= shape.left);
    let from = before.map(|(_, right)| right + GAP).fold(0.0, f32::max);
    let after = taken.iter().filter(|(left, _)| *left > shape.left);
    let until = after.map(|(left, _)| left - GAP).fold(width, f32::min);
    if from > shape.left.max(0.0) || until < shape.right.min(width) {
        return None;
    }
    let free = FreeRow {
        from,
        until,
        width,
        writing,
        gap: GAP,
    };
    LabelRoom::around(shape, free).side_for(label)
}

/// Gives each event in the document's order the first row with room for all of its name, in any of the lane's rows.
fn named_by_a_simple_greedy_placement(
    state: &State,
    size: f32,
    measure: &mut FontMeasure,
) -> usize {
    let timeline = &state.timeline;
    let scale = state.viewport().scale(state.look().camera);
    let width = scale.width() as f32;
    let (_, written) = timeline.written_seconds();
    let lane = timeline.lanes().next().expect("a lane");
    let rows = state.document_layout.rows.of_lane(lane);
    let mut taken: Vec<Vec<(f32, f32)>> = vec![Vec::new(); usize::from(rows)];
    let mut count = 0;
    for event in timeline.events() {
        let kind = timeline.kind_of(event);
        let glyph = Glyph::new(kind, &timeline.dated(event), timeline.extent(event), &scale);
        if !is_in_view(&glyph, width) {
            continue;
        }
        let shape = NamedShape::of(&glyph, kind == EventKind::Hypothetical);
        let label = measure.width(&timeline.event(event).title, Face::Regular, size);
        for row in &mut taken {
            let writing = scale.x_from_time(written) as f32;
            if let Some(side) = side_in(row, shape, label, width, writing) {
                let left = shape.label_left(side, label);
                row.push((shape.left.min(left), shape.right.max(left + label)));
                count += 1;
                break;
            }
        }
    }
    count
}

#[test]
fn a_crowded_lane_names_no_fewer_than_a_simple_placement_that_may_use_any_row() {
    let mut measure = FontMeasure::default();
    for events in [100, 300, 1_000] {
        let mut state = support::state_of(one_lane(events));
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::CanvasResized(CANVAS));
        for years in [20.0, 4.0, 1.0, 0.5] {
            let (middle, half) = (1.262e9, years * 365.25 * 43_200.0);
            let camera = Camera {
                start: middle - half,
                end: middle + half,
            };
            update(&mut state, Msg::SetCamera(camera));
            let scene = drawn(&state, &mut measure);
            let ours = named(&scene).len();
            let size = label_size(&scene);
            let simple = named_by_a_simple_greedy_placement(&state, size, &mut measure);
            assert!(
                ours >= simple && simple > 0,
                "{events} events, {years} years: {ours} named, not {simple}"
            );
        }
    }
}

#[test]
fn the_count_of_a_cell_stands_where_its_events_begin() {
    let mut measure = FontMeasure::default();
    // Half a year at the side of each cell, and nothing in the rest of it.
    let mut document = large::document(900);
    document.lanes.truncate(1);
    let Lane { id, .. } = document.lanes[0].clone();
    for (index, event) in document.events.iter_mut().enumerate() {
        event.lane = Some(id.clone());
        let (year, month) = (1992 + 4 * (index % 6), 1 + index % 5);
        let date = format!("{year}-{month:02}-{:02}", 1 + index % 28);
        event.when.edtf = Some(large::edtf(&date));
    }
    let timeline = Timeline::build(Arc::new(document)).expect("good dates");
    let mut state = support::state_of(Arc::new(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(CANVAS));
    let scene = drawn(&state, &mut measure);
    let scale = state.viewport().scale(state.look().camera);
    let mut counts = 0;
    for hitbox in &scene.hitboxes {
        let Target::Bin(bin) = &hitbox.target else {
            continue;
        };
        let [first, last] = [bin.from, bin.until]
            .map(|time| scale.x_from_time(time as f64) as f32 + scene.regions.lanes.left());
        let (x, half) = (hitbox.rect.center().x, hitbox.rect.width() / 2.0);
        // Its cell may keep it away by half of itself.
        assert!(
            (x - (first + last) / 2.0).abs() <= half + 4.0,
            "{bin:?} at {x}, not between {first} and {last}"
        );
        counts += 1;
    }
    assert!(counts >= 4, "{counts}");
}

/// The events that a picture counts, and how many of them would have room with their whole name in a row of their lane.
fn counted(state: &State, scene: &Scene, measure: &mut FontMeasure) -> (usize, usize) {
    let timeline = &state.timeline;
    let scale = state.viewport().scale(state.look().camera);
    let width = scale.width() as f32;
    let left = scene.regions.lanes.left();
    let writing = scale.x_from_time(timeline.written_seconds().1) as f32;
    let in_lanes = |hitbox: &&Hitbox| scene.regions.lanes.contains_rect(hitbox.rect);
    let is_count = |hitbox: &&Hitbox| matches!(hitbox.target, Target::Cluster(_));
    let (mut counted, mut would_fit) = (0, 0);
    for count in scene.hitboxes.iter().filter(in_lanes).filter(is_count) {
        let Target::Cluster(events) = &count.target else {
            continue;
        };
        let lane = timeline.lane_of(events[0]);
        let of_lane = |hitbox: &&Hitbox| match &hitbox.target {
            Target::Event(event) => timeline.lane_of(*event) == lane,
            _ => false,
        };
        let rows: HashSet<i32> = scene
            .hitboxes
            .iter()
            .filter(of_lane)
            .filter(in_lanes)
            .map(|hitbox| hitbox.rect.center().y as i32)
            .collect();
        for event in events.iter() {
            let kind = timeline.kind_of(*event);
            let extent = timeline.extent(*event);
            let glyph = Glyph::new(kind, &timeline.dated(*event), extent, &scale);
            let shape = NamedShape::of(&glyph, kind == EventKind::Hypothetical);
            let title = &timeline.event(*event).title;
            let label = measure.width(title, Face::Regular, label_size(scene));
            let fits_in = |row: &i32| {
                let middle = *row as f32 + 0.5;
                let boxes = scene.hitboxes.iter().map(|hitbox| hitbox.rect);
                let in_row = boxes.filter(|rect| rect.y_range().contains(middle));
                let taken: Vec<(f32, f32)> = in_row
                    .map(|rect| (rect.left() - left, rect.right() - left))
                    .collect();
                side_in(&taken, shape, label, width, writing).is_some()
            };
            counted += 1;
            would_fit += usize::from(rows.iter().any(fits_in));
        }
    }
    (counted, would_fit)
}

#[test]
fn hardly_an_event_is_counted_that_would_fit_with_its_name_in_another_row() {
    let mut measure = FontMeasure::default();
    let (mut all, mut misplaced) = (0, 0);
    for (_, text) in documents() {
        for size in SIZES {
            for (_, state) in looks(&text, size) {
                let scene = drawn(&state, &mut measure);
                let (counted, would_fit) = counted(&state, &scene, &mut measure);
                all += counted;
                misplaced += would_fit;
            }
        }
    }
    // Rows that never change as one zooms cannot be the best ones at every zoom.
    assert!(all >= 20 && misplaced <= 1, "{misplaced} of {all}");
}
