//! Properties of the marks in the claims' rows: they stand where their events do, and each link has one place.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use claimline::document::{EventKind, Link, When, date::EdtfDate};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::{ClaimIx, LinkIx, Timeline};
use claimline::view::glyph::Glyph;
use claimline::view::scale::Scale;
use claimline::view::scene::{ColorRole, GroupPlace, Hue, LinkGroup, Scene, Shape, Target, Tone};
use claimline::words::ROLES;
use egui::{Rect, Vec2};

use crate::support::picture::drawn;
use crate::support::{self, Dice, generated, shipped, state_of};

const SIZES: [(f32, f32); 5] = [
    (1226.0, 790.0),
    (735.0, 540.0),
    (1900.0, 1000.0),
    (480.0, 420.0),
    (120.0, 300.0),
];

/// A generated document whose claims are about many of its events, some of them in several roles, some only feared.
fn with_many_links(events: usize, links_per_claim: u64, seed: u64) -> Arc<Timeline> {
    let mut dice = Dice(seed);
    let mut document = generated(events, seed).document().clone();
    for event in &mut document.events {
        if dice.roll(5) == 0 {
            let (year, month) = (2020 + dice.roll(4), 1 + dice.roll(12));
            let date = match dice.roll(3) {
                0 => format!("{year}-{month:02}"),
                1 => format!("{year}-{month:02}-03"),
                _ => format!("{year}-{month:02}/.."),
            };
            event.kind = EventKind::Hypothetical;
            event.when.edtf = Some(date.parse::<EdtfDate>().expect("a date"));
        }
    }
    let ids: Vec<_> = document
        .events
        .iter()
        .map(|event| event.id.clone())
        .collect();
    for claim in &mut document.claims {
        claim.events.clear();
        for _ in 0..links_per_claim {
            let link = Link {
                event: ids[dice.roll(ids.len() as u64) as usize].clone(),
                role: ROLES[dice.roll(7) as usize],
                direct: dice.roll(2) == 0,
                note: None,
            };
            let known = |other: &Link| other.event == link.event && other.role == link.role;
            if !claim.events.iter().any(known) {
                claim.events.push(link);
            }
        }
    }
    Arc::new(Timeline::build(Arc::new(document)).expect("its dates agree"))
}

/// The same without the dates of every third event.
fn without_some_dates(timeline: &Timeline) -> Arc<Timeline> {
    let mut document = timeline.document().clone();
    for event in document.events.iter_mut().step_by(3) {
        event.when = When::default();
    }
    Arc::new(Timeline::build(Arc::new(document)).expect("its dates agree"))
}

/// Documents of every sort: the shipped one, generated ones, and those among the tests' documents that are good.
fn documents() -> Vec<(String, Arc<Timeline>)> {
    let mut documents = vec![
        ("shipped".to_owned(), shipped()),
        ("6 links a claim".to_owned(), with_many_links(30, 6, 1)),
        ("60 links a claim".to_owned(), with_many_links(80, 60, 2)),
        ("600 links a claim".to_owned(), with_many_links(300, 600, 3)),
        (
            "6 links a claim, some to undated events".to_owned(),
            without_some_dates(&with_many_links(30, 6, 4)),
        ),
        (
            "60 links a claim, some to undated events".to_owned(),
            without_some_dates(&with_many_links(80, 60, 5)),
        ),
    ];
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "ron")
            && let Ok(opened) = Origin::File(path.clone()).open()
        {
            documents.push((path.display().to_string(), opened.timeline));
        }
    }
    documents
}

/// A state on a canvas of some size, looking somewhere at random.
fn somewhere(timeline: &Arc<Timeline>, dice: &mut Dice) -> State {
    let mut state = state_of(Arc::clone(timeline));
    state.preferences.motion = MotionChoice::Reduced;
    let (width, height) = SIZES[dice.roll(SIZES.len() as u64) as usize];
    update(&mut state, Msg::CanvasResized(Vec2::new(width, height)));
    if dice.roll(3) == 0 {
        update(&mut state, Msg::ToggleFolds);
    }
    for _ in 0..dice.roll(5) {
        let width = f64::from(state.look().division.time_width(state.canvas()));
        let x = dice.share() * width;
        let factor = 1.0 + dice.share() * dice.share() * 20.0;
        update(&mut state, Msg::Zoom { factor, x });
        update(&mut state, Msg::Pan((dice.share() - 0.5) * width));
    }
    update(&mut state, Msg::ScrollClaims(dice.share() as f32 * 200.0));
    state
}

