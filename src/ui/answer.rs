//! The answer to what the reader did, at the bottom of the canvas.

use egui::accesskit::Live;
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, Rect, RichText, Ui, vec2};

use crate::bidi::in_visual_order;
use crate::state::State;
use crate::theme::Palette;
use crate::view::scene::ColorRole;

/// The distance from the canvas's foot in points.
const ABOVE: f32 = 14.0;

pub fn answer_ui(ui: &Ui, state: &State, canvas: Rect) {
    let now = ui.input(|input| input.time);
    let Some(answer) = state.answer(now) else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    // The opposite of the paper, so that it is seen wherever it lies.
    let frame = Frame::NONE
        .fill(palette.color(ColorRole::Text))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 6));
    let text = RichText::new(in_visual_order(&answer.text)).color(palette.color(ColorRole::Paper));
    Area::new(Id::unique("answer"))
        .order(Order::Foreground)
        .interactable(false)
        .fade_in(false)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(canvas.center_bottom() - vec2(0.0, ABOVE))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(canvas.width() - 2.0 * ABOVE);
            let label = frame.show(ui, |ui| ui.add(Label::new(text).selectable(false)));
            let id = label.inner.id;
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        });
}
