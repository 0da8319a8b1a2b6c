//! The audience view: in its own window, live in the presenter view, and small in overviews.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{
    Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2,
};

use crate::describe;
use crate::fonts::WindowMeasure;
use crate::state::{AudienceScreen, Msg, POINTER_SECONDS, PresentMsg, State};
use crate::theme::Palette;
use crate::ui::canvas::{Surface, audience_hitbox_ui, pointer_ui};
use crate::ui::paint::paint_marks;
use crate::view::layout::{AUDIENCE_HEIGHT, AudienceView, audience, audience_canvas};
use crate::view::measure::Magnified;
use crate::view::scene::{ColorRole, Scene};
use crate::words;

/// The radii of the spotlight and of the pointer, as shares of the picture's height.
const SPOTLIGHT: f32 = 0.17;
const POINTER: f32 = 0.013;

/// A picture in its place on the screen.
pub struct PlacedScene {
    scene: Scene,
    rect: Rect,
    magnified: f32,
}

impl PlacedScene {
    pub fn new(ui: &Ui, state: &State, picture: &AudienceView, rect: Rect) -> Option<Self> {
        let presentation = state.presentation()?;
        if !rect.is_positive() {
            return None;
        }
        let magnified = rect.height() / AUDIENCE_HEIGHT;
        let mut measure = WindowMeasure(ui.ctx());
        let mut measure = Magnified {
            measure: &mut measure,
            factor: magnified,
        };
        let scene = audience(
            &state.timeline,
            &state.document_layout,
            &presentation.script,
            picture,
            rect.size() / magnified,
            &mut measure,
        );
        Some(Self {
            scene: scene.magnified(magnified),
            rect,
            magnified,
        })
    }

    pub fn paint(&self, ui: &Ui) {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter().with_clip_rect(self.rect);
        painter.rect_filled(self.rect, 0.0, palette.color(ColorRole::Paper));
        paint_marks(&painter, palette, &self.scene.marks, self.rect.min);
    }

    /// The pointer explores as it does outside of a presentation, and a click on nothing goes on.
    fn interact(&self, ui: &Ui, state: &State, response: &Response, out: &mut Vec<Msg>) {
        if let Some(step) = state.current_step() {
            let canvas = step.canvas(&state.timeline, &state.document_layout);
            for hitbox in &self.scene.hitboxes {
                audience_hitbox_ui(ui, state, canvas, hitbox, self.rect.min, out);
            }
        }
        let surface = Surface {
            scene: &self.scene,
            response,
            magnified: self.magnified,
            on_empty: Some(Msg::Present(PresentMsg::Next)),
        };
        pointer_ui(ui, state, &surface, out);
    }
}

/// The largest rectangle within `room` that has the shape of the audience's screen.
pub fn fitted(state: &State, room: Rect) -> Rect {
    let shape = state.canvas().x / AUDIENCE_HEIGHT;
    let width = room.width().min(room.height() * shape).max(1.0);
    Rect::from_center_size(room.center(), vec2(width, width / shape))
}

/// Fills the audience's window.
pub fn audience_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let rect = ui.max_rect();
    let Some(presentation) = state.presentation() else {
        return;
    };
    let canvas = audience_canvas(rect.size() * (AUDIENCE_HEIGHT / rect.height().max(1.0)));
    if canvas != state.canvas() {
        out.push(Msg::CanvasResized(canvas));
        ui.ctx()
            .request_discard("the room's screen has another shape");
    }
    let response = base_ui(ui, state, rect, "The room’s picture", out);
    match presentation.screen {
        AudienceScreen::Black => {
            ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
        }
        AudienceScreen::White => {
            ui.painter().rect_filled(rect, 0.0, Color32::WHITE);
        }
        AudienceScreen::Picture => {
            if let Some(picture) = state.audience_picture()
                && let Some(placed) = PlacedScene::new(ui, state, &picture, rect)
            {
                placed.paint(ui);
                read_ui(ui, state, &picture, rect);
                if presentation.frozen.is_none() {
                    placed.interact(ui, state, &response, out);
                }
            }
            if presentation.frozen.is_none() {
                let over = ui.input(|input| input.pointer.latest_pos());
                let here = over.filter(|pos| rect.contains(*pos));
                spotlight_ui(ui, state, rect, here);
            }
        }
    }
    let is_live = presentation.screen == AudienceScreen::Picture && presentation.frozen.is_none();
    if !is_live && response.clicked() {
        out.push(Msg::Present(PresentMsg::Next));
    }
    hide_resting_pointer(ui);
}

/// The picture as it is now, in the presenter view. Pointing in it points for the audience.
pub fn live_ui(ui: &mut Ui, state: &State, room: Rect, out: &mut Vec<Msg>) {
    let rect = fitted(state, room);
    let response = base_ui(ui, state, rect, "The live picture", out);
    let placed = state
        .picture()
        .and_then(|picture| PlacedScene::new(ui, state, &picture, rect));
    if let Some(placed) = placed {
        placed.paint(ui);
        placed.interact(ui, state, &response, out);
    }
    let over = ui.input(|input| input.pointer.latest_pos());
    let moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO);
    let here = over.filter(|pos| rect.contains(*pos));
    if let Some(pos) = here.filter(|_| moved) {
        let share = (pos - rect.min) / rect.size();
        out.push(Msg::Present(PresentMsg::Point(share.to_pos2())));
    }
    spotlight_ui(ui, state, rect, None);
    frame_ui(ui, rect);
}

