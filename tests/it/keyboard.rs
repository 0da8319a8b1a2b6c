//! The canvas by key: one stop of the Tab order, within which the arrow keys lead on.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

use crate::support::window::{AnyWindow as _, AppWindow as _, Window};

fn focused(harness: &Harness<'_, ClaimlineApp>) -> Option<String> {
    let mut nodes = harness.root().children_recursive();
    let focused = nodes.find(|node| node.accesskit_node().is_focused());
    focused?.accesskit_node().label()
}

fn press(harness: &mut Harness<'_, ClaimlineApp>, key: Key) -> String {
    harness.press(&[key]);
    focused(harness).unwrap_or_default()
}

/// Everything at which Tab stops, from one stop to the same again.
fn stops(harness: &mut Harness<'_, ClaimlineApp>) -> Vec<String> {
    let mut stops: Vec<String> = Vec::new();
    for _ in 0..80 {
        let stop = press(harness, Key::Tab);
        if stops.first() == Some(&stop) {
            return stops;
        }
        stops.push(stop);
    }
    panic!("Tab does not come back: {stops:?}");
}

#[test]
fn the_canvas_is_one_stop_of_the_tab_order() {
    let mut harness = Window::default().open(Origin::Shipped);
    let on_canvas = |stop: &&String| stop.starts_with("Lane:") || stop.contains("truths");
    let found = stops(&mut harness);
    let canvas: Vec<&String> = found.iter().filter(on_canvas).collect();
    assert_eq!(
        canvas,
        [
            "Lane: United States. What the United States and its allies do in the region, or are said to do."
        ],
        "{found:#?}"
    );
    assert!(found.iter().any(|stop| stop == "Settings"));
    // What is selected is the stop.
    harness.click_on_canvas("US drone strike in Kabul");
    let found = stops(&mut harness);
    let strike = "US drone strike in Kabul, one of 1–10 August 2022, 3 truths";
    assert!(found.iter().any(|stop| stop == strike), "{found:#?}");
    assert!(!found.iter().any(|stop| stop.starts_with("Lane:")));
}

#[test]
fn the_arrow_keys_lead_along_a_lane_to_others_and_to_the_claims_and_enter_reads() {
    let mut harness = Window::default().open(Origin::Shipped);
    while !focused(&harness).unwrap_or_default().starts_with("Lane:") {
        harness.press(&[Key::Tab]);
    }
    let first = press(&mut harness, Key::ArrowRight);
    assert!(first.starts_with("US invasion of Afghanistan"), "{first}");
    let mut in_lane = vec![first];
    loop {
        let next = press(&mut harness, Key::ArrowRight);
        if in_lane.last() == Some(&next) {
            break;
        }
        in_lane.push(next);
    }
    assert!(in_lane.len() >= 5, "{in_lane:#?}");
    harness.press(&[Key::ArrowLeft]);
    let below = press(&mut harness, Key::ArrowDown);
    let lanes = [
        "Influence",
        "Change of government",
        "Khan",
        "Airspace",
        "Pakistan needs",
    ];
    assert!(
        lanes.iter().any(|name| below.starts_with(name)),
        "{in_lane:#?} {below}"
    );
    let mut reached = String::new();
    for _ in 0..12 {
        reached = press(&mut harness, Key::ArrowDown);
        if reached.contains("ruth 1") {
            break;
        }
    }
    assert!(reached.contains("ruth 1"), "{reached}");
    assert!(harness.selection().is_none(), "it only walked");
    harness.press(&[Key::Enter]);
    assert!(harness.selection().is_some());
}
