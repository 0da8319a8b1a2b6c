//! A presentation that goes on with another version of its document.

use std::sync::Arc;

use crate::timeline::Timeline;
use crate::view::presentation::Script;

use super::super::{Mode, State};
use super::Presentation;

impl State {
    /// Goes on at the step that is told. Steps may have been added or taken away before it.
    pub(in crate::state) fn renew_presentation(&mut self, before: &Timeline) {
        let script = Script::of(&self.timeline);
        let timeline = Arc::clone(&self.timeline);
        let Mode::Present(presentation) = &mut self.mode else {
            return;
        };
        let renewed = Renewed {
            before: (before, &Arc::clone(&presentation.script)),
            after: (&timeline, &script),
        };
        renewed.keep_steps(presentation);
        presentation.script = Arc::new(script);
        self.scroll_to_step();
    }
}

/// The script of a presentation in two versions of its document.
struct Renewed<'a> {
    before: (&'a Timeline, &'a Script),
    after: (&'a Timeline, &'a Script),
}

impl Renewed<'_> {
    fn keep_steps(&self, presentation: &mut Presentation) {
        let (step, revealed) = self.kept(presentation.step, presentation.revealed);
        presentation.started_at = self.kept(presentation.started_at, 0).0;
        let cursor = presentation.overview_cursor;
        presentation.overview_cursor = cursor.map(|step| self.kept(step, 0).0);
        presentation.step = step;
        presentation.revealed = revealed;
        presentation.left_step = None;
        if let Some(frozen) = &mut presentation.frozen {
            (frozen.step, frozen.revealed) = self.kept(frozen.step, frozen.revealed);
        }
    }

    /// The position of a step in the new script, and how many of its claims are revealed.
    fn kept(&self, step: usize, revealed: usize) -> (usize, usize) {
        let (before, old) = self.before;
        let (after, new) = self.after;
        let step = new.position_of(after, &old.step_ref(before, step));
        (step, revealed.min(new.step(after, step).claims.len()))
    }
}
