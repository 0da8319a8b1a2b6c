//! A walk through what a document asks a person: each question is accepted, or what it is about is changed or taken away.

use super::{Edit, Editing};
use crate::document::source::{Remark, RemarkOn};
use crate::state::{Effect, State};
use crate::view::look::Selection;

impl Editing {
    /// What the document asks a person.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The question that is being decided, with its place among all.
    pub fn deciding(&self) -> Option<(usize, &Remark)> {
        let at = self.deciding?;
        Some((at, self.remarks.get(at)?))
    }

    /// Looks at the text anew for what it asks. The walk goes on where it was.
    pub(super) fn look_for_remarks(&mut self) {
        self.remarks = self.source.remarks();
        let last = self.remarks.len().checked_sub(1);
        self.deciding = self.deciding.and_then(|at| Some(at.min(last?)));
    }
}

impl State {
    /// Goes to the next question, or to the one before, and selects what it is about.
    pub(in crate::state) fn walk_decisions(&mut self, forward: bool) -> Vec<Effect> {
        let editing = self.editing.as_mut();
        let Some(editing) = editing.filter(|editing| !editing.remarks.is_empty()) else {
            self.say("Nothing is to be decided".to_owned());
            return Vec::new();
        };
        let count = editing.remarks.len();
        let next = match (editing.deciding, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        editing.deciding = Some(next);
        self.show_decision();
        Vec::new()
    }

    /// Takes the question away that is being decided, and goes to the next.
    pub(in crate::state) fn accept_decision(&mut self) -> Vec<Effect> {
        let deciding = self.editing.as_ref().and_then(Editing::deciding);
        let Some((_, remark)) = deciding else {
            self.say("Nothing is being decided: N goes to what is".to_owned());
            return Vec::new();
        };
        let edit = Edit::new("a question that was decided").text(remark.removal());
        let effects = self.edit(edit);
        if let Some(editing) = &mut self.editing {
            editing.look_for_remarks();
        }
        self.show_decision();
        effects
    }

    /// Ends the walk.
    pub(in crate::state) fn end_decisions(&mut self) {
        if let Some(editing) = &mut self.editing {
            editing.deciding = None;
        }
    }

    fn show_decision(&mut self) {
        let deciding = self.editing.as_ref().and_then(Editing::deciding);
        let Some((_, remark)) = deciding else {
            return;
        };
        let selection = match &remark.on {
            RemarkOn::Event(id) => Some(Selection::Event(id.clone())),
            RemarkOn::Claim(number) => Some(Selection::Claim(*number)),
            RemarkOn::Document => None,
        };
        self.preferences.detail_shown = true;
        match selection.and_then(|selection| selection.find(&self.timeline)) {
            Some(found) => self.select_and_show(found),
            None => self.look_mut().selection = None,
        }
    }
}
