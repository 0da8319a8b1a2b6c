//! The list of events in the panel: by time, and those that most claims speak of first.

use claimline::app::ClaimlineApp;
use claimline::io::Origin;
use claimline::state::{Msg, update};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support;
use crate::support::window::{AppWindow as _, Window};

/// The names of the list's events from the top down.
fn listed(harness: &Harness<'_, ClaimlineApp>) -> Vec<String> {
    let panel = harness.open_state().canvas().x;
    let rows =
        harness.get_all(egui_kittest::kittest::By::new().role(egui::accesskit::Role::Button));
    let mut rows: Vec<(f32, String)> = rows
        .filter(|node| node.rect().left() > panel && node.rect().height() > 40.0)
        .map(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            (node.rect().top(), label)
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn the_list_walks_all_events_by_key_and_comes_back_after_one_is_read() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.key_press(Key::L);
    harness.run();
    let rows = listed(&harness);
    assert!(
        rows[0].starts_with("US invasion of Afghanistan, 2001"),
        "{rows:?}"
    );
    harness.key_press(Key::Enter);
    harness.run();
    let state = harness.open_state();
    let selected = state.selected().and_then(|on| on.event(&state.timeline));
    let first = state.timeline.event_order().all()[0];
    assert_eq!(selected, Some(first));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(listed(&harness), rows);
    harness.key_press(Key::L);
    harness.run();
    assert!(harness.query_by_label("How to begin").is_some());
}

#[test]
fn the_most_argued_about_come_first_and_say_how_many_claims_speak_of_them() {
    let mut harness = Window::default().open(Origin::Shipped);
    harness.get_by_label("List of events").click();
    harness.run();
    harness.get_by_label("Most argued about").click();
    harness.run();
    let counts: Vec<u32> = listed(&harness)
        .iter()
        .map(|row| {
            let count = row
                .rsplit_once(", ")
                .and_then(|(_, claims)| claims.split_once(' '));
            let (count, word) = count.expect("a count of claims");
            assert!(word.starts_with("truth"), "{row}");
            count.parse().expect("a number")
        })
        .collect();
    assert!(counts.len() > 5 && counts[0] > 5, "{counts:?}");
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
}

#[test]
fn an_event_that_its_author_weighs_says_its_weight() {
    let mut harness = Window::default().open(Origin::File("tests/documents/crowded.ron".into()));
    harness.key_press(Key::L);
    harness.run();
    let rows = listed(&harness);
    let weighed = rows.iter().filter(|row| row.contains("weight "));
    assert!(weighed.count() > 0, "{rows:?}");
}

#[test]
fn it_lists_what_a_search_finds() {
    let mut state = support::state_of(support::shipped());
    let all = state.most_argued_about();
    update(&mut state, Msg::Find("strike".to_owned()));
    let left = state.most_argued_about();
    assert!(!left.is_empty() && left.len() < all.len());
    assert!(left.iter().all(|event| state.look().is_in_front(*event)));
}
