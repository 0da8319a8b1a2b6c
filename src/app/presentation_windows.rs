//! The windows of a presentation, each on its monitor.

use std::num::NonZeroUsize;

use egui::{ViewportBuilder, ViewportCommand, ViewportId};

use crate::state::{Msg, PresentMsg, State, WindowSetup};
use crate::ui;

use super::monitors::Monitor;
use super::sleep_inhibitor::SleepInhibitor;

/// The size of a second window that does not fill a monitor, in points.
const SIZE: [f32; 2] = [1280.0, 720.0];

/// The windows that the desktop was asked for so far.
#[derive(Debug, Default)]
pub struct PresentationWindows {
    pub monitors: Vec<Monitor>,
    /// True while the main window fills its monitor for a presentation.
    main_fills: bool,
    /// The frame in which two windows were asked for. The second comes with the next one.
    two_since: Option<u64>,
    sleep_inhibitor: Option<SleepInhibitor>,
}

impl PresentationWindows {
    /// Asks the desktop for what the state needs, once.
    pub fn arrange(&mut self, ctx: &egui::Context, state: &State) {
        let windows = state.presentation().map(|given| given.windows);
        // With one monitor, a second window could not be reached behind a first one that fills it.
        let fills = match windows {
            None => false,
            Some(WindowSetup::One { .. }) => true,
            Some(WindowSetup::Two { .. }) => self.monitors.len() > 1,
        };
        if fills != self.main_fills {
            self.main_fills = fills;
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(fills));
        }
        self.draw_once_with_two(ctx, matches!(windows, Some(WindowSetup::Two { .. })));
        if windows.is_some() != self.sleep_inhibitor.is_some() {
            self.sleep_inhibitor = windows.map(|_| SleepInhibitor::begin());
        }
    }

    /// A frame that is drawn twice hands over its first pass's new letters after those of a window drawn within the
    /// second, and so undoes them. While there is a second window, every frame is drawn once.
    fn draw_once_with_two(&mut self, ctx: &egui::Context, two: bool) {
        if two == self.two_since.is_some() {
            return;
        }
        self.two_since = two.then(|| ctx.cumulative_frame_nr());
        let passes = if two {
            NonZeroUsize::MIN
        } else {
            egui::Options::default().max_passes
        };
        // This holds from the next frame on.
        ctx.options_mut(|options| options.max_passes = passes);
    }

    /// Draws the second window, if there is one.
    pub fn second_ui(&self, ctx: &egui::Context, state: &State, out: &mut Vec<Msg>) {
        let Some(WindowSetup::Two { .. }) = state.presentation().map(|given| given.windows) else {
            return;
        };
        if self
            .two_since
            .is_none_or(|frame| frame == ctx.cumulative_frame_nr())
        {
            ctx.request_repaint();
            return;
        }
        let monitor = state
            .second_monitor()
            .and_then(|name| self.monitors.iter().find(|monitor| monitor.name == *name));
        // A window that fills one monitor cannot leave it for another, so each monitor has a window of its own.
        let id = ViewportId::from_hash_of(("second window", monitor.map(|s| &s.name)));
        let builder = builder(monitor, ctx.pixels_per_point());
        ctx.show_viewport_immediate(id, builder, |ui, _| {
            ui::second_window_ui(ui, state, out);
            if ui.input(|input| input.viewport().close_requested()) {
                out.push(Msg::Present(PresentMsg::End));
            }
        });
    }
}

/// A window on a monitor, whose place is in the window system's units: so many are a point, however large the reader has
/// made everything.
fn builder(monitor: Option<&Monitor>, units_per_point: f32) -> ViewportBuilder {
    let builder = ViewportBuilder::default().with_title("Talk · Claimline");
    match monitor {
        None => builder.with_inner_size(SIZE),
        Some(Monitor {
            index: Some(index), ..
        }) => builder.with_monitor(*index),
        // A monitor that winit does not know can only be covered by a window of its size.
        Some(monitor) => builder
            .with_decorations(false)
            .with_position(monitor.rect.min / units_per_point)
            .with_inner_size(monitor.rect.size() / units_per_point),
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;

    #[test]
    fn a_screen_is_covered_however_large_the_reader_has_made_everything() {
        let rect = Rect::from_min_size(pos2(1280.0, 0.0), vec2(1920.0, 1080.0));
        let monitor = Monitor {
            name: "right".to_owned(),
            rect,
            index: None,
        };
        for units_per_point in [1.0, 1.25, 2.0] {
            let builder = builder(Some(&monitor), units_per_point);
            let at = builder.position.map(|at| at * units_per_point);
            let size = builder.inner_size.map(|size| size * units_per_point);
            assert_eq!(at, Some(rect.min));
            assert_eq!(size, Some(rect.size()));
        }
    }
}
