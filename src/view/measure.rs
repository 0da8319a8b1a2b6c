//! The width of a text. The layout asks; the fonts answer.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::scene::Face;

/// Answers what the layout needs to know of a font.
pub trait Measure {
    /// The width in points of one line of text.
    fn width(&mut self, text: &str, face: Face, size: f32) -> f32;

    /// The lines of a text that is broken so as to be no wider than `room`, where Unicode allows a line to end (UAX #14),
    /// and within a word that is wider by itself.
    ///
    /// They are parts of the text in its logical order. The window's fonts would break it in the order in which letters
    /// stand, which ends a line of Arabic with its beginning.
    fn lines(&mut self, text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut start, mut from, mut taken) = (0, 0, 0.0);
        for (until, opportunity) in self.line_ends(text, face, size, room) {
            let word = text[from..until].trim_end();
            if start < from && taken + self.width(word, face, size) > room {
                lines.push(text[start..from].trim_end().to_owned());
                (start, taken) = (from, 0.0);
            }
            taken += self.width(&text[from..until], face, size);
            from = until;
            if opportunity == BreakOpportunity::Mandatory {
                lines.push(text[start..from].trim_end().to_owned());
                (start, taken) = (from, 0.0);
            }
        }
        lines
    }

    /// The places at which a line may end.
    fn line_ends(
        &mut self,
        text: &str,
        face: Face,
        size: f32,
        room: f32,
    ) -> Vec<(usize, BreakOpportunity)> {
        let mut ends = Vec::new();
        let mut from = 0;
        for (until, opportunity) in linebreaks(text) {
            loop {
                let word = text[from..until].trim_end();
                let fitting = self.longest_fitting(word, face, size, room);
                if fitting == word.len() {
                    break;
                }
                from += fitting;
                ends.push((from, BreakOpportunity::Allowed));
            }
            ends.push((until, opportunity));
            from = until;
        }
        ends
    }

    /// The number of bytes of a text that fit, at least those of one letter.
    fn longest_fitting(&mut self, text: &str, face: Face, size: f32, room: f32) -> usize {
        if self.width(text, face, size) <= room {
            return text.len();
        }
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(index, letter)| index + letter.len_utf8())
            .collect();
        let fitting = ends.partition_point(|&end| self.width(&text[..end], face, size) <= room);
        ends.get(fitting.max(1) - 1).copied().unwrap_or(text.len())
    }

    /// The longest beginning of `text` that fits with an ellipsis, cut between words where that loses little;
    /// the whole text if it fits; nothing if not even one letter does.
    fn fitted(&mut self, text: &str, face: Face, size: f32, room: f32) -> Option<String> {
        if self.width(text, face, size) <= room {
            return Some(text.to_owned());
        }
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(index, _)| index)
            .skip(1)
            .collect();
        let with_ellipsis = |end: usize| format!("{}…", text[..end].trim_end());
        let fitting =
            ends.partition_point(|&end| self.width(&with_ellipsis(end), face, size) <= room);
        let longest = *ends.get(fitting.checked_sub(1)?)?;
        let word_end = text[..longest]
            .rfind(' ')
            .filter(|end| end * 4 >= longest * 3);
        Some(with_ellipsis(word_end.unwrap_or(longest)))
    }
}

/// Measures text as it will stand once it is magnified, in points before that.
pub struct Magnified<'a> {
    pub measure: &'a mut dyn Measure,
    pub factor: f32,
}

impl Measure for Magnified<'_> {
    fn width(&mut self, text: &str, face: Face, size: f32) -> f32 {
        self.measure.width(text, face, size * self.factor) / self.factor
    }
}
