//! The reader's way through views and selections.

use crate::view::camera::Camera;
use crate::view::look::Selection;

use super::replace::keep_if;

/// A place that going back restores.
#[derive(Clone, Debug, PartialEq)]
pub struct NavEntry {
    pub camera: Camera,
    pub selection: Option<Selection>,
    pub folded: bool,
}

/// The places before and after the one that is revealed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    back: Vec<NavEntry>,
    forward: Vec<NavEntry>,
}

/// Older places are forgotten.
const LONGEST: usize = 200;

impl History {
    /// Remembers the place that is about to be left.
    pub fn leave(&mut self, entry: NavEntry) {
        self.forward.clear();
        if self.back.last() == Some(&entry) {
            return;
        }
        if self.back.len() == LONGEST {
            self.back.remove(0);
        }
        self.back.push(entry);
    }

    pub fn back(&mut self, from: NavEntry) -> Option<NavEntry> {
        let entry = self.back.pop()?;
        self.forward.push(from);
        Some(entry)
    }

    pub fn forward(&mut self, from: NavEntry) -> Option<NavEntry> {
        let entry = self.forward.pop()?;
        self.back.push(from);
        Some(entry)
    }

    /// Forgets selections that are no more; the views stay.
    pub fn let_go(&mut self, is_there: &dyn Fn(&Selection) -> bool) {
        for entry in self.back.iter_mut().chain(&mut self.forward) {
            keep_if(&mut entry.selection, is_there);
        }
        self.back.dedup();
        self.forward.dedup();
    }

    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
