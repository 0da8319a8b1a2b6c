//! The line that is printed where no window can be opened: the missing library and the package that brings it.

use std::path::Path;

/// Libraries that a window needs on Linux, loaded by these names when it starts, and the Debian packages that bring
/// them. Of two names the longer stands first, since the shorter is part of it.
const LIBRARIES: [(&str, &str); 6] = [
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libX11.so.6", "libx11-6"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
];

/// The folders of libraries on Debian and its kin.
const FOLDERS: [&str; 6] = [
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
];

/// The library that a panic of winit's names, if it is one of that kind: it panics where the keyboard's are missing.
pub fn missing_library(said: &str) -> Option<&'static str> {
    let keyboard = said.contains("xkbcommon") && said.contains("could not be loaded");
    keyboard.then_some("libxkbcommon-x11.so.0")
}

/// True if a library stands in one of the usual folders.
pub fn installed(library: &str) -> bool {
    FOLDERS
        .iter()
        .any(|folder| Path::new(folder).join(library).exists())
}

/// One line with the reason and its mend, from the error of the libraries that open windows.
pub fn advice(said: &str, installed: impl Fn(&str) -> bool) -> String {
    let reason = if said.contains("neither WAYLAND_DISPLAY nor") {
        "there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set; run it in a desktop session".to_owned()
    } else if said.contains("Failed to open connection to X server") {
        "the display that DISPLAY names does not answer; run it in a desktop session".to_owned()
    } else if said.contains("Could not find wayland compositor") {
        "the display that WAYLAND_DISPLAY names does not answer; run it in a desktop session"
            .to_owned()
    } else if said.contains("xlib's shared libraries") || missing_library(said).is_some() {
        let missing: Vec<&(&str, &str)> = LIBRARIES
            .iter()
            .filter(|(library, _)| !installed(library))
            .collect();
        let names: Vec<&str> = missing.iter().map(|(library, _)| *library).collect();
        let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
        if missing.is_empty() {
            let all: Vec<&str> = LIBRARIES.iter().map(|(_, package)| *package).collect();
            format!(
                "an X11 library is missing or broken; Debian's packages are {}",
                all.join(" ")
            )
        } else {
            format!(
                "missing: {}; on Debian: apt install {}",
                names.join(", "),
                packages.join(" ")
            )
        }
    } else if said.contains("glutin") || said.contains("OpenGL") || said.contains("EGL") {
        "no graphics driver was found; on Debian: apt install libgl1 libegl1 libgl1-mesa-dri"
            .to_owned()
    } else {
        said.lines()
            .next()
            .unwrap_or("for an unknown reason")
            .to_owned()
    };
    format!(
        "no window can be opened: {reason} (`claimline check` and `claimline export` work without one)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Errors of winit and glutin, shortened; taken from runs with one thing missing at a time.
    const NO_DISPLAY: &str = "winit EventLoopError: os error at mod.rs:765: neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
    const NO_SERVER: &str =
        "winit EventLoopError: os error at mod.rs:788: Failed to open connection to X server";
    const NO_XLIB: &str = "winit EventLoopError: os error at mod.rs:788: Failed to load one of xlib's shared libraries";
    const NO_KEYBOARD: &str =
        "panicked at xkbcommon-dl: Library libxkbcommon-x11.so could not be loaded.";
    const NO_DRIVER: &str =
        "Found no glutin configs matching the template: ConfigTemplate { .. }. Error: not found";

    #[test]
    fn what_is_missing_is_named_with_the_package_that_brings_it() {
        let without = |missing: &'static str| move |library: &str| library != missing;
        for (said, missing, part) in [
            (
                NO_XLIB,
                "libX11.so.6",
                "missing: libX11.so.6; on Debian: apt install libx11-6 ",
            ),
            (NO_XLIB, "libXcursor.so.1", "apt install libxcursor1 "),
            (NO_XLIB, "libXi.so.6", "apt install libxi6 "),
            (
                NO_KEYBOARD,
                "libxkbcommon-x11.so.0",
                "apt install libxkbcommon-x11-0 ",
            ),
            (NO_DRIVER, "", "libgl1-mesa-dri"),
            (NO_DISPLAY, "", "neither WAYLAND_DISPLAY nor DISPLAY is set"),
            (NO_SERVER, "", "does not answer"),
        ] {
            let line = advice(said, without(missing));
            assert!(line.contains(part), "{said}: {line}");
            assert!(
                line.contains("`claimline export` work without one"),
                "{line}"
            );
            assert!(!line.contains(".rs:"), "{line}");
            assert_eq!(line.lines().count(), 1);
        }
    }

    #[test]
    fn a_panic_of_our_own_is_not_taken_for_a_missing_library() {
        assert_eq!(
            missing_library("panicked at src/view/scale.rs: index out of bounds"),
            None
        );
        assert!(missing_library(NO_KEYBOARD).is_some());
    }
}
