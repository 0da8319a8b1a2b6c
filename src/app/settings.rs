//! Settings kept between runs, in a file of their own. Every value is checked when it is read: a size of the interface of
//! nothing, say, would end the program at each start.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use crate::io::{read_plain_file, write_file};
use crate::state::{NOTES_POINTS, Preferences};
use crate::ui::RecentFile;

const FILE: &str = "settings.ron";
/// The name of a file that cannot be used, for its owner to look at.
const SET_ASIDE: &str = "settings-set-aside";
/// The file of the first version, a map of texts, of which one holds the preferences.
const FIRST_VERSION: &str = "app.ron";
const FIRST_VERSION_PREFERENCES: &str = "preferences";

/// The scales that egui's own keys reach.
const ZOOM: RangeInclusive<f32> = 0.2..=5.0;
/// The sides of a window, in points: below, nothing can be read; above, window systems fail.
const WINDOW_SIDE: RangeInclusive<f32> = 64.0..=32_000.0;
/// The places on a desktop, in points.
const DESKTOP: RangeInclusive<f32> = -100_000.0..=100_000.0;
/// The sizes of a panel, in points. Its window bounds them further.
const PANEL: RangeInclusive<f32> = 1.0..=32_000.0;

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Settings {
    pub preferences: Preferences,
    /// The scale of the interface.
    pub zoom: f32,
    pub window: Option<WindowPlacement>,
    /// The files that were opened or saved last, the latest first.
    pub recent: Vec<RecentFile>,
}

/// The main window while it fills no monitor, in the desktop's points, whatever the scale of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct WindowPlacement {
    /// Nothing where the desktop does not tell.
    #[serde(default)]
    pub position: Option<(f32, f32)>,
    pub size: (f32, f32),
    #[serde(default)]
    pub maximized: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            preferences: Preferences::default(),
            zoom: 1.0,
            window: None,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The settings of a text, if all of them can be used.
    fn parse(text: &str) -> Result<Self, String> {
        let settings: Self = ron::from_str(text).map_err(|error| error.to_string())?;
        match settings.fault() {
            None => Ok(settings),
            Some(fault) => Err(fault),
        }
    }

    /// The first value that cannot be used.
    fn fault(&self) -> Option<String> {
        let (least, most) = NOTES_POINTS;
        let notes = f32::from(self.preferences.notes_points);
        let panels = self.preferences.panels.points().into_iter();
        let panels = panels.chain(self.preferences.division.points()).flatten();
        let panels = panels.map(|points| ("the size of a panel", f32::from(points), PANEL));
        let window = self.window.into_iter().flat_map(|window| {
            let (width, height) = window.size;
            let sides = [width, height].map(|side| ("a side of the window", side, WINDOW_SIDE));
            let position = window.position.into_iter().flat_map(|(x, y)| [x, y]);
            let position = position.map(|at| ("the place of the window", at, DESKTOP));
            sides.into_iter().chain(position)
        });
        [
            ("the scale of the interface", self.zoom, ZOOM),
            (
                "the size of the notes",
                notes,
                f32::from(least)..=f32::from(most),
            ),
        ]
        .into_iter()
        .chain(panels)
        .chain(window)
        .find(|(_, value, range)| !range.contains(value))
        .map(|(name, value, range)| {
            let (least, most) = range.into_inner();
            format!("{name} is {value}, not from {least} to {most}")
        })
    }
}

/// The file of the settings, with its contents and those it is to have.
#[derive(Debug)]
pub struct SettingsFile {
    /// Nothing where the system has no folder for it, or what is there cannot be read.
    folder: Option<PathBuf>,
    saved: Settings,
    pub settings: Settings,
}

impl SettingsFile {
    /// Reads the settings of the user; with a notice, if there is something the user should know.
    pub fn of_user(app: &str) -> (Self, Option<String>) {
        let folder = etcetera::base_strategy::choose_native_strategy();
        Self::open(folder.ok().map(|base| base.data_dir().join(app)))
    }

