//! Filters: which events are shown, by their properties.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use claimline::app::ClaimlineApp;
use claimline::document::{Certainty, EventKind, FacetValue};
use claimline::fonts::FontMeasure;
use claimline::io::Origin;
use claimline::state::{Effect, Msg, State, update};
use claimline::timeline::{EventIx, Timeline};
use claimline::view::facets::Facets;
use claimline::view::layout::layout;
use claimline::view::overview::{Columns, overview};
use claimline::view::presentation::Script;
use claimline::view::scene::{ColorRole, Hue, Mark, Shape};
use claimline::view::shared::Shared;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::support::large;
use crate::support::window::{AnyWindow as _, AppWindow as _, Window};
use crate::support::{self, Dice};

fn facets(timeline: &Timeline, filter: &[FacetValue]) -> Facets {
    Facets::of(timeline, filter, &AtomicBool::new(false))
}

fn left(timeline: &Timeline, filter: &[FacetValue]) -> HashSet<EventIx> {
    let facets = facets(timeline, filter);
    timeline
        .events()
        .filter(|event| facets.is_left(*event))
        .collect()
}

#[test]
fn the_number_beside_a_value_is_that_of_the_events_that_one_gets() {
    let mut dice = Dice(7);
    for (name, timeline) in support::documents() {
        let whole = facets(&timeline, &[]);
        assert_eq!(whole.count, timeline.document().events.len(), "{name}");
        let all: Vec<FacetValue> = whole
            .facets
            .iter()
            .flat_map(|facet| facet.values.iter().map(|(value, _)| value.clone()))
            .collect();
        for _ in 0..20 {
            let count = dice.roll(4);
            let filter: Vec<FacetValue> = (0..count)
                .map(|_| all[dice.roll(all.len() as u64) as usize].clone())
                .collect();
            let filtered = facets(&timeline, &filter);
            assert_eq!(filtered.count, left(&timeline, &filter).len());
            for (value, count) in filtered.facets.iter().flat_map(|facet| &facet.values) {
                // That value alone in its facet, and all other facets as they are.
                let mut instead = filter.clone();
                instead.retain(|other| other.facet() != value.facet());
                instead.push(value.clone());
                let got = left(&timeline, &instead).len();
                assert_eq!(got, *count, "{name}: {value:?} with {filter:?}");
            }
        }
    }
}

#[test]
fn values_of_one_facet_widen_and_several_facets_narrow() {
    let timeline = support::shipped();
    let of = |values: &[&str]| {
        let values = values.iter().map(|value| value.parse().expect("a value"));
        let values: Vec<FacetValue> = values.collect();
        left(&timeline, &values)
    };
    let (alleged, feared) = (of(&["kind=alleged"]), of(&["kind=hypothetical"]));
    let both = of(&["kind=alleged", "kind=hypothetical"]);
    assert_eq!(both, alleged.union(&feared).copied().collect());
    let lane = of(&["lane=pakistan"]);
    let narrowed = of(&["kind=alleged", "lane=pakistan"]);
    assert_eq!(narrowed, alleged.intersection(&lane).copied().collect());
    assert!(!narrowed.is_empty() && narrowed.len() < lane.len());
    for event in &alleged {
        assert_eq!(timeline.event(*event).kind, EventKind::Alleged);
    }
    assert!(of(&["lane=nowhere"]).is_empty());
}

