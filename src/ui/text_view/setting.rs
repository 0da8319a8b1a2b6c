//! A paragraph set in type, and the places of its letters in the text.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Galley, Glyph};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Pos2, Rect, pos2, vec2};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::bidi::{
    begins_at_the_right, has_right_to_left, is_of_word_from_right, line_ranges,
    lines_in_visual_order,
};
use crate::fonts::{WindowMeasure, font};
use crate::theme::Palette;
use crate::view::article::paragraphs::{Paragraph, ParagraphKind};
use crate::view::measure::Measure as _;
use crate::view::scene::{ColorRole, Face};

/// The letters in a line at most: 60 to 75 are read with ease, and lines end before their last word.
const LETTERS: f32 = 71.0;
/// Where a line has no room for so many, the type gets smaller, down to a size that is still read with ease.
const ENOUGH_LETTERS: f32 = 68.0;
const SIZE: f32 = 14.5;
const LEAST_SIZE: f32 = 13.0;
/// The size of small print, below which nothing is set.
const SMALL_SIZE: f32 = 12.0;
/// English with its usual share of each letter, to measure the width of a line.
const SAMPLE: &str =
    "it is the work of an hour to read what was said then, and of years to learn how it was meant";
/// The points by which an item stands in from the left.
const INDENT: f32 = 20.0;
/// The height of a letter above and below the middle of its line, by the size of the type.
const LETTER: f32 = 0.66;
/// An x farther to the side than any line reaches.
const BEYOND: f32 = 1e6;
/// The points below the last paragraph.
const END: f32 = 48.0;

/// The look of a paragraph.
struct Style {
    face: Face,
    size: f32,
    line_height: f32,
    color_role: ColorRole,
    /// The space before it.
    above: f32,
    indent: f32,
}

impl Style {
    /// The look of a kind of paragraph in type that is so many times as large as in a wide column.
    fn of(kind: ParagraphKind, scale: f32) -> Self {
        let style = Self::in_wide_column(kind);
        Self {
            size: half_points(style.size * scale).max(SMALL_SIZE),
            line_height: (style.line_height * scale).round(),
            ..style
        }
    }

    fn in_wide_column(kind: ParagraphKind) -> Self {
        let body = Self {
            face: Face::Regular,
            size: SIZE,
            line_height: 23.0,
            color_role: ColorRole::Text,
            above: 12.0,
            indent: 0.0,
        };
        let heading = |size, line_height, above| Self {
            face: Face::SemiBold,
            size,
            line_height,
            above,
            ..body
        };
        match kind {
            ParagraphKind::Heading(0 | 1) => heading(20.0, 28.0, 26.0),
            ParagraphKind::Heading(2) => heading(16.5, 25.0, 24.0),
            ParagraphKind::Heading(_) => heading(SIZE, 23.0, 20.0),
            ParagraphKind::Body => body,
            ParagraphKind::Continued => Self { above: 0.0, ..body },
            ParagraphKind::Item => Self {
                above: 8.0,
                indent: INDENT,
                ..body
            },
            ParagraphKind::Furniture => Self {
                size: 12.5,
                line_height: 19.0,
                color_role: ColorRole::Muted,
                ..body
            },
        }
    }
}

/// Each size of a font costs the memory of its letters, so there are few.
fn half_points(size: f32) -> f32 {
    (size * 2.0).round() / 2.0
}

/// The width of a letter of running text in a wide column.
fn letter_width(ctx: &egui::Context) -> f32 {
    let body = Style::in_wide_column(ParagraphKind::Body);
    WindowMeasure(ctx).width(SAMPLE, body.face, body.size) / SAMPLE.len() as f32
}

/// The widest that a column gets in which running text is read with ease, in points.
pub fn widest_column(ctx: &egui::Context) -> f32 {
    letter_width(ctx) * LETTERS
}

/// The size of the type in a column, by that in a wide one.
fn scale_in(ctx: &egui::Context, width: f32) -> f32 {
    let fitting = SIZE * width / (letter_width(ctx) * ENOUGH_LETTERS);
    half_points(fitting.clamp(LEAST_SIZE, SIZE)) / SIZE
}

/// Sets paragraphs, and counts them: what a frame sets is bounded by what is in sight.
pub struct Typesetter<'a> {
    ctx: &'a egui::Context,
    pub text: &'a str,
    pub paragraphs: &'a [Paragraph],
    palette: Palette,
    /// The width of the column in points.
    width: f32,
    scale: f32,
    pub set: usize,
}

impl<'a> Typesetter<'a> {
    pub fn new(
        ctx: &'a egui::Context,
        text: &'a str,
        paragraphs: &'a [Paragraph],
        palette: Palette,
        width: f32,
    ) -> Self {
        Self {
            ctx,
            text,
            paragraphs,
            palette,
            width,
            scale: scale_in(ctx, width),
            set: 0,
        }
    }