    pub(super) fn open(folder: Option<PathBuf>) -> (Self, Option<String>) {
        let (folder, settings, notice) = match folder.as_deref().map(read) {
            None => (None, Settings::default(), None),
            Some(Ok((settings, notice))) => (folder, settings, notice),
            // It may be as good as ever when it can be read again, so nothing is written in its place.
            Some(Err(notice)) => (None, Settings::default(), Some(notice)),
        };
        let file = Self {
            folder,
            saved: settings.clone(),
            settings,
        };
        (file, notice)
    }

    /// The folder of the settings, where there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    pub fn has_changed(&self) -> bool {
        self.settings != self.saved
    }

    /// Writes the settings if they have changed.
    ///
    /// # Errors
    /// The system's; it is not tried again before there is a change.
    pub fn save(&mut self) -> io::Result<()> {
        if !self.has_changed() {
            return Ok(());
        }
        self.saved.clone_from(&self.settings);
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let text = ron::ser::to_string_pretty(&self.settings, ron::ser::PrettyConfig::default())
            .map_err(io::Error::other)?;
        std::fs::create_dir_all(folder)?;
        write_file(&folder.join(FILE), |out| out.write_all(text.as_bytes()))
    }
}

/// The settings in a folder, with a notice if they had to be set aside; or a notice that they cannot be read for now.
fn read(folder: &Path) -> Result<(Settings, Option<String>), String> {
    let path = folder.join(FILE);
    let text = match read_plain_file(&path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|error| error.to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok((of_first_version(folder).unwrap_or_default(), None));
        }
        Err(error) if path.is_file() => {
            return Err(format!(
                "The settings in {} cannot be read: {error}. Claimline starts with its own and keeps none.",
                path.display()
            ));
        }
        Err(error) => Err(error.to_string()),
    };
    match text.and_then(|text| Settings::parse(&text)) {
        Ok(settings) => Ok((settings, None)),
        Err(fault) => Ok((Settings::default(), Some(set_aside(&path, &fault)))),
    }
}

/// The settings that the first version left, as far as they can be used.
fn of_first_version(folder: &Path) -> Option<Settings> {
    let bytes = read_plain_file(&folder.join(FIRST_VERSION)).ok()?;
    let texts: HashMap<String, String> = ron::de::from_bytes(&bytes).ok()?;
    let preferences = ron::from_str(texts.get(FIRST_VERSION_PREFERENCES)?).ok()?;
    let settings = Settings {
        preferences,
        ..Settings::default()
    };
    settings.fault().is_none().then_some(settings)
}

/// Makes room for new settings; a notice of it.
fn set_aside(path: &Path, fault: &str) -> String {
    let aside = free_name(path);
    let done = match std::fs::rename(path, &aside) {
        Ok(()) => format!("They were set aside as {}.", aside.display()),
        Err(error) => format!("They could not be set aside: {error}."),
    };
    format!(
        "The settings in {} cannot be used: {fault}. {done} Claimline starts with its own.",
        path.display()
    )
}

