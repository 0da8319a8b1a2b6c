//! All steps side by side, to go to any of them.

use egui::{Align, Id, Label, Layout, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{Rect, Vec2, vec2};

use crate::state::{Msg, PresentMsg, State};
use crate::theme::Palette;
use crate::ui::widgets::{muted, semibold};
use crate::view::layout::AUDIENCE_HEIGHT;
use crate::view::scene::ColorRole;

use super::audience_view::thumbnail;

/// The width that a step is shown in at least so that all are in view, and where they are not; and the room around it.
const MIN_WIDTH: f32 = 200.0;
const EASY_WIDTH: f32 = 250.0;
const GAP: f32 = 18.0;
/// The room for a step's headline below its picture.
const CAPTION: f32 = 40.0;

pub fn step_overview_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    let area = ui.available_rect_before_wrap();
    ui.painter()
        .rect_filled(area, 0.0, palette.color(ColorRole::Band));
    let inner = area.shrink(GAP);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.horizontal(|ui| {
            ui.label(semibold("All steps").size(18.0));
            ui.label(muted(
                ui,
                "Type a number and Enter, or click a step. Esc goes back.",
            ));
        });
        ui.add_space(8.0);
        let shape = state.canvas().x / AUDIENCE_HEIGHT;
        let room = vec2(ui.available_width() - 12.0, ui.available_height());
        let (columns, cell) = grid(presentation.script.len(), shape, room);
        let rows = presentation.script.len().div_ceil(columns);
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        let marked_row = presentation.overview_cursor.unwrap_or(presentation.step) / columns;
        let mut scroll = ScrollArea::vertical().auto_shrink(false);
        let opened = ui
            .ctx()
            .data(|data| data.get_temp::<usize>(Id::unique("marked row")));
        if opened != Some(marked_row) {
            // The marked row is brought into view when the mark moves, and else scrolling is the speaker's.
            ui.ctx()
                .data_mut(|data| data.insert_temp(Id::unique("marked row"), marked_row));
            let top = marked_row as f32 * (cell.y + GAP);
            scroll = scroll.vertical_scroll_offset((top - inner.height() / 3.0).max(0.0));
        }
        scroll.show_rows(ui, cell.y, rows, |ui, range| {
            for row in range {
                ui.horizontal(|ui| {
                    let first = row * columns;
                    for step in first..(first + columns).min(presentation.script.len()) {
                        step_ui(ui, state, step, cell, out);
                    }
                });
            }
        });
    });
}

/// The number of steps side by side, and the size of each: as large as leaves room for all, or else easy to tell.
fn grid(steps: usize, shape: f32, room: Vec2) -> (usize, Vec2) {
    let columns_of = |width: f32| ((room.x + GAP) / (width + GAP)).max(1.0) as usize;
    let cell = |columns: usize| {
        let width = (room.x - (columns - 1) as f32 * GAP) / columns as f32;
        vec2(width, width / shape + CAPTION)
    };
    let fits = |columns: &usize| {
        let rows = steps.div_ceil(*columns) as f32;
        rows * (cell(*columns).y + GAP) - GAP <= room.y
    };
    let fitting = (1..=columns_of(MIN_WIDTH)).find(fits);
    let columns = fitting.unwrap_or_else(|| columns_of(EASY_WIDTH));
    (columns, cell(columns))
}

fn step_ui(ui: &mut Ui, state: &State, step: usize, cell: Vec2, out: &mut Vec<Msg>) {
    let Some(presentation) = state.presentation() else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(cell, Sense::click());
    let told = presentation.script.step(&state.timeline, step);
    let name = format!("Step {}: {}", step + 1, told.headline);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    if !ui.is_rect_visible(rect) {
        return;
    }
    if let Some(picture) = state.step_picture(step) {
        let drawn = thumbnail(ui, state, &picture, rect.min, cell.x);
        let marked = presentation.overview_cursor == Some(step);
        let stroke = match (marked, response.hovered()) {
            (true, _) => Stroke::new(3.0, palette.color(ColorRole::Accent)),
            (false, true) => Stroke::new(1.5, palette.color(ColorRole::Muted)),
            (false, false) => Stroke::new(1.0, palette.color(ColorRole::Rule)),
        };
        ui.painter()
            .rect_stroke(drawn, 0.0, stroke, StrokeKind::Outside);
        let caption = Rect::from_min_max(drawn.left_bottom() + vec2(0.0, 5.0), rect.max);
        let builder = egui::UiBuilder::new()
            .max_rect(caption)
            .layout(Layout::top_down(Align::Min));
        // A child of its own takes no room beside the step's.
        let mut caption_ui = ui.new_child(builder);
        let text = semibold(&format!("{}  {}", step + 1, told.headline));
        caption_ui.add(Label::new(text).wrap().selectable(false));
    }
    if response.clicked() {
        out.push(Msg::Present(PresentMsg::From(step)));
    }
}
