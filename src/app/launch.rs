//! The program's window on the desktop, from its settings to its exit status.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use eframe::egui;

use crate::io::{self, Origin, report};
use crate::state::Msg;
use crate::theme;

use super::settings::SettingsFile;
use super::window_placement::keep_within_reach;
use super::{ClaimlineApp, desktop_motion::DesktopMotion, startup_error};

/// The program's name to the desktop, and the folder its settings are kept in.
const APP_ID: &str = "claimline";

/// Opens the window, does what is asked in it, and stays until it is closed.
pub fn run(origin: Origin, asked: Vec<Msg>) -> ExitCode {
    let panicked: Arc<Mutex<Option<String>>> = Arc::default();
    let note = Arc::clone(&panicked);
    // winit panics where the X11 keyboard library is missing; that is turned into a plain line below.
    std::panic::set_hook(Box::new(move |info| {
        let text = info.to_string();
        if startup_error::missing_library(&text).is_none() {
            io::report_panic(info);
        } else if let Ok(mut note) = note.lock() {
            note.get_or_insert(text);
        }
    }));
    let result = catch_unwind(AssertUnwindSafe(|| open_window(origin, asked)));
    let said = match result {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_) => {
            let text = panicked.lock().ok().and_then(|mut note| note.take());
            match text {
                Some(text) => text,
                None => return ExitCode::from(101),
            }
        }
    };
    let advice = startup_error::advice(&said, startup_error::installed);
    report(&format!("claimline: {advice}"));
    ExitCode::FAILURE
}

fn open_window(origin: Origin, asked: Vec<Msg>) -> eframe::Result {
    let (file, notice) = SettingsFile::of_user(APP_ID);
    notice.iter().for_each(|notice| report(notice));
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"));
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Claimline")
        .with_inner_size([1600.0, 900.0])
        .with_min_inner_size([640.0, 420.0]);
    if let Ok(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    if let Some(window) = file.settings.window {
        viewport = viewport.with_inner_size(egui::Vec2::from(window.size));
        viewport.position = window.position.map(egui::Pos2::from);
        viewport = viewport.with_maximized(window.maximized);
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // It smooths what fades over hundreds of points, and here little does; without a graphics card every frame pays for it.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|creation| {
            theme::install(&creation.egui_ctx);
            creation.egui_ctx.set_zoom_factor(file.settings.zoom);
            let preferences = file.settings.preferences.clone();
            let mut window = ClaimlineApp::new(origin, preferences).asked(asked);
            window.native = creation.winit_window().cloned();
            window
                .native
                .as_deref()
                .into_iter()
                .for_each(keep_within_reach);
            let ctx = creation.egui_ctx.clone();
            window.desktop_motion = Some(DesktopMotion::follow(move || ctx.request_repaint()));
            if let Some(folder) = file.folder() {
                window = window.keep_journals_in(folder);
            }
            window = window.keep_settings_in(file);
            notice.into_iter().for_each(|notice| window.notify(notice));
            Ok(Box::new(window))
        }),
    )
}