    /// Sets the paragraph of that index, which must be there.
    pub fn set(&mut self, index: usize) -> SetParagraph {
        self.set += 1;
        let paragraph = &self.paragraphs[index];
        let style = Style::of(paragraph.kind, self.scale);
        let shown = Shown::of(self.text, paragraph);
        let width = (self.width - style.indent).max(40.0);
        let format = TextFormat {
            line_height: Some(style.line_height),
            ..TextFormat::simple(
                font(style.face, style.size),
                self.palette.color(style.color_role),
            )
        };
        let at_right = begins_at_the_right(&shown.text);
        let stops = shown.stops();
        let (mut job, bytes) = match has_right_to_left(&shown.text) {
            true => shown.in_visual_order(self.ctx, &style, width, format),
            false => {
                let mut job = LayoutJob::single_section(shown.text, format);
                job.wrap.max_width = width;
                (job, shown.bytes.clone())
            }
        };
        if at_right {
            job.halign = Align::RIGHT;
        }
        job.round_output_to_gui = false;
        let galley = self.ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let below = match index + 1 == self.paragraphs.len() {
            true => END,
            false => 0.0,
        };
        let origin = pos2(
            if at_right { self.width } else { style.indent },
            style.above,
        );
        let mut set = SetParagraph {
            origin,
            height: style.above + galley.rect.height() + below,
            bytes: paragraph.bytes.clone(),
            galley,
            stops,
            shown: shown.bytes,
            lines: Vec::new(),
            letters: Vec::new(),
            at_right,
        };
        set.find_letters(&bytes, style.size);
        set
    }
}

/// The characters of a paragraph that are shown, in the order of the text: white space is one space, whatever lines the file has.
struct Shown {
    text: String,
    /// The byte of each character in the whole text.
    bytes: Vec<usize>,
}

impl Shown {
    fn of(text: &str, paragraph: &Paragraph) -> Self {
        let piece = &text[paragraph.bytes.clone()];
        let mut shown = Self {
            text: String::with_capacity(piece.len()),
            bytes: Vec::with_capacity(piece.len()),
        };
        let mut signs = paragraph.signs.iter().peekable();
        let mut after_space = true;
        for (at, letter) in piece.char_indices() {
            let byte = paragraph.bytes.start + at;
            while signs.next_if(|sign| sign.end <= byte).is_some() {}
            let is_sign = signs.peek().is_some_and(|sign| sign.contains(&byte));
            let is_space = matches!(letter, ' ' | '\n' | '\r' | '\t');
            // A soft hyphen says where a word may be divided, which it is not.
            let is_hidden = letter == '\u{ad}' || (letter.is_control() && !is_space);
            if is_sign || is_hidden || (is_space && after_space) {
                continue;
            }
            after_space = is_space;
            shown.text.push(if is_space { ' ' } else { letter });
            shown.bytes.push(byte);
        }
        shown
    }

    /// The bytes at which the caret can stand: not between a letter and its marks.
    fn stops(&self) -> Vec<usize> {
        let mut bytes = self.bytes.iter();
        let letters = self.text.graphemes(true);
        let stops = letters.filter_map(|letter| {
            let stop = bytes.next().copied();
            for _ in letter.chars().skip(1) {
                bytes.next();
            }
            stop
        });
        stops.collect()
    }

    /// Right-to-left text is broken into lines here, since only then can its words be put in order.
    fn in_visual_order(
        &self,
        ctx: &egui::Context,
        style: &Style,
        width: f32,
        format: TextFormat,
    ) -> (LayoutJob, Vec<usize>) {
        let starts: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        let byte_of = |at: usize| {
            let letter = starts.partition_point(|start| *start < at);
            self.bytes.get(letter).or(self.bytes.last()).copied()
        };
        let broken = WindowMeasure(ctx).lines(&self.text, style.face, style.size, width);
        let lines: Vec<Range<usize>> = line_ranges(&self.text, broken).collect();
        let mut text = String::with_capacity(self.text.len() + lines.len());
        let mut letters = Vec::with_capacity(self.bytes.len() + lines.len());
        for (line, parts) in lines
            .iter()
            .zip(lines_in_visual_order(&self.text, lines.clone()))
        {
            if line.start > 0 {
                text.push('\n');
                // The space at which the line before was broken.
                letters.extend(byte_of(line.start.saturating_sub(1)));
            }
            for part in parts {
                let start = part.range.start;
                let piece = self.text[part.range].char_indices();
                for (at, letter) in piece {
                    text.push(part.mirrored.unwrap_or(letter));
                    letters.extend(byte_of(start + at));
                }
            }
        }
        (LayoutJob::single_section(text, format), letters)
    }
}

