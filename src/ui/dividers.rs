//! The lines that divide the canvas, as handles.

use egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo};

use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::view::division::Divider;
use crate::view::scene::{ColorRole, Scene};

/// The width of a line that can be dragged, in points.
const DIVIDER: f32 = 6.0;

/// The lines between names and time and between events and claims, to be dragged, or set back by a double click.
pub fn dividers_ui(
    ui: &Ui,
    state: &State,
    scene: &Scene,
    origin: Pos2,
    palette: Palette,
    out: &mut Vec<Msg>,
) {
    let regions = scene.regions;
    let canvas = Rect::from_min_size(Pos2::ZERO, scene.size);
    let gutter = canvas.with_min_x(regions.gutter.right() - DIVIDER);
    let gutter = gutter.with_max_x(regions.gutter.right());
    let claims = canvas.with_min_y(regions.axis.bottom() - DIVIDER);
    let claims = claims.with_max_y(regions.axis.bottom());
    let dividers = [
        (Divider::Gutter, gutter, "Line between names and time"),
        (Divider::Claims, claims, "Line between events and claims"),
    ];
    for (divider, rect, name) in dividers {
        let is_level = divider == Divider::Claims;
        if is_level && !state.has_claims() {
            continue;
        }
        let rect = rect.translate(origin.to_vec2());
        let response = ui.interact(rect, Id::unique(name), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
        if response.double_clicked() {
            out.push(Msg::Divide(divider, None));
        } else if response.dragged()
            && let Some(pos) = response.interact_pointer_pos()
        {
            let at = pos - origin.to_vec2();
            let points = match is_level {
                true => scene.size.y - at.y - DIVIDER / 2.0,
                false => at.x + DIVIDER / 2.0,
            };
            out.push(Msg::Divide(divider, Some(points)));
        }
        if response.hovered() || response.dragged() || response.has_focus() {
            let color = palette.color(ColorRole::Accent);
            let line = match is_level {
                true => rect.with_min_y(rect.bottom() - 2.0),
                false => rect.with_min_x(rect.right() - 2.0),
            };
            ui.painter().rect_filled(line, 0.0, color);
        }
        let cursor = match is_level {
            true => CursorIcon::ResizeVertical,
            false => CursorIcon::ResizeHorizontal,
        };
        response
            .on_hover_cursor(cursor)
            .on_hover_text("Drag to divide the canvas otherwise; double-click to set it back");
    }
}
