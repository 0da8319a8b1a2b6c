//! A long text to read in: it is selected, copied and scrolled as in any reader.
//!
//! Each paragraph is set by itself, and only those in sight are. The view of a text is a place in it, not a height above it,
//! so what is out of sight need not be set to know where one is. What is said about a stretch of the text is asked for the
//! paragraphs in sight alone.

mod caret;
mod keys;
mod margin;
mod painting;
mod pointer;
mod setting;
mod sight;
#[cfg(test)]
mod tests;
mod told;

use std::ops::Range;

use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use crate::document::ClaimNumber;
use crate::state::{TextMsg, TextScroll, TextSelection, TextView};
use crate::theme::Palette;
use crate::view::article::paragraphs::{Paragraph, paragraph_at};
use crate::view::scene::ColorRole;

use setting::{Typesetter, widest_column};
use sight::Sight;

/// The points at the left of the column, for the claims' numbers, and at its right.
const MARGIN: f32 = 36.0;
const MARGIN_RIGHT: f32 = 16.0;
/// The area of a letter in square points, to tell the height of what is not set.
const LETTER_AREA: f64 = 170.0;
/// The height at which the first line that is in sight as a whole is looked for.
const TOP: f32 = 24.0;

/// Something that is said about a stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    pub bytes: Range<usize>,
    /// The colour behind the letters.
    pub wash: Option<ColorRole>,
    pub underline: Option<Underline>,
    /// The thing that a click on it means, with its name for those who hear it.
    pub target: Option<(usize, String)>,
}

/// A line below letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Underline {
    pub color_role: ColorRole,
    pub dotted: bool,
    /// The number of lines above it that others have there.
    pub level: u8,
}

/// A text and whatever is to be seen in it.
pub struct TextReader<'a> {
    /// The name of the text for those who hear it, and the word for its claims.
    pub name: &'a str,
    pub claim_word: &'a str,
    pub text: &'a str,
    pub paragraphs: &'a [Paragraph],
    pub view: &'a TextView,
    /// The marks within some bytes, from the lowest to the one on top.
    pub marks: &'a dyn Fn(Range<usize>) -> Vec<TextMark>,
}

/// The reader's doing in a text.
#[derive(Debug, Default, PartialEq)]
pub struct TextOutcome {
    pub messages: Vec<TextMsg>,
    /// The words to put on the clipboard.
    pub copied: Option<String>,
    /// The mark under the pointer and the one that was clicked, by their targets.
    pub pointed_at: Option<usize>,
    pub clicked: Option<usize>,
    /// The claim whose number was clicked.
    pub claim: Option<ClaimNumber>,
    /// The paragraphs that this frame has set.
    pub set: usize,
}

/// The parts of a frame that its steps share.
struct Frame<'a> {
    reader: &'a TextReader<'a>,
    response: Response,
    /// The column of the text, as high as the view.
    column: Rect,
    palette: Palette,
    outcome: TextOutcome,
}

impl TextReader<'_> {
    /// Shows the text in all the room there is.
    pub fn show(&self, ui: &mut Ui) -> TextOutcome {
        let rect = ui.available_rect_before_wrap();
        let builder = UiBuilder::new().max_rect(rect).id_salt("text");
        ui.scope_builder(builder, |ui| {
            ui.shrink_clip_rect(rect);
            self.show_in(ui, rect)
        })
        .inner
    }

    fn show_in(&self, ui: &mut Ui, rect: Rect) -> TextOutcome {
        let id = ui.scope_id().with("text");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, self.name));
        let palette = Palette::of(ui.visuals());
        let column = column_in(rect, widest_column(ui.ctx()));
        let mut typesetter = Typesetter::new(
            ui.ctx(),
            self.text,
            self.paragraphs,
            palette,
            column.width(),
        );
        let mut frame = Frame {
            reader: self,
            response,
            column,
            palette,
            outcome: TextOutcome::default(),
        };
        let mut scroll = self.view.scroll;
        scroll.points += frame.scrolled_by_wheel(ui);
        scroll.points += keys::keys_ui(ui, &mut frame, &mut typesetter);
        scroll.points += frame.scrolled_by_drag(ui);
        frame.bar_ui(ui, rect, &mut scroll);
        let height = column.height();
        let sight = match &self.view.reveal {
            Some(reveal) => Sight::revealing(reveal, scroll, height, &mut typesetter),
            None => Sight::from(scroll, height, &mut typesetter),
        };
        frame.tell_scroll(&sight);
        frame.place_caret(&sight);
        let marks: Vec<Vec<TextMark>> = sight
            .placed
            .iter()
            .map(|placed| (self.marks)(placed.set.bytes.clone()))
            .collect();
        pointer::pointer_ui(ui, &mut frame, &sight, &marks);
        told::tell(ui, &mut frame, &sight, &marks);
        painting::paint(ui, &frame, &sight, &marks);
        margin::margin_ui(ui, &mut frame, &sight);
        frame.outcome.set = typesetter.set;
        if !frame.outcome.messages.is_empty() {
            ui.ctx().request_repaint();
        }
        frame.outcome
    }
}

