//! The room that lanes and claims share: what is empty is given up, and says what lies beside the view.

use std::collections::BTreeMap;
use std::sync::Arc;

use claimline::app::ClaimlineApp;
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{MotionChoice, Msg, State, update};
use claimline::timeline::LaneIx;
use claimline::view::division::Divider;
use claimline::view::look::Selection;
use claimline::view::scene::{
    ColorRole, Face, Hitbox, Mark, OutOfView, Scene, Shape, Target, Text,
};
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::corpus::{SIZES, documents, looks};
use crate::support::picture::drawn;
use crate::support::window::{AppWindow as _, Window, drag};
use crate::support::{self, state_of, timeline_of};

const CANVAS: Vec2 = Vec2::new(1226.0, 790.0);

fn shipped() -> State {
    let mut state = support::state_of(support::shipped());
    state.preferences.motion = MotionChoice::Reduced;
    update(&mut state, Msg::CanvasResized(CANVAS));
    state
}

/// What lanes say to have out of view, by lane.
fn out_of_view(scene: &Scene) -> BTreeMap<LaneIx, Vec<OutOfView>> {
    let mut said: BTreeMap<LaneIx, Vec<OutOfView>> = BTreeMap::new();
    for hitbox in &scene.hitboxes {
        if let Target::OutOfView(beyond) = hitbox.target {
            said.entry(beyond.lane).or_default().push(beyond);
        }
    }
    said
}

/// The lanes with an event, or a count of some, in view.
fn with_events(state: &State, scene: &Scene) -> Vec<LaneIx> {
    let lane_of = |target: &Target| match target {
        Target::Event(event) if state.timeline.is_undated(*event) => None,
        Target::Event(event) => Some(state.timeline.lane_of(*event)),
        Target::Cluster(events) => Some(state.timeline.lane_of(events[0])),
        Target::Bin(bin) => Some(bin.lane),
        _ => None,
    };
    let hitboxes = scene.hitboxes.iter();
    hitboxes
        .filter_map(|hitbox| lane_of(&hitbox.target))
        .collect()
}

#[test]
fn a_lane_with_nothing_in_view_says_what_it_has_and_a_click_goes_there() {
    let mut measure = FontMeasure::default();
    let mut clicked = 0;
    for (name, text) in documents() {
        for size in SIZES {
            for (look, state) in looks(&text, size) {
                let place = format!("{name} {look} at {size:?}");
                let scene = drawn(&state, &mut measure);
                let said = out_of_view(&scene);
                let seen = with_events(&state, &scene);
                for (lane, sides) in &said {
                    assert!(!seen.contains(lane), "{place}: {sides:?}");
                    let count: u32 = sides.iter().map(|side| side.events).sum();
                    let all = state.timeline.lane_index(*lane).len();
                    assert_eq!(count as usize, all, "{place}: {sides:?}");
                }
                for beyond in said.into_values().flatten() {
                    clicked += 1;
                    let mut state = state.clone();
                    let message = state.click(&Target::OutOfView(beyond));
                    update(&mut state, message.expect("it leads there"));
                    let scene = drawn(&state, &mut measure);
                    let seen = with_events(&state, &scene);
                    let still = out_of_view(&scene);
                    // It may stand in a lane that is scrolled out of view.
                    let is_shown = seen.contains(&beyond.lane) || !still.contains_key(&beyond.lane);
                    assert!(is_shown, "{place}: {beyond:?}");
                }
            }
        }
    }
    assert!(clicked > 30, "{clicked}");
}

#[test]
fn rows_that_nothing_in_view_needs_go_to_the_claims() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    let before = drawn(&state, &mut measure).regions;
    // Forecasts have nothing in the summer of 2022.
    let x = f64::from(before.lanes.width()) * 0.5;
    update(&mut state, Msg::Zoom { factor: 8.0, x });
    let after = drawn(&state, &mut measure);
    assert!(after.regions.claims.height() > before.claims.height() + 50.0);
    assert_eq!(after.regions.row_height, before.row_height);
    let said = out_of_view(&after);
    let mut sides = said.values().flatten();
    assert!(
        sides.any(|side| side.are_later && side.events == 7),
        "{said:?}"
    );
}

#[test]
fn rows_go_little_by_little_as_one_moves_along() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    update(
        &mut state,
        Msg::Zoom {
            factor: 8.0,
            x: 900.0,
        },
    );
    let mut heights = Vec::new();
    for _ in 0..400 {
        update(&mut state, Msg::Pan(-4.0));
        heights.push(drawn(&state, &mut measure).regions.lanes.height());
    }
    let (least, most) = heights
        .iter()
        .fold((f32::INFINITY, 0.0_f32), |(least, most), height| {
            (least.min(*height), most.max(*height))
        });
    assert!(most - least > 50.0, "{least} to {most}");
    for pair in heights.windows(2) {
        assert!((pair[1] - pair[0]).abs() < 12.0, "{pair:?}");
    }
}

#[test]
fn where_all_have_room_no_lane_gives_up_anything() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 1800.0)));
    let before = drawn(&state, &mut measure).regions;
    update(
        &mut state,
        Msg::Zoom {
            factor: 8.0,
            x: 500.0,
        },
    );
    assert_eq!(drawn(&state, &mut measure).regions, before);
}