#[test]
fn a_date_has_the_certainty_of_its_unit_and_of_its_doubts() {
    use Certainty::*;
    let cases: [(&str, &[Certainty]); 12] = [
        ("2001-05-04T10:00:00Z", &[Time]),
        ("2001-05-04", &[Day]),
        ("2001-05", &[Month]),
        ("2001-22", &[Season]),
        ("2001", &[Year]),
        ("200X", &[Coarser]),
        ("2001-05~", &[Month, Approximate]),
        ("2001-05?", &[Month, Approximate]),
        ("2001-05-04/2001-07", &[Month]),
        ("2001-05-04/..", &[Day, Open]),
        ("[2001-05-04..2001-05-09]", &[Day, OneOf]),
        ("XXXX", &[Undated]),
    ];
    for (edtf, expected) in cases {
        let timeline = support::timeline_of(&format!(
            r#"(format: 1, source: (title: "T", written: (edtf: "2010")),
            events: [(id: "e", title: "E", kind: ongoing, when: (edtf: "{edtf}", because: "B."))])"#
        ));
        let facets = facets(&timeline, &[]);
        let has = facets.facets.iter().flat_map(|facet| &facet.values);
        let has: Vec<Certainty> = has
            .filter_map(|(value, count)| match value {
                FacetValue::Certainty(certainty) if *count > 0 => Some(*certainty),
                _ => None,
            })
            .collect();
        assert_eq!(has, expected, "{edtf}");
    }
}

fn shown(harness: &Harness<'_, ClaimlineApp>) -> usize {
    let state = harness.open_state();
    state.look().event_order(&state.timeline).all().len()
}

#[test]
fn one_chooses_in_the_panel_what_is_shown_and_sees_it_in_chips() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.press(&[Key::X]);
    harness.get_by_label("Alleged, 9").click();
    harness.run();
    harness.get_by_label("9 of 29 events shown");
    assert_eq!(shown(&harness), 9);
    // The others are not on the canvas, and the numbers of other headings are of what one would get.
    assert_eq!(
        harness
            .query_all_by_label_contains("Pakistan–Taliban war")
            .count(),
        0
    );
    harness
        .get_by_label_contains("Pakistan and Taliban, ")
        .click();
    harness.run();
    let narrowed = shown(&harness);
    assert!((1..9).contains(&narrowed), "{narrowed}");
    harness
        .get_by_label("Do not ask for How real: Alleged")
        .click();
    harness.run();
    assert!(shown(&harness) > narrowed);
    // Back leads through the filters, and one key clears them.
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(shown(&harness), narrowed);
    harness.press(&[Key::Backspace]);
    assert_eq!(shown(&harness), 29);
    assert_eq!(
        harness.query_all_by_label_contains("events shown").count(),
        0
    );
    harness.press(&[Key::X]);
    harness.get_by_label("How to begin");
}

#[test]
fn a_click_on_a_lane_s_name_shows_its_events_alone_and_again_all() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.click_on_canvas("Lane: Feared or forecast");
    assert_eq!(shown(&harness), 7);
    harness.click_on_canvas("Lane: Feared or forecast");
    assert_eq!(shown(&harness), 29);
}

#[test]
fn lanes_of_which_nothing_is_shown_close_up_to_a_line_in_whatever_room() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.set_size(vec2(1_600.0, 1_600.0));
    harness.run();
    let height = |harness: &Harness<'_, ClaimlineApp>, lane: &str| {
        let label = format!("Lane: {lane}");
        harness.get_by_label_contains(&label).rect().height()
    };
    let before = height(&harness, "United States");
    harness.click_on_canvas("Lane: Feared or forecast");
    let closed = height(&harness, "United States");
    assert!(closed < before / 2.0, "{before} {closed}");
}

#[test]
fn lanes_of_which_a_filter_leaves_little_give_up_the_rows_of_the_rest() {
    let mut state = support::state_of(support::shipped());
    let rows = |state: &State| {
        let lanes = state.timeline.lanes();
        lanes
            .map(|lane| state.document_layout.rows.of_lane(lane))
            .collect::<Vec<u16>>()
    };
    let before = rows(&state);
    update(
        &mut state,
        Msg::SetFilter(vec!["kind=alleged".parse().expect("a value")]),
    );
    let narrowed = rows(&state);
    assert!(before.iter().sum::<u16>() > narrowed.iter().sum::<u16>() + 5);
    update(&mut state, Msg::ShowAll);
    assert_eq!(rows(&state), before);
}