/// A paragraph that is set. Places in it are seen from the left of the column and the top of its block.
pub struct SetParagraph {
    galley: Arc<Galley>,
    /// The corner at which the galley is painted.
    origin: Pos2,
    /// The height of the block, with the space before it.
    pub height: f32,
    pub bytes: Range<usize>,
    /// The bytes of the characters that are shown, in the order of the text.
    shown: Vec<usize>,
    /// Those at which the caret can stand.
    stops: Vec<usize>,
    lines: Vec<Line>,
    /// The letters of all lines, from left to right in each.
    letters: Vec<Letter>,
    at_right: bool,
}

/// A line of a paragraph.
struct Line {
    /// From its top to its bottom.
    y: Range<f32>,
    /// As high as letters are.
    letters_y: Range<f32>,
    letters: Range<usize>,
}

/// A letter that is set.
#[derive(Clone, Copy)]
struct Letter {
    byte: usize,
    left: f32,
    right: f32,
    runs_left: bool,
    is_space: bool,
}

impl SetParagraph {
    /// Finds the letters of the galley in the text, the byte of each of the galley's own letters being known.
    fn find_letters(&mut self, bytes: &[usize], size: f32) {
        let galley = Arc::clone(&self.galley);
        let mut text = galley.text().chars().zip(bytes.iter().copied());
        let has_own_lines = galley.rows.iter().any(|row| row.ends_with_newline) || self.at_right;
        for row in &galley.rows {
            let first = self.letters.len();
            let of_line: Vec<(char, usize)> = match has_own_lines {
                true => text
                    .by_ref()
                    .take_while(|(letter, _)| *letter != '\n')
                    .collect(),
                false => text.by_ref().take(row.glyphs.len()).collect(),
            };
            let left = self.origin.x + row.pos.x;
            letters_of_line(&row.glyphs, &of_line, left, &mut self.letters);
            let rect = row.rect().translate(vec2(0.0, self.origin.y));
            let middle = rect.center().y;
            self.lines.push(Line {
                y: rect.top()..rect.bottom(),
                letters_y: middle - size * LETTER..middle + size * LETTER,
                letters: first..self.letters.len(),
            });
        }
    }

    pub fn galley(&self) -> &Arc<Galley> {
        &self.galley
    }

    pub fn origin(&self) -> Pos2 {
        self.origin
    }

    /// True where it is read from the right.
    pub fn begins_at_the_right(&self) -> bool {
        self.at_right
    }

    pub fn count_lines(&self) -> usize {
        self.lines.len()
    }

    /// The middle of the first line.
    pub fn first_middle(&self) -> f32 {
        let first = self
            .lines
            .first()
            .map(|line| (line.y.start + line.y.end) / 2.0);
        first.unwrap_or(self.origin.y)
    }

    /// The boxes around the letters of a stretch of the text, one for those that stand next to each other. The space at which a
    /// line is broken has none.
    pub fn boxes(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let mut boxes: Vec<Rect> = Vec::new();
        if bytes.start >= self.bytes.end || bytes.end <= self.bytes.start {
            return boxes;
        }
        for line in &self.lines {
            let mut open: Option<Rect> = None;
            let letters = &self.letters[line.letters.clone()];
            let letters = match letters {
                [shown @ .., last] if last.is_space => shown,
                all => all,
            };
            for letter in letters {
                open = match (open, bytes.contains(&letter.byte)) {
                    (Some(rect), true) => Some(rect.union(letter.rect(line))),
                    (None, true) => Some(letter.rect(line)),
                    (rect, false) => {
                        boxes.extend(rect);
                        None
                    }
                };
            }
            boxes.extend(open);
        }
        boxes
    }

    /// The caret before a byte: its line, and a rectangle without a width.
    pub fn caret(&self, byte: usize) -> (usize, Rect) {
        let mut behind: Option<(usize, &Letter)> = None;
        let mut before: Option<(usize, &Letter)> = None;
        for (index, line) in self.lines.iter().enumerate() {
            for letter in &self.letters[line.letters.clone()] {
                let is_nearer = |other: Option<(usize, &Letter)>| {
                    other.is_none_or(|(_, other)| {
                        other.byte.abs_diff(byte) > letter.byte.abs_diff(byte)
                    })
                };
                if letter.byte >= byte && is_nearer(behind) {
                    behind = Some((index, letter));
                }
                if letter.byte < byte && is_nearer(before) {
                    before = Some((index, letter));
                }
            }
        }
        let found = behind.map(|(line, letter)| (line, letter.start()));
        let found = found.or(before.map(|(line, letter)| (line, letter.end())));
        let (line, x) = found.unwrap_or((0, self.origin.x));
        let y = self.lines.get(line).map(|line| line.letters_y.clone());
        let y = y.unwrap_or(self.origin.y..self.height);
        (line, Rect::from_min_max(pos2(x, y.start), pos2(x, y.end)))
    }

