//! The place and the size of the main window, from one run to the next.

use egui::{Pos2, Rect, Vec2, ViewportInfo, pos2, vec2};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::window::Window;

use super::monitors::{Monitor, monitors};
use super::settings::WindowPlacement;

/// The window's placement in the desktop's points. One that fills a monitor keeps the one it had before.
pub fn placement(
    viewport: &ViewportInfo,
    zoom: f32,
    before: Option<WindowPlacement>,
) -> Option<WindowPlacement> {
    let maximized = viewport.maximized == Some(true);
    if maximized || viewport.fullscreen == Some(true) || viewport.minimized == Some(true) {
        return before.map(|before| WindowPlacement {
            maximized,
            ..before
        });
    }
    let Some(inner) = viewport.inner_rect else {
        return before;
    };
    Some(WindowPlacement {
        position: viewport
            .outer_rect
            .map(|outer| (outer.left() * zoom, outer.top() * zoom)),
        size: (inner.width() * zoom, inner.height() * zoom),
        maximized,
    })
}

/// Seconds after its opening in which a window is made to fit: only then does the desktop tell the size of its frame.
pub const OPENING_SECONDS: f64 = 1.0;

/// Makes a window no larger than the monitor that it opens on, its frame included.
pub fn keep_within_monitor(window: &Window) {
    // One that fills its monitor may have its frame beyond it.
    if window.is_maximized() || window.fullscreen().is_some() {
        return;
    }
    let [inner, outer] = [window.inner_size(), window.outer_size()]
        .map(|size| vec2(size.width as f32, size.height as f32));
    let monitors = monitors(window);
    let size = monitors
        .first()
        .and_then(|own| size_within(inner, outer, own.rect.size()));
    if let Some(size) = size {
        // The desktop may refuse, and then it knows better.
        let _ = window.request_inner_size(PhysicalSize::new(size.x, size.y));
    }
}

/// The size for the contents of a window that is larger than its monitor.
fn size_within(inner: Vec2, outer: Vec2, monitor: Vec2) -> Option<Vec2> {
    let beyond = (outer - monitor).max(Vec2::ZERO);
    (beyond != Vec2::ZERO && monitor.min_elem() > 0.0)
        .then(|| (inner - beyond).max(Vec2::splat(1.0)))
}

/// Brings a window back whose monitor is gone.
pub fn keep_within_reach(window: &Window) {
    let Ok(at) = window.outer_position() else {
        return;
    };
    let size = window.outer_size();
    let rect = Rect::from_min_size(
        pos2(at.x as f32, at.y as f32),
        vec2(size.width as f32, size.height as f32),
    );
    if let Some(corner) = corner_within_reach(rect, &monitors(window)) {
        window.set_outer_position(PhysicalPosition::new(corner.x, corner.y));
    }
}

/// The place for a window that no monitor shows.
fn corner_within_reach(window: Rect, monitors: &[Monitor]) -> Option<Pos2> {
    let is_shown = monitors
        .iter()
        .any(|monitor| monitor.rect.intersect(window).is_positive());
    let first = monitors.first().filter(|_| !is_shown)?;
    Some(first.rect.min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_fills_a_monitor_keeps_the_placement_it_had() {
        let mut viewport = ViewportInfo {
            inner_rect: Some(Rect::from_min_size(pos2(11.0, 40.0), vec2(400.0, 300.0))),
            outer_rect: Some(Rect::from_min_size(pos2(10.0, 20.0), vec2(402.0, 321.0))),
            ..ViewportInfo::default()
        };
        let normal = placement(&viewport, 2.0, None).expect("a placement");
        assert_eq!(normal.position, Some((20.0, 40.0)));
        assert_eq!((normal.size, normal.maximized), ((800.0, 600.0), false));
        viewport.inner_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(960.0, 540.0)));
        viewport.maximized = Some(true);
        let maximized = WindowPlacement {
            maximized: true,
            ..normal
        };
        assert_eq!(placement(&viewport, 2.0, Some(normal)), Some(maximized));
        viewport.maximized = Some(false);
        viewport.fullscreen = Some(true);
        assert_eq!(placement(&viewport, 2.0, Some(normal)), Some(normal));
    }

    #[test]
    fn a_window_whose_monitor_is_gone_comes_back_to_one_that_is_there() {
        let monitor = |x: f32| Monitor {
            name: "one".to_owned(),
            rect: Rect::from_min_size(pos2(x, 0.0), vec2(1920.0, 1080.0)),
            index: None,
        };
        let window = |x: f32| Rect::from_min_size(pos2(x, 100.0), vec2(800.0, 600.0));
        let both = [monitor(0.0), monitor(1920.0)];
        assert_eq!(corner_within_reach(window(2500.0), &both), None);
        let gone = corner_within_reach(window(2500.0), &both[..1]);
        assert_eq!(gone, Some(pos2(0.0, 0.0)));
        assert_eq!(corner_within_reach(window(2500.0), &[]), None);
    }

    #[test]
    fn a_window_is_no_larger_than_its_monitor_with_its_frame() {
        let (inner, monitor) = (vec2(1600.0, 900.0), vec2(1600.0, 900.0));
        let framed = inner + vec2(2.0, 24.0);
        let fitted = size_within(inner, framed, monitor);
        assert_eq!(fitted, Some(vec2(1598.0, 876.0)));
        assert_eq!(size_within(inner, framed, vec2(2560.0, 1440.0)), None);
        let low = size_within(inner, framed, vec2(2560.0, 600.0));
        assert_eq!(low, Some(vec2(1600.0, 576.0)));
    }
}