#[test]
fn the_overview_has_what_is_shown_in_hues_before_all_in_grey() {
    let mut state = support::state_of(support::shipped());
    update(
        &mut state,
        Msg::SetFilter(vec!["lane=us".parse().expect("a value")]),
    );
    let viewport = state.document_layout.viewport(800.0, 1.0);
    let scale = viewport.scale(viewport.home);
    let shown = state.look().shown.clone().expect("a part is shown");
    let marks = |shown| {
        let columns = Columns::new(&state.timeline, shown, None, &[], &scale);
        let finest = &state.document_layout.finest;
        let measure = &mut claimline::fonts::FontMeasure::default();
        let size = vec2(800.0, 60.0);
        overview(&state.timeline, &columns, (&scale, finest), size, measure)
    };
    let blocks = |marks: &[Mark], is_asked: fn(ColorRole) -> bool| -> usize {
        let asked = marks.iter().filter(|mark| is_asked(mark.color_role));
        asked
            .map(|mark| match &mark.shape {
                Shape::Blocks { rects } => rects.len(),
                _ => 0,
            })
            .sum()
    };
    let is_of_others = |role| matches!(role, ColorRole::Lane(Hue::Lane(lane), _) if lane.0 > 0);
    let is_grey = |role| role == ColorRole::Muted;
    let all = marks(None);
    assert!(blocks(&all, is_of_others) > 0);
    assert_eq!(blocks(&all, is_grey), 0);
    let part = marks(Some(&*shown.0));
    assert_eq!(blocks(&part, is_of_others), 0);
    assert!(blocks(&part, is_grey) > 0);
}

#[test]
fn words_are_looked_for_in_what_is_shown() {
    let mut state = support::state_of(support::shipped());
    let count = |state: &State| {
        let findings = state.explore().find.findings.as_ref();
        findings.expect("something is looked for").0.events.count
    };
    update(&mut state, Msg::Find("strike".to_owned()));
    let everywhere = count(&state);
    update(
        &mut state,
        Msg::SetFilter(vec!["lane=us".parse().expect("a value")]),
    );
    let in_lane = count(&state);
    assert!(
        0 < in_lane && in_lane < everywhere,
        "{in_lane} of {everywhere}"
    );
    let found = state.look().found.clone().expect("something is found");
    let shown = found.0.event_order().all().iter();
    assert!(shown.clone().all(|event| state.look().shows_event(*event)));
    update(&mut state, Msg::SetFilter(Vec::new()));
    assert_eq!(count(&state), everywhere);
}

const WITH_VIEWS: &str = r#"(format: 1, source: (title: "T", written: (edtf: "2010")),
    lanes: [(id: "a", name: "A")],
    events: [
        (id: "one", title: "One", lane: "a", when: (edtf: "2001", because: "B.")),
        (id: "two", title: "Two", lane: "a", kind: alleged, when: (edtf: "2002", because: "B.")),
    ],
    views: [(name: "What is only alleged", show: [kind(alleged)])])"#;

#[test]
fn a_document_keeps_filters_under_names() {
    let state = support::state_of(support::timeline_of(WITH_VIEWS));
    let mut harness = Window::default().show(state, claimline::ui::window_ui);
    harness.press(&[Key::X]);
    harness.get_by_label("What is only alleged").click();
    harness.run();
    harness.get_by_label("1 of 2 events shown");
    update(harness.state_mut(), Msg::SetFilter(Vec::new()));
    update(
        harness.state_mut(),
        Msg::ShowView("What is only alleged".to_owned()),
    );
    harness.run();
    harness.get_by_label("1 of 2 events shown");
    update(
        harness.state_mut(),
        Msg::ShowView("Something else".to_owned()),
    );
    harness.run();
    harness.get_by_label("The document keeps no view “Something else”");
}

