//! A plot that shows what it is given and does nothing of its own accord.

use egui::Vec2;
use egui_plot::Plot;

/// egui_plot with its axes, readouts and ways of moving turned off: the camera is ours.
pub fn inert_plot(name: &'static str, size: Vec2) -> Plot<'static> {
    Plot::new(name)
        .width(size.x)
        .height(size.y)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .auto_bounds(false)
        .set_margin_fraction(Vec2::ZERO)
}
