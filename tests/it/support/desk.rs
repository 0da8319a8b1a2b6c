//! A window in which a document is written, as a reader does it: by labels and keys, on a file of its own.

use std::fs;
use std::path::{Path, PathBuf};

use claimline::app::ClaimlineApp;
use claimline::document::Document;
use claimline::io::{Origin, SHIPPED};
use claimline::state::State;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use super::window::{AnyWindow as _, AppWindow as _, Window};

/// A window on a copy of a document, in a folder of its own.
pub struct Desk {
    pub harness: Harness<'static, ClaimlineApp>,
    pub path: PathBuf,
    folder: TempDir,
}

impl Desk {
    /// A window on the shipped document.
    pub fn new() -> Self {
        Self::of(SHIPPED)
    }

    pub fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("july4.ron");
        fs::write(&path, text).expect("a file");
        let harness = Self::window(&path, &folder);
        Self {
            harness,
            path,
            folder,
        }
    }

    fn window(path: &Path, folder: &TempDir) -> Harness<'static, ClaimlineApp> {
        Window::default().keep_journals(folder.path(), Origin::File(path.to_owned()))
    }

    /// Closes the window, as a crash would, and opens the document anew.
    pub fn again(self) -> Self {
        let Self {
            path,
            folder,
            harness,
        } = self;
        drop(harness);
        let harness = Self::window(&path, &folder);
        Self {
            harness,
            path,
            folder,
        }
    }

    pub fn read(&mut self, label: &str) {
        self.harness.click_on_canvas(label);
    }

    /// Begins a field and types behind what it holds.
    pub fn type_in(&mut self, field: &str, text: &str) {
        self.harness.get_by_label(field).focus();
        self.harness.run();
        self.harness.press(&[Key::End]);
        self.type_on(text);
    }

    /// Types into what has the focus.
    pub fn type_on(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(egui::Event::Text(letter.to_string()));
            self.harness.run();
        }
    }

    /// Opens what has a name, and chooses one of its entries.
    pub fn choose(&mut self, list: &str, role: Role, entry: &str) {
        self.harness.get_by_label(list).click();
        self.harness.run();
        self.harness.get_by_role_and_label(role, entry).click();
        self.harness.run();
    }

    /// Types a whole text into what has the focus, in place of what is marked in it, and ends.
    pub fn type_and_end(&mut self, text: &str) {
        self.harness.command(Key::A);
        self.type_on(text);
        self.harness.press(&[Key::Enter]);
    }

    pub fn undo(&mut self) {
        self.harness.command(Key::Z);
    }

    pub fn document(&self) -> &Document {
        self.harness.open_state().timeline.document()
    }

    pub fn file(&self) -> String {
        fs::read_to_string(&self.path).expect("a text")
    }

    pub fn text(&self) -> String {
        text(self.harness.open_state())
    }
}

fn text(state: &State) -> String {
    let editing = state.editing().expect("it can be edited");
    editing.source().text().to_string()
}

/// The lines of a text between those at its beginning and its end that another text has too.
pub fn lines_beyond<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let (lines, others): (Vec<&str>, Vec<&str>) = (text.lines().collect(), other.lines().collect());
    let alike = |(one, other): &(&&str, &&str)| one == other;
    let head = lines.iter().zip(&others).take_while(alike).count();
    let (rest, other_rest) = (&lines[head..], &others[head..]);
    let both = rest.iter().rev().zip(other_rest.iter().rev());
    let tail = both.take_while(alike).count();
    rest[..rest.len() - tail].to_vec()
}
