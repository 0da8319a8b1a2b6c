//! Documents, and pictures of them, for the targets.

use std::sync::Arc;

use claimline::document;
use claimline::export::svg::{self, Fonts};
use claimline::fonts::FontMeasure;
use claimline::state::{MotionChoice, Msg, Preferences, State, update};
use claimline::theme::Palette;
use claimline::timeline::Timeline;
use claimline::view::layout::layout;
use egui::Vec2;

/// Opens a document, unless there are problems.
pub fn timeline_of(bytes: &[u8]) -> Option<Arc<Timeline>> {
    let (document, _) = document::open(bytes).ok()?;
    let timeline = Timeline::build(Arc::new(document));
    Some(Arc::new(
        timeline.expect("the check found its dates and links good"),
    ))
}

/// Draws a document from near and far, folded and not, and looks at each picture.
pub fn draw(timeline: &Arc<Timeline>) {
    let mut measure = FontMeasure::default();
    let preferences = Preferences {
        motion: MotionChoice::Reduced,
        ..Preferences::default()
    };
    let mut state = State::new(Arc::clone(timeline), preferences);
    update(&mut state, Msg::CanvasResized(Vec2::new(1226.0, 790.0)));
    for message in [
        None,
        Some(Msg::ToggleFolds),
        Some(Msg::Zoom {
            factor: 50.0,
            x: 600.0,
        }),
        Some(Msg::Zoom {
            factor: 1e6,
            x: 100.0,
        }),
        Some(Msg::Pan(5_000.0)),
        Some(Msg::FitAll),
        Some(Msg::CanvasResized(Vec2::new(20.0, 30.0))),
    ] {
        if let Some(message) = message {
            update(&mut state, message);
        }
        let canvas = state.canvas();
        let (plan, look) = (&state.document_layout, state.look());
        let scene = layout(&state.timeline, plan, look, canvas, &mut measure);
        let drawn = svg::write(&scene, &state.timeline, plan, Palette::LIGHT, Fonts::Named);
        assert!(drawn.starts_with("<svg ") && drawn.trim_end().ends_with("</svg>"));
        assert!(
            !drawn.contains("NaN") || has_nan(timeline),
            "a coordinate is no number"
        );
    }
}

/// The document says so itself.
fn has_nan(timeline: &Timeline) -> bool {
    format!("{:?}", timeline.document()).contains("NaN")
}

/// Writes a document as JSON and reads that.
pub fn write_json(timeline: &Timeline) {
    let mut text = Vec::new();
    claimline::export::json::write(timeline, &mut text).expect("memory can be written");
    let read: serde_json::Value = serde_json::from_slice(&text).expect("it is JSON");
    let events = read["events"].as_array().expect("it has events");
    assert_eq!(events.len(), timeline.document().events.len());
}
