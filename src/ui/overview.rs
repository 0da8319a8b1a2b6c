//! The strip below the canvas: the whole document, and the window one looks through.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{
    CursorIcon, Label, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::fonts::WindowMeasure;
use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::timeline::EventIx;
use crate::view::camera::Camera;
use crate::view::overview::{Columns, chart, overview};
use crate::view::scale::Scale;
use crate::view::scene::ColorRole;

use super::paint::paint_marks;
use super::widgets::muted;

/// The height of the strip with its margins.
pub const HEIGHT: f32 = 66.0;
const MARGIN: f32 = 6.0;
/// The reach of the window's ends to both sides, and the least width of its middle, in points.
const REACH: f32 = 5.0;
const LEAST_MIDDLE: f32 = 8.0;
/// The window is no narrower when it is drawn, nor when one of its ends is dragged.
const LEAST_WINDOW: f32 = 3.0;

const HINT: &str = "Drag an end of the window to zoom, its middle to move; click to look elsewhere. \
    Solid: surely there; striped: possibly there. The colours are those of the document’s lanes.";

/// The columns change with the document, what is shown, looked for or read, the folds and the width alone.
type CachedColumns = FrameCache<Arc<Columns>, Counting>;

/// The inputs of the columns.
#[derive(Clone, Copy)]
struct Key<'a> {
    state: &'a State,
    scale: &'a Scale,
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let look = self.state.look();
        Arc::as_ptr(&self.state.timeline).hash(hasher);
        let shown = look.shown.as_ref();
        shown.map(|shown| Arc::as_ptr(&shown.0)).hash(hasher);
        let found = look.found.as_ref();
        found.map(|found| Arc::as_ptr(&found.0)).hash(hasher);
        look.selection.hash(hasher);
        look.folding.to_bits().hash(hasher);
        self.scale.width().to_bits().hash(hasher);
    }
}

#[derive(Default)]
struct Counting;

impl ComputerMut<Key<'_>, Arc<Columns>> for Counting {
    fn compute(&mut self, Key { state, scale }: Key<'_>) -> Arc<Columns> {
        let shown = state.look().shown.as_ref().map(|shown| &*shown.0);
        let found = state.look().found.as_ref().map(|found| &*found.0);
        let selected: Vec<EventIx> = state
            .selected()
            .map_or_else(Vec::new, |on| state.events_of(on));
        Arc::new(Columns::new(
            &state.timeline,
            shown,
            found,
            &selected,
            scale,
        ))
    }
}

pub fn overview_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let whole = ui.available_rect_before_wrap();
    let canvas = state.canvas();
    let width = state.look().division.time_width(canvas);
    let left = whole.left() + canvas.x - width;
    let strip = Rect::from_min_max(
        pos2(left, whole.top() + MARGIN),
        pos2(left + width, whole.bottom() - 2.0),
    );
    // A window may be narrower than the names at its left.
    let palette = Palette::of(ui.visuals());
    if !strip.is_positive() {
        paint_around(ui, palette, whole, Rect::from_pos(whole.min));
        return;
    }
    let viewport = state.viewport();
    let scale = viewport.scale(viewport.home);
    let columns = ui.ctx().memory_mut(|memory| {
        let key = Key {
            state,
            scale: &scale,
        };
        Arc::clone(memory.caches.cache::<CachedColumns>().get(key))
    });
    let mut measure = WindowMeasure(ui.ctx());
    let finest = state.document_layout.finest.as_slice();
    let marks = overview(
        &state.timeline,
        &columns,
        (&scale, finest),
        strip.size(),
        &mut measure,
    );

    let chart = chart(strip.size()).translate(strip.min.to_vec2());
    let x = |time: f64| strip.left() + scale.x_from_time(time) as f32;
    let camera = state.look().camera;
    let from = x(camera.start).clamp(chart.left(), chart.right() - LEAST_WINDOW);
    let until = x(camera.end).clamp(from + LEAST_WINDOW, chart.right());
    let window = chart.with_min_x(from).with_max_x(until);
    paint_around(ui, palette, whole, window);
    let name = Rect::from_min_max(pos2(whole.left() + 14.0, strip.top()), strip.left_bottom());
    ui.scope_builder(UiBuilder::new().max_rect(name), |ui| {
        ui.add(Label::new(muted(ui, "Overview")).truncate());
    });
    paint_marks(ui.painter(), palette, &marks, strip.min);
    let moved = handles_ui(ui, chart, window);
    paint_window(ui, palette, window);

    let time = |x: f32| scale.time_from_x(f64::from(x - strip.left()));
    if let Some((from, until)) = moved {
        out.push(Msg::SetCamera(Camera {
            start: if from == window.left() {
                camera.start
            } else {
                time(from)
            },
            end: if until == window.right() {
                camera.end
            } else {
                time(until)
            },
        }));
    }
}

