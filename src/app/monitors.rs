//! The desktop's monitors.

use egui::{Pos2, Rect, pos2, vec2};
use winit::window::Window;

/// One monitor of the desktop.
#[derive(Clone, Debug, PartialEq)]
pub struct Monitor {
    pub name: String,
    /// Its place on the desktop, in the window system's units.
    pub rect: Rect,
    /// Its position in winit's list, where winit knows it.
    pub index: Option<usize>,
}

/// All monitors, the window's own first.
pub fn monitors(window: &Window) -> Vec<Monitor> {
    let mut monitors = known_to_winit(window);
    // winit takes the monitors from the graphics card's outputs. A desktop may divide one output into several monitors.
    let divided = divided_monitors();
    if divided.len() > monitors.len() {
        monitors = divided;
    }
    let middle = middle_of(window);
    let own = monitors
        .iter()
        .position(|monitor| middle.is_some_and(|middle| monitor.rect.contains(middle)));
    if let Some(own) = own {
        monitors[..=own].rotate_right(1);
    }
    monitors
}

fn known_to_winit(window: &Window) -> Vec<Monitor> {
    window
        .available_monitors()
        .enumerate()
        .map(|(index, monitor)| {
            let (at, size) = (monitor.position(), monitor.size());
            let rect = Rect::from_min_size(
                pos2(at.x as f32, at.y as f32),
                vec2(size.width as f32, size.height as f32),
            );
            Monitor {
                name: monitor
                    .name()
                    .unwrap_or_else(|| format!("Screen {}", index + 1)),
                rect,
                index: Some(index),
            }
        })
        .collect()
}

fn middle_of(window: &Window) -> Option<Pos2> {
    let at = window.outer_position().ok()?;
    let size = window.outer_size();
    let corner = pos2(at.x as f32, at.y as f32);
    Some(corner + vec2(size.width as f32, size.height as f32) / 2.0)
}

/// The monitors that X11 was told of beyond the graphics card's outputs (RandR 1.5, "monitors").
#[cfg(all(unix, not(target_os = "macos")))]
fn divided_monitors() -> Vec<Monitor> {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::randr::ConnectionExt as _;
    use x11rb::protocol::xproto::ConnectionExt as _;

    // Without X11 there are none; winit's list stands.
    let Ok((connection, number)) = x11rb::connect(None) else {
        return Vec::new();
    };
    let root = connection.setup().roots[number].root;
    let monitors = connection
        .randr_get_monitors(root, true)
        .ok()
        .and_then(|cookie| cookie.reply().ok());
    let monitors = monitors.map_or_else(Vec::new, |reply| reply.monitors);
    let monitors = monitors.into_iter().enumerate().map(|(index, monitor)| {
        let name = connection
            .get_atom_name(monitor.name)
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .and_then(|reply| String::from_utf8(reply.name).ok());
        Monitor {
            name: name.unwrap_or_else(|| format!("Screen {}", index + 1)),
            rect: Rect::from_min_size(
                pos2(f32::from(monitor.x), f32::from(monitor.y)),
                vec2(f32::from(monitor.width), f32::from(monitor.height)),
            ),
            index: None,
        }
    });
    monitors.collect()
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn divided_monitors() -> Vec<Monitor> {
    Vec::new()
}