/// A claim's row: its marks, each with the box around its shape, and its counts and arrows.
#[derive(Default)]
struct Row {
    marks: HashMap<LinkIx, Rect>,
    /// The middles of the marks' hitboxes.
    xs: HashMap<LinkIx, f32>,
    groups: Vec<(LinkGroup, Rect)>,
}

/// The box around a shape that a mark is made of.
fn around(shape: &Shape) -> Option<Rect> {
    match shape {
        Shape::Text(text) => Some(text.rect.shrink2(Vec2::new(0.0, 2.0))),
        Shape::Hatching { .. } => None,
        _ => Some(shape.bounds()),
    }
}

fn rows(scene: &Scene) -> HashMap<ClaimIx, Row> {
    let mut rows: HashMap<ClaimIx, Row> = HashMap::new();
    for mark in &scene.marks {
        let Some(rect) = around(&mark.shape) else {
            continue;
        };
        match &mark.target {
            Some(Target::Link(link)) => {
                let marks = &mut rows.entry(link.claim).or_default().marks;
                let known = marks.entry(*link).or_insert(rect);
                *known = known.union(rect);
            }
            // A group's shapes follow each other.
            Some(Target::LinkGroup(group)) => {
                let groups = &mut rows.entry(group.claim).or_default().groups;
                match groups.last_mut() {
                    Some((last, known)) if last == group => *known = known.union(rect),
                    _ => groups.push((group.clone(), rect)),
                }
            }
            _ => {}
        }
    }
    for hitbox in &scene.hitboxes {
        if let Target::Link(link) = &hitbox.target {
            let xs = &mut rows.entry(link.claim).or_default().xs;
            xs.insert(*link, hitbox.rect.center().x);
        }
    }
    rows
}

fn glyph_of(timeline: &Timeline, link: LinkIx, scale: &Scale) -> Glyph {
    let event = timeline.event_of_link(link);
    let kind = timeline.kind_of(event);
    Glyph::new(kind, &timeline.dated(event), timeline.extent(event), scale)
}

/// True for links that the look leaves.
fn is_left(state: &State, link: LinkIx) -> bool {
    state.look().shows_event(state.timeline.event_of_link(link))
}

/// Checks a picture; says how many marks, counts and arrows it has.
fn check(state: &State, measure: &mut FontMeasure, place: &str) -> [usize; 3] {
    let scene = drawn(state, measure);
    let timeline = &state.timeline;
    let scale = state.viewport().scale(state.look().camera);
    let region = scene.regions.claims;
    let mut seen = [0; 3];
    for (claim, row) in rows(&scene) {
        let place = format!("{place}, claim {}", timeline.claim(claim).number);
        for (link, rect) in &row.marks {
            seen[0] += 1;
            if timeline.is_undated(timeline.event_of_link(*link)) {
                let is_beside = rect.right() <= region.left();
                assert!(
                    is_beside,
                    "{place}: {link:?} at {rect:?} has a place in time"
                );
                continue;
            }
            let glyph = glyph_of(timeline, *link, &scale);
            let x = region.left() + glyph.x;
            // A triangle's middle is not that of its box.
            let off = rect.center().x - x;
            assert!(off.abs() <= 0.5, "{place}: {link:?} is {off} points off");
            // Of a row that is scrolled out of view but for a tier there may be no hitbox.
            let off = row.xs.get(link).map_or(0.0, |middle| middle - x);
            assert!(off.abs() <= 0.05, "{place}: {link:?} is {off} points off");
            assert!(
                glyph.left - 0.5 <= glyph.x && glyph.x <= glyph.right + 0.5,
                "{place}: {glyph:?}"
            );
            assert!(
                region.x_range().contains(rect.left()) && region.x_range().contains(rect.right()),
                "{place}: {rect:?} leaves the row"
            );
        }
        let boxes: Vec<(String, Rect)> = row
            .marks
            .iter()
            .map(|(link, rect)| (format!("{link:?}"), *rect))
            .chain(
                row.groups
                    .iter()
                    .map(|(group, rect)| (format!("{group:?}"), *rect)),
            )
            .collect();
        for (index, (name, rect)) in boxes.iter().enumerate() {
            for (other, other_rect) in &boxes[index + 1..] {
                let shared = rect.shrink(0.05).intersect(other_rect.shrink(0.05));
                // A canvas as narrow as two arrows has room for nothing between them, nor always for both.
                assert!(
                    !shared.is_positive() || region.width() < 100.0,
                    "{place}: {name} {rect:?} and {other} {other_rect:?} overlap"
                );
            }
        }

        let mut times: HashMap<LinkIx, usize> = HashMap::new();
        let mut counted = row.marks.len();
        for link in row.marks.keys() {
            *times.entry(*link).or_default() += 1;
        }
        for (group, rect) in &row.groups {
            counted += group.count as usize;
            assert!(
                group.listed.len() <= group.count as usize,
                "{place}: {group:?}"
            );
            seen[if group.place == GroupPlace::Within {
                1
            } else {
                2
            }] += 1;
            for link in &group.listed {
                *times.entry(*link).or_default() += 1;
                let is_undated = timeline.is_undated(timeline.event_of_link(*link));
                assert_eq!(is_undated, group.place == GroupPlace::Undated, "{place}");
                let x = region.left() + glyph_of(timeline, *link, &scale).x;
                let is_there = match group.place {
                    GroupPlace::Undated => rect.right() <= region.left(),
                    // Very many links are counted in cells of up to 90 points.
                    GroupPlace::Within => (x - rect.center().x).abs() < 46.0,
                    GroupPlace::Earlier => x <= rect.right() + 14.0,
                    GroupPlace::Later => x >= rect.left() - 14.0,
                };
                assert!(
                    is_there || region.width() < 100.0,
                    "{place}: {link:?} at {x} is in {group:?} at {rect:?}"
                );
            }
        }
        let all: Vec<LinkIx> = timeline
            .links_of_claim(claim)
            .iter()
            .copied()
            .filter(|link| is_left(state, *link))
            .collect();
        assert_eq!(counted, all.len(), "{place}: {:?}", row.groups);
        for link in &all {
            let times = times.get(link).copied().unwrap_or_default();
            let in_a_long_list = row.groups.iter().any(|(group, _)| !group.lists_all());
            assert!(
                times == 1 || times == 0 && in_a_long_list,
                "{place}: {link:?} is there {times} times"
            );
        }
        assert!(times.keys().all(|link| all.contains(link)), "{place}");
    }
    seen
}

