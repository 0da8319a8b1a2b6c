//! A reader's place in a long text: its part in sight, the selection and the caret, all as bytes of the text.

use std::iter;
use std::ops::Range;

/// A stretch of a text that is selected, and the caret at one of its ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextSelection {
    /// The thing that was pressed on first: nothing at a byte, a word, or a paragraph.
    pub anchor: Range<usize>,
    /// The end that moves.
    pub caret: usize,
    /// The x that the caret keeps on its way up and down, in points from the left of the column.
    pub kept_x: Option<f32>,
}

impl TextSelection {
    /// A caret that selects nothing.
    pub fn caret_at(byte: usize) -> Self {
        Self::of(byte..byte)
    }

    /// All of a stretch, with the caret behind it.
    pub fn of(bytes: Range<usize>) -> Self {
        Self {
            caret: bytes.end,
            anchor: bytes,
            kept_x: None,
        }
    }

    /// From the same anchor to another caret.
    pub fn extended_to(&self, caret: usize) -> Self {
        Self {
            anchor: self.anchor.clone(),
            caret,
            kept_x: None,
        }
    }

    /// The bytes that are selected.
    pub fn bytes(&self) -> Range<usize> {
        self.anchor.start.min(self.caret)..self.anchor.end.max(self.caret)
    }
}

/// The part of a text at the top of its view. It names a place of the text and not a height above it, since what is out of
/// sight has not been set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextScroll {
    /// A byte of the paragraph at the top.
    pub byte: usize,
    /// The points of that paragraph that are above the view, the space before it included.
    pub points: f32,
}

/// Stretches of which one is to come into sight: the first, unless one is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    pub any_of: Vec<Range<usize>>,
    pub at: RevealAt,
}

/// The height at which something comes into sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevealAt {
    /// The nearer edge, for a caret on its way.
    Edge,
    /// A third of the view from its top, for what is read from there.
    Third,
}

/// The view of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextView {
    pub scroll: TextScroll,
    pub selection: TextSelection,
    pub reveal: Option<Reveal>,
    /// A byte in the middle of the view, once it has been shown.
    pub middle: Option<usize>,
}

/// A change of the view of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum TextMsg {
    /// The part that is in sight now, with a byte in its middle.
    Scrolled { to: TextScroll, middle: usize },
    /// Select with the pointer.
    Select(TextSelection),
    /// Move the caret by key, and follow it.
    MoveCaret(TextSelection),
}

impl TextView {
    pub fn apply(&mut self, msg: TextMsg) {
        match msg {
            TextMsg::Scrolled { to, middle } => {
                self.scroll = to;
                self.middle = Some(middle);
                self.reveal = None;
            }
            TextMsg::Select(selection) => self.selection = selection,
            TextMsg::MoveCaret(selection) => {
                let caret = selection.caret;
                self.selection = selection;
                self.bring_into_sight(iter::once(caret..caret), RevealAt::Edge);
            }
        }
    }

    /// Brings the first of some stretches into sight, unless one is there.
    pub fn bring_into_sight(
        &mut self,
        any_of: impl IntoIterator<Item = Range<usize>>,
        at: RevealAt,
    ) {
        let any_of = any_of.into_iter().collect();
        self.reveal = Some(Reveal { any_of, at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_keeps_what_was_pressed_on_first_on_either_side() {
        let word = TextSelection::of(10..14);
        assert_eq!(word.extended_to(20).bytes(), 10..20);
        assert_eq!(word.extended_to(3).bytes(), 3..14);
        assert_eq!(word.extended_to(12).bytes(), 10..14);
        assert!(TextSelection::caret_at(7).bytes().is_empty());
    }

    #[test]
    fn a_caret_that_moves_comes_into_sight_and_one_that_is_pressed_stays() {
        let mut view = TextView::default();
        view.apply(TextMsg::Select(TextSelection::caret_at(5)));
        assert_eq!(view.reveal, None);
        view.apply(TextMsg::MoveCaret(TextSelection::caret_at(6)));
        let revealed = view.reveal.as_ref().map(|reveal| &reveal.any_of[0]);
        assert_eq!(revealed, Some(&(6..6)));
        let to = TextScroll {
            byte: 3,
            points: 8.0,
        };
        view.apply(TextMsg::Scrolled { to, middle: 6 });
        assert_eq!((view.reveal, view.middle), (None, Some(6)));
    }
}
