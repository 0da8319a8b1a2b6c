//! The text that the document tells, read at once or beside the window.

use std::sync::Arc;

use eframe::egui;

use crate::io::{FileVersion, OwnText};
use crate::state::{ArticleMsg, Msg, ReadText};
use crate::view::shared::Shared;

use super::ClaimlineApp;
use super::task::Task;

/// A text that was read, or is being read.
#[derive(Default)]
pub struct OwnTextTask {
    /// The text as it was when it was begun.
    pub read: Option<(OwnText, Option<FileVersion>)>,
    pub task: Option<Task<Msg>>,
    /// True where it may be another than what was read.
    pub is_due: bool,
}

impl ClaimlineApp {
    /// Reads the text, if it may be another than what was read.
    pub(super) fn keep_text(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.text.is_due) {
            self.read_text(ctx);
        }
    }

    /// Reads the text that the document tells, unless that has been read as it is now.
    pub(super) fn read_text(&mut self, ctx: &egui::Context) {
        let Some(state) = self.state() else {
            return;
        };
        let timeline = Arc::clone(&state.timeline);
        let text = self.origin.own_text(&timeline.document().source);
        // Before it is read, so that nothing is missed in between.
        let now = text.clone().map(|text| {
            let version = text.version();
            (text, version)
        });
        if self.text.read == now {
            return;
        }
        let before = std::mem::replace(&mut self.text.read, now);
        self.text.task = None;
        let was_read = |read| Msg::Article(ArticleMsg::WasRead(Shared::new(read)));
        match text.filter(OwnText::is_slow) {
            Some(slow) => {
                let is_same = before.is_some_and(|(before, _)| before == slow);
                self.tell(Msg::Article(ArticleMsg::Wait { is_same }), ctx);
                let ctx = ctx.clone();
                let read = move |tell: &dyn Fn(Msg)| {
                    let read = ReadText::new(Some(slow.read()));
                    tell(was_read(read.looked_up(timeline.document())));
                };
                let wake = move || ctx.request_repaint();
                self.text.task = Some(Task::begin(read, || {}, wake));
            }
            None => {
                let read = self.text.read.as_ref().map(|(text, _)| text.read());
                self.tell(was_read(ReadText::new(read)), ctx);
            }
        }
    }

    /// Waits for the text no longer. The next time that it is asked for it is read.
    pub(super) fn give_up_text(&mut self) {
        self.text = OwnTextTask::default();
    }
}
