//! The reader's way through views and selections.

use crate::view::arrangement::Arrangement;
use crate::view::camera::Camera;
use crate::view::look::Selection;

/// A place that going back restores.
#[derive(Clone, Debug, PartialEq)]
pub struct NavEntry {
    pub camera: Camera,
    pub selection: Option<Selection>,
    pub arrangement: Arrangement,
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
            entry.selection.take_if(|selection| !is_there(selection));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(start: f64, event: Option<&str>) -> NavEntry {
        NavEntry {
            camera: Camera {
                start,
                end: start + 1.0,
            },
            selection: event.map(|id| Selection::Event(id.into())),
            arrangement: Arrangement::default(),
            folded: true,
        }
    }

    /// A history after leaving these places one after the other.
    fn left(places: &[f64]) -> History {
        let mut history = History::default();
        for start in places {
            history.leave(entry(*start, None));
        }
        history
    }

    #[test]
    fn back_and_forward_lead_through_the_places_in_order() {
        let mut history = left(&[1.0, 2.0]);
        let second = history.back(entry(3.0, None)).expect("a place before");
        assert_eq!(second, entry(2.0, None));
        let first = history.back(second.clone()).expect("a place before");
        assert_eq!(first, entry(1.0, None));
        assert!(!history.can_go_back());
        assert_eq!(history.back(first.clone()), None);
        assert_eq!(history.forward(first), Some(second.clone()));
        assert_eq!(history.forward(second), Some(entry(3.0, None)));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn a_new_place_ends_the_way_forward() {
        let mut history = left(&[1.0, 2.0]);
        let back = history.back(entry(3.0, None)).expect("a place before");
        assert!(history.can_go_forward());
        history.leave(back);
        assert!(!history.can_go_forward());
    }

    #[test]
    fn the_same_place_is_remembered_once() {
        let mut history = left(&[1.0, 1.0]);
        assert!(history.back(entry(2.0, None)).is_some());
        assert!(!history.can_go_back());
    }

    #[test]
    fn the_oldest_places_are_forgotten_first() {
        let places: Vec<f64> = (0..LONGEST + 5).map(|place| place as f64).collect();
        let mut history = left(&places);
        let mut here = entry(-1.0, None);
        let mut count = 0;
        while let Some(before) = history.back(here.clone()) {
            here = before;
            count += 1;
        }
        assert_eq!((count, here.camera.start), (LONGEST, 5.0));
    }

    #[test]
    fn a_selection_that_is_gone_is_let_go_and_its_view_stays() {
        let mut history = History::default();
        history.leave(entry(1.0, Some("kept")));
        history.leave(entry(2.0, Some("gone")));
        history.let_go(&|selection| *selection != Selection::Event("gone".into()));
        let last = history.back(entry(3.0, None));
        assert_eq!(last, Some(entry(2.0, None)));
        let first = history.back(entry(2.0, None));
        assert_eq!(first, Some(entry(1.0, Some("kept"))));
    }
}