/// Fills all but the window, below which lies the paper as it is: without a graphics card pixels that are painted twice cost twice.
fn paint_around(ui: &Ui, palette: Palette, whole: Rect, window: Rect) {
    let beside = whole.with_min_x(window.left()).with_max_x(window.right());
    for part in [
        whole.with_max_x(window.left()),
        whole.with_min_x(window.right()),
        beside.with_max_y(window.top()),
        beside.with_min_y(window.bottom()),
    ] {
        ui.painter()
            .rect_filled(part, 0.0, palette.color(ColorRole::Band));
    }
}

/// The ends of the window after what the pointer does to it, if it does anything.
fn handles_ui(ui: &Ui, chart: Rect, window: Rect) -> Option<(f32, f32)> {
    let strip = ui.interact(chart, ui.scope_id().with("window"), Sense::click_and_drag());
    strip.widget_info(|| {
        let name = "Overview: click or drag to look elsewhere";
        WidgetInfo::labeled(Role::Slider, true, name)
    });
    // Clicks go through to the strip; the keyboard has its own ways to zoom and pan.
    let middle = Rect::from_center_size(
        window.center(),
        vec2(
            (window.width() - 2.0 * REACH).max(LEAST_MIDDLE),
            window.height(),
        ),
    );
    let handle = |name: &str, rect: Rect, cursor: CursorIcon| {
        let response = ui.interact(rect, ui.scope_id().with(name), Sense::DRAG);
        response
            .on_hover_cursor(cursor)
            .on_hover_text_at_pointer(HINT)
    };
    let outer = window.expand2(vec2(REACH, 0.0));
    let moved = handle("middle", middle, CursorIcon::Grab);
    let first = handle(
        "first end",
        outer.with_max_x(middle.left()),
        CursorIcon::ResizeHorizontal,
    );
    let last = handle(
        "last end",
        outer.with_min_x(middle.right()),
        CursorIcon::ResizeHorizontal,
    );
    let strip = strip.on_hover_text_at_pointer(HINT);

    let at = |response: &Response| response.interact_pointer_pos().map(|pos| pos.x);
    let (from, until) = (window.left(), window.right());
    if first.dragged() {
        return at(&first).map(|x| (x.clamp(chart.left(), until - LEAST_WINDOW), until));
    }
    if last.dragged() {
        return at(&last).map(|x| (from, x.clamp(from + LEAST_WINDOW, chart.right())));
    }
    let by = if moved.dragged() {
        moved.drag_delta().x
    } else if strip.dragged() || strip.clicked() {
        at(&strip)? - window.center().x
    } else {
        return None;
    };
    let by = by.clamp(chart.left() - from, chart.right() - until);
    (by != 0.0).then_some((from + by, until + by))
}

/// The edge of the window, with a grip at each end.
fn paint_window(ui: &Ui, palette: Palette, window: Rect) {
    let accent = palette.color(ColorRole::Accent);
    ui.painter()
        .rect_stroke(window, 3.0, Stroke::new(1.5, accent), StrokeKind::Middle);
    for x in [window.left(), window.right()] {
        let grip = Rect::from_center_size(Pos2::new(x, window.center().y), Vec2::new(6.0, 18.0));
        let edge = Stroke::new(1.0, palette.color(ColorRole::Paper));
        ui.painter()
            .rect(grip, 3.0, accent, edge, StrokeKind::Outside);
    }
}
