//! Documents that are opened, made and saved under a name from the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use crate::document::looks_like_document;
use crate::io::{Origin, read_input, save_as};
use crate::state::{FileDialog, Msg};
use crate::ui::{FileForm, FormAnswer, RecentFile, StartRequest};
use crate::view::miniature::Miniature;

use super::drafting::{self, Draft};
use super::settings::SettingsFile;
use super::task::Task;
use super::{ClaimlineApp, Page};

/// Files that are remembered.
const MAX_RECENT: usize = 10;

/// A dialog that is open, and the desktop's own beside it.
pub struct OpenDialog {
    pub form: FileForm,
    browsing: Option<Task<Option<PathBuf>>>,
    /// A draft that is made from an article.
    drafting: Option<Task<Draft>>,
    /// The file that is there already and would be replaced: the answer is asked for twice.
    replaces: Option<PathBuf>,
}

impl ClaimlineApp {
    pub(super) fn open_dialog(&mut self, dialog: FileDialog) {
        let beside = self.origin.path().map(Path::to_owned);
        let path = match (dialog, beside) {
            (FileDialog::SaveAs, Some(path)) => path.display().to_string(),
            (FileDialog::SaveAs, None) => std::env::current_dir()
                .map(|folder| folder.join("timeline.ron").display().to_string())
                .unwrap_or_default(),
            (FileDialog::Open | FileDialog::New, _) => String::new(),
        };
        self.dialog = Some(OpenDialog {
            form: FileForm::new(dialog, path, self.recent()),
            browsing: None,
            drafting: None,
            replaces: None,
        });
    }

    /// Keeps settings in a file, and remembers there which documents are opened.
    #[must_use]
    pub(super) fn keep_settings_in(mut self, file: SettingsFile) -> Self {
        self.settings = Some(file);
        self.remember_file();
        self
    }

    /// The files that were opened or saved last, the latest first.
    pub(super) fn recent(&self) -> Vec<RecentFile> {
        let settings = self.settings.as_ref();
        settings
            .map(|file| file.settings.recent.clone())
            .unwrap_or_default()
    }

    /// Remembers the file that is open, as it looks now.
    pub(super) fn remember_file(&mut self) {
        let (Origin::File(path), Some(Page::Open(state)), Some(file)) =
            (&self.origin, &self.page, &mut self.settings)
        else {
            return;
        };
        let Ok(path) = std::path::absolute(path) else {
            return;
        };
        let recent = &mut file.settings.recent;
        recent.retain(|other| other.path != path);
        let opened = RecentFile {
            path,
            title: state.timeline.document().source.title.clone(),
            picture: Miniature::of(&state.timeline, &state.document_layout),
        };
        recent.insert(0, opened);
        recent.truncate(MAX_RECENT);
    }

    /// Shows the dialog that is open, and does what it is answered. What lies below hears no keys.
    pub(super) fn dialog_ui(&mut self, ui: &mut egui::Ui) {
        self.take_dropped(ui.ctx());
        if self.dialog.is_none() {
            return;
        }
        self.answered_ui(ui);
        ui.input_mut(|input| {
            let is_key = |event: &egui::Event| {
                matches!(event, egui::Event::Key { .. } | egui::Event::Text(_))
            };
            input.events.retain(|event| !is_key(event));
            input.keys_down.clear();
        });
    }

