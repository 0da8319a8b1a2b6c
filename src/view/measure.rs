//! How wide a text is. The layout asks; the fonts answer.

use super::scene::Face;

/// What the layout needs to know of a font.
pub trait Measure {
    /// The width in points of one line of text.
    fn width(&mut self, text: &str, face: Face, size: f32) -> f32;

    /// The lines of a text that is broken so as to be no wider than `room`, between words where that can be.
    fn lines(&mut self, text: &str, face: Face, size: f32, room: f32) -> Vec<String>;

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

    fn lines(&mut self, text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
        self.measure
            .lines(text, face, size * self.factor, room * self.factor)
    }
}