#[test]
fn a_view_that_asks_for_what_is_not_there_is_a_problem_at_its_place() {
    for (wrong, said) in [
        (r#"lane("b")"#, "did you mean `a`?"),
        (r#"who("nobody")"#, "no actor `nobody`"),
        ("claim(3)", "no claim 3"),
        ("kind(real)", "real"),
    ] {
        let text = WITH_VIEWS.replace("kind(alleged)]", &format!("{wrong}]"));
        let problems = claimline::document::open(text.as_bytes()).expect_err("it is wrong");
        let is_there = |line: usize| {
            problems.iter().any(|problem| {
                let place = problem.place.map(|place| place.line);
                place == Some(line) && problem.to_string().contains(said)
            })
        };
        assert!(
            is_there(7),
            "{wrong}: {:?}",
            problems.iter().collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_large_document_is_filtered_beside_the_window_and_the_last_filter_counts() {
    let mut state = support::state_of(large::timeline(6_000));
    let alleged: Vec<FacetValue> = vec!["kind=alleged".parse().expect("a value")];
    let lane: Vec<FacetValue> = vec!["lane=lane-1".parse().expect("a value")];
    let asked = update(&mut state, Msg::SetFilter(alleged.clone()));
    assert_eq!(asked, [Effect::Arrange]);
    let arranged = |state: &State| {
        let arranged = state.to_arrange().arranged(&AtomicBool::new(false));
        Msg::Arranged(Shared::new(arranged))
    };
    let old = arranged(&state);
    update(&mut state, Msg::SetFilter(lane.clone()));
    let new = arranged(&state);
    update(&mut state, old);
    assert!(state.look().shown.is_none(), "nobody waits for it any more");
    update(&mut state, new);
    let expected = left(&state.timeline, &lane).len();
    assert_eq!(state.shown_count(), Some(expected));
    assert!((500..1_000).contains(&expected), "{expected}");
}

#[test]
fn an_export_shows_what_the_filter_leaves_and_says_so() {
    let export = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_claimline"))
            .args(["export", "timeline.ron", "--to", "svg"])
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("the program runs")
    };
    let output = export(&["--filter", "kind=alleged"]);
    let svg = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(svg.contains("9 of 29 events shown (How real: Alleged)"));
    assert!(svg.contains("Tensions surge") && !svg.contains("Taliban return to power"));
    let output = export(&["--filter", "who=us", "--against", "who=ttp"]);
    let svg = String::from_utf8(output.stdout).expect("UTF-8");
    let told = "20 of 29 events shown (Who: United States; below: Who: TTP (Pakistani Taliban))";
    assert!(svg.contains(told));
    let output = export(&["--lanes-by", "kind"]);
    let svg = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(svg.contains("Lanes by: How real") && svg.contains(">Lane: Alleged<"));
    for (arguments, fault) in [
        (&["--filter", "lane=nowhere"][..], "no lane `nowhere`"),
        (
            &["--against", "who=nobody"],
            "--against: the document has no actor `nobody`",
        ),
        (
            &["--lanes-by", "colour"],
            "there are lanes by lane, who, kind",
        ),
        (&["--filter", "kind=real"], "expected one of `happened`"),
        (&["--view", "Mine"], "the document keeps none"),
    ] {
        let output = export(arguments);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(!output.status.success() && said.contains(fault), "{said}");
    }
}

#[test]
fn a_step_of_a_talk_shows_what_it_asks_for_and_says_so() {
    let text = WITH_VIEWS.replace(
        "views: [",
        r#"story: (steps: [(headline: "Only words", show: [kind(alleged)], view: events(["one", "two"]))]), views: ["#,
    );
    let timeline = support::timeline_of(&text);
    let mut state = support::state_of(Arc::clone(&timeline));
    update(
        &mut state,
        Msg::Present(claimline::state::PresentMsg::FromFirst),
    );
    let script = Script::of(&timeline);
    let named = script.step(&timeline, 0).named_events;
    let titles: Vec<&str> = named
        .iter()
        .map(|event| timeline.event(*event).title.as_str())
        .collect();
    assert_eq!(titles, ["Two"]);
    let harness = Window::default().show(state, claimline::ui::window_ui);
    let said = harness.all_that_is_said();
    assert!(
        said.contains("1 of 2 events shown (How real: Alleged)"),
        "{said}"
    );
    assert!(said.contains("Two, ") && !said.contains("One"), "{said}");
}

#[test]
fn what_looks_clickable_is_what_a_click_does_something_with() {
    for (name, timeline) in support::documents() {
        let mut state = support::state_of(timeline);
        update(&mut state, Msg::CanvasResized(egui::vec2(1226.0, 790.0)));
        let (timeline, document_layout) = (&state.timeline, &state.document_layout);
        let measure = &mut FontMeasure::default();
        let scene = layout(
            timeline,
            document_layout,
            state.look(),
            state.canvas(),
            measure,
        );
        for hitbox in &scene.hitboxes {
            let does_something = state.click(&hitbox.target).is_some();
            assert_eq!(
                state.is_clickable(&hitbox.target),
                does_something,
                "{name}: {:?}",
                hitbox.target
            );
        }
    }
}

#[test]
fn a_filter_is_kept_in_the_document_under_a_name_and_all_else_in_it_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("timeline.ron");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let before = std::fs::read_to_string(root.join("timeline.ron")).expect("a text");
    std::fs::write(&path, &before).expect("the folder can be written");
    let mut harness = Window::default().open(Origin::File(path.clone()));
    harness.press(&[Key::X]);
    harness.get_by_label("Alleged, 9").click();
    harness.run();
    harness.get_by_label("Keep…").click();
    harness.run();
    let field = harness.get_by_label("Name of the view");
    field.type_text("Only “said”");
    harness.run();
    harness.press(&[Key::Enter]);
    assert_eq!(std::fs::read_to_string(&path).expect("a text"), before);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    let after = std::fs::read_to_string(&path).expect("a text");
    let kept = "\n    views: [(name: \"Only “said”\", show: [kind(alleged)])],";
    assert!(after.contains(kept), "{}", &after[after.len() - 300..]);
    assert_eq!(after.replace(kept, ""), before);
    // It is there to be asked for, and its name is taken.
    harness.press(&[Key::Backspace]);
    harness.get_by_label("Only “said”").click();
    harness.run();
    harness.get_by_label("9 of 29 events shown");
    let mut state = harness.open_state().clone();
    for (name, answer) in [
        ("Only “said”", "keeps a view “Only “said”” already"),
        (" ", "has a name"),
    ] {
        update(&mut state, Msg::NameFilter(Some(name.to_owned())));
        assert!(update(&mut state, Msg::KeepFilter).is_empty());
        let said = state.answer(0.0).map(|said| said.text.clone());
        assert!(said.unwrap_or_default().contains(answer));
    }
}

#[test]
fn a_step_that_names_what_its_filter_hides_is_warned_of() {
    for (step, is_hidden) in [
        (r#"show: [kind(alleged)], selected: event("one")"#, true),
        (
            r#"show: [kind(alleged)], view: events(["two", "one"])"#,
            true,
        ),
        (r#"show: [kind(alleged)], selected: event("two")"#, false),
        (
            r#"show: [kind(alleged)], against: [lane("a")], selected: event("one")"#,
            false,
        ),
        (r#"against: [kind(alleged)], selected: event("one")"#, false),
        (r#"show: [certainty(day)], selected: event("one")"#, false),
    ] {
        let story = format!(r#"story: (steps: [(headline: "H", {step})]), views: ["#);
        let text = WITH_VIEWS.replace("views: [", &story);
        let (_, warnings) = claimline::document::open(text.as_bytes()).expect(step);
        let warned = warnings.iter().any(|warning| {
            warning
                .to_string()
                .contains("warning: the step’s `show` leaves out the event `one`")
        });
        assert_eq!(warned, is_hidden, "{step}");
    }
}
