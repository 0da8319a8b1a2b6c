//! The paragraphs in sight.

use std::collections::VecDeque;
use std::ops::Range;

use egui::{Pos2, Rect, pos2, vec2};

use crate::state::{Reveal, RevealAt, TextScroll};
use crate::view::article::paragraphs::paragraph_at;

use super::setting::{SetParagraph, Typesetter};

/// The points that stay free between the edge of the view and what comes into sight at it.
const MARGIN: f32 = 30.0;

/// A paragraph in sight.
pub struct Placed {
    pub index: usize,
    /// The top of its block, from the top of the view.
    pub top: f32,
    pub set: SetParagraph,
}

impl Placed {
    pub fn bottom(&self) -> f32 {
        self.top + self.set.height
    }
}

/// The paragraphs that are in sight from a place on, and none of the others.
pub struct Sight {
    pub placed: VecDeque<Placed>,
    pub height: f32,
}

impl Sight {
    /// Sets what is in sight. The text neither begins below the top of the view nor ends above its bottom, if it is long enough.
    pub fn from(scroll: TextScroll, height: f32, typesetter: &mut Typesetter<'_>) -> Self {
        let mut sight = Self {
            placed: VecDeque::new(),
            height,
        };
        if typesetter.paragraphs.is_empty() {
            return sight;
        }
        let index = paragraph_at(typesetter.paragraphs, scroll.byte);
        sight.placed.push_back(Placed {
            index,
            top: -scroll.points,
            set: typesetter.set(index),
        });
        sight.fill_above(typesetter);
        sight.move_by(-sight.top().max(0.0));
        sight.fill_below(typesetter);
        let missing = height - sight.bottom();
        // A fraction of a point would be moved back and forth for ever.
        if missing > 0.5 && sight.top() < 0.0 {
            sight.move_by(missing);
            sight.fill_above(typesetter);
            sight.move_by(-sight.top().max(0.0));
            sight.fill_below(typesetter);
        }
        sight
            .placed
            .retain(|placed| placed.bottom() > 0.0 && placed.top < height);
        sight
    }

    /// The same, with one of some stretches brought into sight where none is.
    pub fn revealing(
        reveal: &Reveal,
        scroll: TextScroll,
        height: f32,
        typesetter: &mut Typesetter<'_>,
    ) -> Self {
        let sight = Self::from(scroll, height, typesetter);
        let is_shown = reveal.any_of.iter().any(|bytes| sight.shows(bytes));
        let Some(first) = reveal
            .any_of
            .first()
            .filter(|_| !is_shown && !sight.placed.is_empty())
        else {
            return sight;
        };
        let index = paragraph_at(typesetter.paragraphs, first.start);
        let set = typesetter.set(index);
        let (_, rect) = set.caret(first.start);
        let is_above = match sight.placed.iter().find(|placed| placed.index == index) {
            Some(placed) => placed.top + rect.top() < MARGIN,
            None => sight
                .placed
                .front()
                .is_some_and(|first| index < first.index),
        };
        let top = match reveal.at {
            RevealAt::Third => height / 3.0,
            RevealAt::Edge if is_above => MARGIN,
            RevealAt::Edge => height - MARGIN - rect.height(),
        };
        let to = TextScroll {
            byte: set.bytes.start,
            points: rect.top() - top,
        };
        Self::from(to, height, typesetter)
    }

    fn top(&self) -> f32 {
        self.placed.front().map_or(0.0, |placed| placed.top)
    }

    fn bottom(&self) -> f32 {
        self.placed.back().map_or(0.0, Placed::bottom)
    }

    fn move_by(&mut self, points: f32) {
        for placed in &mut self.placed {
            placed.top += points;
        }
    }

    fn fill_above(&mut self, typesetter: &mut Typesetter<'_>) {
        while let Some(first) = self.placed.front()
            && first.top > 0.0
            && let Some(index) = first.index.checked_sub(1)
        {
            let set = typesetter.set(index);
            let top = first.top - set.height;
            self.placed.push_front(Placed { index, top, set });
        }
    }

    fn fill_below(&mut self, typesetter: &mut Typesetter<'_>) {
        while let Some(last) = self.placed.back()
            && last.bottom() < self.height
            && last.index + 1 < typesetter.paragraphs.len()
        {
            let (index, top) = (last.index + 1, last.bottom());
            let set = typesetter.set(index);
            self.placed.push_back(Placed { index, top, set });
        }
    }

    /// The place that is at the top now.
    pub fn scroll(&self) -> TextScroll {
        self.placed
            .front()
            .map_or_else(TextScroll::default, |first| TextScroll {
                byte: first.set.bytes.start,
                points: -first.top,
            })
    }

    /// The paragraph at a height of the view.
    pub fn at_height(&self, y: f32) -> Option<&Placed> {
        let within = self.placed.iter().find(|placed| y < placed.bottom());
        within.or(self.placed.back())
    }

    /// The byte nearest to a point, seen from the left of the column and the top of the view.
    pub fn byte_at(&self, at: Pos2) -> usize {
        let placed = self.at_height(at.y);
        placed.map_or(0, |placed| placed.set.byte_at(at - vec2(0.0, placed.top)))
    }

    /// The caret before a byte, if it is in sight.
    pub fn caret(&self, byte: usize) -> Option<Rect> {
        let mut placed = self.placed.iter().rev();
        let placed = placed.find(|placed| placed.set.bytes.start <= byte)?;
        let (_, rect) = placed.set.caret(byte);
        Some(rect.translate(vec2(0.0, placed.top)))
    }

    /// The bytes of the text in sight, paragraphs at its edges as wholes.
    pub fn bytes(&self) -> Range<usize> {
        let start = self.placed.front().map_or(0, |first| first.set.bytes.start);
        let end = self.placed.back().map_or(0, |last| last.set.bytes.end);
        start..end
    }

    /// True where a stretch begins in sight, and ends there unless it is longer than the view.
    pub fn shows(&self, bytes: &Range<usize>) -> bool {
        let is_in_sight = |byte: usize| {
            let is_set = self.bytes().contains(&byte) || self.bytes().end == byte;
            let rect = self.caret(byte).filter(|_| is_set);
            rect.is_some_and(|rect| rect.top() >= 0.0 && rect.bottom() <= self.height)
        };
        let ends = is_in_sight(bytes.end) || {
            let top = self.caret(bytes.start).map_or(0.0, |rect| rect.top());
            top <= self.height / 3.0
        };
        is_in_sight(bytes.start) && ends
    }

    /// The byte that is nearest to the middle of the view.
    pub fn middle(&self) -> usize {
        self.byte_at(pos2(0.0, self.height / 2.0))
    }
}