/// The room's screen in the presenter view while it is not the live picture.
pub fn kept_ui(ui: &Ui, state: &State, room: Rect) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let rect = fitted(state, room);
    let response = ui.interact(rect, ui.scope_id().with("kept"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "The room’s screen"));
    match (presentation.screen, &presentation.frozen) {
        (AudienceScreen::Black, _) => {
            ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
        }
        (AudienceScreen::White, _) => {
            ui.painter().rect_filled(rect, 0.0, Color32::WHITE);
        }
        (AudienceScreen::Picture, Some(frozen)) => {
            thumbnail(ui, state, frozen, rect.min, rect.width());
        }
        (AudienceScreen::Picture, None) => {}
    }
    frame_ui(ui, rect);
}

fn frame_ui(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, Palette::of(ui.visuals()).color(ColorRole::Rule));
    ui.painter()
        .rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Outside);
}

/// The ground under everything: a left click goes on, a right click goes back.
fn base_ui(ui: &Ui, state: &State, rect: Rect, name: &str, out: &mut Vec<Msg>) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    // Behind the help nothing moves.
    if state.help_open {
        return response;
    }
    let (clicked, pos) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.secondary_clicked() || pointer.primary_clicked(),
            pointer.interact_pos(),
        )
    });
    if clicked && pos.is_some_and(|pos| rect.contains(pos)) {
        out.push(Msg::Present(PresentMsg::TakeOver));
        if ui.input(|input| input.pointer.secondary_clicked()) {
            out.push(Msg::Present(PresentMsg::Back));
        }
    }
    response
}

/// The texts around the canvas, for screen readers.
fn read_ui(ui: &Ui, state: &State, picture: &AudienceView, rect: Rect) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let told = presentation.script.step(&state.timeline, picture.step);
    let place = format!(
        "Step {}",
        words::place_among(picture.step, presentation.script.len())
    );
    let headline = format!("{place}: {}", told.headline);
    let said = describe::selection_text(&state.timeline, picture.look.selected(&state.timeline));
    for (id, text) in [("headline", headline), ("said", said)] {
        let response = ui.interact(rect, ui.scope_id().with(id), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.clone()));
    }
}

/// The spotlight, and the speaker's pointer.
fn spotlight_ui(ui: &Ui, state: &State, rect: Rect, here: Option<Pos2>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let place = |share: Pos2| rect.min + share.to_vec2() * rect.size();
    let painter = ui.painter().with_clip_rect(rect);
    let height = rect.height();
    if presentation.spotlight {
        let center = here
            .or_else(|| state.pointed_at().map(place))
            .unwrap_or_else(|| rect.center());
        painter.add(shade(rect, center, height * SPOTLIGHT));
    }
    if let Some(at) = state.points_at() {
        let palette = Palette::of(ui.visuals());
        let at = place(at);
        painter.circle_filled(at, height * POINTER, palette.color(ColorRole::Accent));
        let stroke = Stroke::new(height * POINTER * 0.3, palette.color(ColorRole::Paper));
        painter.circle_stroke(at, height * POINTER, stroke);
        ui.ctx()
            .request_repaint_after_secs(POINTER_SECONDS as f32 + 0.05);
    }
}

/// A shade over everything but a disc with a soft edge.
fn shade(rect: Rect, center: Pos2, radius: f32) -> Mesh {
    const CORNERS: u32 = 96;
    let far = rect.size().length() * 1.5;
    let dark = Color32::from_black_alpha(200);
    let mut mesh = Mesh::default();
    for index in 0..CORNERS {
        let angle = index as f32 / CORNERS as f32 * std::f32::consts::TAU;
        let out = vec2(angle.cos(), angle.sin());
        for (distance, color) in [
            (radius * 0.85, Color32::TRANSPARENT),
            (radius, dark),
            (far, dark),
        ] {
            mesh.vertices.push(Vertex {
                pos: center + out * distance,
                uv: WHITE_UV,
                color,
            });
        }
        let next = (index + 1) % CORNERS;
        for ring in 0..2 {
            let (a, b) = (index * 3 + ring, next * 3 + ring);
            mesh.indices.extend([a, a + 1, b, b, a + 1, b + 1]);
        }
    }
    mesh
}

/// A pointer at rest says nothing and covers something.
fn hide_resting_pointer(ui: &Ui) {
    let rested = ui.input(|input| f64::from(input.pointer.time_since_last_movement()));
    if rested >= POINTER_SECONDS {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else {
        ui.ctx()
            .request_repaint_after_secs((POINTER_SECONDS - rested + 0.05) as f32);
    }
}

/// A small picture that cannot be moved, with its upper left corner at a point.
pub fn thumbnail(ui: &Ui, state: &State, picture: &AudienceView, at: Pos2, width: f32) -> Rect {
    let shape = state.canvas().x / AUDIENCE_HEIGHT;
    let rect = Rect::from_min_size(at, vec2(width, width / shape));
    if let Some(placed) = PlacedScene::new(ui, state, picture, rect) {
        placed.paint(ui);
    }
    rect
}
