//! Labels that get room while one zooms come in softly.
//!
//! The events named in the frame before, and since when, are kept in egui's memory, as egui keeps its own
//! animations there: it is nothing that anything else depends on.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Id, Ui};

use crate::document::EventId;
use crate::timeline::EventIx;
use crate::view::scene::{Scene, Shape, Target};

/// A label is all there after so many seconds.
const SECONDS: f64 = 0.18;

/// The time since which each event on the canvas has been named.
type Named = Arc<HashMap<EventId, f64>>;

/// Makes new labels fainter.
///
/// Between frames an event is known by its id, since the document may change.
pub fn fade_in(ui: &Ui, scene: &mut Scene, id_of: impl Fn(EventIx) -> EventId) {
    let now = ui.input(|input| input.time);
    let id = Id::unique("named events");
    let before: Option<Named> = ui.ctx().data(|data| data.get_temp(id));
    let mut named = HashMap::new();
    for mark in &mut scene.marks {
        let (Shape::Text(_), Some(Target::Event(event))) = (&mark.shape, &mark.target) else {
            continue;
        };
        let event = id_of(*event);
        // Labels of the first frame have always been there.
        let since = before.as_ref().map_or(f64::NEG_INFINITY, |before| {
            before.get(&event).copied().unwrap_or(now)
        });
        let share = ((now - since) / SECONDS).clamp(0.0, 1.0) as f32;
        if share < 1.0 {
            mark.opacity *= share;
            ui.ctx().request_repaint();
        }
        named.insert(event, since);
    }
    let named: Named = Arc::new(named);
    ui.ctx().data_mut(|data| data.insert_temp(id, named));
}

#[cfg(test)]
pub(super) mod tests {
    use egui::{Context, Pos2, RawInput, Rect};

    use super::*;
    use crate::view::scene::{ColorRole, Face, Mark, Regions, Text};

    /// The opacity of an event's label after frames at these times, in each of which these events are named.
    fn opacities(frames: &[(f64, &[u32])]) -> Vec<f32> {
        let ctx = Context::default();
        let mut last = Vec::new();
        for (time, events) in frames {
            let input = RawInput {
                time: Some(*time),
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                let mut scene = scene_of(events);
                fade_in(ui, &mut scene, |event| EventId::from(event.0.to_string()));
                last = scene.marks.iter().map(|mark| mark.opacity).collect();
            });
            output.textures_delta.clear();
        }
        last
    }

    /// A scene with a label for each event, all of it in one place.
    pub fn scene_of(events: &[u32]) -> Scene {
        let nowhere = Rect::from_min_max(Pos2::ZERO, Pos2::ZERO);
        let label = |event: &u32| Mark {
            shape: Shape::Text(Text {
                text: "label".to_owned(),
                whole: None,
                rect: nowhere,
                size: 12.0,
                face: Face::Regular,
            }),
            color_role: ColorRole::Text,
            opacity: 1.0,
            target: Some(Target::Event(EventIx(*event))),
            clip: nowhere,
        };
        Scene {
            size: egui::Vec2::ZERO,
            marks: events.iter().map(label).collect(),
            hitboxes: Vec::new(),
            regions: Regions {
                gutter: nowhere,
                lanes: nowhere,
                undated: nowhere,
                axis: nowhere,
                claims: nowhere,
                row_height: 20.0,
                claim_row: 20.0,
                lanes_content_height: 0.0,
                claims_content_height: 0.0,
            },
            visited: 0,
        }
    }

    #[test]
    fn what_the_first_frame_shows_is_there_at_once() {
        assert_eq!(opacities(&[(0.0, &[1, 2])]), [1.0, 1.0]);
    }

    #[test]
    fn a_label_that_is_new_comes_in_and_the_others_stay() {
        let begun: [(f64, &[u32]); 2] = [(0.0, &[1]), (1.0, &[1, 2])];
        assert_eq!(opacities(&begun), [1.0, 0.0]);
        let halfway: [(f64, &[u32]); 3] = [(0.0, &[1]), (1.0, &[1, 2]), (1.09, &[1, 2])];
        assert!((opacities(&halfway)[1] - 0.5).abs() < 0.01);
        let ended: [(f64, &[u32]); 3] = [(0.0, &[1]), (1.0, &[1, 2]), (1.2, &[1, 2])];
        assert_eq!(opacities(&ended), [1.0, 1.0]);
    }
}
