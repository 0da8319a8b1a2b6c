//! Presentations of the shipped document and of others.

use std::sync::Arc;

use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, PresentMsg, State, update};
use claimline::timeline::Timeline;
use claimline::view::layout::audience;
use claimline::view::scene::Scene;
use egui::Vec2;

/// More presses than the shipped story has stops.
pub const PRESSES: usize = 36;

/// A presentation on two screens after some presses.
pub fn in_presentation(timeline: Arc<Timeline>, presses: usize) -> State {
    let mut state = super::state_of(timeline);
    state.preferences.motion = MotionChoice::Reduced;
    let screens = vec!["the speaker's".to_owned(), "the room's".to_owned()];
    update(&mut state, Msg::Monitors(screens));
    update(&mut state, Msg::Present(PresentMsg::FromFirst));
    for _ in 0..presses {
        update(&mut state, Msg::Present(PresentMsg::Next));
    }
    state
}

/// What the audience sees.
pub fn audience_scene(state: &State, size: Vec2, measure: &mut FontMeasure) -> Scene {
    let presentation = state.presentation().expect("a presentation is given");
    let picture = state.picture().expect("a presentation is given");
    let (timeline, document_layout) = (&state.timeline, &state.document_layout);
    let script = &presentation.script;
    audience(timeline, document_layout, script, &picture, size, measure)
}