    /// The byte nearest to a point: that before the letter under it, or behind it where that is nearer.
    pub fn byte_at(&self, at: Pos2) -> usize {
        let away = |line: &Line| (line.y.start - at.y).max(at.y - line.y.end).max(0.0);
        let lines = self.lines.iter().enumerate();
        let nearest = lines.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map_or(self.bytes.start, |(line, _)| self.byte_in_line(line, at.x))
    }

    /// The byte of a line that is nearest to an x.
    pub fn byte_in_line(&self, line: usize, x: f32) -> usize {
        let Some(letters) = self
            .lines
            .get(line)
            .map(|line| &self.letters[line.letters.clone()])
        else {
            return self.bytes.start;
        };
        let away = |letter: &Letter| (letter.left - x).max(x - letter.right).max(0.0);
        let nearest = letters.iter().enumerate();
        let nearest = nearest.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        let Some((index, letter)) = nearest else {
            return self.bytes.start;
        };
        let is_at_its_end = (x > (letter.left + letter.right) / 2.0) != letter.runs_left;
        // Behind the space at which a line is broken the next one begins.
        let is_last = line + 1 == self.lines.len();
        let ends_line = !is_last && letter.is_space && index + 1 == letters.len();
        match is_at_its_end && !ends_line {
            true => self.stop_after(letter.byte),
            false => self.stop_at(letter.byte),
        }
    }

    /// The first and the last place of the caret in the line of a byte.
    pub fn line_edges(&self, byte: usize) -> Range<usize> {
        let (line, _) = self.caret(byte);
        let ends = self.byte_in_line(line, -BEYOND);
        let other = self.byte_in_line(line, BEYOND);
        ends.min(other)..ends.max(other)
    }

    /// The places at which the caret can stand, in the order of the text, without the end.
    pub fn stops(&self) -> &[usize] {
        &self.stops
    }

    /// The bytes of the characters that are shown, in the order of the text.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    fn stop_at(&self, byte: usize) -> usize {
        let behind = self.stops.partition_point(|stop| *stop <= byte);
        let stop = behind.checked_sub(1).map(|at| self.stops[at]);
        stop.unwrap_or(self.bytes.start)
    }

    fn stop_after(&self, byte: usize) -> usize {
        let behind = self.stops.partition_point(|stop| *stop <= byte);
        self.stops.get(behind).copied().unwrap_or(self.bytes.end)
    }
}

impl Letter {
    fn rect(&self, line: &Line) -> Rect {
        let y = &line.letters_y;
        Rect::from_min_max(pos2(self.left, y.start), pos2(self.right, y.end))
    }

    /// The x at which it begins, in the order in which it is read.
    fn start(&self) -> f32 {
        if self.runs_left {
            self.right
        } else {
            self.left
        }
    }

    fn end(&self) -> f32 {
        if self.runs_left {
            self.left
        } else {
            self.right
        }
    }
}

/// The letters of a line that are to be seen. egui sets the letters of a right-to-left word from its end, joined ones as one,
/// and adds those without a width once more.
fn letters_of_line(glyphs: &[Glyph], text: &[(char, usize)], left: f32, out: &mut Vec<Letter>) {
    let letter = |glyph: &Glyph, byte: usize, runs_left: bool| Letter {
        byte,
        left: left + glyph.pos.x,
        right: left + glyph.pos.x + glyph.advance_width,
        runs_left,
        is_space: glyph.chr == ' ',
    };
    let (mut glyphs, mut text) = (glyphs, text);
    while let ([glyph, others @ ..], [(next, byte), rest @ ..]) = (glyphs, text) {
        if !is_of_word_from_right(*next) {
            // What is not this letter is the rest of one before.
            if glyph.chr == *next {
                out.push(letter(glyph, *byte, false));
                text = rest;
            }
            glyphs = others;
            continue;
        }
        let count = text
            .iter()
            .take_while(|(next, _)| is_of_word_from_right(*next))
            .count();
        let (word, behind) = text.split_at(count);
        let count = glyphs
            .iter()
            .take_while(|glyph| is_of_word_from_right(glyph.chr))
            .count();
        let (set, others) = glyphs.split_at(count);
        let first = out.len();
        let mut from = 0;
        for glyph in set.iter().rev().filter(|glyph| glyph.advance_width > 0.0) {
            let found = word[from..].iter().position(|(next, _)| *next == glyph.chr);
            let at = (from + found.unwrap_or(0)).min(word.len() - 1);
            out.push(letter(glyph, word[at].1, true));
            from = at + 1;
        }
        out[first..].reverse();
        (glyphs, text) = (others, behind);
    }
}