/// The column in the middle of the room, no wider than lines are read with ease.
fn column_in(rect: Rect, widest: f32) -> Rect {
    let room = rect.width() - MARGIN - MARGIN_RIGHT;
    let width = room.min(widest).max(60.0);
    let left = rect.left() + MARGIN + ((room - width) / 2.0).max(0.0).floor();
    Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()))
}

impl Frame<'_> {
    fn scrolled_by_wheel(&self, ui: &Ui) -> f32 {
        match self.response.contains_pointer() {
            true => -ui.input(|input| input.smooth_scroll_delta().y),
            false => 0.0,
        }
    }

    /// A pointer that selects beyond an edge scrolls the faster the farther it is.
    fn scrolled_by_drag(&self, ui: &Ui) -> f32 {
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let Some(at) = pointer.filter(|_| self.response.dragged()) else {
            return 0.0;
        };
        let beyond = (at.y - self.column.bottom()).max(0.0) - (self.column.top() - at.y).max(0.0);
        if beyond == 0.0 {
            return 0.0;
        }
        ui.ctx().request_repaint();
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        beyond.clamp(-120.0, 120.0) * 10.0 * seconds
    }

    /// Says what is in sight, where it is not what the state says.
    fn tell_scroll(&mut self, sight: &Sight) {
        let view = self.reader.view;
        let to = sight.scroll();
        if to != view.scroll || view.reveal.is_some() || view.middle.is_none() {
            let middle = sight.middle();
            self.outcome.messages.push(TextMsg::Scrolled { to, middle });
        }
    }

    /// Has the caret in sight once the text gets the keyboard's focus.
    fn place_caret(&mut self, sight: &Sight) {
        let selection = &self.reader.view.selection;
        let is_free = self.response.gained_focus() && selection.bytes().is_empty();
        if is_free && !sight.shows(&selection.bytes()) {
            let first = TextSelection::caret_at(sight.byte_at(pos2(0.0, TOP)));
            self.outcome.messages.push(TextMsg::Select(first));
        }
    }

    /// The bar at the right, on which the share of the text's bytes stands for that of its height.
    fn bar_ui(&self, ui: &Ui, rect: Rect, scroll: &mut TextScroll) {
        let text = caret::ends(self.reader.paragraphs);
        let column = f64::from(self.column.width());
        let height = text.len() as f64 * LETTER_AREA / column;
        let view = f64::from(rect.height());
        if height <= view {
            return;
        }
        let thumb = (view * view / height).max(28.0) as f32;
        let travel = rect.height() - thumb;
        let in_sight = text.len() as f64 * view / height;
        let span = (text.len() as f64 - in_sight).max(1.0);
        let index = paragraph_at(self.reader.paragraphs, scroll.byte);
        let within = f64::from(scroll.points) * column / LETTER_AREA;
        let from = self.reader.paragraphs[index].bytes.start as f64 + within - text.start as f64;
        let share = (from / span).clamp(0.0, 1.0) as f32;
        let top = rect.top() + share * travel;
        let bar = Rect::from_min_max(
            pos2(rect.right() - 9.0, top),
            pos2(rect.right() - 2.0, top + thumb),
        );
        let response = ui.interact(bar.expand(3.0), self.response.id.with("bar"), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Scroll the text"));
        if response.dragged() && response.drag_delta().y != 0.0 {
            let share = (share + response.drag_delta().y / travel.max(1.0)).clamp(0.0, 1.0);
            let byte = text.start as f64 + f64::from(share) * span;
            let index = paragraph_at(self.reader.paragraphs, byte as usize);
            let start = self.reader.paragraphs[index].bytes.start;
            *scroll = TextScroll {
                byte: start,
                points: ((byte - start as f64) * LETTER_AREA / column) as f32,
            };
        }
        let color_role = match response.hovered() || response.dragged() {
            true => ColorRole::Muted,
            false => ColorRole::Rule,
        };
        ui.painter()
            .rect_filled(bar, 3.5, self.palette.color(color_role));
    }
}
