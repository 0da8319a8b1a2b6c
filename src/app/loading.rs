//! The document's way into the window: at first, by hand, and after each save of its file.

use std::path::{Path, PathBuf};

use eframe::egui;
use egui::os::OperatingSystem;

use crate::command::CommandId;
use crate::io::{LoadError, report, report_lines};
use crate::state::{Effect, State};

use super::load_task::{self, LoadTask};
use super::own_text::OwnTextTask;
use super::watcher::Watcher;
use super::{ClaimlineApp, Page, Stale};

impl ClaimlineApp {
    /// Reads the files again after each save. The picture stays until the new one is there.
    pub(super) fn follow_file(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        self.keep_watching(ctx);
        let result = self.reload.as_mut().and_then(LoadTask::result);
        if let Some(result) = result {
            self.reload = None;
            return self.show_loaded(result, ctx);
        }
        let may_read = !matches!(
            self.page,
            None | Some(Page::Loading(..) | Page::Cancelled | Page::Start)
        );
        if !may_read || !self.watcher.as_ref().is_some_and(Watcher::take_save) {
            return Vec::new();
        }
        // Before the file is read, so that nothing is missed in between.
        self.watched = None;
        self.keep_watching(ctx);
        if self.origin.is_large() {
            self.reload = Some(self.load_task(ctx));
            return Vec::new();
        }
        self.show_loaded(self.origin.open().map(load_task::laid_out), ctx)
    }

    /// Watches the files that the window shows, if it shows some.
    fn keep_watching(&mut self, ctx: &egui::Context) {
        let files = self.files();
        if self.watched.as_ref() == Some(&files) {
            return;
        }
        self.watcher = None;
        if !files.is_empty() {
            let ctx = ctx.clone();
            match Watcher::begin(&files, move || ctx.request_repaint()) {
                Ok(watcher) => self.watcher = Some(watcher),
                Err(error) => report(&format!(
                    "claimline: {}: saves are not followed ({error}); {} reads it again",
                    self.origin.name(),
                    CommandId::Reload
                        .command()
                        .keys_text(OperatingSystem::default())
                )),
            }
        }
        self.watched = Some(files);
    }

    /// The files that the window shows: the document's, and its text's.
    fn files(&self) -> Vec<PathBuf> {
        let source = |state: &State| self.origin.text_path(&state.timeline.document().source);
        let text = self.state().and_then(source);
        let document = self.origin.path().map(Path::to_owned);
        document.into_iter().chain(text).collect()
    }

    /// Reads the document from where it comes: at once, or beside the window if it is large.
    pub(super) fn load(&mut self, ctx: &egui::Context) {
        self.reload = None;
        self.text = OwnTextTask::default();
        if self.origin.is_large() {
            let task = self.load_task(ctx);
            let before = match self.page.take() {
                Some(Page::Open(state)) => Some(state),
                Some(Page::Broken(_) | Page::Cancelled | Page::Start | Page::Loading(..))
                | None => None,
            };
            self.set_page(Page::Loading(task, before), ctx);
            return;
        }
        let effects = self.show_loaded(self.origin.open().map(load_task::laid_out), ctx);
        for effect in effects {
            self.run_effect(effect, ctx);
        }
    }

    fn load_task(&self, ctx: &egui::Context) -> LoadTask {
        let ctx = ctx.clone();
        LoadTask::begin(self.origin.clone(), move || ctx.request_repaint())
    }

    pub(super) fn show_loaded(
        &mut self,
        result: load_task::Result,
        ctx: &egui::Context,
    ) -> Vec<Effect> {
        let effects = self.finish_loading(result);
        ctx.request_repaint();
        effects
    }

    /// Puts a document under the reader's eyes that was read, or tells why there is none. The last good one stays.
    pub(super) fn finish_loading(&mut self, result: load_task::Result) -> Vec<Effect> {
        // A search that is under way looks in the document before.
        self.finding = None;
        self.filtering = None;
        let (opened, warnings) = match result {
            Ok(loaded) => loaded,
            Err(error) => {
                report_lines(&error);
                self.refuse(error);
                return Vec::new();
            }
        };
        for warning in warnings.lines() {
            report(&warning);
        }
        self.stale = None;
        self.text.is_due = true;
        let mut effects = Vec::new();
        if let Some(Page::Open(state)) = &mut self.page {
            effects = state.reopen(opened);
        } else {
            let state = State::of(opened, self.preferences.clone());
            self.page = Some(Page::Open(Box::new(state)));
            self.journaled = None;
            self.text.read = None;
        }
        self.remember_file();
        effects
    }

    fn refuse(&mut self, error: LoadError) {
        if self.state().is_some() {
            let listed = self.stale.as_ref().is_some_and(|stale| stale.listed);
            self.stale = Some(Stale { error, listed });
        } else {
            self.page = Some(Page::Broken(error));
        }
    }
}
