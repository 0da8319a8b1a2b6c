//! The margin of a text: the numbers of claims, which can be pressed, and the dots of items.

use egui::{Align2, Color32, CursorIcon, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::fonts::font;
use crate::view::article::paragraphs::ParagraphKind;
use crate::view::scene::{ColorRole, Face};

use super::Frame;
use super::sight::{Placed, Sight};

/// The points from the left of the column to the dot of an item, and to the right end of a claim's number.
const ITEM_DOT: f32 = 7.0;
const NUMBER: f32 = -12.0;

pub fn margin_ui(ui: &Ui, frame: &mut Frame<'_>, sight: &Sight) {
    for placed in &sight.placed {
        let by = frame.column.min.to_vec2() + vec2(0.0, placed.top);
        let paragraph = &frame.reader.paragraphs[placed.index];
        if paragraph.number.is_some() {
            number_ui(ui, frame, placed, by);
        } else if paragraph.kind == ParagraphKind::Item {
            let x = match placed.set.begins_at_the_right() {
                true => frame.column.right() + ITEM_DOT,
                false => by.x + ITEM_DOT,
            };
            let dot = pos2(x, by.y + placed.set.first_middle());
            let color = frame.palette.color(ColorRole::Muted);
            ui.painter().circle_filled(dot, 2.0, color);
        }
    }
}

fn number_ui(ui: &Ui, frame: &mut Frame<'_>, placed: &Placed, by: Vec2) {
    let Some(number) = frame.reader.paragraphs[placed.index].number else {
        return;
    };
    let right = pos2(by.x + NUMBER, by.y + placed.set.first_middle());
    let font = font(Face::SemiBold, 12.5);
    let galley = ui
        .painter()
        .layout_no_wrap(number.to_string(), font, Color32::PLACEHOLDER);
    let rect: Rect = Align2::RIGHT_CENTER.anchor_size(right, galley.size());
    let id = frame.response.id.with(("number", number.0));
    let response = ui.interact(rect.expand(4.0), id, Sense::click() - Sense::FOCUSABLE);
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Link,
            true,
            format!("{} {number}", frame.reader.claim_word),
        )
    });
    if response.clicked() {
        frame.outcome.claim = Some(number);
    }
    let color_role = match response.hovered() {
        true => ColorRole::Accent,
        false => ColorRole::Muted,
    };
    response.on_hover_cursor(CursorIcon::PointingHand);
    let color = frame.palette.color(color_role);
    ui.painter().galley(rect.min, galley, color);
}