/// A name under which nothing is set aside yet: the second is `settings-set-aside-2.ron`.
fn free_name(path: &Path) -> PathBuf {
    let names = (2_u32..).map(|number| format!("{SET_ASIDE}-{number}.ron"));
    let mut names = std::iter::once(format!("{SET_ASIDE}.ron")).chain(names);
    let free = names.find(|name| !path.with_file_name(name).exists());
    path.with_file_name(free.unwrap_or_else(|| SET_ASIDE.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::ThemeChoice;
    use crate::view::miniature::Miniature;

    fn open(folder: &tempfile::TempDir) -> (SettingsFile, Option<String>) {
        SettingsFile::open(Some(folder.path().join("claimline")))
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("claimline")).expect("made");
        folder
    }

    #[test]
    fn settings_are_kept_from_one_run_to_the_next() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (mut file, notice) = open(&folder);
        assert_eq!((&file.settings, notice), (&Settings::default(), None));
        file.settings.zoom = 1.5;
        file.settings.preferences.theme = ThemeChoice::Dark;
        file.settings.preferences.panels.detail = Some(333);
        file.settings.window = Some(WindowPlacement {
            position: Some((-20.0, 30.5)),
            size: (800.0, 600.0),
            maximized: true,
        });
        file.settings.recent.push(RecentFile {
            path: PathBuf::from("/tmp/talk.ron"),
            title: "A “talk”".to_owned(),
            picture: Miniature::default(),
        });
        assert!(file.has_changed());
        file.save().expect("saved");
        assert!(!file.has_changed());
        let (again, notice) = open(&folder);
        assert_eq!((again.settings, notice), (file.settings, None));
    }

    #[test]
    fn settings_that_cannot_be_used_are_set_aside_with_a_notice() {
        for (text, part) in [
            ("(zoom: 0)", "the scale of the interface is 0"),
            ("(zoom: NaN)", "the scale of the interface is NaN"),
            ("(zoom: inf)", "the scale of the interface is inf"),
            (
                "(preferences: (notes_points: 0))",
                "the size of the notes is 0",
            ),
            ("(preferences: (panels: (detail: Some(0))))", "a panel is 0"),
            ("(preferences: (theme: Purple))", "Purple"),
            ("(window: Some((size: (NaN, 600))))", "a side of the window"),
            ("(window: Some((size: (800, 0))))", "a side of the window"),
            (
                "(window: Some((size: (800, 600), position: Some((inf, 0)))))",
                "the place of the window",
            ),
            ("(zoom: 1.0, window: Some((si", "1:"),
            ("", "1:1"),
            ("\u{0}\u{0}\u{0}", "1:1"),
        ] {
            let folder = folder();
            let path = folder.path().join("claimline").join(FILE);
            std::fs::write(&path, text).expect("written");
            let (file, notice) = open(&folder);
            let notice = notice.unwrap_or_else(|| panic!("{text} was used"));
            assert!(notice.contains(part), "{text}: {notice}");
            assert_eq!(file.settings, Settings::default());
            assert!(!path.exists());
            let aside = std::fs::read_to_string(path.with_file_name("settings-set-aside.ron"));
            assert_eq!(aside.expect("set aside"), text);
            assert_eq!(open(&folder).1, None, "the next start is as usual");
        }
    }

    #[test]
    fn a_file_that_is_no_text_or_no_file_keeps_no_window_from_opening() {
        let folder = folder();
        let path = folder.path().join("claimline").join(FILE);
        std::fs::write(&path, [0xff, 0xfe]).expect("written");
        assert!(open(&folder).1.is_some());
        std::fs::create_dir(&path).expect("made");
        assert!(open(&folder).1.is_some());
    }

    #[test]
    fn settings_that_were_set_aside_stay_when_others_follow() {
        let folder = folder();
        let path = folder.path().join("claimline").join(FILE);
        for (text, name) in [
            ("first", "settings-set-aside.ron"),
            ("second", "settings-set-aside-2.ron"),
        ] {
            std::fs::write(&path, text).expect("written");
            assert!(open(&folder).1.is_some());
            let aside = std::fs::read_to_string(path.with_file_name(name));
            assert_eq!(aside.expect("set aside"), text);
        }
    }

    #[test]
    fn preferences_of_the_first_version_are_taken_over_and_its_broken_scale_is_not() {
        let folder = folder();
        let first = folder.path().join("claimline").join(FIRST_VERSION);
        let text = r#"{
            "preferences": "(theme:Light,detail_shown:false,notes_points:24)",
            "egui": "(options:(zoom_factor:0.0))",
        }"#;
        std::fs::write(&first, text).expect("written");
        let (file, notice) = open(&folder);
        assert_eq!(notice, None);
        assert_eq!(file.settings.preferences.notes_points, 24);
        assert!(!file.settings.preferences.detail_shown);
        assert_eq!(file.settings.zoom, 1.0);
    }

    #[test]
    fn settings_that_cannot_be_written_leave_those_that_were_there() {
        let folder = folder();
        let (mut file, _) = open(&folder);
        file.settings.zoom = 2.0;
        file.save().expect("saved");
        let path = folder.path().join("claimline").join(FILE);
        let mut permissions = std::fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).expect("set");
        file.settings.zoom = 3.0;
        assert!(file.save().is_err());
        assert_eq!(open(&folder).0.settings.zoom, 2.0);
    }
}