#[test]
fn each_link_of_a_row_is_a_mark_at_its_events_own_x_or_counted_or_behind_an_arrow() {
    let mut measure = FontMeasure::default();
    let mut all = [0; 3];
    for (name, timeline) in documents() {
        let mut dice = Dice(17);
        for look in 0..60 {
            let state = somewhere(&timeline, &mut dice);
            let seen = check(&state, &mut measure, &format!("{name}, look {look}"));
            all = [0, 1, 2].map(|index| all[index] + seen[index]);
        }
    }
    assert!(all.iter().all(|count| *count > 1_000), "{all:?}");
}

#[test]
fn the_own_x_of_a_period_is_its_start_and_that_of_a_date_its_middle() {
    let timeline = with_many_links(200, 4, 4);
    let mut dice = Dice(23);
    let mut compared = 0;
    for _ in 0..60 {
        let state = somewhere(&timeline, &mut dice);
        let scale = state.viewport().scale(state.look().camera);
        for event in timeline.events() {
            let (kind, dated) = (timeline.kind_of(event), timeline.dated(event));
            let extent = timeline.extent(event);
            let glyph = Glyph::new(kind, &dated, extent, &scale);
            let (from, until) = (
                scale.x_from_time(extent.possible.0),
                scale.x_from_time(extent.possible.1),
            );
            if from < 0.0 || until > scale.width() {
                continue;
            }
            compared += 1;
            let expected = match kind {
                EventKind::Hypothetical => from + 6.5,
                _ if dated.is_period() => from,
                // With folds, the middle of the time is not always that of the picture.
                _ if state.look().folding > 0.0 => continue,
                _ => (from + until) / 2.0,
            };
            assert!((f64::from(glyph.x) - expected).abs() < 0.5, "{dated:?}");
            let middle = (glyph.left + glyph.right) / 2.0;
            assert!(!glyph.is_diamond() || (middle - glyph.x).abs() < 0.01);
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn a_mark_has_its_events_hue() {
    let mut measure = FontMeasure::default();
    let state = state_of(shipped());
    let scene = drawn(&state, &mut measure);
    let mut marks = 0;
    for mark in &scene.marks {
        let Some(Target::Link(link)) = mark.target else {
            continue;
        };
        let event = state.timeline.event_of_link(link);
        let hue = ColorRole::Lane(Hue::of_event(&state.timeline, event), Tone::Strong);
        marks += usize::from(mark.color_role == hue);
        assert!(mark.color_role == hue || mark.color_role == ColorRole::Paper);
    }
    assert!(marks > 20, "{marks}");
}

#[test]
fn what_a_search_hides_has_no_mark_and_no_part_in_a_count() {
    let mut measure = FontMeasure::default();
    let timeline = with_many_links(300, 200, 5);
    let mut dice = Dice(29);
    for look in 0..20 {
        let mut state = somewhere(&timeline, &mut dice);
        update(&mut state, Msg::Find("event 1".to_owned()));
        update(&mut state, Msg::ToggleHideRest);
        assert!(state.look().shown.is_some());
        check(&state, &mut measure, &format!("look {look}"));
    }
}

#[test]
fn an_arrow_goes_to_the_events_that_it_stands_for() {
    let mut measure = FontMeasure::default();
    let timeline = with_many_links(30, 6, 6);
    let mut dice = Dice(31);
    let mut followed = 0;
    for look in 0..60 {
        let mut state = somewhere(&timeline, &mut dice);
        if state.canvas().x < 400.0 {
            continue;
        }
        let scene = drawn(&state, &mut measure);
        let arrow = scene
            .hitboxes
            .iter()
            .find_map(|hitbox| match &hitbox.target {
                Target::LinkGroup(group) if group.place != GroupPlace::Within => {
                    Some(group.clone())
                }
                _ => None,
            });
        let Some(arrow) = arrow else { continue };
        followed += 1;
        let click = state
            .click(&Target::LinkGroup(arrow.clone()))
            .expect("it goes there");
        update(&mut state, click);
        let scale = state.viewport().scale(state.look().camera);
        for link in &arrow.listed {
            let x = scale.x_from_time(timeline.own_time(timeline.event_of_link(*link)));
            assert!(
                (0.0..=scale.width()).contains(&x),
                "look {look}: {link:?} is at {x}"
            );
        }
        update(&mut state, Msg::Back);
    }
    assert!(followed > 20, "{followed}");
}

#[test]
fn a_count_is_clicked_apart_and_one_that_cannot_be_is_read() {
    let mut measure = FontMeasure::default();
    for seed in 7..12 {
        let mut state = state_of(with_many_links(80, 40, seed));
        state.preferences.motion = MotionChoice::Reduced;
        update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 790.0)));
        let mut clicks = 0;
        loop {
            let scene = drawn(&state, &mut measure);
            let count = scene
                .hitboxes
                .iter()
                .find_map(|hitbox| match &hitbox.target {
                    Target::LinkGroup(group) if group.place == GroupPlace::Within => {
                        Some(Target::LinkGroup(group.clone()))
                    }
                    _ => None,
                });
            let Some(count) = count else { break };
            let click = state.click(&count).expect("a count opens");
            let is_read = matches!(click, Msg::Click(_));
            update(&mut state, click);
            if is_read {
                assert!(state.selected().is_some());
                break;
            }
            clicks += 1;
            assert!(clicks < 40, "the count is as it was: {count:?}");
        }
        assert!(clicks > 0);
    }
}