#[test]
fn the_line_between_events_and_claims_is_dragged_and_set_back_by_a_double_click() {
    let mut window = Window::default().open(Origin::Shipped);
    let height = |window: &Harness<'_, ClaimlineApp>| window.open_state().divided(Divider::Claims);
    let before = height(&window);
    let line = window.get_by_label("Line between events and claims");
    let (from, to) = (line.rect().center(), line.rect().center() - vec2(0.0, 40.0));
    drag(&mut window, from, to);
    assert!(
        (height(&window) - before - 40.0).abs() < 2.0,
        "{before}, {}",
        height(&window)
    );
    let dragged = height(&window);
    // By key too, and back.
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    assert_eq!(height(&window), dragged - 20.0);
    window.key_press_modifiers(Modifiers::SHIFT, Key::Home);
    window.run();
    assert_eq!(height(&window), before);
}

/// The canvases of windows with details beside them: a small laptop's, an ordinary one and a large monitor's.
const CANVASES: [Vec2; 3] = [
    Vec2::new(733.0, 512.0),
    Vec2::new(1223.0, 770.0),
    Vec2::new(2183.0, 1310.0),
];

#[test]
fn claims_have_nearly_half_the_height_where_they_need_it_and_lanes_scroll() {
    let mut measure = FontMeasure::default();
    let mut scrolling = 0;
    let documents = documents().into_iter();
    let documents = documents.map(|(name, text)| (name, timeline_of(&text)));
    for (name, timeline) in documents.chain([("shipped".to_owned(), support::shipped())]) {
        for size in CANVASES {
            let mut state = state_of(Arc::clone(&timeline));
            update(&mut state, Msg::CanvasResized(size));
            let regions = drawn(&state, &mut measure).regions;
            let place = format!("{name} at {size:?}");
            let room = regions.lanes.height() + regions.claims.height();
            let due = regions.claims_content_height.min(room * 0.45);
            let cut = regions.lanes_content_height - regions.lanes.height();
            // Where claims scroll anyway, lanes are not cut for less than a row.
            let spare = match regions.claims_content_height > room * 0.45 {
                true => regions.row_height,
                false => 0.01,
            };
            let given = regions.claims.height() + spare;
            assert!(given > due, "{place}: {given} of {due}");
            assert!(cut <= 0.01 || cut >= spare, "{place}: {cut}");
            scrolling += usize::from(cut > 0.01);
        }
    }
    assert!(scrolling > 2, "{scrolling}");
}

#[test]
fn figures_stay_while_an_event_is_read_on_a_small_canvas() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    update(&mut state, Msg::CanvasResized(CANVASES[0]));
    let figures = |state: &State, measure: &mut FontMeasure| {
        let scene = drawn(state, measure);
        let texts = scene.texts();
        texts
            .filter(|(_, on)| matches!(on, Some(Target::ClaimCount(_))))
            .count()
    };
    let before = figures(&state, &mut measure);
    update(
        &mut state,
        Msg::Click(Selection::Event("change-of-government".into())),
    );
    assert!(state.selected().is_some());
    assert_eq!((figures(&state, &mut measure), before > 15), (before, true));
}

#[test]
fn the_counts_of_a_lane_higher_than_its_room_stay_in_view() {
    let mut measure = FontMeasure::default();
    let text = std::fs::read_to_string("tests/documents/crowded.ron").expect("the document");
    let mut state = state_of(timeline_of(&text));
    update(&mut state, Msg::CanvasResized(CANVASES[0]));
    for scroll in [0.0, 30.0, 9_000.0] {
        update(&mut state, Msg::ScrollLanes(scroll));
        let scene = drawn(&state, &mut measure);
        let lanes = scene.regions.lanes;
        assert!(scene.regions.lanes_content_height > lanes.height() + 30.0);
        let is_count = |hitbox: &&Hitbox| matches!(hitbox.target, Target::Bin(_));
        let counts: Vec<_> = scene.hitboxes.iter().filter(is_count).collect();
        assert!(counts.len() > 3, "{}", counts.len());
        for count in counts {
            assert!(count.rect.bottom() > lanes.bottom() - 6.0, "{count:?}");
            assert!(count.rect.height() > 10.0, "{count:?}");
        }
    }
}

/// The number of claims' titles that are cut; summaries are set in another color.
fn cut(scene: &Scene) -> usize {
    let is_cut = |mark: &&Mark| {
        let is_claim = matches!(mark.target, Some(Target::Claim(_)));
        let is_claim = is_claim && mark.color_role == ColorRole::Text;
        matches!(&mark.shape, Shape::Text(text) if is_claim && text.whole.is_some())
    };
    scene.marks.iter().filter(is_cut).count()
}

