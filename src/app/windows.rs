//! The talk's windows: which there are, on which screen, and whether they fill it.

use std::num::NonZeroUsize;

use egui::{ViewportBuilder, ViewportCommand, ViewportId};

use crate::state::{Msg, Present, State, Windows as Shown};
use crate::ui;

use super::awake::Awake;
use super::screens::Screen;

/// The size of a second window that does not fill a screen, in points.
const SIZE: [f32; 2] = [1280.0, 720.0];

/// What has been asked of the desktop so far.
#[derive(Debug, Default)]
pub struct Windows {
    pub screens: Vec<Screen>,
    /// Whether the main window was made to fill its screen for a talk.
    main_fills: bool,
    /// The frame in which two windows were asked for. The second comes with the next one.
    two_since: Option<u64>,
    awake: Option<Awake>,
}

impl Windows {
    /// Asks the desktop for what the state needs, once.
    pub fn arrange(&mut self, ctx: &egui::Context, state: &State) {
        let windows = state.show.as_ref().map(|show| show.windows);
        // With one screen, a second window could not be reached behind a first one that fills it.
        let fills = match windows {
            None => false,
            Some(Shown::One { .. }) => true,
            Some(Shown::Two { .. }) => self.screens.len() > 1,
        };
        if fills != self.main_fills {
            self.main_fills = fills;
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(fills));
        }
        self.draw_once_with_two(ctx, matches!(windows, Some(Shown::Two { .. })));
        if windows.is_some() != self.awake.is_some() {
            self.awake = windows.map(|_| Awake::begin());
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

    /// Draws the talk's second window, if there is one.
    pub fn second_ui(&self, ctx: &egui::Context, state: &State, out: &mut Vec<Msg>) {
        let Some(Shown::Two { .. }) = state.show.as_ref().map(|show| show.windows) else {
            return;
        };
        if self
            .two_since
            .is_none_or(|frame| frame == ctx.cumulative_frame_nr())
        {
            ctx.request_repaint();
            return;
        }
        let screen = state
            .second_screen()
            .and_then(|name| self.screens.iter().find(|screen| screen.name == *name));
        // A window that fills one screen cannot leave it for another, so each screen has a window of its own.
        let id = ViewportId::from_hash_of(("second window", screen.map(|s| &s.name)));
        let builder = builder(screen, ctx.pixels_per_point());
        ctx.show_viewport_immediate(id, builder, |ui, _| {
            ui::second_window_ui(ui, state, out);
            if ui.input(|input| input.viewport().close_requested()) {
                out.push(Msg::Present(Present::End));
            }
        });
    }
}

/// A window on a screen, whose place is in the window system's units: so many are a point, however large the reader has
/// made everything.
fn builder(screen: Option<&Screen>, units_per_point: f32) -> ViewportBuilder {
    let builder = ViewportBuilder::default().with_title("Talk · Claimline");
    match screen {
        None => builder.with_inner_size(SIZE),
        Some(Screen {
            index: Some(index), ..
        }) => builder.with_monitor(*index),
        // A screen that winit does not know can only be covered by a window of its size.
        Some(screen) => builder
            .with_decorations(false)
            .with_position(screen.rect.min / units_per_point)
            .with_inner_size(screen.rect.size() / units_per_point),
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;

    #[test]
    fn a_screen_is_covered_however_large_the_reader_has_made_everything() {
        let rect = Rect::from_min_size(pos2(1280.0, 0.0), vec2(1920.0, 1080.0));
        let screen = Screen {
            name: "right".to_owned(),
            rect,
            index: None,
        };
        for units_per_point in [1.0, 1.25, 2.0] {
            let builder = builder(Some(&screen), units_per_point);
            let at = builder.position.map(|at| at * units_per_point);
            let size = builder.inner_size.map(|size| size * units_per_point);
            assert_eq!(at, Some(rect.min));
            assert_eq!(size, Some(rect.size()));
        }
    }
}
