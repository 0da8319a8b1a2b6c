//! A talk's windows, each by itself.

use std::sync::Arc;

use claimline::state::{Msg, PresentMsg, State, update};
use claimline::theme;
use claimline::timeline::Timeline;
use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

/// More presses than the shipped story has stops.
pub const PRESSES: usize = 36;

pub const SIZE: Vec2 = Vec2::new(1600.0, 900.0);

/// A talk on two screens, so many presses from its beginning.
pub fn in_presentation(timeline: Arc<Timeline>, presses: usize) -> State {
    let mut state = super::state_of(timeline);
    state.preferences.reduced_motion = true;
    let screens = vec!["the speaker's".to_owned(), "the room's".to_owned()];
    update(&mut state, Msg::Monitors(screens));
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    for _ in 0..presses {
        update(&mut state, Msg::Present(PresentMsg::Next));
    }
    state
}

/// One window of the talk by itself.
pub fn harness_of(
    state: State,
    window: fn(&mut egui::Ui, &State, &mut Vec<Msg>),
) -> Harness<'static, State> {
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, state: &mut State| {
                let mut messages = Vec::new();
                window(ui, state, &mut messages);
                for message in messages {
                    update(state, message);
                }
            },
            state,
        );
    harness.run();
    harness
}

/// All that a window paints as text or tells those who hear it.
pub fn said_in(harness: &Harness<'_, State>) -> String {
    let mut said: Vec<String> = painted_texts(&harness.output().shapes)
        .into_iter()
        .map(|(text, _)| text)
        .collect();
    said.extend(harness.root().children_recursive().flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()]
            .into_iter()
            .flatten()
    }));
    said.join("\n")
}

pub fn painted_texts(shapes: &[egui::epaint::ClippedShape]) -> Vec<(String, f32)> {
    fn collect(shape: &egui::Shape, into: &mut Vec<(String, f32)>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, into)),
            egui::Shape::Text(text) => {
                let job = &text.galley.job;
                let sizes = job
                    .sections
                    .iter()
                    .map(|section| section.format.font_id.size);
                let least = sizes.fold(f32::INFINITY, f32::min);
                into.push((job.text.clone(), least));
            }
            _ => {}
        }
    }
    let mut texts = Vec::new();
    for clipped in shapes {
        collect(&clipped.shape, &mut texts);
    }
    texts
}
