//! Events dragged on the canvas: what letting go would do stands beside the pointer.

use egui::{
    Area, CursorIcon, Frame, Id, Key, Label, Margin, Order, PointerButton, Pos2, Rect, Response,
    RichText, Stroke, StrokeKind, Ui, vec2,
};

use crate::bidi::in_visual_order;
use crate::document::date::DateEnd;
use crate::state::{Drag, DragMsg, Msg, State};
use crate::theme::Palette;
use crate::timeline::EventIx;
use crate::view::grip::held_end;
use crate::view::layout;
use crate::view::scene::{ColorRole, Scene, Target};

/// The place of the words, from the pointer.
const BESIDE_POINTER: egui::Vec2 = vec2(16.0, 18.0);

/// Drags an event where the pointer has taken hold of one; true as long as it does, so that it moves nothing else.
pub fn drag_ui(
    ui: &Ui,
    state: &State,
    scene: &Scene,
    canvas: &Response,
    out: &mut Vec<Msg>,
) -> bool {
    let Some(editing) = state.editing() else {
        return false;
    };
    let Some(drag) = editing.drag() else {
        return begin_ui(ui, state, scene, canvas, out);
    };
    let mut send = |msg| out.push(Msg::Drag(msg));
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        send(DragMsg::GiveUp);
    } else if let Some(at) = ui.input(|input| input.pointer.latest_pos()) {
        let over = scene.row_at(at - canvas.rect.min.to_vec2()).cloned();
        let refines = ui.input(|input| input.modifiers.alt);
        if !drag.is_at(at, over.as_ref(), refines) {
            send(DragMsg::To { at, over, refines });
            // It is told in the next frame.
            ui.ctx().request_repaint();
        }
        tell_ui(ui, scene, canvas.rect, drag, at);
    }
    if !canvas.dragged_by(PointerButton::Primary) {
        send(DragMsg::Drop);
        // What it has left behind is drawn.
        ui.ctx().request_repaint();
    }
    true
}

/// Takes hold of the event on which a drag begins.
fn begin_ui(ui: &Ui, state: &State, scene: &Scene, canvas: &Response, out: &mut Vec<Msg>) -> bool {
    if !canvas.drag_started_by(PointerButton::Primary) {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let held = pointer.and_then(|at| held_at(state, scene, canvas, at));
        if !canvas.dragged() && held.is_some_and(|(_, end)| end.is_some()) {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        return false;
    }
    let press = ui.input(|input| input.pointer.press_origin());
    let held = press.and_then(|at| Some((held_at(state, scene, canvas, at)?, at)));
    let Some(((event, end), at)) = held else {
        return false;
    };
    let event = state.timeline.event(event).id.clone();
    out.push(Msg::Drag(DragMsg::Begin { event, end, at }));
    ui.ctx().request_repaint();
    true
}

/// The event at a point of the window, and the end of it there.
fn held_at(
    state: &State,
    scene: &Scene,
    canvas: &Response,
    at: Pos2,
) -> Option<(EventIx, Option<DateEnd>)> {
    let at = at - canvas.rect.min.to_vec2();
    let Some(Target::Event(event)) = scene.hit_test(at) else {
        return None;
    };
    let scale = layout::scale(&state.document_layout, state.look(), scene.size);
    let x = at.x - scene.regions.lanes.left();
    let in_lanes = scene.regions.lanes.contains(at);
    let end = in_lanes.then(|| held_end(&state.timeline, *event, &scale, x));
    Some((*event, end.flatten()))
}

/// What letting go would do: the row that the event would come to, and words beside the pointer.
fn tell_ui(ui: &Ui, scene: &Scene, canvas: Rect, drag: &Drag, at: Pos2) {
    let Some(told) = drag.told() else { return };
    let palette = Palette::of(ui.visuals());
    let cursor = match (told, drag.moves_end()) {
        (Err(_), _) => CursorIcon::NotAllowed,
        (Ok(_), true) => CursorIcon::ResizeHorizontal,
        (Ok(_), false) => CursorIcon::Grabbing,
    };
    ui.ctx().set_cursor_icon(cursor);
    let row = drag.over().and_then(|over| scene.row_of(over));
    if let Some(row) = row {
        let row = row.with_max_x(scene.size.x).translate(canvas.min.to_vec2());
        let stroke = Stroke::new(1.5, palette.color(ColorRole::Accent));
        ui.painter()
            .rect_stroke(row.intersect(canvas), 3.0, stroke, StrokeKind::Inside);
    }
    let (Ok(words) | Err(words)) = told;
    let text = RichText::new(in_visual_order(words)).color(palette.color(ColorRole::Paper));
    let frame = Frame::NONE
        .fill(palette.color(ColorRole::Text))
        .corner_radius(5)
        .inner_margin(Margin::symmetric(9, 5));
    Area::new(Id::unique("dragged"))
        .order(Order::Tooltip)
        .interactable(false)
        .fade_in(false)
        .fixed_pos(at + BESIDE_POINTER)
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(canvas.width() / 2.0);
            frame.show(ui, |ui| ui.add(Label::new(text).selectable(false)));
        });
}
