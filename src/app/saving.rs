//! The edited document's way into its file.

use std::sync::Arc;

use eframe::egui;


use crate::state::{Msg, State, update};

use super::{ClaimlineApp, Page};

impl ClaimlineApp {
    /// Writes the text to its file, and tells the state what came of it.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        let Some(editing) = self.state().and_then(State::editing) else {
            return;
        };
        let text = Arc::clone(editing.source().text());
        let saved = self.origin.save(&text, editing.saved());
        let saved = match saved {
            Ok(()) => Ok((text, self.origin.name())),
            Err(error) => Err(error.to_string()),
        };
        self.tell(Msg::Saved(saved), ctx);
    }

    /// Applies a message that comes from the window itself.
    fn tell(&mut self, msg: Msg, ctx: &egui::Context) {
        if let Some(Page::Open(state)) = &mut self.page {
            for effect in update(state, msg) {
                self.run_effect(effect, ctx);
            }
        }
    }
}