/// The sizes of the texts that are claims' titles, and of those on the axis.
fn sizes(scene: &Scene) -> [f32; 2] {
    let least = |is_wanted: &dyn Fn(&Text, Option<&Target>) -> bool| {
        let texts = scene.texts().filter(|(text, on)| is_wanted(text, *on));
        texts
            .map(|(text, _)| text.size)
            .fold(f32::INFINITY, f32::min)
    };
    let axis = scene.regions.axis;
    [
        least(&|_, on| matches!(on, Some(Target::Claim(_)))),
        least(&|text, on| on.is_none() && axis.contains_rect(text.rect)),
    ]
}

#[test]
fn titles_and_the_axis_are_larger_on_a_large_canvas_and_no_title_is_cut_that_was_whole() {
    let mut measure = FontMeasure::default();
    for (name, text) in documents() {
        let mut state = state_of(timeline_of(&text));
        update(&mut state, Msg::CanvasResized(CANVAS));
        let usual = drawn(&state, &mut measure);
        update(&mut state, Msg::CanvasResized(Vec2::new(2150.0, 1330.0)));
        let large = drawn(&state, &mut measure);
        for (before, after) in sizes(&usual).into_iter().zip(sizes(&large)) {
            // Some have no claims.
            let is_larger = after > before * 1.1 || before.is_infinite();
            assert!(is_larger, "{name}: {before} and {after}");
        }
        assert!(cut(&large) <= cut(&usual), "{name}");
    }
}

#[test]
fn wider_names_are_longer_and_everything_stays_in_view() {
    let mut measure = FontMeasure::default();
    let mut state = shipped();
    let whole = drawn(&state, &mut measure);
    assert_eq!(cut(&whole), 0, "titles have the room that they need");
    update(&mut state, Msg::CanvasResized(Vec2::new(900.0, 790.0)));
    let before = drawn(&state, &mut measure);
    update(&mut state, Msg::Divide(Divider::Gutter, Some(420.0)));
    let after = drawn(&state, &mut measure);
    assert_eq!(after.regions.gutter.width(), 420.0);
    assert!(
        cut(&before) > 5 && cut(&after) == 0,
        "{} {}",
        cut(&before),
        cut(&after)
    );
    assert_eq!(state.look().camera, state.viewport().home);
    assert_eq!(state.preferences.division.gutter, Some(420));
}

#[test]
fn where_there_is_height_a_claim_s_row_has_the_beginning_of_its_summary() {
    let mut measure = FontMeasure::default();
    let text = std::fs::read_to_string("tests/documents/speech.ron").expect("the document");
    let mut state = support::state_of(support::timeline_of(&text));
    let summaries = |scene: &Scene, state: &State| {
        let begins = |mark: &Mark| match (&mark.shape, &mark.target) {
            (Shape::Text(text), Some(Target::Claim(claim))) => {
                let beginning = text.text.trim_end_matches('…').trim_end();
                state.timeline.claim(*claim).summary.starts_with(beginning)
            }
            _ => false,
        };
        scene.marks.iter().filter(|mark| begins(mark)).count()
    };
    update(&mut state, Msg::CanvasResized(CANVAS));
    let roomy = drawn(&state, &mut measure);
    let claims = state.timeline.document().claims.len();
    // Beside short names titles take more lines, and summaries what is left of four.
    assert_eq!((cut(&roomy), summaries(&roomy, &state)), (0, claims));
    update(&mut state, Msg::Divide(Divider::Gutter, Some(400.0)));
    assert_eq!(summaries(&drawn(&state, &mut measure), &state), claims);
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 260.0)));
    assert_eq!(summaries(&drawn(&state, &mut measure), &state), 0);
    // By hand there is as much room for them as one likes.
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 320.0)));
    update(&mut state, Msg::Divide(Divider::Claims, Some(250.0)));
    assert_eq!(summaries(&drawn(&state, &mut measure), &state), claims);
}

#[test]
fn the_lines_of_a_claim_stand_closer_to_each_other_than_to_the_next_claim_on_every_canvas() {
    let mut measure = FontMeasure::default();
    let mut several = 0;
    for (name, text) in documents() {
        for size in SIZES {
            let (look, state) = looks(&text, size).swap_remove(0);
            let place = format!("{name} {look} at {size:?}");
            let scene = drawn(&state, &mut measure);
            let mut lines: BTreeMap<_, Vec<f32>> = BTreeMap::new();
            for mark in &scene.marks {
                if let (Shape::Text(text), Some(Target::Claim(claim))) = (&mark.shape, &mark.target)
                    && text.face != Face::SemiBold
                {
                    lines.entry(*claim).or_default().push(text.rect.center().y);
                }
            }
            let mut lines: Vec<Vec<f32>> = lines.into_values().collect();
            lines
                .iter_mut()
                .for_each(|of_one| of_one.sort_by(f32::total_cmp));
            lines.sort_by(|one, other| one[0].total_cmp(&other[0]));
            let within = lines.iter().flat_map(|of_one| of_one.windows(2));
            let within = within.map(|pair| pair[1] - pair[0]).fold(0.0, f32::max);
            for pair in lines.windows(2) {
                let apart = pair[1][0] - pair[0][pair[0].len() - 1];
                assert!(apart >= within + 3.0, "{place}: {apart}, not {within}");
                several += usize::from(within > 0.0);
            }
        }
    }
    assert!(several > 10, "{several}");
}