#[test]
fn several_links_to_one_event_are_one_count_that_opens_the_event() {
    let text = r#"(format: 1, source: (title: "T", author: "A", publisher: "P", genre: report,
        written: (edtf: "2020-06-01", evidence: "E.")), lanes: [(id: "l", name: "L", holds: "H.")],
        events: [(id: "a", title: "A", kind: happened, lane: "l", when: (edtf: "2020-01-15", because: "B."))],
        claims: [(number: 1, title: "C", summary: "S.", events: [(event: "a", role: cause),
            (event: "a", role: motive), (event: "a", role: background)])])"#;
    let state = state_of(support::timeline_of(text));
    let scene = drawn(&state, &mut FontMeasure::default());
    let rows = rows(&scene);
    let row = rows.values().next().expect("the claim's row");
    let [(group, _)] = &row.groups[..] else {
        panic!("{:?}", row.groups);
    };
    assert_eq!((group.count, row.marks.len()), (3, 0));
    let click = state.click(&Target::LinkGroup(group.clone()));
    assert!(matches!(click, Some(Msg::Click(_))), "{click:?}");
    let name = claimline::describe::name(
        &state.timeline,
        &state.document_layout,
        &Target::LinkGroup(group.clone()),
    );
    assert!(
        name.starts_with("Claim 1: 3 links to 1 event here: A as "),
        "{name}"
    );
}