    fn answered_ui(&mut self, ui: &mut egui::Ui) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        if let Some(Ok(Some(path))) = dialog.browsing.as_ref().map(Task::next) {
            dialog.browsing = None;
            if let Some(path) = path {
                dialog.form.path = path.display().to_string();
                dialog.form.text.clear();
            }
        }
        if let Some(draft) = dialog.drafting.as_ref().and_then(drafting::drafted) {
            dialog.drafting = None;
            let opened = draft.map(|drafted| {
                // Before it is opened, which may have something graver to say.
                drafted
                    .notice
                    .into_iter()
                    .for_each(|notice| self.notify(notice));
                self.open_new(drafted.text.into(), ui.ctx());
            });
            self.end_dialog(opened);
            return;
        }
        dialog.form.is_busy = dialog.drafting.is_some();
        match crate::ui::file_form_ui(ui, &mut dialog.form) {
            None => {}
            Some(FormAnswer::Cancel) if dialog.drafting.is_some() => dialog.drafting = None,
            Some(FormAnswer::Cancel) => self.dialog = None,
            Some(FormAnswer::Browse) => {
                let (ctx, kind) = (ui.ctx().clone(), dialog.form.dialog);
                dialog.browsing = Some(browse(kind, move || ctx.request_repaint()));
            }
            Some(FormAnswer::Take) => self.take_answer(ui.ctx()),
            Some(FormAnswer::Recent(path)) => {
                self.dialog = None;
                self.open_file(path, ui.ctx());
            }
            Some(FormAnswer::Empty) => {
                self.dialog = None;
                let today = chrono::Local::now().format("%Y-%m-%d").to_string();
                self.open_new(EMPTY.replace("{today}", &today).into(), ui.ctx());
            }
        }
    }

    fn take_answer(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        let path = PathBuf::from(dialog.form.path.trim());
        let is_named = !path.as_os_str().is_empty();
        let taken = match dialog.form.dialog {
            FileDialog::Open if is_named => {
                self.dialog = None;
                self.open_file(path, ctx);
                return;
            }
            FileDialog::SaveAs if is_named => {
                if path.exists() && dialog.replaces.as_ref() != Some(&path) {
                    dialog.replaces = Some(path);
                    Err("There is a file of that name. Save once more to replace it.".to_owned())
                } else {
                    self.save_to(path, ctx)
                }
            }
            FileDialog::Open | FileDialog::SaveAs => Err("Type the name of a file.".to_owned()),
            FileDialog::New => {
                dialog.form.fault = None;
                let (form, ctx) = (dialog.form.clone(), ctx.clone());
                let drafting = drafting::begin(form, move || ctx.request_repaint());
                dialog.drafting = Some(drafting);
                return;
            }
        };
        self.end_dialog(taken);
    }

    /// Closes the dialog, or says why its answer could not be taken.
    fn end_dialog(&mut self, taken: Result<(), String>) {
        match taken {
            Ok(()) => self.dialog = None,
            Err(fault) => {
                if let Some(dialog) = &mut self.dialog {
                    dialog.form.fault = Some(fault);
                }
            }
        }
    }

    /// Opens a document, or drafts one from an article. What is not saved of the one before waits in its journal.
    pub(super) fn open_file(&mut self, path: PathBuf, ctx: &egui::Context) {
        let is_article = read_input(&path, BEGINNING).is_ok_and(|file| {
            !looks_like_document(&file.bytes) && path.extension().is_none_or(|ends| ends != "ron")
        });
        if is_article {
            self.open_dialog(FileDialog::New);
            if let Some(dialog) = &mut self.dialog {
                dialog.form.path = path.display().to_string();
            }
            self.take_answer(ctx);
            return;
        }
        self.open(Origin::File(path), ctx);
    }

    /// Opens a document in place of the one that is open.
    fn open(&mut self, origin: Origin, ctx: &egui::Context) {
        self.page = None;
        self.stale = None;
        self.origin = origin;
        self.load(ctx);
    }

    /// Opens a document that is in no file yet.
    pub(super) fn open_new(&mut self, text: Arc<str>, ctx: &egui::Context) {
        self.open(Origin::New(text), ctx);
        if let Some(Page::Open(state)) = &mut self.page {
            state.begin_new();
        }
    }

    fn save_to(&mut self, path: PathBuf, ctx: &egui::Context) -> Result<(), String> {
        let Some(editing) = self.state().and_then(crate::state::State::editing) else {
            return Err("This document is too long to be saved from here.".to_owned());
        };
        let text = Arc::clone(editing.source().text());
        save_as(&path, &text).map_err(|error| format!("It cannot be written: {error}"))?;
        self.origin = Origin::File(path);
        self.move_journal();
        self.tell(Msg::Saved(Ok((text, self.origin.name()))), ctx);
        self.remember_file();
        Ok(())
    }

    /// Closes the document and shows how to begin with another.
    pub(super) fn close_document(&mut self, ctx: &egui::Context) {
        self.journal = None;
        self.journaled = None;
        self.stale = None;
        self.set_page(Page::Start, ctx);
    }

    /// Shows how to begin.
    pub(super) fn start_ui(&mut self, ui: &mut egui::Ui) {
        let recent = self.recent();
        match crate::ui::start_page_ui(ui, &recent) {
            Some(StartRequest::Dialog(dialog)) => self.open_dialog(dialog),
            Some(StartRequest::Open(path)) => self.open_file(path, ui.ctx()),
            Some(StartRequest::ShippedDocument) => self.open(Origin::Shipped, ui.ctx()),
            None => {}
        }
    }

    /// Opens what is dropped on the window.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let path = ctx.input(|input| {
            let first = input.raw.dropped_files.first();
            first.map(|file| file.path().to_owned())
        });
        if let Some(path) = path.filter(|_| !self.presents()) {
            self.open_file(path, ctx);
        }
    }
}

/// Bytes that tell a document from an article.
const BEGINNING: u64 = 1 << 16;

/// A document of one event, since one without any shows nothing.
const EMPTY: &str = include_str!("../../assets/empty.ron");

/// Asks with the desktop's own dialog, which not every desktop has.
fn browse(dialog: FileDialog, wake: impl Fn() + Send + 'static) -> Task<Option<PathBuf>> {
    let ask = move || {
        let asked = rfd::FileDialog::new();
        match dialog {
            FileDialog::Open => asked.add_filter("Timelines", &["ron"]).pick_file(),
            FileDialog::New => asked
                .add_filter("Articles", &["txt", "md", "html", "htm", "docx", "pdf"])
                .pick_file(),
            FileDialog::SaveAs => asked.set_file_name("timeline.ron").save_file(),
        }
    };
    Task::begin(move |tell| tell(ask()), || {}, wake)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::SHIPPED;
    use crate::state::Preferences;

    #[test]
    fn files_are_remembered_as_they_looked_the_latest_first_and_each_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let paths = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
        for path in &paths {
            std::fs::write(path, SHIPPED).expect("it can be written");
        }
        let (file, _) = SettingsFile::open(Some(folder.path().join("settings")));
        let ctx = egui::Context::default();
        let origin = Origin::File(paths[0].clone());
        let mut app = ClaimlineApp::new(origin, Preferences::default()).keep_settings_in(file);
        app.open_file(paths[1].clone(), &ctx);
        app.open_file(paths[0].clone(), &ctx);
        let recent = app.recent();
        assert_eq!(recent.len(), 2);
        for (file, path) in recent.iter().zip(&paths) {
            assert_eq!(&file.path, path);
            assert!(file.title.contains("Pakistan"), "{}", file.title);
            assert_ne!(file.picture, Miniature::default());
        }
    }
}
