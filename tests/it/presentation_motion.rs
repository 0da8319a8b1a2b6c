//! From one step to the next the lanes of the audience's picture move, and do not jump.

use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, PresentMsg, update};
use claimline::timeline::LaneIx;
use claimline::view::layout::{AUDIENCE_HEIGHT, audience_canvas};
use claimline::view::scene::{Scene, Target};
use egui::vec2;

use crate::support;
use crate::support::presentation::{audience_scene, in_presentation};

/// The tops of the lanes that are seen.
fn lane_tops(scene: &Scene) -> Vec<(LaneIx, f32)> {
    let hitboxes = scene.hitboxes.iter();
    let tops = hitboxes.filter_map(|hitbox| match hitbox.target {
        Target::Lane(lane) => Some((lane, hitbox.rect.top())),
        _ => None,
    });
    tops.collect()
}

#[test]
fn lanes_glide_from_one_step_s_heights_to_the_next_one_s_and_jump_where_motion_is_reduced() {
    let mut measure = FontMeasure::default();
    let size = vec2(AUDIENCE_HEIGHT * 16.0 / 9.0, AUDIENCE_HEIGHT);
    for motion in [MotionChoice::Full, MotionChoice::Reduced] {
        let mut state = in_presentation(support::shipped(), 8);
        state.preferences.motion = motion;
        update(&mut state, Msg::CanvasResized(audience_canvas(size)));
        update(&mut state, Msg::Frame(100.0));
        let before = lane_tops(&audience_scene(&state, size, &mut measure));
        let step = state.presentation().map(|given| given.step);
        while state.presentation().map(|given| given.step) == step {
            update(&mut state, Msg::Present(PresentMsg::Next));
        }
        let mut last = before.clone();
        let mut farthest = 0.0_f32;
        for frame in 0..120 {
            update(&mut state, Msg::Frame(100.0 + f64::from(frame) / 60.0));
            let now = lane_tops(&audience_scene(&state, size, &mut measure));
            for ((_, from), (_, to)) in last.iter().zip(&now) {
                farthest = farthest.max((to - from).abs());
            }
            last = now;
        }
        assert!(!state.is_moving());
        assert_ne!(before, last, "the steps have lanes of other heights");
        assert_eq!(
            farthest < 8.0,
            motion == MotionChoice::Full,
            "{farthest} points in a frame"
        );
    }
}
