//! The strip at the bottom: the amount of events along the whole document, and the window one looks through.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};
use egui_plot::{Bar, BarChart, PlotBounds};

use crate::state::{Msg, State};
use crate::theme::Palette;
use crate::timeline::{BinCount, Timeline};
use crate::view::camera::Camera;
use crate::view::filter;
use crate::view::layout;
use crate::view::overview::columns;
use crate::view::scale::Scale;
use crate::view::scene::ColorRole;

use super::plot;

/// The width of a column in points.
const COLUMN: f32 = 4.0;
const MARGIN: f32 = 12.0;
/// The least height of a bar that stands for anything, of the highest one.
const MIN_HEIGHT: f64 = 0.05;

type Columns = FrameCache<Arc<Vec<BinCount>>, Counting>;

/// The inputs of the columns.
#[derive(Clone, Copy)]
struct Key<'a> {
    timeline: &'a Arc<Timeline>,
    filter: Option<&'a filter::SharedFilter>,
    home: Camera,
    scale: &'a Scale,
    count: usize,
    folding: f64,
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(self.timeline).hash(state);
        let filter = self.filter.map(|filter| Arc::as_ptr(&filter.0));
        filter.hash(state);
        self.home.start.to_bits().hash(state);
        self.home.end.to_bits().hash(state);
        self.scale.width().to_bits().hash(state);
        self.count.hash(state);
        self.folding.to_bits().hash(state);
    }
}

#[derive(Default)]
struct Counting;

impl ComputerMut<Key<'_>, Arc<Vec<BinCount>>> for Counting {
    fn compute(&mut self, key: Key<'_>) -> Arc<Vec<BinCount>> {
        let filter = key.filter.map(|filter| &*filter.0);
        Arc::new(columns(key.timeline, filter, key.scale, key.count))
    }
}

pub fn overview_ui(ui: &mut Ui, state: &State, out: &mut Vec<Msg>) {
    let rect = ui
        .available_rect_before_wrap()
        .shrink2(Vec2::new(MARGIN, 6.0));
    // A window may be narrower than the margins.
    if !rect.is_positive() {
        return;
    }
    let palette = Palette::of(ui.visuals());
    let canvas_width = f64::from(layout::time_width(state.canvas()));
    let home = state
        .document_layout
        .home(canvas_width, state.look().folding);
    let viewport = state
        .document_layout
        .viewport(f64::from(rect.width()), state.look().folding);
    let scale = viewport.scale(home);

    let count = (rect.width() / COLUMN).max(1.0) as usize;
    // They change with the document, the words looked for, the folds and the width alone.
    let columns_of = |filter| {
        let key = Key {
            timeline: &state.timeline,
            filter,
            home,
            scale: &scale,
            count,
            folding: state.look().folding,
        };
        ui.ctx()
            .memory_mut(|memory| Arc::clone(memory.caches.cache::<Columns>().get(key)))
    };
    let columns = columns_of(None);
    let left = state.look().filter.as_ref();
    let left = left.map(|filter| columns_of(Some(filter)));
    let most = columns
        .iter()
        .map(|column| column.certain + column.possible)
        .max()
        .unwrap_or(1)
        .max(1);
    // Even a single event is to be seen.
    let least = f64::from(most) * MIN_HEIGHT;
    let seen = |count: u32| f64::from(count).max(least);
    let bar = |index: usize, height: f64, base: f64, color_role: ColorRole| {
        Bar::new(index as f64 + 0.5, height)
            .width(0.8)
            .base_offset(base)
            .fill(palette.color(color_role))
            .stroke(Stroke::NONE)
    };
    let filled = || columns.iter().enumerate();
    let certain = filled()
        .filter(|(_, column)| column.certain > 0)
        .map(|(index, column)| bar(index, seen(column.certain), 0.0, ColorRole::Muted))
        .collect();
    let possible = filled()
        .filter(|(_, column)| column.possible > 0)
        .map(|(index, column)| {
            let base = if column.certain > 0 {
                seen(column.certain)
            } else {
                0.0
            };
            bar(index, seen(column.possible), base, ColorRole::Fold)
        })
        .collect();
    let left = left.iter().flat_map(|columns| columns.iter().enumerate());
    let left: Vec<Bar> = left
        .filter(|(_, column)| column.all() > 0)
        .map(|(index, column)| bar(index, seen(column.all()), 0.0, ColorRole::Accent))
        .collect();
    let bounds = PlotBounds::from_min_max([0.0, 0.0], [count as f64, f64::from(most) * 1.1]);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        plot::inert_plot("overview chart", rect.size())
            .sense(Sense::hover())
            .show(ui, |plot| {
                plot.set_plot_bounds(bounds);
                plot.bar_chart(BarChart::new("surely there", certain).allow_hover(false));
                plot.bar_chart(BarChart::new("possibly there", possible).allow_hover(false));
                plot.bar_chart(BarChart::new("what is looked for", left).allow_hover(false));
            });
    });

    let x =
        |time: f64| (rect.left() + scale.x_from_time(time) as f32).clamp(rect.left(), rect.right());
    let (from, until) = (x(state.look().camera.start), x(state.look().camera.end));
    let window = Rect::from_min_max(
        pos2(from, rect.top() - 2.0),
        pos2(until.max(from + 3.0), rect.bottom() + 2.0),
    );
    for outside in [
        Rect::from_min_max(rect.left_top(), pos2(from, rect.bottom())),
        Rect::from_min_max(pos2(window.right(), rect.top()), rect.right_bottom()),
    ] {
        if outside.is_positive() {
            ui.painter().rect_filled(
                outside,
                0.0,
                palette.color(ColorRole::Band).gamma_multiply(0.7),
            );
        }
    }
    let stroke = Stroke::new(1.5, palette.color(ColorRole::Accent));
    ui.painter()
        .rect_stroke(window, 3.0, stroke, StrokeKind::Inside);

    let response = ui.interact(rect, ui.scope_id().with("window"), Sense::click_and_drag());
    response.widget_info(|| {
        let name = "Overview: click or drag to look elsewhere";
        WidgetInfo::labeled(Role::Slider, true, name)
    });
    let response = response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text_at_pointer(
            "Drag to look elsewhere. Dark: surely there; light: possibly there.",
        );
    if let Some(pos) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        let half = f64::from(window.width()) / 2.0;
        let middle =
            f64::from(pos.x - rect.left()).clamp(half, (f64::from(rect.width()) - half).max(half));
        out.push(Msg::SetCamera(Camera {
            start: scale.time_from_x(middle - half),
            end: scale.time_from_x(middle + half),
        }));
    }
}
